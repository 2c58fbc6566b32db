"""Which values each scene can be reached with: the states proper, counted without building their graph.

Whole sets of values move from scene to scene, so a choice without condition or effect costs one set union.
"""

from __future__ import annotations

import heapq

from simulasi.permainan.graf import TerlaluBanyakKeadaan, lead
from simulasi.permainan.program import Gerak, Program, select, spread

KEADAAN_MAKS = 1_000_000
"""More states than this are refused (S209)."""


def reach(program: Program, kendali: int = 0, maks: int = KEADAAN_MAKS) -> list[set[int]]:
    """Give, by scene number, the packed values with which play can be there (empty: never).

    Raises `TerlaluBanyakKeadaan` as soon as there are more than `maks` states; its argument then is the list so far.
    """
    found: list[set[int]] = [set() for _ in program.gerak]
    fresh: dict[int, set[int]] = {program.awal: {program.start(kendali)}}
    found[program.awal] = set(fresh[program.awal])
    total = 1
    # Scenes mostly lead down the file: taking the earliest first lets values gather before a scene passes them on.
    queue = [program.awal]
    while queue:
        i = heapq.heappop(queue)
        values = fresh.pop(i)
        for gerak in program.gerak[i]:
            for ke, reached in _spread(gerak, values, kendali):
                new = reached - found[ke]
                if not new:
                    continue
                total += len(new)
                if total > maks:
                    raise TerlaluBanyakKeadaan(found)
                found[ke] |= new
                if ke in fresh:
                    fresh[ke] |= new
                else:
                    fresh[ke] = new
                    heapq.heappush(queue, ke)
    return found


def _spread(gerak: Gerak, values: set[int], kendali: int) -> list[tuple[int, set[int]]]:
    if gerak.jika is not None:
        values = select(gerak.jika, values)
        if not values:
            return []
    if kendali and (gerak.ditutup or gerak.pengganti):
        moved: dict[int, set[int]] = {}
        for v in values:
            led = lead(gerak, v, kendali)
            if led is not None:
                moved.setdefault(led[0], set()).add(led[1])
        return list(moved.items())
    if gerak.efek is not None:
        values = spread(gerak.efek, values)
    if isinstance(gerak.ke, int):
        return [(gerak.ke, values)]
    out: list[tuple[int, set[int]]] = []
    for syarat, ke in gerak.ke:
        taken = values if syarat is None else select(syarat, values)
        if taken:
            out.append((ke, taken))
            values = values - taken
    return out
