"""Runs put together from the rows of the journal: a few queries for many runs.

A run begun on this machine is its events; one from elsewhere, or one that came back with more, is a row of `rekaman`.
Both are brought into the form of the exchange file (`gabung`), so that all runs are read alike.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any, Final, cast

from simulasi.catatan.cacat import Cacat
from simulasi.catatan.cek import KOLOM, condition, is_sound
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
    shown_void,
)
from simulasi.catatan.lari import Komitmen, Lari, Peserta, PilihanTercatat
from simulasi.catatan.pesan import damaged
from simulasi.catatan.sambungan import Baris, Sambungan
from simulasi.catatan.waktu import sound_time

PAGE = 500
"""Runs read at a time: two queries each, and between pages the journal is free for writers."""

PAGE_PARTICIPANTS = 200
"""Participants read at a time; each has a few runs."""

_KOLOM_LARI: Final = len(KOLOM["lari"]) + 1
_HEAD: Final = (
    f"SELECT {', '.join(f'l.{name}' for name in KOLOM['lari'])}, l.cek, "  # noqa: S608 (constants only)
    f"{', '.join(f'p.{name}' for name in KOLOM['peserta'])}, p.cek "
    "FROM lari AS l JOIN peserta AS p ON p.nomor = l.peserta "
)
"""A run and its participant, each as the checksum covers it."""

_FOREIGN: Final = (
    f"SELECT {', '.join(f'r.{name}' for name in KOLOM['rekaman'])}, r.cek, l.nomor "  # noqa: S608 (constants only)
    "FROM rekaman AS r LEFT JOIN lari AS l ON l.id = r.id "
)

_FRESH: Final = "NOT EXISTS (SELECT 1 FROM rekaman WHERE id = l.id)"

OPEN = """NOT EXISTS (
    SELECT 1 FROM peristiwa WHERE lari = l.nomor AND langkah IS NULL AND jenis = 'selesai'
) AND coalesce((
    SELECT jenis = 'pulih' FROM peristiwa
    WHERE lari = l.nomor AND langkah IS NULL AND jenis IN ('batal', 'pulih') ORDER BY id DESC LIMIT 1
), 1)"""
"""SQL condition: the run `l` has no ending, and no event of this journal that voids it is its last word."""

_PELENGKAP: Final = ("berkas", "kendali", "komitmen", "batal", "pulih")
"""Kinds of events without which a run is still the same choices with the same ending."""

_KOMITMEN: Final = ("kendali", "apa", "siapa", "kapan")
_Pilihan = tuple[int, str, str, float | None, Mapping[str, int] | None]
_choice: Final = cast("Callable[[type[PilihanTercatat], _Pilihan], PilihanTercatat]", tuple.__new__)
"""Makes a choice without a call in Python; a large class holds a million of them."""

_ISI: Final = KOLOM["rekaman"].index("isi")
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
        if own["id"] in journal.cacat.lari:
            continue
        record = read_record(journal, own["id"])
        if not is_conflict(record) and len(record[0]["pilihan"]) == len(own["pilihan"]):
            (run,) = Penyaji(journal, Saring(peserta=peserta)).runs(record)
            if run.batal is None and run.akhir is None:
                return run
    return None


def read_last_choices(journal: Sambungan) -> list[tuple[str, str, str]]:
    """List own runs that have a choice and no end: id, digest of the scenario, id of the last choice."""
    rows = journal.rows(
        "SELECT l.id, l.sidik, e.isi FROM lari AS l JOIN peristiwa AS e ON e.lari = l.nomor "  # noqa: S608 (constants)
        f"AND e.langkah = (SELECT max(langkah) FROM peristiwa WHERE lari = l.nomor) WHERE {OPEN} "
        f"AND {condition('lari', 'l')} AND {condition('peristiwa', 'e')}"
    )
    return [(run, sidik, json.loads(isi)["pilihan"]) for run, sidik, isi in rows]


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
    mine = [row[0] for row in rows if row[-1] is not None]
    own: dict[str, BarisLari] = {}
    if mine:
        condition = f"WHERE l.id IN ({','.join('?' * len(mine))})"
        own = {line["id"]: line for line in own_lines(journal, condition, mine)}
    found: list[tuple[_Urutan, Rekaman]] = []
    for row in rows:
        record = _sound_record(row, own.get(row[0]))
        if record:
            found.append(((row[2], row[1], row[0]), record))
        if not record or not is_sound("rekaman", row[:-1]):
            journal.cacat.note(f"rekaman lari {row[0]} dari mesin lain berubah, sehingga disisihkan")
    return found


def _sound_record(row: Baris, own: BarisLari | None) -> Rekaman:
    """Give the record of a row of `_FOREIGN`; of a damaged one what this machine's own events say, if anything."""
    if is_sound("rekaman", row[:-1]):
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return united(row[_ISI], own)
    return () if own is None else (own,)


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
    return assemble(heads, events, journal.cacat)


