"""`simulasi jelaskan`: what the checker's codes mean, with examples."""

from __future__ import annotations

import argparse

from simulasi.periksa.katalog import KATALOG
from simulasi.periksa.penjelasan import as_markdown, explain_all, find_entries, list_codes


def run(args: argparse.Namespace) -> int:
    """Explain the codes asked for; without any list them all."""
    entries = list(KATALOG.values()) if args.semua else find_entries(args.kode)
    if args.format == "markdown":
        print(as_markdown(entries or list(KATALOG.values())), end="")  # noqa: T201 - data of this command
    else:
        print(explain_all(entries) if entries else list_codes())  # noqa: T201
    return 0
