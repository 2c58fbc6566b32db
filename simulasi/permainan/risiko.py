"""The chance of harm under random play, for every set of controls at once (`skor.md` §4, §5).

At most eight controls make 256 sets. Instead of solving 256 chains, one pass over the states that any set can reach
carries a column with the chance of harm under each set. A state's column only distinguishes the controls that matter
from it on, so columns near the endings are short.

`nan` stands for "no way on": a dead end or a trap. It spreads backwards exactly where play can get there, since
every available choice has a positive chance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from simulasi.permainan.graf import order
from simulasi.permainan.program import Gerak, Program, apply, holds, target
from simulasi.permainan.rantai import eliminate

NAN: Final = math.nan
SAMA: Final = 1e-9
"""Risks closer than this count as equal (`skor.md` §4)."""

Kolom = tuple[int, Sequence[float]]
"""Controls that matter (bits), and the chance of harm for each combination of them, counted as in `spread_bits`."""


@dataclass(frozen=True, slots=True)
class _Arah:
    """A move with all it can lead to: closed by any of `ditutup`, else the first redirection in place, else `ke`."""

    ditutup: int
    pengganti: tuple[tuple[int, int], ...]  # bit, node
    ke: int
    bobot: float

    @property
    def bits(self) -> int:
        return self.ditutup | sum(bit for bit, _ in self.pengganti)

    def lead(self, kendali: int) -> int | None:
        if self.ditutup & kendali:
            return None
        for bit, node in self.pengganti:
            if bit & kendali:
                return node
        return self.ke


@dataclass(frozen=True, slots=True)
class Terbaik:
    """The affordable set with the least risk: control numbers in file order, cost, risk."""

    kendali: tuple[int, ...]
    biaya: int
    risiko: float


def spread_bits(bits: int) -> list[int]:
    """List the sets within `bits` in counting order: the n-th has the bits of n laid into the places of `bits`."""
    sets = [0]
    bit = 1
    while bit <= bits:
        if bits & bit:
            sets += [s | bit for s in sets]
        bit <<= 1
    return sets


@cache
def _places(wide: int, narrow: int) -> tuple[int, ...]:
    """Give for each set within `wide` the place of its part within `narrow` in that column."""
    place = {s: i for i, s in enumerate(spread_bits(narrow))}
    return tuple(place[s & narrow] for s in spread_bits(wide))


def widen(kolom: Kolom, wide: int) -> Sequence[float]:
    """Give a column's values for the sets of more controls."""
    narrow, values = kolom
    if narrow == wide:
        return values
    if narrow == 0:
        return [values[0]] * (1 << wide.bit_count())
    return [values[i] for i in _places(wide, narrow)]


def _mean(columns: Sequence[Sequence[float]], weights: Sequence[float], size: int) -> list[float]:
    if not columns:
        return [NAN] * size
    total = math.fsum(weights)
    if total <= 0:
        return [NAN] * size
    if all(w == weights[0] for w in weights):
        k = len(columns)
        if k == 1:
            return list(columns[0])
        if k == 2:
            return [(a + b) * 0.5 for a, b in zip(*columns, strict=True)]
        if k == 3:
            return [(a + b + c) / 3 for a, b, c in zip(*columns, strict=True)]
        return [sum(row) / k for row in zip(*columns, strict=True)]
    shares = [w / total for w in weights]
    return [sum(map(float.__mul__, row, shares)) for row in zip(*columns, strict=True)]


