"""What every program on screen shares: themes, commands that work everywhere, leaving calmly."""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType

from simulasi.catatan import JurnalHilang
from simulasi.layar import perintah, teks
from simulasi.layar.dasar import LEBAR_TERKECIL, TINGGI_TERKECIL, Berperintah, Layar
from simulasi.layar.perintah import UMUM, Perintah
from simulasi.layar.program import Program
from simulasi.layar.tema import TEMA, next_theme

if TYPE_CHECKING:
    from simulasi.catatan import Peserta
    from simulasi.dasar.galat import Galat

KELUAR_TERPUTUS = 130
KELUAR_SINYAL = 128
PILIHAN_TEMA = "tema"


class AplikasiDasar(Program):
    """A program on screen. The result is the exit code."""

    CSS_PATH = str(Path(__file__).with_name("gaya") / "dasar.tcss")  # one place, whichever room a program lies in
    TITLE = teks.PROGRAM
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-sempit"), (100, "-lebar")]  # noqa: RUF012 - Textual declares the type
    VERTICAL_BREAKPOINTS = [(0, "-pendek"), (30, "-tinggi")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [p.binding() for p in UMUM]

    def __init__(self) -> None:
        super().__init__()
        self.galat: Exception | None = None
        """What ended the program unexpectedly."""
        self.henti: Galat | None = None
        """Why the program stops by itself, to be said once more when the screen is gone."""
        for tema in TEMA:
            self.register_theme(tema)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colour names a value also while no theme of ours is worn yet."""
        return dict(TEMA[0].variables)

    @property
    def tema_awal(self) -> str:
        """The theme that is worn first."""
        return TEMA[0].name

    def on_mount(self) -> None:
        """Dress before anything is painted."""
        self.theme = self.tema_awal

    def refuse(self, galat: Galat) -> None:
        """Show why something was refused, in a dialog that is closed with Enter; a lost journal ends the program."""
        if isinstance(galat, JurnalHilang) and galat.berkas is not None:
            self.stop(galat)
            return
        from simulasi.layar.dialog.pesan import Pesan  # noqa: PLC0415 (not needed for the first paint)

        self.push_screen(Pesan(teks.MAAF, galat.pesan))

    def change_participant(self, peserta: Peserta) -> None:
        """Let somebody else play, and show the call sign on the screen on top."""
        self.peserta = peserta
        if isinstance(self.screen, Layar):
            self.screen.refresh_head()

    # --- keys that work everywhere ----------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let nothing be decided behind the sentence that asks for a larger window; one can still leave."""
        small = self.size.width < LEBAR_TERKECIL or self.size.height < TINGGI_TERKECIL
        leaving = isinstance(event, events.Key) and event.key in ("ctrl+c", "ctrl+q")
        if small and not leaving and isinstance(event, (events.Key, events.MouseEvent, events.Paste)):
            return
        await super().on_event(event)

    def action_perintah(self, nama: str) -> None:
        """Post a command that works everywhere."""
        for kind in UMUM:
            if kind.__name__ == nama:
                self.post_message(kind())

    @property
    def lari_terbuka(self) -> bool:
        """Whether a run is being played on some screen."""
        return any(isinstance(screen, Layar) and screen.lari_terbuka for screen in self.screen_stack)

    @on(perintah.Bantuan)
    def show_help(self) -> None:
        """Show every key of the screen."""
        from simulasi.layar.dialog.bantuan import LayarBantuan  # noqa: PLC0415 (not needed for the first paint)

        if isinstance(self.screen, Berperintah) and not isinstance(self.screen, LayarBantuan):
            self.push_screen(LayarBantuan(self.screen.commands()))

    @on(perintah.CariPerintah)
    def show_palette(self) -> None:
        """Find a command of the screen by name."""
        from simulasi.layar.dialog.palet import Palet  # noqa: PLC0415 (as above)

        screen = self.screen
        if not isinstance(screen, Layar):
            return  # a dialog wants its answer first

        def give(kind: type[Perintah] | None) -> None:
            if kind is not None:
                screen.post_message(kind())

        self.push_screen(Palet([p for p in (*screen.commands(), *UMUM) if p.palet]), give)

    @on(perintah.GantiTema)
    def change_theme(self) -> None:
        """Go to the next theme."""
        self.theme = next_theme(self.theme)
        self.remember(PILIHAN_TEMA, self.theme)
        self.notify(teks.TEMA_KINI.format(tema=teks.TEMA[self.theme]), timeout=2, markup=False)

    @on(perintah.Keluar)
    def leave(self) -> None:
        """Leave with exit code 0."""
        self._leave(0)

    @on(perintah.Putus)
    def interrupt(self) -> None:
        """Leave with exit code 130."""
        self._leave(KELUAR_TERPUTUS)

    def _leave(self, code: int) -> None:
        from simulasi.layar.dialog.pesan import Keluar  # noqa: PLC0415 (as above)

        if not self.lari_terbuka or isinstance(self.screen, Keluar):
            self.exit(code, return_code=code)
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self.exit(code, return_code=code)

        self.push_screen(Keluar(teks.KELUAR_JUDUL, teks.KELUAR_ISI), answer)

    def stop(self, galat: Galat) -> None:
        """Say why the program cannot go on, and end it when that was read; it is said again when the screen is gone."""
        from simulasi.layar.dialog.pesan import Pesan  # noqa: PLC0415 (as above)

        if self.henti is None:
            self.henti = galat
            self.push_screen(Pesan(teks.BERHENTI, galat.pesan), lambda _: self.exit(1, return_code=1))

    # --- errors -----------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """End without a traceback on the screen."""
        self.galat = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - Textual's name and shape
        """End the same way where an error brings a drawing of its own."""
        self._fatal_error()


def run_program(app: AplikasiDasar) -> int:
    """Show a program until it is left, and give the exit code.

    0 fine, 1 after an unexpected error (a calm sentence on stderr, the details in a log of the user's own) or where the
    program stopped with a sentence of its own (`AplikasiDasar.henti`), 130 after Ctrl-C.
    """
    try:
        with _calm_signals(app):
            result = app.run()
    except KeyboardInterrupt:
        return KELUAR_TERPUTUS
    except Exception as error:  # whatever it is, no traceback may reach the person at the keyboard
        return _apologise(error)
    if app.galat is not None:
        return _apologise(app.galat)
    if app.henti is not None:
        raise app.henti
    return result if result is not None else app.return_code or 0


@contextmanager
def _calm_signals(app: AplikasiDasar) -> Generator[None]:
    """Leave the screen, and the terminal as it was, when the system asks the program to end (128 + the signal)."""
    names = ("SIGTERM", "SIGHUP")
    numbers = [number for name in names if (number := getattr(signal, name, None)) is not None]

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)  # asked a second time, the program ends at once
        app.call_later(app.exit, KELUAR_SINYAL + number, KELUAR_SINYAL + number)

    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _apologise(error: Exception) -> int:
    from simulasi.dasar.catatan_galat import keep_log  # noqa: PLC0415 (hardly ever needed)

    sys.stderr.write(teks.GALAT_TAK_TERDUGA + "\n")
    path = keep_log(error)
    if path is not None:
        sys.stderr.write(teks.CATATAN_GALAT.format(berkas=path) + "\n")
    return 1
