"""Findings for people and for programs: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, Final

from simulasi import __version__
from simulasi.dasar.aksara import visible
from simulasi.skenario.temuan import Temuan

FORMAT: Final = ("teks", "json", "github", "sarif")
_LEBAR_KUTIPAN: Final = 160


def tell(findings: Iterable[Temuan], lebar: int | None = None) -> str:
    """Write findings as text, in the form of `gaya.md`: place, quoted line with a caret, message, what to do.

    With `lebar` no line is longer than that many columns, but for single words that are.
    """
    return "\n\n".join(_tell_one(t, lebar) for t in findings)


def _tell_one(t: Temuan, lebar: int | None) -> str:
    berkas = t.berkas.replace("\n", "\N{REPLACEMENT CHARACTER}")
    lines = [f"{t.tingkat} {t.kode}  {berkas}:{t.baris}:{t.kolom}"]
    if t.kutipan.strip():
        quoted, column = _clip(t.kutipan.replace("\t", " "), t.kolom, (lebar or _LEBAR_KUTIPAN + 10) - 10)
        width = max(1, min(t.lebar, len(quoted) - column + 1))
        lines.append(f"{t.baris:>5} | {quoted}")
        lines.append(f"      | {' ' * (column - 1)}{'^' * width}")
    for line in (*t.pesan.splitlines(), *t.saran.splitlines()):
        lines.extend(f"      {piece}" for piece in _fold(line, lebar))
    return visible("\n".join(lines))


def _fold(line: str, lebar: int | None) -> list[str]:
    if lebar is None or len(line) + 6 <= lebar:
        return [line]
    return textwrap.wrap(line, lebar - 6, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)


def _clip(line: str, column: int, width: int) -> tuple[str, int]:
    """Cut a long line around the column."""
    if len(line) <= width:
        return line, column
    width -= 2
    start = max(0, min(column - width // 2, len(line) - width))
    before, after = "…" if start else "", "…" if start + width < len(line) else ""
    return before + line[start : start + width] + after, column - start + len(before)


def summarise(findings: Sequence[Temuan], files: int) -> str:
    """Write the closing sentence."""
    errors = sum(t.tingkat == "galat" for t in findings)
    warnings = len(findings) - errors
    if not findings:
        return f"{files} berkas diperiksa, tidak ada temuan."
    broken = len({t.berkas for t in findings})
    return f"{files} berkas diperiksa: {errors} galat dan {warnings} peringatan di {broken} berkas."


def as_json(findings: Iterable[Temuan]) -> str:
    """Write findings as a JSON list of {kode, tingkat, berkas, baris, kolom, pesan, saran}."""
    rows = [
        {
            "kode": t.kode,
            "tingkat": t.tingkat,
            "berkas": t.berkas,
            "baris": t.baris,
            "kolom": t.kolom,
            "pesan": t.pesan,
            "saran": t.saran,
        }
        for t in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _escape(text: str, *, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return visible(text)


def as_github(findings: Iterable[Temuan]) -> str:
    """Write findings as GitHub workflow commands, one a line."""
    return "\n".join(
        f"::{'error' if t.tingkat == 'galat' else 'warning'} file={_escape(t.berkas, also=':,')},"
        f"line={t.baris},col={t.kolom},title={t.kode}::{_escape(f'{t.pesan} {t.saran}'.strip())}"
        for t in findings
    )


def as_sarif(findings: Sequence[Temuan]) -> str:
    """Write findings as SARIF 2.1.0."""
    results: list[dict[str, Any]] = [
        {
            "ruleId": t.kode,
            "level": "error" if t.tingkat == "galat" else "warning",
            "message": {"text": f"{t.pesan} {t.saran}".strip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": t.berkas.replace("\\", "/")},
                        "region": {"startLine": t.baris, "startColumn": t.kolom},
                    }
                }
            ],
        }
        for t in findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "simulasi",
                        "version": __version__,
                        "rules": [{"id": kode} for kode in sorted({t.kode for t in findings})],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def render(findings: Sequence[Temuan], kind: str) -> str:
    """Write findings in one of `FORMAT`."""
    if kind == "json":
        return as_json(findings)
    if kind == "github":
        return as_github(findings)
    if kind == "sarif":
        return as_sarif(findings)
    return tell(findings)
