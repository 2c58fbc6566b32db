"""A session at a glance: what every export says first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from simulasi.papan.hitung import quartiles
from simulasi.papan.tabel import Papan
from simulasi.permainan.tampilan import round_half_up
from simulasi.skenario.nama_sesi import BEBAS

KUADRAN: Final = ("teladan", "patuh prosedural", "niat baik, cacat prosedur", "berisiko")
DIMENSI: Final = ("integritas", "kepatuhan")


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Counts and medians of one session; None where it is kept back or not known.

    `kuartil`: lower quartile, median, upper quartile (0–100, shown) by dimension, over those who completed everything.
    `kuadran`: people by quadrant, in the order of `KUADRAN`; None for a cell that is kept back. `waktu` is the newest
    event; `catatan` sentences that a reader must know.
    """

    sesi: str
    judul: str
    mode: str
    bobot_integritas: int
    skenario: tuple[str, ...]
    waktu: datetime | None
    peserta_n: int
    orang_n: int
    selesai_n: int | None
    kelompok_n: int
    resmi_n: int
    lain_n: int
    batal_n: int
    ditolak_n: int
    mesin: tuple[str, ...]
    kuartil: Mapping[str, tuple[Decimal, Decimal, Decimal]] | None
    kuadran: tuple[int | None, ...]
    catatan: tuple[str, ...]


def summarise(papan: Papan) -> Ringkasan:
    """Sum up a session in full."""
    collected, sesi = papan.kumpulan, papan.sesi
    people = collected.orang
    done = [p for p in people if p.selesai]
    weights = {p.peserta.id[:8]: p.orang for p in people}
    squares: Counter[str] = Counter()
    for row in papan.papan_skor:
        if row.kuadran is not None and row.status == "selesai":
            squares[row.kuadran] += weights.get(row.peserta, 1)
    official = sum(run.resmi for run in collected.lari)
    return Ringkasan(
        sesi.sesi,
        sesi.judul,
        sesi.mode,
        sesi.bobot_integritas,
        tuple(dict.fromkeys([*sesi.skenario, *(s.strata.skenario for s in papan.strata)])),
        papan.terbaru,
        len(people),
        papan.orang_n,
        sum(p.orang for p in done),
        sum(row.kelompok is not None for row in papan.kelompok),
        official,
        len(collected.lari) - official,
        collected.batal_n,
        collected.ditolak_n,
        tuple(sorted({mark for row in papan.papan_skor for mark in row.mesin.split()})),
        _quartiles(papan),
        tuple(squares[name] for name in KUADRAN),
        _notes(papan),
    )


def _quartiles(papan: Papan) -> Mapping[str, tuple[Decimal, Decimal, Decimal]] | None:
    out: dict[str, tuple[Decimal, Decimal, Decimal]] = {}
    for name in DIMENSI:
        values = [
            x for p in papan.kumpulan.orang if (x := p.integritas if name == "integritas" else p.kepatuhan) is not None
        ]
        found = quartiles(values)
        if found is None:
            return None
        low, middle, high = map(round_half_up, found)
        out[name] = low, middle, high
    return out


def _notes(papan: Papan) -> tuple[str, ...]:
    out = list(papan.catatan)
    if papan.sesi.sesi == BEBAS:
        out.append("Sesi bebas: tidak ada skenario yang ditugaskan, jadi peringkat dibuat per skenario.")
    if papan.kumpulan.ditolak_n:
        out.append(
            f"{papan.kumpulan.ditolak_n} permainan tidak dihitung karena skenarionya tidak ada di jurnal atau tidak "
            "mengizinkan pilihannya."
        )
    return tuple(out)
