"""The pages of a class of thirty, worked out by hand: so many took each of three roads that nothing need be kept back.

Twelve went survei, susun, tolak and ended well; ten survei, tanda, datang, lapor and ended late; eight tanda, datang,
simpan, a red line, before the prosecutor. They came in turn, so that at the rungs of 10 and 15 little was open.
"""

from __future__ import annotations

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
from tests.papan.pembantu import LAPOR, SIMPAN, TERBAIK, Kelas, tables

T = TypeVar("T", bound=Halaman)
GILIRAN = (TERBAIK, LAPOR, SIMPAN, TERBAIK, LAPOR, TERBAIK, SIMPAN, LAPOR, TERBAIK, SIMPAN, TERBAIK, LAPOR, TERBAIK,
           LAPOR, SIMPAN)  # fmt: skip


def part(n: int, dari: int = 30) -> Porsi:
    return Porsi(Fraction(n, dari), n, dari)


@pytest.fixture(scope="module")
def debrief(tmp_path_factory: pytest.TempPathFactory) -> Debrief:
    kelas = Kelas(tmp_path_factory.mktemp("pasti"))
    for i in range(30):
        picks = ["kontak-terbuka"] if i % 2 else ["upg-keliling"]
        kelas.play(f"Komodo-{i}", GILIRAN[i % 15], kelompok=f"Kelompok {i % 3}", kendali=picks)
    return compose(tables(kelas))


def page(debrief: Debrief, kind: type[T]) -> T:
    found = [h for h in debrief.halaman if isinstance(h, kind)]
    assert len(found) == 1
    return found[0]


def test_the_order_of_the_pages(debrief: Debrief) -> None:
    kinds = [type(h) for h in debrief.halaman if not isinstance(h, HalamanTitikBalik)]
    assert kinds == [
        HalamanAturan, HalamanAkhir, HalamanPeta, HalamanCabang, HalamanKuadran, HalamanRawan, HalamanKendali,
        HalamanKomitmen,
    ]  # fmt: skip
    assert isinstance(debrief.halaman[4], HalamanTitikBalik)


def test_who_is_here(debrief: Debrief) -> None:
    assert page(debrief, HalamanAturan).fakta == (("Peserta", "30 orang"), ("Kelompok", "3"))


def test_endings(debrief: Debrief) -> None:
    found = page(debrief, HalamanAkhir)
    assert [(b.tingkat, b.porsi) for b in found.baris] == [
        ("bersih", part(12)),
        ("rawan", part(10)),
        ("pidana", part(8)),
    ]
    assert (found.sisa, found.rugi, found.satuan, found.n) == (None, part(18), "orang", 30)
    assert "n = 30 orang." in found.catatan


def test_forks_count_people_once_however_often_they_came_by(debrief: Debrief) -> None:
    forks = {c.adegan: c for c in page(debrief, HalamanCabang).cabang}
    assert [p.porsi.n for p in forks["meja"].pilihan] == [22, 18, 0, 12]  # survei leads back to meja
    assert [p.porsi for p in forks["telepon"].pilihan] == [part(18), part(12), part(0)]
    assert [p.porsi for p in forks["amplop"].pilihan] == [part(8, 18), part(10, 18), part(0, 18)]
    assert (forks["amplop"].n, forks["amplop"].satuan) == (18, "orang")


def test_the_map_tells_what_the_endings_tell(debrief: Debrief) -> None:
    peta = page(debrief, HalamanPeta).peta
    assert {s.id: round(s.peluang * 30) for s in peta.simpul} == {
        "meja": 30, "telepon": 30, "amplop": 18, "selesai": 12, "terlambat": 10, "tersangka": 8,
    }  # fmt: skip


def test_quadrants(debrief: Debrief) -> None:
    # 100/97,1 stand above 65 in both, 45,5/51,4 and 0/0 below
    found = page(debrief, HalamanKuadran)
    assert found.kuadran == {
        "teladan": part(12),
        "patuh prosedural": part(0),
        "niat baik, cacat prosedur": part(0),
        "berisiko": part(18),
    }
    assert found.garis_merah == part(8)


def test_controls(debrief: Debrief) -> None:
    # the model: at telepon datang weighs 18 + 1/3 of 30 + 1, and whoever goes there does harm
    found = page(debrief, HalamanKendali)
    assert (found.kelas, found.acak) == (pytest.approx(55 / 93), pytest.approx(1 / 3))
    assert found.teramati == part(18)
    assert found.penjawab == 30
    assert [(b.kendali.id, b.risiko_kelas, b.terbaik, b.dipilih) for b in found.baris] == [
        ("reviu-hps", pytest.approx(55 / 93), False, part(0)),
        ("kontak-terbuka", 0, True, part(15)),
        ("upg-keliling", pytest.approx(55 / 93), False, part(15)),
        ("spanduk", pytest.approx(55 / 93), False, part(0)),
    ]
    assert (found.terbaik, found.biaya, found.sesudah, found.menurut_kelas) == (
        ("Semua kontak penyedia lewat penjelasan terbuka dan log kontak",),
        2,
        0,
        True,
    )
    assert "Bukan ramalan" in found.catatan[0]


def test_where_points_were_lost(debrief: Debrief) -> None:
    found = page(debrief, HalamanRawan)
    assert [(b.nama, b.kendali) for b in found.titik] == [("PBJ-02", 1), ("PBJ-11", 3)]
    lost = [b.hilang for b in found.cabang]
    assert lost == sorted(lost, reverse=True)
    assert "Menurut model kelas" in found.catatan[1]


def test_nobody_promised_anything_yet(debrief: Debrief) -> None:
    assert "satu kendali apa yang Anda bawa pulang" in page(debrief, HalamanKomitmen).kosong
