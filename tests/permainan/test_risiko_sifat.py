"""The risk under every set of controls against exact linear equations (`skor.md` §4)."""

from __future__ import annotations

from fractions import Fraction
from zlib import crc32

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulasi.permainan.program import Gerak
from simulasi.permainan.risiko import Risiko
from tests.acuan_kasar import Acuan, Bobot, TerlaluBesar
from tests.pembangkit import examples, references
from tests.permainan.pembantu import as_bits, compile_reference


def check_sets(acuan: Acuan, risiko: Risiko, bobot: Bobot | None = None) -> None:
    for chosen in acuan.kumpulan:
        try:
            exact = acuan.risk(chosen, bobot)
        except TerlaluBesar:
            continue
        found = risiko.risk(as_bits(chosen))
        if exact is None:
            assert found is None, chosen
        else:
            assert found == pytest.approx(float(exact), abs=1e-9, rel=0), chosen


@examples(60)
@given(references())
def test_risk_of_every_set_is_exact(acuan: Acuan) -> None:
    check_sets(acuan, Risiko(compile_reference(acuan)))


@examples(6)
@given(references(cabang_maks=4, kendali_maks=6))
def test_risk_of_every_set_of_more_controls_is_exact(acuan: Acuan) -> None:
    check_sets(acuan, Risiko(compile_reference(acuan)))


@examples(30)
@given(references(), st.integers(0, 1000))
def test_risk_of_weighted_play_is_exact(acuan: Acuan, salt: int) -> None:
    def observed(adegan: str, pilihan: str) -> int:
        return crc32(f"{salt}.{adegan}.{pilihan}".encode()) % 5

    def exact(adegan: str, pilihan: str) -> Fraction:
        return observed(adegan, pilihan) + Fraction(1, len(acuan.adegan[adegan]["pilihan"]))

    def weigh(adegan: str, gerak: Gerak) -> float:
        return float(exact(adegan, gerak.pilihan.id))

    check_sets(acuan, Risiko(compile_reference(acuan), weigh), exact)


@examples(60)
@given(references(), st.integers(0, 12))
def test_best_set_within_any_budget(acuan: Acuan, anggaran: int) -> None:
    try:
        expected = acuan.best(anggaran)
    except TerlaluBesar:
        assume(False)
        return
    risiko = Risiko(compile_reference(acuan))
    found = risiko.best(anggaran)
    assert found.kendali == expected
    assert found.biaya == acuan.cost(expected) <= anggaran
    assert found.risiko == risiko.risk(as_bits(expected))
    assert risiko.anggaran == acuan.anggaran


@examples(30)
@given(references())
def test_mitigation_is_valued_against_the_best_set(acuan: Acuan) -> None:
    try:
        best = acuan.risiko[acuan.best(acuan.anggaran)]
    except TerlaluBesar:
        assume(False)
        return
    without = acuan.risiko[()]
    assert best is not None
    assert without is not None
    risiko = Risiko(compile_reference(acuan))
    for chosen, remaining in acuan.risiko.items():
        found = risiko.challenge(as_bits(chosen))
        if remaining is None or without - best <= Fraction(1, 10**9):
            assert found is None
        else:
            value = 100 * (without - remaining) / (without - best)
            assert found == pytest.approx(float(min(max(value, Fraction(0)), Fraction(100))), abs=1e-6)
