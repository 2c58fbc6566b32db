"""What the tests of the screens share: a class in a folder of its own, and a player who has only keys."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.layar import teks
from simulasi.layar.aplikasi import Aplikasi
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.sesi import BEBAS, Sesi

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
TERURUT = BEBAS.model_copy(update={"acak_pilihan": False})
"""Free play with options in the order of the file, for players who press numbers without reading."""
HOPS = 10  # a message climbs one parent a turn
TENANG = 2  # turns in a row in which nothing waits
DETIK_SABAR = 20.0
"""So long is waited for what a thread brings about, before a test has failed."""
SEMPIT, LEBAR = (80, 24), (120, 40)


def lay_library(folder: Path, **berkas: str) -> Path:
    """Write a library: the worked example, and other texts by `bidang__id` (underscores for hyphens)."""
    texts = {"pengadaan__hps_titipan": CONTOH.read_text(encoding="utf-8"), **berkas}
    for name, text in texts.items():
        bidang, stem = name.split("__")
        path = folder / bidang / f"{stem.replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def open_class(folder: Path, sesi: Sesi = TERURUT, **berkas: str) -> Kelas:
    """Open a class whose library and journal lie in `folder`."""
    library = lay_library(folder / "pustaka", **berkas)
    return Kelas(Pustaka((library,)), Jurnal.open(folder / "hasil"), sesi)


def screen_text(app: Aplikasi) -> str:
    """Give what is on screen, as lines of text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


class Pemain:
    """A player with keys alone."""

    def __init__(self, app: Aplikasi, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        pilot.pause = self._pause  # type: ignore[method-assign] # its own waits until the processor rests: 20 ms at least

    async def _pause(self, delay: float | None = None) -> None:
        if delay is not None:
            await sleep(delay)
        await self.settle()

    @property
    def layar(self) -> str:
        """Name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """What is on screen, runs of blanks as one."""
        return " ".join(screen_text(self.app).split())

    async def press(self, *keys: str) -> None:
        """Press keys, each after the last has had its effect."""
        for key in keys:
            char = {"slash": "/", "enter": "\r"}.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, char))
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, as fast as a fast hand: the keys have their effect one after the other."""
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
        await self.settle()
        await self.settle()

    async def settle(self) -> None:
        """Let every widget handle what it was sent and paint; a screen just opened takes keys once it is painted."""
        quiet = 0
        for _ in range(HOPS):
            await self._turn()
            while self.app._resize_event is not None and self.app.is_running:  # a new size is taken with a short delay
                await sleep(0.002)
            quiet = 0 if self._busy else quiet + 1
            if quiet == TENANG:
                break
        for _ in range(200):
            if getattr(self.app.screen, "_siap", True) or not self.app.is_running:
                break
            await sleep(0.005)
            await self._turn()
        await self._turn()

    @property
    def _busy(self) -> bool:
        """Whether a message or a callback still waits somewhere on the screen."""
        if not self.app.is_running:
            return False
        screen = self.app.screen
        pumps = (self.app, *screen.walk_children(with_self=True))
        waiting = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
        return bool(waiting or screen._callbacks or screen._layout_required or screen._dirty_widgets)

    @property
    def leaving(self) -> bool:
        """Whether the program ends: for a while it still runs, but a screen that was opening answers no more."""
        return self.app._exit or not self.app.is_running

    async def _turn(self) -> None:
        if self.leaving:
            await sleep(0.005)
            return
        await self.pilot._wait_for_screen()
        if self.app.is_running:
            self.app.screen._on_timer_update()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that a thread brings about."""
        end = monotonic() + DETIK_SABAR
        while not holds():
            if monotonic() > end:
                raise AssertionError(screen_text(self.app))
            await sleep(0.002)
            await self._turn()
        await self.settle()

    async def on(self, layar: str) -> None:
        """Wait for a screen."""
        await self.until(lambda: self.layar == layar)

    async def enter_class(self) -> None:
        """Take the proposed call sign."""
        await self.on("PilihPeserta")
        await self.press("enter")
        await self.on("Beranda")

    async def begin(self) -> None:
        """Enter the class and begin the first scenario of the list."""
        await self.enter_class()
        await self.start()

    async def start(self) -> None:
        """Begin the first scenario of the list."""
        await self.press("enter")
        await self.on("Pengantar")
        await self.press("enter")
        await self.on("LayarAdegan")

    async def choose(self, *keys: str) -> None:
        """Decide with number keys, passing consequences with Enter."""
        for key in keys:
            await self.on("LayarAdegan")
            await self.press(key, "enter")
            if self.layar == "Akibat":
                await self.press("enter")

    async def finish(self) -> None:
        """Wait on the ending's page until the figures are known."""
        await self.on("LayarAkhir")
        await self.until(lambda: self.app.screen.hasil is not None)  # type: ignore[attr-defined]

    async def go_to(self, layar: str) -> None:
        """Turn the pages after the story with → up to one of them."""
        for _ in range(len(teks.HALAMAN_AKHIR)):
            if self.layar == layar:
                return
            await self.press("right")
        raise AssertionError(screen_text(self.app))


@asynccontextmanager
async def played(kelas: Kelas, size: tuple[int, int] = SEMPIT, langsung: str | None = None) -> AsyncGenerator[Pemain]:
    """Run the program and give its player."""
    app = Aplikasi(kelas, langsung=langsung)
    async with app.run_test(size=size) as pilot:
        yield Pemain(app, pilot)
