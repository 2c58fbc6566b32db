"""Scenarios of strangers are worked out within a budget of time before anything else is computed with them (rule 7).

A process of its own does it, because only a process can be stopped whatever it is doing; what is not finished in time
is refused. The same scenario costs about as much in a board or a debrief, so these cannot hang on what was let in.

    python -P -m simulasi.catatan.uji_beban SECONDS     reads a JSON list of scenarios, answers a line for each
"""

from __future__ import annotations

import json
import math
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Final

from simulasi.permainan.graf import LINGKAR_MAKS, LingkaranTerlaluBesar, TerlaluBanyakKeadaan
from simulasi.permainan.jangkauan import KEADAAN_MAKS
from simulasi.permainan.program import Program
from simulasi.skenario.kanonik import from_canonical
from simulasi.skenario.model import Skenario

ANGGARAN: Final = 10.0
"""Seconds of computing that the unknown scenarios of one file may take in all."""

_LONGGAR: Final = 3
"""So many times the budget may pass on the clock: the machine does other things too. Windows has this limit alone."""

BELUM: Final = "belum sempat dihitung karena skenario lain di berkas yang sama terlalu berat"
"""Why a scenario is refused that was not begun: nothing is known about it."""

_MULAI: Final = 60.0
"""Seconds that the process may take to begin, on a slow laptop."""

_MEMORI: Final = 3 << 30
_SIAP: Final = "siap"
_ALASAN: Final = {
    "baik": None,
    "keadaan": f"punya lebih dari {KEADAAN_MAKS:,} keadaan".replace(",", "."),
    "lingkar": f"punya lingkaran dengan lebih dari {LINGKAR_MAKS:,} keadaan".replace(",", "."),
    "rusak": "tidak sah",
    "memori": "terlalu besar untuk dihitung",
}


def weigh(kanonik: Sequence[str], anggaran: float = ANGGARAN) -> list[str | None]:
    """Say of each scenario why it is too heavy or unsound, in Indonesian without its name; None where it is neither.

    Short ones go first, so that a heavy one takes the time of none but longer ones; these are told `BELUM`.
    """
    late = f"tidak selesai dihitung dalam {anggaran:g} detik"
    found: list[str | None] = [BELUM] * len(kanonik)
    turn = sorted(range(len(kanonik)), key=lambda i: (len(kanonik[i]), kanonik[i]))
    with subprocess.Popen(  # noqa: S603 (this very program)
        [sys.executable, "-P", "-m", "simulasi.catatan.uji_beban", f"{anggaran:g}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        answers: queue.Queue[str] = queue.Queue()
        talk = threading.Thread(target=_talk, args=(process, [kanonik[i] for i in turn], answers), daemon=True)
        talk.start()
        try:
            if _next(answers, _MULAI) == _SIAP:
                until = time.monotonic() + anggaran * _LONGGAR
                for i in turn:
                    answer = _next(answers, until - time.monotonic())
                    if answer not in _ALASAN:
                        found[i] = late
                        break
                    found[i] = _ALASAN[answer]
        finally:
            process.kill()
            talk.join()
    return found


def _talk(process: subprocess.Popen[str], texts: Sequence[str], answers: queue.Queue[str]) -> None:
    if process.stdin is None or process.stdout is None:
        return
    try:
        process.stdin.write(json.dumps(texts) + "\n")
        process.stdin.flush()
        for line in process.stdout:
            answers.put(line.strip())
    except (OSError, ValueError):
        pass  # it was stopped
    answers.put("")


def _next(answers: queue.Queue[str], seconds: float) -> str:
    try:
        return answers.get(timeout=max(seconds, 0))
    except queue.Empty:
        return ""


def _answer(kanonik: str) -> str:
    from simulasi.permainan.beban import bear  # noqa: PLC0415 (only the process works them out)

    try:
        bear(Program(from_canonical(kanonik, Skenario)))
    except TerlaluBanyakKeadaan:
        return "keadaan"
    except LingkaranTerlaluBesar:
        return "lingkar"
    except MemoryError:
        return "memori"
    except (ValueError, KeyError, ArithmeticError, RecursionError):
        return "rusak"
    return "baik"


def _main() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORI, _MEMORI))
        seconds = math.ceil(time.process_time() + float(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))  # then the system ends this process
    texts: list[str] = json.loads(sys.stdin.readline())
    sys.stdout.write(_SIAP + "\n")
    sys.stdout.flush()
    for text in texts:
        sys.stdout.write(_answer(text) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