def fetch_own(
    connection: sqlite3.Connection, condition: str, values: Sequence[object]
) -> tuple[list[Baris], list[Baris]]:
    """Fetch the rows that `assemble` takes."""
    heads = connection.execute(_HEAD + condition, tuple(values)).fetchall()
    numbers = [head[0] for head in heads]
    events = connection.execute(
        # Only question marks are put into the text.
        "SELECT id, lari, langkah, jenis, waktu, isi, cek FROM peristiwa "  # noqa: S608
        f"WHERE lari IN ({','.join('?' * len(numbers))}) ORDER BY lari, id",
        numbers,
    ).fetchall()
    return heads, events


def assemble(heads: Sequence[Baris], events: Sequence[Baris], cacat: Cacat | None = None) -> list[BarisLari]:
    """Make lines of the rows of runs and events; what is damaged is set aside and noted in `cacat`.

    A run with a damaged choice ends before it, and is not ended: the beginning of a run joins with the whole one.
    """
    cacat = Cacat() if cacat is None else cacat
    of_run: dict[int, list[Baris]] = {head[0]: [] for head in heads}
    for event in events:
        of_run[event[1]].append(event)
    return [line for head in heads if (line := _own_line(head, of_run[head[0]], cacat)) is not None]


def _own_line(head: Baris, events: Sequence[Baris], cacat: Cacat) -> BarisLari | None:
    if not is_sound("lari", head[:_KOLOM_LARI]) or not is_sound("peserta", head[_KOLOM_LARI:]):
        cacat.note(f"baris lari nomor {head[3]} ({head[1]}) atau pesertanya berubah, sehingga lari itu disisihkan")
        cacat.lari.add(head[1])
        return None
    _, run, mesin, urutan, _, sesi, mode, skenario, sidik, _, orang, asal, mulai, _ = head[:_KOLOM_LARI]
    _, peserta, _, _, sandi, _, kelompok, ke, _ = head[_KOLOM_LARI:]
    line: BarisLari = {
        "id": run, "mesin": mesin, "urutan": urutan, "peserta": peserta, "sandi": sandi, "orang": orang,
        "sesi": sesi, "mode": mode, "skenario": skenario, "sidik": sidik, "mulai": sound_time(mulai), "pilihan": [],
    }  # fmt: skip
    if asal is not None:
        line["asal"] = asal
    if kelompok is not None:
        line["kelompok"] = {"ke": ke, "nama": kelompok}
    ending: tuple[str, dict[str, Any]] | None = None
    bad = cut = False
    for row in events:
        step, kind, moment = row[2:5]
        fact = _fact(row)
        if fact is None:
            bad = True
            cut |= step is not None or kind not in _PELENGKAP
        elif kind == "pilihan":
            if step == len(line["pilihan"]):
                line["pilihan"].append({"id": fact.pop("pilihan"), "waktu": sound_time(moment), **fact})
            else:
                bad = cut = True
        elif kind == "selesai":
            ending = moment, fact
        else:
            _add_entry(line, kind, {**fact, "waktu": sound_time(moment)}, mesin)
    if ending is not None and ending[1].get("langkah", len(line["pilihan"])) == len(line["pilihan"]):
        line["selesai"], line["akhir"] = sound_time(ending[0]), ending[1]["akhir"]
    if cut:
        line.pop("selesai", None)
        line.pop("akhir", None)
    if bad or (ending is not None and "akhir" not in line):
        cacat.note(
            f"lari nomor {urutan} ({run}) punya catatan yang berubah; dipakai {len(line['pilihan'])} pilihan pertamanya"
        )
        cacat.lari.add(run)
    for name in ("kendali", "komitmen", "batal"):
        if name in line:
            line[name] = line[name][-ISIAN_MAKS:]
    return line


def _fact(row: Baris) -> dict[str, Any] | None:
    """Give what an event says; None where the row is damaged."""
    if not is_sound("peristiwa", row):
        return None
    try:
        fact = json.loads(row[5])
    except ValueError:
        return None
    if not isinstance(fact, dict) or {"pilihan": "pilihan", "selesai": "akhir"}.get(row[3], "") not in {"", *fact}:
        return None
    return cast("dict[str, Any]", fact)


