"""Broken texts, each with the code, line and column that an author must be shown."""

from __future__ import annotations

from typing import Any

import pytest

from simulasi.periksa.katalog import KATALOG
from simulasi.skenario.temuan import PERINGATAN
from tests.periksa import tabel_bentuk, tabel_cerita
from tests.periksa.pembantu import Baris, check, places


def _named(rows: tuple[Baris, ...]) -> list[Any]:
    return [pytest.param(row, id=row.nama) for row in rows]


@pytest.mark.parametrize("row", _named((*tabel_bentuk.SEMUA, *tabel_cerita.SEMUA)))
def test_broken_text_is_found_in_its_place(row: Baris) -> None:
    teks, wanted = row.text()
    checked = check(teks)
    assert places(checked.temuan) == wanted
    playable = all(kode in PERINGATAN for kode, _, _ in wanted)
    assert (checked.skenario is not None) is playable


def test_the_table_names_each_row_once() -> None:
    names = [row.nama for row in (*tabel_bentuk.SEMUA, *tabel_cerita.SEMUA)]
    assert len(names) == len(set(names))


def test_the_tables_show_more_than_eighty_files_and_almost_every_code() -> None:
    rows = (*tabel_bentuk.SEMUA, *tabel_cerita.SEMUA)
    assert len(rows) >= 80
    shown = {kode for row in rows for kode in row.kode.split()}
    # bytes, places in a library, other kinds of files, stories without any score and long ones have tests of their own
    assert set(KATALOG) - shown == {"S109", "S110", "S301", "S302", "S404", "S451", "S601", "S801"}
