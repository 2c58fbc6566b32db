"""Scores and losses of runs (`skor.md` §2, §3), in integers and fractions.

For each rating e that an ending can have, `best[e]` holds by node the largest Σ w·(r − e) on a road to an ending
rated e. Then the best total that a history can still reach is a maximum over at most five values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from simulasi.dasar.galat import Galat
from simulasi.permainan.graf import Graf, Ringkas, condense
from simulasi.permainan.mesin import PilihanTidakTersedia
from simulasi.permainan.program import Gerak, Program

MUSTAHIL: Final = -(1 << 60)
"""Stands for "no such road" in the tables; no sum of weights comes near."""


class LariBelumSelesai(Galat):
    """A score was asked for a run that has not reached an ending."""

    def __init__(self, tersedia: Sequence[str]) -> None:
        super().__init__(
            f"Lari ini belum sampai ke akhir cerita. Pilihan berikutnya yang tersedia: {', '.join(tersedia)}."
        )
        self.tersedia: tuple[str, ...] = tuple(tersedia)


@lru_cache(maxsize=1 << 14)
def _percentage(n: int, dari: int) -> Fraction:
    """Give 100 · n / dari; runs have few different values, so they share them."""
    return Fraction(100 * n, dari)


class NilaiLangkah(NamedTuple):
    """One move of a run: the ratings (None where unscored), and what it lost of 100 in each dimension (≥ 0).

    `terbaik_…`: whether no choice on offer loses less in that dimension; `pilihan_n`: how many were on offer.
    """

    adegan: str
    pilihan: str
    bobot: int
    integritas: int | None
    kepatuhan: int | None
    garis_merah: bool
    hilang_integritas: Fraction
    hilang_kepatuhan: Fraction
    terbaik_integritas: bool
    terbaik_kepatuhan: bool
    pilihan_n: int


class Hitungan(NamedTuple):
    """Where the score of a run stands: node of the graph, Σ w·r in both dimensions and Σ w, and V_d (`skor.md` §3).

    Equal for all histories that differ in nothing the rest of the score depends on.
    """

    simpul: int
    jumlah_integritas: int
    jumlah_kepatuhan: int
    jumlah_bobot: int
    capaian_integritas: int
    capaian_kepatuhan: int


@dataclass(frozen=True, slots=True)
class NilaiLari:
    """The score of a complete run: values 0–100, and nilai + Σ hilang = 100 exactly in each dimension.

    `nol`: whether a choice was rated 0, by dimension; then that dimension is not praised (`skor.md` §2).
    """

    akhir: str
    tingkat: str
    rugi: bool
    garis_merah: int
    integritas: Fraction
    kepatuhan: Fraction
    langkah: tuple[NilaiLangkah, ...]
    nol: tuple[bool, bool]

    @property
    def keputusan_n(self) -> int:
        """How many of its moves were decisions, with ratings."""
        return sum([step.integritas is not None for step in self.langkah])

    @property
    def berat(self) -> bool:
        """A red line or a `pidana` ending (`skor.md` §2)."""
        return self.garis_merah > 0 or self.tingkat == "pidana"


_Sisi = dict[tuple[int, int, int], list[int]]
"""The edges of a condensed graph by source, target and weight, sources before targets, parallel ones joined.

