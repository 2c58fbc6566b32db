"""`simulasi laporan`: what one participant takes home."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi.dasar.aksara import visible
from simulasi.debrief.laporan import file_name, participant_report
from simulasi.ekspor.debrief.laporan import as_html
from simulasi.ekspor.tujuan import check_target, write_target
from simulasi.papan.tabel import pick_session
from simulasi.perintah.bahan import board_catalogues, reading
from simulasi.perintah.debrief import BentukTidakDikenal


def run(args: argparse.Namespace) -> int:
    """Write the report of one participant."""
    asked = None if args.keluaran is None else Path(args.keluaran)
    if asked is not None:
        if asked.suffix.lower() not in (".html", ".htm"):
            raise BentukTidakDikenal(
                f'Laporan ditulis sebagai .html, bukan "{asked.name}". Tulis misalnya -o laporan.html'
            )
        check_target(asked, timpa=args.timpa)
    with reading(args) as jurnal:
        sesi = pick_session(jurnal, args.sesi_id)
        laporan = participant_report(jurnal, sesi, args.sandi, board_catalogues(args))
        target = Path(file_name(laporan.sandi)) if asked is None else asked
        write_target(target, as_html(laporan), timpa=args.timpa)
        print(  # noqa: T201 - narration
            visible(f"Laporan {laporan.sandi} ditulis ke {target}. Berikan hanya kepada peserta itu sendiri."),
            file=sys.stderr,
        )
    return 0
