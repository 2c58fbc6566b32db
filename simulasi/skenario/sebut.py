"""How findings name things: in the author's words, from a path into the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any, Final, cast

from simulasi.skenario.model import Atur, Syarat, Uji
from simulasi.skenario.naskah import Data, Jalan

_SALAH_TULIS: Final = 0.8
_BANDING_MAKS: Final = 100_000
_PANJANG_MAKS: Final = 200
_ANGKA: Final = re.compile(r"[0-9]")

_BAGIAN: Final = {
    "pilihan": "pilihan",
    "adegan": "adegan",
    "mitigasi": "kendali",
    "sisipan": "sisipan",
    "berkas": "berkas",
    "diskusi": "pertanyaan diskusi",
    "tujuan": "tujuan",
    "variabel": "variabel",
    "pasal": "pasal",
}


def shorten(teks: str, maks: int = 60) -> str:
    """Cut a text for use inside a message."""
    flat = " ".join(teks.split())
    return flat if len(flat) <= maks else flat[: maks - 1].rstrip() + "…"


class Kenalan:
    """Known names among which others are looked for.

    Each name is looked for once, and only as long as that stays cheap: a file with thousands of wrong names among
    thousands of known ones gets its findings in time, the later ones without a suggestion.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._from: Final = known
        self._known: tuple[str, ...] | None = None
        self._close: Final[dict[str, list[str]]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The known names."""
        if self._known is None:  # a sound file never asks
            self._known = tuple(self._from)
        return self._known

    def nearest(self, name: str) -> str:
        """Give the sentence that offers the nearest known name, or ""."""
        close = self._look(name)
        return f"Mungkin maksud Anda: {close[0]}" if close else ""

    def repair(self, name: str) -> tuple[str, str] | None:
        """Give (name, known name) where a name that people give can plainly mean one known name alone, else None.

        Plain is: four fifths alike, the same letters in another order, or a part added or left out with its hyphen
        (`telepon`, `telepon-sore`). Names that differ in their digits are names of different things (`meja-1`,
        `meja-2`), however alike they look.
        """
        found = self._repair(name, lambda known: _is_slip(name, known) or _is_renamed(name, known))
        if found is None or _is_slip(name, found[1]):
            return found
        renamed = [k for k in self._known or () if _is_renamed(name, k)]  # also those too long to look alike
        return found if len(renamed) == 1 else None

    def repair_word(self, word: str) -> tuple[str, str] | None:
        """Give (word, known word) as `repair` does, for words of the format.

        Nobody renames those, so a part more or less is no sign of which one was meant (`bobot_akhir-bobot_akhir`).
        """
        return self._repair(word, lambda known: _is_slip(word, known))

    def _repair(self, name: str, is_plain: Callable[[str], bool]) -> tuple[str, str] | None:
        plain = [k for k in self._look(name) if is_plain(k)]
        if len(plain) != 1 or _ANGKA.findall(plain[0]) != _ANGKA.findall(name):
            return None
        return name, plain[0]

    def _look(self, name: str) -> list[str]:
        if name not in self._close:
            if len(self._close) * len(self.names) > _BANDING_MAKS or len(name) > _PANJANG_MAKS:
                return []
            self._close[name] = get_close_matches(name, self.names, n=5, cutoff=0.6)
        return self._close[name]


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the sentence that offers the nearest known name, or ""."""
    return Kenalan(known).nearest(name)


def repair(name: str, known: Iterable[str]) -> tuple[str, str] | None:
    """Give (name, known name) where a name that people give can plainly mean one known name alone, else None."""
    return Kenalan(known).repair(name)


def repair_word(word: str, known: Iterable[str]) -> tuple[str, str] | None:
    """Give (word, known word) where a word of the format can plainly mean one known word alone, else None."""
    return Kenalan(known).repair_word(word)


def _is_slip(name: str, known: str) -> bool:
    return sorted(name) == sorted(known) or SequenceMatcher(None, known, name).ratio() >= _SALAH_TULIS


def _is_renamed(name: str, known: str) -> bool:
    short, long = sorted((name, known), key=len)
    return long.startswith(f"{short}-") or long.endswith(f"-{short}")


def _label(part: object) -> str | None:
    label = cast("Mapping[str, object]", part).get("id") if isinstance(part, Mapping) else None
    return label if isinstance(label, str) else None


def where(jalan: Jalan, data: Data) -> str:
    """Name the part of the file that a path leads into: `di pilihan "tanda" adegan "meja"`, or ""."""
    parts: list[str] = []
    here: Any = data
    for i, step in enumerate(jalan):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        if i == 0:
            continue
        kind = _BAGIAN.get(str(jalan[i - 1]))
        if kind is None or (i >= 2 and isinstance(jalan[i - 1], int)):
            continue
        if isinstance(step, int):
            label = _label(here)
            parts.append(f"{kind} ke-{step + 1}" if label is None else f'{kind} "{shorten(label, 40)}"')
        else:
            parts.append(f'{kind} "{shorten(step, 40)}"')
    return "di " + " ".join(reversed(parts)) if parts else ""


def tell_value(x: bool | int) -> str:
    """Write a variable's value as a file does: ya, tidak, or the number."""
    return ("ya" if x else "tidak") if isinstance(x, bool) else str(x)


def tell_condition(jika: Syarat | None) -> str:
    """Say a condition in words, "" where there is none: `riwayat ya dan rendah paling sedikit 2`."""
    parts = [" dan ".join(f"{nama} {_tell_test(uji)}" for nama, uji in semua.items()) for semua in jika or ()]
    return ", atau ".join(parts)


def _tell_test(uji: Uji) -> str:
    if uji.sama is not None:
        return tell_value(uji.sama)
    bounds = ""
    if uji.min is not None and uji.maks is not None:
        bounds = str(uji.min) if uji.min == uji.maks else f"{uji.min} sampai {uji.maks}"
    elif uji.min is not None:
        bounds = f"paling sedikit {uji.min}"
    elif uji.maks is not None:
        bounds = f"paling banyak {uji.maks}"
    if uji.bukan is None:
        return bounds
    return f"{bounds}, bukan {tell_value(uji.bukan)}" if bounds else f"bukan {tell_value(uji.bukan)}"


def tell_effects(atur: Atur, tambah: Mapping[str, int]) -> tuple[str, ...]:
    """Say what a choice changes, one clause a variable: `riwayat menjadi ya`, `tekanan bertambah 1`."""
    out = [f"{nama} menjadi {tell_value(x)}" for nama, x in atur.items()]
    out.extend(f"{nama} {'berkurang' if n < 0 else 'bertambah'} {abs(n)}" for nama, n in tambah.items())
    return tuple(out)
