"""Who plays and what is played: participants, the library, findings."""

from __future__ import annotations

import io

import pytest

from simulasi.lari.kelas import Kelas
from simulasi.polos import Polos
from tests.polos.pembantu import Ruang, assert_reads_well, browse, decide, flat, play, session


def test_a_call_sign_is_asked_until_it_is_one(kelas: Kelas) -> None:
    code, out = play(kelas, "198001012005011001\nKomodo-3\nMeja 2\n\n" + decide(3, 2), sandi=None)
    assert code == 0
    assert "NIP" in out
    assert "198001012005011001" not in out
    (run,) = kelas.jurnal.runs()
    assert (run.peserta.sandi, run.peserta.kelompok) == ("Komodo-3", "Meja 2")


def test_enter_takes_the_proposed_call_sign(kelas: Kelas) -> None:
    _, out = browse(kelas, "\n\nk\n")
    proposed = out.split("Enter untuk ")[1].split(" ")[0]
    assert f"Anda bermain sebagai {proposed}." in out


def test_the_last_one_at_this_laptop_goes_on_with_enter(kelas: Kelas) -> None:
    browse(kelas, "Komodo-3\nMeja 2\n1\n\n" + decide(3))
    _, out = browse(kelas, "x\n\n1\n1\n" + decide(2))
    assert "Peserta terakhir di laptop ini: Komodo-3, kelompok Meja 2." in out
    assert "(tingkat dasar, 8 menit, sedang berjalan, dapat dilanjutkan)" in flat(out)
    assert [p.pilihan for run in kelas.jurnal.runs() for p in run.pilihan] == ["tunda", "tolak"]
    _, out = browse(kelas, "g\nKomodo-4\n\nk\n")
    assert "Anda bermain sebagai Komodo-4." in out


def test_the_laptop_is_handed_over_in_the_library(kelas: Kelas) -> None:
    _, out = browse(kelas, "Komodo-3\n\ng\nKomodo-4\nMeja 1\n1\n\n" + decide(3, 2))
    assert "Anda bermain sebagai Komodo-4, kelompok Meja 1." in out
    (run,) = kelas.jurnal.runs()
    assert run.peserta.sandi == "Komodo-4"


def test_groups_of_the_session_are_chosen_by_number_or_name(ruang: Ruang) -> None:
    kelas = ruang.kelas(session(kelompok=("Meja Satu", "Meja Dua")))
    _, out = browse(kelas, "Komodo-3\n3\n\nMeja Tiga\n2\ng\nKomodo-4\nmeja satu\nk\n")
    assert "1. Meja Satu\n2. Meja Dua" in out
    assert out.count("Ketik nomor 1 sampai 2") == 3
    assert "Komodo-3, kelompok Meja Dua." in out
    assert "Komodo-4, kelompok Meja Satu." in out


def test_browsing_plays_and_comes_back(kelas: Kelas) -> None:
    after_the_story = "\n1\nselesai\n" + "\n" * 7
    code, out = browse(kelas, "Komodo-3\n\n1\n\n" + decide(3, 2) + after_the_story + "k\n")
    assert code == 0
    assert "1. HPS Titipan (tingkat dasar, 8 menit, belum dimainkan)" in flat(out)
    assert "1. HPS Titipan (tingkat dasar, 8 menit, sudah diselesaikan, boleh diulang)" in flat(out)
    assert "0 dari 2 skenario sudah diselesaikan." in out
    assert "1 dari 2 skenario sudah diselesaikan." in out
    assert out.rstrip().endswith("dapat dilanjutkan kapan saja.")


def test_a_second_play_is_announced_as_practice(kelas: Kelas) -> None:
    play(kelas, "\n" + decide(3, 2))
    _, out = play(kelas, "\n")
    assert "Permainan berikutnya tercatat sebagai latihan" in flat(out)


@pytest.mark.parametrize("h", ["h", "Hasil"])
def test_a_finished_run_is_heard_again(kelas: Kelas, h: str) -> None:
    play(kelas, "\n" + decide(3, 2) + "\n2\nselesai\n")
    _, out = play(kelas, f"x\n{h}\n\n1\n")
    assert "Bagian: Akhir cerita. Tender berjalan." in out
    assert "Tantangan ini sudah Anda selesaikan" in out
    assert "Nilai mitigasi Anda 100,0 dari 100." in out
    (run,) = kelas.jurnal.runs()
    assert run.kendali == ("kontak-terbuka",)
    play(kelas, "\n" + decide(3))
    _, out = play(kelas, "h\n")  # beside an unfinished run, too
    assert "Bagian: Akhir cerita. Tender berjalan." in out


