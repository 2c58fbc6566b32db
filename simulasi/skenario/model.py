"""The scenario as the rest of the program sees it: frozen models of `format.md` §3.

Field names are the keys of the file. Short forms are widened while reading, so that every reader of a model meets one
shape: `titik_rawan` and `jika` are tuples, an ending is an `Akhir`, a redirection a `Pengalihan`. Only `ke` keeps
its two forms in the field, because there are many of them; `Pilihan.cabang` gives the one shape.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from simulasi.skenario.tipe import (
    Bidang,
    Bulat,
    DaftarKode,
    JenisKendali,
    Judul,
    Model,
    Nama,
    NamaGerak,
    NamaPilihan,
    NamaVariabel,
    Nilai,
    NilaiDasar,
    Rating,
    Slug,
    TanggalIso,
    Teks,
    Tingkat,
    TingkatAkhir,
    YaTidak,
)

DIMENSI: Final = ("integritas", "kepatuhan")
SKOR_TINGKAT: Final = {"bersih": 4, "terkendali": 3, "rawan": 2, "pelanggaran": 1, "pidana": 0}
"""An ending's rating in both dimensions where the file gives none (`format.md` §3)."""

BOBOT_AKHIR: Final = 3


class Uji(Model):
    """What a condition asks of one variable: equal to `sama`, or within `min`..`maks` and not `bukan`."""

    sama: Nilai | None = None
    min: Annotated[int, Bulat(-(10**9), 10**9)] | None = None
    maks: Annotated[int, Bulat(-(10**9), 10**9)] | None = None
    bukan: Nilai | None = None


def widen_test(value: object) -> object:
    """Give the long form of a test of one variable."""
    if isinstance(value, dict):
        if not value:
            raise PydanticCustomError("uji_kosong", "uji_kosong")
        if "sama" in value:  # the field is ours; in a file it is an unknown key
            raise PydanticCustomError("kunci_sama", "kunci_sama")
        return value  # pyright: ignore[reportUnknownVariableType]
    return {"sama": value}


def widen_condition(value: object) -> object:
    """Give the long form of a condition: its alternatives."""
    return [value] if isinstance(value, dict) else value  # pyright: ignore[reportUnknownVariableType]


UjiVariabel = Annotated[Uji, BeforeValidator(widen_test)]
Semua = Annotated[dict[NamaVariabel, UjiVariabel], Field(min_length=1)]
Syarat = Annotated[tuple[Semua, ...], Field(min_length=1), BeforeValidator(widen_condition)]
"""Alternatives, any of which may hold; all tests of one alternative must."""

Atur = Annotated[dict[NamaVariabel, Nilai], Field(min_length=1)]
Tambah = Annotated[dict[NamaVariabel, Annotated[int, Bulat(-(10**9), 10**9)]], Field(min_length=1)]
Sitasi = Annotated[tuple[Teks, ...], Field(min_length=1)]


class Variabel(Model):
    """A variable's declaration. A yes/no is `ya_tidak` with bounds 0..1; a whole number lies in `min`..`maks`."""

    awal: Annotated[int, Bulat(0, 100)]
    min: Annotated[int, Bulat(0, 100)]
    maks: Annotated[int, Bulat(0, 100)]
    hitung: Literal["rendah", "garis_merah"] | None = None
    ya_tidak: YaTidak = False


def widen_variable(value: object) -> object:
    """Give the long form of a declaration."""
    if isinstance(value, str):
        if value not in ("ya", "tidak", "true", "false"):
            raise PydanticCustomError("ya_tidak", "ya_tidak")
        return {"awal": "1" if value in ("ya", "true") else "0", "min": "0", "maks": "1", "ya_tidak": "ya"}
    if isinstance(value, dict) and "ya_tidak" in value:
        raise PydanticCustomError("kunci_ya_tidak", "kunci_ya_tidak")
    return value  # pyright: ignore[reportUnknownVariableType]


class Skor(Model):
    """The two ratings, 0–4 each (anchors: `format.md` §3)."""

    integritas: Rating
    kepatuhan: Rating


class Sisipan(Model):
    """A paragraph added to a scene where the condition holds."""

    jika: Syarat
    teks: Teks


class Berkas(Model):
    """An exhibit; `tanda_bahaya` stays hidden until the review after the run."""

    judul: Teks
    isi: Teks
    tanda_bahaya: Annotated[tuple[Teks, ...], Field(min_length=1)] = ()
    jika: Syarat | None = None


class Cabang(Model):
    """One target of a branching `ke`."""

    jika: Syarat | None = None
    ke: Nama


