"""Merging exchange files into the journal (`hasil.md` §2): SQL, thin over the pure rules of `gabung`.

A file is first read, checked and replayed into a temporary table, so that the journal is locked only while the result
goes in, all in one transaction: whatever happens, the journal is as before or has the whole file.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from simulasi.catatan.baca_rekaman import BERKAS_MAKS, Ditolak, KepalaRusak, Pembaca
from simulasi.catatan.bacaan import united
from simulasi.catatan.batas import BARIS_MAKS
from simulasi.catatan.gabung import BarisLari, Rekaman, canonical, is_conflict, join, join_content
from simulasi.catatan.hapusan import mentions, scrub
from simulasi.catatan.rekaman import KOLOM, columns, known, store
from simulasi.catatan.sambungan import Sambungan
from simulasi.catatan.tahanan import (
    GABUNG_KELOMPOK,
    LARI,
    NISAN,
    PUTUSAN_SESI,
    Asal,
    Perubahan,
    accept,
    hold,
    made_here,
    moves_names,
    pending,
    people,
)
from simulasi.catatan.tambahan import Orang, addition
from simulasi.catatan.tulis_rekaman import AKHIRAN
from simulasi.catatan.uji_lari import NaskahDitolakError, Penguji, session_id
from simulasi.dasar.galat import Galat

DITOLAK_MAKS: Final = 1000
"""Most rejections of one file that are listed; all are counted."""

LAIN_MAKS: Final = 10_000
"""Most lines of unknown kinds that are taken from one file."""

_BARIS_UTUH: Final = BARIS_MAKS - 256
"""Longest record in bytes: with its kind, checksum and newline it must still be a line that others read."""

_KELOMPOK: Final = 500
_LAPOR: Final = 2000
_SINGGAHAN: Final = 8 << 10
"""Pages that SQLite may hold while merging, in KiB: the indexes of 100,000 runs, so that they are not written twice."""

_MASUK: Final = """
    CREATE TEMP TABLE masuk (
        id TEXT NOT NULL, mesin TEXT, urutan INTEGER, peserta TEXT, sesi TEXT, sandi TEXT, kelompok TEXT,
        kelompok_ke INTEGER, skenario TEXT, isi TEXT NOT NULL, baris INTEGER NOT NULL
    )
