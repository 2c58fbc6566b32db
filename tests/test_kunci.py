"""The shipped library cannot be played by its words: no blind player and no learner reads the key."""

from __future__ import annotations

import json
from statistics import fmean
from typing import Any

import pytest

from simulasi import cli
from simulasi.periksa.pelajar import RATA_MAKS
from simulasi.permainan.buta import LEBIH_PUSTAKA, LEBIH_SKENARIO
from simulasi.skenario.pustaka import shipped


@pytest.fixture(scope="module")
def terukur() -> dict[str, Any]:
    pytest.importorskip("sklearn")
    from contextlib import redirect_stdout
    from io import StringIO

    out = StringIO()
    with redirect_stdout(out):
        assert cli.main(["seimbang", "--semua", str(shipped()), "--format", "json"]) == 0
    return json.loads(out.getvalue())


def test_no_player_reads_the_key_of_a_scenario(terukur: dict[str, Any]) -> None:
    far = {
        (nama, pemain["nama"]): round(pemain["lebih"], 1)
        for nama, tabel in terukur["skenario"].items()
        for pemain in tabel["pemain"]
        if pemain["lebih"] > LEBIH_SKENARIO
    }
    assert far == {}


def test_no_player_reads_the_key_of_the_library(terukur: dict[str, Any]) -> None:
    far = {nama: more for nama, more in terukur["lebih"].items() if max(more.values()) > LEBIH_PUSTAKA}
    assert far == {}


def test_no_learner_reads_the_key(terukur: dict[str, Any]) -> None:
    learnt = terukur["pelajar"]
    assert fmean(found["gabungan"] for found in learnt.values()) <= RATA_MAKS
    for nama, found in learnt.items():
        assert found["gabungan"] <= found["kocokan"]["persentil_95"] + 1e-9, nama
