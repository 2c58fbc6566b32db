"""Every command that a document shows is one that the program takes, and every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from simulasi.cli import build_parser

AKAR = Path(__file__).parents[1]
DOKUMEN = [AKAR / "README.md", *sorted((AKAR / "docs").glob("*.md"))]
SALAH_DENGAN_SENGAJA = "catatan-pengguna-baru.md"
"""A newcomer's notes show wrong calls too; `test_panduan_fasilitator.py` runs each of them."""
_BARIS = re.compile(r"^(?:    )?(?:\$ )?(simulasi(?: .*)?)$", re.MULTILINE)
_SEBARIS = re.compile(r"`(simulasi [^`]+)`")
_TAUTAN = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def commands(text: str) -> list[str]:
    """Give the commands that can be typed as they stand, without those that only name a part (`simulasi papan …`)."""
    found = [*_BARIS.findall(text), *_SEBARIS.findall(text)]
    return [line.split("  #")[0].split(" > ")[0] for line in found if not re.search(r"…|\.\.\.|\||<|PERINTAH", line)]


@pytest.mark.parametrize("dokumen", [d for d in DOKUMEN if d.name != SALAH_DENGAN_SENGAJA], ids=lambda p: p.name)
def test_every_command_shown_is_understood(dokumen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused: list[str] = []
    for line in commands(dokumen.read_text(encoding="utf-8")):
        words = shlex.split(line)[1:]
        try:
            build_parser().parse_args(words)
        except SystemExit as end:
            # A sentence may name a command alone, without what it needs; help and version end well.
            if end.code != 0 and (len(words) != 1 or words[0].startswith("-")):
                refused.append(f"{line}: {capsys.readouterr().err.splitlines()[0]}")
    assert refused == []


@pytest.mark.parametrize("dokumen", [*DOKUMEN, AKAR / "ARCHITECTURE.md"], ids=lambda p: p.name)
def test_every_link_leads_somewhere(dokumen: Path) -> None:
    targets = [t for t in _TAUTAN.findall(dokumen.read_text(encoding="utf-8")) if not t.startswith(("http", "mailto"))]
    assert [t for t in targets if not (dokumen.parent / t).exists()] == []
