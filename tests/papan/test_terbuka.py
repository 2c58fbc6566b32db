"""Which counts may be open: never one about 1 to 4 people, nor what would tell it, at one look or by two."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from simulasi.papan.sel import free_cells
from simulasi.papan.terbuka import Pengungkap, Sistem

SEMUA = 0
AKHIR = (1, 2, 3, 4)
PETA = (5, 6, 7)
"""The parts of the same whole by another question: what leads to the endings 1 and 2, to 3, to 4."""


def system() -> Sistem:
    """Cells 5 = 1 + 2, 6 = 3, 7 = 4: what one page keeps back another must not tell."""
    return free_cells([(0, 1, 5), (0, 2, 5), (0, 3, 6), (0, 4, 7)], (AKHIR, PETA))


def counts(akhir: tuple[int, ...]) -> list[int]:
    a, b, c, d = akhir
    return [a + b + c + d, a, b, c, d, a + b, c, d]


def solves(known: list[list[int]], asked: list[int]) -> bool:
    """Whether a row is a sum of multiples of others: elimination in fractions."""
    rows: list[list[Fraction]] = []
    for row in [*known, asked]:
        rest = [Fraction(x) for x in row]
        for pivot in rows:
            place = next(i for i, x in enumerate(pivot) if x)
            rest = [x - rest[place] / pivot[place] * y for x, y in zip(rest, pivot, strict=True)]
        if any(rest):
            rows.append(rest)
        elif row is asked:
            return True
    return False


ROAD = [(0, 1, 5), (0, 2, 5), (0, 3, 6), (0, 4, 7)]
NUMBERS = st.tuples(*[st.integers(0, 25)] * 4)


def row(union: tuple[int, ...]) -> list[int]:
    return [sum(cell in union for cell in own) for own in ROAD]


def leaks(looks: list[tuple[list[int], frozenset[int]]]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for size in range(1, 5):
        for union in combinations(AKHIR, size):
            known = [
                (sum(orang[i] for i in union)) if solves([row((i,)) for i in sorted(terbuka)], row(union)) else None
                for orang, terbuka in looks
            ]
            told = [n for n in known if n is not None]
            if any(0 < n < 5 for n in told) or any(0 < b - a < 5 for a, b in combinations(told, 2)):
                found.append(union)
    return found


def test_endings_10_5_5_1_give_nobody_away_by_two_pages() -> None:
    # by itself the page of endings could hide 1 and one 5, that of the map 1 and the other: the one would be known
    orang = counts((10, 5, 5, 1))
    look = Pengungkap().reveal(system(), orang)
    assert leaks([(orang, look.terbuka)]) == []
    assert {0, 1} <= look.terbuka
    assert not {4, 7} & look.terbuka


@given(NUMBERS)
def test_no_union_of_parts_about_few_can_be_computed(akhir: tuple[int, ...]) -> None:
    orang = counts(akhir)
    look = Pengungkap().reveal(system(), orang)
    assert sum(akhir) < 5 or leaks([(orang, look.terbuka)]) == []


@given(NUMBERS, NUMBERS)
def test_nor_by_the_difference_of_two_looks(akhir: tuple[int, ...], tumbuh: tuple[int, ...]) -> None:
    first = counts(akhir)
    second = counts(tuple(a + b for a, b in zip(akhir, tumbuh, strict=True)))
    opener = Pengungkap()
    looks = [(orang, opener.reveal(system(), orang).terbuka) for orang in (first, second)]
    if sum(akhir) >= 5 and (sum(tumbuh) >= 5 or not sum(tumbuh)):
        assert leaks(looks) == []


def test_nothing_is_kept_back_without_need() -> None:
    assert Pengungkap().reveal(system(), counts((9, 8, 7, 6))).terbuka == frozenset(range(8))
    assert Pengungkap().reveal(system(), counts((20, 0, 0, 5))).terbuka == frozenset(range(8))


def test_runs_that_were_not_foreseen_are_possible_once_they_were_played() -> None:
    # somebody is in ending 3 and on the way that only leads to 4: it does not follow any more that 7 is 4
    sistem = system().with_runs([frozenset({0, 3, 7})])
    assert len(sistem.arah) == len(system().arah) + 1
    assert system().with_runs([frozenset({0, 1, 5})]).arah == system().arah
