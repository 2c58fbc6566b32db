"""The journal of one machine: what was chosen, by whom, when (`hasil.md` §1).

Every method that records returns only when the fact is on disk. Facts are added, never changed; scores are
never kept. Besides what it names, each method may raise JurnalTidakBisaDitulis, JurnalRusak, and IsianDitolak
for a text that is no Unicode.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from simulasi.catatan import bacaan, cek, hapusan, penyimpanan, selamat
from simulasi.catatan.batas import DETIK_MAKS, PER_PERISTIWA, PERISTIWA_MAKS, PILIHAN_MAKS
from simulasi.catatan.cacat import Cacat
from simulasi.catatan.cek import condition
from simulasi.catatan.galat import (
    JurnalHilang,
    LangkahTidakUrut,
    LariTertutup,
    LariTidakDikenal,
    PesertaTidakDikenal,
)
from simulasi.catatan.isian import check_reason, check_text
from simulasi.catatan.lari import Komitmen, Lari, Mesin, Peserta
from simulasi.catatan.pesan import damaged
from simulasi.catatan.sambungan import Sambungan
from simulasi.catatan.sandi import check_group, check_sandi, comparison_key
from simulasi.catatan.tanda import distinct_marks, mark
from simulasi.catatan.versi import Migrasi
from simulasi.catatan.waktu import write_moment
from simulasi.dasar.galat import Galat

if TYPE_CHECKING:
    from simulasi.catatan.gabung import Rekaman

NAMA_BERKAS = "jurnal.sqlite3"
"""Name of the journal file in its folder."""

_ROOM = f"""
    (SELECT coalesce(sum(length(CAST(isi AS BLOB)) + {PER_PERISTIWA}), 0) FROM peristiwa
     WHERE lari = l.nomor AND jenis IN ('pilihan', 'berkas')) + length(CAST({{isi}} AS BLOB)) < {PERISTIWA_MAKS}
"""  # noqa: S608 (constants)

# One statement checks and writes, so that two processes resuming one run cannot both answer a step.
_CHOICE = f"""
    INSERT INTO peristiwa (lari, langkah, jenis, waktu, isi)
    SELECT l.nomor, ?2, 'pilihan', ?3, ?4 FROM lari AS l
    WHERE l.id = ?1 AND {bacaan.OPEN} AND ?2 < {PILIHAN_MAKS}
      AND ?2 = (SELECT coalesce(max(langkah) + 1, 0) FROM peristiwa WHERE lari = l.nomor) AND {_ROOM.format(isi="?4")}
"""  # noqa: S608 (only a constant is put into the text)

_EVENT = """
    INSERT INTO peristiwa (lari, jenis, waktu, isi)
    SELECT l.nomor, ?2, ?3, ?4 FROM lari AS l WHERE l.id = ?1
"""
_ENDING = f"{_EVENT} AND {bacaan.OPEN}"
_ONCE = f"""
    {_EVENT} AND NOT EXISTS (SELECT 1 FROM peristiwa WHERE lari = l.nomor AND langkah IS NULL AND isi = ?4)
      AND {_ROOM.format(isi="?4")}
