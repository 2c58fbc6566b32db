"""The cells of a room: what is counted of the runs of one scenario, and how the counts hang together.

All cells count *runs* (one a unit: a person, in `mode: kelompok` a group) that have a property at least once, so that
each cell is a set of people. The possible runs are read from the graph of states: the shortest run through each move
of each state. They span all runs where a scene comes once; where the story loops they span less, and then more than
need be is taken as known to whoever looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, get_args

from simulasi.lari.lakon import Lakon
from simulasi.papan.terbuka import Sistem
from simulasi.permainan.graf import Graf
from simulasi.permainan.nilai import NilaiLari
from simulasi.permainan.peta import kind, reading_order
from simulasi.permainan.pohon import Pohon
from simulasi.permainan.tampilan import Kuadran, quadrant, round_half_up

Sel = tuple[str, ...]
"""What a cell counts: its kind, and what of that kind."""

SEMUA: Final[Sel] = ("semua",)
RUGI: Final[Sel] = ("rugi",)
MERAH: Final[Sel] = ("merah",)
KUADRAN: Final[tuple[Kuadran, ...]] = get_args(Kuadran)
"""The four quadrants, the best first."""

SEL_MAKS: Final = 400
"""So many cells a room has at most; of a story with more the later scenes are not told."""

LANGKAH_MAKS: Final = 200_000
"""So many moves are walked at most to find the possible runs; what more there are would only open more."""


def came_by(adegan: str) -> Sel:
    """Name the runs that came by a scene or ended in it."""
    return "sampai", adegan


def chose(adegan: str, pilihan: str) -> Sel:
    """Name the runs that took a choice at a scene."""
    return "pilih", adegan, pilihan


def passed(dari: str, ke: str) -> Sel:
    """Name the runs that went from one scene straight to another."""
    return "panah", dari, ke


def in_quadrant(nama: str) -> Sel:
    """Name the runs of a quadrant."""
    return "kuadran", nama


def cells_of(nilai: NilaiLari) -> set[Sel]:
    """List the cells that a run counts in."""
    names = [*(step.adegan for step in nilai.langkah), nilai.akhir]
    out = {SEMUA, *map(came_by, names)}
    out.update(chose(step.adegan, step.pilihan) for step in nilai.langkah)
    out.update(passed(a, b) for a, b in pairwise(names))
    shown = round_half_up(nilai.integritas), round_half_up(nilai.kepatuhan)
    out.add(in_quadrant(quadrant(*shown, berat=nilai.berat, nol=nilai.nol)))
    if nilai.rugi:
        out.add(RUGI)
    if nilai.garis_merah:
        out.add(MERAH)
    return out


@dataclass(frozen=True)
class SelCerita:
    """The cells of a scenario by number, and their system."""

    nomor: dict[Sel, int]
    sistem: Sistem

    def apart(self, parts: Iterable[Sel]) -> bool:
        """Whether no run can be in two of these cells."""
        return all(sel in self.nomor for sel in parts) and _apart([self.sistem.isi[self.nomor[sel]] for sel in parts])


@lru_cache(maxsize=16)
def story_cells(lakon: Lakon) -> SelCerita:
    """List the cells of a scenario in the order in which they are wanted, and read what ties them together.

    First harm and red lines, the endings, the quadrants, the forks with their choices in the order of the story, and
    last the arrows of the map.
    """
    skenario = lakon.skenario
    names = reading_order(skenario)
    kinds = {name: kind(skenario.adegan[name]) for name in names}
    wanted: dict[Sel, int] = {SEMUA: 0}
    wanted.update({RUGI: 1, MERAH: 1})
    wanted.update({came_by(name): 2 for name in names if kinds[name] == "akhir"})
    wanted.update({in_quadrant(name): 3 for name in KUADRAN})
    for name in names:
        if kinds[name] == "cabang":
            wanted[came_by(name)] = 4
            wanted.update({chose(name, p.id): 4 for p in skenario.adegan[name].pilihan})
    wanted.update({came_by(name): 5 for name in names if kinds[name] == "halaman"})
    for name in names:
        wanted.update({passed(name, c.ke): 6 for p in skenario.adegan[name].pilihan for c in p.cabang if c.ke != name})
    kept = list(wanted)[:SEL_MAKS]
    number = {sel: i for i, sel in enumerate(kept)}
    runs = [[number[sel] for sel in cells_of(nilai) if sel in number] for nilai in possible_runs(lakon)]
    isi = [0] * len(kept)
    rows: set[tuple[int, ...]] = set()
    for i, own in enumerate(runs):
        row = [0] * len(kept)
        for n in own:
            row[n] = 1
            isi[n] |= 1 << i
        rows.add(tuple(row))
    parts = [tuple(number[sel] for sel in own if sel in number) for own in _parts(wanted, names)]
    return SelCerita(
        number,
        Sistem(sorted(rows), [wanted[sel] for sel in kept], parts, isi),
    )


def _parts(cells: Iterable[Sel], names: Sequence[str]) -> Iterator[list[Sel]]:
    """List the cells that share out one whole: endings, quadrants, the choices and the ways out of and into a scene."""
    found: dict[Sel, list[Sel]] = defaultdict(list)
    for sel in cells:
        match sel:
            case ("pilih", adegan, _):
                found["pilih", adegan].append(sel)
            case ("panah", dari, ke):
                found["keluar", dari].append(sel)
                found["masuk", ke].append(sel)
            case ("kuadran", _):
                found["kuadran",].append(sel)
            case _:
                continue
    ends = set(names) - {name for kind_, *rest in found if kind_ == "keluar" for name in rest}
    yield [came_by(name) for name in names if name in ends]
    yield from found.values()


def _apart(isi: Sequence[int]) -> bool:
    """Whether no possible run is in two of the cells."""
    seen = 0
    for bits in isi:
        if bits & seen:
            return False
        seen |= bits
    return True


def possible_runs(lakon: Lakon) -> Iterator[NilaiLari]:
    """Score the shortest run through each move of each state, in the order of the graph."""
    graf = lakon.penilai.graf
    ahead = _ways_out(graf)
    pohon = Pohon(lakon.penilai)
    walked = 0
    told: set[tuple[str, ...]] = set()
    for n, moves in enumerate(graf.keluar):
        before = [gerak.pilihan.id for gerak in graf.road(n)]
        for gerak, t in moves:
            road = (*before, gerak.pilihan.id, *_way_out(ahead, t))
            walked += len(road)
            if walked > LANGKAH_MAKS:
                return
            if road not in told:
                told.add(road)
                yield pohon.score(road)


_Jalan = list[tuple[str, int] | None]
"""By node: the next choice on the shortest way to an ending and where it leads, None at the end."""


def _ways_out(graf: Graf) -> _Jalan:
    before: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for n, moves in enumerate(graf.keluar):
        for gerak, t in moves:
            before[t].append((n, gerak.pilihan.id))
    out: _Jalan = [None] * len(graf.adegan)
    queue = [n for n in range(len(graf.adegan)) if graf.is_ending(n)]
    seen = set(queue)
    for t in queue:
        for n, name in before[t]:
            if n not in seen:
                seen.add(n)
                out[n] = name, t
                queue.append(n)
    return out


def _way_out(ahead: _Jalan, n: int) -> Iterator[str]:
    while (step := ahead[n]) is not None:
        name, n = step
        yield name


def free_cells(jenis: Sequence[Sequence[int]], pecahan: Sequence[tuple[int, ...]] = ()) -> Sistem:
    """Make a system of cells without a story: `jenis` lists the kinds of people, each by the cells that it is in."""
    size = 1 + max(n for own in jenis for n in own)
    isi = [sum(1 << i for i, own in enumerate(jenis) if n in own) for n in range(size)]
    rows = [tuple(int(n in own) for n in range(size)) for own in jenis]
    return Sistem(rows, [0] * size, pecahan, isi)
