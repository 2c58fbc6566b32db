"""The checker against a bare `yaml.load(text, CSafeLoader)` of the same bytes (`desain.md`, "Speed").

    python benchmarks/periksa.py [--kecil] [--kali N]     --kecil leaves out 20,000 scenes

1. core in process (read, places, models, all rules but S703–S707, score ranges), every timing in a fresh process that
   has imported and warmed up; the peer with its garbage collector on and off;
2. growth of time and of peak memory from 200 to 2,000 to 20,000 scenes, and memory against the peer's;
3. the shipped library, against the bare load of all its bytes: the core as in 1 (the bar), and all rules (told);
4. `periksa FILE` as a whole process at 2,000 scenes, against `python -c` with the bare load.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from ukur import (
    ROOT,
    TANGGAL,
    Pasangan,
    ask,
    clock,
    clock_process,
    duration,
    finish,
    make,
    title,
    verdict,
    verdict_pair,
)

PUSTAKA = ROOT / "skenario"
ACUAN = PUSTAKA / "acuan"
HARI = date.fromisoformat(TANGGAL)

Ukuran = dict[str, Any]


def _peak() -> float:
    """Give this process's largest memory so far in MiB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure_core(path: Path, kali: int) -> Ukuran:
    """Time the core on a file `kali` times after a warm-up on the smallest material; refuses unsound material."""
    from simulasi.periksa.pemeriksaan import check_loaded, load_catalogues
    from simulasi.skenario.muat import parse_scenario

    acuan, _ = load_catalogues(ACUAN)
    warm = path.with_name("bahan-25.yaml").read_bytes()
    check_loaded(parse_scenario("bahan-25.yaml", warm), acuan, HARI, risks=False)
    isi = path.read_bytes()
    before = _peak()

    def core() -> object:
        checked = check_loaded(parse_scenario(path.name, isi), acuan, HARI, risks=False)
        if checked.temuan or checked.skenario is None:
            raise ValueError(f"the material has findings: {checked.temuan[:3]}")
        return checked

    return {"waktu": [clock(core) for _ in range(kali)], "sebelum": before, "puncak": _peak()}


def measure_peer(path: Path, kali: int, gc_on: bool) -> Ukuran:
    """Time the bare load of a file `kali` times in a process that holds nothing else."""
    import yaml

    yaml.load("a: 1", yaml.CSafeLoader)
    text = path.read_text(encoding="utf-8")
    before = _peak()

    def load() -> object:
        return yaml.load(text, yaml.CSafeLoader)

    return {"waktu": [clock(load, gc_on) for _ in range(kali)], "sebelum": before, "puncak": _peak()}


def compare_core(path: Path, rounds: int, kali: int) -> tuple[Ukuran, Ukuran, Ukuran]:
    """Run core and both peers in turn; each timing is the median of a process's."""
    out: list[Ukuran] = []
    runs: dict[str, list[Ukuran]] = {"inti": [], "yaml": [], "yaml-tanpa-gc": []}
    for i in range(rounds):
        for kind in runs if i % 2 == 0 else reversed(runs):
            runs[kind].append(ask("periksa.py", "--ukur", kind, path, "--kali", kali))
    for found in runs.values():
        best = {key: median(f[key] for f in found) for key in ("sebelum", "puncak")}
        out.append(best | {"waktu": [median(f["waktu"]) for f in found]})
    return out[0], out[1], out[2]


