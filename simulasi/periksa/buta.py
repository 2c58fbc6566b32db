"""The rule of blind players (S451): whether the texts of the options give the key away without being understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulasi.dasar.angka import figure
from simulasi.permainan.buta import LEBIH_SKENARIO, BarisButa, Sumbangan, TerlaluBanyakIngatan, measure
from simulasi.permainan.nilai import Penilai
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan

CABANG_MIN: Final = 8
"""Forks with two scored options or more, below which any rule passes the bar by chance."""

KEADAAN_MAKS: Final = 100_000
"""Beyond so many states the checker does not wait for blind players; `simulasi seimbang` goes further."""

_CABANG: Final = 3


def check_blind(naskah: Naskah, penilai: Penilai) -> Iterator[Temuan]:
    """Check that no blind player gets more than 15 points above random play (S451): a finding a player.

    It stands at the option that gives the player most.
    """
    forks = sum(sum(p.skor is not None for p in a.pilihan) > 1 for a in penilai.program.adegan)
    if forks < CABANG_MIN:
        return
    try:
        tabel = measure(penilai, KEADAAN_MAKS)
    except TerlaluBanyakIngatan:
        return
    for baris in tabel.menonjol:
        most = [s for s in baris.sumbangan if s.poin > 0][:_CABANG]
        first = most[0]
        scene = penilai.program.skenario.adegan[first.adegan]
        number = scene.pilihan.index(first.pilihan[0][0])
        yield naskah.finding(
            "S451",
            ("adegan", first.adegan, "pilihan", number, "teks"),
            f'Pemain buta "{baris.pemain.nama}", yang hanya memilih yang {baris.pemain.sebut}, bernilai '
            f"{figure(baris.lebih)} poin di atas permainan acak (batas {LEBIH_SKENARIO}). Poinnya terutama dari "
            f"{'; '.join(_tell(baris, s) for s in most)}.",
            "Ubah apa yang dikatakan dan apa harganya di adegan itu, supaya ciri ini tidak selalu menyertai yang baik. "
            "Tabel lengkapnya: `simulasi seimbang`.",
        )


def _tell(baris: BarisButa, sumbangan: Sumbangan) -> str:
    """Name a fork, the option that the player takes most there, the words for which it does, and the points."""
    pilihan = sumbangan.pilihan[0][0]
    words = () if baris.pemain.tanda is None else baris.pemain.tanda(pilihan.teks)
    quoted = f" ({', '.join(f'`{word}`' for word in words)})" if words else ""
    return f"{sumbangan.adegan}.{pilihan.id}{quoted} +{figure(sumbangan.poin)}"
