"""Random play in fractions on plain data: visits, chances and what runs collect, by solving small linear systems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.acuan_kasar import DIMENSI, Acuan, Keadaan, TerlaluBesar, solve

Sejarah = tuple[Keadaan, int, int, int, tuple[bool, bool, bool]]
"""A state with what a run has collected: Σ w, Σ w·r in both dimensions, a red line, and by dimension a rating of 0."""

BESAR = 150
"""More histories than this are not tried; with loops, where an equation stands for each, far fewer."""

BESAR_LINGKAR = 16


@dataclass(frozen=True)
class Akhiran:
    """How a run can end: ending, T in both dimensions, red line, and in which dimensions a choice was rated 0."""

    adegan: str
    integritas: int
    kepatuhan: int
    merah: bool
    nol: tuple[bool, bool]


class Arus:
    """Random play of a sound scenario, every choice on offer equally likely."""

    def __init__(self, acuan: Acuan) -> None:
        self.acuan = acuan

    @cached_property
    def sejarah(self) -> dict[Sejarah, list[tuple[Any, Sejarah]]]:
        """Every state with what it can be reached with, and the moves on. Raises `TerlaluBesar`."""
        first: Sejarah = (self.acuan.start(), 0, 0, 0, (False, False, False))
        found: dict[Sejarah, list[tuple[Any, Sejarah]]] = {}
        queue = [first]
        while queue:
            here = queue.pop()
            if here in found:
                continue
            if len(found) >= (BESAR_LINGKAR if self.acuan.gerak_lingkar else BESAR):
                raise TerlaluBesar
            found[here] = [(p, self._after(here, p, t)) for p, t in self.acuan.keadaan[here[0]]]
            queue.extend(t for _, t in found[here])
        return found

    def _after(self, here: Sejarah, pilihan: Any, state: Keadaan) -> Sejarah:
        w, i, k = here[1:4]
        merah, *nol = here[4]
        if "skor" in pilihan:
            bobot = int(self.acuan.adegan[here[0][0]].get("bobot", "1"))
            first, second = (int(pilihan["skor"][d]) for d in DIMENSI)
            w, i, k = w + bobot, i + bobot * first, k + bobot * second
            nol = [nol[0] or first == 0, nol[1] or second == 0]
        return state, w, i, k, (merah or pilihan.get("garis_merah") == "ya", nol[0], nol[1])

    @cached_property
    def kunjungan(self) -> dict[Sejarah, Fraction]:
        """The expected number of visits: v = start + v·rows, solved on the transposed system."""
        states = list(self.sejarah)
        if not self.acuan.gerak_lingkar:
            out = dict.fromkeys(states, Fraction(0))
            out[states[0]] = Fraction(1)
            for s in self._in_order():
                for _, t in self.sejarah[s]:
                    out[t] += out[s] / len(self.sejarah[s])
            return out
        rows: dict[Any, dict[Any, Fraction]] = {s: {} for s in states}
        for s, moves in self.sejarah.items():
            for _, t in moves:
                rows[t][s] = rows[t].get(s, Fraction(0)) + Fraction(1, len(moves))
        rows[states[0]]["satu"] = Fraction(1)
        return {s: solve(rows, s).get("satu", Fraction(0)) for s in states}

    def _in_order(self) -> list[Sejarah]:
        """Sort the histories so that each comes after all that lead to it; there are no loops."""
        waiting = dict.fromkeys(self.sejarah, 0)
        for moves in self.sejarah.values():
            for _, t in moves:
                waiting[t] += 1
        ready = [s for s, count in waiting.items() if count == 0]
        for s in ready:
            for _, t in self.sejarah[s]:
                waiting[t] -= 1
                if waiting[t] == 0:
                    ready.append(t)
        return ready

    @cached_property
    def akhiran(self) -> dict[Akhiran, Fraction]:
        """The chance of every way to end."""
        out: dict[Akhiran, Fraction] = {}
        for (state, w, i, k, (merah, *nol)), x in self.kunjungan.items():
            if self.acuan.is_over(state):
                key = Akhiran(
                    state[0],
                    self.acuan.total((state[0], w, i, k), 0),
                    self.acuan.total((state[0], w, i, k), 1),
                    merah,
                    (nol[0], nol[1]),
                )
                out[key] = out.get(key, Fraction(0)) + x
        return out

    def chance(self, adegan: str) -> Fraction:
        """Give the chance that a run ever comes to a scene."""
        rows: dict[Any, Mapping[Any, Fraction]] = {}
        for s, moves in self.acuan.keadaan.items():
            if s[0] == adegan:
                rows[s] = {"sampai": Fraction(1)}
            elif not moves:
                rows[s] = {"lain": Fraction(1)}
            else:
                row: dict[Any, Fraction] = {}
                for _, t in moves:
                    row[t] = row.get(t, Fraction(0)) + Fraction(1, len(moves))
                rows[s] = row
        return solve(rows, self.acuan.start()).get("sampai", Fraction(0))

    def nilai(self, akhiran: Akhiran, d: int) -> Fraction:
        """Give nilai_d of a way to end."""
        return self.acuan.scale((akhiran.integritas, akhiran.kepatuhan)[d], d)

    def mean(self, d: int) -> Fraction:
        """Give the mean of nilai_d."""
        return sum((x * self.nilai(a, d) for a, x in self.akhiran.items()), Fraction(0))

    @cached_property
    def harapan(self) -> tuple[dict[Sejarah, Fraction], dict[Sejarah, Fraction]]:
        """The expected nilai of the rest of play, by history, in both dimensions."""
        first, second = (self._expect(d) for d in (0, 1))
        return first, second

    def _expect(self, d: int) -> dict[Sejarah, Fraction]:
        rows: dict[Any, dict[Any, Fraction]] = {}
        for s, moves in self.sejarah.items():
            rows[s] = {}
            if not moves:
                rows[s] = {"satu": self.acuan.scale(self.acuan.total((s[0][0], *s[1:4]), d), d)}
            for _, t in moves:
                rows[s][t] = rows[s].get(t, Fraction(0)) + Fraction(1, len(moves))
        if self.acuan.gerak_lingkar:
            return {s: solve(rows, s).get("satu", Fraction(0)) for s in self.sejarah}
        out: dict[Any, Fraction] = {"satu": Fraction(1)}
        for s in reversed(self._in_order()):
            out[s] = sum((x * out[t] for t, x in rows[s].items()), Fraction(0))
        del out["satu"]
        return out
