"""What a room may see of one scenario: decided once, asked by every page, table and file that is meant for a room.

A `Ruang` knows numbers of units (people, in `mode: kelompok` groups) by cell, those about few kept back so that they
cannot be computed either (`terbuka`), of the runs up to a rung of the ladder (`tangga`). Everything else that a page
shows of a class is worked out from these open numbers alone (`model_ruang`), so it tells no more than they do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from simulasi.papan.daftar_lari import SebagianLari
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.kumpulan import KomitmenLari
from simulasi.papan.sel import Sel, cells_of, chose, free_cells, story_cells
from simulasi.papan.strata import Strata
from simulasi.papan.tangga import LEAST_ROOM, climb
from simulasi.papan.terbuka import Pengungkap, Sistem


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Numbers of one question: `n` answered (0: too few to tell), `sel` by what was asked for, None where kept back."""

    n: int
    sel: Mapping[str, int | None]


class Ruang:
    """The open numbers of one scenario in one room; `Papan.ruang` makes them.

    `satuan`: what is counted, `n`: how many the figures are about (0: too few for any), `peserta`: how many take part.
    """

    def __init__(
        self, strata: Strata, peserta: int, *, berkelompok: bool, komitmen: Sequence[KomitmenLari] = ()
    ) -> None:
        self.strata: Final = strata
        self.peserta: Final = peserta
        self.satuan: Final = "kelompok" if berkelompok else "orang"
        self._lari: Final = strata.lari.in_order_of_ending()
        self._komitmen: Final = komitmen
        self._orang: Final = [people for _, _, people in self._lari.roads()]
        self._anak_tangga: Final = _rungs(self._orang)

    @property
    def n(self) -> int:
        """How many runs the figures are about, 0 where they are too few."""
        return len(self._anak_tangga[-1]) if self._anak_tangga else 0

    @cached_property
    def lari(self) -> SebagianLari:
        """The runs that the figures are about."""
        return self._lari.take(self._anak_tangga[-1] if self._anak_tangga else ())

    def count(self, sel: Sel) -> int | None:
        """Give the number of runs in a cell, None where it is kept back."""
        return self._terbuka.get(sel)

    @cached_property
    def _terbuka(self) -> dict[Sel, int]:
        if not self._anak_tangga:
            return {}
        cerita = story_cells(self.strata.lakon)
        number = cerita.nomor
        known: dict[int, frozenset[int]] = {}
        own: list[frozenset[int]] = []
        for _, nilai, _ in self._lari.roads():
            found = known.get(id(nilai))
            if found is None:
                found = known[id(nilai)] = frozenset(number[sel] for sel in cells_of(nilai) if sel in number)
            own.append(found)
        *rungs, now = self._anak_tangga
        opened = _open(cerita.sistem, own, self._orang, rungs)
        units = Counter(cell for i in now for cell in own[i])
        return {sel: units[i] for sel, i in number.items() if i in opened}

    # --- questions beside the story -----------------------------------------------------------------

    @cached_property
    def kendali(self) -> Hitungan:
        """How many of those who took the challenge picked each control, by its id."""
        ids = [k.id for k in self.strata.lakon.skenario.mitigasi]
        found = [run.kendali for run in self._lari]
        return self._ask(ids, [None if own is None else tuple(own) for own in found])

    @cached_property
    def janji(self) -> Hitungan:
        """How many of those who promised something promised each control, by its id."""
        by_person: dict[str, set[str]] = defaultdict(set)
        for note in self._komitmen:
            by_person[note.peserta.id].add(note.komitmen.kendali)
        found = [by_person.get(run.peserta.id) for run in self._lari]
        return self._ask(sorted({note.komitmen.kendali for note in self._komitmen}), found)

    @property
    def ada_janji(self) -> bool:
        """Whether anybody promised anything."""
        return bool(self._komitmen)

    @cached_property
    def berjanji(self) -> frozenset[str]:
        """The ids of the participants whose promises are counted."""
        wrote = {note.peserta.id for note in self._komitmen}
        people = [run.peserta.id for run in self._lari if run.peserta.id in wrote]
        rungs = _rungs([self._orang[i] for i, run in enumerate(self._lari) if run.peserta.id in wrote])
        return frozenset(people[i] for i in rungs[-1]) if rungs else frozenset()

    def _ask(self, ids: Sequence[str], jawaban: Sequence[Iterable[str] | None]) -> Hitungan:
        """Count answers: each a choice of several ids; None: not asked or not answered."""
        given = [(i, own) for i, own in enumerate(jawaban) if own is not None]
        rungs = _rungs([self._orang[i] for i, _ in given])
        if not rungs or not ids:
            return Hitungan(0, dict.fromkeys(ids))
        place = {name: j + 1 for j, name in enumerate(ids)}
        sistem = free_cells([[0], *([0, j] for j in place.values())])
        cells = [frozenset({0, *(place[name] for name in own if name in place)}) for _, own in given]
        *before, now = rungs
        opened = _open(sistem, cells, [self._orang[i] for i, _ in given], before)
        units = Counter(cell for i in now for cell in cells[i])
        return Hitungan(len(now), {name: units[j] if j in opened else None for name, j in place.items()})

    def hands(self, adegan: str) -> Hitungan:
        """Count the hands raised at a fork, by choice id: each hand is one person's, whoever plays."""
        ids = [p.id for p in self.strata.lakon.skenario.adegan[adegan].pilihan]
        raised: list[Counter[int]] = []
        for run in self._lari if self._anak_tangga else ():
            own: Counter[int] = Counter()
            for move, name, n in run.tangan:
                if move < len(run.langkah) and run.langkah[move].adegan == adegan and name in ids:
                    own[ids.index(name) + 1] += n
            if own:
                raised.append(own)
        rungs = climb([own.total() for own in raised], utuh=False)
        if not rungs[-1]:
            return Hitungan(0, dict.fromkeys(ids))
        choices = range(1, len(ids) + 1)
        sistem = free_cells([[0, j] for j in choices], (tuple(choices),))
        opener = Pengungkap()
        sums: Counter[int] = Counter()
        for rung in rungs[:-1]:
            sums = sum((raised[i] for i in rung), Counter[int]())
            opener.reveal(sistem, [sums.total(), *(sums[j] for j in choices)])
        opened = opener.tampakan[-1].terbuka
        return Hitungan(sums.total(), {name: sums[j] if j in opened else None for j, name in enumerate(ids, 1)})

    def rest(self, parts: Sequence[Sel], whole: int | None) -> int | None:
        """Give how many of a whole are in those parts of it that are kept back, together; None where none is.

        None too where parts may overlap (a loop of the story), or where all of them are kept back.
        """
        told = [self.count(sel) for sel in parts]
        some = [n for n in told if n is not None]
        if whole is None or not some or len(some) == len(told) or not story_cells(self.strata.lakon).apart(parts):
            return None
        return whole - sum(some) or None

    # --- what may be said of a fork -----------------------------------------------------------------

    def choices(self, adegan: str) -> tuple[int | None, ...]:
        """Give the numbers of runs that took each choice of a scene, in file order."""
        return tuple(self.count(chose(adegan, p.id)) for p in self.strata.lakon.skenario.adegan[adegan].pilihan)


def _rungs(orang: Sequence[int]) -> list[list[int]]:
    """Climb; nothing where those who count are too few for a room: fewer than 10 people, or 5 units."""
    found = climb(orang)
    now = found[-1]
    return found if len(now) >= LEAST_PEOPLE and sum(orang[i] for i in now) >= LEAST_ROOM else []


def _open(
    sistem: Sistem, sel: Sequence[frozenset[int]], orang: Sequence[int], anak_tangga: Sequence[Sequence[int]]
) -> frozenset[int]:
    """Reveal rung by rung; give the cells that are open at the last one. Without a rung nobody is small."""
    opener = Pengungkap()
    for rung in anak_tangga or [[]]:
        people: Counter[int] = Counter()
        for i in rung:
            for cell in sel[i]:
                people[cell] += orang[i]
        possible = sistem.with_runs({sel[i] for i in rung})
        opener.reveal(possible, [people[cell] for cell in range(len(sistem.pangkat))])
    return opener.tampakan[-1].terbuka
