from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.papan.pembantu import Kelas


@pytest.fixture
def kelas(tmp_path: Path) -> Iterator[Kelas]:
    opened = Kelas(tmp_path)
    yield opened
    opened.jurnal.close()
