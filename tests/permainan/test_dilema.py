"""What makes a fork a dilemma (`skor.md` §4)."""

from __future__ import annotations

from typing import Any

import pytest

from simulasi.permainan.analisis import find_dilemmas
from simulasi.permainan.graf import Graf
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from tests.acuan_kasar import Acuan
from tests.permainan.pembantu import spell_scenario

AKHIR = {"baik": "bersih", "buruk": "pidana"}


def rate(id: str, integritas: int, kepatuhan: int, **rest: Any) -> dict[str, Any]:
    skor = {"integritas": str(integritas), "kepatuhan": str(kepatuhan)}
    return {"id": id, "teks": id, "skor": skor, "ke": "baik" if integritas > 1 else "buruk", **rest}


def find(cabang: dict[str, Any], variabel: dict[str, Any] | None = None) -> list[str]:
    data = spell_scenario(cabang, AKHIR, variabel=variabel)
    found = list(find_dilemmas(Graf(Program(Skenario.model_validate(data)))))
    assert found == Acuan(data).dilema
    return found


@pytest.mark.parametrize(
    ("ratings", "dilema"),
    [
        ([(4, 3), (3, 4)], True),
        ([(4, 4), (3, 4)], False),
        ([(4, 3), (4, 4), (3, 4)], False),
        ([(4, 3), (4, 2), (0, 0)], False),
        ([(4, 3), (4, 3)], False),
        ([(2, 0), (0, 1), (1, 1)], True),
    ],
)
def test_none_is_highest_in_both_ratings(ratings: list[tuple[int, int]], dilema: bool) -> None:
    pilihan = [rate(f"p{i}", *pair) for i, pair in enumerate(ratings)]
    assert find({"c0": pilihan}) == (["c0"] if dilema else [])


@pytest.mark.parametrize("awal", ["ya", "tidak"])
def test_one_state_is_enough_whether_play_comes_to_it_first_or_last(awal: str) -> None:
    """The choice that is best in both is on offer in one of the two states only."""
    cabang = {
        "c0": [
            {"id": "lewat", "teks": "Lewat", "ke": "c1"},
            {"id": "ubah", "teks": "Ubah", "atur": {"terbuka": "tidak" if awal == "ya" else "ya"}, "ke": "c1"},
        ],
        "c1": [rate("a", 4, 3), rate("b", 1, 4), rate("c", 4, 4, jika={"terbuka": "ya"})],
    }
    assert find(cabang, {"terbuka": awal}) == ["c1"]


def test_unscored_choices_and_states_out_of_reach_make_no_dilemma() -> None:
    cabang = {
        "c0": [{"id": "tanya", "teks": "Tanya", "ke": "c0"}, rate("a", 4, 4), rate("b", 0, 0)],
        "x0": [rate("a", 4, 3), rate("b", 1, 4)],
    }
    assert find(cabang) == []
