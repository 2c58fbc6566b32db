"""What stands around every command: refusals in one sentence, a calm end for everything unexpected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from simulasi.dasar.galat import Galat


def guard(command: Callable[[], int]) -> int:
    """Run a command; turn what it raises into a sentence on standard error and an exit code."""
    _open_missing_streams()
    _use_utf8()
    try:
        code = command()
        sys.stdout.flush()
    except Galat as error:
        from simulasi.periksa.laporan import visible  # noqa: PLC0415 - loads only where something was refused

        print(visible(error.pesan), file=sys.stderr)  # noqa: T201 - this is the program's voice
        return error.kode_keluar
    except KeyboardInterrupt:
        print("\nDihentikan. Pilihan yang sudah dikonfirmasi tersimpan.", file=sys.stderr)  # noqa: T201
        return 130
    except BrokenPipeError:
        # the reader (`head`, `less`) has seen enough; keep Python from complaining while it closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        print(  # noqa: T201
            f"Maaf, terjadi kesalahan yang tidak terduga. {_keep_log(error)}"
            "Pilihan yang sudah dikonfirmasi tersimpan; silakan jalankan lagi.",
            file=sys.stderr,
        )
        return 1
    return code


def _keep_log(error: Exception) -> str:
    """Keep the traceback where a maintainer can be shown it, and say where."""
    from simulasi.dasar.catatan_galat import keep_log  # noqa: PLC0415 - as above

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
