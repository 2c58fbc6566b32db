"""Absorbing chains: where play ends up when it can go round in loops.

The states of one loop are eliminated one after another (state reduction as in Grassmann, Taksar and Heyman: only
additions, products and divisions of non-negative numbers, so nothing cancels). States with few neighbours go first.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from typing import Final, TypeVar

N = TypeVar("N", float, Decimal)

TERKECIL: Final = 1e-200
"""Below this a sum of chances is no longer trusted to floats."""


class _TerlaluKecil(Exception):
    """A chance has become too small for floats."""


def eliminate(rows: Mapping[int, Mapping[int, float]]) -> list[tuple[int, dict[int, float]]]:
    """Eliminate the states of a loop.

    `rows[s]` gives the chance of each next state; keys that are no row themselves are exits. Returned in order of
    elimination: a state and where it goes next among the states eliminated later and the exits (chances that sum to
    1). A state that cannot leave gets an empty row, and stays a target in the rows of the others.
    """
    try:
        return _reduce({s: dict(row) for s, row in rows.items()}, TERKECIL)
    except _TerlaluKecil:
        pass
    with localcontext() as context:  # a long loop that mostly starts over leaves by chances far below any float
        context.prec, context.Emin, context.Emax = 40, MIN_EMIN, MAX_EMAX
        exact = {s: {t: Decimal(x) for t, x in row.items()} for s, row in rows.items()}
        reduced = _reduce(exact, Decimal(0))
        return [(s, {t: float(x) for t, x in share.items()}) for s, share in reduced]


def _reduce(ahead: dict[int, dict[int, N]], least: N) -> list[tuple[int, dict[int, N]]]:
    behind: dict[int, set[int]] = {s: set() for s in ahead}
    for s, row in ahead.items():
        for t in row:
            if t in behind:
                behind[t].add(s)
    heap = [(len(behind[s]) * len(row), s) for s, row in ahead.items()]
    heapq.heapify(heap)
    out: list[tuple[int, dict[int, N]]] = []
    while heap:
        cost, s = heapq.heappop(heap)
        if s not in ahead:
            continue
        now = len(behind[s]) * len(ahead[s])
        if now > cost:
            heapq.heappush(heap, (now, s))
            continue
        row = ahead.pop(s)
        row.pop(s, None)
        share: dict[int, N] = {}
        if row:
            total = sum(row.values(), least - least)
            if total < least:
                raise _TerlaluKecil
            share = {t: x / total for t, x in row.items()}
        for t in share:
            if t in behind:
                behind[t].discard(s)
        sources = behind.pop(s)
        if not share:  # play that gets here stays here: for the others a target like any exit
            out.append((s, share))
            continue
        for p in sources:
            if p == s or p not in ahead:
                continue
            onward = ahead[p]
            through = onward.pop(s)
            for t, x in share.items():
                part = through * x
                onward[t] = onward[t] + part if t in onward else part
                if t in behind:
                    behind[t].add(p)
        out.append((s, share))
    return out


def flow(steps: Sequence[tuple[int, Mapping[int, float]]], entering: Mapping[int, float]) -> dict[int, float]:
    """Give the chance of leaving by each exit, or of being caught in a state, for the chances of entering at each."""
    mass = dict(entering)
    for s, share in steps:
        if not share:
            continue
        here = mass.pop(s, 0.0)
        if here:
            for t, x in share.items():
                mass[t] = mass.get(t, 0.0) + here * x
    return mass
