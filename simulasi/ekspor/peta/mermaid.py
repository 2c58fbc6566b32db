"""The map as a Mermaid flowchart, for pages and documents that render it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulasi.dasar.angka import percent
from simulasi.ekspor.peta.kata import arrow_name, branch_words, count_words, facts, flat
from simulasi.permainan.peta import Panah, Peta, Simpul
from simulasi.skenario.sebut import shorten

_BENTUK: Final = {"cabang": ('["', '"]'), "halaman": ('[/"', '"/]'), "akhir": ('(["', '"])')}
_KELAS: Final = {
    "bersih": "fill:#dff0e3",
    "terkendali": "fill:#ebf3d6",
    "rawan": "fill:#fdf1c9",
    "pelanggaran": "fill:#fbe0c8",
    "pidana": "fill:#f5d3d3",
}
_AMAN: Final = frozenset(" .,:;?!'()-/%·→●○✕—–…")
"""Characters beside letters and digits that mean nothing to Mermaid inside a quoted text."""


def as_mermaid(peta: Peta) -> str:
    """Write the map; every text is quoted, and what Mermaid or HTML could act upon becomes an entity."""
    return "\n".join(_lines(peta)) + "\n"


def escape(text: str) -> str:
    """Write a text so that Mermaid shows it as it is: anything but letters, digits and plain marks as `#code;`."""
    return "".join(c if c.isalnum() or c in _AMAN else f"#{ord(c)};" for c in flat(text))


def _lines(peta: Peta) -> Iterator[str]:
    yield "flowchart TB"
    yield f"  accTitle: Peta cabang {escape(peta.skenario.judul)}"
    yield f"  accDescr: {escape(count_words(peta))}. Persen menurut {escape(peta.sumber)}."
    for simpul in peta.simpul:
        yield f"  {_node(simpul)}"
    start = peta.node(peta.skenario.awal).nomor
    yield f'  mulai(("mulai")) --> n{start}'
    for panah in peta.panah:
        line = "-->" if panah.pernah else "-.->"
        yield f'  n{panah.dari} {line}|"{_arrow(panah)}"| n{panah.ke}'
    for r in peta.pengalihan:
        yield f'  n{r.dari} -.->|"kendali {escape(r.kendali.id)}: pilihan {r.nomor}"| n{r.ke}'
    for level, style in _KELAS.items():
        members = [f"n{s.nomor}" for s in peta.simpul if s.tingkat == level]
        if members:
            yield f"  classDef {level} {style},stroke:#33414f"
            yield f"  class {','.join(members)} {level}"


def _node(simpul: Simpul) -> str:
    first, last = _BENTUK[simpul.jenis]
    about = escape(" · ".join(facts(simpul)))
    title = escape(f"{shorten(simpul.adegan.judul, 80)} [{simpul.id}]")
    return f"n{simpul.nomor}{first}{simpul.nomor}. {title}<br/>{about}{last}"


def _arrow(panah: Panah) -> str:
    red = "✕ " if panah.pilihan.garis_merah else ""
    parts = [f"{red}{arrow_name(panah)} {panah.pilihan.id}", percent(panah.bagian)]
    if panah.syarat:
        parts.append(f"tersedia bila {panah.syarat}")
    if branch_words(panah):
        parts.append(branch_words(panah))
    return escape(shorten(" · ".join(parts), 120))
