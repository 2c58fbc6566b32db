"""Every command in hostile surroundings: impossible paths, full disks, closed pipes, escape codes; a table for all."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.skenario.muat import load_scenario

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
POSIX = pytest.mark.skipif(os.name == "nt", reason="links and streams behave in another way on Windows")

PANJANG = "a" * 5000
JALUR = {
    "nama panjang": "a" * 300,
    "jalur panjang": "/".join(["b" * 200] * 60),
    "lingkaran": "lingkaran",
    "di bawah lingkaran": "lingkaran/x",
    "di bawah berkas": "berkas/x",
    "nul": "a\0b",
    "kode": "a\x1b[31m\x9b\u202e\u200bb",
}
PERINTAH: dict[str, tuple[str, ...]] = {
    "main": ("main", "{}.yaml", "--jawab", "a"),
    "main-id": ("main", "{}", "--jawab", "a"),
    "main-hasil": ("main", str(CONTOH), "--jawab", "tunda,tolak", "--hasil", "{}"),
    "main-sesi": ("main", str(CONTOH), "--jawab", "tunda,tolak", "--sesi", "{}", "--hasil", "h"),
    "main-skenario": ("main", "x", "--jawab", "a", "--skenario", "{}", "--hasil", "h"),
    "main-sandi": ("main", str(CONTOH), "--jawab", "tunda,tolak", "--sandi", "{}", "--hasil", "h"),
    "periksa": ("periksa", "{}"),
    "periksa-yaml": ("periksa", "{}.yaml"),
    "periksa-perbaiki": ("periksa", "--perbaiki", "{}.yaml"),
    "jelaskan": ("jelaskan", "{}"),
    "baru": ("baru", "satu-cerita", "--bidang", "pengadaan", "-o", "{}"),
    "baru-id": ("baru", "{}", "--bidang", "pengadaan"),
    "baru-bidang": ("baru", "satu-cerita", "--bidang", "{}"),
    "pratinjau": ("pratinjau", "{}.yaml"),
    "skema": ("skema", "-o", "{}"),
    "skema-json": ("skema", "-o", "{}.json"),
    "analisis": ("analisis", "{}.yaml"),
    "nilai": ("nilai", "{}.yaml", "--jawab", "a"),
    "nilai-jawab": ("nilai", str(CONTOH), "--jawab", "{}"),
    "seimbang": ("seimbang", "{}.yaml"),
    "peta": ("peta", "{}.yaml"),
    "peta-o": ("peta", str(CONTOH), "-o", "{}.dot"),
    "buku": ("buku", str(CONTOH), "-o", "{}.html"),
    "buku-dari": ("buku", "{}.yaml", "-o", "b.html"),
    "papan": ("papan", "--hasil", "{}"),
    "papan-sesi": ("papan", "--hasil", "h", "--sesi", "{}"),
    "papan-o": ("papan", "--hasil", "terisi", "-o", "{}.csv"),
    "papan-folder": ("papan", "--hasil", "terisi", "-o", "{}"),
    "ekspor": ("ekspor", "--hasil", "terisi", "-o", "{}.rekaman.jsonl"),
    "gabung": ("gabung", "{}", "--hasil", "h"),
    "gabung-berkas": ("gabung", "{}.rekaman.jsonl", "--hasil", "h"),
    "gabung-kelompok": ("gabung", "--kelompok", "{}", "b", "--hasil", "h"),
    "sesi": ("sesi", "--hasil", "{}"),
    "batalkan": ("batalkan", "{}", "--alasan", "x", "--hasil", "h"),
    "hapus": ("hapus", "--sandi", "a", "--ya", "--hasil", "{}"),
    "pulihkan": ("pulihkan", "--hasil", "{}"),
    "pulihkan-o": ("pulihkan", "--hasil", "terisi", "-o", "{}"),
    "debrief": ("debrief", "--hasil", "{}", "--teks"),
    "debrief-o": ("debrief", "--hasil", "terisi", "-o", "{}.html"),
    "debrief-titik": ("debrief", "--hasil", "terisi", "--titik", "{}", "--teks"),
    "laporan": ("laporan", "{}", "--hasil", "terisi"),
    "laporan-o": ("laporan", "A", "--hasil", "terisi", "-o", "{}.html"),
    "buka": ("--teks", "--hasil", "{}"),
    "tidak-dikenal": ("--{}",),
}
BENAR: dict[str, tuple[str, ...]] = {
    "main": ("main", str(CONTOH), "--jawab", "tunda,tolak", "--hasil", "h"),
    "periksa": ("periksa", str(CONTOH)),
    "jelaskan": ("jelaskan",),
    "skema": ("skema",),
    "analisis": ("analisis", str(CONTOH)),
    "nilai": ("nilai", str(CONTOH), "--jawab", "tunda,tolak"),
    "seimbang": ("seimbang", str(CONTOH)),
    "peta": ("peta", str(CONTOH)),
    "papan": ("papan", "--hasil", "terisi"),
    "papan-csv": ("papan", "--hasil", "terisi", "--format", "csv"),
    "sesi": ("sesi", "--hasil", "terisi"),
    "debrief": ("debrief", "--hasil", "terisi", "--teks"),
    "buka": ("--teks", "--hasil", "h"),
    "bantuan": ("--help",),
    "versi": ("--version",),
    "hapus": ("hapus", "--sandi", "A", "--ya", "--hasil", "terisi"),
}


@pytest.fixture
def tempat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    monkeypatch.setenv("SIMULASI_HASIL", str(tmp_path / "bawaan"))
    (tmp_path / "lingkaran").symlink_to("lingkaran")
    for suffix in (".yaml", ".json", ".dot", ".html", ".csv", ".rekaman.jsonl"):
        (tmp_path / f"lingkaran{suffix}").symlink_to(f"lingkaran{suffix}")
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    (tmp_path / "kosong").mkdir()
    cli.main(["main", str(CONTOH), "--jawab", "tunda,tolak", "--sandi", "A", "--hasil", "terisi"])
    capsys.readouterr()
    return tmp_path


@POSIX
@pytest.mark.parametrize("jalur", JALUR)
@pytest.mark.parametrize("perintah", PERINTAH)
def test_an_impossible_text_is_answered_in_a_sentence(
    tempat: Path, capsys: pytest.CaptureFixture[str], perintah: str, jalur: str
) -> None:
    del tempat
    try:
        code = cli.main([word.replace("{}", JALUR[jalur]) for word in PERINTAH[perintah]])
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    assert "tidak terduga" not in said.err
    assert "Traceback" not in said.err
    assert code in (0, 1, 2)
    assert code == 0 or said.err.strip() or said.out.strip()
    assert not set("\x1b\x9b\u202e\u200b\0") & set(said.out + said.err)
    if jalur == "nul":
        assert code == 2


def test_every_command_stands_in_the_table() -> None:
    (action,) = (a for a in cli.build_parser()._actions if hasattr(a, "choices") and isinstance(a.choices, dict))
    assert set(action.choices) <= {words[0] for words in PERINTAH.values()}  # type: ignore[arg-type]


def run(perintah: str, folder: Path, **aliran: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "simulasi.cli", *BENAR[perintah]]
    env = {**os.environ, "PYTHONPATH": str(AKAR)}
    return subprocess.run(command, env=env, cwd=folder, check=False, stdin=subprocess.DEVNULL, **aliran)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a thing of Linux")
@pytest.mark.parametrize("perintah", BENAR)
def test_a_full_disk_under_standard_output_is_told(tempat: Path, perintah: str) -> None:
    with open("/dev/full", "wb") as full:
        done = run(perintah, tempat, stdout=full, stderr=subprocess.PIPE)
    err = done.stderr.decode()
    assert done.returncode == 1
    assert "penyimpanan penuh" in err
    assert "Exception" not in err
    assert "tidak terduga" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="as above")
@pytest.mark.parametrize("perintah", ["analisis", "periksa", "main"])
def test_narration_that_goes_nowhere_changes_nothing(tempat: Path, perintah: str) -> None:
    plain = run(perintah, tempat, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open("/dev/full", "wb") as full:
        done = run(perintah, tempat, stdout=subprocess.PIPE, stderr=full)
    assert (done.returncode, done.stdout.splitlines()[:3]) == (plain.returncode, plain.stdout.splitlines()[:3])


@POSIX
@pytest.mark.parametrize("perintah", BENAR)
def test_a_reader_that_left_is_no_failure(tempat: Path, perintah: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(perintah, tempat, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    err = done.stderr.decode()
    assert done.returncode == 0
    assert "Exception" not in err
    assert "tidak terduga" not in err


def test_every_page_forbids_what_it_does_not_need(tempat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls: dict[str, tuple[str, ...]] = {
        "buku.html": ("buku", str(CONTOH)),
        "tayangan.html": ("debrief", "--hasil", "terisi"),
        "laporan.html": ("laporan", "A", "--hasil", "terisi"),
        "papan.html": ("papan", "--hasil", "terisi"),
    }
    if find_spec("pygraphviz"):
        calls["peta.html"] = ("peta", str(CONTOH))
    for name, call in calls.items():
        assert cli.main([*call, "-o", name]) == 0, capsys.readouterr().err
        page = (tempat / name).read_text(encoding="utf-8")
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert "default-src 'none'" in html.unescape(policy)
        assert page.index("Content-Security-Policy") < page.index("<style")
        allowed = set(re.findall(r"script-src 'sha256-([^']+)'", html.unescape(policy)))
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts} == allowed
        assert page.count("<script") == len(scripts)
        assert re.search(r"<[^>]*\son\w+=", page) is None


def test_maps_name_scenes_and_choices_by_their_ids(tempat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["peta", str(CONTOH)])
    tree = capsys.readouterr().out
    for form in ("p.mmd", "p.dot"):
        cli.main(["peta", str(CONTOH), "-o", form])
    mermaid, dot = ((tempat / form).read_text(encoding="utf-8") for form in ("p.mmd", "p.dot"))
    assert "1. Draf di atas meja [meja]" in tree
    assert "pilihan 1 [survei]:" in tree
    assert "1. Draf di atas meja [meja]" in dot
    assert re.search(r"1\. Draf di atas meja \S*meja", mermaid)


def test_thousands_of_unknown_keys_cost_time_by_their_number(tempat: Path) -> None:
    def seconds(n: int) -> float:
        path = tempat / "banyak.yaml"
        text = CONTOH.read_text(encoding="utf-8").rstrip() + "\n"
        path.write_text(text + "".join(f"kunci{i}: x\n" for i in range(n)), encoding="utf-8")
        begin = time.process_time()
        assert len(load_scenario(path).temuan) == n
        return time.process_time() - begin

    seconds(100)
    assert seconds(16000) < 8 * 2.5 * seconds(2000)  # 64 times as long where it grows with the square
