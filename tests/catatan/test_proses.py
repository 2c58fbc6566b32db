"""Many processes, and processes that die. Longer: set JURNAL_BUNUH=100, JURNAL_RAMAI=20x100."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from .proses import crowd, kill_once

KILLS = int(os.environ.get("JURNAL_BUNUH", "10"))
PROCESSES, RUNS = map(int, os.environ.get("JURNAL_RAMAI", "4x25").split("x"))


@pytest.mark.timeout(60 + 5 * KILLS)
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX matter")
def test_no_confirmed_choice_is_lost_to_kill_9(tmp_path: Path) -> None:
    confirmed = 0
    for _ in range(KILLS):
        count, wrong = kill_once(tmp_path, random.uniform(0, 0.15))
        assert wrong == []
        confirmed += count
    assert confirmed >= KILLS


@pytest.mark.timeout(600)
def test_processes_share_a_new_journal(tmp_path: Path) -> None:
    assert crowd(tmp_path, PROCESSES, RUNS) == []
