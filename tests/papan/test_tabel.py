"""All tables together: which runs count, strata, sessions, and a large class in whatever order it is read."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from simulasi.catatan import Komitmen, Lari
from simulasi.dasar.galat import Galat
from simulasi.papan import lembar
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import by_participant, gather
from simulasi.papan.resmi import Penimbang
from simulasi.papan.tabel import ARTI, JUDUL, ROW_TYPES, TABEL, Papan, load_board, pick_session
from simulasi.skenario.acuan import Acuan
from tests.kelas_besar import KelasBesar, make_class
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables


def test_every_table_is_described_and_its_columns_too() -> None:
    assert tuple(ROW_TYPES) == tuple(JUDUL) == tuple(ARTI) == TABEL
    for name, kolom in ROW_TYPES.items():
        headers = [k.nama for k in kolom]
        assert len(set(headers)) == len(headers)
        for k in kolom:
            assert k.nama.isascii()
            assert k.nama == k.nama.lower()
            assert k.arti.endswith("."), (name, k.nama)


COLUMNS = {
    "kelompok": "kelompok n selesai_n",
    "keputusan": "run resmi peserta sandi kelompok skenario sidik langkah adegan titik_rawan bidang pilihan pilihan_n "
    "integritas kepatuhan hilang_integritas hilang_kepatuhan garis_merah dilema berkas_dibuka detik",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_of_the_paper_come_first(name: str) -> None:
    expected = COLUMNS[name].split()
    assert [k.nama for k in ROW_TYPES[name]][: len(expected)] == expected


def test_decisions_of_practice_and_broken_runs_are_listed_and_not_counted(kelas: Kelas) -> None:
    broken = kelas.play("A", "survei,tanda")
    official = kelas.play("A", TUNDA)
    practice = kelas.play("A", TERBAIK)
    void = kelas.play("A", SIMPAN)
    kelas.jurnal.void_run(void.id, "salah orang")
    impossible = kelas.play("B", "susun,tolak")
    kelas.jurnal.record_exhibit(broken.id, 0, "meja", 0)
    papan = tables(kelas)
    rows = list(papan.keputusan())
    assert [(r.run, r.resmi, r.langkah, r.pilihan, r.pilihan_n) for r in rows] == [
        (broken.id, False, 1, "survei", 3),
        (broken.id, False, 2, "tanda", 3),
        (official.id, True, 1, "tunda", 3),
        (official.id, True, 2, "tolak", 3),
        (practice.id, False, 1, "survei", 3),
        (practice.id, False, 2, "susun", 3),
        (practice.id, False, 3, "tolak", 3),
    ]
    assert [(r.berkas_dibuka, r.titik_rawan, r.dilema, r.bidang) for r in rows[:2]] == [
        (1, "PBJ-02", False, "pengadaan"),
        (0, "PBJ-02", False, "pengadaan"),
    ]
    assert (rows[1].hilang_integritas, rows[1].hilang_kepatuhan) == (Decimal("18.2"), Decimal("22.9"))
    assert (papan.kumpulan.batal_n, papan.kumpulan.ditolak_n) == (1, 1)
    assert impossible.id not in {r.run for r in rows}
    assert sum(r.n or 0 for r in papan.butir) == 2  # the official run alone


def test_another_flow_has_rows_of_its_own_and_is_marked(kelas: Kelas) -> None:
    other = kelas.lakon(ganti=("bobot: 3", "bobot: 1"))
    typo = kelas.lakon(ganti=("Draf di atas meja", "Draf di meja"))
    kelas.play("A", LAPOR)
    kelas.play("B", DIAM, typo)
    kelas.play("C", TERBAIK, other)
    papan = tables(kelas)
    assert [(s.strata.utama, len(s.strata.lari)) for s in papan.strata] == [(True, 2), (False, 1)]
    assert {(row.alur, row.tanda) for row in papan.butir if row.n} == {
        (kelas.lakon().sidik_alur[:8], ""),
        (other.sidik_alur[:8], "alur_lain"),
    }
    assert {row.tanda for row in papan.titik_rawan} == {"", "alur_lain"}


def test_choices_nobody_or_nearly_all_took_are_flagged(kelas: Kelas) -> None:
    for i in range(9):
        kelas.play(f"A{i}", TUNDA)
    kelas.play("B", DIAM)
    flagged = {(row.adegan, row.pilihan): row.tanda for row in tables(kelas).butir if row.tanda}
    assert flagged == {
        ("meja", "survei"): "tak_dipilih",
        ("meja", "tanda"): "tak_dipilih",
        ("meja", "susun"): "tak_dipilih",
        ("meja", "tunda"): "hampir_semua",
        ("telepon", "catat"): "tak_dipilih",
        ("telepon", "tolak"): "hampir_semua",  # 9 of 10 is nearly all
    }  # at amplop there was one person


def test_a_correlation_flags_from_thirty_runs_on(kelas: Kelas) -> None:
    # who loses at meja (LAPOR: 6,8) loses elsewhere too; TUNDA against TERBAIK is the other way round for nobody
    for i in range(15):
        kelas.play(f"A{i}", "tanda,catat")
        kelas.play(f"B{i}", "tunda,datang,lapor" if i else TERBAIK)
        found = {row.tanda for row in tables(kelas).butir if row.adegan == "meja" and row.n} if i in (13, 14) else {""}
        assert found == ({"korelasi_negatif"} if i == 14 else {""}), i


def test_bebas_has_groups_and_items_too(kelas: Kelas) -> None:
    other = kelas.lakon("hps-kedua")
    kelas.play("A", TERBAIK, sesi="bebas", kelompok="G")
    kelas.play("A", SIMPAN, other, sesi="bebas", kelompok="G")
    papan = tables(kelas, sesi="bebas")
    assert [(r.kelompok, r.n, r.selesai_n, r.integritas_median) for r in papan.kelompok] == [("G", 1, 1, 50)]
    assert list(dict.fromkeys(row.skenario for row in papan.butir)) == ["hps-titipan", "hps-kedua"]


def test_people_without_a_group_stand_last(kelas: Kelas) -> None:
    for name, group in (("A", None), ("B", "Zaitun"), ("C", "Kelompok 10"), ("D", "Kelompok 9")):
        kelas.play(name, CATAT, kelompok=group)
    assert [row.kelompok for row in tables(kelas).kelompok] == ["Kelompok 9", "Kelompok 10", "Zaitun", None]


def test_commitments_by_group(kelas: Kelas) -> None:
    for name, group in (("A", None), ("B", "Kelompok 10"), ("C", "Kelompok 2")):
        run = kelas.play(name, CATAT, kelompok=group)
        kelas.jurnal.record_commitment(
            run.id, Komitmen("kontak-terbuka", f"Log kontak {name}", "Kepala UKPBJ", "Maret")
        )
    void = kelas.play("D", CATAT)
    kelas.jurnal.record_commitment(void.id, Komitmen("spanduk", "x", "y", "z"))
    kelas.jurnal.void_run(void.id, "salah orang")
    assert [(r.kelompok, r.apa, r.siapa, r.kapan, r.kendali_judul) for r in tables(kelas).komitmen] == [
        (
            group,
            f"Log kontak {name}",
            "Kepala UKPBJ",
            "Maret",
            "Semua kontak penyedia lewat penjelasan terbuka dan log kontak",
        )
        for name, group in (("C", "Kelompok 2"), ("B", "Kelompok 10"), ("A", None))
    ]


def test_a_session_is_picked_by_name_and_read_from_the_journal(kelas: Kelas) -> None:
    with pytest.raises(Galat, match="belum berisi permainan"):
        pick_session(kelas.jurnal, None)
    kelas.play("A", TERBAIK)
    assert pick_session(kelas.jurnal, None) == "kelas-pagi"
    kelas.play("A", TERBAIK, sesi="kelas-sore")
    with pytest.raises(Galat, match="beberapa sesi: kelas-pagi, kelas-sore"):
        pick_session(kelas.jurnal, None)
    with pytest.raises(Galat, match="Mungkin maksud Anda: kelas-sore"):
        pick_session(kelas.jurnal, "kelas-sor")
    papan = load_board(kelas.jurnal, "kelas-sore", Acuan())
    assert [row.sandi for row in papan.papan_skor] == ["A"]


@pytest.fixture(scope="module")
def besar(tmp_path_factory: pytest.TempPathFactory) -> KelasBesar:
    # two scenarios suffice to show what holds for any number
    return make_class(tmp_path_factory.mktemp("besar"), skenario=("pecah-paket", "pokir-siluman"))


@pytest.fixture(scope="module")
def penimbang(besar: KelasBesar) -> Penimbang:
    return Penimbang(besar.scenario)


def board(besar: KelasBesar, runs: Sequence[Lari], penimbang: Penimbang) -> Papan:
    sesi = DefinisiSesi(besar.sesi.id, besar.sesi.judul, besar.sesi.skenario, 60)
    return Papan(gather(by_participant(runs), sesi, penimbang, besar.marks()), Acuan())


def test_a_large_class_gives_the_same_tables_in_whatever_order_it_is_read(
    besar: KelasBesar, penimbang: Penimbang
) -> None:
    runs = list(besar.runs())
    first = [[*t.baris()] for t in board(besar, runs, penimbang).tables()]
    for seed in (1, 2):
        random.Random(seed).shuffle(runs)
        assert [[*t.baris()] for t in board(besar, runs, penimbang).tables()] == first


def test_a_large_class_is_what_it_was_made_to_be(besar: KelasBesar, penimbang: Penimbang) -> None:
    papan = board(besar, besar.runs(), penimbang)
    assert len(papan.papan_skor) == 350
    assert len(papan.kelompok) == 35
    assert len({row.mesin for row in papan.papan_skor}) == 13
    assert papan.kumpulan.batal_n == 7 * len(besar.lakon)
    assert Counter(row.status for row in papan.papan_skor) == {"selesai": 341, "sebagian": 9}
    assert {"diulang", ""} <= {row.tanda for row in papan.papan_skor}
    for s in papan.strata:
        assert sum(a.n for a in s.risiko.akhir) == len(s.strata.lari)
        assert sum((a.bagian or Fraction(0) for a in s.risiko.akhir), Fraction(0)) == 1
        assert sum(a.peluang_kelas for a in s.risiko.akhir) == pytest.approx(1)
        assert s.risiko.terbaik_kelas.biaya <= s.risiko.anggaran
        assert len(s.titik_balik.terpilih) == 3
        assert 0 < s.risiko.kelas < s.risiko.acak


def test_the_same_seed_gives_the_same_class(besar: KelasBesar, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = make_class(tmp_path_factory.mktemp("lagi"), peserta=30, kelompok=3, jurnal=2, skenario=("pecah-paket",))
    twin = make_class(tmp_path_factory.mktemp("kembar"), peserta=30, kelompok=3, jurnal=2, skenario=("pecah-paket",))
    assert again.runs() == twin.runs()


def test_the_facilitators_sheet_tells_choices_with_n_and_forks_once(kelas: Kelas) -> None:
    for i in range(15):
        kelas.play(f"A{i}", "tanda,catat")
        kelas.play(f"B{i}", "tunda,datang,lapor" if i else TERBAIK)
    found = [(r.adegan, r.pilihan, r.n, r.adegan_n, r.tanda) for r in lembar.rows(tables(kelas).butir)]
    assert found == [
        ("meja", None, None, 31, "korelasi_negatif"),  # 30 runs, one of them twice
        ("telepon", None, None, 30, "korelasi_negatif"),
        ("amplop", "simpan", 0, 14, "tak_dipilih"),
        ("amplop", "lapor", 14, 14, "hampir_semua"),
        ("amplop", "diam", 0, 14, "tak_dipilih"),
    ]


def test_a_correlation_a_little_below_zero_flags_nothing(kelas: Kelas) -> None:
    # two by two, evenly: what was lost at meja says nothing about the phone; one run more tips it over a little
    for i in range(10):
        for j, run in enumerate(("tanda,catat", "tunda,catat", "tanda,datang,lapor", "tunda,datang,lapor")):
            kelas.play(f"{j}-{i}", run)
    kelas.play("lagi", "tanda,catat")
    rows = [row for row in tables(kelas).butir if row.adegan == "meja"]
    assert rows[0].korelasi is not None
    assert -0.1 < rows[0].korelasi < 0
    assert {row.tanda for row in rows} == {"", "tak_dipilih"}
