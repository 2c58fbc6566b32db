"""Processes that share one journal: the parts that the tests, and longer trials by hand, are made of.

By hand, from the top of the checkout:

    python tests/catatan/proses.py bunuh 100        kill -9 at a random moment, a hundred times
    python tests/catatan/proses.py ramai 20 100     20 processes writing 100 runs each
"""

# ruff: noqa: T201 (a program of its own: what it prints is how its parent follows it)
from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from simulasi.catatan import Jurnal, Lari, Peserta

ROOT = Path(__file__).parents[2]
CHOICES_PER_RUN = 3


def start(jurnal: Jurnal, peserta: Peserta, skenario: str = "pecah-paket") -> Lari:
    return jurnal.start_run(
        peserta, mode="perorangan", skenario=skenario, sidik="sidik-1", sidik_alur="alur-1", kanonik='{"id":"x"}'
    )


def write_endlessly(folder: Path) -> None:
    """Record choices in runs of 7 and say so after each; opened once more for every run."""
    while True:
        with Jurnal.open(folder) as jurnal:
            run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
            for step in range(7):
                jurnal.record_choice(run.id, step, f"p{step}")
                print(run.id, step, flush=True)
            jurnal.finish_run(run.id, "akhir")


def write_runs(folder: Path, name: str, count: int) -> None:
    """Write `count` finished runs, starting at the moment the file `mulai` appears."""
    while not (folder / "mulai").exists():
        time.sleep(0.001)
    with Jurnal.open(folder / "hasil") as jurnal:
        peserta = jurnal.participant("bebas", f"Peserta-{name}")
        for _ in range(count):
            run = start(jurnal, peserta)
            for step in range(CHOICES_PER_RUN):
                jurnal.record_choice(run.id, step, f"{name}-{step}")
            jurnal.finish_run(run.id, "akhir")


def _spawn(*arguments: object, **pipes: int) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True, **pipes)


def kill_once(folder: Path, seconds: float) -> tuple[int, list[str]]:
    """Kill a writer after `seconds` from its first word; return confirmed choices and what is wrong after it."""
    process = _spawn("tulis", folder, stdout=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    # The last line may be cut short by the kill.
    confirmed = [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    wrong: list[str] = []
    with Jurnal.open(folder) as jurnal:
        held = {run.id: run for run in jurnal.runs()}
        for run, step in confirmed:
            if run not in held or len(held[run].pilihan) <= int(step):
                wrong.append(f"lost: {run} {step}")
        for run in held.values():
            if [choice.pilihan for choice in run.pilihan] != [f"p{step}" for step in range(len(run.pilihan))]:
                wrong.append(f"out of order: {run}")
        last = held[confirmed[-1][0]]
        if last.selesai is None:
            # What the program offers as "lanjutkan": the run takes its next choice, once.
            resumed = jurnal.unfinished(last.peserta.id, last.skenario)
            if resumed is None:
                wrong.append("no run to resume")
            elif len(resumed.pilihan) < 7:
                jurnal.record_choice(resumed.id, len(resumed.pilihan), f"p{len(resumed.pilihan)}")
    return len(confirmed), wrong


def crowd(folder: Path, processes: int, runs: int) -> list[str]:
    """Let many processes open a new journal at one moment and write; return what went wrong."""
    started = [_spawn("banyak", folder, name, runs, stderr=subprocess.PIPE) for name in range(processes)]
    time.sleep(1.0)
    (folder / "mulai").touch()
    wrong: list[str] = []
    for process in started:
        _, error = process.communicate()
        if process.returncode or error:
            wrong.append(f"exit {process.returncode}: {error}")
    with Jurnal.open(folder / "hasil") as jurnal:
        held = list(jurnal.runs())
    numbers = [run.urutan for run in held]
    if numbers != list(range(1, processes * runs + 1)):
        wrong.append(f"{len(held)} runs, {len(set(numbers))} numbers")
    wrong += [f"incomplete: {run}" for run in held if len(run.pilihan) != CHOICES_PER_RUN or run.akhir is None]
    per_person = Counter(run.peserta.sandi for run in held)
    if set(per_person.values()) != {runs} or len(per_person) != processes:
        wrong.append(f"per participant: {per_person}")
    return wrong


def main(arguments: list[str]) -> int:
    match arguments:
        case ["tulis", folder]:
            write_endlessly(Path(folder))
        case ["banyak", folder, name, count]:
            write_runs(Path(folder), name, int(count))
        case ["bunuh", times]:
            with tempfile.TemporaryDirectory() as folder:
                results = [kill_once(Path(folder), random.uniform(0, 0.3)) for _ in range(int(times))]
            print(f"{times} kills, {sum(n for n, _ in results)} confirmed choices")
            return _report([line for _, wrong in results for line in wrong])
        case ["ramai", processes, runs]:
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                wrong = crowd(Path(folder), int(processes), int(runs))
            print(f"{processes} × {runs} runs in {time.monotonic() - began:.1f} s")
            return _report(wrong)
        case _:
            print(__doc__)
            return 2
    return 0


def _report(wrong: list[str]) -> int:
    print(*wrong, f"{len(wrong)} failures", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        os._exit(130)
