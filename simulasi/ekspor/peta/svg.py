"""The map as SVG: boxes in layers, shape by kind of scene, levels in words and shapes, arrows as wide as their flow.

Self-contained: no script, no external font, no link but those inside the page that holds it. The same map gives the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simulasi.dasar.angka import percent
from simulasi.ekspor.peta.kata import (
    arrow_name,
    branch_words,
    choice_marks,
    count_words,
    facts,
    fit,
    fit_items,
    flat,
    loss_words,
    measure,
    reach_words,
    xml_text,
)
from simulasi.ekspor.peta.letak import Garis, Kotak, Letak, Titik, lay_out
from simulasi.permainan.peta import Panah, PanahKendali, Peta, Simpul

BARIS_MAKS: Final = 90
"""Up to this many scenes the choices are written into the boxes; beyond, boxes stay small."""

RASIO_A4: Final = 1.3
"""Height to width of what fits on an A4 page under a heading."""

_LEBAR: Final = 300
_LEBAR_RINGKAS: Final = 210
_LEBAR_AKHIR: Final = 200
_TEPI: Final = 24
_TAPAK: Final = 23
_TAPAK_TINGGI: Final = 17
_HURUF: Final = "'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif"
_WARNA: Final = {
    "cabang": "#ffffff",
    "halaman": "#f1f4f8",
    "bersih": "#dff0e3",
    "terkendali": "#ebf3d6",
    "rawan": "#fdf1c9",
    "pelanggaran": "#fbe0c8",
    "pidana": "#f5d3d3",
}
_GAYA: Final = f"""
.peta-cabang text {{ font-family: {_HURUF}; fill: #1c2733; }}
.peta-cabang .garis {{ fill: none; stroke: #5b6877; }}
.peta-cabang .merah {{ stroke: #a32020; }}
.peta-cabang .alih {{ fill: none; stroke: #1d5fa8; stroke-dasharray: 7 4; stroke-width: 1.6; }}
.peta-cabang .jarang {{ stroke: #8b96a3; stroke-dasharray: 2 3; }}
.peta-cabang .kotak {{ stroke: #33414f; stroke-width: 1.2; }}
.peta-cabang .lain {{ stroke-dasharray: 5 4; }}
.peta-cabang .sela {{ stroke: #cbd3dc; stroke-width: 0.8; }}
.peta-cabang .samar {{ fill: #4d5a68; }}
.peta-cabang a:hover .kotak, .peta-cabang a:focus .kotak {{ stroke-width: 2.8; }}
"""


@dataclass(frozen=True, slots=True)
class _Tulisan:
    """A line of text inside a box: offset from its corner, size, weight, anchor, class."""

    x: float
    y: float
    teks: str
    ukuran: float
    tebal: bool = False
    jangkar: str = "start"
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class _Gambar:
    """A box ready to be drawn: its size, lines of text, rules between them (offsets), pads; choices in it or not."""

    simpul: Simpul
    kotak: Kotak
    tulisan: tuple[_Tulisan, ...]
    sela: tuple[float, ...]
    tapak: tuple[Panah, ...]
    lengkap: bool


def as_svg(peta: Peta, *, tautan: bool = False, awalan: str = "peta") -> str:
    """Draw the map.

    `tautan` makes each box a link to `#adegan-N` of the page that holds the drawing; `awalan` begins the ids inside.
    Raises `TataLetakTidakAda` without the extra `[peta]`.
    """
    gambar = _lay_out(peta, tautan, awalan)
    return "\n".join(_draw(gambar, 0.0, gambar.tinggi)) + "\n"


def as_svg_pages(peta: Peta, rasio: float, *, tautan: bool = False, awalan: str = "peta") -> list[str]:
    """Draw the map in pieces that follow one another downwards, none higher than `rasio` times its width if possible.

    Cuts go between layers of boxes, so no box is cut. Raises what `as_svg` raises.
    """
    gambar = _lay_out(peta, tautan, awalan)
    cuts = _find_cuts(gambar, rasio * gambar.lebar)
    pieces = zip([0.0, *cuts], [*cuts, gambar.tinggi], strict=True)
    return ["\n".join(_draw(gambar, top, bottom)) + "\n" for top, bottom in pieces]


@dataclass(frozen=True, slots=True)
class _Lembar:
    """The whole drawing, laid out: size, place of the layout in it, boxes with their upper left corners."""

    peta: Peta
    kotak: Sequence[tuple[_Gambar, Titik]]
    letak: Letak
    kepala: _Kepala
    tautan: bool
    awalan: str

    @property
    def lebar(self) -> float:
        return max(self.letak.lebar, 760.0) + 2 * _TEPI

    @property
    def kiri(self) -> float:
        return (self.lebar - self.letak.lebar) / 2

    @property
    def atas(self) -> float:
        return _TEPI + self.kepala.tinggi + 12

    @property
    def tinggi(self) -> float:
        return self.atas + self.letak.tinggi + _TEPI


def _lay_out(peta: Peta, tautan: bool, awalan: str) -> _Lembar:
    boxes = [_box(peta, s, full=len(peta.simpul) <= BARIS_MAKS) for s in peta.simpul]
    start = next(i for i, s in enumerate(peta.simpul) if s.id == peta.skenario.awal)
    order = [start, *(i for i in range(len(boxes)) if i != start)]
    place = {number: i for i, number in enumerate(order)}
    lines = [
        *(Garis(place[p.dari - 1], boxes[p.dari - 1].tapak.index(p), place[p.ke - 1]) for p in peta.panah),
        *(Garis(place[r.dari - 1], _pad_of(boxes[r.dari - 1], r), place[r.ke - 1]) for r in peta.pengalihan),
    ]
    letak = lay_out([boxes[i].kotak for i in order], lines)
    placed = [(box, letak.kotak[place[i]]) for i, box in enumerate(boxes)]
    return _Lembar(peta, placed, letak, _heading(peta), tautan, awalan)


def _find_cuts(gambar: _Lembar, most: float) -> list[float]:
    """Find the heights at which to cut: the middle of the last gap between layers before a piece gets too high."""
    spans = sorted((y, y + g.kotak.tinggi) for g, (_, y) in gambar.kotak)
    gaps: list[float] = []
    bottom = spans[0][1]
    for top, end in spans[1:]:
        if top > bottom:
            gaps.append(gambar.atas + (bottom + top) / 2)
        bottom = max(bottom, end)
    cuts: list[float] = []
    here = 0.0
    for gap, following in zip(gaps, [*gaps[1:], gambar.tinggi], strict=True):
        if following - here > most:
            cuts.append(gap)
            here = gap
    return cuts


def _pad_of(gambar: _Gambar, r: PanahKendali) -> int:
    return next(j for j, p in enumerate(gambar.tapak) if p.nomor == r.nomor)


# --- boxes ------------------------------------------------------------------------------------------


def _box(peta: Peta, simpul: Simpul, *, full: bool) -> _Gambar:
    pads = peta.leaving(simpul.nomor)
    base = _LEBAR_AKHIR if simpul.jenis == "akhir" else _LEBAR if full else _LEBAR_RINGKAS
    width = float(max(base, _TAPAK * len(pads)))
    texts: list[_Tulisan] = []
    rules: list[float] = []
    y = 18.0
    badge = measure(str(simpul.nomor), 12, bold=True) + 12
    texts.append(_Tulisan(10, y, str(simpul.nomor), 12, True, kelas="samar"))
    for line in fit(simpul.adegan.judul, width - badge - 14, 12.5, 3 if full else 2, bold=True):
        texts.append(_Tulisan(badge + 4, y, line, 12.5, True))
        y += 15
    for line in fit_items(facts(simpul), width - 20, 9.5):
        texts.append(_Tulisan(10, y, line, 9.5, kelas="samar"))
        y += 12
    if full and simpul.tabel is not None:
        y += 1
        for panah in _by_choice(pads):
            rules.append(y - 6)
            y = _choice(texts, panah, choice_marks(simpul, panah[0].nomor), width, y + 6)
            shut = [k.id for k in peta.skenario.mitigasi].index
            names = [f"K{shut(k) + 1}" for k in simpul.tabel.baris[panah[0].nomor - 1].ditutup]
            if names:
                texts.append(_Tulisan(24, y - 4, f"⊘ tertutup dengan kendali {', '.join(names)}", 9, kelas="samar"))
                y += 11.5
        y -= 6
    height = y + (_TAPAK_TINGGI if pads else -2)
    if not pads:
        return _Gambar(simpul, Kotak(width, height), tuple(texts), tuple(rules), (), full)
    own = [width / len(pads)] * len(pads)
    return _Gambar(simpul, Kotak(width, height, tuple(own)), tuple(texts), tuple(rules), pads, full)


def _by_choice(pads: Sequence[Panah]) -> Iterator[list[Panah]]:
    for nomor in dict.fromkeys(p.nomor for p in pads):
        yield [p for p in pads if p.nomor == nomor]


def _choice(texts: list[_Tulisan], panah: Sequence[Panah], mark: str, width: float, y: float) -> float:
    """Write a choice's lines into a box; give the place of the next one."""
    first = panah[0]
    alone = len(panah) == 1
    figures = _share(sum(p.bagian for p in panah)) + (f" → {first.ke}" if alone else "")
    room = width - 38 - measure(figures, 9.5)
    texts.append(_Tulisan(10, y, str(first.nomor), 10, True))
    texts.append(_Tulisan(width - 10, y, figures, 9.5, jangkar="end"))
    for line in fit(mark + first.pilihan.teks, room, 10, 2):
        texts.append(_Tulisan(24, y, line, 10))
        y += 12
    if first.syarat:
        texts.append(_Tulisan(24, y, fit(f"◇ tersedia bila {first.syarat}", width - 34, 9, 1)[0], 9, kelas="samar"))
        y += 11.5
    if not alone:
        for p in panah:
            figures = f"{_share(p.bagian)} → {p.ke}"
            room = width - 56 - measure(figures, 9)
            texts.append(_Tulisan(24, y, arrow_name(p), 9, True))
            texts.append(_Tulisan(44, y, fit(branch_words(p), room, 9, 1)[0], 9, kelas="samar"))
            texts.append(_Tulisan(width - 10, y, figures, 9, jangkar="end"))
            y += 11.5
    return y + 4


def _share(x: float) -> str:
    """Write a share in whole percent, so that boxes stay calm."""
    if 0 < x < 0.005:
        return "<1 %"
    return f"{100 * x:.0f} %"


# --- drawing ----------------------------------------------------------------------------------------


def _draw(gambar: _Lembar, top: float, bottom: float) -> Iterator[str]:
    """Draw what lies between two heights; text equivalent, heading and legend go with the first piece."""
    peta, letak, awalan = gambar.peta, gambar.letak, gambar.awalan
    width, height = _n(gambar.lebar), _n(bottom - top)
    first = top == 0.0
    named = f'aria-labelledby="{awalan}-judul {awalan}-uraian"' if first else 'aria-label="Lanjutan peta cabang"'
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" class="peta-cabang" lang="id" xml:lang="id" role="img" '
        f'width="{width}" height="{height}" viewBox="0 {_n(top)} {width} {height}" {named}>'
    )
    if first:
        yield f'<title id="{awalan}-judul">Peta cabang: {xml_text(flat(peta.skenario.judul))}</title>'
        yield f'<desc id="{awalan}-uraian">{xml_text(describe(peta))}</desc>'
        yield f"<style>{_GAYA}</style>"
        yield from _markers(awalan)
    yield f'<rect y="{_n(top)}" width="{width}" height="{height}" fill="#ffffff"/>'
    if first:
        yield from gambar.kepala.draw(_TEPI, _TEPI)
    window = top - gambar.atas, bottom - gambar.atas
    yield f'<g transform="translate({_n(gambar.kiri)} {_n(gambar.atas)})">'
    yield from _draw_arrows(peta, letak, awalan, window)
    for box, corner in gambar.kotak:
        if window[0] <= corner[1] + box.kotak.tinggi / 2 < window[1]:
            yield from _draw_box(box, corner, gambar.tautan, start=box.simpul.id == peta.skenario.awal)
    yield from _draw_control_names(peta, letak, window)
    yield "</g>"
    yield "</svg>"


def _markers(awalan: str) -> Iterator[str]:
    yield "<defs>"
    for name, colour in (("ujung", "#5b6877"), ("ujung-merah", "#a32020"), ("ujung-alih", "#1d5fa8")):
        yield (
            f'<marker id="{awalan}-{name}" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="9" markerHeight="9" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="{colour}"/></marker>'
        )
    yield "</defs>"


def _shows(points: Sequence[Titik], window: tuple[float, float]) -> bool:
    """Tell whether a curve comes into the window; it stays within the hull of its points."""
    ys = [y for _, y in points]
    return min(ys) - 12 < window[1] and max(ys) + 12 > window[0]


def describe(peta: Peta) -> str:
    """Describe the map in a paragraph: what a listener hears in place of the drawing."""
    ends = [s for s in peta.simpul if s.jenis == "akhir"]
    told = ", ".join(f"{s.nomor} {flat(s.adegan.judul)} ({s.tingkat}, {reach_words(s)})" for s in ends)
    return (
        f"{count_words(peta)}, {len(peta.panah)} panah. Cerita mulai di adegan {peta.node(peta.skenario.awal).nomor}. "
        f"Akhir cerita: {told}. Peluang menurut {peta.sumber}."
    )


def _draw_arrows(peta: Peta, letak: Letak, awalan: str, window: tuple[float, float]) -> Iterator[str]:
    number = {s.nomor: s for s in peta.simpul}
    for e, p in enumerate(peta.panah):
        if not _shows(letak.garis[e], window):
            continue
        kind = "garis" if p.pernah else "garis jarang"
        tip = "ujung"
        if p.pilihan.garis_merah:
            kind, tip = f"{kind} merah", "ujung-merah"
        width = 1.0 + 5.0 * min(p.arus, 1.0) if p.pernah else 0.9
        words, lost = branch_words(p), loss_words(number[p.dari], p.nomor)
        told = (
            f"{p.dari} → {p.ke}: pilihan {arrow_name(p)} ({flat(p.pilihan.teks)}); "
            f"{f'tersedia bila {p.syarat}; ' if p.syarat else ''}{f'{words}; ' if words else ''}"
            f"{percent(p.bagian)} langkah dari sini, menuju {flat(number[p.ke].adegan.judul)}"
            f"{f'; {lost}' if lost else ''}"
        )
        yield (
            f'<path class="{kind}" d="{_path(letak.garis[e], letak.ujung[e])}" stroke-width="{_n(width)}" '
            f'marker-end="url(#{awalan}-{tip})"><title>{xml_text(told)}</title></path>'
        )
    for e, r in enumerate(peta.pengalihan, start=len(peta.panah)):
        if not _shows(letak.garis[e], window):
            continue
        told = f"Dengan kendali {r.kendali.judul}, pilihan {r.nomor} di adegan {r.dari} beralih ke adegan {r.ke}"
        yield (
            f'<path class="alih" d="{_path(letak.garis[e], letak.ujung[e])}" '
            f'marker-end="url(#{awalan}-ujung-alih)"><title>{xml_text(flat(told))}</title></path>'
        )


def _path(points: Sequence[Titik], tip: Titik) -> str:
    first, *rest = points
    parts = [f"M{_n(first[0])} {_n(first[1])}"]
    for i in range(0, len(rest) - 2, 3):
        parts.append("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in rest[i : i + 3]))
    last = points[-1]
    if tip != last:  # the marker draws the tip; the line ends a little before it
        parts.append(f"L{_n(last[0] + (tip[0] - last[0]) * 0.1)} {_n(last[1] + (tip[1] - last[1]) * 0.1)}")
    return "".join(parts)


def _draw_box(gambar: _Gambar, corner: Titik, tautan: bool, *, start: bool) -> Iterator[str]:
    simpul, k = gambar.simpul, gambar.kotak
    x, y = corner
    told = f"{simpul.nomor}. {flat(simpul.adegan.judul)} [{simpul.id}]: {', '.join(facts(simpul))}"
    if tautan:
        yield f'<a href="#adegan-{simpul.nomor}" aria-label="adegan {simpul.nomor}">'
    yield f'<g transform="translate({_n(x)} {_n(y)})"><title>{xml_text(told)}</title>'
    if start:
        yield (
            '<path d="M-6 12 L-24 3 L-24 21 z" fill="#33414f"/>'
            '<text x="-28" y="16" font-size="10" text-anchor="end" font-weight="700">MULAI</text>'
        )
    yield _shape(simpul, k)
    for place in gambar.sela:
        yield f'<path class="sela" d="M6 {_n(place)}H{_n(k.lebar - 6)}"/>'
    for t in gambar.tulisan:
        yield _text(t)
    offset = 0.0
    for width, panah in zip(k.tapak, gambar.tapak, strict=False):
        middle = offset + width / 2
        if offset:
            yield f'<path class="sela" d="M{_n(offset)} {_n(k.tinggi - _TAPAK_TINGGI + 3)}V{_n(k.tinggi)}"/>'
        yield _text(_Tulisan(middle, k.tinggi - 4, _pad_text(panah, width, full=gambar.lengkap), 9, True, "middle"))
        offset += width
    yield "</g>"
    if tautan:
        yield "</a>"


def _pad_text(panah: Panah, width: float, *, full: bool) -> str:
    """Name a pad: with the share where choices stand in the box, else with the target; the number alone if narrow."""
    name = arrow_name(panah)
    if full:
        wide = f"{name} · {_share(panah.bagian)}"
    else:
        name = f"{name}✕" if panah.pilihan.garis_merah else name
        wide = f"{name} → {panah.ke}"
    return wide if measure(wide, 9, bold=True) < width - 4 else name


def _shape(simpul: Simpul, k: Kotak) -> str:
    """Give the outline: a fork is a rectangle, a page has a folded corner, an ending is rounded with a double line."""
    w, h = _n(k.lebar), _n(k.tinggi)
    kind = "kotak" if simpul.terjangkau else "kotak lain"
    fill = _WARNA[simpul.tingkat or simpul.jenis]
    if simpul.jenis == "akhir":
        return (
            f'<rect class="{kind}" width="{w}" height="{h}" rx="16" fill="{fill}"/>'
            f'<rect class="{kind}" x="3" y="3" width="{_n(k.lebar - 6)}" height="{_n(k.tinggi - 6)}" rx="13" '
            'fill="none" stroke-width="0.7"/>'
        )
    if simpul.jenis == "halaman":
        fold = _n(k.lebar - 14)
        return (
            f'<path class="{kind}" d="M0 0H{fold}L{w} 14V{h}H0Z" fill="{fill}"/>'
            f'<path class="{kind}" d="M{fold} 0V14H{w}" fill="none"/>'
        )
    return f'<rect class="{kind}" width="{w}" height="{h}" rx="2" fill="{fill}"/>'


def _text(t: _Tulisan) -> str:
    weight = ' font-weight="700"' if t.tebal else ""
    anchor = f' text-anchor="{t.jangkar}"' if t.jangkar != "start" else ""
    kind = f' class="{t.kelas}"' if t.kelas else ""
    return (
        f'<text x="{_n(t.x)}" y="{_n(t.y)}" font-size="{_n(t.ukuran)}"{weight}{anchor}{kind} '
        f'unicode-bidi="isolate">{xml_text(t.teks)}</text>'
    )


def _draw_control_names(peta: Peta, letak: Letak, window: tuple[float, float]) -> Iterator[str]:
    """Name the control on each dashed arrow, on a white ground at a place where no other name stands."""
    number = {k.id: i + 1 for i, k in enumerate(peta.skenario.mitigasi)}
    taken: list[Titik] = []
    for e, r in enumerate(peta.pengalihan, start=len(peta.panah)):
        x, y = _free_point(letak.garis[e], taken)
        taken.append((x, y))
        if not window[0] <= y < window[1]:
            continue
        name = f"K{number[r.kendali.id]}"
        half = measure(name, 10, bold=True) / 2 + 3
        yield (
            f'<rect x="{_n(x - half)}" y="{_n(y - 8)}" width="{_n(2 * half)}" height="15" rx="3" fill="#ffffff" '
            'stroke="#1d5fa8" stroke-width="0.8"/>'
        )
        yield _text(_Tulisan(x, y + 3.5, name, 10, True, "middle"))


def _free_point(points: Sequence[Titik], taken: Sequence[Titik]) -> Titik:
    """Give a point on a curve, near its middle where possible, that keeps its distance from the taken ones."""
    pieces = (len(points) - 1) // 3
    for share in (0.5, 0.35, 0.65, 0.2, 0.8):
        i = min(int(share * pieces), pieces - 1)
        x, y = _on_curve(points[3 * i : 3 * i + 4], share * pieces - i)
        if all(abs(x - a) > 26 or abs(y - b) > 17 for a, b in taken):
            return x, y
    return points[len(points) // 2]


def _on_curve(p: Sequence[Titik], t: float) -> Titik:
    """Give the point at t (0–1) of one cubic Bézier piece."""
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        a * p[0][0] + b * p[1][0] + c * p[2][0] + d * p[3][0],
        a * p[0][1] + b * p[1][1] + c * p[2][1] + d * p[3][1],
    )


# --- heading and legend -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kepala:
    """The heading of the drawing with its legend: lines of text, and drawn samples before some of them."""

    baris: tuple[tuple[str, str, float, bool], ...]  # sample, text, size, bold

    @property
    def tinggi(self) -> float:
        return sum(size + 7 for _, _, size, _ in self.baris)

    def draw(self, x: float, y: float) -> Iterator[str]:
        for sample, text, size, bold in self.baris:
            y += size + 7
            shift = 0.0
            if sample:
                yield f'<g transform="translate({_n(x)} {_n(y - 9)})">{sample}</g>'
                shift = 44
            yield _text(_Tulisan(x + shift, y, text, size, bold))


def _heading(peta: Peta) -> _Kepala:
    rows: list[tuple[str, str, float, bool]] = []
    for line in fit(f"Peta cabang: {peta.skenario.judul}", 740, 19, 2, bold=True):
        rows.append(("", line, 19, True))
    rows.append(("", f"{count_words(peta)}. Persen menurut {peta.sumber}.", 11, False))
    rect = '<rect class="kotak" width="34" height="12" {}/>'
    samples = [
        (
            rect.format('fill="#ffffff" rx="2"'),
            "cabang; angka di tepi bawah adalah nomor pilihan, dan panahnya keluar di situ",
        ),
        ('<path class="kotak" d="M0 0H26L34 6V12H0Z" fill="#f1f4f8"/>', "halaman: satu pilihan saja, tanpa skor"),
        (
            rect.format('fill="#ebf3d6" rx="6"'),
            "akhir: ●●●● bersih, ●●●○ terkendali, ●●○○ rawan, ●○○○ pelanggaran, ✕✕✕✕ pidana",
        ),
        (
            '<path class="garis" d="M0 6H34" stroke-width="4"/>',
            "panah; tebalnya menurut banyaknya permainan yang melewatinya",
        ),
    ]
    if any(p.pilihan.garis_merah for p in peta.panah):
        samples.append(
            ('<path class="garis merah" d="M0 6H34" stroke-width="2"/>', "garis merah, juga bertanda ✕ pada pilihannya")
        )
    if any(not p.pernah for p in peta.panah):
        samples.append(('<path class="garis jarang" d="M0 6H34"/>', "panah yang tidak pernah dilalui tanpa kendali"))
    if any(not s.terjangkau for s in peta.simpul):
        samples.append(
            (rect.format('fill="#ffffff" stroke-dasharray="5 4"'), "adegan yang tidak dicapai tanpa kendali")
        )
    rows.extend((sample, text, 10.5, False) for sample, text in samples)
    shut = {k for s in peta.simpul if s.tabel is not None for b in s.tabel.baris for k in b.ditutup}
    used = {r.kendali.id for r in peta.pengalihan}
    full = len(peta.simpul) <= BARIS_MAKS
    if full and shut - used:
        names = [f"K{i + 1} {k.judul}" for i, k in enumerate(peta.skenario.mitigasi) if k.id in shut - used]
        lines = fit("kendali yang menutup pilihan (⊘): " + "; ".join(names), 690, 10.5, 6)
        rows.extend(("", line, 10.5, False) for line in lines)
    if peta.pengalihan:
        names = [f"K{i + 1} {k.judul}" for i, k in enumerate(peta.skenario.mitigasi) if k.id in used]
        lines = fit("jalan dengan kendali: " + "; ".join(names), 690, 10.5, 6)
        rows.append(('<path class="alih" d="M0 6H34"/>', lines[0], 10.5, False))
        rows.extend((" ", line, 10.5, False) for line in lines[1:])
    if full:
        signs: list[str] = []
        if any("★" in choice_marks(peta.simpul[p.dari - 1], p.nomor) for p in peta.panah):
            signs.append("★ keputusan yang tidak pernah kehilangan nilai")
        if any(p.syarat for p in peta.panah):
            signs.append("◇ hanya tersedia bila syaratnya terpenuhi")
        if signs:
            rows.append(("", "; ".join(signs), 10.5, False))
    return _Kepala(tuple(rows))


def _n(x: float) -> str:
    """Write a coordinate briefly, and the same on every machine."""
    text = f"{x:.1f}"
    return text.removesuffix(".0")
