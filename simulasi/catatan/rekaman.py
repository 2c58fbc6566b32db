"""The rows of `rekaman`: all that is known of one run id, in the form of the exchange file."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from simulasi.catatan.bacaan import assemble, fetch_own, united
from simulasi.catatan.gabung import BarisLari, Rekaman, canonical, is_conflict, join

KOLOM: Final = "id, mesin, urutan, peserta, sesi, sandi, kelompok, kelompok_ke, skenario"
"""The columns that repeat what is in a record, for looking up."""


def known(connection: sqlite3.Connection, run: str) -> Rekaman:
    """Give the record of a run id inside a transaction; empty where nothing is known. In normal form."""
    own = assemble(*fetch_own(connection, "WHERE l.id = ?", (run,)))
    row = connection.execute("SELECT isi FROM rekaman WHERE id = ?", (run,)).fetchone()
    if row is not None:
        return united(row[0], own[0] if own else None)
    return join(own)


def columns(line: BarisLari) -> tuple[Any, ...]:
    """Give the columns of `rekaman` that repeat what is in a line, in the order of `KOLOM`."""
    group: dict[str, Any] = line.get("kelompok") or {"ke": 0, "nama": None}
    return (
        line["id"], line["mesin"], line["urutan"], line["peserta"], line["sesi"], line["sandi"],
        group["nama"], group["ke"], line["skenario"],
    )  # fmt: skip


def store(connection: sqlite3.Connection, record: Rekaman) -> None:
    """Write the record of one run id in the place of the one that it is united with."""
    lines = [{"jenis": "lari", **line} for line in record]
    isi = canonical(lines[0] if len(lines) == 1 else lines)
    connection.execute(
        f"INSERT OR REPLACE INTO rekaman ({KOLOM}, konflik, isi) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (*columns(record[0]), int(is_conflict(record)), isi),
    )
