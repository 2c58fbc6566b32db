"""How dates are written for people."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_date(day: date) -> str:
    """Write a date as in a letter: 24 November 2026."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def long_moment(moment: str) -> str:
    """Write an ISO 8601 moment in its own offset: 24 November 2026 pukul 08.44. What is no moment stays as it is."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{long_date(found.date())} pukul {found:%H.%M}"
