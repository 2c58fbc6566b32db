"""Scores and losses of runs (`skor.md` §2, §3), in integers and fractions.

For each rating e that an ending can have, `best[e]` holds by node the largest Σ w·(r − e) on a road to an ending
rated e. Then the best total that a history can still reach is a maximum over at most five values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from simulasi.galat import Galat
from simulasi.permainan.graf import Graf, Ringkas, condense
from simulasi.permainan.mesin import Keadaan, available, replay
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


@dataclass(frozen=True, slots=True)
class NilaiLangkah:
    """One move of a run: the ratings (None where unscored), and what it lost of 100 in each dimension (≥ 0).

    `terbaik_…`: whether no choice on offer loses less in that dimension.
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


@dataclass(frozen=True, slots=True)
class NilaiLari:
    """The score of a complete run: values 0–100, and nilai + Σ hilang = 100 exactly in each dimension."""

    akhir: str
    tingkat: str
    rugi: bool
    garis_merah: int
    integritas: Fraction
    kepatuhan: Fraction
    langkah: tuple[NilaiLangkah, ...]

    @property
    def berat(self) -> bool:
        """A red line or a `pidana` ending (`skor.md` §2)."""
        return self.garis_merah > 0 or self.tingkat == "pidana"


@dataclass(frozen=True, slots=True)
class _Sisi:
    """The edges of a condensed graph for one dimension, targets before sources, parallel ones joined.

    Of several choices with one weight from one node to another only the lowest and the highest rating matter.
    """

    ujung: list[tuple[int, int]]
    bobot: list[int]
    rendah: list[int]
    tinggi: list[int]


def _join_edges(ringkas: Ringkas, ratings: Sequence[int]) -> _Sisi:
    joined: dict[tuple[int, int, int], tuple[int, int]] = {}
    for s, t, w, r in zip(ringkas.sumber, ringkas.tujuan, ringkas.bobot, ratings, strict=True):
        key = (s, t, w)
        known = joined.get(key)
        if known is None:
            joined[key] = (r, r)
        elif r < known[0]:
            joined[key] = (r, known[1])
        elif r > known[1]:
            joined[key] = (known[0], r)
    keys = list(reversed(joined))
    spans = [joined[key] for key in keys]
    return _Sisi(
        [(s, t) for s, t, _ in keys], [w for _, _, w in keys], [lo for lo, _ in spans], [hi for _, hi in spans]
    )


