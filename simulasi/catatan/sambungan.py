"""The connection to the journal file: opening it safely, waiting for others, transactions.

Many processes share one journal (`hasil.md` §1). Everything that may meet a lock goes through `_patiently`,
and no sqlite3 exception leaves this module.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any, Self, TypeVar

from simulasi.catatan import cek, izin, kepala, log_sqlite
from simulasi.catatan.cacat import Cacat
from simulasi.catatan.galat import IsianDitolak, JurnalHilang
from simulasi.catatan.pesan import BUSY, damaged, from_sqlite, from_system, not_writable, result_code, shown
from simulasi.catatan.tempat import Tempat
from simulasi.catatan.versi import (
    PENANDA,
    VERSI,
    Migrasi,
    current_version,
    migrate,
    newer,
    set_aside,
    shipped_migrations,
)
from simulasi.catatan.waktu import write_moment
from simulasi.dasar.galat import Galat
from simulasi.dasar.jalur import real_path

T = TypeVar("T")
Baris = tuple[Any, ...]
"""One row of a query."""

# SQLite waits up to a second by itself; between its waits Python gets a chance to see Ctrl-C.
_WAIT_INSIDE = 1.0
_WAIT_IN_ALL = 60.0

# Result codes by which file systems without shared memory (network drives) answer a write-ahead log.
_NO_LOG = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL})

_opened: Counter[Path] = Counter()
_opened_lock = threading.Lock()


class Sambungan:
    """One open journal file; usable from several threads, one at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, key: Path) -> None:
        self.path = path
        self._connection = connection
        self._key = key
        self._lock = threading.RLock()
        self._closed = False
        self._tempat: Tempat | None = None
        self._hilang: JurnalHilang | None = None
        self.cacat = Cacat()
        """What was found damaged while reading."""
        self.rescue: Callable[[Sambungan], Path] | None = None
        """Writes all that is known to a new journal, and gives its file; for a journal that is lost (`_lost`)."""
        self.when_lost: Callable[[JurnalHilang], None] | None = None
        """Told once that the journal is lost, whoever catches the refusal; may be called from any thread."""

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime], migrations: Sequence[Migrasi] | None = None) -> Self:
        """Open the journal at `path`, creating it (and its folder) or bringing it up to date.

        `now` stamps the copy set aside before a migration; `migrations` stands in for the shipped ones.
        Raises JurnalTidakBisaDitulis, JurnalLebihBaru, JurnalRusak, MigrasiGagal.
        """
        try:
            izin.make_folder(path.parent)
            key = real_path(path)
        except (OSError, ValueError) as error:
            raise from_system(error, path.parent) from error
        target = VERSI if migrations is None else migrations[-1].nomor
        with _opened_lock:
            # Looking at the bytes while this process has the file open would drop its locks.
            if not _opened[key]:
                _look_first(path, target)
                try:
                    izin.make_private(path)
                except OSError as error:
                    raise from_system(error, path) from error
            try:
                connection = _connect(path)
            except sqlite3.Error as error:
                raise from_sqlite(error, path) from error
            _opened[key] += 1
        self = cls(path, connection, key)
        try:
            self._prepare(target, now, migrations)
        except BaseException:
            self.close()
            raise
        return self

    def _prepare(self, target: int, now: Callable[[], datetime], migrations: Sequence[Migrasi] | None) -> None:
        try:
            cek.add_functions(self._connection, lambda: write_moment(now()))
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA fullfsync = ON")  # macOS needs it to survive a power cut
            _choose_journal_mode(self._connection)
            version = _patiently(lambda: current_version(self._connection))
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from error
        if version > target:
            raise newer(self.path, version, target)
        if version < target:
            steps = shipped_migrations() if migrations is None else migrations
            try:
                self.transaction(lambda connection: migrate(connection, self.path, now, steps))
            except OSError as error:
                raise from_system(error, self.path.parent) from error
        self.rows("PRAGMA foreign_keys = ON")
        if target >= cek.VERSI_CEK:
            self._guarded(lambda: self._inside("BEGIN", cek.add_triggers))
        self._tempat = Tempat(self.path)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Baris]:
        """Return all rows of one statement."""
        return self._guarded(lambda: self._connection.execute(sql, tuple(values)).fetchall())

    def sound(self, table: str) -> list[Baris]:
        """Return the rows of a table that are as they were written, columns as in `cek.KOLOM`; note the others."""
        columns = ", ".join(cek.KOLOM[table])
        rows = self.rows(f"SELECT {columns}, cek FROM {table}")  # noqa: S608 (constants only)
        kept = [row[:-1] for row in rows if cek.is_sound(table, row)]
        for _ in range(len(rows) - len(kept)):
            self.cacat.note(f"satu baris atau lebih di tabel {table} berubah, sehingga disisihkan")
        return kept

    def structure(self) -> list[str]:
        """Check tables, pages and indexes of the whole file; return what SQLite says is wrong, in its words."""
        try:
            for table, columns in cek.KOLOM.items():
                self.rows(f"SELECT {', '.join(columns)}, cek FROM {table} LIMIT 0")  # noqa: S608 (constants only)
            found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(20)")]
        except Galat as error:
            return [str(error)]
        return [] if found == ["ok"] else found

    def write_one(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one writing statement as a transaction of its own; return the number of rows it wrote.

        Like BEGIN IMMEDIATE it takes the write lock before it reads; it is on disk, and the file at the journal's
        path, on return. Raises JurnalHilang.
        """
        return self._kept(lambda: self._connection.execute(sql, tuple(values)).rowcount)

    def transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` inside BEGIN IMMEDIATE … COMMIT; all of it is on disk on return, or none.

        `work` may run again where the journal was locked, so it must do nothing but SQL. Raises JurnalHilang.
        """
        return self._kept(lambda: self._inside("BEGIN IMMEDIATE", work))

    def snapshot(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run the reading `work` so that all its statements see one state of the journal."""

        def read() -> T:
            inside = self._connection.in_transaction  # of `steady`
            return work(self._connection) if inside else self._inside("BEGIN", work)

        return self._guarded(read)

    @contextmanager
    def steady(self) -> Generator[None]:
        """Let all that is read inside see one state of the journal. Nothing may be written inside.

        Others may write meanwhile (where the file system bears a write-ahead log).
        """
        with self._lock:
            self._guarded(lambda: self._connection.execute("BEGIN"))
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._guarded(lambda: self._connection.execute("COMMIT"))

    def copy_to(self, path: Path) -> None:
        """Write a copy of the database, as it is now, to another file."""

        def copy() -> None:
            izin.make_private(path)
            with closing(sqlite3.connect(path, isolation_level=None)) as target:
                self._connection.backup(target)

        try:
            self._guarded(copy)
        except OSError as error:
            raise from_system(error, path) from error

    def set_aside(self, tanda: str) -> Path:
        """Keep a copy of the journal, as it is now, beside it; gives its path. Raises JurnalTidakBisaDitulis."""
        try:
            return self._guarded(lambda: set_aside(self.path, tanda))
        except OSError as error:
            raise from_system(error, self.path.parent) from error

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock, _opened_lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._connection.close()
            except sqlite3.Error as error:
                raise from_sqlite(error, self.path) from error
            finally:
                _opened[self._key] -= 1

    def _inside(self, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection
        connection.execute(begin)
        try:
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            # A full disk makes SQLite roll back by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return result

    def _kept(self, action: Callable[[], T]) -> T:
        """Do a writing action; what it wrote counts only if the file at the path is the one that was written."""
        with self._lock:
            if self._hilang is not None:
                raise self._hilang
            try:
                result = self._guarded(action)
            except Galat as error:
                if self._is_there() or self._closed:
                    raise
                raise self._lost(tercatat=False) from error
            if not self._is_there():
                raise self._lost(tercatat=True)
            return result

    def _is_there(self) -> bool:
        return self._tempat is None or self._tempat.holds()

    def _lost(self, *, tercatat: bool) -> JurnalHilang:
        """Save what the open file holds, and give the refusal that names the place; `tercatat`: the last fact too."""
        saved: Path | None = None
        if self.rescue is not None:
            with suppress(Galat, OSError):
                saved = self.rescue(self)
        return self.give_up(saved, tercatat=tercatat)

    def give_up(self, saved: Path | None, *, tercatat: bool) -> JurnalHilang:
        """Write nothing from now on, and give the refusal: all that was known is in `saved`."""
        self._hilang = JurnalHilang(lost_text(self.path, saved, tercatat), saved, tercatat=tercatat)
        if self.when_lost is not None and saved is not None:
            self.when_lost(self._hilang)
        return self._hilang

    def _guarded(self, action: Callable[[], T]) -> T:
        with self._lock:
            try:
                return _patiently(lambda: self._tolerant(action))
            except sqlite3.Error as error:
                raise from_sqlite(error, self.path) from error
            except UnicodeEncodeError as error:
                # Bytes of a command line that are no UTF-8 arrive as lone surrogates.
                raise IsianDitolak("Ada teks yang memuat karakter tidak sah. Ketiklah ulang teks itu.") from error

    def _tolerant(self, action: Callable[[], T]) -> T:
        """Run an action again where a damaged text is no UTF-8: its checksum tells then that the row is damaged."""
        try:
            return action()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
        self._connection.text_factory = _any_text
        try:
            return action()
        finally:
            self._connection.text_factory = str


def _any_text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def lost_text(path: Path, saved: Path | None, tercatat: bool) -> str:
    """Say that a journal is lost and where all that was known went; `tercatat`: the last fact too."""
    begin = (
        f"Jurnal {shown(path)} tidak ada lagi di tempatnya: dihapus, dipindah, atau diganti sewaktu simulasi berjalan. "
    )
    if saved is None:
        return begin + "Tidak ada tempat lain yang bisa ditulisi, jadi yang terakhir belum tersimpan."
    last = "termasuk pilihan atau isian terakhir" if tercatat else "kecuali pilihan atau isian terakhir"
    return begin + (
        f"Semua yang tercatat sampai saat ini, {last}, sudah disimpan ke jurnal baru {shown(saved)}. Simulasi berhenti "
        f"supaya tidak ada yang tercecer. Lanjutkan dengan: simulasi --hasil {shown(saved.parent)}"
    )


def _look_first(path: Path, target: int) -> None:
    try:
        if path.exists() and not S_ISREG(path.stat().st_mode):
            raise not_writable(path, "yang ada di jalur itu bukan berkas biasa. Pindahkan atau ganti namanya.")
        head = kepala.read_header(path)
    except OSError as error:
        raise from_system(error, path) from error
    except kepala.BukanBasisDataError as error:
        raise damaged(path) from error
    if head is None:
        return
    if head.versi > target:
        raise newer(path, head.versi, target)
    if (head.versi or head.berisi) and head.penanda != PENANDA:
        raise damaged(path)
    try:
        if log_sqlite.is_damaged(path.with_name(path.name + "-wal")):
            raise damaged(path)
    except OSError as error:
        raise from_system(error, path) from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT_INSIDE, isolation_level=None, check_same_thread=False)


def _choose_journal_mode(connection: sqlite3.Connection) -> None:
    try:
        # Setting the mode is a write of its own, so it is skipped where the file has it already.
        if _patiently(lambda: connection.execute("PRAGMA journal_mode").fetchone()[0]) != "wal":
            _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
        _patiently(lambda: connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    except sqlite3.OperationalError as error:
        if result_code(error) not in _NO_LOG:
            raise
        # In exclusive mode a log needs no shared memory, so a journal begun on another disk opens too.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        _patiently(lambda: connection.execute("PRAGMA journal_mode = DELETE").fetchone())
        connection.execute("PRAGMA locking_mode = NORMAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _patiently(action: Callable[[], T]) -> T:
    """Run `action` until no other process is in its way, at most for `_WAIT_IN_ALL` seconds.

    SQLite does not wait by itself where waiting might deadlock: switching to WAL, recovering after a crash.
    """
    deadline = time.monotonic() + _WAIT_IN_ALL
    pause = 0.005
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if result_code(error) not in BUSY or time.monotonic() > deadline:
                raise
        time.sleep(pause)
        pause = min(pause * 1.5, 0.2)
