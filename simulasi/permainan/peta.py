"""The branching map as data: scenes in reading order, arrows with conditions in words, chances, marks.

Tree, SVG, Mermaid, DOT, book and debrief draw this one object. The flow is that of random play, of weighed random play
(`Arus`), or what a cohort really did (`with_counts`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from simulasi.permainan.analisis import find_dilemmas
from simulasi.permainan.arus import Arus, Pembobot
from simulasi.permainan.cabang import TabelCabang, tabulate
from simulasi.permainan.graf import Graf, TerlaluBanyakKeadaan, order
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.model import Adegan, Kendali, Pilihan, Skenario

Jenis = Literal["cabang", "halaman", "akhir"]


@dataclass(frozen=True, slots=True)
class Panah:
    """An arrow: one target of one choice. Scenes are given by their numbers in the map (from 1).

    `nomor` is the choice's number in its scene; `cabang` counts the targets from 1, 0 where there is only one.
    `syarat` is when the choice is on offer, `syarat_cabang` when it leads here, in words; `lainnya`: the last target
    of several, taken where no condition before it held. `bagian`: share of the moves out of the scene (0–1); `arus`:
    how often a run passes along on average. `pernah`: whether play without controls ever does.
    """

    dari: int
    ke: int
    nomor: int
    pilihan: Pilihan
    cabang: int
    syarat: str
    syarat_cabang: str
    lainnya: bool
    bagian: float
    arus: float
    pernah: bool


@dataclass(frozen=True, slots=True)
class PanahKendali:
    """A redirection: with the control in place the choice leads from one scene to another."""

    dari: int
    ke: int
    nomor: int
    pilihan: Pilihan
    kendali: Kendali


@dataclass(frozen=True, slots=True)
class Simpul:
    """A scene in the map.

    `peluang`: the chance that a run passes it (0–1). `terjangkau`: whether play without controls can; where not,
    `lewat_kendali` tells whether a redirection leads on to it. `tabel` is None for an ending; `tingkat` "" for others.
    """

    nomor: int
    id: str
    adegan: Adegan
    jenis: Jenis
    tingkat: str
    titik_rawan: tuple[str, ...]
    peluang: float
    terjangkau: bool
    lewat_kendali: bool
    tabel: TabelCabang | None

    @property
    def dilema(self) -> bool:
        """Whether in some state no option on offer is highest in both ratings."""
        return self.tabel is not None and self.tabel.dilema


@dataclass(frozen=True)
class Peta:
    """A whole map. `simpul[i]` has number i + 1; `sumber` says in words what the chances describe."""

    skenario: Skenario
    simpul: tuple[Simpul, ...]
    panah: tuple[Panah, ...]
    pengalihan: tuple[PanahKendali, ...]
    sumber: str

    @cached_property
    def _by_id(self) -> dict[str, Simpul]:
        return {s.id: s for s in self.simpul}

    @cached_property
    def _by_place(self) -> tuple[dict[int, list[Panah]], dict[int, list[Panah]]]:
        leaving: dict[int, list[Panah]] = {}
        arriving: dict[int, list[Panah]] = {}
        for p in self.panah:
            leaving.setdefault(p.dari, []).append(p)
            arriving.setdefault(p.ke, []).append(p)
        return leaving, arriving

    def node(self, id_adegan: str) -> Simpul:
        """Give the node of a scene; raises `KeyError`."""
        return self._by_id[id_adegan]

    def leaving(self, nomor: int) -> tuple[Panah, ...]:
        """List the arrows out of a node, in file order."""
        return tuple(self._by_place[0].get(nomor, ()))

    def arriving(self, nomor: int) -> tuple[Panah, ...]:
        """List the arrows into a node."""
        return tuple(self._by_place[1].get(nomor, ()))


SUMBER_ACAK = "permainan acak: setiap pilihan yang tersedia sama mungkinnya"


def reading_order(skenario: Skenario) -> list[str]:
    """Order the scenes for reading: the first scene first, each as late as what leads to it, else as in the file.

    A file whose arrows lead downwards keeps its order; arrows back (loops of scenes) do not count.
    """
    names = list(skenario.adegan)
    place = {nama: i for i, nama in enumerate(names)}
    following: list[list[int]] = [
        sorted({place[c.ke] for p in adegan.pilihan for c in p.cabang}) for adegan in skenario.adegan.values()
    ]
    for kendali in skenario.mitigasi:
        for nama, pengalihan in kendali.mengalihkan.items():
            following[place[nama.partition(".")[0]]].append(place[pengalihan.ke])
    start = place[skenario.awal]
    depth = _depths(following, start)
    component = {i: c for c, members in enumerate(order(following)) for i in members}

    def counts(i: int, t: int) -> bool:
        return component[i] != component[t] or (depth[i], i) < (depth[t], t)

    forward = [[t for t in dict.fromkeys(targets) if t != i and counts(i, t)] for i, targets in enumerate(following)]
    waiting = [0] * len(names)
    for targets in forward:
        for t in targets:
            waiting[t] += 1
    ready = [(i != start, i) for i, count in enumerate(waiting) if count == 0]
    heapq.heapify(ready)
    out: list[str] = []
    while ready:
        _, i = heapq.heappop(ready)
        out.append(names[i])
        for t in forward[i]:
            waiting[t] -= 1
            if waiting[t] == 0:
                heapq.heappush(ready, (t != start, t))
    return out


def _depths(following: list[list[int]], start: int) -> list[int]:
    """Give the number of arrows of the shortest way from the start; what has none comes last."""
    depth = [len(following)] * len(following)
    depth[start] = 0
    queue = [start]
    for i in queue:
        for t in following[i]:
            if depth[t] == len(following):
                depth[t] = depth[i] + 1
                queue.append(t)
    return depth


def draw_map(program: Program, penilai: Penilai | None = None, bobot: Pembobot | None = None) -> Peta:
    """Make the map of a scenario whose names are sound.

    Without `penilai` (an unsound scenario has none) losses are left out. `bobot` weighs the choices; left out, all
    on offer are equally likely. Raises `TerlaluBanyakKeadaan` (S209).
    """
    graf = Graf(program) if penilai is None else penilai.graf
    arus = Arus(graf, None if penilai is None else penilai.ringkas.isi, bobot)
    tables = tabulate(arus, penilai, find_dilemmas(graf))
    chances = arus.scene_chances()
    reached = set(graf.adegan)
    names = reading_order(program.skenario)
    number = {nama: i + 1 for i, nama in enumerate(names)}
    redirected = _reached_by_controls(program, reached)
    nodes: list[Simpul] = []
    for nama in names:
        i = program.nomor[nama]
        adegan = program.adegan[i]
        nodes.append(
            Simpul(
                number[nama],
                nama,
                adegan,
                kind(adegan),
                "" if adegan.akhir is None else adegan.akhir.tingkat,
                tuple(dict.fromkeys(adegan.titik_rawan)),
                chances[i],
                i in reached,
                i in redirected,
                tables.get(nama),
            )
        )
    arrows = [arrow for node in nodes if node.tabel is not None for arrow in _arrows(node, number)]
    sumber = SUMBER_ACAK if bobot is None else "permainan acak dengan bobot pilihan"
    return Peta(program.skenario, tuple(nodes), tuple(arrows), tuple(_redirections(program, number)), sumber)


def kind(adegan: Adegan) -> Jenis:
    """Tell a fork from a page (a single choice, *Lanjut*) and an ending."""
    if adegan.akhir is not None:
        return "akhir"
    return "halaman" if len(adegan.pilihan) == 1 else "cabang"


def _arrows(node: Simpul, number: Mapping[str, int]) -> Iterable[Panah]:
    tabel = node.tabel
    if tabel is None:
        return
    moves = sum(tujuan.kali for baris in tabel.baris for tujuan in baris.tujuan)  # fewer than visits: dead ends
    for baris in tabel.baris:
        several = len(baris.tujuan) > 1
        for j, tujuan in enumerate(baris.tujuan):
            yield Panah(
                node.nomor,
                number[tujuan.adegan],
                baris.nomor,
                baris.pilihan,
                j + 1 if several else 0,
                baris.syarat,
                tujuan.syarat,
                several and j == len(baris.tujuan) - 1,
                tujuan.kali / moves if moves > 0 else 0.0,
                tujuan.kali,
                tujuan.kali > 0,
            )


def _redirections(program: Program, number: Mapping[str, int]) -> Iterable[PanahKendali]:
    for kendali in program.skenario.mitigasi:
        for nama, pengalihan in kendali.mengalihkan.items():
            scene, _, choice = nama.partition(".")
            for i, pilihan in enumerate(program.skenario.adegan[scene].pilihan):
                if pilihan.id == choice:
                    yield PanahKendali(number[scene], number[pengalihan.ke], i + 1, pilihan, kendali)


def _reached_by_controls(program: Program, reached: set[int]) -> set[int]:
    """Give the scenes that play reaches with some control in place but not without any."""
    found: set[int] = set()
    for i, kendali in enumerate(program.skenario.mitigasi):
        if kendali.mengalihkan or kendali.mengawali:
            with suppress(TerlaluBanyakKeadaan):  # then the map does not say what this control opens
                found |= set(Graf(program, 1 << i).adegan)
    return found - reached


def with_counts(
    peta: Peta, kali: Mapping[tuple[str, str, str], int], sampai: Mapping[str, int], lari: int, sumber: str
) -> Peta:
    """Give the map with what a cohort did in place of chances.

    `kali` counts moves by (scene id, choice id, target's scene id), `sampai` the runs that passed a scene, of `lari`
    runs; two branches of one choice to one scene show their moves on the first.
    """
    names = [s.id for s in peta.simpul]
    total: dict[int, int] = {}
    for (scene, _, _), n in kali.items():
        total[names.index(scene) + 1] = total.get(names.index(scene) + 1, 0) + n
    told: set[tuple[str, str, str]] = set()
    arrows: list[Panah] = []
    for p in peta.panah:
        key = names[p.dari - 1], p.pilihan.id, names[p.ke - 1]
        n = 0 if key in told else kali.get(key, 0)
        told.add(key)
        arrows.append(
            replace(p, bagian=n / total[p.dari] if total.get(p.dari) else 0.0, arus=n / lari if lari else 0.0)
        )
    nodes = tuple(replace(s, peluang=sampai.get(s.id, 0) / lari if lari else 0.0) for s in peta.simpul)
    return replace(peta, simpul=nodes, panah=tuple(arrows), sumber=sumber)
