"""Laying text out in lines of a given width: paragraphs, lists, tables, and the Markdown of scenario files.

Pure functions `width → lines`. A line is a `Content` no wider than asked for (3 cells or more). They keep no
widgets, so a scene change costs no memory, and links in a narrative are words like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final

from textual.content import Content

from simulasi.layar.widget.bersih import clean, plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Baris = list[Content]
Blok = Callable[[int], Baris]
"""Something that can be laid out: given a width in cells, gives its lines."""

KOSONG: Final = Content("")
_TERSEMPIT: Final = 3


def joined(lines: Baris) -> Content:
    """Give laid-out lines as one content."""
    return Content("\n").join(lines)


def wrap(content: Content, width: int) -> Baris:
    """Wrap content at spaces; a newline in it ends a line."""
    return content.wrap(max(width, _TERSEMPIT)) or [KOSONG]


def paragraph(text: str, style: str = "") -> Blok:
    """Lay plain text out; newlines are kept."""
    return lambda width: wrap(plain(text, style), width)


def of(content: Content) -> Blok:
    """Lay finished content out."""
    return lambda width: wrap(content, width)


def hang(prefix: Content, blok: Blok, rest: Content | str | None = None) -> Blok:
    """Put `prefix` before the first line; the others are indented by its width, or begin with `rest`."""

    def lay(width: int) -> Baris:
        first = " " * prefix.cell_length if rest is None else rest
        indent = Content(first) if isinstance(first, str) else first
        lines = blok(max(width - prefix.cell_length, _TERSEMPIT))
        return [(indent if i else prefix) + line for i, line in enumerate(lines)]

    return lay


def bullets(items: Iterable[str], mark: str = "•", style: str = "") -> Blok:
    """Lay a list of plain texts out."""
    sign = Content.styled(f"{mark} ", "$redup")
    return stack(*(hang(sign, paragraph(item, style)) for item in items), gap=0)


def stack(*blok: Blok | None, gap: int = 1) -> Blok:
    """Put blocks under one another, `gap` empty lines between; what lays out to nothing is passed over."""

    def lay(width: int) -> Baris:
        out: Baris = []
        for part in blok:
            lines = part(width) if part is not None else []
            if lines:
                if out:
                    out.extend([KOSONG] * gap)
                out.extend(lines)
        return out

    return lay


def heading(text: str) -> Blok:
    """A small heading in the accent colour."""
    return paragraph(text, "bold $accent")


def section(title: str, *blok: Blok | None) -> Blok:
    """A heading with its text right below it."""
    return stack(heading(title), stack(*blok), gap=0)


def in_a_row(items: Sequence[str], style: str = "") -> Blok:
    """Lay short texts out one after the other with a dot between; a line ends only between two of them."""

    def lay(width: int) -> Baris:
        rows: list[str] = []
        for item in items:
            if rows and Content(f"{rows[-1]} · {item}").cell_length <= width:
                rows[-1] += f" · {item}"
            else:
                rows.append(item)
        return [line for row in rows for line in wrap(plain(row, style), width)]

    return lay


def pair(label: str, text: str, width_of_label: int = 11) -> Blok:
    """A label and its text in two columns."""
    return hang(Content.styled(f"{label:<{width_of_label}} ", "$redup"), paragraph(text))


def rule() -> Blok:
    """A line across."""
    return lambda width: [Content.styled("─" * width, "$garis")]


def airy(blok: Blok, widest: int) -> Blok:
    """Lay a block out for reading from afar: short lines in the middle, an empty line after each, bold."""

    def lay(width: int) -> Baris:
        size = min(width, widest)
        margin = Content(" " * ((width - size) // 2))
        out: Baris = []
        for line in blok(size):
            out.extend([margin + line.stylize("bold"), KOSONG] if line.plain.strip() else [KOSONG])
        return out[:-1]

    return lay


def markdown(text: str) -> Blok:
    """Lay Markdown out: emphasis, lists, quotes, tables. HTML and links stay plain words."""
    return stack(*markdown_parts(text))


def markdown_parts(text: str) -> list[Blok]:
    """Lay the paragraphs, lists and tables of a Markdown text out one by one."""
    return [partial(_laid, node) for node in _parse(text)]


@lru_cache(maxsize=64)
def _parse(text: str) -> Sequence[SyntaxTreeNode]:
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 (only a scene needs it; the first screen must not wait)

    return SyntaxTreeNode(_parser().parse(clean(text))).children


@lru_cache(maxsize=512)
def _laid(node: SyntaxTreeNode, width: int) -> Baris:
    """Lay a part of a text out; whoever uses the lines must not change the list."""
    return _block(node, width)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (as above)

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int, gap: int = 1) -> Baris:
    out: Baris = []
    for node in nodes:
        lines = _block(node, width)
        if out and lines:
            out.extend([KOSONG] * gap)
        out.extend(lines)
    return out


def _block(node: SyntaxTreeNode, width: int) -> Baris:
    kind = node.type
    if kind == "paragraph":
        return wrap(_inline(node.children), width)
    if kind == "heading":
        return wrap(_inline(node.children).stylize("bold $accent"), width)
    if kind in ("bullet_list", "ordered_list"):
        return _list(node, width)
    if kind == "blockquote":
        mark = Content.styled("▎ ", "$accent")
        return [mark + line for line in _blocks(node.children, max(width - 2, _TERSEMPIT))]
    if kind in ("fence", "code_block"):
        lines = node.content.rstrip("\n").split("\n")
        return [part for line in lines for part in Content.styled(line, "$secondary").fold(width)]
    if kind == "hr":
        return [Content.styled("─" * width, "$garis")]
    if kind == "table":
        return _table(node, width)
    return _blocks(node.children, width)


def _list(node: SyntaxTreeNode, width: int) -> Baris:
    inside = [child for item in node.children for child in item.children]
    tight = all(child.hidden for child in inside if child.type == "paragraph")
    number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    last = (number or 0) + len(node.children) - 1
    out: Baris = []
    for item in node.children:
        mark = "• " if number is None else f"{number}.".ljust(len(str(last)) + 2)
        if number is not None:
            number += 1
        lines = _blocks(item.children, max(width - len(mark), _TERSEMPIT), 0 if tight else 1)
        if out and not tight:
            out.append(KOSONG)
        blank = Content(" " * len(mark))
        out.extend((blank if i else Content.styled(mark, "$accent")) + line for i, line in enumerate(lines))
    return out


def _inline(nodes: Sequence[SyntaxTreeNode]) -> Content:
    parts: list[Content] = []
    for node in nodes:
        kind = node.type
        if kind == "text":
            parts.append(Content(node.content))
        elif kind == "softbreak":
            parts.append(Content(" "))
        elif kind == "hardbreak":
            parts.append(Content("\n"))
        elif kind == "code_inline":
            parts.append(Content.styled(node.content, "$secondary"))
        elif kind == "strong":
            parts.append(_inline(node.children).stylize("bold"))
        elif kind == "em":
            parts.append(_inline(node.children).stylize("italic"))
        elif node.children:
            parts.append(_inline(node.children))
        elif node.content:
            parts.append(Content(node.content))
    return KOSONG.join(parts)


def _table(node: SyntaxTreeNode, width: int) -> Baris:
    rows: list[list[Content]] = []
    right: list[bool] = []
    for part in node.children:
        for row in part.children:
            rows.append([_inline(cell.children) for cell in row.children])
            if not right:
                right = ["right" in str(cell.attrs.get("style", "")) for cell in row.children]
    return table(rows, width, right)


def table(rows: Sequence[Sequence[Content]], width: int, right: Sequence[bool] = ()) -> Baris:
    """Lay a table out, the first row its head; cells wrap, wide columns give way first."""
    count = max((len(row) for row in rows), default=0)
    if not count:
        return []
    by_column = [[row[i] for row in rows if i < len(row)] for i in range(count)]
    natural = [max(cell.cell_length for cell in column) for column in by_column]
    words = [max((len(w) for cell in column for w in cell.plain.split()), default=1) for column in by_column]
    if count > 1 and len(rows) > 1 and sum(words) + 3 * (count - 1) > width:
        return _records(rows, width)
    widths = _fit(natural, words, width)
    bar = Content.styled(" │ ", "$garis")
    out: Baris = []
    for number, row in enumerate(rows):
        cells = [wrap(row[i], widths[i]) if i < len(row) else [KOSONG] for i in range(count)]
        for line in range(max(len(cell) for cell in cells)):
            columns: list[Content] = []
            for i, cell in enumerate(cells):
                text = cell[line] if line < len(cell) else KOSONG
                space = widths[i] - text.cell_length
                aligned = text.pad_left(space) if i < len(right) and right[i] else text.pad_right(space)
                columns.append(aligned if number else aligned.stylize("bold"))
            out.append(bar.join(columns))
        if number == 0:
            out.append(Content.styled("─┼─".join("─" * size for size in widths), "$garis"))
        elif any(len(cell) > 1 for cell in cells) and number < len(rows) - 1:
            out.append(Content.styled("─┼─".join("┄" * size for size in widths), "$garis"))
    return out


def _records(rows: Sequence[Sequence[Content]], width: int) -> Baris:
    """Lay a table out that is too narrow for its words: each row as lines of heading and cell."""
    out: Baris = []
    for row in rows[1:]:
        if out:
            out.append(Content.styled("┄" * width, "$garis"))
        for head, cell in zip(rows[0], row, strict=False):
            label = KOSONG.join([head.stylize("bold"), Content(": ")]) if head.plain else KOSONG
            out.extend(wrap(KOSONG.join([label, cell]), width))
    return out


def _fit(natural: list[int], words: list[int], width: int) -> list[int]:
    """Give column widths that fit: the widest are cut to a common bound, if they can without breaking a word."""
    room = max(width - 3 * (len(natural) - 1), _TERSEMPIT * len(natural))
    least = words if sum(words) <= room else [_TERSEMPIT] * len(natural)

    def cut(bound: int) -> list[int]:
        return [max(min(size, bound), min(floor, size), 1) for size, floor in zip(natural, least, strict=True)]

    bound = max(natural)
    while bound > _TERSEMPIT and sum(cut(bound)) > room:
        bound -= 1
    widths = cut(bound)
    for i, size in enumerate(natural):  # what the bound left over goes to the first columns that were cut
        spare = room - sum(widths)
        if spare > 0 and widths[i] < size:
            widths[i] = min(size, widths[i] + spare)
    return widths
