"""Files that are broken as bytes, not only as text: each gives findings in their places, and none is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.periksa.pemeriksaan import check_file
from simulasi.skenario.aksara import BERKAS_MAKS
from tests.periksa.pembantu import TANGGAL_CONTOH, catalogues

FOLDER = Path(__file__).parent.parent / "data" / "rusak"
PERTAMA = {
    "utf-16.yaml": ("S109", 1, 1),
    "utf-16-tanpa-bom.yaml": ("S107", 1, 1),
    "latin-1.yaml": ("S109", 36, 58),
    "windows-1252.yaml": ("S109", 21, 13),
    "cr.yaml": ("S107", 1, 10),
    "nol.yaml": ("S104", 1, 1),
    "kosong.yaml": ("S104", 1, 1),
    "hanya-komentar.yaml": ("S104", 1, 1),
    "daftar.yaml": ("S104", 1, 1),
    "satu-kata.yaml": ("S104", 1, 1),
    "terpotong.yaml": ("S105", 1, 1),
    "gambar.yaml": ("S109", 1, 1),
    "json-rusak.yaml": ("S101", 1, 1),
    "penandaan.yaml": ("S107", 20, 12),
}
"""The first finding by place."""


@pytest.mark.parametrize("nama", PERTAMA)
def test_broken_bytes_are_found_in_their_place(nama: str) -> None:
    checked = check_file(FOLDER / nama, catalogues(), TANGGAL_CONTOH, nama)
    first = checked.temuan[0]
    assert (first.kode, first.baris, first.kolom) == PERTAMA[nama]
    assert checked.skenario is None
    assert all(t.berkas == nama for t in checked.temuan)


def test_every_broken_file_is_in_the_table() -> None:
    assert {p.name for p in FOLDER.iterdir()} == set(PERTAMA)


def test_utf_16_is_named() -> None:
    checked = check_file(FOLDER / "utf-16.yaml", catalogues(), TANGGAL_CONTOH)
    assert "UTF-16" in checked.temuan[0].pesan
    assert len(checked.temuan) == 1


def test_no_message_carries_a_control_character() -> None:
    for path in FOLDER.iterdir():
        for t in check_file(path, catalogues(), TANGGAL_CONTOH, path.name).temuan:
            text = t.pesan + t.saran.replace("\n", "") + t.kutipan
            assert text.isprintable() or "\t" in text, (path.name, text)


def test_file_above_64_mib_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as file:
        file.truncate(BERKAS_MAKS + 1)
    (finding,) = check_file(path, catalogues(), TANGGAL_CONTOH).temuan
    assert (finding.kode, finding.baris, finding.kolom) == ("S108", 1, 1)


def test_missing_file_and_folder_are_findings(tmp_path: Path) -> None:
    (gone,) = check_file(tmp_path / "hilang.yaml", catalogues(), TANGGAL_CONTOH).temuan
    (folder,) = check_file(tmp_path, catalogues(), TANGGAL_CONTOH).temuan
    assert gone.kode == folder.kode == "S101"
    assert "tidak ada" in gone.pesan
    assert "bukan berkas biasa" in folder.pesan
