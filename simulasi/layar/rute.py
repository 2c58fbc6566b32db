"""Which screen opens for which target (`tujuan`). Each is imported when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from simulasi.dasar.galat import Galat
from simulasi.layar import tujuan

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulasi.catatan import Peserta
    from simulasi.layar.program import Program
    from simulasi.layar.sesudah.halaman import Halaman

# ruff: noqa: PLC0415 - lazy imports are what this module is for


def open_target(program: Program, ke: tujuan.Tujuan, dari: Screen[Any]) -> None:
    """Open a target for the screen `dari`; a screen that is no longer on top is not replaced."""
    match ke:
        case tujuan.Peserta():
            _ask_participant(program, ke)
        case tujuan.IsiPustaka(entri) if entri.bermasalah:
            from simulasi.layar.penyusun.temuan import TemuanSkenario

            program.push_screen(TemuanSkenario(entri.judul, program.kelas.report(entri)))
        case tujuan.IsiPustaka(entri):
            _open_briefing(program, entri.id, dari)
        case tujuan.Pengantar(skenario):
            _open_briefing(program, skenario, dari)
        case tujuan.Main(perjalanan) if not perjalanan.selesai:
            from simulasi.layar.bermain.adegan import LayarAdegan

            _switch(program, dari, LayarAdegan(perjalanan))
        case tujuan.Main(perjalanan):
            _switch(program, dari, _page(tujuan.HalamanAkhir(perjalanan, None, "akhir")))
        case tujuan.HalamanAkhir():
            _switch(program, dari, _page(ke))
        case tujuan.PapanSkor():
            from simulasi.layar.papan import LayarPapan

            program.push_screen(LayarPapan())


def _ask_participant(program: Program, ke: tujuan.Peserta) -> None:
    from simulasi.layar.dialog.peserta import PilihPeserta

    def take(peserta: Peserta | None) -> None:
        if peserta is not None:
            program.change_participant(peserta)
            if ke.lalu is not None:
                ke.lalu()

    program.push_screen(PilihPeserta(), take)


def _open_briefing(program: Program, skenario: str, dari: Screen[Any]) -> None:
    peserta = program.peserta
    if peserta is None:
        _ask_participant(program, tujuan.Peserta(lambda: _open_briefing(program, skenario, dari)))
        return
    from simulasi.layar.bermain.pengantar import Pengantar

    try:
        lakon = program.kelas.open(skenario)
        unfinished = program.kelas.unfinished(peserta, skenario)
        finished = program.kelas.finished(peserta, skenario)
    except Galat as galat:
        program.refuse(galat)
        return
    program.push_screen(Pengantar(lakon.skenario, unfinished, finished))


def _page(ke: tujuan.HalamanAkhir) -> Screen[None]:
    nama = ke.nama if ke.hasil is not None else "akhir"
    modul = import_module(f"simulasi.layar.sesudah.{nama}")
    kind: type[Halaman] = getattr(modul, f"Layar{nama.capitalize()}")
    return kind(ke.perjalanan, ke.hasil)


def _switch(program: Program, dari: Screen[Any], to: Screen[None]) -> None:
    if program.screen is dari:
        program.switch_screen(to)  # pyright: ignore[reportUnknownMemberType] - Textual leaves the result open
