"""The runs of one session gathered once for all tables: official runs, people, strata (`skor.md` §6).

One pass over the runs, participant by participant. What is kept of a run is small: its moves are shared by all runs
that make them (`Pohon`), the rest lies in columns (`DaftarLari`): a run costs little more than its id and its seconds.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from simulasi.catatan import Komitmen, Lari, Peserta
from simulasi.dasar.pengumpul import without_collector
from simulasi.papan.daftar_lari import DaftarOrang
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.papan_skor import BarisStrata, person_rows
from simulasi.papan.resmi import LariResmi, Penimbang, official_runs
from simulasi.papan.strata import Strata
from simulasi.permainan.nilai import NilaiLari
from simulasi.skenario.nama_sesi import BEBAS

_BERKAS_MAKS: Final = 255
_DETIK_MAKS: Final = 1e9


@dataclass(frozen=True, slots=True)
class KomitmenLari:
    """A commitment with the run that it was written after."""

    lari: str
    peserta: Peserta
    kelompok: str | None
    skenario: str
    sidik: str
    komitmen: Komitmen


class Kumpulan:
    """Everything that the tables of a session are made from. Made by `gather`."""

    def __init__(self, sesi: DefinisiSesi, penimbang: Penimbang, mesin: Mapping[str, str]) -> None:
        self.sesi: Final = sesi
        self.penimbang: Final = penimbang
        self.mesin: Final = mesin
        self.baris: Final = list[BarisStrata]()
        self.orang: Final = DaftarOrang(None if sesi.sesi == BEBAS else sesi.skenario)
        self.lari: Final = self.orang.lari
        self.komitmen: Final = list[KomitmenLari]()
        self.batal_n: int = 0
        self.ditolak_n: int = 0
        self.terbaru: datetime | None = None
        self._terbaru: Final = dict[tuple[int, str], str]()
        """The newest times by shape (length and offset)."""

    def add(self, own: Sequence[Lari]) -> None:
        """Count one participant with all runs of the session, in their order."""
        sesi = self.sesi
        official = official_runs(own, self.penimbang)
        self.baris.extend(person_rows(own, official, sesi.sesi, sesi.skenario, sesi.bobot_integritas, self.mesin))
        person = own[0].peserta
        group = person.kelompok
        if sesi.berkelompok and group is None:
            group = person.sandi  # at a laptop of its own a group may give its name as the call sign
        people, complete = _people(sesi, own, official)
        self.orang.append(person, group, people, selesai=complete)
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
            self._keep(run, chosen.get(run.id))

    def _keep(self, run: Lari, resmi: NilaiLari | None) -> None:
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
        self.lari.append(
            run.id,
            lakon,
            steps if nilai is None else nilai,
            [_single(c.detik) for c in run.pilihan],
            bytes(opened),
            resmi=resmi is not None,
            orang=run.orang if self.sesi.berkelompok else 1,
            kendali=None if run.kendali is None else tuple(sorted(set(run.kendali))),
            tangan=_hands(run),
            waktu=_ended(run),
        )

    def _note_time(self, run: Lari) -> None:
        for moment in (run.mulai, run.pilihan[-1].waktu if run.pilihan else None, run.selesai):
            if moment is None:
                continue
            shape = len(moment), moment[-6:]  # of one shape and one offset, text order is time order
            if moment <= self._terbaru.get(shape, ""):
                continue
            with suppress(ValueError, TypeError):
                found = datetime.fromisoformat(moment)
                if found.tzinfo is not None:
                    self._terbaru[shape] = moment
                    self.terbaru = found if self.terbaru is None else max(found, self.terbaru)

    def strata(self) -> tuple[Strata, ...]:
        """Give the strata: scenarios in the session's order, then by id; the main flow of each first."""
        runs: dict[tuple[str, str], array[int]] = {}
        for place in range(len(self.lari)):
            if self.lari.is_official(place):
                lakon = self.lari.lakon(place)
                runs.setdefault((lakon.skenario.id, lakon.sidik_alur), array("I")).append(place)
        places = {name: i for i, name in enumerate(self.sesi.skenario)}
        order = sorted(runs, key=lambda key: (places.get(key[0], len(places)), key[0], -len(runs[key]), key[1]))
        out: list[Strata] = []
        for name, flow in order:
            own = runs[name, flow]
            played = Counter(self.lari.lakon(place).sidik for place in own)
            lakon = self.penimbang.lakon(min(played, key=lambda sidik: (-played[sidik], sidik)))
            if lakon is not None:
                main = not any(s.skenario == name for s in out)
                out.append(Strata(name, flow, main, lakon, self.lari.pick(own)))
        return tuple(out)


def _hands(run: Lari) -> tuple[tuple[int, str, int], ...]:
    return tuple(
        (i, name, n)
        for i, made in enumerate(run.pilihan)
        if made.tangan
        for name, n in sorted(made.tangan.items())
        if n > 0
    )


def _ended(run: Lari) -> float:
    """Give when a run ended, by the last thing known of it; infinite where that is no time with a zone."""
    moment = run.selesai or (run.pilihan[-1].waktu if run.pilihan else run.mulai)
    with suppress(ValueError, TypeError, OverflowError):
        found = datetime.fromisoformat(moment)
        if found.tzinfo is not None:
            return found.timestamp()
    return math.inf


def _single(detik: float | None) -> float:
    return math.nan if detik is None or not abs(detik) < _DETIK_MAKS else detik


def _people(sesi: DefinisiSesi, own: Sequence[Lari], official: Mapping[str, LariResmi]) -> tuple[int, bool]:
    """Tell how many people a participant stands for, and whether all that was assigned is complete."""
    names = tuple(official) if sesi.sesi == BEBAS else sesi.skenario
    counted = [official[name] for name in names if name in official]
    complete = bool(names) and len(counted) == len(names)
    if not sesi.berkelompok:
        return 1, complete
    return max((r.lari.orang for r in counted), default=max(run.orang for run in own)), complete


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
        penimbang.forget_roads()
    return out


def by_participant(runs: Iterable[Lari]) -> Iterable[list[Lari]]:
    """Group runs held in memory as `gather` wants them."""
    found: dict[str, list[Lari]] = {}
    for run in runs:
        found.setdefault(run.peserta.id, []).append(run)
    for name in sorted(found):
        yield sorted(found[name], key=lambda run: (run.urutan, run.mesin, run.id))
