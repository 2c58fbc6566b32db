"""Characters that look like others or like nothing, as word processors and web pages leave them: their names."""

from __future__ import annotations

import re
from typing import Final

NAMA_ANEH: Final = {
    "\u00a0": "spasi tak terputus",
    "\u00ad": "tanda hubung tersembunyi",
    "\u200b": "spasi tanpa lebar",
    "\u200c": "pemisah huruf tak tampak",
    "\u200d": "penyambung huruf tak tampak",
    "\u200e": "penanda arah tulisan",
    "\u200f": "penanda arah tulisan",
    "\u2010": "tanda hubung tipografi",
    "\u2011": "tanda hubung tak terputus",
    "\u2012": "tanda pisah",
    "\u2013": "tanda pisah pendek",
    "\u2014": "tanda pisah panjang",
    "\u2018": "kutip tunggal lengkung",
    "\u2019": "kutip tunggal lengkung",
    "\u201a": "kutip tunggal bawah",
    "\u201c": "kutip ganda lengkung",
    "\u201d": "kutip ganda lengkung",
    "\u201e": "kutip ganda bawah",
    "\u202f": "spasi sempit tak terputus",
    "\u2060": "penyambung kata tak tampak",
    "\u2212": "tanda minus tipografi",
    "\u3000": "spasi lebar",
    "\ufeff": "penanda urutan bita",
    "\uff1a": "titik dua lebar",
}

_ANEH: Final = re.compile("[" + "".join(NAMA_ANEH) + "\u2000-\u200a]")


def name_odd(character: str) -> str:
    """Name such a character in words that an author can search for, e.g. `spasi tanpa lebar (U+200B)`."""
    return f"{NAMA_ANEH.get(character, 'spasi tipografi')} (U+{ord(character):04X})"


def tell_odd(teks: str) -> str:
    """Give the sentence that names what of this a word or number holds, or ""."""
    found = list(dict.fromkeys(_ANEH.findall(teks)))
    if not found:
        return ""
    names = " dan ".join(name_odd(c) for c in found[:3])
    return f"Di dalamnya ada {names}; hapus, atau ketik ulang dengan papan tombol."
