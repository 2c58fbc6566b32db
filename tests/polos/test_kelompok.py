"""A group around one laptop: how many people, hands counted before deciding and kept with the decision."""

from __future__ import annotations

import pytest

from tests.polos.pembantu import Ruang, browse, flat, play, session

SESI = session(mode="kelompok", kelompok=("Meja Satu", "Meja Dua"))
MULAI = "10\n\n"
"""Ten people; the learning commitment."""


def test_people_are_asked_once_and_kept_with_the_run(ruang: Ruang) -> None:
    kelas = ruang.kelas(SESI)
    _, out = browse(kelas, "Komodo-3\n1\n0\n100\nbanyak\n12\n1\n\n3\n\n")
    assert out.count("Ketik jumlah orang dengan angka, dari 1 sampai 99, lalu Enter.") == 3
    assert "Kelompok Anda bermain sebagai Komodo-3, kelompok Meja Satu. 12 orang bermain bersama." in flat(out)
    (run,) = kelas.jurnal.runs()
    assert (run.orang, run.mode) == (12, "kelompok")


HITUNG = ("v\n3\n5\n2\n", "hitung\n3\n5\n2\n", "v 3 5 2\n", "V 3  5 2\n", "v\nx\n11\n3\n5\n2\n")


@pytest.mark.parametrize("hitung", HITUNG)
@pytest.mark.parametrize("dulu", [True, False])
def test_hands_are_counted_before_deciding_and_kept(ruang: Ruang, hitung: str, dulu: bool) -> None:
    kelas = ruang.kelas(SESI)
    lines = f"{hitung}2\n\n" if dulu else f"2\n{hitung}\n"
    _, out = play(kelas, MULAI + lines)
    assert "Hitungan tangan: pilihan 1, 3 tangan; pilihan 2, 5 tangan; pilihan 3, 2 tangan." in flat(out)
    (run,) = kelas.jurnal.runs()
    (first,) = run.pilihan
    assert (first.pilihan, first.tangan) == ("tanda", {"survei": 3, "tanda": 5, "tunda": 2})


def test_hands_that_stay_down_are_said_and_a_new_scene_starts_at_none(ruang: Ruang) -> None:
    kelas = ruang.kelas(SESI)
    _, out = play(kelas, MULAI + "v 3 0 2\n3\n\n2\n\n")
    assert "pilihan 3, 2 tangan. 5 orang tidak mengangkat tangan." in flat(out)
    assert "Tangan belum dihitung; ketik v" in out
    (run,) = kelas.jurnal.runs()
    assert [p.tangan for p in run.pilihan] == [{"survei": 3, "tanda": 0, "tunda": 2}, None]


def test_more_hands_than_people_are_counted_again(ruang: Ruang) -> None:
    kelas = ruang.kelas(SESI)
    _, out = play(kelas, MULAI + "v 9 9 9\nv 1 2\nv\n9\n9\n\n1\n\n2\n3\n\n")
    told = flat(out)
    assert told.count("lebih banyak daripada 10 orang yang bermain") == 2
    assert "Sesudah v ketiklah 3 angka" in told
    (run,) = kelas.jurnal.runs()
    assert [p.tangan for p in run.pilihan] == [{"survei": 1, "tanda": 0, "tunda": 2}]


def test_counting_can_be_left_and_the_old_tally_stays(ruang: Ruang) -> None:
    kelas = ruang.kelas(SESI)
    _, out = play(kelas, MULAI + "v 1 2 3\nv\n5\nt\nv\n?\nu\nt\nu\n3\n\n")
    assert "Bagian: Bantuan, Hitungan tangan." in out
    assert flat(out).count("Hitungan tangan: pilihan 1, 1 tangan") == 3  # counted, told again by u, at the mark
    (run,) = kelas.jurnal.runs()
    assert [p.tangan for p in run.pilihan] == [{"survei": 1, "tanda": 2, "tunda": 3}]


def test_the_hands_follow_the_shuffled_choices(ruang: Ruang) -> None:
    kelas = ruang.kelas(session(mode="kelompok", acak_pilihan=True))
    for i in range(6):
        _, out = play(kelas, MULAI + "v 3 5 2\n2\n\n", sandi=f"Komodo-{i + 1}")
        lines = out[out.index("\nPilihan\n") :].splitlines()
        names = {"Minta sta": "survei", "Tanda tan": "tanda", "Kembalika": "tunda"}
        read = [names[row[3:12]] for row in [row for row in lines if row[:3] in ("1. ", "2. ", "3. ")][:3]]
        run = next(r for r in kelas.jurnal.runs() if r.peserta.sandi == f"Komodo-{i + 1}")
        assert run.pilihan[0].tangan == dict(zip(read, (3, 5, 2), strict=True))


def test_people_are_remembered_with_the_group(ruang: Ruang) -> None:
    kelas = ruang.kelas(SESI)
    browse(kelas, "Komodo-3\n1\n12\nk\n")
    _, out = browse(kelas, "\n\n1\n\n3\n\n")
    assert "Berapa orang bermain bersama di laptop ini; Enter untuk 12" in out
    _, out = browse(kelas, "\n9\nk\n")
    assert "9 orang bermain bersama." in flat(out)
    (run,) = kelas.jurnal.runs()
    assert run.orang == 12


def test_hands_are_told_in_the_review(ruang: Ruang) -> None:
    kelas = ruang.kelas(session(mode="kelompok", tantangan_mitigasi=False))
    _, out = play(kelas, MULAI + "v 3 0 2\n3\n\n2\n\n")
    told = flat(out[out.index("Bagian: Tinjauan keputusan, langkah 1 dari 2") :])
    assert "Suara kelompok sebelum memutuskan - Minta staf mencari harga ke dua toko lain dulu (3 tangan)" in told
    assert told.count("Suara kelompok") == 1


def test_alone_nobody_counts_hands(ruang: Ruang) -> None:
    _, out = play(ruang.kelas(), "\nv\nv 1 2 3\n3\n\n")
    assert out.count("Jawaban itu tidak ada.") == 2
    assert "orang bermain bersama" not in out
