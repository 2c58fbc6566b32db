"""`simulasi analisis`: the exact figures of a scenario, as JSON or drawn."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from simulasi.dasar.angka import bar, grouped, percent, span
from simulasi.perintah.bahan import load
from simulasi.permainan.analisis import Analisis, analyse
from simulasi.skenario.model import Skenario

_LEBAR = 30


def run(args: argparse.Namespace) -> int:
    """Analyse and print."""
    lakon = load(args)
    found = analyse(lakon.program, lakon.sidik)
    if args.format == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))  # noqa: T201 - data of this command
    else:
        print("\n".join(_draw(found, lakon.skenario)))  # noqa: T201
    return 0


def _draw(found: Analisis, skenario: Skenario) -> Iterator[str]:
    yield f"{skenario.judul} ({found.id})"
    yield f"sidik {found.sidik[:12]}"
    yield ""
    runs = "tak berhingga (ada putaran tanpa skor)"
    if found.jalur is not None:
        runs = grouped(found.jalur)
    elif found.jalur_log10 is not None:
        runs = f"sekitar 10^{found.jalur_log10:.0f}"
    longest = "tak berbatas" if found.langkah[1] is None else str(found.langkah[1])
    yield f"Adegan {found.adegan}, pilihan {found.pilihan}, keadaan {grouped(found.keadaan)}, jalur {runs}"
    yield f"Langkah: terpendek {found.langkah[0]}, terpanjang {longest}"
    yield f"Bobot keputusan terbesar {found.bobot}, bobot akhir {found.bobot_akhir}"
    yield f"Dilema: {', '.join(found.dilema) or 'tidak ada'}"
    yield ""
    yield "Peluang akhir bila setiap pilihan sama mungkinnya"
    width = max(len(a.adegan) for a in found.akhir)
    for a in found.akhir:
        harm = ", merugikan" if a.rugi else ""
        yield f"  {a.adegan:<{width}}  {percent(a.peluang):>8}  {bar(a.peluang, _LEBAR):<{_LEBAR}}  {a.tingkat}{harm}"
    for name in ("integritas", "kepatuhan"):
        yield ""
        yield f"Rentang nilai {name} per akhir (0–100)"
        for a in found.akhir:
            lo, hi = a.integritas if name == "integritas" else a.kepatuhan
            low, high = f"{float(lo):.1f}".replace(".", ","), f"{float(hi):.1f}".replace(".", ",")
            yield f"  {a.adegan:<{width}}  {low:>5}–{high:<5}  {span(float(lo), float(hi), _LEBAR)}"
    yield ""
    yield "Risiko kerugian publik bila setiap pilihan sama mungkinnya"
    width = max(len(k.id) for k in found.kendali)
    width = max(width, len("tanpa kendali"))
    yield f"  {'tanpa kendali':<{width}}  {percent(found.risiko):>8}  {bar(found.risiko, _LEBAR)}"
    for k in found.kendali:
        if k.risiko is None:
            yield f"  {k.id:<{width}}  menutup semua jalan (biaya {k.biaya})"
        else:
            yield f"  {k.id:<{width}}  {percent(k.risiko):>8}  {bar(k.risiko, _LEBAR):<{_LEBAR}}  biaya {k.biaya}"
    best = found.terbaik
    names = ", ".join(found.kendali[i].id for i in best.kendali) or "tanpa kendali"
    yield ""
    yield f"Terbaik dengan anggaran {found.anggaran}: {names} (biaya {best.biaya}), risiko {percent(best.risiko)}"
