"""The states proper against the reference, and the bound on their number (S209)."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulasi.permainan.graf import Graf, TerlaluBanyakKeadaan
from simulasi.permainan.jangkauan import KEADAAN_MAKS, reach
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from tests.acuan_kasar import Acuan, TerlaluBesar
from tests.pembangkit import examples, references
from tests.permainan.pembantu import as_bits, compile_reference, spell_scenario

SET = st.sets(st.integers(0, 3))


@examples(60)
@given(references(), SET)
def test_values_by_scene_are_the_reachable_states(acuan: Acuan, chosen: set[int]) -> None:
    kendali = [i for i in chosen if i < len(acuan.mitigasi)]
    try:
        states = acuan.states(kendali)
    except TerlaluBesar:
        assume(False)
        return
    program = compile_reference(acuan)
    found = {
        (program.id_adegan[i], tuple(sorted(program.unpack(v).items())))
        for i, values in enumerate(reach(program, as_bits(kendali)))
        for v in values
    }
    assert found == set(states)


@examples(60)
@given(references(), SET)
def test_without_merging_the_graph_has_the_same_states(acuan: Acuan, chosen: set[int]) -> None:
    program = compile_reference(acuan)
    kendali = as_bits(i for i in chosen if i < len(acuan.mitigasi))
    found = reach(program, kendali)
    program.hidup[:] = [program.semua_bit] * len(program.hidup)
    graf = Graf(program, kendali)
    assert {(i, v) for i, values in enumerate(found) for v in values} == set(zip(graf.adegan, graf.nilai, strict=True))


@examples(60)
@given(references())
def test_bound_is_exact_and_hands_over_what_was_found(acuan: Acuan) -> None:
    program = compile_reference(acuan)
    whole = reach(program)
    size = sum(len(values) for values in whole)
    assert reach(program, 0, size) == whole
    with pytest.raises(TerlaluBanyakKeadaan) as caught:
        reach(program, 0, size - 1)
    (partial,) = caught.value.args
    assert len(partial) == len(whole)
    assert all(some <= values for some, values in zip(partial, whole, strict=True))


def switchboard(n: int) -> Program:
    """Compile a loop in which each of n yes/no variables can be set: 2^n + 2^n states with the ending."""
    names = [f"saklar_{i}" for i in range(n)]
    pilihan = [
        {"id": f"p{i}", "teks": f"Nyalakan {i}", "atur": {nama: "ya"}, "ke": "papan"} for i, nama in enumerate(names)
    ]
    pilihan.append({"id": "cukup", "teks": "Cukup", "ke": "usai"})
    data = spell_scenario({"papan": pilihan}, {"usai": "bersih"}, variabel=dict.fromkeys(names, "tidak"))
    return Program(Skenario.model_validate(data))


def test_more_than_a_million_states_are_refused() -> None:
    assert KEADAAN_MAKS == 1_000_000
    program = switchboard(8)
    assert sum(len(values) for values in reach(program)) == 512
    with pytest.raises(TerlaluBanyakKeadaan):
        reach(numbers_board())


def numbers_board() -> Program:
    """Compile a loop over three numbers from 0 to 100: 101³ states."""
    names = ["satu", "dua", "tiga"]
    pilihan = [
        {"id": f"p{i}", "teks": f"Tambah {i}", "tambah": {nama: "1"}, "ke": "papan"} for i, nama in enumerate(names)
    ]
    pilihan.append({"id": "cukup", "teks": "Cukup", "ke": "usai"})
    number = {"awal": "0", "min": "0", "maks": "100"}
    data = spell_scenario({"papan": pilihan}, {"usai": "bersih"}, variabel=dict.fromkeys(names, number))
    return Program(Skenario.model_validate(data))