"""  # noqa: S608 (only a constant is put into the text)
_START = """
    INSERT INTO lari (id, mesin, urutan, peserta, sesi, mode, skenario, sidik, sidik_alur, orang, asal, mulai)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Jurnal:
    """An open journal; a context manager that closes it. Made by `Jurnal.open`."""

    def __init__(self, file: Sambungan, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._file = file
        self._now = now
        self._new_id = new_id
        self.pengganti: Callable[[str], str | None] | None = None
        """Gives the canonical JSON of a digest from the library, for a stored scenario that is damaged."""
        file.rescue = lambda lost: selamat.save_all(lost, NAMA_BERKAS, now())
        self.mesin: Mesin = _own_machine(file, new_id)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] | None = None,
        migrations: Sequence[Migrasi] | None = None,
    ) -> Self:
        """Open `jurnal.sqlite3` in `folder`; both are created if missing, an older journal is migrated.

        `now` (local time with offset), `new_id` (uuid4 text) and `migrations` are passed in by tests.
        Raises JurnalTidakBisaDitulis, JurnalLebihBaru, JurnalRusak, MigrasiGagal.
        """
        clock = _local_now if now is None else now
        file = Sambungan.open(folder / NAMA_BERKAS, clock, migrations)
        try:
            return cls(file, clock, _random_id if new_id is None else new_id)
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._file.close()

    @property
    def path(self) -> Path:
        """The journal file."""
        return self._file.path

    def participant(self, sesi: str, sandi: str, kelompok: str | None = None) -> Peserta:
        """Find or create the participant of a session; call signs that differ in case or blanks are one.

        A group, if given, replaces the one on record, also for the runs already made: people move, runs stay
        theirs. Raises SandiDitolak for either text.
        """
        sandi = check_sandi(sandi)
        kelompok = None if kelompok is None else check_group(kelompok)
        key = (self.mesin.id, sesi, comparison_key(sandi))
        select = "SELECT id, sandi, kelompok, sesi FROM peserta WHERE mesin = ? AND sesi = ? AND kunci = ?"
        found = self._file.rows(select, key)
        if found and kelompok in (None, found[0][2]):
            return Peserta(*found[0])

        def work(connection: sqlite3.Connection) -> Peserta:
            connection.execute(
                "INSERT OR IGNORE INTO peserta (id, mesin, sesi, kunci, sandi) VALUES (?, ?, ?, ?, ?)",
                (self._new_id(), *key, sandi),
            )
            if kelompok is not None:
                connection.execute(
                    "UPDATE peserta SET kelompok = ?, kelompok_ke = min(kelompok_ke + 1, 1000000) "
                    "WHERE mesin = ? AND sesi = ? AND kunci = ?",
                    (kelompok, *key),
                )
            return Peserta(*connection.execute(select, key).fetchone())

        return self._file.transaction(work)

    def start_run(
        self,
        peserta: Peserta,
        *,
        mode: str,
        skenario: str,
        sidik: str,
        sidik_alur: str,
        kanonik: str,
        orang: int = 1,
        asal: str | None = None,
    ) -> Lari:
        """Record that a run began and return it, without choices.

        `kanonik`, the canonical JSON of the scenario (`skor.md` §6), is stored once by `sidik`. `orang` is
        the number of people who play; `asal` the run that a practice run branches from.
        Raises PesertaTidakDikenal where the participant is not of this journal.
        """
        moment = self.moment()

        def work(connection: sqlite3.Connection) -> str:
            person = connection.execute("SELECT nomor FROM peserta WHERE id = ?", (peserta.id,)).fetchone()
            if person is None:
                raise PesertaTidakDikenal(
                    f"Peserta {peserta.sandi} tidak ada di jurnal ini. Masukkan sandinya, lalu mulai lagi."
                )
            store = "INSERT OR IGNORE INTO skenario (sidik, kanonik, sidik_alur) VALUES (?, ?, ?)"
            connection.execute(store, (sidik, kanonik, sidik_alur))
            # A counter, not the largest number in use: a number is never given twice, whatever is erased.
            mine = (self.mesin.id,)
            connection.execute("UPDATE mesin SET urutan_terakhir = urutan_terakhir + 1 WHERE id = ?", mine)
            (number,) = connection.execute("SELECT urutan_terakhir FROM mesin WHERE id = ?", mine).fetchone()
            run = self._new_id()
            owner = (run, self.mesin.id, number, person[0], peserta.sesi)
            connection.execute(_START, (*owner, mode, skenario, sidik, sidik_alur, orang, asal, moment))
            return run

        return self._known(self._file.transaction(work))

    def record_choice(
        self,
        lari: str,
        langkah: int,
        pilihan: str,
        *,
        detik: float | None = None,
        tangan: Mapping[str, int] | None = None,
        akhir: str | None = None,
    ) -> None:
        """Record the choice at the 0-based `langkah`; it is on disk when this returns.

        `detik` is the time taken in seconds (dropped if it is none), `tangan` the tally of hands by choice. `akhir`
        is the ending (a scene id) that the choice leads to: both are recorded, or none.
        Raises LangkahTidakUrut if `langkah` is not the next one, LariTertutup if the run is ended, void or as long as
        a run may be (`batas`), LariTidakDikenal; in each case nothing is written.
        """
        fact: dict[str, object] = {"pilihan": pilihan}
        if detik is not None and 0 <= detik <= DETIK_MAKS:  # also false for what is no number
            fact["detik"] = detik
        if tangan is not None:
            fact["tangan"] = dict(tangan)
        moment = self.moment()
        values = (lari, langkah, moment, _json(fact))
        if akhir is None:
            written = self._file.write_one(_CHOICE, values)
        else:
            ending = _json(_ending(akhir, langkah + 1))

            def work(connection: sqlite3.Connection) -> int:
                count = connection.execute(_CHOICE, values).rowcount
                if count:
                    connection.execute(_ENDING, (lari, "selesai", moment, ending))
                return count

            written = self._file.transaction(work)
        if not written:
            raise self._why_refused(lari, langkah)

    def record_exhibit(self, lari: str, langkah: int, adegan: str, berkas: int) -> None:
        """Record that exhibit number `berkas` of the scene was opened; once per step, repeats are ignored.

        Raises LariTidakDikenal.
        """
        self._record(lari, "berkas", {"langkah": langkah, "adegan": adegan, "berkas": berkas}, _ONCE)

    def finish_run(self, lari: str, akhir: str) -> None:
        """Record that the run reached the ending `akhir` (a scene id). The same ending again changes nothing.

        Raises LariTertutup where the run has another ending or is void, LariTidakDikenal.
        """
        run = self._known(lari)
        if self._write_event(lari, "selesai", _ending(akhir, len(run.pilihan)), _ENDING):
            return
        run = self._known(lari)
        if run.batal is not None or run.akhir != akhir:
            raise _closed(run)

    def record_controls(self, lari: str, kendali: Sequence[str]) -> None:
        """Record the controls picked, by id; a later pick takes the place of an earlier one.

        Raises LariTidakDikenal.
        """
        self._record(lari, "kendali", {"kendali": list(kendali)})

    def record_commitment(self, lari: str, komitmen: Komitmen) -> None:
        """Record what was promised; a later commitment takes the place of an earlier one.

        Texts are cleaned to one line. Raises IsianDitolak (too long, invisible characters, looks like a NIP
        or NIK), LariTidakDikenal.
        """
        fact = {
            "kendali": komitmen.kendali,
            "apa": check_text(komitmen.apa, "Isian apa"),
            "siapa": check_text(komitmen.siapa, "Isian siapa"),
            "kapan": check_text(komitmen.kapan, "Isian kapan"),
        }
        self._record(lari, "komitmen", fact)

    def void_run(self, lari: str, alasan: str) -> None:
        """Void the run for a reason; it stays in the journal. A later reason takes the earlier one's place.

        Raises IsianDitolak where the reason is empty or refused as in `record_commitment`, LariTidakDikenal.
        """
        self._judge_run(lari, alasan, "batal")

    def restore_run(self, lari: str, alasan: str) -> None:
        """Let a void run count again, for a reason. The voiding stays on record; this is the later fact of the two.

        Raises as `void_run`.
        """
        self._judge_run(lari, alasan, "pulih")

    def _judge_run(self, lari: str, alasan: str, kind: str) -> None:
        fact: dict[str, object] = {"alasan": check_reason(alasan)}
        if not self._write_event(lari, kind, fact, _EVENT):
            self._known(lari)
        mark = {"pulih": True} if kind == "pulih" else {}
        penyimpanan.add_void(self._file, lari, {**fact, **mark, "waktu": self.moment(), "mesin": self.mesin.id})

    def run(self, lari: str) -> Lari | None:
        """Return the run of that id, or None."""
        return bacaan.read_run(self._file, lari)

    def check_structure(self) -> None:
        """Look whether all tables, pages and indexes agree. Raises JurnalRusak."""
        if self._file.structure():
            raise damaged(self.path)

    def read_everything(self) -> None:
        """Read all that the journal holds, so that `cacat` knows of all damage to rows and texts."""
        for record in self.records():
            for line in record:
                self.scenario(line["sidik"])
        for sesi in self.sessions():
            self.session_definitions(sesi)
        for table in cek.KOLOM:
            self._file.sound(table)

    def steady(self) -> AbstractContextManager[None]:
        """Let all that is read inside see one state of the journal, whatever others write; write nothing inside."""
        return self._file.steady()

    def runs(
        self, *, sesi: str | None = None, peserta: str | None = None, skenario: str | None = None
    ) -> Iterator[Lari]:
        """Yield runs by `urutan`, those that match all of session, participant id and scenario id.

        They are read a page at a time: memory stays small, and the journal may be written meanwhile.
        """
        return bacaan.read_runs(self._file, bacaan.Saring(sesi, peserta, skenario))

    def runs_by_participant(self, sesi: str) -> Iterator[list[Lari]]:
        """Yield the runs of each participant of a session together, participants by id, a page at a time."""
        return bacaan.read_by_participant(self._file, sesi)

    def unfinished(self, peserta: str, skenario: str) -> Lari | None:
        """Return the newest run of that participant and scenario that is neither ended nor void, or None."""
        return bacaan.read_unfinished(self._file, peserta, skenario)

    def last_choices(self) -> list[tuple[str, str, str]]:
        """List own runs that have a choice and no end: id, digest of the scenario, id of the last choice."""
        return bacaan.read_last_choices(self._file)

    def scenario(self, sidik: str) -> str | None:
        """Return the canonical JSON of a scenario that was played, or None.

        It is checked against its digest. One that was damaged comes from the library (`pengganti`), where that has it.
        """
        return penyimpanan.scenario(self._file, sidik, self.pengganti)

    def record_session(self, sesi: str, sidik: str, kanonik: str) -> None:
        """Keep the canonical JSON of a session's definition, once by its digest; of two, both are kept."""
        insert = "INSERT OR IGNORE INTO sesi (id, sidik, kanonik) VALUES (?, ?, ?)"
        self._file.write_one(insert, (sesi, sidik, kanonik))

    def session_definitions(self, sesi: str) -> tuple[tuple[str, str], ...]:
        """Return the (digest, canonical JSON) pairs on record for a session, by digest; damaged ones are set aside."""
        return penyimpanan.session_definitions(self._file, sesi)

    def session_decisions(self, sesi: str) -> list[dict[str, object]]:
        """Return what was decided about which definition of a session counts (`gabung.decided`)."""
        return penyimpanan.session_decisions(self._file, sesi)

    def decide_session(self, sesi: str, sidik: str) -> None:
        """Record which of the definitions of a session counts, by digest; a later decision takes its place.

        Raises IsianDitolak where it was decided too often.
        """
        penyimpanan.decide_session(self._file, sesi, sidik, {"waktu": self.moment(), "mesin": self.mesin.id})

    def sessions(self) -> tuple[str, ...]:
        """Return the ids of all sessions that have a run, sorted."""
        return penyimpanan.sessions(self._file)

    def machines(self) -> dict[str, str]:
        """Return the mark of every machine that has a run here, and of this one, by id.

        Two letters; more where two machines share them.
        """
        return distinct_marks([*penyimpanan.machines(self._file), self.mesin.id])

    def find_runs(self, awalan: str) -> tuple[str, ...]:
        """Return the ids of the runs that begin with `awalan`, sorted; at most ten."""
        return penyimpanan.find_runs(self._file, awalan)

    def records(self, sesi: str | None = None) -> Iterator[Rekaman]:
        """Yield all that is known of each run, of a session or of all, as an exchange file tells it (`gabung`)."""
        return bacaan.read_records(self._file, bacaan.Saring(sesi))

    def other_lines(self) -> Iterator[dict[str, object]]:
        """Yield the lines of an exchange file that are no runs: joins, tombstones, kinds that are passed on."""
        return penyimpanan.other_lines(self._file)

    def join_groups(self, nama: Sequence[str]) -> None:
        """Record that these group names are one group. Raises SandiDitolak for a name that cannot be one."""
        penyimpanan.join_groups(self._file, [check_group(name) for name in nama])

    def group_joins(self) -> tuple[tuple[str, ...], ...]:
        """Return the joins on record, each the names that one person joined."""
        return penyimpanan.group_joins(self._file)

    def received(self) -> dict[str, str]:
        """Return when each run of elsewhere last came in here by this machine's clock, by run id."""
        return penyimpanan.received(self._file)

    def groups(self) -> tuple[str, ...]:
        """Return the group names in use, as they were written, sorted."""
        return penyimpanan.groups(self._file)

    def participants(self) -> tuple[Peserta, ...]:
        """Return the participants known at this machine, also those without a run."""
        rows = sorted(self._file.sound("peserta"), key=lambda row: (row[3], row[5]))
        return tuple(Peserta(row[1], row[4], row[6], row[3]) for row in rows)

    def erase(self, lari: Collection[str], peserta: Collection[str] = ()) -> list[str]:
        """Delete runs and participants for good: bytes overwritten, copies cleaned, tombstones left (`hasil.md` §2).

        Gives the names of files beside the journal that could not be cleaned, for a person to delete.
        """

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR IGNORE INTO nisan (id) VALUES (?)", [(run,) for run in lari])
            hapusan.erase(connection, lari, peserta)

        self._file.rows("PRAGMA secure_delete = ON")
        self._file.transaction(work)
        # Also what tombstones of others took: the copy that was set aside then has served its turn.
        gone = [row[0] for row in self._file.rows("SELECT id FROM nisan")]
        return hapusan.scrub(self._file, gone, peserta)

    def copy_to(self, folder: Path) -> None:
        """Write a copy of the journal as it is now into another folder, for a trial."""
        self._file.copy_to(folder / NAMA_BERKAS)

    @property
    def sambungan(self) -> Sambungan:
        """The connection, for what merges into it."""
        return self._file

    def preference(self, nama: str) -> str | None:
        """Return what this machine remembers under `nama` (the theme, the last participant), or None."""
        rows = self._file.rows(f"SELECT nilai FROM setelan WHERE nama = ? AND {condition('setelan')}", (nama,))  # noqa: S608
        return rows[0][0] if rows else None

    def set_preference(self, nama: str, nilai: str) -> None:
        """Remember `nilai` under `nama`, in the place of what was there."""
        insert = "INSERT OR REPLACE INTO setelan (nama, nilai) VALUES (?, ?)"
        self._file.write_one(insert, (nama, nilai))

    def keep_elsewhere(
        self, lari: Lari, pilihan: Sequence[Mapping[str, object]], akhir: str | None, kanonik: str
    ) -> JurnalHilang:
        """Write a run from memory to a new journal, where not even the open file can be read, and give the refusal.

        `pilihan` are all its choices as in a `lari` line, `akhir` the ending that was reached, `kanonik` its scenario.
        """
        saved: Path | None = None
        scenario = (lari.sidik, kanonik, lari.sidik_alur)
        with suppress(Galat, OSError):
            line = bacaan.line_of(lari, pilihan, akhir)
            saved = selamat.save_run(self._file, NAMA_BERKAS, self._now(), line, scenario)
        return self._file.give_up(saved, tercatat=saved is not None)

    @property
    def cacat(self) -> Cacat:
        """What was found damaged while this journal was read."""
        return self._file.cacat

    def moment(self) -> str:
        """Return the moment now as it is recorded."""
        return write_moment(self._now())

    def _record(self, lari: str, kind: str, fact: Mapping[str, object], sql: str = _EVENT) -> None:
        if not self._write_event(lari, kind, fact, sql):
            self._known(lari)

    def _write_event(self, lari: str, kind: str, fact: Mapping[str, object], sql: str) -> int:
        return self._file.write_one(sql, (lari, kind, self.moment(), _json(fact)))

    def _known(self, lari: str) -> Lari:
        run = self.run(lari)
        if run is None:
            raise LariTidakDikenal("Lari itu tidak ada di jurnal ini. Periksa nomornya, atau mulailah lari baru.")
        return run

    def _why_refused(self, lari: str, langkah: int) -> LangkahTidakUrut:
        run = self._known(lari)
        if run.akhir is not None or run.batal is not None:
            return _closed(run)
        if len(run.pilihan) == langkah:
            return LariTertutup(
                f"Lari ini sudah sepanjang yang dapat disimpan ({len(run.pilihan)} pilihan). Semuanya tersimpan; "
                "pilihan tadi tidak dicatat. Mulailah lari baru."
            )
        return LangkahTidakUrut(
            f"Lari ini sudah dilanjutkan di jendela lain: {len(run.pilihan)} pilihan telah tercatat. Pilihan "
            "tadi tidak dicatat. Bukalah kembali skenario ini, lalu pilih lanjutkan."
        )


