"""The table `komitmen`: what was promised after play (`hasil.md` §3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from simulasi.papan.kolom import Arti, natural
from simulasi.papan.kumpulan import Kumpulan


@dataclass(frozen=True, slots=True)
class BarisKomitmen:
    """One commitment."""

    kelompok: Annotated[str | None, Arti("teks", "Nama kelompok.")]
    kendali: Annotated[str, Arti("teks", "Id kendali yang dijanjikan.")]
    apa: Annotated[str, Arti("teks", "Apa yang akan dilakukan.")]
    siapa: Annotated[str | None, Arti("teks", "Siapa yang melakukannya.")]
    kapan: Annotated[str, Arti("teks", "Kapan.")]
    skenario: Annotated[str, Arti("teks", "Id skenario.")]
    kendali_judul: Annotated[str | None, Arti("teks", "Judul kendali.")]
    run: Annotated[str | None, Arti("teks", "Id permainan.")]


def rows(kumpulan: Kumpulan) -> Iterator[BarisKomitmen]:
    """Yield the commitments of all runs that are not void: by group, scenario, control, words."""
    titles: dict[str, dict[str, str]] = {}
    out: list[BarisKomitmen] = []
    for note in kumpulan.komitmen:
        if note.sidik not in titles:
            lakon = kumpulan.penimbang.lakon(note.sidik)
            titles[note.sidik] = {} if lakon is None else {k.id: k.judul for k in lakon.skenario.mitigasi}
        said = note.komitmen
        title = titles[note.sidik].get(said.kendali)
        out.append(
            BarisKomitmen(
                note.kelompok, said.kendali, said.apa, said.siapa, said.kapan, note.skenario, title, note.lari
            )
        )
    out.sort(key=lambda r: (natural(r.kelompok), r.skenario, r.kendali, r.apa, r.run or ""))
    yield from out
