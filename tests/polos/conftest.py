"""A class in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from tests.polos.pembantu import AKAR, CONTOH, Ruang


@pytest.fixture
def ruang(tmp_path: Path) -> Iterator[Ruang]:
    folder = tmp_path / "pustaka"
    (folder / "pengadaan").mkdir(parents=True)
    shutil.copy(CONTOH, folder / "pengadaan")
    shutil.copy(AKAR / "skenario" / "pengadaan" / "pecah-paket.yaml", folder / "pengadaan")
    shutil.copytree(AKAR / "skenario" / "acuan", folder / "acuan")
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        yield Ruang(tmp_path, jurnal)


@pytest.fixture
def kelas(ruang: Ruang) -> Kelas:
    return ruang.kelas()
