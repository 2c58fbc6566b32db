"""Texts that people type in: one clean line, and nothing that identifies a person (`hasil.md` §1)."""

from __future__ import annotations

import re
import unicodedata

from simulasi.catatan.galat import IsianDitolak
from simulasi.dasar.aksara import TERLARANG

# Spaces, dots and hyphens between the digits do not hide a number; NIP 18 digits, NIK 16.
_SEPARATOR = r"[\s.\u00AD\u2010-\u2015\u2212-]*"
_IDENTITY = re.compile(rf"(?<!\d)\d(?:{_SEPARATOR}\d){{15}}(?P<nip>(?:{_SEPARATOR}\d){{2}})?(?!\d)")

LONGEST_TEXT = 500
"""Most characters of a free text (a commitment, a reason)."""


def looks_like_identity(text: str) -> str | None:
    """Return "NIP" (18 digits) or "NIK" (16) if such a number is in the text, else None.

    Spaces, dots and hyphens between digits are ignored; digits of every script count.
    """
    found = _IDENTITY.search(text)
    if found is None:
        return None
    return "NIP" if found["nip"] else "NIK"


def check_text(text: str, isian: str, *, longest: int = LONGEST_TEXT) -> str:
    """Return a free text as one clean line: NFC, runs of blanks as one space; it may be empty.

    `isian` names the field in Indonesian, as the person sees it. Raises IsianDitolak with the reason.
    """
    return clean_line(text, isian, longest, IsianDitolak)


def check_reason(text: str) -> str:
    """Return the reason of a voiding, or of its undoing, as one clean line. Raises IsianDitolak, also where empty."""
    reason = check_text(text, "Alasan")
    if not reason:
        raise IsianDitolak("Alasannya masih kosong. Tulislah alasannya dengan --alasan.")
    return reason


def clean_line(text: str, isian: str, longest: int, kind: type[IsianDitolak]) -> str:
    """Do the work of `check_text`, raising `kind`: for fields that have an exception of their own."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if identity := looks_like_identity(line):
        raise kind(
            f"{isian} tampak memuat {identity}. Demi kerahasiaan, nomor identitas tidak boleh dicatat di "
            "sini; tulislah tanpa nomor itu."
        )
    # no blank but the plain one is left; beyond the table a field takes no private or unassigned character either
    if TERLARANG.search(line) or not line.isprintable():
        raise kind(
            f"{isian} memuat karakter yang tidak terlihat (kendali atau pembalik arah tulisan). "
            "Ketiklah ulang dengan huruf, angka, dan tanda baca biasa."
        )
    if len(line) > longest:
        raise kind(f"{isian} terlalu panjang: {len(line)} karakter, paling banyak {longest}. Ringkaslah.")
    return line
