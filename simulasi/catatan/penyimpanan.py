"""What the journal keeps besides the runs of this machine: small reads and writes around `rekaman`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from simulasi.catatan.gabung import KE_MAKS, canonical, join, join_content
from simulasi.catatan.galat import IsianDitolak
from simulasi.catatan.rekaman import known, store
from simulasi.catatan.sambungan import Sambungan

_BANYAK = 10

# A held tombstone of a run that is not here is passed on: nothing speaks against it.
_TOMBSTONES = """
    SELECT id FROM nisan
    UNION
    SELECT lari FROM tertahan
    WHERE jenis = 'nisan' AND lari NOT IN (SELECT id FROM lari) AND lari NOT IN (SELECT id FROM rekaman)
    ORDER BY 1
"""


def add_void(journal: Sambungan, lari: str, fact: Mapping[str, object]) -> None:
    """Unite a voiding with the record of a run that came from elsewhere.

    Raises IsianDitolak where it was voided so often that nobody would read one more.
    """

    def work(connection: sqlite3.Connection) -> None:
        record = known(connection, lari)
        number = max((entry["ke"] for line in record for entry in line.get("batal", ())), default=0) + 1
        if number > KE_MAKS:
            raise IsianDitolak("Lari ini sudah tercatat batal, dan alasannya tidak dapat diganti lagi.")
        store(connection, join([*record, *({**line, "batal": [{**fact, "ke": number}]} for line in record)]))

    journal.transaction(work)


def sessions(journal: Sambungan) -> tuple[str, ...]:
    """Return the ids of all sessions that have a run, sorted."""
    found = {row[0] for row in journal.rows("SELECT sesi FROM lari UNION SELECT sesi FROM rekaman")}
    for (isi,) in journal.rows("SELECT isi FROM rekaman WHERE konflik = 1"):
        found.update(line["sesi"] for line in json.loads(isi))
    return tuple(sorted(found))


def machines(journal: Sambungan) -> list[str]:
    """Return the ids of all machines that have a run."""
    return [row[0] for row in journal.rows("SELECT mesin FROM lari UNION SELECT mesin FROM rekaman")]


def find_runs(journal: Sambungan, awalan: str) -> tuple[str, ...]:
    """Return the run ids that begin with a text, sorted; at most ten."""
    wanted = (awalan, awalan + "\U0010ffff")
    rows = journal.rows(
        "SELECT id FROM lari WHERE id BETWEEN ?1 AND ?2 UNION SELECT id FROM rekaman WHERE id BETWEEN ?1 AND ?2 "
        "ORDER BY id LIMIT ?3",
        (*wanted, _BANYAK),
    )
    return tuple(row[0] for row in rows)


def other_lines(journal: Sambungan) -> Iterator[dict[str, object]]:
    """Yield joins, tombstones, decisions and lines of unknown kinds, each sorted, in the form of the exchange file."""
    for (isi,) in journal.rows("SELECT isi FROM gabung_kelompok ORDER BY isi"):
        yield json.loads(isi)
    for (run,) in journal.rows(_TOMBSTONES):
        yield {"jenis": "nisan", "id": run}
    for (isi,) in journal.rows("SELECT isi FROM putusan_sesi ORDER BY isi"):
        yield json.loads(isi)
    for (isi,) in journal.rows("SELECT isi FROM baris_lain ORDER BY isi"):
        yield json.loads(isi)


def session_decisions(journal: Sambungan, sesi: str) -> list[dict[str, object]]:
    """Return the decisions on record about a session."""
    lines = (json.loads(row[0]) for row in journal.rows("SELECT isi FROM putusan_sesi ORDER BY isi"))
    return [line for line in lines if line["sesi"] == sesi]


def decide_session(journal: Sambungan, sesi: str, sidik: str, fact: Mapping[str, object]) -> None:
    """Keep a decision about which definition of a session counts."""

    def work(connection: sqlite3.Connection) -> None:
        rows = [json.loads(row[0]) for row in connection.execute("SELECT isi FROM putusan_sesi")]
        number = max((line["ke"] for line in rows if line["sesi"] == sesi), default=0) + 1
        if number > KE_MAKS:
            raise IsianDitolak(f"Definisi sesi {sesi} sudah terlalu sering diputuskan. Pakailah id sesi yang baru.")
        line = {**fact, "jenis": "putusan_sesi", "sesi": sesi, "sidik": sidik, "ke": number}
        connection.execute("INSERT OR IGNORE INTO putusan_sesi (isi) VALUES (?)", (canonical(line),))

    journal.transaction(work)


def join_groups(journal: Sambungan, names: Sequence[str]) -> None:
    """Keep a join of group names."""
    journal.write_one("INSERT OR IGNORE INTO gabung_kelompok (isi) VALUES (?)", (join_content({"nama": names}),))


def group_joins(journal: Sambungan) -> tuple[tuple[str, ...], ...]:
    """Return the joins, sorted."""
    return tuple(
        tuple(json.loads(row[0])["nama"]) for row in journal.rows("SELECT isi FROM gabung_kelompok ORDER BY isi")
    )


def groups(journal: Sambungan) -> tuple[str, ...]:
    """Return the group names in use, sorted."""
    rows = journal.rows("SELECT kelompok FROM peserta UNION SELECT kelompok FROM rekaman ORDER BY 1")
    return tuple(row[0] for row in rows if row[0] is not None)
