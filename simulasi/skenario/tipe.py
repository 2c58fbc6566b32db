"""Scalar types of the format: exact forms only, read from text (`format.md` §2).

YAML decides only the shape; every scalar arrives as text and gets its type here. The checks that run for every
choice of a large file are pydantic-core schemas without a call back into Python.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

YA_TIDAK: Final = {"ya": True, "true": True, "tidak": False, "false": False}


class Model(BaseModel):
    """Base of everything read from a file: frozen, and no key is passed over in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bulat:
    """A whole number written `-?[0-9]+`, within `lo`..`hi`."""

    def __init__(self, lo: int, hi: int) -> None:
        self.lo: int = lo
        self.hi: int = hi

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.chain_schema(
            [core_schema.str_schema(pattern=r"^-?[0-9]+$"), core_schema.int_schema(ge=self.lo, le=self.hi)]
        )


class Tanggal:
    """A date written `YYYY-MM-DD`."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.chain_schema(
            [core_schema.str_schema(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), core_schema.date_schema()]
        )


def read_yes_no(value: object) -> bool:
    """Read a yes/no; raises `ya_tidak`."""
    found = YA_TIDAK.get(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("ya_tidak", "ya_tidak")
    return found


def read_variable_value(value: object) -> bool | int:
    """Read a variable's value; raises `nilai_variabel`."""
    if isinstance(value, str):
        if value in YA_TIDAK:
            return YA_TIDAK[value]
        digits = value.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) <= 9:
            return int(value)
    raise PydanticCustomError("nilai_variabel", "nilai_variabel")


def as_list(value: object) -> object:
    """Give the long form of what may be written as one scalar or as a list."""
    return [value] if isinstance(value, str) else value


Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Free text of any length that the file bounds allow; surrounding white space is layout."""

Judul = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,64}$")]
Nama = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
NamaPilihan = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,24}$")]
NamaVariabel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]
NamaGerak = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}\.[a-z0-9-]{1,24}$")]
"""`<scene id>.<choice id>`, the way a control names a choice."""

YaTidak = Annotated[bool, PlainValidator(read_yes_no)]
Nilai = Annotated[bool | int, PlainValidator(read_variable_value)]
"""A variable's value: `bool` for ya/tidak, `int` for a whole number; the declaration decides which may stand."""

Rating = Annotated[int, Bulat(0, 4)]
TanggalIso = Annotated[date, Tanggal()]
DaftarKode = Annotated[tuple[Teks, ...], Field(min_length=1), BeforeValidator(as_list)]

Bidang = Literal["pengadaan", "penganggaran", "perizinan"]
Tingkat = Literal["dasar", "menengah", "lanjut"]
TingkatAkhir = Literal["bersih", "terkendali", "rawan", "pelanggaran", "pidana"]
JenisKendali = Literal["pencegahan", "deteksi", "koreksi", "imbauan"]
NilaiDasar = Literal[
    "jujur", "peduli", "mandiri", "disiplin", "tanggung-jawab", "kerja-keras", "sederhana", "berani", "adil"
]
