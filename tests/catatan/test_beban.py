"""Scenarios of strangers are held to the checker's limits and to a budget of time (`hasil.md` §2, rule 9)."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from simulasi.catatan import Jurnal, uji_lari
from simulasi.catatan.uji_beban import BELUM, weigh
from simulasi.skenario.kanonik import digest

from .pembantu_tukar import baris, gabung, lakon, tulis

AKHIR = ("selesai", "tersangka")


def cerita(ident: str, variabel: dict[str, Any], adegan: dict[str, Any], menutup: list[str] | None = None) -> str:
    """Give the canonical JSON of a story with the endings and controls of the worked example."""
    data = json.loads(lakon().kanonik)
    ends = {name: scene for name, scene in data["adegan"].items() if "akhir" in scene}
    controls = [{k: v for k, v in one.items() if k not in ("menutup", "mengalihkan")} for one in data["mitigasi"]]
    for control in controls:
        if menutup:
            control["menutup"] = menutup
    data |= {"id": ident, "awal": next(iter(adegan)), "variabel": variabel, "adegan": adegan | ends}
    return json.dumps(data | {"mitigasi": controls}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lebar(ident: str, banyak: int, *, kendali: bool = False) -> str:
    """A story of 2 to the power of `banyak` states; with controls that all matter at every fork."""
    adegan: dict[str, Any] = {}
    for i in range(banyak):
        ke = [{"ke": f"s{i + 1:02d}"}]
        skor = [{"integritas": n, "kepatuhan": n} for n in (4, 0)]
        adegan[f"s{i:02d}"] = pilihan(
            {"id": "ya", "atur": {f"v{i:02d}": True}, "skor": skor[0], "umpan_balik": "u", "ke": ke},
            {"id": "tidak", "skor": skor[1], "umpan_balik": "u", "ke": ke},
        )
    roads = [{"jika": [{f"v{i:02d}": True}], "ke": AKHIR[i % 2]} for i in range(banyak)]
    adegan[f"s{banyak:02d}"] = pilihan({"id": "terus", "ke": [*roads, {"ke": AKHIR[0]}]})
    closing = [f"s{i:02d}.tidak" for i in range(banyak)] if kendali else None
    return cerita(ident, {f"v{i:02d}": False for i in range(banyak)}, adegan, closing)


def lingkaran(ident: str, sisi: int) -> str:
    """A story that goes round in a loop of (sisi + 1)² states."""
    moves = [
        {"id": name + word, "tambah": {name: step}, "ke": [{"ke": "m"}]}
        for name in "xy"
        for word, step in (("n", 1), ("t", -1))
    ]
    roads = [{"jika": [{name: {"min": sisi} for name in "xy"}], "ke": AKHIR[0]}, {"ke": AKHIR[1]}]
    skor = {"integritas": 2, "kepatuhan": 2}
    out = {"id": "keluar", "skor": skor, "umpan_balik": "u", "ke": roads}
    return cerita(ident, {name: {"awal": 0, "min": 0, "maks": sisi} for name in "xy"}, {"m": pilihan(*moves, out)})


def pilihan(*choices: dict[str, Any]) -> dict[str, Any]:
    return {
        "judul": "J", "narasi": "n", "bobot": 1, "titik_rawan": ["PBJ-02"],
        "pilihan": [{"teks": "t", **choice} for choice in choices],
    }  # fmt: skip


def test_a_scenario_is_refused_beyond_the_limits_and_the_time() -> None:
    found = weigh([lakon().kanonik, lebar("kecil", 5), lingkaran("putar", 85), lebar("besar", 20), "{}"], 30)
    assert found[0] is None
    assert found[1] is None
    assert found[2] == "punya lingkaran dengan lebih dari 2.000 keadaan"
    assert found[3] == "punya lebih dari 1.000.000 keadaan"
    assert found[4] == "tidak sah"


def test_what_takes_too_long_is_stopped_and_takes_no_time_of_shorter_ones() -> None:
    begun = time.monotonic()
    heavy = lebar("berat", 16, kendali=True)
    assert weigh([heavy, heavy + " ", lakon().kanonik], 1) == ["tidak selesai dihitung dalam 1 detik", BELUM, None]
    assert time.monotonic() - begun < 60


def test_a_merge_names_the_scenario_that_it_refuses(jurnal: Jurnal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uji_lari, "weigh", lambda texts: weigh(texts, 3))
    texts = [lingkaran("putar", 85), lebar("berat", 17, kendali=True)]
    lines = [baris(1, skenario="putar", sidik=digest(texts[0])), baris(2, skenario="berat", sidik=digest(texts[1]))]
    skenario = {digest(text): text for text in (*texts, lakon().kanonik)}
    report = gabung(jurnal, tulis([(line,) for line in (*lines, baris(3))], skenario=skenario))
    assert [reason for _, reason in report.ditolak] == [
        'skenario "putar" punya lingkaran dengan lebih dari 2.000 keadaan',
        'skenario "berat" tidak selesai dihitung dalam 3 detik',
    ]
    assert report.baru == 1
    assert jurnal.scenario(digest(texts[0])) is None


def test_a_scenario_that_was_played_here_is_not_tested(jurnal: Jurnal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a laptop plays it can bear, and the author of a large story must be able to gather the runs."""
    text = lebar("kelas", 6)
    jurnal.start_run(
        jurnal.participant("kelas-a", "Komodo-27"), mode="perorangan", skenario="kelas", sidik=digest(text),
        sidik_alur="x", kanonik=text,
    )  # fmt: skip
    monkeypatch.setattr(uji_lari, "weigh", lambda texts: ["terlalu berat"] * len(texts))
    report = gabung(jurnal, tulis([(baris(1, skenario="kelas", sidik=digest(text)),)], skenario={digest(text): text}))
    assert report.baru == 1
