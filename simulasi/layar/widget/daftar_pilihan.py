"""The list of choices: full text, numbers and arrows, and a second Enter to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from simulasi.layar import teks
from simulasi.layar.widget.angka import hands
from simulasi.layar.widget.gulungan import Gulungan
from simulasi.layar.widget.lembar import Lembar
from simulasi.layar.widget.tata import KOSONG, Baris, Blok, hang, of, paragraph, stack
from simulasi.skenario.model import Pilihan

PALING_BANYAK = 9
SISI = 1
"""Cells left and right of a choice."""
SISI_AULA = 5
"""The same in the layout for a hall."""
SELA_AULA = 2
"""Empty lines after a choice in the layout for a hall."""


class DaftarPilihan(Lembar):
    """Choices on offer for one step.

    The arrows move a highlight; a number, or the first Enter, marks; the next Enter decides what is marked.
    Nothing is highlighted at first, and keys pressed before the choices were painted do not count, so a
    hammered Enter decides one step at most. A decision carries its step.

    The list stands below the story in one scroll: while its choices are out of sight, ↓ reads on, and Enter on a page
    with a single way on reads on first.

    One sheet for all choices, not a widget a choice: a scene change lays out and paints a third less.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "enter", show=False),
        *(Binding(str(n), f"mark({n})", show=False) for n in range(1, PALING_BANYAK + 1)),
    ]
    can_focus = True

    perubahan: reactive[int] = reactive(0, repaint=False)
    """Counts the moves of highlight and mark. Watched, not a message: what is told of it is painted with it."""

    @dataclass
    class Diputuskan(Message):
        """A choice was decided for a step."""

        pilihan: str
        langkah: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pilihan: tuple[Pilihan, ...] = ()
        self.langkah: int = -1
        """The step of the run at which these choices are on offer."""
        self.lanjut: bool = False
        """Whether the step is a page with a single unscored way on."""
        self.sorot: int | None = None
        """Place of the highlighted choice, from 0."""
        self.tanda: int | None = None
        """Place of the marked choice, from 0."""
        self._siap = False
        self._tangan: Mapping[str, int] = {}
        self._letak: list[range] = []  # the lines of each choice, as last laid out

    def offer(self, pilihan: Sequence[Pilihan], langkah: int) -> None:
        """Offer other choices, for another step."""
        self._pilihan = tuple(pilihan)
        self.langkah = langkah
        self._tangan = {}
        self.lanjut = len(self._pilihan) == 1 and self._pilihan[0].skor is None
        self.sorot = 0 if self.lanjut else None
        self.tanda = None
        self._siap = False
        self.show(self._lay, anew=True)
        self.call_after_refresh(self._open)

    def show_hands(self, tangan: Mapping[str, int]) -> None:
        """Show the tally of hands under the choices."""
        self._tangan = tangan
        self.show(self._lay)

    def lay_again(self) -> None:
        """Lay the choices out anew, for a window of another height or another layout."""
        self.show(self._lay)

    def rows(self, place: int) -> range:
        """Give the lines of a choice, by its place from 0, as last laid out."""
        return self._letak[place]

    def _open(self) -> None:
        self._siap = True

    @property
    def petunjuk(self) -> str:
        """What to press next."""
        if self.lanjut:
            more = self._story is not None and self._story.masih_ada
            return teks.LANJUT_BACA if more else teks.LANJUT_PETUNJUK
        if self.tanda is not None:
            return teks.PUTUSKAN.format(n=self.tanda + 1)
        if self.sorot is not None:
            return teks.TANDAI_DULU
        return teks.BACA_DULU if self._story is not None and self._story.masih_ada else teks.PILIH_DULU

    def action_move(self, by: int) -> None:
        """Move the highlight; a mark is taken off."""
        if self._reads_on(by):
            return
        last = len(self._pilihan) - 1
        if self.sorot is None:
            self.sorot = 0 if by > 0 else last
        else:
            self.sorot = min(max(self.sorot + by, 0), last)
        self.tanda = None
        self._changed()

    @property
    def _story(self) -> Gulungan | None:
        return self.parent if isinstance(self.parent, Gulungan) else None

    def _reads_on(self, by: int) -> bool:
        """Scroll the story instead of moving a highlight that nobody sees, and tell whether that was done."""
        story = self._story
        if story is None:
            return False
        out_of_sight = self.sorot is None and story.has_more
        if self.lanjut or out_of_sight:
            story.scroll_relative(y=2 * by, animate=False, immediate=True)
            return True
        return not self._pilihan

    def action_mark(self, number: int) -> None:
        """Mark choice `number`, from 1."""
        if self._siap and number <= len(self._pilihan):
            self.sorot = number - 1
            if not self.lanjut:
                self.tanda = self.sorot
            self._changed()

    def action_enter(self) -> None:
        """Mark what is highlighted, or decide what is marked."""
        if not self._siap or self.sorot is None:
            return
        if self.lanjut and self._story is not None and self._story.has_more:
            self._story.page(up=False)
            return
        if self.lanjut or self.tanda == self.sorot:
            self._siap = False
            self.post_message(self.Diputuskan(self._pilihan[self.sorot].id, self.langkah))
            return
        self.tanda = self.sorot
        self._changed()

    def click_item(self, number: int, chain: int) -> None:
        """Mark or decide with the mouse; the second half of a double click does not count."""
        if not self._siap or chain > 1 or number >= len(self._pilihan):
            return
        if self.sorot == number and (self.lanjut or self.tanda == number):
            self.action_enter()
        else:
            self.action_mark(number + 1)

    def on_click(self, event: events.Click) -> None:
        """Mark or decide what was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            for place, rows in enumerate(self._letak):
                if offset.y in rows:
                    self.click_item(place, event.chain)

    def _changed(self) -> None:
        self.show(self._lay)
        self.call_after_refresh(self._bring_into_view)
        self.perubahan += 1

    def _bring_into_view(self) -> None:
        story = self._story
        if story is not None and self.sorot is not None and self.sorot < len(self._letak):
            rows, at = self._letak[self.sorot], self.virtual_region
            story.scroll_to_region(
                Region(at.x, at.y + rows.start, at.width, len(rows)), animate=False, force=True, immediate=True
            )

    def _lay(self, width: int) -> Baris:
        hall, tall = self.screen.has_class("-aula"), self.screen.has_class("-tinggi")
        side = SISI_AULA if hall else SISI
        gap = SELA_AULA if hall else 1 if tall else 0
        out: Baris = []
        self._letak = []
        for place in range(len(self._pilihan)):
            lines = self._item(place)(width - 2 * side)
            self._letak.append(range(len(out), len(out) + len(lines)))
            out += [self._in_frame(line, width, side, bold=hall, here=place == self.sorot) for line in lines]
            out += [KOSONG] * gap
        return out

    def _in_frame(self, line: Content, width: int, side: int, *, bold: bool, here: bool) -> Content:
        """Give a line its margins; the highlighted choice has a ground of its own, one cell beyond its text."""
        outside = side - SISI
        line = line.stylize("bold") if bold else line
        line = line.pad_left(SISI).pad_right(max(width - 2 * outside - SISI - line.cell_length, 0))
        line = line.stylize_before("on $pilih") if here else line
        return line.pad_left(outside) if outside else line

    def _item(self, number: int) -> Blok:
        text = self._pilihan[number].teks
        here, marked = number == self.sorot, number == self.tanda
        if self.lanjut:
            label = text if text.strip().casefold() == teks.LANJUT.casefold() else f"{teks.LANJUT}: {text}"
            return hang(Content.styled("▸ ", "bold $accent"), paragraph(label, "bold"))
        sign = "✔ " if marked else "› " if here else "  "
        prefix = Content.assemble((sign, "bold $accent"), (f"{number + 1}", "bold $accent"), "  ")
        n = self._tangan.get(self._pilihan[number].id, 0)
        told = Content.styled(f"{'  ' if n else ''}{n} {teks.TANGAN}", "$redup")
        tally = of(hands(n) + told) if any(self._tangan.values()) else None
        return hang(prefix, stack(paragraph(text, "bold" if marked else ""), tally, gap=0))
