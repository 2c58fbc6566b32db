"""Absorbing chains against fractions, with traps, and loops of the largest size that is allowed."""

from __future__ import annotations

import math
import random
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.permainan.rantai import count_visits, eliminate, flow
from tests.acuan_kasar import solve
from tests.pembangkit import examples

KELUAR = 100
"""Numbers from here on are exits, no states of the loop."""

JEBAKAN = -1

Bobot = dict[int, dict[int, int]]


@st.composite
def chains(draw: st.DrawFn) -> Bobot:
    """Give whole-number weights of the moves of 1–7 states, to each other and to 1–3 exits; traps may occur."""
    n = draw(st.integers(1, 7))
    targets = [*range(n), *range(KELUAR, KELUAR + draw(st.integers(1, 3)))]
    row = st.dictionaries(st.sampled_from(targets), st.integers(1, 9), max_size=4)
    return {s: draw(row) for s in range(n)}


def as_floats(weights: Bobot) -> dict[int, dict[int, float]]:
    return {s: {t: w / sum(row.values()) for t, w in row.items()} for s, row in weights.items()}


def find_traps(weights: Bobot) -> set[int]:
    """Give the states from which no exit can be reached."""
    free: set[int] = set()
    for _ in weights:
        free |= {s for s, row in weights.items() if any(t >= KELUAR or t in free for t in row)}
    return set(weights) - free


def solve_exactly(weights: Bobot) -> dict[int, dict[int, Fraction]]:
    """Give, for each state that can leave, the chance of each exit; what gets caught goes to JEBAKAN."""
    traps = find_traps(weights)
    rows = {
        s: {
            t: Fraction(sum(w for u, w in row.items() if (JEBAKAN if u in traps else u) == t), sum(row.values()))
            for t in {JEBAKAN if u in traps else u for u in row}
        }
        for s, row in weights.items()
        if s not in traps
    }
    return {s: solve(rows, s) for s in rows}  # type: ignore[arg-type]


@examples(200)
@given(chains())
def test_chance_of_every_exit_is_exact(weights: Bobot) -> None:
    exact = solve_exactly(weights)
    for s in weights:
        found = flow(eliminate(as_floats(weights)), {s: 1.0})
        expected = {t: x for t, x in exact.get(s, {}).items() if t != JEBAKAN}
        assert {t for t, x in found.items() if t >= KELUAR and x} == set(expected)
        assert {t for t, x in found.items() if t < KELUAR and x} <= find_traps(weights)
        assert math.fsum(found.values()) == pytest.approx(1.0, rel=1e-12)
        for t, x in expected.items():
            assert found[t] == pytest.approx(float(x), rel=1e-12)


