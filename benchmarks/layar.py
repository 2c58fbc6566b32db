"""The screens: key to painted scene, first paint, memory over many scenes.

    python benchmarks/layar.py [--ketukan N] [--kali N]

Key to painted scene: Enter on a marked choice until nothing is painted any more, in a scenario of 25 and of 20,000
scenes, against the same key on a static screen (one text, replaced) plus one journal commit; p95 may be 16 ms above
it, and must not grow with the scenario. First paint: the whole process from its start until the first screen is
painted, against a hello-world Textual app that imports pydantic and yaml (bar 1.5). Memory: the process after 600
scene changes against after 60 (bar 1.1). All run without a terminal (Textual's headless driver), in child processes.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from ukur import ask, clock_process, duration, finish, make, pair, title, verdict, verdict_pair

TENANG = 0.03
"""Seconds without painting after which a screen counts as painted."""
UKURAN = (100, 30)
PERTAMA = {
    "kami": """
import tempfile
from pathlib import Path
from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.layar.aplikasi import Aplikasi
from simulasi.skenario.pustaka import open_library
jurnal = Jurnal.open(Path(tempfile.mkdtemp()))
app = Aplikasi(Kelas(open_library([]), jurnal))
""",
    "lawan": """
import pydantic, yaml
from textual.app import App
from textual.widgets import Static
class Halo(App):
    def compose(self):
        yield Static("Halo")
app = Halo()
""",
}
PULANG = """
import os
def first(*a, **k):
    os._exit(0)
