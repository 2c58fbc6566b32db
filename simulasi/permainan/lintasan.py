"""Replay shared by many runs: a choice in a state is worked out once, whoever makes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulasi.permainan.mesin import Keadaan, start, step
from simulasi.permainan.program import Program

SIMPUL_MAKS: Final = 200_000
"""Most states that are kept; those beyond are stepped through anew, so that no input can fill the memory."""


class Simpul:
    """A state, and where the choices lead that were made in it."""

    __slots__ = ("keadaan", "maju")

    def __init__(self, keadaan: Keadaan) -> None:
        self.keadaan: Final = keadaan
        self.maju: Final[dict[str, Simpul]] = {}


class Lintasan:
    """Replays runs of one scenario. Runs that begin alike, or meet again in a state, cost one look-up a choice."""

    def __init__(self, program: Program, simpul_maks: int = SIMPUL_MAKS) -> None:
        self.program: Final = program
        self._maks: Final = simpul_maks
        self._simpul: Final[dict[tuple[str, int], Simpul]] = {}
        self._awal: Final = self._node(start(program))

    @property
    def jumlah(self) -> int:
        """How many states are kept."""
        return len(self._simpul)

    def walk(self, pilihan: Iterable[str]) -> list[Keadaan]:
        """Give every state of a run, like `mesin.replay`, but with `langkah` 0: runs share their states.

        Raises `PilihanTidakTersedia` as it does.
        """
        here = self._awal
        states = [here.keadaan]
        for name in pilihan:
            after = here.maju.get(name)
            if after is None:
                after = self._node(step(self.program, here.keadaan, name, 0))
                if len(self._simpul) < self._maks:
                    here.maju[name] = after
            here = after
            states.append(here.keadaan)
        return states

    def _node(self, keadaan: Keadaan) -> Simpul:
        key = keadaan.adegan, keadaan.nilai
        node = self._simpul.get(key)
        if node is None:
            node = Simpul(Keadaan(keadaan.adegan, keadaan.nilai, 0))
            if len(self._simpul) < self._maks:
                self._simpul[key] = node
        return node
