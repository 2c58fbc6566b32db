"""A table per fork: what each option is rated, how long it is, what it sets, where it leads, and what it costs.

One pure function feeds the book, the map and the preview, so their figures cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from simulasi.permainan.arus import Arus, TerlaluBanyakRiwayat
from simulasi.permainan.nilai import Dimensi, Penilai
from simulasi.permainan.program import Gerak, Program
from simulasi.skenario.model import SKOR_TINGKAT, Adegan, Pilihan, Skenario
from simulasi.skenario.sebut import tell_condition, tell_effects

TINGKAT_AKHIR: Final = tuple(SKOR_TINGKAT)
"""Levels of endings from the best to the worst."""

RIWAYAT_MAKS: Final = 200_000
"""Pairs of a state and the weight decided so far, up to which losses are computed."""


@dataclass(frozen=True, slots=True)
class Tujuan:
    """One target of an option. `syarat` in words, "" for the only or the last one; `kali`: moves there in a run.

    `kali` is the expected number under random play.
    """

    adegan: str
    syarat: str
    kali: float


@dataclass(frozen=True, slots=True)
class Kehilangan:
    """What an option loses of 100 in one dimension: least and largest over all histories, mean under random play."""

    min: Fraction
    rata: float
    maks: Fraction


@dataclass(frozen=True, slots=True)
class BarisPilihan:
    """One option of a fork.

    `panjang` counts the characters of its text. `kali` and `tersedia` are expected numbers in a run under random
    play: how often it is taken, and how often the scene is met while it is on offer. `akhir` are the levels of the
    endings that can still be reached after it, best first; `hilang` the losses (integritas, kepatuhan), None where
    they were not computed. `ditutup` are ids of controls, `dialihkan` pairs of a control's id and a scene.
    """

    nomor: int
    pilihan: Pilihan
    syarat: str
    panjang: int
    atur: tuple[str, ...]
    tujuan: tuple[Tujuan, ...]
    akhir: tuple[str, ...]
    kali: float
    tersedia: float
    hilang: tuple[Kehilangan, Kehilangan] | None
    ditutup: tuple[str, ...]
    dialihkan: tuple[tuple[str, str], ...]

    @property
    def terbaik(self) -> bool:
        """Whether it never loses anything in either dimension."""
        return self.hilang is not None and all(h.maks == 0 for h in self.hilang)


@dataclass(frozen=True, slots=True)
class TabelCabang:
    """One fork. `kali`: how often it is met in a run on average; `dominan`: the option best in both dimensions."""

    id: str
    adegan: Adegan
    kali: float
    baris: tuple[BarisPilihan, ...]
    dilema: bool
    dominan: str | None

    @property
    def hilang(self) -> tuple[float, float] | None:
        """What a run loses here on average, in both dimensions; with the mean nilai these add up to 100."""
        parts = [(b.kali, b.hilang) for b in self.baris if b.kali > 0]  # never on offer: nothing to lose
        if any(h is None for _, h in parts):
            return None
        return (
            sum(kali * h[0].rata for kali, h in parts if h is not None),
            sum(kali * h[1].rata for kali, h in parts if h is not None),
        )


def dominant(adegan: Adegan) -> Pilihan | None:
    """Give the first option that is at least as good as every other in both dimensions, among two or more rated ones.

    Ties count (S401): where such an option stands nobody need weigh one dimension against the other.
    """
    rated = [(p.skor.integritas, p.skor.kepatuhan, p) for p in adegan.pilihan if p.skor is not None]
    if len(rated) < 2:
        return None
    best = max(i for i, _, _ in rated), max(k for _, k, _ in rated)
    return next((p for i, k, p in rated if (i, k) == best), None)


@dataclass(frozen=True, slots=True)
class PanjangTeks:
    """How often length tells the best option (S402), over the forks that can tell.

    `cabang`: forks with three or more scored options and a single highest sum of ratings; of them that option is
    `terpanjang` by 15 % or more, `paling_panjang` by any margin, `terpendek`.
    """

    cabang: int
    terpanjang: int
    paling_panjang: int
    terpendek: int


LEBIH_PANJANG: Final = 1.15


def compare_lengths(skenario: Skenario) -> PanjangTeks:
    """Compare the length of the best option with the others, fork by fork."""
    forks = longest = plainly = shortest = 0
    for adegan in skenario.adegan.values():
        rated = [(p.skor.integritas + p.skor.kepatuhan, len(p.teks)) for p in adegan.pilihan if p.skor is not None]
        top = max((total for total, _ in rated), default=0)
        best = [length for total, length in rated if total == top]
        if len(rated) < 3 or len(best) != 1:
            continue
        others = [length for total, length in rated if total != top]
        forks += 1
        longest += best[0] >= LEBIH_PANJANG * max(others)
        plainly += best[0] > max(others)
        shortest += best[0] < min(others)
    return PanjangTeks(forks, longest, plainly, shortest)


def tabulate(arus: Arus, penilai: Penilai | None, dilema: Sequence[str] = ()) -> dict[str, TabelCabang]:
    """Tabulate every fork, by scene id in file order.

    Without `penilai` (an unsound scenario has none), or beyond `RIWAYAT_MAKS`, losses are None.
    """
    program = arus.graf.program
    open_endings = _open_endings(arus)
    counts = _count_moves(arus)
    losses = None if penilai is None else find_losses(arus, penilai)
    out: dict[str, TabelCabang] = {}
    for i, (nama, adegan) in enumerate(zip(program.id_adegan, program.adegan, strict=True)):
        if not adegan.pilihan:
            continue
        rows = tuple(
            _row(program, i, gerak, counts, open_endings, None if losses is None else losses.get((i, gerak.nomor)))
            for gerak in program.gerak[i]
        )
        best = dominant(adegan)
        out[nama] = TabelCabang(nama, adegan, counts.adegan[i], rows, nama in dilema, None if best is None else best.id)
    return out


@dataclass(frozen=True, slots=True)
class _Hitungan:
    """Expected numbers in a run: by scene; by scene and choice, of moves and of offers; and by target as well."""

    adegan: Sequence[float]
    gerak: Mapping[tuple[int, int], float]
    tersedia: Mapping[tuple[int, int], float]
    tujuan: Mapping[tuple[int, int, int], float]


def _count_moves(arus: Arus) -> _Hitungan:
    graf = arus.graf
    scenes = [0.0] * len(graf.program.gerak)
    moves: dict[tuple[int, int], float] = {}
    offers: dict[tuple[int, int], float] = {}
    targets: dict[tuple[int, int, int], float] = {}
    for n, visits in enumerate(arus.kunjungan):
        scene = graf.adegan[n]
        scenes[scene] += visits
        for (gerak, t), share in zip(graf.keluar[n], arus.shares(n), strict=True):
            key = scene, gerak.nomor
            moves[key] = moves.get(key, 0.0) + visits * share
            offers[key] = offers.get(key, 0.0) + visits
            goal = (*key, graf.adegan[t])
            targets[goal] = targets.get(goal, 0.0) + visits * share
    return _Hitungan(scenes, moves, offers, targets)


def _row(
    program: Program,
    scene: int,
    gerak: Gerak,
    counts: _Hitungan,
    open_endings: Mapping[tuple[int, int], int],
    hilang: tuple[Kehilangan, Kehilangan] | None,
) -> BarisPilihan:
    pilihan = gerak.pilihan
    key = scene, gerak.nomor
    levels = open_endings.get(key, 0)
    kendali = program.skenario.mitigasi
    name = f"{program.id_adegan[scene]}.{pilihan.id}"
    return BarisPilihan(
        gerak.nomor + 1,
        pilihan,
        tell_condition(pilihan.jika),
        len(pilihan.teks),
        tell_effects(pilihan.atur, pilihan.tambah),
        _targets(program, key, pilihan, counts),
        tuple(tingkat for bit, tingkat in enumerate(TINGKAT_AKHIR) if levels >> bit & 1),
        counts.gerak.get(key, 0.0),
        counts.tersedia.get(key, 0.0),
        hilang,
        tuple(k.id for k in kendali if name in k.menutup),
        tuple((k.id, k.mengalihkan[name].ke) for k in kendali if name in k.mengalihkan),
    )


def _targets(program: Program, key: tuple[int, int], pilihan: Pilihan, counts: _Hitungan) -> tuple[Tujuan, ...]:
    """List the branches; two that lead to one scene share its moves on the first."""
    out: list[Tujuan] = []
    told: set[int] = set()
    for cabang in pilihan.cabang:
        goal = program.nomor[cabang.ke]
        kali = 0.0 if goal in told else counts.tujuan.get((*key, goal), 0.0)
        told.add(goal)
        out.append(Tujuan(cabang.ke, tell_condition(cabang.jika), kali))
    return tuple(out)


def _open_endings(arus: Arus) -> dict[tuple[int, int], int]:
    """Give, by scene and choice, the levels of the endings that can be reached after it, as bits."""
    graf = arus.graf
    level = [0] * len(graf.keluar)
    for n, scene in enumerate(graf.adegan):
        akhir = graf.program.adegan[scene].akhir
        if akhir is not None:
            level[n] = 1 << TINGKAT_AKHIR.index(akhir.tingkat)
    for members in reversed(arus.components):
        joined = 0
        for n in members:
            joined |= level[n]
            for _, t in graf.keluar[n]:
                joined |= level[t]
        for n in members:
            level[n] = joined
    out: dict[tuple[int, int], int] = {}
    for n, moves in enumerate(graf.keluar):
        for gerak, t in moves:
            key = graf.adegan[n], gerak.nomor
            out[key] = out.get(key, 0) | level[t]
    return out


class _Catatan:
    """Collects the losses of one option in one dimension, in units of T."""

    def __init__(self) -> None:
        self.least: int | None = None
        self.most: int = 0
        self.sum: float = 0.0

    def add(self, loss: int, mass: float) -> None:
        self.least = loss if self.least is None or loss < self.least else self.least
        self.most = max(self.most, loss)
        self.sum += loss * mass


def find_losses(arus: Arus, penilai: Penilai) -> dict[tuple[int, int], tuple[Kehilangan, Kehilangan]] | None:
    """Give, by scene and choice, what a move loses in both dimensions; None beyond `RIWAYAT_MAKS`.

    A loss depends on the history only through the weight decided so far (`skor.md` §3: of P and B only B enters the
    difference), so pairs of state and weight are enough. A move inside an unscored loop loses nothing.
    """
    found: dict[tuple[int, int], tuple[_Catatan, _Catatan]] = {}
    best = _Terbaik(penilai), _Terbaik(penilai, 1)
    try:
        for n, weights, hops in arus.spread(0, _add_weight, RIWAYAT_MAKS):
            for gerak, t, chance in hops:
                key = _scene_of(arus, penilai, n, gerak), gerak.nomor
                notes = found.setdefault(key, (_Catatan(), _Catatan()))
                for d, rating in enumerate((gerak.integritas, gerak.kepatuhan)):
                    _note_losses(best[d], (n, t), (gerak.bobot, rating), chance, weights, notes[d])
    except TerlaluBanyakRiwayat:
        return None
    counts = _count_moves(arus)
    inner = {
        (arus.graf.adegan[n], gerak.nomor)
        for n, moves in enumerate(arus.graf.keluar)
        for gerak, t in moves
        if penilai.ringkas.letak[t] == penilai.ringkas.letak[n]
    }
    for key in inner:
        for note in found.setdefault(key, (_Catatan(), _Catatan())):
            note.add(0, 0.0)
    spans = [d.hi - d.lo for d in penilai.dimensi]
    out: dict[tuple[int, int], tuple[Kehilangan, Kehilangan]] = {}
    for key, notes in found.items():
        kali = counts.gerak.get(key, 0.0)
        first, second = (
            Kehilangan(
                Fraction(100 * (note.least or 0), span),
                100 * note.sum / span / kali if kali > 0 else 0.0,
                Fraction(100 * note.most, span),
            )
            for note, span in zip(notes, spans, strict=True)
        )
        out[key] = first, second
    return out


def _add_weight(b: int, gerak: Gerak) -> int:
    return b + gerak.bobot


class _Terbaik:
    """The largest T in reach by graph node and weight so far, the sum of ratings so far left out; computed once."""

    def __init__(self, penilai: Penilai, nomor: int = 0) -> None:
        self._dimensi: Dimensi = penilai.dimensi[nomor]
        self._letak: list[int] = penilai.ringkas.letak
        self._penuh: int = penilai.penuh
        self._known: dict[tuple[int, int], int] = {}

    def at(self, n: int, b: int) -> int:
        key = self._letak[n], b
        value = self._known.get(key)
        if value is None:
            value = self._known[key] = self._dimensi.reachable(self._penuh, 0, b, key[0])
        return value


def _note_losses(
    best: _Terbaik,
    move: tuple[int, int],
    weighs: tuple[int, int],
    chance: float,
    weights: Mapping[int, float],
    note: _Catatan,
) -> None:
    """Note what a move between two nodes, of weight and rating `weighs`, loses for each weight decided before."""
    (n, t), (w, rating) = move, weighs
    for b, mass in weights.items():
        note.add(best.at(n, b) - w * rating - best.at(t, b + w), mass * chance)


def _scene_of(arus: Arus, penilai: Penilai, n: int, gerak: Gerak) -> int:
    """Give the scene of a move out of node n or out of the loop that holds it."""
    graf = arus.graf
    own = graf.adegan[n]
    if any(g is gerak for g, _ in graf.keluar[n]):
        return own
    members = penilai.ringkas.isi[penilai.ringkas.letak[n]]
    return next(graf.adegan[m] for m in members if any(g is gerak for g, _ in graf.keluar[m]))
