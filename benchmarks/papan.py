"""All tables of a large class from its runs, against `json.loads` of the same runs as exchange lines.

    python benchmarks/papan.py [--lari N]       a quarter, half and all of N runs (100,000 if left out)

Two runs a participant, seeded play of two shipped scenarios by all profiles: every second or third run has a road of
its own. What is timed: gathering the runs, and going through every row of all six tables. Reading the journal and
merging are measured with the merge; here the runs are handed over as the journal would, and the time to make them is
taken off. Processor time, so that others on the machine count little.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import sys
import time
from collections.abc import Iterator

from ukur import ask, duration, finish, title, verdict

from simulasi.catatan import Lari, Peserta, PilihanTercatat
from simulasi.lari.lakon import Lakon
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import gather
from simulasi.papan.resmi import Penimbang
from simulasi.papan.tabel import Papan
from simulasi.skenario.acuan import Acuan
from tests.kelas_besar import PROFIL, shipped_lakon, walk

_WAKTU = "2026-01-05T08:{:02d}:{:02d}.{:03d}+08:00"
BAR = 20.0
BAR_MEMORI = 1024


def roads(lakon: list[Lakon], runs: int) -> list[tuple[Lakon, tuple[str, ...]]]:
    """Walk the runs beforehand."""
    dice = random.Random(5)
    return [
        (lakon[i % len(lakon)], tuple(map(sys.intern, walk(lakon[i % len(lakon)], PROFIL[i % len(PROFIL)], dice))))
        for i in range(runs)
    ]


def participants(walked: list[tuple[Lakon, tuple[str, ...]]], each: int) -> Iterator[list[Lari]]:
    """Hand the runs over participant by participant, with texts of their own as from a journal."""
    for p in range(0, len(walked), each):
        number = f"{p:08x}-1111-4111-8111-{p:012x}"
        person = Peserta(number, f"Komodo-{p}", f"Kelompok {p // each % 500}", "besar")
        yield [run(person, p + i, *road) for i, road in enumerate(walked[p : p + each])]


def run(person: Peserta, number: int, lakon: Lakon, road: tuple[str, ...]) -> Lari:
    times = [_WAKTU.format(i, number % 60, i) for i in range(len(road) + 2)]
    choices = tuple(PilihanTercatat(i, p, times[i + 1], 4.5 + i + number % 7, None) for i, p in enumerate(road))
    return Lari(
        f"{number:08x}-2222-4222-8222-{number:012x}", person, "besar", "perorangan", lakon.skenario.id, lakon.sidik,
        lakon.sidik_alur, number, "mesin", times[0], times[-1], "akhir", 1, choices, ((0, "meja", 0),),
        (lakon.skenario.mitigasi[number % len(lakon.skenario.mitigasi)].id,), None, None, None,
    )  # fmt: skip


def line(lari: Lari) -> str:
    """Write a run as the exchange file does, without its checksum."""
    return json.dumps(
        {
            "jenis": "lari", "run": lari.id, "mesin": lari.mesin, "peserta": lari.peserta.id,
            "sandi": lari.peserta.sandi, "kelompok": lari.peserta.kelompok, "orang": 1, "sesi": lari.sesi,
            "mode": lari.mode, "skenario": lari.skenario, "sidik": lari.sidik, "urutan": lari.urutan,
            "mulai": lari.mulai, "selesai": lari.selesai, "kendali": lari.kendali,
            "berkas_dibuka": lari.berkas_dibuka, "jumlah": "0" * 64,
            "pilihan": [{"pilihan": c.pilihan, "waktu": c.waktu, "detik": c.detik} for c in lari.pilihan],
        }
    )  # fmt: skip


def measure(runs: int) -> dict[str, float]:
    """Measure one size in this process: seconds and bytes a run."""
    lakon = shipped_lakon(("pecah-paket", "pokir-siluman"))
    scenario = {item.sidik: item.kanonik for item in lakon}.get
    each = len(lakon)
    walked = roads(lakon, runs - runs % each)
    lines = [line(lari) for own in participants(walked[:6000], each) for lari in own]
    began = time.process_time()
    for text in lines:
        json.loads(text)
    loads = (time.process_time() - began) / len(lines)
    del lines
    began = time.process_time()
    for _ in participants(walked, each):
        pass
    making = time.process_time() - began
    sesi = DefinisiSesi("besar", "Besar", tuple(item.skenario.id for item in lakon), 50)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    papan = Papan(gather(participants(walked, each), sesi, Penimbang(scenario), {"mesin": "AB"}), Acuan())
    gathered = time.process_time()
    rows = 0
    for tabel in papan.tables():
        for _ in tabel.baris():
            rows += 1
    ended = time.process_time()
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    return {
        "loads": loads,
        "gather": (gathered - began - making) / runs,
        "tables": (ended - gathered) / runs,
        "rows": rows,
        "memory": peak / runs,
        "berlainan": len(set(walked)) / len(walked),
    }


def _whole(found: dict[str, float]) -> float:
    """Give the seconds a run of gathering and all tables."""
    return found["gather"] + found["tables"]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lari", type=int, default=100_000)
    parser.add_argument("--satu", type=int)
    args = parser.parse_args()
    if args.satu is not None:
        print(json.dumps(measure(args.satu)))
        return 0
    title("all six tables of a class, from its runs")
    found = {n: ask("papan.py", "--satu", n) for n in (args.lari // 4, args.lari // 2, args.lari)}
    for n, f in found.items():
        total = _whole(f)
        print(
            f"{n:,} runs, {f['berlainan']:.0%} of the roads different, {f['rows']:,} rows: {duration(total)} a run "
            f"(gather {duration(f['gather'])}, tables {duration(f['tables'])}), {f['memory']:.0f} bytes a run; "
            f"json.loads {duration(f['loads'])}"
        )
    (few, small), (half, middle), (many, large) = found.items()
    verdict("tables against json.loads", _whole(large) / large["loads"], BAR)
    verdict("memory a run", large["memory"], BAR_MEMORI, "bytes")
    verdict(f"time a run, {few:,} → {half:,}", _whole(middle) / _whole(small), 1.25)
    verdict(f"time a run, {half:,} → {many:,}", _whole(large) / _whole(middle), 1.25)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
