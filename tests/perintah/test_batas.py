"""Commands at their edges: hostile texts, streams that are closed or full, journals that cannot be used, sessions."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.catatan import Jurnal

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
SESI = "format: 1\nid: kelas-pagi\njudul: Kelas pagi\nskenario: [hps-titipan]\nbobot: {integritas: 100, kepatuhan: 0}\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="streams are closed another way on Windows")


class Panggilan:
    """Calls commands in this process; gives exit code, standard output and standard error."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capsys = capsys
        self.hasil = folder / "hasil"

    def __call__(self, *args: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(a) for a in args])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        assert "tidak terduga" not in said.err
        return code, said.out, said.err

    def main(self, *args: object) -> tuple[int, str, str]:
        return self("main", *args, "--hasil", self.hasil)


@pytest.fixture
def panggil(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panggilan:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    return Panggilan(capsys, tmp_path)


@pytest.fixture
def pustaka(tmp_path: Path) -> Path:
    folder = tmp_path / "pustaka" / "pengadaan"
    folder.mkdir(parents=True)
    (folder / "hps-titipan.yaml").write_text(CONTOH.read_text(encoding="utf-8"), encoding="utf-8")
    return folder.parent


def run(*args: object, **aliran: object) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(AKAR)}
    command = [sys.executable, "-m", "simulasi.cli", *map(str, args)]
    return subprocess.run(command, env=env, check=False, stderr=subprocess.PIPE, **aliran)  # type: ignore[call-overload]


def test_surplus_answers_are_told_and_the_run_counts(panggil: Panggilan) -> None:
    code, out, err = panggil.main(CONTOH, "--jawab", " tunda , tolak ,lapor,diam")
    assert code == 0
    assert "Integritas 93,9 (teladan)" in out
    assert "sesudah 2 pilihan; 2 jawaban sisanya tidak dipakai" in err


@pytest.mark.parametrize("jawab", ["", ",", " , "])
def test_no_answer_is_an_early_end(panggil: Panggilan, jawab: str) -> None:
    code, out, err = panggil.main(CONTOH, "--jawab", jawab)
    assert (code, out) == (1, "")
    assert "survei, tanda, tunda" in err


def test_an_early_end_keeps_an_unfinished_run(panggil: Panggilan) -> None:
    assert panggil.main(CONTOH, "--jawab", "tunda,susun", "--sandi", "A")[0] == 1
    with Jurnal.open(panggil.hasil) as jurnal:
        (kept,) = jurnal.runs()
    assert ([p.pilihan for p in kept.pilihan], kept.selesai, kept.sesi) == (["tunda"], None, "bebas")


def test_nilai_records_nothing(panggil: Panggilan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMULASI_HASIL", str(panggil.hasil))
    assert panggil("nilai", CONTOH, "--jawab", "tunda,tolak")[0] == 0
    assert not panggil.hasil.exists()


@pytest.mark.parametrize("jawab", ["tunda", "tunda,tolak,lapor", "susun,tolak", "[red],x"])
def test_nilai_wants_one_whole_run(panggil: Panggilan, jawab: str) -> None:
    code, out, err = panggil("nilai", CONTOH, "--jawab", jawab)
    assert (code, out) == (1, "")
    assert "tersedia" in err or "berakhir" in err


def test_a_session_names_its_runs_and_its_weights(panggil: Panggilan, pustaka: Path, tmp_path: Path) -> None:
    sesi = tmp_path / "pagi.sesi.yaml"
    sesi.write_text(SESI, encoding="utf-8")
    common = ("--skenario", pustaka, "--sesi", sesi, "--sandi")
    assert panggil.main("hps-titipan", "--jawab", "tunda,tolak", *common, "A")[0] == 0
    assert panggil.main("hps-titipan", "--jawab", "tunda", *common, "B")[0] == 1
    assert panggil.main("hps-titipan", "--jawab", "tunda,tolak", "--skenario", pustaka, "--sandi", "A")[0] == 0
    code, out, err = panggil("papan", "--hasil", panggil.hasil)
    assert (code, out) == (1, "")
    assert "bebas, kelas-pagi" in err
    code, out, _ = panggil("papan", "--hasil", panggil.hasil, "--sesi", "kelas-pagi")
    assert code == 0
    assert "bobot 100:0" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["1", "A", "–", "1", "/", "1", "93,9", "91,4", "93,9", "0"] in rows
    assert ["–", "B", "–", "0", "/", "1", "–", "–", "–", "0"] in rows
    code, _, err = panggil("papan", "--hasil", panggil.hasil, "--sesi", "kelas-sore")
    assert code == 1
    assert "bebas, kelas-pagi" in err


def test_one_session_id_with_two_definitions_is_not_ranked(panggil: Panggilan, pustaka: Path, tmp_path: Path) -> None:
    sesi = tmp_path / "pagi.sesi.yaml"
    for text in (SESI, SESI.replace("integritas: 100, kepatuhan: 0", "integritas: 50, kepatuhan: 50")):
        sesi.write_text(text, encoding="utf-8")
        panggil.main("hps-titipan", "--jawab", "tunda,tolak", "--skenario", pustaka, "--sesi", sesi)
    code, out, _ = panggil("papan", "--hasil", panggil.hasil)
    assert code == 0
    assert "2 definisi yang berbeda pada bobot" in out
    rows = [line for line in out.splitlines() if "sesi_konflik" in line]
    assert len(rows) == 2
    assert all(row.split()[0] == "–" for row in rows)


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (SESI.replace("hps-titipan", "tidak-ada"), ""),
        (SESI.replace("kepatuhan: 0", "kepatuhan: 5"), "S801"),
        ("[", "S1"),
        ("", "S1"),
        (None, "S101"),
    ],
)
def test_a_wrong_session_file_shows_its_findings(
    panggil: Panggilan, pustaka: Path, tmp_path: Path, isi: str | None, kode: str
) -> None:
    sesi = tmp_path / "pagi.sesi.yaml"
    if isi is not None:
        sesi.write_text(isi, encoding="utf-8")
    code, out, err = panggil.main("hps-titipan", "--jawab", "tunda", "--skenario", pustaka, "--sesi", sesi)
    assert (code, out) == (1, "")
    assert "Perbaiki temuan berikut" in err
    assert f"galat {kode}" in err
    assert not panggil.hasil.exists()


