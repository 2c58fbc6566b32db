"""One board, whatever the order of merging: 350 participants in 35 groups over 13 journals.

    python benchmarks/urutan.py [--peserta N] [--kelompok N] [--jurnal N] [--urutan N] [--pohon N] [--benih N]

Merges the exchange files of all journals in N random orders, one file again after the last, and by N random trees:
two journals are merged to one, that is exported again, until one file is left. Of each result every export is made
(folder of CSV, JSON, XLSX, the debrief's page) and compared byte by byte with the first. Nothing is timed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from ukur import finish, title, verdict

from simulasi.cli import main as simulasi
from tests.kelas_besar import make_class


def command(*arguments: object) -> None:
    """Run a command of the program in this process; raises `RuntimeError` where it fails."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = simulasi([str(a) for a in arguments])
    if code:
        raise RuntimeError(f"{arguments}: exit {code}\n{said.getvalue()}")


def merge(journal: Path, files: Sequence[Path]) -> Path:
    """Merge files into a journal of their own, one command a file."""
    for file in files:
        command("gabung", "--hasil", journal, file)
    return journal


def export(journal: Path, target: Path) -> Path:
    command("ekspor", "--hasil", journal, "-o", target)
    return target


def results(journal: Path, sesi: str, folder: Path) -> dict[str, str]:
    """Write every export of a journal; gives the SHA-256 of each file by its name."""
    folder.mkdir()
    asked = ("--hasil", journal, "--sesi", sesi, "-o")
    for name in ("papan", "papan.json", "papan.xlsx", "papan.html"):
        command("papan", *asked, folder / name)
    command("debrief", *asked, folder / "debrief.html")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    shutil.rmtree(folder)
    return found


def tree(files: Sequence[Path], folder: Path, dice: random.Random) -> tuple[Path, str]:
    """Merge two files at a time, drawn at random; gives the last journal and the shape of the tree."""
    left = [(file, str(i)) for i, file in enumerate(files)]
    number = 0
    while True:
        (a, shape), (b, other) = (left.pop(dice.randrange(len(left))) for _ in range(2))
        shape = f"({shape} {other})"
        journal = merge(folder / f"antara-{number}", [a, b])
        if not left:
            return journal, shape
        left.append((export(journal, folder / f"antara-{number}.rekaman.jsonl"), shape))
        number += 1


def main() -> int:
    parser = argparse.ArgumentParser()
    for name, number in (("peserta", 350), ("kelompok", 35), ("jurnal", 13), ("urutan", 20), ("pohon", 5)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--benih", type=int, default=20261124)
    args = parser.parse_args()
    title(f"{args.peserta} participants in {args.kelompok} groups over {args.jurnal} journals, merged in many orders")
    dice = random.Random(args.benih)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_class(folder, peserta=args.peserta, kelompok=args.kelompok, jurnal=args.jurnal)
        files = [export(place, folder / f"{place.name}.rekaman.jsonl") for place in made.folder]
        first: dict[str, str] = {}
        other = 0
        for i in range(args.urutan + args.pohon):
            place = folder / f"hasil-{i}"
            place.mkdir()
            if i < args.urutan:
                order = dice.sample(range(len(files)), len(files))
                journal = merge(place / "jurnal", [files[n] for n in (*order, order[0])])
                shape = " ".join(map(str, order))
            else:
                journal, shape = tree(files, place, dice)
            found = results(journal, made.sesi.id, place / "ekspor")
            first = first or found
            same = found == first
            other += not same
            differing = sorted(n for n in first.keys() | found.keys() if first.get(n) != found.get(n))
            print(f"{'sama' if same else f'LAIN {differing}'}  {shape}", flush=True)
            shutil.rmtree(place)
    print(f"{len(first)} files compared of each")
    verdict("results that differ", other, 0, f"of {args.urutan + args.pohon}")
    return finish()


if __name__ == "__main__":
    sys.exit(main())
