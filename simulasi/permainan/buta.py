"""Blind players: what someone scores who sees only the texts of the options, exactly, by the graph.

A player is a rule that gives each option on offer a figure; it takes the one with the highest, equal ones with equal
chance. Expected values come from one forward pass over a chain, not from samples: with B = Σ w so far, the expected T
is the sum of w·r over the moves, and of e·(W + A − B) at the endings (`skor.md` §2).

A player decides at once, or opens clue scenes first: an unscored move that leads to a scene it has not seen yet goes
before any decision. What has been seen counts only among scenes that can be met again, so it is kept only within a
loop of scenes. Unscored moves that lead nowhere new are passed over where a decision is on offer; where none is, they
are equally likely.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simulasi.permainan.ciri import (
    JENIS_KATA,
    count_pauses,
    find_words,
    find_written,
    has_quotation,
)
from simulasi.permainan.graf import order
from simulasi.permainan.nilai import MUSTAHIL, Penilai
from simulasi.permainan.program import Gerak
from simulasi.permainan.rantai import eliminate, flow
from simulasi.skenario.model import Pilihan

KEADAAN_MAKS: Final = 400_000
"""States with what has been seen in them, up to which play is followed."""

LEBIH_SKENARIO: Final = 15
"""Points above random play in one scenario, beyond which a player gives the key away."""

LEBIH_PUSTAKA: Final = 6
"""Points above random play on average over a library, beyond which a player gives the key away."""

_SAMA: Final = 1e-9
"""Figures closer than this are equal: then chance decides."""

Ukuran = Callable[[Sequence[Pilihan]], Sequence[float]]
"""Gives each option on offer (file order) a figure; the highest is taken."""


class TerlaluBanyakIngatan(Exception):
    """More pairs of a state and of the scenes seen than the bound allows."""


@dataclass(frozen=True, slots=True)
class Pemain:
    """A blind player. `sebut`: what it does, after "yang"; `tanda` gives the words of an option that it looks for."""

    nama: str
    sebut: str
    ukuran: Ukuran
    tanda: Callable[[str], Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Harapan:
    """What a player gets: expected nilai (0–100) in both dimensions, and the chance of a `bersih` ending (0–1)."""

    integritas: float
    kepatuhan: float
    bersih: float

    @property
    def gabungan(self) -> float:
        """The mean of both dimensions (50:50)."""
        return (self.integritas + self.kepatuhan) / 2


@dataclass(frozen=True, slots=True)
class Sumbangan:
    """What one fork gives a player beyond random play, in points of gabungan; over all forks they add up.

    `pilihan`: the options that it takes there, with the share of its visits, most often taken first.
    """

    adegan: str
    poin: float
    pilihan: tuple[tuple[Pilihan, float], ...]


def _by_text(measure: Callable[[str], float]) -> Ukuran:
    return lambda offered: [measure(p.teks) for p in offered]


def _by_words(jenis: str) -> Pemain:
    return Pemain(jenis, _SEBUT[jenis], _by_text(lambda t: len(find_words(t, jenis))), lambda t: find_words(t, jenis))


_SEBUT: Final[Mapping[str, str]] = {
    "menolak": "memuat paling banyak kata menolak",
    "melapor": "memuat paling banyak kata melapor",
    "menulis": "memuat paling banyak kata menulis",
    "bertanya": "memuat paling banyak kata bertanya atau meminta",
    "menunggu": "memuat paling banyak kata menunggu",
    "aturan": "memuat paling banyak kata aturan dan prosedur",
    "sopan": "paling santun katanya",
    "atasan": "menyebut atasan",
    "regulasi": "menyebut peraturan",
}


PEMAIN: Final[tuple[Pemain, ...]] = (
    Pemain("pertama", "tertulis pertama di berkas", lambda offered: [-i for i in range(len(offered))]),
    Pemain("terakhir", "tertulis terakhir di berkas", lambda offered: list(range(len(offered)))),
    Pemain("terpanjang", "paling panjang", _by_text(len)),
    Pemain("terpendek", "paling pendek", _by_text(lambda t: -len(t))),
    Pemain("koma-terbanyak", "paling banyak koma dan titik komanya", _by_text(count_pauses)),
    Pemain("koma-tersedikit", "paling sedikit koma dan titik komanya", _by_text(lambda t: -count_pauses(t))),
    Pemain("berkutip", "memuat kutipan", _by_text(has_quotation)),
    Pemain("tanpa-kutip", "tidak memuat kutipan", _by_text(lambda t: not has_quotation(t))),
    *(_by_words(jenis) for jenis in JENIS_KATA),
    Pemain(
        "tertulis",
        "tidak memakai titik koma, lalu yang memuat kata menulis atau melapor",
        _by_text(lambda t: bool(find_written(t)) - 2 * (";" in t)),
        find_written,
    ),
)
"""The blind players, in the order of the table."""


_Langkah = tuple[Gerak | None, int]


class Gelanggang:
    """The chain in which blind players play a sound scenario, with or without opening clue scenes first.

    Raises `TerlaluBanyakIngatan` beyond `maks` states.
    """

    def __init__(self, penilai: Penilai, *, petunjuk: bool, maks: int = KEADAAN_MAKS) -> None:
        self.penilai: Final = penilai
        self.petunjuk: Final = petunjuk
        self._adegan: Final[list[int]] = []
        self._keluar: list[list[_Langkah]] = []
        self._tetap: Final[list[list[float] | None]] = []  # chances that no player changes; None: a decision
        self._explore(maks)
        self._urut: Final = self._order()
        self._acak: Final = self._expect()

    def play(self, ukuran: Ukuran | None = None) -> Harapan:
        """Give what a player gets; without a rule, random play."""
        return self._walk(_Pembagi(ukuran))[0]

    def contributions(self, ukuran: Ukuran) -> list[Sumbangan]:
        """Give what each fork gives a player beyond random play, the largest first.

        A move changes the value that random play can expect from here on; those changes, summed over the player's own
        visits, are exactly the difference between the two (the performance difference of two policies).
        """
        pembagi = _Pembagi(ukuran)
        _, visits, weights = self._walk(pembagi)
        points: dict[int, float] = {}
        taken: dict[int, dict[int, float]] = {}
        first, second = self.penilai.rentang
        for n in self._urut:
            if self._tetap[n] is not None or not visits[n]:
                continue
            gain = 0.0
            chosen = taken.setdefault(self._adegan[n], {})
            for (gerak, t), share in zip(self._keluar[n], pembagi.shares(self._keluar[n]), strict=True):
                if not share or gerak is None:
                    continue
                chosen[gerak.nomor] = chosen.get(gerak.nomor, 0.0) + share * visits[n]
                for rating, span, a, m in zip(
                    (gerak.integritas, gerak.kepatuhan), (first, second), self._acak[::2], self._acak[1::2], strict=True
                ):
                    change = gerak.bobot * (rating - m[t]) + a[t] - a[n]
                    gain += share * (visits[n] * change - weights[n] * (m[t] - m[n])) / span
            points[self._adegan[n]] = points.get(self._adegan[n], 0.0) + 50 * gain
        program = self.penilai.program
        return [
            Sumbangan(
                program.id_adegan[scene],
                poin,
                tuple(
                    (program.adegan[scene].pilihan[i], x / math.fsum(taken[scene].values()))
                    for i, x in sorted(taken[scene].items(), key=lambda item: (-item[1], item[0]))
                ),
            )
            for scene, poin in sorted(points.items(), key=lambda item: (-item[1], item[0]))
        ]

    # --- the chain ----------------------------------------------------------------------------------

    def _explore(self, maks: int) -> None:
        graf = self.penilai.graf
        place = _places(self.penilai) if self.petunjuk else None
        number: dict[tuple[int, int], int] = {(0, 0): 0}
        waiting = [(0, 0)]
        for n, seen in waiting:
            scene = graf.adegan[n]
            offered = graf.keluar[n]
            moves = scored = [(g, t) for g, t in offered if g.dinilai]
            if len(scored) < len(offered):
                free = [(g, t) for g, t in offered if not g.dinilai]
                if place is not None:
                    here = place[scene]
                    fresh = [
                        (g, t)
                        for g, t in free
                        if graf.adegan[t] != scene
                        and (place[graf.adegan[t]][0] != here[0] or not seen & place[graf.adegan[t]][1])
                    ]
                    free = fresh or free
                    if fresh:
                        moves = fresh
                moves = moves or free
            self._adegan.append(scene)
            out: list[_Langkah] = []
            for gerak, t in moves:
                memory = 0
                if place is not None:
                    here, there = place[scene], place[graf.adegan[t]]
                    memory = seen | here[1] | there[1] if here[0] == there[0] else there[1]
                key = t, memory
                known = number.get(key)
                if known is None:
                    known = number[key] = len(waiting)
                    if known >= maks:
                        raise TerlaluBanyakIngatan
                    waiting.append(key)
                out.append((gerak, known))
            self._keluar.append(out)
            self._tetap.append(None if moves and moves[0][0].dinilai else [1 / len(moves) for _ in moves])

    def _order(self) -> list[int]:
        """Give the states in topological order; a loop becomes the moves out of it (inside nothing weighs, S204)."""
        out: list[int] = []
        for members in order([[t for _, t in moves] for moves in self._keluar]):
            inside = set(members)
            if len(members) > 1 or any(t in inside for _, t in self._keluar[members[0]]):
                rows: dict[int, dict[int, float]] = {}
                for n in members:
                    row = rows.setdefault(n, {})
                    for _, t in self._keluar[n]:
                        row[t] = row.get(t, 0.0) + 1 / len(self._keluar[n])
                steps = eliminate(rows)
                found = {n: flow(steps, {n: 1.0}) for n in members}
                for n, exits in found.items():
                    self._keluar[n] = [(None, t) for t in exits]
                    self._tetap[n] = list(exits.values())
            out.extend(members)
        return out

    def _expect(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """Give by state under random play, for each dimension: the expected T of a run that starts there with nothing
        decided, and the expected rating of its ending.
        """
        akhir, penuh = self.penilai.program.akhir, self.penilai.penuh
        tables = tuple([0.0] * len(self._keluar) for _ in range(4))
        for n in reversed(self._urut):
            rating = akhir[self._adegan[n]]
            if rating is not None:
                for d in (0, 1):
                    tables[2 * d][n], tables[2 * d + 1][n] = float(penuh * rating[d]), float(rating[d])
                continue
            fixed = self._tetap[n] or [1 / len(self._keluar[n])] * len(self._keluar[n])
            for (gerak, t), share in zip(self._keluar[n], fixed, strict=True):
                w = 0 if gerak is None else gerak.bobot
                for d in (0, 1):
                    a, m = tables[2 * d], tables[2 * d + 1]
                    r = 0 if gerak is None else (gerak.integritas, gerak.kepatuhan)[d]
                    a[n] += share * (w * (r - m[t]) + a[t])
                    m[n] += share * m[t]
        return tables[0], tables[1], tables[2], tables[3]

    def _walk(self, pembagi: _Pembagi) -> tuple[Harapan, list[float], list[float]]:
        """Carry a player's visits and the sums of B over them along the chain."""
        penilai = self.penilai
        visits, weights = [0.0] * len(self._keluar), [0.0] * len(self._keluar)
        visits[0] = 1.0
        totals = [0.0, 0.0]
        clean = 0.0
        for n in self._urut:
            here, b = visits[n], weights[n]
            if not here:
                continue
            moves = self._keluar[n]
            if not moves:
                akhir = penilai.program.adegan[self._adegan[n]].akhir
                if akhir is not None:
                    for d in (0, 1):
                        totals[d] += akhir.rating[d] * (penilai.penuh * here - b)
                    clean += here * (akhir.tingkat == "bersih")
                continue
            for (gerak, t), share in zip(moves, self._tetap[n] or pembagi.shares(moves), strict=True):
                if not share:
                    continue
                visits[t] += share * here
                weights[t] += share * b
                if gerak is not None and gerak.bobot:
                    w = gerak.bobot * share * here
                    weights[t] += w
                    totals[0] += w * gerak.integritas
                    totals[1] += w * gerak.kepatuhan
        first, second = (
            100 * (total - dimensi.lo) / (dimensi.hi - dimensi.lo)
            for total, dimensi in zip(totals, penilai.dimensi, strict=True)
        )
        return Harapan(first, second, clean), visits, weights


