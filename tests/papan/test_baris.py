"""What a row of `papan_skor` holds, and which run is the official one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from simulasi.papan.kolom import cells
from simulasi.papan.papan_skor import KOLOM
from tests.papan.pembantu import DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas

KOLOM_HASIL = (
    "sesi peringkat seri peserta sandi kelompok status selesai_n ditugaskan_n integritas kepatuhan gabungan "
    "pita_integritas pita_kepatuhan kuadran garis_merah berat_n mitigasi keputusan_n adegan_termahal percobaan_n "
    "mulai akhir mesin tanda"
).split()


def test_columns_are_those_of_the_paper_and_new_ones_follow(kelas: Kelas) -> None:
    assert list(KOLOM[: len(KOLOM_HASIL)]) == KOLOM_HASIL
    kelas.play("A", TERBAIK)
    (row,) = kelas.board()
    assert dict(zip(KOLOM, cells(row), strict=True))["sandi"] == "A"


def test_a_row_of_a_middling_run(kelas: Kelas) -> None:
    kelas.play("Komodo-27", LAPOR, kelompok="Kelompok 3")
    (row,) = kelas.board()
    assert (row.integritas, row.kepatuhan, row.gabungan) == (Decimal("45.5"), Decimal("51.4"), Decimal("48.4"))
    assert (row.pita_integritas, row.pita_kepatuhan, row.kuadran) == ("waspada", "waspada", "berisiko")
    assert (row.keputusan_n, row.garis_merah, row.berat_n) == (3, 0, 0)  # `survei` is no decision
    assert row.adegan_termahal == "hps-titipan.telepon"  # 36.4 + 25.7, the table cost 18.2 + 22.9
    assert (row.kelompok, row.percobaan_n, row.tanda) == ("Kelompok 3", 1, "")
    assert row.mesin == kelas.jurnal.mesin.tanda
    assert row.mulai is not None
    assert row.akhir is not None
    assert row.mulai.endswith("+08:00")
    assert row.mulai < row.akhir


def test_a_row_of_a_good_run(kelas: Kelas) -> None:
    kelas.play("A", TUNDA)
    (row,) = kelas.board()
    assert (row.pita_integritas, row.kuadran, row.adegan_termahal) == ("teladan", "teladan", "hps-titipan.meja")


def test_berat_makes_band_and_quadrant_berisiko_whatever_the_value(kelas: Kelas) -> None:
    others = [kelas.lakon(f"hps-{i}") for i in range(3)]
    for lakon in others:
        kelas.play("A", TERBAIK, lakon)
    kelas.play("A", SIMPAN)
    (row,) = kelas.board("hps-titipan", *(lakon.skenario.id for lakon in others))
    assert row.integritas == 75
    assert (row.pita_integritas, row.pita_kepatuhan, row.kuadran) == ("berisiko", "berisiko", "berisiko")


def test_a_choice_rated_0_is_praised_by_no_band_and_no_quadrant(kelas: Kelas) -> None:
    kelas.play("A", "tanda,tolak")  # the signature breaks a rule of law (kepatuhan 0) but not integritas
    (row,) = kelas.board()
    assert (row.integritas, row.kepatuhan) == (Decimal("81.8"), Decimal("74.3"))
    assert (row.pita_integritas, row.pita_kepatuhan, row.kuadran) == ("baik", "waspada", "niat baik, cacat prosedur")


def test_a_choice_rated_0_in_one_scenario_is_not_averaged_away_by_others(kelas: Kelas) -> None:
    others = [kelas.lakon(f"hps-{i}") for i in range(3)]
    for lakon in others:
        kelas.play("A", TERBAIK, lakon)
    kelas.play("A", "tanda,tolak")
    (row,) = kelas.board("hps-titipan", *(lakon.skenario.id for lakon in others))
    assert row.kepatuhan is not None
    assert row.kepatuhan > 85
    assert (row.pita_kepatuhan, row.kuadran) == ("waspada", "niat baik, cacat prosedur")


@pytest.mark.parametrize(
    ("kendali", "nilai"),
    [
        (None, None),
        ([], 0),
        (["spanduk"], 0),
        (["reviu-hps", "upg-keliling"], 0),
        (["kontak-terbuka"], 100),
        (["kontak-terbuka", "upg-keliling"], 100),
        (["tidak-dikenal"], 0),
    ],
)
def test_mitigasi_is_what_the_pick_gained(kelas: Kelas, kendali: list[str] | None, nilai: int | None) -> None:
    kelas.play("A", TERBAIK, kendali=kendali)
    (row,) = kelas.board()
    assert row.mitigasi == nilai


def test_mitigasi_is_the_mean_of_the_scenarios_that_have_one(kelas: Kelas) -> None:
    names = [kelas.lakon(f"hps-{i}") for i in range(3)]
    for lakon, kendali in zip(names, (["kontak-terbuka"], ["spanduk"], None), strict=True):
        kelas.play("A", TERBAIK, lakon, kendali=kendali)
    (row,) = kelas.board(*(lakon.skenario.id for lakon in names))
    assert row.mitigasi == 50


def test_the_first_complete_run_counts_and_practice_is_counted(kelas: Kelas) -> None:
    kelas.play("A", DIAM)
    kelas.play("A", TERBAIK)
    kelas.play("A", TERBAIK)
    (row,) = kelas.board()
    assert (row.integritas, row.percobaan_n, row.tanda) == (Decimal("48.5"), 3, "")


def test_an_abandoned_run_before_it_flags_diulang(kelas: Kelas) -> None:
    kelas.play("A", "tunda")
    kelas.play("A", LAPOR)
    kelas.play("B", LAPOR)
    kelas.play("B", "tunda")
    assert {r.sandi: (r.tanda, r.percobaan_n) for r in kelas.board()} == {"A": ("diulang", 2), "B": ("", 2)}


def test_a_void_run_is_passed_over(kelas: Kelas) -> None:
    kelas.jurnal.void_run(kelas.play("A", TERBAIK).id, "salah orang")
    kelas.play("A", DIAM)
    kelas.jurnal.void_run(kelas.play("B", TERBAIK).id, "listrik padam")
    by_sandi = {r.sandi: r for r in kelas.board()}
    assert (by_sandi["A"].integritas, by_sandi["A"].percobaan_n) == (Decimal("48.5"), 1)
    assert (by_sandi["B"].status, by_sandi["B"].percobaan_n) == ("sebagian", 0)


@pytest.mark.parametrize("sidik", ["0" * 64, None])
def test_a_run_without_its_own_scenario_is_not_counted(kelas: Kelas, sidik: str | None) -> None:
    run = kelas.play("A", TERBAIK, sidik=sidik or kelas.lakon().sidik)
    if sidik is None:  # a digest that the journal has never seen
        run = run._replace(sidik="f" * 64)
    (row,) = kelas.board(runs=[run])
    assert (row.status, row.integritas, row.peringkat) == ("sebagian", None, None)


def test_a_run_that_the_scenario_does_not_allow_is_not_counted(kelas: Kelas) -> None:
    kelas.play("A", "susun,tolak")  # `susun` needs `survei`
    (row,) = kelas.board()
    assert (row.status, row.peringkat) == ("sebagian", None)


def test_sequence_decides_on_one_machine_and_start_time_over_machines(kelas: Kelas) -> None:
    early, late = kelas.play("A", DIAM), kelas.play("A", TERBAIK)
    turned_back = late._replace(mulai="2020-01-01T00:00:00.000+08:00")
    (row,) = kelas.board(runs=[turned_back, early])
    assert row.integritas == Decimal("48.5")
    (row,) = kelas.board(runs=[early, turned_back._replace(mesin="lain")])
    assert row.integritas == 100
    assert row.mesin == " ".join(sorted(("??", kelas.jurnal.mesin.tanda)))


def test_times_running_backwards_are_flagged(kelas: Kelas) -> None:
    run = kelas.play("A", TUNDA)
    first, second = run.pilihan
    (row,) = kelas.board(runs=[run._replace(pilihan=(first, second._replace(waktu="2020-01-01T00:00:00+08:00")))])
    assert row.tanda == "jam_ragu"
