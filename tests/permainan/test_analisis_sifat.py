"""The analysis against the enumeration of all runs and exact chances (`skor.md` §4)."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import assume, given

from simulasi.permainan.analisis import Analisis, analyse
from simulasi.permainan.risiko import Terbaik
from tests.acuan_kasar import Acuan, TerlaluBesar
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference


def close(x: object) -> object:
    """Allow what the paper allows to floats."""
    return pytest.approx(float(x), abs=1e-9, rel=0)  # type: ignore[arg-type]


def check_endings(acuan: Acuan, analisis: Analisis) -> None:
    chances = acuan.chances()
    reached = {jalan.hasil[0] for jalan in acuan.lari}
    assert [a.adegan for a in analisis.akhir] == [nama for nama in acuan.adegan if nama in reached]
    for akhir in analisis.akhir:
        assert (akhir.tingkat, akhir.rugi) == acuan.ending(akhir.adegan)[::2]
        assert akhir.peluang == close(chances[akhir.adegan])
        assert akhir.integritas == acuan.ending_range(akhir.adegan, 0)
        assert akhir.kepatuhan == acuan.ending_range(akhir.adegan, 1)
    assert math.fsum(a.peluang for a in analisis.akhir) == close(1)


@examples(60)
@given(references())
def test_play_without_controls_is_analysed_as_enumerated(acuan: Acuan) -> None:
    analisis = analyse(compile_reference(acuan), "sidik")
    assert (analisis.id, analisis.sidik) == ("uji-coba", "sidik")
    assert analisis.adegan == len(acuan.adegan)
    assert analisis.pilihan == sum(len(a.get("pilihan", [])) for a in acuan.adegan.values())
    assert analisis.keadaan == len(acuan.keadaan)
    assert (analisis.jalur, analisis.jalur_log10) == (acuan.jalur, None)
    assert analisis.langkah == acuan.langkah
    assert (analisis.bobot, analisis.bobot_akhir) == (acuan.bobot, acuan.bobot_akhir)
    assert (analisis.integritas, analisis.kepatuhan) == acuan.rentang
    assert list(analisis.dilema) == acuan.dilema
    check_endings(acuan, analisis)


@examples(60)
@given(references())
def test_controls_are_analysed_as_enumerated(acuan: Acuan) -> None:
    try:
        risiko = acuan.risiko
    except TerlaluBesar:
        assume(False)
        return
    analisis = analyse(compile_reference(acuan), "sidik")
    assert analisis.risiko == close(risiko[()])
    for i, kendali in enumerate(analisis.kendali):
        assert (kendali.id, kendali.biaya) == (acuan.mitigasi[i]["id"], acuan.cost([i]))
        exact = risiko[(i,)]
        assert kendali.risiko == (None if exact is None else close(exact))
    assert analisis.anggaran == acuan.anggaran
    best = acuan.best(acuan.anggaran)
    exact = risiko[best]
    assert exact is not None
    assert analisis.terbaik == Terbaik(best, acuan.cost(best), analisis.terbaik.risiko)
    assert analisis.terbaik.risiko == close(exact)


@examples(25)
@given(references())
def test_json_form_says_the_same(acuan: Acuan) -> None:
    analisis = analyse(compile_reference(acuan), "sidik")
    form = json.loads(json.dumps(analisis.as_json(), allow_nan=False))
    assert (
        list(form)
        == (
            "id sidik adegan pilihan keadaan jalur langkah bobot bobot_akhir integritas kepatuhan akhir dilema "
            "risiko kendali anggaran terbaik"
        ).split()
    )
    assert form["jalur"] == (None if acuan.jalur is None else str(acuan.jalur))
    assert form["langkah"] == dict(zip(("min", "maks"), acuan.langkah, strict=True))
    for d, nama in enumerate(("integritas", "kepatuhan")):
        assert form[nama] == dict(zip(("lo", "hi"), acuan.rentang[d], strict=True))
        for akhir in form["akhir"]:
            lo, hi = acuan.ending_range(akhir["adegan"], d)
            assert akhir[nama] == {"min": float(lo), "maks": float(hi)}
    best = acuan.best(acuan.anggaran)
    assert form["terbaik"]["kendali"] == [acuan.mitigasi[i]["id"] for i in best]
