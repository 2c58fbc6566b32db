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
        return [(s, share) for s, share, _, _ in _reduce({s: dict(row) for s, row in rows.items()}, TERKECIL)]
    except _TerlaluKecil:
        pass
    with localcontext() as context:  # a long loop that mostly starts over leaves by chances far below any float
        context.prec, context.Emin, context.Emax = 40, MIN_EMIN, MAX_EMAX
        exact = {s: {t: Decimal(x) for t, x in row.items()} for s, row in rows.items()}
        reduced = _reduce(exact, Decimal(0))
        return [(s, {t: float(x) for t, x in share.items()}) for s, share, _, _ in reduced]


def count_visits(rows: Mapping[int, Mapping[int, float]], entering: Mapping[int, float]) -> dict[int, float]:
    """Give how often play is in each state of a loop on average, for the chances of entering at each.

    A state that play cannot leave counts once for each arrival. `rows` as in `eliminate`.
    """
    try:
        return _substitute(_reduce({s: dict(row) for s, row in rows.items()}, TERKECIL), entering)
    except _TerlaluKecil:
        pass
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 40, MIN_EMIN, MAX_EMAX
        exact = {s: {t: Decimal(x) for t, x in row.items()} for s, row in rows.items()}
        found = _substitute(_reduce(exact, Decimal(0)), {s: Decimal(x) for s, x in entering.items()})
        return {s: float(x) for s, x in found.items()}


_Langkah = tuple[int, dict[int, N], N, dict[int, N]]
"""An eliminated state, where it goes next, the chance of going anywhere but to itself, and from where it is entered."""


def _substitute(steps: Sequence[_Langkah[N]], entering: Mapping[int, N]) -> dict[int, N]:
    """Solve v = entering + v·rows backwards: of the states left, each is entered from those eliminated later."""
    base = dict(entering)
    for s, share, _, _ in steps:
        here = base.get(s)
        if here is not None:
            for t, x in share.items():
                part = here * x
                base[t] = base[t] + part if t in base else part
    visits: dict[int, N] = {}
    for s, _, total, column in reversed(steps):
        terms = [visits[p] * x for p, x in column.items() if p in visits]
        if s in base:
            terms.append(base[s])
        if terms:
            here = sum(terms[1:], terms[0])
            visits[s] = here / total if total else here
    return visits


def _reduce(ahead: dict[int, dict[int, N]], least: N) -> list[_Langkah[N]]:
    behind: dict[int, set[int]] = {s: set() for s in ahead}
    for s, row in ahead.items():
        for t in row:
            if t in behind:
                behind[t].add(s)
    heap = [(len(behind[s]) * len(row), s) for s, row in ahead.items()]
    heapq.heapify(heap)
    out: list[_Langkah[N]] = []
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
        total = least - least
        if row:
            total = sum(row.values(), total)
            if total < least:
                raise _TerlaluKecil
            share = {t: x / total for t, x in row.items()}
        for t in share:
            if t in behind:
                behind[t].discard(s)
        sources = behind.pop(s)
        if not share:  # play that gets here stays here: for the others a target like any exit
            out.append((s, share, total, {}))
            continue
        column: dict[int, N] = {}
        for p in sources:
            if p == s or p not in ahead:
                continue
            onward = ahead[p]
            through = column[p] = onward.pop(s)
            for t, x in share.items():
                part = through * x
                onward[t] = onward[t] + part if t in onward else part
                if t in behind:
                    behind[t].add(p)
        out.append((s, share, total, column))
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