def report_core(folder: Path, sizes: dict[int, tuple[int, int]]) -> None:
    title("periksa, core in process, against yaml.load(text, CSafeLoader)")
    make(folder, "25")
    per_scene: dict[int, float] = {}
    memory: dict[int, float] = {}
    for n, (rounds, kali) in sizes.items():
        path = make(folder, str(n))
        core, on, off = compare_core(path, rounds, kali)
        for name, peer in (("on", on), ("off", off)):
            found = Pasangan(tuple(core["waktu"]), tuple(peer["waktu"]))
            verdict_pair(f"{n:,} scenes ({path.stat().st_size / 1e6:.1f} MB), peer's gc {name}", found, 0.999)
        print(f"       peak memory: core {core['puncak']:.0f} MiB, yaml.load {on['puncak']:.0f} MiB (whole process)")
        per_scene[n], memory[n] = median(core["waktu"]) / n, core["puncak"]
        if n == 20_000:
            verdict("20,000 scenes, peak memory of the process", core["puncak"] / on["puncak"], 0.999)
    title("periksa, growth (linear is 1; what does not grow makes small files dearer a scene)")
    known = sorted(per_scene)
    for small, large in zip(known, known[1:], strict=False):
        verdict(f"time a scene, {small:,} → {large:,}", per_scene[large] / per_scene[small], 1.25)
    if len(known) == 3:
        first = (memory[known[1]] - memory[known[0]]) / (known[1] - known[0])
        second = (memory[known[2]] - memory[known[1]]) / (known[2] - known[1])
        note = f"{1024 * first:.1f} → {1024 * second:.1f} KiB"
        verdict("memory a further scene, 2,000 → 20,000", second / first, 1.25, note=note)


def report_library(kali: int) -> None:
    """Check the shipped library as a whole, catalogues included, in this process."""
    import yaml

    from simulasi.periksa.pemeriksaan import check_library, load_catalogues

    texts = [p.read_text(encoding="utf-8") for p in sorted(PUSTAKA.rglob("*.yaml"))]

    def check(risks: bool = False) -> object:
        acuan, findings = load_catalogues(ACUAN)
        return findings, list(check_library(PUSTAKA, acuan, HARI, risks=risks))

    def load() -> object:
        return [yaml.load(text, yaml.CSafeLoader) for text in texts]

    check(risks=True)
    load()
    title(f"periksa, the shipped library ({len(texts)} files, {sum(map(len, texts)) / 1e3:.0f} kB)")
    for gc_on in (True, False):
        ours: list[float] = []
        full: list[float] = []
        theirs: list[float] = []
        for _ in range(kali):
            ours.append(clock(check))
            full.append(clock(lambda: check(risks=True)))
            theirs.append(clock(load, gc_on))
        name = f"library, peer's gc {'on' if gc_on else 'off'}"
        verdict_pair(name, Pasangan(tuple(ours), tuple(theirs)), 2.0)
        print(f"       with all rules: {median(full) / median(theirs):.2f} ×")
    gc.collect()


def report_process(folder: Path, kali: int) -> None:
    path = make(folder, "2000")
    ours = [sys.executable, "-m", "simulasi.cli", "periksa", path, "--tanggal", TANGGAL]
    code = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"
    peer = [sys.executable, "-c", code, path]
    clock_process(ours)
    clock_process(peer)
    title("periksa, the whole process at 2,000 scenes (all rules), against python -c with yaml.load")
    pairs = [(clock_process(ours), clock_process(peer)) for _ in range(kali)]
    verdict_pair("whole process", Pasangan(tuple(a for a, _ in pairs), tuple(b for _, b in pairs)), 0.999)
    core = ask("periksa.py", "--ukur", "inti", path, "--kali", 3)
    print(f"       of which the core in process: {duration(median(core['waktu']))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kecil", action="store_true", help="leave out 20,000 scenes")
    parser.add_argument("--kali", type=int, default=5, help="pairs of each short measurement")
    parser.add_argument("--ukur", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ukur:
        kind, path = args.ukur[0], Path(args.ukur[1])
        found = measure_core(path, args.kali) if kind == "inti" else measure_peer(path, args.kali, kind == "yaml")
        print(json.dumps(found))
        return 0
    sizes = {200: (args.kali, 3), 2_000: (args.kali, 1)} | ({} if args.kecil else {20_000: (1, 1)})
    with tempfile.TemporaryDirectory() as folder:
        report_core(Path(folder), sizes)
        report_library(3 * args.kali)
        report_process(Path(folder), args.kali)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
