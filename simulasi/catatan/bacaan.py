"""Runs put together from the rows of the journal: a few queries for many runs.

A run begun on this machine is its events; one from elsewhere, or one that came back with more, is a row of `rekaman`.
Both are brought into the form of the exchange file (`gabung`), so that all runs are read alike.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any, Final, cast

from simulasi.catatan.gabung import (
    ISIAN_MAKS,
    BarisLari,
    Rekaman,
    group_labels,
    is_conflict,
    join,
    normalise,
    rank,
    shown,
)
from simulasi.catatan.lari import Komitmen, Lari, Peserta, PilihanTercatat
from simulasi.catatan.pesan import damaged
from simulasi.catatan.sambungan import Baris, Sambungan
from simulasi.catatan.waktu import sound_time

PAGE = 500
"""Runs read at a time: two queries each, and between pages the journal is free for writers."""

PAGE_PARTICIPANTS = 200
"""Participants read at a time; each has a few runs."""

_HEAD: Final = """
    SELECT l.nomor, l.id, l.mesin, l.urutan, l.orang, l.sesi, l.mode, l.skenario, l.sidik, l.asal, l.mulai,
           p.id, p.sandi, p.kelompok, p.kelompok_ke
    FROM lari AS l JOIN peserta AS p ON p.nomor = l.peserta
"""
_FOREIGN: Final = "SELECT r.urutan, r.mesin, r.id, r.isi, l.nomor FROM rekaman AS r LEFT JOIN lari AS l ON l.id = r.id"

_FRESH: Final = "NOT EXISTS (SELECT 1 FROM rekaman WHERE id = l.id)"

OPEN = """NOT EXISTS (
    SELECT 1 FROM peristiwa WHERE lari = l.nomor AND langkah IS NULL AND jenis IN ('selesai', 'batal')
)"""
"""SQL condition: the run `l` has neither an ending nor been voided by an event of this journal."""

_KOMITMEN: Final = ("kendali", "apa", "siapa", "kapan")
_Pilihan = tuple[int, str, str, float | None, Mapping[str, int] | None]
_choice: Final = cast("Callable[[type[PilihanTercatat], _Pilihan], PilihanTercatat]", tuple.__new__)
"""Makes a choice without a call in Python; a large class holds a million of them."""

_Urutan = tuple[int, str, str]
_Halaman = Callable[[_Urutan], list[tuple[_Urutan, Rekaman]]]


@dataclass(frozen=True, slots=True)
class Saring:
    """Which runs are wanted: all of what is given must match."""

    sesi: str | None = None
    peserta: str | None = None
    skenario: str | None = None

    def where(self, **columns: str) -> tuple[str, list[str]]:
        """Give an SQL condition and its values; `columns` name the column of each field."""
        found = [(column, value) for name, column in columns.items() if (value := getattr(self, name)) is not None]
        return "".join(f"{column} = ? AND " for column, _ in found), [value for _, value in found]

    def matches(self, line: BarisLari) -> bool:
        """Tell whether a branch is wanted."""
        return (
            self.sesi in (None, line["sesi"])
            and self.peserta in (None, line["peserta"])
            and self.skenario in (None, line["skenario"])
        )


def read_record(journal: Sambungan, lari: str) -> Rekaman:
    """Return all that is known of a run id; empty where nothing is."""
    found = _foreign(journal, f"{_FOREIGN} WHERE r.id = ?", [lari])
    if found:
        return found[0][1]
    return tuple(own_lines(journal, "WHERE l.id = ?", [lari]))


def read_run(journal: Sambungan, lari: str) -> Lari | None:
    """Return the run of that id, or None; of a conflict its first branch."""
    record = read_record(journal, lari)
    return Penyaji(journal, Saring(peserta=record[0]["peserta"])).runs(record)[0] if record else None


def read_unfinished(journal: Sambungan, peserta: str, skenario: str) -> Lari | None:
    """Return the participant's newest run begun here that can go on: not ended, not void, not gone on elsewhere."""
    condition = f"WHERE p.id = ? AND l.skenario = ? AND {OPEN} ORDER BY l.urutan DESC, l.mesin DESC"
    for own in own_lines(journal, condition, [peserta, skenario]):
        record = read_record(journal, own["id"])
        if not is_conflict(record) and len(record[0]["pilihan"]) == len(own["pilihan"]):
            (run,) = Penyaji(journal, Saring(peserta=peserta)).runs(record)
            if run.batal is None and run.akhir is None:
                return run
    return None


