"""The official runs of one scenario and flow, and the passes through them that several tables share.

A hundred thousand runs take some ten thousand different roads, made of a few hundred different moves. So what is asked
of all runs is asked of the moves or the roads, with how often each was met.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from simulasi.lari.lakon import Lakon
from simulasi.papan.daftar_lari import SebagianLari
from simulasi.papan.hitung import parts
from simulasi.permainan.nilai import NilaiLangkah, NilaiLari


class Jalan(NamedTuple):
    """One road through a scenario: its score, how many runs took it, how many people."""

    nilai: NilaiLari
    lari: int
    orang: int


class JejakKelompok(NamedTuple):
    """What the runs of one group met: the different moves with their number, and the runs that came by each scene."""

    kelompok: str | None
    langkah: list[tuple[NilaiLangkah, int]]
    adegan: Counter[str]


@dataclass(frozen=True)
class Strata:
    """The official runs of one scenario with one flow (`sidik_alur`), and the scenario that most of them played.

    `utama`: the flow with the most runs (of equals the smaller digest); the others are marked wherever they show.
    """

    skenario: str
    sidik_alur: str
    utama: bool
    lakon: Lakon
    lari: SebagianLari

    @property
    def tanda(self) -> str:
        """The mark of a flow that is not the board's own."""
        return "" if self.utama else "alur_lain"

    @property
    def skala(self) -> int:
        """Losses and values of this stratum are whole numbers of 1/`skala` points, and so is half a sum of two."""
        return self.lakon.penilai.skala

    @property
    def jalan(self) -> Iterator[Jalan]:
        """The different roads that the runs took: many take the same."""
        return map(Jalan, *self._jalan)

    @cached_property
    def _jalan(self) -> tuple[list[NilaiLari], array[int], array[int]]:
        """The roads, their runs, their people, side by side: a large class takes tens of thousands."""
        places: dict[int, int] = {}
        roads, runs, people = list[NilaiLari](), array("I"), array("I")
        for _, nilai, orang in self.lari.roads():
            place = places.setdefault(id(nilai), len(roads))
            if place == len(roads):
                roads.append(nilai)
                runs.append(0)
                people.append(0)
            runs[place] += 1
            people[place] += orang
        return roads, runs, people

    @cached_property
    def langkah(self) -> dict[int, NilaiLangkah]:
        """The different moves of the runs by their `id`: runs share their moves, and the stratum holds on to all."""
        out: dict[int, NilaiLangkah] = {}
        for nilai in self._jalan[0]:
            out.update(zip(map(id, nilai.langkah), nilai.langkah, strict=True))
        return out

    @cached_property
    def kali(self) -> Counter[int]:
        """How often each move was made, by its `id`; each visit counts."""
        out: Counter[int] = Counter()
        for nilai, runs, _ in self.jalan:
            if runs == 1:
                out.update(map(id, nilai.langkah))
            else:
                for step in nilai.langkah:
                    out[id(step)] += runs
        return out

    @cached_property
    def hilang(self) -> dict[int, int]:
        """What each move lost, mean of both dimensions in 1/`skala` points, by the move's `id`."""
        scale = self.skala
        return {
            number: (parts(step.hilang_integritas, scale) + parts(step.hilang_kepatuhan, scale)) // 2
            for number, step in self.langkah.items()
        }

    @cached_property
    def kunjungan(self) -> Counter[tuple[str, str]]:
        """How often each choice was made, by scene and choice; each visit counts (`skor.md` §4)."""
        out: Counter[tuple[str, str]] = Counter()
        for number, step in self.langkah.items():
            out[step.adegan, step.pilihan] += self.kali[number]
        return out

    @cached_property
    def urutan_adegan(self) -> dict[str, int]:
        """The scenes in the order in which play can get to them; unreachable ones follow by name."""
        graf = self.lakon.penilai.graf
        names = dict.fromkeys(graf.program.id_adegan[scene] for scene in graf.adegan)
        rest = sorted(set(graf.program.id_adegan) - set(names))
        return {name: i for i, name in enumerate([*names, *rest])}

    def by_group(self) -> Iterator[JejakKelompok]:
        """Sum up the runs of each group, in the order in which the groups first appear; None: those without one."""
        steps = list(self.langkah.values())
        number = {id(step): i for i, step in enumerate(steps)}.__getitem__
        scene = {id(step): self.urutan_adegan[step.adegan] for step in steps}.__getitem__
        names = list(self.urutan_adegan)
        kind = "H" if max(len(steps), len(names)) < 1 << 16 else "I"
        made: dict[str | None, array[int]] = defaultdict(lambda: array(kind))  # far smaller than a counter a group
        met: dict[str | None, array[int]] = defaultdict(lambda: array(kind))
        for name, nilai, _ in self.lari.roads():
            made[name].extend(map(number, map(id, nilai.langkah)))
            met[name].extend(set(map(scene, map(id, nilai.langkah))))
        for name, found in made.items():
            moves = [(steps[i], n) for i, n in Counter(found).items()]
            yield JejakKelompok(name, moves, Counter({names[i]: n for i, n in Counter(met[name]).items()}))
