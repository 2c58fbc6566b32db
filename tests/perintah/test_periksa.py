"""`simulasi periksa` takes what the other commands take: an id as well as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi import cli
from tests.layar.pembantu import lay_library


def test_an_id_is_looked_up_in_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_library(tmp_path / "skenario")
    path = tmp_path / "skenario" / "pengadaan" / "hps-titipan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ke: telepon", "ke: telefon", 1), encoding="utf-8")
    assert cli.main(["periksa", "hps-titipan"]) == 1
    by_id = capsys.readouterr().out
    assert cli.main(["periksa", "skenario/pengadaan/hps-titipan.yaml"]) == 1
    assert capsys.readouterr().out == by_id
    assert "S201  skenario" in by_id


def test_an_unknown_id_is_answered_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_library(tmp_path / "skenario")
    assert cli.main(["periksa", "hps-titpan"]) == 1
    assert 'Skenario "hps-titpan" tidak ada di pustaka. Mungkin maksud Anda: hps-titipan' in capsys.readouterr().err
