"""The exact analysis of a scenario (`skor.md` §4): linear passes over the graph of states, no enumeration of runs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from simulasi.dasar.pengumpul import without_collector
from simulasi.permainan.graf import Graf
from simulasi.permainan.jangkauan import reach
from simulasi.permainan.nilai import MUSTAHIL, Penilai
from simulasi.permainan.program import Gerak, Program
from simulasi.permainan.rantai import eliminate, flow
from simulasi.permainan.risiko import Risiko, Terbaik

ANGKA_MAKS: Final = 1000
"""Numbers of runs with more digits than this are given as a logarithm only."""

_TERBESAR: Final = 10**ANGKA_MAKS


@dataclass(frozen=True, slots=True)
class AnalisisAkhir:
    """One reachable ending: its chance under random play, lowest and highest nilai (0–100) in both dimensions."""

    adegan: str
    tingkat: str
    rugi: bool
    peluang: float
    integritas: tuple[Fraction, Fraction]
    kepatuhan: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class AnalisisKendali:
    """One control alone in place: the risk that remains, None where it leaves no way on."""

    id: str
    biaya: int
    risiko: float | None


@dataclass(frozen=True, slots=True)
class Analisis:
    """All figures of `skor.md` §4. `jalur` is None where unscored loops make it infinite or it has too many digits."""

    id: str
    sidik: str
    adegan: int
    pilihan: int
    keadaan: int
    jalur: int | None
    jalur_log10: float | None
    langkah: tuple[int, int | None]
    bobot: int
    bobot_akhir: int
    integritas: tuple[int, int]
    kepatuhan: tuple[int, int]
    akhir: tuple[AnalisisAkhir, ...]
    dilema: tuple[str, ...]
    risiko: float
    kendali: tuple[AnalisisKendali, ...]
    anggaran: int
    terbaik: Terbaik

    def as_json(self) -> dict[str, Any]:
        """Give the JSON form of `skor.md` §4."""
        out: dict[str, Any] = {
            "id": self.id,
            "sidik": self.sidik,
            "adegan": self.adegan,
            "pilihan": self.pilihan,
            "keadaan": self.keadaan,
            "jalur": None if self.jalur is None else str(self.jalur),
            "langkah": {"min": self.langkah[0], "maks": self.langkah[1]},
            "bobot": self.bobot,
            "bobot_akhir": self.bobot_akhir,
            "integritas": {"lo": self.integritas[0], "hi": self.integritas[1]},
            "kepatuhan": {"lo": self.kepatuhan[0], "hi": self.kepatuhan[1]},
            "akhir": [
                {
                    "adegan": a.adegan,
                    "tingkat": a.tingkat,
                    "rugi": a.rugi,
                    "peluang": a.peluang,
                    "integritas": {"min": float(a.integritas[0]), "maks": float(a.integritas[1])},
                    "kepatuhan": {"min": float(a.kepatuhan[0]), "maks": float(a.kepatuhan[1])},
                }
                for a in self.akhir
            ],
            "dilema": list(self.dilema),
            "risiko": self.risiko,
            "kendali": [{"id": k.id, "biaya": k.biaya, "risiko": k.risiko} for k in self.kendali],
            "anggaran": self.anggaran,
            "terbaik": {
                "kendali": [self.kendali[i].id for i in self.terbaik.kendali],
                "biaya": self.terbaik.biaya,
                "risiko": self.terbaik.risiko,
            },
        }
        if self.jalur_log10 is not None:
            out["jalur_log10"] = self.jalur_log10
        return out


def count_runs(penilai: Penilai) -> tuple[int | None, float | None]:
    """Count the runs: (number, None), (None, log10) above 1,000 digits, (None, None) where there are loops."""
    ringkas = penilai.ringkas
    if ringkas.lingkar:
        return None, None
    start = ringkas.letak[0]
    runs = [0 if e is None else 1 for e in penilai.akhir]
    for s, t in zip(reversed(ringkas.sumber), reversed(ringkas.tujuan), strict=True):
        runs[s] += runs[t]
        if runs[s] >= _TERBESAR:
            return None, _log_runs(penilai, start)
    return runs[start], None


def _log_runs(penilai: Penilai, start: int) -> float:
    """Give log10 of the number of runs, with sums of logarithms."""
    ringkas = penilai.ringkas
    logs = [-math.inf if e is None else 0.0 for e in penilai.akhir]
    for s, t in zip(reversed(ringkas.sumber), reversed(ringkas.tujuan), strict=True):
        high, low = max(logs[s], logs[t]), min(logs[s], logs[t])
        if high > -math.inf:
            logs[s] = high + math.log1p(math.exp(low - high))
    return logs[start] / math.log(10)


def count_moves(penilai: Penilai) -> tuple[int, int | None]:
    """Give the number of moves of the shortest and the longest run; None for the latter where there are loops."""
    graf = penilai.graf
    depth = [0] * len(graf.adegan)
    shortest: int | None = None
    for n in range(len(depth)):
        origin = graf.asal[n]
        if origin is not None:
            depth[n] = depth[origin[0]] + 1
        if shortest is None and graf.is_ending(n):
            shortest = depth[n]
    if penilai.ringkas.lingkar:
        return shortest or 0, None
    longest = [0] * len(penilai.akhir)
    for s, t in zip(penilai.ringkas.sumber, penilai.ringkas.tujuan, strict=True):
        longest[t] = max(longest[t], longest[s] + 1)
    return shortest or 0, max(longest)


def ending_ranges(penilai: Penilai) -> dict[int, tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]]:
    """Give, by scene number of each reachable ending, lowest and highest nilai in both dimensions."""
    per_dimension = [_ranges(penilai, 0), _ranges(penilai, 1)]
    return {scene: (per_dimension[0][scene], per_dimension[1][scene]) for scene in per_dimension[0]}


def _ranges(penilai: Penilai, nomor: int) -> dict[int, tuple[Fraction, Fraction]]:
    ringkas, dimensi = penilai.ringkas, penilai.dimensi[nomor]
    ratings = (ringkas.integritas, ringkas.kepatuhan)[nomor]
    out: dict[int, tuple[int, int]] = {}
    size = len(penilai.akhir)
    start = ringkas.letak[0]
    for e in dimensi.terbaik:
        high, low = [MUSTAHIL] * size, [-MUSTAHIL] * size
        high[start] = low[start] = 0
        for s, t, w, r in zip(ringkas.sumber, ringkas.tujuan, ringkas.bobot, ratings, strict=True):
            gain = w * (r - e)
            high[t] = max(high[t], high[s] + gain)
            low[t] = min(low[t], low[s] + gain)
        for node, own in enumerate(penilai.akhir):
            if own is not None and own[nomor] == e:
                scene = penilai.graf.adegan[ringkas.isi[node][0]]
                base = penilai.penuh * e
                lo, hi = out.get(scene, (-MUSTAHIL, MUSTAHIL))
                out[scene] = min(lo, base + low[node]), max(hi, base + high[node])
    span = dimensi.hi - dimensi.lo
    return {
        scene: (Fraction(100 * (lo - dimensi.lo), span), Fraction(100 * (hi - dimensi.lo), span))
        for scene, (lo, hi) in out.items()
    }


def ending_chances(penilai: Penilai) -> dict[int, float]:
    """Give, by scene number, the chance of each ending when every available choice is equally likely."""
    graf, ringkas = penilai.graf, penilai.ringkas
    mass = [0.0] * len(graf.adegan)
    mass[0] = 1.0
    looping = {members[0] for members in ringkas.lingkar}
    for members in ringkas.isi:
        if members[0] in looping:
            rows = {n: _uniform(graf.keluar[n]) for n in members}
            for t, x in flow(eliminate(rows), {n: mass[n] for n in members}).items():
                mass[t] += x
            continue
        n = members[0]
        moves = graf.keluar[n]
        if moves:
            share = mass[n] / len(moves)
            for _, t in moves:
                mass[t] += share
    parts: dict[int, list[float]] = {}
    for n, scene in enumerate(graf.adegan):
        if graf.is_ending(n):
            parts.setdefault(scene, []).append(mass[n])
    return {scene: math.fsum(masses) for scene, masses in parts.items()}


def _uniform(moves: Sequence[tuple[Gerak, int]]) -> dict[int, float]:
    row: dict[int, float] = {}
    for _, t in moves:
        row[t] = row.get(t, 0.0) + 1 / len(moves)
    return row


def find_dilemmas(graf: Graf) -> tuple[str, ...]:
    """List the scenes that are a dilemma in some state: no scored choice on offer is highest in both ratings."""
    found: set[int] = set()
    for n, scene in enumerate(graf.adegan):
        if scene in found:
            continue
        rated = [(gerak.integritas, gerak.kepatuhan) for gerak, _ in graf.keluar[n] if gerak.pilihan.skor is not None]
        if rated and (max(i for i, _ in rated), max(k for _, k in rated)) not in rated:
            found.add(scene)
    return tuple(nama for i, nama in enumerate(graf.program.id_adegan) if i in found)


def endings(penilai: Penilai) -> tuple[AnalisisAkhir, ...]:
    """List the endings that play without controls reaches, in file order."""
    chances, ranges = ending_chances(penilai), ending_ranges(penilai)
    out: list[AnalisisAkhir] = []
    for scene in sorted(chances):
        akhir = penilai.program.adegan[scene].akhir
        if akhir is not None:
            integritas, kepatuhan = ranges[scene]
            out.append(
                AnalisisAkhir(
                    penilai.program.id_adegan[scene],
                    akhir.tingkat,
                    akhir.merugikan,
                    chances[scene],
                    integritas,
                    kepatuhan,
                )
            )
    return tuple(out)


def analyse(program: Program, sidik: str) -> Analisis:
    """Analyse a sound scenario; `sidik` is its digest (`kanonik`)."""
    with without_collector():
        return _analyse(program, sidik)


def _analyse(program: Program, sidik: str) -> Analisis:
    skenario = program.skenario
    penilai = Penilai(program)
    risiko = Risiko(program)
    without = risiko.risk(0)
    if without is None:
        raise ValueError("a sound scenario has a way on from every state")
    jalur, log10 = count_runs(penilai)
    first, second = penilai.dimensi
    return Analisis(
        skenario.id,
        sidik,
        len(program.gerak),
        sum(len(moves) for moves in program.gerak),
        sum(len(values) for values in reach(program)),
        jalur,
        log10,
        count_moves(penilai),
        penilai.bobot,
        skenario.bobot_akhir,
        (first.lo, first.hi),
        (second.lo, second.hi),
        endings(penilai),
        find_dilemmas(penilai.graf),
        without,
        tuple(AnalisisKendali(k.id, k.biaya, risiko.risk(1 << i)) for i, k in enumerate(skenario.mitigasi)),
        risiko.anggaran,
        risiko.best(),
    )
