"""`simulasi seimbang`: what random play scores, and which forks decide it."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from simulasi.dasar.angka import LAMBANG_AKHIR, bar, figure, grouped, percent, span
from simulasi.dasar.galat import Galat
from simulasi.periksa.kata import BATAS_CABANG
from simulasi.perintah.bahan import load
from simulasi.perintah.seimbang_buta import draw_players, json_players
from simulasi.permainan.buta import TabelButa, TerlaluBanyakIngatan, measure
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.seimbang import KOTAK, RIWAYAT_MAKS, Sebaran, Seimbang, weigh
from simulasi.skenario.model import Skenario
from simulasi.skenario.sebut import shorten

_LEBAR: Final = 30
_BARIS: Final = 80
_PENENTU: Final = 8
_NAMA: Final = 24


class TanpaSkenario(Galat):
    """Neither a scenario nor `--semua`."""

    kode_keluar = 2

    def __init__(self) -> None:
        super().__init__("Tulis id atau berkas skenario, atau --semua untuk seluruh pustaka.")


def run(args: argparse.Namespace) -> int:
    """Weigh and print."""
    if args.semua:
        from simulasi.perintah import seimbang_pustaka  # noqa: PLC0415 - one scenario needs no library

        return seimbang_pustaka.run(args)
    if args.skenario_id is None:
        raise TanpaSkenario
    lakon = load(args)
    found = weigh(lakon.penilai)
    blind = _blind(lakon.penilai)
    if args.format == "json":
        players = None if blind is None else json_players(blind)
        form = {"id": lakon.skenario.id, "sidik": lakon.sidik, **found.as_json(), "buta": players}
        print(json.dumps(form, ensure_ascii=False, indent=1))  # noqa: T201 - data of this command
    else:
        print("\n".join([*_draw(found, lakon.skenario), "", *_players(blind)]))  # noqa: T201
    return int(args.ketat and blind is not None and bool(blind.menonjol))


def _blind(penilai: Penilai) -> TabelButa | None:
    try:
        return measure(penilai)
    except TerlaluBanyakIngatan:
        return None


def _players(blind: TabelButa | None) -> Iterable[str]:
    if blind is None:
        return _wrap("Pemain buta tidak dihitung: keadaan dan adegan yang sudah dilihat berpasangan terlalu banyak.")
    return draw_players(blind)


def _draw(found: Seimbang, skenario: Skenario) -> Iterator[str]:
    yield from _wrap(f"Keseimbangan nilai: {skenario.judul} ({skenario.id})")
    yield from _wrap(
        "Setiap pilihan yang tersedia dianggap sama mungkinnya. Angka-angka ini dihitung dari seluruh jalan cerita; "
        "ia mengukur cerita, bukan orang."
    )
    for name, sebaran in zip(("integritas", "kepatuhan"), found.sebaran, strict=True):
        yield ""
        yield from _distribution(name, sebaran)
    yield ""
    yield from _quadrants(found)
    yield ""
    yield from _endings(found)
    yield ""
    yield from _deciders(found)
    yield ""
    yield from _choices(found)


def _distribution(name: str, s: Sebaran) -> Iterator[str]:
    median = "" if s.median is None else f", median {figure(float(s.median))}"
    yield f"Nilai {name}: rata-rata {figure(s.rata)}{median}, simpangan baku {figure(s.simpangan)}"
    if s.kotak is None or s.mencapai is None:
        yield from _wrap(
            f"Sebarannya tidak dihitung: keadaan dan jumlah nilai berpasangan lebih dari {grouped(RIWAYAT_MAKS)}. "
            "Rata-rata dan simpangan di atas tetap eksak.",
            2,
        )
        return
    most = max(s.kotak)
    for i, share in enumerate(s.kotak):
        low, high = i * 100 // KOTAK, (i + 1) * 100 // KOTAK
        drawn = bar(share / most if most else 0.0, _LEBAR)
        yield f"  {low:>3}–{high:<3}  {percent(share):>8}  {drawn}".rstrip()
    good, best = s.mencapai
    yield f"  65 ke atas (baik): {percent(good)}; 85 ke atas (teladan): {percent(best)}"


def _quadrants(found: Seimbang) -> Iterator[str]:
    yield "Kuadran"
    if found.kuadran is None:
        bounds = found.batas_teladan
        known = "" if bounds is None else f" Yang pasti, teladan antara {percent(bounds[0])} dan {percent(bounds[1])}."
        yield from _wrap(
            f"Tidak dihitung: pasangan kedua nilai lebih dari {grouped(RIWAYAT_MAKS)}.{known}",
            2,
        )
    else:
        width = max(len(name) for name in found.kuadran)
        for name, share in sorted(found.kuadran.items(), key=lambda item: -item[1]):
            yield f"  {name:<{width}}  {percent(share):>8}  {bar(share, _LEBAR)}".rstrip()
    yield f"  Berat (garis merah atau akhir pidana): {percent(found.berat)}"


def _endings(found: Seimbang) -> Iterator[str]:
    yield "Rentang nilai per akhir (0–100)"
    names = [shorten(a.adegan, _NAMA) for a in found.akhir]
    width = max(map(len, names))
    for name in ("integritas", "kepatuhan"):
        yield f"  {name}"
        for nama, a in zip(names, found.akhir, strict=True):
            lo, hi = (float(x) for x in (a.integritas if name == "integritas" else a.kepatuhan))
            drawn = span(lo, hi, 20)
            level = f"{LAMBANG_AKHIR[a.tingkat]} {a.tingkat}"
            yield f"    {nama:<{width}}  {figure(lo):>5}–{figure(hi):<5}  {drawn}  {level}"


def _deciders(found: Seimbang) -> Iterator[str]:
    yield "Cabang yang paling menentukan"
    yield from _wrap(
        "Ragam: bagian dari keragaman nilai yang timbul di cabang itu (rata-rata dua dimensi; semua cabang berjumlah "
        "100 %). Hilang: nilai yang rata-rata hilang di situ dalam satu permainan, integritas dan kepatuhan.",
        2,
    )
    shown = [p for p in found.penentu if p.bobot > 0][:_PENENTU]
    width = max((len(shorten(p.adegan, _NAMA)) for p in shown), default=0)
    for p in shown:
        lost = "" if p.hilang is None else f"  hilang {figure(p.hilang[0]):>4} / {figure(p.hilang[1]):>4}"
        yield f"  {shorten(p.adegan, _NAMA):<{width}}  {percent(p.bobot):>8}  {bar(p.bobot, 15):<15}{lost}".rstrip()
    rest = [p for p in found.penentu if p.bobot > 0][_PENENTU:]
    if rest:
        yield f"  {len(rest)} cabang lain bersama: {percent(sum(p.bobot for p in rest))}"


def _choices(found: Seimbang) -> Iterator[str]:
    easy = ", ".join(f"{adegan} ({pilihan})" for adegan, pilihan in found.dominan) or "tidak ada"
    yield from _wrap(
        f"Satu pilihan unggul di kedua dimensi: {len(found.dominan)} dari {found.cabang} cabang: {easy}. "
        "Lebih dari sepertiga menjadi temuan S401."
    )
    yield from _wrap(f"Dilema: {len(found.dilema)} cabang: {', '.join(found.dilema) or 'tidak ada'}.")
    p = found.panjang
    yield from _wrap(
        f"Panjang teks: dari {p.cabang} cabang dengan tiga pilihan berskor atau lebih dan satu yang terbaik, yang "
        f"terbaik itu paling panjang di {p.paling_panjang} (di {p.terpanjang} sedikitnya 15 % lebih panjang) dan "
        f"paling pendek di {p.terpendek}. {_length_verdict(found)}"
    )


def _length_verdict(found: Seimbang) -> str:
    p = found.panjang
    if p.cabang < BATAS_CABANG:
        return f"Terlalu sedikit untuk dinilai (S402 mulai dari {BATAS_CABANG})."
    if 2 * p.terpanjang > p.cabang or 2 * p.terpendek > p.cabang or p.paling_panjang == 0:
        return "Panjang membocorkan jawaban (temuan S402)."
    return "Panjang tidak membocorkan jawaban."


def _wrap(text: str, indent: int = 0) -> Iterable[str]:
    return textwrap.wrap(
        text.replace(" %", "\N{NO-BREAK SPACE}%"),
        _BARIS,
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
