"""A class of fourteen for the exports, with names that try to be formulas, markup, codes and paths."""

from __future__ import annotations

from pathlib import Path

from simulasi.catatan import Komitmen
from simulasi.papan.tabel import Papan
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables

NAKAL = (
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "[/bold]../../etc",
    "http://rekaan.example",
    "00123",
    "🦎 Komodo",
    "_x0041_",
    "&Halaman &P",
    "'kutip\"ganda;titik, koma",
)
RUNS = (TERBAIK, TERBAIK, TUNDA, TUNDA, LAPOR, DIAM, CATAT, SIMPAN, LAPOR, TUNDA, "tunda", DIAM)


def hostile_class(folder: Path) -> Papan:
    """Play it in `folder`: each naughty name once as a call sign, some as group and in a commitment."""
    kelas = Kelas(folder)
    with kelas.jurnal:
        for i, (name, run) in enumerate(zip(NAKAL, RUNS, strict=True)):
            played = kelas.play(name, run, kelompok=NAKAL[i % 2], kendali=["kontak-terbuka"] if i < 7 else None)
            if i < 6:
                kelas.jurnal.record_commitment(played.id, Komitmen("kontak-terbuka", NAKAL[i], "<b>siapa</b>", "=1+1"))
        papan = tables(kelas)
        for _ in papan.tables():
            pass
    return papan
