"""The published schema and the page that explains it say what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from simulasi.catatan.bentuk_rekaman import JENIS, schema

from .pembantu_tukar import baris, tulis, uuid, waktu

DOCS = Path(__file__).parents[2] / "docs"
SKEMA = DOCS / "skema" / "rekaman.schema.json"


def whole_file() -> list[dict[str, Any]]:
    """Give every line of a file that holds each kind and each key."""
    entry = {"ke": 1, "waktu": waktu(1)}
    full = baris(
        1,
        ["survei", "susun", "tolak"],
        kelompok={"ke": 1, "nama": "K 1"},
        asal=uuid(9),
        berkas_dibuka=[{"langkah": 0, "adegan": "meja", "berkas": 0, "waktu": waktu(1)}],
        kendali=[{**entry, "kendali": ["rotasi"]}],
        komitmen=[{**entry, "kendali": "rotasi", "apa": "a", "siapa": "b", "kapan": "c"}],
        batal=[{**entry, "mesin": "m", "alasan": "sebab"}],
    )
    full["pilihan"][0] |= {"detik": 1.5, "tangan": {"survei": 3}}
    others = [
        {"jenis": "gabung_kelompok", "nama": ["K 1", "k-1"]},
        {"jenis": "putusan_sesi", "sesi": "kelas-a", "sidik": "0" * 64, **entry, "mesin": "m"},
        {"jenis": "nisan", "id": uuid(2)},
        {"jenis": "catatan_baru"},
    ]
    return [json.loads(line) for line in tulis([(full,)], others, sesi=[("0" * 64, "{}")]).splitlines()]


def keys(value: object) -> set[str]:
    """Collect the keys of objects, but not ids and digests that serve as keys."""
    if isinstance(value, dict):
        named = {name for name in value if not re.fullmatch(r"[0-9a-f]{64}", name) and name != "survei"}
        return named.union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_published_schema_is_that_of_the_program() -> None:
    assert json.loads(SKEMA.read_text(encoding="utf-8")) == schema()


def test_every_line_that_is_written_fits_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schema())
    lines = whole_file()
    assert {line["jenis"] for line in lines} == {*JENIS, "catatan_baru"}
    for line in lines:
        validator.validate(line)
        assert not validator.is_valid({key: value for key, value in line.items() if key != "cek"})
    run = next(line for line in lines if line["jenis"] == "lari")
    for change in ({"urutan": "1"}, {"id": "x"}, {"mulai": "kemarin"}, {"pilihan": [{"id": "A"}]}, {"orang": 0}):
        assert not validator.is_valid(run | change)


def test_every_key_is_explained() -> None:
    page = (DOCS / "rekaman.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z0-9_]+)`", page))
    assert keys(whole_file()) <= explained
    named = {name for kind in (*schema()["anyOf"], *schema()["$defs"].values()) for name in kind.get("properties", ())}
    assert named <= explained


def test_every_key_of_the_schema_says_what_it_is() -> None:
    for kind in (*schema()["anyOf"], *schema()["$defs"].values()):
        for name, shape in kind["properties"].items():
            assert "description" in shape or name in ("jenis", "skema"), name


def test_a_time_is_one_that_python_reads_and_the_other_way_round() -> None:
    """Every day of a leap year and of another, and every hour, as far as the calendar goes."""
    from datetime import datetime

    pattern = re.compile(schema()["$defs"]["BarisPilihan"]["properties"]["waktu"]["pattern"])
    days = [f"{y}-{m:02d}-{d:02d}" for y in (1900, 1904, 1970, 2000, 2026, 2028) for m in range(14) for d in range(33)]
    hours = [f"{h:02d}:{x:02d}:{x:02d}+{o:02d}:{x:02d}" for h in range(26) for x in (0, 59, 60) for o in (0, 14)]
    texts = [*(f"{day}T08:00:00.000+08:00" for day in days), *(f"2026-01-05T{hour}" for hour in hours)]
    for text in texts:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            assert pattern.fullmatch(text) is None, text
        else:
            assert pattern.fullmatch(text), text
    for text in (
        "1899-01-05T08:00:00+08:00",
        "2100-01-05T08:00:00+08:00",
        "2026-01-05T08:00:00",
        "2026-01-05 08:00:00+08:00",
        "2026-W01-1",
    ):
        assert pattern.fullmatch(text) is None
