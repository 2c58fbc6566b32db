"""Which run counts (`skor.md` §6): official runs, attempts, and runs judged by the scenario in the journal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final, NamedTuple

from simulasi.catatan import Lari
from simulasi.catatan.gabung import clock_doubt, instant, on_two_machines
from simulasi.lari.lakon import Lakon
from simulasi.papan.hitung import parts
from simulasi.permainan.graf import TerlaluBanyakKeadaan
from simulasi.permainan.mesin import PilihanTidakTersedia
from simulasi.permainan.nilai import LariBelumSelesai, NilaiLangkah, NilaiLari
from simulasi.permainan.pohon import Pohon
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.kanonik import digest, from_canonical
from simulasi.skenario.model import Skenario


class Termahal(NamedTuple):
    """The scene of a run that cost most: both dimensions together, in parts of 1/`skala` points."""

    adegan: str
    hilang: int
    skala: int

    def exceeds(self, other: Termahal) -> bool:
        """Tell whether more was lost here, also in another scenario."""
        return self.hilang * other.skala > other.hilang * self.skala


class LariResmi(NamedTuple):
    """The official run of a participant for one scenario, with its score and what is flagged about it.

    `termahal` is None where nothing was lost.
    """

    lari: Lari
    nilai: NilaiLari
    mitigasi: float | None
    tanda: tuple[str, ...]
    termahal: Termahal | None


class Penimbang:
    """Scores runs by the scenario that the journal keeps, each scenario compiled once, each run replayed.

    What runs share is replayed once (`Pohon`); equal runs get one and the same `NilaiLari`.
    """

    def __init__(self, scenario: Callable[[str], str | None]) -> None:
        self._scenario: Callable[[str], str | None] = scenario
        self._lakon: dict[str, Lakon | None] = {}
        self._pohon: dict[str, Pohon | None] = {}
        self._mitigasi: dict[tuple[str, frozenset[str]], float | None] = {}
        self._hilang: dict[int, int] = {}
        """What both dimensions lost, by the `id` of a move: the trees hold on to them all."""

    def lakon(self, sidik: str) -> Lakon | None:
        """Give the scenario of a digest; None where it is missing or does not hash to it."""
        if sidik not in self._lakon:
            kanonik = self._scenario(sidik)
            self._lakon[sidik] = None
            if kanonik is not None and digest(kanonik) == sidik:
                with suppress(ValueError, KeyError):
                    self._lakon[sidik] = Lakon(from_canonical(kanonik, Skenario), Acuan())
        return self._lakon[sidik]

    def judge(self, lari: Lari) -> NilaiLari | None:
        """Score a run; None where it is unfinished or its scenario does not allow the choices."""
        pohon = self._tree(lari.sidik)
        if pohon is None:
            return None
        try:
            return pohon.score([tercatat.pilihan for tercatat in lari.pilihan])
        except (LariBelumSelesai, PilihanTidakTersedia):
            return None

    def steps(self, lari: Lari) -> tuple[NilaiLangkah, ...] | None:
        """Give the moves of a run, finished or not; None where its scenario does not allow the choices."""
        pohon = self._tree(lari.sidik)
        if pohon is None:
            return None
        try:
            return pohon.steps([tercatat.pilihan for tercatat in lari.pilihan])
        except PilihanTidakTersedia:
            return None

    def dearest(self, sidik: str, nilai: NilaiLari) -> Termahal | None:
        """Give the scene that cost most in a run that this scorer judged, and how much; of equals the earlier one."""
        pohon = self._tree(sidik)
        if pohon is None:
            return None
        scale, known = pohon.penilai.skala, self._hilang
        losses: dict[str, int] = {}
        for step in nilai.langkah:
            lost = known.get(id(step))
            if lost is None:
                lost = parts(step.hilang_integritas, scale) + parts(step.hilang_kepatuhan, scale)
                known[id(step)] = lost
            if lost:
                losses[step.adegan] = losses.get(step.adegan, 0) + lost
        most = max(losses.values(), default=0)
        return next((Termahal(name, lost, scale) for name, lost in losses.items() if lost == most), None)

    def challenge(self, lari: Lari) -> float | None:
        """Give `nilai_mitigasi` of a run's pick; None where nothing was picked or nothing can be gained."""
        if lari.kendali is None:
            return None
        key = lari.sidik, frozenset(lari.kendali)
        if key not in self._mitigasi:
            self._mitigasi[key] = self._challenge(*key)
        return self._mitigasi[key]

    def _challenge(self, sidik: str, kendali: frozenset[str]) -> float | None:
        lakon = self.lakon(sidik)
        if lakon is None:
            return None
        places = {kendali.id: i for i, kendali in enumerate(lakon.skenario.mitigasi)}
        with suppress(ValueError):  # a stranger's scenario that leaves no way on whatever is put in place
            return lakon.risiko.challenge(sum(1 << places[name] for name in kendali if name in places))
        return None

    def forget_roads(self) -> None:
        """Let go of what only helps to score more runs; what was scored stays with who holds it."""
        self._pohon.clear()
        self._hilang.clear()

    def _tree(self, sidik: str) -> Pohon | None:
        """Give the scorer; None where the scenario is missing or too broken to score by (a stranger's file)."""
        if sidik not in self._pohon:
            lakon = self.lakon(sidik)
            self._pohon[sidik] = None
            if lakon is not None:
                with suppress(ValueError, KeyError, TerlaluBanyakKeadaan):
                    if all(d.hi > d.lo for d in lakon.penilai.dimensi):
                        self._pohon[sidik] = Pohon(lakon.penilai)
        return self._pohon[sidik]