"""


@dataclass(slots=True)
class LaporanBerkas:
    """What became of one file. `dibaca` counts `lari` lines; the next six count runs, by id, and add up.

    `gagal` says why the whole file was rejected, None where it was read. `utuh`: the closing line is there and right.
    `tertahan` counts the runs of which nothing was taken because all that is new about them was held back; `perubahan`
    lists what was held back of the file and would change something (rule 9).
    `ditolak` lists (line, reason) of the first `DITOLAK_MAKS` of `ditolak_n` rejected lines.
    """

    berkas: str
    gagal: str | None = None
    utuh: bool = False
    dibaca: int = 0
    baru: int = 0
    sama: int = 0
    bertambah: int = 0
    konflik: int = 0
    dihapus: int = 0
    tertahan: int = 0
    ditolak_n: int = 0
    ditolak: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    lari_konflik: list[str] = field(default_factory=list[str])
    nisan: int = 0
    gabung_kelompok: int = 0
    putusan_sesi: int = 0
    jenis_lain: int = 0
    perubahan: list[Perubahan] = field(default_factory=list[Perubahan])
    definisi_baru: list[str] = field(default_factory=list[str])
    """Sessions that were known here and got another definition by this file."""

    @property
    def bersih(self) -> bool:
        """Whether nothing was rejected and nothing is missing; what is held back is neither."""
        return self.gagal is None and self.utuh and self.ditolak_n == 0

    def reject(self, baris: int, alasan: str) -> None:
        """Count a rejected line, and list it while there is room."""
        self.ditolak_n += 1
        if len(self.ditolak) < DITOLAK_MAKS:
            self.ditolak.append((baris, alasan))


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """What became of held changes that a person let in.

    `terhapus`: runs that tombstones took; `tersisa`: files beside the journal that could not be cleaned of them.
    `salinan` is the copy of the journal as it was before.
    """

    salinan: Path
    diterima: int
    terhapus: int
    tersisa: list[str]


@dataclass(slots=True)
class _Muatan:
    """What a file brings besides its runs."""

    nisan: set[str] = field(default_factory=set[str])
    gabung: set[str] = field(default_factory=set[str])
    putusan: set[str] = field(default_factory=set[str])
    lain: set[str] = field(default_factory=set[str])
    sidik: set[str] = field(default_factory=set[str])
    sesi: set[str] = field(default_factory=set[str])


class BerkasTidakTerbaca(Galat):
    """A file that is none, or that the system does not give."""


def list_files(path: Path) -> list[Path]:
    """Give the exchange files that a path means: itself, or those directly in a folder, links not followed.

    Raises BerkasTidakTerbaca for a folder without any.
    """
    if not path.is_dir():
        return [path]
    try:
        with os.scandir(path) as entries:
            names = sorted(e.name for e in entries if e.name.endswith(AKHIRAN) and e.is_file(follow_symlinks=False))
    except OSError as error:
        raise BerkasTidakTerbaca(f'Folder "{path}" tidak dapat dibuka. Periksa izinnya, lalu coba lagi.') from error
    if not names:
        raise BerkasTidakTerbaca(
            f'Folder "{path}" tidak memuat berkas {AKHIRAN}. Tunjuk folder lain, atau sebutkan berkasnya.'
        )
    return [path / name for name in names]


def _open(path: Path) -> IO[bytes]:
    # Without O_NONBLOCK a pipe would wait for a writer.
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a name with a NUL in it
        raise OSError(str(error)) from error
    file = os.fdopen(number, "rb", buffering=1 << 18)
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode):
        file.close()
        raise KepalaRusak("ini bukan berkas biasa")
    if found.st_size > BERKAS_MAKS:
        file.close()
        raise KepalaRusak(f"berkas lebih besar dari {BERKAS_MAKS >> 30} GiB")
    return file


def read_back(path: Path) -> LaporanBerkas:
    """Read a file that this program wrote as another machine will: the same reader, the same judge, no journal.

    In the report `gagal`, `utuh`, `dibaca` and what was rejected are filled in. The scenarios are those of this
    journal, so they are not put to the test of time.
    """
    report, judge = LaporanBerkas(path.name), Penguji(lambda _: True)
    try:
        with _open(path) as file:
            reader = Pembaca(file)
            judge.open_file(reader.kepala)
            for found in reader.lines():
                if isinstance(found, Ditolak):
                    report.reject(found.baris, found.alasan)
                elif found.isi["jenis"] == LARI:
                    report.dibaca += 1
                    if (reason := judge.judge(found.isi)) is not None:
                        report.reject(found.baris, f"lari {found.isi['id']}: {reason}")
    except KepalaRusak as error:
        report.gagal = error.pesan
        return report
    report.utuh = reader.utuh
    return report


class Penggabung:
    """Merges files into one journal, one after another."""

    def __init__(self, journal: Sambungan) -> None:
        self._journal: Final = journal
        self._penguji: Final = Penguji(
            lambda sidik: bool(journal.rows("SELECT 1 FROM skenario WHERE sidik = ?", (sidik,)))
        )

    def merge(self, path: Path, kemajuan: Callable[[int, int], None] | None = None) -> LaporanBerkas:
        """Merge one file and report; `kemajuan` is told bytes read and bytes in all, now and then.

        Raises only what concerns the journal itself (JurnalTidakBisaDitulis, JurnalRusak).
        """
        report = LaporanBerkas(path.name)
        self._journal.rows(f"PRAGMA cache_size = -{_SINGGAHAN}")
        try:
            with _open(path) as file:
                reader = Pembaca(file)
                self._journal.rows("PRAGMA temp.secure_delete = OFF")  # what passes through still stands in the file
                self._journal.rows("DROP TABLE IF EXISTS temp.masuk")
                self._journal.rows(_MASUK)
                load = self._read(reader, report, kemajuan, os.fstat(file.fileno()).st_size)
        except KepalaRusak as error:
            report.gagal = error.pesan
            return report
        except OSError:
            report.gagal = "berkas ini tidak dapat dibaca; periksa nama, izin, dan medianya"
            return report
        report.utuh = reader.utuh
        self._journal.rows("CREATE INDEX temp.masuk_id ON masuk (id)")
        rejected = report.ditolak_n, len(report.ditolak)
        self._journal.transaction(lambda connection: self._put(connection, load, reader.kepala, report, rejected))
        self._journal.rows("DROP TABLE temp.masuk")
        return report

    def pending(self) -> list[Perubahan]:
        """List all that is held back, of whatever file, and would change something now."""
        return self._journal.transaction(pending)

    def accept(self, perubahan: Iterable[Perubahan], saat: datetime) -> Penerimaan:
        """Take what was held back, after a copy of the journal was set aside, named after the moment `saat`.

        The copy keeps what tombstones take, so that a person can go back; the next `hapus` cleans it.
        """
        contents = sorted({change.isi for change in perubahan})
        copy = self._journal.set_aside(f"sebelum-perubahan.{saat:%Y%m%dT%H%M%S}")
        erased = self._journal.transaction(lambda connection: accept(connection, contents))
        left = scrub(self._journal, erased, kecuali=copy.name) if erased else []
        return Penerimaan(copy, len(contents), len(erased), left)

    def _read(
        self,
        reader: Pembaca,
        report: LaporanBerkas,
        kemajuan: Callable[[int, int], None] | None,
        size: int,
    ) -> _Muatan:
        self._penguji.open_file(reader.kepala)
        load = _Muatan()
        self._check_sessions(reader.kepala["sesi"], load, report)
        batch: list[tuple[Any, ...]] = []
        for row in self._accepted(reader, report, load):
            batch.append(row)
            if len(batch) >= _KELOMPOK:
                self._spool(batch)
            if kemajuan is not None and report.dibaca % _LAPOR == 0:
                kemajuan(reader.dibaca, size)
        self._spool(batch)
        if kemajuan is not None:
            kemajuan(size, size)
        return load

    def _spool(self, batch: list[tuple[Any, ...]]) -> None:
        insert = f"INSERT INTO temp.masuk ({KOLOM}, isi, baris) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        self._journal.snapshot(lambda connection: connection.executemany(insert, batch))
        batch.clear()

    def _check_sessions(self, sessions: dict[str, str], load: _Muatan, report: LaporanBerkas) -> None:
        for sidik, kanonik in sorted(sessions.items()):
            try:
                session_id(sidik, kanonik)
                load.sesi.add(sidik)
            except NaskahDitolakError as error:
                report.reject(1, str(error))

    def _accepted(self, reader: Pembaca, report: LaporanBerkas, load: _Muatan) -> Iterator[tuple[Any, ...]]:
        for found in reader.lines():
            if isinstance(found, Ditolak):
                report.reject(found.baris, found.alasan)
                continue
            line, kind = found.isi, found.isi["jenis"]
            if kind == "lari":
                report.dibaca += 1
                reason = self._penguji.judge(line)
                if reason is not None:
                    report.reject(found.baris, reason)
                    continue
                load.sidik.add(line["sidik"])
                yield (*columns(line), found.teks, found.baris)
            elif kind == "nisan":
                load.nisan.add(line["id"])
            elif kind == "gabung_kelompok":
                load.gabung.add(join_content(line))
            elif kind == "putusan_sesi":
                load.putusan.add(canonical(line))
            elif len(load.lain) >= LAIN_MAKS:
                report.reject(found.baris, f"baris jenis lain lebih dari {LAIN_MAKS}")
            else:
                load.lain.add(canonical(line))

    def _put(
        self,
        connection: sqlite3.Connection,
        load: _Muatan,
        kepala: dict[str, Any],
        report: LaporanBerkas,
        rejected: tuple[int, int],
    ) -> None:
        """Put in what adds, hold back what would change. Counts anew where it is run again."""
        report.baru = report.sama = report.bertambah = report.konflik = report.dihapus = report.tertahan = 0
        report.ditolak_n, listed = rejected
        del report.ditolak[listed:]
        report.lari_konflik.clear()
        asal = Asal(report.berkas, kepala["mesin"]["id"])
        nisan = {row[0] for row in connection.execute("SELECT id FROM nisan")}
        report.nisan = len(load.nisan)
        report.gabung_kelompok, report.putusan_sesi = len(load.gabung), len(load.putusan)
        hold(connection, asal, ({"jenis": NISAN, "id": run} for run in sorted(load.nisan - nisan)))
        self._put_others(connection, load, report, asal)
        _insert(connection, "baris_lain (isi)", ((isi,) for isi in sorted(load.lain) if not mentions(isi, nisan)))
        _drop_surplus(connection, report)
        (report.dihapus,) = connection.execute(
            "SELECT count(DISTINCT id) FROM masuk WHERE id IN (SELECT id FROM nisan)"
        ).fetchone()
        connection.execute("DELETE FROM masuk WHERE id IN (SELECT id FROM nisan)")
        self._put_definitions(connection, load, kepala, report)
        known_people = self._put_new(connection, report)
        self._put_known(connection, report, known_people, asal)
        report.perubahan = pending(connection, asal)

    def _put_others(self, connection: sqlite3.Connection, load: _Muatan, report: LaporanBerkas, asal: Asal) -> None:
        """Take joins and decisions that change nothing known, before the file's own runs and definitions are in."""
        report.jenis_lain = len(load.lain)
        for isi in sorted(load.gabung):
            if moves_names(connection, isi):
                hold(connection, asal, [json.loads(isi)])
            else:
                _insert(connection, f"{GABUNG_KELOMPOK} (isi)", [(isi,)])
        for isi in sorted(load.putusan):
            sesi = json.loads(isi)["sesi"]
            if connection.execute("SELECT 1 FROM sesi WHERE id = ?", (sesi,)).fetchone() is None:
                _insert(connection, f"{PUTUSAN_SESI} (isi)", [(isi,)])
            elif connection.execute("SELECT 1 FROM putusan_sesi WHERE isi = ?", (isi,)).fetchone() is None:
                hold(connection, asal, [json.loads(isi)])

    def _put_definitions(
        self, connection: sqlite3.Connection, load: _Muatan, kepala: dict[str, Any], report: LaporanBerkas
    ) -> None:
        """Keep the sessions of the file, and the scenarios that its runs cite, also where tombstones took the runs."""
        found = [(sidik, self._penguji.naskah(sidik)) for sidik in sorted(load.sidik)]
        rows = ((sidik, naskah.kanonik, naskah.sidik_alur) for sidik, naskah in found)
        _insert(connection, "skenario (sidik, kanonik, sidik_alur)", rows)
        # A scenario that was recorded before this version has no sidik_alur where no run was left.
        connection.executemany(
            "UPDATE skenario SET sidik_alur = ? WHERE sidik = ? AND sidik_alur IS NULL",
            [(naskah.sidik_alur, sidik) for sidik, naskah in found],
        )
        known_sessions = {row[0]: row[1] for row in connection.execute("SELECT sidik, id FROM sesi")}
        texts = [(sidik, kepala["sesi"][sidik]) for sidik in sorted(load.sesi)]
        rows_of_sessions = [(session_id(*pair), *pair) for pair in texts]
        _insert(connection, "sesi (id, sidik, kanonik)", rows_of_sessions)
        here = set(known_sessions.values())
        report.definisi_baru = sorted(
            {sesi for sesi, sidik, _ in rows_of_sessions if sidik not in known_sessions and sesi in here}
        )

    def _put_new(self, connection: sqlite3.Connection, report: LaporanBerkas) -> dict[tuple[str, str], Orang]:
        """Take over the runs that nobody knew, as they are; the others wait in `sisa`.

        Gives what was known before of the people of those that wait.
        """
        connection.execute("DROP TABLE IF EXISTS temp.sisa")
        connection.execute(
            "CREATE TEMP TABLE sisa AS SELECT id FROM masuk GROUP BY id "
            "HAVING count(*) > 1 OR id IN (SELECT id FROM rekaman) OR id IN (SELECT id FROM lari) "
            "UNION SELECT m.id FROM masuk AS m WHERE m.peserta IN (SELECT id FROM peserta) OR EXISTS ("
            "SELECT 1 FROM rekaman AS r WHERE r.peserta = m.peserta AND r.sesi = m.sesi AND (r.sandi IS NOT m.sandi "
            "OR r.kelompok IS NOT m.kelompok OR r.kelompok_ke IS NOT m.kelompok_ke))"
        )
        connection.execute("CREATE UNIQUE INDEX temp.sisa_id ON sisa (id)")
        same = (
            "SELECT m.id FROM masuk AS m JOIN rekaman AS r ON r.id = m.id WHERE r.isi = m.isi AND m.id IN sisa "
            "AND m.id NOT IN (SELECT id FROM lari) GROUP BY m.id "
            "HAVING count(*) = (SELECT count(*) FROM masuk WHERE id = m.id)"
        )
        connection.execute(f"DELETE FROM masuk WHERE id IN ({same})")  # noqa: S608 (constants)
        report.sama = connection.execute("DELETE FROM sisa WHERE id NOT IN (SELECT id FROM masuk)").rowcount
        of_waiting = "SELECT DISTINCT peserta, sesi FROM masuk WHERE id IN (SELECT id FROM sisa)"
        known_people = people(connection, connection.execute(of_waiting).fetchall())
        report.baru = connection.execute(
            f"INSERT INTO rekaman ({KOLOM}, isi) SELECT {KOLOM}, isi FROM masuk "  # noqa: S608 (constants)
            "WHERE id NOT IN (SELECT id FROM sisa)"
        ).rowcount
        return known_people

    def _put_known(
        self,
        connection: sqlite3.Connection,
        report: LaporanBerkas,
        known_people: dict[tuple[str, str], Orang],
        asal: Asal,
    ) -> None:
        """Unite what came with what is here, run by run."""
        waiting = "SELECT DISTINCT id FROM masuk WHERE id IN (SELECT id FROM sisa) ORDER BY id"
        for (run,) in connection.execute(waiting).fetchall():
            before = known(connection, run)
            rows = connection.execute("SELECT isi, baris FROM masuk WHERE id = ? ORDER BY isi", (run,)).fetchall()
            lines = [united(isi, None)[0] for isi, _ in rows]
            after, held = _take(before, lines, known_people, sendiri=made_here(connection, run))
            if any(len(canonical(line).encode()) > _BARIS_UTUH for line in after):
                report.reject(rows[0][1], "lari ini terlalu besar bila disatukan dengan yang sudah ada di jurnal")
                continue
            hold(connection, asal, ({"jenis": LARI, **line} for line in held))
            changed = canonical(after) != canonical(before)
            if changed:
                store(connection, after)
            _count(report, run, before, after, changed=changed, held=bool(held))


