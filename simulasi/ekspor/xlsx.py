# pyright: reportUnknownMemberType=false
# XlsxWriter annotates its methods only in part.
"""The workbook for facilitators (`hasil.md` §4): one sheet a table, `Ringkasan`, `Lembar fasilitator`, `Kamus`.

Rows are streamed to disk. Text is written as text: no formula, link or number is made of it. Nothing personal and no
clock is in the file, so equal tables give equal bytes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from simulasi.dasar.aksara import visible
from simulasi.dasar.angka import figure, grouped
from simulasi.ekspor.kata import TABEL_PENUH, facts
from simulasi.papan.kolom import KETERANGAN_JENIS, Jenis, Kolom, Sel, Tabel
from simulasi.papan.lembar import NAMA as LEMBAR
from simulasi.papan.ringkasan import KUADRAN, Ringkasan
from simulasi.permainan.tampilan import KETERANGAN

BARIS_MAKS: Final = 1_048_576
"""Rows of a sheet in Excel, the header included."""

SEL_MAKS: Final = 32_767
"""Characters (UTF-16 units) of a cell in Excel."""

DIPOTONG: Final = " … [dipotong]"
BARIS_DIPOTONG: Final = "… baris berikutnya tidak dimuat"

_TANPA_WAKTU: Final = datetime(2020, 1, 1, tzinfo=UTC)
_HURUF: Final = "Calibri"
_TINTA, _LATAR, _GARIS, _REDUP = "#1C2733", "#1D4F91", "#CBD3DC", "#4D5A68"
_ANGKA: Final[dict[Jenis, str]] = {
    "bulat": "#,##0",
    "nilai": "0.0",
    "bagian": "0.0%",
    "indeks": "0.000",
    "detik": "0.0",
    "ya_tidak": "0",
}
_LEBAR: Final[dict[Jenis, int]] = {
    "bulat": 8, "nilai": 8, "bagian": 8, "indeks": 8, "detik": 8, "ya_tidak": 8, "waktu": 30, "teks": 8,
}  # fmt: skip
_LEBAR_MAKS: Final = 60
_TINGGI: Final = 13.5
_TINGGI_MAKS: Final = 30
_LEBAR_ARTI: Final = 100
_MUAT: Final = 180
"""Characters that fit across an A4 page on its side before the print becomes too small."""

_SATU_HALAMAN: Final = frozenset(("kelompok", "komitmen", LEMBAR))
"""Tables that are worth printing on one width whatever the size."""

_BEKU: Final = {"papan_skor": 5, "kelompok": 1, "butir": 3, "titik_rawan": 4, "komitmen": 1, LEMBAR: 3}
"""Columns that stay in view beside the header."""

_BATANG: Final = {
    "integritas": "#8FB8DE", "kepatuhan": "#9CCFB7", "gabungan": "#B9B3DC", "mitigasi": "#E3CF8B",
    "integritas_median": "#8FB8DE", "kepatuhan_median": "#9CCFB7", "bagian": "#A9BDD3", "hilang": "#E8B48C",
    "sebaran_kelompok": "#B9B3DC", "risiko_dengan": "#E8A6A6", "risiko_kelas_dengan": "#E3CF8B",
}  # fmt: skip


def write_xlsx(
    keluaran: BinaryIO, ringkasan: Ringkasan, tabel: Sequence[Tabel], *, baris_maks: int = BARIS_MAKS
) -> tuple[str, ...]:
    """Write the workbook and give the sentences that say what was cut, if anything was."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    target = _Penampung(keluaran)
    try:
        return _write_book(target, options, ringkasan, tabel, baris_maks)
    finally:
        target.let_go()


