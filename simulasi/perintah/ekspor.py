"""`simulasi ekspor`: the runs of this journal as an exchange file for another machine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulasi import __version__
from simulasi.catatan.penggabungan import read_back
from simulasi.catatan.tulis_rekaman import AKHIRAN, write_exchange
from simulasi.dasar.angka import grouped
from simulasi.dasar.cangkang import command_line
from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import open_target
from simulasi.papan.tabel import pick_session
from simulasi.perintah.bahan import reading

_TAMPIL = 5


def run(args: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    target = Path(args.keluaran)
    if not target.name.endswith(AKHIRAN) or target.name == AKHIRAN:
        stem = target.name.split(".", 1)[0] or "kelas"
        raise Galat(f'Nama berkasnya harus berakhiran {AKHIRAN}, misalnya -o "{target.with_name(stem + AKHIRAN)}".')
    with reading(args) as jurnal:
        sesi = None if args.sesi_id is None else pick_session(jurnal, args.sesi_id)
        if not jurnal.sessions() and not any(True for _ in jurnal.other_lines()):
            raise Galat("Jurnal ini belum berisi permainan. Mainkan sebuah skenario dulu: simulasi")
        with open_target(target, timpa=args.timpa, tertutup=True) as out:
            runs = write_exchange(
                out,
                jurnal.records(sesi),
                jurnal.other_lines(),
                mesin=jurnal.mesin,
                program=__version__,
                scenario=jurnal.scenario,
                sessions=jurnal.session_definitions,
            )
    _read_back(target)
    print(  # noqa: T201 - narration of this command
        f'{grouped(runs)} lari ditulis ke "{target}". Bawa berkas itu ke laptop fasilitator, lalu di sana: '
        f"{command_line('simulasi', 'gabung', target.name)}",
        file=sys.stderr,
    )
    return 0


def _read_back(target: Path) -> None:
    """Read the file as the other laptop will; raise `Galat` naming what it would refuse."""
    report = read_back(target)
    if report.bersih:
        return
    if report.gagal is not None or not report.utuh:
        raise Galat(
            f'Berkas "{target}" tidak dapat dibaca kembali ({report.gagal or "tidak utuh"}). Jangan dipakai; periksa '
            "medianya, lalu ulangi dengan --timpa."
        )
    named = "; ".join(f"baris {baris}: {alasan}" for baris, alasan in report.ditolak[:_TAMPIL])
    raise Galat(
        f'Berkas "{target}" sudah ditulis, tetapi {grouped(report.ditolak_n)} barisnya akan ditolak laptop lain: '
        f"{named}. Baris lainnya baik dan dapat dipakai."
    )
