"""Which pages there are: several scenarios, few people, swapped turning points, hands, the figures of the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.catatan import Komitmen
from simulasi.dasar.galat import Galat
from simulasi.debrief.halaman import (
    HalamanAkhir,
    HalamanAturan,
    HalamanCabang,
    HalamanKendali,
    HalamanKomitmen,
    HalamanPeringkat,
    HalamanPeta,
    HalamanSekat,
    HalamanTitikBalik,
)
from simulasi.debrief.susun import compose, parse_points
from simulasi.papan.tabel import Papan
from simulasi.papan.titik_balik import TitikBalikTidakDikenal
from tests.debrief.pembantu import big_class, board
from tests.papan.pembantu import DIAM, LAPOR, TERBAIK, TUNDA, Kelas, tables


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return board(big_class(tmp_path_factory.mktemp("besar"), 60))


@pytest.fixture
def kelas(tmp_path: Path) -> Kelas:
    return Kelas(tmp_path)


def test_figures_are_those_of_the_tables(papan: Papan) -> None:
    debrief = compose(papan)
    rows = {(row.adegan, row.pilihan): row for row in papan.butir}
    forks = [c for h in debrief.halaman if isinstance(h, HalamanCabang) for c in h.cabang]
    shown = 0
    scenes = papan.strata[0].strata.lakon.skenario.adegan
    for c in forks:
        for p in c.pilihan:
            row = rows[c.adegan, scenes[c.adegan].pilihan[p.nomor - 1].id]
            if p.porsi.bagian is not None:
                shown += 1
                assert row.orang_n == 0 or (row.orang_n or 0) >= 5
                assert (p.porsi.n, p.hilang) == (row.n, row.hilang)
                assert round(float(p.porsi.bagian), 4) == float(row.bagian or 0)
    assert shown > 20
    (controls,) = [h for h in debrief.halaman if isinstance(h, HalamanKendali)]
    by_id = {row.kendali: row for row in papan.titik_rawan if row.kendali is not None}
    for b in controls.baris:
        row = by_id[b.kendali.id]
        assert round(b.risiko_kelas or 0, 6) == float(row.risiko_kelas_dengan or 0)
        assert round(b.risiko_acak or 0, 6) == float(row.risiko_dengan or 0)
        assert (b.terbaik, b.kendali.biaya) == (row.terbaik_kelas, row.biaya)


def test_every_fork_stands_once_and_pages_are_not_too_full(papan: Papan) -> None:
    pages = [h for h in compose(papan).halaman if isinstance(h, HalamanCabang)]
    forks = [c.adegan for h in pages for c in h.cabang]
    adegan = papan.strata[0].strata.lakon.skenario.adegan
    assert sorted(forks) == sorted(name for name, a in adegan.items() if len(a.pilihan) > 1)
    assert [c.nomor for h in pages for c in h.cabang] == sorted(c.nomor for h in pages for c in h.cabang)
    assert all(sum(2 + len(c.pilihan) for c in h.cabang) <= 40 for h in pages)


def test_several_scenarios_have_a_divider_each_and_commitments_come_last(tmp_path: Path) -> None:
    debrief = compose(board(big_class(tmp_path, 30, ("pecah-paket", "pokir-siluman"))), dengan_peringkat=True)
    kinds = [type(h) for h in debrief.halaman]
    assert kinds[0] is HalamanAturan
    assert [h.judul for h in debrief.halaman if isinstance(h, HalamanSekat)] == [
        "Pecah Paket di Ujung Tahun",
        "Semalam Sebelum Ketok Palu",
    ]
    last = max(i for i, kind in enumerate(kinds) if kind is HalamanKendali)
    assert all(kind in (HalamanKomitmen, HalamanPeringkat) for kind in kinds[last + 1 :])
    assert kinds[-1] is HalamanPeringkat
    assert HalamanPeringkat not in kinds[:-1]


def test_the_ranking_is_only_there_when_asked_for_and_never_shows_the_last(papan: Papan) -> None:
    assert not any(isinstance(h, HalamanPeringkat) for h in compose(papan).halaman)
    page = compose(papan, dengan_peringkat=True).halaman[-1]
    assert isinstance(page, HalamanPeringkat)
    ranked = [row for row in papan.papan_skor if row.peringkat is not None]
    assert [b.sandi for b in page.baris] == [row.sandi for row in ranked[: len(page.baris)]]
    assert 5 <= len(page.baris) <= len(ranked) / 2


def test_fewer_than_five_see_why_and_what_is_about_nobody(kelas: Kelas) -> None:
    for i, run in enumerate((TERBAIK, TUNDA, LAPOR, DIAM)):
        kelas.play(f"Rinca-{i}", run, kendali=["spanduk"])
    debrief = compose(tables(kelas), dengan_peringkat=True)
    first = debrief.halaman[0]
    assert isinstance(first, HalamanAturan)
    assert first.fakta == (("Peserta", "kurang dari 5 orang"),)
    assert "tidak seorang pun dapat dikenali" in first.kosong
    assert not any(isinstance(h, HalamanAkhir | HalamanCabang | HalamanTitikBalik) for h in debrief.halaman)
    (peta,) = [h for h in debrief.halaman if isinstance(h, HalamanPeta)]
    assert "permainan acak" in peta.catatan[0]
    (controls,) = [h for h in debrief.halaman if isinstance(h, HalamanKendali)]
    assert controls.kelas is None
    assert controls.teramati.samar
    assert {b.risiko_kelas for b in controls.baris} == {None}
    assert all(b.dipilih.samar for b in controls.baris)
    ranking = debrief.halaman[-1]
    assert isinstance(ranking, HalamanPeringkat)
    assert (ranking.baris, "kurang dari 5 peserta" in ranking.kosong) == ((), True)


def test_nine_runs_have_no_turning_point_but_a_question(kelas: Kelas) -> None:
    for i in range(9):
        kelas.play(f"Rinca-{i}", TERBAIK if i < 5 else LAPOR)
    pages = compose(tables(kelas)).halaman
    (page,) = [h for h in pages if h.judul == "Titik balik"]
    assert "mulai 10 permainan" in page.kosong


def test_nothing_finished_is_said_kindly(kelas: Kelas) -> None:
    kelas.play("Rinca-1", "tunda")
    with pytest.raises(Galat, match="Belum ada permainan yang selesai"):
        compose(tables(kelas))


def test_the_leader_swaps_turning_points(papan: Papan) -> None:
    pages = [
        h for h in compose(papan, {"pecah-paket": ["lapangan", "meja"]}).halaman if isinstance(h, HalamanTitikBalik)
    ]
    assert [h.cabang.adegan for h in pages] == ["meja", "lapangan"]  # in the order of the story
    assert all(h.alasan[0] == "Dipilih oleh pemandu diskusi." for h in pages)


@pytest.mark.parametrize(
    ("titik", "pesan"),
    [
        ({"pecah-paket": ["lapangn"]}, "Mungkin maksud Anda: lapangan"),
        ({"pecah-pakt": ["meja"]}, "Mungkin maksud Anda: pecah-paket"),
        ({"pecah-paket": ["meja", "lapangan", "audit", "amplop"]}, "paling banyak 3"),
    ],
)
def test_a_wrong_swap_says_what_there_is(papan: Papan, titik: dict[str, list[str]], pesan: str) -> None:
    with pytest.raises(TitikBalikTidakDikenal, match=pesan):
        compose(papan, titik)


def test_points_are_read_from_the_command_line() -> None:
    assert parse_points("a.x, b.y,a.z", ["a", "b"]) == {"a": ["x", "z"], "b": ["y"]}
    assert parse_points("meja", ["a"]) == {"a": ["meja"]}
    with pytest.raises(TitikBalikTidakDikenal, match=r"misalnya a\.meja"):
        parse_points("meja", ["a", "b"])
    with pytest.raises(TitikBalikTidakDikenal, match="kosong"):
        parse_points(" , ", ["a"])


def test_hands_stand_beside_what_was_decided(kelas: Kelas) -> None:
    lakon = kelas.lakon()
    for i in range(10):
        run = kelas.jurnal.start_run(
            kelas.jurnal.participant("kelas-pagi", f"Rinca-{i}", f"Kelompok {i}"), mode="kelompok",
            skenario=lakon.skenario.id, sidik=lakon.sidik, sidik_alur=lakon.sidik_alur, kanonik=lakon.kanonik, orang=6,
        )  # fmt: skip
        for step, answer in enumerate(TUNDA.split(",")):
            kelas.jurnal.record_choice(run.id, step, answer, tangan={"tunda": 4, "tanda": 2} if step == 0 else None)
        kelas.jurnal.finish_run(run.id, "selesai")
    pages = compose(tables(kelas, mode="kelompok")).halaman
    meja = next(h for h in pages if isinstance(h, HalamanTitikBalik) and h.cabang.adegan == "meja")
    assert meja.tangan_n == 60
    assert [None if p.tangan is None else p.tangan.n for p in meja.cabang.pilihan] == [0, 20, 40, 0]
    telepon = next(h for h in pages if isinstance(h, HalamanTitikBalik) and h.cabang.adegan == "telepon")
    assert telepon.tangan_n is None
    assert all(p.tangan is None for p in telepon.cabang.pilihan)
    endings = next(h for h in pages if isinstance(h, HalamanAkhir))
    assert (endings.satuan, endings.baris[0].porsi.n) == ("kelompok", 10)


def test_commitments_from_five_people_on_without_names(kelas: Kelas) -> None:
    for i in range(7):
        run = kelas.play(f"Rinca-{i}", TERBAIK, kelompok="Angin" if i < 6 else "Kupang Kecil")
        control = "kontak-terbuka" if i < 5 else "spanduk"
        words = ("Memasang log kontak", "Memasang log kontak", "Bersama rinca-3", "Tim Kupang Kecil dulu", "Log dulu")
        kelas.jurnal.record_commitment(run.id, Komitmen(control, words[i] if i < 5 else "Rahasia", "Rinca-1", "besok"))
    (page,) = [h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanKomitmen)]
    (row,) = page.baris
    assert row.n == 5
    assert row.kata == ("Memasang log kontak", "Bersama …", "Log dulu")
    assert page.lain_n == 1
    assert "tidak disebut" in page.catatan[-1]


def test_those_who_have_not_finished_cannot_be_counted(kelas: Kelas) -> None:
    for i in range(22):
        kelas.play(f"Rinca-{i}", TERBAIK if i < 12 else LAPOR if i < 20 else "tunda")
    page = next(h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanAkhir))
    assert [b.porsi.bagian is not None for b in page.baris] == [True, True, True]
    assert {b.porsi.n for b in page.baris} == {None}  # 22 people, so 12 and 8 would tell of two


def test_another_flow_is_told_and_not_counted(kelas: Kelas) -> None:
    other = kelas.lakon(ganti=("bobot: 3", "bobot: 2"))
    for i in range(12):
        kelas.play(f"Rinca-{i}", TERBAIK)
    for i in range(6):
        kelas.play(f"Padar-{i}", LAPOR, other)
    page = next(h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanAkhir))
    assert [(b.tingkat, b.porsi.bagian) for b in page.baris] == [("bersih", 1), ("rawan", 0), ("pidana", 0)]
    assert "versi lain" in page.catatan[0]
