"""Markdown as plain lines to be heard: emphasis dropped, signs as words, a table row read out with its headings."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

LEBAR: Final = 78
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_UCAPAN: Final = {
    "→": " menuju ", "←": " dari ", "⇒": " menjadi ", "≥": " paling sedikit ", "≤": " paling banyak ",
    "×": " kali ", "÷": " dibagi ", "±": " kurang lebih ", "≈": " kira-kira ", "≠": " tidak sama dengan ",
    "✓": " ya ", "✔": " ya ", "✗": " tidak ", "✕": " tidak ", "✘": " tidak ", "•": "-", "▪": "-", "●": "-", "·": ",",
    "−": "-", "°": " derajat ", "№": " nomor ",
}  # fmt: skip
"""Signs that a screen reader passes over or names in another language, as Indonesian words."""
_TERUCAP: Final = frozenset("LMNP")
_TANDA_ASCII: Final = frozenset("$+<=>^`|~")


def speakable(teks: str) -> str:
    """Give a text of letters, digits, punctuation and blanks alone: other signs as words, or left out."""
    if teks.isascii() and teks.isprintable():
        return teks
    return "".join(map(_speak, teks))


def _speak(character: str) -> str:
    if character in _UCAPAN:
        return _UCAPAN[character]
    if character in _TANDA_ASCII or unicodedata.category(character)[0] in _TERUCAP:
        return character
    return " " if character.isspace() or unicodedata.category(character)[0] in "SZ" else ""


def wrap(teks: str, indent: str = "", first: str | None = None) -> list[str]:
    """Wrap one paragraph; `first` begins its first line in place of `indent`."""
    flat = " ".join(speakable(teks).split())
    start = indent if first is None else first
    lines = textwrap.wrap(flat, LEBAR, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [start.rstrip()]


def item(teks: str, mark: str = "-") -> list[str]:
    """Wrap one item of a list, `mark` before it."""
    return wrap(teks, "  ", f"{mark} ")


def numbered(isi: Iterable[str]) -> list[str]:
    """Wrap the items of a list that is chosen from by number, from 1."""
    return [line for n, teks in enumerate(isi, start=1) for line in item(teks, f"{n}.")]


def sentence(teks: str) -> str:
    """End a text like a sentence, where it does not yet."""
    flat = teks.rstrip()
    return flat if flat.endswith((".", "?", "!", "…", '."', '?"', '!"')) else f"{flat}."


def section(judul: str, isi: Iterable[str]) -> Iterator[str]:
    """Give lines under a heading in words, an empty line before it; nothing where there are none."""
    lines = list(isi)
    if lines:
        yield ""
        yield from wrap(judul)
        yield from lines


def _inline(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        else:
            parts.append(child.content)
    return "".join(parts)


def plain(markdown: str) -> list[str]:
    """Give a Markdown text as wrapped lines, paragraphs apart by an empty line."""
    blocks: list[list[str]] = []
    tokens = _MARKDOWN.parse(markdown)
    marks: list[str] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "table_open":
            end = next(k for k in range(i, len(tokens)) if tokens[k].type == "table_close")
            blocks.append(list(_rows(tokens[i:end])))
            i = end
        elif token.type == "inline":
            text = _inline(token)
            if token.level >= 2 and marks:
                blocks.append(item(text, marks[-1]) if marks[-1] else wrap(text, "  "))
                marks[-1] = ""
            else:
                blocks.append(wrap(text))
        elif token.type == "list_item_open":
            marks.append(f"{token.info}." if token.info else "-")
        elif token.type == "list_item_close":
            marks.pop()
        elif token.type in ("fence", "code_block", "html_block"):
            blocks.append([line for part in token.content.splitlines() for line in wrap(part)])
        i += 1
    lines: list[str] = []
    for block in blocks:
        if lines and block:
            lines.append("")
        lines.extend(block)
    return lines


def _rows(tokens: Sequence[Token]) -> Iterator[str]:
    """Read a table out: each row as `heading: cell` pairs."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_inline(token).strip())
    if not rows:
        return
    heading = rows[0]
    for number, row in enumerate(rows[1:], start=1):
        pairs = [f"{h}: {cell or 'kosong'}" if h else cell for h, cell in zip(heading, row, strict=False)]
        yield from wrap(f"Baris {number}. {'; '.join(pairs)}.")
