"""The formulas by themselves, against plain ones and at their edges."""

from __future__ import annotations

import math
import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.papan.hitung import Pasangan, quartiles, round_to, split_index, spread
from simulasi.papan.kolom import natural

WHOLE = st.integers(-1000, 1000)


@given(st.lists(WHOLE, min_size=2, max_size=40))
def test_quartiles_are_those_of_linear_interpolation(values: list[int]) -> None:
    found = quartiles(map(Fraction, values))
    assert found is not None
    assert [float(x) for x in found] == pytest.approx(statistics.quantiles(values, n=4, method="inclusive"))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], None),
        ([7], (7, 7, 7)),
        ([1, 2], (Fraction(5, 4), Fraction(3, 2), Fraction(7, 4))),
        ([4, 1, 3, 2], (Fraction(7, 4), Fraction(5, 2), Fraction(13, 4))),
        ([1, 2, 3, 4, 5], (2, 3, 4)),
    ],
)
def test_quartiles_of_few(values: list[int], found: object) -> None:
    assert quartiles(map(Fraction, values)) == found


@given(st.lists(st.tuples(WHOLE, WHOLE), min_size=2, max_size=40))
def test_r_is_pearsons_and_does_not_depend_on_the_order(pairs: list[tuple[int, int]]) -> None:
    forth, back = Pasangan(), Pasangan()
    for x, y in pairs:
        forth.add(x, y)
    for x, y in reversed(pairs):
        back.add(x, y)
    assert forth.r() == back.r()
    if len({x for x, _ in pairs}) == 1 or len({y for _, y in pairs}) == 1:
        assert forth.r() is None
    else:
        assert forth.r() == pytest.approx(statistics.correlation(*zip(*pairs, strict=True)), abs=1e-9)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=9))
def test_the_split_index_lies_between_none_and_all(counts: list[int]) -> None:
    found = split_index(counts)
    if sum(counts) == 0:
        assert found is None
        return
    assert found is not None
    assert 0 <= found <= 1
    assert (found == 0) == (sum(n > 0 for n in counts) == 1)
    assert (found == 1) == (len(set(counts)) == 1)
    assert split_index(counts[::-1]) == found


def test_edges() -> None:
    assert split_index([5]) is None
    assert split_index([3, 1]) == pytest.approx(-(0.75 * math.log2(0.75) + 0.25 * math.log2(0.25)))
    assert spread([(1, 2)]) is None
    assert spread([(1, 2), (1, 5), (4, 10)]) == Fraction(3, 10)
    assert [round_to(x, 2) for x in (Fraction(1, 8), 0.5, Fraction(-1, 8))] == [
        Decimal("0.13"),
        Decimal("0.50"),
        Decimal("-0.12"),
    ]


def test_names_are_sorted_as_people_count() -> None:
    names = [None, "Kelompok 10", "kelompok 2", "Angin", "", "Kelompok 2"]
    assert sorted(names, key=natural) == ["", "Angin", "Kelompok 2", "kelompok 2", "Kelompok 10", None]
