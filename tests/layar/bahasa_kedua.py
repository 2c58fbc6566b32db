"""Run as a program: puts a second, complete catalogue in the place of `teks`, opens help and library, prints them.

The second language is Indonesian with accents on its vowels, so that a word that does not come from the catalogue
stands out.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import simulasi.layar
from simulasi.layar import teks

AKSEN = str.maketrans("aiueoAIUEO", "âîûêôÂÎÛÊÔ")


def translate(value: Any) -> Any:
    """Put accents on every vowel outside placeholders, through all containers."""
    if isinstance(value, str):
        return "".join(p if p.startswith("{") else p.translate(AKSEN) for p in re.split(r"(\{[^}]*\})", value))
    if isinstance(value, Mapping):
        return {key: translate(item) for key, item in value.items()}
    if isinstance(value, tuple):
        parts = [translate(item) for item in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def second_catalogue() -> ModuleType:
    """Give a module with every name of the first."""
    second = ModuleType("simulasi.layar.teks")
    for name, value in vars(teks).items():
        setattr(second, name, translate(value) if name.isupper() else value)
    return second


async def show() -> None:
    """Print help and library."""
    from tests.layar.pembantu import open_class, played, screen_text

    with tempfile.TemporaryDirectory() as folder:
        kelas = open_class(Path(folder))
        async with played(kelas, (120, 40)) as pemain:
            await pemain.enter_class()
            sys.stdout.write(screen_text(pemain.app))
            await pemain.press("f1")
            box = pemain.app.screen.query_one("#isi-bantuan Lembar")
            sys.stdout.write("=====")
            sys.stdout.write(box.plain)  # type: ignore[attr-defined]
        kelas.jurnal.close()


if __name__ == "__main__":
    simulasi.layar.teks = second_catalogue()  # type: ignore[assignment]
    sys.modules["simulasi.layar.teks"] = simulasi.layar.teks
    asyncio.run(show())
