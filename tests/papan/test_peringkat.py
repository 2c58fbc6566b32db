"""Ranks of `papan_skor` (`skor.md` §6), with figures worked out by hand from the worked example."""

from __future__ import annotations

from decimal import Decimal

from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, ranks


def test_equal_values_share_a_rank_and_say_so(kelas: Kelas) -> None:
    for sandi, jawaban in (("D", LAPOR), ("C", TUNDA), ("B", TUNDA), ("A", TERBAIK)):
        kelas.play(sandi, jawaban)
    rows = kelas.board()
    assert [(r.peringkat, r.seri) for r in rows] == [(1, False), (2, True), (2, True), (4, False)]
    assert [r.sandi for r in rows][0::3] == ["A", "D"]
    assert {r.sandi for r in rows[1:3]} == {"B", "C"}
    assert [r.gabungan for r in rows] == [Decimal("98.6"), Decimal("92.7"), Decimal("92.7"), Decimal("48.4")]


def test_a_grave_failure_weighs_more_than_any_value(kelas: Kelas) -> None:
    other = kelas.lakon("hps-kedua")
    # (98.5714 + 0) / 2 = 49.3 with a red line, (48.4416 + 45.6710) / 2 = 47.1 without
    kelas.play("Berat", TERBAIK)
    kelas.play("Berat", SIMPAN, other)
    kelas.play("Ringan", LAPOR)
    kelas.play("Ringan", DIAM, other)
    first, second = kelas.board("hps-titipan", "hps-kedua")
    assert (first.sandi, first.berat_n, first.gabungan) == ("Ringan", 0, Decimal("47.1"))
    assert (second.sandi, second.berat_n, second.gabungan) == ("Berat", 1, Decimal("49.3"))
    assert (second.garis_merah, second.peringkat) == (1, 2)


def test_gabungan_goes_before_integritas(kelas: Kelas) -> None:
    kelas.play("Jujur", DIAM)  # 48.5 / 42.9
    kelas.play("Tertib", LAPOR)  # 45.5 / 51.4
    first, second = kelas.board()
    assert (first.sandi, first.gabungan, first.integritas) == ("Tertib", Decimal("48.4"), Decimal("45.5"))
    assert (second.sandi, second.gabungan, second.integritas) == ("Jujur", Decimal("45.7"), Decimal("48.5"))


def test_integritas_decides_where_shown_gabungan_is_equal(kelas: Kelas) -> None:
    # with 48:52 exactly 98.514 and 98.545, both shown as 98.5: the smaller one wins by integritas
    kelas.play("Catat", CATAT)
    kelas.play("Terbaik", TERBAIK)
    rows = kelas.board(bobot=48)
    assert [r.gabungan for r in rows] == [Decimal("98.5")] * 2
    assert ranks(rows) == [(1, False, "Terbaik"), (2, False, "Catat")]


def test_the_weight_of_the_session_is_used(kelas: Kelas) -> None:
    kelas.play("A", LAPOR)
    assert [kelas.board(bobot=w)[0].gabungan for w in (0, 100)] == [Decimal("51.4"), Decimal("45.5")]


def test_incomplete_rows_say_n_of_n_and_have_no_rank(kelas: Kelas) -> None:
    other = kelas.lakon("hps-kedua")
    kelas.play("Separuh", TERBAIK)
    kelas.play("Separuh", "tunda", other)
    kelas.play("Mulai", "tunda")
    kelas.play("Lengkap", SIMPAN)
    kelas.play("Lengkap", SIMPAN, other)
    rows = kelas.board("hps-titipan", "hps-kedua")
    assert ranks(rows) == [(1, False, "Lengkap"), (None, False, "Separuh"), (None, False, "Mulai")]
    assert [(r.status, r.selesai_n, r.ditugaskan_n) for r in rows] == [
        ("selesai", 2, 2),
        ("sebagian", 1, 2),
        ("sebagian", 0, 2),
    ]
    assert rows[1].integritas == 100  # what is there is shown; what is missing is no zero
    assert (rows[2].integritas, rows[2].gabungan, rows[2].kuadran) == (None, None, None)


def test_a_mended_typo_splits_no_board(kelas: Kelas) -> None:
    typo = kelas.lakon(ganti=("Draf di atas meja", "Draf di meja"))
    assert typo.sidik != kelas.lakon().sidik
    kelas.play("A", TERBAIK)
    kelas.play("B", TUNDA, typo)
    rows = kelas.board()
    assert ranks(rows) == [(1, False, "A"), (2, False, "B")]
    assert [r.tanda for r in rows] == ["", ""]


def test_another_flow_is_a_stratum_of_its_own_and_marked(kelas: Kelas) -> None:
    other = kelas.lakon(ganti=("bobot: 3", "bobot: 1"))
    kelas.play("A", LAPOR)
    kelas.play("B", DIAM)
    kelas.play("C", TERBAIK, other)
    assert [(r.peringkat, r.sandi, r.tanda) for r in kelas.board()] == [
        (1, "A", ""),
        (2, "B", ""),
        (1, "C", "alur_lain"),
    ]


def test_of_two_flows_equally_often_played_one_is_marked(kelas: Kelas) -> None:
    kelas.play("A", LAPOR)
    kelas.play("B", TERBAIK, kelas.lakon(ganti=("bobot: 3", "bobot: 1")))
    rows = kelas.board()
    assert [r.peringkat for r in rows] == [1, 1]
    assert sorted(r.tanda for r in rows) == ["", "alur_lain"]


def test_bebas_ranks_each_scenario_by_itself(kelas: Kelas) -> None:
    other = kelas.lakon("hps-kedua")
    kelas.play("A", TERBAIK, sesi="bebas")
    kelas.play("A", SIMPAN, other, sesi="bebas")
    kelas.play("B", TUNDA, sesi="bebas")
    kelas.play("B", "tunda", other, sesi="bebas")
    rows = kelas.board(sesi="bebas")
    assert sorted(
        (r.skenario or "", r.sandi, r.peringkat, r.selesai_n, r.ditugaskan_n) for r in rows if r.peringkat
    ) == [
        ("hps-kedua", "A", 1, 1, 1),
        ("hps-titipan", "A", 1, 1, 1),
        ("hps-titipan", "B", 2, 1, 1),
    ]
    assert [(r.skenario, r.sandi, r.status) for r in rows if r.peringkat is None] == [("hps-kedua", "B", "sebagian")]


def test_outside_bebas_no_scenario_is_named(kelas: Kelas) -> None:
    kelas.play("A", TERBAIK)
    assert [r.skenario for r in kelas.board()] == [None]