TANDA: Final = {
    "diulang": "skenario ini pernah dimulai lebih dulu lalu ditinggalkan",
    "jam_ragu": "jam mesinnya mundur di tengah lari",
    "dua_mesin": "peserta ini bermain di lebih dari satu mesin",
    "batal_dilewati": "lari yang lebih dulu dibatalkan, sehingga dilewati",
    "konflik_dilewati": "lari yang lebih dulu punya isi yang bertentangan, sehingga dilewati",
    "sesi_konflik": "sesi ini punya definisi yang bertentangan dan belum diputuskan, sehingga tidak diperingkat",
    "konflik": "ada lari peserta ini yang isinya bertentangan; semua cabangnya dicatat, tidak ada yang diperingkat",
}
"""What is flagged about an official run or a participant, with its meaning (`skor.md` §6, `hasil.md` §2)."""


def in_order(runs: Iterable[Lari]) -> list[Lari]:
    """Order the runs of one participant: by sequence on one machine, over machines by start time (`skor.md` §6).

    A clock that was set back does not undo the sequence: a run counts as begun no earlier than those before it on its
    machine. The order depends on nothing but the runs.
    """
    known = list(runs)
    # On one machine the sequence alone decides; branches of a conflict share theirs.
    if len({run.mesin for run in known}) < 2 and not any(run.konflik for run in known):
        return sorted(known, key=lambda run: (run.urutan, run.id))
    begun: dict[str, datetime] = {}
    keyed: list[tuple[datetime, str, int, str, tuple[str, ...], Lari]] = []
    for run in sorted(known, key=lambda run: (run.mesin, run.urutan, run.id)):
        start = instant(run.mulai)
        begun[run.mesin] = max(begun.get(run.mesin, start), start)
        choices = tuple(tercatat.pilihan for tercatat in run.pilihan) if run.konflik else ()
        keyed.append((begun[run.mesin], run.mesin, run.urutan, run.id, choices, run))
    keyed.sort(key=lambda entry: entry[:-1])
    return [entry[-1] for entry in keyed]


def person_flags(runs: Sequence[Lari], official: Collection[str]) -> frozenset[str]:
    """Give the flags that concern a participant rather than one official run; `official` are scenario ids with one."""
    found = {"konflik"} if any(run.konflik for run in runs) else set[str]()
    if on_two_machines(run.mesin for run in runs):
        found.add("dua_mesin")
    if any(run.batal is not None and run.skenario not in official for run in runs):
        found.add("batal_dilewati")
    return frozenset(found)


def official_runs(runs: Iterable[Lari], penimbang: Penimbang) -> Mapping[str, LariResmi]:
    """Pick, by scenario id, the first complete run of one participant in one session, in the order of `in_order`.

    Void and conflicting runs are passed over; they, and one that was abandoned before, flag the official one. A
    practice run that branched off another is never official.
    """
    found: dict[str, LariResmi] = {}
    passed: dict[str, set[str]] = {}
    for run in in_order(runs):
        if run.skenario in found or run.asal is not None:
            continue
        flags = passed.setdefault(run.skenario, set())
        if run.batal is not None or run.konflik:
            flags.add("konflik_dilewati" if run.konflik else "batal_dilewati")
            continue
        nilai = penimbang.judge(run)
        if nilai is None:
            flags.add("diulang")
            continue
        if clock_doubt([run.mulai, *[t.waktu for t in run.pilihan], *([run.selesai] if run.selesai else ())]):
            flags.add("jam_ragu")
        found[run.skenario] = LariResmi(
            run, nilai, penimbang.challenge(run), tuple(sorted(flags)), penimbang.dearest(run.sidik, nilai)
        )
    return found
