"""Where random play flows: how often each state and each move is met, and what runs have collected by then.

Every available choice is equally likely, or as a weighing of choices says (`skor.md` §4). Loops of states are solved by
elimination (`rantai`), so nothing is sampled. Play that is caught (dead end, trap) stays where it is caught; so the
flow of an unsound scenario can be drawn too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from simulasi.permainan.graf import Graf, order
from simulasi.permainan.program import Gerak
from simulasi.permainan.rantai import count_visits, eliminate, flow

K = TypeVar("K")

Pembobot = Callable[[str, Gerak], float]
"""Weighs a choice, by scene id; weights are normalised over what a state offers."""

Lompatan = tuple[Gerak, int, float]
"""A move out of a node or of the loop that holds it, the node that it leads to, and its chance."""


class TerlaluBanyakRiwayat(Exception):
    """More pairs of a state and of what runs have collected by then than the bound allows."""


class Arus:
    """The flow of random play over a graph of states. Numbers are floats, right to about 1e-12 of the whole."""

    def __init__(
        self, graf: Graf, components: Sequence[Sequence[int]] | None = None, bobot: Pembobot | None = None
    ) -> None:
        self.graf: Final = graf
        if components is None:
            components = order([[t for _, t in moves] for moves in graf.keluar])
        self.components: Final = components
        self._share: Final[list[list[float]]] = [
            _shares(graf.program.id_adegan[scene], moves, bobot)
            for scene, moves in zip(graf.adegan, graf.keluar, strict=True)
        ]
        self.kunjungan: Final[list[float]] = self._count_visits()

    def shares(self, n: int) -> list[float]:
        """Give the chance of each move at node n, in the order of `graf.keluar[n]`."""
        return self._share[n]

    def scene_chances(self) -> list[float]:
        """Give, by scene number, the chance that a run passes the scene at all (0–1)."""
        graf = self.graf
        chances = [0.0] * len(graf.program.gerak)
        following: list[set[int]] = [set() for _ in chances]
        for n, visits in enumerate(self.kunjungan):
            chances[graf.adegan[n]] += visits
            following[graf.adegan[n]].update(graf.adegan[t] for _, t in graf.keluar[n])
        for members in order([sorted(scenes) for scenes in following]):
            for scene in members:
                if len(members) > 1 or scene in following[scene]:  # may be passed twice: visits are no chance
                    chances[scene] = self._chance_of(scene)
        return [min(x, 1.0) for x in chances]

    def hops(self) -> Iterable[tuple[int, Sequence[Lompatan]]]:
        """Yield every node that is entered from outside its loop, in topological order, with the moves out of it.

        Moves inside a loop weigh nothing (S204), so a loop is passed in one hop.
        """
        keluar, share = self.graf.keluar, self._share
        for members in self.components:
            inside = self._inside(members)
            if inside is None:
                n = members[0]
                yield n, [(gerak, t, x) for (gerak, t), x in zip(keluar[n], share[n], strict=True)]
                continue
            edges: list[tuple[Gerak, int]] = []
            rows: dict[int, dict[int, float]] = {}
            for n in members:
                row = rows.setdefault(n, {})
                for (gerak, t), x in zip(keluar[n], share[n], strict=True):
                    if t in inside:
                        row[t] = row.get(t, 0.0) + x
                    else:
                        edges.append((gerak, t))
                        row[-len(edges)] = x
            steps = eliminate(rows)
            for n in members:
                out = flow(steps, {n: 1.0})
                yield n, [(*edges[-key - 1], x) for key, x in out.items() if key < 0]

    def spread(
        self, start: K, collect: Callable[[K, Gerak], K], maks: int
    ) -> Iterable[tuple[int, Mapping[K, float], Sequence[Lompatan]]]:
        """Carry along what runs have collected.

        `start` is what a run begins with, `collect` what it has after a move that is no move inside a loop. Yields,
        for each node that is entered from outside its loop, the chance of entering it with each collection, and the
        moves out of it; for an ending there are none. Raises `TerlaluBanyakRiwayat` beyond `maks` pairs of node and
        collection.
        """
        waiting: dict[int, dict[K, float]] = {0: {start: 1.0}}
        total = 1
        for n, hops in self.hops():
            here = waiting.pop(n, None)
            if here is None:
                continue
            yield n, here, hops
            for gerak, t, chance in hops:
                there: dict[K, float] = waiting.setdefault(t, {})
                before = len(there)
                for collected, mass in here.items():
                    key = collect(collected, gerak)
                    there[key] = there.get(key, 0.0) + mass * chance
                total += len(there) - before
                if total > maks:
                    raise TerlaluBanyakRiwayat

    def _inside(self, members: Sequence[int]) -> set[int] | None:
        """Give the members of a loop as a set, None for a node that is in no loop."""
        n = members[0]
        if len(members) == 1 and all(t != n for _, t in self.graf.keluar[n]):
            return None
        return set(members)

    def _row(self, n: int) -> dict[int, float]:
        row: dict[int, float] = {}
        for (_, t), x in zip(self.graf.keluar[n], self._share[n], strict=True):
            row[t] = row.get(t, 0.0) + x
        return row

    def _count_visits(self) -> list[float]:
        visits = [0.0] * len(self.graf.keluar)
        visits[0] = 1.0
        for members in self.components:
            inside = self._inside(members)
            if inside is None:
                self._pass_on(members[0], visits)
                continue
            rows = {n: self._row(n) for n in members}
            entering = {n: visits[n] for n in members if visits[n]}
            found = count_visits(rows, entering)
            for n in members:
                visits[n] = found.get(n, 0.0)
            for n in members:
                self._pass_on(n, visits, inside)
        return visits

    def _pass_on(self, n: int, visits: list[float], inside: set[int] | None = None) -> None:
        here = visits[n]
        if here:
            for (_, t), x in zip(self.graf.keluar[n], self._share[n], strict=True):
                if inside is None or t not in inside:
                    visits[t] += here * x

    def _chance_of(self, scene: int) -> float:
        """Give the chance that play ever comes to a scene: it stops there."""
        graf = self.graf
        mass = [0.0] * len(graf.keluar)
        mass[0] = 1.0
        caught: list[float] = []
        for members in self.components:
            passing = [n for n in members if graf.adegan[n] != scene]
            caught.extend(mass[n] for n in members if graf.adegan[n] == scene)
            if self._inside(members) is None:
                if passing:
                    self._pass_on(members[0], mass)
                continue
            here = set(members)
            rows = {n: self._row(n) for n in passing}
            for t, x in flow(eliminate(rows), {n: mass[n] for n in passing if mass[n]}).items():
                if t not in here:
                    mass[t] += x
                elif graf.adegan[t] == scene:
                    caught.append(x)
        return math.fsum(caught)


def _shares(scene: str, moves: Sequence[tuple[Gerak, int]], bobot: Pembobot | None) -> list[float]:
    if not moves:
        return []
    if bobot is None:
        return [1 / len(moves)] * len(moves)
    weights = [bobot(scene, gerak) for gerak, _ in moves]
    total = math.fsum(weights)
    return [w / total for w in weights] if total > 0 else [1 / len(moves)] * len(moves)