class _Penampung:
    """Stands between XlsxWriter's archive and the file.

    An archive that fails is left open, and complains on standard error when it is thrown away. Here it never notices:
    the first refusal of the file is kept, what follows goes nowhere, and `let_go` raises it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO | None = file
        self._refusal: OSError | None = None
        self._at = 0

    def write(self, data: bytes) -> int:
        if self._file is not None:
            try:
                self._file.write(data)
            except OSError as error:
                self._refusal, self._file = error, None
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if self._file is None else self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """The file itself is flushed by whoever opened it."""

    def let_go(self) -> None:
        self._file = None
        if self._refusal is not None:
            raise self._refusal


def _write_book(
    keluaran: _Penampung, options: Mapping[str, bool], ringkasan: Ringkasan, tabel: Sequence[Tabel], baris_maks: int
) -> tuple[str, ...]:
    with xlsxwriter.Workbook(keluaran, options) as book:  # pyright: ignore[reportArgumentType] - any binary file will do
        made = (ringkasan.waktu or _TANPA_WAKTU).astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": f"Papan {ringkasan.sesi}", "comments": KETERANGAN, "created": made})
        gaya = _Gaya(book)
        front = book.add_worksheet("Ringkasan")
        counts: list[tuple[Tabel, int]] = []
        cuts: list[str] = []
        for t in sorted(tabel, key=lambda t: t.nama != LEMBAR):  # the facilitator's sheet first
            lembar = _Lembar(book.add_worksheet(_sheet_name(t)), gaya, t, baris_maks)
            counts.append((t, lembar.write()))
            lembar.finish(ringkasan)
            cuts.extend(lembar.cuts())
        _write_dictionary(book.add_worksheet("Kamus"), gaya, tabel)
        _write_front(front, gaya, ringkasan, counts, cuts)
        front.activate()
    return tuple(cuts)


def _sheet_name(t: Tabel) -> str:
    """Name a sheet by its table, so that it is found again in other files."""
    return t.judul if t.nama == LEMBAR else t.nama


class _Gaya:
    """The formats of the workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base: dict[str, Any] = {"font_name": _HURUF, "font_size": 10, "font_color": _TINTA, "valign": "top"}
        book.formats[0].set_font_name(_HURUF)
        book.formats[0].set_font_size(10)

        def make(**more: Any) -> Format:
            return book.add_format({**base, **more})

        self.kepala = make(bold=True, font_color="#FFFFFF", bg_color=_LATAR, valign="vcenter", align="left", indent=1)
        self.teks = make(align="left", indent=1)
        self.bungkus = make(align="left", indent=1, text_wrap=True)
        self.angka = {jenis: make(num_format=bentuk, align="right", indent=1) for jenis, bentuk in _ANGKA.items()}
        self.angka["ya_tidak"] = make(num_format="0", align="center")
        self.judul = make(bold=True, font_size=16, font_color=_LATAR)
        self.bagian = make(bold=True, font_size=12, font_color=_LATAR, bottom=2, border_color=_LATAR)
        self.nama = make(font_color=_REDUP)
        self.tebal = make(bold=True)
        self.kecil = make(italic=True, font_color=_REDUP)
        self.kanan = make(align="left", num_format="#,##0")
        self.catatan = make(text_wrap=True, italic=True, font_color=_REDUP)
        self.awas = make(text_wrap=True, bold=True, font_color="#9B1C1C")


