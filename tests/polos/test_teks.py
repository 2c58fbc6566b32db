"""The catalogue of sentences: the screens' words where both say the same, no sentence that nobody says."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from simulasi.layar import teks as layar
from simulasi.papan.isi_papan import URUTAN
from simulasi.polos import teks

POLOS = Path(teks.__file__).parent
SAMA = """
BIDANG PENJELASAN_STATUS JENIS_KENDALI TINGKAT_AKHIR MAKNA_AKHIR NILAI PESERTA_ISI PUSTAKA_KOSONG TEMUAN_PENGANTAR PERAN
LATAR TUJUAN TITIK_RAWAN ATURAN_JUDUL ATURAN KOMITMEN_JUDUL KOMITMEN LANJUTKAN MULAI_BARU BELUM_SELESAI BERKAS
PUTUSKAN AKIBAT UMPAN_BALIK CELAH PENYEBAB RISIKO_CATATAN STRATEGI_PENGANTAR TANPA_TITIK_RAWAN KEHILANGAN_ANDA MODUS
TANDA_BAHAYA TANDA_KOSONG KENDALI PELAKSANA INDIKATOR DASAR RISIKO_TAK_TERHITUNG IMBAUAN_CATATAN PILIHAN_ANDA
TANPA_NILAI UTUH PILIHAN_LAIN NILAI_DASAR INTEGRITAS KEPATUHAN KUADRAN GARIS_MERAH GARIS_MERAH_NOL GARIS_MERAH_N BERAT
PESERTA_KELOMPOK_ISI SUARA_KELOMPOK
""".split()


@pytest.mark.parametrize("nama", SAMA)
def test_screens_and_plain_text_use_the_same_words(nama: str) -> None:
    assert getattr(teks, nama) == getattr(layar, nama)


def constants() -> dict[str, object]:
    return {name: value for name, value in vars(teks).items() if name.isupper()}


def test_every_sentence_is_said_somewhere() -> None:
    used = {
        node.attr
        for path in POLOS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "teks"
    }
    assert set(constants()) <= used


def test_the_board_can_name_every_order() -> None:
    assert set(teks.URUTAN) == set(URUTAN)


@pytest.mark.parametrize("nama", sorted(constants()))
def test_sentences_are_plain_and_their_gaps_have_names(nama: str) -> None:
    value = constants()[nama]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    for part in parts:
        assert isinstance(part, str)
        assert part == part.strip()
        assert part.isascii()
        assert all(field is None or field.isidentifier() for _, field, _, _ in string.Formatter().parse(part))
