"""Call signs: checking one, comparing two, proposing a new one (`hasil.md` §1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection

from simulasi.catatan.galat import SandiDitolak
from simulasi.catatan.isian import clean_line

LONGEST_SANDI = 32
"""Most characters of a call sign or a group name."""

# Nature, crafts and places of Nusa Tenggara Timur.
WORDS = (
    # animals
    "Komodo", "Dugong", "Penyu", "Kakatua", "Elang", "Sandel", "Beo", "Pari", "Nuri", "Rusa",
    # plants
    "Lontar", "Cendana", "Gewang", "Ampupu", "Kemiri", "Kenari", "Kesambi", "Asam", "Kopi", "Sorgum",
    # mountains, lakes, islands, beaches
    "Kelimutu", "Mutis", "Inerie", "Egon", "Fatuleu", "Ranamese", "Padar", "Rinca", "Riung", "Weekuri",
    "Kolbano", "Nemberala", "Koka", "Palue", "Semau", "Adonara", "Solor", "Pantar", "Lembata", "Sabu",
    # villages and islands known for their looms and houses
    "Bena", "Waerebo", "Boti", "Tarung", "Takpala", "Ende", "Sikka", "Rote", "Alor", "Sumba",
    # crafts, music, dance, dress
    "Sasando", "Tenun", "Ikat", "Hinggi", "Caci", "Pasola", "Tilangga", "Gong", "Anyam", "Moko",
)  # fmt: skip

_HIGHEST = 99  # two digits, 01 to 99, as long as any is free


def check_sandi(text: str) -> str:
    """Return the call sign cleaned: NFC, outer blanks off, inner ones as one space; 1 to 32 characters.

    Raises SandiDitolak with the reason: empty, too long, invisible characters, looks like a NIP or NIK.
    """
    return _check(text, "Sandi", "Ketiklah sebuah sandi, misalnya Komodo-27.")


def check_group(text: str) -> str:
    """Return a group name cleaned, by the same rules as `check_sandi`. Raises SandiDitolak."""
    return _check(text, "Nama kelompok", "Ketiklah nama kelompok, misalnya Kelompok 3.")


def comparison_key(sandi: str) -> str:
    """Return what makes two call signs the same one: casefolded, blanks and compositions levelled."""
    folded = unicodedata.normalize("NFC", sandi).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def propose_sandi(taken: Collection[str], draw: Callable[[int], int]) -> str:
    """Return a call sign such as `Komodo-27` that nobody in `taken` has.

    `draw(n)` gives a whole number from 0 to n − 1; it is called twice, and a collision moves on to the next
    number, then the next word, so the search always ends.
    """
    keys = {comparison_key(sandi) for sandi in taken}
    word, number = draw(len(WORDS)), draw(_HIGHEST)
    base = 0
    while True:
        for step in range(len(WORDS) * _HIGHEST):
            row, column = divmod(number + step, _HIGHEST)
            name = f"{WORDS[(word + row) % len(WORDS)]}-{base + column + 1:02d}"
            if comparison_key(name) not in keys:
                return name
        base += _HIGHEST


def _check(text: str, isian: str, example: str) -> str:
    line = clean_line(text, isian, LONGEST_SANDI, SandiDitolak)
    if not line:
        raise SandiDitolak(f"{isian} masih kosong. {example}")
    return line
