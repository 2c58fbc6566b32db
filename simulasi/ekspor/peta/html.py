"""The map as one self-contained page: the drawing to scroll and enlarge, below it every fork as a table."""

from __future__ import annotations

from simulasi.ekspor.halaman import render
from simulasi.ekspor.peta.kata import arrow_name, facts
from simulasi.ekspor.peta.svg import as_svg
from simulasi.permainan.peta import Peta


def as_html(peta: Peta) -> str:
    """Write the page; raises `TataLetakTidakAda` without the extra `[peta]`."""
    return render("peta.html.j2", peta=peta, svg=as_svg(peta, tautan=True), fakta=facts, nama_panah=arrow_name)
