"""The graph of reachable states, and its condensation into a graph without loops.

States that differ only in variables that nobody reads any more are one node here (`Program.hidup`): what can happen
from them, and how often, is the same. The number of states proper is counted by `jangkauan`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simulasi.permainan.program import Gerak, Program, apply, holds, target

LINGKAR_MAKS: Final = 2000
"""More states than this in one loop are refused (S209)."""


class TerlaluBanyakKeadaan(Exception):
    """More states than the bound allows (S209)."""


class LingkaranTerlaluBesar(Exception):
    """A loop of more states than `LINGKAR_MAKS` (S209)."""


def lead(gerak: Gerak, v: int, kendali: int) -> tuple[int, int] | None:
    """Give (scene, packed values) after a move with a set of controls in place, None where it is closed.

    Closing beats redirecting; of two redirections the control that stands first applies whole (`format.md` §3).
    """
    if gerak.ditutup & kendali:
        return None
    if gerak.efek is not None:
        v = apply(gerak.efek, v)
    for p in gerak.pengganti:
        if kendali >> p.kendali & 1:
            return p.ke, v if p.efek is None else apply(p.efek, v)
    return target(gerak, v), v


class Graf:
    """Reachable states with a fixed set of controls in place (none if left out).

    Node 0 is the start and numbers follow breadth first, so `asal` gives the shortest road to any node.
    `keluar[n]` are the moves from node n, in file order. Raises `TerlaluBanyakKeadaan` beyond `maks` nodes.
    """

    def __init__(self, program: Program, kendali: int = 0, maks: int = 1_000_000) -> None:
        self.program: Final = program
        self.kendali: Final = kendali
        self.adegan: Final[list[int]] = []
        self.nilai: Final[list[int]] = []
        self.keluar: Final[list[list[tuple[Gerak, int]]]] = []
        self.asal: Final[list[tuple[int, Gerak] | None]] = []
        self._nomor: Final[dict[int, int]] = {}
        self._explore(maks)

    def node(self, adegan: int, v: int) -> int:
        """Give the node of a state; raises `KeyError` for one that cannot be reached."""
        return self._nomor[(v & self.program.hidup[adegan]) * len(self.program.gerak) + adegan]

    def road(self, n: int) -> list[Gerak]:
        """Give the shortest list of moves from the start to node n."""
        moves: list[Gerak] = []
        origin = self.asal[n]
        while origin is not None:
            moves.append(origin[1])
            origin = self.asal[origin[0]]
        return moves[::-1]

    def is_ending(self, n: int) -> bool:
        """Tell whether node n is an ending."""
        return self.program.akhir[self.adegan[n]] is not None

    def _explore(self, maks: int) -> None:
        program, kendali, number = self.program, self.kendali, self._nomor
        adegan, nilai, keluar, asal = self.adegan, self.nilai, self.keluar, self.asal
        gerak_adegan, hidup, scenes = program.gerak, program.hidup, len(program.gerak)
        v = program.start(kendali) & hidup[program.awal]
        number[v * scenes + program.awal] = 0
        adegan.append(program.awal)
        nilai.append(v)
        asal.append(None)
        n = 0
        while n < len(adegan):
            v = nilai[n]
            moves: list[tuple[Gerak, int]] = []
            for gerak in gerak_adegan[adegan[n]]:
                if gerak.jika is not None and not holds(gerak.jika, v):
                    continue
                if kendali:
                    led = lead(gerak, v, kendali)
                    if led is None:
                        continue
                    ke, w = led
                else:
                    efek, ke = gerak.efek, gerak.ke
                    w = v if efek is None else apply(efek, v) if efek.tambah else v & efek.simpan | efek.pasang
                    if not isinstance(ke, int):
                        ke = target(gerak, w)
                w &= hidup[ke]
                key = w * scenes + ke
                t = number.get(key)
                if t is None:
                    t = number[key] = len(adegan)
                    if t >= maks:
                        raise TerlaluBanyakKeadaan
                    adegan.append(ke)
                    nilai.append(w)
                    asal.append((n, gerak))
                moves.append((gerak, t))
            keluar.append(moves)
            n += 1


def strong_components(successors: Sequence[Sequence[int]], nodes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the strongly connected components among `nodes`, successors first (Tarjan, without recursion)."""
    inside = set(nodes)
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    on_stack: set[int] = set()
    stack: list[int] = []
    for root in nodes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(successors[root]))]
        while work:
            n, following = work[-1]
            for t in following:
                if t not in inside:
                    continue
                if t not in index:
                    index[t] = low[t] = len(index)
                    stack.append(t)
                    on_stack.add(t)
                    work.append((t, iter(successors[t])))
                    break
                if t in on_stack:
                    low[n] = min(low[n], index[t])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[n])
                if low[n] == index[n]:
                    component: list[int] = []
                    while True:
                        t = stack.pop()
                        on_stack.discard(t)
                        component.append(t)
                        if t == n:
                            break
                    yield component


def order(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Give the strongly connected components in topological order.

    Nodes without loops before them are sorted by counting (Kahn); loops are looked for only in what remains.
    """
    waiting = [0] * len(successors)
    for following in successors:
        for t in following:
            waiting[t] += 1
    ready = [n for n, count in enumerate(waiting) if count == 0]
    for n in ready:
        for t in successors[n]:
            waiting[t] -= 1
            if waiting[t] == 0:
                ready.append(t)
    components = [[n] for n in ready]
    if len(ready) < len(successors):
        done = set(ready)
        rest = [n for n in range(len(successors)) if n not in done]
        components.extend(reversed(list(strong_components(successors, rest))))
    return components


@dataclass(frozen=True, slots=True)
class Ringkas:
    """A graph of states condensed: each loop of states is one node, nodes in topological order.

    The edges stand in the order of their sources, as parallel columns: source, target, weight and the two ratings
    of the move. Edges inside a loop are left out (they weigh nothing, S204). `letak[n]` is the condensed node of
    graph node n, `lingkar` the loops as lists of graph nodes.
    """

    letak: list[int]
    isi: Sequence[Sequence[int]]
    sumber: list[int]
    tujuan: list[int]
    bobot: list[int]
    integritas: list[int]
    kepatuhan: list[int]
    lingkar: list[Sequence[int]]


def condense(graf: Graf, components: Sequence[Sequence[int]] | None = None) -> Ringkas:
    """Condense a graph of states; `components` are its strong components in order, where they are known."""
    if components is None:
        components = order([[t for _, t in moves] for moves in graf.keluar])
    letak = [0] * len(graf.keluar)
    for c, members in enumerate(components):
        for n in members:
            letak[n] = c
    edges: list[tuple[int, int, int, int, int]] = []
    loops: list[Sequence[int]] = []
    for c, members in enumerate(components):
        found = [
            (c, letak[t], gerak.bobot, gerak.integritas, gerak.kepatuhan)
            for n in members
            for gerak, t in graf.keluar[n]
            if letak[t] != c
        ]
        edges += found
        if len(members) > 1 or len(found) < len(graf.keluar[members[0]]):
            loops.append(members)
    sources, targets, weights, first, second = map(list, zip(*edges, strict=True)) if edges else ([], [], [], [], [])
    return Ringkas(letak, components, sources, targets, weights, first, second, loops)
