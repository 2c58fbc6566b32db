"""`laporan-<sandi>.html`: one participant's report as one self-contained page (`hasil.md` §4)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Final

from markupsafe import Markup

from simulasi.catatan import Jurnal, Peserta
from simulasi.dasar.angka import LAMBANG_AKHIR, figure, percent
from simulasi.dasar.galat import Galat
from simulasi.debrief.laporan import Laporan, file_name, participant_report
from simulasi.ekspor.debrief.tayangan import bar, when
from simulasi.ekspor.halaman import render
from simulasi.ekspor.tujuan import TujuanSudahAda, write_target
from simulasi.lari.hasil_lari import HasilLari
from simulasi.permainan.tampilan import AMBANG_KUADRAN, CARA_HITUNG
from simulasi.skenario.acuan import Acuan

_LEBAR: Final = 700
_PETAK: Final = 200
_SALINAN: Final = 99
"""So many reports of one call sign lie in one folder at most."""


def as_html(laporan: Laporan) -> bytes:
    """Write the page; the same report gives the same bytes."""
    return render(
        "laporan.html.j2",
        laporan=laporan,
        waktu=when(laporan.waktu),
        lambang=LAMBANG_AKHIR,
        batang=bar,
        susun=stacked,
        petak=square,
        angka_=figure,
        persen_risiko=_risk,
        cara_hitung=CARA_HITUNG,
    ).encode("utf-8")


def write_report(jurnal: Jurnal, peserta: Peserta, acuan: Acuan, folder: Path) -> Path:
    """Write the report of a participant into a folder, under the first free name; give its path.

    Raises what `participant_report` and `write_target` raise; nothing is ever replaced.
    """
    laporan = participant_report(jurnal, peserta.sesi, peserta.id, acuan)
    name = file_name(laporan.sandi)
    for i in range(1, _SALINAN + 1):
        path = folder / (name if i == 1 else f"{name.removesuffix('.html')}-{i}.html")
        with suppress(TujuanSudahAda):
            write_target(path, as_html(laporan))
            return path
    raise Galat(
        "Di folder ini sudah ada terlalu banyak laporan dengan nama itu. Pindahkan yang lama, lalu simpan lagi."
    )


def _risk(x: float | None) -> str:
    return "–" if x is None else percent(x)


def stacked(nilai: Decimal, hilang: Sequence[Decimal]) -> Markup:
    """Draw what was kept and what each move lost, side by side: together 100. The table below says the same."""
    parts = [f'<rect class="isi" width="{float(nilai) / 100 * _LEBAR:.1f}" height="34"/>']
    x = float(nilai) / 100 * _LEBAR
    for i, loss in enumerate(hilang):
        width = float(loss) / 100 * _LEBAR
        if width <= 0:
            continue
        parts.append(f'<rect class="potong" x="{x:.1f}" width="{width:.1f}" height="34"/>')
        if width >= 20:
            parts.append(f'<text class="nomor" x="{x + width / 2:.1f}" y="23" text-anchor="middle">{i + 1}</text>')
        x += width
    return Markup(  # noqa: S704 - numbers and our own class names
        f'<svg class="susun" viewBox="0 0 {_LEBAR} 34" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def square(hasil: HasilLari) -> Markup:
    """Draw the quadrants with the run's place; the words beside it say the same."""
    edge = _PETAK * AMBANG_KUADRAN / 100
    x = float(hasil.kepatuhan) / 100 * _PETAK
    y = _PETAK - float(hasil.integritas) / 100 * _PETAK
    top = _PETAK - edge
    return Markup(  # noqa: S704 - numbers and our own class names
        f'<svg class="petak" viewBox="-4 -4 {_PETAK + 8} {_PETAK + 8}" aria-hidden="true" focusable="false">'
        f'<rect class="bingkai" width="{_PETAK}" height="{_PETAK}"/>'
        f'<rect class="puncak" x="{edge:.0f}" width="{_PETAK - edge:.0f}" height="{top:.0f}"/>'
        f'<path class="sela" d="M{edge:.0f} 0V{_PETAK}M0 {top:.0f}H{_PETAK}"/>'
        f'<circle class="titik" cx="{x:.1f}" cy="{y:.1f}" r="8"/></svg>'
    )
