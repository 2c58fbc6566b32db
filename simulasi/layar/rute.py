"""Which screen follows which. Screens do not know one another; each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulasi.galat import Galat

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulasi.catatan import Peserta
    from simulasi.hasil_lari import HasilLari
    from simulasi.kelas import Entri
    from simulasi.layar.dasar import Layar
    from simulasi.perjalanan import Perjalanan

# ruff: noqa: PLC0415 - lazy imports are what this module is for


def ask_participant(layar: Layar[None], then: Callable[[], None] | None = None) -> None:
    """Ask who plays; `then` runs once somebody has answered."""
    from simulasi.layar.peserta import PilihPeserta

    def take(peserta: Peserta | None) -> None:
        if peserta is not None:
            layar.aplikasi.peserta = peserta
            layar.refresh_head()
            if then is not None:
                then()

    layar.aplikasi.push_screen(PilihPeserta(), take)


def open_entry(layar: Layar[None], entri: Entri) -> None:
    """Open a scenario of the library: its briefing, or its findings where it has errors."""
    if entri.bermasalah:
        from simulasi.layar.temuan import TemuanSkenario

        layar.aplikasi.push_screen(TemuanSkenario(entri.judul, layar.kelas.report(entri)))
        return
    open_briefing(layar, entri.id)


def open_briefing(layar: Layar[None], skenario: str) -> None:
    """Open the briefing of a scenario by its id, once somebody plays; say why where it cannot be played."""
    peserta = layar.aplikasi.peserta
    if peserta is None:
        ask_participant(layar, lambda: open_briefing(layar, skenario))
        return
    from simulasi.layar.pengantar import Pengantar

    try:
        lakon = layar.kelas.open(skenario)
        unfinished = layar.kelas.unfinished(peserta, skenario)
    except Galat as galat:
        layar.refuse(galat)
        return
    layar.aplikasi.push_screen(Pengantar(lakon.skenario, unfinished))


def play(layar: Layar[None], perjalanan: Perjalanan) -> None:
    """Play a run from where it stands, in place of the screen that asked."""
    if perjalanan.selesai:
        open_page(layar, perjalanan, None, 0)
        return
    from simulasi.layar.adegan import LayarAdegan

    _switch(layar, LayarAdegan(perjalanan))


def open_page(layar: Layar[None], perjalanan: Perjalanan, hasil: HasilLari | None, nomor: int) -> None:
    """Open page `nomor` (from 0) after the story, in place of the screen that asked."""
    _switch(layar, _page(perjalanan, hasil, nomor))


def _page(perjalanan: Perjalanan, hasil: HasilLari | None, nomor: int) -> Screen[None]:
    if hasil is None or nomor == 0:
        from simulasi.layar.akhir import LayarAkhir

        return LayarAkhir(perjalanan, hasil)
    if nomor == 1:
        from simulasi.layar.strategi import LayarStrategi

        return LayarStrategi(perjalanan, hasil)
    if nomor == 2:
        from simulasi.layar.tinjauan import LayarTinjauan

        return LayarTinjauan(perjalanan, hasil)
    from simulasi.layar.hasil import LayarHasil

    return LayarHasil(perjalanan, hasil)


def _switch(layar: Layar[None], to: Screen[None]) -> None:
    layar.aplikasi.switch_screen(to)  # pyright: ignore[reportUnknownMemberType] - Textual leaves the result open
