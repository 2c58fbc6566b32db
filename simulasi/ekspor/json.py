"""JSON of the tables, and the schema that describes it (`hasil.md` §4; `docs/skema/papan.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from simulasi.papan.kolom import KETERANGAN_JENIS, Jenis, Kolom, Tabel
from simulasi.papan.ringkasan import DIMENSI, KUADRAN, Ringkasan
from simulasi.papan.tabel import ARTI, JUDUL, ROW_TYPES
from simulasi.permainan.tampilan import KETERANGAN

SKEMA: Final = "simulasi/papan/1"
_SEKALI: Final = 1000
_HITUNGAN: Final = (
    "peserta_n", "orang_n", "selesai_n", "kelompok_n", "resmi_n", "lain_n", "batal_n", "ditolak_n",
)  # fmt: skip

_TIPE: Final[dict[Jenis, dict[str, Any]]] = {
    "teks": {"type": "string"},
    "bulat": {"type": "integer", "minimum": 0},
    "nilai": {"type": "number", "minimum": 0, "maximum": 100},
    "bagian": {"type": "number", "minimum": 0, "maximum": 1},
    "indeks": {"type": "number", "minimum": -1, "maximum": 1},
    "detik": {"type": "number"},
    "ya_tidak": {"type": "boolean"},
    "waktu": {"type": "string"},
}


def json_pieces(ringkasan: Ringkasan, tabel: Sequence[Tabel]) -> Iterator[bytes]:
    """Write all tables piece by piece, one row a line; an unknown value is null, a yes/no true or false."""
    yield b"{\n"
    for key, value in head(ringkasan).items():
        yield f"{_dump(key)}: {_dump(value)},\n".encode("utf-8", "replace")
    yield b'"tabel": {'
    for i, t in enumerate(tabel):
        yield f"{',' if i else ''}\n{_dump(t.nama)}: [".encode()
        names = [kolom.nama for kolom in t.kolom]
        first = True
        rows = iter(t.baris())
        while page := list(islice(rows, _SEKALI)):
            text = ",\n".join(_dump(dict(zip(names, row, strict=True))) for row in page)
            yield (("\n" if first else ",\n") + text).encode("utf-8", "replace")
            first = False
        yield b"]" if first else b"\n]"
    yield b"\n}\n}\n"


def head(ringkasan: Ringkasan) -> dict[str, Any]:
    """Give what stands before the tables."""
    return {
        "skema": SKEMA,
        "waktu": None if ringkasan.waktu is None else ringkasan.waktu.isoformat(timespec="milliseconds"),
        "keterangan": KETERANGAN,
        "sesi": {
            "id": ringkasan.sesi,
            "judul": ringkasan.judul,
            "mode": ringkasan.mode,
            "skenario": list(ringkasan.skenario),
            "bobot": {"integritas": ringkasan.bobot_integritas, "kepatuhan": 100 - ringkasan.bobot_integritas},
        },
        "ringkasan": {
            **{name: getattr(ringkasan, name) for name in _HITUNGAN},
            "kuadran": dict(zip(KUADRAN, ringkasan.kuadran, strict=True)),
        },
        "catatan": list(ringkasan.catatan),
    }


def _plain(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False)


def papan_schema() -> dict[str, Any]:
    """Make the JSON Schema of the export from the columns of the tables."""
    count = {"type": ["integer", "null"], "minimum": 0}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Papan simulasi",
        "description": "Semua tabel satu sesi, seperti ditulis `simulasi papan -o NAMA.json`. Kolom baru hanya "
        "ditambah di belakang; pembaca sebaiknya mengabaikan kolom yang tidak dikenalnya.",
        "type": "object",
        "required": ["skema", "waktu", "keterangan", "sesi", "ringkasan", "catatan", "tabel"],
        "properties": {
            "skema": {"const": SKEMA},
            "waktu": {
                "type": ["string", "null"],
                "description": "Waktu peristiwa terbaru, ISO 8601 dengan selisih zona.",
            },
            "keterangan": {"const": KETERANGAN},
            "sesi": {
                "type": "object",
                "required": ["id", "judul", "mode", "skenario", "bobot"],
                "properties": {
                    "id": {"type": "string"},
                    "judul": {"type": "string"},
                    "mode": {"enum": ["perorangan", "kelompok"]},
                    "skenario": {"type": "array", "items": {"type": "string"}},
                    "bobot": {
                        "type": "object",
                        "description": "Bobot gabungan; jumlahnya 100.",
                        "required": ["integritas", "kepatuhan"],
                        "properties": {name: {"type": "integer", "minimum": 0, "maximum": 100} for name in DIMENSI},
                    },
                },
            },
            "ringkasan": {
                "type": "object",
                "description": "Hitungan satu sesi; kuadran dihitung dari peserta yang selesai.",
                "properties": {
                    **dict.fromkeys(_HITUNGAN, count),
                    "kuadran": {"type": "object", "properties": dict.fromkeys(KUADRAN, count)},
                },
            },
            "catatan": {"type": "array", "items": {"type": "string"}},
            "tabel": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _table_schema(name, kolom) for name, kolom in ROW_TYPES.items()},
            },
        },
    }


def _table_schema(name: str, kolom: Iterable[Kolom]) -> dict[str, Any]:
    columns = list(kolom)
    return {
        "title": JUDUL[name],
        "description": ARTI[name],
        "type": "array",
        "items": {
            "type": "object",
            "required": [k.nama for k in columns],
            "properties": {k.nama: _column_schema(k) for k in columns},
        },
    }


def _column_schema(kolom: Kolom) -> dict[str, Any]:
    out = dict(_TIPE[kolom.jenis])
    if kolom.kosong:
        out["type"] = [out["type"], "null"]
    out["description"] = f"{kolom.arti} ({KETERANGAN_JENIS[kolom.jenis]})" if kolom.jenis == "waktu" else kolom.arti
    return out
