"""The catalogues (`format.md` §4): regulations, weak points, a panel's ratings; what a citation is worth on a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Final, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, TypeAdapter
from pydantic_core import PydanticCustomError

from simulasi.skenario.tipe import Bidang, Model, NamaGerak, Rating, Slug, Tanggal, TanggalIso, Teks, YaTidak

TIDAK_DIKETAHUI: Final = "tidak diketahui"
SlugRegulasi = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,64}$")]
KodeTitik = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-[0-9]{2}$")]

_BAGIAN: Final = re.compile(r"\S+ +\S+")


class Pasal(Model):
    """One locator of a regulation: `isi` in our own words, and what replaced it where it was replaced."""

    isi: Teks
    status: Literal["berlaku", "diganti"] = "berlaku"
    pengganti: Teks | None = None
    sumber: Literal["teks", "sekunder", "ingatan"]


class Regulasi(Model):
    """One regulation. `ganti`: it takes the place of the shipped entry of this name."""

    nama: Teks
    singkat: Teks
    berlaku: Annotated[date, Tanggal()] | Literal["tidak diketahui"]
    status: Literal["berlaku", "diubah", "sebagian", "dicabut"]
    diubah_oleh: Annotated[tuple[Teks, ...], Field(min_length=1)] = ()
    dicabut_oleh: Annotated[tuple[Teks, ...], Field(min_length=1)] = ()
    diperiksa: TanggalIso
    ganti: YaTidak = False
    pasal: Annotated[dict[Teks, Pasal], Field(min_length=1)] = Field(default_factory=dict)


class TitikRawan(Model):
    """One weak point: how it is done, what shows it, what presses people, the lawful way, the controls."""

    nama: Teks
    bidang: Bidang
    modus: Teks
    tanda_bahaya: Annotated[tuple[Teks, ...], Field(min_length=1)]
    tekanan: Annotated[tuple[Teks, ...], Field(min_length=1)]
    jalan_sah: Teks
    ganti: YaTidak = False
    kendali: Annotated[tuple[Teks, ...], Field(min_length=1)]


class Penilaian(Model):
    """How one rater, blind to the others, rated one choice, with the reason in a line."""

    penilai: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    integritas: Rating
    kepatuhan: Rating
    alasan: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


def _check_raters(ratings: tuple[Penilaian, ...]) -> tuple[Penilaian, ...]:
    """Check that a choice has three ratings or more, each by another rater."""
    if len(ratings) < PENILAI_MIN:
        raise PydanticCustomError("penilai_kurang", "penilai_kurang")
    if len({r.penilai for r in ratings}) < len(ratings):
        raise PydanticCustomError("penilai_kembar", "penilai_kembar")
    return ratings


PENILAI_MIN: Final = 3

DaftarPenilaian = Annotated[tuple[Penilaian, ...], Field(max_length=9), AfterValidator(_check_raters)]


class BagianPanel(Model):
    """The ratings of one scenario's choices. `ganti`: they take the place of the shipped ones, else they join them."""

    ganti: YaTidak = False
    pilihan: dict[NamaGerak, DaftarPenilaian] = Field(default_factory=dict)


def widen_section(value: object) -> object:
    """Give the long form of a section, in whose short form the choices stand beside `ganti`."""
    if not isinstance(value, dict):
        return value
    items = cast("dict[str, object]", value)
    own = {k: v for k, v in items.items() if k == "ganti"}
    return {**own, "pilihan": {k: v for k, v in items.items() if k != "ganti"}}


def widen_empty(value: object) -> object:
    """Take a file that holds comments alone for one without sections."""
    return {} if value == "" else value


DaftarRegulasi = Annotated[dict[SlugRegulasi, Regulasi], Field(min_length=1)]
DaftarTitik = Annotated[dict[KodeTitik, TitikRawan], Field(min_length=1)]

DaftarBagian = dict[Slug, Annotated[BagianPanel, BeforeValidator(widen_section)]]
DaftarPanel = Annotated[DaftarBagian, BeforeValidator(widen_empty)]

KATALOG_REGULASI: Final[TypeAdapter[dict[str, Regulasi]]] = TypeAdapter(DaftarRegulasi)
KATALOG_TITIK: Final[TypeAdapter[dict[str, TitikRawan]]] = TypeAdapter(DaftarTitik)
KATALOG_PANEL: Final[TypeAdapter[dict[str, BagianPanel]]] = TypeAdapter(DaftarPanel)


@dataclass(frozen=True, slots=True)
class Acuan:
    """The catalogues as they may be used. None: the catalogue has errors, rules that read it are left out (S601)."""

    regulasi: Mapping[str, Regulasi] | None = field(default_factory=dict[str, Regulasi])
    titik_rawan: Mapping[str, TitikRawan] | None = field(default_factory=dict[str, TitikRawan])
    panel: Mapping[str, BagianPanel] | None = field(default_factory=dict[str, BagianPanel])


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """What a citation is worth on a date.

    `status`: `berlaku`, `tidak-berlaku` (then `pengganti` names what to cite instead, if known), `tidak-terdaftar`
    (the catalogue lacks the locator as it is written) or `tidak-jelas` (no date of entry into force is known).
    """

    status: Literal["berlaku", "tidak-berlaku", "tidak-terdaftar", "tidak-jelas"]
    pengganti: str = ""
    belum: bool = False


def split_citation(sitasi: str) -> tuple[str, str]:
    """Split a citation into slug and locator ("" where it names the whole regulation)."""
    slug, _, locator = sitasi.partition(" ")
    return slug, locator.strip()


def split_locator(locator: str) -> tuple[str, ...]:
    """Split a locator into its steps: `Pasal 20 ayat (2)` → (`Pasal 20`, `ayat (2)`)."""
    return tuple(" ".join(part.split()) for part in _BAGIAN.findall(locator)) or (locator,)


def standing(regulasi: Mapping[str, Regulasi], sitasi: str, pada: date) -> Kedudukan:
    """Tell what a citation is worth on a date; the slug must be in the catalogue (`KeyError`).

    A repealed regulation is out of force from the day its successor came into force, a replaced article from the
    day that the regulation in its `pengganti` did; where that day is not known, at all times.
    """
    slug, locator = split_citation(sitasi)
    entry = regulasi[slug]
    if isinstance(entry.berlaku, date) and pada < entry.berlaku:
        return Kedudukan("tidak-berlaku", belum=True)
    if entry.status == "dicabut" and _has_begun(regulasi, entry.dicabut_oleh, pada):
        return Kedudukan("tidak-berlaku", ", ".join(entry.dicabut_oleh))
    if locator:
        steps = split_locator(locator)
        for length in range(len(steps), 0, -1):
            pasal = entry.pasal.get(" ".join(steps[:length]))
            if pasal is not None and pasal.status == "diganti":
                successor = (split_citation(pasal.pengganti)[0],) if pasal.pengganti else ()
                if _has_begun(regulasi, successor, pada):
                    return Kedudukan("tidak-berlaku", pasal.pengganti or "")
        if locator not in entry.pasal:
            return Kedudukan("tidak-terdaftar")
    return Kedudukan("berlaku" if isinstance(entry.berlaku, date) else "tidak-jelas")


def _has_begun(regulasi: Mapping[str, Regulasi], successors: tuple[str, ...], pada: date) -> bool:
    days = [regulasi[slug].berlaku for slug in successors if slug in regulasi]
    known = [day for day in days if isinstance(day, date)]
    return not known or min(known) <= pada
