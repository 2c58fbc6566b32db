"""The pages about the system: where points were lost, and which control would have stopped it."""

from __future__ import annotations

from collections.abc import Mapping

from simulasi.debrief import kata
from simulasi.debrief.halaman import SAMAR, BarisKendali, BarisRawan, HalamanKendali, HalamanRawan, Porsi
from simulasi.debrief.porsi import one_of
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.risiko_kelas import KendaliKelas
from simulasi.papan.tabel import ButirStrata
from simulasi.permainan.tampilan import round_half_up
from simulasi.skenario.acuan import TitikRawan

TERBANYAK = 6
"""Weak points and forks listed at most: the rest cost little."""


def weak_page(stratum: ButirStrata, katalog: Mapping[str, TitikRawan]) -> HalamanRawan:
    """Show where points were lost, the dearest first; what fewer than five people met is left out."""
    skenario = stratum.strata.lakon.skenario
    answers = [code for k in skenario.mitigasi for code in dict.fromkeys(k.titik_rawan)]
    points = [
        BarisRawan(katalog[t.kode].nama if t.kode in katalog else t.kode, round_half_up(t.rata), answers.count(t.kode))
        for t in sorted(stratum.titik, key=lambda t: (-(t.rata or 0), t.kode))
        if t.rata is not None and t.orang >= LEAST_PEOPLE
    ]
    forks = [
        BarisRawan(f.judul, round_half_up(f.hilang), 0)
        for f in sorted(stratum.butir, key=lambda f: (-(f.hilang or 0), f.adegan))
        if f.hilang is not None and f.orang >= LEAST_PEOPLE and len(f.pilihan) > 1
    ]
    notes = (kata.RAWAN, kata.SAMARAN)
    return HalamanRawan(
        "Di mana poin hilang", skenario.judul, notes, "", tuple(points[:TERBANYAK]), tuple(forks[:TERBANYAK])
    )


def control_page(stratum: ButirStrata) -> HalamanKendali:
    """Show the risk of harm without and with each control, by the class's own play and by random play."""
    risk = stratum.risiko
    few = stratum.orang < LEAST_PEOPLE
    harmed = sum(run.orang for run in stratum.strata.lari if run.nilai is not None and run.nilai.rugi)
    best = risk.terbaik_acak if few else risk.terbaik_kelas
    titles = {k.kendali.id: k.kendali.judul for k in risk.kendali}
    return HalamanKendali(
        "Titik rawan × kendali",
        stratum.strata.lakon.skenario.judul,
        (kata.SAMARAN,) if few else (risk.keterangan,),
        "",
        one_of(harmed, stratum.orang) if not few else Porsi(None, None, SAMAR),
        None if few else risk.kelas,
        risk.acak,
        tuple(_row(k, stratum.orang, few=few) for k in risk.kendali),
        risk.anggaran,
        tuple(titles[name] for name in best.kendali),
        best.biaya,
        best.risiko,
        not few,
        risk.keterangan,
    )


def _row(k: KendaliKelas, orang: int, *, few: bool) -> BarisKendali:
    return BarisKendali(
        k.kendali,
        tuple(dict.fromkeys(k.kendali.titik_rawan)),
        one_of(k.dipilih_orang, orang),
        None if few else k.risiko_kelas,
        k.risiko_acak,
        k.terbaik_acak if few else k.terbaik_kelas,
        k.risiko_acak is None,
    )
