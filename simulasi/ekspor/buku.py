"""A whole scenario as a printable book, for reviewers who install nothing: one self-contained HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from simulasi.ekspor.halaman import render
from simulasi.ekspor.markah import as_html
from simulasi.ekspor.peta.kata import JENIS, facts, level_words, reach_words
from simulasi.ekspor.peta.letak import KOTAK_MAKS, has_layout
from simulasi.ekspor.peta.svg import RASIO_A4, as_svg_pages
from simulasi.lari.hasil_lari import SitasiLengkap, cite
from simulasi.lari.lakon import Lakon
from simulasi.permainan.analisis import Analisis, AnalisisKendali, analyse
from simulasi.permainan.peta import Peta, draw_map
from simulasi.skenario.acuan import TitikRawan
from simulasi.skenario.model import DIMENSI, Kendali
from simulasi.skenario.sebut import tell_condition, tell_effects, tell_value
from simulasi.skenario.temuan import Temuan


@dataclass(frozen=True, slots=True)
class KendaliBuku:
    """A control in the book: what it closes and redirects (scene number, choice number, target's number) and more."""

    kendali: Kendali
    analisis: AnalisisKendali
    menutup: tuple[tuple[int, int], ...]
    mengalihkan: tuple[tuple[int, int, int, tuple[str, ...]], ...]
    mengawali: tuple[str, ...]
    dasar: tuple[SitasiLengkap, ...]


@dataclass(frozen=True, slots=True)
class TitikBuku:
    """A weak point that the scenario uses: its entry in the catalogue (None where it has none), scenes, controls."""

    kode: str
    entri: TitikRawan | None
    adegan: tuple[int, ...]
    kendali: tuple[str, ...]


def as_book(lakon: Lakon, temuan: Sequence[Temuan]) -> str:
    """Write the book of a sound scenario; `temuan` are the checker's warnings.

    The map is drawn where the extra `[peta]` is installed and the story is not too large; else
    the list of scenes stands in its place.
    """
    skenario = lakon.skenario
    peta = draw_map(lakon.program, lakon.penilai)
    drawn = has_layout() and len(skenario.adegan) <= KOTAK_MAKS
    analisis = analyse(lakon.program, lakon.sidik)
    ends = {a.adegan: a for a in analisis.akhir}

    def citations(dasar: Sequence[str]) -> list[SitasiLengkap]:
        return [cite(lakon.acuan, s, skenario) for s in dasar]

    return render(
        "buku.html.j2",
        skenario=skenario,
        lakon=lakon,
        peta=peta,
        gambar=[Markup(svg) for svg in as_svg_pages(peta, RASIO_A4, tautan=True)] if drawn else None,  # noqa: S704 - every text in them is escaped
        analisis=analisis,
        akhir=[(s, ends[s.id]) for s in peta.simpul if s.id in ends],
        kendali=[_control(peta, analisis, lakon, i) for i in range(len(skenario.mitigasi))],
        titik=_weak_points(lakon, peta),
        temuan=temuan,
        dimensi=DIMENSI,
        jenis=JENIS,
        fakta=facts,
        tingkat=level_words,
        dilewati=reach_words,
        kotak_maks=KOTAK_MAKS,
        markah=as_html,
        syarat=tell_condition,
        nilai_variabel=tell_value,
        sitasi=citations,
        judul_css=css_string(skenario.judul),
    )


def _control(peta: Peta, analisis: Analisis, lakon: Lakon, i: int) -> KendaliBuku:
    kendali = lakon.skenario.mitigasi[i]

    def place(name: str) -> tuple[int, int]:
        scene, _, choice = name.partition(".")
        node = peta.node(scene)
        return node.nomor, next(n for n, p in enumerate(node.adegan.pilihan, start=1) if p.id == choice)

    return KendaliBuku(
        kendali,
        analisis.kendali[i],
        tuple(place(name) for name in kendali.menutup),
        tuple(
            (*place(name), peta.node(alih.ke).nomor, tell_effects(alih.atur, {}))
            for name, alih in kendali.mengalihkan.items()
        ),
        tuple(f"{nama} {tell_value(x)}" for nama, x in kendali.mengawali.items()),
        tuple(cite(lakon.acuan, s, lakon.skenario) for s in kendali.dasar),
    )


def _weak_points(lakon: Lakon, peta: Peta) -> list[TitikBuku]:
    scenes: dict[str, list[int]] = {}
    for simpul in peta.simpul:
        for kode in simpul.titik_rawan:
            scenes.setdefault(kode, []).append(simpul.nomor)
    for kendali in lakon.skenario.mitigasi:
        for kode in kendali.titik_rawan:
            scenes.setdefault(kode, [])
    catalogue = lakon.acuan.titik_rawan or {}
    return [
        TitikBuku(
            kode,
            catalogue.get(kode),
            tuple(numbers),
            tuple(k.id for k in lakon.skenario.mitigasi if kode in k.titik_rawan),
        )
        for kode, numbers in sorted(scenes.items())
    ]


def css_string(teks: str) -> Markup:
    r"""Write a text as a CSS string; all but ASCII letters, digits and spaces as `\` escapes, so nothing ends it.

    The blank after an escape belongs to it; without it a blank of the text itself would be taken for that one.
    """
    signs = [c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):06x} " for c in " ".join(teks.split())]
    return Markup('"' + "".join(signs) + '"')  # noqa: S704 - nothing but letters, digits, spaces and escapes
