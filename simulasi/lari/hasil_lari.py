"""What a finished run tells its participant: score, review, causes, mitigation strategy; ready to be shown.

Screens, plain text and exports read this one object, so their figures cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from simulasi.dasar.tanggal import long_date
from simulasi.lari.lakon import Lakon
from simulasi.permainan.graf import lead
from simulasi.permainan.mesin import Keadaan, available, exhibits, replay
from simulasi.permainan.nilai import NilaiLari
from simulasi.permainan.program import Program, apply, holds
from simulasi.permainan.tampilan import (
    AMBANG_KUADRAN,
    KETERANGAN,
    band,
    combine,
    quadrant,
    round_half_up,
    share_losses,
    word,
)
from simulasi.skenario.acuan import Acuan, split_citation, standing
from simulasi.skenario.model import DIMENSI, Adegan, Akhir, Kendali, Pilihan, Skenario, Syarat
from simulasi.skenario.sebut import shorten

PITA_DIBATASI: Final = (
    "Pita {dimensi} paling tinggi waspada dan kuadran tidak memujinya, karena ada pilihan yang bernilai 0 dalam "
    "{dimensi}: {pilihan}."
)
"""What the result says of a choice rated 0 (`skor.md` §2)."""


@dataclass(frozen=True, slots=True)
class SitasiLengkap:
    """A citation in full: as written, in short official words, what it says in our words, its status."""

    teks: str
    singkat: str
    isi: str
    status: str


@dataclass(frozen=True, slots=True)
class PilihanLain:
    """Another choice that was on offer, and the scene that it would have led to."""

    pilihan: Pilihan
    ke: str
    ke_judul: str


@dataclass(frozen=True, slots=True)
class LangkahHasil:
    """One move in the review. Ratings are None where unscored; the losses are shown values (one decimal)."""

    nomor: int
    adegan_id: str
    adegan: Adegan
    pilihan: Pilihan
    dinilai: bool
    integritas: int | None
    kepatuhan: int | None
    hilang_integritas: Decimal
    hilang_kepatuhan: Decimal
    kata: str
    sitasi: tuple[SitasiLengkap, ...]
    lain: tuple[PilihanLain, ...]


@dataclass(frozen=True, slots=True)
class KendaliStrategi:
    """A control of the strategy and what it alone does to the risk (0–1; None where it leaves no way on)."""

    kendali: Kendali
    risiko_tanpa: float
    risiko_dengan: float | None
    dasar: tuple[SitasiLengkap, ...]


@dataclass(frozen=True, slots=True)
class TitikStrategi:
    """A weak point: what it cost in this run (mean of both dimensions), its red flags met, its controls.

    `tanda_bahaya` pairs the exhibit's title with a flag that it hid.
    """

    kode: str
    nama: str
    modus: str
    hilang: Decimal
    tanda_bahaya: tuple[tuple[str, str], ...]
    kendali: tuple[KendaliStrategi, ...]


@dataclass(frozen=True, slots=True)
class HasilLari:
    """A finished run. Values are shown values: one decimal, half up; with the losses they add up to 100.0.

    `bobot` are the weights of gabungan (integritas, kepatuhan), `terkuat` the number of the strongest decision
    (from 0; None where none was worth praise), `penyebab` sentences that name what led to what. `batas` are sentences
    that name the choices rated 0 which hold a band down (`skor.md` §2); none after a grave failure, which says it all.
    """

    skenario: Skenario
    nilai: NilaiLari
    adegan_akhir: Adegan
    akhir: Akhir
    tingkat: str
    garis_merah: int
    berat: bool
    integritas: Decimal
    kepatuhan: Decimal
    gabungan: Decimal
    bobot: tuple[int, int]
    pita_integritas: str
    pita_kepatuhan: str
    kuadran: str
    batas: tuple[str, ...]
    langkah: tuple[LangkahHasil, ...]
    terkuat: int | None
    penyebab: tuple[str, ...]
    strategi: tuple[TitikStrategi, ...]
    keterangan: str = KETERANGAN


def cite(acuan: Acuan, sitasi: str, skenario: Skenario) -> SitasiLengkap:
    """Give a citation in full, with its status on the scenario's date."""
    slug, locator = split_citation(sitasi)
    if acuan.regulasi is None or slug not in acuan.regulasi:
        return SitasiLengkap(sitasi, sitasi, "", "tidak ada di katalog")
    entry = acuan.regulasi[slug]
    pasal = entry.pasal.get(locator)
    found = standing(acuan.regulasi, sitasi, skenario.diperiksa)
    day = long_date(skenario.diperiksa)
    words = {
        "berlaku": f"berlaku pada {day}",
        "tidak-berlaku": f"tidak berlaku pada {day}" + (f", diganti {found.pengganti}" if found.pengganti else ""),
        "tidak-terdaftar": "belum dicatat di katalog",
        "tidak-jelas": "tanggal berlakunya tidak diketahui",
    }
    if pasal is not None and pasal.sumber == "sekunder":
        words["berlaku"] += "; menurut sumber sekunder"
    return SitasiLengkap(
        sitasi, f"{entry.singkat} {locator}".strip(), "" if pasal is None else pasal.isi, words[found.status]
    )


