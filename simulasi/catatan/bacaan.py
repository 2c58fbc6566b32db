"""Runs put together from the rows of the journal: a few queries for many runs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from simulasi.catatan.lari import Komitmen, Lari, Peserta, PilihanTercatat
from simulasi.catatan.pesan import damaged
from simulasi.catatan.sambungan import Baris, Sambungan

PAGE = 500
"""Runs read at a time: two queries each, and between pages the journal is free for writers."""

PAGE_PARTICIPANTS = 200
"""Participants read at a time; each has a few runs."""

_HEAD = """
    SELECT l.nomor, l.id, l.sesi, l.mode, l.skenario, l.sidik, l.sidik_alur, l.urutan, l.mesin, l.mulai,
           l.orang, l.asal, p.id, p.sandi, p.kelompok, p.sesi
    FROM lari AS l JOIN peserta AS p ON p.nomor = l.peserta
"""

OPEN = """NOT EXISTS (
    SELECT 1 FROM peristiwa WHERE lari = l.nomor AND langkah IS NULL AND jenis IN ('selesai', 'batal')
)"""
"""SQL condition: the run `l` has neither an ending nor been voided."""


def read_run(journal: Sambungan, lari: str) -> Lari | None:
    """Return the run of that id, or None."""
    return next(iter(_read(journal, "WHERE l.id = ?", [lari])), None)


def read_unfinished(journal: Sambungan, peserta: str, skenario: str) -> Lari | None:
    """Return the participant's newest run of the scenario that is neither ended nor void, or None."""
    condition = f"WHERE p.id = ? AND l.skenario = ? AND {OPEN} ORDER BY l.urutan DESC, l.mesin DESC LIMIT 1"
    return next(iter(_read(journal, condition, [peserta, skenario])), None)


def read_runs(journal: Sambungan, sesi: str | None, peserta: str | None, skenario: str | None) -> Iterator[Lari]:
    """Yield the runs that match all filters given, by `urutan`, then machine."""
    filters = {"l.sesi = ?": sesi, "p.id = ?": peserta, "l.skenario = ?": skenario}
    conditions = [condition for condition, value in filters.items() if value is not None]
    values = [value for value in filters.values() if value is not None]
    where = " AND ".join([*conditions, "(l.urutan, l.mesin) > (?, ?)"])
    order = "ORDER BY l.urutan, l.mesin LIMIT ?"
    last: tuple[int, str] = (-1, "")
    while True:
        page = _read(journal, f"WHERE {where} {order}", [*values, *last, PAGE])
        yield from page
        if len(page) < PAGE:
            return
        last = (page[-1].urutan, page[-1].mesin)


def read_by_participant(journal: Sambungan, sesi: str) -> Iterator[list[Lari]]:
    """Yield the runs of each participant of a session, participants by id, runs by `urutan`, then machine."""
    listed = journal.rows(
        "SELECT DISTINCT p.id FROM lari AS l JOIN peserta AS p ON p.nomor = l.peserta WHERE l.sesi = ? ORDER BY p.id",
        (sesi,),
    )
    for i in range(0, len(listed), PAGE_PARTICIPANTS):
        page = [row[0] for row in listed[i : i + PAGE_PARTICIPANTS]]
        of_person: dict[str, list[Lari]] = {name: [] for name in page}
        marks = ",".join("?" * len(page))
        for run in _read(journal, f"WHERE l.sesi = ? AND p.id IN ({marks}) ORDER BY l.urutan, l.mesin", [sesi, *page]):
            of_person[run.peserta.id].append(run)
        yield from filter(None, of_person.values())


def _read(journal: Sambungan, condition: str, values: Sequence[object]) -> list[Lari]:
    def work(connection: sqlite3.Connection) -> tuple[list[Baris], list[Baris]]:
        heads = connection.execute(_HEAD + condition, tuple(values)).fetchall()
        numbers = [head[0] for head in heads]
        events = connection.execute(
            # Only question marks are put into the text.
            "SELECT lari, langkah, jenis, waktu, isi FROM peristiwa "  # noqa: S608
            f"WHERE lari IN ({','.join('?' * len(numbers))}) ORDER BY lari, id",
            numbers,
        ).fetchall()
        return heads, events

    heads, events = journal.snapshot(work)
    of_run: dict[int, list[Baris]] = {head[0]: [] for head in heads}
    for event in events:
        of_run[event[0]].append(event)
    try:
        return [_assemble(head, of_run[head[0]]) for head in heads]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        # Somebody edited the file by hand.
        raise damaged(journal.path) from error


def _assemble(head: Baris, events: list[Baris]) -> Lari:
    choices: list[PilihanTercatat] = []
    exhibits: list[tuple[int, str, int]] = []
    controls: tuple[str, ...] | None = None
    commitment: Komitmen | None = None
    finished: str | None = None
    ending: str | None = None
    void: str | None = None
    for _, step, kind, moment, content in events:
        fact: dict[str, Any] = json.loads(content)
        if kind == "pilihan":
            choices.append(PilihanTercatat(step, fact["pilihan"], moment, fact.get("detik"), fact.get("tangan")))
        elif kind == "berkas":
            exhibits.append((fact["langkah"], fact["adegan"], fact["berkas"]))
        elif kind == "selesai":
            finished, ending = moment, fact["akhir"]
        elif kind == "kendali":
            controls = tuple(fact["kendali"])
        elif kind == "komitmen":
            commitment = Komitmen(fact["kendali"], fact["apa"], fact["siapa"], fact["kapan"])
        elif kind == "batal":
            void = fact["alasan"]
    _, run, sesi, mode, skenario, sidik, sidik_alur, urutan, mesin, mulai, orang, asal, *person = head
    return Lari(
        id=run,
        peserta=Peserta(*person),
        sesi=sesi,
        mode=mode,
        skenario=skenario,
        sidik=sidik,
        sidik_alur=sidik_alur,
        urutan=urutan,
        mesin=mesin,
        mulai=mulai,
        selesai=finished,
        akhir=ending,
        orang=orang,
        pilihan=tuple(choices),
        berkas_dibuka=tuple(exhibits),
        kendali=controls,
        komitmen=commitment,
        batal=void,
        asal=asal,
    )
