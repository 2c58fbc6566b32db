"""Broken texts, each with the code, line and column that an author must be shown."""

from __future__ import annotations

from typing import Any

import pytest

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
