"""Item analysis: the table `butir`, one row a fork and choice (`hasil.md` §3, formulas of `skor.md` §6).

Over the official runs of one stratum. `ButirAdegan` and `ButirPilihan` hold the exact figures; turning points and the
debrief read the same ones.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from simulasi.papan.hitung import LEAST_ITEM, LEAST_PEOPLE, Pasangan, parts, round_to, split_index, spread
from simulasi.papan.kolom import Arti
from simulasi.papan.strata import Jalan, JejakKelompok, Strata
from simulasi.permainan.analisis import find_dilemmas
from simulasi.permainan.nilai import NilaiLangkah
from simulasi.permainan.tampilan import round_half_up
from simulasi.skenario.model import Pilihan

HAMPIR_SEMUA: Final = Fraction(9, 10)
"""A choice that this share took tells as little about a class as one that nobody took."""

TAK_DIPILIH: Final = "tak_dipilih"
HAMPIR: Final = "hampir_semua"
KORELASI_NEGATIF: Final = "korelasi_negatif"


@dataclass(frozen=True, slots=True)
class ButirPilihan:
    """One choice of a fork: visits, people who took it, mean loss in both dimensions (None where nobody did).

    `sebaran` is the largest minus the smallest share among groups of 5 or more people at this fork.
    """

    pilihan: Pilihan
    n: int
    orang: int
    bagian: Fraction | None
    hilang_integritas: Fraction | None
    hilang_kepatuhan: Fraction | None
    sebaran: Fraction | None

    @property
    def hilang(self) -> Fraction | None:
        """Mean loss, mean of the two dimensions."""
        if self.hilang_integritas is None or self.hilang_kepatuhan is None:
            return None
        return (self.hilang_integritas + self.hilang_kepatuhan) / 2


@dataclass(frozen=True, slots=True)
class ButirAdegan:
    """One fork: visits, official runs and people that came by, its choices in file order.

    `hilang`: mean loss a visit, mean of the two dimensions. `sebaran`: the largest of its choices. `posisi`: mean
    place in the runs, 0 first, 1 last. `korelasi`: Pearson's r of the run's loss here with its other losses, over
    `lari` runs.
    """

    skenario: str
    adegan: str
    judul: str
    n: int
    lari: int
    orang: int
    dilema: bool
    pilihan: tuple[ButirPilihan, ...]
    hilang: Fraction | None
    terbelah: float | None
    sebaran: Fraction | None
    posisi: Fraction | None
    korelasi: float | None


@dataclass(frozen=True, slots=True)
class BarisButir:
    """One row of `butir`."""

    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    alur: Annotated[str, Arti("teks", "Awal sidik_alur: versi alur skenario yang dimainkan.")]
    adegan: Annotated[str, Arti("teks", "Id adegan percabangan.")]
    judul: Annotated[str, Arti("teks", "Judul adegan.")]
    pilihan: Annotated[str, Arti("teks", "Id pilihan.")]
    teks: Annotated[str, Arti("teks", "Bunyi pilihan.")]
    n: Annotated[int | None, Arti("bulat", "Berapa kali pilihan ini diambil dalam permainan resmi.")]
    bagian: Annotated[Decimal | None, Arti("bagian", "Bagian dari semua kunjungan ke adegan ini.")]
    hilang: Annotated[Decimal | None, Arti("nilai", "Rata-rata poin hilang, rata-rata kedua dimensi.")]
    sebaran_kelompok: Annotated[
        Decimal | None,
        Arti("bagian", "Bagian terbesar dikurangi terkecil di antara kelompok berisi 5 orang atau lebih."),
    ]
    indeks_terbelah: Annotated[
        Decimal | None, Arti("indeks", "Entropi pilihan di adegan ini: 0 bila semua sama, 1 bila terbagi rata.")
    ]
    hilang_integritas: Annotated[Decimal | None, Arti("nilai", "Rata-rata poin integritas yang hilang.")]
    hilang_kepatuhan: Annotated[Decimal | None, Arti("nilai", "Rata-rata poin kepatuhan yang hilang.")]
    integritas: Annotated[int | None, Arti("bulat", "Skor integritas pilihan ini (0–4); kosong bila tidak dinilai.")]
    kepatuhan: Annotated[int | None, Arti("bulat", "Skor kepatuhan pilihan ini (0–4); kosong bila tidak dinilai.")]
    garis_merah: Annotated[bool, Arti("ya_tidak", "1 bila pilihan ini garis merah.")]
    dilema: Annotated[bool, Arti("ya_tidak", "1 bila adegan ini dilema: tidak ada pilihan terbaik di kedua dimensi.")]
    orang_n: Annotated[int | None, Arti("bulat", "Banyaknya orang yang pernah mengambil pilihan ini.")]
    adegan_n: Annotated[int | None, Arti("bulat", "Berapa kali adegan ini didatangi.")]
    adegan_orang_n: Annotated[int | None, Arti("bulat", "Banyaknya orang yang sampai ke adegan ini.")]
    korelasi: Annotated[
        Decimal | None,
        Arti("indeks", "Korelasi butir-sisa adegan: r Pearson antara poin hilang di sini dan poin hilang lainnya."),
    ]
    korelasi_n: Annotated[
        int | None, Arti("bulat", "Banyaknya permainan di balik korelasi; di bawah 30 jangan disimpulkan.")
    ]
    tanda: Annotated[
        str,
        Arti(
            "teks",
            "tak_dipilih atau hampir_semua (90 % atau lebih) mulai 5 orang, korelasi_negatif (jauh di bawah nol, mulai "
            "30 permainan), "
            "alur_lain (bukan alur utama).",
        ),
    ]


@dataclass(slots=True)
class _Adegan:
    """What is counted at one fork."""

    n: int = 0
    lari: int = 0
    orang: int = 0
    kelompok: list[tuple[Counter[str], int]] = field(default_factory=list[tuple[Counter[str], int]])
    """What each group that counts chose here, and how often it chose."""
    posisi: dict[int, int] = field(default_factory=lambda: defaultdict(int))  # by length of the run: Σ (2i + 1)
    pasangan: Pasangan = field(default_factory=Pasangan)


@dataclass(slots=True)
class HitunganButir:
    """What is counted of the roads and the groups of a stratum: forks, and people by choice."""

    adegan: dict[str, _Adegan] = field(default_factory=lambda: defaultdict(_Adegan))
    orang: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def add_roads(self, strata: Strata) -> None:
        """Count what is about all: it goes by roads."""
        for jalan in strata.jalan:
            _count_road(self, jalan, strata.hilang)

    def add_group(self, jejak: JejakKelompok) -> None:
        """Count what one group chose at the forks that enough of its people met.

        Not in `mode: kelompok`: there a group decides once, so there is no share within a group and no spread.
        """
        made: dict[str, Counter[str]] = defaultdict(Counter[str])
        for step, n in jejak.langkah:
            made[step.adegan][step.pilihan] += n
        for name, own in made.items():
            if jejak.adegan[name] >= LEAST_PEOPLE:
                self.adegan[name].kelompok.append((own, own.total()))


def items(strata: Strata, counts: HitunganButir) -> tuple[ButirAdegan, ...]:
    """Analyse the forks of a stratum, in the order in which play can get to them; `counts` is about its runs."""
    by_choice: dict[tuple[str, str], list[tuple[NilaiLangkah, int]]] = defaultdict(list)
    for number, step in strata.langkah.items():
        by_choice[step.adegan, step.pilihan].append((step, strata.kali[number]))
    dilemmas = set(find_dilemmas(strata.lakon.penilai.graf))
    out: list[ButirAdegan] = []
    for name in strata.urutan_adegan:
        adegan = strata.lakon.skenario.adegan[name]
        if adegan.pilihan:
            seen = counts.adegan.get(name, _Adegan())
            choices = tuple(
                _choice(
                    pilihan,
                    by_choice[name, pilihan.id],
                    seen.n,
                    counts.orang[name, pilihan.id],
                    spread((own[pilihan.id], whole) for own, whole in seen.kelompok),
                    strata.skala,
                )
                for pilihan in adegan.pilihan
            )
            out.append(_scene(strata.skenario, name, adegan.judul, seen, choices, dilema=name in dilemmas))
    return tuple(out)


def _count_road(out: HitunganButir, jalan: Jalan, whole: Mapping[int, int]) -> None:
    lost: dict[str, int] = {}
    steps, n = jalan.nilai.langkah, jalan.lari
    for i, step in enumerate(steps):
        lost[step.adegan] = lost.get(step.adegan, 0) + whole[id(step)]
        seen = out.adegan[step.adegan]
        seen.n += n
        seen.posisi[len(steps)] += n * (2 * i + 1)
    total = sum(lost.values())
    for name, here in lost.items():
        seen = out.adegan[name]
        seen.lari += n
        seen.orang += jalan.orang
        seen.pasangan.add(here, total - here, n)
    for key in {(step.adegan, step.pilihan) for step in steps}:
        out.orang[key] += jalan.orang


def _choice(
    pilihan: Pilihan,
    visits: Iterable[tuple[NilaiLangkah, int]],
    total: int,
    people: int,
    sebaran: Fraction | None,
    scale: int,
) -> ButirPilihan:
    n = first = second = 0
    for step, times in visits:
        n += times
        first += times * parts(step.hilang_integritas, scale)
        second += times * parts(step.hilang_kepatuhan, scale)
    return ButirPilihan(
        pilihan,
        n,
        people,
        Fraction(n, total) if total else None,
        Fraction(first, n * scale) if n else None,
        Fraction(second, n * scale) if n else None,
        sebaran,
    )


def _scene(
    skenario: str, adegan: str, judul: str, seen: _Adegan, pilihan: tuple[ButirPilihan, ...], *, dilema: bool
) -> ButirAdegan:
    lost = sum((p.n * p.hilang for p in pilihan if p.hilang is not None), Fraction(0))
    spreads = [p.sebaran for p in pilihan if p.sebaran is not None]
    place = sum((Fraction(halves, 2 * length) for length, halves in seen.posisi.items()), Fraction(0))
    return ButirAdegan(
        skenario,
        adegan,
        judul,
        seen.n,
        seen.lari,
        seen.orang,
        dilema,
        pilihan,
        lost / seen.n if seen.n else None,
        split_index([p.n for p in pilihan]),
        max(spreads, default=None),
        place / seen.n if seen.n else None,
        seen.pasangan.r(),
    )


def flags(fork: ButirAdegan, choice: ButirPilihan) -> tuple[str, ...]:
    """Tell what a facilitator should look at; never at a page with one choice or a fork that fewer than 5 came to.

    A correlation is flagged where it lies further below zero than chance would bring it (two standard errors).
    """
    out: list[str] = []
    if choice.bagian is not None and len(fork.pilihan) > 1 and fork.orang >= LEAST_PEOPLE:
        if choice.n == 0:
            out.append(TAK_DIPILIH)
        elif choice.bagian >= HAMPIR_SEMUA:
            out.append(HAMPIR)
    if fork.korelasi is not None and fork.lari >= LEAST_ITEM and fork.korelasi < -2 / math.sqrt(fork.lari):
        out.append(KORELASI_NEGATIF)
    return tuple(out)


def rows(strata: Strata, forks: Iterable[ButirAdegan]) -> Iterator[BarisButir]:
    """Yield the rows of one stratum."""
    for fork in forks:
        for choice in fork.pilihan:
            skor = choice.pilihan.skor
            yield BarisButir(
                strata.skenario,
                strata.sidik_alur[:8],
                fork.adegan,
                fork.judul,
                choice.pilihan.id,
                choice.pilihan.teks,
                choice.n,
                _share(choice.bagian),
                _points(choice.hilang),
                _share(choice.sebaran),
                _index(fork.terbelah),
                _points(choice.hilang_integritas),
                _points(choice.hilang_kepatuhan),
                None if skor is None else skor.integritas,
                None if skor is None else skor.kepatuhan,
                choice.pilihan.garis_merah,
                fork.dilema,
                choice.orang,
                fork.n,
                fork.orang,
                _index(fork.korelasi),
                fork.lari,
                " ".join([*flags(fork, choice), *filter(None, [strata.tanda])]),
            )


def _points(x: Fraction | None) -> Decimal | None:
    return None if x is None else round_half_up(x)


def _share(x: Fraction | None) -> Decimal | None:
    return None if x is None else round_to(x, 4)


def _index(x: float | None) -> Decimal | None:
    return None if x is None or math.isnan(x) else round_to(x, 3)
