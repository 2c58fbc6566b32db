"""The standard streams as every command sees them: text alone gets through, a full disk is told in a sentence."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, TextIO, cast

from simulasi.dasar.aksara import visible
from simulasi.dasar.galat import Galat

KE_AWAL: Final = "\r\x1b[K"
"""Goes back to the beginning of the line and empties it: the only code that the program itself sends."""


class KeluaranTerputus(Exception):
    """The reader of standard output (`head`, `less`) has seen enough."""


class KeluaranTidakBisaDitulis(Galat):
    """Standard output cannot be written: the disk is full, or the system refuses."""


class Aliran(io.TextIOBase):
    """Stands before a standard stream.

    What no text may hold never gets through, wherever it came from: an argument, a file, the name of a file. With
    `bersuara` what the system refuses is raised as a sentence; a stream of narration is silent about itself.
    """

    def __init__(self, asli: TextIO, *, bersuara: bool) -> None:
        super().__init__()
        self._asli = asli
        self._bersuara = bersuara

    def write(self, s: str, /) -> int:
        """Write a text."""
        shown = s if s == KE_AWAL else visible(s)
        self._do(lambda: self._asli.write(shown))
        return len(s)

    def flush(self) -> None:
        """Hand on what was written."""
        self._do(self._asli.flush)

    def write_bytes(self, isi: bytes) -> None:
        """Write bytes that are a file of their own, such as CSV."""
        self._do(lambda: self._bytes(isi))

    def _bytes(self, isi: bytes) -> None:
        self._asli.flush()
        self._asli.buffer.write(isi)
        self._asli.buffer.flush()

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except (OSError, ValueError) as error:
            if not self._bersuara:
                return
            if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and _number(error) == errno.EINVAL):
                raise KeluaranTerputus from error
            raise KeluaranTidakBisaDitulis(_sentence(error)) from error

    def isatty(self) -> bool:
        """Whether a person looks on."""
        with suppress(ValueError):
            return self._asli.isatty()
        return False

    def fileno(self) -> int:
        """Give the number of the file."""
        return self._asli.fileno()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._asli, name)

    def let_go(self) -> None:
        """Send nowhere what could not be written, or Python complains in English when it ends."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._asli.fileno())
            os.close(nowhere)


def _number(error: OSError | ValueError) -> int | None:
    return error.errno if isinstance(error, OSError) else None


def _sentence(error: OSError | ValueError) -> str:
    if _number(error) in (errno.ENOSPC, getattr(errno, "EDQUOT", None), errno.EFBIG):
        return (
            "Keluaran tidak dapat ditulis karena penyimpanan penuh, jadi yang tertulis tidak lengkap. Kosongkan ruang, "
            "atau arahkan ke tempat lain, lalu jalankan lagi."
        )
    return (
        "Keluaran tidak dapat ditulis, jadi yang tertulis tidak lengkap. Arahkan ke berkas atau terminal lain, lalu "
        "jalankan lagi."
    )


def write_bytes(isi: bytes) -> None:
    """Write bytes to standard output."""
    out = cast("Any", sys.stdout)
    if isinstance(out, Aliran):
        out.write_bytes(isi)
    else:
        out.buffer.write(isi)
