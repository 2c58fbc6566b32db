"""The pages of the small class of `tests.papan.test_jawaban_pasti`, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import pytest

from simulasi.debrief.halaman import (
    Debrief,
    Halaman,
    HalamanAkhir,
    HalamanAturan,
    HalamanCabang,
    HalamanKendali,
    HalamanKomitmen,
    HalamanKuadran,
    HalamanPeta,
    HalamanRawan,
    HalamanTitikBalik,
    Porsi,
)
from simulasi.debrief.susun import compose
from simulasi.papan.tabel import Papan
from tests.papan.test_jawaban_pasti import papan, play_class  # noqa: F401 - the class is a fixture

T = TypeVar("T", bound=Halaman)
SAMAR = Porsi(None, None, "disamarkan")


@pytest.fixture(scope="module")
def debrief(papan: Papan) -> Debrief:  # noqa: F811
    return compose(papan)


def page(debrief: Debrief, kind: type[T]) -> T:
    found = [h for h in debrief.halaman if isinstance(h, kind)]
    assert len(found) == 1
    return found[0]


def test_the_order_of_the_pages(debrief: Debrief) -> None:
    assert [type(h) for h in debrief.halaman] == [
        HalamanAturan, HalamanAkhir, HalamanPeta, HalamanCabang, HalamanTitikBalik, HalamanTitikBalik, HalamanKuadran,
        HalamanRawan, HalamanKendali, HalamanKomitmen,
    ]  # fmt: skip


def test_who_is_here(debrief: Debrief) -> None:
    assert page(debrief, HalamanAturan).fakta == (("Peserta", "12 orang"), ("Kelompok", "3"))


def test_endings(debrief: Debrief) -> None:
    # six ended well, four late, two before the prosecutor: the last two cells are small, together half of the class
    found = page(debrief, HalamanAkhir)
    assert [(b.tingkat, b.porsi) for b in found.baris] == [
        ("bersih", Porsi(Fraction(1, 2), 6)),
        ("rawan", SAMAR),
        ("pidana", SAMAR),
    ]
    assert found.sisa == Fraction(1, 2)
    assert found.rugi == Porsi(Fraction(1, 2), 6)  # four and two are six: harm is no small cell


def test_forks(debrief: Debrief) -> None:
    # people at meja: survei 6, tanda 4, tunda 4, susun 4; visits 6, 4, 4, 4
    # telepon: datang 6, tolak 5, catat 1: catat is small, and tolak goes with it; amplop: 2, 2, 2
    forks = {c.adegan: c for c in page(debrief, HalamanCabang).cabang}
    assert [p.porsi for p in forks["meja"].pilihan] == [Porsi(Fraction(1, 3), 6), SAMAR, SAMAR, SAMAR]
    assert forks["meja"].sisa == Fraction(2, 3)
    assert [p.porsi for p in forks["telepon"].pilihan] == [Porsi(Fraction(1, 2), 6), SAMAR, SAMAR]
    assert forks["telepon"].sisa == Fraction(1, 2)
    assert [p.porsi for p in forks["amplop"].pilihan] == [SAMAR, SAMAR, SAMAR]
    assert forks["amplop"].sisa is None
    assert [p.hilang for p in forks["telepon"].pilihan] == [Decimal("31.0"), None, None]  # (12/33 + 9/35) / 2


def test_the_map_tells_what_the_endings_tell(debrief: Debrief) -> None:
    peta = page(debrief, HalamanPeta).peta
    assert {s.id: s.peluang for s in peta.simpul if s.peluang == s.peluang} == {
        "meja": 1.0,
        "telepon": 1.0,
        "amplop": 0.5,  # all six of datang
        "selesai": 0.5,
    }
    assert {(p.pilihan.id, p.bagian) for p in peta.panah if p.bagian == p.bagian} == {
        ("survei", 1 / 3),
        ("datang", 0.5),
    }


def test_turning_points(debrief: Debrief) -> None:
    first, second = [h for h in debrief.halaman if isinstance(h, HalamanTitikBalik)]
    assert (first.cabang.adegan, second.cabang.adegan) == ("meja", "telepon")
    # what is told about telepon: the loss in full, the spread of datang alone (2 of 5 against 3 of 5), the dilemma
    assert second.alasan == (
        "Poin banyak hilang di sini: rata-rata 16,2 setiap kali dijumpai.",
        'Kelompok berbeda jauh: bagian yang memilih "Datang sebentar, tanpa membicarakan pekerjaan" berselisih sampai '
        "20,0 poin persen antarkelompok.",
        "Ini dilema: tidak ada pilihan yang terbaik di kedua dimensi sekaligus.",
    )
    assert second.selisih == Decimal("20.0")
    assert second.hilang == Decimal("16.2")
    assert second.pertanyaan == "Kalimat apa yang Anda ucapkan ketika telepon itu datang?"
    assert first.alasan == ("Suara kelas terbelah di sini.",)
    assert "Siapa" not in first.pertanyaan  # the only question went where its words are at home
    assert first.tangan_n is None


def test_quadrants(debrief: Debrief) -> None:
    # 93,9/91,4 and above are six, 48,5/51,4 and below the other six
    found = page(debrief, HalamanKuadran)
    assert found.kuadran == {
        "teladan": Porsi(Fraction(1, 2), 6),
        "patuh prosedural": Porsi(Fraction(0), 0),
        "niat baik, cacat prosedur": Porsi(Fraction(0), 0),
        "berisiko": Porsi(Fraction(1, 2), 6),
    }
    assert found.median == (Decimal("71.2"), Decimal("71.4"))  # (48,48 + 93,94) / 2 and (51,43 + 91,43) / 2
    assert found.garis_merah == SAMAR  # two people


def test_controls(debrief: Debrief) -> None:
    found = page(debrief, HalamanKendali)
    assert (found.kelas, found.acak) == (pytest.approx(19 / 39), pytest.approx(1 / 3))
    assert found.teramati == Porsi(Fraction(1, 2), 6)
    assert [(b.kendali.id, b.risiko_kelas, b.terbaik, b.dipilih) for b in found.baris] == [
        ("reviu-hps", pytest.approx(19 / 39), False, SAMAR),  # one picked it
        ("kontak-terbuka", 0, True, SAMAR),
        ("upg-keliling", pytest.approx(19 / 39), False, SAMAR),
        ("spanduk", pytest.approx(19 / 39), False, Porsi(Fraction(0), 0)),
    ]
    assert (found.terbaik, found.biaya, found.sesudah, found.menurut_kelas) == (
        ("Semua kontak penyedia lewat penjelasan terbuka dan log kontak",),
        2,
        0,
        True,
    )
    assert "Bukan ramalan" in found.model


def test_where_points_were_lost(debrief: Debrief, papan: Papan) -> None:  # noqa: F811
    found = page(debrief, HalamanRawan)
    (stratum,) = papan.strata
    by_code = {t.kode: t for t in stratum.titik}
    # twelve runs met each: (194,89 + 131,69) / 12 and (105,63 + 194,89) / 12 (telepon, amplop, meja)
    # the catalogue names PBJ-02 alone; three controls answer PBJ-11, one PBJ-02
    assert [(b.nama, b.hilang, b.kendali) for b in found.titik] == [
        ("PBJ-11", Decimal("27.2"), 3),
        ("HPS titipan", Decimal("25.0"), 1),
    ]
    assert by_code["PBJ-11"].rata == pytest.approx(326.58 / 12, abs=0.01)
    assert [b.nama for b in found.cabang] == ["Titipan", "Telepon sore hari", "Draf di atas meja"]


def test_nobody_promised_anything_yet(debrief: Debrief) -> None:
    assert "satu kendali apa yang Anda bawa pulang" in page(debrief, HalamanKomitmen).kosong
