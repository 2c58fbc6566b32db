"""The learner: what the words of other scenarios' options tell about the best option of this one.

A ridge regression on the counts of words and pairs of words of all scored options of the other scenarios, with the sum
of both ratings, plays this scenario by the option with the highest predicted sum, clue scenes first. Marks count as
words: a semicolon can be a key too. Beside it stands the same with the ratings shuffled among those options: what a
regression reaches by chance.

Needs scikit-learn (extra `uji`), loaded on use.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from statistics import fmean
from typing import Any, Final

from simulasi.dasar.galat import Galat
from simulasi.permainan.buta import Gelanggang, Harapan, Sumbangan, Ukuran
from simulasi.permainan.nilai import Penilai
from simulasi.skenario.model import Pilihan, Skenario

KOCOKAN: Final = 200
"""Shuffles of the ratings."""

RATA_MAKS: Final = 65
"""Mean gabungan over the library, beyond which the words give the key away."""

_KATA: Final = r"(?u)\w+|[^\w\s]"
_ALFA: Final = 1.0
_KUAT: Final = 5


class PelajarTidakAda(Galat):
    """scikit-learn is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Pelajar tidak dihitung, karena scikit-learn belum terpasang. Pasang dengan "
            '`pip install "simulasi[uji]"`, lalu ulangi.'
        )


@dataclass(frozen=True, slots=True)
class HasilPelajar:
    """What the learner gets in one scenario; `kocokan` are the values (gabungan) of its shuffled selves, sorted.

    `sumbangan`: by fork what it gives beyond random play; `kata` by option text the words that spoke most for it, with
    their weights in points of the two ratings.
    """

    harapan: Harapan
    acak: Harapan
    kocokan: tuple[float, ...]
    sumbangan: tuple[Sumbangan, ...]
    kata: Mapping[str, tuple[tuple[str, float], ...]]

    @property
    def rata_kocokan(self) -> float:
        """The mean of the shuffled selves."""
        return fmean(self.kocokan)

    @property
    def persentil(self) -> float:
        """The 95th percentile of the shuffled selves: the least value that 95 in 100 of them do not exceed."""
        return self.kocokan[-(-95 * len(self.kocokan) // 100) - 1]


def learn(pustaka: Mapping[str, Penilai], kocokan: int = KOCOKAN) -> dict[str, HasilPelajar]:
    """Let the learner play each scenario after learning from all others; needs two scenarios or more.

    The shuffles are seeded, so that the same library gives the same figures. Raises `PelajarTidakAda`.
    """
    try:
        text: Any = import_module("sklearn.feature_extraction.text")
        linear: Any = import_module("sklearn.linear_model")
    except ImportError:
        raise PelajarTidakAda from None
    options = {nama: _scored(penilai.program.skenario) for nama, penilai in pustaka.items()}
    out: dict[str, HasilPelajar] = {}
    for nama, penilai in pustaka.items():
        others = [p for other, found in options.items() if other != nama for p in found]
        ratings = [_sum(p) for p in others]
        shuffler = random.Random(nama)  # noqa: S311 - seeded on purpose
        columns = [ratings, *(shuffler.sample(ratings, len(ratings)) for _ in range(kocokan))]
        counter = text.CountVectorizer(ngram_range=(1, 2), token_pattern=_KATA)
        counts = counter.fit_transform([p.teks for p in others]).toarray()
        ridge = linear.Ridge(alpha=_ALFA, solver="cholesky").fit(counts, list(zip(*columns, strict=True)))
        texts = [p.teks for p in options[nama]]
        rows = counter.transform(texts).toarray()
        figures: list[list[float]] = ridge.predict(rows).tolist()
        guessed = dict(zip(texts, figures, strict=True))
        out[nama] = _play(penilai, guessed, kocokan, _strongest(texts, rows, ridge.coef_[0], counter))
    return out


def _play(
    penilai: Penilai,
    guessed: Mapping[str, Sequence[float]],
    kocokan: int,
    kata: Mapping[str, tuple[tuple[str, float], ...]],
) -> HasilPelajar:
    field = Gelanggang(penilai, petunjuk=True)

    def guess(column: int) -> Ukuran:
        def figures(offered: Sequence[Pilihan]) -> list[float]:
            return [guessed[p.teks][column] for p in offered]

        return figures

    shuffled = sorted(field.play(guess(i)).gabungan for i in range(1, kocokan + 1))
    return HasilPelajar(field.play(guess(0)), field.play(), tuple(shuffled), tuple(field.contributions(guess(0))), kata)


def _strongest(texts: Sequence[str], rows: Any, weights: Any, counter: Any) -> dict[str, tuple[tuple[str, float], ...]]:
    """Give by text the words that add most to its predicted sum."""
    names = counter.get_feature_names_out()
    out: dict[str, tuple[tuple[str, float], ...]] = {}
    for teks, row in zip(texts, rows, strict=True):
        parts = row * weights
        top = sorted(((float(parts[i]), str(names[i])) for i in parts.argsort()[::-1][:_KUAT]), reverse=True)
        out[teks] = tuple((name, x) for x, name in top if x > 0)
    return out


def _scored(skenario: Skenario) -> list[Pilihan]:
    return [p for adegan in skenario.adegan.values() for p in adegan.pilihan if p.skor is not None]


def _sum(pilihan: Pilihan) -> int:
    return 0 if pilihan.skor is None else pilihan.skor.integritas + pilihan.skor.kepatuhan
