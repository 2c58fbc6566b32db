"""Scoring many runs of one scenario: what runs share is computed once.

Runs of a class begin alike and meet again in the same states. What a move costs depends on the node before it and the
weights collected so far, not on the ratings behind: V_d = Σ w·r + what can still be had from here (`skor.md` §3), and a
loss is the difference of two V_d. So each move from each such place is worked out once, from a tally without ratings,
and equal runs share one `NilaiLari`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

from simulasi.permainan.nilai import Hitungan, NilaiLangkah, NilaiLari, Penilai

INGATAN: Final = 1 << 14
"""So many places are remembered at a time; past that they are worked out anew, so that memory stays bounded."""


class Pohon:
    """A scorer with a memory; gives what `Penilai.score` gives and raises what it raises.

    Places (tallies without ratings), moves between them and different steps are numbered; a road is the numbers of its
    steps, of which a scenario has a few hundred. Beyond `ingatan` places those are forgotten; steps and scores never.
    """

    def __init__(self, penilai: Penilai, ingatan: int = INGATAN) -> None:
        self.penilai: Final = penilai
        self._ingatan: Final = ingatan
        self._nomor: Final[dict[Hitungan, int]] = {}
        self._hitungan: Final[list[Hitungan]] = []
        self._maju: Final[dict[str, dict[int, int]]] = {}  # by choice: the move that it makes from a tally
        self._ke: Final[list[int]] = []  # by move: the tally after it
        self._biaya: Final[list[int]] = []  # by move: the number of its step
        self._langkah: Final[list[NilaiLangkah]] = []
        self._sama: Final[dict[tuple[object, ...], int]] = {}
        self._nilai: Final[dict[bytes, NilaiLari]] = {}

    def steps(self, pilihan: Iterable[str]) -> tuple[NilaiLangkah, ...]:
        """Give the moves of a run, complete or not; raises `PilihanTidakTersedia`."""
        return tuple([self._langkah[number] for number in self._walk(pilihan)[1]])

    def score(self, pilihan: Iterable[str]) -> NilaiLari:
        """Score a complete run; raises `PilihanTidakTersedia` and `LariBelumSelesai`."""
        node, road = self._walk(pilihan)
        key = array("I", road).tobytes()
        found = self._nilai.get(key)
        if found is None:
            steps = tuple([self._langkah[number] for number in road])
            found = self._nilai[key] = self.penilai.close(_rated(self._hitungan[node], steps), steps)
        return found

    def _walk(self, pilihan: Iterable[str]) -> tuple[int, list[int]]:
        if len(self._hitungan) > self._ingatan:
            for memory in (self._nomor, self._hitungan, self._maju, self._ke, self._biaya):
                memory.clear()
        node = 0 if self._hitungan else self._node(self.penilai.begin())  # without ratings as it is
        road: list[int] = []
        for name in pilihan:
            known = self._maju.get(name)
            move = None if known is None else known.get(node)
            if move is None:
                move = self._make(node, name)
            road.append(self._biaya[move])
            node = self._ke[move]
        return node, road

    def _make(self, node: int, name: str) -> int:
        after, step = self.penilai.advance(self._hitungan[node], name)
        # the losses are shared objects, and the kept step holds on to them: equal identity means equal value
        alike = (
            step.adegan, name, id(step.hilang_integritas), id(step.hilang_kepatuhan), step.terbaik_integritas,
            step.terbaik_kepatuhan, step.pilihan_n,
        )  # fmt: skip
        number = self._sama.setdefault(alike, len(self._langkah))
        if number == len(self._langkah):
            self._langkah.append(step)
        move = len(self._ke)
        self._ke.append(self._node(_unrated(after)))
        self._biaya.append(number)
        self._maju.setdefault(name, {})[node] = move
        return move

    def _node(self, hitungan: Hitungan) -> int:
        node = self._nomor.get(hitungan)
        if node is None:
            node = self._nomor[hitungan] = len(self._hitungan)
            self._hitungan.append(hitungan)
        return node


def _unrated(hitungan: Hitungan) -> Hitungan:
    """Take the ratings collected so far out of a tally."""
    simpul, p, q, b, first, second = hitungan
    return Hitungan(simpul, 0, 0, b, first - p, second - q)


def _rated(hitungan: Hitungan, langkah: Iterable[NilaiLangkah]) -> Hitungan:
    """Put the ratings of the moves that led there back into a tally."""
    p = q = 0
    for step in langkah:
        if step.integritas is not None and step.kepatuhan is not None:
            p += step.bobot * step.integritas
            q += step.bobot * step.kepatuhan
    simpul, _, _, b, first, second = hitungan
    return Hitungan(simpul, p, q, b, first + p, second + q)
