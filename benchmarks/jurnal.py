"""A choice committed to the journal (fsync included), against a bare SQLite insert with the same settings (bar 1.5).

    python benchmarks/jurnal.py [--folder DIR] [--choices N] [--lari N]

The peer: WAL, synchronous FULL, autocommit, one row of the same size into one table with a key and a unique index.
Both files lie in one folder, on the same disk; --folder names another than the system's temporary one.
--lari 100000 also times opening a journal with so many runs against opening an empty one.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from ukur import Pasangan, clock, duration, finish, pair, title, verdict_pair

from simulasi.catatan import Jurnal, Lari

_TABLE = """
    CREATE TABLE peristiwa (id INTEGER PRIMARY KEY, lari INTEGER NOT NULL, langkah INTEGER, jenis TEXT NOT NULL,
                            waktu TEXT NOT NULL, isi TEXT NOT NULL, UNIQUE (lari, langkah))
"""
_INSERT = "INSERT INTO peristiwa (lari, langkah, jenis, waktu, isi) VALUES (1, ?, 'pilihan', ?, ?)"
_WAKTU = "2026-11-24T07:40:00.000000+08:00"


def start(jurnal: Jurnal, nama: str) -> Lari:
    peserta = jurnal.participant("bebas", nama)
    return jurnal.start_run(
        peserta, mode="perorangan", skenario="bahan", sidik="s", sidik_alur="a", kanonik='{"id":"bahan"}'
    )


def open_peer(path: Path) -> sqlite3.Connection:
    peer = sqlite3.connect(path, isolation_level=None)
    for setting in ("synchronous = FULL", "fullfsync = ON", "journal_mode = WAL", "foreign_keys = ON"):
        peer.execute(f"PRAGMA {setting}").fetchall()
    peer.execute(_TABLE)
    return peer


def compare_choices(folder: Path, choices: int) -> Pasangan:
    """Time single choices and single inserts in turn."""
    peer = open_peer(folder / "lawan.sqlite3")
    with Jurnal.open(folder / "jurnal") as jurnal:
        run = start(jurnal, "Komodo-27")
        steps, rows = iter(range(choices + 50)), iter(range(choices + 50))

        def ours() -> float:
            step = next(steps)
            began = perf_counter()
            jurnal.record_choice(run.id, step, "paraf", detik=12.5)
            return perf_counter() - began

        def theirs() -> float:
            row = next(rows)
            isi = json.dumps({"pilihan": "paraf", "detik": 12.5})
            began = perf_counter()
            peer.execute(_INSERT, (row, _WAKTU, isi))
            return perf_counter() - began

        pair(ours, theirs, 50)
        found = pair(ours, theirs, choices)
    peer.close()
    return found


def compare_opening(folder: Path, runs: int) -> None:
    """Time opening a journal of many runs; the runs are put in by one transaction, as only a trial may do it."""
    title(f"journal, opening with {runs:,} runs of 3 choices against an empty one (no bar)")
    for name in ("kosong", "penuh"):
        with Jurnal.open(folder / name) as jurnal:
            first = start(jurnal, "Komodo-27")
    file = sqlite3.connect(folder / "penuh" / "jurnal.sqlite3")
    with file:
        file.executemany(
            "INSERT INTO lari (id, mesin, urutan, peserta, sesi, mode, skenario, sidik, sidik_alur, orang, mulai)"
            " SELECT ?1, mesin, urutan + ?2, peserta, sesi, mode, skenario, sidik, sidik_alur, orang, mulai"
            " FROM lari WHERE id = ?3",
            ((f"lari-{i}", i, first.id) for i in range(1, runs + 1)),
        )
        file.executemany(
            "INSERT INTO peristiwa (lari, langkah, jenis, waktu, isi) VALUES (?, ?, 'pilihan', ?, ?)",
            ((n, step, _WAKTU, '{"pilihan":"paraf"}') for n in range(2, runs + 2) for step in range(3)),
        )
    file.close()

    def timed(name: str) -> float:
        return clock(lambda: Jurnal.open(folder / name).close())

    found = pair(lambda: timed("penuh"), lambda: timed("kosong"), 11)
    print(f"       {found.rasio:.2f} × ({duration(sorted(found.kami)[5])} vs {duration(sorted(found.lawan)[5])})")
    with Jurnal.open(folder / "penuh") as jurnal:
        print(f"       reading all runs: {duration(clock(lambda: sum(1 for _ in jurnal.runs())))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the files are made, and removed again")
    parser.add_argument("--choices", type=int, default=1000, help="pairs of a choice and an insert")
    parser.add_argument("--lari", type=int, default=0, help="also open a journal of so many runs")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        title("journal, a choice against a bare SQLite insert with the same settings")
        verdict_pair("record_choice", compare_choices(Path(name), args.choices), 1.5)
        if args.lari:
            compare_opening(Path(name), args.lari)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
