"""A large class, made by seeded play of the shipped scenarios with several skill profiles.

    python -m tests.kelas_besar FOLDER       350 participants in 35 groups over 13 journals

The same seed gives the same journals, byte for byte in what they hold. Used by tests and benchmarks; what is written
goes through `Jurnal` alone, so it is what play would have written.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from simulasi.catatan import Jurnal, Komitmen, Lari, Peserta
from simulasi.catatan.sandi import WORDS
from simulasi.lari.lakon import Lakon
from simulasi.permainan.mesin import available, exhibits, is_over, start, step
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.kanonik import canonical_session, digest
from simulasi.skenario.muat import load_scenario
from simulasi.skenario.pustaka import Pustaka, shipped
from simulasi.skenario.sesi import Sesi

SESI = "angkatan-besar"
WITA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Profil:
    """How somebody plays: how strongly ratings draw (0 by chance), what integritas weighs against kepatuhan."""

    nama: str
    mutu: float
    integritas: float


PROFIL = (
    Profil("cakap", 1.6, 0.5),
    Profil("taat prosedur", 1.2, 0.1),
    Profil("niat baik", 1.2, 0.9),
    Profil("coba-coba", 0.0, 0.5),
    Profil("tergoda", -0.6, 0.5),
)


def walk(lakon: Lakon, profil: Profil, dice: random.Random, longest: int = 400) -> list[str]:
    """Play one run; good ratings draw by `exp(mutu · rating)`, unscored moves by chance."""
    program = lakon.program
    here = start(program)
    chosen: list[str] = []
    while not is_over(program, here):
        if len(chosen) == longest:
            raise ValueError("a run that does not end")
        moves = available(program, here)
        weights = [
            1.0
            if gerak.pilihan.skor is None
            else math.exp(
                profil.mutu * (profil.integritas * gerak.integritas + (1 - profil.integritas) * gerak.kepatuhan - 2)
            )
            for gerak in moves
        ]
        chosen.append(dice.choices(moves, weights)[0].pilihan.id)
        here = step(program, here, chosen[-1], here.langkah)
    return chosen


def shipped_lakon(names: Sequence[str] = ()) -> list[Lakon]:
    """Make the shipped scenarios ready (all, or those named)."""
    library = Pustaka((shipped(),))
    found = [load_scenario(path).isi for path in library.files() if not names or path.stem in names]
    return [Lakon(skenario, Acuan()) for skenario in found if skenario is not None]


@dataclass(frozen=True, slots=True)
class KelasBesar:
    """The folders of the journals, one a machine, and what was played in them."""

    folder: tuple[Path, ...]
    lakon: tuple[Lakon, ...]
    sesi: Sesi

    def runs(self) -> list[Lari]:
        """Read the runs of all journals together, as a merge would have them."""
        out: list[Lari] = []
        for folder in self.folder:
            with Jurnal.open(folder) as jurnal:
                out.extend(jurnal.runs(sesi=self.sesi.id))
        return out

    def scenario(self, sidik: str) -> str | None:
        """Give the canonical JSON of a scenario, as a journal would."""
        return next((lakon.kanonik for lakon in self.lakon if lakon.sidik == sidik), None)

    def marks(self) -> Mapping[str, str]:
        """Give each machine's mark by id."""
        found: dict[str, str] = {}
        for folder in self.folder:
            with Jurnal.open(folder) as jurnal:
                found[jurnal.mesin.id] = jurnal.mesin.tanda
        return found


