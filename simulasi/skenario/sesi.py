"""A session file: what a facilitator prepares for one class (`format.md` §5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, cast

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

SKOR_SESI: Final = ("skenario", "mode", "bobot", "tantangan_mitigasi")
"""The keys that decide scores, ranks or their unit: what is assigned (in whatever order), who counts as one, how the
dimensions weigh, whether there is a challenge. Titles, groups on offer, feedback, shuffling and keeping decide none."""


def differing_keys(sesi: Sequence[Sesi]) -> tuple[str, ...]:
    """Give the keys in which definitions differ, in the order of the model; the order of scenarios is no difference."""
    return tuple(name for name in Sesi.model_fields if len({_plain(getattr(one, name)) for one in sesi}) > 1)


def _plain(value: object) -> object:
    return frozenset(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value
