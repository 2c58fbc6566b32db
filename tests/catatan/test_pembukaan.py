"""Opening a journal: new, old, newer, damaged, not writable."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from simulasi.catatan import (
    Jurnal,
    JurnalLebihBaru,
    JurnalRusak,
    JurnalTidakBisaDitulis,
    MigrasiGagal,
    sambungan,
)
from simulasi.catatan.jurnal import NAMA_BERKAS
from simulasi.catatan.versi import PENANDA, VERSI, Migrasi, shipped_migrations, statements

from .conftest import Clock
from .proses import start

SECOND = Migrasi(
    VERSI + 1,
    """
    -- A column; and a trigger; with semicolons inside.
    ALTER TABLE lari ADD COLUMN catatan TEXT NOT NULL DEFAULT 'a;b';
    CREATE TRIGGER mesin_tetap BEFORE DELETE ON mesin
    BEGIN
        SELECT raise(ABORT, 'no; never');
    END;
    """,
)
BROKEN = Migrasi(VERSI + 1, "ALTER TABLE lari ADD COLUMN catatan TEXT;\nALTER TABLE tiada ADD COLUMN x TEXT;\n")
DANGLING = Migrasi(VERSI + 1, "DELETE FROM peserta;\n")


def filled(folder: Path) -> Path:
    """Make a journal with one run of two choices, closed; return its file."""
    with Jurnal.open(folder) as jurnal:
        run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
        jurnal.record_choice(run.id, 0, "a")
        jurnal.record_choice(run.id, 1, "b")
        return jurnal.path


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def alter(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def test_a_new_journal_is_set_up_as_promised(tmp_path: Path) -> None:
    with Jurnal.open(tmp_path / "a" / "b") as jurnal:
        value = {
            name: jurnal._file.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version", "application_id")
        }
    assert value == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "user_version": VERSI,
        "application_id": PENANDA,
    }  # fmt: skip
    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == [NAMA_BERKAS]


def test_events_cannot_be_changed(tmp_path: Path) -> None:
    path = filled(tmp_path)
    for table, column in (("lari", "mode"), ("peristiwa", "isi")):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            alter(path, f"UPDATE {table} SET {column} = 'x'")


def test_shipped_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.nomor for migration in shipped_migrations()] == list(range(1, VERSI + 1))


def test_statements_are_split_outside_triggers() -> None:
    assert len(statements(SECOND.sql)) == 2
    assert statements("SELECT 1;\n-- end") == ["SELECT 1;", "-- end"]


# A newer journal


@pytest.mark.parametrize("version", [VERSI + 1, 99, 2**31 - 1])
def test_a_newer_journal_is_refused_and_not_touched(tmp_path: Path, version: int) -> None:
    alter(filled(tmp_path), f"PRAGMA user_version = {version}")
    before = content(tmp_path)
    with pytest.raises(JurnalLebihBaru, match="Perbarui simulasi") as refusal:
        Jurnal.open(tmp_path)
    assert str(tmp_path) in refusal.value.pesan
    assert content(tmp_path) == before


def test_a_newer_journal_is_refused_when_only_its_log_says_so(tmp_path: Path) -> None:
    source = tmp_path / "sumber"
    path = filled(source)
    crashed = tmp_path / "hasil"
    crashed.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 7")
        newer.execute("PRAGMA synchronous = OFF")
        for name in (NAMA_BERKAS, NAMA_BERKAS + "-wal"):
            shutil.copy(source / name, crashed / name)
    before = content(crashed)
    assert before[NAMA_BERKAS][60:64] == VERSI.to_bytes(4, "big")
    with pytest.raises(JurnalLebihBaru):
        Jurnal.open(crashed)
    assert content(crashed) == before


def test_a_log_that_was_never_committed_says_nothing(tmp_path: Path) -> None:
    source = tmp_path / "sumber"
    path = filled(source)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 7")
        log = (source / (NAMA_BERKAS + "-wal")).read_bytes()
    crashed = tmp_path / "hasil"
    filled(crashed)
    # The commit mark of the only frame is wiped out, as if power had gone before it.
    assert len(log) == 32 + 24 + 4096
    (crashed / (NAMA_BERKAS + "-wal")).write_bytes(log[:36] + bytes(4) + log[40:])
    with Jurnal.open(crashed) as jurnal:
        assert len(list(jurnal.runs())) == 1


# An older journal


def test_an_older_journal_is_migrated_after_a_copy(tmp_path: Path, clock: Clock) -> None:
    filled(tmp_path)
    with Jurnal.open(tmp_path) as jurnal:
        before = list(jurnal.runs())
    with Jurnal.open(tmp_path, now=clock, migrations=[*shipped_migrations(), SECOND]) as jurnal:
        assert list(jurnal.runs()) == before
        assert jurnal._file.rows("SELECT catatan FROM lari") == [("a;b",)]
        assert jurnal._file.rows("PRAGMA foreign_keys") == [(1,)]
    copy = tmp_path / f"jurnal.v{VERSI}.20260105T080001.cadangan.sqlite3"
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / NAMA_BERKAS, copy])
    # The copy is a journal of the old version; and the migrated one is newer than this program.
    (tmp_path / "lama").mkdir()
    shutil.copy(copy, tmp_path / "lama" / NAMA_BERKAS)
    with Jurnal.open(tmp_path / "lama") as jurnal:
        assert list(jurnal.runs()) == before
    with pytest.raises(JurnalLebihBaru):
        Jurnal.open(tmp_path)


def test_a_second_copy_takes_no_other_copys_place(tmp_path: Path) -> None:
    path = filled(tmp_path)
    clock = Clock()
    taken = tmp_path / f"jurnal.v{VERSI}.20260105T080001.cadangan.sqlite3"
    taken.write_text("x")
    Jurnal.open(tmp_path, now=clock, migrations=[*shipped_migrations(), SECOND]).close()
    assert taken.read_text() == "x"
    assert (tmp_path / f"jurnal.v{VERSI}.20260105T080001-2.cadangan.sqlite3").exists()
    assert path.exists()


@pytest.mark.parametrize("migration", [BROKEN, DANGLING])
def test_a_failing_migration_leaves_the_old_journal(tmp_path: Path, migration: Migrasi) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    with pytest.raises(MigrasiGagal, match="utuh"):
        Jurnal.open(tmp_path, migrations=[*shipped_migrations(), migration])
    assert content(tmp_path) == {NAMA_BERKAS: before}
    with Jurnal.open(tmp_path) as jurnal:
        assert len(list(jurnal.runs())) == 1


def test_no_copy_no_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(JurnalTidakBisaDitulis):
        Jurnal.open(tmp_path, migrations=[*shipped_migrations(), SECOND])
    assert content(tmp_path) == {NAMA_BERKAS: before}


# A damaged one, a strange one


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"bukan basis data\n" * 50,
        lambda _: b"x",
        lambda whole: whole[:99],
        lambda whole: b"\x00" * 100 + whole[100:],
        lambda whole: whole[:100] + b"\xff" * 4000 + whole[4100:],
        lambda whole: whole[:4096],
    ],
)
def test_a_damaged_journal_is_named(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = filled(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(JurnalRusak, match="Sisihkan") as refusal, Jurnal.open(tmp_path) as jurnal:
        list(jurnal.runs())
    assert str(path) in refusal.value.pesan


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / NAMA_BERKAS
    alter(path, "CREATE TABLE lari (x)")
    for version in (0, VERSI):
        alter(path, f"PRAGMA user_version = {version}")
        before = content(tmp_path)
        with pytest.raises(JurnalRusak):
            Jurnal.open(tmp_path)
        assert content(tmp_path) == before


@pytest.mark.parametrize("isi", ["{", "[]", "{}", '{"pilihan"', "1"])
def test_an_event_edited_by_hand_is_set_aside_and_named(tmp_path: Path, isi: str) -> None:
    path = filled(tmp_path)
    with Jurnal.open(tmp_path) as jurnal:
        other = start(jurnal, jurnal.participant("bebas", "Sasando-04"))
        jurnal.record_choice(other.id, 0, "c")
    alter(path, "DROP TRIGGER peristiwa_tetap")
    alter(path, f"UPDATE peristiwa SET isi = '{isi}' WHERE langkah = 0 AND lari = 1")
    with Jurnal.open(tmp_path) as jurnal:
        assert [[choice.pilihan for choice in run.pilihan] for run in jurnal.runs()] == [[], ["c"]]
        assert jurnal.cacat.berkurang
        assert any("lari nomor 1 " in line for line in jurnal.cacat.lines())
        (damaged, whole) = jurnal.runs()
        assert jurnal.unfinished(damaged.peserta.id, damaged.skenario) is None
        assert jurnal.unfinished(whole.peserta.id, whole.skenario) is not None


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    (tmp_path / NAMA_BERKAS).touch()
    with Jurnal.open(tmp_path) as jurnal:
        assert list(jurnal.runs()) == []


# One that cannot be written


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    for folder in (tmp_path / "berkas", tmp_path / "berkas" / "di-bawah"):
        with pytest.raises(JurnalTidakBisaDitulis, match="--hasil FOLDER"):
            Jurnal.open(folder)


def test_something_else_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / NAMA_BERKAS).mkdir()
    with pytest.raises(JurnalTidakBisaDitulis):
        Jurnal.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAMA_BERKAS)
    with pytest.raises(JurnalTidakBisaDitulis):
        Jurnal.open(tmp_path)


def test_a_path_that_cannot_be(tmp_path: Path) -> None:
    for name in ("a\x00b", "x" * 300):
        with pytest.raises(JurnalTidakBisaDitulis) as refusal:
            Jurnal.open(tmp_path / name)
        assert refusal.value.pesan.isprintable()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    filled(tmp_path / "ada")
    (tmp_path / "kosong").mkdir()
    for name in ("ada", "kosong"):
        (tmp_path / name).chmod(0o555)
        try:
            with pytest.raises(JurnalTidakBisaDitulis):
                Jurnal.open(tmp_path / name)
        finally:
            (tmp_path / name).chmod(0o755)


def connecting(monkeypatch: pytest.MonkeyPatch, connect: Callable[[Path], sqlite3.Connection]) -> None:
    monkeypatch.setattr(sambungan, "_connect", connect)


def test_a_journal_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)

    def read_only(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)

    connecting(monkeypatch, read_only)
    with Jurnal.open(tmp_path) as jurnal:
        (run,) = jurnal.runs()
        with pytest.raises(JurnalTidakBisaDitulis, match="hanya bisa dibaca"):
            jurnal.record_choice(run.id, 2, "c")
    alter(path, "PRAGMA journal_mode = DELETE")
    with pytest.raises(JurnalTidakBisaDitulis, match="hanya bisa dibaca"):
        Jurnal.open(tmp_path)


def test_a_full_disk_loses_nothing_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    original = sambungan._connect

    def small(path: Path) -> sqlite3.Connection:
        connection = original(path)
        connection.execute("PRAGMA max_page_count = 1")  # means: no page more than there are
        return connection

    connecting(monkeypatch, small)
    confirmed = 2
    with Jurnal.open(tmp_path) as jurnal:
        (run,) = jurnal.runs()
        refusal: JurnalTidakBisaDitulis | None = None
        while refusal is None and confirmed < 10_000:
            try:
                jurnal.record_choice(run.id, confirmed, "x" * 50)
                confirmed += 1
            except JurnalTidakBisaDitulis as error:
                refusal = error
        assert refusal is not None
        assert "penuh" in refusal.pesan
        with pytest.raises(JurnalTidakBisaDitulis, match="penuh"):
            start(jurnal, jurnal.participant("bebas", "Komodo-27"), "y" * 9000)
    monkeypatch.undo()
    with Jurnal.open(tmp_path) as jurnal:
        (run,) = jurnal.runs()
        assert len(run.pilihan) == confirmed > 2
        jurnal.record_choice(run.id, confirmed, "z")


def test_a_full_disk_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = sambungan._connect

    def tiny(path: Path) -> sqlite3.Connection:
        connection = original(path)
        connection.execute("PRAGMA max_page_count = 3")
        return connection

    connecting(monkeypatch, tiny)
    with pytest.raises(JurnalTidakBisaDitulis, match="penuh"):
        Jurnal.open(tmp_path)
    monkeypatch.undo()
    with Jurnal.open(tmp_path) as jurnal:
        assert start(jurnal, jurnal.participant("bebas", "Komodo-27")).urutan == 1


class WithoutLog(sqlite3.Connection):
    """A connection on a file system that cannot share memory."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql == "PRAGMA journal_mode = WAL":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR | (20 << 8)
            raise error
        return super().execute(sql, *values)


def test_a_network_drive_gets_the_older_kind_of_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None, factory=WithoutLog)

    connecting(monkeypatch, connect)
    path = filled(tmp_path)
    with Jurnal.open(tmp_path) as one, Jurnal.open(tmp_path) as other:
        assert one._file.rows("PRAGMA journal_mode") == [("delete",)]
        (run,) = other.runs()
        one.record_choice(run.id, 2, "c")
        other.record_choice(run.id, 3, "d")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_busy_journal_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)
    monkeypatch.setattr(sambungan, "_WAIT_INSIDE", 0.01)
    monkeypatch.setattr(sambungan, "_WAIT_IN_ALL", 0.1)
    with Jurnal.open(tmp_path) as jurnal, closing(sqlite3.connect(path, isolation_level=None)) as holder:
        (run,) = jurnal.runs()
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(JurnalTidakBisaDitulis, match="proses lain"):
            jurnal.record_choice(run.id, 2, "c")
        holder.execute("COMMIT")
        jurnal.record_choice(run.id, 2, "c")


def test_importing_the_journal_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, simulasi.catatan; print([m for m in ('pydantic', 'textual', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
