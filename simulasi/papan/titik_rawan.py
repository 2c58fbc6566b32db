"""The table `titik_rawan`: weak points, what they cost, and what each control would have done (`hasil.md` §3).

One row a weak point and control that answers it; a weak point without a control has one row with the control empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Annotated

from simulasi.papan.hitung import round_to
from simulasi.papan.kolom import Arti
from simulasi.papan.risiko_kelas import KendaliKelas, RisikoKelas
from simulasi.papan.strata import Strata
from simulasi.permainan.tampilan import round_half_up
from simulasi.skenario.acuan import TitikRawan


@dataclass(frozen=True, slots=True)
class RingkasTitik:
    """One weak point in one stratum. `hilang`: sum of the losses at its scenes, mean of both dimensions, all runs.

    `ditemui`: visits of its scenes; `lari` and `orang`: official runs and people that met it.
    """

    kode: str
    ditemui: int
    lari: int
    orang: int
    hilang: Fraction
    garis_merah: int

    @property
    def rata(self) -> Fraction | None:
        """Mean loss of a run that met it."""
        return self.hilang / self.lari if self.lari else None


@dataclass(frozen=True, slots=True)
class BarisTitikRawan:
    """One row of `titik_rawan`."""

    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    alur: Annotated[str, Arti("teks", "Awal sidik_alur: versi alur skenario yang dimainkan.")]
    kode: Annotated[str, Arti("teks", "Kode titik rawan.")]
    nama: Annotated[str, Arti("teks", "Nama titik rawan.")]
    ditemui_n: Annotated[int | None, Arti("bulat", "Berapa kali titik rawan ini dijumpai dalam permainan resmi.")]
    hilang: Annotated[
        Decimal | None, Arti("nilai", "Rata-rata poin hilang per permainan yang menjumpainya, rata-rata kedua dimensi.")
    ]
    garis_merah: Annotated[int | None, Arti("bulat", "Banyaknya pilihan garis merah di sini.")]
    kendali: Annotated[str | None, Arti("teks", "Id kendali yang menjawab titik rawan ini; kosong bila tidak ada.")]
    kendali_judul: Annotated[str | None, Arti("teks", "Judul kendali.")]
    kendali_dipilih: Annotated[int | None, Arti("bulat", "Berapa kali kendali ini dipilih dalam tantangan mitigasi.")]
    risiko_tanpa: Annotated[
        Decimal, Arti("bagian", "Risiko kerugian publik tanpa kendali bila setiap pilihan sama mungkinnya.")
    ]
    risiko_dengan: Annotated[
        Decimal | None, Arti("bagian", "Risiko itu dengan kendali ini saja; kosong bila tidak menyisakan jalan.")
    ]
    risiko_kelas_tanpa: Annotated[
        Decimal | None, Arti("bagian", "Risiko tanpa kendali menurut model permainan kelas ini sendiri.")
    ]
    risiko_kelas_dengan: Annotated[Decimal | None, Arti("bagian", "Risiko model kelas dengan kendali ini saja.")]
    biaya: Annotated[int | None, Arti("bulat", "Biaya kendali (1–3).")]
    terbaik: Annotated[
        bool | None, Arti("ya_tidak", "1 bila kendali ini termasuk rangkaian terbaik dalam anggaran (pilihan acak).")
    ]
    terbaik_kelas: Annotated[
        bool | None, Arti("ya_tidak", "1 bila termasuk rangkaian terbaik dalam anggaran menurut model kelas.")
    ]
    lari_n: Annotated[int | None, Arti("bulat", "Banyaknya permainan resmi yang menjumpai titik rawan ini.")]
    orang_n: Annotated[int | None, Arti("bulat", "Banyaknya orang yang menjumpai titik rawan ini.")]
    kendali_orang_n: Annotated[int | None, Arti("bulat", "Banyaknya orang di balik kendali_dipilih.")]
    tanda: Annotated[str, Arti("teks", "alur_lain bila ini bukan alur utama.")]


@dataclass(slots=True)
class _Jumlah:
    ditemui: int = 0
    lari: int = 0
    orang: int = 0
    hilang: int = 0
    garis_merah: int = 0


def weak_points(strata: Strata) -> tuple[RingkasTitik, ...]:
    """Sum up the weak points of a stratum: those of its scenes and of its controls, the largest loss first."""
    skenario = strata.lakon.skenario
    codes = {name: tuple(dict.fromkeys(adegan.titik_rawan)) for name, adegan in skenario.adegan.items()}
    found: dict[str, _Jumlah] = {kode: _Jumlah() for own in codes.values() for kode in own}
    for kendali in skenario.mitigasi:
        for kode in kendali.titik_rawan:
            found.setdefault(kode, _Jumlah())
    _count(strata, codes, found)
    scale = strata.skala
    out = [
        RingkasTitik(kode, s.ditemui, s.lari, s.orang, Fraction(s.hilang, scale), s.garis_merah)
        for kode, s in found.items()
    ]
    return tuple(sorted(out, key=lambda t: (-t.hilang, t.kode)))


def _count(strata: Strata, codes: Mapping[str, tuple[str, ...]], found: Mapping[str, _Jumlah]) -> None:
    for number, step in strata.langkah.items():
        n = strata.kali[number]
        for kode in codes[step.adegan]:
            here = found[kode]
            here.ditemui += n
            here.garis_merah += n * step.garis_merah
            here.hilang += n * strata.hilang[number]
    own = {number: codes[step.adegan] for number, step in strata.langkah.items()}.__getitem__
    for nilai, runs, people in strata.jalan:
        for kode in set(chain.from_iterable(map(own, map(id, nilai.langkah)))):
            found[kode].lari += runs
            found[kode].orang += people


def rows(
    strata: Strata,
    titik: tuple[RingkasTitik, ...],
    risiko: RisikoKelas,
    katalog: Mapping[str, TitikRawan],
) -> Iterator[BarisTitikRawan]:
    """Yield the rows of one stratum, the largest loss first, the controls in file order."""
    for summary in titik:
        answers = [k for k in risiko.kendali if summary.kode in k.kendali.titik_rawan]
        name = katalog[summary.kode].nama if summary.kode in katalog else summary.kode
        for kendali in answers or [None]:
            yield _row(strata, summary, name, risiko, kendali)


def _row(
    strata: Strata, summary: RingkasTitik, nama: str, risiko: RisikoKelas, kendali: KendaliKelas | None
) -> BarisTitikRawan:
    return BarisTitikRawan(
        strata.skenario,
        strata.sidik_alur[:8],
        summary.kode,
        nama,
        summary.ditemui,
        None if summary.rata is None else round_half_up(summary.rata),
        summary.garis_merah,
        None if kendali is None else kendali.kendali.id,
        None if kendali is None else kendali.kendali.judul,
        None if kendali is None else kendali.dipilih,
        round_to(risiko.acak, 6),
        None if kendali is None else _risk(kendali.risiko_acak),
        round_to(risiko.kelas, 6),
        None if kendali is None else _risk(kendali.risiko_kelas),
        None if kendali is None else kendali.kendali.biaya,
        None if kendali is None else kendali.terbaik_acak,
        None if kendali is None else kendali.terbaik_kelas,
        summary.lari,
        summary.orang,
        None if kendali is None else kendali.dipilih_orang,
        strata.tanda,
    )


def _risk(x: float | None) -> Decimal | None:
    return None if x is None else round_to(x, 6)
