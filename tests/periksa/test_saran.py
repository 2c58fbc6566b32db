"""What a beginner's slip is answered with: the words that a first-time author needs."""

from __future__ import annotations

import pytest

from tests.periksa.pembantu import DASAR, check

JUDUL = "    judul: Meja kerja\n"
SITASI = "perpres-16-2018 Pasal 7"


@pytest.mark.parametrize(
    ("lama", "baru", "pesan", "saran"),
    [
        (JUDUL, "    judul:Meja kerja\n", "Sesudah titik dua harus ada spasi.", "`judul: Meja kerja`"),
        ("      - id: lanjut\n", "      -id: lanjut\n", "Sesudah tanda hubung harus ada spasi.", "`- id: lanjut`"),
        (SITASI, "Perpres No. 16/2018 pasal 7", 'Regulasi "Perpres" tidak ada', f"Mungkin maksud Anda: {SITASI}"),
        (SITASI, "perpres 16 Tahun 2018", 'Regulasi "perpres" tidak ada', "Mungkin maksud Anda: perpres-16-2018"),
        ("jika: {catatan: tidak}", "jika: catatan", "Di sini harus ada bagian berkunci", "`jika: {catatan: ya}`"),
        (
            "skor: {integritas: 0, kepatuhan: 0}",
            "skor: 0",
            "Di sini harus ada bagian berkunci",
            "`skor: {integritas: 2, kepatuhan: 3}`",
        ),
        (
            "nilai: [peduli]",
            "nilai: [integritas]",
            "`integritas` tidak dikenal untuk `nilai`",
            "Pilih salah satu:\n  jujur: Berkata",
        ),
        ("akhir: pelanggaran", "akhir: pelangaran", "`pelangaran` tidak dikenal untuk `akhir`", "pelanggaran"),
    ],
)
def test_a_slip_is_named_and_the_right_form_shown(lama: str, baru: str, pesan: str, saran: str) -> None:
    assert lama in DASAR
    first = check(DASAR.replace(lama, baru, 1)).temuan[0]
    assert pesan in first.pesan
    assert saran in first.saran


def test_a_quote_that_closes_far_below_is_found_where_it_was_opened() -> None:
    isi = DASAR.replace(JUDUL, JUDUL.replace("Meja", '"Meja')).replace("narasi: Di meja", 'narasi: Kata "itu" di meja')
    (only,) = check(isi).temuan
    assert only.baris == DASAR[: DASAR.index(JUDUL)].count("\n") + 1
    assert 'Tanda kutip " yang dibuka di sini baru bertemu pasangannya di baris' in only.pesan
    assert "judul: >-\n      Meja kerja" in only.saran


def test_a_renamed_scene_is_offered_where_nobody_leads_to_it() -> None:
    renamed = DASAR.replace("\n  laporan:\n", "\n  catatan-sore:\n")
    assert renamed != DASAR
    lost = [t.saran for t in check(renamed).temuan if t.kode == "S201"]
    assert lost
    assert all("Adegan `catatan-sore` tidak dituju siapa pun." in saran for saran in lost)
    two = renamed.replace("awal: pagi\n", "awal: xyzuvw\n")
    assert not any("tidak dituju siapa pun" in t.saran for t in check(two).temuan)
