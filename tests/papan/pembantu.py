"""Runs of the worked example in a journal of their own, and the board of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from simulasi.catatan import Jurnal, Lari
from simulasi.lari.lakon import Lakon
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import gather
from simulasi.papan.papan_skor import BarisPapan, scoreboard
from simulasi.papan.resmi import Penimbang
from simulasi.papan.tabel import Papan
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import load_scenario

AKAR = Path(__file__).parents[2]
PUSTAKA = AKAR / "skenario"
CONTOH = Path(__file__).parents[1] / "data" / "contoh" / "hps-titipan.yaml"
SESI = "kelas-pagi"

# Six runs of the worked example, worked out by hand: T from its ratings and weights, lo/hi 3–36 and 1–36.
TERBAIK = "survei,susun,tolak"  # 100 / 97.14
CATAT = "survei,susun,catat"  # 96.97 / 100
TUNDA = "tunda,tolak"  # 93.94 / 91.43
LAPOR = "survei,tanda,datang,lapor"  # 45.45 / 51.43
DIAM = "tunda,datang,diam"  # 48.48 / 42.86
SIMPAN = "tanda,datang,simpan"  # 0 / 0, a red line


class Kelas:
    """A journal with a still clock, and the scenarios that are played in it."""

    def __init__(self, folder: Path) -> None:
        seconds = count()
        ids = count(1)
        start = datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=8)))
        self.jurnal = Jurnal.open(
            folder,
            now=lambda: start + timedelta(seconds=next(seconds)),
            new_id=lambda: f"{next(ids):08d}-0000-4000-8000-000000000000",
        )
        self._folder = folder
        self._lakon: dict[tuple[str, str, str], Lakon] = {}

    def lakon(self, nama: str = "hps-titipan", ganti: tuple[str, str] = ("", "")) -> Lakon:
        """Give the worked example under a name, with one text replaced."""
        key = (nama, *ganti)
        if key not in self._lakon:
            text = CONTOH.read_text(encoding="utf-8").replace("id: hps-titipan", f"id: {nama}", 1)
            if ganti[0]:
                assert ganti[0] in text
                text = text.replace(*ganti, 1)
            path = self._folder / f"{nama}.yaml"
            path.write_text(text, encoding="utf-8")
            skenario = load_scenario(path).isi
            assert skenario is not None
            self._lakon[key] = Lakon(skenario, Acuan())
        return self._lakon[key]

    def play(
        self,
        sandi: str,
        jawaban: str,
        lakon: Lakon | None = None,
        *,
        sesi: str = SESI,
        kendali: Sequence[str] | None = None,
        sidik: str | None = None,
        kelompok: str | None = None,
        orang: int = 1,
    ) -> Lari:
        """Record a run, ended where its choices end the story; `sidik` stands in for the true digest."""
        lakon = lakon or self.lakon()
        run = self.jurnal.start_run(
            self.jurnal.participant(sesi, sandi, kelompok),
            mode="perorangan",
            skenario=lakon.skenario.id,
            sidik=sidik or lakon.sidik,
            sidik_alur=lakon.sidik_alur,
            kanonik=lakon.kanonik,
            orang=orang,
        )
        for i, answer in enumerate(filter(None, jawaban.split(","))):
            self.jurnal.record_choice(run.id, i, answer)
        if jawaban.count(",") and jawaban.rsplit(",", maxsplit=1)[-1] in ("tolak", "catat", "lapor", "diam", "simpan"):
            self.jurnal.finish_run(run.id, "akhir-menurut-program")
        if kendali is not None:
            self.jurnal.record_controls(run.id, kendali)
        return self.again(run)

    def again(self, run: Lari) -> Lari:
        """Read a run anew."""
        found = self.jurnal.run(run.id)
        assert found is not None
        return found

    def board(
        self,
        *ditugaskan: str,
        sesi: str = SESI,
        bobot: int = 50,
        runs: Sequence[Lari] | None = None,
        mesin: Mapping[str, str] | None = None,
    ) -> list[BarisPapan]:
        """Make the board; without names the worked example alone is assigned, without marks this machine is known."""
        own = self.jurnal.mesin
        return scoreboard(
            self.jurnal.runs(sesi=sesi) if runs is None else runs,
            Penimbang(self.jurnal.scenario),
            sesi,
            ditugaskan or ("hps-titipan",),
            bobot,
            {own.id: own.tanda} if mesin is None else mesin,
        )


def ranks(rows: Sequence[BarisPapan]) -> list[tuple[int | None, bool, str]]:
    """Give rank, tie and call sign, in the order of the board."""
    return [(row.peringkat, row.seri, row.sandi) for row in rows]


def tables(
    kelas: Kelas, *ditugaskan: str, mode: str = "perorangan", acuan: Acuan | None = None, sesi: str = SESI
) -> Papan:
    """Make all tables of a class; without names the worked example alone is assigned."""
    mesin = kelas.jurnal.mesin
    context = DefinisiSesi(sesi, "Kelas pagi", ditugaskan or ("hps-titipan",), 50, mode)
    people = kelas.jurnal.runs_by_participant(sesi)
    return Papan(gather(people, context, Penimbang(kelas.jurnal.scenario), {mesin.id: mesin.tanda}), acuan or Acuan())
