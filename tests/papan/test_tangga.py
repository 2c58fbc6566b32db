"""The ladder: which runs a room's figures are about."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from simulasi.papan.tangga import climb, rungs


def test_rungs_grow_with_the_class() -> None:
    assert list(islice(rungs(), 7)) == [10, 15, 30, 60, 90, 135, 202]


def test_what_lies_beyond_a_rung_waits() -> None:
    assert climb([1] * 9) == [[]]
    assert climb([1] * 14) == [list(range(10)), list(range(10))]
    assert climb([1] * 29)[-1] == list(range(15))
    assert [len(places) for places in climb([1] * 61)] == [10, 15, 30, 60, 60]


def test_a_group_of_five_counts_at_once_and_one_below_waits() -> None:
    assert climb([5, 6, 7]) == [[0, 1, 2]]
    assert climb([4, 5, 4, 4])[-1] == [0, 1, 2, 3]  # twelve people in the small ones
    assert climb([4, 5, 4])[-1] == [1]
    assert [len(rung) for rung in climb([4, 4, 4, 4, 4])] == [3, 5, 5]  # 16 people are only four more than twelve
    assert climb([6, 6], utuh=False) == [[0, 1], [0, 1]]


@given(st.lists(st.integers(1, 7), max_size=80), st.integers(0, 80))
def test_a_look_at_a_class_that_grows_finds_the_earlier_rungs_as_they_were(orang: list[int], dulu: int) -> None:
    *before, _ = climb(orang[:dulu])
    *after, now = climb(orang)
    assert after[: len(before)] == before
    for low, high in pairwise(after):
        assert sum(orang[i] for i in high) - sum(orang[i] for i in low) >= 5
    assert {i for i, n in enumerate(orang) if n >= 5} <= set(now)
