"""What a code of the checker means, for people: as plain text that also reads well aloud, and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from simulasi.dasar.galat import Galat
from simulasi.periksa.entri import Entri
from simulasi.periksa.katalog import KATALOG, bad_example, good_example
from simulasi.periksa.laporan import tell
from simulasi.periksa.peragaan import demonstrate
from simulasi.skenario.sebut import nearest

LEBAR: Final = 78

_KELOMPOK: Final = {
    "S1": "Bentuk berkas",
    "S2": "Alur cerita",
    "S3": "Skor",
    "S4": "Bunyi dan susunan pilihan",
    "S5": "Hukum",
    "S6": "Katalog",
    "S7": "Kendali",
    "S8": "Sesi",
}

_KEPALA: Final = (
    "# Temuan pemeriksa",
    "",
    "Dokumen ini dibuat dari katalog yang sama dengan `simulasi jelaskan`. Untuk memperbaruinya:",
    "",
    "```sh",
    "simulasi jelaskan --semua --format markdown > docs/temuan.md",
    "```",
    "",
    "Galat mencegah skenario dimainkan; peringatan tidak.",
    "",
)


class KodeTidakDikenal(Galat):
    """A code that the checker does not have."""


def find_entries(kode: Sequence[str]) -> list[Entri]:
    """Give the entries of codes written in any case; raises `KodeTidakDikenal` with the nearest code."""
    out: list[Entri] = []
    for name in kode:
        wanted = name.strip().upper()
        if wanted not in KATALOG:
            kin = [k for k in KATALOG if k[:2] == wanted[:2]]
            hint = nearest(wanted, kin or KATALOG) or "Daftar semua kode: simulasi jelaskan"
            raise KodeTidakDikenal(f'Kode "{name}" tidak dikenal. {hint}')
        out.append(KATALOG[wanted])
    return list(dict.fromkeys(out))


def _grouped() -> Iterator[tuple[str, list[Entri]]]:
    for prefix, entries in groupby(KATALOG.values(), key=lambda e: e.kode[:2]):
        yield _KELOMPOK[prefix], list(entries)


def list_codes() -> str:
    """Write all codes, one a line, by group."""
    parts = [
        "\n".join([name, *(f"  {e.kode}  {e.tingkat:<10}  {e.judul}" for e in entries)]) for name, entries in _grouped()
    ]
    parts.append(
        "Galat mencegah skenario dimainkan; peringatan tidak.\n"
        "Penjelasan satu kode beserta contohnya: simulasi jelaskan S203"
    )
    return "\n\n".join(parts)


def _wrap(text: str) -> str:
    return textwrap.fill(text, LEBAR, break_long_words=False, break_on_hyphens=False)


def explain(entri: Entri) -> str:
    """Explain one code: meaning, what to do, a bad example with the findings that it really gives, a good one."""
    parts = [
        f"{entri.kode}, {entri.tingkat}: {entri.judul}",
        _wrap(entri.alasan),
        "Yang perlu dilakukan:\n" + _wrap(entri.langkah),
        "Contoh yang keliru:\n" + textwrap.indent(bad_example(entri.kode), "    "),
        "Temuan pada contoh itu:\n" + textwrap.indent(tell(demonstrate(entri.kode), LEBAR - 4), "    "),
        "Contoh yang benar:\n" + textwrap.indent(good_example(entri.kode), "    "),
    ]
    return "\n\n".join(parts)


def explain_all(entries: Sequence[Entri]) -> str:
    """Explain several codes."""
    return "\n\n\n".join(explain(e) for e in entries)


def as_markdown(entries: Sequence[Entri]) -> str:
    """Write explanations as one Markdown document; one of all codes says how it is made."""
    wanted = {e.kode for e in entries}
    lines = [] if len(wanted) < len(KATALOG) else [*_KEPALA]
    for name, group in _grouped():
        chosen = [e for e in group if e.kode in wanted]
        if chosen:
            lines.extend((f"## {name}", ""))
            lines.extend(line for e in chosen for line in _section(e))
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(entri: Entri) -> Iterator[str]:
    yield f"### {entri.kode} {entri.judul}"
    yield ""
    yield f"*{entri.tingkat.capitalize()}.* {entri.alasan}"
    yield ""
    yield f"**Yang perlu dilakukan.** {entri.langkah}"
    yield ""
    for heading, kind, text in (
        ("Contoh yang keliru:", "yaml", bad_example(entri.kode)),
        ("Temuan pada contoh itu:", "text", tell(demonstrate(entri.kode), LEBAR)),
        ("Contoh yang benar:", "yaml", good_example(entri.kode)),
    ):
        yield heading
        yield ""
        yield f"```{kind}"
        yield text
        yield "```"
        yield ""
