"""Which run counts (`skor.md` §6): official runs, attempts, and runs judged by the scenario in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from simulasi.catatan import Lari
from simulasi.lakon import Lakon
from simulasi.permainan.mesin import PilihanTidakTersedia
from simulasi.permainan.nilai import LariBelumSelesai, NilaiLari
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
    """Scores runs by the scenario that the journal keeps, each scenario compiled once, each run replayed."""

    def __init__(self, scenario: Callable[[str], str | None]) -> None:
        self._scenario: Callable[[str], str | None] = scenario
        self._lakon: dict[str, Lakon | None] = {}

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
        lakon = self.lakon(lari.sidik)
        if lakon is None:
            return None
        try:
            return lakon.penilai.score([tercatat.pilihan for tercatat in lari.pilihan])
        except (LariBelumSelesai, PilihanTidakTersedia):
            return None

    def challenge(self, lari: Lari) -> float | None:
        """Give `nilai_mitigasi` of a run's pick; None where nothing was picked or nothing can be gained."""
        lakon = self.lakon(lari.sidik)
        if lakon is None or lari.kendali is None:
            return None
        places = {kendali.id: i for i, kendali in enumerate(lakon.skenario.mitigasi)}
        return lakon.risiko.challenge(sum(1 << places[name] for name in set(lari.kendali) if name in places))


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
