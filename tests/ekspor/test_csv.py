"""CSV byte for byte (`hasil.md` §4)."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.ekspor.csv import UNTUK, as_csv, neutralise


def test_bytes_of_a_table() -> None:
    row = ("Kelompok 3, meja kiri", 'kata "lugas"', "dua\nbaris", Decimal("93.9"), -4, 0.5, True, False, None, "ya")
    assert as_csv(("a", "b"), [row]) == (
        b'\xef\xbb\xbfa,b\r\n"Kelompok 3, meja kiri","kata ""lugas""","dua\nbaris",93.9,-4,0.5,1,0,,"ya"\r\n'
    )


def test_a_table_without_rows_has_its_heading() -> None:
    assert as_csv(("a", "b"), []) == b"\xef\xbb\xbfa,b\r\n"


@pytest.mark.parametrize("awal", ["=", "+", "-", "@", "\t", "\r"])
def test_text_is_never_a_formula(awal: str) -> None:
    assert neutralise(f"{awal}1+1") == f"'{awal}1+1"
    written = as_csv(("a",), [(f"{awal}SUM(A1)",)]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(written.split("\r\n", 1)[1], newline=""))) == [f"'{awal}SUM(A1)"]


@pytest.mark.parametrize("teks", ["", "Komodo-27", " =1", "1-2", "a@b", "'=1"])
def test_harmless_text_is_left_alone(teks: str) -> None:
    assert neutralise(teks) == teks


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_what_is_written_is_read_back(baris: list[list[str]]) -> None:
    table = list(csv.reader(io.StringIO(as_csv(("a", "b"), baris).decode("utf-8-sig"), newline="")))
    assert table == [["a", "b"], *([neutralise(text) for text in row] for row in baris)]


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_no_sign_that_separates_lets_a_formula_begin(pemisah: str) -> None:
    hostile = f"x{pemisah}=1+1"
    for untuk in UNTUK:
        written = as_csv(("a",), [(hostile,)], untuk).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=pemisah) for cell in row]
        assert cells == ["a", hostile]
