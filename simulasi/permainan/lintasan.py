"""Replay shared over a trie of choices: what many runs have in common is stepped through once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulasi.permainan.mesin import Keadaan, start, step
from simulasi.permainan.program import Program

SIMPUL_MAKS: Final = 200_000
"""Most nodes that are kept; roads beyond are stepped through anew, so that no input can fill the memory."""


class Simpul:
    """A node of the trie: the state after the choices that lead to it, and the choices that were made there."""

    __slots__ = ("anak", "keadaan")

    def __init__(self, keadaan: Keadaan) -> None:
        self.keadaan: Final = keadaan
        self.anak: dict[str, Simpul] | None = None


class Lintasan:
    """Replays runs of one scenario; equal beginnings cost one look-up a choice."""

    def __init__(self, program: Program, simpul_maks: int = SIMPUL_MAKS) -> None:
        self.program: Final = program
        self.akar: Final = Simpul(start(program))
        self.jumlah: int = 1
        self._maks: Final = simpul_maks

    def walk(self, pilihan: Iterable[str]) -> list[Keadaan]:
        """Give every state of a run, like `mesin.replay`; raises `PilihanTidakTersedia` as it does."""
        here = self.akar
        states = [here.keadaan]
        for name in pilihan:
            after = None if here.anak is None else here.anak.get(name)
            if after is None:
                after = Simpul(step(self.program, here.keadaan, name, here.keadaan.langkah))
                if self.jumlah < self._maks:
                    self.jumlah += 1
                    if here.anak is None:
                        here.anak = {}
                    here.anak[name] = after
            here = after
            states.append(here.keadaan)
        return states
