"""The board for a screen: practice apart, boards of single scenarios, sorting that keeps ranks."""

from __future__ import annotations

from dataclasses import replace

from simulasi.lari.kelas import Kelas as KelasLaptop
from simulasi.papan.isi_papan import URUTAN, read_board, sort_rows
from simulasi.papan.papan_skor import shown_names
from simulasi.skenario.kanonik import digest
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.sesi import BEBAS, BobotDimensi
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SESI, SIMPAN, TERBAIK, TUNDA, Kelas


def test_practice_is_apart_and_counts_attempts(kelas: Kelas) -> None:
    kelas.play("Komodo-1", DIAM)
    kelas.play("Komodo-1", TERBAIK)
    kelas.play("Ende-2", "tunda")  # abandoned: neither a row of practice nor official
    kelas.play("Ende-2", TUNDA)
    isi = read_board(kelas.jurnal, SESI)
    assert [(r.sandi, str(r.integritas)) for r in isi.skor] == [("Ende-2", "93.9"), ("Komodo-1", "48.5")]
    (row,) = isi.latihan
    assert (row.sandi, row.ke, row.bercabang, str(row.integritas), row.tingkat) == (
        "Komodo-1",
        2,
        False,
        "100.0",
        "bersih",
    )
    assert isi.judul == {"hps-titipan": "HPS Titipan"}


def test_practice_at_a_fork_is_never_official(kelas: Kelas) -> None:
    first = kelas.play("Komodo-1", "tunda")  # never finished
    branch = kelas.jurnal.start_run(
        first.peserta,
        mode=first.mode,
        skenario=first.skenario,
        sidik=first.sidik,
        sidik_alur=first.sidik_alur,
        kanonik=kelas.lakon().kanonik,
        asal=first.id,
    )
    for i, answer in enumerate(TUNDA.split(",")):
        kelas.jurnal.record_choice(branch.id, i, answer)
    isi = read_board(kelas.jurnal, SESI)
    assert [(r.sandi, r.selesai_n) for r in isi.skor] == [("Komodo-1", 0)]
    assert [(r.sandi, r.bercabang) for r in isi.latihan] == [("Komodo-1", True)]


def test_each_scenario_has_a_board_of_its_own(kelas: Kelas) -> None:
    lain = kelas.lakon("lain")
    kelas.play("Komodo-1", SIMPAN)
    kelas.play("Komodo-1", CATAT, lain)
    kelas.play("Ende-2", LAPOR)
    isi = read_board(kelas.jurnal, SESI)
    assert set(isi.per_skenario) == {"hps-titipan", "lain"}
    assert [(r.peringkat, r.sandi) for r in isi.per_skenario["hps-titipan"]] == [(1, "Ende-2"), (2, "Komodo-1")]
    assert [(r.status, r.sandi) for r in isi.per_skenario["lain"]] == [("selesai", "Komodo-1")]


def test_sorting_keeps_ranks_and_puts_the_unknown_last(kelas: Kelas) -> None:
    kelas.play("Komodo-1", SIMPAN, kelompok="B")
    kelas.play("Ende-2", CATAT)
    kelas.play("Alor-3", "tunda", kelompok="A")
    rows = read_board(kelas.jurnal, SESI).skor
    names = {kolom: [r.sandi for r in sort_rows(rows, kolom)] for kolom in URUTAN}
    assert names == {
        "peringkat": ["Ende-2", "Komodo-1", "Alor-3"],
        "sandi": ["Alor-3", "Ende-2", "Komodo-1"],
        "kelompok": ["Alor-3", "Komodo-1", "Ende-2"],
        "integritas": ["Ende-2", "Komodo-1", "Alor-3"],
        "kepatuhan": ["Ende-2", "Komodo-1", "Alor-3"],
        "gabungan": ["Ende-2", "Komodo-1", "Alor-3"],
        "garis_merah": ["Komodo-1", "Ende-2", "Alor-3"],
        "selesai_n": ["Ende-2", "Komodo-1", "Alor-3"],
    }
    assert {r.sandi: r.peringkat for r in sort_rows(rows, "sandi")} == {"Ende-2": 1, "Komodo-1": 2, "Alor-3": None}


def test_weights_and_title_come_from_the_session_on_record(kelas: Kelas) -> None:
    bobot = BobotDimensi.model_construct(integritas=80, kepatuhan=20)
    sesi = BEBAS.model_copy(update={"id": SESI, "judul": "Kelas Pagi", "skenario": ("hps-titipan",), "bobot": bobot})
    laptop = KelasLaptop(Pustaka(()), kelas.jurnal, sesi)
    laptop._record_session()
    kelas.play("Komodo-1", CATAT)
    isi = read_board(kelas.jurnal, SESI)
    assert (isi.definisi.judul, isi.definisi.bobot_integritas) == ("Kelas Pagi", 80)
    assert str(isi.skor[0].gabungan) == "97.6"  # 0.8 × 96.97 + 0.2 × 100
    before = kelas.jurnal.session_definitions(SESI)[0]
    changed = next(
        text
        for n in range(1, 50)
        if digest(text := before[1].replace("Kelas Pagi", f"Kelas Sore {n}")) > before[0]  # the smallest one is shown
    )
    kelas.jurnal.record_session(SESI, digest(changed), changed)
    isi = read_board(kelas.jurnal, SESI)
    assert isi.definisi.konflik
    shown = [*isi.skor, *isi.per_skenario["hps-titipan"]]
    assert [(row.peringkat, str(row.gabungan), row.tanda) for row in shown] == [(None, "97.6", "sesi_konflik")] * 2


def test_empty_session_has_an_empty_board(kelas: Kelas) -> None:
    isi = read_board(kelas.jurnal, "bebas")
    assert (isi.skor, isi.latihan, isi.kelompok) == ((), (), ())


def test_of_one_call_sign_on_two_machines_both_carry_the_mark(kelas: Kelas) -> None:
    first, second, third = (kelas.play(name, SIMPAN) for name in ("Komodo-1", "komodo-2", "Ende-3"))
    rows = kelas.board(
        runs=[first, second._replace(mesin="lain", peserta=replace(second.peserta, sandi="KOMODO-1")), third],
        mesin={first.mesin: "AB", "lain": "CD"},
    )
    names = shown_names(rows)
    assert sorted(names.values()) == ["Ende-3", "KOMODO-1 (CD)", "Komodo-1 (AB)"]
    assert names[first.peserta.id[:8], "Komodo-1"] == "Komodo-1 (AB)"


def test_two_participants_whose_short_ids_are_equal_keep_their_own_names(kelas: Kelas) -> None:
    first, second = kelas.play("Komodo-1", SIMPAN), kelas.play("Ende-2", CATAT)
    twin = replace(second.peserta, id=f"{first.peserta.id[:8]}-lain")
    rows = kelas.board(runs=[first, second._replace(peserta=twin)])
    names = shown_names(rows)
    assert [names[row.peserta, row.sandi] for row in rows] == [row.sandi for row in rows] == ["Ende-2", "Komodo-1"]
