"""`simulasi batalkan`: void one run, with a reason, or undo that; it stays in the journal and is passed over."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator

from simulasi.catatan import Jurnal, Lari
from simulasi.catatan.isian import check_reason
from simulasi.dasar.galat import Galat
from simulasi.perintah.bahan import confirmed, journal_folder

_TERPENDEK = 4
_JAWABAN = "ya"


def run(args: argparse.Namespace) -> int:
    """Show the run, ask, and void it, or let it count again (`--pulih`)."""
    with Jurnal.open(journal_folder(args)) as jurnal:
        run_id = _find(jurnal, args.lari)
        before = jurnal.run(run_id)
        if args.pulih and before is not None and before.batal is None:
            raise Galat("Lari itu tidak sedang dibatalkan, jadi tidak ada yang dipulihkan.")
        check_reason(args.alasan)
        if before is not None:
            print("\n".join(_describe(before)))  # noqa: T201 - data of this command
        if not args.ya and not confirmed(_JAWABAN, "memulihkannya" if args.pulih else "membatalkannya"):
            print("Tidak ada yang diubah.", file=sys.stderr)  # noqa: T201 - narration
            return 1
        if args.pulih:
            jurnal.restore_run(run_id, args.alasan)
        else:
            jurnal.void_run(run_id, args.alasan)
    print(_done(args, run_id))  # noqa: T201 - data of this command
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


def _describe(lari: Lari) -> Iterator[str]:
    group = f", kelompok {lari.peserta.kelompok}" if lari.peserta.kelompok is not None else ""
    end = "belum selesai" if lari.akhir is None else f"akhir {lari.akhir}"
    yield f"Lari {lari.id}"
    yield f"  sesi {lari.sesi}, sandi {lari.peserta.sandi}{group}"
    yield f"  skenario {lari.skenario}, mulai {lari.mulai}, {len(lari.pilihan)} pilihan, {end}"
    if lari.batal is not None:
        yield f"  sudah dibatalkan: {lari.batal}"


def _done(args: argparse.Namespace, run_id: str) -> str:
    reason = check_reason(args.alasan)
    if args.pulih:
        return f"Dipulihkan, alasan: {reason}\nLari ini dihitung lagi. Pemulihan ikut dalam ekspor berikutnya."
    return (
        f"Dibatalkan, alasan: {reason}\n"
        "Lari ini tetap tercatat, tetapi tidak lagi dihitung. Pembatalan ikut dalam ekspor berikutnya.\n"
        f'Bila keliru: simulasi batalkan {run_id} --pulih --alasan "…"'
    )
