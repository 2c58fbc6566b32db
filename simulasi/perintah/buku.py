"""`simulasi buku`: the whole scenario as a printable book."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import check_target, write_target
from simulasi.lari.kelas import SkenarioBermasalah
from simulasi.lari.lakon import Lakon
from simulasi.periksa.pemeriksaan import check_file, load_catalogues
from simulasi.perintah.bahan import library, locate


class BukanHtml(Galat):
    """The book is written as HTML only."""

    kode_keluar = 2


def run(args: argparse.Namespace) -> int:
    """Write the book; a scenario with errors is refused with its findings."""
    target = Path(args.keluaran)
    if target.suffix.lower() not in (".html", ".htm"):
        raise BukanHtml(f'Buku ditulis sebagai HTML. Akhiri nama "{target.name}" dengan .html.')
    check_target(target, timpa=args.timpa)
    pustaka = library(args)
    path = locate(pustaka, args.skenario_id)
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    checked = check_file(path, acuan, date.today())
    if checked.skenario is None:
        raise SkenarioBermasalah(checked.temuan)
    from simulasi.ekspor.buku import as_book  # noqa: PLC0415 - Jinja2 loads only where there is a book to write

    book = as_book(Lakon(checked.skenario, acuan), checked.temuan)
    write_target(target, book.encode("utf-8", "replace"), timpa=args.timpa)
    print(  # noqa: T201
        f"Buku skenario ditulis ke {target}. Buka dengan peramban apa saja, lalu cetak bila perlu.", file=sys.stderr
    )
    return 0
