"""Text from files and people at the border of the screen: text, never markup or escape code."""

from __future__ import annotations

from textual.content import Content

from simulasi.dasar.aksara import remove


def clean(text: str) -> str:
    """Take out what no text may hold (`dasar/aksara.py`).

    A tab becomes a space, CRLF a newline.
    """
    return remove(text.replace("\r\n", "\n").replace("\t", " "))


def plain(text: str, style: str = "") -> Content:
    """Give text as content in one style; brackets in it stay brackets."""
    return Content.styled(clean(text), style) if style else Content(clean(text))
