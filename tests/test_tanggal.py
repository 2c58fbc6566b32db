"""Dates and moments as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from simulasi.dasar.tanggal import long_date, long_moment


def test_a_date_is_written_as_in_a_letter() -> None:
    assert [long_date(date(2026, month, 3)).split()[1] for month in (1, 5, 8, 12)] == [
        "Januari",
        "Mei",
        "Agustus",
        "Desember",
    ]
    assert long_date(date(2026, 11, 24)) == "24 November 2026"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        ("2026-11-24T08:44:40.320+08:00", "24 November 2026 pukul 08.44"),
        ("2026-01-02T00:05:00+00:00", "2 Januari 2026 pukul 00.05"),
        ("kemarin", "kemarin"),
    ],
)
def test_a_moment_keeps_its_own_clock(moment: str, written: str) -> None:
    assert long_moment(moment) == written
