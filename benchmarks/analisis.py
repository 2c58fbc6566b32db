"""The exact analysis and the picks of the mitigation challenge (`desain.md`, "Speed").

    python benchmarks/analisis.py [--kecil] [--kali N]     --kecil leaves out 20,000 scenes

The bars of 50 ms and 16 ms are absolute, so the time of a fixed loop of plain Python is printed beside them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from ukur import ROOT, TANGGAL, ask, clock, duration, finish, make, title, verdict


def _load(path: Path) -> Any:
    from simulasi.periksa.pemeriksaan import check_loaded, load_catalogues
    from simulasi.skenario.muat import load_scenario

    acuan, _ = load_catalogues(ROOT / "skenario" / "acuan")
    checked = check_loaded(load_scenario(path), acuan, date.fromisoformat(TANGGAL), risks=False)
    if checked.temuan or checked.skenario is None:
        raise ValueError(f"the material has findings: {checked.temuan[:3]}")
    return checked.skenario


def measure(path: Path, kali: int) -> dict[str, Any]:
    """Time compiling and analysing a scenario `kali` times; digests are not part of the analysis."""
    from simulasi.permainan.analisis import analyse
    from simulasi.permainan.program import Program

    skenario = _load(path)
    found = analyse(Program(skenario), "")
    times = [clock(lambda: analyse(Program(skenario), "")) for _ in range(kali)]
    return {"waktu": times, "keadaan": found.keadaan, "adegan": found.adegan, "kendali": len(found.kendali)}


def measure_picks(path: Path) -> dict[str, list[float]]:
    """Time every pick of the challenge, risk and nilai_mitigasi, on risks solved once."""
    from simulasi.permainan.program import Program
    from simulasi.permainan.risiko import Risiko

    program = Program(_load(path))
    solving = [clock(lambda: Risiko(program)) for _ in range(5)]
    risiko = Risiko(program)
    sets = range(risiko.semua + 1)
    first = [clock(lambda s=s: Risiko(program).risk(s)) for s in sets if s % 37 == 0]
    return {
        "siapkan": solving,
        "pertama": first,
        "risk": [clock(lambda s=s: risiko.risk(s)) for s in sets],
        "challenge": [clock(lambda s=s: risiko.challenge(s)) for s in sets],
    }


def _loop() -> int:
    total = 0
    for i in range(1_000_000):
        total += i & 3
    return total


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kecil", action="store_true", help="leave out 20,000 scenes")
    parser.add_argument("--kali", type=int, default=9, help="repetitions")
    parser.add_argument("--ukur", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ukur:
        kind, path = args.ukur[0], Path(args.ukur[1])
        print(json.dumps(measure_picks(path) if kind == "petik" else measure(path, args.kali)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dense = make(folder, "padat")
        found = ask("analisis.py", "--ukur", "analisis", dense, "--kali", args.kali)
        shape = f"{found['adegan']} scenes, {found['keadaan']} states, {found['kendali']} controls"
        title(f"analisis, {shape} (a loop of a million additions: {duration(median(clock(_loop) for _ in range(3)))})")
        low, high = 1e3 * min(found["waktu"]), 1e3 * max(found["waktu"])
        verdict("full analysis with the best set", 1e3 * median(found["waktu"]), 50, "ms", f"[{low:.1f}–{high:.1f}]")
        picks = ask("analisis.py", "--ukur", "petik", dense)
        print(f"       solving all sets, once a scenario: {duration(median(picks['siapkan']))}")
        for kind, label in (
            ("pertama", "solving and the first pick"),
            ("risk", "risk of a pick"),
            ("challenge", "nilai_mitigasi of a pick"),
        ):
            times = picks[kind]
            bar = 50 if kind == "pertama" else 16
            verdict(label, 1e3 * median(times), bar, "ms", f"[worst {1e3 * max(times):.2f}]")
        title("analisis, growth (linear is 1)")
        per_scene: dict[int, float] = {}
        for n in (200, 2_000) if args.kecil else (200, 2_000, 20_000):
            grown = ask(
                "analisis.py", "--ukur", "analisis", make(folder, str(n)), "--kali", {200: 9, 2_000: 3}.get(n, 1)
            )
            per_scene[n] = median(grown["waktu"]) / n
            took = duration(median(grown["waktu"]))
            print(f"       {n:,} scenes, {grown['keadaan']:,} states: {took}, {duration(per_scene[n])} a scene")
        known = sorted(per_scene)
        for small, large in zip(known, known[1:], strict=False):
            verdict(f"time a scene, {small:,} → {large:,}", per_scene[large] / per_scene[small], 1.25)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
