"""What several commands need: library, scenario, session and journal from the arguments."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from simulasi.catatan import Jurnal, default_folder
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas, make_ready
from simulasi.skenario.pustaka import Pustaka, open_library

if TYPE_CHECKING:
    from simulasi.lari.lakon import Lakon
    from simulasi.skenario.acuan import Acuan
    from simulasi.skenario.sesi import Sesi

# ruff: noqa: PLC0415 - models and checker load where a command reads a file: the first screen must not wait


class SesiBermasalah(Galat):
    """A session file with errors."""


def library(args: argparse.Namespace) -> Pustaka:
    """Open the library that the arguments ask for."""
    asked: Sequence[str] = getattr(args, "skenario", None) or ()
    return open_library([Path(p) for p in asked])


def as_path(text: str) -> Path | None:
    """Tell a file from an id: an id has neither a path separator nor an ending."""
    path = Path(text)
    return path if path.suffix or len(path.parts) > 1 or path.is_file() else None


def locate(pustaka: Pustaka, text: str) -> Path:
    """Give the file of `ID|FILE`."""
    path = as_path(text)
    return pustaka.find(text) if path is None else path


def load(args: argparse.Namespace) -> Lakon:
    """Make the scenario of `ID|FILE` ready; raises `SkenarioBermasalah` with its findings."""
    from simulasi.periksa.pemeriksaan import load_catalogues

    pustaka = library(args)
    path = locate(pustaka, args.skenario_id)
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    return make_ready(path, acuan, date.today())


def session(args: argparse.Namespace, pustaka: Pustaka) -> Sesi | None:
    """Read the session file of the arguments, None where there is none."""
    name: str | None = getattr(args, "sesi", None)
    if name is None:
        return None
    from simulasi.periksa.laporan import tell
    from simulasi.periksa.pemeriksaan import check_session_file
    from simulasi.skenario.muat import load_session

    errors = [t for t in check_session_file(Path(name), pustaka) if t.tingkat == "galat"]
    sesi = load_session(Path(name)).isi
    if errors or sesi is None:
        raise SesiBermasalah(
            "Berkas sesi ini belum dapat dipakai. Perbaiki temuan berikut, lalu coba lagi.\n\n" + tell(errors)
        )
    return sesi


def journal_folder(args: argparse.Namespace) -> Path:
    """Give the journal's folder: `--hasil`, else `$SIMULASI_HASIL`, else the user data folder."""
    asked: str | None = getattr(args, "hasil", None)
    return default_folder() if asked is None else Path(asked)


def board_catalogues(args: argparse.Namespace) -> Acuan:
    """Read the catalogues that name weak points and rules: all layers of the search path."""
    from simulasi.periksa.pemeriksaan import load_catalogues

    return load_catalogues(*library(args).all_catalogues())[0]


@contextmanager
def classroom(args: argparse.Namespace) -> Generator[Kelas]:
    """Open library, session and journal together."""
    pustaka = library(args)
    sesi = session(args, pustaka)
    with Jurnal.open(journal_folder(args)) as jurnal:
        yield Kelas(pustaka, jurnal, sesi)
