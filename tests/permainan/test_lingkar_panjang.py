"""Whole scenarios with long loops: what play does in the end does not depend on how long it takes."""

from __future__ import annotations

from typing import Any

import pytest

from simulasi.permainan.analisis import analyse
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.model import Skenario
from tests.permainan.pembantu import spell_scenario

UTANG = {"integritas": "0", "kepatuhan": "0"}
JUJUR = {"integritas": "4", "kepatuhan": "4"}


def corridor(n: int, back: int, over: bool) -> Program:
    """Compile n pages one after another; each has `back` choices that lead to the first (or over one more page)."""
    ulang = "lagi" if over else "c0"
    cabang: dict[str, list[dict[str, Any]]] = {
        f"c{i}": [
            {"id": "lanjut", "teks": "Lanjut", "ke": f"c{i + 1}" if i + 1 < n else "putusan"},
            *({"id": f"u{j}", "teks": f"Ulang {j}", "ke": ulang} for j in range(back)),
        ]
        for i in range(n)
    }
    if over:
        cabang["lagi"] = [{"id": "lanjut", "teks": "Lanjut", "ke": "c0"}]
    cabang["putusan"] = [
        {"id": "a", "teks": "A", "skor": JUJUR, "ke": "baik"},
        {"id": "b", "teks": "B", "skor": JUJUR, "ke": "baik"},
        {"id": "c", "teks": "C", "skor": UTANG, "ke": "buruk"},
    ]
    mitigasi = [{"menutup": ["putusan.a"]}, {"mengalihkan": {"putusan.c": "baik"}}, {"jenis": "imbauan"}]
    data = spell_scenario(cabang, {"baik": "bersih", "buruk": "pidana"}, mitigasi=mitigasi)
    return Program(Skenario.model_validate(data))


@pytest.mark.parametrize(
    ("n", "back", "over"),
    [(400, 1, False), (1200, 1, False), (1200, 1, True), (400, 8, False), (400, 8, True), (1990, 1, True)],
)
def test_a_long_way_that_starts_over_is_walked_in_the_end(n: int, back: int, over: bool) -> None:
    program = corridor(n, back, over)
    risiko = Risiko(program)
    close = {s: pytest.approx(x, abs=1e-9) for s, x in ((0, 1 / 3), (1, 1 / 2), (2, 0), (3, 0), (4, 1 / 3))}
    assert {s: risiko.risk(s) for s in close} == close
    analisis = analyse(program, "sidik")
    assert [a.peluang for a in analisis.akhir] == [pytest.approx(2 / 3), pytest.approx(1 / 3)]
    assert (analisis.jalur, analisis.langkah) == (None, (n + 1, None))


def test_a_trap_far_down_a_long_way_is_still_a_trap() -> None:
    """With the way out closed nothing is left but starting over, however small the chance of getting there."""
    n = 1200
    cabang: dict[str, list[dict[str, Any]]] = {
        f"c{i}": [
            {"id": "lanjut", "teks": "Lanjut", "ke": f"c{i + 1}" if i + 1 < n else "putusan"},
            {"id": "ulang", "teks": "Ulang", "ke": "c0"},
        ]
        for i in range(n)
    }
    cabang["putusan"] = [
        {"id": "a", "teks": "A", "skor": JUJUR, "ke": "baik"},
        {"id": "c", "teks": "C", "skor": UTANG, "ke": "buruk"},
    ]
    mitigasi = [{"menutup": ["putusan.a", "putusan.c"]}, {"mengalihkan": {"putusan.c": "c0"}}]
    data = spell_scenario(cabang, {"baik": "bersih", "buruk": "pidana"}, mitigasi=mitigasi)
    risiko = Risiko(Program(Skenario.model_validate(data)))
    assert [risiko.risk(s) for s in range(4)] == [pytest.approx(0.5), None, pytest.approx(0.0), None]
