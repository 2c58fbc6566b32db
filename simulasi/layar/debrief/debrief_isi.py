"""The pages of the debrief laid out for the screen: generous lines, bars, figures aligned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from textual.content import Content

from simulasi.dasar.angka import LAMBANG_AKHIR, figure, percent
from simulasi.debrief import kata
from simulasi.debrief.halaman import (
    CabangKelas,
    Halaman,
    HalamanAkhir,
    HalamanAturan,
    HalamanCabang,
    HalamanKendali,
    HalamanKomitmen,
    HalamanKuadran,
    HalamanPeringkat,
    HalamanPeta,
    HalamanRawan,
    HalamanSekat,
    HalamanTitikBalik,
    Porsi,
)
from simulasi.debrief.porsi import came_words, reach_words, share_words
from simulasi.layar import teks
from simulasi.layar.widget.angka import bar
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.tata import (
    KOSONG,
    Baris,
    Blok,
    bullets,
    hang,
    heading,
    of,
    pair,
    paragraph,
    stack,
    table,
    wrap,
)

_LEBAR_ANGKA: Final = 10
_LEGA: Final = 110
"""From this many cells on two columns stand beside each other."""

BarisPorsi = tuple[Blok, Fraction | float | None, str, str]
"""A line with a bar: label, share 0–1 (None: kept back), words, style of the bar."""


def body(page: Halaman) -> Blok:
    """Lay a page out, without its title and its big figures."""
    if page.kosong and not isinstance(page, HalamanAturan):
        return stack(paragraph(page.kosong, "bold"), _notes(page))
    make = _PAGES.get(type(page))
    shown = make(page) if make is not None else None
    return stack(paragraph(page.kosong, "bold") if page.kosong else None, shown, _notes(page))


def big_figures(page: Halaman) -> list[tuple[str, str]]:
    """Give the figures that a page shows large: label and figure."""
    if page.kosong:
        return []
    if isinstance(page, HalamanAturan):
        return [(label, said.removesuffix(" orang")) for label, said in page.fakta if said[:1].isdecimal()]
    if isinstance(page, HalamanAkhir):
        return _large(teks.DEBRIEF_RUGI, page.rugi)
    if isinstance(page, HalamanKuadran):
        return _large(teks.DEBRIEF_GARIS_MERAH, page.garis_merah)
    if isinstance(page, HalamanKendali):
        own = [] if page.kelas is None else [(teks.DEBRIEF_MODEL_KELAS, percent(page.kelas))]
        return [*_large(teks.DEBRIEF_TERAMATI, page.teramati), *own, (teks.DEBRIEF_ACAK, percent(page.acak))]
    return []


def _large(label: str, porsi: Porsi) -> list[tuple[str, str]]:
    return [] if porsi.bagian is None else [(label, percent(float(porsi.bagian)))]


def _notes(page: Halaman) -> Blok | None:
    return stack(*(paragraph(note, "$redup") for note in page.catatan), gap=0) if page.catatan else None


def bars(rows: Sequence[BarisPorsi], *, gap: int = 0, words_width: int = 0) -> Blok:
    """Lay lines with bars out: label, bar, words, in three columns; a long label wraps in its own.

    Several of these keep their columns under one another with the same `words_width`, the widest words of all.
    """

    def lay(width: int) -> Baris:
        right = max(_widest(rows), words_width)
        drawn = max(min((width - right) // 3, 40), 8)
        left = max(width - right - drawn - 4, 16)
        out: Baris = []
        for label, share, words, style in rows:
            if out and gap:
                out.extend([KOSONG] * gap)
            track = Content.styled("┄" * drawn, "$garis") if share is None else bar(float(share), drawn, style)
            for i, line in enumerate(label(left)):
                if i:
                    out.append(line)
                    continue
                out.append(
                    Content("  ").join(
                        [line.pad_right(left - line.cell_length), track, Content.styled(words.rjust(right), "bold")]
                    )
                )
        return out

    return lay


def _widest(rows: Sequence[BarisPorsi]) -> int:
    return max((len(words) for _, _, words, _ in rows), default=0)


def _share(label: Blok, porsi: Porsi, unit: str = "", style: str = "$accent") -> BarisPorsi:
    return label, porsi.bagian, share_words(porsi, unit), style


def _rest(sisa: Fraction | None) -> list[BarisPorsi]:
    return [] if sisa is None else [(paragraph(kata.SISA, "$redup"), sisa, percent(float(sisa)), "$secondary")]


def _hung(label: Content) -> Blok:
    """Lay a label out whose further lines stand two cells in."""

    def lay(width: int) -> Baris:
        first, *rest = wrap(label, width)
        if not rest:
            return [first]
        words = Content(" ").join(line.rstrip() for line in rest)
        return [first, *(Content("  ") + line for line in wrap(words, width - 2))]

    return lay


# --- pages ------------------------------------------------------------------------------------------


def _rules(page: HalamanAturan) -> Blok:
    facts = [pair(label, said) for label, said in page.fakta if not said[:1].isdecimal()]
    stories = ", ".join(page.cerita)
    return stack(
        paragraph(page.sesi, "bold"),
        stack(*facts, gap=0) if facts else None,
        paragraph(f"{teks.DEBRIEF_DIBAHAS}: {stories}") if len(page.cerita) > 1 else None,
        *(bullets([rule]) for rule in page.aturan),
    )


def _divider(page: HalamanSekat) -> Blok:
    return stack(
        paragraph(teks.DEBRIEF_SKENARIO.format(n=page.nomor, dari=page.dari), "$redup"),
        paragraph(page.ringkasan),
        paragraph(f"{teks.PERAN}: {page.peran}"),
        *(paragraph(f"{label}: {said}", "bold") for label, said in page.fakta),
    )


def _endings(page: HalamanAkhir) -> Blok:
    rows = [
        _share(
            hang(
                Content.styled(f"{LAMBANG_AKHIR[row.tingkat]} ", "bold"),
                of(Content.assemble((teks.TINGKAT_AKHIR[row.tingkat], "bold"), "  ", plain(row.judul))),
            ),
            row.porsi,
            page.satuan,
            "$error" if row.rugi else "$accent",
        )
        for row in page.baris
    ]
    harmed = None if page.rugi.bagian is not None else f"{teks.DEBRIEF_RUGI}: {share_words(page.rugi)}"
    return stack(
        bars([*rows, *_rest(page.sisa)], gap=1),
        paragraph(harmed, "bold") if harmed else None,
        paragraph(teks.DEBRIEF_TANYA_AKHIR, "bold $accent"),
    )


def _map(page: HalamanPeta) -> Blok:
    rows: list[BarisPorsi] = []
    for simpul in page.peta.simpul:
        level = f"  {LAMBANG_AKHIR[simpul.tingkat]} {teks.TINGKAT_AKHIR[simpul.tingkat]}" if simpul.tingkat else ""
        goals = sorted({p.ke for p in page.peta.leaving(simpul.nomor) if p.arus != 0})
        leads = f"  → {', '.join(map(str, goals))}" if goals else ""
        title = Content.assemble(plain(simpul.adegan.judul), (level, "bold"), (leads, "$redup"))
        label = hang(Content.styled(f"{simpul.nomor:>2} ", "bold $accent"), of(title))
        words = reach_words(simpul)
        share = None if words == "disamarkan" else simpul.peluang
        rows.append((label, share, words, "$accent"))
    return bars(rows)


def _forks(page: HalamanCabang) -> Blok:
    rows = [_fork(cabang) for cabang in page.cabang]
    widest = max(map(_widest, rows), default=0)
    return stack(
        *(
            stack(_fork_title(cabang), bars(lines, words_width=widest), gap=0)
            for cabang, lines in zip(page.cabang, rows, strict=True)
        )
    )


def _fork_title(cabang: CabangKelas) -> Blok:
    dilemma = f" ({teks.DEBRIEF_DILEMA})" if cabang.dilema else ""
    return heading(f"{cabang.nomor}. {cabang.judul}{dilemma} · {came_words(cabang)}")


def _fork(cabang: CabangKelas, *, rinci: bool = False) -> list[BarisPorsi]:
    """Give the lines of a fork: a choice each, and under it the hands that were counted for it."""
    rows: list[BarisPorsi] = []
    for p in cabang.pilihan:
        red = f" ✕ {teks.GARIS_MERAH}" if p.garis_merah else ""
        lost = f"  ({teks.DEBRIEF_HILANG} {figure(p.hilang)})" if rinci and p.hilang is not None else ""
        said = Content.assemble(plain(p.teks), (red, "bold $error"), (lost, "$redup"))
        rows.append(_share(hang(Content.styled(f"{p.nomor}. ", "bold"), of(said)), p.porsi, cabang.satuan))
        if p.tangan is not None:
            words = share_words(p.tangan)
            rows.append((paragraph(f"   {teks.DEBRIEF_TANGAN}", "$redup"), p.tangan.bagian, words, "$success"))
    rows.extend(_rest(cabang.sisa))
    return rows


def _turning(page: HalamanTitikBalik) -> Blok:
    facts = [f"{teks.DEBRIEF_RATA}: {_points(page.hilang)}", came_words(page.cabang)]
    if page.tangan_n:
        facts.append(f"{teks.DEBRIEF_TANGAN_N}: {page.tangan_n}")
    mark = Content.styled("▌ ", "$accent")
    question = hang(mark, paragraph(page.pertanyaan, "bold $accent"), mark)
    return stack(
        bullets(page.alasan),
        bars(_fork(page.cabang, rinci=True), gap=1),
        paragraph(" · ".join(facts), "$redup"),
        question,
    )


def _points(x: Decimal | None) -> str:
    return "–" if x is None else figure(x)


def _quadrants(page: HalamanKuadran) -> Blok:
    def cell(name: str) -> Content:
        porsi = page.kuadran[name]
        count = f"{porsi.n} {page.satuan}" if porsi.n is not None else share_words(porsi)
        share = f"\n{share_words(porsi)}" if porsi.n is not None else ""
        return Content.assemble((f"{name}\n", "$redup"), (count, "bold $accent"), share)

    high, low = teks.DEBRIEF_ATAS, teks.DEBRIEF_BAWAH
    rows = [
        [KOSONG, Content(f"{teks.KEPATUHAN} {low}"), Content(f"{teks.KEPATUHAN} {high}")],
        [Content.styled(f"{teks.INTEGRITAS} {high}", "bold"), cell("niat baik, cacat prosedur"), cell("teladan")],
        [Content.styled(f"{teks.INTEGRITAS} {low}", "bold"), cell("berisiko"), cell("patuh prosedural")],
    ]
    shares = [_share(paragraph(name), porsi, page.satuan) for name, porsi in page.kuadran.items()]
    red = f"{teks.DEBRIEF_GARIS_MERAH}: {share_words(page.garis_merah, page.satuan)}"
    return stack(
        lambda width: table(rows, width),
        bars([*shares, *_rest(page.sisa)]),
        paragraph(red, "bold") if page.garis_merah.bagian is None else None,
    )


def _weak(page: HalamanRawan) -> Blok:
    def rows(found: Sequence[Any], answered: bool) -> list[BarisPorsi]:
        most = max((row.hilang for row in found), default=Decimal(1)) or Decimal(1)
        out: list[BarisPorsi] = []
        for row in found:
            more = f"  ({teks.DEBRIEF_KENDALI_N.format(n=row.kendali)})" if answered else ""
            label = _hung(Content.assemble(plain(row.nama), (more, "$redup")))
            out.append((label, float(row.hilang / most), figure(row.hilang), "$error"))
        return out

    return stack(
        stack(heading(teks.DEBRIEF_TITIK), bars(rows(page.titik, True)), gap=0),
        stack(heading(teks.DEBRIEF_CABANG), bars(rows(page.cabang, False)), gap=0),
        paragraph(teks.DEBRIEF_TANYA_RAWAN, "bold $accent"),
    )


def _controls(page: HalamanKendali) -> Blok:
    def told(facts: str) -> Blok:
        return hang(Content("  "), paragraph(facts, "$redup"))

    def row(k: Any) -> Blok:
        mark = ("★ ", "bold $accent") if k.terbaik else ("  ", "")
        label = hang(Content.assemble(mark), paragraph(k.kendali.judul, "bold" if k.terbaik else ""))
        picked = f", {teks.DEBRIEF_DIPILIH} {share_words(k.dipilih, page.satuan)}" if page.penjawab else ""
        facts = f"{teks.DEBRIEF_BIAYA} {k.kendali.biaya}{picked}"
        if k.buntu:
            return stack(label, told(teks.DEBRIEF_BUNTU), gap=0)
        lines: list[BarisPorsi] = []
        random = _risk(k.risiko_acak)
        if page.kelas is not None:
            lines.append((label, k.risiko_kelas, f"{teks.DEBRIEF_KELAS} {_risk(k.risiko_kelas):>7}", "$accent"))
            lines.append((told(facts), k.risiko_acak, f"{teks.DEBRIEF_ACAK_N} {random:>7}", "$secondary"))
        else:
            lines.append((stack(label, told(facts), gap=0), k.risiko_acak, random, "$secondary"))
        return bars(lines)

    legend = teks.DEBRIEF_DUA_BATANG if page.kelas is not None else teks.DEBRIEF_SATU_BATANG
    by = teks.DEBRIEF_MODEL_KELAS if page.menurut_kelas else teks.DEBRIEF_ACAK
    best = teks.DEBRIEF_TERBAIK.format(
        anggaran=page.anggaran, biaya=page.biaya, risiko=_risk(page.sesudah), menurut=by.lower()
    )
    return stack(
        paragraph(legend, "$redup"),
        stack(*(row(k) for k in page.baris), gap=0),
        hang(Content.styled("★ ", "bold $accent"), paragraph(best, "bold $accent")),
    )


def _risk(x: float | None) -> str:
    return "–" if x is None else percent(x)


def _commitments(page: HalamanKomitmen) -> Blok:
    parts: list[Blok] = []
    for row in page.baris:
        title = hang(Content.styled(f"{row.n:>4} ", "bold $accent"), paragraph(row.judul, "bold"))
        said = [hang(Content('     "'), paragraph(f'{words}"'), "      ") for words in row.kata]
        parts.append(stack(title, *said, gap=0))
    return stack(paragraph(teks.DEBRIEF_KOMITMEN.format(satuan=page.satuan), "$redup"), *parts)


def _ranking(page: HalamanPeringkat) -> Blok:
    heads = [Content(h) for h in teks.DEBRIEF_KOLOM]
    rows = [
        [
            Content(row.peringkat),
            plain(row.sandi),
            plain(row.kelompok or "–"),
            Content(str(row.berat_n)),
            Content(_points(row.integritas)),
            Content(_points(row.kepatuhan)),
            Content.styled(_points(row.gabungan), "bold"),
        ]
        for row in page.baris
    ]
    weights = teks.BOBOT_NILAI.format(i=page.bobot[0], k=page.bobot[1])
    return stack(
        lambda width: table([heads, *rows], width, [True, False, False, True, True, True, True]),
        paragraph(f"{teks.GABUNGAN}, {teks.BOBOT}: {weights}", "$redup"),
    )


_PAGES: Final[dict[type[Halaman], Callable[[Any], Blok]]] = {
    HalamanAturan: _rules,
    HalamanSekat: _divider,
    HalamanAkhir: _endings,
    HalamanPeta: _map,
    HalamanCabang: _forks,
    HalamanTitikBalik: _turning,
    HalamanKuadran: _quadrants,
    HalamanRawan: _weak,
    HalamanKendali: _controls,
    HalamanKomitmen: _commitments,
    HalamanPeringkat: _ranking,
}