class _Pembagi:
    """Gives each move of a decision its chance under one rule; what is on offer repeats, so it is remembered."""

    def __init__(self, ukuran: Ukuran | None) -> None:
        self._ukuran: Final = ukuran
        self._ingat: Final[dict[tuple[int, ...], list[float]]] = {}

    def shares(self, moves: Sequence[_Langkah]) -> list[float]:
        """Give the chances, in the order of the moves."""
        if self._ukuran is None:
            return [1 / len(moves)] * len(moves)
        offered = [gerak.pilihan for gerak, _ in moves if gerak is not None]
        key = tuple(map(id, offered))
        known = self._ingat.get(key)
        if known is None:
            figures = self._ukuran(offered)
            best = max(figures) - _SAMA
            chosen = [x >= best for x in figures]
            known = self._ingat[key] = [x / sum(chosen) for x in chosen]
        return known


def _places(penilai: Penilai) -> list[tuple[int, int]]:
    """Give by scene number: the loop of scenes that it lies in, and its bit there (0 where it can be met only once)."""
    graf = penilai.graf
    following: list[set[int]] = [set() for _ in penilai.program.gerak]
    for n, moves in enumerate(graf.keluar):
        following[graf.adegan[n]].update(graf.adegan[t] for _, t in moves)
    out = [(0, 0)] * len(following)
    for i, members in enumerate(order([sorted(scenes) for scenes in following])):
        for k, scene in enumerate(members):
            out[scene] = i, 1 << k if len(members) > 1 else 0
    return out


