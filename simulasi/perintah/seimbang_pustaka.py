"""`simulasi seimbang --semua`: blind players and the learner over a whole library."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from simulasi.dasar.angka import figure
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import make_ready
from simulasi.periksa.pelajar import RATA_MAKS, HasilPelajar, PelajarTidakAda, learn
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.perintah.bahan import library
from simulasi.perintah.seimbang_buta import WAYS, describe, json_players, tell_forks, wrap
from simulasi.permainan.buta import LEBIH_PUSTAKA, LEBIH_SKENARIO, PEMAIN, TabelButa, measure
from simulasi.permainan.nilai import Penilai
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.pustaka import Pustaka, is_library, scenario_files

_CABANG: Final = 4


class BukanPustaka(Galat):
    """A folder without the shape of a library."""

    kode_keluar = 2


class PustakaKosong(Galat):
    """No scenario to weigh."""


@dataclass(slots=True)
class Terukur:
    """What was measured over a library. `pelajar` is None where it could not be; `alasan` then says why."""

    tabel: dict[str, TabelButa] = field(default_factory=dict[str, TabelButa])
    pelajar: dict[str, HasilPelajar] | None = None
    alasan: str = ""
    terlewat: int = 0

    def mean_excess(self, i: int) -> tuple[float, float]:
        """Give by how much player number i exceeds random play on average, deciding at once and clues first."""
        means: list[float] = []
        for way in WAYS:
            more = [way(t.baris[i]).gabungan - t.acak[WAYS.index(way)].gabungan for t in self.tabel.values()]
            means.append(sum(more) / len(more))
        return means[0], means[1]

    def complaints(self) -> list[str]:
        """Give what breaks the bars, a sentence each."""
        out = [
            f"Pemain {b.pemain.nama} di {nama}: {figure(b.lebih)} poin di atas acak (batas {LEBIH_SKENARIO})."
            for nama, tabel in self.tabel.items()
            for b in tabel.menonjol
        ]
        for i, pemain in enumerate(PEMAIN):
            most = max(self.mean_excess(i))
            if most > LEBIH_PUSTAKA:
                out.append(
                    f"Pemain {pemain.nama}: rata-rata {figure(most)} poin di atas acak di seluruh pustaka "
                    f"(batas {LEBIH_PUSTAKA})."
                )
        if self.pelajar is None:
            out.append(self.alasan)
            return out
        mean = sum(h.harapan.gabungan for h in self.pelajar.values()) / len(self.pelajar)
        if mean > RATA_MAKS:
            out.append(f"Pelajar: rata-rata {figure(mean)} di seluruh pustaka (batas {RATA_MAKS}).")
        out.extend(
            f"Pelajar di {nama}: {figure(h.harapan.gabungan)}, di atas persentil ke-95 kocokannya "
            f"({figure(h.persentil)})."
            for nama, h in self.pelajar.items()
            if h.harapan.gabungan > h.persentil + 1e-9
        )
        return out


def run(args: argparse.Namespace) -> int:
    """Measure and print; 1 where a file had to be left out, or under `--ketat` where a bar is broken."""
    found = _measure(_scorers(library(args), args.skenario_id))
    if args.format == "json":
        print(json.dumps(_json(found), ensure_ascii=False, indent=1))  # noqa: T201 - data of this command
    else:
        print("\n".join(_draw(found)))  # noqa: T201
    return int(bool(found.terlewat) or (args.ketat and bool(found.complaints())))


def _scorers(pustaka: Pustaka, folder: str | None) -> tuple[dict[str, Penilai], int]:
    """Make all scenarios ready, of a folder or of the library; what has errors is told and counted, not measured."""
    if folder is not None and not is_library(Path(folder)):
        raise BukanPustaka(
            f'"{folder}" bukan folder pustaka. Tulis folder yang memuat pengadaan/, penganggaran/, atau perizinan/, '
            "atau hapus isian itu untuk memakai pustaka bawaan."
        )
    files = list(pustaka.files()) if folder is None else scenario_files(Path(folder))
    catalogues: dict[tuple[Path, ...], Acuan] = {}
    out: dict[str, Penilai] = {}
    left_out = 0
    for path in files:
        folders = pustaka.catalogue_folders(path)
        if folders not in catalogues:
            catalogues[folders] = load_catalogues(*folders)[0]
        try:
            out[path.stem] = make_ready(path, catalogues[folders], date.today()).penilai
        except Galat as error:
            left_out += 1
            print(f"{path} dilewati:\n{error.pesan}\n", file=sys.stderr)  # noqa: T201 - narration
    if not out:
        raise PustakaKosong("Tidak ada skenario yang dapat ditimbang. Perbaiki temuan dengan `simulasi periksa`.")
    return out, left_out


def _measure(found: tuple[Mapping[str, Penilai], int]) -> Terukur:
    scorers, left_out = found
    out = Terukur({nama: measure(penilai) for nama, penilai in scorers.items()}, terlewat=left_out)
    if len(scorers) < 2:
        out.alasan = "Pelajar tidak dihitung: ia belajar dari skenario lain, jadi perlu dua skenario atau lebih."
        return out
    try:
        out.pelajar = learn(scorers)
    except PelajarTidakAda as error:
        out.alasan = error.pesan
    return out


def _draw(found: Terukur) -> Iterator[str]:
    yield from wrap(f"Pemain buta di pustaka ({len(found.tabel)} skenario)")
    yield from wrap(describe())
    letters = {nama: f"[{i}]" for i, nama in enumerate(found.tabel, 1)}
    yield ""
    for nama, letter in letters.items():
        yield f"  {letter:>4} {nama}"
    for w, title in enumerate(("Memutuskan langsung", "Membuka adegan petunjuk dulu")):
        yield ""
        yield from _table(found, letters, w, title)
    complaints = found.complaints()
    yield ""
    if complaints:
        yield from wrap(f"Kunci terbaca: {len(complaints)} hal melewati batas.")
        for text in complaints:
            yield from wrap(f"- {text}", 2)
    else:
        yield from wrap("Tidak ada batas yang dilewati: kunci tidak terbaca dari teks pilihan.")
    for nama, tabel in found.tabel.items():
        if tabel.menonjol:
            yield ""
            yield f"Dari mana poin itu di {nama}"
            for baris in tabel.menonjol:
                yield from tell_forks(baris)
    for nama, h in (found.pelajar or {}).items():
        yield ""
        yield from _learned(nama, h)


def _table(found: Terukur, letters: Mapping[str, str], w: int, title: str) -> Iterator[str]:
    width = 6
    tables = list(found.tabel.values())
    yield f"{title:<29}" + "".join(f"{letter:>{width}}" for letter in letters.values()) + "  lebih"
    yield f"  {'acak':<27}" + "".join(f"{figure(t.acak[w].gabungan):>{width}}" for t in tables)
    yield f"  {'terbaik':<27}" + "".join(f"{figure(t.terbaik):>{width}}" for t in tables)
    for i, pemain in enumerate(PEMAIN):
        cells = ""
        for t in tables:
            value = WAYS[w](t.baris[i]).gabungan
            mark = "*" if value - t.acak[w].gabungan > LEBIH_SKENARIO else " "
            cells += f"{figure(value):>{width - 1}}{mark}"
        more = found.mean_excess(i)[w]
        yield f"  {pemain.nama:<27} {cells} {more:+5.1f}".replace(".", ",") + ("*" if more > LEBIH_PUSTAKA else "")
    if w == 1 and found.pelajar is not None:
        chosen = [found.pelajar[nama] for nama in found.tabel]
        cells = "".join(
            f"{figure(h.harapan.gabungan):>{width - 1}}" + ("*" if h.harapan.gabungan > h.persentil + 1e-9 else " ")
            for h in chosen
        )
        mean = sum(h.harapan.gabungan for h in chosen) / len(chosen)
        yield f"  {'pelajar':<27} {cells}  rata-rata {figure(mean)}" + ("*" if mean > RATA_MAKS else "")
        yield f"  {'pelajar, akhir bersih (%)':<27}" + "".join(f"{100 * h.harapan.bersih:>{width}.0f}" for h in chosen)
        yield f"  {'kocokan, rata-rata':<27}" + "".join(f"{figure(h.rata_kocokan):>{width}}" for h in chosen)
        yield f"  {'kocokan, persentil ke-95':<27}" + "".join(f"{figure(h.persentil):>{width}}" for h in chosen)


def _learned(nama: str, h: HasilPelajar) -> Iterator[str]:
    yield from wrap(
        f"Pelajar di {nama}: {figure(h.harapan.gabungan)} (acak {figure(h.acak.gabungan)}); cabang yang paling "
        "menolongnya, dan kata yang memihak pilihannya:"
    )
    for s in h.sumbangan[:_CABANG]:
        if s.poin <= 0:
            break
        chosen = s.pilihan[0][0]
        words = ", ".join(f'"{word}"' for word, _ in h.kata.get(chosen.teks, ()))
        yield from wrap(f"{f'+{s.poin:.1f}'.replace('.', ',')}  {s.adegan}.{chosen.id}: {words}", 2)


def _json(found: Terukur) -> dict[str, Any]:
    return {
        "skenario": {nama: json_players(tabel) for nama, tabel in found.tabel.items()},
        "lebih": {
            pemain.nama: dict(zip(("langsung", "petunjuk"), found.mean_excess(i), strict=True))
            for i, pemain in enumerate(PEMAIN)
        },
        "pelajar": None
        if found.pelajar is None
        else {
            nama: {
                "integritas": h.harapan.integritas,
                "kepatuhan": h.harapan.kepatuhan,
                "gabungan": h.harapan.gabungan,
                "bersih": h.harapan.bersih,
                "kocokan": {"rata": h.rata_kocokan, "persentil_95": h.persentil, "n": len(h.kocokan)},
            }
            for nama, h in found.pelajar.items()
        },
        "batas": found.complaints(),
    }
