"""Shares that are kept back: no small cell is told, none can be worked out."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from simulasi.debrief.halaman import Porsi
from simulasi.debrief.porsi import count_only, one_of, share_out, share_words

ORANG = st.lists(st.integers(0, 60), min_size=1, max_size=9)


@given(ORANG)
def test_no_figure_about_one_to_four_people(orang: list[int]) -> None:
    shares = share_out(orang)
    for n, porsi in zip(orang, shares.porsi, strict=True):
        assert porsi.samar or n == 0 or n >= 5
        assert (porsi.n is None) == porsi.samar
        assert bool(porsi.kata) == porsi.samar


@given(ORANG)
def test_what_is_kept_back_is_never_one_cell_nor_fewer_than_five_together(orang: list[int]) -> None:
    shares = share_out(orang)
    away = [n for n, porsi in zip(orang, shares.porsi, strict=True) if porsi.samar]
    whole = sum(orang)
    if away and shares.sisa is not None:
        assert len([n for n in away if n]) > 1
        assert sum(away) >= 5
        assert shares.sisa == Fraction(sum(away), whole)
    if away and shares.sisa is None:
        assert all(porsi.samar or n == 0 for n, porsi in zip(orang, shares.porsi, strict=True))


@given(ORANG)
def test_almost_all_is_said_only_where_a_tenth_is_no_small_number(orang: list[int]) -> None:
    for n, porsi in zip(orang, share_out(orang).porsi, strict=True):
        if porsi.kata == "hampir semua":
            assert n * 10 >= 9 * sum(orang)
            assert sum(orang) >= 50


def test_shares_by_visits_people_by_head() -> None:
    # 18 visits of 12 people; the share counts visits, what is kept back is decided by people
    shares = share_out([9, 9], [7, 4], semua=12)
    assert shares.porsi == (Porsi(None, None, "disamarkan"), Porsi(None, None, "disamarkan"))
    assert share_out([9, 9], [7, 5], semua=12).porsi[0] == Porsi(Fraction(1, 2), 9)
    assert share_out([9, 9], [4, 5], semua=4).porsi[1].samar  # four people, however often they came by


def test_words() -> None:
    assert share_words(share_out([346, 4]).porsi[0]) == "hampir semua"
    assert share_words(share_out([24, 4]).porsi[0]) == "disamarkan"
    assert share_words(one_of(6, 12), "orang") == "50,0 % (6 orang)"
    assert one_of(2, 12).samar
    assert one_of(10, 12).samar  # the other two
    assert [count_only(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
