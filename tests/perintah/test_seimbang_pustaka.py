"""`seimbang --semua` from outside: the tables, the verdict, what is left out and what is missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulasi import cli
from tests.perintah.test_penyusun import CONTOH

Panggilan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def panggil(capsys: pytest.CaptureFixture[str]) -> Panggilan:
    def call(*args: object) -> tuple[int, str, str]:
        code = cli.main(["seimbang", *map(str, args)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def pustaka(tmp_path: Path) -> Path:
    """A library of two scenarios that tell the same: what one learns fits the other."""
    folder = tmp_path / "pengadaan"
    folder.mkdir()
    text = CONTOH.read_text(encoding="utf-8")
    for name in ("hps-titipan", "hps-kedua"):
        (folder / f"{name}.yaml").write_text(text.replace("id: hps-titipan", f"id: {name}", 1), encoding="utf-8")
    return tmp_path


def test_players_and_learner_of_a_library(panggil: Panggilan, pustaka: Path) -> None:
    pytest.importorskip("sklearn")
    code, out, err = panggil("--semua", pustaka)
    assert (code, err) == (0, "")
    assert all(len(line) <= 80 for line in out.splitlines())
    for words in ("[1] hps-kedua", "[2] hps-titipan", "Pemain terakhir", "Pelajar: rata-rata", "telepon.tolak"):
        assert words in out
    assert panggil("--semua", pustaka)[1] == out  # the shuffles are seeded
    assert panggil("--semua", pustaka, "--ketat")[0] == 1
    code, out, _ = panggil("--semua", pustaka, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert set(found["skenario"]) == set(found["pelajar"]) == {"hps-kedua", "hps-titipan"}
    learnt = found["pelajar"]["hps-titipan"]
    best = found["skenario"]["hps-titipan"]["terbaik"]
    assert learnt["kocokan"]["n"] == 200
    assert learnt["kocokan"]["rata"] < learnt["gabungan"] <= best  # the same texts were learnt with their ratings
    (last,) = [p for p in found["skenario"]["hps-titipan"]["pemain"] if p["nama"] == "terakhir"]
    assert found["lebih"]["terakhir"]["langsung"] == pytest.approx(last["lebih"])
    assert any("terakhir" in sentence for sentence in found["batas"])


def test_without_the_extra_players_are_told_and_the_learner_is_missed(
    panggil: Panggilan, pustaka: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    code, out, err = panggil("--semua", pustaka)
    assert (code, err) == (0, "")
    assert "terpanjang" in out
    assert 'pip install "simulasi[uji]"' in " ".join(out.split())
    assert json.loads(panggil("--semua", pustaka, "--format", "json")[1])["pelajar"] is None
    assert panggil("--semua", pustaka, "--ketat")[0] == 1


def test_one_scenario_teaches_nobody(panggil: Panggilan, pustaka: Path) -> None:
    (pustaka / "pengadaan" / "hps-kedua.yaml").unlink()
    code, out, _ = panggil("--semua", pustaka)
    assert code == 0
    assert "perlu dua skenario atau lebih" in " ".join(out.split())


def test_a_scenario_with_errors_is_told_and_left_out(panggil: Panggilan, pustaka: Path) -> None:
    (pustaka / "pengadaan" / "rusak.yaml").write_text("format: 1\n", encoding="utf-8")
    code, out, err = panggil("--semua", pustaka)
    assert code == 1
    assert "rusak.yaml" in err
    assert "S105" in err
    assert "[2] hps-titipan" in out


def test_no_folder_no_scenario_no_library(panggil: Panggilan, tmp_path: Path) -> None:
    for args, code, words in (
        (("--semua", tmp_path), 2, "bukan folder pustaka"),
        (("--semua", tmp_path / "tidak-ada"), 2, "bukan folder pustaka"),
        ((), 2, "--semua"),
    ):
        found, out, err = panggil(*args)
        assert (found, out) == (code, "")
        assert words in err
    (tmp_path / "pengadaan").mkdir()
    found, out, err = panggil("--semua", tmp_path)
    assert (found, out) == (1, "")
    assert "simulasi periksa" in err


def test_one_scenario_fails_strictly_where_a_player_reads_its_key(panggil: Panggilan) -> None:
    assert panggil(CONTOH)[0] == 0
    assert panggil(CONTOH, "--ketat")[0] == 1
