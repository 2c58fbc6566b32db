"""Sets of controls that leave a dead end or a trap have no risk, wherever in the story it lies (`skor.md` §4)."""

from __future__ import annotations

from typing import Any

import pytest

from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.model import Skenario
from tests.permainan.pembantu import spell_scenario

BAIK: dict[str, Any] = {"id": "a", "teks": "A", "skor": {"integritas": "4", "kepatuhan": "4"}, "ke": "baik"}
BURUK: dict[str, Any] = {"id": "b", "teks": "B", "skor": {"integritas": "0", "kepatuhan": "0"}, "ke": "buruk"}


def compile_scenario(cabang: dict[str, Any], *mitigasi: dict[str, Any]) -> Risiko:
    data = spell_scenario(cabang, {"baik": "bersih", "buruk": "pidana"}, mitigasi=mitigasi)
    return Risiko(Program(Skenario.model_validate(data)))


def move(id: str, ke: str) -> dict[str, Any]:
    return {"id": id, "teks": id, "ke": ke}


def test_closing_every_choice_of_a_fork() -> None:
    risiko = compile_scenario({"c0": [BAIK, BURUK]}, {"menutup": ["c0.a"]}, {"menutup": ["c0.b"]})
    assert [risiko.risk(s) for s in range(4)] == [0.5, 1.0, 0.0, None]


def test_closing_the_only_way_back_of_a_page() -> None:
    """The page lies on a loop, and there is another road to an ending beside it."""
    cabang = {"c0": [move("lihat", "c1"), BAIK, BURUK], "c1": [move("kembali", "c0")]}
    risiko = compile_scenario(cabang, {"menutup": ["c1.kembali"]})
    assert risiko.risk(0) == pytest.approx(0.5)
    assert risiko.risk(1) is None
    assert risiko.best().kendali == ()


def test_closing_the_only_way_back_of_one_page_of_two() -> None:
    """As above, with another page that does lead back."""
    cabang = {
        "c0": [move("lihat", "c1"), move("tanya", "c2"), BAIK, BURUK],
        "c1": [move("kembali", "c0")],
        "c2": [move("kembali", "c0")],
    }
    risiko = compile_scenario(cabang, {"menutup": ["c1.kembali"]}, {"menutup": ["c2.kembali"]}, {"jenis": "imbauan"})
    assert [risiko.risk(s) for s in range(4)] == [pytest.approx(0.5), None, None, None]
    assert risiko.best().kendali == ()


def test_redirecting_into_a_trap_of_several_states() -> None:
    cabang = {
        "c0": [move("lihat", "c1"), BAIK, BURUK],
        "c1": [move("kembali", "c0"), move("terus", "c2")],
        "c2": [move("kembali", "c1"), move("pulang", "c0")],
    }
    risiko = compile_scenario(
        cabang,
        {"mengalihkan": {"c1.kembali": "c2", "c2.pulang": "c1"}},
        {"mengalihkan": {"c1.kembali": "c2"}},
        {"mengalihkan": {"c2.pulang": "baik"}},
    )
    assert [risiko.risk(s) is None for s in range(8)] == [False, True, False, True, False, True, False, True]
    assert risiko.risk(2) == pytest.approx(0.5)
    assert risiko.risk(6) == pytest.approx(1 / 3)


def test_a_dead_end_that_only_another_control_opens_the_way_to() -> None:
    cabang = {"c0": [BAIK, BURUK], "x0": [move("lanjut", "baik")]}
    risiko = compile_scenario(cabang, {"mengalihkan": {"c0.b": "x0"}}, {"menutup": ["x0.lanjut"]})
    assert [risiko.risk(s) for s in range(4)] == [0.5, 0.0, 0.5, None]
