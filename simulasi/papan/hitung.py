"""The small formulas of `skor.md` §6, exact: quartiles, shares, split index, spread, item–rest correlation."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

LEAST_PEOPLE: Final = 5
"""Groups of fewer people are not compared, cells about fewer not projected; in `mode: kelompok` so many groups."""

LEAST_ITEM: Final = 30
"""Below so many runs a correlation is shown but flags nothing."""


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """Give the mean; None without values."""
    if not values:
        return None
    ratios = [x.as_integer_ratio() for x in values]
    common = math.lcm(*[below for _, below in ratios])
    return Fraction(sum([above * (common // below) for above, below in ratios]), common * len(values))


def quantile(sorted_values: Sequence[Fraction] | Sequence[int], bagian: Fraction) -> Fraction:
    """Give the quantile at a share 0–1 of sorted values: linear interpolation between order statistics.

    Position (n − 1) · share, counted from 0; raises `IndexError` for no values.
    """
    place = (len(sorted_values) - 1) * bagian
    low = math.floor(place)
    high = min(low + 1, len(sorted_values) - 1)
    return Fraction(sorted_values[low]) + (place - low) * (sorted_values[high] - sorted_values[low])


def quartiles(values: Iterable[Fraction]) -> tuple[Fraction, Fraction, Fraction] | None:
    """Give lower quartile, median, upper quartile; None without values."""
    known = list(values)
    if not known:
        return None
    common = math.lcm(*{x.denominator for x in known})
    ordered = sorted([parts(x, common) for x in known])  # whole numbers compare ten times faster than fractions
    first, second, third = (quantile(ordered, Fraction(i, 4)) / common for i in (1, 2, 3))
    return first, second, third


def round_to(x: Fraction | float, desimal: int) -> Decimal:
    """Round to so many decimals, halves up."""
    scale: int = 10**desimal
    return Decimal(math.floor(Fraction(x) * scale + Fraction(1, 2))).scaleb(-desimal)


def parts(x: Fraction, per: int) -> int:
    """Count a fraction in parts of 1/`per`; `per` must be a multiple of its denominator."""
    above, below = x.as_integer_ratio()
    return above * (per // below)


def split_index(counts: Sequence[int]) -> float | None:
    """Give the entropy of the shares over log of the number of choices: 0 all alike, 1 evenly split.

    `counts` holds every choice of the fork, also those that nobody took. None for a single choice or no visit.
    """
    total = sum(counts)
    if len(counts) < 2 or total == 0:
        return None
    shares = sorted(n / total for n in counts if n)  # sorted: equal counts give equal bits, whatever their order
    if len(shares) == len(counts) and shares[0] == shares[-1]:
        return 1.0
    return min(1.0, abs(math.fsum(p * math.log(p) for p in shares)) / math.log(len(counts)))


def spread(shares: Iterable[tuple[int, int]]) -> Fraction | None:
    """Give the largest minus the smallest share among the groups that count; None for fewer than two groups.

    A share is (part, whole), the whole above 0.
    """
    most = least = (0, 0)
    groups = 0
    for groups, (n, whole) in enumerate(shares, start=1):
        if groups == 1:
            most = least = (n, whole)
        elif n * most[1] > most[0] * whole:
            most = (n, whole)
        elif n * least[1] < least[0] * whole:
            least = (n, whole)
    return Fraction(*most) - Fraction(*least) if groups >= 2 else None


@dataclass(slots=True)
class Pasangan:
    """Running sums of pairs of whole numbers, for an exact Pearson's r; the order of pairs does not matter."""

    n: int = 0
    x: int = 0
    y: int = 0
    xx: int = 0
    yy: int = 0
    xy: int = 0

    def add(self, x: int, y: int, n: int = 1) -> None:
        """Count a pair `n` times."""
        self.n += n
        self.x += n * x
        self.y += n * y
        self.xx += n * x * x
        self.yy += n * y * y
        self.xy += n * x * y

    def r(self) -> float | None:
        """Give Pearson's r, None where one side does not vary."""
        across = self.n * self.xx - self.x * self.x
        down = self.n * self.yy - self.y * self.y
        both = self.n * self.xy - self.x * self.y
        if across == 0 or down == 0:
            return None
        size = math.sqrt(Fraction(both * both, across * down))
        return math.copysign(min(1.0, size), both)
