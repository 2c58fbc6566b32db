"""What all measurements share: paired runs, medians, ratios against a bar, child processes.

A ratio is the median of the ratios of neighbouring runs (A B A B …): what slows the machine for a while slows both.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BENCHMARKS = ROOT / "benchmarks"
TANGGAL = "2026-11-24"
"""The day at which the generated scenarios are checked; their `diperiksa` is the same."""

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

_missed: list[str] = []


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Paired timings in seconds of ours and of the peer."""

    kami: tuple[float, ...]
    lawan: tuple[float, ...]

    @property
    def rasio(self) -> float:
        """Median of the pairwise ratios, ours over the peer's."""
        return median(a / b for a, b in zip(self.kami, self.lawan, strict=True))

    @property
    def rentang(self) -> tuple[float, float]:
        """Smallest and largest of the pairwise ratios."""
        ratios = [a / b for a, b in zip(self.kami, self.lawan, strict=True)]
        return min(ratios), max(ratios)


def clock(action: Callable[[], object], gc_on: bool = True) -> float:
    """Time one call in seconds; garbage of before is collected first, the result is dropped after."""
    gc.collect()
    was_on = gc.isenabled()
    if not gc_on:
        gc.disable()
    try:
        began = time.perf_counter()
        result = action()
        taken = time.perf_counter() - began
    finally:
        if was_on:
            gc.enable()
    del result
    return taken


def pair(kami: Callable[[], float], lawan: Callable[[], float], kali: int) -> Pasangan:
    """Run two timers `kali` times in turn, each going first in every other round."""
    ours: list[float] = []
    theirs: list[float] = []
    for i in range(kali):
        if i % 2:
            theirs.append(lawan())
            ours.append(kami())
        else:
            ours.append(kami())
            theirs.append(lawan())
    return Pasangan(tuple(ours), tuple(theirs))


def title(text: str) -> None:
    print(f"\n== {text}", flush=True)


def verdict(name: str, value: float, bar: float, unit: str = "×", note: str = "") -> None:
    """Print a figure against its bar (at most `bar`) and remember a miss."""
    fine = value <= bar
    if not fine:
        _missed.append(name)
    tail = f"  {note}" if note else ""
    print(f"{'LULUS' if fine else 'GAGAL'}  {name}: {value:.2f} {unit} (bar {bar:g}){tail}", flush=True)


def verdict_pair(name: str, found: Pasangan, bar: float) -> None:
    """Print a paired ratio against its bar, with the medians and the range of the ratios."""
    low, high = found.rentang
    ours, theirs = duration(median(found.kami)), duration(median(found.lawan))
    verdict(name, found.rasio, bar, note=f"[{low:.2f}–{high:.2f}, {len(found.kami)} pairs; {ours} vs {theirs}]")


def duration(seconds: float) -> str:
    """Write a duration in a unit that fits it."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def finish() -> int:
    """Say what missed its bar; give the exit code."""
    if _missed:
        print(f"\nGAGAL: {'; '.join(_missed)}")
        return 1
    print("\nLULUS semua")
    return 0


def environment() -> dict[str, str]:
    """Give the environment of child processes: the package is found wherever they start."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def run(command: Sequence[object], **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a child process; raises `RuntimeError` with what it said where it fails."""
    done = subprocess.run([str(c) for c in command], env=environment(), capture_output=True, check=False, **more)
    if done.returncode:
        raise RuntimeError(f"{command}: exit {done.returncode}\n{done.stdout.decode()[-2000:]}{done.stderr.decode()}")
    return done


def clock_process(command: Sequence[object]) -> float:
    """Time a whole process in seconds, its output thrown away."""
    began = time.perf_counter()
    run(command)
    return time.perf_counter() - began


def ask(script: str, *arguments: object) -> Any:
    """Run one of these scripts as a child and read the JSON that it prints."""
    return json.loads(run([sys.executable, BENCHMARKS / script, *arguments]).stdout)


def make(folder: Path, kind: str) -> Path:
    """Write generated material ("padat" or a number of scenes) into a folder, by a child process.

    The child matters: a process starts with the largest memory that its parent ever held.
    """
    path = folder / f"bahan-{kind}.yaml"
    if not path.exists():
        run([sys.executable, BENCHMARKS / "bahan.py", kind, path])
    return path
