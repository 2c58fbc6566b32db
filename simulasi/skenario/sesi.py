"""A session file: what a facilitator prepares for one class (`format.md` §5)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from simulasi.skenario import nama_sesi
from simulasi.skenario.tipe import Bulat, Judul, Model, Nama, Slug, Teks, YaTidak


class BobotDimensi(Model):
    """Weights of the two dimensions in `gabungan`; they add up to 100 (S801)."""

    integritas: Annotated[int, Bulat(0, 100)] = 50
    kepatuhan: Annotated[int, Bulat(0, 100)] = 50


class Sesi(Model):
    """One class. An empty `skenario` (only in `BEBAS`) offers the whole library."""

    format: Literal["1"]
    id: Slug
    judul: Judul
    skenario: Annotated[tuple[Nama, ...], Field(min_length=1)]
    mode: Literal["perorangan", "kelompok"] = "perorangan"
    kelompok: Annotated[tuple[Teks, ...], Field(min_length=1)] = ()
    umpan_balik: Literal["akhir", "langsung"] = "akhir"
    tantangan_mitigasi: YaTidak = True
    acak_pilihan: YaTidak = True
    bobot: BobotDimensi = BobotDimensi()
    simpan_hari: Annotated[int, Bulat(1, 3650)] = 90


BEBAS: Final = Sesi.model_construct(format="1", id=nama_sesi.BEBAS, judul="Sesi bebas", skenario=())
"""The session in which all scenarios of the library are on offer."""
