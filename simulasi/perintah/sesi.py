"""`simulasi sesi`: the sessions of this journal, with what they hold; and which of several definitions counts."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from simulasi.catatan import Jurnal
from simulasi.dasar.galat import Galat
from simulasi.dasar.tanggal import long_moment
from simulasi.papan.daftar_sesi import BarisSesi, list_sessions
from simulasi.papan.definisi import SIDIK_PENDEK, definitions_of
from simulasi.periksa.laporan import visible
from simulasi.perintah.bahan import journal_folder, reading


def run(args: argparse.Namespace) -> int:
    """List the sessions, or decide which definition of one counts."""
    if args.putuskan is not None:
        with Jurnal.open(journal_folder(args)) as jurnal:
            print(_decide(jurnal, *args.putuskan))  # noqa: T201 - data of this command
        return 0
    with reading(args) as jurnal:
        rows = list_sessions(jurnal.runs(), lambda sesi: definitions_of(jurnal, sesi))
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
        if row.beda:
            yield from _tell_definitions(row)
        yield ""
    yield f"Papan skornya: simulasi papan --sesi {rows[0].sesi}"


def _tell_definitions(row: BarisSesi) -> Iterator[str]:
    tail = ", sehingga tidak diperingkat" if row.konflik else ""
    word = "konflik" if row.konflik else "definisi"
    yield f"  {word}: sesi ini punya {row.definisi_n} definisi yang berbeda pada {', '.join(row.beda)}{tail}"
    for one in row.pilihan:
        what = "; ".join(f"{name} {visible(text)}" for name, text in one.isi.items())
        here = " (berlaku)" if one.berlaku and not row.konflik else ""
        yield f"    {one.sidik[:SIDIK_PENDEK]}{here}: {what}"
    if row.konflik:
        yield f"  Putuskan yang berlaku: simulasi sesi --putuskan {row.sesi} SIDIK"


def _decide(jurnal: Jurnal, sesi: str, awalan: str) -> str:
    known = definitions_of(jurnal, sesi)
    if known is None:
        raise Galat(f'Sesi "{sesi}" tidak punya definisi di jurnal ini. Lihat daftarnya: simulasi sesi')
    found = [sidik for sidik in known.definisi if awalan and sidik.startswith(awalan.lower())]
    if len(found) != 1:
        names = ", ".join(sorted(sidik[:SIDIK_PENDEK] for sidik in known.definisi))
        raise Galat(f'"{awalan}" tidak menunjuk tepat satu definisi sesi {sesi}. Yang ada: {names}.')
    jurnal.decide_session(sesi, found[0])
    return (
        f"Definisi {found[0][:SIDIK_PENDEK]} kini berlaku bagi sesi {sesi}. Keputusan ini ikut dalam ekspor; "
        "laptop lain bertanya dulu sebelum memakainya."
    )
