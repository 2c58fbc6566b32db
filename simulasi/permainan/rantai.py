"""Absorbing chains: where play ends up when it can go round in loops.

The states of one loop are eliminated one after another (state reduction as in Grassmann, Taksar and Heyman: only
additions, products and divisions of non-negative numbers, so nothing cancels). States with few neighbours go first.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence


def eliminate(rows: Mapping[int, Mapping[int, float]]) -> list[tuple[int, dict[int, float]]]:
    """Eliminate the states of a loop.

    `rows[s]` gives the chance of each next state; keys that are no row themselves are exits. Returned in order of
    elimination: a state and where it goes next among the states eliminated later and the exits (chances that sum to
    1). A state that cannot leave the loop gets an empty row.
    """
    ahead = {s: dict(row) for s, row in rows.items()}
    behind: dict[int, set[int]] = {s: set() for s in rows}
    for s, row in ahead.items():
        for t in row:
            if t in behind:
                behind[t].add(s)
    heap = [(len(behind[s]) * len(row), s) for s, row in ahead.items()]
    heapq.heapify(heap)
    out: list[tuple[int, dict[int, float]]] = []
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
        total = math.fsum(row.values())
        share = {t: x / total for t, x in row.items()} if total > 0 else {}
        for t in share:
            if t in behind:
                behind[t].discard(s)
        for p in behind.pop(s):
            if p == s or p not in ahead:
                continue
            through = ahead[p].pop(s)
            for t, x in share.items():
                ahead[p][t] = ahead[p].get(t, 0.0) + through * x
                if t in behind:
                    behind[t].add(p)
        out.append((s, share))
    return out


def flow(steps: Sequence[tuple[int, Mapping[int, float]]], entering: Mapping[int, float]) -> dict[int, float]:
    """Give the chance of leaving by each exit, for the chances of entering at each state."""
    mass = dict(entering)
    for s, share in steps:
        here = mass.pop(s, 0.0)
        if here:
            for t, x in share.items():
                mass[t] = mass.get(t, 0.0) + here * x
    return mass