def _own_machine(file: Sambungan, new_id: Callable[[], str]) -> Mesin:
    select = f"SELECT id, {condition('mesin')} FROM mesin WHERE milik = 1"  # noqa: S608 (constants only)
    rows = file.rows(select)
    if rows and not rows[0][1]:
        raise damaged(file.path)
    if not rows:

        def work(connection: sqlite3.Connection) -> None:
            if connection.execute(select).fetchone() is None:
                fresh = new_id().replace("-", "")
                connection.execute("INSERT INTO mesin (id, milik) VALUES (?, 1)", (fresh,))

        file.transaction(work)
        rows = file.rows(select)
    machine: str = rows[0][0]
    return Mesin(machine, mark(machine))


def _ending(akhir: str, langkah: int) -> Mapping[str, object]:
    """Give the fact of an ending; with the number of choices before it a missing one is noticed."""
    return {"akhir": akhir, "langkah": langkah}


def _closed(run: Lari) -> LariTertutup:
    state = "sudah dibatalkan" if run.batal is not None else "sudah selesai"
    return LariTertutup(f"Lari ini {state} dan tidak menerima pilihan lagi. Mulailah lari baru.")


def _json(fact: Mapping[str, object]) -> str:
    return json.dumps(fact, ensure_ascii=False, separators=(",", ":"))


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _random_id() -> str:
    from uuid import uuid4  # noqa: PLC0415 (slow to import, and needed only when something begins)

    return str(uuid4())
