"""`simulasi nilai`: the score of a list of choices, without recording anything."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import Any

from simulasi.dasar.angka import figure
from simulasi.lari.hasil_lari import HasilLari, make_result
from simulasi.perintah.bahan import load
from simulasi.permainan.tampilan import CARA_HITUNG


def split_answers(text: str) -> list[str]:
    """Split `a,b,c`; blanks around ids are layout, an empty text is no answer."""
    return [part.strip() for part in text.split(",") if part.strip()]


_BARIS = 80


def run(args: argparse.Namespace) -> int:
    """Score and print."""
    lakon = load(args)
    hasil = make_result(lakon, split_answers(args.jawab))
    if args.format == "json":
        print(json.dumps(as_json(hasil), ensure_ascii=False, indent=1))  # noqa: T201 - data of this command
    else:
        print("\n".join(tell(hasil)))  # noqa: T201
    return 0


def as_json(hasil: HasilLari) -> dict[str, Any]:
    """Give the JSON form: exact values as floats."""
    nilai = hasil.nilai
    return {
        "akhir": nilai.akhir,
        "tingkat": nilai.tingkat,
        "garis_merah": nilai.garis_merah,
        "integritas": float(nilai.integritas),
        "kepatuhan": float(nilai.kepatuhan),
        "langkah": [
            {
                "adegan": s.adegan,
                "pilihan": s.pilihan,
                "hilang_integritas": float(s.hilang_integritas),
                "hilang_kepatuhan": float(s.hilang_kepatuhan),
            }
            for s in nilai.langkah
        ],
    }


def tell(hasil: HasilLari) -> Iterator[str]:
    """Write a result in a few lines."""
    yield f"Akhir: {hasil.adegan_akhir.judul} ({hasil.tingkat})"
    yield f"Integritas {figure(hasil.integritas)} ({hasil.pita_integritas})"
    yield f"Kepatuhan {figure(hasil.kepatuhan)} ({hasil.pita_kepatuhan})"
    weights = f"bobot {hasil.bobot[0]}:{hasil.bobot[1]}"
    yield f"Gabungan {figure(hasil.gabungan)} ({weights}); kuadran {hasil.kuadran}; garis merah {hasil.garis_merah}"
    for said in hasil.batas:
        yield from textwrap.wrap(said, _BARIS, break_on_hyphens=False)
    yield ""
    for s in hasil.langkah:
        lost = f"hilang {figure(s.hilang_integritas)} / {figure(s.hilang_kepatuhan)}"
        yield f"  {s.nomor:>2}. {s.adegan_id}: {s.pilihan.id}, {lost}{f' ({s.kata})' if s.kata else ''}"
    yield ""
    yield CARA_HITUNG
    yield hasil.keterangan
