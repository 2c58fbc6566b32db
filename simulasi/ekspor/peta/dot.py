"""The map as a Graphviz file, for those who want to draw it their own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulasi.dasar.angka import percent
from simulasi.ekspor.peta.kata import arrow_name, branch_words, facts, flat
from simulasi.permainan.peta import Panah, Peta, Simpul
from simulasi.skenario.sebut import shorten

_BENTUK: Final = {"cabang": "box", "halaman": "note", "akhir": "box"}
_WARNA: Final = {
    "bersih": "#dff0e3",
    "terkendali": "#ebf3d6",
    "rawan": "#fdf1c9",
    "pelanggaran": "#fbe0c8",
    "pidana": "#f5d3d3",
}


def as_dot(peta: Peta) -> str:
    """Write the map in the DOT language; every text is a quoted string, so nothing in it is read as DOT."""
    return "\n".join(_lines(peta)) + "\n"


def quote(text: str) -> str:
    r"""Quote a text for DOT: quotes and backslashes escaped (`\N`, `\G` and the like would be replaced), no newline.

    `&` becomes an entity, since Graphviz reads entities in labels.
    """
    flattened = flat(text.replace("\0", " ")).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{flattened}"'


def _lines(peta: Peta) -> Iterator[str]:
    yield f"digraph {quote(peta.skenario.id)} {{"
    yield f"  graph [label={quote('Peta cabang: ' + peta.skenario.judul)}, labelloc=t, rankdir=TB, charset=utf8];"
    yield '  node [fontname="sans-serif", fontsize=11, style=filled, fillcolor=white];'
    yield '  edge [fontname="sans-serif", fontsize=9, color="#5b6877"];'
    yield '  mulai [shape=plaintext, label="mulai", style=""];'
    for simpul in peta.simpul:
        yield f"  {_node(simpul)}"
    yield f"  mulai -> n{peta.node(peta.skenario.awal).nomor};"
    for panah in peta.panah:
        yield f"  {_arrow(panah)}"
    for r in peta.pengalihan:
        label = quote(f"kendali {r.kendali.id}: pilihan {r.nomor}")
        yield f'  n{r.dari} -> n{r.ke} [style=dashed, color="#1d5fa8", label={label}];'
    yield "}"


def _node(simpul: Simpul) -> str:
    title = quote(f"{simpul.nomor}. {shorten(simpul.adegan.judul, 80)} [{simpul.id}]")
    about = quote(" · ".join(facts(simpul)))
    attributes = [f"label={title[:-1]}\\n{about[1:]}", f"shape={_BENTUK[simpul.jenis]}"]
    if simpul.jenis == "akhir":
        attributes += ["peripheries=2", f'fillcolor="{_WARNA[simpul.tingkat]}"']
    style = ["filled"]
    if simpul.jenis == "akhir":
        style.append("rounded")
    if not simpul.terjangkau:
        style.append("dashed")
    attributes.append(f'style="{",".join(style)}"')
    return f"n{simpul.nomor} [{', '.join(attributes)}];"


def _arrow(panah: Panah) -> str:
    parts = [arrow_name(panah), panah.pilihan.id, percent(panah.bagian)]
    if panah.syarat:
        parts.append(f"tersedia bila {shorten(panah.syarat)}")
    if branch_words(panah):
        parts.append(shorten(branch_words(panah)))
    width = 1 + 4 * min(panah.arus, 1.0)
    style = "" if panah.pernah else ", style=dotted"
    colour = ', color="#a32020"' if panah.pilihan.garis_merah else ""
    return f"n{panah.dari} -> n{panah.ke} [label={quote(' · '.join(parts))}, penwidth={width:.1f}{style}{colour}];"