@dataclass(slots=True)
class _Lembar:
    """One table being written to its sheet."""

    sheet: Worksheet
    gaya: _Gaya
    tabel: Tabel
    baris_maks: int
    lebar: list[int] = field(default_factory=list[int])
    terpotong: int = 0
    tertinggal: int = 0
    _panjang: list[int] = field(default_factory=list[int])

    def write(self) -> int:
        """Write header and rows; give the number of rows that the table has."""
        kolom = self.tabel.kolom
        self.sheet.set_row(0, 32)
        for c, k in enumerate(kolom):
            self.sheet.write_string(0, c, k.nama, self.gaya.kepala)
        self.lebar = [_header_width(k) for k in kolom]
        formats = [self._format(k) for k in kolom]
        self._panjang = [c for c, k in enumerate(kolom) if k.nama in _PANJANG]
        room = self.baris_maks - 1
        held: Sequence[Sel] | None = None  # the last row that has room, written once it is known to be the last
        total = 0
        for total, row in enumerate(self.tabel.baris(), start=1):
            if total < room:
                self._row(total, row, formats)
            elif total == room:
                held = row
        if total > room:
            self._text(room, 0, BARIS_DIPOTONG, self.gaya.teks)
            self.tertinggal = total - room + 1
        elif held is not None:
            self._row(room, held, formats)
        return total

    def _format(self, k: Kolom) -> Format:
        if k.jenis in _ANGKA:
            return self.gaya.angka[k.jenis]
        return self.gaya.bungkus if k.nama in _PANJANG else self.gaya.teks

    def _row(self, r: int, row: Sequence[Sel], formats: Sequence[Format]) -> None:
        lines = max((_lines(row[c]) for c in self._panjang), default=1)
        if lines > 1:
            self.sheet.set_row(r, _TINGGI * lines)
        for c, (cell, bentuk) in enumerate(zip(row, formats, strict=True)):
            if cell is None:
                continue
            if isinstance(cell, str):
                self._text(r, c, cell, bentuk)
            else:
                self.sheet.write_number(r, c, float(cell) if isinstance(cell, Decimal) else int(cell), bentuk)

    def _text(self, r: int, c: int, teks: str, bentuk: Format) -> None:
        shown, cut = clip(teks)
        self.terpotong += cut
        longest = max(map(len, teks.split("\n")))
        self.lebar[c] = max(self.lebar[c], min(_LEBAR_MAKS, longest + 4))
        self.sheet.write_string(r, c, shown, bentuk)

    def finish(self, ringkasan: Ringkasan) -> None:
        """Set widths, frozen header, filter, data bars and print set-up, now that the rows are known."""
        sheet, kolom = self.sheet, self.tabel.kolom
        for c, width in enumerate(self.lebar):
            sheet.set_column(c, c, width)
        last = max(1, min(self.baris_maks - 1, sheet.dim_rowmax or 0))
        sheet.autofilter(0, 0, last, len(kolom) - 1)
        frozen = _BEKU.get(self.tabel.nama, 0)
        sheet.freeze_panes(1, frozen)
        for c, k in enumerate(kolom):
            if k.nama in _BATANG and k.jenis in ("nilai", "bagian", "indeks"):
                _add_bars(sheet, last, c, _BATANG[k.nama], 100 if k.jenis == "nilai" and not _is_loss(k) else None, k)
        pages = 1 if self.tabel.nama in _SATU_HALAMAN else math.ceil(sum(self.lebar) / _MUAT)
        _set_print(sheet, ringkasan, self.tabel.judul, pages, frozen)

    def cuts(self) -> list[str]:
        """Say what did not fit."""
        out: list[str] = []
        if self.tertinggal:
            out.append(
                f"Lembar {_sheet_name(self.tabel)} hanya memuat {grouped(self.baris_maks - 2)} baris pertama: "
                f"{grouped(self.tertinggal)} baris tidak muat di Excel. Pakai CSV untuk tabel ini."
            )
        if self.terpotong:
            out.append(
                f"Di lembar {_sheet_name(self.tabel)}, {grouped(self.terpotong)} sel dipotong karena lebih panjang "
                f"dari {grouped(SEL_MAKS)} karakter; tandanya [dipotong]. Isi lengkapnya ada di CSV."
            )
        return out


_PANJANG: Final = frozenset(("teks", "apa", "nama", "saran", "kendali_judul", "arti"))
"""Columns of sentences: they are wrapped."""


def clip(teks: str) -> tuple[str, bool]:
    """Make a text fit for a cell: forbidden characters replaced, cut where too long; tells whether it was cut."""
    clean = visible(teks)
    if len(clean) <= SEL_MAKS // 2 or len(clean.encode("utf-16-le")) // 2 <= SEL_MAKS:
        return clean, False
    room = (SEL_MAKS - len(DIPOTONG)) * 2
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + DIPOTONG, True


def _lines(cell: Sel) -> int:
    """Tell how many lines a wrapped text takes: nobody makes rows higher when the file is opened."""
    if not isinstance(cell, str):
        return 1
    return min(_TINGGI_MAKS, sum(max(1, math.ceil(len(line) / (_LEBAR_MAKS - 4))) for line in cell.split("\n")))


def _header_width(k: Kolom) -> int:
    """Make room for the header, which has no blank to be broken at, and for the filter's arrow."""
    return max(_LEBAR[k.jenis], len(k.nama) + 5)


def _is_loss(k: Kolom) -> bool:
    return k.nama.startswith("hilang")


def _add_bars(sheet: Worksheet, last: int, c: int, warna: str, top: int | None, k: Kolom) -> None:
    options: dict[str, Any] = {
        "type": "data_bar",
        "bar_color": warna,
        "bar_solid": True,
        "bar_border_color": warna,
        "min_type": "num",
        "min_value": 0,
        "data_bar_2010": True,
    }
    if top is not None or k.jenis in ("bagian", "indeks"):
        options |= {"max_type": "num", "max_value": 1 if top is None else top}
    sheet.conditional_format(1, c, last, c, options)


