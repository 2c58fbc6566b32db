"""Which runs a room's figures are about: those up to a rung of a fixed ladder, so that a class grows in large steps.

What is on a wall may be looked at twice while a class goes on playing, and nothing but the journal is kept: nobody
knows what was shown before. So figures move only when the people behind them reach 10, 15, 30, 60, 90, 135, …: whoever
ended first comes first, and what lies beyond the last rung waits. With every look all earlier rungs are worked out
again from the runs that they were about, and the growth since each of them is guarded like a figure of its own
(`terbuka`). That holds as long as runs that are added ended later than those counted; a merge that brings earlier ones
makes another class of it, whose looks are not compared with those before.

A unit of five people and more (a group at one laptop) never shows fewer people than that: it counts at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from simulasi.papan.hitung import LEAST_PEOPLE

MULAI: Final = (10, 15, 30, 60)
"""The first rungs; from there each is half as high again."""

LEAST_ROOM: Final = MULAI[0]
"""A room with fewer people has no figures."""


def rungs() -> Iterator[int]:
    """Yield the rungs, in people."""
    yield from MULAI
    height = MULAI[-1]
    while True:
        height += height // 2
        yield height


def climb(orang: Sequence[int], *, utuh: bool = True) -> list[list[int]]:
    """Give, rung by rung, the places of the units below five people that it is about, and last all that count now.

    `orang`: people by unit, in the order in which they ended. The last list holds the last rung's units and all
    larger ones; it is empty where no rung was reached and no larger unit is there. Without `utuh` a unit of five and
    more counts like the others: where what is counted are people inside it.
    """
    steps = rungs()
    height = next(steps)
    small: list[int] = []
    out: list[list[int]] = []
    people = counted_people = 0
    for i, n in enumerate(orang):
        if n < LEAST_PEOPLE or not utuh:
            small.append(i)
            people += n
            if people >= max(height, counted_people + LEAST_PEOPLE):
                out.append(list(small))
                counted_people = people
                while people >= height:
                    height = next(steps)
    counted = set(out[-1]) if out else set[int]()
    return [*out, [i for i, n in enumerate(orang) if (utuh and n >= LEAST_PEOPLE) or i in counted]]