def read_runs(journal: Sambungan, saring: Saring) -> Iterator[Lari]:
    """Yield the runs that match, by `urutan`, machine and id; of a conflict every branch that does."""
    penyaji = Penyaji(journal, saring)
    for record in read_records(journal, saring):
        for run, line in zip(penyaji.runs(record), record, strict=True):
            if len(record) == 1 or saring.matches(line):
                yield run


def read_records(journal: Sambungan, saring: Saring) -> Iterator[Rekaman]:
    """Yield the records of which a branch matches, by `urutan`, machine and id."""
    own_where, values = saring.where(sesi="l.sesi", peserta="p.id", skenario="l.skenario")
    foreign_where, _ = saring.where(sesi="r.sesi", peserta="r.peserta", skenario="r.skenario")

    def own(last: _Urutan) -> list[tuple[_Urutan, Rekaman]]:
        condition = f"WHERE {own_where} {_FRESH} AND (l.urutan, l.mesin) > (?, ?) ORDER BY l.urutan, l.mesin LIMIT ?"
        lines = own_lines(journal, condition, [*values, *last[:2], PAGE])
        return [((line["urutan"], line["mesin"], line["id"]), (line,)) for line in lines]

    def foreign(last: _Urutan) -> list[tuple[_Urutan, Rekaman]]:
        condition = (
            f"WHERE {foreign_where} r.konflik = 0 AND (r.urutan, r.mesin, r.id) > (?, ?, ?) "
            "ORDER BY r.urutan, r.mesin, r.id LIMIT ?"
        )
        return _foreign(journal, f"{_FOREIGN} {condition}", [*values, *last, PAGE])

    streams = (_turn(own), _turn(foreign), iter(_conflicts(journal)))
    for _, record in heapq.merge(*streams, key=lambda pair: pair[0]):
        if len(record) == 1 or any(map(saring.matches, record)):
            yield record


def read_by_participant(journal: Sambungan, sesi: str) -> Iterator[list[Lari]]:
    """Yield the runs of each participant of a session, participants by id, runs by `urutan`, machine and id."""
    penyaji = Penyaji(journal, Saring(sesi))
    conflicts: dict[str, list[Lari]] = {}
    for _, record in _conflicts(journal):
        for run, line in zip(penyaji.runs(record), record, strict=True):
            if line["sesi"] == sesi:
                conflicts.setdefault(line["peserta"], []).append(run)
    listed = journal.rows(
        "SELECT p.id FROM lari AS l JOIN peserta AS p ON p.nomor = l.peserta WHERE l.sesi = ?1 "
        "UNION SELECT peserta FROM rekaman WHERE sesi = ?1 AND konflik = 0",
        (sesi,),
    )
    names = sorted({row[0] for row in listed} | conflicts.keys())
    for i in range(0, len(names), PAGE_PARTICIPANTS):
        page = names[i : i + PAGE_PARTICIPANTS]
        of_person: dict[str, list[Lari]] = {name: conflicts.get(name, []) for name in page}
        marks = ",".join("?" * len(page))
        own = f"WHERE l.sesi = ? AND p.id IN ({marks}) AND {_FRESH}"
        # The plus keeps SQLite from going through the whole session for each page.
        foreign = f"{_FOREIGN} WHERE +r.sesi = ? AND r.peserta IN ({marks}) AND r.konflik = 0"
        for line in own_lines(journal, own, [sesi, *page]):
            of_person[line["peserta"]] += penyaji.runs((line,))
        for _, record in _foreign(journal, foreign, [sesi, *page]):
            of_person[record[0]["peserta"]] += penyaji.runs(record)
        for runs in of_person.values():
            if runs:
                yield sorted(runs, key=lambda run: (run.urutan, run.mesin, run.id))


def _turn(page: _Halaman) -> Iterator[tuple[_Urutan, Rekaman]]:
    last: _Urutan = (-1, "", "")
    while True:
        found = page(last)
        yield from found
        if len(found) < PAGE:
            return
        last = found[-1][0]


def _conflicts(journal: Sambungan) -> list[tuple[_Urutan, Rekaman]]:
    """Read all conflicts; there are few, and each may belong to several sessions and participants."""
    of_conflict = "WHERE r.id IN (SELECT id FROM rekaman WHERE konflik = 1)"
    found = _foreign(journal, f"{_FOREIGN} {of_conflict}", [])
    return sorted(found, key=lambda pair: pair[0])


