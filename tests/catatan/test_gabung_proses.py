"""Merging that is killed half way, and two merges at one moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from simulasi.catatan import Jurnal
from simulasi.catatan.penggabungan import Penggabung

from .pembantu_tukar import ROADS, baris, keadaan, tulis, uuid

ROOT = Path(__file__).parents[2]
BANYAK = 1500


def spawn(folder: Path, *files: Path, mati: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("proses_gabung.py")), str(folder), *map(str, files)]
    pythonpath = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": pythonpath, "MATI": mati}, text=True, stdout=subprocess.PIPE
    )


def big_file(path: Path, first: int, banyak: int = BANYAK) -> Path:
    path.write_bytes(tulis((baris(n, ROADS[n % len(ROADS)]),) for n in range(first, first + banyak)))
    return path


def test_a_killed_merge_leaves_before_or_after(tmp_path: Path) -> None:
    """Whatever the moment, a file is in as a whole or not at all; merging again makes it whole."""
    small = big_file(tmp_path / "a.rekaman.jsonl", 1, 5)
    big = big_file(tmp_path / "b.rekaman.jsonl", 100)
    seen: set[int] = set()
    for i, wait in enumerate((0.0, 0.08, 0.16, 0.24, 0.32)):
        folder = tmp_path / f"{i}"
        process = spawn(folder, small, big)
        assert process.stdout is not None
        assert process.stdout.readline() == "mulai\n"
        assert process.stdout.readline() == "5 0\n"
        time.sleep(wait)
        process.kill()
        process.communicate()
        with Jurnal.open(folder) as jurnal:
            held = {run.id for run in jurnal.runs()}
            assert held in (
                {uuid(n) for n in range(1, 6)},
                {uuid(n) for n in [*range(1, 6), *range(100, 100 + BANYAK)]},
            )
            seen.add(len(held))
            report = Penggabung(jurnal.sambungan).merge(big)
            assert report.bersih
            assert len(list(jurnal.runs())) == BANYAK + 5
    assert 5 in seen


def test_a_merge_killed_inside_its_transaction_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    small, big = big_file(tmp_path / "a.rekaman.jsonl", 1, 5), big_file(tmp_path / "b.rekaman.jsonl", 100, 50)
    process = spawn(tmp_path / "hasil", small, big, mati="50")
    assert process.communicate(timeout=60)[0] == "mulai\n5 0\n"
    assert process.returncode == -signal.SIGKILL
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        assert {run.id for run in jurnal.runs()} == {uuid(n) for n in range(1, 6)}
        assert Penggabung(jurnal.sambungan).merge(big).baru == 50


def test_two_merges_at_once_lose_nothing(tmp_path: Path) -> None:
    a, b = big_file(tmp_path / "a.rekaman.jsonl", 1, 400), big_file(tmp_path / "b.rekaman.jsonl", 200, 400)
    folder = tmp_path / "bersama"
    processes = [spawn(folder, a, b), spawn(folder, b, a)]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with Jurnal.open(folder) as together, Jurnal.open(tmp_path / "sendiri") as alone:
        for file in (b, a):
            Penggabung(alone.sambungan).merge(file)
        assert keadaan(together) == keadaan(alone)
        assert len(list(together.runs())) == 599


def test_what_is_read_as_one_state_does_not_change_while_a_merge_ends(tmp_path: Path) -> None:
    a, b = big_file(tmp_path / "a.rekaman.jsonl", 1, 40), big_file(tmp_path / "b.rekaman.jsonl", 20, 40)
    with Jurnal.open(tmp_path / "hasil") as reader, Jurnal.open(tmp_path / "hasil") as writer:
        Penggabung(writer.sambungan).merge(a)
        with reader.steady():
            before = [run.id for run in reader.runs()]
            assert Penggabung(writer.sambungan).merge(b).baru == 19
            assert [run.id for run in reader.runs()] == before
            assert reader.run(uuid(41)) is None
            assert sum(len(own) for sesi in reader.sessions() for own in reader.runs_by_participant(sesi)) == 40
        assert len(list(reader.runs())) == 59
        assert reader.run(uuid(41)) is not None
