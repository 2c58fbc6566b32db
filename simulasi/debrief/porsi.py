"""Shares as pages tell them: of open numbers alone; what is kept back says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from simulasi.dasar.angka import percent
from simulasi.debrief.halaman import BELUM, SAMAR, CabangKelas, Porsi, Sebaran
from simulasi.papan.ruang import Ruang
from simulasi.papan.sel import Sel
from simulasi.permainan.peta import Simpul


def share_of(n: int | None, dari: int | None) -> Porsi:
    """Give the share of some among all; without a figure where either is kept back, or where there is nobody."""
    if n is None or dari is None:
        return Porsi(None, None, None, SAMAR)
    return Porsi(Fraction(n, dari), n, dari) if dari else Porsi(None, None, 0, BELUM)


def share_out(ruang: Ruang, parts: Sequence[Sel], dari: int | None) -> Sebaran:
    """Give the shares of some cells in a whole, and of those kept back together."""
    rest = ruang.rest(parts, dari)
    shares = tuple(share_of(ruang.count(sel), dari) for sel in parts)
    return Sebaran(shares, Fraction(rest, dari) if rest and dari else None)


def share_words(porsi: Porsi, satuan: str = "") -> str:
    """Write a share with its count where there is one; what is kept back says so."""
    if porsi.bagian is None:
        return porsi.kata
    count = f" ({porsi.n} {satuan})" if satuan and porsi.n is not None else ""
    return percent(float(porsi.bagian)) + count


def reach_words(simpul: Simpul) -> str:
    """Say how many runs pass a scene of the cohort's map, or that it is kept back."""
    return SAMAR if math.isnan(simpul.peluang) else percent(simpul.peluang)


def came_words(cabang: CabangKelas) -> str:
    """Say how many came by a fork: what the shares of its choices are of."""
    if cabang.n is None:
        return "yang sampai di sini disamarkan"
    return f"n = {cabang.n} {cabang.satuan}" if cabang.n else "belum ada yang sampai di sini"