def test_a_journal_of_a_newer_version_is_left_alone(panggil: Panggilan) -> None:
    panggil.main(CONTOH, "--jawab", "tunda,tolak")
    file = panggil.hasil / "jurnal.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    for args in (("papan",), ("main", CONTOH, "--jawab", "tunda,tolak"), ()):
        code, out, err = panggil(*args, "--hasil", panggil.hasil)
        assert (code, out) == (1, "")
        assert "versi simulasi yang lebih baru" in err
    assert file.read_bytes() == before


def test_a_journal_under_a_file_says_how_to_choose_another(panggil: Panggilan, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    for args in (("papan",), ("main", CONTOH, "--jawab", "tunda,tolak"), ()):
        code, out, err = panggil(*args, "--hasil", tmp_path / "berkas" / "hasil")
        assert (code, out) == (1, "")
        assert "--hasil FOLDER" in err


def test_hostile_texts_come_out_as_they_are(panggil: Panggilan, tmp_path: Path) -> None:
    text = CONTOH.read_text(encoding="utf-8").replace("judul: Tender berjalan", 'judul: "=1+1 [red]x[/] {y} %s"')
    path = tmp_path / "hps-titipan.yaml"
    path.write_text(text.replace("judul: HPS Titipan", 'judul: "[/]HPS[/]"'), encoding="utf-8")
    assert "Akhir: =1+1 [red]x[/] {y} %s (bersih)" in panggil("nilai", path, "--jawab", "tunda,tolak")[1]
    assert panggil("analisis", path)[1].startswith("[/]HPS[/] (hps-titipan)")
    code, _, err = panggil("analisis", "[red]tidak[/]")
    assert code == 1
    assert "[red]tidak[/]" in err


@pytest.mark.parametrize("perintah", [("analisis",), ("nilai", "--jawab", "a"), ("periksa",)])
@pytest.mark.parametrize("jalur", ["a\x1b[31mb", "a\x1b[31mb.yaml", "a\u202eb.yaml"])
def test_an_escape_code_in_an_argument_is_not_acted_upon(
    panggil: Panggilan, perintah: tuple[str, ...], jalur: str
) -> None:
    code, out, err = panggil(perintah[0], jalur, *perintah[1:])
    assert code == 1
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err


def test_a_call_sign_that_is_a_formula_is_neutralised(panggil: Panggilan) -> None:
    panggil.main(CONTOH, "--jawab", "tunda,tolak", "--sandi", "=1+1", "--kelompok", "@a,b")
    code, out, _ = panggil("papan", "--hasil", panggil.hasil, "--format", "csv")
    assert code == 0
    assert out.startswith("\ufeffsesi,peringkat,seri,")
    (row,) = csv.DictReader(io.StringIO(out.lstrip("\ufeff"), newline=""))
    assert (row["sandi"], row["kelompok"], row["seri"], row["integritas"]) == ("'=1+1", "'@a,b", "0", "93.9")


def test_law_is_judged_on_the_day_that_is_given(panggil: Panggilan) -> None:
    codes = {}
    for day in ("2026-11-20", "2027-11-20", "2027-11-21"):
        code, out, _ = panggil("periksa", CONTOH, "--tanggal", day, "--format", "json")
        assert code == 0  # age alone is a warning
        codes[day] = [t["kode"] for t in json.loads(out)].count("S505")
    assert codes == {"2026-11-20": 0, "2027-11-20": 0, "2027-11-21": 1}
    assert panggil("periksa", CONTOH, "--tanggal", "2027-11-21", "--ketat")[0] == 1


@pytest.mark.parametrize("bentuk", ["json", "sarif"])
def test_a_clean_check_is_still_valid_json(panggil: Panggilan, bentuk: str) -> None:
    clean = AKAR / "skenario" / "pengadaan" / "pecah-paket.yaml"
    code, out, _ = panggil("periksa", clean, "--tanggal", "2026-11-24", "--format", bentuk)
    assert code == 0
    found = json.loads(out)
    assert (found if bentuk == "json" else found["runs"][0]["results"]) == []


def test_findings_are_escaped_for_github(panggil: Panggilan, tmp_path: Path) -> None:
    path = tmp_path / "a,b%c.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    code, out, _ = panggil("periksa", path, "--format", "github")
    assert code == 1
    assert out.count("::error file=") == len(out.splitlines())
    assert "a%2Cb%25c.yaml,line=" in out


def test_a_folder_without_scenarios_is_refused(panggil: Panggilan, tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    code, out, err = panggil("periksa", empty)
    assert (code, out) == (1, "")
    assert "tidak memuat berkas .yaml" in err


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("main",),
        ("main", "a", "b"),
        ("nilai", "a"),
        ("--tidak-ada",),
        ("papan", "--format", "xml"),
        ("periksa", "--tanggal", "besok"),
        ("--skenario",),
        ("main", "a", "--teks=1"),
    ],
)
def test_usage_errors_are_indonesian_and_end_with_2(panggil: Panggilan, args: tuple[str, ...]) -> None:
    if not args:
        args = ("bukan-perintah",)
    code, out, err = panggil(*args)
    assert (code, out) == (2, "")
    assert "simulasi --help" in err
    for english in ("error", "required", "invalid", "expected", "unrecognized", "argument ", "choose", "ignored"):
        assert english not in err


