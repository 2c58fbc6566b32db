"""A class for every test."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from simulasi.kelas import Kelas
from tests.layar.pembantu import open_class


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # the own report is saved where the program was started
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def kelas(tmp_path: Path) -> Generator[Kelas]:
    opened = open_class(tmp_path)
    yield opened
    opened.jurnal.close()