def best(penilai: Penilai) -> float:
    """Give the highest gabungan (50:50) that any run reaches, 0–100."""
    ringkas = penilai.ringkas
    (lo, lo2), (span, span2) = (d.lo for d in penilai.dimensi), penilai.rentang
    found = MUSTAHIL
    for pair in {e for e in penilai.akhir if e is not None}:
        high = [0 if e == pair else MUSTAHIL for e in penilai.akhir]
        for i in range(len(ringkas.sumber) - 1, -1, -1):
            t = high[ringkas.tujuan[i]]
            if t != MUSTAHIL:
                w = ringkas.bobot[i]
                t += w * ((ringkas.integritas[i] - pair[0]) * span2 + (ringkas.kepatuhan[i] - pair[1]) * span)
                high[ringkas.sumber[i]] = max(high[ringkas.sumber[i]], t)
        top = high[ringkas.letak[0]]
        if top != MUSTAHIL:
            base = (penilai.penuh * pair[0] - lo) * span2 + (penilai.penuh * pair[1] - lo2) * span
            found = max(found, top + base)
    return 50 * found / (span * span2)


@dataclass(frozen=True, slots=True)
class BarisButa:
    """What one player gets, deciding at once and opening clue scenes first.

    `lebih`: the points of gabungan beyond random play, in the way of playing that gives more; `sumbangan` says where
    they come from in that way.
    """

    pemain: Pemain
    langsung: Harapan
    petunjuk: Harapan
    lebih: float
    sumbangan: tuple[Sumbangan, ...]