def _pass_back(sisi: _Sisi, e: int, reached: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Propagate Σ w·(r − e) from the endings in `reached` to the start.

    Gives by node the largest and the smallest such sum to an ending; where there is none, `MUSTAHIL` and
    `-MUSTAHIL`.
    """
    high = [0 if here else MUSTAHIL for here in reached]
    low = [0 if here else -MUSTAHIL for here in reached]
    gains = [(w * (lo - e), w * (hi - e)) for w, lo, hi in zip(sisi.bobot, sisi.rendah, sisi.tinggi, strict=True)]
    for (s, t), (least, most) in zip(sisi.ujung, gains, strict=True):
        best = high[t]
        if best != MUSTAHIL:
            best += most
            if best > high[s]:
                high[s] = best
            worst = low[t] + least
            if worst < low[s]:
                low[s] = worst
    return high, low


class Dimensi:
    """The tables of one dimension: `lo` and `hi` of T over all runs, and the best onward sums."""

    def __init__(self, penilai: Penilai, nomor: int) -> None:
        ringkas = penilai.ringkas
        ratings = (ringkas.integritas, ringkas.kepatuhan)[nomor]
        endings = [None if e is None else e[nomor] for e in penilai.akhir]
        self.terbaik: Final[dict[int, list[int]]] = {}
        highs: list[int] = []
        lows: list[int] = []
        start = ringkas.letak[0]
        sisi = _join_edges(ringkas, ratings)
        for e in sorted({e for e in endings if e is not None}):
            self.terbaik[e], worst = _pass_back(sisi, e, [own == e for own in endings])
            highs.append(penilai.penuh * e + self.terbaik[e][start])
            lows.append(penilai.penuh * e + worst[start])
        self.hi: Final = max(highs)
        self.lo: Final = min(lows)

    def reachable(self, penuh: int, p: int, b: int, node: int) -> int:
        """Give V_d: the largest T still in reach, with P = Σ w·r and B = Σ w so far (`skor.md` §3)."""
        return max(p - b * e + penuh * e + table[node] for e, table in self.terbaik.items() if table[node] != MUSTAHIL)


class Penilai:
    """Scores runs of one sound scenario. Raises `ValueError` where no ending can be reached.

    `bobot` is W, the largest sum of weights that any run collects; `penuh` is W + A.
    """

    def __init__(
        self, program: Program, graf: Graf | None = None, components: Sequence[Sequence[int]] | None = None
    ) -> None:
        self.program: Final = program
        self.graf: Final = graf if graf is not None else Graf(program)
        self.ringkas: Final[Ringkas] = condense(self.graf, components)
        self.akhir: Final = [
            self.program.akhir[self.graf.adegan[members[0]]] if len(members) == 1 else None
            for members in self.ringkas.isi
        ]
        one = _join_edges(self.ringkas, [1] * len(self.ringkas.bobot))
        weights, _ = _pass_back(one, 0, [e is not None for e in self.akhir])
        self.bobot: Final = weights[self.ringkas.letak[0]]
        if self.bobot == MUSTAHIL:
            raise ValueError("no ending can be reached")
        self.penuh: Final = self.bobot + program.skenario.bobot_akhir
        self.dimensi: Final = (Dimensi(self, 0), Dimensi(self, 1))

    def score(self, pilihan: Sequence[str]) -> NilaiLari:
        """Score a complete run.

        Raises `PilihanTidakTersedia` for a choice that is not on offer and `LariBelumSelesai` for a run without an
        ending.
        """
        states = replay(self.program, pilihan)
        last = self.program.skenario.adegan[states[-1].adegan].akhir
        if last is None:
            raise LariBelumSelesai([g.pilihan.id for g in available(self.program, states[-1])])
        spans = [d.hi - d.lo for d in self.dimensi]
        sums = [0, 0, 0]  # Σ w·r in both dimensions, Σ w
        before = self._values(states[0], sums)
        steps: list[NilaiLangkah] = []
        for here, after, name in zip(states, states[1:], pilihan, strict=False):
            offered = available(self.program, here)
            outcome = {g.pilihan.id: self._after(here, g, sums) for g in offered}
            gerak = next(g for g in offered if g.pilihan.id == name)
            _add(sums, gerak)
            now = self._values(after, sums)
            best = [max(values[d] for values in outcome.values()) for d in (0, 1)]
            skor = gerak.pilihan.skor
            steps.append(
                NilaiLangkah(
                    here.adegan,
                    name,
                    gerak.bobot,
                    None if skor is None else skor.integritas,
                    None if skor is None else skor.kepatuhan,
                    gerak.pilihan.garis_merah,
                    Fraction(100 * (before[0] - now[0]), spans[0]),
                    Fraction(100 * (before[1] - now[1]), spans[1]),
                    now[0] == best[0],
                    now[1] == best[1],
                )
            )
            before = now
        values = [Fraction(100 * (v - d.lo), span) for v, d, span in zip(before, self.dimensi, spans, strict=True)]
        return NilaiLari(
            states[-1].adegan,
            last.tingkat,
            last.merugikan,
            sum(step.garis_merah for step in steps),
            values[0],
            values[1],
            tuple(steps),
        )

    def _values(self, keadaan: Keadaan, sums: Sequence[int]) -> tuple[int, int]:
        node = self.ringkas.letak[self.graf.node(self.program.nomor[keadaan.adegan], keadaan.nilai)]
        first, second = self.dimensi
        return (
            first.reachable(self.penuh, sums[0], sums[2], node),
            second.reachable(self.penuh, sums[1], sums[2], node),
        )

    def _after(self, keadaan: Keadaan, gerak: Gerak, sums: Sequence[int]) -> tuple[int, int]:
        n = self.graf.node(self.program.nomor[keadaan.adegan], keadaan.nilai)
        node = self.ringkas.letak[next(t for g, t in self.graf.keluar[n] if g is gerak)]
        b = sums[2] + gerak.bobot
        first, second = self.dimensi
        return (
            first.reachable(self.penuh, sums[0] + gerak.bobot * gerak.integritas, b, node),
            second.reachable(self.penuh, sums[1] + gerak.bobot * gerak.kepatuhan, b, node),
        )


def _add(sums: list[int], gerak: Gerak) -> None:
    sums[0] += gerak.bobot * gerak.integritas
    sums[1] += gerak.bobot * gerak.kepatuhan
    sums[2] += gerak.bobot
