"""A story in plain text: every page, every wrong answer, the end of the input anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simulasi.catatan import Jurnal, JurnalHilang
from simulasi.lari.kelas import Kelas
from simulasi.skenario.sesi import BEBAS
from tests.polos.pembantu import AKAR, Ruang, decide, flat, play, road, session


def test_the_worked_example_to_its_result(kelas: Kelas) -> None:
    code, out = play(kelas, "\n" + decide(3, 2))
    assert code == 0
    order = ["Pengantar. HPS Titipan", "Adegan, langkah 1. Draf di atas meja", "Adegan, langkah 2. Telepon sore hari"]
    order += ["Akhir cerita. Tender berjalan", "Strategi mitigasi.", "Strategi mitigasi, titik rawan 2 dari 2"]
    order += ["Tinjauan keputusan", "Hasil"]
    places = [out.index(f"Bagian: {heading}") for heading in order]
    assert places == sorted(places)
    result = flat(out[places[-1] :])
    assert "Integritas 93,9 dari 100, teladan. Di akhir cerita ini nilainya dapat berkisar dari 78,8" in result
    assert "Kepatuhan 91,4 dari 100, teladan" in result
    assert "bukan ukuran integritas pribadi dan tidak untuk penilaian kinerja." in result
    review = flat(out[places[-2] : places[-1]])
    assert "Hilang: integritas 6,1, kepatuhan 5,7 (kurang tepat)" in review
    assert "- Minta staf mencari harga ke dua toko lain dulu" in review


def test_a_choice_rated_0_is_named_beside_the_band_that_it_holds_down(kelas: Kelas) -> None:
    _, out = play(kelas, "\n" + decide(2, 2))
    assert "Kepatuhan 74,3 dari 100, waspada." in flat(out)
    assert 'bernilai 0 dalam kepatuhan: di "Draf di atas meja": "Tanda tangani;' in flat(out)
    _, out = play(kelas, "\n" + decide(2, 1, 1), sandi="Komodo-28")  # a red line says it all
    assert "bernilai 0 dalam" not in flat(out)


def test_a_score_is_never_shown_before_the_end(kelas: Kelas) -> None:
    code, out = play(kelas, "\n" + decide(3))
    assert code == 1
    for word in ("dari 4", "dari 100", "Hilang:", "Umpan balik", "Dasar:", "garis merah", "p atau papan"):
        assert word.lower() not in out.lower()


def test_a_red_line_and_its_causes_are_named(kelas: Kelas) -> None:
    _, out = play(kelas, "\n" + decide(2, 1, 1))
    assert "1 garis merah dilanggar." in out
    assert "Garis merah: tidak dapat ditebus" in out
    assert "Celah dalam sistem Tidak ada catatan kontak" in flat(out)
    assert "Setelah keputusan Anda: Map itu berpindah ke meja Pokja sebelum jam lima." in out
    assert "Akibatnya terasa di" in flat(out)
    assert "kedua pita dan kuadran berbunyi berisiko" in flat(out)


@pytest.mark.parametrize("jawaban", ["b", "b1", "b 1", "B1", "berkas 1", "berkas"])
def test_an_exhibit_is_read_row_by_row_and_hides_its_flags(kelas: Kelas, jawaban: str) -> None:
    _, out = play(kelas, f"\n{jawaban}\n")
    assert "Bagian: Berkas. Rincian HPS." in out
    assert "Baris 1. Uraian: Mesin jahit; Harga draf: 9.600.000; Harga toko: ?." in flat(out)
    assert "Hanya satu sumber harga" not in out
    (run,) = kelas.jurnal.runs()
    assert (run.berkas_dibuka, run.pilihan) == (((0, "meja", 0),), ())


def test_an_exhibit_that_is_not_there_is_answered_kindly(kelas: Kelas) -> None:
    _, out = play(kelas, "\nb2\nb0\n" + decide(3) + "b1\n")
    assert out.count("Berkas itu tidak ada. Yang ada: b1, Rincian HPS.") == 2
    assert "Tidak ada berkas di adegan ini." in out
    (run,) = kelas.jurnal.runs()
    assert run.berkas_dibuka == ()


@pytest.mark.parametrize(
    "jawaban",
    ["0", "4", "-1", "1.5", "١", "²", "x", "999999999999", "1 2", "[red]", "\x1b[2J", "v", "p", "b1b"],
)
def test_a_wrong_answer_decides_nothing_and_is_asked_again(kelas: Kelas, jawaban: str) -> None:
    code, out = play(kelas, f"\n{jawaban}\n\n")
    assert code == 1
    assert "Jawaban itu tidak ada. Ketik nomor 1 sampai 3, lalu Enter." in flat(out)
    assert [run.pilihan for run in kelas.jurnal.runs()] == [()]


@pytest.mark.parametrize("kosong", ["", " ", "\t", "y"])
def test_enter_alone_decides_nothing(kelas: Kelas, kosong: str) -> None:
    _, out = play(kelas, f"\n{kosong}\n{kosong}\n")
    assert out.count("Belum ada pilihan yang ditandai.") == 2
    assert [run.pilihan for run in kelas.jurnal.runs()] == [()]


def test_a_number_alone_only_marks(kelas: Kelas) -> None:
    code, out = play(kelas, "\n3\n")
    assert code == 1
    assert "Pilihan 3 ditandai: Kembalikan draf" in out
    assert [run.pilihan for run in kelas.jurnal.runs()] == [()]


@pytest.mark.parametrize("ya", ["", "y", "Ya"])
def test_another_number_changes_the_mark_and_t_takes_it_away(kelas: Kelas, ya: str) -> None:
    play(kelas, f"\n2\n3\nt\n\n2\nb\nu\n?\n3\n{ya}\n")
    (run,) = kelas.jurnal.runs()
    assert [p.pilihan for p in run.pilihan] == ["tunda"]


def test_a_page_with_one_way_on_needs_enter_alone(kelas: Kelas) -> None:
    code, out = play(kelas, "\n" + road(kelas, "pecah-paket", "baca") + "x\nb\n\n", "pecah-paket")
    assert code == 1
    assert "Perintah itu tidak ada di sini." in out
    (run,) = kelas.jurnal.runs()
    assert [p.pilihan for p in run.pilihan] == ["baca", "kembali"]
    assert run.berkas_dibuka == ((1, "riwayat", 0),)


def test_a_very_long_line_is_one_wrong_answer(kelas: Kelas) -> None:
    code, out = play(kelas, "\n" + "3" * 1_000_000 + "\n" + decide(3, 2))
    assert code == 0
    assert out.count("Jawaban itu tidak ada") == 1
    assert len(out) < 100_000


def test_u_tells_the_scene_again_and_help_names_every_command(kelas: Kelas) -> None:
    _, out = play(kelas, "\nu\nULANGI\n?\n")
    assert out.count("Bagian: Adegan, langkah 1. Draf di atas meja") == 3
    shown = out[out.index("Bagian: Bantuan, Adegan, langkah 1") :]
    for command in ("Nomor, misalnya 2", "t atau tidak", "b1 atau berkas 1", "? atau", "u atau", "k atau"):
        assert f"- {command}" in shown
    assert "m atau beranda" not in shown  # there is no library to go back to
    assert "v atau hitung" not in shown  # nobody counts hands alone


@pytest.mark.parametrize("k", ["k", "K", "keluar"])
def test_leaving_keeps_what_was_decided(kelas: Kelas, k: str) -> None:
    code, out = play(kelas, f"\n{decide(3)}{k}\n")
    assert code == 0
    assert "tersimpan dan dapat dilanjutkan" in out
    (run,) = kelas.jurnal.runs()
    assert [p.pilihan for p in run.pilihan] == ["tunda"]


def test_the_end_of_the_input_then_resume_at_the_same_scene(kelas: Kelas) -> None:
    code, out = play(kelas, "\n3\ny")  # no newline after the last answer: it counts
    assert code == 1
    assert "Masukan berakhir sebelum cerita selesai" in out
    code, out = play(kelas, "7\n1\n" + decide(2))
    assert code == 0
    assert "permainan yang belum selesai: 1 langkah sudah tercatat" in flat(out)
    assert "1. Lanjutkan\n2. Mulai baru" in out
    assert "Ketik nomor 1 sampai 2" in out
    assert "Bagian: Adegan, langkah 1" not in out
    (run,) = kelas.jurnal.runs()
    assert (run.akhir, [p.pilihan for p in run.pilihan]) == ("selesai", ["tunda", "tolak"])


def test_starting_anew_keeps_the_old_run(kelas: Kelas) -> None:
    play(kelas, "\n" + decide(3))
    code, _ = play(kelas, "2\n" + decide(1, 3, 2))
    assert code == 0
    assert sorted([p.pilihan for p in run.pilihan] for run in kelas.jurnal.runs()) == [
        ["survei", "susun", "tolak"],
        ["tunda"],
    ]


def test_feedback_at_once_where_the_session_says_so(ruang: Ruang) -> None:
    _, out = play(ruang.kelas(session(umpan_balik="langsung")), "\n" + decide(3))
    assert "Umpan balik: Tenggat bergeser, tetapi jejak pemeriksaan ada." in out


def test_shuffled_choices_are_decided_as_they_were_read(ruang: Ruang) -> None:
    kelas = ruang.kelas(BEBAS)
    orders: set[tuple[str, ...]] = set()
    for i in range(12):
        _, out = play(kelas, "\n" + decide(2), sandi=f"Komodo-{i + 1}")
        lines = out[out.index("\nPilihan\n") :].splitlines()
        read = [line[3:12] for line in lines if line[:3] in ("1. ", "2. ", "3. ")][:3]
        orders.add(tuple(read))
        run = next(r for r in kelas.jurnal.runs() if r.peserta.sandi == f"Komodo-{i + 1}")
        wanted = {"Minta sta": "survei", "Tanda tan": "tanda", "Kembalika": "tunda"}[read[1]]
        assert [p.pilihan for p in run.pilihan] == [wanted]
    assert len(orders) > 1


def test_texts_of_a_file_are_text(ruang: Ruang) -> None:
    ruang.change(
        a='judul: HPS Titipan => judul: "[red]HPS[/] {x} %s"',
        b='judul: Rincian HPS => judul: "=1+1"',
        c="narasi: Direktur CV Lontar Raya menelepon. => narasi: Direktur [/] [link=x]CV[/link] <b>Lontar</b>.",
    )
    code, out = play(ruang.kelas(), "\n" + decide(3, 2))
    assert code == 0
    for said in ("Pengantar. [red]HPS[/] {x} %s.", "b1. =1+1", "Direktur [/] [link=x]CV[/link] <b>Lontar</b>."):
        assert said in out


def test_signs_and_drawings_of_a_file_are_spoken_or_left_out(ruang: Ruang) -> None:
    ruang.change(
        a="narasi: Direktur CV Lontar Raya menelepon. => narasi: Harga ≥ 9 juta → tender. ┌─┐ █ 🙂 2 × 3 m² •",
        b="teks: Datang sebentar, tanpa membicarakan pekerjaan => teks: Datang 🙂 ✓",
    )
    _, out = play(ruang.kelas(), "\n" + decide(3))
    assert "Harga paling sedikit 9 juta menuju tender. 2 kali 3 m² -" in flat(out)
    assert "1. Datang ya\n" in out


def test_long_titles_are_wrapped(ruang: Ruang) -> None:
    for old in ("HPS Titipan", "Draf di atas meja", "Rincian HPS", "Tender berjalan"):
        ruang.change(a=f"judul: {old} => judul: {old} {'yang panjang ' * 4}sekali")
    code, out = play(ruang.kelas(), "\nb1\n" + decide(3, 2))  # `play` measures every line
    assert code == 0
    assert flat(out).count("yang panjang sekali") >= 6


def test_bytes_that_are_no_text_are_a_wrong_answer(ruang: Ruang, tmp_path: Path) -> None:
    sesi = tmp_path / "kelas.sesi.yaml"  # in the order of the file: the answers cannot read what is shown
    sesi.write_text("format: 1\nid: kelas\njudul: Kelas\nskenario: [hps-titipan]\nacak_pilihan: tidak\n", "utf-8")
    places = ("--sesi", str(sesi), "--skenario", str(ruang.contoh.parents[1]), "--hasil", str(tmp_path / "lain"))
    done = subprocess.run(
        [sys.executable, "-m", "simulasi.cli", "main", "hps-titipan", "--teks", *places, "--sandi", "A"],
        input=b"\n\xff\xfe\x80\n\x00\n3\n\n2\n\n",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(AKAR), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"Jawaban itu tidak ada") == 2


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("term", "args"), [("dumb", ()), ("xterm-256color", ("--teks",))])
def test_a_terminal_that_cannot_draw_or_a_wish_gives_plain_text(
    tmp_path: Path, term: str, args: tuple[str, ...]
) -> None:
    import pty

    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "simulasi.cli", *args, "--hasil", str(tmp_path)],
        stdin=side,
        stdout=side,
        stderr=side,
        env={**os.environ, "PYTHONPATH": str(AKAR), "TERM": term},
    )
    os.close(side)
    os.write(main, b"k\n")
    assert process.wait(timeout=20) == 0
    said = os.read(main, 65536).decode()
    os.close(main)
    assert "Bagian: Peserta." in said
    assert "\x1b" not in said


def test_a_lost_journal_stops_the_play_and_is_named(ruang: Ruang, monkeypatch: pytest.MonkeyPatch) -> None:
    kelas = ruang.kelas()
    record = Jurnal.record_choice

    def lose(self: Jurnal, *args: Any, **more: Any) -> None:
        shutil.rmtree(self.path.parent, ignore_errors=True)
        record(self, *args, **more)

    monkeypatch.setattr(Jurnal, "record_choice", lose)
    with pytest.raises(JurnalHilang, match="sudah disimpan ke jurnal baru") as lost:
        play(kelas, decide(1, 1, 1))
    assert lost.value.berkas is not None
    with Jurnal.open(lost.value.berkas.parent) as kept:
        (run,) = kept.runs()
        assert len(run.pilihan) == 1
