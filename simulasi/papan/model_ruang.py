"""What a room is told beyond counts: losses, risks, turning points, all worked out from its open numbers alone.

A mean of losses or a risk computed from every run would tell of the numbers that are kept back. So play is modelled
from what is open: at a fork each choice weighs as many runs as took it (plus 1/k, `skor.md` §4), and those kept back
share evenly what the open ones leave of the runs that came by. Whatever is derived here is a function of the story
and the open numbers, and cannot tell more than they do. The facilitator's tables hold the figures of all runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Final

from simulasi.papan.butir import ButirAdegan, ButirPilihan
from simulasi.papan.hitung import split_index
from simulasi.papan.risiko_kelas import RisikoModel, model_risk
from simulasi.papan.ruang import Ruang
from simulasi.papan.sel import came_by
from simulasi.papan.titik_balik import TitikBalik, turning_points
from simulasi.permainan.cabang import BarisPilihan, Kehilangan
from simulasi.permainan.peta import Peta, Simpul, draw_map
from simulasi.permainan.program import Gerak
from simulasi.permainan.risiko import Risiko


class ModelRuang:
    """The model of a room's play; `ruang` holds the open numbers."""

    def __init__(self, ruang: Ruang) -> None:
        self.ruang: Final = ruang
        self.lakon: Final = ruang.strata.lakon
        self._berat: Final[dict[str, tuple[Fraction, ...]]] = {}

    def weights(self, adegan: str) -> tuple[Fraction, ...]:
        """Give how many runs the model sees take each choice of a scene, in file order."""
        found = self._berat.get(adegan)
        if found is None:
            found = self._berat[adegan] = self._share_out(adegan)
        return found

    def _share_out(self, adegan: str) -> tuple[Fraction, ...]:
        told = self.ruang.choices(adegan)
        some = [n for n in told if n is not None]
        hidden = len(told) - len(some)
        came = self.ruang.count(came_by(adegan))
        if not hidden:
            rest = Fraction(0)
        elif came is not None:
            rest = Fraction(max(0, came - sum(some)), hidden)
        else:
            rest = Fraction(sum(some), len(some)) if some else Fraction(0)
        return tuple(rest if n is None else Fraction(n) for n in told)

    def weigh(self, adegan: str, gerak: Gerak) -> float:
        """Weigh a move, as the flow of play wants it."""
        choices = self.lakon.skenario.adegan[adegan].pilihan
        place = next(i for i, p in enumerate(choices) if p.id == gerak.pilihan.id)
        return float(self.weights(adegan)[place]) + 1 / len(choices)

    @cached_property
    def peta(self) -> Peta:
        """The map with the model's flow and losses."""
        return draw_map(self.lakon.program, self.lakon.penilai, self.weigh)

    @cached_property
    def risiko(self) -> RisikoModel:
        """The risks of harm in the model."""
        return model_risk(self.lakon, Risiko(self.lakon.program, self.weigh))

    @cached_property
    def hilang(self) -> dict[str, Fraction]:
        """What a run loses at each scene on average, mean of both dimensions; without those that are not known."""
        out: dict[str, Fraction] = {}
        for simpul in self.peta.simpul:
            lost = None if simpul.tabel is None else simpul.tabel.hilang
            if lost is not None:
                out[simpul.id] = (Fraction(lost[0]) + Fraction(lost[1])) / 2
        return out

    @cached_property
    def titik(self) -> tuple[tuple[str, Fraction], ...]:
        """What a run loses at the scenes of each weak point on average, the dearest first; those without a loss not."""
        lost: dict[str, Fraction] = {}
        for simpul in self.peta.simpul:
            for kode in simpul.titik_rawan:
                lost[kode] = lost.get(kode, Fraction(0)) + self.hilang.get(simpul.id, Fraction(0))
        return tuple(sorted(((k, x) for k, x in lost.items() if x > 0), key=lambda item: (-item[1], item[0])))

    @cached_property
    def cabang(self) -> tuple[ButirAdegan, ...]:
        """The forks in the order of the map."""
        return tuple(self._forks())

    @cached_property
    def titik_balik(self) -> TitikBalik:
        """The turning points by the open numbers; groups are too small to be compared on a wall."""
        return turning_points(self.cabang)

    def _forks(self) -> Iterator[ButirAdegan]:
        told = [s for s in self.peta.simpul if s.jenis != "akhir"]
        for place, simpul in enumerate(told):
            if simpul.jenis == "cabang":
                yield self._fork(simpul, Fraction(2 * place + 1, 2 * len(told)))

    def _fork(self, simpul: Simpul, posisi: Fraction) -> ButirAdegan:
        ruang = self.ruang
        came = ruang.count(came_by(simpul.id))
        runs = math.floor(simpul.peluang * ruang.n) if came is None else came
        weights = self.weights(simpul.id)
        rows = {} if simpul.tabel is None else {row.pilihan.id: row for row in simpul.tabel.baris}
        choices = tuple(
            _choice(rows.get(p.id), ButirPilihan(p, n or 0, n or 0, _part(n, came), None, None, None))
            for p, n in zip(simpul.adegan.pilihan, ruang.choices(simpul.id), strict=True)
        )
        lost, met = self.hilang.get(simpul.id), 0 if simpul.tabel is None else simpul.tabel.kali
        common = math.lcm(*(w.denominator for w in weights))
        return ButirAdegan(
            ruang.strata.skenario,
            simpul.id,
            simpul.adegan.judul,
            runs,
            runs,
            runs,
            simpul.dilema,
            choices,
            None if lost is None or met <= 0 else lost / Fraction(met),
            split_index([int(w * common) for w in weights]),
            None,
            posisi,
            None,
        )


def _part(n: int | None, whole: int | None) -> Fraction | None:
    return Fraction(n, whole) if n is not None and whole else None


def _choice(row: BarisPilihan | None, known: ButirPilihan) -> ButirPilihan:
    if row is None or row.hilang is None or row.kali <= 0:
        return known
    first, second = (_mean(h) for h in row.hilang)
    return ButirPilihan(known.pilihan, known.n, known.orang, known.bagian, first, second, None)


def _mean(hilang: Kehilangan) -> Fraction:
    return Fraction(hilang.rata)
