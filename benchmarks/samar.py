"""What can be computed about few people from all that a room is shown: an attack on 500 rooms (`hasil.md` §3).

    python benchmarks/samar.py [--ruang N] [--benih N]

Each room has 6 to 60 people in one of the shipped scenarios or a generated one, and is looked at twice while it grows.
At both looks the debrief is written as `tayangan.html` and as plain text, every count is read back from there, and the
attack of `tests/papan/serangan.py` puts them into linear equations. Counted are cells read and masked, figures that
are not the true ones, and what is determined about 1 to 4 people: at one look, or by the difference of two. Bars: 0.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from bahan import write_large
from ukur import duration, finish, title, verdict

from simulasi.lari.lakon import Lakon
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import load_scenario
from tests.kelas_besar import shipped_lakon
from tests.papan.serangan import Penyerang, board, play_room, read_room

BUATAN = (28, 34, 40)
"""Scenes of the generated scenarios."""


def generated(folder: Path) -> list[Lakon]:
    """Write scenarios and make them ready."""
    out: list[Lakon] = []
    for n in BUATAN:
        path = folder / f"buatan-{n}.yaml"
        path.write_text(write_large(n), encoding="utf-8")
        skenario = load_scenario(path).isi
        if skenario is None:
            raise RuntimeError(f"{path.name} is not sound")
        out.append(Lakon(skenario, Acuan()))
    return out


def main() -> int:
    """Attack the rooms and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ruang", type=int, default=500)
    parser.add_argument("--benih", type=int, default=20260105)
    args = parser.parse_args()
    dice = random.Random(args.benih)
    with tempfile.TemporaryDirectory() as folder:
        stories = [*shipped_lakon(), *generated(Path(folder))]
    title(f"Serangan pada {args.ruang} ruang, {len(stories)} skenario")
    begun = time.perf_counter()
    shown = masked = wrong = silent = pairs = 0
    single: list[str] = []
    double: list[str] = []
    for i in range(args.ruang):
        lakon = stories[i % len(stories)]
        people = dice.randint(6, 60)
        runs = play_room(lakon, people, dice)
        looks = [read_room(board(lakon, runs[:n])) for n in sorted((dice.randint(6, people), people))]
        attacker = Penyerang(lakon, runs)
        for look in looks:
            truth = attacker.truth(look.n)
            wrong += sum(truth.get(sel, 0) != n for sel, n in look.sel.items())
            shown += len(look.sel)
            masked += look.tertutup
            silent += look.n == 0
            single += attacker.leaks([look])
        pairs += looks[0].n != looks[1].n and looks[0].n > 0
        double += attacker.leaks(looks)
    sys.stdout.write(
        f"{shown} sel terbaca, {masked} disamarkan; {silent} tayangan tanpa angka (kurang dari 10 orang); "
        f"{pairs} ruang tumbuh di antara dua tayangan; {duration(time.perf_counter() - begun)}\n"
    )
    for leak in [*single, *double][:10]:
        sys.stdout.write(f"  {leak}\n")
    verdict("angka yang tidak benar", wrong, 0, "")
    verdict("tentang 1–4 orang, dari satu tayangan", len(single), 0, "")
    verdict("tentang 1–4 orang, dari dua tayangan", len(double), 0, "")
    return finish()


if __name__ == "__main__":
    raise SystemExit(main())
