"""Merging exchange files into the journal (`hasil.md` §2): SQL, thin over the pure rules of `gabung`.

A file is first read, checked and replayed into a temporary table, so that the journal is locked only while the result
goes in, all in one transaction: whatever happens, the journal is as before or has the whole file.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from simulasi.catatan.baca_rekaman import BERKAS_MAKS, Ditolak, KepalaRusak, Pembaca
from simulasi.catatan.bacaan import united
from simulasi.catatan.gabung import canonical, is_conflict, join, join_content
from simulasi.catatan.hapusan import mentions, scrub, take_tombstones
from simulasi.catatan.rekaman import KOLOM, columns, known, store
from simulasi.catatan.sambungan import Sambungan
from simulasi.catatan.tulis_rekaman import AKHIRAN
from simulasi.catatan.uji_lari import NaskahDitolakError, Penguji, session_id
from simulasi.dasar.galat import Galat

DITOLAK_MAKS: Final = 1000
"""Most rejections of one file that are listed; all are counted."""

LAIN_MAKS: Final = 10_000
"""Most lines of unknown kinds that are taken from one file."""

_KELOMPOK: Final = 500
_LAPOR: Final = 2000
_SINGGAHAN: Final = 8 << 10
"""Pages that SQLite may hold while merging, in KiB: the indexes of 100,000 runs, so that they are not written twice."""

_MASUK: Final = """
    CREATE TEMP TABLE masuk (
        id TEXT NOT NULL, mesin TEXT, urutan INTEGER, peserta TEXT, sesi TEXT, sandi TEXT, kelompok TEXT,
        kelompok_ke INTEGER, skenario TEXT, isi TEXT NOT NULL
    )
"""


@dataclass(slots=True)
class LaporanBerkas:
    """What became of one file. `dibaca` counts `lari` lines; the next five count runs, by id, and add up.

    `gagal` says why the whole file was rejected, None where it was read. `utuh`: the closing line is there and right.
    `terhapus`: runs of this journal that tombstones of the file took; `tersisa`: files beside the journal that could
    not be cleaned of them.
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
    ditolak_n: int = 0
    ditolak: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    lari_konflik: list[str] = field(default_factory=list[str])
    nisan: int = 0
    terhapus: int = 0
    tersisa: list[str] = field(default_factory=list[str])
    gabung_kelompok: int = 0
    jenis_lain: int = 0

    @property
    def bersih(self) -> bool:
        """Whether nothing was rejected and nothing is missing."""
        return self.gagal is None and self.utuh and self.ditolak_n == 0

    def reject(self, baris: int, alasan: str) -> None:
        """Count a rejected line, and list it while there is room."""
        self.ditolak_n += 1
        if len(self.ditolak) < DITOLAK_MAKS:
            self.ditolak.append((baris, alasan))


@dataclass(slots=True)
class _Muatan:
    """What a file brings besides its runs."""

    nisan: set[str] = field(default_factory=set[str])
    gabung: set[str] = field(default_factory=set[str])
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


