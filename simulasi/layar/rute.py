"""Which screen follows which. Screens do not know one another; each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from simulasi.dasar.galat import Galat
from simulasi.layar import ingatan

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulasi.catatan import Peserta
    from simulasi.lari.hasil_lari import HasilLari
    from simulasi.lari.kelas import Entri
    from simulasi.lari.perjalanan import Perjalanan
    from simulasi.layar.dasar import Layar
    from simulasi.layar.sesudah.halaman import Halaman

# ruff: noqa: PLC0415 - lazy imports are what this module is for


def ask_participant(layar: Layar[None], then: Callable[[], None] | None = None) -> None:
    """Ask who plays; `then` runs once somebody has answered."""
    from simulasi.layar.dialog.peserta import PilihPeserta

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
        from simulasi.layar.penyusun.temuan import TemuanSkenario

        layar.aplikasi.push_screen(TemuanSkenario(entri.judul, layar.kelas.report(entri)))
        return
    open_briefing(layar, entri.id)


def open_briefing(layar: Layar[None], skenario: str) -> None:
    """Open the briefing of a scenario by its id, once somebody plays; say why where it cannot be played."""
    peserta = layar.aplikasi.peserta
    if peserta is None:
        ask_participant(layar, lambda: open_briefing(layar, skenario))
        return
    from simulasi.layar.bermain.pengantar import Pengantar

    try:
        lakon = layar.kelas.open(skenario)
        unfinished = layar.kelas.unfinished(peserta, skenario)
        finished = layar.kelas.finished(peserta, skenario)
    except Galat as galat:
        layar.refuse(galat)
        return
    layar.aplikasi.push_screen(Pengantar(lakon.skenario, unfinished, finished))


def play(layar: Layar[None], perjalanan: Perjalanan) -> None:
    """Play a run from where it stands, in place of the screen that asked."""
    if perjalanan.selesai:
        open_page(layar, perjalanan, None, "akhir")
        return
    from simulasi.layar.bermain.adegan import LayarAdegan

    if layar.aplikasi.menetap:
        ingatan.settle()
    _switch(layar, LayarAdegan(perjalanan))


def open_page(layar: Layar[None], perjalanan: Perjalanan, hasil: HasilLari | None, nama: str) -> None:
    """Open a page after the story, in place of the screen that asked; the ending where no figures are known yet."""
    _switch(layar, _page(perjalanan, hasil, nama if hasil is not None else "akhir"))


def _page(perjalanan: Perjalanan, hasil: HasilLari | None, nama: str) -> Screen[None]:
    modul = import_module(f"simulasi.layar.sesudah.{nama}")
    kind: type[Halaman] = getattr(modul, f"Layar{nama.capitalize()}")
    return kind(perjalanan, hasil)


def open_board(layar: Layar[None]) -> None:
    """Open the scoreboard over the screen that asked."""
    from simulasi.layar.papan import LayarPapan

    layar.aplikasi.push_screen(LayarPapan())


def _switch(layar: Layar[None], to: Screen[None]) -> None:
    if layar.di_atas:
        layar.aplikasi.switch_screen(to)  # pyright: ignore[reportUnknownMemberType] - Textual leaves the result open
