"""`tayangan.html`: the debrief for the projector in one self-contained file (`hasil.md` §4).

No network: a content policy forbids it, and names the only script and style by their digests. The same pages give the
same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from simulasi.dasar.angka import LAMBANG_AKHIR, figure, percent
from simulasi.dasar.tanggal import long_date
from simulasi.debrief.cabang import HURUF_PILIHAN
from simulasi.debrief.halaman import Debrief, Halaman, HalamanPeta
from simulasi.debrief.kata import CARA_BACA_PETA, SISA
from simulasi.debrief.porsi import came_words, reach_words, share_words
from simulasi.ekspor.debrief.alur import as_flow
from simulasi.ekspor.halaman import render
from simulasi.skenario.sebut import shorten

_BATANG: Final = (600, 30)


def as_html(debrief: Debrief) -> bytes:
    """Write the file."""
    style = _asset("tayangan.css")
    script = _asset("tayangan.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    maps = {
        i: Markup(as_flow(page.peta, f"peta-{i + 1}"))  # noqa: S704 - every text in it is escaped as it is drawn
        for i, page in enumerate(debrief.halaman)
        if isinstance(page, HalamanPeta)
    }
    text = render(
        "tayangan.html.j2",
        debrief=debrief,
        gaya=Markup(style),  # noqa: S704 - our own file
        skrip=Markup(script),  # noqa: S704 - our own file
        kebijakan=policy,
        gambar=maps,
        jenis=kind,
        batang=bar,
        porsi=share_words,
        lambang=LAMBANG_AKHIR,
        lewat=reach_words,
        yang_sampai=came_words,
        potong=_cut,
        waktu=when(debrief.waktu),
        sisa_kata=SISA,
        cara_baca=CARA_BACA_PETA,
        persen_risiko=_risk,
        angka_=_points,
    )
    return text.encode("utf-8")


def kind(page: Halaman) -> str:
    """Name the kind of a page: what chooses its part of the template."""
    return type(page).__name__.removeprefix("Halaman").lower() or "sela"


def bar(share: Fraction | float | None, kelas: str = "", *, tanda: float | None = None) -> Markup:
    """Draw a bar for a share 0–1 (None: an empty, hatched track), with a mark at another share.

    A figure beside it says the same, so that the drawing is hidden from screen readers.
    """
    width, height = _BATANG
    track = "jalur" if share is not None else "jalur samar"
    parts = [f'<rect class="{track}" width="{width}" height="{height}"/>']
    if share is not None and share > 0:
        size = max(3.0, float(share) * width)
        parts.append(f'<rect class="isi {kelas}" width="{size:.1f}" height="{height}"/>')
    if tanda is not None:
        parts.append(f'<path class="tanda" d="M{tanda * width:.1f} -4V{height + 4}"/>')
    return Markup(  # noqa: S704 - numbers and our own class names
        f'<svg class="batang" viewBox="0 -4 {width} {height + 8}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(parts)}</svg>'
    )


def when(waktu: datetime | None) -> str:
    """Write the day of the newest event."""
    return "" if waktu is None else long_date(waktu.date())


def _cut(teks: str) -> str:
    return shorten(teks, HURUF_PILIHAN)


def _risk(x: float | None) -> str:
    return "–" if x is None else percent(x)


def _points(x: Decimal | None) -> str:
    return "–" if x is None else figure(x)


def _asset(name: str) -> str:
    return files("simulasi.ekspor").joinpath("templat", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