class Risiko:
    """Risks of a sound scenario under every set of its controls.

    A set is an `int` with bit i for control number i. `bobot` weighs a choice by scene id and choice (1 for all if
    left out: each available choice equally likely); weights are normalised over what is available.
    """

    def __init__(self, program: Program, bobot: Callable[[str, Gerak], float] | None = None) -> None:
        self.program: Final = program
        kendali = program.skenario.mitigasi
        self.semua: Final = (1 << len(kendali)) - 1
        self.biaya: Final = tuple(k.biaya for k in kendali)
        self.anggaran: Final = (sum(self.biaya) + 1) // 2
        self._weigh: Final = bobot
        self._key: Final[dict[int, int]] = {}
        self._scene: Final[list[int]] = []
        self._moves: Final[list[list[_Arah]]] = []
        self._start: Final = self._explore()
        self._column: Final[list[Kolom | None]] = [None] * len(self._scene)
        self._solve()

    def risk(self, kendali: int) -> float | None:
        """Give the risk with a set of controls in place; None where it leaves a dead end or a trap."""
        column = self._column[self._start[kendali]]
        if column is None:
            raise ValueError("unsolved")
        bits, values = column
        value = values[0] if bits == 0 else values[_places(self.semua, bits)[kendali]]
        return None if math.isnan(value) else value

    def cost(self, kendali: int) -> int:
        """Give the cost of a set."""
        return sum(b for i, b in enumerate(self.biaya) if kendali >> i & 1)

    def best(self, anggaran: int | None = None) -> Terbaik:
        """Give the affordable set with the least risk (ties: cheaper, fewer, first in the file).

        Raises `ValueError` where no set, not even the empty one, leaves a way on.
        """
        budget = self.anggaran if anggaran is None else anggaran
        risks = {s: self.risk(s) for s in range(self.semua + 1) if self.cost(s) <= budget}
        known = {s: r for s, r in risks.items() if r is not None}
        least = min(known.values())
        tied = [s for s, r in known.items() if r <= least + SAMA]
        choice = min(tied, key=lambda s: (self.cost(s), s.bit_count(), self.members(s)))
        return Terbaik(self.members(choice), self.cost(choice), known[choice])

    def challenge(self, kendali: int) -> float | None:
        """Give `nilai_mitigasi` of a pick, 0–100 (`skor.md` §5).

        None where nothing can be gained, or where the pick leaves no way on (such a pick is not on offer).
        """
        without, remaining = self.risk(0), self.risk(kendali)
        if without is None or remaining is None:
            return None
        gain = without - self.best().risiko
        return None if gain <= SAMA else min(100.0, max(0.0, 100 * (without - remaining) / gain))

    def members(self, kendali: int) -> tuple[int, ...]:
        """List the control numbers of a set, in file order."""
        return tuple(i for i in range(len(self.biaya)) if kendali >> i & 1)

    def _node(self, adegan: int, v: int) -> int:
        v &= self.program.hidup[adegan]
        key = v * len(self.program.gerak) + adegan
        n = self._key.get(key)
        if n is None:
            n = self._key[key] = len(self._scene)
            self._scene.append(adegan)
            self._values.append(v)
        return n

    def _explore(self) -> list[int]:
        """Explore what any set of controls can reach; give the node where play starts, by set."""
        program = self.program
        self._values: list[int] = []
        movable = sum(1 << i for i, k in enumerate(program.skenario.mitigasi) if k.mengawali)
        starts = {s: self._node(program.awal, program.start(s)) for s in spread_bits(movable)}
        n = 0
        while n < len(self._scene):
            v, scene = self._values[n], self._scene[n]
            moves: list[_Arah] = []
            for gerak in program.gerak[scene]:
                if gerak.jika is not None and not holds(gerak.jika, v):
                    continue
                w = v if gerak.efek is None else apply(gerak.efek, v)
                others = tuple(
                    (1 << p.kendali, self._node(p.ke, w if p.efek is None else apply(p.efek, w)))
                    for p in gerak.pengganti
                )
                weight = 1.0 if self._weigh is None else self._weigh(program.id_adegan[scene], gerak)
                moves.append(_Arah(gerak.ditutup, others, self._node(target(gerak, w), w), weight))
            self._moves.append(moves)
            n += 1
        return [starts[s & movable] for s in range(self.semua + 1)]

    def _solve(self) -> None:
        successors = [
            [t for arah in moves for t in (arah.ke, *(node for _, node in arah.pengganti))] for moves in self._moves
        ]
        for members in reversed(order(successors)):
            n = members[0]
            if len(members) == 1 and n not in successors[n]:
                self._column[n] = self._solve_node(n)
            else:
                self._solve_loop(members)

    def _solve_node(self, n: int) -> Kolom:
        akhir = self.program.adegan[self._scene[n]].akhir
        if akhir is not None:
            return 0, [1.0 if akhir.merugikan else 0.0]
        moves = self._moves[n]
        local = 0
        for arah in moves:
            local |= arah.bits
        if local == 0:
            return self._mix(moves, [arah.ke for arah in moves], 0)
        return self._by_pattern(local, lambda kendali: self._mix_under(moves, kendali))

    def _mix(self, moves: Sequence[_Arah], nodes: Sequence[int], extra: int) -> Kolom:
        columns = [self._known(n) for n in nodes]
        bits = extra
        for narrow, _ in columns:
            bits |= narrow
        size = 1 << bits.bit_count()
        return bits, _mean([widen(c, bits) for c in columns], [arah.bobot for arah in moves], size)

    def _mix_under(self, moves: Sequence[_Arah], kendali: int) -> Kolom:
        open_moves = [(arah, node) for arah in moves if (node := arah.lead(kendali)) is not None]
        return self._mix([arah for arah, _ in open_moves], [node for _, node in open_moves], 0)

    def _known(self, n: int) -> Kolom:
        column = self._column[n]
        if column is None:
            raise ValueError("not in topological order")
        return column

    @staticmethod
    def _by_pattern(local: int, solve: Callable[[int], Kolom]) -> Kolom:
        """Join the columns for each combination of the local controls into one."""
        patterns = {kendali: solve(kendali) for kendali in spread_bits(local)}
        bits = local
        for narrow, _ in patterns.values():
            bits |= narrow
        wide = {kendali: widen(column, bits) for kendali, column in patterns.items()}
        return bits, [wide[s & local][i] for i, s in enumerate(spread_bits(bits))]

    def _solve_loop(self, members: Sequence[int]) -> None:
        local = 0
        for n in members:
            for arah in self._moves[n]:
                local |= arah.bits
        solved = {kendali: self._reduce(members, kendali) for kendali in spread_bits(local)}
        for n in members:
            self._column[n] = self._by_pattern(local, lambda kendali, n=n: solved[kendali][n])

    def _reduce(self, members: Iterable[int], kendali: int) -> dict[int, Kolom]:
        """Solve one loop for one combination of its own controls."""
        rows: dict[int, dict[int, float]] = {}
        for n in members:
            open_moves = [(node, arah.bobot) for arah in self._moves[n] if (node := arah.lead(kendali)) is not None]
            total = math.fsum(weight for _, weight in open_moves)
            row: dict[int, float] = {}
            for node, weight in open_moves:
                row[node] = row.get(node, 0.0) + weight / total
            rows[n] = row
        steps = eliminate(rows)
        found: dict[int, Kolom] = {n: (0, [NAN]) for n, share in steps if not share}
        for n, share in reversed(steps):
            if share:
                found[n] = self._blend(share, found)
        return found

    def _blend(self, share: Mapping[int, float], found: Mapping[int, Kolom]) -> Kolom:
        columns = [found[t] if t in found else self._known(t) for t in share]
        bits = 0
        for narrow, _ in columns:
            bits |= narrow
        parts = list(share.values())
        wide = [widen(c, bits) for c in columns]
        return bits, [sum(map(float.__mul__, row, parts)) for row in zip(*wide, strict=True)]
