"""Which run counts (`skor.md` §6): official runs, attempts, and runs judged by the scenario in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from simulasi.catatan import Lari
from simulasi.lakon import Lakon
from simulasi.permainan.graf import TerlaluBanyakKeadaan
from simulasi.permainan.mesin import PilihanTidakTersedia
from simulasi.permainan.nilai import LariBelumSelesai, NilaiLangkah, NilaiLari
from simulasi.permainan.pohon import Pohon
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.kanonik import digest, from_canonical
from simulasi.skenario.model import Skenario


@dataclass(frozen=True, slots=True)
class LariResmi:
    """The official run of a participant for one scenario, with its score and what is flagged about it."""

    lari: Lari
    nilai: NilaiLari
    mitigasi: float | None
    tanda: tuple[str, ...]


class Penimbang:
    """Scores runs by the scenario that the journal keeps, each scenario compiled once, each run replayed.

    What runs share is replayed once (`Pohon`); equal runs get one and the same `NilaiLari`.
    """

    def __init__(self, scenario: Callable[[str], str | None]) -> None:
        self._scenario: Callable[[str], str | None] = scenario
        self._lakon: dict[str, Lakon | None] = {}
        self._pohon: dict[str, Pohon | None] = {}
        self._mitigasi: dict[tuple[str, frozenset[str]], float | None] = {}

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


def official_runs(runs: Iterable[Lari], penimbang: Penimbang) -> Mapping[str, LariResmi]:
    """Pick, by scenario id, the first complete run of one participant in one session.

    Runs of one machine are ordered by sequence, over machines by start time. Void runs are passed over; an earlier
    one that was abandoned flags the official one `diulang`. A practice run that branched off another is never official.
    """
    found: dict[str, LariResmi] = {}
    abandoned: set[str] = set()
    live = [run for run in runs if run.batal is None]
    one_machine = len({run.mesin for run in live}) <= 1
    live.sort(key=lambda run: (run.urutan, run.id) if one_machine else (run.mulai, run.id))
    for run in live:
        if run.skenario in found or run.asal is not None:
            continue
        nilai = penimbang.judge(run)
        if nilai is None:
            abandoned.add(run.skenario)
            continue
        flags = ["diulang"] if run.skenario in abandoned else []
        if any(b.waktu < a.waktu for a, b in zip(run.pilihan, run.pilihan[1:], strict=False)):
            flags.append("jam_ragu")
        found[run.skenario] = LariResmi(run, nilai, penimbang.challenge(run), tuple(flags))
    return found
