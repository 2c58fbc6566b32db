"""Where a screen can ask to go, by name. Screens know these alone, never one another; `rute` opens them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulasi.lari.hasil_lari import HasilLari
    from simulasi.lari.kelas import Entri
    from simulasi.lari.perjalanan import Perjalanan


@dataclass(frozen=True)
class Peserta:
    """Ask who plays; `lalu` runs once somebody has answered."""

    lalu: Callable[[], None] | None = None


@dataclass(frozen=True)
class IsiPustaka:
    """A scenario of the library: its briefing, or its findings where it has errors."""

    entri: Entri


@dataclass(frozen=True)
class Pengantar:
    """The briefing of a scenario by its id, once somebody plays."""

    skenario: str


@dataclass(frozen=True)
class Main:
    """A run from where it stands, in place of the screen that asks."""

    perjalanan: Perjalanan


@dataclass(frozen=True)
class HalamanAkhir:
    """A page after the story by its name, in place of the screen that asks; the ending where no figures are known."""

    perjalanan: Perjalanan
    hasil: HasilLari | None
    nama: str


@dataclass(frozen=True)
class PapanSkor:
    """The scoreboard, over the screen that asks."""


Tujuan = Peserta | IsiPustaka | Pengantar | Main | HalamanAkhir | PapanSkor
