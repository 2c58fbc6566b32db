"""`simulasi debrief` and `simulasi laporan` as they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi import cli
from tests.debrief.pembantu import Pembaca
from tests.papan.pembantu import CATAT, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas


@pytest.fixture
def hasil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    folder = tmp_path / "hasil"
    folder.mkdir()
    kelas = Kelas(folder)
    with kelas.jurnal:
        for i in range(12):
            kelas.play(f"Rinca-{i}", (TERBAIK, CATAT, TUNDA, LAPOR)[i % 4], kelompok="Elang")
    return folder


def call(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    try:
        code = cli.main([str(a) for a in args])
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "tidak terduga" not in said.err
    return code, said.out, said.err


def test_without_a_terminal_the_pages_are_printed(hasil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "debrief", "--hasil", hasil)
    assert (code, err) == (0, "")
    assert "HALAMAN 1 DARI" in out
    assert "HALAMAN 2 DARI" in out
    assert "Peringkat" not in out
    assert "Rinca" not in out


def test_the_ranking_is_the_last_page(hasil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "debrief", "--hasil", hasil, "--dengan-peringkat", "--teks")
    assert "Rinca-" in out.rsplit("HALAMAN", maxsplit=1)[-1]
    assert "Rinca-" not in out.rsplit("HALAMAN", maxsplit=1)[0]


def test_the_file_is_written_whole_and_never_over_another_unasked(
    hasil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "tayangan.html"
    code, out, err = call(capsys, "debrief", "--hasil", hasil, "-o", target)
    assert (code, out) == (0, "")
    assert "tombol panah" in err
    first = target.read_bytes()
    assert Pembaca(first).broken == []
    code, _, err = call(capsys, "debrief", "--hasil", hasil, "-o", target, "--titik", "telepon")
    assert code == 1
    assert "--timpa" in err
    assert target.read_bytes() == first
    assert call(capsys, "debrief", "--hasil", hasil, "-o", target, "--titik", "telepon", "--timpa")[0] == 0
    assert "Dipilih oleh pemandu diskusi" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "code", "pesan"),
    [
        (("-o", "tayangan.pdf"), 2, "ditulis sebagai .html"),
        (("-o", "tidak-ada/tayangan.html"), 1, "tidak ada"),
        (("--titik", "telpon", "-o", "x.html"), 1, "Mungkin maksud Anda: telepon"),
        (("--titik", "hps-titpan.telepon"), 1, "Mungkin maksud Anda: hps-titipan"),
        (("--sesi", "kelas-sore"), 1, "Mungkin maksud Anda: kelas-pagi"),
    ],
)
def test_refusals_say_what_to_do(
    hasil: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int, pesan: str
) -> None:
    got, _, err = call(capsys, "debrief", "--hasil", hasil, *args)
    assert got == code
    assert pesan in err
    assert not list(Path.cwd().glob("*.html"))


def test_an_empty_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, "debrief", "--hasil", tmp_path / "kosong")
    assert code == 1
    assert "belum berisi permainan" in err


def test_a_report_by_its_own_name(hasil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "laporan", "Rinca-3", "--hasil", hasil)
    assert (code, out) == (0, "")
    assert "laporan-Rinca-3.html" in err
    assert "Laporan Rinca-3" in Pembaca((tmp_path / "laporan-Rinca-3.html").read_bytes()).words
    assert call(capsys, "laporan", "Rinca-3", "--hasil", hasil)[0] == 1  # not over the first unasked
    assert call(capsys, "laporan", "Rinca-3", "--hasil", hasil, "-o", tmp_path / "saya.html")[0] == 0
    assert call(capsys, "laporan", "Rinca-3", "--hasil", hasil, "-o", tmp_path / "saya.txt")[0] == 2


def test_a_hostile_call_sign_stays_in_the_folder(
    hasil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kelas = Kelas(hasil)
    with kelas.jurnal:
        kelas.play("../../naik", SIMPAN)
    before = set(tmp_path.parent.iterdir())
    assert call(capsys, "laporan", "../../naik", "--hasil", hasil)[0] == 0
    assert (tmp_path / "laporan-naik.html").is_file()
    assert set(tmp_path.parent.iterdir()) == before
