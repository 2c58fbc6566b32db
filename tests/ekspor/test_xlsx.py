"""The workbook, read back by another library (`hasil.md` §4)."""

from __future__ import annotations

import errno
import gc
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from simulasi.ekspor.xlsx import BARIS_DIPOTONG, DIPOTONG, SEL_MAKS, clip, write_xlsx
from simulasi.papan.kolom import Kolom, Sel, Tabel
from simulasi.papan.lembar import sheet
from simulasi.papan.ringkasan import summarise
from simulasi.papan.tabel import TABEL, Papan
from tests.ekspor.kelas_kecil import NAKAL, hostile_class


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return hostile_class(tmp_path_factory.mktemp("xlsx"))


def write(
    papan: Papan, tabel: Sequence[Tabel] | None = None, baris_maks: int = 1_048_576
) -> tuple[bytes, tuple[str, ...]]:
    out = io.BytesIO()
    found = [*papan.tables(), sheet(papan.butir)] if tabel is None else tabel
    cuts = write_xlsx(out, summarise(papan), found, baris_maks=baris_maks)
    return out.getvalue(), cuts


def load(written: bytes) -> Workbook:
    with warnings.catch_warnings(action="ignore"):  # the reader knows no data bars of Excel 2010
        return openpyxl.load_workbook(io.BytesIO(written))


@pytest.fixture(scope="module")
def isi(papan: Papan) -> bytes:
    return write(papan)[0]


@pytest.fixture(scope="module")
def buku(isi: bytes) -> Workbook:
    return load(isi)


def column(lembar: Worksheet, name: str) -> list[object]:
    heads = [cell.value for cell in lembar[1]]
    return [row[heads.index(name)].value for row in lembar.iter_rows(min_row=2)]


def test_one_sheet_a_table_with_summary_and_dictionary(buku: Workbook) -> None:
    assert buku.sheetnames == ["Ringkasan", "Lembar fasilitator", *TABEL, "Kamus"]
    assert buku.active is not None
    assert buku.active.title == "Ringkasan"


def test_cells_are_those_of_the_tables(papan: Papan, buku: Workbook) -> None:
    for tabel in papan.tables():
        lembar = buku[tabel.nama]
        assert [cell.value for cell in lembar[1]] == [k.nama for k in tabel.kolom]
        expected = [[_plain(cell) for cell in row] for row in tabel.baris()]
        assert [[_read(cell.value) for cell in row] for row in lembar.iter_rows(min_row=2)] == expected


def _plain(cell: Sel) -> object:
    if isinstance(cell, str):
        return cell.replace("_x0041_", "_x005F_x0041_")  # Excel reads it back as written; openpyxl shows the escape
    return float(cell) if isinstance(cell, Decimal | bool | int) else cell


def _read(value: object) -> object:
    return float(value) if isinstance(value, int | float) else value


def test_text_is_text_and_nothing_is_a_formula_or_link(isi: bytes, buku: Workbook) -> None:
    names = column(buku["papan_skor"], "sandi")
    assert set(NAKAL) - set(names) == {"_x0041_"}
    for lembar in buku:
        assert not lembar._hyperlinks  # pyright: ignore[reportAttributeAccessIssue]
        for row in lembar.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
    with zipfile.ZipFile(io.BytesIO(isi)) as files:
        assert not [n for n in files.namelist() if "vba" in n.lower() or "external" in n.lower()]
        for name in files.namelist():
            assert b"<f>" not in files.read(name)


def test_numbers_have_formats_and_text_has_none(buku: Workbook) -> None:
    lembar = buku["papan_skor"]
    heads = [cell.value for cell in lembar[1]]
    formats = {name: lembar.cell(2, heads.index(name) + 1).number_format for name in ("integritas", "berat_n", "sandi")}
    assert formats == {"integritas": "0.0", "berat_n": "#,##0", "sandi": "General"}
    assert buku["butir"].cell(2, 8).number_format == "0.0%"


@pytest.mark.parametrize("name", TABEL)
def test_sheets_are_ready_to_use_and_to_print(buku: Workbook, name: str) -> None:
    lembar = buku[name]
    assert lembar.freeze_panes is not None
    assert re.fullmatch("[A-Z]+2", lembar.freeze_panes)
    assert lembar.auto_filter.ref is not None
    assert lembar.auto_filter.ref.startswith("A1:")
    assert (lembar.page_setup.orientation, lembar.page_setup.paperSize) == ("landscape", 9)
    assert lembar.page_setup.fitToHeight == 0
    assert lembar.print_title_rows == "$1:$1"
    assert "&P" in str(lembar.oddFooter.right.text)
    widths = [lembar.column_dimensions[letter].width for letter in ("A", "B")]
    assert all(8 <= w <= 62 for w in widths)


def test_shares_and_values_have_data_bars(buku: Workbook) -> None:
    ranges = [str(r.sqref) for r in buku["papan_skor"].conditional_formatting]
    assert len(ranges) == 4
    (bar,) = [r.rules[0] for r in buku["butir"].conditional_formatting if str(r.sqref).startswith("H2:")]
    assert bar.type == "dataBar"
    assert [(v.type, float(v.val)) for v in bar.dataBar.cfvo] == [("num", 0), ("num", 1)]


