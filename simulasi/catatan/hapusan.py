"""Erasing runs so that their bytes are gone, and the tombstones that keep them away (`hasil.md` §1, §2 rule 9)."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from simulasi.catatan.gabung import without_tombstones
from simulasi.catatan.sambungan import Sambungan

CADANGAN: Final = "*.cadangan.sqlite3"
"""Copies that migrations and `pulihkan` set aside beside the journal."""

_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_TUNGGU: Final = 5.0


def take_tombstones(connection: sqlite3.Connection, ids: Iterable[str]) -> Sequence[str]:
    """Keep tombstones and erase their runs; gives the ids of runs that were here. Inside a transaction.

    Nothing else goes: what is left must not depend on whether a tombstone or a fact came first.
    """
    fresh = without_tombstones(sorted(ids), {row[0] for row in connection.execute("SELECT id FROM nisan")})
    connection.executemany("INSERT OR IGNORE INTO nisan (id) VALUES (?)", [(run,) for run in fresh])
    return _erase_runs(connection, fresh, ()) if fresh else ()


def erase(connection: sqlite3.Connection, ids: Iterable[str], peserta: Iterable[str] = ()) -> Sequence[str]:
    """Delete runs, and participants that have none left, with all that was kept about them alone.

    `peserta` are ids of participants to delete even if they never had a run. Works on journals of every version.
    Gives the ids of runs that were here. Inside a transaction.
    """
    sessions = [row[0] for row in connection.execute("SELECT DISTINCT id FROM sesi")]
    here = _erase_runs(connection, ids, peserta)
    merged = _has_merged(connection)
    _erase_definitions(connection, sessions, merged)
    if merged:
        _erase_joins(connection)
    return here


def mentions(isi: str, nisan: Collection[str]) -> bool:
    """Tell whether a line of an unknown kind speaks of a run that a tombstone has taken."""
    return not set(_UUID.findall(isi)).isdisjoint(nisan)


def _has_merged(connection: sqlite3.Connection) -> bool:
    """Tell whether the journal is of a version that merges."""
    return _has_table(connection, "rekaman")


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def _erase_runs(connection: sqlite3.Connection, ids: Iterable[str], peserta: Iterable[str]) -> Sequence[str]:
    merged = _has_merged(connection)
    for name, values in (("hapus_lari", ids), ("hapus_peserta", peserta)):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        connection.execute(f"CREATE TEMP TABLE {name} (id TEXT PRIMARY KEY)")
        connection.executemany(f"INSERT OR IGNORE INTO temp.{name} (id) VALUES (?)", [(v,) for v in values])  # noqa: S608
    gone = "IN (SELECT id FROM temp.hapus_lari)"
    union = f" UNION SELECT id FROM rekaman WHERE id {gone}" if merged else ""  # noqa: S608
    here = [row[0] for row in connection.execute(f"SELECT id FROM lari WHERE id {gone}{union} ORDER BY id")]  # noqa: S608
    connection.execute(
        f"INSERT OR IGNORE INTO temp.hapus_peserta (id) SELECT p.id FROM peserta AS p JOIN lari AS l "  # noqa: S608
        f"ON l.peserta = p.nomor WHERE l.id {gone}"
    )
    connection.execute(f"DELETE FROM peristiwa WHERE lari IN (SELECT nomor FROM lari WHERE id {gone})")  # noqa: S608
    connection.execute(f"DELETE FROM lari WHERE id {gone}")  # noqa: S608
    if merged:
        connection.execute(f"DELETE FROM rekaman WHERE id {gone}")  # noqa: S608
        if _has_table(connection, "tertahan"):
            person = "peserta IN (SELECT id FROM temp.hapus_peserta)"
            connection.execute(f"DELETE FROM tertahan WHERE lari {gone} OR {person}")  # noqa: S608
        _erase_other_lines(connection)
    _erase_participants(connection)
    return here


def _erase_participants(connection: sqlite3.Connection) -> None:
    lonely = "id IN (SELECT id FROM temp.hapus_peserta) AND nomor NOT IN (SELECT peserta FROM lari)"
    gone = connection.execute(f"SELECT sandi, id FROM peserta WHERE {lonely}").fetchall()  # noqa: S608
    connection.execute(f"DELETE FROM peserta WHERE {lonely}")  # noqa: S608
    # This laptop remembers its last participant by call sign, and what a participant chose by id.
    connection.executemany(
        "DELETE FROM setelan WHERE instr(nama, ?2) OR (nilai = ?1 AND nilai NOT IN (SELECT sandi FROM peserta))", gone
    )


def _erase_definitions(connection: sqlite3.Connection, sessions: Iterable[str], merged: bool) -> None:
    """Delete the definition of a session without any run: it may name groups."""
    union = "" if not merged else " UNION ALL SELECT 1 FROM rekaman WHERE sesi = ?1 OR konflik = 1"
    for sesi in sessions:
        if connection.execute(f"SELECT 1 FROM lari WHERE sesi = ?1{union} LIMIT 1", (sesi,)).fetchone() is None:  # noqa: S608
            connection.execute("DELETE FROM sesi WHERE id = ?", (sesi,))


def _erase_joins(connection: sqlite3.Connection) -> None:
    used = {row[0] for row in connection.execute("SELECT kelompok FROM peserta UNION SELECT kelompok FROM rekaman")}
    for (isi,) in connection.execute("SELECT isi FROM gabung_kelompok").fetchall():
        if used.isdisjoint(json.loads(isi)["nama"]):
            connection.execute("DELETE FROM gabung_kelompok WHERE isi = ?", (isi,))


def _erase_other_lines(connection: sqlite3.Connection) -> None:
    gone = {row[0] for row in connection.execute("SELECT id FROM temp.hapus_lari")}
    for (isi,) in connection.execute("SELECT isi FROM baris_lain").fetchall():
        if mentions(isi, gone):
            connection.execute("DELETE FROM baris_lain WHERE isi = ?", (isi,))


def scrub(
    journal: Sambungan, ids: Collection[str], peserta: Collection[str] = (), kecuali: str | None = None
) -> list[str]:
    """Make the bytes of erased runs vanish: from copies beside the journal, from the file, from its log.

    The copy named `kecuali` is left as it is: it was set aside to go back to. Gives the names of what could not be
    cleaned, for a person to delete. Outside of a transaction.
    """
    copies = [copy for copy in sorted(journal.path.parent.glob(CADANGAN)) if copy.name != kecuali]
    left = [copy.name for copy in copies if not _erase_in_copy(copy, ids, peserta)]
    journal.rows("VACUUM")
    deadline = time.monotonic() + _TUNGGU
    while journal.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
        if time.monotonic() > deadline:
            return [*left, f"{journal.path.name}-wal"]
        time.sleep(0.05)
    return left


def _erase_in_copy(copy: Path, ids: Collection[str], peserta: Collection[str]) -> bool:
    """Erase runs in a copy of an older journal; False where that fails."""
    if copy.is_symlink():
        return True
    try:
        with closing(sqlite3.connect(copy, isolation_level=None, timeout=_TUNGGU)) as connection:
            connection.execute("PRAGMA secure_delete = ON").fetchone()
            connection.execute("BEGIN IMMEDIATE")
            erase(connection, ids, peserta)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
    except sqlite3.Error:
        return False
    return True
