"""Which counts of a room may be open: exact linear algebra over what every possible class has in common.

A *cell* is a number of runs with some property (an ending, a choice, a quadrant, …). What ties cells together in every
class, whatever it did (choices add up, what flows in flows out, who ends there must have come by here), is read from
`Sistem.arah`: vectors that span all that possible runs can add to the cells. A sum or difference of cells can be
worked out from the open ones, and from them alone, exactly where it lies in their row space on these vectors.

`Pengungkap.reveal` opens one cell after the other, the most wanted first, and leaves one closed as soon as opening it
would make anything computable that is about 1 to 4 people. What is guarded is not the cells alone: also every
difference of two where one holds the other (all that came by less those who chose, all less those who ended so) and
every union of cells that share out one whole. So nothing is determined at the end, by construction, and no cell could
be opened without determining something: what stays closed is needed.

**Two looks at a growing class.** What can be worked out at both of two looks can be subtracted. `reveal` is given the
earlier looks, and guards whatever was computable there too if it grew by 1 to 4 people since. This is all there is to
guard: the runs before a look and the runs after it may be any, so what of the growth can be computed is what can be
computed at both (a direction that no open cell shows at one of the looks is free for that look alone).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from simulasi.papan.hitung import LEAST_PEOPLE

Vektor = tuple[int, ...]
Gabungan = tuple[tuple[int, ...], tuple[int, ...]]
"""A sum of cells less a sum of cells, by their numbers."""

PECAHAN_MAKS: Final = 10
"""Of a whole with more parts than this that anybody is in, unions of more than two parts are not listed."""


def sensitive(orang: int) -> bool:
    """Whether a figure is about 1 to 4 people: nobody is nobody's secret."""
    return 0 < orang < LEAST_PEOPLE


@dataclass(frozen=True)
class Sistem:
    """The cells of one room and what ties them together.

    `arah`: integer vectors over the cells that span what runs can add to them (duplicates and dependent ones are
    welcome); cell 0 is the whole. `pangkat`: how wanted a cell is, by cell, the smallest first. `pecahan`: lists of
    cells that are parts of one whole (where a story loops, two of them may overlap). `isi`: by cell, the set of
    possible runs in it as the bits of a number; a cell holds another where its bits do.
    """

    arah: Sequence[Vektor]
    pangkat: Sequence[int]
    pecahan: Sequence[tuple[int, ...]]
    isi: Sequence[int]

    @cached_property
    def _basis(self) -> _Basis:
        basis = _Basis()
        for row in sorted({normal(row) for row in self.arah}):
            basis.add(row)
        return basis

    @cached_property
    def vektor(self) -> tuple[Vektor, ...]:
        """The cells as vectors in the coordinates of a basis of what runs can add."""
        rows = self._basis.rows()
        return tuple(tuple(row[i] for row in rows) for i in range(len(self.pangkat)))

    def with_runs(self, lari: Iterable[frozenset[int]]) -> Sistem:
        """Give the system in which these runs, each by the cells it counts in, are possible too."""
        size = range(len(self.pangkat))
        rows = sorted({tuple([int(i in own) for i in size]) for own in lari})
        new = [row for row in rows if any(self._basis.reduce(row))]
        return replace(self, arah=(*self.arah, *new)) if new else self

    @cached_property
    def bersarang(self) -> tuple[tuple[int, int], ...]:
        """The pairs of cells of which the first holds the second and more."""
        isi = self.isi
        return tuple(
            (i, j)
            for i in range(len(isi))
            for j in range(len(isi))
            if i != j and isi[j] and isi[j] & ~isi[i] == 0 and isi[i] != isi[j]
        )

    def combine(self, gabungan: Gabungan) -> Vektor:
        """Give a sum of cells less others as a vector."""
        plus, minus = gabungan
        first = [sum(parts) for parts in zip(*(self.vektor[i] for i in plus), strict=True)]
        for i in minus:
            first = [a - b for a, b in zip(first, self.vektor[i], strict=True)]
        return normal(first)