app._display = first
app.run(headless=True, size=(100, 30))
"""


class Lukisan:
    """Notes when an app last painted, and when what is on screen last changed by it.

    Textual paints some frames twice, the same to the cell; a person sees the first. Comparing the cells takes a
    millisecond or two, which makes what is painted after it later, never earlier.
    """

    def __init__(self, app: Any) -> None:
        self.terakhir = self.berubah = perf_counter()
        display = app._display
        before: list[Any] = []

        def noted(screen: Any, *args: Any, **more: Any) -> None:
            nonlocal before
            display(screen, *args, **more)
            now = perf_counter()
            cells = list(screen._compositor.render_strips())
            if cells != before:
                before, self.berubah = cells, now
            self.terakhir = perf_counter()

        app._display = noted

    async def quiet(self) -> float:
        """Wait until nothing has been painted for a while; give the time of the last painting that changed a cell."""
        while perf_counter() - self.terakhir < TENANG:
            await asyncio.sleep(0.002)
        return self.berubah


async def press(app: Any, key: str, done: Callable[[], bool], lukisan: Lukisan) -> float:
    """Press a key; give the seconds until what it did was painted."""
    from textual import events

    began = perf_counter()
    app.post_message(events.Key(key, "\r" if key == "enter" else key))
    while not done():
        await asyncio.sleep(0)
        if perf_counter() - began > 5:
            raise RuntimeError(f"nothing happened on {key}: {app.screen}")
    changed = perf_counter()
    while lukisan.terakhir < changed:
        await asyncio.sleep(0.0005)
        if perf_counter() - changed > 0.2:
            break
    return await lukisan.quiet() - began


async def play(path: Path, folder: Path, count: int, each: Callable[[int], None] | None = None) -> list[float]:
    """Play `count` scene changes by keys; give the seconds of each press that led straight to a new scene."""
    from datetime import date

    from simulasi.catatan import Jurnal
    from simulasi.lari.kelas import Kelas
    from simulasi.layar import tujuan
    from simulasi.layar.aplikasi import Aplikasi
    from simulasi.layar.bermain.adegan import LayarAdegan
    from simulasi.layar.dialog.akibat import Akibat
    from simulasi.layar.widget.daftar_pilihan import DaftarPilihan
    from simulasi.skenario.pustaka import open_library

    times: list[float] = []
    moved = 0
    with Jurnal.open(folder) as jurnal:
        kelas = Kelas(open_library([]), jurnal, tanggal=date(2026, 11, 24))
        peserta = kelas.participant("Komodo-1")
        nama = kelas.open(path).skenario.id
        endings = {id for id, a in kelas.open(nama).skenario.adegan.items() if a.akhir is not None}
        app = Aplikasi(kelas)
        async with app.run_test(size=UKURAN) as pilot:
            lukisan = Lukisan(app)
            await pilot.pause(1)
            while moved < count:
                app.go(tujuan.Pengantar(nama), app.screen)  # type: ignore[arg-type]
                await pilot.pause(0.3)
                app.go(tujuan.Main(kelas.begin(peserta, nama)), app.screen)  # type: ignore[arg-type]
                await pilot.pause(0.3)
                while moved < count and isinstance(app.screen, LayarAdegan):
                    run = app.screen.perjalanan
                    straight = [
                        i
                        for i, p in enumerate(run.tersedia)
                        if p.akibat is None and isinstance(p.ke, str) and p.ke not in endings
                    ]
                    place = straight[0] if straight else 0
                    step, took = run.keadaan.langkah, 0.0
                    if len(run.tersedia) > 1:
                        while app.screen.query_one(DaftarPilihan).tanda != place:  # keys before the paint do not count
                            await press(app, str(place + 1), lambda: True, lukisan)
                        took = await press(app, "enter", lambda s=step, r=run: r.keadaan.langkah > s, lukisan)
                    while run.keadaan.langkah == step:  # a page with one way on is read to its end first
                        straight = []
                        await press(app, "enter", lambda: True, lukisan)
                    if straight and not isinstance(app.screen, Akibat):
                        times.append(took)
                    while isinstance(app.screen, Akibat):
                        await press(app, "enter", lambda: True, lukisan)
                    moved += 1
                    if each is not None:
                        each(moved)
                app.screen.dismiss(None)
                await pilot.pause(0.3)
    return times


async def still(folder: Path, count: int) -> list[float]:
    """Press Enter on a static screen that writes one choice and replaces its text."""
    from textual.app import App, ComposeResult
    from textual.content import Content
    from textual.widgets import Static

    from simulasi.catatan import Jurnal

    texts = [Content(("Map itu berpindah dari meja ke meja. " * 12 + "\n\n") * 3 + str(i)) for i in range(2)]
    with Jurnal.open(folder) as jurnal:
        run = jurnal.start_run(
            jurnal.participant("bebas", "Komodo-1"),
            mode="perorangan", skenario="x", sidik="s", sidik_alur="a", kanonik="{}",
        )  # fmt: skip

        class Diam(App[None]):
            langkah = 0

            def compose(self) -> ComposeResult:
                yield Static(texts[0])

            def on_key(self) -> None:
                jurnal.record_choice(run.id, self.langkah, "c0", detik=1.0)
                self.langkah += 1
                self.query_one(Static).update(texts[self.langkah % 2])

        app = Diam()
        async with app.run_test(size=UKURAN) as pilot:
            lukisan = Lukisan(app)
            await pilot.pause(0.5)
            return [await press(app, "enter", lambda s=i: app.langkah > s, lukisan) for i in range(count)]


def resident() -> float:
    """Give the memory of this process in MiB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(what: str, path: str, count: int) -> None:
    """Do one measurement in this process and print it as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        if what == "diam":
            print(json.dumps(asyncio.run(still(Path(folder), count))))
        elif what == "adegan":
            print(json.dumps(asyncio.run(play(Path(path), Path(folder), count))))
        else:
            seen: dict[int, float] = {}

            def note(n: int) -> None:
                if n in (60, 600):
                    seen[n] = resident()

            asyncio.run(play(Path(path), Path(folder), 600, note))
            print(json.dumps([seen[60], seen[600]]))


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def compare_keys(folder: Path, count: int, rounds: int) -> None:
    """Measure static screen and scenes in turn, so that what else the machine does meets all; medians over rounds."""
    title("key to painted scene, against the same key on a static screen plus one journal commit")
    files = {"25 scenes": make(folder, "25"), "20,000 scenes": make(folder, "20000")}
    diam: list[list[float]] = []
    found: dict[str, list[list[float]]] = {name: [] for name in files}
    for _ in range(rounds):
        diam.append(ask("layar.py", "--ukur", "diam", count))
        for name, path in files.items():
            found[name].append(ask("layar.py", "--ukur", "adegan", count, "--berkas", path))
    print(f"       static: median {duration(mid(diam, median))}, p95 {duration(mid(diam, p95))}, {rounds} rounds")
    for name, times in found.items():
        over = median(1000 * (p95(theirs) - p95(still)) for theirs, still in zip(times, diam, strict=True))
        ratio = mid(times, median) / mid(diam, median)
        told = f"median {duration(mid(times, median))}, p95 {duration(mid(times, p95))}, {ratio:.2f} × static"
        verdict(f"{name}: p95 over the static screen", over, 16, "ms", f"[{told}, n {len(times[0])}]")
    grown = mid(found["20,000 scenes"], median) / mid(found["25 scenes"], median)
    verdict("20,000 scenes against 25, medians", grown, 1.25)


def mid(rounds: list[list[float]], of: Callable[[list[float]], float]) -> float:
    """Give the median over the rounds of a figure of each."""
    return median(of(times) for times in rounds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ketukan", type=int, default=150, help="scene changes")
    parser.add_argument("--putaran", type=int, default=5, help="rounds of scene changes")
    parser.add_argument("--kali", type=int, default=31, help="pairs of starts")
    parser.add_argument("--ukur", nargs=2, metavar=("WHAT", "N"), help=argparse.SUPPRESS)
    parser.add_argument("--berkas", default="", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ukur is not None:
        measure(args.ukur[0], args.berkas, int(args.ukur[1]))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        title("first screen painted, against a hello-world Textual app that imports pydantic and yaml")
        starts = {who: [sys.executable, "-c", code + PULANG] for who, code in PERTAMA.items()}
        for command in starts.values():
            clock_process(command)
        found = pair(lambda: clock_process(starts["kami"]), lambda: clock_process(starts["lawan"]), args.kali)
        verdict_pair("first screen painted", found, 1.5)
        compare_keys(folder, args.ketukan, args.putaran)
        title("memory of the process after 600 scene changes, against after 60")
        early, late = ask("layar.py", "--ukur", "memori", 600, "--berkas", make(folder, "25"))
        verdict("600 scene changes against 60", late / early, 1.1, note=f"[{late:.1f} vs {early:.1f} MiB]")
    return finish()


if __name__ == "__main__":
    sys.exit(main())
