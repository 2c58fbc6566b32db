"""What the journal keeps besides the runs of this machine: small reads and writes around `rekaman`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from simulasi.catatan.cek import condition
from simulasi.catatan.gabung import KE_MAKS, canonical, join, join_content
from simulasi.catatan.galat import IsianDitolak
from simulasi.catatan.rekaman import known, store
from simulasi.catatan.sambungan import Sambungan

_BANYAK = 10

# A held tombstone of a run that is not here is passed on: nothing speaks against it.
_TOMBSTONES = """
    SELECT lari FROM tertahan
    WHERE jenis = 'nisan' AND lari NOT IN (SELECT id FROM lari) AND lari NOT IN (SELECT id FROM rekaman)
"""


def add_void(journal: Sambungan, lari: str, fact: Mapping[str, object]) -> None:
    """Unite a voiding, or its undoing, with the record of a run that came from elsewhere; own events stay events.

    Raises IsianDitolak where it was voided so often that nobody would read one more.
    """

    def work(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT 1 FROM rekaman WHERE id = ?", (lari,)).fetchone() is None:
            return
        record = known(connection, lari)
        number = max((entry["ke"] for line in record for entry in line.get("batal", ())), default=0) + 1
        if number > KE_MAKS:
            raise IsianDitolak("Lari ini sudah tercatat batal, dan alasannya tidak dapat diganti lagi.")
        store(connection, join([*record, *({**line, "batal": [{**fact, "ke": number}]} for line in record)]))

    journal.transaction(work)


def scenario(journal: Sambungan, sidik: str, pengganti: Callable[[str], str | None] | None) -> str | None:
    """Return the canonical JSON of a digest, checked; a damaged one is fetched from the library where it has it."""
    rows = journal.rows("SELECT kanonik FROM skenario WHERE sidik = ?", (sidik,))
    if rows and hashes_to(rows[0][0], sidik):
        return rows[0][0]
    found = None if pengganti is None else pengganti(sidik)
    if rows or found is not None:
        name = f"naskah skenario bersidik {sidik[:8]}"
        if found is None:
            journal.cacat.note(f"{name} berubah, sehingga lari yang memakainya tidak dapat dinilai")
        else:
            journal.cacat.note(f"{name} berubah; dipakai yang sama dari pustaka", hilang=False)
    return found


def session_definitions(journal: Sambungan, sesi: str) -> tuple[tuple[str, str], ...]:
    """Return the (digest, canonical JSON) pairs of a session, by digest; what does not hash to its digest is noted."""
    rows = journal.rows("SELECT sidik, kanonik FROM sesi WHERE id = ? ORDER BY sidik", (sesi,))
    sound = tuple((sidik, kanonik) for sidik, kanonik in rows if hashes_to(kanonik, sidik))
    if len(sound) < len(rows):
        journal.cacat.note(f"definisi sesi {sesi} berubah, sehingga disisihkan")
    return sound


def hashes_to(kanonik: object, sidik: str) -> bool:
    """Tell whether a canonical text is the one of a digest (`skor.md` §6: SHA-256 of its UTF-8)."""
    return isinstance(kanonik, str) and sha256(kanonik.encode("utf-8", "surrogateescape")).hexdigest() == sidik


def sessions(journal: Sambungan) -> tuple[str, ...]:
    """Return the ids of all sessions that have a run, sorted."""
    found = {row[0] for row in journal.rows("SELECT sesi FROM lari UNION SELECT sesi FROM rekaman")}
    for (isi,) in journal.rows(f"SELECT isi FROM rekaman WHERE konflik = 1 AND {condition('rekaman')}"):  # noqa: S608
        found.update(line["sesi"] for line in json.loads(isi))
    return tuple(sorted(found))


def machines(journal: Sambungan) -> list[str]:
    """Return the ids of all machines that have a run."""
    return [row[0] for row in journal.rows("SELECT mesin FROM lari UNION SELECT mesin FROM rekaman")]


def received(journal: Sambungan) -> dict[str, str]:
    """Return when each run of elsewhere last came in here, ISO 8601 with offset, by run id."""
    return dict(journal.rows("SELECT id, diterima FROM rekaman WHERE diterima IS NOT NULL"))


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
    for (isi,) in sorted(journal.sound("gabung_kelompok")):
        yield json.loads(isi)
    held = journal.rows(_TOMBSTONES)
    for run in sorted({run for (run,) in [*journal.sound("nisan"), *held]}):
        yield {"jenis": "nisan", "id": run}
    for (isi,) in sorted(journal.sound("putusan_sesi")):
        yield json.loads(isi)
    for (isi,) in sorted(journal.sound("baris_lain")):
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
    return tuple(tuple(json.loads(row[0])["nama"]) for row in sorted(journal.sound("gabung_kelompok")))


def groups(journal: Sambungan) -> tuple[str, ...]:
    """Return the group names in use, sorted."""
    rows = journal.rows("SELECT kelompok FROM peserta UNION SELECT kelompok FROM rekaman ORDER BY 1")
    return tuple(row[0] for row in rows if row[0] is not None)