def _take(
    before: Rekaman, lines: list[BarisLari], known_people: dict[tuple[str, str], Orang], *, sendiri: bool
) -> tuple[Rekaman, list[BarisLari]]:
    """Give the record with what the lines add, and the lines that would do more than that."""
    parts: list[BarisLari] = []
    held: list[BarisLari] = []
    for line in lines:
        part = addition(before, line, known_people.get((line["peserta"], line["sesi"])), sendiri=sendiri)
        taken = before if part is None else join([*before, part])
        if canonical(join([*before, line])) != canonical(taken):
            held.append(line)
        if part is not None:
            parts.append(part)
    after = join([*before, *parts])
    if before and len(after) > len(before):  # each goes on from what is known, but not with each other
        return before, lines
    return after, held


def _count(report: LaporanBerkas, run: str, before: Rekaman, after: Rekaman, *, changed: bool, held: bool) -> None:
    if is_conflict(after):
        report.konflik += 1
        report.lari_konflik.append(run)
    elif changed and before:
        report.bertambah += 1
    elif changed:
        report.baru += 1
    elif held:
        report.tertahan += 1
    else:
        report.sama += 1


def _drop_surplus(connection: sqlite3.Connection, report: LaporanBerkas) -> None:
    """Keep no more lines of unknown kinds than a file may bring: the first by their bytes, whichever came first."""
    surplus = connection.execute(
        "DELETE FROM baris_lain WHERE isi NOT IN (SELECT isi FROM baris_lain ORDER BY isi LIMIT ?)", (LAIN_MAKS,)
    ).rowcount
    for _ in range(surplus):
        report.reject(1, f"jurnal memuat lebih dari {LAIN_MAKS} baris jenis lain")


def _insert(connection: sqlite3.Connection, target: str, rows: Iterable[tuple[str, ...]]) -> None:
    marks = ", ".join("?" * (target.count(",") + 1))
    connection.executemany(f"INSERT OR IGNORE INTO {target} VALUES ({marks})", rows)  # noqa: S608 (constants)