def test_the_dictionary_explains_every_column(papan: Papan, buku: Workbook) -> None:
    told = {(row[0].value, row[1].value): row[3].value for row in buku["Kamus"].iter_rows(min_row=2)}
    for tabel in papan.tables():
        for kolom in tabel.kolom:
            assert told[tabel.nama, kolom.nama] == kolom.arti


def test_the_summary_says_what_the_score_is_not(buku: Workbook) -> None:
    said = [str(cell.value) for row in buku["Ringkasan"].iter_rows() for cell in row if cell.value is not None]
    assert "bukan ukuran integritas pribadi" in said[1]
    assert {"kelas-pagi", "integritas 50, kepatuhan 50", "Menyelesaikan semua"} <= set(said)


def test_equal_tables_give_equal_bytes_without_a_clock_or_a_name(papan: Papan, isi: bytes, buku: Workbook) -> None:
    assert write(papan)[0] == isi
    newest = papan.terbaru
    assert newest is not None
    assert buku.properties.created == newest.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    assert buku.properties.modified == buku.properties.created
    assert not buku.properties.creator
    assert not buku.properties.lastModifiedBy
    with zipfile.ZipFile(io.BytesIO(isi)) as files:
        assert {info.date_time[0] for info in files.infolist()} == {1980}


def _table(rows: int, teks: str = "x") -> Tabel:
    kolom = (Kolom("nama", "teks", "Nama.", False), Kolom("n", "bulat", "Hitungan.", False))

    def lines() -> Iterator[tuple[Sel, ...]]:
        return ((teks, i) for i in range(rows))

    return Tabel("keputusan", "Keputusan", "Satu baris.", kolom, lines)


@pytest.mark.parametrize(("rows", "kept", "lost"), [(8, 8, 0), (9, 9, 0), (10, 8, 2), (50, 8, 42)])
def test_a_table_beyond_the_last_row_is_cut_with_a_mark_and_a_sentence(
    papan: Papan, rows: int, kept: int, lost: int
) -> None:
    written, cuts = write(papan, [_table(rows)], baris_maks=10)
    lembar = load(written)["keputusan"]
    assert lembar.max_row == (10 if lost else rows + 1)
    assert [v for v in column(lembar, "n") if v is not None] == list(range(kept))
    if not lost:
        assert cuts == ()
        return
    assert lembar.cell(10, 1).value == BARIS_DIPOTONG
    assert cuts == (
        f"Lembar keputusan hanya memuat 8 baris pertama: {lost} baris tidak muat di Excel. Pakai CSV untuk tabel ini.",
    )
    front = load(written)["Ringkasan"]
    assert cuts[0] in [cell.value for row in front.iter_rows() for cell in row]


def test_a_cell_too_long_for_excel_is_cut_with_a_mark_and_a_sentence(papan: Papan) -> None:
    written, cuts = write(papan, [_table(1, "é" * 40_000)])
    value = load(written)["keputusan"].cell(2, 1).value
    assert isinstance(value, str)
    assert len(value) == SEL_MAKS
    assert value.endswith(DIPOTONG)
    (sentence,) = cuts
    assert sentence.startswith("Di lembar keputusan, 1 sel dipotong karena lebih panjang dari 32.767 karakter")


def test_what_fits_is_left_alone_and_what_xml_forbids_is_replaced() -> None:
    assert clip("x" * SEL_MAKS) == ("x" * SEL_MAKS, False)
    assert clip("🦎" * 16_383) == ("🦎" * 16_383, False)
    shown, cut = clip("🦎" * 16_384)
    assert cut
    assert len(shown.encode("utf-16-le")) // 2 <= SEL_MAKS
    assert clip("a\x00b\x1b[31m\ud800") == ("a\ufffdb\ufffd[31m\ufffd", False)


def test_an_empty_table_and_a_session_without_a_time_can_be_written(tmp_path: Path) -> None:
    empty = hostile_class(tmp_path)
    empty.kumpulan.terbaru = None
    written, _ = write(empty, [_table(0)])
    book = load(written)
    assert book["keputusan"].max_row == 1
    assert book.properties.created == datetime(2020, 1, 1)


class _Full(io.BytesIO):
    """A disk that is full after a few bytes."""

    def write(self, data: object, /) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_what_the_system_says_about_the_disk_comes_through(papan: Papan) -> None:
    with pytest.raises(OSError, match="full") as refusal:
        write_xlsx(_Full(), summarise(papan), papan.tables(("kelompok",)))
    gc.collect()
    assert refusal.value.errno == errno.ENOSPC


def test_a_failure_while_the_rows_are_made_leaves_nothing_that_complains(papan: Papan) -> None:
    def rows() -> Iterator[tuple[Sel, ...]]:
        yield ("x", 1)
        raise RuntimeError("rows")

    with pytest.raises(RuntimeError, match="rows"):
        write_xlsx(io.BytesIO(), summarise(papan), [replace(_table(1), baris=rows)])
    gc.collect()
