"""Roads in findings: the choices that lead somewhere, in words and as a command that replays them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from simulasi.dasar.cangkang import quote
from simulasi.permainan.program import Gerak

PANJANG_MAKS: Final = 500
"""Longer roads are cut: nobody reads them, and a command line has its own bound."""

Perintah = Literal["main", "nilai"]

_DI_AWAL: Final = "Itu terjadi langsung di awal cerita"


def road(moves: Sequence[Gerak]) -> str:
    """Write a road as the value of `--jawab`, cut after `PANJANG_MAKS` choices; "" for the start itself."""
    return ",".join(gerak.pilihan.id for gerak in moves[:PANJANG_MAKS])


def tell_way(moves: Sequence[Gerak]) -> str:
    """Write a line that tells how to get there."""
    return f"Jalan terpendek ke sana: {road(moves)}{_cut(moves)}" if moves else _DI_AWAL


def tell_road(
    berkas: str, moves: Sequence[Gerak], what: str = "Jalan terpendek ke sana", perintah: Perintah = "main"
) -> str:
    """Write a line that tells how to get there, as a command that replays it; `berkas` is the file as findings name it.

    The command stands last in its line, so that it can be copied whole. A road to an ending in a sound story is scored
    (`nilai`), which records nothing; `main` walks it, and walks a broken story too.
    """
    return f"{what if moves else _DI_AWAL}{_cut(moves)}: {command(berkas, moves, perintah)}"


def _cut(moves: Sequence[Gerak]) -> str:
    return f" ({PANJANG_MAKS} pilihan pertama dari {len(moves)})" if len(moves) > PANJANG_MAKS else ""


def command(berkas: str, moves: Sequence[Gerak], perintah: Perintah = "main") -> str:
    """Write the command that replays a road in a file."""
    name = f"./{berkas}" if berkas.startswith("-") else berkas
    return f"simulasi {perintah} {quote(name)} --jawab {quote(road(moves))}"