def normal(vektor: Iterable[int]) -> Vektor:
    """Give the shortest whole vector on the same line, its first figure above 0: one form for all multiples."""
    row = tuple(vektor)
    common = math.gcd(*row)
    if common == 0:
        return row
    if next(x for x in row if x) < 0:
        common = -common
    return row if common == 1 else tuple([x // common for x in row])


def _clear(row: Vektor, pivot: Vektor, place: int) -> Vektor:
    """Take so much of `pivot` from a vector that nothing stands at `place`."""
    here = row[place]
    if not here:
        return row
    a = pivot[place]
    return normal([a * x - here * y for x, y in zip(row, pivot, strict=True)])


class _Basis:
    """Independent whole vectors in echelon form."""

    def __init__(self) -> None:
        self._rows: Final = list[tuple[int, Vektor]]()

    def reduce(self, row: Vektor) -> Vektor:
        """Give what of a vector the basis does not span."""
        for place, pivot in self._rows:
            row = _clear(row, pivot, place)
        return row

    def add(self, row: Vektor) -> tuple[int, Vektor] | None:
        """Take a vector in; give its place and what was new in it, None where nothing was."""
        rest = self.reduce(row)
        place = next((i for i, x in enumerate(rest) if x), None)
        if place is None:
            return None
        self._rows.append((place, rest))
        return place, rest

    def rows(self) -> list[Vektor]:
        """Give the vectors, each cleared by those after it, so that few figures differ from 0."""
        out: list[tuple[int, Vektor]] = []
        for place, row in reversed(self._rows):
            kept = row
            for other, pivot in out:
                kept = _clear(kept, pivot, other)
            out.append((place, kept))
        return [row for _, row in out]


class Tampakan:
    """One look: the people in each cell, which cells are open, and what can be computed from them."""

    def __init__(self, sistem: Sistem, orang: Sequence[int], basis: _Basis) -> None:
        self._sistem: Final = sistem
        self._basis: Final = basis
        self.orang: Final = tuple(orang)
        self.terbuka: Final = frozenset(i for i, row in enumerate(sistem.vektor) if not any(basis.reduce(row)))

    def knows(self, gabungan: Gabungan) -> bool:
        """Whether a sum of cells less others can be computed from the open ones."""
        return not any(self._basis.reduce(self._sistem.combine(gabungan)))


def people(gabungan: Gabungan, orang: Sequence[int]) -> int:
    """Count the people in a sum of cells less others."""
    plus, minus = gabungan
    return sum([orang[i] for i in plus]) - sum([orang[i] for i in minus])


class Pengungkap:
    """Opens the cells of a room, look by look."""

    def __init__(self) -> None:
        self.tampakan: Final = list[Tampakan]()

    def reveal(self, sistem: Sistem, orang: Sequence[int]) -> Tampakan:
        """Open what may be open at the next look; `orang` are the people in each cell, none fewer than before.

        In `sistem` all runs of that look must be possible; the cells are the same at every look.
        """
        basis = _Basis()
        guarded = self._guarded(sistem, orang)
        cells = {i: normal(row) for i, row in enumerate(sistem.vektor)}
        order = sorted(cells, key=lambda i: (i != 0, orang[i] > 0, sistem.pangkat[i], -orang[i], i))
        for i in order:
            if not any(cells[i]) or cells[i] in guarded:
                continue
            added = basis.add(cells[i])
            if added is None:
                continue
            place, pivot = added
            guarded = {_clear(row, pivot, place) for row in guarded}
            cells = {j: _clear(row, pivot, place) for j, row in cells.items()}
        self.tampakan.append(Tampakan(sistem, orang, basis))
        return self.tampakan[-1]

    def _guarded(self, sistem: Sistem, orang: Sequence[int]) -> set[Vektor]:
        out: set[Vektor] = set()
        for gabungan in _named(sistem, orang):
            now = people(gabungan, orang)
            grown = [t for t in self.tampakan if sensitive(now - people(gabungan, t.orang))]
            if not sensitive(now) and not grown:
                continue
            if sensitive(now) or any(t.knows(gabungan) for t in grown):
                vektor = sistem.combine(gabungan)
                if any(vektor):
                    out.add(vektor)
        return out


def _named(sistem: Sistem, orang: Sequence[int]) -> Iterator[Gabungan]:
    """List what must not be told about few: cells, what one holds beyond another, unions of parts of one whole."""
    for i in range(len(orang)):
        yield (i,), ()
    for i, j in sistem.bersarang:
        yield (i,), (j,)
    for parts in sistem.pecahan:
        some = [i for i in parts if orang[i]]
        most = len(some) if len(some) <= PECAHAN_MAKS else 2
        yield from ((union, ()) for union in _unions(sistem.isi, some, most, (), 0) if len(union) > 1)


def _unions(
    isi: Sequence[int], parts: Sequence[int], most: int, union: tuple[int, ...], seen: int
) -> Iterator[tuple[int, ...]]:
    """List the unions of at most so many parts of which no possible run is in two."""
    if union:
        yield union
    if len(union) < most:
        for place, i in enumerate(parts):
            if not isi[i] & seen:
                yield from _unions(isi, parts[place + 1 :], most, (*union, i), seen | isi[i])
