"""A class for every test, and an order that lets several tests look at one walk past all screens."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from simulasi.lari.kelas import Kelas
from tests.layar.pembantu import LEBAR, open_class
from tests.layar.rekaman import record


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that look at a record first and together, by the size that they look at.

    With several workers one of them then walks for all; the others take work from the far end.
    """
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    if not isinstance(item, pytest.Function) or getattr(item.module, "record", None) is not record:
        return 2
    calls = getattr(item, "callspec", None)
    return int(calls is not None and calls.params.get("size") == LEBAR)


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
