"""Text from files and people at the border of the screen: text, never markup or escape code."""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content

_BERBAHAYA: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Take out what could act on a terminal: C0 and C1 other than newline, bidirectional marks, surrogates.

    A tab becomes a space, CRLF a newline.
    """
    return _BERBAHAYA.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def plain(text: str, style: str = "") -> Content:
    """Give text as content in one style; brackets in it stay brackets."""
    return Content.styled(clean(text), style) if style else Content(clean(text))