def _add_entry(line: BarisLari, kind: str, entry: dict[str, Any], mesin: str) -> None:
    """Put an event among the set of its kind; what a person sets again carries how often it was set."""
    name = {"berkas": "berkas_dibuka", "pulih": "batal"}.get(kind, kind)
    entries: list[dict[str, Any]] = line.setdefault(name, [])
    if kind != "berkas":
        entry["ke"] = len(entries) + 1
    if name == "batal":
        entry["mesin"] = mesin
    if kind == "pulih":
        entry["pulih"] = True
    entries.append(entry)


def line_of(lari: Lari, pilihan: Sequence[Mapping[str, object]], akhir: str | None) -> BarisLari:
    """Give the line of a run that is known from memory alone; `pilihan` as in a line, `akhir` the ending reached."""
    line: BarisLari = {
        "id": lari.id, "mesin": lari.mesin, "urutan": lari.urutan, "peserta": lari.peserta.id,
        "sandi": lari.peserta.sandi, "orang": lari.orang, "sesi": lari.sesi, "mode": lari.mode,
        "skenario": lari.skenario, "sidik": lari.sidik, "mulai": lari.mulai,
        "pilihan": [dict(made) for made in pilihan],
    }  # fmt: skip
    if lari.asal is not None:
        line["asal"] = lari.asal
    if lari.peserta.kelompok is not None:
        line["kelompok"] = {"ke": 1, "nama": lari.peserta.kelompok}
    if akhir is not None and pilihan:
        line["selesai"], line["akhir"] = pilihan[-1]["waktu"], akhir
    return line


def choice_of(pilihan: str, waktu: str, detik: float | None, tangan: Mapping[str, int] | None) -> dict[str, object]:
    """Give a choice as it stands in a line."""
    made: dict[str, object] = {"id": pilihan, "waktu": waktu}
    if detik is not None:
        made["detik"] = detik
    return made if tangan is None else {**made, "tangan": dict(tangan)}


class Penyaji:
    """Shows records as runs: of every fact the one value that counts, of joined group names the label."""

    def __init__(self, journal: Sambungan, saring: Saring) -> None:
        self._alur: Final = {sidik: alur or "" for sidik, alur in journal.sound("skenario")}
        joins = sorted(journal.sound("gabung_kelompok"))
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
        controls, promise = shown(line.get("kendali")), shown(line.get("komitmen"))
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
            shown_void(line.get("batal")),
            line.get("asal"),
            konflik,
        )

    def _settle(self, journal: Sambungan, person: str, sesi: str) -> Peserta:
        """Unite what the runs of one participant say of call sign and group (rule 2)."""
        sandi, group = settle(journal.rows(*person_rows(Saring(sesi, person), sound=True)))
        name: str | None = None if group is None else group["nama"]
        return Peserta(person, sandi, None if name is None else self._label.get(name, name), sesi)


def settle(rows: Sequence[Baris]) -> tuple[str, dict[str, Any] | None]:
    """Give call sign and group of a participant from rows of `person_rows` (rule 2)."""
    groups = [{"ke": row[4], "nama": row[3]} for row in rows if row[3] is not None]
    return max(row[2] for row in rows), max(groups, key=rank) if groups else None


def person_rows(saring: Saring, *, sound: bool) -> tuple[str, list[str]]:
    """Give the query for what records and participants say of call sign and group, each saying once.

    Rows that are damaged are left out where `sound` asks for it, which takes longer.
    """
    columns = "sesi, sandi, kelompok, kelompok_ke"
    foreign, values = saring.where(sesi="sesi", peserta="peserta")
    own, _ = saring.where(sesi="sesi", peserta="id")
    query = (
        f"SELECT peserta, {columns} FROM rekaman WHERE {foreign} {condition('rekaman') if sound else 'TRUE'} "  # noqa: S608 (constants only)
        f"UNION SELECT id, {columns} FROM peserta WHERE {own} {condition('peserta') if sound else 'TRUE'}"
    )
    return query, values * 2


def _with_several_values(journal: Sambungan, saring: Saring) -> list[Baris]:
    """List the participants of whom the records say different things."""
    if not journal.rows("SELECT 1 FROM rekaman LIMIT 1"):
        return []
    query, values = person_rows(Saring(saring.sesi, saring.peserta), sound=False)
    return journal.rows(f"SELECT peserta, sesi FROM ({query}) GROUP BY peserta, sesi HAVING count(*) > 1", values)  # noqa: S608
