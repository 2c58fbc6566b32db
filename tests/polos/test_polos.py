"""Plain-text play on two streams: every page, every wrong answer, the end of the input anywhere."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal
from simulasi.kelas import Kelas
from simulasi.polos import Polos
from simulasi.skenario.pustaka import Pustaka

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"


@pytest.fixture
def kelas(tmp_path: Path) -> Iterator[Kelas]:
    folder = tmp_path / "pustaka" / "pengadaan"
    folder.mkdir(parents=True)
    (folder / "hps-titipan.yaml").write_text(CONTOH.read_text(encoding="utf-8"), encoding="utf-8")
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        yield Kelas(Pustaka((folder.parent, AKAR / "skenario")), jurnal)


def play(kelas: Kelas, masuk: str, skenario: str = "hps-titipan", sandi: str | None = "Komodo-27") -> tuple[int, str]:
    """Play with these lines; give the exit code and everything that was said."""
    out = io.StringIO()
    code = Polos(kelas, io.StringIO(masuk), out).play(skenario, sandi=sandi)
    assert_plain(out.getvalue())
    return code, out.getvalue()


def assert_plain(text: str) -> None:
    for line in text.splitlines():
        assert len(line) <= 80, line
        assert not any("\u2500" <= c <= "\u259f" or (ord(c) < 32) or 0x7F <= ord(c) < 0xA0 for c in line), line


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_worked_example_to_its_result(kelas: Kelas) -> None:
    code, out = play(kelas, "\n3\n2\n")
    assert code == 0
    order = ["SKENARIO: HPS Titipan", "ADEGAN: Draf di atas meja", "ADEGAN: Telepon sore hari", "AKHIR CERITA: Tender"]
    order += ["STRATEGI MITIGASI", "TINJAUAN", "HASIL"]
    places = [out.index(heading) for heading in order]
    assert places == sorted(places)
    result = flat(out[places[-1] :])
    assert "Integritas 93,9 dari 100, teladan" in result
    assert "Kepatuhan 91,4 dari 100, teladan" in result
    assert "bukan ukuran integritas pribadi dan tidak untuk penilaian kinerja." in result
    review = flat(out[places[-2] : places[-1]])
    assert "Hilang: integritas 6,1, kepatuhan 5,7 (kurang tepat)" in review
    assert "Pilihan lain: Minta staf mencari harga ke dua toko lain dulu" in review


def test_a_score_is_never_shown_before_the_end(kelas: Kelas) -> None:
    code, out = play(kelas, "\n3\n")
    assert code == 1
    for word in ("dari 4", "dari 100", "Hilang:", "Mengapa:", "Dasar:", "garis merah"):
        assert word.lower() not in out.lower()


def test_a_red_line_and_its_causes_are_named(kelas: Kelas) -> None:
    _, out = play(kelas, "\n2\n1\n1\n")
    assert "Garis merah: 1" in out
    assert "Garis merah: tidak dapat ditebus" in out
    assert "Celah dalam sistem: Tidak ada catatan kontak" in flat(out)
    assert "Akibatnya: Map itu berpindah ke meja Pokja sebelum jam lima." in out
    assert "Akibatnya terasa di" in flat(out)


def test_exhibits_are_read_row_by_row_and_hide_their_flags(kelas: Kelas) -> None:
    _, out = play(kelas, "\nb1\nb 1\nb2\n")
    assert out.count("BERKAS: Rincian HPS") == 2
    assert "Baris 1. Uraian: Mesin jahit; Harga draf: 9.600.000; Harga toko: ?." in flat(out)
    assert out.count("Jawaban itu tidak ada") == 1
    assert "Hanya satu sumber harga" not in out
    _, ended = play(kelas, "2\n\n3\n2\n")
    del ended
    (first, *_) = kelas.jurnal.runs()
    assert first.berkas_dibuka == ((0, "meja", 0),)


@pytest.mark.parametrize(
    "jawaban",
    ["0", "4", "-1", "satu", "1.5", "١", "²", "b", "b0", "b9", "", " ", "999999999999", "1 2", "[red]", "\x1b[2J"],
)
def test_a_wrong_answer_decides_nothing_and_is_asked_again(kelas: Kelas, jawaban: str) -> None:
    code, out = play(kelas, f"\n{jawaban}\n")
    assert code == 1
    assert "Jawaban itu tidak ada. Ketik nomor 1 sampai 3, lalu Enter." in out
    assert [run.pilihan for run in kelas.jurnal.runs()] == [()]


def test_a_very_long_line_is_one_wrong_answer(kelas: Kelas) -> None:
    code, out = play(kelas, "\n" + "3" * 1_000_000 + "\n3\n2\n")
    assert code == 0
    assert out.count("Jawaban itu tidak ada") == 1
    assert len(out) < 100_000


def test_u_tells_the_scene_again(kelas: Kelas) -> None:
    _, out = play(kelas, "\nu\nU\n")
    assert out.count("ADEGAN: Draf di atas meja") == 3


@pytest.mark.parametrize("k", ["k", "K", "keluar"])
def test_leaving_keeps_what_was_decided(kelas: Kelas, k: str) -> None:
    code, out = play(kelas, f"\n3\n{k}\n")
    assert code == 0
    assert "tersimpan dan dapat dilanjutkan" in out
    (run,) = kelas.jurnal.runs()
    assert [p.pilihan for p in run.pilihan] == ["tunda"]


def test_the_end_of_the_input_then_resume_at_the_same_scene(kelas: Kelas) -> None:
    code, out = play(kelas, "\n3")  # no newline after the last answer: it counts
    assert code == 1
    assert "Masukan berakhir sebelum cerita selesai" in out
    code, out = play(kelas, "7\n1\n2\n")
    assert code == 0
    assert "Ada permainan yang belum selesai (1 keputusan sudah tersimpan)." in out
    assert "1. Lanjutkan\n2. Mulai baru" in out
    assert "Ketik nomor 1 sampai 2" in out
    assert "Draf di atas meja\n" not in out.split("TINJAUAN")[0]
    (run,) = kelas.jurnal.runs()
    assert (run.akhir, [p.pilihan for p in run.pilihan]) == ("selesai", ["tunda", "tolak"])


def test_starting_anew_keeps_the_old_run(kelas: Kelas) -> None:
    play(kelas, "\n3\n")
    code, _ = play(kelas, "2\n1\n3\n2\n")
    assert code == 0
    assert sorted([p.pilihan for p in run.pilihan] for run in kelas.jurnal.runs()) == [
        ["survei", "susun", "tolak"],
        ["tunda"],
    ]


def test_a_call_sign_is_asked_until_it_is_one(kelas: Kelas) -> None:
    code, out = play(kelas, "198001012005011001\n\nKomodo-3\nMeja 2\n\n3\n2\n", sandi=None)
    assert code == 0
    assert "NIP" in out
    assert "198001012005011001" not in out
    (run,) = kelas.jurnal.runs()
    assert (run.peserta.sandi, run.peserta.kelompok) == ("Komodo-3", "Meja 2")


def test_browsing_plays_and_comes_back(kelas: Kelas) -> None:
    out = io.StringIO()
    code = Polos(kelas, io.StringIO("Komodo-3\n\n1\n\n3\n2\nk\n"), out).browse()
    assert code == 0
    listed = out.getvalue()
    assert_plain(listed)
    assert "1. HPS Titipan (tingkat dasar, 8 menit, belum dimainkan)" in listed
    assert "1. HPS Titipan (tingkat dasar, 8 menit, selesai)" in listed


def test_texts_of_a_file_are_text(kelas: Kelas) -> None:
    path = kelas.pustaka.folder[0] / "pengadaan" / "hps-titipan.yaml"
    text = path.read_text(encoding="utf-8")
    hostile = {
        "judul: HPS Titipan": 'judul: "[red]HPS[/] {x} %s"',
        "judul: Rincian HPS": 'judul: "=1+1"',
        "narasi: Direktur CV Lontar Raya menelepon.": "narasi: Direktur [/] [link=x]CV[/link] <b>Lontar</b>.",
    }
    for old, new in hostile.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    code, out = play(kelas, "\n3\n2\n")
    assert code == 0
    for said in ("SKENARIO: [red]HPS[/] {x} %s", "b1. =1+1", "Direktur [/] [link=x]CV[/link] <b>Lontar</b>."):
        assert said in out


def test_long_titles_are_wrapped(kelas: Kelas) -> None:
    path = kelas.pustaka.folder[0] / "pengadaan" / "hps-titipan.yaml"
    text = path.read_text(encoding="utf-8")
    for old in ("HPS Titipan", "Draf di atas meja", "Rincian HPS", "Tender berjalan"):
        text = text.replace(f"judul: {old}", f"judul: {old} {'yang panjang ' * 4}sekali", 1)
    path.write_text(text, encoding="utf-8")
    code, out = play(kelas, "\nb1\n3\n2\n")  # `play` measures every line
    assert code == 0
    assert flat(out).count("yang panjang sekali") >= 6
    listed = io.StringIO()
    Polos(kelas, io.StringIO("A\n\nk\n"), listed).browse()
    assert_plain(listed.getvalue())


@pytest.mark.parametrize("benih", range(4))
def test_pecah_paket_on_random_roads(kelas: Kelas, benih: int) -> None:
    draw = random.Random(benih)
    answers = "\n" + "".join(f"b1\n{draw.randint(1, 6)}\n" for _ in range(200))
    code, out = play(kelas, answers, "pecah-paket")
    assert code == 0
    assert "BERKAS: " in out
    for heading in ("AKHIR CERITA", "STRATEGI MITIGASI", "TINJAUAN", "HASIL"):
        assert heading in out


def test_bytes_that_are_no_text_are_a_wrong_answer(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulasi.cli", "main", str(CONTOH), "--teks", "--hasil", str(tmp_path), "--sandi", "A"],
        input=b"\n\xff\xfe\x80\n\x00\n3\n2\n",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(AKAR), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"Jawaban itu tidak ada") == 2