Of several choices with one weight from one node to another only the lowest and the highest ratings matter: the value is
lowest and highest integritas, lowest and highest kepatuhan.
"""


def _join_edges(ringkas: Ringkas) -> _Sisi:
    joined: _Sisi = {}
    edges = zip(ringkas.sumber, ringkas.tujuan, ringkas.bobot, ringkas.integritas, ringkas.kepatuhan, strict=True)
    for s, t, w, first, second in edges:
        key = (s, t, w)
        known = joined.get(key)
        if known is None:
            joined[key] = [first, first, second, second]
            continue
        if first < known[0]:
            known[0] = first
        elif first > known[1]:
            known[1] = first
        if second < known[2]:
            known[2] = second
        elif second > known[3]:
            known[3] = second
    return joined


def _heaviest(sisi: _Sisi, endings: Sequence[bool]) -> list[int]:
    """Give by node the largest Σ w to an ending; `MUSTAHIL` where there is none."""
    high = [0 if here else MUSTAHIL for here in endings]
    for s, t, w in reversed(sisi):
        best = high[t]
        if best != MUSTAHIL:
            best += w
            if best > high[s]:
                high[s] = best
    return high


def _pass_back(
    edges: Sequence[tuple[int, int, int, int, int]], e: int, reached: Sequence[bool]
) -> tuple[list[int], list[int]]:
    """Propagate Σ w·(r − e) from the endings in `reached` to the start.

    `edges` are (source, target, w, smallest w·r, largest w·r), targets before sources. Gives by node the largest and
    the smallest such sum to an ending; where there is none, `MUSTAHIL` and `-MUSTAHIL`.
    """
    high = [0 if here else MUSTAHIL for here in reached]
    low = [0 if here else -MUSTAHIL for here in reached]
    for s, t, w, least, most in edges:
        best = high[t]
        if best != MUSTAHIL:
            shift = w * e
            best += most - shift
            if best > high[s]:
                high[s] = best
            worst = low[t] + least - shift
            if worst < low[s]:
                low[s] = worst
    return high, low


class Dimensi:
    """The tables of one dimension: `lo` and `hi` of T over all runs, and the best onward sums.

    `rentang` holds, by rating of an ending, the smallest and the largest T of the runs to endings with that rating.
    """

    def __init__(self, penilai: Penilai, nomor: int, sisi: _Sisi) -> None:
        endings = [None if e is None else e[nomor] for e in penilai.akhir]
        self.terbaik: Final[dict[int, list[int]]] = {}
        self.rentang: Final[dict[int, tuple[int, int]]] = {}
        start = penilai.ringkas.letak[0]
        at = 2 * nomor
        edges = [(s, t, w, w * span[at], w * span[at + 1]) for (s, t, w), span in reversed(sisi.items())]
        for e in sorted({e for e in endings if e is not None}):
            self.terbaik[e], worst = _pass_back(edges, e, [own == e for own in endings])
            base = penilai.penuh * e
            self.rentang[e] = base + worst[start], base + self.terbaik[e][start]
        self._garis: Final[dict[int, list[tuple[int, int]]]] = {}
        self.lo: Final = min(lo for lo, _ in self.rentang.values())
        self.hi: Final = max(hi for _, hi in self.rentang.values())

    def reachable(self, penuh: int, p: int, b: int, node: int) -> int:
        """Give V_d: the largest T still in reach, with P = Σ w·r and B = Σ w so far (`skor.md` §3)."""
        lines = self._garis.get(node)
        if lines is None:
            lines = self._garis[node] = self._upper_lines(penuh, node)
        best = MUSTAHIL
        for top, e in lines:
            value = top - b * e
            if value > best:
                best = value
        return best if best == MUSTAHIL else best + p

    def _upper_lines(self, penuh: int, node: int) -> list[tuple[int, int]]:
        """Give (height, fall) of the lines T − P = height − B·fall, one a rating, that are on top for some B."""
        lines = [(penuh * e + table[node], e) for e, table in self.terbaik.items() if table[node] != MUSTAHIL]
        lines.sort(key=lambda line: (-line[0], line[1]))
        kept: list[tuple[int, int]] = []
        for top, e in lines:
            if not kept or top - penuh * e > kept[-1][0] - penuh * kept[-1][1]:
                kept.append((top, e))
        return kept


class Penilai:
    """Scores runs of one sound scenario. Raises `ValueError` where no ending can be reached.

    `bobot` is W, the largest sum of weights that any run collects; `penuh` is W + A.
    """

    def __init__(
        self, program: Program, graf: Graf | None = None, components: Sequence[Sequence[int]] | None = None
    ) -> None:
        self.program: Final = program
        self._tersedia: Final[dict[int, dict[str, tuple[Gerak, int]]]] = {}  # by node: what is on offer, by id
        self.graf: Final = graf if graf is not None else Graf(program)
        self.ringkas: Final[Ringkas] = condense(self.graf, components)
        self.akhir: Final = [
            self.program.akhir[self.graf.adegan[members[0]]] if len(members) == 1 else None
            for members in self.ringkas.isi
        ]
        sisi = _join_edges(self.ringkas)
        self.bobot: Final = _heaviest(sisi, [e is not None for e in self.akhir])[self.ringkas.letak[0]]
        if self.bobot == MUSTAHIL:
            raise ValueError("no ending can be reached")
        self.penuh: Final = self.bobot + program.skenario.bobot_akhir
        first, second = self.dimensi = (Dimensi(self, 0, sisi), Dimensi(self, 1, sisi))
        self.rentang: Final = first.hi - first.lo, second.hi - second.lo

    @property
    def skala(self) -> int:
        """Losses and values are whole numbers of 1/`skala` points, and so is half a sum of two."""
        first, second = self.rentang
        return 2 * first * second

    def score(self, pilihan: Sequence[str]) -> NilaiLari:
        """Score a complete run.

        Raises `PilihanTidakTersedia` for a choice that is not on offer and `LariBelumSelesai` for a run without an
        ending.
        """
        here = self.begin()
        steps: list[NilaiLangkah] = []
        for name in pilihan:
            here, step = self.advance(here, name)
            steps.append(step)
        return self.close(here, tuple(steps))

    def begin(self) -> Hitungan:
        """Give the tally before the first move."""
        return Hitungan(0, 0, 0, 0, *self._reachable(0, 0, 0, 0))

    def advance(self, hitungan: Hitungan, pilihan: str) -> tuple[Hitungan, NilaiLangkah]:
        """Make one move: the tally after it, and what it cost; raises `PilihanTidakTersedia`."""
        n, p, q, b, *before = hitungan
        offered = self._tersedia.get(n)
        if offered is None:
            offered = self._tersedia[n] = {gerak.pilihan.id: (gerak, t) for gerak, t in self.graf.keluar[n]}
        adegan = self.program.id_adegan[self.graf.adegan[n]]
        if pilihan not in offered:
            raise PilihanTidakTersedia(pilihan, adegan, list(offered))
        gerak, t = offered[pilihan]
        w = gerak.bobot
        sums = p + w * gerak.integritas, q + w * gerak.kepatuhan, b + w
        now = self._reachable(t, *sums)
        first, second = self.rentang
        skor = gerak.pilihan.skor
        return Hitungan(t, *sums, *now), NilaiLangkah(
            adegan,
            pilihan,
            w,
            None if skor is None else skor.integritas,
            None if skor is None else skor.kepatuhan,
            gerak.pilihan.garis_merah,
            _percentage(before[0] - now[0], first),
            _percentage(before[1] - now[1], second),
            # What was in reach before is in reach after the best move on offer: one that loses nothing is a best one.
            now[0] == before[0],
            now[1] == before[1],
            len(offered),
        )

    def close(self, hitungan: Hitungan, langkah: tuple[NilaiLangkah, ...]) -> NilaiLari:
        """Give the score of a run that ends here; raises `LariBelumSelesai` where there is no ending."""
        adegan = self.program.id_adegan[self.graf.adegan[hitungan.simpul]]
        last = self.program.skenario.adegan[adegan].akhir
        if last is None:
            raise LariBelumSelesai([g.pilihan.id for g, _ in self.graf.keluar[hitungan.simpul]])
        first, second = self.dimensi
        return NilaiLari(
            adegan,
            last.tingkat,
            last.merugikan,
            sum(step.garis_merah for step in langkah),
            _percentage(hitungan.capaian_integritas - first.lo, first.hi - first.lo),
            _percentage(hitungan.capaian_kepatuhan - second.lo, second.hi - second.lo),
            langkah,
            (any(step.integritas == 0 for step in langkah), any(step.kepatuhan == 0 for step in langkah)),
        )

    def _reachable(self, simpul: int, p: int, q: int, b: int) -> tuple[int, int]:
        """Give V in both dimensions at a node of the graph, for the sums so far."""
        node = self.ringkas.letak[simpul]
        first, second = self.dimensi
        return first.reachable(self.penuh, p, b, node), second.reachable(self.penuh, q, b, node)
