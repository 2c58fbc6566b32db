"""The map as one self-contained page: the drawing to scroll and enlarge, below it every fork as a table."""

from __future__ import annotations

from markupsafe import Markup

from simulasi.ekspor.halaman import render
from simulasi.ekspor.peta.kata import arrow_name, facts
from simulasi.ekspor.peta.svg import RASIO_A4, as_svg_pages
from simulasi.permainan.peta import Peta


def as_html(peta: Peta) -> str:
    """Write the page; raises `TataLetakTidakAda` without the extra `[peta]`."""
    pieces = [Markup(svg) for svg in as_svg_pages(peta, RASIO_A4, tautan=True)]  # noqa: S704 - every text is escaped
    return render("peta.html.j2", peta=peta, gambar=pieces, fakta=facts, nama_panah=arrow_name)
