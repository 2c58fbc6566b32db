"""Shares in words: with their count, or with what can be said instead."""

from __future__ import annotations

from fractions import Fraction

import pytest

from simulasi.debrief.halaman import Porsi
from simulasi.debrief.porsi import share_of, share_words


@pytest.mark.parametrize(
    ("n", "dari", "kata"),
    [
        (6, 12, "50,0 % (6 orang)"),
        (0, 12, "0,0 % (0 orang)"),
        (None, 12, "disamarkan"),
        (6, None, "disamarkan"),
        (0, 0, "belum ada"),  # nobody was asked: no share of nobody
    ],
)
def test_a_share_says_its_count(n: int | None, dari: int | None, kata: str) -> None:
    assert share_words(share_of(n, dari), "orang") == kata


def test_only_what_is_kept_back_is_masked() -> None:
    assert share_of(6, 12) == Porsi(Fraction(1, 2), 6, 12)
    assert share_of(None, 12).samar
    assert not share_of(0, 0).samar