def _set_print(sheet: Worksheet, ringkasan: Ringkasan, judul: str, pages: int, frozen: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.repeat_rows(0)
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.fit_to_pages(pages, 0)
    name = _header_text(ringkasan.judul or ringkasan.sesi)
    sheet.set_header(f"&L&9{judul}&R&9{name}")
    sheet.set_footer("&L&8Skor menggambarkan keputusan dalam skenario ini&R&9Halaman &P dari &N")


def _header_text(teks: str) -> str:
    """Keep a text from being read as a code of the page header; the whole header holds 255 characters."""
    return clip(teks)[0][:80].replace("&", "&&")


def _write_front(
    sheet: Worksheet,
    gaya: _Gaya,
    ringkasan: Ringkasan,
    counts: Sequence[tuple[Tabel, int]],
    cuts: Sequence[str],
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 82)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, clip(f"Papan skor: {ringkasan.judul or ringkasan.sesi}")[0], gaya.judul)
    sheet.write_string(1, 0, KETERANGAN, gaya.kecil)
    r = 3
    for name, value in facts(ringkasan):
        sheet.write_string(r, 0, name, gaya.nama)
        if isinstance(value, int):
            sheet.write_number(r, 1, value, gaya.kanan)
        else:
            sheet.write_string(r, 1, clip(value)[0], gaya.tebal)
        r += 1
    r = _write_figures(sheet, gaya, ringkasan, r + 1)
    for heading in ("Lembar", "Baris", "Isi"):
        sheet.write_string(r, ("Lembar", "Baris", "Isi").index(heading), heading, gaya.bagian)
    for t, n in counts:
        r += 1
        sheet.write_string(r, 0, _sheet_name(t), gaya.tebal)
        sheet.write_number(r, 1, n, gaya.kanan)
        sheet.write_string(r, 2, t.arti, gaya.bungkus)
    r += 1
    sheet.write_string(r, 0, "Kamus", gaya.tebal)
    sheet.write_string(r, 2, "Arti setiap kolom.", gaya.bungkus)
    r += 2
    for sentence, style in [*((c, gaya.awas) for c in cuts), *((c, gaya.catatan) for c in _closing(ringkasan))]:
        sheet.set_row(r, _TINGGI * max(1, math.ceil(len(sentence) / 120)))
        sheet.merge_range(r, 0, r, 2, "", style)
        sheet.write_string(r, 0, clip(sentence)[0], style)
        r += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&R&9Halaman &P dari &N")


def _closing(ringkasan: Ringkasan) -> tuple[str, ...]:
    return (*ringkasan.catatan, TABEL_PENUH)


def _write_figures(sheet: Worksheet, gaya: _Gaya, ringkasan: Ringkasan, r: int) -> int:
    """Write medians and the four quadrants; give the next free row."""
    if ringkasan.kuartil is not None:
        for c, heading in enumerate(
            (
                f"Nilai kelas ({ringkasan.selesai_n} dari {ringkasan.orang_n} orang)",
                "Median",
                "Separuh peserta di tengah",
            )
        ):
            sheet.write_string(r, c, heading, gaya.bagian)
        for name, (low, middle, high) in ringkasan.kuartil.items():
            r += 1
            sheet.write_string(r, 0, name.capitalize(), gaya.nama)
            sheet.write_string(r, 1, figure(middle), gaya.tebal)
            sheet.write_string(r, 2, f"{figure(low)} sampai {figure(high)}", gaya.teks)
        r += 2
    for c, heading in enumerate(("Kuadran", "Orang", "")):
        sheet.write_string(r, c, heading, gaya.bagian)
    for name, n in zip(KUADRAN, ringkasan.kuadran, strict=True):
        r += 1
        sheet.write_string(r, 0, name.capitalize(), gaya.nama)
        if n is not None:
            sheet.write_number(r, 1, n, gaya.kanan)
    return r + 2


def _write_dictionary(sheet: Worksheet, gaya: _Gaya, tabel: Sequence[Tabel]) -> None:
    heads = (("lembar", 20), ("kolom", 24), ("isi", 30), ("arti", _LEBAR_ARTI))
    sheet.set_row(0, 24)
    for c, (heading, width) in enumerate(heads):
        sheet.set_column(c, c, width)
        sheet.write_string(0, c, heading, gaya.kepala)
    r = 0
    for t in tabel:
        for k in t.kolom:
            r += 1
            if len(k.arti) > _LEBAR_ARTI - 8:
                sheet.set_row(r, _TINGGI * 2)
            for c, teks in enumerate((_sheet_name(t), k.nama, KETERANGAN_JENIS[k.jenis], k.arti)):
                sheet.write_string(r, c, teks, gaya.bungkus if c == 3 else gaya.teks)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, r), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&9Halaman &P dari &N")
