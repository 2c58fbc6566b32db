"""Markdown as plain lines: emphasis dropped, a table row read out with its headings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

LEBAR: Final = 78
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


def wrap(teks: str, indent: str = "") -> list[str]:
    """Wrap one paragraph."""
    flat = " ".join(teks.split())
    return textwrap.wrap(flat, LEBAR, initial_indent=indent, subsequent_indent=indent) or [""]


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
    items: list[str] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "table_open":
            end = next(k for k in range(i, len(tokens)) if tokens[k].type == "table_close")
            blocks.append(list(_rows(tokens[i:end])))
            i = end
        elif token.type == "inline":
            text = _inline(token)
            if token.level >= 2 and items:
                blocks.append([f"- {line}" if n == 0 else f"  {line}" for n, line in enumerate(wrap(text))])
            else:
                blocks.append(wrap(text))
        elif token.type == "list_item_open":
            items.append(token.info)
        elif token.type == "list_item_close":
            items.pop()
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
