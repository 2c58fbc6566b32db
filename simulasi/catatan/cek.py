"""Checksums of the journal's rows (`hasil.md` §1): damage to a row is seen when the row is read.

A checksum lies beside the row, in `cek`. SQLite writes it by itself: triggers of the connection call `cek_baris` after
each insert and each change, so that no statement can forget it. It finds damage, not forgery.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final
from zlib import crc32

KOLOM: Final[dict[str, tuple[str, ...]]] = {
    "mesin": ("id", "milik", "urutan_terakhir"),
    "peserta": ("nomor", "id", "mesin", "sesi", "sandi", "kunci", "kelompok", "kelompok_ke"),
    "skenario": ("sidik", "sidik_alur"),
    "sesi": ("id", "sidik"),
    "lari": (
        "nomor", "id", "mesin", "urutan", "peserta", "sesi", "mode", "skenario", "sidik", "sidik_alur", "orang",
        "asal", "mulai",
    ),
    "peristiwa": ("id", "lari", "langkah", "jenis", "waktu", "isi"),
    "rekaman": (
        "id", "mesin", "urutan", "peserta", "sesi", "sandi", "kelompok", "kelompok_ke", "skenario", "konflik", "isi",
    ),
    "nisan": ("id",),
    "gabung_kelompok": ("isi",),
    "baris_lain": ("isi",),
    "tertahan": ("isi", "berkas", "mesin", "jenis", "lari", "peserta"),
    "putusan_sesi": ("isi",),
    "setelan": ("nama", "nilai"),
}  # fmt: skip
"""What each checksum covers, by table. The text of a scenario or a session is covered by its `sidik`."""

BERUBAH: Final = ("mesin", "peserta", "skenario")
"""Tables of which a row is changed after it was written."""

VERSI_CEK: Final = 3
"""The first version of the journal that has checksums."""


def checksum(table: str, *values: object) -> int:
    """Give the checksum of a row: CRC-32, which finds every change of one bit and of up to 32 bits in a row.

    Texts and other values are told apart; bytes that are no text (a damaged row) never equal a text.
    """
    parts = [f"'{value}" if value.__class__ is str else repr(value) for value in values]
    return crc32("\x1f".join((table, *parts)).encode("utf-8", "surrogateescape"))


def is_sound(table: str, row: Sequence[object]) -> bool:
    """Tell whether a row, its columns as in `KOLOM` and `cek` last, is as it was written."""
    return checksum(table, *row[:-1]) == row[-1]


def add_functions(connection: sqlite3.Connection, now: Callable[[], str]) -> None:
    """Give a connection `cek_baris(table, …)`, `cek_mentah(table, …)` and `saat_ini()`, the ISO 8601 text of now."""
    connection.create_function("cek_baris", -1, checksum, deterministic=True)
    connection.create_function("cek_mentah", -1, _raw_checksum, deterministic=True)
    connection.create_function("saat_ini", 0, now)


def condition(table: str, name: str | None = None) -> str:
    """Give the SQL condition that a row of a table (called `name` in the query) is as it was written."""
    prefix = name or table
    columns = (f"{prefix}.{column}" for column in KOLOM[table])
    return f"{prefix}.cek IS cek_mentah('{table}', {', '.join(f'typeof({c}), CAST({c} AS BLOB)' for c in columns)})"


def _raw_checksum(table: str, *parts: object) -> int:
    """Give the checksum of a row given as types and bytes in turn: SQLite hands over no text that is damaged."""
    values: list[object] = []
    for kind, raw in zip(parts[::2], parts[1::2], strict=True):
        text = raw.decode("utf-8", "surrogateescape") if isinstance(raw, bytes) else ""
        values.append({"text": text, "null": None, "blob": raw}.get(str(kind), text))
        if kind == "integer":
            values[-1] = int(text)
    return checksum(table, *values)


def add_triggers(connection: sqlite3.Connection) -> None:
    """Let this connection write the checksum of every row that it writes, and when a row of elsewhere came in.

    They are of this connection alone (TEMP), because they call functions that only this program has. To be called
    inside a transaction: one by one they would take a file each time.
    """
    for table, columns in KOLOM.items():
        values = ", ".join(f"new.{column}" for column in columns)
        more = ", diterima = saat_ini()" if table == "rekaman" else ""
        write = (
            f"BEGIN UPDATE {table} SET cek = cek_baris('{table}', {values}){more} "  # noqa: S608 (constants only)
            "WHERE rowid = new.rowid; END"
        )
        connection.execute(f"CREATE TEMP TRIGGER cek_{table} AFTER INSERT ON main.{table} {write}")
        if table in BERUBAH:
            changed = f"AFTER UPDATE OF {', '.join(columns)} ON main.{table}"
            connection.execute(f"CREATE TEMP TRIGGER cek_{table}_ubah {changed} {write}")
