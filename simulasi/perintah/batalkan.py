"""`simulasi batalkan`: void one run, with a reason; it stays in the journal and is passed over."""

from __future__ import annotations

import argparse
import re

from simulasi.catatan import Jurnal, Lari
from simulasi.dasar.galat import Galat
from simulasi.perintah.bahan import journal_folder

_TERPENDEK = 4


def run(args: argparse.Namespace) -> int:
    """Void the run and say which one it was."""
    with Jurnal.open(journal_folder(args)) as jurnal:
        run_id = _find(jurnal, args.lari)
        jurnal.void_run(run_id, args.alasan)
        lari = jurnal.run(run_id)
    if lari is not None:
        print(_tell(lari))  # noqa: T201 - data of this command
    return 0


def _find(jurnal: Jurnal, text: str) -> str:
    """Give the one run whose id begins so."""
    if len(text) < _TERPENDEK or re.fullmatch(r"[0-9A-Za-z-]+", text) is None:
        raise Galat(
            f"Tulis id lari, atau sedikitnya {_TERPENDEK} huruf pertamanya. Id ada di tabel keputusan, kolom run."
        )
    found = jurnal.find_runs(text.lower())
    if not found:
        raise Galat(f'Tidak ada lari yang idnya berawalan "{text}" di jurnal ini. Periksa idnya di tabel keputusan.')
    if len(found) > 1:
        raise Galat(f"Awalan itu cocok dengan beberapa lari: {', '.join(found)}. Tulis idnya lebih panjang.")
    return next(iter(found))


def _tell(lari: Lari) -> str:
    group = f", kelompok {lari.peserta.kelompok}" if lari.peserta.kelompok is not None else ""
    end = "belum selesai" if lari.akhir is None else f"akhir {lari.akhir}"
    return (
        f"Dibatalkan: lari {lari.id}\n"
        f"  sesi {lari.sesi}, sandi {lari.peserta.sandi}{group}\n"
        f"  skenario {lari.skenario}, mulai {lari.mulai}, {len(lari.pilihan)} pilihan, {end}\n"
        f"  alasan: {lari.batal}\n"
        "Lari ini tetap tercatat, tetapi tidak lagi dihitung. Pembatalan ikut dalam ekspor berikutnya."
    )