@examples(120)
@given(chains(), st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_what_enters_at_several_states_adds_up(weights: Bobot, entering: list[int]) -> None:
    exact = solve_exactly(weights)
    mass = {s: x / 10 for s, x in zip(weights, entering, strict=False)}
    found = flow(eliminate(as_floats(weights)), mass)
    for t in range(KELUAR, KELUAR + 3):
        expected = math.fsum(mass[s] * float(exact.get(s, {}).get(t, 0)) for s in weights)
        assert found.get(t, 0.0) == pytest.approx(expected, rel=1e-12)


@examples(120)
@given(chains())
def test_steps_lead_to_later_states_and_exits_only(weights: Bobot) -> None:
    steps = eliminate(as_floats(weights))
    assert sorted(s for s, _ in steps) == sorted(weights)
    gone: set[int] = set()
    for s, share in steps:
        gone.add(s)
        assert gone & set(share) <= find_traps(weights)
        if share:
            assert math.fsum(share.values()) == pytest.approx(1.0, rel=1e-12)


@examples(120)
@given(chains())
def test_an_empty_row_stands_for_a_trap(weights: Bobot) -> None:
    traps = find_traps(weights)
    empty = {s for s, share in eliminate(as_floats(weights)) if not share}
    assert empty <= traps
    assert bool(empty) == bool(traps)


@examples(150)
@given(chains(), st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_visits_solve_their_equation(weights: Bobot, entering: list[int]) -> None:
    """Where play can leave, v = entering + v·rows; solved in fractions on the transposed rows."""
    traps = find_traps(weights)
    mass = {s: Fraction(x, 10) for s, x in zip(weights, entering, strict=False)}
    rows: dict[object, dict[object, Fraction]] = {s: {"masuk": mass[s]} for s in weights if s not in traps}
    for s, row in weights.items():
        for t, w in row.items():
            if s in rows and t in rows:
                rows[t][s] = rows[t].get(s, Fraction(0)) + Fraction(w, sum(row.values()))
    found = count_visits(as_floats(weights), {s: float(x) for s, x in mass.items() if x})
    for s in rows:
        assert found.get(s, 0.0) == pytest.approx(float(solve(rows, s).get("masuk", 0)), rel=1e-11)  # type: ignore[arg-type]


def test_rows_given_are_left_as_they_are() -> None:
    rows = {0: {0: 0.5, 1: 0.25, KELUAR: 0.25}, 1: {0: 1.0}}
    eliminate(rows)
    assert rows == {0: {0: 0.5, 1: 0.25, KELUAR: 0.25}, 1: {0: 1.0}}


N = 2000
A, B = 10**6, 10**6 + 1


def path_both_ways() -> dict[int, dict[int, float]]:
    """A fair walk between two exits: the chance of the far one is the place in between."""
    return {i: {i + 1 if i + 1 < N else B: 0.5, i - 1 if i else A: 0.5} for i in range(N)}


def test_a_loop_of_2000_states_along_a_path() -> None:
    begun = time.perf_counter()
    found = flow(eliminate(path_both_ways()), {N // 4 - 1: 1.0})
    assert time.perf_counter() - begun < 2
    assert found == {
        A: pytest.approx(1 - (N // 4) / (N + 1), abs=1e-9),
        B: pytest.approx((N // 4) / (N + 1), abs=1e-9),
    }


def test_a_loop_of_2000_states_around_a_hub() -> None:
    spoke = {i: {0: 0.9, A if i % 4 else B: 0.1} for i in range(1, N)}
    begun = time.perf_counter()
    found = flow(eliminate({0: dict.fromkeys(spoke, 1 / (N - 1)), **spoke}), {0: 1.0})
    assert time.perf_counter() - begun < 2
    ones = sum(1 for i in spoke if i % 4 == 0)
    assert found == {
        A: pytest.approx(1 - ones / (N - 1), abs=1e-9),
        B: pytest.approx(ones / (N - 1), abs=1e-9),
    }


def test_a_loop_of_2000_states_with_short_cuts() -> None:
    rng = random.Random(7)
    rows = {i: {(i + 1) % N: 0.6, (i + rng.randrange(2, 9)) % N: 0.3, (A, B)[i % 2]: 0.1} for i in range(N)}
    begun = time.perf_counter()
    found = flow(eliminate(rows), {0: 1.0})
    assert time.perf_counter() - begun < 5
    mass, settled = {0: 1.0}, {A: 0.0, B: 0.0}
    for _ in range(300):
        after: dict[int, float] = {}
        for s, x in mass.items():
            for t, p in rows[s].items():
                if t >= A:
                    settled[t] += x * p
                else:
                    after[t] = after.get(t, 0.0) + x * p
        mass = after
    assert found == {t: pytest.approx(x, abs=1e-9) for t, x in settled.items()}


@pytest.mark.parametrize("over", [False, True], ids=["at once", "over another state"])
@pytest.mark.parametrize("n", [200, 1060, 1200, N - 1])
def test_a_long_loop_that_starts_over_is_no_trap(n: int, over: bool) -> None:
    """Getting through in one go has a chance of 2^-n, smaller than any float; play does so in the end all the same."""
    z = n if over else 0
    rows = {i: {i + 1 if i + 1 < n else -1: 0.5, z: 0.5} for i in range(n)}
    rows[n - 1] = {z: 0.5, A: 0.125, B: 0.375}
    if over:
        rows[z] = {0: 1.0}
    found = flow(eliminate(rows), {0: 1.0})
    assert found == {A: pytest.approx(0.25, abs=1e-9), B: pytest.approx(0.75, abs=1e-9)}


def test_visits_of_a_loop_that_mostly_starts_over() -> None:
    """Each state leads on with a tenth, else back to the first: state k of n is met 10^(n − k) times in all."""
    size = 250  # far below what floats can hold on the way out, not yet above it in the visits
    rows = {i: {0: 0.9, i + 1 if i + 1 < size else A: 0.1} for i in range(size)}
    found = count_visits(rows, {0: 1.0})
    for k in (0, 1, 100, size - 1):
        assert found[k] == pytest.approx(10.0 ** (size - k), rel=1e-9)
