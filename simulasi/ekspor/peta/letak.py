"""Where boxes and arrows of a map lie: layers from top to bottom, by Graphviz' `dot`.

PyGraphviz is the extra `[peta]`: its wheels carry the Graphviz libraries, so a borrowed laptop needs nothing else. No
text of a scenario is handed to it, only sizes; what is drawn is drawn by us.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from simulasi.dasar.angka import grouped
from simulasi.dasar.galat import Galat

Titik = tuple[float, float]

PAKET: Final = "pygraphviz>=2.0.2,<3"
"""What the extra `[peta]` installs; from this version on its wheels carry the Graphviz libraries."""

_SEPARASI: Final = "nodesep=0.28, ranksep=0.55, mclimit=2"


KOTAK_MAKS: Final = 200
"""Most scenes that are laid out: the time grows faster than their number, and no eye follows a larger drawing."""


class PetaTerlaluBesar(Galat):
    """The story has more scenes than a drawing can hold."""


def check_size(adegan: int) -> None:
    """Refuse a drawing of too many scenes, before anything is computed for it. Raises `PetaTerlaluBesar`."""
    if adegan > KOTAK_MAKS:
        raise PetaTerlaluBesar(
            f"Skenario ini berisi {grouped(adegan)} adegan; gambar peta dibuat untuk paling banyak {KOTAK_MAKS}. Pakai "
            "pohon di terminal (tanpa -o), `-o NAMA.mmd` (Mermaid), atau `-o NAMA.dot` (Graphviz)."
        )


class TataLetakTidakAda(Galat):
    """The library that lays maps out is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Peta SVG dan HTML memerlukan paket tambahan yang belum terpasang. Pasang dengan "
            f'`pip install "{PAKET}"`, lalu coba lagi. Tanpa paket itu, `-o NAMA.mmd` (Mermaid), '
            "`-o NAMA.dot` (Graphviz), dan pohon di terminal (tanpa -o) tetap dapat dipakai."
        )


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box to be laid out: size in points, and the widths of the pads along its lower edge (arrows leave there)."""

    lebar: float
    tinggi: float
    tapak: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Garis:
    """An arrow to be laid out, from a pad of one box to another box; boxes and pads by index from 0."""

    dari: int
    tapak: int
    ke: int


@dataclass(frozen=True, slots=True)
class Letak:
    """A layout: upper left corner of each box, and of each arrow the points of its Bézier curve and its tip.

    Points in order: start, then three for each piece. Coordinates in points, y downwards.
    """

    lebar: float
    tinggi: float
    kotak: tuple[Titik, ...]
    garis: tuple[tuple[Titik, ...], ...]
    ujung: tuple[Titik, ...]


def has_layout() -> bool:
    """Tell whether the library is there."""
    try:
        import_module("pygraphviz")
    except ImportError:
        return False
    return True


def lay_out(kotak: Sequence[Kotak], garis: Sequence[Garis]) -> Letak:
    """Lay boxes and arrows out in layers; the first box is on top. The same input gives the same layout.

    Raises `TataLetakTidakAda` without the extra, `PetaTerlaluBesar` for more than `KOTAK_MAKS` boxes.
    """
    check_size(len(kotak))
    try:
        library: Any = import_module("pygraphviz")
    except ImportError as error:
        raise TataLetakTidakAda from error
    graph = library.AGraph(string=_describe(kotak, garis))
    found = json.loads(graph.draw(format="json0", prog="dot"))
    graph.close()
    _, _, width, height = (float(x) for x in found["bb"].split(","))
    places = {int(o["name"][1:]): _point(o["pos"]) for o in found["objects"]}
    corners = tuple((places[i][0] - k.lebar / 2, height - places[i][1] - k.tinggi / 2) for i, k in enumerate(kotak))
    curves: list[tuple[Titik, ...]] = [()] * len(garis)
    tips: list[Titik] = [(0.0, 0.0)] * len(garis)
    for edge in found.get("edges", ()):
        curve, tip = _curve(edge["pos"], height)
        curves[int(edge["id"])] = curve
        tips[int(edge["id"])] = tip
    return Letak(width, height, corners, tuple(curves), tuple(tips))


def _describe(kotak: Sequence[Kotak], garis: Sequence[Garis]) -> str:
    rows = [f"digraph {{ graph [rankdir=TB, {_SEPARASI}]; node [shape=plain]; edge [arrowsize=0.7];"]
    for i, k in enumerate(kotak):
        rows.append(f"n{i} [label=<{_table(k)}>];")
    rows.extend(f"n{g.dari}:p{g.tapak}:s -> n{g.ke} [id={e}];" for e, g in enumerate(garis))
    rows.append("}")
    return "\n".join(rows)


def _table(k: Kotak) -> str:
    """Describe a box as a table of fixed cells: the body, and below it the pads as ports."""
    pads = k.tapak or (k.lebar,)
    cells = "".join(f'<TD PORT="p{j}" FIXEDSIZE="TRUE" WIDTH="{round(w)}" HEIGHT="2"></TD>' for j, w in enumerate(pads))
    return (
        '<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0">'
        f'<TR><TD COLSPAN="{len(pads)}" FIXEDSIZE="TRUE" WIDTH="{round(k.lebar)}" '
        f'HEIGHT="{round(k.tinggi) - 2}"></TD></TR><TR>{cells}</TR></TABLE>'
    )


def _point(text: str) -> Titik:
    x, _, y = text.partition(",")
    return float(x), float(y)


def _curve(text: str, height: float) -> tuple[tuple[Titik, ...], Titik]:
    """Read a spline of Graphviz (`e,x,y x,y x,y …`): the curve's points and the tip of the arrow."""
    tip: Titik | None = None
    points: list[Titik] = []
    for part in text.split(";", maxsplit=1)[0].split():
        if part[0] in "es":
            x, y = _point(part[2:])
            if part[0] == "e":
                tip = x, height - y
            continue
        x, y = _point(part)
        points.append((x, height - y))
    return tuple(points), tip or points[-1]
