"""The pages about the system: where points were lost, and which control would have stopped it."""

from __future__ import annotations

from collections.abc import Mapping

from simulasi.debrief import kata
from simulasi.debrief.halaman import SAMAR, BarisKendali, BarisRawan, HalamanKendali, HalamanRawan, Porsi
from simulasi.debrief.porsi import share_of
from simulasi.papan.model_ruang import ModelRuang
from simulasi.papan.risiko_kelas import model_risk
from simulasi.papan.sel import RUGI
from simulasi.permainan.tampilan import round_half_up
from simulasi.skenario.acuan import TitikRawan
from simulasi.skenario.model import Kendali

TERBANYAK = 6
"""Weak points and forks listed at most: the rest cost little."""


def weak_page(model: ModelRuang, katalog: Mapping[str, TitikRawan]) -> HalamanRawan:
    """Show where points are lost in the room's model, the dearest first."""
    skenario = model.lakon.skenario
    answers = [code for k in skenario.mitigasi for code in dict.fromkeys(k.titik_rawan)]
    points = [
        BarisRawan(katalog[kode].nama if kode in katalog else kode, round_half_up(lost), answers.count(kode))
        for kode, lost in model.titik
    ]
    forks = [
        BarisRawan(f.judul, round_half_up(f.hilang), 0)
        for f in sorted(model.cabang, key=lambda f: (-(f.hilang or 0), f.adegan))
        if f.hilang
    ]
    return HalamanRawan(
        "Di mana poin hilang",
        skenario.judul,
        (kata.RAWAN, kata.MODEL, kata.coverage(model.ruang)),
        "",
        tuple(points[:TERBANYAK]),
        tuple(forks[:TERBANYAK]),
    )


def control_page(model: ModelRuang) -> HalamanKendali:
    """Show the risk of harm without and with each control, by the class's own play and by random play."""
    ruang, lakon = model.ruang, model.lakon
    few = ruang.n == 0
    random_play = model_risk(lakon, lakon.risiko)
    own = random_play if few else model.risiko
    titles = {k.id: k.judul for k in lakon.skenario.mitigasi}
    asked = ruang.kendali

    def row(k: Kendali) -> BarisKendali:
        return BarisKendali(
            k,
            tuple(dict.fromkeys(k.titik_rawan)),
            share_of(asked.sel[k.id], asked.n) if asked.n else Porsi(None, None, None, SAMAR),
            None if few else own.dengan[k.id],
            random_play.dengan[k.id],
            k.id in own.terbaik.kendali,
            random_play.dengan[k.id] is None,
        )

    picked = kata.picked(asked.n, ruang)
    return HalamanKendali(
        "Titik rawan × kendali",
        lakon.skenario.judul,
        (picked, kata.SAMARAN) if few else (kata.MODEL, picked, kata.coverage(ruang)),
        "",
        share_of(ruang.count(RUGI), ruang.n or None),
        None if few else own.tanpa,
        random_play.tanpa,
        tuple(map(row, lakon.skenario.mitigasi)),
        lakon.risiko.anggaran,
        tuple(titles[name] for name in own.terbaik.kendali),
        own.terbaik.biaya,
        own.terbaik.risiko,
        not few,
        ruang.satuan,
        asked.n,
    )
