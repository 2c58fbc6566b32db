"""Which pages there are: several scenarios, few people, swapped turning points, hands, the figures of the tables."""

from __future__ import annotations

import re
from collections import Counter
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
    HalamanKuadran,
    HalamanPeringkat,
    HalamanPeta,
    HalamanSekat,
    HalamanTitikBalik,
)
from simulasi.debrief.susun import compose, parse_points
from simulasi.papan.tabel import Papan
from simulasi.papan.titik_balik import TitikBalikTidakDikenal
from simulasi.polos.debrief import tell
from tests.debrief.pembantu import big_class, board
from tests.papan.pembantu import DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return board(big_class(tmp_path_factory.mktemp("besar"), 60))


@pytest.fixture
def kelas(tmp_path: Path) -> Kelas:
    return Kelas(tmp_path)


def test_figures_are_those_of_the_first_who_ended(papan: Papan) -> None:
    runs = [run for run in papan.kumpulan.lari if run.resmi]
    counted = {run.id for run in papan.ruang[0].ruang.lari}
    assert len(counted) == 30  # of fewer than sixty who have finished
    took = Counter(
        (scene, choice)
        for run in runs
        if run.id in counted
        for scene, choice in {(step.adegan, step.pilihan) for step in run.langkah}
    )
    scenes = papan.ruang[0].lakon.skenario.adegan
    shown = 0
    for c in (c for h in compose(papan).halaman if isinstance(h, HalamanCabang) for c in h.cabang):
        for p in c.pilihan:
            if p.porsi.n is not None:
                shown += p.porsi.n > 0
                assert p.porsi.n == took[c.adegan, scenes[c.adegan].pilihan[p.nomor - 1].id]
                assert p.porsi.n == 0 or p.porsi.n >= 5
    assert shown >= 5


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
    assert 5 <= len(page.baris) <= len(ranked) / 3
    assert len(page.baris) <= 10


def test_fewer_than_ten_see_why_and_what_is_about_nobody(kelas: Kelas) -> None:
    for i, run in enumerate((TERBAIK, TUNDA, LAPOR, DIAM)):
        kelas.play(f"Rinca-{i}", run, kendali=["spanduk"])
    debrief = compose(tables(kelas), dengan_peringkat=True)
    first = debrief.halaman[0]
    assert isinstance(first, HalamanAturan)
    assert first.fakta == ()
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
    assert (ranking.baris, "mulai 10 peserta" in ranking.kosong) == ((), True)


def test_a_session_without_enough_runs_says_from_when_there_are_figures(kelas: Kelas) -> None:
    for i in range(9):
        kelas.play(f"Rinca-{i}", TERBAIK if i < 5 else LAPOR)
    pages = compose(tables(kelas)).halaman
    (page,) = [h for h in pages if h.judul == "Akhir, titik balik, dan nilai"]
    assert "mulai 10 orang" in page.kosong


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
    assert telepon.tangan_n == 0
    assert all(p.tangan is None for p in telepon.cabang.pilihan)
    endings = next(h for h in pages if isinstance(h, HalamanAkhir))
    assert (endings.satuan, endings.baris[0].porsi.n) == ("kelompok", 10)


def test_commitments_from_five_people_on_without_names(kelas: Kelas) -> None:
    words = ("Memasang log kontak", "Memasang log kontak", "Bersama rinca-3", "Tim Kupang Kecil dulu", "Log dulu")
    for i in range(30):
        run = kelas.play(f"Rinca-{i}", TERBAIK, kelompok="Angin" if i < 29 else "Kupang Kecil")
        control = "kontak-terbuka" if i % 2 == 0 else "reviu-hps" if i < 27 else "upg-keliling"
        said = words[i // 2 % 5] if control == "kontak-terbuka" else "Rahasia" if i > 26 else "Reviu dulu"
        kelas.jurnal.record_commitment(run.id, Komitmen(control, said, "Rinca-1", "besok"))
    (page,) = [h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanKomitmen)]
    assert [(row.judul[:12], row.n) for row in page.baris] == [("Semua kontak", 15), ("Reviu HPS ol", 13)]
    assert (page.n, page.satuan) == (30, "orang")  # and two promised what nobody else did
    told = [said for row in page.baris for said in row.kata]
    assert "Memasang log kontak" in told
    assert not any("rinca" in said.casefold() or "Kupang" in said or said == "Rahasia" for said in told)
    assert "tidak disebut" in page.catatan[0]


def test_those_who_have_not_finished_cannot_be_counted(kelas: Kelas) -> None:
    for i in range(17):
        kelas.play(f"Rinca-{i}", TERBAIK if i % 3 else "tunda" if i in {9, 12} else LAPOR)
    first = compose(tables(kelas)).halaman[0]
    assert isinstance(first, HalamanAturan)
    assert first.fakta == (("Peserta", "sedikitnya 15 orang"),)  # two of the 17 are still at it
    page = next(h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanAkhir))
    assert "n = 15 orang yang paling dulu selesai." in page.catatan


def test_a_group_session_counts_groups(kelas: Kelas) -> None:
    for i in range(12):
        kelas.play(f"Meja {i}", LAPOR if i in (3, 8) else TUNDA, kelompok=f"Meja {i}", orang=5)
    kelas.play("Meja 12", SIMPAN, kelompok="Meja 12", orang=5)
    pages = compose(tables(kelas, mode="kelompok")).halaman
    endings = next(h for h in pages if isinstance(h, HalamanAkhir))
    assert [b.porsi.n for b in endings.baris] == [10, 2, 1]
    assert (endings.rugi.n, endings.rugi.dari, endings.satuan) == (3, 13, "kelompok")
    squares = next(h for h in pages if isinstance(h, HalamanKuadran))
    assert (squares.garis_merah.n, squares.satuan) == (1, "kelompok")
    said = "\n".join(tell(compose(tables(kelas, mode="kelompok"))))
    assert "Publik dirugikan, ketahuan atau tidak: 23,1 % (3 kelompok)" in said
    assert "Melewati garis merah: 7,7 % (1 kelompok)" in said
    assert "Peserta: 13 kelompok" in said
    assert not re.search(r"\(\d+ orang\)|n = \d+ orang", said)


def test_another_flow_is_told_and_not_counted(kelas: Kelas) -> None:
    other = kelas.lakon(ganti=("bobot: 3", "bobot: 2"))
    for i in range(10):
        kelas.play(f"Rinca-{i}", TERBAIK)
    for i in range(6):
        kelas.play(f"Padar-{i}", LAPOR, other)
    page = next(h for h in compose(tables(kelas)).halaman if isinstance(h, HalamanAkhir))
    assert [(b.tingkat, b.porsi.bagian) for b in page.baris] == [("bersih", 1), ("rawan", 0), ("pidana", 0)]
    assert "versi lain" in page.catatan[0]
