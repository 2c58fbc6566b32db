"""The table `kelompok`: medians and quartiles of each group (`skor.md` §6)."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from simulasi.papan.daftar_lari import Orang
from simulasi.papan.hitung import quartiles
from simulasi.papan.kolom import Arti, natural
from simulasi.papan.kumpulan import Kumpulan
from simulasi.papan.strata import JejakKelompok, Strata
from simulasi.permainan.tampilan import round_half_up


@dataclass(frozen=True, slots=True)
class BarisKelompok:
    """One row of `kelompok`; people without a group stand in the last row, with the name empty."""

    kelompok: Annotated[str | None, Arti("teks", "Nama kelompok; kosong untuk peserta tanpa kelompok.")]
    n: Annotated[int, Arti("bulat", "Banyaknya orang.")]
    selesai_n: Annotated[
        int | None, Arti("bulat", "Banyaknya orang yang menyelesaikan semua skenario yang ditugaskan.")
    ]
    integritas_median: Annotated[Decimal | None, Arti("nilai", "Median integritas dari yang sudah selesai.")]
    integritas_q1: Annotated[Decimal | None, Arti("nilai", "Kuartil bawah integritas (interpolasi linear).")]
    integritas_q3: Annotated[Decimal | None, Arti("nilai", "Kuartil atas integritas (interpolasi linear).")]
    kepatuhan_median: Annotated[Decimal | None, Arti("nilai", "Median kepatuhan dari yang sudah selesai.")]
    kepatuhan_q1: Annotated[Decimal | None, Arti("nilai", "Kuartil bawah kepatuhan (interpolasi linear).")]
    kepatuhan_q3: Annotated[Decimal | None, Arti("nilai", "Kuartil atas kepatuhan (interpolasi linear).")]
    garis_merah_n: Annotated[int | None, Arti("bulat", "Banyaknya pilihan garis merah dalam permainan resmi.")]
    titik_rawan_termahal: Annotated[
        str | None, Arti("teks", "Kode titik rawan tempat kelompok kehilangan poin paling banyak.")
    ]
    kendali_terpilih: Annotated[
        str | None, Arti("teks", "Kendali yang paling sering dipilih kelompok ini: skenario.kendali.")
    ]
    unit_n: Annotated[
        int, Arti("bulat", "Banyaknya peserta; dalam mode kelompok satu kelompok di satu komputer adalah satu peserta.")
    ]


@dataclass(slots=True)
class _Kelompok:
    orang: array[int] = field(default_factory=lambda: array("I"))
    """The places of its participants."""
    garis_merah: int = 0
    hilang: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    kendali: Counter[str] = field(default_factory=Counter[str])


class JumlahKelompok(NamedTuple):
    """What the runs of one group of one stratum add up to: red lines, and the loss by weak point in 1/`skala`."""

    kelompok: str | None
    garis_merah: int
    hilang: dict[str, int]


def sum_up(strata: Strata, jejak: JejakKelompok) -> JumlahKelompok:
    """Add up what one group met."""
    adegan, whole = strata.lakon.skenario.adegan, strata.hilang
    red, lost = 0, dict[str, int]()
    for step, n in jejak.langkah:
        red += n * step.garis_merah
        loss = n * whole[id(step)]
        if loss:
            for kode in dict.fromkeys(adegan[step.adegan].titik_rawan):
                lost[kode] = lost.get(kode, 0) + loss
    return JumlahKelompok(jejak.kelompok, red, lost)


def rows(kumpulan: Kumpulan, strata: Iterable[tuple[Strata, Iterable[JumlahKelompok]]]) -> list[BarisKelompok]:
    """Make the rows: groups by name, people without one last. With each stratum come the sums of its groups."""
    groups: dict[str | None, _Kelompok] = defaultdict(_Kelompok)
    for place, name in enumerate(kumpulan.orang.kelompok):
        groups[name].orang.append(place)
    for stratum, sums in strata:
        for own in sums:
            group = groups[own.kelompok]
            group.garis_merah += own.garis_merah
            for kode, lost in own.hilang.items():
                group.hilang[kode] += Fraction(lost, stratum.skala)
        for name, kendali, _ in stratum.lari.picks():
            groups[name].kendali.update(f"{stratum.skenario}.{picked}" for picked in kendali)
    return [
        _row(name, groups[name], [kumpulan.orang[i] for i in groups[name].orang])
        for name in sorted(groups, key=natural)
    ]


def _row(name: str | None, group: _Kelompok, people: Sequence[Orang]) -> BarisKelompok:
    integritas = quartiles(x for p in people if (x := p.integritas) is not None)
    kepatuhan = quartiles(x for p in people if (x := p.kepatuhan) is not None)
    dearest = min(group.hilang, key=lambda kode: (-group.hilang[kode], kode), default=None)
    return BarisKelompok(
        name,
        sum(p.orang for p in people),
        sum(p.orang for p in people if p.selesai),
        *_shown(integritas),
        *_shown(kepatuhan),
        group.garis_merah,
        dearest if dearest is not None and group.hilang[dearest] > 0 else None,
        min(group.kendali, key=lambda k: (-group.kendali[k], k), default=None),
        len(people),
    )


def _shown(
    found: tuple[Fraction, Fraction, Fraction] | None,
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Give median, lower and upper quartile as shown."""
    if found is None:
        return None, None, None
    low, middle, high = map(round_half_up, found)
    return middle, low, high
