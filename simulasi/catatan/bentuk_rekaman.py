"""The shape of the lines of an exchange file (`hasil.md` §2): what is checked on reading and published as a schema.

Keys that are not named here are kept and passed on. The module needs pydantic, so it loads only where lines are read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NotRequired, cast

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter, with_config
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from simulasi.catatan.batas import DETIK_MAKS, NASKAH_MAKS, PILIHAN_MAKS
from simulasi.catatan.gabung import BERKAS_MAKS, KE_MAKS
from simulasi.catatan.galat import IsianDitolak
from simulasi.catatan.isian import LONGEST_TEXT, check_text
from simulasi.catatan.sandi import LONGEST_SANDI, check_group, check_sandi
from simulasi.catatan.waktu import WAKTU_ISO
from simulasi.skenario.tipe import Nama, NamaPilihan

KETAT: Final = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)


def _same(check: Callable[[str], str], what: str) -> AfterValidator:
    """Take a text only as the program itself would have stored it."""

    @lru_cache(maxsize=4096)
    def reason(text: str) -> str | None:
        try:
            return None if check(text) == text else f"{what} memuat spasi berlebih atau bentuk huruf yang tidak baku"
        except IsianDitolak as error:
            return error.pesan.split(". ", 1)[0].rstrip(".")

    def validate(text: str) -> str:
        found = reason(text)
        if found is not None:
            raise PydanticCustomError("alasan", "{alasan}", {"alasan": found})
        return text

    return AfterValidator(validate)


def _free(isian: str) -> AfterValidator:
    return _same(lambda text: check_text(text, isian), isian)


def _described(text: str) -> Any:
    return Field(description=text)


Pengenal = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,64}$")]
Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Waktu = Annotated[str, StringConstraints(pattern=WAKTU_ISO)]
Sandi = Annotated[str, Field(min_length=1, max_length=LONGEST_SANDI), _same(check_sandi, "sandi")]
NamaKelompok = Annotated[str, Field(min_length=1, max_length=LONGEST_SANDI), _same(check_group, "nama kelompok")]
Ke = Annotated[int, Field(ge=0, le=KE_MAKS)]
Langkah = Annotated[int, Field(ge=0, le=PILIHAN_MAKS)]

_KE: Final = _described("Urutan isian ini di mesinnya; yang terbesar yang ditampilkan.")
_WAKTU: Final = _described("Saat dicatat, ISO 8601 dengan selisih dari UTC.")


@with_config(KETAT)
class BarisPilihan(TypedDict):
    """One choice of a run."""

    id: Annotated[NamaPilihan, _described("Id pilihan di adegan itu.")]
    waktu: Annotated[Waktu, _WAKTU]
    detik: NotRequired[Annotated[float, Field(ge=0, le=DETIK_MAKS, description="Lama menimbang, dalam detik.")]]
    tangan: NotRequired[
        Annotated[
            dict[NamaPilihan, Annotated[int, Field(ge=0, le=100_000)]],
            Field(max_length=64, description="Jumlah tangan yang terangkat menurut id pilihan."),
        ]
    ]


@with_config(KETAT)
class BarisBerkas(TypedDict):
    """One exhibit that was opened."""

    langkah: Annotated[Langkah, _described("Langkah (dari 0) saat berkas dibuka.")]
    adegan: Annotated[Nama, _described("Id adegan.")]
    berkas: Annotated[int, Field(ge=0, le=1000, description="Nomor berkas (dari 0) di adegan itu.")]
    waktu: Annotated[Waktu, _WAKTU]


@with_config(KETAT)
class BarisKendali(TypedDict):
    """One pick of controls."""

    ke: Annotated[Ke, _KE]
    waktu: Annotated[Waktu, _WAKTU]
    kendali: Annotated[list[Nama], Field(max_length=64, description="Id kendali yang dipasang.")]


@with_config(KETAT)
class BarisKomitmen(TypedDict):
    """One commitment."""

    ke: Annotated[Ke, _KE]
    waktu: Annotated[Waktu, _WAKTU]
    kendali: Annotated[Nama, _described("Id kendali yang dijanjikan.")]
    apa: Annotated[str, Field(max_length=LONGEST_TEXT), _free("isian apa"), _described("Apa yang akan dilakukan.")]
    siapa: Annotated[str, Field(max_length=LONGEST_TEXT), _free("isian siapa"), _described("Siapa yang melakukannya.")]
    kapan: Annotated[str, Field(max_length=LONGEST_TEXT), _free("isian kapan"), _described("Kapan selesai.")]


@with_config(KETAT)
class BarisBatal(TypedDict):
    """One voiding."""

    ke: Annotated[Ke, _KE]
    waktu: Annotated[Waktu, _WAKTU]
    mesin: NotRequired[Annotated[Pengenal, _described("Mesin tempat lari dibatalkan.")]]
    alasan: Annotated[
        str, Field(min_length=1, max_length=LONGEST_TEXT), _free("alasan"), _described("Alasan pembatalan.")
    ]
    pulih: NotRequired[
        Annotated[Literal[True], _described("Pembatalan sebelumnya dicabut dengan alasan ini: lari dihitung lagi.")]
    ]


@with_config(KETAT)
class KelompokLari(TypedDict):
    """The group of a participant."""

    ke: Annotated[Ke, _described("Berapa kali kelompok peserta ini ditetapkan; yang terbesar yang berlaku.")]
    nama: Annotated[NamaKelompok, _described("Nama kelompok.")]


@with_config(KETAT)
class BarisLariLengkap(TypedDict):
    """`lari`: one run, without any score; what is unknown is left out."""

    jenis: Literal["lari"]
    id: Annotated[Uuid, _described("Id lari; satu-satunya yang menentukan bahwa dua baris adalah lari yang sama.")]
    mesin: Annotated[Pengenal, _described("Id mesin tempat lari dimulai.")]
    urutan: Annotated[int, Field(ge=1, le=2**53, description="Nomor urut lari di mesin itu.")]
    peserta: Annotated[Pengenal, _described("Id acak peserta.")]
    sandi: Annotated[Sandi, _described("Sandi peserta.")]
    kelompok: NotRequired[Annotated[KelompokLari, _described("Kelompok peserta.")]]
    orang: Annotated[int, Field(ge=1, le=100_000, description="Banyaknya orang yang bermain.")]
    sesi: Annotated[Nama, _described("Id sesi; `bebas` bila tanpa berkas sesi.")]
    mode: Annotated[Literal["perorangan", "kelompok"], _described("Cara bermain.")]
    skenario: Annotated[Nama, _described("Id skenario.")]
    sidik: Annotated[Sidik, _described("SHA-256 dari JSON kanonik skenario, yang ada di kepala berkas.")]
    asal: NotRequired[Annotated[Uuid, _described("Lari asal, bila ini latihan yang bercabang darinya.")]]
    mulai: Annotated[Waktu, _described("Saat lari dimulai.")]
    selesai: NotRequired[Annotated[Waktu, _described("Saat lari mencapai akhir cerita.")]]
    akhir: NotRequired[Annotated[Nama, _described("Id adegan akhir; selalu bersama `selesai`.")]]
    pilihan: Annotated[list[BarisPilihan], Field(max_length=PILIHAN_MAKS, description="Pilihan, menurut langkah.")]
    berkas_dibuka: NotRequired[
        Annotated[list[BarisBerkas], Field(max_length=BERKAS_MAKS, description="Berkas yang dibuka.")]
    ]
    kendali: NotRequired[
        Annotated[list[BarisKendali], Field(max_length=1000, description="Kendali yang dipasang di tantangan.")]
    ]
    komitmen: NotRequired[Annotated[list[BarisKomitmen], Field(max_length=1000, description="Komitmen.")]]
    batal: NotRequired[
        Annotated[
            list[BarisBatal], Field(max_length=1000, description="Pembatalan dan pencabutannya; sekali ada, tetap ada.")
        ]
    ]


@with_config(KETAT)
class BarisGabung(TypedDict):
    """`gabung_kelompok`: names that a person declared to be one group."""

    jenis: Literal["gabung_kelompok"]
    nama: Annotated[list[NamaKelompok], Field(min_length=2, max_length=100, description="Nama yang digabung.")]


@with_config(KETAT)
class BarisPutusan(TypedDict):
    """`putusan_sesi`: which definition of a session a person said to count."""

    jenis: Literal["putusan_sesi"]
    sesi: Annotated[Nama, _described("Id sesi.")]
    sidik: Annotated[Sidik, _described("Sidik definisi yang berlaku.")]
    ke: Annotated[Ke, _described("Keputusan keberapa tentang sesi ini; yang terbesar yang berlaku.")]
    waktu: Annotated[Waktu, _WAKTU]
    mesin: Annotated[Pengenal, _described("Mesin tempat diputuskan.")]


@with_config(KETAT)
class BarisNisan(TypedDict):
    """`nisan`: the tombstone of a deleted run."""

    jenis: Literal["nisan"]
    id: Annotated[Uuid, _described("Id lari yang dihapus.")]


@with_config(KETAT)
class MesinKepala(TypedDict):
    """The machine that wrote the file."""

    id: Annotated[Pengenal, _described("Id acak mesin.")]
    tanda: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), _described("Dua huruf penanda mesin.")]


@with_config(KETAT)
class BarisKepala(TypedDict):
    """`kepala`: the first line."""

    jenis: Literal["kepala"]
    skema: Annotated[Literal["simulasi/rekaman"], _described("Nama skema.")]
    versi: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}$"), _described("Versi skema.")]
    mesin: Annotated[MesinKepala, _described("Mesin yang menulis berkas.")]
    program: Annotated[str, Field(max_length=64, description="Versi program yang menulis berkas.")]
    waktu: NotRequired[Annotated[Waktu, _described("Waktu peristiwa terbaru di dalam berkas.")]]
    sesi: Annotated[
        dict[Sidik, str], Field(max_length=NASKAH_MAKS, description="JSON kanonik setiap sesi menurut sidik.")
    ]
    skenario: Annotated[
        dict[Sidik, str], Field(max_length=NASKAH_MAKS, description="JSON kanonik setiap skenario menurut sidik.")
    ]


@with_config(KETAT)
class BarisPenutup(TypedDict):
    """`penutup`: the last line."""

    jenis: Literal["penutup"]
    jumlah: Annotated[int, Field(ge=1, description="Banyaknya baris sebelum baris ini, termasuk kepala.")]
    sha256: Annotated[Sidik, _described("SHA-256 dari bita semua baris itu, dengan ganti barisnya.")]


JENIS: Final[dict[str, TypeAdapter[Any]]] = {
    "kepala": TypeAdapter(BarisKepala),
    "lari": TypeAdapter(BarisLariLengkap),
    "gabung_kelompok": TypeAdapter(BarisGabung),
    "putusan_sesi": TypeAdapter(BarisPutusan),
    "nisan": TypeAdapter(BarisNisan),
    "penutup": TypeAdapter(BarisPenutup),
}
"""The kinds of lines that this version knows."""

_KESALAHAN: Final = {
    "missing": 'kunci "{kunci}" tidak ada',
    "too_long": 'isi "{kunci}" terlalu banyak',
    "string_too_long": 'isi "{kunci}" terlalu panjang',
    "string_too_short": 'isi "{kunci}" kosong',
    "less_than_equal": 'angka "{kunci}" terlalu besar',
    "greater_than_equal": 'angka "{kunci}" terlalu kecil',
}


def reason(error: Any) -> str:
    """Say in Indonesian what the first error of a `ValidationError` is; texts of the line are not repeated."""
    first = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(step) for step in first["loc"] if step != "[key]")[:80]
    if first["type"] == "alasan":
        return str(first["ctx"]["alasan"])
    return _KESALAHAN.get(first["type"], 'isi "{kunci}" tidak sesuai bentuknya').format(kunci=key)


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one line, its checksum `cek` included."""
    kinds: list[object] = []
    shared: dict[str, Any] = {}
    for adapter in JENIS.values():
        shape = adapter.json_schema()
        shared.update(shape.pop("$defs", {}))
        shape["properties"]["cek"] = {
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
            "description": "16 angka heksadesimal pertama dari SHA-256 baris tanpa kunci ini.",
        }
        shape["required"] = [*shape["required"], "cek"]
        kinds.append(_plain(shape))
    other = {
        "description": "Jenis yang belum dikenal; disimpan dan diteruskan.",
        "type": "object",
        "properties": {"jenis": {"type": "string", "not": {"enum": list(JENIS)}}},
        "required": ["jenis", "cek"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "rekaman.schema.json",
        "title": "Satu baris berkas *.rekaman.jsonl",
        "anyOf": [*kinds, other],
        "$defs": {name: _plain(shape) for name, shape in sorted(shared.items())},
    }


def _plain(shape: object) -> object:
    """Leave out what pydantic derives from class names and English docstrings."""
    if isinstance(shape, list):
        return [_plain(value) for value in cast("list[object]", shape)]
    if not isinstance(shape, dict):
        return shape
    named = cast("dict[str, object]", shape)
    left_out = {"title", "description"} if "properties" in named else {"title"}
    return {key: _plain(value) for key, value in named.items() if key not in left_out}
