"""Rescuing what is readable of a damaged journal into a new one (`hasil.md` §1).

A row of the present version proves itself: its checksum says to which table it belongs and that it is as it was
written, so it counts wherever in the file it is found. Rows of older versions have none; they count where their
table's tree still leads to them. Rows that were deleted do not come back: `hapus` overwrites them, and tombstones win.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from simulasi.catatan.cek import KOLOM, is_sound
from simulasi.catatan.gabung import BarisLari, canonical, join, normalise
from simulasi.catatan.halaman_sqlite import BerkasHalaman, Nilai, Sel
from simulasi.catatan.penyimpanan import hashes_to
from simulasi.catatan.rekaman import store
from simulasi.catatan.sambungan import Sambungan
from simulasi.catatan.versi import VERSI, shipped_migrations, statements

Baris = tuple[Nilai, ...]

_BERNOMOR: Final = {"peserta": "nomor", "lari": "nomor", "peristiwa": "id"}
"""Columns that are the rowid: in the record itself they are empty."""

_URUTAN_KOLOM: Final[Mapping[str, tuple[str, ...]]] = {
    "mesin": (*KOLOM["mesin"], "cek"),
    "peserta": ("nomor", "id", "mesin", "sesi", "sandi", "kunci", "kelompok", "kelompok_ke", "cek"),
    "skenario": ("sidik", "kanonik", "sidik_alur", "cek"),
    "sesi": ("id", "sidik", "kanonik", "cek"),
    "lari": (*KOLOM["lari"], "cek"),
    "peristiwa": (*KOLOM["peristiwa"], "cek"),
    "rekaman": (*KOLOM["rekaman"], "cek", "diterima"),
    "nisan": ("id", "cek"),
    "gabung_kelompok": ("isi", "cek"),
    "baris_lain": ("isi", "cek"),
    "setelan": ("nama", "nilai", "cek"),
}
"""The columns of each table as they lie in a record."""

_WAJIB: Final = 5


@dataclass(slots=True)
class Pulihan:
    """What a rescue found and left: `lari` runs begun here with `peristiwa` events, `rekaman` runs of elsewhere.

    `disisihkan` counts rows that are readable and not as they were written, or lack what they hang on; `potong` names
    the runs that end earlier than they did, `naskah_hilang` the digests of scenarios that are lost.
    """

    lari: int = 0
    rekaman: int = 0
    peserta: int = 0
    peristiwa: int = 0
    disisihkan: int = 0
    tak_terbaca: int = 0
    potong: list[str] = field(default_factory=list[str])
    naskah_hilang: list[str] = field(default_factory=list[str])

    @property
    def utuh(self) -> bool:
        """Whether nothing is known to be missing."""
        return not (self.disisihkan or self.tak_terbaca or self.potong or self.naskah_hilang)

    @property
    def kosong(self) -> bool:
        """Whether nothing of any run was found."""
        return not self.lari and not self.rekaman


def rescue(
    source: Path, target: Path, now: Callable[[], datetime], pengganti: Callable[[str], str | None] | None = None
) -> Pulihan:
    """Read the damaged journal file `source`, which stays as it is, and write what is sound to a new file `target`.

    `pengganti` gives a scenario by its digest from the library. Raises OSError where the file cannot be read, and what
    `Sambungan.open` raises for the new one.
    """
    pages = BerkasHalaman(source)
    found: dict[str, dict[Any, Baris]] = {name: {} for name in KOLOM}
    out = Pulihan()
    for table, row in _sound_rows(pages, out):
        _keep(found[table], table, row)
    _older_rows(pages, found)
    out.tak_terbaca = pages.rusak
    fresh = Sambungan.open(target, now)
    try:
        fresh.transaction(lambda connection: _write(connection, found, out, pengganti))
    finally:
        fresh.close()
    return out


def has_our_shape(source: Path) -> bool:
    """Tell whether a file that calls itself newer is of this version, and one bit of the number is wrong.

    Its tables are exactly those of this version then. Raises OSError.
    """
    if (BerkasHalaman(source).versi ^ VERSI).bit_count() != 1:
        return False
    schema = {str(sel.nilai[1]): sel.nilai[4] for sel in BerkasHalaman(source).tree(1) if len(sel.nilai) >= _WAJIB}
    connection = sqlite3.connect(":memory:")
    try:
        connection.create_function("cek_baris", -1, lambda *_: 0)
        for migration in shipped_migrations():
            for statement in statements(migration.sql):
                connection.execute(statement)
        return schema == dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    finally:
        connection.close()


def _sound_rows(pages: BerkasHalaman, out: Pulihan) -> Iterator[tuple[str, Baris]]:
    """Yield the rows that prove themselves, as their table has its columns; count those that nearly do."""
    by_width: dict[int, list[str]] = {}
    for table, columns in _URUTAN_KOLOM.items():
        by_width.setdefault(len(columns), []).append(table)
    for sel in pages.leaves():
        tables = by_width.get(len(sel.nilai), [])
        for table in tables:
            row = _with_rowid(table, sel)
            values = dict(zip(_URUTAN_KOLOM[table], row, strict=True))
            if is_sound(table, [*(values[name] for name in KOLOM[table]), values["cek"]]):
                yield table, row
                break
        else:
            out.disisihkan += any(isinstance(sel.nilai[_URUTAN_KOLOM[table].index("cek")], int) for table in tables)


def _with_rowid(table: str, sel: Sel) -> Baris:
    return (sel.nomor, *sel.nilai[1:]) if table in _BERNOMOR else sel.nilai


def _keep(found: dict[Any, Baris], table: str, row: Baris) -> None:
    """Keep a row; of two states of one row the later one, of records all."""
    if table == "rekaman":
        found[row[0], row[10]] = row
        return
    if table == "sesi":
        found[row[0], row[1]] = row
        return
    before = found.get(row[0])
    if table == "skenario" and before is not None and hashes_to(before[1], str(before[0])):
        return
    place = {"peserta": 7, "mesin": 2}.get(table)
    if before is not None and place is not None and _number(before[place]) > _number(row[place]):
        return
    found[row[0]] = row


def _number(value: Nilai) -> int:
    return value if isinstance(value, int) else 0


def _older_rows(pages: BerkasHalaman, found: Mapping[str, dict[Any, Baris]]) -> None:
    """Take rows without a checksum, of versions before, from the trees that the schema names."""
    for sel in list(pages.tree(1)):
        if len(sel.nilai) < _WAJIB or sel.nilai[0] != "table" or not isinstance(sel.nilai[3], int):
            continue
        table, sql = str(sel.nilai[1]), str(sel.nilai[4])
        if table not in KOLOM or "cek" in sql.partition("(")[2].split():
            continue
        columns = _URUTAN_KOLOM[table]
        for row_sel in pages.tree(sel.nilai[3]):
            row = _with_rowid(table, row_sel)[: len(columns) - 1]
            if len(row) >= len(columns) - 2:
                _keep(found[table], table, (*row, *[None] * (len(columns) - len(row))))


def _write(
    connection: sqlite3.Connection,
    found: Mapping[str, Mapping[Any, Baris]],
    out: Pulihan,
    pengganti: Callable[[str], str | None] | None,
) -> None:
    out.lari = out.rekaman = out.peserta = out.peristiwa = 0
    out.potong.clear()
    gone = {row[0] for row in found["nisan"].values()}
    for table in ("nisan", "gabung_kelompok", "baris_lain", "setelan", "sesi"):
        for row in found[table].values():
            _insert(connection, table, row)
    runs = [row for row in found["lari"].values() if row[1] not in gone]
    _write_machine(connection, found, runs)
    people = set[Nilai]()
    for row in found["peserta"].values():
        people.add(row[0])
        _insert(connection, "peserta", (*row[:7], row[7] if row[7] is not None else int(row[6] is not None), None))
    out.peserta = len(people)
    cited = {str(row[8]): str(row[9]) for row in runs}
    out.naskah_hilang = _write_scenarios(connection, found, cited, pengganti)
    kept = [row for row in runs if row[4] in people]
    out.disisihkan += len(runs) - len(kept)
    for row in kept:
        _insert(connection, "lari", row)
    out.lari = len(kept)
    _write_events(connection, found["peristiwa"].values(), {row[0]: str(row[1]) for row in kept}, out)
    out.rekaman = _write_records(connection, [row for row in found["rekaman"].values() if row[0] not in gone], out)


def _insert(connection: sqlite3.Connection, table: str, row: Sequence[Nilai]) -> None:
    columns = [name for name in _URUTAN_KOLOM[table] if name not in ("cek", "diterima")]
    marks = ", ".join("?" * len(columns))
    connection.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 (constants only)
        tuple(row[: len(columns)]),
    )


def _write_machine(
    connection: sqlite3.Connection, found: Mapping[str, Mapping[Any, Baris]], runs: Sequence[Baris]
) -> None:
    """Let the new journal be the same machine: as its row says, or else as the runs begun here say."""
    machines = {row[0]: row for row in found["mesin"].values()}
    for row in runs:
        machines.setdefault(row[2], (row[2], 0, 0, None))
    for row in found["peserta"].values():
        machines.setdefault(row[2], (row[2], 0, 0, None))
    mine = next((row[0] for row in machines.values() if row[1] == 1), next(iter(machines), None))
    for name, row in machines.items():
        last = max([_number(row[2]), *(_number(run[3]) for run in runs if run[2] == name)])
        _insert(connection, "mesin", (name, int(name == mine), last))


def _write_scenarios(
    connection: sqlite3.Connection,
    found: Mapping[str, Mapping[Any, Baris]],
    cited: Mapping[str, str],
    pengganti: Callable[[str], str | None] | None,
) -> list[str]:
    """Keep the scenarios; one that is lost comes from the library, or stays as it is, which its digest shows.

    Gives the digests of those.
    """
    lost: list[str] = []
    known = {str(row[0]): (row[1], row[2]) for row in found["skenario"].values()}
    for sidik, (text, alur) in {**{sidik: ("", alur) for sidik, alur in cited.items()}, **known}.items():
        if not hashes_to(text, sidik):
            same = None if pengganti is None else pengganti(sidik)
            if same is None:
                lost.append(sidik)
            text = same or text  # noqa: PLW2901 - the same, mended
        _insert(connection, "skenario", (sidik, text, alur))
    return sorted(lost)


def _write_events(
    connection: sqlite3.Connection, events: Iterable[Baris], runs: Mapping[Nilai, str], out: Pulihan
) -> None:
    """Keep the events of runs, in order; of a run with a missing choice only what was before it, without its ending."""
    of_run: dict[Nilai, list[Baris]] = {number: [] for number in runs}
    for event in sorted(events, key=lambda row: _number(row[0])):
        if event[1] in of_run:
            of_run[event[1]].append(event)
        else:
            out.disisihkan += 1
    for number, own in of_run.items():
        steps = sorted(_number(event[2]) for event in own if event[3] == "pilihan")
        whole = next((i for i, step in enumerate(steps) if i != step), len(steps))
        ending = next((event for event in own if event[3] == "selesai"), None)
        cut = whole < len(steps) or (ending is not None and _choices_before(ending) not in (None, whole))
        if cut:
            out.potong.append(runs[number])
        for event in own:
            if (event[3] == "pilihan" and _number(event[2]) >= whole) or (event[3] == "selesai" and cut):
                out.disisihkan += 1
                continue
            _insert(connection, "peristiwa", event)
            out.peristiwa += 1


def _choices_before(ending: Baris) -> int | None:
    try:
        count = json.loads(str(ending[5])).get("langkah")
    except (ValueError, AttributeError):
        return -1
    return count if isinstance(count, int) else None


def _write_records(connection: sqlite3.Connection, rows: Sequence[Baris], out: Pulihan) -> int:
    """Keep the records of elsewhere: the join of all states of each that were found."""
    lines: dict[str, list[BarisLari]] = {}
    for row in rows:
        try:
            content: BarisLari | list[BarisLari] = json.loads(str(row[10]))
            own = content if isinstance(content, list) else [content]
            lines.setdefault(str(row[0]), []).extend(map(normalise, own))
            canonical(lines[str(row[0])])
        except (ValueError, AttributeError, TypeError):
            out.disisihkan += 1
    for own in lines.values():
        store(connection, join(own))
    return len(lines)
