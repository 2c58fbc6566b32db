"""All measurements with small defaults, one after the other (some minutes): `python benchmarks/run.py`.

Exit code 1 where a bar was missed. Nothing else should run on the machine meanwhile.
"""

from __future__ import annotations

import subprocess
import sys
import time

from ukur import BENCHMARKS, environment

_SCRIPTS: tuple[tuple[str, ...], ...] = (
    ("mulai.py",),
    ("periksa.py",),
    ("analisis.py",),
    ("jurnal.py",),
    ("gabung.py",),
    ("papan.py",),
    ("ketahanan.py",),
    ("layar.py", "--ketukan", "60", "--kali", "5"),
)


def main() -> int:
    began = time.monotonic()
    missed: list[str] = []
    for script, *arguments in _SCRIPTS:
        print(f"\n#### {script}", flush=True)
        command = [sys.executable, str(BENCHMARKS / script), *arguments]
        if subprocess.run(command, env=environment(), check=False).returncode:
            missed.append(script)
    print(f"\n{time.monotonic() - began:.0f} s. " + (f"GAGAL: {', '.join(missed)}" if missed else "LULUS semua"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
