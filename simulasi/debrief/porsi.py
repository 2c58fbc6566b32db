"""Shares that may be projected: what is about fewer than five people is kept back, and what would give it away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from simulasi.dasar.angka import percent
from simulasi.debrief.halaman import HAMPIR_SEMUA, SAMAR, Porsi, Sebaran
from simulasi.papan.butir import HAMPIR_SEMUA as BATAS_HAMPIR
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.samar import suppress_counts
from simulasi.permainan.peta import Simpul

_CUKUP: Final = LEAST_PEOPLE / (1 - BATAS_HAMPIR)
"""From so many people on, a tenth of them is no small number, so that `hampir semua` points at nobody."""


def share_out(n: Sequence[int], orang: Sequence[int] | None = None, *, semua: int | None = None) -> Sebaran:
    """Give the shares of a whole.

    `n` counts what is shared (visits, runs), `orang` the people behind each cell (left out: the same). `semua`: the
    people behind the whole where the cells overlap; fewer than five, and everything is kept back.
    """
    people = n if orang is None else orang
    total = sum(n)
    whole = sum(people) if semua is None else semua
    hidden = (True,) * len(n) if whole < LEAST_PEOPLE else suppress_counts(people)
    shares: list[Porsi] = []
    for count, away in zip(n, hidden, strict=True):
        share = Fraction(count, total) if total else Fraction(0)
        if not away:
            shares.append(Porsi(share, count))
        else:
            most = share >= BATAS_HAMPIR and whole >= _CUKUP
            shares.append(Porsi(None, None, HAMPIR_SEMUA if most else SAMAR))
    kept = sum(count for count, away in zip(n, hidden, strict=True) if away)
    return Sebaran(tuple(shares), Fraction(kept, total) if 0 < kept < total else None)


def one_of(orang: int, semua: int) -> Porsi:
    """Give the share of some among all; kept back where those, or the others, are fewer than five."""
    return share_out([orang, semua - orang]).porsi[0]


def count_only(orang: int) -> int | None:
    """Give a number of people; None for one to four."""
    return orang if orang == 0 or orang >= LEAST_PEOPLE else None


def share_words(porsi: Porsi, satuan: str = "") -> str:
    """Write a share with its count where there is one; what is kept back says so."""
    if porsi.bagian is None:
        return porsi.kata
    count = f" ({porsi.n} {satuan})" if satuan and porsi.n is not None else ""
    return percent(float(porsi.bagian)) + count


def reach_words(simpul: Simpul) -> str:
    """Say how many runs pass a scene of the cohort's map, or that it is kept back."""
    return SAMAR if math.isnan(simpul.peluang) else percent(simpul.peluang)
