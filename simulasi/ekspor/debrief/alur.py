"""The branching map small enough for a wall: numbered scenes in layers from left to right, arrows as wide as the flow.

Crossings are reduced by the mean place of neighbours, so it needs no library. The same map gives the same figure.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from simulasi.dasar.angka import LAMBANG_AKHIR, percent
from simulasi.debrief.porsi import reach_words
from simulasi.ekspor.peta.kata import fit, flat, xml_text
from simulasi.permainan.peta import Peta, Simpul

LEBAR: Final = 1790
TINGGI: Final = 540
HURUF: Final = 24
"""Size of the smallest letters where the figure is 1790 pixels wide: a little less than the page leaves it."""

_KOTAK: Final = (58.0, 44.0)
_TEPI: Final = 40.0
_LABEL: Final = 530.0
_SAPUAN: Final = 12
_SEMPIT: Final = 0.4
"""What a passing arrow takes of the room of a scene."""


@dataclass(frozen=True, slots=True)
class _Garis:
    """All moves from one scene to another: mean number a run (nan where kept back), and the stops between layers."""

    dari: int
    ke: int
    arus: float
    lewat: tuple[tuple[int, int, int], ...]


_Titik = int | tuple[int, int, int]
"""A scene by number, or a stop of a long arrow: from, to, layer."""


def as_flow(peta: Peta, awalan: str) -> str:
    """Draw the map for the projector; `awalan` begins the ids inside. The text equivalent is in its description."""
    layer = _layers(peta)
    lines = _lines(peta, layer)
    order = _order(peta, layer, lines)
    places = _places(order, layer)
    return "\n".join(_draw(peta, lines, places, awalan)) + "\n"


def _layers(peta: Peta) -> dict[int, int]:
    """Give each scene its layer: one beyond the last scene that leads to it; endings stand together in the last."""
    out = {s.nomor: 0 for s in peta.simpul}
    for p in sorted(peta.panah, key=lambda p: (p.dari, p.ke)):
        if p.ke > p.dari:
            out[p.ke] = max(out[p.ke], out[p.dari] + 1)
    last = max(out.values(), default=0)
    inner = max((out[s.nomor] for s in peta.simpul if s.jenis != "akhir"), default=0)
    last = max(last if inner < last else inner + 1, 1)
    out.update({s.nomor: last for s in peta.simpul if s.jenis == "akhir"})
    return out


def _lines(peta: Peta, layer: dict[int, int]) -> list[_Garis]:
    flows: dict[tuple[int, int], list[float]] = defaultdict(list)
    for p in peta.panah:
        if p.dari != p.ke:
            flows[p.dari, p.ke].append(p.arus)
    out: list[_Garis] = []
    for (a, b), own in sorted(flows.items()):
        step = 1 if layer[b] > layer[a] else -1
        between = tuple((a, b, k) for k in range(layer[a] + step, layer[b], step))
        out.append(_Garis(a, b, math.fsum(own), between))
    return out


def _order(peta: Peta, layer: dict[int, int], lines: Sequence[_Garis]) -> list[list[_Titik]]:
    """Order what stands in each layer so that few arrows cross: sweeps to the mean place of the neighbours."""
    rows: list[list[_Titik]] = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for simpul in peta.simpul:
        rows[layer[simpul.nomor]].append(simpul.nomor)
    beside: dict[_Titik, list[_Titik]] = defaultdict(list)
    for line in lines:
        for stop in line.lewat:
            rows[stop[2]].append(stop)
        chain: list[_Titik] = [line.dari, *line.lewat, line.ke]
        for a, b in pairwise(chain):
            beside[a].append(b)
            beside[b].append(a)
    rows[-1].sort(key=lambda t: _rank(peta, t))
    where = {t: _share(i, len(row)) for row in rows for i, t in enumerate(row)}
    for sweep in range(_SAPUAN):
        inner = rows[:-1] if sweep % 2 == 0 else rows[-2::-1]
        for row in inner:
            means = {t: math.fsum(where[b] for b in beside[t]) / len(beside[t]) if beside[t] else 0.5 for t in row}
            row.sort(key=lambda t: (round(means[t], 9), where[t]))
            where.update({t: _share(i, len(row)) for i, t in enumerate(row)})
    return rows


def _rank(peta: Peta, titik: _Titik) -> tuple[int, int]:
    """Put endings from the best to the worst, as everywhere."""
    if isinstance(titik, tuple):
        return len(LAMBANG_AKHIR), 0
    level = peta.simpul[titik - 1].tingkat
    return (list(LAMBANG_AKHIR).index(level) if level else len(LAMBANG_AKHIR)), titik


def _share(i: int, n: int) -> float:
    return (i + 0.5) / n


def _places(rows: Sequence[Sequence[_Titik]], layer: dict[int, int]) -> dict[_Titik, tuple[float, float]]:
    last = max(layer.values(), default=1)
    step = (LEBAR - _LABEL - 2 * _TEPI) / last
    out: dict[_Titik, tuple[float, float]] = {}
    for k, row in enumerate(rows):
        weights = [_SEMPIT if isinstance(t, tuple) else 1.0 for t in row]
        total = math.fsum(weights)
        room = (TINGGI - 20) / max(total, 3.0)
        y = (TINGGI - room * total) / 2
        for t, weight in zip(row, weights, strict=True):
            out[t] = (_TEPI + k * step, y + room * weight / 2)
            y += room * weight
    return out


def _draw(peta: Peta, lines: Sequence[_Garis], places: dict[_Titik, tuple[float, float]], awalan: str) -> Iterator[str]:
    yield (
        f'<svg class="alur" role="img" viewBox="0 0 {LEBAR} {TINGGI}" aria-labelledby="{awalan}-judul {awalan}-uraian">'
    )
    yield f'<title id="{awalan}-judul">Peta cabang: {xml_text(flat(peta.skenario.judul))}</title>'
    yield f'<desc id="{awalan}-uraian">{xml_text(_describe(peta))}</desc>'
    for line in sorted(lines, key=lambda g: (not math.isnan(g.arus), g.arus, g.dari, g.ke)):
        yield from _draw_line(peta, line, places)
    start = peta.node(peta.skenario.awal).nomor
    for simpul in peta.simpul:
        x, y = places[simpul.nomor]
        yield _draw_scene(simpul, x, y, start=simpul.nomor == start)
        if simpul.jenis == "akhir":
            yield from _draw_ending(simpul, x, y)
    yield "</svg>"


def _draw_line(peta: Peta, line: _Garis, places: dict[_Titik, tuple[float, float]]) -> Iterator[str]:
    half = _KOTAK[0] / 2
    forward = places[line.ke][0] > places[line.dari][0]
    side = half if forward else -half
    points = [places[t] for t in (line.dari, *line.lewat, line.ke)]
    points[0] = (points[0][0] + side, points[0][1])
    points[-1] = (points[-1][0] - side - (6 if forward else -6), points[-1][1])
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    if len(points) == 2 and points[0][0] == points[1][0]:  # two scenes of one layer
        path.append(f"L{_n(points[1][0])} {_n(points[1][1])}")
    else:
        for (x0, y0), (x1, y1) in pairwise(points):
            middle = (x0 + x1) / 2
            path.append(f"C{_n(middle)} {_n(y0)} {_n(middle)} {_n(y1)} {_n(x1)} {_n(y1)}")
    if math.isnan(line.arus):
        kind, width, told = "samar", 3.0, "disamarkan"
    elif line.arus <= 0:
        kind, width, told = "sepi", 1.5, "belum pernah dilalui"
    else:
        kind, width, told = "deras", 3 + 24 * min(line.arus, 1.0), f"{percent(line.arus)} permainan"
    goal = xml_text(flat(peta.simpul[line.ke - 1].adegan.judul))
    yield (
        f'<path class="{kind}" d="{"".join(path)}" stroke-width="{_n(width)}">'
        f"<title>{line.dari} → {line.ke} {goal}: {told}</title></path>"
    )


def _draw_scene(simpul: Simpul, x: float, y: float, *, start: bool) -> str:
    w, h = _KOTAK
    kind = simpul.tingkat or simpul.jenis
    round_ = {"akhir": 22, "halaman": 12, "cabang": 3}[simpul.jenis]
    mark = ' class="awal"' if start else ""
    return (
        f'<g{mark}><rect class="kotak {kind}" x="{_n(x - w / 2)}" y="{_n(y - h / 2)}" width="{_n(w)}" '
        f'height="{_n(h)}" rx="{round_}"/><text class="nomor" x="{_n(x)}" y="{_n(y + 9)}" text-anchor="middle" '
        f'font-size="{HURUF + 2}">{simpul.nomor}</text></g>'
    )


def _draw_ending(simpul: Simpul, x: float, y: float) -> Iterator[str]:
    left = x + _KOTAK[0] / 2 + 16
    head = f"{LAMBANG_AKHIR[simpul.tingkat]} {simpul.tingkat} · {reach_words(simpul)}"
    title = fit(simpul.adegan.judul, LEBAR - left - 4, HURUF, 1)[0]
    yield f'<text x="{_n(left)}" y="{_n(y - 5)}" font-size="{HURUF}" font-weight="700">{xml_text(head)}</text>'
    yield f'<text x="{_n(left)}" y="{_n(y + 23)}" font-size="{HURUF}" unicode-bidi="isolate">{xml_text(title)}</text>'


def _describe(peta: Peta) -> str:
    ends = ", ".join(
        f"{s.nomor} {flat(s.adegan.judul)} ({s.tingkat}, {reach_words(s)})" for s in peta.simpul if s.jenis == "akhir"
    )
    return (
        f"Cerita mulai di adegan {peta.node(peta.skenario.awal).nomor} dan bercabang ke {len(peta.simpul)} adegan. "
        f"Akhir cerita: {ends}. Persen menurut {peta.sumber}. Bagian setiap pilihan ada di tabel halaman berikut."
    )


def _n(x: float) -> str:
    """Write a coordinate briefly, and the same on every machine."""
    text = f"{x:.1f}"
    return text.removesuffix(".0")
