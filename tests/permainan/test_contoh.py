"""The worked example: every figure equal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simulasi.permainan.analisis import analyse
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.baca import parse
from simulasi.skenario.model import Skenario
from tests.acuan_kasar import Acuan

CONTOH = Path(__file__).parents[1] / "data" / "contoh"
NILAI: dict[str, dict[str, Any]] = json.loads((CONTOH / "hps-titipan.nilai.json").read_text(encoding="utf-8"))
ANALISIS: dict[str, Any] = json.loads((CONTOH / "hps-titipan.analisis.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data() -> Any:
    naskah, findings = parse("hps-titipan.yaml", (CONTOH / "hps-titipan.yaml").read_bytes())
    assert findings == []
    return naskah.data


@pytest.fixture(scope="module")
def program(data: Any) -> Program:
    return Program(Skenario.model_validate(data))


def near(expected: Any) -> Any:
    """Compare floats as the paper allows and everything else exactly, types included."""
    if isinstance(expected, float):
        return pytest.approx(expected, abs=1e-9, rel=0)
    if isinstance(expected, dict):
        return {key: near(value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [near(value) for value in expected]
    return expected


def test_analysis_is_equal(program: Program) -> None:
    found = analyse(program, "sidik").as_json()
    assert found.pop("sidik") == "sidik"
    assert list(found) == [key for key in ANALISIS if key != "sidik"]
    assert found == near({key: value for key, value in ANALISIS.items() if key != "sidik"})


@pytest.mark.parametrize("jawab", NILAI)
def test_score_is_equal(program: Program, jawab: str) -> None:
    expected = NILAI[jawab]
    nilai = Penilai(program).score(jawab.split(","))
    found = {
        "akhir": nilai.akhir,
        "tingkat": nilai.tingkat,
        "garis_merah": nilai.garis_merah,
        "langkah": [
            {
                "adegan": s.adegan,
                "pilihan": s.pilihan,
                "hilang_integritas": float(s.hilang_integritas),
                "hilang_kepatuhan": float(s.hilang_kepatuhan),
            }
            for s in nilai.langkah
        ],
        "integritas": float(nilai.integritas),
        "kepatuhan": float(nilai.kepatuhan),
    }
    assert found == near(expected)


def test_the_reference_agrees_with_the_example(data: Any) -> None:
    """What the properties compare with is itself held against figures that were worked out elsewhere."""
    acuan = Acuan(data)
    assert acuan.is_sound()
    assert (str(acuan.jalur), len(acuan.keadaan)) == (ANALISIS["jalur"], ANALISIS["keadaan"])
    assert [{"lo": lo, "hi": hi} for lo, hi in acuan.rentang] == [ANALISIS["integritas"], ANALISIS["kepatuhan"]]
    assert acuan.dilema == ANALISIS["dilema"]
    chances = acuan.chances()
    for akhir in ANALISIS["akhir"]:
        assert float(chances[akhir["adegan"]]) == near(akhir["peluang"])
    for i, kendali in enumerate(ANALISIS["kendali"]):
        assert float(acuan.risk([i]) or 0) == near(kendali["risiko"])
    assert [acuan.mitigasi[i]["id"] for i in acuan.best(acuan.anggaran)] == ANALISIS["terbaik"]["kendali"]
    for jawab, nilai in NILAI.items():
        for d, nama in enumerate(("integritas", "kepatuhan")):
            losses = acuan.losses(jawab.split(","), d)
            assert [float(x) for x in losses] == near([s[f"hilang_{nama}"] for s in nilai["langkah"]])
            assert float(100 - sum(losses)) == near(nilai[nama])
