"""What may be projected (`hasil.md` §3, §4; `skor.md` §6): nothing about a person or about fewer than five.

Pure: tables and counts in, tables and counts out. Exports for analysts and facilitators are not redacted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from simulasi.papan.butir import BarisButir
from simulasi.papan.hitung import LEAST_PEOPLE
from simulasi.papan.kelompok import BarisKelompok
from simulasi.papan.kolom import natural
from simulasi.papan.komitmen import BarisKomitmen
from simulasi.papan.titik_rawan import BarisTitikRawan

DISAMARKAN: Final = "disamarkan"
"""The mark of a row whose figures are kept back."""

KELOMPOK_KECIL: Final = "(kelompok kecil)"


def suppress_counts(orang: Sequence[int], *, batas: int = LEAST_PEOPLE) -> tuple[bool, ...]:
    """Tell which of the cells that add up to a known total must be kept back.

    `orang` are the people behind each cell. A cell about 1 to `batas` − 1 people is kept back; nobody is nobody's
    secret. As long as those kept back are a single one, or together fewer than `batas`, the total would give them
    away, so the next smallest goes with them.
    """
    hidden = [0 < n < batas for n in orang]
    rest = sorted((n, i) for i, n in enumerate(orang) if n >= batas)
    while any(hidden) and (sum(hidden) == 1 or sum(n for n, away in zip(orang, hidden, strict=True) if away) < batas):
        if not rest:
            hidden = [True] * len(orang)  # the total itself is about fewer than `batas`
            break
        hidden[rest.pop(0)[1]] = True
    return tuple(hidden)


def redact_groups(rows: Iterable[BarisKelompok], *, berkelompok: bool = False) -> list[BarisKelompok]:
    """Leave out groups under five people; in `mode: kelompok` all groups where fewer than five play.

    Where fewer than five people of a group have finished, its figures are kept back.
    """
    kept = [row for row in rows if row.n >= LEAST_PEOPLE]
    if berkelompok and sum(row.kelompok is not None for row in kept) < LEAST_PEOPLE:
        return []
    return [
        replace(row, garis_merah_n=_few(row.garis_merah_n))
        if row.selesai_n is not None and row.selesai_n >= LEAST_PEOPLE
        else _unfinished(row)
        for row in kept
    ]


def _few(n: int | None) -> int | None:
    """Keep back a count of red lines that fewer than five people may have crossed."""
    return None if n is not None and 0 < n < LEAST_PEOPLE else n


def _unfinished(row: BarisKelompok) -> BarisKelompok:
    return replace(
        row, selesai_n=None, integritas_median=None, integritas_q1=None, integritas_q3=None, kepatuhan_median=None,
        kepatuhan_q1=None, kepatuhan_q3=None, garis_merah_n=None, titik_rawan_termahal=None, kendali_terpilih=None,
    )  # fmt: skip


def redact_items(rows: Iterable[BarisButir]) -> list[BarisButir]:
    """Keep back the choices that fewer than five people took, and what would give them away."""
    forks: dict[tuple[str, str, str], list[BarisButir]] = {}
    for row in rows:
        forks.setdefault((row.skenario, row.alur, row.adegan), []).append(row)
    out: list[BarisButir] = []
    for own in forks.values():
        people = own[0].adegan_orang_n or 0
        small = 0 < people < LEAST_PEOPLE
        hidden = [True] * len(own) if small else suppress_counts([row.orang_n or 0 for row in own])
        for row, away in zip(own, hidden, strict=True):
            seen = replace(row, indeks_terbelah=None) if any(hidden) else row
            out.append(_without_figures(seen, whole=small) if away else seen)
    return out


def _without_figures(row: BarisButir, *, whole: bool) -> BarisButir:
    kept = replace(
        row, n=None, bagian=None, hilang=None, sebaran_kelompok=None, hilang_integritas=None, hilang_kepatuhan=None,
        orang_n=None, tanda=DISAMARKAN,
    )  # fmt: skip
    return replace(kept, adegan_n=None, adegan_orang_n=None, korelasi=None, korelasi_n=None) if whole else kept


def redact_weak_points(rows: Iterable[BarisTitikRawan], orang: Mapping[tuple[str, str], int]) -> list[BarisTitikRawan]:
    """Keep back what fewer than five people met or picked; the risks of random play are about nobody and stay.

    `orang`: the people behind each stratum, by scenario and short flow digest; with fewer than five of them the
    model of their play goes too.
    """
    out: list[BarisTitikRawan] = []
    for row in rows:
        kept = replace(row, garis_merah=_few(row.garis_merah))
        if 0 < (row.orang_n or 0) < LEAST_PEOPLE:
            kept = replace(
                kept, ditemui_n=None, hilang=None, garis_merah=None, lari_n=None, orang_n=None, tanda=DISAMARKAN
            )
        if 0 < (row.kendali_orang_n or 0) < LEAST_PEOPLE:
            kept = replace(kept, kendali_dipilih=None, kendali_orang_n=None)
        if orang.get((row.skenario, row.alur), 0) < LEAST_PEOPLE:
            kept = replace(kept, risiko_kelas_tanpa=None, risiko_kelas_dengan=None, terbaik_kelas=None)
        out.append(kept)
    return out


def redact_commitments(
    rows: Iterable[BarisKomitmen], kelompok: Iterable[BarisKelompok], sandi: Collection[str]
) -> list[BarisKomitmen]:
    """Drop who and which run, hide the name of a small group, and blank every call sign in what was written."""
    large = {row.kelompok for row in kelompok if row.n >= LEAST_PEOPLE}
    hide = _Penyamar(sandi)
    out = [
        replace(
            row,
            kelompok=row.kelompok if row.kelompok in large else KELOMPOK_KECIL,
            apa=hide(row.apa),
            siapa=None,
            kapan=hide(row.kapan),
            run=None,
        )
        for row in rows
    ]
    return sorted(out, key=lambda r: (natural(r.kelompok), r.skenario, r.kendali, r.apa, r.kapan))


class _Penyamar:
    """Blanks call signs in free text, whatever their case: looked up at each start of a word."""

    def __init__(self, sandi: Collection[str]) -> None:
        self._sandi = {name.casefold() for name in sandi if name}
        self._panjang = sorted({len(name) for name in self._sandi}, reverse=True)

    def __call__(self, teks: str) -> str:
        folded = teks.casefold()
        if len(folded) != len(teks):  # rare letters grow when folded, and places would not fit
            return "…" if any(name in folded for name in self._sandi) else teks
        out: list[str] = []
        i = 0
        while i < len(teks):
            length = self._at(folded, i)
            out.append("…" if length else teks[i])
            i += length or 1
        return "".join(out)

    def _at(self, folded: str, i: int) -> int:
        return next((n for n in self._panjang if folded[i : i + n] in self._sandi), 0)
