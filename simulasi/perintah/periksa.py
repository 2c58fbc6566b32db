"""`simulasi periksa`: findings for files, folders or the whole library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from simulasi.galat import Galat
from simulasi.periksa.laporan import render, summarise
from simulasi.periksa.pemeriksaan import (
    check_file,
    check_library,
    check_session_file,
    is_catalogue,
    is_session,
    load_catalogues,
)
from simulasi.perintah.bahan import library
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.pustaka import AKHIRAN, FOLDER_ACUAN, Pustaka, has_catalogues, is_library, shipped
from simulasi.skenario.temuan import Temuan


def run(args: argparse.Namespace) -> int:
    """Check, print, and give 1 where an error (or, with `--ketat`, anything) was found."""
    pustaka = library(args)
    day = _day(args.tanggal)
    paths = [Path(p) for p in args.jalur] or [pustaka.folder[0]]
    checker = _Pemeriksa(pustaka, day)
    findings = [t for path in paths for t in checker.check(path)]
    text = render(findings, args.format)
    if text:
        print(text)  # noqa: T201 - data of this command
    print(("\n" if findings else "") + summarise(findings, checker.files), file=sys.stderr)  # noqa: T201
    worst = findings if args.ketat else [t for t in findings if t.tingkat == "galat"]
    return 1 if worst else 0


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        error = Galat(f"Tanggal {text} tidak ada di kalender. Periksa bulan dan harinya.")
        error.kode_keluar = 2
        raise error from None


class _Pemeriksa:
    """Checks paths of any kind; catalogues are read once a folder."""

    def __init__(self, pustaka: Pustaka, day: date) -> None:
        self.files: int = 0
        self._pustaka: Pustaka = pustaka
        self._day: date = day
        self._acuan: dict[Path, tuple[Acuan, list[Temuan]]] = {}
        self._told: set[Path] = set()

    def check(self, path: Path) -> Iterator[Temuan]:
        if path.is_dir():
            yield from self._check_folder(path)
        elif is_catalogue(path):
            yield from self._catalogue_findings(path.parent)
        elif is_session(path):
            self.files += 1
            yield from check_session_file(path, self._pustaka)
        else:
            self.files += 1
            yield from check_file(path, self._catalogues(self._folder_for(path)), self._day).temuan

    def _folder_for(self, path: Path) -> Path:
        """Use the catalogues of the library that a file lies in, else the shipped ones."""
        outer = path.resolve().parent.parent
        if path.resolve().parent.name != FOLDER_ACUAN and is_library(outer) and has_catalogues(outer):
            return outer / FOLDER_ACUAN
        return self._pustaka.catalogue_folder(path)

    def _catalogues(self, folder: Path) -> Acuan:
        if folder not in self._acuan:
            self._acuan[folder] = load_catalogues(folder)
        return self._acuan[folder][0]

    def _catalogue_findings(self, folder: Path) -> list[Temuan]:
        self._catalogues(folder)
        if folder in self._told:
            return []
        self._told.add(folder)
        self.files += 2
        return self._acuan[folder][1]

    def _check_folder(self, folder: Path) -> Iterator[Temuan]:
        if not is_library(folder):
            found = sorted(p for p in folder.iterdir() if p.name.endswith(AKHIRAN) and p.is_file())
            if not found:
                raise Galat(f'Folder "{folder}" tidak memuat berkas .yaml. Tunjuk folder skenario atau sebuah berkas.')
            for path in found:
                yield from self.check(path)
            return
        own = folder / FOLDER_ACUAN
        catalogues = own if own.is_dir() else shipped() / FOLDER_ACUAN
        if own.is_dir():
            yield from self._catalogue_findings(own)
        for checked in check_library(folder, self._catalogues(catalogues), self._day):
            self.files += 1
            yield from checked.temuan
        for path in sorted(p for p in folder.rglob("*") if is_session(p)):
            yield from self.check(path)
