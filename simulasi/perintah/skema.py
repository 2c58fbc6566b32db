"""`simulasi skema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import check_target, write_target
from simulasi.skenario.skema import NAMA_SKEMA, as_text, file_name


def run(args: argparse.Namespace) -> int:
    """Write one schema to a file, all to a folder, or one to standard output."""
    if args.tujuan is None:
        print(as_text(args.jenis), end="")  # noqa: T201 - data of this command
        return 0
    goal = Path(args.tujuan)
    if goal.suffix == ".json":
        write_target(goal, as_text(args.jenis).encode(), timpa=args.timpa)
        _tell(goal)
        return 0
    for path in write_all(goal, timpa=args.timpa):
        _tell(path)
    return 0


def write_all(folder: Path, *, timpa: bool) -> list[Path]:
    """Write all schemas into a folder, made where it is missing; none where one of them may not be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Galat(
            f'Folder "{folder}" tidak dapat dibuat. Pilih folder lain, atau nama berkas yang berakhir .json.'
        ) from error
    paths = {nama: folder / file_name(nama) for nama in NAMA_SKEMA}
    for path in paths.values():
        check_target(path, timpa=timpa)
    for nama, path in paths.items():
        write_target(path, as_text(nama).encode(), timpa=timpa)
    return list(paths.values())


def _tell(path: Path) -> None:
    print(f"Skema ditulis: {path}", file=sys.stderr)  # noqa: T201 - narration
