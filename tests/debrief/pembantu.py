"""What the tests of the debrief share: classes in memory, and a reader of HTML that knows what a page must have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from pathlib import Path

from simulasi.catatan import Lari
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import by_participant, gather
from simulasi.papan.resmi import Penimbang
from simulasi.papan.tabel import Papan
from simulasi.periksa.pemeriksaan import load_catalogues
from tests.kelas_besar import KelasBesar, make_class
from tests.papan.pembantu import AKAR

KATALOG, _ = load_catalogues(AKAR / "skenario" / "acuan")
KOSONG_HTML = frozenset(("meta", "br", "col", "input", "link", "hr", "img"))


def big_class(folder: Path, peserta: int, skenario: Sequence[str] = ("pecah-paket",)) -> KelasBesar:
    """Play a class of groups of ten on up to three laptops."""
    jurnal = min(3, peserta)
    return make_class(folder, peserta=peserta, kelompok=max(1, peserta // 10), jurnal=jurnal, skenario=skenario)


def board(besar: KelasBesar, runs: Iterable[Lari] | None = None) -> Papan:
    """Make the tables, of the runs in any order."""
    sesi = DefinisiSesi(besar.sesi.id, besar.sesi.judul, tuple(besar.sesi.skenario), 60)
    own = besar.runs() if runs is None else runs
    return Papan(gather(by_participant(own), sesi, Penimbang(besar.scenario), besar.marks()), KATALOG)


class Pembaca(HTMLParser):
    """Reads a page: its text, its tags with attributes, whether every tag is closed and every table has a caption."""

    def __init__(self, isi: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[list[str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.broken: list[str] = []
        self.feed(isi.decode("utf-8"))
        self.close()
        self.broken.extend(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        elif "table" in self._open and self.tables:
            self.tables[-1].append(tag)
        if tag not in KOSONG_HTML:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.broken.append(f"</{tag}> in {self._open[-3:]}")
            if tag in self._open:
                while self._open.pop() != tag:
                    pass
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._open):
            self.text.append(data)

    @property
    def words(self) -> str:
        """The text, runs of blanks as one."""
        return re.sub(r"\s+", " ", " ".join(self.text))
