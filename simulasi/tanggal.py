"""How dates are written for people."""

from __future__ import annotations

from datetime import date
from typing import Final

BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_date(day: date) -> str:
    """Write a date as in a letter: 24 November 2026."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"