def make_result(lakon: Lakon, pilihan: Sequence[str], bobot: tuple[int, int] = (50, 50)) -> HasilLari:
    """Derive everything from a scenario and the choices of a complete run.

    Raises what `Penilai.score` raises for choices that are no complete run.
    """
    nilai = lakon.penilai.score(pilihan)
    states = replay(lakon.program, pilihan)
    ending = lakon.skenario.adegan[nilai.akhir]
    if ending.akhir is None:
        raise ValueError(nilai.akhir)
    shown = round_half_up(nilai.integritas), round_half_up(nilai.kepatuhan)
    steps = _review(lakon, nilai, states)
    return HasilLari(
        lakon.skenario,
        nilai,
        ending,
        ending.akhir,
        nilai.tingkat,
        nilai.garis_merah,
        nilai.berat,
        shown[0],
        shown[1],
        round_half_up(combine(nilai.integritas, nilai.kepatuhan, bobot[0])),
        bobot,
        band(shown[0], berat=nilai.berat, nol=nilai.nol[0]),
        band(shown[1], berat=nilai.berat, nol=nilai.nol[1]),
        quadrant(*shown, berat=nilai.berat, nol=nilai.nol),
        () if nilai.berat else tuple(_tell_zeros(steps, shown)),
        steps,
        _strongest(nilai),
        find_causes(lakon.program, states, [s.pilihan for s in steps]),
        _strategy(lakon, nilai, states),
    )


def _tell_zeros(langkah: Sequence[LangkahHasil], shown: tuple[Decimal, Decimal]) -> Iterator[str]:
    """Name, for each dimension whose value alone would be praised, the choices rated 0 in it."""
    for d, name in enumerate(DIMENSI):
        zeros = [s for s in langkah if (s.integritas, s.kepatuhan)[d] == 0]
        if zeros and shown[d] >= AMBANG_KUADRAN:
            named = "; ".join(f'di "{s.adegan.judul}": "{shorten(s.pilihan.teks, 90)}"' for s in zeros)
            yield PITA_DIBATASI.format(dimensi=name, pilihan=named)


def _strongest(nilai: NilaiLari) -> int | None:
    """Find the decision with the highest ratings; of equals the one that lost least, weighs most, came first.

    None where no decision reached 2 in both dimensions ("avoids harm, keeps to the letter"): praise must be true.
    """
    decisions = [
        (-(step.integritas + step.kepatuhan), step.hilang_integritas + step.hilang_kepatuhan, -step.bobot, i)
        for i, step in enumerate(nilai.langkah)
        if step.integritas is not None and step.kepatuhan is not None and min(step.integritas, step.kepatuhan) >= 2
    ]
    return min(decisions)[3] if decisions else None


def _review(lakon: Lakon, nilai: NilaiLari, states: Sequence[Keadaan]) -> tuple[LangkahHasil, ...]:
    integritas = share_losses(nilai.integritas, [s.hilang_integritas for s in nilai.langkah])
    kepatuhan = share_losses(nilai.kepatuhan, [s.hilang_kepatuhan for s in nilai.langkah])
    out: list[LangkahHasil] = []
    for i, (step, here) in enumerate(zip(nilai.langkah, states, strict=False)):
        adegan = lakon.skenario.adegan[step.adegan]
        offered = available(lakon.program, here)
        chosen = next(g.pilihan for g in offered if g.pilihan.id == step.pilihan)
        others: list[PilihanLain] = []
        for gerak in offered:
            led = lead(gerak, here.nilai, 0)
            if gerak.pilihan is not chosen and led is not None:
                name = lakon.program.id_adegan[led[0]]
                others.append(PilihanLain(gerak.pilihan, name, lakon.skenario.adegan[name].judul))
        out.append(
            LangkahHasil(
                i + 1,
                step.adegan,
                adegan,
                chosen,
                step.integritas is not None,
                step.integritas,
                step.kepatuhan,
                integritas[i],
                kepatuhan[i],
                word(step),
                tuple(cite(lakon.acuan, s, lakon.skenario) for s in chosen.dasar),
                tuple(others),
            )
        )
    return tuple(out)


