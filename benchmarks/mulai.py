"""`simulasi --version` and `--help` as whole processes, against `python -c "import argparse"` (bar 1.5).

python benchmarks/mulai.py [--kali N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ukur import clock_process, finish, pair, title, verdict_pair


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kali", type=int, default=21, help="pairs")
    args = parser.parse_args()
    peer = [sys.executable, "-c", "import argparse"]
    title('starting, against python -c "import argparse"')
    for option in ("--version", "--help"):
        ours = [str(Path(sys.executable).with_name("simulasi")), option]
        clock_process(ours)
        clock_process(peer)
        found = pair(lambda command=ours: clock_process(command), lambda: clock_process(peer), args.kali)
        verdict_pair(f"simulasi {option}", found, 1.5)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
