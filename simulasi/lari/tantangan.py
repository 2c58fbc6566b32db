"""The mitigation challenge (`skor.md` §5): controls picked within the budget, and the risk that remains at each pick.

A pick is an `int` with bit i for control number i, as in `permainan.risiko`. Nothing here is stored or drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from simulasi.dasar.galat import Galat
from simulasi.permainan.risiko import Risiko, Terbaik
from simulasi.skenario.model import Kendali

TANPA_JALAN: Final = (
    "Dengan pilihan ini cerita tidak menyisakan jalan untuk dilalui, sehingga risikonya tidak terhitung."
)
MELEBIHI: Final = "Biayanya melebihi sisa anggaran: perlu {biaya}, tersisa {sisa}."
SARAN: Final = "Lepaskan dulu kendali lain, atau pilih yang lebih murah."


class KendaliDitolak(Galat):
    """A control that cannot be put in place, or taken away, as things stand."""


@dataclass(frozen=True, slots=True)
class Tawaran:
    """One control as it stands at a pick.

    `risiko_bila` is the risk (0–1) once this one is switched; None where that leaves no way on. `sebab` says why it
    cannot be switched, empty where it can.
    """

    nomor: int
    kendali: Kendali
    dipasang: bool
    risiko_bila: float | None
    sebab: str


@dataclass(frozen=True, slots=True)
class KeadaanTantangan:
    """A pick and what it does. Risks 0–1; `nilai` 0–100, None where nothing can be gained."""

    kendali: int
    biaya: int
    anggaran: int
    risiko_tanpa: float
    risiko: float
    nilai: float | None
    tawaran: tuple[Tawaran, ...]

    @property
    def sisa(self) -> int:
        """What is left of the budget."""
        return self.anggaran - self.biaya


class Tantangan:
    """The challenge of one scenario; every answer is looked up in risks that were computed once."""

    def __init__(self, kendali: tuple[Kendali, ...], risiko: Risiko) -> None:
        self.kendali: Final = kendali
        self._risiko: Final = risiko
        self._tanpa: Final = risiko.risk(0) or 0.0
        self.terbaik: Final[Terbaik] = risiko.best()

    def look(self, pilihan: int) -> KeadaanTantangan:
        """Show a pick. One that leaves no way on is shown as the empty one: it cannot have been made."""
        risk = self._risiko.risk(pilihan)
        if risk is None:
            pilihan, risk = 0, self._tanpa
        return KeadaanTantangan(
            pilihan,
            self._risiko.cost(pilihan),
            self._risiko.anggaran,
            self._tanpa,
            risk,
            self._risiko.challenge(pilihan),
            tuple(
                Tawaran(i, k, bool(pilihan >> i & 1), self._risiko.risk(pilihan ^ 1 << i), self._refusal(pilihan, i))
                for i, k in enumerate(self.kendali)
            ),
        )

    def switch(self, pilihan: int, nomor: int) -> int:
        """Put control number `nomor` in place or take it away; raises `KendaliDitolak`, which says why not."""
        why = self._refusal(pilihan, nomor)
        if why:
            raise KendaliDitolak(f"{why} {SARAN}")
        return pilihan ^ 1 << nomor

    def names(self, pilihan: int) -> tuple[str, ...]:
        """Give the ids of a pick, in file order."""
        return tuple(k.id for i, k in enumerate(self.kendali) if pilihan >> i & 1)

    def pick(self, nama: Iterable[str]) -> int:
        """Give the pick of ids; unknown ones are passed over."""
        wanted = set(nama)
        return sum(1 << i for i, k in enumerate(self.kendali) if k.id in wanted)

    def _refusal(self, pilihan: int, nomor: int) -> str:
        after = pilihan ^ 1 << nomor
        cost, left = self._risiko.cost(after), self._risiko.anggaran - self._risiko.cost(pilihan)
        if after > pilihan and cost > self._risiko.anggaran:
            return MELEBIHI.format(biaya=self.kendali[nomor].biaya, sisa=left)
        return TANPA_JALAN if self._risiko.risk(after) is None else ""