@POSIX
@pytest.mark.parametrize("args", [("analisis", CONTOH), ("periksa", CONTOH, "--format", "json"), ("--help",)])
def test_a_reader_that_has_seen_enough_is_no_failure(args: tuple[object, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*args, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr.count(b"Exception"), done.stderr.count(b"Traceback")) == (0, 0, 0)


@POSIX
def test_closed_streams_are_no_input_and_no_output(tmp_path: Path) -> None:
    shell = 'exec "$@" <&-'
    env = {**os.environ, "PYTHONPATH": str(AKAR)}
    command = ["sh", "-c", shell, "sh", sys.executable, "-m", "simulasi.cli", "main", str(CONTOH), "--hasil"]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Masukan berakhir" in done.stdout


def test_version_and_help_load_no_models() -> None:
    code = (
        "import sys\nfrom simulasi.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "sys.exit(any(m in sys.modules for m in ('pydantic', 'textual', 'yaml', 'sqlite3')))"
    )
    for flag in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-c", code, flag],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(AKAR)},
            check=False,
        )
        assert done.returncode == 0


@POSIX
def test_the_name_of_a_file_forges_no_finding(panggil: Panggilan, tmp_path: Path) -> None:
    folder = tmp_path / "asing"
    folder.mkdir()
    (folder / "a\x1b[2J\ngalat S999  b.yaml").write_text("format: 1\n", encoding="utf-8")
    for bentuk in ("teks", "github"):
        code, out, err = panggil("periksa", folder, "--format", bentuk)
        assert code == 1
        assert "\x1b" not in out + err
        assert not any(line.startswith("galat S999") for line in out.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_log_of_an_error_is_the_users_own_and_follows_no_link(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names in the temporary folder can be guessed; nothing is written there, and nobody else may read the log."""
    temporary, state = tmp_path / "tmp", tmp_path / "state"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    monkeypatch.setattr("simulasi.perintah.sesi.list_sessions", lambda *_: 1 // 0)
    for _ in range(2):
        assert cli.main(["sesi", "--hasil", str(tmp_path / "hasil")]) == 1
        err = capsys.readouterr().err
        assert "tidak terduga" in err
    logs = [path for path in state.rglob("*") if path.is_file()]
    assert len(logs) == 2
    assert any(str(path) in err for path in logs)
    assert all("ZeroDivisionError" in path.read_text(encoding="utf-8") for path in logs)
    assert {path.stat().st_mode & 0o777 for path in logs} == {0o600}
    assert not [path for path in temporary.rglob("*") if path.is_file()]