@pytest.mark.parametrize("m", ["m", "beranda", "M"])
def test_home_from_anywhere_loses_nothing(kelas: Kelas, m: str) -> None:
    _, out = browse(kelas, f"A\n\n1\n{m}\n1\n\n{decide(3)}{m}\n1\n1\n{decide(2)}{m}\nk\n")
    assert out.count("Bagian: Beranda.") == 4
    (*_, done) = sorted((run.pilihan for run in kelas.jurnal.runs()), key=len)
    assert [p.pilihan for p in done] == ["tunda", "tolak"]


def test_the_end_of_the_input_in_the_library_is_a_way_to_leave(kelas: Kelas) -> None:
    code, out = browse(kelas, "A\n\n")
    assert code == 0
    assert "Masukan berakhir. Semua keputusan Anda tersimpan." in out
    code, out = browse(kelas, "\n1\n\n" + decide(3, 2))
    assert code == 0
    assert "Pembahasan selebihnya dibacakan sampai habis." in out
    assert out.count("Bagian: Beranda.") == 1
    code, _ = browse(kelas, "")
    assert code == 1


def test_words_find_scenarios_by_their_numbers(kelas: Kelas) -> None:
    _, out = browse(kelas, "A\n\njalan desa\nHPS titipan\nhelikopter\n!\n7\nk\n")
    assert 'Yang memuat "jalan desa":\n2. Pecah Paket' in out
    assert 'Yang memuat "HPS titipan":\n1. HPS Titipan' in out
    assert 'Tidak ada skenario yang memuat "helikopter".' in out
    assert out.count("Jawaban itu tidak ada. Ketik nomor 1 sampai 2") == 2


def test_a_session_keeps_its_order_and_names_itself(ruang: Ruang) -> None:
    kelas = ruang.kelas(session(skenario=("pecah-paket", "hps-titipan")))
    _, out = browse(kelas, "A\n\nk\n")
    assert "Bagian: Beranda. Kelas pagi." in out
    assert out.index("1. Pecah Paket") < out.index("2. HPS Titipan")
    assert "Bidang" not in out
    _, out = browse(ruang.kelas(), "B\n\nk\n")
    assert out.index("Bidang pengadaan") < out.index("1. HPS Titipan")


def test_findings_of_a_broken_scenario_are_read_in_short_lines(ruang: Ruang) -> None:
    ruang.change(a="ke: telepon => ke: telefon", b="judul: HPS Titipan => judul: Judul " + "sangat " * 9 + "panjang")
    ruang.change(a="teks: Tolak, dan undang => teks: Tolak " + "sekali lagi " * 20 + "undang")
    _, out = browse(ruang.kelas(), "A\n\n1\n?\n\n2\nm\nk\n")  # `browse` measures every line
    assert "1. hps-titipan (perlu diperbaiki; pilih nomor ini untuk mendengarkan temuannya)" in flat(out)
    assert "Bagian: Temuan pemeriksaan. hps-titipan." in out
    assert "Temuan 1 dari" in out
    assert "galat S201" in out
    assert 'menuju adegan "telefon", yang tidak ada.' in flat(out)
    assert "Mungkin maksud Anda: telepon" in flat(out)
    assert "Barisnya berbunyi: ke: telefon" in flat(out)
    assert "Bagian: Pengantar. Pecah Paket" in out


def test_findings_of_one_scenario_alone_end_with_1(ruang: Ruang) -> None:
    ruang.change(a="ke: telepon => ke: telefon", b="teks: Tolak, dan => teks: Tolak " + "sekali lagi " * 20)
    out = io.StringIO()
    code = Polos(ruang.kelas(), io.StringIO(), out).play(ruang.contoh)
    assert_reads_well(out.getvalue())
    assert code == 1
    assert "Bagian: Temuan pemeriksaan. hps-titipan." in out.getvalue()
    assert "galat S201" in out.getvalue()


def test_a_scenario_that_breaks_while_it_is_listed_is_told_too(ruang: Ruang) -> None:
    kelas = ruang.kelas()

    lines = iter(["A\n", "\n", "1\n", "\n", "k\n"])

    class Masuk:
        def readline(self, _limit: int = -1) -> str:
            line = next(lines, "")
            if line == "1\n":
                ruang.change(a="ke: telepon => ke: telefon")
                kelas._lakon.clear()
            return line

        def isatty(self) -> bool:
            return False

    out = io.StringIO()
    assert Polos(kelas, Masuk(), out).browse() == 0  # type: ignore[arg-type]
    assert "Bagian: Temuan pemeriksaan. HPS Titipan." in out.getvalue()
