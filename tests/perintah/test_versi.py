"""Versions of a scenario and definitions of a session that meet in one journal are said in words (`hasil.md` §2, 6)."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from simulasi.catatan import Jurnal
from simulasi.skenario.kanonik import digest, flow_digest, from_canonical
from simulasi.skenario.model import Skenario
from tests.catatan.pembantu_tukar import baris, gabung, lakon, tulis, waktu
from tests.catatan.test_tukar import head, seal_all
from tests.perintah.test_tukar import Panggil, fill, panggil

__all__ = ["panggil"]

LAIN = lakon().kanonik.replace('"bidang"', '"bobot_akhir":9,"bidang"', 1)
LAIN = json.dumps(json.loads(LAIN), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
ALUR = [flow_digest(from_canonical(text, Skenario))[:8] for text in (lakon().kanonik, LAIN)]


def definisi(**more: object) -> str:
    data = {"format": 1, "id": "kelas-a", "judul": "Kelas A", "skenario": ["hps-titipan"]} | more
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


@pytest.fixture
def campur(tmp_path: Path) -> Path:
    """A journal in which most played one version of the scenario and five another."""
    lines = [baris(i, ["tunda", "tolak"], **({"sidik": digest(LAIN)} if i < 6 else {})) for i in range(1, 14)]
    skenario = {lakon().sidik: lakon().kanonik, digest(LAIN): LAIN}
    fill(
        tmp_path / "hasil",
        tulis([(line,) for line in lines], skenario=skenario, sesi=[(digest(D), D) for D in (definisi(),)]),
    )
    return tmp_path


def test_mixed_versions_are_named_wherever_runs_are_compared(campur: Path, panggil: Panggil) -> None:
    board = " ".join(panggil("papan")[1].split())
    assert f"versi {ALUR[0]} (utama) dan {ALUR[1]}" in board
    assert board.count("alur_lain") == 6  # five rows, and the sentence that explains it
    assert f"versi {ALUR[0]} (utama) dan {ALUR[1]}" in " ".join(panggil("debrief", "--teks")[1].split())
    book = campur / "papan.xlsx"
    assert panggil("papan", "-o", book)[0] == 0
    with ZipFile(book) as archive:
        assert any(ALUR[1] in archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    page = campur / "tayangan.html"
    assert panggil("debrief", "-o", page)[0] == 0
    assert ALUR[1] in page.read_text()


def test_a_merge_says_at_once_when_definitions_differ(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(baris(1, ["tunda", "tolak"]),)], sesi=[(digest(definisi()), definisi())]))
    file = tmp_path / "a.rekaman.jsonl"
    for text, wanted in (
        (
            definisi(judul="Kelas B", simpan_hari=30),
            "berbeda juga pada judul, simpan_hari, yang tidak",
        ),
        (definisi(tantangan_mitigasi=False), "3 definisi yang berbeda pada tantangan_mitigasi, jadi belum ada yang"),
    ):
        file.write_bytes(tulis([(baris(2, ["tunda", "tolak"]),)], sesi=[(digest(text), text)]))
        code, out, _ = panggil("gabung", file)
        assert code == 0
        assert wanted in " ".join(out.split())
        assert ("sesi_konflik" in panggil("papan")[1]) is ("belum ada" in wanted)


def test_a_decision_of_another_machine_is_asked_about(tmp_path: Path, panggil: Panggil) -> None:
    texts = [definisi(), definisi(bobot={"integritas": 70, "kepatuhan": 30})]
    pairs = [(digest(text), text) for text in texts]
    fill(tmp_path / "hasil", tulis([(baris(1, ["tunda", "tolak"]),)], sesi=pairs))
    fact = {"ke": 1_000_000, "waktu": waktu(1), "mesin": "m"}
    line = {"jenis": "putusan_sesi", "sesi": "kelas-a", "sidik": pairs[1][0], **fact}
    file = tmp_path / "a.rekaman.jsonl"
    file.write_bytes(seal_all([head(), line]))
    code, out, _ = panggil("gabung", file)
    assert code == 1
    assert f"belum diputuskan -> {pairs[1][0][:8]}" in out
    assert "sesi_konflik" in panggil("papan")[1]
    assert panggil("gabung", "--terima-perubahan", file)[0] == 0
    assert "bobot 70:30" in panggil("papan")[1]
    # It is passed on, and a new journal takes it with the session that it is about.
    target = tmp_path / "b.rekaman.jsonl"
    assert panggil("ekspor", "-o", target)[0] == 0
    with Jurnal.open(tmp_path / "baru") as jurnal:
        assert gabung(jurnal, target.read_bytes()).perubahan == []
        assert jurnal.session_decisions("kelas-a") == [line]
