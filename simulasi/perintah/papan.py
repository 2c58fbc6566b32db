"""`simulasi papan`: the tables of a session, in the terminal or as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi.dasar.aksara import visible
from simulasi.dasar.galat import Galat
from simulasi.ekspor.papan import Permintaan, check_request, table_pieces, write_tables
from simulasi.papan.tabel import Papan, load_board, pick_session
from simulasi.perintah.aliran import write_bytes
from simulasi.perintah.bahan import board_catalogues, reading
from simulasi.perintah.papan_teks import tell


class PilihanTidakCocok(Galat):
    """Options that do not go together."""

    kode_keluar = 2


def run(args: argparse.Namespace) -> int:
    """Print a table of one session, or write the tables as files."""
    asked: tuple[str, ...] = tuple(dict.fromkeys(args.tabel or ()))
    request = None
    if args.keluaran is not None:
        request = Permintaan(Path(args.keluaran), asked, args.untuk, args.timpa, args.dengan_peringkat)
        _refuse_idle(args, request)
        check_request(request)
    elif args.format == "csv" and len(asked) > 1:
        raise PilihanTidakCocok("Pilih satu --tabel, atau tulis nama folder dengan -o untuk beberapa tabel.")
    with reading(args) as jurnal:
        sesi = pick_session(jurnal, args.sesi_id)
        papan = load_board(jurnal, sesi, board_catalogues(args))
        if request is not None:
            cuts = write_tables(papan, request)
            print(_written(papan, request, cuts), file=sys.stderr)  # noqa: T201 - narration
            return 0
        _print(papan, asked or ("papan_skor",), args)
    return 0


def _refuse_idle(args: argparse.Namespace, request: Permintaan) -> None:
    """Refuse options that would change nothing in the file that is asked for."""
    kind = ".csv" if request.folder else request.tujuan.suffix.lower()
    if args.format is not None:
        raise PilihanTidakCocok("--format berlaku untuk keluaran di layar; bentuk berkas mengikuti akhiran namanya.")
    if request.untuk != "baku" and kind != ".csv":
        raise PilihanTidakCocok("--untuk berlaku untuk CSV saja. Excel dapat membuka .xlsx apa adanya.")
    if request.dengan_peringkat and kind != ".html":
        raise PilihanTidakCocok("--dengan-peringkat berlaku untuk .html saja; bentuk lain selalu memuat peringkat.")


def _print(papan: Papan, names: tuple[str, ...], args: argparse.Namespace) -> None:
    if args.format == "csv":
        (tabel,) = papan.tables(names)
        for piece in table_pieces(tabel, args.untuk):
            write_bytes(piece)
        return
    for line in tell(papan, names):
        print(visible(line))  # noqa: T201 - data of this command


def _written(papan: Papan, request: Permintaan, cuts: tuple[str, ...]) -> str:
    what = "Semua tabel" if not request.tabel else "Tabel " + ", ".join(request.tabel)
    if not request.folder and request.tujuan.suffix.lower() == ".csv":
        what = f"Tabel {(request.tabel or ('papan_skor',))[0]}"
    lines = [f"{what} sesi {papan.sesi.sesi} ({len(papan.kumpulan.orang)} peserta) ditulis ke {request.tujuan}.", *cuts]
    return visible("\n".join(lines))
