"""`simulasi sesi`: the sessions of this journal, with what they hold."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from simulasi.dasar.tanggal import long_moment
from simulasi.papan.daftar_sesi import BarisSesi, list_sessions
from simulasi.perintah.bahan import reading


def run(args: argparse.Namespace) -> int:
    """List the sessions."""
    with reading(args) as jurnal:
        rows = list_sessions(jurnal.runs(), jurnal.session_definitions)
    if args.format == "json":
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))  # noqa: T201 - data
    else:
        print("\n".join(_tell(rows)))  # noqa: T201
    return 0


def _tell(rows: Sequence[BarisSesi]) -> Iterator[str]:
    if not rows:
        yield "Jurnal ini belum berisi permainan. Mainkan sebuah skenario dulu: simulasi"
        return
    for row in rows:
        title = f" ({row.judul})" if row.judul else ""
        yield f"{row.sesi}{title}"
        yield f"  {row.peserta_n} peserta, {row.kelompok_n} kelompok, {row.mesin_n} mesin"
        yield (
            f"  lari: {row.selesai_n} selesai, {row.belum_selesai_n} belum selesai, {row.latihan_n} latihan, "
            f"{row.batal_n} dibatalkan, {row.konflik_n} konflik"
        )
        yield f"  dari {long_moment(row.pertama)}"
        yield f"  sampai {long_moment(row.terakhir)}"
        yield f"  skenario: {', '.join(row.skenario)}"
        if row.definisi_n > 1:
            yield f"  konflik: sesi ini punya {row.definisi_n} definisi yang berbeda, sehingga tidak diperingkat"
        yield ""
    yield f"Papan skornya: simulasi papan --sesi {rows[0].sesi}"
