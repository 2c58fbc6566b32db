"""Merging 100,000 runs and making the tables, against `json.loads` of the same lines (bar 20), memory, growth.

    python benchmarks/gabung.py [--lari N] [--hanya-gabung]

The runs are seeded play of the shipped scenarios by participants of several skills. Each figure comes from a process
of its own, in processor time, so that what else runs on the machine does not count. Memory is what the process holds
at its peak beyond one that merged ten runs, divided by the runs.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from ukur import BENCHMARKS, ROOT, ask, duration, finish, run, title, verdict

_SESI = "kelas-besar"
_BANYAK = 50_000
"""Fewer runs say nothing: what is the same for all (scenarios made ready, SQLite's cache) outweighs the rest."""

_MULAI = datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=8)))


def write(path: Path, runs: int) -> None:
    """Write an exchange file of seeded play: every participant plays every scenario once, some twice."""
    from simulasi.catatan.lari import Mesin
    from simulasi.catatan.tulis_rekaman import write_exchange
    from simulasi.lari.lakon import Lakon
    from simulasi.skenario.acuan import Acuan
    from simulasi.skenario.kanonik import canonical_session, digest
    from simulasi.skenario.muat import load_scenario
    from simulasi.skenario.sesi import Sesi

    found = [load_scenario(file).isi for file in sorted((ROOT / "skenario").glob("[!a]*/*.yaml"))]
    played = [Lakon(skenario, Acuan()) for skenario in found if skenario is not None]
    sesi = Sesi(format="1", id=_SESI, judul="Kelas besar", skenario=tuple(p.skenario.id for p in played))
    text = canonical_session(sesi)
    with path.open("wb") as out:
        write_exchange(
            out,
            ((line,) for line in _lines(played, runs)),
            (),
            mesin=Mesin("0" * 32, "AA"),
            program="bahan",
            scenario={p.sidik: p.kanonik for p in played}.get,
            sessions=lambda _: [(digest(text), text)],
        )


def _lines(played: list[Any], runs: int) -> Iterator[dict[str, Any]]:
    from simulasi.permainan.mesin import is_over, moves, start, step

    draw = random.Random(2026)
    for number in range(runs):
        lakon = played[number % len(played)]
        person = number // len(played)
        skill = person % 5 / 4
        state, choices = start(lakon.program), list[dict[str, Any]]()
        begun = _MULAI + timedelta(seconds=number)
        while not is_over(lakon.program, state) and len(choices) < 40:
            offered = sorted(moves(lakon.program, state), key=_worth)
            pick = offered[-1] if draw.random() < skill else draw.choice(offered)
            moment = (begun + timedelta(seconds=20 * len(choices) + 20)).isoformat(timespec="milliseconds")
            choices.append({"id": pick.id, "waktu": moment, "detik": round(draw.uniform(5, 60), 1)})
            state = step(lakon.program, state, pick.id, state.langkah)
        line: dict[str, Any] = {
            "id": f"{draw.getrandbits(32):08x}-0000-4000-8000-{number:012x}",
            "mesin": f"{person % 35:032x}", "urutan": number + 1, "peserta": f"{person:08x}-0000-4000-8000-{0:012x}",
            "sandi": f"Komodo-{person:05d}", "kelompok": {"ke": 1, "nama": f"Kelompok {person // 10}"}, "orang": 1,
            "sesi": _SESI, "mode": "perorangan", "skenario": lakon.skenario.id, "sidik": lakon.sidik,
            "mulai": begun.isoformat(timespec="milliseconds"), "pilihan": choices,
        }  # fmt: skip
        if is_over(lakon.program, state):
            line |= {"selesai": choices[-1]["waktu"], "akhir": state.adegan}
        yield line


def _worth(pilihan: Any) -> int:
    return 4 if pilihan.skor is None else pilihan.skor.integritas + pilihan.skor.kepatuhan


def peer(path: Path) -> dict[str, float]:
    """Time `json.loads` of every line."""
    times: list[float] = []
    for _ in range(3):
        with path.open("rb") as file:
            began = process_time()
            for line in file:
                json.loads(line)
            times.append(process_time() - began)
    return {"detik": median(times)}


def merge(path: Path, tables: bool) -> dict[str, float]:
    """Time a merge into an empty journal, and the tables."""
    from simulasi.catatan import Jurnal
    from simulasi.catatan.penggabungan import Penggabung

    with tempfile.TemporaryDirectory(dir=path.parent) as name, Jurnal.open(Path(name)) as jurnal:
        began = process_time()
        report = Penggabung(jurnal.sambungan).merge(path)
        merged = process_time() - began
        if not report.bersih:
            raise RuntimeError(report)
        began = process_time()
        if tables:
            make_tables(jurnal)
        made = process_time() - began
    gc.collect()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {"lari": report.baru, "gabung": merged, "tabel": made, "puncak": peak}


def make_tables(jurnal: Any) -> None:
    """Make every table of the session, to the last row."""
    from simulasi.papan.tabel import load_board
    from simulasi.periksa.pemeriksaan import load_catalogues

    board = load_board(jurnal, _SESI, load_catalogues(ROOT / "skenario" / "acuan")[0])
    for table in board.tables():
        for _ in table.baris():
            pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lari", type=int, default=10_000, help="runs of the largest file (bar: 100000)")
    parser.add_argument("--hanya-gabung", action="store_true", help="leave the tables out")
    parser.add_argument("--bagian", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.bagian:
        part, path = args.bagian[0], Path(args.bagian[1])
        if part == "tulis":
            write(path, args.lari)
        else:
            print(json.dumps(peer(path) if part == "lawan" else merge(path, not args.hanya_gabung)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), args.lari, ["--hanya-gabung"] if args.hanya_gabung else [])
    return finish()


def measure(folder: Path, runs: int, more: list[str]) -> None:
    title(f"merge and tables, {runs // 10:,} and {runs:,} runs")
    base = 0.0
    cost: list[float] = []
    for count in (10, runs // 10, runs):
        path = folder / f"bahan-{count}.rekaman.jsonl"
        run([sys.executable, BENCHMARKS / "gabung.py", "--bagian", "tulis", path, "--lari", count])
        before = ask("gabung.py", "--bagian", "lawan", path)["detik"]
        ours = ask("gabung.py", "--bagian", "kami", path, *more)
        if count == 10:
            base = ours["puncak"]
            continue
        theirs = (before + ask("gabung.py", "--bagian", "lawan", path)["detik"]) / 2  # what slows one slows the other
        whole = ours["gabung"] + ours["tabel"]
        cost.append(whole / ours["lari"])
        note = f"[gabung {duration(ours['gabung'])}, tabel {duration(ours['tabel'])} vs {duration(theirs)}]"
        memory = (ours["puncak"] - base) / ours["lari"] / 1024
        if count >= _BANYAK:
            verdict(f"{count:,} runs over json.loads", whole / theirs, 20, note=note)
            verdict(f"{count:,} runs, memory a run", memory, 1, "KiB")
        else:
            print(f"       {count:,} runs: {whole / theirs:.2f} × json.loads, {memory:.2f} KiB a run (no bar) {note}")
        print(f"       gabung alone {ours['gabung'] / theirs:.2f} ×")
    verdict("time a run, tenfold runs", cost[1] / cost[0], 1.25)


if __name__ == "__main__":
    sys.exit(main())
