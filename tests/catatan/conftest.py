from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal


class Clock:
    """A clock in WITA (UTC+8) that moves on by a second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 5, 8, 0, 0, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jurnal(tmp_path: Path, clock: Clock) -> Iterator[Jurnal]:
    with Jurnal.open(tmp_path / "hasil", now=clock) as opened:
        yield opened
