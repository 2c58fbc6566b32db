"""Scoring many runs of one scenario: what runs share is computed once.

Runs of a class begin alike and meet again in the same states. A move's outcome depends on the tally before it alone
(`Hitungan`), so each move from each tally is worked out once, and equal runs share one `NilaiLari`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulasi.permainan.nilai import Hitungan, NilaiLangkah, NilaiLari, Penilai


class Pohon:
    """A scorer with a memory; gives what `Penilai.score` gives and raises what it raises."""

    def __init__(self, penilai: Penilai) -> None:
        self.penilai: Final = penilai
        self._simpul: Final[dict[Hitungan, int]] = {}
        self._hitungan: Final[list[Hitungan]] = []
        self._maju: Final[list[dict[str, tuple[int, NilaiLangkah]]]] = []
        self._nilai: Final[dict[tuple[str, ...], NilaiLari]] = {}
        self._awal: Final = self._node(penilai.begin())

    def steps(self, pilihan: Iterable[str]) -> tuple[NilaiLangkah, ...]:
        """Give the moves of a run, complete or not; raises `PilihanTidakTersedia`."""
        return tuple(self._walk(pilihan)[1])

    def score(self, pilihan: Iterable[str]) -> NilaiLari:
        """Score a complete run; raises `PilihanTidakTersedia` and `LariBelumSelesai`."""
        node, steps = self._walk(pilihan)
        key = tuple([step.pilihan for step in steps])  # the tree's own texts: equal ones are one object
        found = self._nilai.get(key)
        if found is None:
            found = self._nilai[key] = self.penilai.close(self._hitungan[node], tuple(steps))
        return found

    def _walk(self, pilihan: Iterable[str]) -> tuple[int, list[NilaiLangkah]]:
        node = self._awal
        steps: list[NilaiLangkah] = []
        for name in pilihan:
            known = self._maju[node].get(name)
            if known is None:
                after, step = self.penilai.advance(self._hitungan[node], name)
                known = self._maju[node][name] = self._node(after), step
            node = known[0]
            steps.append(known[1])
        return node, steps

    def _node(self, hitungan: Hitungan) -> int:
        node = self._simpul.get(hitungan)
        if node is None:
            node = self._simpul[hitungan] = len(self._hitungan)
            self._hitungan.append(hitungan)
            self._maju.append({})
        return node
