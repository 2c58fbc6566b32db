"""Figures as they are shown: they add up, and the words follow them (`skor.md` §2, §3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.permainan.nilai import NilaiLangkah, Penilai
from simulasi.permainan.tampilan import band, combine, quadrant, round_half_up, share_losses, word
from tests.acuan_kasar import Acuan
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference, some_runs

FRACTIONS = st.fractions(0, 100, max_denominator=400)


def share_naively(nilai: Fraction, hilang: list[Fraction]) -> list[Decimal]:
    """Give away the tenths one by one, each to the loss that is furthest above what it has, the earliest of several."""
    whole = [int(x * 10) for x in hilang]
    shown = [Decimal(n) / 10 for n in whole]
    left = Decimal(100) - naive_half_up(nilai) - sum(shown, Decimal(0))
    owed = {i: x * 10 - n for i, (x, n) in enumerate(zip(hilang, whole, strict=True))}
    while left > 0:
        first = next(i for i, x in owed.items() if x == max(owed.values()))
        del owed[first]
        shown[first] += Decimal("0.1")
        left -= Decimal("0.1")
    assert left == 0
    return shown


def naive_half_up(x: Fraction) -> Decimal:
    tenths = Decimal(int(x * 10)) / 10
    return tenths + (Decimal("0.1") if x * 10 - int(x * 10) >= Fraction(1, 2) else 0)


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (Fraction(0), "0.0"),
        (Fraction(100), "100.0"),
        (Fraction(1, 20), "0.1"),
        (Fraction(3, 20), "0.2"),
        (Fraction(1, 4), "0.3"),
        (Fraction(9995, 100), "100.0"),
        (Fraction(9994, 100), "99.9"),
        (Fraction(64949, 1000), "64.9"),
        (Fraction(6495, 100), "65.0"),
        (Fraction(100, 3), "33.3"),
    ],
)
def test_halves_go_up(x: Fraction, shown: str) -> None:
    assert str(round_half_up(x)) == shown


@examples(200)
@given(FRACTIONS)
def test_rounding_moves_by_half_a_tenth_at_most(x: Fraction) -> None:
    shown = round_half_up(x)
    assert shown == naive_half_up(x)
    assert -Fraction(1, 20) < Fraction(shown) - x <= Fraction(1, 20)
    assert shown.as_tuple().exponent == -1


@examples(45)
@given(references())
def test_what_is_shown_of_a_run_adds_up(acuan: Acuan) -> None:
    penilai = Penilai(compile_reference(acuan))
    for jalan in some_runs(acuan, 10):
        nilai = penilai.score(jalan.pilihan)
        for value, losses in (
            (nilai.integritas, [s.hilang_integritas for s in nilai.langkah]),
            (nilai.kepatuhan, [s.hilang_kepatuhan for s in nilai.langkah]),
        ):
            shown = share_losses(value, losses)
            assert round_half_up(value) + sum(shown) == 100
            assert list(shown) == share_naively(value, losses)
            assert all(abs(Fraction(a) - b) < Fraction(1, 10) for a, b in zip(shown, losses, strict=True))


@examples(200)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.integers(0, 50))
def test_losses_share_what_is_left_of_100(parts: list[int], own: int) -> None:
    whole = own + sum(parts)
    if whole == 0:
        own = whole = 1
    losses = [Fraction(100 * part, whole) for part in parts]
    value = Fraction(100 * own, whole)
    shown = share_losses(value, losses)
    assert round_half_up(value) + sum(shown) == 100
    assert list(shown) == share_naively(value, losses)
    assert all(x >= 0 for x in shown)


def test_a_tie_goes_to_the_earlier_move() -> None:
    third = Fraction(100, 3)
    assert share_losses(Fraction(0), [third, third, third]) == (Decimal("33.4"), Decimal("33.3"), Decimal("33.3"))
    half = Fraction(1, 20)
    assert share_losses(Fraction(999, 10), [half, half]) == (Decimal("0.1"), Decimal("0.0"))


def test_a_value_rounded_up_takes_from_the_smallest_remainder() -> None:
    assert share_losses(Fraction(9975, 100), [Fraction(4, 100), Fraction(21, 100)]) == (Decimal("0.0"), Decimal("0.2"))


@pytest.mark.parametrize(
    ("tampil", "pita"),
    [
        ("100.0", "teladan"),
        ("85.0", "teladan"),
        ("84.9", "baik"),
        ("65.0", "baik"),
        ("64.9", "waspada"),
        ("40.0", "waspada"),
        ("39.9", "berisiko"),
        ("0.0", "berisiko"),
    ],
)
def test_bands_by_what_is_shown(tampil: str, pita: str) -> None:
    assert band(Decimal(tampil), berat=False, nol=False) == pita
    assert band(Decimal(tampil), berat=True, nol=False) == "berisiko"


@pytest.mark.parametrize(
    ("tampil", "pita"), [("100.0", "waspada"), ("65.0", "waspada"), ("40.0", "waspada"), ("39.9", "berisiko")]
)
def test_a_choice_rated_0_keeps_the_band_at_waspada_or_below(tampil: str, pita: str) -> None:
    assert band(Decimal(tampil), berat=False, nol=True) == pita
    assert band(Decimal(tampil), berat=True, nol=True) == "berisiko"


@pytest.mark.parametrize(
    ("integritas", "kepatuhan", "kuadran"),
    [
        ("65.0", "65.0", "teladan"),
        ("64.9", "65.0", "patuh prosedural"),
        ("65.0", "64.9", "niat baik, cacat prosedur"),
        ("64.9", "64.9", "berisiko"),
        ("100.0", "0.0", "niat baik, cacat prosedur"),
    ],
)
def test_quadrants_by_what_is_shown(integritas: str, kepatuhan: str, kuadran: str) -> None:
    values = Decimal(integritas), Decimal(kepatuhan)
    assert quadrant(*values, berat=False, nol=(False, False)) == kuadran
    assert quadrant(*values, berat=True, nol=(False, False)) == "berisiko"


@pytest.mark.parametrize(
    ("nol", "kuadran"),
    [
        ((True, False), "patuh prosedural"),
        ((False, True), "niat baik, cacat prosedur"),
        ((True, True), "berisiko"),
    ],
)
def test_a_choice_rated_0_is_in_no_quadrant_that_praises_it(nol: tuple[bool, bool], kuadran: str) -> None:
    assert quadrant(Decimal(100), Decimal(100), berat=False, nol=nol) == kuadran


def move(integritas: Fraction, kepatuhan: Fraction, best: tuple[bool, bool] = (False, False)) -> NilaiLangkah:
    return NilaiLangkah("adegan", "pilihan", 1, 2, 2, False, integritas, kepatuhan, *best, 2)


@pytest.mark.parametrize(
    ("hilang", "kata"),
    [(15, "fatal"), (14, "keliru"), (10, "keliru"), (9, "kurang tepat"), (5, "kurang tepat"), (4, ""), (0, "")],
)
def test_words_go_by_the_larger_loss(hilang: int, kata: str) -> None:
    assert word(move(Fraction(hilang), Fraction(0))) == kata
    assert word(move(Fraction(1), Fraction(hilang))) == (kata if hilang else "")


def test_a_choice_best_in_the_other_dimension_has_a_price() -> None:
    assert word(move(Fraction(20), Fraction(0), (False, True))) == "harga pilihan"
    assert word(move(Fraction(0), Fraction(6), (True, False))) == "harga pilihan"
    assert word(move(Fraction(20), Fraction(0), (True, False))) == "fatal"
    assert word(move(Fraction(4), Fraction(0), (False, True))) == ""


def test_joint_value_is_the_weighted_mean() -> None:
    class Nilai:
        integritas = Fraction(80)
        kepatuhan = Fraction(50)

    assert combine(Nilai.integritas, Nilai.kepatuhan, 50) == 65
    assert combine(Nilai.integritas, Nilai.kepatuhan, 70) == 71
    assert combine(Nilai.integritas, Nilai.kepatuhan, 0) == 50
