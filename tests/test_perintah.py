"""The commands from outside: exit codes, data on stdout, narration on stderr, nothing that looks like a crash."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
PECAH = AKAR / "skenario" / "pengadaan" / "pecah-paket.yaml"


def call(*args: object, masuk: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "simulasi.cli", *map(str, args)],
        input=masuk,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(AKAR)},
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("nama", ["analisis", "nilai"])
def test_worked_example_comes_out(nama: str) -> None:
    wanted = json.loads((CONTOH.parent / f"hps-titipan.{nama}.json").read_text(encoding="utf-8"))
    if nama == "analisis":
        found = json.loads(call("analisis", CONTOH, "--format", "json").stdout)
        assert len(found.pop("sidik")) == 64
        _same(found, wanted)
        return
    for answers, score in wanted.items():
        _same(json.loads(call("nilai", CONTOH, "--jawab", answers, "--format", "json").stdout), score)


def _same(found: object, wanted: object) -> None:
    if isinstance(wanted, dict):
        assert isinstance(found, dict)
        assert set(found) == set(wanted)
        for key, value in wanted.items():
            _same(found[key], value)
    elif isinstance(wanted, list):
        assert isinstance(found, list)
        assert len(found) == len(wanted)
        for a, b in zip(found, wanted, strict=True):
            _same(a, b)
    elif isinstance(wanted, float):
        assert found == pytest.approx(wanted, abs=1e-9)
    else:
        assert found == wanted


def test_shipped_library_is_clean() -> None:
    day = (AKAR / "skenario" / "acuan" / "tinjauan-hukum.txt").read_text(encoding="utf-8").strip()
    done = call("periksa", "--ketat", "--tanggal", day, AKAR / "skenario")
    assert (done.returncode, done.stdout) == (0, "")
    assert "tidak ada temuan" in done.stderr


def test_findings_in_every_format(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.yaml"
    broken.write_text(CONTOH.read_text(encoding="utf-8").replace("ke: telepon", "ke: telefon", 1), encoding="utf-8")
    done = call("periksa", broken, "--format", "json")
    assert done.returncode == 1
    first = next(t for t in json.loads(done.stdout) if t["kode"] == "S201")
    assert set(first) == {"kode", "tingkat", "berkas", "baris", "kolom", "pesan", "saran"}
    assert (first["tingkat"], first["baris"], first["kolom"]) == ("galat", 45, 13)
    assert "telepon" in first["saran"]
    assert "^^^^^^^" in call("periksa", broken).stdout
    assert "::error file=" in call("periksa", broken, "--format", "github").stdout
    assert json.loads(call("periksa", broken, "--format", "sarif").stdout)["version"] == "2.1.0"
    assert call("periksa", CONTOH).returncode == 0
    assert call("periksa", CONTOH, "--ketat").returncode == 1


def test_broken_scenario_is_not_played_and_the_rest_is(tmp_path: Path) -> None:
    folder = tmp_path / "pustaka" / "pengadaan"
    folder.mkdir(parents=True)
    (folder / "rusak.yaml").write_text('id: "[red]x[/]"\n', encoding="utf-8")
    done = call("main", "rusak", "--jawab", "a", "--skenario", folder.parent, "--hasil", tmp_path / "h")
    assert done.returncode == 1
    assert "S105" in done.stderr
    assert "[red]x[/]" in call("periksa", folder / "rusak.yaml").stdout
    listed = call("--skenario", folder.parent, "--hasil", tmp_path / "h", masuk="\n\n")
    assert "perlu diperbaiki" in listed.stdout
    assert "Pecah Paket" in listed.stdout


def test_scripted_play_is_recorded_and_ranked(tmp_path: Path) -> None:
    common = ("--hasil", tmp_path, "--kelompok", "Kelompok 1")
    assert call("main", CONTOH, "--jawab", "tunda,tolak", "--sandi", "Komodo-1", *common).returncode == 0
    assert call("main", CONTOH, "--jawab", "tanda,datang,simpan", "--sandi", "Komodo-2", *common).returncode == 0
    unfinished = call("main", CONTOH, "--jawab", "tunda", "--sandi", "Komodo-3", *common)
    assert unfinished.returncode == 1
    assert "datang, tolak, catat" in unfinished.stderr
    wrong = call("main", CONTOH, "--jawab", "tunda,salah", "--sandi", "Komodo-3", *common)
    assert wrong.returncode == 1
    assert "datang, tolak, catat" in wrong.stderr
    again = call("main", CONTOH, "--jawab", "survei,susun,tolak", "--sandi", "komodo-1", *common)
    assert again.returncode == 0
    table = call("papan", "--hasil", tmp_path, "--format", "csv").stdout.lstrip("\ufeff")
    rows = list(csv.DictReader(table.splitlines()))
    by_sandi = {row["sandi"]: row for row in rows}
    assert set(by_sandi) == {"Komodo-1", "Komodo-2", "Komodo-3"}
    first, second, third = (by_sandi[f"Komodo-{i}"] for i in (1, 2, 3))
    assert (first["peringkat"], first["integritas"], first["kepatuhan"], first["percobaan_n"]) == (
        "1",
        "93.9",
        "91.4",
        "2",
    )
    assert (second["peringkat"], second["berat_n"], second["pita_integritas"]) == ("2", "1", "berisiko")
    assert (third["peringkat"], third["status"], third["percobaan_n"]) == ("", "sebagian", "2")


@pytest.mark.parametrize(
    ("args", "kode", "kata"),
    [
        (("bogus",), 2, "bukan pilihan"),
        (("periksa", "--tanggal", "2026-13-01"), 2, "kalender"),
        (("nilai", "pecah-pake", "--jawab", "a"), 1, "Mungkin maksud Anda: pecah-paket"),
        (("analisis", "tidak-ada.yaml"), 1, "tidak ada"),
        (("--skenario", "/tidak/ada"), 1, "tidak ada"),
        (("papan", "--hasil", "/dev/null/x"), 1, "jurnal"),
    ],
)
def test_refusals_say_what_to_do(args: tuple[str, ...], kode: int, kata: str) -> None:
    done = call(*args)
    assert done.returncode == kode
    assert kata.lower() in done.stderr.lower()
    assert done.stdout == ""


def test_identity_numbers_are_refused(tmp_path: Path) -> None:
    done = call("main", CONTOH, "--jawab", "tunda,tolak", "--sandi", "19800101 200501 1 001", "--hasil", tmp_path)
    assert done.returncode == 1
    assert "NIP" in done.stderr


def test_help_is_indonesian() -> None:
    for command in ("", "main", "periksa", "analisis", "nilai", "papan", "peta", "buku", "seimbang"):
        shown = call(*([command] if command else []), "--help").stdout
        assert "cara pakai" in shown
        for english in ("usage", "options:", "show this", "positional", "optional"):
            assert english not in shown


def test_every_command_is_in_the_readme() -> None:
    readme = (AKAR / "README.md").read_text(encoding="utf-8")
    for command in ("main", "periksa", "analisis", "nilai", "papan", "peta", "buku", "seimbang"):
        assert f"simulasi {command}" in readme
    ci = (AKAR / ".ci" / "run").read_text(encoding="utf-8")
    line = next(row for row in readme.splitlines() if row.endswith("-m pytest") and row.startswith("python3"))
    assert line in ci.splitlines()


def test_interrupt_ends_calmly(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("signals of this kind are POSIX")
    process = subprocess.Popen(
        [sys.executable, "-m", "simulasi.cli", "main", str(CONTOH), "--teks", "--hasil", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(AKAR)},
    )
    assert process.stdout is not None
    process.stdout.read(5)  # the first question stands
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_plain_text_plays_to_the_end_and_resumes(tmp_path: Path) -> None:
    common = ("main", "pecah-paket", "--teks", "--hasil", tmp_path, "--sandi", "Sasando-04")
    first = call(*common, masuk="\nb1\n99\n3\n\n", cwd=tmp_path)
    assert first.returncode == 1
    assert "Keputusan langkah 1 tersimpan." in first.stdout
    second = call(*common, masuk="1\n" + "1\n\n" * 30, cwd=tmp_path)
    assert "1. Lanjutkan" in second.stdout
    assert second.returncode == 0
    for heading in ("Akhir cerita", "Tantangan mitigasi", "Strategi mitigasi", "Tinjauan keputusan", "Hasil"):
        assert f"Bagian: {heading}" in second.stdout
    for line in (first.stdout + second.stdout).splitlines():
        assert len(line) <= 80
        assert not any("\u2500" <= c <= "\u259f" or ord(c) < 32 for c in line)


def test_commands_without_a_screen_load_no_textual() -> None:
    for command in (
        ["periksa", str(CONTOH)],
        ["analisis", str(CONTOH)],
        ["nilai", str(CONTOH), "--jawab", "tunda,tolak"],
        ["peta", str(CONTOH)],
        ["seimbang", str(CONTOH)],
    ):
        code = (
            "import sys; from simulasi.cli import main; main(sys.argv[1:]); "
            "sys.exit(3 if 'textual' in sys.modules else 0)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(AKAR)},
            check=False,
        )
        assert done.returncode == 0
