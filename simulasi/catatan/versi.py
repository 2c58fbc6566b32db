"""Versions of the journal: numbered plain SQL, applied in one transaction (`hasil.md` §1).

The version is `PRAGMA user_version`. `migrasi/NNNN_name.sql` leads from version NNNN − 1 to NNNN; such a file
holds statements only, no BEGIN or COMMIT, and once released it is never edited.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulasi.catatan import izin
from simulasi.catatan.galat import JurnalLebihBaru, MigrasiGagal
from simulasi.catatan.pesan import shown

VERSI = 4
"""The version this program writes; a constant, so that opening a current journal reads no SQL file."""

PENANDA = 0x53494D55
"""`PRAGMA application_id` of a journal ("SIMU")."""


@dataclass(frozen=True, slots=True)
class Migrasi:
    """The SQL that leads from version `nomor` − 1 to `nomor`."""

    nomor: int
    sql: str


def shipped_migrations() -> tuple[Migrasi, ...]:
    """Return the migrations of the package, in order."""
    from importlib import resources  # noqa: PLC0415 (slow to import, and needed only when there is work)

    folder = resources.files("simulasi.catatan") / "migrasi"
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    return tuple(Migrasi(int(name[:4]), texts[name]) for name in sorted(texts) if name.endswith(".sql"))


def newer(path: Path, version: int, ours: int) -> JurnalLebihBaru:
    """Return the refusal of a journal whose version is above ours."""
    return JurnalLebihBaru(
        f"Jurnal {shown(path)} ditulis oleh versi simulasi yang lebih baru (versi jurnal {version}; program "
        f"ini mengenal sampai {ours}). Jurnal itu tidak diubah. Perbarui simulasi, atau pilih folder lain "
        "dengan --hasil FOLDER. Bila simulasi sudah yang terbaru, berkas itu mungkin rusak: jalankan simulasi pulihkan."
    )


def current_version(connection: sqlite3.Connection) -> int:
    """Return `PRAGMA user_version`."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, path: Path, now: Callable[[], datetime], migrations: Sequence[Migrasi]
) -> None:
    """Bring the journal up to date; to be called inside a write transaction, foreign keys off.

    An existing older journal is first copied to `jurnal.v<N>.<moment>.cadangan.sqlite3` beside it. Does
    nothing where another process has been quicker. Raises JurnalLebihBaru, MigrasiGagal, or the sqlite3 and
    OS errors of a disk that cannot be written; the caller rolls back, and the journal is as it was.
    """
    version, target = current_version(connection), migrations[-1].nomor
    if version > target:
        raise newer(path, version, target)
    if version == target:
        return
    copy = set_aside(path, f"v{version}.{now():%Y%m%dT%H%M%S}") if version else None
    try:
        for migration in migrations:
            if migration.nomor > version:
                _apply(connection, migration)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("dangling references after migration")
    except sqlite3.Error as error:
        if copy is not None:
            # The journal itself stays as it was; repeated attempts must not fill the disk with copies.
            with suppress(OSError):
                copy.unlink()
        if isinstance(error, sqlite3.OperationalError) and getattr(error, "sqlite_errorcode", 1) & 0xFF != 1:
            raise  # a full or vanished disk is no fault of the migration
        raise MigrasiGagal(
            f"Jurnal {shown(path)} dari versi {version} belum dapat dimutakhirkan ke versi {target}. Isinya "
            "tetap utuh seperti semula. Pakailah versi simulasi yang sebelumnya, atau pilih folder lain "
            "dengan --hasil FOLDER."
        ) from error


def _apply(connection: sqlite3.Connection, migration: Migrasi) -> None:
    # executescript() would commit the transaction that keeps the old journal safe.
    for statement in statements(migration.sql):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {migration.nomor:d}")
    connection.execute(f"PRAGMA application_id = {PENANDA:d}")


def statements(sql: str) -> list[str]:
    """Split SQL text into its statements; semicolons in triggers, strings and comments do not split."""
    found: list[str] = []
    buffer = ""
    for line in sql.splitlines(keepends=True):
        buffer += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(buffer):
            found.append(buffer.strip())
            buffer = ""
    if buffer.strip():
        found.append(buffer.strip())
    return found


def set_aside(path: Path, tanda: str) -> Path:
    """Copy a journal to `jurnal.<tanda>.cadangan.sqlite3` beside it, whole or not at all, over no other file.

    Raises the sqlite3 and OS errors of a disk that cannot be written.
    """
    stem = f"{path.stem}.{tanda}"
    copy = path.with_name(f"{stem}.cadangan.sqlite3")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{stem}-{number}.cadangan.sqlite3")
    unfinished = copy.with_name(copy.name + ".sementara")
    unfinished.unlink(missing_ok=True)
    try:
        izin.make_private(unfinished)
        # Read through a connection of its own: the writing one would wait for itself without end. Its lock
        # keeps every other writer out meanwhile, so the copy is what the migration starts from.
        with (
            closing(sqlite3.connect(path, isolation_level=None)) as source,
            closing(sqlite3.connect(unfinished, isolation_level=None)) as target,
        ):
            source.backup(target)
            # The copy must be whole in one file: a log beside it would be left behind when it is moved.
            target.execute("PRAGMA journal_mode = DELETE").fetchone()
        os.chmod(unfinished, 0o600)
        os.replace(unfinished, copy)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    return copy
