"""The pages of a debrief as frozen values, already redacted: what stands here may be projected.

No page but the last (`HalamanPeringkat`, only where it was asked for) knows a person; a figure about fewer than five
people is None and `samar` says so. Shares are fractions 0–1, values and losses points of 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from simulasi.papan.titik_balik import TitikBalik
from simulasi.permainan.peta import Peta
from simulasi.skenario.model import Kendali

SAMAR = "disamarkan"
BELUM = "belum ada"


@dataclass(frozen=True, slots=True)
class Porsi:
    """A share that may be projected: `bagian`, `n` of `dari`, or None where it is kept back or there is nobody.

    `kata` then says which: `disamarkan`, or `belum ada` where nobody was there to be counted.
    """

    bagian: Fraction | None
    n: int | None
    dari: int | None
    kata: str = ""

    @property
    def samar(self) -> bool:
        """Whether the figure is kept back."""
        return self.kata == SAMAR


@dataclass(frozen=True, slots=True)
class Sebaran:
    """Shares of one whole, in order, and the sum of those kept back (None where it is not told)."""

    porsi: tuple[Porsi, ...]
    sisa: Fraction | None


@dataclass(frozen=True, slots=True)
class Halaman:
    """What every page has. `skenario` is the title of the scenario that it is about, "" for all.

    `kosong`: a sentence in place of figures that cannot be shown; `catatan`: small notes below.
    """

    judul: str
    skenario: str
    catatan: tuple[str, ...]
    kosong: str


@dataclass(frozen=True, slots=True)
class HalamanAturan(Halaman):
    """How we talk: the rules, who is here, which scenarios."""

    sesi: str
    fakta: tuple[tuple[str, str], ...]
    cerita: tuple[str, ...]
    aturan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HalamanSekat(Halaman):
    """The divider before the pages of one of several scenarios."""

    nomor: int
    dari: int
    peran: str
    ringkasan: str
    fakta: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BarisAkhir:
    """One ending: its level, its title, and the share that got there."""

    tingkat: str
    judul: str
    rugi: bool
    porsi: Porsi


@dataclass(frozen=True, slots=True)
class HalamanAkhir(Halaman):
    """The endings reached, the best level first. `satuan`: what is counted, `n`: how many of it the shares are of."""

    baris: tuple[BarisAkhir, ...]
    sisa: Fraction | None
    rugi: Porsi
    satuan: str
    n: int


@dataclass(frozen=True, slots=True)
class BarisPilihan:
    """One choice of a fork. `hilang`: the model's mean loss (of both dimensions); `tangan`: share of hands raised."""

    nomor: int
    teks: str
    garis_merah: bool
    porsi: Porsi
    hilang: Decimal | None
    tangan: Porsi | None


@dataclass(frozen=True, slots=True)
class CabangKelas:
    """One fork with the share of each choice among those who came by; `nomor` is the scene's number in the map.

    `hilang`: the model's mean loss here. `n`: how many of `satuan` came by, None where that is kept back.
    """

    nomor: int
    adegan: str
    judul: str
    dilema: bool
    pilihan: tuple[BarisPilihan, ...]
    sisa: Fraction | None
    hilang: Decimal | None
    n: int | None
    satuan: str


@dataclass(frozen=True, slots=True)
class HalamanPeta(Halaman):
    """The branching map with what the class did: shares that are kept back are nan there."""

    peta: Peta


@dataclass(frozen=True, slots=True)
class HalamanCabang(Halaman):
    """Forks in the order of the story with the share of each choice; a long story takes several such pages."""

    cabang: tuple[CabangKelas, ...]


@dataclass(frozen=True, slots=True)
class HalamanTitikBalik(Halaman):
    """One turning point: why it was picked, how the class chose, what was lost, one question to talk about."""

    nomor: int
    dari: int
    id_skenario: str
    cabang: CabangKelas
    alasan: tuple[str, ...]
    hilang: Decimal | None
    tangan_n: int
    pertanyaan: str
    data: TitikBalik


@dataclass(frozen=True, slots=True)
class HalamanKuadran(Halaman):
    """Integritas × kepatuhan: how many of `satuan` stand in each quadrant, of `n`."""

    kuadran: dict[str, Porsi]
    sisa: Fraction | None
    satuan: str
    n: int
    garis_merah: Porsi


@dataclass(frozen=True, slots=True)
class BarisRawan:
    """A weak point or a fork, what it costs a run of the model on average; `kendali`: how many controls answer it."""

    nama: str
    hilang: Decimal
    kendali: int


@dataclass(frozen=True, slots=True)
class HalamanRawan(Halaman):
    """Where points were lost: by weak point, and by fork."""

    titik: tuple[BarisRawan, ...]
    cabang: tuple[BarisRawan, ...]


@dataclass(frozen=True, slots=True)
class BarisKendali:
    """One control alone in place: the risks that remain (0–1; None where not shown, `buntu`: no way on is left)."""

    kendali: Kendali
    titik: tuple[str, ...]
    dipilih: Porsi
    risiko_kelas: float | None
    risiko_acak: float | None
    terbaik: bool
    buntu: bool


@dataclass(frozen=True, slots=True)
class HalamanKendali(Halaman):
    """The risk of a bad ending without and with each control: the class's own play as a model, and random play.

    `teramati`: share of the counted runs that ended in harm. `penjawab`: how many of `satuan` picked controls (0:
    nobody, or too few to tell). `terbaik`: titles of the best set within `anggaran`
    (by the class's play where it may be shown), its cost, and the risk that remains.
    """

    teramati: Porsi
    kelas: float | None
    acak: float
    baris: tuple[BarisKendali, ...]
    anggaran: int
    terbaik: tuple[str, ...]
    biaya: int
    sesudah: float
    menurut_kelas: bool
    satuan: str
    penjawab: int


@dataclass(frozen=True, slots=True)
class BarisKomitmen:
    """A control that was promised: by how many, and words they wrote."""

    judul: str
    n: int
    kata: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HalamanKomitmen(Halaman):
    """What was promised, by `n` of `satuan` in all."""

    baris: tuple[BarisKomitmen, ...]
    n: int
    satuan: str


@dataclass(frozen=True, slots=True)
class BarisPeringkat:
    """One row of the ranking; `peringkat` carries `=` where it is shared."""

    peringkat: str
    sandi: str
    kelompok: str
    berat_n: int
    integritas: Decimal | None
    kepatuhan: Decimal | None
    gabungan: Decimal | None


@dataclass(frozen=True, slots=True)
class HalamanPeringkat(Halaman):
    """The first ranks: the only page about persons, shown only when asked for."""

    baris: tuple[BarisPeringkat, ...]
    bobot: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Debrief:
    """All pages of a session in order; `waktu` is the newest event."""

    sesi: str
    judul: str
    waktu: datetime | None
    halaman: tuple[Halaman, ...]
    keterangan: str
