"""Which of a scenario's discussion questions (`diskusi`) goes with which turning point.

The file ties no question to a scene. A question belongs where its words are at home: the rarer a word is among the
scenes, the more it says. Without common words the order of the questions follows the order of the story.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from simulasi.skenario.model import Adegan, Skenario

_KATA: Final = re.compile(r"[^\W\d_]{4,}")
UMUM: Final = (
    "Apa yang membuat pilihan yang paling banyak diambil itu terasa wajar saat itu? Apa yang dapat membuat pilihan "
    "lain lebih mudah diambil?"
)


def pair_questions(skenario: Skenario, titik: Sequence[tuple[str, Fraction | None]]) -> tuple[str, ...]:
    """Give one question for each turning point (scene id, mean place in the story 0–1), no question twice."""
    words = {name: _words(_texts(adegan)) for name, adegan in skenario.adegan.items()}
    asked = [_words([question]) for question in skenario.diskusi]
    fits: list[tuple[float, float, int, int]] = []
    for t, (name, place) in enumerate(titik):
        for q, own in enumerate(asked):
            common = math.fsum(sorted(_weight(word, words.values()) for word in own & words[name]))
            apart = abs((q + 0.5) / len(asked) - float(place or 0))
            fits.append((-round(common, 6), round(apart, 6), t, q))
    chosen: dict[int, int] = {}
    for _, _, t, q in sorted(fits):
        if t not in chosen and q not in chosen.values():
            chosen[t] = q
    return tuple(skenario.diskusi[chosen[t]] if t in chosen else UMUM for t in range(len(titik)))


def _texts(adegan: Adegan) -> Iterable[str]:
    yield adegan.judul
    yield adegan.narasi
    yield from (s.teks for s in adegan.sisipan)
    for pilihan in adegan.pilihan:
        yield pilihan.teks
        yield pilihan.umpan_balik or ""


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _KATA.findall(text.casefold()))


def _weight(word: str, scenes: Iterable[frozenset[str]]) -> float:
    """Give log of scenes over scenes that hold the word: 0 where all do."""
    held = [word in own for own in scenes]
    return math.log(len(held) / sum(held)) if any(held) else 0.0
