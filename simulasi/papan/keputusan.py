"""The table `keputusan`: one row a participant and move, streamed (`hasil.md` §3)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Final, NamedTuple

from simulasi.papan.daftar_lari import LariPapan
from simulasi.papan.kolom import Arti
from simulasi.papan.kumpulan import Kumpulan
from simulasi.papan.papan_skor import ID_PENDEK
from simulasi.permainan.analisis import find_dilemmas
from simulasi.permainan.nilai import NilaiLari
from simulasi.permainan.tampilan import round_half_up, share_losses

_INGATAN: Final = 4096
"""Distinct runs whose shown losses are remembered; a class that plays alike needs few."""


class BarisKeputusan(NamedTuple):
    """One move of one run. The losses of a complete run are the shown ones: with its value they add up to 100.0."""

    run: Annotated[str, Arti("teks", "Id permainan.")]
    resmi: Annotated[bool, Arti("ya_tidak", "1 bila permainan ini yang dihitung; 0 untuk latihan dan yang terputus.")]
    peserta: Annotated[str, Arti("teks", "Id pendek peserta: acak, bukan identitas.")]
    sandi: Annotated[str, Arti("teks", "Sandi peserta.")]
    kelompok: Annotated[str | None, Arti("teks", "Nama kelompok.")]
    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    sidik: Annotated[str, Arti("teks", "Awal sidik isi skenario yang dimainkan.")]
    langkah: Annotated[int, Arti("bulat", "Urutan langkah dalam permainan, mulai dari 1.")]
    adegan: Annotated[str, Arti("teks", "Id adegan.")]
    titik_rawan: Annotated[str | None, Arti("teks", "Kode titik rawan adegan ini, dipisah spasi.")]
    bidang: Annotated[str, Arti("teks", "Bidang skenario.")]
    pilihan: Annotated[str, Arti("teks", "Id pilihan yang diambil.")]
    pilihan_n: Annotated[int, Arti("bulat", "Banyaknya pilihan yang tersedia saat itu.")]
    integritas: Annotated[int | None, Arti("bulat", "Skor integritas pilihan (0–4); kosong bila tidak dinilai.")]
    kepatuhan: Annotated[int | None, Arti("bulat", "Skor kepatuhan pilihan (0–4); kosong bila tidak dinilai.")]
    hilang_integritas: Annotated[Decimal, Arti("nilai", "Poin integritas yang hilang karena langkah ini.")]
    hilang_kepatuhan: Annotated[Decimal, Arti("nilai", "Poin kepatuhan yang hilang karena langkah ini.")]
    garis_merah: Annotated[bool, Arti("ya_tidak", "1 bila pilihan ini garis merah.")]
    dilema: Annotated[bool, Arti("ya_tidak", "1 bila adegan ini dilema: tidak ada pilihan terbaik di kedua dimensi.")]
    berkas_dibuka: Annotated[int, Arti("bulat", "Banyaknya berkas yang dibuka di langkah ini.")]
    detik: Annotated[Decimal | None, Arti("detik", "Waktu sebelum memilih.")]


class _Skenario:
    """What is looked up by move, once a scenario."""

    def __init__(self, kumpulan: Kumpulan, sidik: str) -> None:
        lakon = kumpulan.penimbang.lakon(sidik)
        if lakon is None:
            raise ValueError(sidik)
        self.bidang = lakon.skenario.bidang
        self.sidik = sidik[:12]
        self.titik = {name: " ".join(a.titik_rawan) or None for name, a in lakon.skenario.adegan.items()}
        self.dilema = set(find_dilemmas(lakon.penilai.graf))


def rows(kumpulan: Kumpulan) -> Iterator[BarisKeputusan]:
    """Yield the moves of all runs that are not void: participants by id, their runs in order."""
    known: dict[str, _Skenario] = {}
    shown: dict[int, list[tuple[Decimal, Decimal]]] = {}
    for run in kumpulan.lari:
        if run.sidik not in known:
            known[run.sidik] = _Skenario(kumpulan, run.sidik)
        yield from _moves(run, known[run.sidik], shown)


def _moves(
    run: LariPapan, skenario: _Skenario, shown: dict[int, list[tuple[Decimal, Decimal]]]
) -> Iterator[BarisKeputusan]:
    losses = shown.get(id(run.nilai)) if run.nilai is not None else None
    if losses is None:
        losses = _shown(run)
        if run.nilai is not None:
            if len(shown) >= _INGATAN:
                shown.clear()
            shown[id(run.nilai)] = losses
    short, seconds = run.peserta.id[:ID_PENDEK], run.detik
    for i, step in enumerate(run.langkah):
        yield BarisKeputusan(
            run.id, run.resmi, short, run.peserta.sandi, run.kelompok, run.skenario, skenario.sidik, i + 1,
            step.adegan, skenario.titik[step.adegan], skenario.bidang, step.pilihan, step.pilihan_n, step.integritas,
            step.kepatuhan, *losses[i], step.garis_merah, step.adegan in skenario.dilema, run.berkas[i],
            _seconds(seconds[i]),
        )  # fmt: skip


def _shown(run: LariPapan) -> list[tuple[Decimal, Decimal]]:
    """Give the shown losses: those of a complete run share what is left of 100.0 (`skor.md` §3)."""
    first, second = [s.hilang_integritas for s in run.langkah], [s.hilang_kepatuhan for s in run.langkah]
    nilai: NilaiLari | None = run.nilai
    if nilai is None:
        return [(round_half_up(i), round_half_up(k)) for i, k in zip(first, second, strict=True)]
    return list(zip(share_losses(nilai.integritas, first), share_losses(nilai.kepatuhan, second), strict=True))


def _seconds(x: float) -> Decimal | None:
    return None if math.isnan(x) else _tenths(round(x * 10))


@lru_cache(maxsize=1 << 12)
def _tenths(n: int) -> Decimal:
    return Decimal(n).scaleb(-1)
