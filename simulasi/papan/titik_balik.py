"""Turning points: the forks worth talking about, picked by data (`skor.md` §6, `hasil.md` §5).

value = z(split index) + z(mean loss) + z(spread between groups), + 1 for a dilemma. Standardised over the candidates
(mean 0, standard deviation of the whole 1; a figure that does not vary, or is not known, counts 0). Candidates are
forks with two or more choices that at least ten official runs came by; of each third of the scenario (by the fork's
mean place in the runs) at most one is picked.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulasi.dasar.angka import figure, percent
from simulasi.dasar.galat import Galat
from simulasi.papan.butir import ButirAdegan, ButirPilihan
from simulasi.skenario.sebut import nearest, shorten

TERBANYAK: Final = 3
LEAST_RUNS: Final = 10
TAMBAHAN_DILEMA: Final = 1.0
_BAGIAN: Final = ("awal", "tengah", "akhir")
_SAMA: Final = 1e-9


class TitikBalikTidakDikenal(Galat):
    """A scene asked for as a turning point that is no candidate."""


@dataclass(frozen=True, slots=True)
class CalonTitikBalik:
    """A candidate: its value, the parts of it (standardised), the third of the scenario (0, 1, 2), and why in words."""

    butir: ButirAdegan
    nilai: float
    z_terbelah: float
    z_hilang: float
    z_sebaran: float
    bagian: int
    alasan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitikBalik:
    """What was picked, in the order of the story, and all candidates, the highest value first.

    `oleh_fasilitator`: the leader chose them instead of the data.
    """

    terpilih: tuple[CalonTitikBalik, ...]
    calon: tuple[CalonTitikBalik, ...]
    oleh_fasilitator: bool = False


def turning_points(forks: Iterable[ButirAdegan]) -> TitikBalik:
    """Pick at most three turning points of one scenario; equal values go to the earlier place, then the scene id."""
    known = [f for f in forks if f.lari >= LEAST_RUNS and len(f.pilihan) >= 2]
    parts = (
        _standardise([f.terbelah for f in known]),
        _standardise([None if f.hilang is None else float(f.hilang) for f in known]),
        _standardise([None if f.sebaran is None else float(f.sebaran) for f in known]),
    )
    candidates = [_candidate(*these) for these in zip(known, *parts, strict=True)]
    candidates.sort(key=lambda c: (-round(c.nilai / _SAMA), c.butir.posisi or 0, c.butir.adegan))
    best: dict[int, CalonTitikBalik] = {}
    for candidate in candidates:
        best.setdefault(candidate.bagian, candidate)
    return TitikBalik(_in_order(best.values()), tuple(candidates))


def choose(data: TitikBalik, adegan: Sequence[str]) -> TitikBalik:
    """Put the leader's choice in the place of the data's: one to three scenes of the candidates.

    Raises `TitikBalikTidakDikenal` for a scene that is none, and for more than three.
    """
    known = {c.butir.adegan: c for c in data.calon}
    asked = list(dict.fromkeys(adegan))
    if len(asked) > TERBANYAK:
        raise TitikBalikTidakDikenal(f"Titik balik paling banyak {TERBANYAK}. Kurangi daftarnya menjadi {TERBANYAK}.")
    for name in asked:
        if name not in known:
            hint = nearest(name, known) or (
                f"Yang dapat dipilih: {', '.join(known)}."
                if known
                else f"Belum ada yang dapat dipilih: perlu sedikitnya {LEAST_RUNS} permainan selesai."
            )
            raise TitikBalikTidakDikenal(f'Adegan "{shorten(name, 40)}" tidak ada di antara calon titik balik. {hint}')
    return TitikBalik(_in_order(known[name] for name in asked), data.calon, oleh_fasilitator=True)


def _in_order(candidates: Iterable[CalonTitikBalik]) -> tuple[CalonTitikBalik, ...]:
    return tuple(sorted(candidates, key=lambda c: (c.butir.posisi or 0, c.butir.adegan)))


def _standardise(values: Sequence[float | None]) -> list[float]:
    known = [x for x in values if x is not None]
    if not known:
        return [0.0] * len(values)
    mean = math.fsum(known) / len(known)
    deviation = math.sqrt(math.fsum((x - mean) ** 2 for x in known) / len(known))
    if deviation < _SAMA:
        return [0.0] * len(values)
    return [0.0 if x is None else (x - mean) / deviation for x in values]


def _candidate(fork: ButirAdegan, split: float, loss: float, spread: float) -> CalonTitikBalik:
    third = 0 if fork.posisi is None else min(2, math.floor(3 * fork.posisi))
    value = math.fsum((split, loss, spread, TAMBAHAN_DILEMA if fork.dilema else 0.0))
    return CalonTitikBalik(fork, value, split, loss, spread, third, _reasons(fork, split, loss, spread))


def projected_reasons(calon: CalonTitikBalik, tampak: Collection[str]) -> tuple[str, ...]:
    """Say why with figures about the choices `tampak` alone: what may be told where others are kept back."""
    return _reasons(calon.butir, calon.z_terbelah, calon.z_hilang, calon.z_sebaran, tampak)


def _reasons(
    fork: ButirAdegan, split: float, loss: float, spread: float, tampak: Collection[str] | None = None
) -> tuple[str, ...]:
    """Say why, the heaviest reason first; where nothing stands out, at least how the class split."""
    shown = [p for p in fork.pilihan if tampak is None or p.pilihan.id in tampak]
    whole = len(shown) == len(fork.pilihan)
    split_words = _split_words(fork) if whole else "Suara kelas terbelah di sini."
    found: list[tuple[float, str]] = [(split, split_words)] if split > 0 else []
    if loss > 0 and fork.hilang is not None:
        found.append(
            (loss, f"Poin banyak hilang di sini: rata-rata {figure(float(fork.hilang))} setiap kali dijumpai.")
        )
    if spread > 0 and any(p.sebaran is not None for p in shown):
        found.append((spread, _spread_words(shown)))
    if fork.dilema:
        found.append((TAMBAHAN_DILEMA, "Ini dilema: tidak ada pilihan yang terbaik di kedua dimensi sekaligus."))
    found.sort(key=lambda item: -round(item[0] / _SAMA))
    third = _BAGIAN[0 if fork.posisi is None else min(2, math.floor(3 * fork.posisi))]
    most = f"Paling menonjol di bagian {third} cerita."
    return tuple(words for _, words in found) or (f"{most} {split_words}" if whole else most,)


_TERBELAH: Final = ((0.9, "Suara hampir terbagi rata"), (0.5, "Suara terbelah"), (0, "Suara condong ke satu pilihan"))
"""How a split is called, from which split index on."""


def _split_words(fork: ButirAdegan) -> str:
    leading = sorted((p for p in fork.pilihan if p.bagian), key=lambda p: -p.n)[:2]
    shares = ", ".join(f'{percent(float(p.bagian or 0))} memilih "{shorten(p.pilihan.teks, 60)}"' for p in leading)
    if len(leading) < 2:
        return f"Semua sepakat: {shares}."
    word = next(word for least, word in _TERBELAH if (fork.terbelah or 0) >= least)
    return f"{word}: {shares}."


def _spread_words(pilihan: Sequence[ButirPilihan]) -> str:
    known = [p for p in pilihan if p.sebaran is not None]
    widest = max(known, key=lambda p: p.sebaran or 0)
    return (
        f'Kelompok berbeda jauh: bagian yang memilih "{shorten(widest.pilihan.teks, 60)}" berselisih sampai '
        f"{figure(100 * float(widest.sebaran or 0))} poin persen antarkelompok."
    )
