"""What every program on screen shares: themes, commands that work everywhere, leaving calmly."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.scrollbar import ScrollBar

from simulasi.layar import perintah, teks
from simulasi.layar.dasar import Berperintah, Layar
from simulasi.layar.penata import at_least
from simulasi.layar.perintah import UMUM, Perintah
from simulasi.layar.tema import TEMA, next_theme
from simulasi.layar.widget.bilah import Bilah

if TYPE_CHECKING:
    from simulasi.catatan import Peserta

KELUAR_TERPUTUS = 130
KELUAR_SINYAL = 128
PILIHAN_TEMA = "tema"
BERKAS_CATATAN = "galat-layar.log"


class AplikasiDasar(App[int]):
    """A program on screen. The result is the exit code."""

    CSS_PATH = str(Path(__file__).with_name("gaya") / "dasar.tcss")  # one place, whichever room a program lies in
    TITLE = teks.PROGRAM
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-sempit"), (100, "-lebar")]  # noqa: RUF012 - Textual declares the type
    VERTICAL_BREAKPOINTS = [(0, "-pendek"), (30, "-tinggi")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [p.binding() for p in UMUM]

    def __init__(self) -> None:
        super().__init__()
        ScrollBar.renderer = Bilah
        self.peserta: Peserta | None = None
        self.galat: Exception | None = None
        """What ended the program unexpectedly."""
        self.menetap = False
        """Whether the process shows this program until it ends, so that its garbage collector may be set for that."""
        for tema in TEMA:
            self.register_theme(tema)
        self.begin_in(TEMA[0].name)

    def begin_in(self, tema: str) -> None:
        """Take a theme before anything is shown. Setting it as later would read all style sheets a second time."""
        self.set_reactive(App.theme, tema)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode").set_class(not dark, "-light-mode")

    def recall(self, nama: str) -> str | None:  # noqa: ARG002 - for programs that remember
        """Give what is remembered under a name, None where nothing is."""
        return None

    def remember(self, nama: str, nilai: str) -> None:
        """Remember something for the next start; a program without a journal remembers nothing."""

    # --- keys that work everywhere ----------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let nothing be decided behind the sentence that asks for a larger window; one can still leave."""
        small = at_least(self.size) != self.size
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

    # --- errors -----------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """End without a traceback on the screen."""
        self.galat = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - Textual's name and shape
        """End the same way where an error brings a drawing of its own."""
        self._fatal_error()


def run_program(app: AplikasiDasar, folder: Path) -> int:
    """Show a program until it is left, and give the exit code.

    0 fine, 1 after an unexpected error (a calm sentence on stderr, the details in a file of `folder`), 130 after
    Ctrl-C.
    """
    app.menetap = True
    try:
        with _calm_signals(app):
            result = app.run()
    except KeyboardInterrupt:
        return KELUAR_TERPUTUS
    except Exception as error:  # whatever it is, no traceback may reach the person at the keyboard
        return _apologise(folder, error)
    if app.galat is not None:
        return _apologise(folder, app.galat)
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


def _apologise(folder: Path, error: Exception) -> int:
    sys.stderr.write(teks.GALAT_TAK_TERDUGA + "\n")
    path = _log(folder, error)
    if path is not None:
        sys.stderr.write(teks.CATATAN_GALAT.format(berkas=path) + "\n")
    return 1


def _log(folder: Path, error: Exception) -> Path | None:
    """Append the traceback, without local variables, to a log; None where it cannot be written."""
    path = folder / BERKAS_CATATAN
    try:
        with path.open("a", encoding="utf-8") as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return path
