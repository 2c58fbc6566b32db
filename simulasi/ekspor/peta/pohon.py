"""The map as a tree of plain lines: no colour, no drawn lines, at most 80 columns; reads well aloud.

A scene that only one scene leads to is told under it, indented; one where several ways meet stands at the margin and
is referred to by its number. So depth stays small however long the story is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from simulasi.dasar.angka import percent
from simulasi.ekspor.peta.kata import arrow_name, branch_words, count_words, facts, flat, level_words
from simulasi.permainan.peta import Panah, Peta, Simpul
from simulasi.skenario.sebut import shorten

LEBAR: Final = 80
_DALAM: Final = 3
"""Deeper scenes start at the margin again."""


def as_tree(peta: Peta) -> Iterator[str]:
    """Write the map in lines, scenes in reading order."""
    yield from _wrap(f"Peta cabang: {flat(peta.skenario.judul)} ({peta.skenario.id})", 0)
    yield from _wrap(f"{count_words(peta)}.", 0)
    yield from _wrap(
        f"Persen menurut {peta.sumber}; pada adegan: berapa bagian permainan melewatinya, pada pilihan: berapa bagian "
        'langkah dari adegan itu. Angka sesudah "ke" adalah nomor adegan di peta ini.',
        0,
    )
    under = _nest(peta)
    inside = {n for children in under.values() for n in children}
    for simpul in peta.simpul:
        if simpul.nomor not in inside and simpul.jenis != "akhir":
            yield ""
            yield from _scene(peta, simpul, 0, under)
    ends = [s for s in peta.simpul if s.jenis == "akhir"]
    yield ""
    yield "Akhir cerita"
    for simpul in ends:
        about = ", ".join(facts(simpul))
        yield from _wrap(f"{simpul.nomor}. {flat(simpul.adegan.judul)} [{simpul.id}] ({about})", 2, 4)
        redirected = [r for r in peta.pengalihan if r.ke == simpul.nomor]
        for r in redirected:
            told = f"dengan kendali {r.kendali.id}: dari {r.dari}, pilihan {r.nomor} ({r.pilihan.id})"
            yield from _wrap(told, 6, 8)


def _nest(peta: Peta) -> dict[int, list[int]]:
    """Give, by scene, the scenes told under it: those that it alone leads to, not deeper than `_DALAM`."""
    parents: dict[int, set[int]] = {s.nomor: set() for s in peta.simpul}
    for p in peta.panah:
        parents[p.ke].add(p.dari)
    start = peta.node(peta.skenario.awal).nomor
    depth: dict[int, int] = {}
    under: dict[int, list[int]] = {}
    for simpul in peta.simpul:
        above = parents[simpul.nomor]
        alone = next(iter(above)) if len(above) == 1 else None
        if simpul.jenis == "akhir" or simpul.nomor == start or alone is None or alone not in depth:
            depth[simpul.nomor] = 0
            continue
        level = depth[alone] + 1
        if alone == simpul.nomor or level > _DALAM:
            depth[simpul.nomor] = 0
            continue
        depth[simpul.nomor] = level
        under.setdefault(alone, []).append(simpul.nomor)
    return under


def _scene(peta: Peta, simpul: Simpul, indent: int, under: dict[int, list[int]]) -> Iterator[str]:
    yield from _wrap(f"{simpul.nomor}. {flat(simpul.adegan.judul)} [{simpul.id}]", indent, indent + 4)
    yield from _wrap(", ".join(facts(simpul)), indent + 3)
    children = list(under.get(simpul.nomor, ()))
    pads = peta.leaving(simpul.nomor)
    for panah in pads:
        if panah.cabang <= 1:
            yield from _choice(panah, sum(p.bagian for p in pads if p.nomor == panah.nomor), indent + 3)
        nested = panah.ke in children
        yield from _target(peta, simpul, panah, indent + 6, nested=nested)
        if nested:
            children.remove(panah.ke)
            yield from _scene(peta, peta.simpul[panah.ke - 1], indent + 8, under)
    for baris in () if simpul.tabel is None else simpul.tabel.baris:
        for kendali in baris.ditutup:
            yield from _wrap(f"dengan kendali {kendali}, pilihan {baris.nomor} tertutup", indent + 3, indent + 6)
    for r in peta.pengalihan:
        if r.dari == simpul.nomor:
            told = f"dengan kendali {r.kendali.id}, pilihan {r.nomor} beralih ke {r.ke}"
            yield from _wrap(told, indent + 3, indent + 6)


def _choice(panah: Panah, share: float, indent: int) -> Iterator[str]:
    red = ", garis merah" if panah.pilihan.garis_merah else ""
    only = f", tersedia bila {panah.syarat}" if panah.syarat else ""
    text = (
        f"pilihan {panah.nomor} [{panah.pilihan.id}]: {shorten(panah.pilihan.teks, 90)} ({percent(share)}{red}{only})"
    )
    yield from _wrap(text, indent, indent + 3)


def _target(peta: Peta, simpul: Simpul, panah: Panah, indent: int, *, nested: bool) -> Iterator[str]:
    goal = peta.simpul[panah.ke - 1]
    words = branch_words(panah)
    way = f"{arrow_name(panah)}, {words}, " if words else ""
    never = "" if panah.pernah else " (tidak pernah dilalui)"
    level = f", akhir {level_words(goal)}" if goal.jenis == "akhir" else ""
    back = "kembali " if panah.ke <= simpul.nomor else ""
    share = f" ({percent(panah.bagian)})" if words else ""
    name = "diceritakan di bawah ini" if nested else f"{flat(goal.adegan.judul)}{level}"
    yield from _wrap(f"{way}{back}ke {panah.ke}, {name}{share}{never}", indent, indent + 2)


def _wrap(text: str, indent: int, rest: int | None = None) -> list[str]:
    return textwrap.wrap(
        text.replace(" %", "\N{NO-BREAK SPACE}%"),
        LEBAR,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if rest is None else rest),
    )
