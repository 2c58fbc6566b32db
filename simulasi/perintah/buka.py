"""`simulasi` alone: open the program; without a terminal, the same as plain text."""

from __future__ import annotations

import argparse
import sys

from simulasi.perintah.bahan import classroom


def is_terminal() -> bool:
    """Tell whether both standard input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def run(args: argparse.Namespace) -> int:
    """Open the screens, or plain text where there is no terminal for them."""
    with classroom(args) as kelas:
        if is_terminal():
            from simulasi.layar.aplikasi import run as open_screens  # noqa: PLC0415 - Textual loads only here

            return open_screens(kelas)
        from simulasi.polos import Polos  # noqa: PLC0415 - the text form loads only where it is used

        return Polos(kelas).browse()
