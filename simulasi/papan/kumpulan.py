"""The runs of one session gathered once for all tables: official runs, people, strata (`skor.md` §6).

One pass over the runs, participant by participant. What is kept of a run is small: its moves are shared by all runs
that make them (`Pohon`), so a run costs little more than its id and its seconds.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple, TypeVar, cast

from simulasi.catatan import Komitmen, Lari, Peserta
from simulasi.lakon import Lakon
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.hitung import mean, parts
from simulasi.papan.papan_skor import BEBAS, BarisStrata, person_rows
from simulasi.papan.resmi import LariResmi, Penimbang, official_runs
from simulasi.pengumpul import without_collector
from simulasi.permainan.nilai import NilaiLangkah, NilaiLari

T = TypeVar("T")

_BERKAS_MAKS: Final = 255
_DETIK_MAKS: Final = 1e9


class LariPapan(NamedTuple):
    """What the tables keep of one run. `nilai` is None of a run without an ending.

    `detik` are the seconds by move (as of `array("f")`, nan where not known), `berkas` the exhibits opened by move,
    `tangan` the tallies of hands (move, choice id, hands), empty where none was counted.
    """

    id: str
    resmi: bool
    peserta: Peserta
    kelompok: str | None
    orang: int
    skenario: str
    sidik: str
    langkah: tuple[NilaiLangkah, ...]
    nilai: NilaiLari | None
    detik: bytes
    berkas: bytes
    kendali: tuple[str, ...] | None
    tangan: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Orang:
    """A participant (in `mode: kelompok` a group at one laptop): how many people, and the exact values.

    The values (means over the scenarios, 0–100) are None until all that was assigned is complete; in `bebas` they
    are the means over what was played.
    """

    peserta: Peserta
    kelompok: str | None
    orang: int
    selesai: bool
    integritas: Fraction | None
    kepatuhan: Fraction | None


@dataclass(frozen=True, slots=True)
class KomitmenLari:
    """A commitment with the run that it was written after."""

    lari: str
    peserta: Peserta
    kelompok: str | None
    skenario: str
    sidik: str
    komitmen: Komitmen


class Jalan(NamedTuple):
    """One road through a scenario: its score, how many runs took it, how many people."""

    nilai: NilaiLari
    lari: int
    orang: int


@dataclass(frozen=True)
class Strata:
    """The official runs of one scenario with one flow (`sidik_alur`), and the scenario that most of them played.

    `utama`: the flow with the most runs (of equals the smaller digest); the others are marked wherever they show.
    """

    skenario: str
    sidik_alur: str
    utama: bool
    lakon: Lakon
    lari: tuple[LariPapan, ...]

    @property
    def tanda(self) -> str:
        """The mark of a flow that is not the board's own."""
        return "" if self.utama else "alur_lain"

    @cached_property
    def skala(self) -> int:
        """Losses and values of this stratum are whole numbers of 1/`skala` points, and so is half a sum of two."""
        first, second = (d.hi - d.lo for d in self.lakon.penilai.dimensi)
        return 2 * first * second

    @property
    def jalan(self) -> Iterator[Jalan]:
        """The different roads that the runs took: many take the same."""
        return map(Jalan, *self._jalan)

    @cached_property
    def _jalan(self) -> tuple[list[NilaiLari], array[int], array[int]]:
        """The roads, their runs, their people, side by side: a large class takes tens of thousands."""
        places: dict[int, int] = {}
        roads, runs, people = list[NilaiLari](), array("I"), array("I")
        for run in self.lari:
            if run.nilai is not None:
                place = places.setdefault(id(run.nilai), len(roads))
                if place == len(roads):
                    roads.append(run.nilai)
                    runs.append(0)
                    people.append(0)
                runs[place] += 1
                people[place] += run.orang
        return roads, runs, people

    @cached_property
    def hilang(self) -> dict[int, int]:
        """What each move of the runs lost, mean of both dimensions in 1/`skala` points, by the move's `id`.

        Runs share their moves, and the stratum holds on to them all.
        """
        scale, out = self.skala, dict[int, int]()
        for jalan in self.jalan:
            for step in jalan.nilai.langkah:
                number = id(step)
                if number not in out:
                    out[number] = (parts(step.hilang_integritas, scale) + parts(step.hilang_kepatuhan, scale)) // 2
        return out

    @cached_property
    def kunjungan(self) -> Counter[tuple[str, str]]:
        """How often each choice was made, by scene and choice; each visit counts (`skor.md` §4)."""
        out: Counter[tuple[str, str]] = Counter()
        for jalan in self.jalan:
            for step in jalan.nilai.langkah:
                out[step.adegan, step.pilihan] += jalan.lari
        return out

    @cached_property
    def urutan_adegan(self) -> dict[str, int]:
        """The scenes in the order in which play can get to them; unreachable ones follow by name."""
        graf = self.lakon.penilai.graf
        names = dict.fromkeys(graf.program.id_adegan[scene] for scene in graf.adegan)
        rest = sorted(set(graf.program.id_adegan) - set(names))
        return {name: i for i, name in enumerate([*names, *rest])}


