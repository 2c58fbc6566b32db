"""`simulasi baru`: a first scenario to start from, in its place in a library."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from simulasi.dasar.aksara import visible
from simulasi.dasar.cangkang import quote
from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import write_target
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.perintah.bahan import library
from simulasi.perintah.periksa import day
from simulasi.skenario.kerangka import check_id, choose_weak_point, make_scaffold
from simulasi.skenario.pustaka import AKHIRAN, Pustaka, scenario_files
from simulasi.skenario.skema import as_text, file_name

_FOLDER: Final = "skenario"
_FOLDER_SKEMA: Final = ".skema"
"""In a library, beside the fields: the schemas to which the scaffolds' first lines point."""


class KerangkaTidakDitulis(Galat):
    """The place of a scaffold is taken, or its folder cannot be made."""


def run(args: argparse.Namespace) -> int:
    """Write the scaffold and what its first line points to; tell what comes next."""
    check_id(args.id)
    pustaka = library(args)
    root = Path(args.tujuan or _FOLDER)
    path = root / args.bidang / f"{args.id}{AKHIRAN}"
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    kode = choose_weak_point(acuan, args.bidang, args.titik_rawan)
    _check_place(path, root, pustaka)
    skema = root / _FOLDER_SKEMA / file_name("skenario")
    teks = make_scaffold(
        args.id,
        kode,
        acuan,
        day(args.tanggal),
        skema=Path(os.path.relpath(skema, path.parent)).as_posix(),
        berkas=path.as_posix(),
    )
    for folder in (path.parent, skema.parent):
        _make(folder)
    if not skema.exists():
        write_target(skema, as_text("skenario").encode())
    write_target(path, teks.encode())
    shown = visible(quote(str(path)))
    name = (acuan.titik_rawan or {})[kode].nama
    print(  # noqa: T201 - narration
        f"Skenario baru: {visible(str(path))}\nTitik rawan: {kode}, {name}\n\n"
        "Langkah berikutnya:\n"
        f"  simulasi main {shown}       mainkan dulu sekali\n"
        f"  simulasi periksa {shown}    sesudah setiap perubahan",
        file=sys.stderr,
    )
    return 0


def _check_place(path: Path, root: Path, pustaka: Pustaka) -> None:
    """Refuse a place that is taken, and an id that another scenario has."""
    if os.path.lexists(path):
        raise KerangkaTidakDitulis(f'Berkas "{path}" sudah ada dan tidak diubah. Pilih id lain untuk skenario baru.')
    for other in (*scenario_files(root), *pustaka.files()):
        if other.stem == path.stem:
            raise KerangkaTidakDitulis(
                f'Id "{path.stem}" sudah dipakai oleh {other}. Pilih id lain untuk skenario baru.'
            )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KerangkaTidakDitulis(
            f'Folder "{folder}" tidak dapat dibuat. Pilih folder lain dengan -o, lalu coba lagi.'
        ) from error
