"""What stands around every command: refusals in one sentence, a calm end for everything unexpected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

from simulasi.dasar.galat import Galat
from simulasi.perintah.aliran import Aliran, KeluaranTerputus

# ruff: noqa: PLC0415 - what only tells of trouble loads only where there is some


def guard(command: Callable[[], int]) -> int:
    """Run a command; turn what it raises into a sentence on standard error and an exit code."""
    _open_missing_streams()
    _use_utf8()
    with _fenced() as (keluar, _):
        try:
            code = _told(command, keluar)
            keluar.flush()
        except KeluaranTerputus:
            keluar.let_go()
            return 0
        except Galat as error:  # what was held back until now could not be written
            keluar.let_go()
            _say(error.pesan)
            return error.kode_keluar
        return code


@contextmanager
def _fenced() -> Generator[tuple[Aliran, Aliran]]:
    before = sys.stdout, sys.stderr
    keluar, kabar = Aliran(sys.stdout, bersuara=True), Aliran(sys.stderr, bersuara=False)
    sys.stdout, sys.stderr = keluar, kabar
    try:
        yield keluar, kabar
    finally:
        kabar.flush()
        sys.stdout, sys.stderr = before


def _told(command: Callable[[], int], keluar: Aliran) -> int:
    try:
        return command()
    except KeluaranTerputus:
        raise
    except SystemExit as end:  # argparse: help, version, a wrong call
        return end.code if isinstance(end.code, int) else 0
    except Galat as error:
        keluar.flush()
        _say(error.pesan)
        return error.kode_keluar
    except KeyboardInterrupt:
        _say("\nDihentikan. Pilihan yang sudah dikonfirmasi tersimpan.")
        return 130
    except Exception as error:
        path = _path_of(error)
        if path is not None:
            from simulasi.dasar.jalur import refuse_path

            _say(refuse_path(path, error))
            return 1
        _say(
            f"Maaf, terjadi kesalahan yang tidak terduga. {_keep_log(error)}"
            "Pilihan yang sudah dikonfirmasi tersimpan; silakan jalankan lagi."
        )
        return 1


def _path_of(error: Exception) -> str | None:
    """Give the path that the system refused, None where the error is about something else."""
    name = getattr(error, "filename", None) if isinstance(error, OSError) else None
    return os.fsdecode(name) if isinstance(name, (str, bytes)) else None


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _keep_log(error: Exception) -> str:
    """Keep the traceback where a maintainer can be shown it, and say where."""
    from simulasi.dasar.catatan_galat import keep_log

    path = keep_log(error)
    return "" if path is None else f"Catatannya ada di {path}; kirimkan kepada pengelola program. "


def _use_utf8() -> None:
    """Write UTF-8 whatever the console's own encoding is: an old code page must not stop the program.

    Input keeps its encoding; bytes that are no text in it become the replacement character, an answer like any other.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    with suppress(AttributeError, OSError, ValueError):
        sys.stdin.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def _open_missing_streams() -> None:
    """Stand in for a stream that the caller closed (Python gives None): no input, output that goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open until the program ends
