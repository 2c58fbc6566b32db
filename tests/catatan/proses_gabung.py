"""A process that merges a file over and over, for the tests that kill it or run several at once."""

# ruff: noqa: T201 (a program of its own: what it prints is how its parent follows it)
from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from simulasi.catatan import Jurnal
from simulasi.catatan.penggabungan import LaporanBerkas, Penggabung


class Mati(Penggabung):
    """Dies inside the transaction once so many runs have gone in."""

    def _put_known(self, connection: sqlite3.Connection, report: LaporanBerkas, *rest: Any) -> None:
        if report.baru == int(os.environ["MATI"]):
            os.kill(os.getpid(), signal.SIGKILL)
        super()._put_known(connection, report, *rest)


def main(folder: str, *files: str) -> None:
    with Jurnal.open(Path(folder)) as jurnal:
        merger = (Mati if os.environ["MATI"] else Penggabung)(jurnal.sambungan)
        print("mulai", flush=True)
        for file in files:
            report = merger.merge(Path(file))
            assert report.bersih, report
            print(report.baru, report.sama, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
