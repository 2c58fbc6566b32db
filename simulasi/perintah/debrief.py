"""`simulasi debrief`: the pages for the projector, on screen, as one file, or as plain text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi.dasar.aksara import visible
from simulasi.dasar.galat import Galat
from simulasi.debrief.susun import compose, parse_points
from simulasi.ekspor.tujuan import check_target, write_target
from simulasi.papan.tabel import Papan, load_board, pick_session
from simulasi.perintah.bahan import board_catalogues, reading
from simulasi.perintah.buka import wants_text


class BentukTidakDikenal(Galat):
    """The file's ending is not that of a page."""

    kode_keluar = 2


def run(args: argparse.Namespace) -> int:
    """Show the debrief of one session in the form that the arguments and the terminal allow."""
    target = None if args.keluaran is None else Path(args.keluaran)
    if target is not None:
        if target.suffix.lower() not in (".html", ".htm"):
            raise BentukTidakDikenal(
                f'Tayangan ditulis sebagai .html, bukan "{target.name}". Tulis misalnya -o tayangan.html'
            )
        check_target(target, timpa=args.timpa)
    with reading(args) as jurnal:
        papan = load_board(jurnal, pick_session(jurnal, args.sesi_id), board_catalogues(args))
        return _show(args, papan, target)


def _show(args: argparse.Namespace, papan: Papan, target: Path | None) -> int:
    points = None if args.titik is None else parse_points(args.titik, _played(papan))
    debrief = compose(papan, points, dengan_peringkat=args.dengan_peringkat)
    if target is not None:
        from simulasi.ekspor.debrief.tayangan import as_html  # noqa: PLC0415 - only the form asked for is loaded

        write_target(target, as_html(debrief), timpa=args.timpa)
        print(  # noqa: T201 - narration
            visible(
                f"Tayangan sesi {debrief.sesi} ({len(debrief.halaman)} halaman) ditulis ke {target}. Buka dengan "
                "peramban, tekan F11 untuk layar penuh, lalu pakai tombol panah."
            ),
            file=sys.stderr,
        )
        return 0
    if wants_text(args):
        from simulasi.polos.debrief import tell  # noqa: PLC0415 - as above

        for line in tell(debrief):
            print(line)  # noqa: T201 - data of this command
        return 0
    from simulasi.layar.debrief.layar_debrief import run as open_pages  # noqa: PLC0415 - Textual loads only here

    return open_pages(papan, points, dengan_peringkat=args.dengan_peringkat)


def _played(papan: Papan) -> list[str]:
    return [s.strata.skenario for s in papan.strata if s.strata.utama]
