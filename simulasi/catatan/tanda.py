"""The letters by which people tell machines apart (`hasil.md` §1)."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from itertools import count

_HURUF = 2
_TERBANYAK = 6
"""So many letters a checksum of 32 bits can give."""


def mark(machine: str, letters: int = _HURUF) -> str:
    """Return letters A–Z for a machine id: a checksum, so that neighbouring ids differ. More letters only follow."""
    rest, pair = divmod(zlib.crc32(machine.encode()), 26 * 26)
    numbers = list(divmod(pair, 26))
    while len(numbers) < letters:
        rest, number = divmod(rest, 26)
        numbers.append(number)
    return "".join(chr(ord("A") + number) for number in numbers)


def distinct_marks(machines: Iterable[str]) -> dict[str, str]:
    """Give each machine its two letters; those that share them get as many more as it takes to differ.

    Of thirty-five machines two share their letters more often than not. Depends on nothing but the ids.
    """
    found: dict[str, str] = {}
    left = sorted(set(machines))
    for letters in range(_HURUF, _TERBANYAK + 1):
        shared = Counter(mark(machine, letters) for machine in left)
        found |= {machine: own for machine in left if shared[own := mark(machine, letters)] == 1}
        left = [machine for machine in left if machine not in found]
    number = count(1)
    return found | {machine: f"{mark(machine, _TERBANYAK)}{next(number)}" for machine in left}
