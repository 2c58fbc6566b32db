"""`simulasi` alone: open the program; with `--teks` or without a terminal that can draw, the same as plain text."""

from __future__ import annotations

import argparse
import os
import sys

from simulasi.perintah.bahan import classroom

_TANPA_LAYAR = ("dumb", "unknown")


def wants_text(args: argparse.Namespace) -> bool:
    """Tell whether to play as plain text: asked for, or no terminal that can draw screens on both sides."""
    asked: bool = getattr(args, "teks", False)
    can_draw = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in _TANPA_LAYAR
    return asked or not can_draw


def run(args: argparse.Namespace) -> int:
    """Open the screens, or plain text where there is no terminal for them."""
    with classroom(args) as kelas:
        if wants_text(args):
            from simulasi.polos import Polos  # noqa: PLC0415 - the text form loads only where it is used

            return Polos(kelas).browse()
        from simulasi.layar.aplikasi import run as open_screens  # noqa: PLC0415 - Textual loads only here

        return open_screens(kelas)
