"""The cohort's risk (`skor.md` §4): how the class played, as a model, beside what was observed and random play.

In the model choice c of a scene with k choices has weight n(c) + 1/k, where n counts the official runs (each visit
counts), restricted to what is on offer. It is a model and is labelled so wherever it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from simulasi.lari.lakon import Lakon
from simulasi.papan.strata import Strata
from simulasi.permainan.arus import Arus, Pembobot
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Gerak
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.model import Kendali

MODEL: Final = (
    "Model permainan kelas: tiap pilihan berpeluang sebanding dengan berapa kali kelas mengambilnya, ditambah sedikit "
    "peluang untuk pilihan yang belum pernah diambil. Bukan ramalan."
)
"""What stands beside every figure of the model."""


@dataclass(frozen=True, slots=True)
class AkhirKelas:
    """One ending: how many official runs and people reached it, and its chance (0–1) in the two models."""

    adegan: str
    judul: str
    tingkat: str
    rugi: bool
    n: int
    orang: int
    bagian: Fraction | None
    peluang_acak: float
    peluang_kelas: float


@dataclass(frozen=True, slots=True)
class KendaliKelas:
    """One control alone in place: the risks (0–1) that remain, None where it leaves no way on; how often picked."""

    kendali: Kendali
    dipilih: int
    dipilih_orang: int
    risiko_acak: float | None
    risiko_kelas: float | None
    terbaik_acak: bool
    terbaik_kelas: bool


@dataclass(frozen=True, slots=True)
class RisikoTerbaik:
    """The best set within the budget: control ids in file order, cost, risk that remains."""

    kendali: tuple[str, ...]
    biaya: int
    risiko: float


@dataclass(frozen=True, slots=True)
class RisikoModel:
    """The risk of harm in one model of play: without controls, with each alone (by id), with the best set."""

    tanpa: float
    dengan: Mapping[str, float | None]
    terbaik: RisikoTerbaik


def model_risk(lakon: Lakon, play: Risiko) -> RisikoModel:
    """Read the risks of one model of play."""
    ids = tuple(k.id for k in lakon.skenario.mitigasi)
    return RisikoModel(_without(play), {name: play.risk(1 << i) for i, name in enumerate(ids)}, _best(play, ids))


@dataclass(frozen=True, slots=True)
class RisikoKelas:
    """The risk of harm in one stratum. `teramati`: share of the official runs that ended in harm; the others 0–1."""

    skenario: str
    lari: int
    orang: int
    akhir: tuple[AkhirKelas, ...]
    teramati: Fraction | None
    acak: float
    kelas: float
    kendali: tuple[KendaliKelas, ...]
    anggaran: int
    terbaik_acak: RisikoTerbaik
    terbaik_kelas: RisikoTerbaik
    keterangan: str = MODEL


def cohort_weights(strata: Strata) -> Pembobot:
    """Give the weight of a choice by scene id and move: n(c) + 1/k (`skor.md` §4)."""
    counts: Mapping[tuple[str, str], int] = strata.kunjungan
    adegan = strata.lakon.skenario.adegan

    def weigh(name: str, gerak: Gerak) -> float:
        return counts.get((name, gerak.pilihan.id), 0) + 1 / len(adegan[name].pilihan)

    return weigh


def cohort_risk(strata: Strata) -> RisikoKelas:
    """Work out the risks of a stratum, random play and the cohort's own, without and with each control."""
    lakon = strata.lakon
    weigh = cohort_weights(strata)
    random_play, own_play = lakon.risiko, Risiko(lakon.program, weigh)
    mitigasi = lakon.skenario.mitigasi
    ids = tuple(k.id for k in mitigasi)
    best = _best(random_play, ids), _best(own_play, ids)
    picked: Counter[str] = Counter()
    picked_people: Counter[str] = Counter()
    for _, kendali, people in strata.lari.picks():
        for name in kendali:
            picked[name] += 1
            picked_people[name] += people
    harmed = sum(jalan.lari for jalan in strata.jalan if jalan.nilai.rugi)
    return RisikoKelas(
        strata.skenario,
        len(strata.lari),
        sum(jalan.orang for jalan in strata.jalan),
        _endings(strata, weigh),
        Fraction(harmed, len(strata.lari)) if strata.lari else None,
        _without(random_play),
        _without(own_play),
        tuple(
            KendaliKelas(
                kendali,
                picked[kendali.id],
                picked_people[kendali.id],
                random_play.risk(1 << i),
                own_play.risk(1 << i),
                kendali.id in best[0].kendali,
                kendali.id in best[1].kendali,
            )
            for i, kendali in enumerate(mitigasi)
        ),
        lakon.risiko.anggaran,
        *best,
    )


def _without(risiko: Risiko) -> float:
    found = risiko.risk(0)
    if found is None:
        raise ValueError("a scenario with a scored run has a way on")
    return found


def _best(risiko: Risiko, ids: tuple[str, ...]) -> RisikoTerbaik:
    found = risiko.best()
    return RisikoTerbaik(tuple(ids[i] for i in found.kendali), found.biaya, found.risiko)


def _chances(penilai: Penilai, bobot: Pembobot | None) -> dict[str, float]:
    """Give the chance of each ending by scene id."""
    graf = penilai.graf
    found: dict[str, float] = {}
    for n, visits in enumerate(Arus(graf, penilai.ringkas.isi, bobot).kunjungan):
        if graf.is_ending(n):
            name = graf.program.id_adegan[graf.adegan[n]]
            found[name] = found.get(name, 0.0) + visits
    return found


def _endings(strata: Strata, weigh: Pembobot) -> tuple[AkhirKelas, ...]:
    lakon = strata.lakon
    penilai = lakon.penilai
    reached: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for jalan in strata.jalan:
        reached[jalan.nilai.akhir] += jalan.lari
        people[jalan.nilai.akhir] += jalan.orang
    total = sum(reached.values())
    random_play, own_play = _chances(penilai, None), _chances(penilai, weigh)
    out: list[AkhirKelas] = []
    for name in strata.urutan_adegan:
        adegan = lakon.skenario.adegan[name]
        if adegan.akhir is not None and name in random_play:
            n = reached[name]
            out.append(
                AkhirKelas(
                    name,
                    adegan.judul,
                    adegan.akhir.tingkat,
                    adegan.akhir.merugikan,
                    n,
                    people[name],
                    Fraction(n, total) if total else None,
                    random_play[name],
                    own_play[name],
                )
            )
    return tuple(out)