class Penggabung:
    """Merges files into one journal, one after another."""

    def __init__(self, journal: Sambungan) -> None:
        self._journal: Final = journal
        self._penguji: Final = Penguji()

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
        erased = self._journal.transaction(lambda connection: self._put(connection, load, reader.kepala, report))
        self._journal.rows("DROP TABLE temp.masuk")
        if erased:
            report.terhapus = len(erased)
            report.tersisa = scrub(self._journal, erased)
        return report

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
        insert = f"INSERT INTO temp.masuk ({KOLOM}, isi) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constants)
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
                yield (*columns(line), found.teks)
            elif kind == "nisan":
                load.nisan.add(line["id"])
            elif kind == "gabung_kelompok":
                load.gabung.add(join_content(line))
            elif len(load.lain) >= LAIN_MAKS:
                report.reject(found.baris, f"baris jenis lain lebih dari {LAIN_MAKS}")
            else:
                load.lain.add(canonical(line))

    def _put(
        self, connection: sqlite3.Connection, load: _Muatan, kepala: dict[str, Any], report: LaporanBerkas
    ) -> Sequence[str]:
        """Put everything in; gives the runs that tombstones took. Counts anew where it is run again."""
        report.baru = report.sama = report.bertambah = report.konflik = report.dihapus = 0
        report.lari_konflik.clear()
        erased = take_tombstones(connection, load.nisan)
        report.nisan = len(load.nisan)
        report.gabung_kelompok, report.jenis_lain = len(load.gabung), len(load.lain)
        _insert(connection, "gabung_kelompok (isi)", ((isi,) for isi in sorted(load.gabung)))
        nisan = {row[0] for row in connection.execute("SELECT id FROM nisan")} if load.lain else set[str]()
        _insert(connection, "baris_lain (isi)", ((isi,) for isi in sorted(load.lain) if not mentions(isi, nisan)))
        (report.dihapus,) = connection.execute(
            "SELECT count(DISTINCT id) FROM masuk WHERE id IN (SELECT id FROM nisan)"
        ).fetchone()
        connection.execute("DELETE FROM masuk WHERE id IN (SELECT id FROM nisan)")
        self._put_definitions(connection, load, kepala)
        self._put_new(connection, report)
        self._put_known(connection, report)
        return erased

    def _put_definitions(self, connection: sqlite3.Connection, load: _Muatan, kepala: dict[str, Any]) -> None:
        """Keep the sessions of the file, and the scenarios that its runs cite, also where tombstones took the runs."""
        found = [(sidik, self._penguji.naskah(sidik)) for sidik in sorted(load.sidik)]
        rows = ((sidik, naskah.kanonik, naskah.sidik_alur) for sidik, naskah in found)
        _insert(connection, "skenario (sidik, kanonik, sidik_alur)", rows)
        # A scenario that was recorded before this version has no sidik_alur where no run was left.
        connection.executemany(
            "UPDATE skenario SET sidik_alur = ? WHERE sidik = ? AND sidik_alur IS NULL",
            [(naskah.sidik_alur, sidik) for sidik, naskah in found],
        )
        texts = ((sidik, kepala["sesi"][sidik]) for sidik in sorted(load.sesi))
        _insert(connection, "sesi (id, sidik, kanonik)", ((session_id(*pair), *pair) for pair in texts))

    def _put_new(self, connection: sqlite3.Connection, report: LaporanBerkas) -> None:
        """Take over the runs that nobody knew, as they are; the others wait in `sisa`."""
        connection.execute("DROP TABLE IF EXISTS temp.sisa")
        connection.execute(
            "CREATE TEMP TABLE sisa AS SELECT id FROM masuk GROUP BY id "
            "HAVING count(*) > 1 OR id IN (SELECT id FROM rekaman) OR id IN (SELECT id FROM lari)"
        )
        connection.execute("CREATE UNIQUE INDEX temp.sisa_id ON sisa (id)")
        report.baru = connection.execute(
            f"INSERT INTO rekaman ({KOLOM}, isi) SELECT {KOLOM}, isi FROM masuk "  # noqa: S608 (constants)
            "WHERE id NOT IN (SELECT id FROM sisa)"
        ).rowcount
        same = (
            "SELECT m.id FROM masuk AS m JOIN rekaman AS r ON r.id = m.id WHERE r.isi = m.isi AND m.id IN sisa "
            "AND m.id NOT IN (SELECT id FROM lari) GROUP BY m.id "
            "HAVING count(*) = (SELECT count(*) FROM masuk WHERE id = m.id)"
        )
        report.sama = connection.execute(f"DELETE FROM sisa WHERE id IN ({same})").rowcount  # noqa: S608 (constants)

    def _put_known(self, connection: sqlite3.Connection, report: LaporanBerkas) -> None:
        """Unite what came with what is here, run by run."""
        for (run,) in connection.execute("SELECT id FROM sisa ORDER BY id").fetchall():
            before = known(connection, run)
            rows = connection.execute("SELECT isi FROM masuk WHERE id = ? ORDER BY isi", (run,))
            after = join([*before, *(united(row[0], None)[0] for row in rows)])
            if is_conflict(after):
                report.konflik += 1
                report.lari_konflik.append(run)
            elif not before:
                report.baru += 1
            elif canonical(after) == canonical(before):
                report.sama += 1
            else:
                report.bertambah += 1
            if canonical(after) != canonical(before):
                store(connection, after)


def _insert(connection: sqlite3.Connection, target: str, rows: Iterable[tuple[str, ...]]) -> None:
    marks = ", ".join("?" * (target.count(",") + 1))
    connection.executemany(f"INSERT OR IGNORE INTO {target} VALUES ({marks})", rows)  # noqa: S608 (constants)