@dataclass(slots=True)
class Kumpulan:
    """Everything that the tables of a session are made from. Made by `gather`."""

    sesi: DefinisiSesi
    penimbang: Penimbang
    mesin: Mapping[str, str]
    baris: list[BarisStrata] = field(default_factory=list[BarisStrata])
    lari: list[LariPapan] = field(default_factory=list[LariPapan])
    orang: list[Orang] = field(default_factory=list[Orang])
    komitmen: list[KomitmenLari] = field(default_factory=list[KomitmenLari])
    batal_n: int = 0
    ditolak_n: int = 0
    terbaru: datetime | None = None
    _sama: dict[object, object] = field(default_factory=dict[object, object])

    def _shared(self, value: T) -> T:
        """Give one and the same object for equal values, of which a class has few."""
        return cast("T", self._sama.setdefault(value, value))

    def add(self, own: Sequence[Lari]) -> None:
        """Count one participant with all runs of the session, in their order."""
        sesi = self.sesi
        official = official_runs(own, self.penimbang)
        self.baris.extend(person_rows(own, official, sesi.sesi, sesi.skenario, sesi.bobot_integritas, self.mesin))
        person = own[0].peserta
        group = None if person.kelompok is None else self._shared(person.kelompok)
        if sesi.berkelompok and group is None:
            group = person.sandi  # at a laptop of its own a group may give its name as the call sign
        self.orang.append(_person(sesi, person, group, own, official))
        chosen = {resmi.lari.id: resmi.nilai for resmi in official.values()}
        told: set[str] = set()  # branches of a conflict share one id, and what was said or voided once
        for run in own:
            first = run.id not in told
            told.add(run.id)
            self._note_time(run)
            if run.batal is not None:
                self.batal_n += first
                continue
            if run.komitmen is not None and first:
                self.komitmen.append(KomitmenLari(run.id, person, group, run.skenario, run.sidik, run.komitmen))
            self._keep(run, person, group, chosen.get(run.id))

    def _keep(self, run: Lari, person: Peserta, group: str | None, resmi: NilaiLari | None) -> None:
        lakon = self.penimbang.lakon(run.sidik)
        nilai = self.penimbang.judge(run) if resmi is None else resmi
        steps = self.penimbang.steps(run) if nilai is None else nilai.langkah
        if steps is None or lakon is None:
            self.ditolak_n += 1
            return
        opened = bytearray(len(steps))
        for langkah, _, _ in run.berkas_dibuka:
            if 0 <= langkah < len(opened) and opened[langkah] < _BERKAS_MAKS:
                opened[langkah] += 1
        seconds = array("f", [_single(c.detik) for c in run.pilihan]).tobytes()
        picked = None if run.kendali is None else self._shared(tuple(sorted(set(run.kendali))))
        self.lari.append(
            LariPapan(
                run.id, resmi is not None, person, group, run.orang if self.sesi.berkelompok else 1, lakon.skenario.id,
                lakon.sidik, steps, nilai, seconds, self._shared(bytes(opened)), picked, _hands(run),
            )
        )  # fmt: skip

    def _note_time(self, run: Lari) -> None:
        for moment in (run.mulai, run.pilihan[-1].waktu if run.pilihan else None, run.selesai):
            if moment is not None:
                with suppress(ValueError, TypeError):
                    found = datetime.fromisoformat(moment)
                    if found.tzinfo is not None and (self.terbaru is None or found > self.terbaru):
                        self.terbaru = found

    def strata(self) -> tuple[Strata, ...]:
        """Give the strata: scenarios in the session's order, then by id; the main flow of each first."""
        runs: dict[tuple[str, str], list[LariPapan]] = {}
        for run in self.lari:
            lakon = self.penimbang.lakon(run.sidik)
            if run.resmi and lakon is not None:
                runs.setdefault((run.skenario, lakon.sidik_alur), []).append(run)
        places = {name: i for i, name in enumerate(self.sesi.skenario)}
        order = sorted(runs, key=lambda key: (places.get(key[0], len(places)), key[0], -len(runs[key]), key[1]))
        out: list[Strata] = []
        for name, flow in order:
            own = runs[name, flow]
            played = Counter(run.sidik for run in own)
            lakon = self.penimbang.lakon(min(played, key=lambda sidik: (-played[sidik], sidik)))
            if lakon is not None:
                main = not any(s.skenario == name for s in out)
                out.append(Strata(name, flow, main, lakon, tuple(own)))
        return tuple(out)


def _hands(run: Lari) -> tuple[tuple[int, str, int], ...]:
    return tuple(
        (i, name, n)
        for i, made in enumerate(run.pilihan)
        if made.tangan
        for name, n in sorted(made.tangan.items())
        if n > 0
    )


def _single(detik: float | None) -> float:
    return math.nan if detik is None or not abs(detik) < _DETIK_MAKS else detik


def _person(
    sesi: DefinisiSesi, person: Peserta, group: str | None, own: Sequence[Lari], official: Mapping[str, LariResmi]
) -> Orang:
    names = tuple(official) if sesi.sesi == BEBAS else sesi.skenario
    counted = [official[name] for name in names if name in official]
    complete = bool(names) and len(counted) == len(names)
    people = 1
    if sesi.berkelompok:
        people = max((r.lari.orang for r in counted), default=max(run.orang for run in own))
    if not complete:
        return Orang(person, group, people, False, None, None)
    integritas, kepatuhan = mean([r.nilai.integritas for r in counted]), mean([r.nilai.kepatuhan for r in counted])
    return Orang(person, group, people, True, integritas, kepatuhan)


def gather(
    people: Iterable[Sequence[Lari]], sesi: DefinisiSesi, penimbang: Penimbang, mesin: Mapping[str, str]
) -> Kumpulan:
    """Gather a session; `people` gives each participant's runs together, `mesin` a machine's mark by id.

    Participants come in the order of their ids, so that equal journals give equal tables.
    """
    out = Kumpulan(sesi, penimbang, mesin)
    with without_collector():
        for own in people:
            out.add(own)
    return out


def by_participant(runs: Iterable[Lari]) -> Iterable[list[Lari]]:
    """Group runs held in memory as `gather` wants them."""
    found: dict[str, list[Lari]] = {}
    for run in runs:
        found.setdefault(run.peserta.id, []).append(run)
    for name in sorted(found):
        yield sorted(found[name], key=lambda run: (run.urutan, run.mesin, run.id))