def find_causes(program: Program, states: Sequence[Keadaan], chosen: Sequence[Pilihan]) -> tuple[str, ...]:
    """Name the delayed consequences: what an earlier choice changed in a later scene or in where a choice led."""
    out: list[str] = []
    changed: dict[str, int] = {}  # variable: the latest move that changed it
    for i, here in enumerate(states):
        adegan = program.skenario.adegan[here.adegan]
        for sisipan in adegan.sisipan:
            if holds(program.compile_condition(sisipan.jika), here.nilai):
                cause = _cause(sisipan.jika, changed)
                if cause is not None and cause < i:
                    out.append(
                        f"{_told(program, states, chosen, cause)} Akibatnya terasa di "
                        f'"{adegan.judul}": {" ".join(sisipan.teks.split())}'
                    )
        if i == len(chosen):
            break
        before, after = program.unpack(here.nilai), program.unpack(states[i + 1].nilai)
        earlier = dict(changed)
        changed.update({nama: i for nama in after if before[nama] != after[nama]})
        branch = _branch(program, here, chosen[i])
        cause = None if branch is None else _cause(branch, earlier)
        if cause is not None:
            goal = program.skenario.adegan[states[i + 1].adegan].judul
            out.append(
                f'{_told(program, states, chosen, cause)} Karena itu pilihan Anda di "{adegan.judul}" '
                f'bermuara di "{goal}".'
            )
    return tuple(dict.fromkeys(out))


def _told(program: Program, states: Sequence[Keadaan], chosen: Sequence[Pilihan], move: int) -> str:
    scene = program.skenario.adegan[states[move].adegan]
    return f'Di "{scene.judul}" Anda memilih "{shorten(chosen[move].teks, 90)}".'


def _cause(jika: Syarat, changed: Mapping[str, int]) -> int | None:
    """Give the latest move that changed a variable of a condition."""
    moves = [changed[nama] for semua in jika for nama in semua if nama in changed]
    return max(moves, default=None)


def _branch(program: Program, here: Keadaan, pilihan: Pilihan) -> Syarat | None:
    """Give the conditions that decided where a branching choice led, None for a plain one."""
    if isinstance(pilihan.ke, str):
        return None
    gerak = next(g for g in program.gerak[program.nomor[here.adegan]] if g.pilihan is pilihan)
    v = here.nilai if gerak.efek is None else apply(gerak.efek, here.nilai)
    met: list[Syarat] = []
    for cabang in pilihan.ke:
        if cabang.jika is None:
            break
        met.append(cabang.jika)
        if holds(program.compile_condition(cabang.jika), v):
            return cabang.jika
    return tuple(semua for jika in met for semua in jika) or None


def _strategy(lakon: Lakon, nilai: NilaiLari, states: Sequence[Keadaan]) -> tuple[TitikStrategi, ...]:
    skenario = lakon.skenario
    losses: dict[str, Fraction] = {}
    for adegan in skenario.adegan.values():
        for kode in adegan.titik_rawan:
            losses.setdefault(kode, Fraction(0))
    for kendali in skenario.mitigasi:
        for kode in kendali.titik_rawan:
            losses.setdefault(kode, Fraction(0))
    for step in nilai.langkah:
        for kode in dict.fromkeys(skenario.adegan[step.adegan].titik_rawan):
            losses[kode] += (step.hilang_integritas + step.hilang_kepatuhan) / 2
    flags = _flags_met(lakon, states)
    without = lakon.risiko.risk(0) or 0.0
    catalogue = lakon.acuan.titik_rawan or {}
    out: list[TitikStrategi] = []
    for kode, loss in sorted(losses.items(), key=lambda item: -item[1]):
        entry = catalogue.get(kode)
        out.append(
            TitikStrategi(
                kode,
                kode if entry is None else entry.nama,
                "" if entry is None else entry.modus,
                round_half_up(loss),
                flags.get(kode, ()),
                tuple(
                    KendaliStrategi(
                        kendali,
                        without,
                        lakon.risiko.risk(1 << i),
                        tuple(cite(lakon.acuan, s, skenario) for s in kendali.dasar),
                    )
                    for i, kendali in enumerate(skenario.mitigasi)
                    if kode in kendali.titik_rawan
                ),
            )
        )
    return tuple(out)


def _flags_met(lakon: Lakon, states: Sequence[Keadaan]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give, by weak point, the red flags in the exhibits of the scenes that the run passed."""
    flags: dict[str, dict[tuple[str, str], None]] = {}
    for here in states:
        adegan = lakon.skenario.adegan[here.adegan]
        for _, berkas in exhibits(lakon.program, here):
            for kode in adegan.titik_rawan:
                for tanda in berkas.tanda_bahaya:
                    flags.setdefault(kode, {})[(berkas.judul, tanda)] = None
    return {kode: tuple(found) for kode, found in flags.items()}
