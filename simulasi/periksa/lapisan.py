"""Catalogues in layers: the shipped ones, then the author's, which add (`format.md` §4).

An entry that says the same as one of a lower layer is no news: whoever copies the shipped catalogue and adds to it need
not weed it. One that says something else takes the other's place only where it says so, `ganti: ya`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from simulasi.skenario.acuan import BagianPanel
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan


class Entri(Protocol):
    """What the entries of all catalogues share."""

    @property
    def ganti(self) -> bool:
        """Whether the entry takes the place of one of a lower layer."""
        ...


E = TypeVar("E", bound=Entri)


def replaced(own: Mapping[str, Entri], below: Mapping[str, Entri]) -> list[str]:
    """Give the names of entries that say something else than the layers below."""
    return [name for name, entry in own.items() if name in below and not _is_same(entry, below[name])]


def check_replacing(naskah: Naskah, own: Mapping[str, Entri], below: Mapping[str, Entri]) -> Iterator[Temuan]:
    """Check that what replaces an entry of a lower layer says so (S601)."""
    for name in replaced(own, below):
        if not own[name].ganti:
            yield naskah.finding(
                "S601",
                (name,),
                f'"{name}" sudah ada di katalog bawaan dengan isi yang berbeda.',
                "Tulis `ganti: ya` di entri ini bila memang harus menggantikannya; bila tidak, hapus entri ini. "
                "Katalog Anda menambah katalog bawaan, jadi isinya tidak perlu disalin.",
                key=True,
            )


def lay(own: Mapping[str, E], below: Mapping[str, E]) -> dict[str, E]:
    """Lay one layer over the layers below."""
    return {**below, **own}


def lay_panel(own: Mapping[str, BagianPanel], below: Mapping[str, BagianPanel]) -> dict[str, BagianPanel]:
    """Lay one panel over those below: sections are joined choice by choice, or take the other's place (`ganti`)."""
    out = dict(below)
    for name, section in own.items():
        known = out.get(name)
        if known is None or section.ganti or _is_same(section, known):
            out[name] = section
            continue
        joined = dict(known.pilihan)
        for choice, ratings in section.pilihan.items():
            fresh = tuple(r for r in ratings if r not in joined.get(choice, ()))
            joined[choice] = (*joined.get(choice, ()), *fresh)
        out[name] = BagianPanel.model_construct(ganti=known.ganti, pilihan=joined)
    return out


def _is_same(entry: Entri, other: Entri) -> bool:
    mine, theirs = ({k: v for k, v in vars(e).items() if k != "ganti"} for e in (entry, other))
    return mine == theirs
