"""The one table of characters that no text may hold: they act on a terminal, or hide what stands there."""

from __future__ import annotations

import re
from typing import Final

_BERTINDAK: Final = (
    ("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", "karakter kendali"),
    ("\u2028\u2029", "pemisah baris"),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "pembalik arah tulisan"),
    ("\ud800-\udfff", "setengah karakter"),
    ("\ufffe\uffff", "bukan karakter"),
)
"""What a terminal or another program acts upon: pieces of a character class, and what to call them."""

_TERSEMBUNYI: Final = (
    ("\u00ad", "tanda pemenggalan yang tidak tampak"),
    ("\u200b", "spasi tanpa lebar"),
    ("\u200c", "pemisah huruf tak tampak"),
    ("\u2060", "penyambung kata tak tampak"),
    ("\u180e\u2061-\u2064\ufeff", "karakter selebar nol"),
    ("\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef", "tanda tersembunyi"),
)
"""What takes no room and shows nothing, so that two texts look the same and are not."""

_BARIS: Final = r"\r(?!\n)"
"""A CR that ends no line."""


_GAMBAR: Final = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_PENYAMBUNG: Final = f"\u200d(?![{_GAMBAR}])|(?<![{_GAMBAR}])\u200d"
"""A zero-width joiner that joins no two pictures into one."""


def _any(*kelas: str, juga: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(kelas)}]|{juga}")


BERTINDAK: Final = _any(*(kelas for kelas, _ in _BERTINDAK), juga=_BARIS)
"""What must not reach a terminal, another program or a record: C0 but newline and tab, DEL, C1, bidi marks, …"""

TERLARANG: Final = _any(*(kelas for kelas, _ in (*_BERTINDAK, *_TERSEMBUNYI)), juga=f"{_BARIS}|{_PENYAMBUNG}")
"""What no text that people read may hold."""

GANTI: Final = "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> str:
    """Replace what must not be in a text by a sign that shows that something was there."""
    return TERLARANG.sub(GANTI, text)


def remove(text: str) -> str:
    """Take out of a text what must not be in it."""
    return TERLARANG.sub("", text)


def name_character(character: str) -> str:
    """Name a character of the table in words that an author can search for: `U+202E (pembalik arah tulisan)`."""
    kinds = (kind for kelas, kind in (*_BERTINDAK, *_TERSEMBUNYI) if re.match(f"[{kelas}]", character))
    kind = "ganti baris gaya lama (CR)" if character == "\r" else next(kinds, "karakter selebar nol")
    return f"U+{ord(character):04X} ({kind})"
