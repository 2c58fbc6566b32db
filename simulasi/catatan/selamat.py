"""Where a journal goes whose file is gone while the program runs (`hasil.md` §1: saved means at its path)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from simulasi.catatan import izin
from simulasi.catatan.folder import FOLDER_LAIN, default_folder
from simulasi.catatan.sambungan import Sambungan
from simulasi.dasar.galat import Galat


def save_all(journal: Sambungan, nama: str, now: datetime) -> Path:
    """Copy all that an open journal holds to a new file called `nama`, and give it.

    It lies beside the old folder, or else in the user's own folders. Raises JurnalTidakBisaDitulis where the open file
    itself cannot be read any more, OSError where no folder takes it.
    """
    for folder in _places(journal.path.parent, now):
        with suppress(OSError):
            izin.make_folder(folder)
            goal = folder / nama
            if goal.exists():
                continue
            try:
                journal.copy_to(goal)
            except Galat:
                with suppress(OSError):
                    goal.unlink(missing_ok=True)
                    folder.rmdir()
                raise
            return goal
    raise OSError(nama)


def save_run(
    journal: Sambungan, nama: str, now: datetime, line: Mapping[str, Any], scenario: tuple[str, str, str]
) -> Path:
    """Write one run, as a line of an exchange file, to a new journal, and give its file.

    For a journal that cannot even be read any more (a drive that was pulled out). `scenario` is its digest, its
    canonical JSON and the digest of its flow. Raises JurnalTidakBisaDitulis.
    """
    from simulasi.catatan.rekaman import store  # noqa: PLC0415 - rarely needed

    refusal: Galat | None = None
    for folder in _places(journal.path.parent, now):
        try:
            fresh = Sambungan.open(folder / nama, lambda: now)
        except Galat as error:
            refusal = error
            continue
        try:
            fresh.transaction(
                lambda connection: (
                    connection.execute("INSERT INTO skenario (sidik, kanonik, sidik_alur) VALUES (?, ?, ?)", scenario),
                    store(connection, (dict(line),)),
                )
            )
            return fresh.path
        finally:
            fresh.close()
    raise refusal or OSError(nama)


def _places(folder: Path, now: datetime) -> Iterator[Path]:
    """Give new folders to try, none of which is there."""
    name = f"{folder.name or 'simulasi'}-selamat-{now:%Y%m%dT%H%M%S}"
    parents = [folder.absolute().parent]
    with suppress(Galat):
        parents.append(default_folder(env={k: v for k, v in os.environ.items() if k != FOLDER_LAIN}).parent)
    for parent in parents:
        if parent.is_dir():
            found, number = parent / name, 1
            while found.exists() or found.is_symlink():
                number += 1
                found = parent / f"{name}-{number}"
            yield found
    with suppress(OSError):
        yield Path(tempfile.mkdtemp(prefix=f"{name}-"))
