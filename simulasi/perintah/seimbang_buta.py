"""How blind players are told: a table for one scenario, and the forks and words that give the key away."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Final

from simulasi.dasar.angka import figure
from simulasi.permainan.buta import LEBIH_SKENARIO, BarisButa, Harapan, Sumbangan, TabelButa

WAYS: Final[tuple[Callable[[BarisButa], Harapan], ...]] = (lambda b: b.langsung, lambda b: b.petunjuk)
"""Deciding at once, and opening clue scenes first."""

_BARIS: Final = 80
_CABANG: Final = 3


def wrap(text: str, indent: int = 0) -> list[str]:
    """Break a text into lines for the terminal."""
    return textwrap.wrap(
        text.replace(" %", "\N{NO-BREAK SPACE}%"),
        _BARIS,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2 if indent else 0),
        break_on_hyphens=False,
    )


def describe() -> str:
    """Say what blind players are."""
    return (
        "Pemain buta hanya melihat teks pilihan dan memakai satu aturan; yang sama kuat dipilih sama mungkinnya. "
        "Angka: gabungan 50:50 yang diharapkan, dihitung eksak. Tanda * : lebih dari "
        f"{LEBIH_SKENARIO} poin di atas acak."
    )


def draw_players(tabel: TabelButa) -> Iterator[str]:
    """Draw the table of one scenario."""
    yield "Pemain buta"
    yield from wrap(describe(), 2)
    yield ""
    yield f"  {'':<16} {'langsung memutuskan':^29}  {'petunjuk dulu':^29}"
    head = f"{'integ':>6} {'patuh':>6} {'gabung':>7} {'bersih':>7}"
    yield f"  {'':<16} {head}   {head}"
    yield f"  {'acak':<16} " + "   ".join(_cells(h, mark=False) for h in tabel.acak)
    for b in tabel.baris:
        cells = [
            _cells(h, mark=h.gabungan - base.gabungan > LEBIH_SKENARIO)
            for h, base in zip((b.langsung, b.petunjuk), tabel.acak, strict=True)
        ]
        yield f"  {b.pemain.nama:<16} " + "   ".join(cells)
    yield f"  Gabungan tertinggi yang dapat dicapai: {figure(tabel.terbaik)}"
    for b in tabel.menonjol:
        yield from tell_forks(b)


def _cells(h: Harapan, *, mark: bool) -> str:
    star = "*" if mark else " "
    return f"{figure(h.integritas):>6} {figure(h.kepatuhan):>6} {figure(h.gabungan):>6}{star} {100 * h.bersih:>5.0f} %"


def tell_forks(b: BarisButa) -> Iterator[str]:
    """Tell which forks give a player its points, and by which words."""
    yield from wrap(
        f"{b.pemain.nama} (memilih yang {b.pemain.sebut}): {figure(b.lebih)} poin di atas acak, terbesar di:", 2
    )
    for s in b.sumbangan[:_CABANG]:
        if s.poin <= 0:
            break
        yield from wrap(f"{name_fork(b, s)}", 4)


def name_fork(b: BarisButa, s: Sumbangan) -> str:
    """Name a fork, what the player takes there, and the words that made it do so."""
    parts: list[str] = []
    for pilihan, _ in s.pilihan:
        words = () if b.pemain.tanda is None else b.pemain.tanda(pilihan.teks)
        quoted = ", ".join(f'"{word}"' for word in words)
        parts.append(f"{pilihan.id} ({quoted})" if quoted else pilihan.id)
    return f"{f'+{s.poin:.1f}'.replace('.', ',')}  {s.adegan}: {', '.join(parts)}"


def json_players(tabel: TabelButa) -> dict[str, Any]:
    """Give the JSON form."""
    return {
        "acak": {way: _figures(h) for way, h in zip(("langsung", "petunjuk"), tabel.acak, strict=True)},
        "terbaik": tabel.terbaik,
        "pemain": [
            {
                "nama": b.pemain.nama,
                "langsung": _figures(b.langsung),
                "petunjuk": _figures(b.petunjuk),
                "lebih": b.lebih,
                "cabang": [
                    {"adegan": s.adegan, "poin": s.poin, "pilihan": {p.id: x for p, x in s.pilihan}}
                    for s in b.sumbangan
                ],
            }
            for b in tabel.baris
        ],
    }


def _figures(h: Harapan) -> dict[str, float]:
    return {"integritas": h.integritas, "kepatuhan": h.kepatuhan, "gabungan": h.gabungan, "bersih": h.bersih}
