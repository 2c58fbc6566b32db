"""`simulasi papan`: the scoreboard of this journal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from simulasi.angka import figure
from simulasi.catatan import Jurnal
from simulasi.ekspor.csv import as_csv
from simulasi.galat import Galat
from simulasi.papan.definisi import session_definition
from simulasi.papan.kolom import cells
from simulasi.papan.papan_skor import BEBAS, KOLOM, BarisPapan, scoreboard
from simulasi.papan.resmi import Penimbang
from simulasi.perintah.bahan import journal_folder
from simulasi.permainan.tampilan import KETERANGAN


def run(args: argparse.Namespace) -> int:
    """Print the board of one session."""
    folder = journal_folder(args)
    with Jurnal.open(folder) as jurnal:
        sesi = _pick_session(jurnal, args.sesi_id)
        definisi = session_definition(jurnal, sesi)
        weight = definisi.bobot_integritas
        rows = scoreboard(
            jurnal.runs(sesi=sesi),
            Penimbang(jurnal.scenario),
            sesi,
            definisi.skenario,
            weight,
            {jurnal.mesin.id: jurnal.mesin.tanda},
        )
    if args.format == "csv":
        sys.stdout.flush()
        sys.stdout.buffer.write(as_csv(KOLOM, map(cells, rows)))
        sys.stdout.buffer.flush()
    else:
        print("\n".join(_tell(sesi, rows, weight)))  # noqa: T201 - data of this command
    return 0


def _pick_session(jurnal: Jurnal, asked: str | None) -> str:
    known = jurnal.sessions()
    if asked is None and len(known) == 1:
        return known[0]
    if asked in known:
        return asked
    if not known:
        raise Galat("Jurnal ini belum berisi permainan. Mainkan sebuah skenario dulu: simulasi")
    names = ", ".join(known)
    if asked is None:
        raise Galat(f"Jurnal ini memuat beberapa sesi: {names}. Pilih satu dengan --sesi ID.")
    raise Galat(f'Sesi "{asked}" tidak ada di jurnal ini. Yang ada: {names}.')


def _tell(sesi: str, rows: Sequence[BarisPapan], weight: int) -> Iterator[str]:
    yield f"Papan skor sesi {sesi} (gabungan dengan bobot {weight}:{100 - weight})"
    if sesi != BEBAS:
        yield ""
        yield from _table(rows)
    else:
        for name in dict.fromkeys(row.skenario for row in rows):
            yield ""
            yield f"Skenario {name}"
            yield from _table([row for row in rows if row.skenario == name])
    yield ""
    yield KETERANGAN


def _table(rows: Sequence[BarisPapan]) -> Iterator[str]:
    heads = ("Intgr.", "Patuh", "Gab.")
    yield f"{'Per.':>5}  {'Sandi':<20} {'Kelompok':<14} Selesai {' '.join(f'{h:>6}' for h in heads)} Berat"
    for row in rows:
        rank = "–" if row.peringkat is None else f"{row.peringkat}{'=' if row.seri else ''}"
        values = [("–" if x is None else figure(x)) for x in (row.integritas, row.kepatuhan, row.gabungan)]
        yield (
            f"{rank:>5}  {row.sandi[:20]:<20} {(row.kelompok or '–')[:14]:<14} "
            f"{row.selesai_n:>2} / {row.ditugaskan_n:<2} {values[0]:>6} {values[1]:>6} {values[2]:>6} {row.berat_n:>5}"
            f"{'  ' + row.tanda if row.tanda else ''}"
        )
    if any(row.seri for row in rows):
        yield "  = berbagi peringkat"
