"""What was held back (`hasil.md` §2, rule 9): kept beside the journal's own, listed for a person, taken when told to.

Tombstones of others are always held back, whether the run is here or not yet, so that no order of files lets one take
runs away unasked. One of a run that is not here waits without a word, and is passed on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from simulasi.catatan.bacaan import Saring, person_rows, settle
from simulasi.catatan.gabung import Rekaman, canonical, decided, group_labels, is_conflict, join, normalise
from simulasi.catatan.hapusan import take_tombstones
from simulasi.catatan.rekaman import known, store
from simulasi.catatan.tambahan import Orang, changes

NISAN: Final = "nisan"
GABUNG_KELOMPOK: Final = "gabung_kelompok"
PUTUSAN_SESI: Final = "putusan_sesi"
LARI: Final = "lari"

_KOLOM: Final = "isi, berkas, mesin, jenis, lari, peserta"


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a held line came from: the file's name, and the machine that its header claims."""

    berkas: str
    mesin: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One held line that would change what is known now: where from, about which run and person, and what it changes.

    `rincian`: what, what is known, what would be.
    """

    asal: Asal
    jenis: str
    lari: str
    sandi: str
    rincian: tuple[tuple[str, str, str], ...]
    isi: str


def people(connection: sqlite3.Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Orang]:
    """Give what is known of participants by (participant id, session); those not known are left out."""
    found: dict[tuple[str, str], Orang] = {}
    for person, sesi in set(wanted):
        query, values = person_rows(Saring(sesi, person), sound=True)
        rows = connection.execute(query, values).fetchall()
        if rows:
            own = connection.execute("SELECT 1 FROM peserta WHERE id = ?", (person,)).fetchone() is not None
            found[person, sesi] = Orang(*settle(rows), sendiri=own)
    return found


def made_here(connection: sqlite3.Connection, run: str) -> bool:
    """Whether a run was recorded at this laptop."""
    return connection.execute("SELECT 1 FROM lari WHERE id = ?", (run,)).fetchone() is not None


def hold(connection: sqlite3.Connection, asal: Asal, lines: Iterable[dict[str, Any]]) -> None:
    """Keep lines back."""
    rows = [
        (canonical(line), asal.berkas, asal.mesin, line["jenis"], line.get("id", ""), line.get("peserta", ""))
        for line in lines
    ]
    connection.executemany(f"INSERT OR IGNORE INTO tertahan ({_KOLOM}) VALUES (?, ?, ?, ?, ?, ?)", rows)  # noqa: S608


def moves_names(connection: sqlite3.Connection, isi: str) -> list[str]:
    """Give the names of groups in use here that a join would show under another name."""
    joins = [json.loads(row[0])["nama"] for row in connection.execute("SELECT isi FROM gabung_kelompok")]
    before, after = group_labels(joins), group_labels([*joins, json.loads(isi)["nama"]])
    rows = connection.execute("SELECT kelompok FROM peserta UNION SELECT kelompok FROM rekaman")
    names = [row[0] for row in rows if row[0] is not None]
    return sorted(name for name in names if before.get(name, name) != after.get(name, name))


def pending(connection: sqlite3.Connection, asal: Asal | None = None) -> list[Perubahan]:
    """List what is held back and would change something now, of one file or of all; by file, machine, kind and run."""
    # A stranger's file may hold a million tombstones of runs that nobody has.
    where = "WHERE (jenis <> 'nisan' OR lari IN (SELECT id FROM lari UNION ALL SELECT id FROM rekaman))"
    where += "" if asal is None else " AND berkas = ? AND mesin = ?"
    values = () if asal is None else (asal.berkas, asal.mesin)
    rows = connection.execute(
        f"SELECT {_KOLOM} FROM tertahan {where} ORDER BY berkas, mesin, jenis, lari, isi",  # noqa: S608
        values,
    ).fetchall()
    out: list[Perubahan] = []
    for isi, berkas, mesin, jenis, run, _ in rows:
        sandi, found = _effect(connection, isi, jenis, run)
        if found:
            out.append(Perubahan(Asal(berkas, mesin), jenis, run, sandi, tuple(found), isi))
    return out


def _effect(connection: sqlite3.Connection, isi: str, jenis: str, run: str) -> tuple[str, list[tuple[str, str, str]]]:
    line: dict[str, Any] = json.loads(isi)
    if jenis == GABUNG_KELOMPOK:
        moved = moves_names(connection, isi)
        return "–", [("nama kelompok", ", ".join(moved), f"satu kelompok: {', '.join(line['nama'])}")] if moved else []
    if jenis == PUTUSAN_SESI:
        return "–", decision_effect(connection, line)
    if connection.execute("SELECT 1 FROM nisan WHERE id = ?", (run,)).fetchone() is not None:
        return "–", []
    before = known(connection, run)
    if jenis == NISAN:
        return (before[0]["sandi"], [("hapus", _told(before), "dihapus untuk selamanya")]) if before else ("–", [])
    line = normalise(line)
    person = people(connection, [(line["peserta"], line["sesi"])]).get((line["peserta"], line["sesi"]))
    return (before[0] if before else line)["sandi"], changes(before, line, person)


def _told(record: Rekaman) -> str:
    if is_conflict(record):
        return "lari dengan isi bertentangan"
    return f"{record[0]['skenario']}, {len(record[0]['pilihan'])} pilihan"


def accept(connection: sqlite3.Connection, contents: Collection[str]) -> Sequence[str]:
    """Take held lines; gives the runs that tombstones took. Inside a transaction."""
    tombstones: list[str] = []
    for isi in sorted(contents):
        line: dict[str, Any] = json.loads(isi)
        kind = line["jenis"]
        if kind == NISAN:
            tombstones.append(line["id"])
        elif kind in (GABUNG_KELOMPOK, PUTUSAN_SESI):
            connection.execute(f"INSERT OR IGNORE INTO {kind} (isi) VALUES (?)", (isi,))  # noqa: S608 (constants)
        elif connection.execute("SELECT 1 FROM nisan WHERE id = ?", (line["id"],)).fetchone() is None:
            store(connection, join([*known(connection, line["id"]), normalise(line)]))
    erased = take_tombstones(connection, tombstones)
    connection.executemany("DELETE FROM tertahan WHERE isi = ?", [(isi,) for isi in contents])
    connection.execute("DELETE FROM tertahan WHERE lari IN (SELECT id FROM nisan)")
    return erased


# --- which definition of a session counts -------------------------------------------------------------


def decisions(connection: sqlite3.Connection, sesi: str) -> list[dict[str, Any]]:
    """Give the decisions on record about a session."""
    lines = [json.loads(row[0]) for row in connection.execute("SELECT isi FROM putusan_sesi ORDER BY isi")]
    return [line for line in lines if line["sesi"] == sesi]


def decision_effect(connection: sqlite3.Connection, line: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Tell what a decision of another machine would change here; nothing where its session is not known yet."""
    present = {row[0] for row in connection.execute("SELECT sidik FROM sesi WHERE id = ?", (line["sesi"],))}
    lines = decisions(connection, line["sesi"])
    before, after = decided(lines, present), decided([*lines, line], present)
    if len(present) < 2 or before == after:
        return []
    known = "belum diputuskan" if before is None else before[:8]
    return [("definisi", known, f"{str(after)[:8]} bagi sesi {line['sesi']}")]
