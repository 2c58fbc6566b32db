"""What every screen shares: frame, footer, commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from simulasi.dasar.galat import Galat
from simulasi.layar import ingatan, perintah, teks
from simulasi.layar.penata import Penata, at_least
from simulasi.layar.perintah import Perintah
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.isian import Isian
from simulasi.layar.widget.kaki import Kaki
from simulasi.layar.widget.kepala import Kepala
from simulasi.layar.widget.wadah import Wadah

if TYPE_CHECKING:
    from simulasi.lari.kelas import Kelas
    from simulasi.layar.aplikasi import Aplikasi

T = TypeVar("T")

LEBAR_LUAS = 150
"""From this many columns on text keeps to the middle, so that no line is too long to read."""
TINGGI_RENDAH = 20
"""Below this many rows screens leave out what can be read elsewhere."""


class Berperintah(Screen[T]):
    """A screen with commands. Subclasses list them in `PERINTAH` and handle each as a message."""

    PERINTAH: ClassVar[tuple[type[Perintah], ...]] = ()
    AUTO_FOCUS = "*"
    JUDUL: ClassVar[str] = ""
    GULIR: ClassVar[str] = "halaman"
    """Id of the part that PgDn and PgUp scroll."""
    _siap: bool = False

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = Penata()

    @property
    def size(self) -> Size:
        """The size for which the screen is laid out."""
        return at_least(super().size)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        bindings: list[BindingType] = [p.binding() for p in cls.PERINTAH if p.tombol and not p.sendiri]
        cls.BINDINGS = bindings
        super().__init_subclass__(**kwargs)

    @property
    def aplikasi(self) -> Aplikasi:
        """The program."""
        return cast("Aplikasi", self.app)

    @property
    def kelas(self) -> Kelas:
        """The class at this laptop: library, session, journal."""
        return self.aplikasi.kelas

    def offers(self, _perintah: type[Perintah]) -> bool:
        """Tell whether a command of this screen can be given now."""
        return True

    def commands(self) -> list[type[Perintah]]:
        """List the commands of this screen that can be given now."""
        return [p for p in self.PERINTAH if self.offers(p)]

    def on_mount(self) -> None:
        """Take keys once the screen has been painted: what was pressed before was meant for another one."""
        self.call_after_refresh(self._open_commands)

    def on_unmount(self) -> None:
        """Keep nothing of what this screen painted."""
        ingatan.forget_screens()

    def _open_commands(self) -> None:
        self._siap = True

    def action_perintah(self, nama: str) -> None:
        """Post the command of that class name; one that is not on offer now leaves the key to others."""
        if not self._siap or not self.is_attached:
            return  # not painted yet, or going: what is on offer cannot be told
        kinds = [kind for kind in self.commands() if kind.__name__ == nama]
        if not kinds:
            raise SkipAction
        self.post_message(kinds[0]())

    @property
    def di_atas(self) -> bool:
        """Whether this is the screen on top; what was meant for it earlier must not act on the one that came after."""
        return self.aplikasi.screen is self

    def lay_again(self, lay: Callable[[], None]) -> None:
        """Lay something out for a new size, unless the screen is left before it is painted."""

        def do() -> None:
            if self in self.aplikasi.screen_stack:
                lay()

        self.call_after_refresh(do)

    async def _on_message(self, message: Message) -> None:
        if isinstance(message, events.Mount) and not self.is_attached:
            return  # the program ends while this screen opens, so there may be nothing that could be filled
        if not isinstance(message, Perintah) or self.di_atas:
            await super()._on_message(message)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave this screen; a second answer is passed over."""
        return super().dismiss(result) if self.di_atas else AwaitComplete()

    def refresh_commands(self) -> None:
        """Show in the footer what can be done now."""
        self.query_one(Kaki).show(self.commands())

    @on(perintah.Gulir)
    def page_down(self) -> None:
        """Scroll the text down."""
        self.scroll_text(up=False)

    @on(perintah.GulirNaik)
    def page_up(self) -> None:
        """Scroll the text up."""
        self.scroll_text(up=True)

    def scroll_text(self, *, up: bool) -> None:
        """Scroll the text a page."""
        for part in self.query(f"#{self.GULIR}").results(Gulungan):
            part.page(up=up)

    @on(Isian.Dipotong)
    def tell_cut(self, event: Isian.Dipotong) -> None:
        """Say that a field kept only the beginning of what was typed or pasted."""
        self.notify(teks.TERLALU_PANJANG.format(n=event.panjang), timeout=6, markup=False)

    def refuse(self, galat: Galat, then: Widget | None = None) -> None:
        """Show why something was refused, in a dialog that is closed with Enter."""
        from simulasi.layar.dialog.pesan import Pesan  # noqa: PLC0415 (dialogs build on this module)

        self.aplikasi.push_screen(Pesan(teks.MAAF, galat.pesan))
        if then is not None:
            then.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the form for the window's size."""
        self.set_class(event.size.height < TINGGI_RENDAH, "-rendah")
        self.set_class(event.size.width >= LEBAR_LUAS, "-luas")


class Layar(Berperintah[T]):
    """A full screen: head, content, footer."""

    def compose(self) -> ComposeResult:
        """Compose head, content and footer."""
        yield Kepala()
        with Wadah(id="badan"):
            yield from self.content()
        yield Kaki()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint one line of plain ground and give it as often as it is needed: the rest are other widgets."""
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height

    def content(self) -> Iterable[Widget]:
        """Give the widgets between head and footer."""
        return ()

    @property
    def lari_terbuka(self) -> bool:
        """Whether a run is being played here."""
        return False

    def on_mount(self) -> None:
        """Fill head and footer."""
        self.refresh_commands()
        self.refresh_head()

    def refresh_head(self) -> None:
        """Show title and participant."""
        peserta = self.aplikasi.peserta
        self.query_one(Kepala).show(self.head(), peserta.sandi if peserta is not None else "")

    def head(self) -> str:
        """Give the title of the screen."""
        return self.JUDUL


class Dialog(ModalScreen[T], Berperintah[T]):
    """A dialog over the screen: a framed box with its own footer."""

    def compose(self) -> ComposeResult:
        """Compose the box."""
        with Vertical(id="kotak"):
            yield from self.content()
            yield Kaki(perintah.UMUM_DIALOG)

    def content(self) -> Iterable[Widget]:
        """Give the widgets of the box."""
        return ()

    def on_mount(self) -> None:
        """Title the box and fill its footer."""
        box = self.query_one("#kotak")
        box.border_title = self.title_text()
        for part in box.query(Gulungan):
            self.watch(part, "masih_ada", self._tell_more)
        self.refresh_commands()

    def _tell_more(self, masih_ada: bool) -> None:
        """Say in the box's frame that its text goes on: inside a box the text has no frame of its own."""
        self.query_one("#kotak").border_subtitle = Content(teks.MASIH_ADA) if masih_ada else None
        self.refresh_commands()

    def title_text(self) -> Any:
        """Give the title of the box."""
        return plain(self.JUDUL)
