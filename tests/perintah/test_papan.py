"""`simulasi papan`: every table in the terminal, every form as a file, calm refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.papan.tabel import ROW_TYPES, TABEL
from tests.ekspor.kelas_kecil import NAKAL, hostile_class


class Panggilan:
    """Calls `simulasi papan`; gives exit code, standard output and standard error."""

    def __init__(self, capsys: pytest.CaptureFixture[str], hasil: Path) -> None:
        self._capsys = capsys
        self._hasil = hasil

    def __call__(self, *args: object) -> tuple[int, str, str]:
        try:
            code = cli.main(["papan", "--hasil", str(self._hasil), *map(str, args)])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        assert "tidak terduga" not in said.err
        return code, said.out, said.err


@pytest.fixture(scope="module")
def jurnal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jurnal")
    hostile_class(folder)
    return folder


@pytest.fixture
def papan(
    jurnal: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Panggilan:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    return Panggilan(capsys, jurnal)


@pytest.mark.parametrize("name", TABEL)
def test_every_table_fits_a_terminal_and_says_what_it_is_not(papan: Panggilan, name: str) -> None:
    code, out, err = papan("--tabel", name)
    assert (code, err) == (0, "")
    assert "bukan ukuran integritas pribadi" in " ".join(out.split())
    assert "\x1b" not in out
    if name != "papan_skor":  # its flags stand to the right of everything
        assert max(map(len, out.splitlines())) <= 80


def test_the_items_begin_with_what_a_facilitator_should_look_at(papan: Panggilan) -> None:
    _, out, _ = papan("--tabel", "butir")
    lines = out.splitlines()
    assert lines[2] == "UNTUK FASILITATOR"
    assert "Titik balik" in lines
    assert any(line.startswith("Telepon sore hari (telepon): didatangi 11 kali") for line in lines)


def test_weak_points_show_both_kinds_of_play_beside_what_was_observed(papan: Panggilan) -> None:
    _, out, _ = papan("--tabel", "titik_rawan")
    flat = " ".join(out.split())
    assert "pilihan acak 33,3 %, model kelas" in flat
    assert "teramati 45,5 % dari 11 permainan" in flat
    assert "Bukan ramalan." in flat
    assert "(kontak-terbuka): risiko menjadi 0,0 % (acak), 0,0 % (model kelas); dipilih 7 kali" in flat


def test_several_tables_come_one_after_the_other(papan: Panggilan) -> None:
    _, out, _ = papan("--tabel", "komitmen", "--tabel", "kelompok", "--tabel", "komitmen")
    heads = [line for line in out.splitlines() if "dalam sesi kelas-pagi" in line]
    assert heads == ["Komitmen dalam sesi kelas-pagi", "Kelompok dalam sesi kelas-pagi"]


@pytest.mark.parametrize("name", TABEL)
def test_csv_on_standard_output(papan: Panggilan, name: str) -> None:
    code, out, _ = papan("--tabel", name, "--format", "csv", "--untuk", "excel-id")
    assert code == 0
    heads = next(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert heads == [k.nama for k in ROW_TYPES[name]]


@pytest.mark.parametrize("target", ["a.csv", "a.xlsx", "a.html", "a.json", "folder"])
def test_every_form_is_written_and_told_on_standard_error(papan: Panggilan, tmp_path: Path, target: str) -> None:
    code, out, err = papan("-o", target)
    assert (code, out) == (0, "")
    what = "Tabel papan_skor" if target == "a.csv" else "Semua tabel"
    assert err == f"{what} sesi kelas-pagi (12 peserta) ditulis ke {target}.\n"
    assert (tmp_path / target).exists()
    before = sorted((p.name, p.stat().st_size) for p in tmp_path.rglob("*"))
    code, _, err = papan("-o", target)
    assert code == 1
    assert "tambahkan --timpa" in err
    assert papan("-o", target, "--timpa")[0] == 0
    assert sorted((p.name, p.stat().st_size) for p in tmp_path.rglob("*")) == before


def test_one_table_of_a_form_that_could_hold_all(papan: Panggilan, tmp_path: Path) -> None:
    _, _, err = papan("-o", "a.json", "--tabel", "butir")
    assert "Tabel butir sesi kelas-pagi" in err
    assert list(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["tabel"]) == ["butir"]


def test_the_page_names_nobody_unless_the_ranking_is_asked_for(papan: Panggilan, tmp_path: Path) -> None:
    assert papan("-o", "a.html")[0] == 0
    assert "🦎 Komodo" not in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert papan("-o", "a.html", "--timpa", "--dengan-peringkat")[0] == 0
    assert "🦎 Komodo" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("-o", "a.pdf"), 2, "Akhiri namanya dengan .csv, .xlsx, .html, atau .json"),
        (("-o", "a.csv", "--tabel", "butir", "--tabel", "kelompok"), 2, "Satu berkas CSV memuat satu tabel"),
        (("-o", "a.csv", "--format", "csv"), 2, "bentuk berkas mengikuti akhiran namanya"),
        (("-o", "a.xlsx", "--untuk", "excel-id"), 2, "--untuk berlaku untuk CSV saja"),
        (("-o", "a.csv", "--dengan-peringkat"), 2, "--dengan-peringkat berlaku untuk .html saja"),
        (("--format", "csv", "--tabel", "butir", "--tabel", "kelompok"), 2, "Pilih satu --tabel"),
        (("--tabel", "skor"), 2, "bukan pilihan; yang ada: papan_skor"),
        (("--sesi", "kelas-sore"), 1, 'Sesi "kelas-sore" tidak ada di jurnal ini'),
        (("-o", "tidak/ada/a.csv"), 1, "Buat dulu foldernya"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    papan: Panggilan, tmp_path: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    found, out, err = papan(*args)
    assert (found, out) == (code, "")
    assert said in " ".join(err.replace("'", "").split())
    assert list(tmp_path.iterdir()) == []


def test_hostile_names_are_shown_as_text(papan: Panggilan) -> None:
    _, out, _ = papan()
    for name in NAKAL:
        assert name[:20] in out
