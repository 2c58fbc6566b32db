"""Figures as they are shown (`skor.md` §2, §3): one decimal, bands, quadrant, words; what is shown adds up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from simulasi.permainan.nilai import NilaiLangkah

Pita = Literal["teladan", "baik", "waspada", "berisiko"]
Kuadran = Literal["teladan", "patuh prosedural", "niat baik, cacat prosedur", "berisiko"]

KETERANGAN: Final = (
    "Skor menggambarkan keputusan dalam skenario ini; bukan ukuran integritas pribadi dan tidak untuk "
    "penilaian kinerja."
)
"""What every result carries (`skor.md` §7)."""

CARA_HITUNG: Final = "Akhir cerita ikut dihitung, dan keputusan yang tidak sempat dijumpai dinilai menurut akhir itu."

_AMBANG: Final[tuple[tuple[int, Pita], ...]] = ((85, "teladan"), (65, "baik"), (40, "waspada"))
AMBANG_KUADRAN: Final = 65
_KATA: Final = ((15, "fatal"), (10, "keliru"), (5, "kurang tepat"))


def round_half_up(x: Fraction) -> Decimal:
    """Round to one decimal, halves up."""
    return tenths(_nearest_tenth(x))


def _nearest_tenth(x: Fraction) -> int:
    above, below = x.as_integer_ratio()
    return (20 * above + below) // (2 * below)


@lru_cache(maxsize=1 << 12)
def tenths(n: int) -> Decimal:
    """Give n tenths; few are different, so rows share them."""
    return Decimal(n).scaleb(-1)


def share_losses(nilai: Fraction, hilang: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Round losses so that the shown value and the shown losses add up to 100.0.

    Largest remainder: each loss is cut to tenths, the tenths left over go to the largest remainders, ties to the
    earlier move.
    """
    common = math.lcm(*{x.denominator for x in hilang})
    return hand_out(nilai, [cut(x, common) for x in hilang])


def cut(x: Fraction, per: int) -> tuple[int, int]:
    """Give whole tenths, and what is over in parts of 1/(10·`per`); `per` must be a multiple of the denominator."""
    above, below = x.as_integer_ratio()
    return divmod(10 * above * (per // below), per)


def hand_out(nilai: Fraction, parts: Sequence[tuple[int, int]]) -> tuple[Decimal, ...]:
    """Round losses as `share_losses` does; they come as `cut` gives them, all for one `per`."""
    left = 1000 - _nearest_tenth(nilai)
    shares = [t for t, _ in parts]
    over = left - sum(shares)
    if over:
        for _, i in sorted([(-rest, i) for i, (_, rest) in enumerate(parts)])[:over]:
            shares[i] += 1
    return tuple(map(tenths, shares))


def combine(integritas: Fraction, kepatuhan: Fraction, bobot_integritas: int) -> Fraction:
    """Give `gabungan`: the weighted mean; `bobot_integritas` of 100 weigh integritas, the rest kepatuhan."""
    (first, below), (second, beneath) = integritas.as_integer_ratio(), kepatuhan.as_integer_ratio()
    weighed = bobot_integritas * first * beneath + (100 - bobot_integritas) * second * below
    return Fraction(weighed, 100 * below * beneath)


def band(tampil: Decimal, *, berat: bool, nol: bool) -> Pita:
    """Give the band of a shown value; a grave failure is `berisiko` whatever the value.

    `nol`: a choice was rated 0 in this dimension; then no band is above `waspada` (`skor.md` §2).
    """
    if berat:
        return "berisiko"
    if nol and tampil >= AMBANG_KUADRAN:
        return "waspada"
    for least, pita in _AMBANG:
        if tampil >= least:
            return pita
    return "berisiko"


def quadrant(integritas: Decimal, kepatuhan: Decimal, *, berat: bool, nol: tuple[bool, bool]) -> Kuadran:
    """Give the quadrant of two shown values; a dimension with a choice rated 0 (`nol`) is not praised."""
    high = (integritas >= AMBANG_KUADRAN and not nol[0], kepatuhan >= AMBANG_KUADRAN and not nol[1])
    if berat or high == (False, False):
        return "berisiko"
    if high == (True, True):
        return "teladan"
    return "niat baik, cacat prosedur" if high[0] else "patuh prosedural"


def word(langkah: NilaiLangkah) -> str:
    """Give the word for a move's loss, by the larger of the two dimensions; "" for a small one."""
    worst = max(langkah.hilang_integritas, langkah.hilang_kepatuhan)
    for least, kata in _KATA:
        if worst >= least:
            by_integritas = langkah.hilang_integritas >= langkah.hilang_kepatuhan
            other_best = langkah.terbaik_kepatuhan if by_integritas else langkah.terbaik_integritas
            return "harga pilihan" if other_best else kata
    return ""
