"""The graph of states, its components and its condensation, against naive ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulasi.permainan.graf import Graf, TerlaluBanyakKeadaan, condense, lead, order, strong_components
from simulasi.permainan.program import Program
from tests.acuan_kasar import Acuan, Keadaan, TerlaluBesar
from tests.pembangkit import examples, references
from tests.permainan.pembantu import as_bits, compile_reference

SET = st.sets(st.integers(0, 3))


@st.composite
def graphs(draw: st.DrawFn) -> list[list[int]]:
    """Give successors of 1–9 nodes; edges may be double and lead back to their source."""
    n = draw(st.integers(1, 9))
    return [draw(st.lists(st.integers(0, n - 1), max_size=3)) for _ in range(n)]


def closure(successors: Sequence[Sequence[int]]) -> list[set[int]]:
    """Give, by node, what can be reached in one move or more."""
    out = [set(following) for following in successors]
    for _ in successors:
        for reached in out:
            reached.update(*[out[t] for t in reached])
    return out


def naive_components(successors: Sequence[Sequence[int]]) -> set[frozenset[int]]:
    reached = closure(successors)
    return {frozenset({n} | {m for m in reached[n] if n in reached[m]}) for n in range(len(successors))}


@examples(200)
@given(graphs())
def test_components_are_those_of_the_definition(successors: list[list[int]]) -> None:
    found = list(strong_components(successors, range(len(successors))))
    assert {frozenset(c) for c in found} == naive_components(successors)
    assert sorted(n for c in found for n in c) == list(range(len(successors)))


@examples(120)
@given(graphs(), st.data())
def test_components_among_some_nodes_see_no_others(successors: list[list[int]], data: st.DataObject) -> None:
    nodes = sorted(data.draw(st.sets(st.integers(0, len(successors) - 1))))
    inside = [[t for t in following if t in nodes] for following in successors]
    expected = {c for c in naive_components(inside) if c <= set(nodes)}
    assert {frozenset(c) for c in strong_components(successors, nodes)} == expected


def place(components: Sequence[Sequence[int]]) -> dict[int, int]:
    return {n: c for c, members in enumerate(components) for n in members}


@examples(200)
@given(graphs())
def test_order_is_topological(successors: list[list[int]]) -> None:
    components = order(successors)
    assert {frozenset(c) for c in components} == naive_components(successors)
    at = place(components)
    assert sorted(at) == list(range(len(successors)))
    assert all(at[n] <= at[t] for n, following in enumerate(successors) for t in following)


@examples(120)
@given(graphs())
def test_components_come_successors_first(successors: list[list[int]]) -> None:
    at = place(list(strong_components(successors, range(len(successors)))))
    assert all(at[n] >= at[t] for n, following in enumerate(successors) for t in following)


def test_components_of_a_long_path_need_no_recursion() -> None:
    n = 50_000
    successors = [[i + 1] for i in range(n - 1)] + [[0]]
    assert [len(c) for c in order(successors)] == [n]


def alike(program: Program, state: Keadaan) -> tuple[str, int]:
    """Give a state without the variables that nobody reads from its scene on."""
    adegan, values = state
    v = program.pack({nama: int(x) for nama, x in values})
    return adegan, v & program.hidup[program.nomor[adegan]]


def check_graph(
    acuan: Acuan, program: Program, graf: Graf, states: Mapping[Keadaan, list[tuple[object, Keadaan]]]
) -> None:
    nodes = {(program.id_adegan[a], v): n for n, (a, v) in enumerate(zip(graf.adegan, graf.nilai, strict=True))}
    assert len(nodes) == len(graf.adegan) == len(graf.keluar) == len(graf.asal)
    assert set(nodes) == {alike(program, s) for s in states}
    for s, moves in states.items():
        n = graf.node(program.nomor[s[0]], program.pack({nama: int(x) for nama, x in s[1]}))
        assert n == nodes[alike(program, s)]
        assert graf.is_ending(n) == acuan.is_over(s)
        expected = [(p["id"], nodes[alike(program, t)]) for p, t in moves]  # type: ignore[index]
        assert [(g.pilihan.id, t) for g, t in graf.keluar[n]] == expected


@examples(60)
@given(references(), SET)
def test_nodes_are_the_states_that_differ_in_what_is_read(acuan: Acuan, chosen: set[int]) -> None:
    kendali = [i for i in chosen if i < len(acuan.mitigasi)]
    try:
        states = acuan.states(kendali)
    except TerlaluBesar:
        assume(False)
        return
    program = compile_reference(acuan)
    check_graph(acuan, program, Graf(program, as_bits(kendali)), states)


@examples(25)
@given(references())
def test_roads_are_shortest_and_can_be_walked(acuan: Acuan) -> None:
    program = compile_reference(acuan)
    graf = Graf(program)
    depth = {0: 0}
    for n in range(len(graf.adegan)):
        for _, t in graf.keluar[n]:
            depth.setdefault(t, depth[n] + 1)
    for n in range(len(graf.adegan)):
        road = graf.road(n)
        assert len(road) == depth[n]
        i, v = program.awal, program.start()
        for gerak in road:
            led = lead(gerak, v, 0)
            assert led is not None
            i, v = led
        assert graf.node(i, v) == n


@examples(25)
@given(references())
def test_bound_on_nodes_is_exact(acuan: Acuan) -> None:
    program = compile_reference(acuan)
    size = len(Graf(program).adegan)
    assert len(Graf(program, 0, size).adegan) == size
    with pytest.raises(TerlaluBanyakKeadaan):
        Graf(program, 0, size - 1)


@examples(60)
@given(references())
def test_condensed_graph_keeps_every_move_between_loops(acuan: Acuan) -> None:
    graf = Graf(compile_reference(acuan))
    successors = [[t for _, t in moves] for moves in graf.keluar]
    ringkas = condense(graf)
    assert {frozenset(c) for c in ringkas.isi} == naive_components(successors)
    assert ringkas.letak == [place(ringkas.isi)[n] for n in range(len(successors))]
    reached = closure(successors)
    loops = {frozenset(c) for c in naive_components(successors) if any(n in reached[n] for n in c)}
    assert {frozenset(c) for c in ringkas.lingkar} == loops
    assert sorted(ringkas.sumber) == ringkas.sumber
    edges = Counter(
        zip(
            ringkas.sumber,
            ringkas.tujuan,
            ringkas.bobot,
            ringkas.integritas,
            ringkas.kepatuhan,
            strict=True,
        )
    )
    assert edges == Counter(
        (ringkas.letak[n], ringkas.letak[t], g.bobot, g.integritas, g.kepatuhan)
        for n, moves in enumerate(graf.keluar)
        for g, t in moves
        if ringkas.letak[n] != ringkas.letak[t]
    )
    assert all(s < t for s, t in zip(ringkas.sumber, ringkas.tujuan, strict=True))