class _Mesin:
    """One laptop of the class, its journal open, with a clock of its own that moves as people play."""

    def __init__(self, folder: Path, benih: str, mulai: datetime) -> None:
        self.dice = random.Random(benih)
        self.now = mulai
        ids = random.Random(f"{benih}/id")
        self.jurnal = Jurnal.open(folder, now=lambda: self.now, new_id=lambda: _uuid(ids))
        self.jurnal._file.rows("PRAGMA synchronous = OFF")  # pyright: ignore[reportPrivateUsage] - a fixture may lose power

    def wait(self, detik: float) -> None:
        self.now += timedelta(seconds=round(detik, 1))

    def play(
        self, peserta: Peserta, lakon: Lakon, profil: Profil, *, putus: bool = False, asal: str | None = None
    ) -> None:
        dice, jurnal = self.dice, self.jurnal
        answers = walk(lakon, profil, dice)
        run = jurnal.start_run(
            peserta,
            mode="perorangan",
            skenario=lakon.skenario.id,
            sidik=lakon.sidik,
            sidik_alur=lakon.sidik_alur,
            kanonik=lakon.kanonik,
            asal=asal,
        )
        here = start(lakon.program)
        for i, answer in enumerate(answers[: max(1, len(answers) // 2)] if putus else answers):
            for nomor, _ in exhibits(lakon.program, here):
                if dice.random() < 0.6:
                    jurnal.record_exhibit(run.id, i, here.adegan, nomor)
            detik = round(dice.lognormvariate(3.2, 0.6), 1)
            self.wait(detik)
            jurnal.record_choice(run.id, i, answer, detik=detik)
            here = step(lakon.program, here, answer, i)
        if putus:
            return
        jurnal.finish_run(run.id, here.adegan)
        self._after(run.id, lakon)

    def _after(self, run: str, lakon: Lakon) -> None:
        dice, mitigasi = self.dice, lakon.skenario.mitigasi
        if dice.random() < 0.8:
            left, picked = lakon.risiko.anggaran, list[str]()
            for kendali in dice.sample(mitigasi, len(mitigasi)):
                if kendali.biaya <= left:
                    left -= kendali.biaya
                    picked.append(kendali.id)
            self.wait(40)
            self.jurnal.record_controls(run, picked)
            if picked and dice.random() < 0.4:
                words = Komitmen(picked[0], "Menyusun daftar periksa", "Kepala subbagian", "sebelum akhir bulan")
                self.jurnal.record_commitment(run, words)


def _uuid(dice: random.Random) -> str:
    digits = f"{dice.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


def make_class(
    folder: Path,
    *,
    peserta: int = 350,
    kelompok: int = 35,
    jurnal: int = 13,
    benih: int = 20260105,
    sesi: str = SESI,
    skenario: Sequence[str] = (),
) -> KelasBesar:
    """Write the journals `folder/m01` …: groups spread over the machines, each group with a profile it leans to.

    One participant in twelve breaks off and starts again, one in ten practises afterwards, one in forty leaves a
    scenario unfinished, one in fifty has a run that was voided.
    """
    lakon = tuple(shipped_lakon(skenario))
    definition = Sesi.model_validate(
        {
            "format": "1",
            "id": sesi,
            "judul": "Angkatan besar",
            "skenario": [item.skenario.id for item in lakon],
            "bobot": {"integritas": "60", "kepatuhan": "40"},
        }
    )
    kanonik = canonical_session(definition)
    folders = tuple(folder / f"m{i + 1:02d}" for i in range(jurnal))
    leaning = [PROFIL[i % len(PROFIL)] for i in range(kelompok)]
    numbers = count()
    for i, place in enumerate(folders):
        mesin = _Mesin(place, f"{benih}/{i}", datetime(2026, 1, 5, 8, i, tzinfo=WITA))
        with mesin.jurnal:
            mesin.jurnal.record_session(sesi, digest(kanonik), kanonik)
            for p in range(i, peserta, jurnal):
                group = p * kelompok // peserta
                number = next(numbers)
                sandi = f"{WORDS[number % len(WORDS)]}-{number // len(WORDS) + 1:02d}"
                person = mesin.jurnal.participant(sesi, sandi, f"Kelompok {group + 1}")
                profil = leaning[group] if mesin.dice.random() < 0.6 else mesin.dice.choice(PROFIL)
                _play_all(mesin, person, profil, lakon, p)
    return KelasBesar(folders, lakon, definition)


def _play_all(mesin: _Mesin, person: Peserta, profil: Profil, lakon: Sequence[Lakon], nomor: int) -> None:
    for item in lakon:
        if nomor % 50 == 7:
            mesin.play(person, item, profil)
            (*_, run) = mesin.jurnal.runs(peserta=person.id)
            mesin.jurnal.void_run(run.id, "Tertukar dengan peserta lain")
        if nomor % 12 == 5:
            mesin.play(person, item, profil, putus=True)
        mesin.play(person, item, profil, putus=nomor % 40 == 11)
        if nomor % 10 == 3:
            (*_, run) = mesin.jurnal.runs(peserta=person.id)
            mesin.play(person, item, PROFIL[0], asal=run.id)


if __name__ == "__main__":
    made = make_class(Path(sys.argv[1]))
    sys.stdout.write(f"{len(made.folder)} jurnal, {len(made.runs())} permainan\n")
