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


def test_without_a_path_the_library_and_the_session_files_beside_it_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    lay_library(tmp_path / "skenario")
    session = "format: 1\nid: kelas-pagi\njudul: Kelas pagi\nskenario: [hps-titipn]\n"
    (tmp_path / "pagi.sesi.yaml").write_text(session, encoding="utf-8")
    assert cli.main(["periksa"]) == 1
    said = capsys.readouterr()
    assert "S801  pagi.sesi.yaml:4:12" in said.out
    assert "2 berkas diperiksa" in said.err
