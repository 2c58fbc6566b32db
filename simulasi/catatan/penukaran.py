"""Putting a rescued journal in the place of the damaged one, which is kept beside it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from simulasi.catatan import izin
from simulasi.catatan.galat import JurnalRusak
from simulasi.catatan.pemulihan import Pulihan, rescue
from simulasi.catatan.pesan import from_system, shown
from simulasi.dasar.galat import Galat

Pengganti = Callable[[str], str | None]
"""Gives the canonical JSON of a scenario by its digest from the library, None where it is not there."""


def rescue_to(source: Path, target: Path, pengganti: Pengganti | None) -> Pulihan:
    """Write what can be rescued to a new file, and leave the damaged one as it is.

    Raises JurnalRusak where nothing can be read, JurnalTidakBisaDitulis, Galat where something lies at the target.
    """
    if target.exists():
        raise Galat(f"{shown(target)} sudah ada dan tidak diubah. Pilih folder lain dengan -o FOLDER.")
    try:
        izin.make_folder(target.parent)
        found = rescue(source, target, _now, pengganti)
    except (OSError, ValueError) as error:
        raise from_system(error, target) from error
    if found.kosong:
        with suppress(OSError):
            target.unlink()
        raise JurnalRusak(
            f"Di {shown(source)} tidak ada lari yang masih terbaca, jadi tidak ada jurnal baru. Simpan berkas itu, "
            "lalu pakai cadangan atau berkas rekaman bila ada."
        )
    return found


def rescue_in_place(path: Path, pengganti: Pengganti | None) -> tuple[Pulihan, Path]:
    """Rescue into the same place; give what was found and the file that the damaged journal is kept in.

    Raises as `rescue_to`.
    """
    try:
        waiting = Path(tempfile.mkdtemp(prefix=".pulihan-", dir=path.parent))
    except OSError as error:
        raise from_system(error, path.parent) from error
    try:
        found = rescue_to(path, waiting / path.name, pengganti)
        aside = _free_name(path)
        try:
            _swap(path, waiting / path.name, aside)
        except OSError as error:
            raise from_system(error, path) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return found, aside


def _swap(path: Path, fresh: Path, aside: Path) -> None:
    """Keep the damaged journal, its log with it, under another name, and put the new one in its place."""
    try:
        os.link(path, aside)  # so there is a journal at the path at every moment
    except OSError:
        os.rename(path, aside)
    izin.make_private(aside)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.rename(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    os.replace(fresh, path)


def _free_name(path: Path) -> Path:
    """Give a name that `hapus` knows as a copy of a journal, so that what is deleted is deleted there too."""
    stem, number = f"{path.stem}.rusak.{_now():%Y%m%dT%H%M%S}", 1
    aside = path.with_name(f"{stem}.cadangan.sqlite3")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}.cadangan.sqlite3")
    return aside


def _now() -> datetime:
    return datetime.now().astimezone()
