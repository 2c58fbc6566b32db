"""A room: all that its pages say, read back and put into equations, tells nothing about 1 to 4 people."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulasi.debrief.susun import compose
from simulasi.ekspor.debrief.tayangan import as_html
from tests.kelas_besar import shipped_lakon
from tests.papan.pembantu import LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables
from tests.papan.serangan import Bacaan, Penyerang, board, play_room, read_room

LAKON = shipped_lakon(("pecah-paket",))[0]


@pytest.mark.parametrize("benih", range(6))
def test_the_attack_finds_nothing_in_a_room_that_grows(benih: int) -> None:
    dice = random.Random(benih)
    runs = play_room(LAKON, dice.randint(30, 60), dice)
    looks = [read_room(board(LAKON, runs[:n])) for n in (dice.randint(10, 29), len(runs))]
    attacker = Penyerang(LAKON, runs)
    for look in looks:
        assert {sel: attacker.truth(look.n).get(sel, 0) for sel in look.sel} == look.sel
    assert attacker.leaks(looks) == []
    assert len(looks[1].sel) > 10


def test_the_attack_finds_what_a_careless_page_would_tell() -> None:
    runs = play_room(LAKON, 40, random.Random(1))
    attacker = Penyerang(LAKON, runs)
    truth = attacker.truth(40)
    careless = {sel: n for sel, n in truth.items() if n >= 5 or n == 0}  # each cell masked by itself
    assert attacker.leaks([Bacaan(40, careless, 0)]) != []


def test_endings_10_5_5_1_are_masked_alike_on_every_page(tmp_path: Path) -> None:
    kelas = Kelas(tmp_path)
    for i in range(30):
        kelas.play(f"Rinca-{i}", (TERBAIK, TUNDA, LAPOR, TERBAIK, LAPOR, SIMPAN if i == 5 else TUNDA)[i % 6])
    papan = tables(kelas)
    (model,) = papan.ruang
    look = read_room(papan)
    attacker = Penyerang(model.lakon, list(kelas.jurnal.runs(sesi="kelas-pagi")))
    assert attacker.leaks([look]) == []
    assert look.sel["semua",] == 30
    assert attacker.truth(30)["sampai", "tersangka"] == 1
    assert ("sampai", "tersangka") not in look.sel


def test_what_comes_beyond_the_rung_changes_no_figure(tmp_path: Path) -> None:
    kelas = Kelas(tmp_path)
    told: list[Bacaan] = []
    for i in range(14):
        kelas.play(f"Rinca-{i}", (TERBAIK, LAPOR)[i % 2] if i < 10 else SIMPAN)
        if i >= 9:
            told.append(read_room(tables(kelas)))
    assert told[0].n == 10
    assert told[0].sel["sampai", "selesai"] == 5
    assert all(look == told[0] for look in told)


def test_one_room_is_decided_once() -> None:
    papan = board(LAKON, play_room(LAKON, 20, random.Random(2)))
    assert papan.ruang is papan.ruang
    assert as_html(compose(papan)) == as_html(compose(papan))


def test_an_order_of_arrival_does_not_show() -> None:
    runs = play_room(LAKON, 33, random.Random(3))
    first = as_html(compose(board(LAKON, runs)))
    for seed in range(3):
        random.Random(seed).shuffle(runs)
        assert as_html(compose(board(LAKON, runs))) == first
