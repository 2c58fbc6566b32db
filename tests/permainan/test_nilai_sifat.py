"""Scores and losses against the enumeration of all runs (`skor.md` §2, §3)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.permainan.nilai import LariBelumSelesai, NilaiLari, Penilai
from tests.acuan_kasar import DIMENSI, Acuan
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference, some_runs, wander

PICKS = st.lists(st.integers(0, 11), max_size=20)


def parts(nilai: NilaiLari, d: int) -> tuple[Fraction, list[Fraction], list[bool]]:
    """Give value, losses and marks of best choices in dimension d."""
    if d == 0:
        return (
            nilai.integritas,
            [s.hilang_integritas for s in nilai.langkah],
            [s.terbaik_integritas for s in nilai.langkah],
        )
    return (
        nilai.kepatuhan,
        [s.hilang_kepatuhan for s in nilai.langkah],
        [s.terbaik_kepatuhan for s in nilai.langkah],
    )


def check_run(acuan: Acuan, penilai: Penilai, pilihan: Sequence[str]) -> None:
    nilai = penilai.score(pilihan)
    states, sums = acuan.follow(pilihan)
    akhir = states[-1][0]
    assert (nilai.akhir, nilai.tingkat, nilai.rugi) == (akhir, acuan.ending(akhir)[0], acuan.ending(akhir)[2])
    for d in (0, 1):
        value, losses, best = parts(nilai, d)
        assert value + sum(losses) == 100
        assert all(loss >= 0 for loss in losses)
        assert value == acuan.scale(acuan.total((akhir, *sums[-1]), d), d)
        assert losses == acuan.losses(pilihan, d)
        assert best == acuan.least_loss(pilihan, d)
    check_steps(acuan, nilai, pilihan)


def check_steps(acuan: Acuan, nilai: NilaiLari, pilihan: Sequence[str]) -> None:
    red_lines = 0
    states, sums = acuan.follow(pilihan)
    assert [(s.adegan, s.pilihan) for s in nilai.langkah] == [
        (state[0], name) for state, name in zip(states, pilihan, strict=False)
    ]
    for i, step in enumerate(nilai.langkah):
        taken = next(p for p in acuan.adegan[step.adegan]["pilihan"] if p["id"] == step.pilihan)
        ratings = [int(taken["skor"][d]) for d in DIMENSI] if "skor" in taken else [None, None]
        assert [step.integritas, step.kepatuhan] == ratings
        assert step.bobot == sums[i + 1][0] - sums[i][0]
        assert step.garis_merah == (taken.get("garis_merah") == "ya")
        red_lines += step.garis_merah
    assert nilai.garis_merah == red_lines
    assert nilai.berat == (red_lines > 0 or nilai.tingkat == "pidana")


@examples(45)
@given(references(), PICKS)
def test_every_run_scores_and_loses_as_enumerated(acuan: Acuan, picks: list[int]) -> None:
    penilai = Penilai(compile_reference(acuan))
    for jalan in some_runs(acuan, 12):
        check_run(acuan, penilai, jalan.pilihan)
    check_run(acuan, penilai, wander(acuan, picks))


@examples(45)
@given(references())
def test_0_and_100_are_attained_in_both_dimensions(acuan: Acuan) -> None:
    penilai = Penilai(compile_reference(acuan))
    assert (penilai.bobot, penilai.penuh) == (acuan.bobot, acuan.bobot + acuan.bobot_akhir)
    for d in (0, 1):
        assert (penilai.dimensi[d].lo, penilai.dimensi[d].hi) == acuan.rentang[d]
        by_total = {acuan.total(jalan.hasil, d): jalan.pilihan for jalan in acuan.lari}
        for total, nilai in zip(acuan.rentang[d], (0, 100), strict=True):
            assert parts(penilai.score(by_total[total]), d)[0] == nilai


@examples(25)
@given(references(), PICKS)
def test_a_run_that_has_not_ended_has_no_score(acuan: Acuan, picks: list[int]) -> None:
    penilai = Penilai(compile_reference(acuan))
    pilihan = wander(acuan, picks)
    states, _ = acuan.follow(pilihan)
    for n in range(len(pilihan)):
        offered = [p["id"] for p, _ in acuan.keadaan[states[n]]]
        with pytest.raises(LariBelumSelesai) as caught:
            penilai.score(pilihan[:n])
        assert list(caught.value.tersedia) == offered
        assert all(name in caught.value.pesan for name in offered)
