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
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any, Self, TypeVar

from simulasi.catatan import kepala
from simulasi.catatan.galat import IsianDitolak
from simulasi.catatan.pesan import BUSY, damaged, from_sqlite, from_system, not_writable, result_code
from simulasi.catatan.versi import (
    PENANDA,
    VERSI,
    Migrasi,
    current_version,
    migrate,
    newer,
    shipped_migrations,
)
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

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime], migrations: Sequence[Migrasi] | None = None) -> Self:
        """Open the journal at `path`, creating it (and its folder) or bringing it up to date.

        `now` stamps the copy set aside before a migration; `migrations` stands in for the shipped ones.
        Raises JurnalTidakBisaDitulis, JurnalLebihBaru, JurnalRusak, MigrasiGagal.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            key = real_path(path)
        except (OSError, ValueError) as error:
            raise from_system(error, path.parent) from error
        target = VERSI if migrations is None else migrations[-1].nomor
        with _opened_lock:
            # Looking at the bytes while this process has the file open would drop its locks.
            if not _opened[key]:
                _look_first(path, target)
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

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Baris]:
        """Return all rows of one statement."""
        return self._guarded(lambda: self._connection.execute(sql, tuple(values)).fetchall())

    def write_one(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one writing statement as a transaction of its own; return the number of rows it wrote.

        Like BEGIN IMMEDIATE it takes the write lock before it reads; it is on disk on return.
        """
        return self._guarded(lambda: self._connection.execute(sql, tuple(values)).rowcount)

    def transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` inside BEGIN IMMEDIATE … COMMIT; all of it is on disk on return, or none.

        `work` may run again where the journal was locked, so it must do nothing but SQL.
        """
        return self._guarded(lambda: self._inside("BEGIN IMMEDIATE", work))

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
            with closing(sqlite3.connect(path, isolation_level=None)) as target:
                self._connection.backup(target)

        self._guarded(copy)

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

    def _guarded(self, action: Callable[[], T]) -> T:
        with self._lock:
            try:
                return _patiently(action)
            except sqlite3.Error as error:
                raise from_sqlite(error, self.path) from error
            except UnicodeEncodeError as error:
                # Bytes of a command line that are no UTF-8 arrive as lone surrogates.
                raise IsianDitolak("Ada teks yang memuat karakter tidak sah. Ketiklah ulang teks itu.") from error


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