class Pilihan(Model):
    """A choice: what the participant reads, what it does, where it leads."""

    id: NamaPilihan
    teks: Teks
    jika: Syarat | None = None
    skor: Skor | None = None
    garis_merah: YaTidak = False
    atur: Atur = Field(default_factory=dict)
    tambah: Tambah = Field(default_factory=dict)
    akibat: Teks | None = None
    umpan_balik: Teks | None = None
    dasar: Sitasi = ()
    nilai: Annotated[tuple[NilaiDasar, ...], Field(min_length=1)] = ()
    ke: Annotated[Nama | Annotated[tuple[Cabang, ...], Field(min_length=1)], Field(union_mode="left_to_right")]

    @property
    def cabang(self) -> tuple[Cabang, ...]:
        """The targets in file order, the plain form of `ke` as one without a condition."""
        return (Cabang(ke=self.ke),) if isinstance(self.ke, str) else self.ke


class Akhir(Model):
    """An ending. `skor` and `rugi` are filled in by the level where the file leaves them out."""

    tingkat: TingkatAkhir
    skor: Skor | None = None
    rugi: YaTidak | None = None
    celah: Teks | None = None
    dasar: Sitasi = ()

    @property
    def rating(self) -> tuple[int, int]:
        """Ratings (integritas, kepatuhan), 0–4 each."""
        if self.skor is not None:
            return self.skor.integritas, self.skor.kepatuhan
        return SKOR_TINGKAT[self.tingkat], SKOR_TINGKAT[self.tingkat]

    @property
    def merugikan(self) -> bool:
        """Whether the public loses money, service or trust here, found out or not."""
        return self.tingkat not in ("bersih", "terkendali") if self.rugi is None else self.rugi


def widen_ending(value: object) -> object:
    """Give the long form of an ending."""
    return {"tingkat": value} if isinstance(value, str) else value


class Adegan(Model):
    """A scene: a fork (`pilihan`) or an ending (`akhir`)."""

    judul: Teks
    narasi: Teks
    sisipan: Annotated[tuple[Sisipan, ...], Field(min_length=1)] = ()
    berkas: Annotated[tuple[Berkas, ...], Field(min_length=1)] = ()
    titik_rawan: DaftarKode = ()
    bobot: Annotated[int, Bulat(1, 3)] = 1
    pilihan: Annotated[tuple[Pilihan, ...], Field(min_length=1, max_length=9)] = ()
    akhir: Annotated[Akhir, BeforeValidator(widen_ending)] | None = None


class Pengalihan(Model):
    """Where a control sends a choice instead, and what it sets on the way."""

    ke: Nama
    atur: Atur = Field(default_factory=dict)


def widen_redirect(value: object) -> object:
    """Give the long form of a redirection."""
    return {"ke": value} if isinstance(value, str) else value


class Kendali(Model):
    """A control of the mitigation strategy."""

    id: Nama
    judul: Teks
    titik_rawan: DaftarKode
    jenis: JenisKendali
    strategi: Teks
    pelaksana: Teks
    indikator: Teks
    biaya: Annotated[int, Bulat(1, 3)]
    dasar: Sitasi = ()
    menutup: Annotated[tuple[NamaGerak, ...], Field(min_length=1)] = ()
    mengalihkan: Annotated[
        dict[NamaGerak, Annotated[Pengalihan, BeforeValidator(widen_redirect)]], Field(min_length=1)
    ] = Field(default_factory=dict)
    mengawali: Atur = Field(default_factory=dict)


class Skenario(Model):
    """One scenario file (`format.md` §3)."""

    format: Literal["1"]
    id: Slug
    judul: Judul
    bidang: Bidang
    tingkat: Tingkat
    durasi: Annotated[int, Bulat(1, 120)]
    peran: Teks
    ringkasan: Teks
    tujuan: Annotated[tuple[Teks, ...], Field(min_length=1, max_length=5)]
    penyusun: Annotated[tuple[Teks, ...], Field(min_length=1)] = ()
    diperiksa: TanggalIso
    bobot_akhir: Annotated[int, Bulat(0, 9)] = BOBOT_AKHIR
    variabel: dict[NamaVariabel, Annotated[Variabel, BeforeValidator(widen_variable)]] = Field(default_factory=dict)
    awal: Nama
    adegan: Annotated[dict[Nama, Adegan], Field(min_length=1)]
    mitigasi: Annotated[tuple[Kendali, ...], Field(min_length=1, max_length=8)]
    diskusi: Annotated[tuple[Teks, ...], Field(min_length=1, max_length=10)]
