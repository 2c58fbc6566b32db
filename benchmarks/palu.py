"""Random keys, clicks, pastes and resizes on every screen: nothing may break, be lost or be decided twice.

    python benchmarks/palu.py [--ketukan N] [--benih N] [--layar NAME]

The same hammer as in the tests (`tests/layar/palu.py`), 5,000 inputs a screen. Needs pytest. Prints the screens that
each hammering met; exit code 1 at the first failure, with the seed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from ukur import finish, title


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ketukan", type=int, default=5000, help="inputs a screen")
    parser.add_argument("--benih", type=int, default=1, help="seed")
    parser.add_argument("--layar", help="one screen alone")
    args = parser.parse_args()
    import pytest

    from tests.layar.jalan import pinned_class
    from tests.layar.palu import STASIUN, Saksi, hammer

    title(f"{args.ketukan} random inputs a screen, seed {args.benih}")
    for nama in STASIUN if args.layar is None else (args.layar,):
        with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
            patch.setenv("TEXTUAL_ANIMATIONS", "none")
            patch.chdir(folder)  # a key writes a report where the program was started
            saksi = Saksi()
            saksi.watch(patch)
            began = time.monotonic()
            with pinned_class(Path(folder), patch) as kelas:
                met = asyncio.run(hammer(kelas, nama, args.ketukan, args.benih, saksi))
            taken = time.monotonic() - began
            print(f"LULUS  {nama}: {len(saksi.keputusan)} decisions, {len(met)} screens met, {taken:.0f} s", flush=True)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
