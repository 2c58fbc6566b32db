"""Opening a journal to report from it: nothing is written where it must not be, and damage locks nobody out.

A journal on a medium that takes no writing is read from a copy of our own; a damaged one from what can be rescued of
it. In both cases the journal itself stays as it is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from simulasi.catatan import izin
from simulasi.catatan.galat import JurnalLebihBaru, JurnalRusak, JurnalTidakBisaDitulis, MigrasiGagal
from simulasi.catatan.jurnal import NAMA_BERKAS, Jurnal
from simulasi.catatan.pemulihan import has_our_shape, rescue
from simulasi.catatan.pesan import damaged, from_system
from simulasi.dasar.galat import Galat

_SUSUNAN_RUSAK = "susunan berkas jurnal rusak; laporan ini dibuat dari yang masih terbaca"


@contextmanager
def open_to_report(
    folder: Path, *, pengganti: Callable[[str], str | None] | None = None, now: Callable[[], datetime] | None = None
) -> Generator[Jurnal]:
    """Open the journal of a folder for reading. Where there is none, nothing is created, and an empty one is given.

    What is damaged is noted in `Jurnal.cacat`. `pengganti` gives a scenario by its digest from the library.
    Raises JurnalLebihBaru, JurnalRusak where nothing at all can be read, JurnalTidakBisaDitulis where the file cannot
    be opened.
    """
    with ExitStack() as stack:
        jurnal = _open(folder, pengganti, now, stack)
        jurnal.pengganti = pengganti
        yield jurnal


def _open(
    folder: Path,
    pengganti: Callable[[str], str | None] | None,
    now: Callable[[], datetime] | None,
    stack: ExitStack,
) -> Jurnal:
    path = folder / NAMA_BERKAS
    try:
        path.lstat()
        missing = False
    except FileNotFoundError:
        missing = True
    except (OSError, ValueError) as error:
        raise from_system(error, path) from error
    here = folder if not missing and _may_write(folder, path) else _own_folder(stack)
    try:
        if here != folder and not missing:
            _copy(path, here)
        return stack.enter_context(_sound(here, now))
    except JurnalLebihBaru:
        if not _has_our_shape(path):
            raise
    except JurnalTidakBisaDitulis:
        if here != folder:
            raise
        with suppress(Galat):  # whatever kept it from being written, a copy can be
            here = _own_folder(stack)
            _copy(path, here)
            return stack.enter_context(_sound(here, now))
    except (JurnalRusak, MigrasiGagal):
        pass
    return stack.enter_context(_rescued(path, _own_folder(stack), pengganti, now))


def _sound(folder: Path, now: Callable[[], datetime] | None) -> Jurnal:
    """Open a journal and look whether all its pages and indexes agree. Raises JurnalRusak."""
    jurnal = Jurnal.open(folder, now=now)
    try:
        jurnal.check_structure()
    except Galat:
        jurnal.close()
        raise
    return jurnal


def _rescued(
    path: Path,
    folder: Path,
    pengganti: Callable[[str], str | None] | None,
    now: Callable[[], datetime] | None,
) -> Jurnal:
    try:
        found = rescue(path, folder / NAMA_BERKAS, now or _local_now, pengganti)
    except OSError as error:
        raise from_system(error, path) from error
    if found.kosong:
        raise damaged(path)
    jurnal = Jurnal.open(folder, now=now)
    jurnal.cacat.note(_SUSUNAN_RUSAK)
    for run in found.potong:
        jurnal.cacat.note(f"lari {run} punya catatan yang berubah; yang dipakai hanya awalnya")
    if found.disisihkan or found.tak_terbaca:
        jurnal.cacat.note(
            f"{found.disisihkan + found.tak_terbaca} baris berubah atau tidak terbaca, sehingga disisihkan"
        )
    return jurnal


def _has_our_shape(path: Path) -> bool:
    with suppress(OSError):
        return has_our_shape(path)
    return False


def _may_write(folder: Path, path: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(path, os.W_OK)


def _own_folder(stack: ExitStack) -> Path:
    try:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="simulasi-", ignore_cleanup_errors=True)))
    except OSError as error:
        raise from_system(error, Path(tempfile.gettempdir())) from error


def _copy(path: Path, folder: Path) -> None:
    """Copy a journal with its log. Raises JurnalTidakBisaDitulis."""
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        try:
            if ending and not source.exists():
                continue
            izin.make_private(folder / source.name)
            shutil.copyfile(source, folder / source.name)
        except OSError as error:
            raise from_system(error, source) from error


def _local_now() -> datetime:
    return datetime.now().astimezone()
