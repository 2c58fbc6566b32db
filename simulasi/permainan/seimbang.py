"""Score balance of a scenario: what random play scores, and which forks decide it (`skor.md` §2, §3).

The distribution of T is carried over the graph of states, not sampled: for each rating e of an ending, the sum
Σ w·(r − e) of every road to such an ending, which with (W + A)·e is its T. Masses are floats; they are only added and
multiplied, so each share is right to about 1e-12. Above `RIWAYAT_MAKS` pairs of state and sum only mean and spread are
given, which need no distribution.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from simulasi.dasar.pengumpul import without_collector
from simulasi.permainan.analisis import AnalisisAkhir, endings, find_dilemmas
from simulasi.permainan.arus import Arus, TerlaluBanyakRiwayat
from simulasi.permainan.cabang import PanjangTeks, TabelCabang, compare_lengths, tabulate
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Gerak
from simulasi.permainan.rantai import count_visits, eliminate
from simulasi.permainan.tampilan import Kuadran, quadrant, round_half_up
from simulasi.skenario.model import DIMENSI

RIWAYAT_MAKS: Final = 1_500_000
"""Pairs of a state and a sum, up to which a distribution is computed."""

KOTAK: Final = 10
"""Bins of the histogram: 0 to below 10, …, 90 to 100."""

AMBANG: Final = (65, 85)
"""Thresholds of the bands baik and teladan, by the value shown (`skor.md` §2)."""


@dataclass(frozen=True, slots=True)
class Sebaran:
    """What random play scores in one dimension (0–100).

    `simpangan`: standard deviation. The rest is None where the distribution is too large: `median` the least value
    that at least half of all play stays at or below, `kotak` the share in each bin, `mencapai` the share of play whose
    shown value is at or above each of `AMBANG`.
    """

    rata: float
    simpangan: float
    median: Fraction | None
    kotak: tuple[float, ...] | None
    mencapai: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Penentu:
    """How much one fork decides, in both dimensions.

    `hilang`: the mean loss of a run here; over all forks these add up to 100 minus the mean (None: too large).
    `ragam`: the share of the variance of nilai that arises here (0–1). Along a run the expected nilai is a
    martingale, so the variances of its steps add up to the variance of nilai (law of total variance), fork by fork.
    """

    adegan: str
    hilang: tuple[float, float] | None
    ragam: tuple[float, float]

    @property
    def bobot(self) -> float:
        """The mean share of variance: forks are listed by it."""
        return sum(self.ragam) / 2


@dataclass(frozen=True, slots=True)
class Seimbang:
    """The balance of a scenario. `kuadran` is None where the joint distribution is too large.

    `berat`: the share of play with a grave failure; `tercela`: of play with one or with a choice rated 0.
    """

    akhir: tuple[AnalisisAkhir, ...]
    sebaran: tuple[Sebaran, Sebaran]
    kuadran: Mapping[Kuadran, float] | None
    berat: float
    tercela: float
    penentu: tuple[Penentu, ...]
    dominan: tuple[tuple[str, str], ...]
    dilema: tuple[str, ...]
    cabang: int
    panjang: PanjangTeks

    @property
    def batas_teladan(self) -> tuple[float, float] | None:
        """Between what the share of `teladan` lies, from the shares of each dimension alone (Fréchet's bounds).

        For where the joint distribution is too large; None where even those shares are.
        """
        first, second = (None if s.mencapai is None else s.mencapai[0] for s in self.sebaran)
        if first is None or second is None:
            return None
        return max(0.0, first + second - 1 - self.tercela), max(0.0, min(first, second, 1 - self.tercela))

    def as_json(self) -> dict[str, Any]:
        """Give the JSON form; unknown figures are null."""
        return {
            "akhir": [
                {
                    "adegan": a.adegan,
                    "tingkat": a.tingkat,
                    "peluang": a.peluang,
                    **{name: {"min": float(lo), "maks": float(hi)} for name, (lo, hi) in _ranges(a)},
                }
                for a in self.akhir
            ],
            "sebaran": {
                name: {
                    "rata": s.rata,
                    "simpangan": s.simpangan,
                    "median": None if s.median is None else float(s.median),
                    "kotak": None if s.kotak is None else list(s.kotak),
                    "mencapai": None
                    if s.mencapai is None
                    else {str(least): x for least, x in zip(AMBANG, s.mencapai, strict=True)},
                }
                for name, s in zip(DIMENSI, self.sebaran, strict=True)
            },
            "kuadran": None if self.kuadran is None else dict(self.kuadran),
            "berat": self.berat,
            "penentu": [
                {
                    "adegan": p.adegan,
                    "hilang": None if p.hilang is None else dict(zip(DIMENSI, p.hilang, strict=True)),
                    "ragam": dict(zip(DIMENSI, p.ragam, strict=True)),
                }
                for p in self.penentu
            ],
            "dominan": [{"adegan": adegan, "pilihan": pilihan} for adegan, pilihan in self.dominan],
            "dilema": list(self.dilema),
            "cabang": self.cabang,
            "panjang": {
                "cabang": self.panjang.cabang,
                "terpanjang": self.panjang.terpanjang,
                "paling_panjang": self.panjang.paling_panjang,
                "terpendek": self.panjang.terpendek,
            },
        }


def _ranges(a: AnalisisAkhir) -> tuple[tuple[str, tuple[Fraction, Fraction]], ...]:
    return (DIMENSI[0], a.integritas), (DIMENSI[1], a.kepatuhan)


def weigh(penilai: Penilai, maks: int = RIWAYAT_MAKS) -> Seimbang:
    """Weigh a sound scenario. `maks` bounds the distributions."""
    with without_collector():
        arus = Arus(penilai.graf, penilai.ringkas.isi)
        dilemmas = find_dilemmas(penilai.graf)
        tables = tabulate(arus, penilai, dilemmas)
        moments = [_moments(arus, penilai, d) for d in (0, 1)]
        return Seimbang(
            endings(penilai),
            (_spread(arus, penilai, 0, moments[0], maks), _spread(arus, penilai, 1, moments[1], maks)),
            quadrants(arus, penilai, maks),
            grave_share(arus, penilai),
            grave_share(arus, penilai, nol=True),
            _deciders(penilai, tables, moments),
            tuple((nama, t.dominan) for nama, t in tables.items() if t.dominan is not None),
            dilemmas,
            sum(sum(b.pilihan.skor is not None for b in t.baris) > 1 for t in tables.values()),
            compare_lengths(penilai.program.skenario),
        )


# --- distributions ----------------------------------------------------------------------------------


def totals(arus: Arus, penilai: Penilai, d: int, maks: int = RIWAYAT_MAKS) -> dict[int, float]:
    """Give the chance of every T in one dimension; raises `TerlaluBanyakRiwayat`."""
    graf = penilai.graf
    out: dict[int, float] = {}
    for e in penilai.dimensi[d].terbaik:

        def collect(q: int, gerak: Gerak, e: int = e) -> int:
            return q + gerak.bobot * ((gerak.integritas, gerak.kepatuhan)[d] - e)

        for n, sums, _ in arus.spread(0, collect, maks):
            rating = graf.program.akhir[graf.adegan[n]]
            if rating is not None and rating[d] == e:
                for q, mass in sums.items():
                    total = q + penilai.penuh * e
                    out[total] = out.get(total, 0.0) + mass
    return out


_MERAH: Final = -1


def quadrants(arus: Arus, penilai: Penilai, maks: int = RIWAYAT_MAKS) -> dict[Kuadran, float] | None:
    """Give the chance of each quadrant; None beyond `maks`.

    What is carried along is (Σ w, Σ w·r, Σ w·r) in one whole number, below it two bits for choices rated 0; after a red
    line nothing more, since the run is `berisiko` then whatever follows.
    """
    graf, first, second = penilai.graf, *penilai.dimensi
    out: dict[Kuadran, float] = {}
    bits = (4 * penilai.bobot + 1).bit_length()
    mask = (1 << bits) - 1

    def collect(key: int, gerak: Gerak) -> int:
        if key == _MERAH or gerak.pilihan.garis_merah:
            return _MERAH
        if gerak.dinilai:
            key |= (gerak.integritas == 0) | (gerak.kepatuhan == 0) << 1
        return key + (gerak.bobot * (1 | gerak.integritas << bits | gerak.kepatuhan << 2 * bits) << 2)

    try:
        for n, sums, _ in arus.spread(0, collect, maks):
            akhir = graf.program.adegan[graf.adegan[n]].akhir
            if akhir is None:
                continue
            e = akhir.rating
            for key, mass in sums.items():
                name: Kuadran = "berisiko"
                if key != _MERAH:
                    carried, nol = key >> 2, (bool(key & 1), bool(key & 2))
                    left = penilai.penuh - (carried & mask)
                    shown = (
                        _shown((carried >> bits & mask) + left * e[0], first.lo, first.hi),
                        _shown((carried >> 2 * bits) + left * e[1], second.lo, second.hi),
                    )
                    name = quadrant(*shown, berat=akhir.tingkat == "pidana", nol=nol)
                out[name] = out.get(name, 0.0) + mass
    except TerlaluBanyakRiwayat:
        return None
    return out


def _shown(total: int, lo: int, hi: int) -> Any:
    return round_half_up(Fraction(100 * (total - lo), hi - lo))


def grave_share(arus: Arus, penilai: Penilai, *, nol: bool = False) -> float:
    """Give the chance of `berat`: a run with a red line or a `pidana` ending; with `nol` also with a rating of 0."""
    graf = penilai.graf
    parts: list[float] = []

    def collect(merah: bool, gerak: Gerak) -> bool:
        zero = nol and gerak.dinilai and 0 in (gerak.integritas, gerak.kepatuhan)
        return merah or zero or gerak.pilihan.garis_merah

    for n, masses, _ in arus.spread(False, collect, 2 * len(graf.keluar) + 2):
        akhir = graf.program.adegan[graf.adegan[n]].akhir
        if akhir is not None:
            parts.extend(mass for merah, mass in masses.items() if merah or akhir.tingkat == "pidana")
    return math.fsum(parts)


def _spread(arus: Arus, penilai: Penilai, d: int, moments: _Momen, maks: int) -> Sebaran:
    dimensi = penilai.dimensi[d]
    span = dimensi.hi - dimensi.lo
    mean = 100 * (moments.rata - dimensi.lo) / span
    deviation = 100 * math.sqrt(math.fsum(moments.ragam.values())) / span
    try:
        chances = totals(arus, penilai, d, maks)
    except TerlaluBanyakRiwayat:
        return Sebaran(mean, deviation, None, None, None)
    bins = [0.0] * KOTAK
    above = [0.0] * len(AMBANG)
    for total, mass in chances.items():
        bins[min((total - dimensi.lo) * KOTAK // span, KOTAK - 1)] += mass
        shown = _shown(total, dimensi.lo, dimensi.hi)
        for i, least in enumerate(AMBANG):
            if shown >= least:
                above[i] += mass
    return Sebaran(mean, deviation, _median(chances, dimensi.lo, span), tuple(bins), tuple(above))


def _median(chances: Mapping[int, float], lo: int, span: int) -> Fraction:
    """Give the least nilai that half of all play does not exceed; a tie at exactly a half counts (to 1e-9)."""
    passed = 0.0
    total = lo
    for total in sorted(chances):
        passed += chances[total]
        if passed >= 0.5 - 1e-9:
            break
    return Fraction(100 * (total - lo), span)


# --- what decides -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Momen:
    """The mean of T under random play, and by scene number the variance of T that arises there."""

    rata: float
    ragam: Mapping[int, float]


def _moments(arus: Arus, penilai: Penilai, d: int) -> _Momen:
    """Split the variance of T among the scenes.

    With P = Σ w·r and B = Σ w so far, the expected T at a node is P + a − B·m: m the expected rating of the ending, a
    the expected T of a run that starts here with nothing decided. A move changes it by c − B·δ, so the expected square
    needs only the chance of the node and the first two moments of B there.
    """
    graf = arus.graf
    a, m = _expectations(arus, penilai, d)
    visits = _weight_moments(arus)
    out: dict[int, float] = {}
    for n, moves in enumerate(graf.keluar):
        mass, first, second = visits[n]
        if not mass:
            continue
        here = 0.0
        for (gerak, t), share in zip(moves, arus.shares(n), strict=True):
            w, r = gerak.bobot, (gerak.integritas, gerak.kepatuhan)[d]
            c = w * r + a[t] - w * m[t] - a[n]
            delta = m[t] - m[n]
            here += share * max(c * c * mass - 2 * c * delta * first + delta * delta * second, 0.0)
        scene = graf.adegan[n]
        out[scene] = out.get(scene, 0.0) + here
    return _Momen(a[0], out)


def _expectations(arus: Arus, penilai: Penilai, d: int) -> tuple[list[float], list[float]]:
    """Give by node: the expected T of a run that starts there with nothing decided, the expected ending's rating."""
    graf, letak = arus.graf, penilai.ringkas.letak
    a, m = [0.0] * len(graf.keluar), [0.0] * len(graf.keluar)
    for members in reversed(arus.components):
        n = members[0]
        rating = graf.program.akhir[graf.adegan[n]]
        if rating is not None:
            a[n], m[n] = float(penilai.penuh * rating[d]), float(rating[d])
            continue
        exits: list[tuple[float, float]] = []
        rows: dict[int, dict[int, float]] = {}
        for n in members:
            row = rows.setdefault(n, {})
            for (gerak, t), share in zip(graf.keluar[n], arus.shares(n), strict=True):
                if letak[t] == letak[n]:
                    row[t] = row.get(t, 0.0) + share
                else:
                    w, r = gerak.bobot, (gerak.integritas, gerak.kepatuhan)[d]
                    exits.append((w * r + a[t] - w * m[t], m[t]))
                    row[-len(exits)] = share
        for n, share in reversed(eliminate(rows)):
            a[n] = math.fsum(x * (exits[-t - 1][0] if t < 0 else a[t]) for t, x in share.items())
            m[n] = math.fsum(x * (exits[-t - 1][1] if t < 0 else m[t]) for t, x in share.items())
    return a, m


def _weight_moments(arus: Arus) -> list[tuple[float, float, float]]:
    """Give by node the expected visits, and the sums of B and B² over them, B the weight decided before."""
    graf = arus.graf
    sums = [[0.0, 0.0, 0.0] for _ in graf.keluar]
    sums[0][0] = 1.0
    for members in arus.components:
        inside = set(members)
        if len(members) > 1 or any(t in inside for _, t in graf.keluar[members[0]]):
            _pass_loop(arus, members, sums)
        for n in members:
            mass, first, second = sums[n]
            for (gerak, t), share in zip(graf.keluar[n], arus.shares(n), strict=True):
                if t in inside:
                    continue
                w, there = gerak.bobot, sums[t]
                there[0] += share * mass
                there[1] += share * (first + w * mass)
                there[2] += share * (second + 2 * w * first + w * w * mass)
    return [(x, y, z) for x, y, z in sums]


def _pass_loop(arus: Arus, members: Sequence[int], sums: list[list[float]]) -> None:
    """Turn what enters a loop into what is met in it; moves inside weigh nothing, so B stays."""
    inside = set(members)
    rows: dict[int, dict[int, float]] = {}
    for n in members:
        row = rows.setdefault(n, {})
        for i, ((_, t), share) in enumerate(zip(arus.graf.keluar[n], arus.shares(n), strict=True)):
            key = t if t in inside else -1 - i
            row[key] = row.get(key, 0.0) + share
    for power in range(3):
        found = count_visits(rows, {n: sums[n][power] for n in members if sums[n][power]})
        for n in members:
            sums[n][power] = found.get(n, 0.0)


def _deciders(penilai: Penilai, tables: Mapping[str, TabelCabang], moments: Sequence[_Momen]) -> tuple[Penentu, ...]:
    number = penilai.program.nomor
    whole = [math.fsum(x.ragam.values()) for x in moments]
    out: list[Penentu] = []
    for nama, tabel in tables.items():
        scene = number[nama]
        shares = tuple(
            x.ragam.get(scene, 0.0) / total if total > 0 else 0.0 for x, total in zip(moments, whole, strict=True)
        )
        out.append(Penentu(nama, tabel.hilang, (shares[0], shares[1])))
    return tuple(sorted(out, key=lambda p: (-p.bobot, number[p.adegan])))
