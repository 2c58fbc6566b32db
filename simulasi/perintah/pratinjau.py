"""`simulasi pratinjau`: a scenario file while it is being written."""

from __future__ import annotations

import argparse
from datetime import date

from simulasi.dasar.cangkang import quote
from simulasi.dasar.galat import Galat
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.perintah.bahan import library, locate
from simulasi.perintah.buka import wants_text

TANPA_TERMINAL = (
    "Pratinjau memerlukan terminal. Jalankan perintah ini langsung di jendela terminal, atau pakailah "
    "simulasi periksa {berkas} dan simulasi main {berkas} --teks."
)


def run(args: argparse.Namespace) -> int:
    """Open the preview; the findings of a broken file are shown there, and followed as it is mended."""
    pustaka = library(args)
    path = locate(pustaka, args.skenario_id)
    if not path.is_file():
        raise Galat(
            f"Berkas {path} tidak ada. Periksa namanya, atau buat skenario baru: simulasi baru ID --bidang pengadaan"
        )
    if wants_text(args):
        raise Galat(TANPA_TERMINAL.format(berkas=quote(args.skenario_id)))
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    from simulasi.layar.penyusun.pratinjau import run as open_preview  # noqa: PLC0415 - Textual loads only here

    day = date.today() if args.tanggal is None else date.fromisoformat(args.tanggal)
    return open_preview(path, acuan, day)
