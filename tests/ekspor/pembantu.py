"""Scenarios for maps and books: the worked example, hostile texts, stories with marks of every kind."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from simulasi.permainan.nilai import Penilai
from simulasi.permainan.peta import Peta, draw_map
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import load_scenario
from tests.permainan.pembantu import spell_scenario

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
PECAH = AKAR / "skenario" / "pengadaan" / "pecah-paket.yaml"

JAHAT = (
    '"]; evil [label="',
    "</title><script>alert(1)</script>",
    "<!-- <![CDATA[ ]]> & &amp; &#60;",
    "%%{init: {'theme':'dark'}}%% end",
    "\\N \\G \\l |{}| -->",
    "`$(rm)` {{ 7*7 }} {% raw %}",
    "بند العقد מכרז 合同 🏛️👩🏽‍⚖️",
    "panjang" * 40,
    "dua\nbaris\tdan tab",
    "\uffff\ufffe noncharacter",
    "*/ } body { display: none } @import url(x)",
    '" onload="alert(1)',
)


def load(path: Path) -> Skenario:
    skenario = load_scenario(path).isi
    assert skenario is not None
    return skenario


def peta_of(skenario: Skenario) -> Peta:
    program = Program(skenario)
    return draw_map(program, Penilai(program))


def skor(i: int, k: int) -> dict[str, Any]:
    return {
        "skor": {"integritas": str(i), "kepatuhan": str(k)},
        "umpan_balik": "Sebab dan akibatnya.",
        "nilai": ["jujur"],
    }


def marked() -> Skenario:
    """A story with a page, conditions, branches, a red line, a control that closes, one that redirects elsewhere."""
    return Skenario.model_validate(
        spell_scenario(
            {
                "mulai": [{"id": "lanjut", "teks": "Lanjut", "ke": "pilah"}],
                "pilah": [
                    {"id": "baik", "teks": "Tolak", **skor(4, 3), "ke": "usai"},
                    {"id": "buruk", "teks": "Terima", **skor(0, 0), "garis_merah": "ya", "atur": {"utang": "ya"}}
                    | {"ke": [{"jika": {"tekanan": {"min": "1"}}, "ke": "usai"}, {"ke": "kena"}]},
                    {"id": "tunda", "teks": "Tunda", "jika": {"tekanan": "0"}, "tambah": {"tekanan": "1"}}
                    | {"ke": "pilah"},
                ],
                "lain": [{"id": "balik", "teks": "Balik", "ke": "usai"}],
            },
            {"usai": "bersih", "kena": {"tingkat": "pidana", "celah": "Tidak ada yang memeriksa."}},
            variabel={"utang": "tidak", "tekanan": {"awal": "0", "min": "0", "maks": "1"}},
            mitigasi=[
                {"mengalihkan": {"pilah.buruk": {"ke": "lain", "atur": {"utang": "tidak"}}}},
                {"menutup": ["pilah.buruk"], "mengawali": {"tekanan": "1"}},
            ],
        )
    )


def hostile() -> Skenario:
    """The story of `marked` with every free text replaced by something that acts, if anything lets it."""
    data = copy.deepcopy(marked().model_dump(mode="python", exclude_defaults=True))
    texts = iter(JAHAT * 40)

    def poison(part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {k: poison(v, k) for k, v in part.items()}
        if isinstance(part, list | tuple):
            return [poison(v, key) for v in part]
        free = ("judul", "narasi", "teks", "isi", "umpan_balik", "celah", "strategi", "pelaksana", "indikator")
        if isinstance(part, str) and key in (*free, "peran", "ringkasan", "tujuan", "diskusi", "akibat"):
            return next(texts)[: 80 if key == "judul" else None]
        return part

    return marked().model_copy(update=poison_models(marked(), poison, data))


def poison_models(skenario: Skenario, poison: Any, data: Any) -> dict[str, Any]:
    """Give the fields of the poisoned scenario, as models."""
    dirty = poison(data)
    fields: dict[str, Any] = {
        key: tuple(dirty[key]) if isinstance(dirty[key], list) else dirty[key]
        for key in ("judul", "peran", "ringkasan", "tujuan", "diskusi")
    }
    fields["adegan"] = {
        nama: adegan.model_copy(
            update={
                "judul": dirty["adegan"][nama]["judul"],
                "narasi": "\n\n".join(JAHAT),
                "pilihan": tuple(
                    p.model_copy(update={"teks": d["teks"], **({"umpan_balik": d["umpan_balik"]} if p.skor else {})})
                    for p, d in zip(adegan.pilihan, dirty["adegan"][nama].get("pilihan", ()), strict=True)
                ),
            }
        )
        for nama, adegan in skenario.adegan.items()
    }
    fields["mitigasi"] = tuple(
        k.model_copy(update={"judul": d["judul"], "strategi": d["strategi"], "pelaksana": d["pelaksana"]})
        for k, d in zip(skenario.mitigasi, dirty["mitigasi"], strict=True)
    )
    return fields
