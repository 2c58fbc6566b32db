"""Markdown of scenario files as HTML: raw HTML stays text, links and images are words like any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markupsafe import Markup

_JUDUL_TERTINGGI = 4
"""A narrative's own headings start below those of the page that holds it."""


def as_html(markdown: str) -> Markup:
    """Render a text; everything in it that is not Markdown's own markup is escaped."""
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + _JUDUL_TERTINGGI - 1, 6)}"
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - the renderer escapes all text


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("link_open", _nothing)
    parser.add_render_rule("link_close", _nothing)
    parser.add_render_rule("image", _words)
    return parser


def _nothing(_renderer: Any, _tokens: Sequence[Token], _i: int, _options: Any, _env: Any) -> str:
    return ""


def _words(_renderer: Any, tokens: Sequence[Token], i: int, _options: Any, _env: Any) -> str:
    return escapeHtml(tokens[i].content)