def _foreign(journal: Sambungan, sql: str, values: Sequence[object]) -> list[tuple[_Urutan, Rekaman]]:
    rows = journal.rows(sql, values)
    mine = [row[2] for row in rows if row[4] is not None]
    own: dict[str, BarisLari] = {}
    if mine:
        condition = f"WHERE l.id IN ({','.join('?' * len(mine))})"
        own = {line["id"]: line for line in own_lines(journal, condition, mine)}
    try:
        return [((row[0], row[1], row[2]), united(row[3], own.get(row[2]))) for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(journal.path) from error


@cache
def _json_reader() -> Callable[[str], Any]:
    """Give pydantic's reader of JSON: twice as fast as the standard library's, and the one that let the lines in."""
    from pydantic_core import from_json  # noqa: PLC0415 - the first screen does without it

    return from_json


def united(isi: str, own: BarisLari | None) -> Rekaman:
    """Give the record of a row of `rekaman`, in normal form, united with what this machine's events say."""
    content: BarisLari | list[BarisLari] = _json_reader()(isi)
    record = tuple(map(normalise, content)) if isinstance(content, list) else (normalise(content),)
    return record if own is None else join((*record, own))


def own_lines(journal: Sambungan, condition: str, values: Sequence[object]) -> list[BarisLari]:
    """Return the runs begun here as lines, made of their events alone; `condition` is about `l` and `p`."""

    def work(connection: sqlite3.Connection) -> tuple[list[Baris], list[Baris]]:
        return fetch_own(connection, condition, values)

    heads, events = journal.snapshot(work)
    try:
        return assemble(heads, events)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        # Somebody edited the file by hand.
        raise damaged(journal.path) from error


def fetch_own(
    connection: sqlite3.Connection, condition: str, values: Sequence[object]
) -> tuple[list[Baris], list[Baris]]:
    """Fetch the rows that `assemble` takes."""
    heads = connection.execute(_HEAD + condition, tuple(values)).fetchall()
    numbers = [head[0] for head in heads]
    events = connection.execute(
        # Only question marks are put into the text.
        "SELECT lari, langkah, jenis, waktu, isi FROM peristiwa "  # noqa: S608
        f"WHERE lari IN ({','.join('?' * len(numbers))}) ORDER BY lari, id",
        numbers,
    ).fetchall()
    return heads, events


def assemble(heads: Sequence[Baris], events: Sequence[Baris]) -> list[BarisLari]:
    """Make lines of the rows of runs and events."""
    of_run: dict[int, list[Baris]] = {head[0]: [] for head in heads}
    for event in events:
        of_run[event[0]].append(event)
    return [_own_line(head, of_run[head[0]]) for head in heads]


def _own_line(head: Baris, events: Sequence[Baris]) -> BarisLari:
    _, run, mesin, urutan, orang, sesi, mode, skenario, sidik, asal, mulai, peserta, sandi, kelompok, ke = head
    line: BarisLari = {
        "id": run, "mesin": mesin, "urutan": urutan, "peserta": peserta, "sandi": sandi, "orang": orang,
        "sesi": sesi, "mode": mode, "skenario": skenario, "sidik": sidik, "mulai": sound_time(mulai), "pilihan": [],
    }  # fmt: skip
    if asal is not None:
        line["asal"] = asal
    if kelompok is not None:
        line["kelompok"] = {"ke": ke, "nama": kelompok}
    for _, step, kind, recorded, content in events:
        fact: dict[str, Any] = json.loads(content)
        moment = sound_time(recorded)
        if kind == "pilihan":
            if step != len(line["pilihan"]):
                raise ValueError(run)
            line["pilihan"].append({"id": fact.pop("pilihan"), "waktu": moment, **fact})
        elif kind == "selesai":
            line["selesai"], line["akhir"] = moment, fact["akhir"]
        else:
            entries: list[dict[str, Any]] = line.setdefault("berkas_dibuka" if kind == "berkas" else kind, [])
            entry = {**fact, "waktu": moment}
            if kind != "berkas":
                entry["ke"] = len(entries) + 1
            if kind == "batal":
                entry["mesin"] = mesin
            entries.append(entry)
    for name in ("kendali", "komitmen", "batal"):
        if name in line:
            line[name] = line[name][-ISIAN_MAKS:]
    return line


class Penyaji:
    """Shows records as runs: of every fact the one value that counts, of joined group names the label."""

    def __init__(self, journal: Sambungan, saring: Saring) -> None:
        self._alur: Final = dict[str, str](journal.rows("SELECT sidik, coalesce(sidik_alur, '') FROM skenario"))
        joins = journal.rows("SELECT isi FROM gabung_kelompok ORDER BY isi")
        self._label: Final = group_labels(json.loads(row[0])["nama"] for row in joins)
        self._peserta: Final[dict[tuple[str, str], Peserta]] = {}
        self._path: Final = journal.path
        for person, sesi in _with_several_values(journal, saring):
            self._peserta[person, sesi] = self._settle(journal, person, sesi)

    def runs(self, record: Rekaman) -> list[Lari]:
        """Give the run of a record, or every branch of a conflict. Raises JurnalRusak."""
        try:
            return [self._run(line, is_conflict(record)) for line in record]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise damaged(self._path) from error

    def _run(self, line: BarisLari, konflik: bool) -> Lari:
        person = self._peserta.get((line["peserta"], line["sesi"]))
        if person is None:
            kelompok: str | None = line["kelompok"]["nama"] if "kelompok" in line else None
            if kelompok is not None:
                kelompok = intern(self._label.get(kelompok, kelompok))  # many share it
            person = Peserta(line["peserta"], line["sandi"], kelompok, line["sesi"])
        controls, promise, void = shown(line.get("kendali")), shown(line.get("komitmen")), shown(line.get("batal"))
        exhibits = line.get("berkas_dibuka", ())
        choices = [
            _choice(PilihanTercatat, (i, choice["id"], choice["waktu"], choice.get("detik"), choice.get("tangan")))
            for i, choice in enumerate(line["pilihan"])
        ]
        return Lari(
            line["id"],
            person,
            line["sesi"],
            line["mode"],
            line["skenario"],
            line["sidik"],
            self._alur.get(line["sidik"], ""),
            line["urutan"],
            line["mesin"],
            line["mulai"],
            line.get("selesai"),
            line.get("akhir"),
            line["orang"],
            tuple(choices),
            tuple(dict.fromkeys((e["langkah"], e["adegan"], e["berkas"]) for e in exhibits)) if exhibits else (),
            None if controls is None else tuple(controls["kendali"]),
            None
            if promise is None
            else Komitmen(promise["kendali"], promise["apa"], promise["siapa"], promise["kapan"]),
            None if void is None else void["alasan"],
            line.get("asal"),
            konflik,
        )

    def _settle(self, journal: Sambungan, person: str, sesi: str) -> Peserta:
        """Unite what the runs of one participant say of call sign and group (rule 2)."""
        sandi, group = settle(journal.rows(*person_rows(Saring(sesi, person))))
        name: str | None = None if group is None else group["nama"]
        return Peserta(person, sandi, None if name is None else self._label.get(name, name), sesi)


def settle(rows: Sequence[Baris]) -> tuple[str, dict[str, Any] | None]:
    """Give call sign and group of a participant from rows of `person_rows` (rule 2)."""
    groups = [{"ke": row[4], "nama": row[3]} for row in rows if row[3] is not None]
    return max(row[2] for row in rows), max(groups, key=rank) if groups else None


def person_rows(saring: Saring) -> tuple[str, list[str]]:
    """Give the query for what records and participants say of call sign and group, each saying once."""
    columns = "sesi, sandi, kelompok, kelompok_ke"
    foreign, values = saring.where(sesi="sesi", peserta="peserta")
    own, _ = saring.where(sesi="sesi", peserta="id")
    query = (
        f"SELECT peserta, {columns} FROM rekaman WHERE {foreign} TRUE "  # noqa: S608 (column names only)
        f"UNION SELECT id, {columns} FROM peserta WHERE {own} TRUE"
    )
    return query, values * 2


def _with_several_values(journal: Sambungan, saring: Saring) -> list[Baris]:
    """List the participants of whom the records say different things."""
    if not journal.rows("SELECT 1 FROM rekaman LIMIT 1"):
        return []
    query, values = person_rows(Saring(saring.sesi, saring.peserta))
    return journal.rows(f"SELECT peserta, sesi FROM ({query}) GROUP BY peserta, sesi HAVING count(*) > 1", values)  # noqa: S608
