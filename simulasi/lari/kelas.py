"""A class at one laptop: library, session and journal, and what can be asked of them together."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from simulasi.catatan import Jurnal, Lari, Peserta, propose_sandi
from simulasi.dasar.galat import Galat
from simulasi.skenario import nama_sesi
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.temuan import Temuan, has_error

if TYPE_CHECKING:
    from simulasi.lari.lakon import Lakon
    from simulasi.lari.perjalanan import Perjalanan
    from simulasi.skenario.acuan import Acuan
    from simulasi.skenario.sesi import Sesi

# ruff: noqa: PLC0415 - models, engine and checker load when a scenario is first read: the first screen must not wait

StatusSkenario = Literal["belum", "berjalan", "selesai"]
_PESERTA_AKHIR: Final = "peserta-akhir"
_ORANG: Final = "orang"


class SkenarioBermasalah(Galat):
    """A scenario with errors: it is never played, its findings are shown instead."""

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        from simulasi.periksa.laporan import tell

        super().__init__(
            "Skenario ini belum dapat dimainkan karena berkasnya bermasalah. Perbaiki lalu simpan, atau pilih "
            "skenario lain.\n\n" + tell([t for t in temuan if t.tingkat == "galat"])
        )
        self.temuan: tuple[Temuan, ...] = tuple(temuan)


def make_ready(path: Path, acuan: Acuan, tanggal: date) -> Lakon:
    """Check a scenario file and make it ready; raises `SkenarioBermasalah` where it has errors."""
    from simulasi.lari.lakon import Lakon
    from simulasi.periksa.pemeriksaan import check_file

    checked = check_file(path, acuan, tanggal)
    if checked.skenario is None:
        raise SkenarioBermasalah(checked.temuan)
    return Lakon(checked.skenario, acuan)


@dataclass(frozen=True, slots=True)
class Entri:
    """One scenario as the library lists it. With errors among `temuan` it cannot be played."""

    id: str
    judul: str
    bidang: str
    tingkat: str
    durasi: int
    peran: str
    ringkasan: str
    titik_rawan: tuple[tuple[str, str], ...]
    temuan: tuple[Temuan, ...]

    @property
    def bermasalah(self) -> bool:
        """Whether an error forbids play."""
        return has_error(self.temuan)

    def matches(self, words: Iterable[str], bidang: Mapping[str, str]) -> bool:
        """Tell whether every word (casefolded) stands in what is told about the scenario; `bidang` names the fields."""
        parts = [self.id, self.judul, self.peran, self.ringkasan, bidang.get(self.bidang, "")]
        parts.extend(f"{kode} {nama}" for kode, nama in self.titik_rawan)
        text = " ".join(parts).casefold()
        return all(word in text for word in words)


class Kelas:
    """What the screens, plain text and commands share.

    Without a `sesi` it is the one in which the whole library is on offer. `tanggal` judges the age of law (S505, S506).
    """

    def __init__(self, pustaka: Pustaka, jurnal: Jurnal, sesi: Sesi | None = None, tanggal: date | None = None) -> None:
        self.pustaka: Final = pustaka
        self.jurnal: Final = jurnal
        self._sesi = sesi
        self.tanggal: Final = tanggal or date.today()
        self._acuan: dict[tuple[Path, ...], Acuan] = {}
        self._lakon: dict[Path, Lakon] = {}
        self._berkas: dict[str, Path] = {}
        self._sesi_tercatat: bool = False

    @property
    def sesi(self) -> Sesi:
        """The session."""
        from simulasi.skenario.sesi import BEBAS

        return self._sesi or BEBAS

    @property
    def bebas(self) -> bool:
        """Whether the whole library is on offer, without a session file."""
        return self._sesi is None or not self._sesi.skenario

    @property
    def id_sesi(self) -> str:
        """The session's id."""
        return nama_sesi.BEBAS if self._sesi is None else self._sesi.id

    def entries(self) -> tuple[Entri, ...]:
        """List the scenarios on offer, in the session's order. Reads and checks every file: call off the screen."""
        return tuple(self._entry(path) for path in self._paths())

    def _paths(self) -> list[Path]:
        if self.bebas:
            return list(self.pustaka.files())
        return [self.pustaka.find(name) for name in self.sesi.skenario]

    def _entry(self, path: Path) -> Entri:
        from simulasi.lari.lakon import Lakon
        from simulasi.periksa.pemeriksaan import check_file

        acuan = self._catalogues(path)
        checked = check_file(path, acuan, self.tanggal)
        skenario = checked.skenario
        if skenario is None:
            return Entri(path.stem, path.stem, path.parent.name, "", 0, "", "", (), checked.temuan)
        if path not in self._lakon:
            self._lakon[path] = Lakon(skenario, acuan)
        codes = dict.fromkeys(kode for a in skenario.adegan.values() for kode in a.titik_rawan)
        names = acuan.titik_rawan or {}
        return Entri(
            path.stem,
            skenario.judul,
            skenario.bidang,
            skenario.tingkat,
            skenario.durasi,
            skenario.peran,
            skenario.ringkasan,
            tuple((kode, names[kode].nama if kode in names else kode) for kode in codes),
            checked.temuan,
        )

    def report(self, entri: Entri) -> str:
        """Give an entry's findings as plain text."""
        from simulasi.periksa.laporan import tell

        return tell(entri.temuan)

    def open(self, skenario: str | Path) -> Lakon:
        """Make a scenario ready, by id or file; raises `SkenarioBermasalah` or `SkenarioTidakDikenal`.

        A file that was opened is known by its id from then on, before any of the library with the same id.
        """
        path = skenario if isinstance(skenario, Path) else self._berkas.get(skenario) or self.pustaka.find(skenario)
        if path not in self._lakon:
            self._lakon[path] = make_ready(path, self._catalogues(path), self.tanggal)
        lakon = self._lakon[path]
        if isinstance(skenario, Path):
            self._berkas[lakon.skenario.id] = path
        return lakon

    def _catalogues(self, path: Path) -> Acuan:
        from simulasi.periksa.pemeriksaan import load_catalogues

        folders = self.pustaka.catalogue_folders(path)
        if folders not in self._acuan:
            self._acuan[folders] = load_catalogues(*folders)[0]
        return self._acuan[folders]

    def status(self, peserta: Peserta, skenario: str) -> StatusSkenario:
        """Tell how far a participant has come with a scenario."""
        runs = [
            r for r in self.jurnal.runs(sesi=self.id_sesi, peserta=peserta.id, skenario=skenario) if r.batal is None
        ]
        if any(run.selesai is not None for run in runs):
            return "selesai"
        return "berjalan" if any(run.pilihan for run in runs) else "belum"

    def participant(self, sandi: str, kelompok: str | None = None) -> Peserta:
        """Find or make a participant of this session, remembered as the last one at this laptop."""
        peserta = self.jurnal.participant(self.id_sesi, sandi, kelompok or None)
        self.jurnal.set_preference(f"{_PESERTA_AKHIR}/{self.id_sesi}", peserta.sandi)
        return peserta

    def propose_sandi(self) -> str:
        """Propose a call sign that nobody in this session has."""
        taken = {run.peserta.sandi for run in self.jurnal.runs(sesi=self.id_sesi)}
        return propose_sandi(taken, secrets.randbelow)

    def last_participant(self) -> Peserta | None:
        """Give the participant who was last at this laptop in this session."""
        sandi = self.jurnal.preference(f"{_PESERTA_AKHIR}/{self.id_sesi}")
        return None if sandi is None else self.jurnal.participant(self.id_sesi, sandi)

    def people(self, peserta: Peserta) -> int:
        """Tell how many people play under a group's call sign; 1 where it was never said."""
        told = self.jurnal.preference(f"{_ORANG}/{peserta.id}")
        return int(told) if told is not None and told.isdecimal() else 1

    def set_people(self, peserta: Peserta, orang: int) -> None:
        """Remember how many people play under a group's call sign."""
        self.jurnal.set_preference(f"{_ORANG}/{peserta.id}", str(orang))

    def begin(self, peserta: Peserta, skenario: str | Path, *, orang: int = 1) -> Perjalanan:
        """Start a new run."""
        from simulasi.lari.perjalanan import Perjalanan

        lakon = self.open(skenario)
        self._record_session()
        lari = self.jurnal.start_run(
            peserta,
            mode=self.sesi.mode,
            skenario=lakon.skenario.id,
            sidik=lakon.sidik,
            sidik_alur=lakon.sidik_alur,
            kanonik=lakon.kanonik,
            orang=orang,
        )
        return Perjalanan(lakon, self.jurnal, lari, self.sesi)

    def practise(self, perjalanan: Perjalanan, langkah: int) -> Perjalanan:
        """Start a practice run at step `langkah` (from 0) of a run: the choices before it are taken over.

        It remembers the run that it branched from, so that it is never ranked.
        """
        from simulasi.lari.perjalanan import Perjalanan

        run = self.jurnal.run(perjalanan.lari_id)
        if run is None:
            raise Galat("Permainan asalnya tidak ditemukan di jurnal ini. Mulailah skenario ini dari Beranda.")
        lakon = perjalanan.lakon
        lari = self.jurnal.start_run(
            run.peserta,
            mode=run.mode,
            skenario=lakon.skenario.id,
            sidik=lakon.sidik,
            sidik_alur=lakon.sidik_alur,
            kanonik=lakon.kanonik,
            orang=run.orang,
            asal=run.id,
        )
        for i, pilihan in enumerate(perjalanan.pilihan[:langkah]):
            self.jurnal.record_choice(lari.id, i, pilihan)
        return Perjalanan(lakon, self.jurnal, self.jurnal.run(lari.id) or lari, self.sesi)

    def unfinished(self, peserta: Peserta, skenario: str) -> Perjalanan | None:
        """Give the participant's latest run without an ending, None where there is none or it holds no choice."""
        lari = self.jurnal.unfinished(peserta.id, skenario)
        return None if lari is None or not lari.pilihan else self.resume(lari)

    def finished(self, peserta: Peserta, skenario: str) -> Lari | None:
        """Give the participant's latest complete run that did not branch off another one, None where there is none."""
        runs = self.jurnal.runs(sesi=self.id_sesi, peserta=peserta.id, skenario=skenario)
        done = [run for run in runs if run.selesai is not None and run.batal is None and run.asal is None]
        return done[-1] if done else None

    def resume(self, lari: Lari) -> Perjalanan | None:
        """Take up a run where it stopped, with the very scenario that it was begun with.

        None where that scenario is not in the journal or does not allow the choices.
        """
        from simulasi.lari.lakon import Lakon
        from simulasi.lari.perjalanan import Perjalanan
        from simulasi.permainan.mesin import PilihanTidakTersedia
        from simulasi.skenario.kanonik import from_canonical
        from simulasi.skenario.model import Skenario

        kanonik = self.jurnal.scenario(lari.sidik)
        if kanonik is None:
            return None
        try:
            skenario = from_canonical(kanonik, Skenario)
            return Perjalanan(Lakon(skenario, self._resume_catalogues(lari.skenario)), self.jurnal, lari, self.sesi)
        except (ValueError, KeyError, PilihanTidakTersedia):
            return None

    def _resume_catalogues(self, skenario: str) -> Acuan:
        try:
            return self._catalogues(self.pustaka.find(skenario))
        except Galat:
            return self._catalogues(self.pustaka.folder[-1])

    def _record_session(self) -> None:
        """Keep the session's definition beside its runs, once (`hasil.md` §2)."""
        from simulasi.skenario.kanonik import canonical_session, digest

        if not self._sesi_tercatat and not self.bebas:
            kanonik = canonical_session(self.sesi)
            self.jurnal.record_session(self.sesi.id, digest(kanonik), kanonik)
        self._sesi_tercatat = True
