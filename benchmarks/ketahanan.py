"""What a crash and a crowd do to the journal: counts, not times.

    python benchmarks/ketahanan.py [--bunuh 100] [--proses 20] [--lari 100]

1. a writer is killed (SIGKILL) at a random moment, again and again, on one journal: every choice that it confirmed
   must be there, in order, and the run must take its next choice;
2. many processes open one new journal at one moment and write runs into it: none may fail, no number is given twice.

Both are the functions of tests/catatan/proses.py.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ukur import ROOT, finish, title, verdict


def _processes() -> Any:
    path = ROOT / "tests" / "catatan" / "proses.py"
    spec = importlib.util.spec_from_file_location("proses", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bunuh", type=int, default=100, help="kills")
    parser.add_argument("--proses", type=int, default=20, help="processes at once")
    parser.add_argument("--lari", type=int, default=100, help="runs that each of them writes")
    args = parser.parse_args()
    proses = _processes()
    title(f"kill -9, {args.bunuh} times at a random moment")
    with tempfile.TemporaryDirectory() as name:
        results = [proses.kill_once(Path(name), random.uniform(0, 0.3)) for _ in range(args.bunuh)]
    wrong = [line for _, lines in results for line in lines]
    verdict(
        "choices lost, out of order or not resumable", len(wrong), 0, "", f"of {sum(n for n, _ in results)} confirmed"
    )
    print(*wrong[:10], sep="\n", end="\n" if wrong else "")
    title(f"{args.proses} processes writing {args.lari} runs each into one journal")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        wrong = proses.crowd(Path(name), args.proses, args.lari)
    verdict("failures", len(wrong), 0, "", f"{args.proses * args.lari:,} runs in {time.monotonic() - began:.1f} s")
    print(*wrong[:10], sep="\n", end="\n" if wrong else "")
    return finish()


if __name__ == "__main__":
    sys.exit(main())
