"""Stepping and replay against the reference (`format.md` §3, `hasil.md` on stale steps)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.permainan import mesin
from simulasi.permainan.mesin import LangkahBasi, PilihanTidakTersedia
from simulasi.permainan.program import Program
from tests.acuan_kasar import Acuan, Keadaan, holds
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference, wander

PICKS = st.lists(st.integers(0, 11), max_size=20)


def check_state(acuan: Acuan, program: Program, keadaan: mesin.Keadaan, expected: Keadaan) -> None:
    adegan, values = expected
    nilai = dict(values)
    assert keadaan.adegan == adegan
    found = program.unpack(keadaan.nilai)
    assert found == nilai
    assert {nama: type(x) for nama, x in found.items()} == {nama: type(x) for nama, x in nilai.items()}
    assert [p.id for p in mesin.moves(program, keadaan)] == [p["id"] for p, _ in acuan.keadaan[expected]]
    assert mesin.is_over(program, keadaan) == acuan.is_over(expected)
    data = acuan.adegan[adegan]
    assert mesin.scene(program, keadaan).judul == data["judul"]
    shown = [s["teks"] for s in data.get("sisipan", []) if holds(s["jika"], nilai)]
    assert [s.teks for s in mesin.insertions(program, keadaan)] == shown
    seen = [(i, b["judul"]) for i, b in enumerate(data.get("berkas", [])) if holds(b.get("jika"), nilai)]
    assert [(i, b.judul) for i, b in mesin.exhibits(program, keadaan)] == seen


@examples(45)
@given(references(), PICKS)
def test_replay_of_any_prefix_equals_stepping(acuan: Acuan, picks: list[int]) -> None:
    program = compile_reference(acuan)
    pilihan = wander(acuan, picks)
    expected, _ = acuan.follow(pilihan)
    here = mesin.start(program)
    stepped = [here]
    for i, name in enumerate(pilihan):
        here = mesin.step(program, here, name, i)
        stepped.append(here)
    for n in range(len(pilihan) + 1):
        assert mesin.replay(program, pilihan[:n]) == stepped[: n + 1]
        assert stepped[n].langkah == n
        check_state(acuan, program, stepped[n], expected[n])


@examples(25)
@given(references(), PICKS)
def test_a_stale_step_is_refused_and_changes_nothing(acuan: Acuan, picks: list[int]) -> None:
    program = compile_reference(acuan)
    pilihan = wander(acuan, picks)
    states = mesin.replay(program, pilihan)
    for here, name in zip(states, pilihan, strict=False):
        before = (here.adegan, here.nilai, here.langkah)
        for langkah in (here.langkah - 1, here.langkah + 1):
            with pytest.raises(LangkahBasi) as caught:
                mesin.step(program, here, name, langkah)
            assert caught.value.pesan
        assert (here.adegan, here.nilai, here.langkah) == before
        assert mesin.step(program, here, name, here.langkah) == states[here.langkah + 1]


@examples(25)
@given(references(), PICKS)
def test_a_choice_not_on_offer_is_refused_with_what_is(acuan: Acuan, picks: list[int]) -> None:
    program = compile_reference(acuan)
    pilihan = wander(acuan, picks)
    expected, _ = acuan.follow(pilihan)
    for here, state in zip(mesin.replay(program, pilihan), expected, strict=True):
        offered = [p["id"] for p, _ in acuan.keadaan[state]]
        hidden = {p["id"] for p in acuan.adegan[state[0]].get("pilihan", [])} - set(offered)
        for name in (*sorted(hidden), "tidak-ada"):
            with pytest.raises(PilihanTidakTersedia) as caught:
                mesin.step(program, here, name, here.langkah)
            assert caught.value.tersedia == tuple(offered)
            assert all(part in caught.value.pesan for part in (name, state[0], *offered))
        with pytest.raises(PilihanTidakTersedia):
            mesin.replay(program, [*pilihan[: here.langkah], "tidak-ada"])
