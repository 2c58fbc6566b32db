"""Replays of any list of answers: what was passed, where it stands, what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from simulasi.permainan.jejak_lari import trace
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from tests.permainan.pembantu import spell_scenario

CABANG: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "a": [
        {"id": "naik", "teks": "Naik", "tambah": {"n": "1"}, "ke": "a"},
        {"id": "baca", "teks": "Baca", "ke": "a"},
        {"id": "ke-b", "teks": "B", "ke": "b"},
        {"id": "ke-c", "teks": "C", "ke": "c"},
        {"id": "usai", "teks": "Usai", "ke": "e"},
    ],
    "b": [{"id": "lewat", "teks": "Lewat", "jika": {"n": "2"}, "ke": "e"}],
    "c": [{"id": "tunggu", "teks": "Tunggu", "ke": "c"}],
}
PROGRAM = Program(
    Skenario.model_validate(
        spell_scenario(CABANG, {"e": "rawan"}, variabel={"n": {"awal": "0", "min": "0", "maks": "2"}})
    )
)


@pytest.mark.parametrize(
    ("jawab", "jejak", "perhentian", "kembali_ke", "sisa"),
    [
        ("", "a", "jalan", None, 0),
        ("usai", "a e", "akhir", None, 0),
        ("usai baca baca", "a e", "akhir", None, 2),
        ("naik", "a a", "jalan", None, 0),
        ("baca", "a a", "jalan", 0, 0),
        ("naik baca", "a a a", "jalan", 1, 0),
        ("naik naik naik", "a a a a", "jalan", 2, 0),  # the counter stops at its bound
        ("ke-b", "a b", "buntu", None, 0),
        ("naik naik ke-b", "a a a b", "jalan", None, 0),
        ("naik naik ke-b lewat", "a a a b e", "akhir", None, 0),
        ("ke-c", "a c", "perangkap", None, 0),
        ("naik ke-c tunggu", "a a c c", "perangkap", 2, 0),
    ],
)
def test_answers_on_offer(jawab: str, jejak: str, perhentian: str, kembali_ke: int | None, sisa: int) -> None:
    found = trace(PROGRAM, jawab.split())
    assert [s.adegan for s in found.keadaan] == jejak.split()
    assert (found.perhentian, found.kembali_ke, found.sisa, found.ditolak) == (perhentian, kembali_ke, sisa, None)
    assert len(found.pilihan) == len(found.keadaan) - 1


@pytest.mark.parametrize(
    ("jawab", "jejak", "tersedia"),
    [
        ("x", "a", "naik baca ke-b ke-c usai"),
        ("naik lewat usai", "a a", "naik baca ke-b ke-c usai"),
        ("ke-b lewat", "a b", ""),
        ("ke-c usai", "a c", "tunggu"),
    ],
)
def test_answers_that_are_not_on_offer(jawab: str, jejak: str, tersedia: str) -> None:
    found = trace(PROGRAM, jawab.split())
    assert found.ditolak is not None
    assert [s.adegan for s in found.keadaan] == jejak.split()
    assert found.tersedia == found.ditolak.tersedia == tuple(tersedia.split())
    assert found.sisa == 0
