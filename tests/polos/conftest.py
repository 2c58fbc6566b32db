"""A class in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal
from simulasi.kelas import Kelas
from tests.polos.pembantu import CONTOH, Ruang


@pytest.fixture
def ruang(tmp_path: Path) -> Iterator[Ruang]:
    folder = tmp_path / "pustaka" / "pengadaan"
    folder.mkdir(parents=True)
    (folder / "hps-titipan.yaml").write_text(CONTOH.read_text(encoding="utf-8"), encoding="utf-8")
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        yield Ruang(tmp_path, jurnal)


@pytest.fixture
def kelas(ruang: Ruang) -> Kelas:
    return ruang.kelas()