@dataclass(frozen=True, slots=True)
class TabelButa:
    """All blind players in one scenario; `acak` is random play in both ways, `terbaik` the best gabungan of any run."""

    acak: tuple[Harapan, Harapan]
    terbaik: float
    baris: tuple[BarisButa, ...]

    @property
    def menonjol(self) -> tuple[BarisButa, ...]:
        """The players more than `LEBIH_SKENARIO` points above random play, the highest first."""
        found = [b for b in self.baris if b.lebih > LEBIH_SKENARIO]
        return tuple(sorted(found, key=lambda b: -b.lebih))


def measure(penilai: Penilai, maks: int = KEADAAN_MAKS) -> TabelButa:
    """Let all blind players play a sound scenario; raises `TerlaluBanyakIngatan` beyond `maks` states."""
    direct = Gelanggang(penilai, petunjuk=False, maks=maks)
    clues = Gelanggang(penilai, petunjuk=True, maks=maks) if has_clues(penilai) else direct
    acak = direct.play(), clues.play()
    rows: list[BarisButa] = []
    for pemain in PEMAIN:
        played = direct.play(pemain.ukuran), clues.play(pemain.ukuran)
        more = [h.gabungan - base.gabungan for h, base in zip(played, acak, strict=True)]
        where = (direct, clues)[more[1] > more[0]]
        lebih = max(more)
        found = where.contributions(pemain.ukuran) if lebih > LEBIH_SKENARIO else ()
        rows.append(BarisButa(pemain, *played, lebih, tuple(found)))
    return TabelButa(acak, best(penilai), tuple(rows))


def has_clues(penilai: Penilai) -> bool:
    """Tell whether any scene offers an unscored move beside a decision, or several of them."""
    return any(len(moves) > 1 and not all(gerak.dinilai for gerak in moves) for moves in penilai.program.gerak)
