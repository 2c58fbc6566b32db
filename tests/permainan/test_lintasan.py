"""Shared replay is replay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulasi.permainan.lintasan import Lintasan
from simulasi.permainan.mesin import Keadaan, PilihanTidakTersedia, moves, replay, start, step
from simulasi.permainan.program import Program
from simulasi.skenario.muat import load_scenario

PECAH = Path(__file__).parents[2] / "skenario" / "pengadaan" / "pecah-paket.yaml"


def program() -> Program:
    skenario = load_scenario(PECAH).isi
    assert skenario is not None
    return Program(skenario)


def roads(compiled: Program, n: int) -> list[list[str]]:
    draw = random.Random(1)
    out: list[list[str]] = []
    for _ in range(n):
        state, road = start(compiled), list[str]()
        while (offered := moves(compiled, state)) and len(road) < 30:
            road.append(draw.choice(offered).id)
            state = step(compiled, state, road[-1], state.langkah)
        out.append(road[: draw.randint(0, len(road))])
    return out


def shared(states: list[Keadaan]) -> list[Keadaan]:
    return [Keadaan(state.adegan, state.nilai, 0) for state in states]


@pytest.mark.parametrize("most", [0, 1, 10, 200_000])
def test_states_are_those_of_replay(most: int) -> None:
    compiled = program()
    lintasan = Lintasan(compiled, most)
    played = roads(compiled, 200)
    for road in (*played, *played):
        assert lintasan.walk(road) == shared(replay(compiled, road))
    assert lintasan.jumlah <= most
    if most == 200_000:
        assert lintasan.jumlah == len({state for road in played for state in shared(replay(compiled, road))})


def test_a_choice_that_is_not_on_offer_is_refused_as_in_replay() -> None:
    compiled = program()
    lintasan = Lintasan(compiled)
    road = roads(compiled, 1)[0]
    for wrong in ([*road[:1], "tiada"], ["tiada"]):
        for walk in (lintasan.walk, lambda r: replay(compiled, r)):
            with pytest.raises(PilihanTidakTersedia, match="tiada"):
                walk(wrong)
