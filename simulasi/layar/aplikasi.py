"""The program on screen for one class at one laptop."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from simulasi.dasar.galat import Galat
from simulasi.layar.aplikasi_dasar import PILIHAN_TEMA, AplikasiDasar, run_program
from simulasi.layar.bermain.beranda import Beranda
from simulasi.layar.rute import open_target
from simulasi.layar.tema import known_theme

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulasi.lari.kelas import Kelas
    from simulasi.layar.tujuan import Tujuan


class Aplikasi(AplikasiDasar):
    """Shows library, play and boards. `langsung` is the id of a scenario to open at once."""

    def __init__(self, kelas: Kelas, *, langsung: str | None = None) -> None:
        super().__init__()
        self.kelas = kelas
        self.langsung = langsung
        kelas.jurnal.sambungan.when_lost = self._lost

    @property
    def tema_awal(self) -> str:
        """The theme that this laptop remembers."""
        return known_theme(self.recall(PILIHAN_TEMA))

    def go(self, tujuan: Tujuan, dari: Screen[Any]) -> None:
        """Open what a screen asks for."""
        open_target(self, tujuan, dari)

    def _lost(self, galat: Galat) -> None:
        self.call_later(self.stop, galat)

    def recall(self, nama: str) -> str | None:
        """Give what this laptop remembers under a name, None where nothing is or the journal cannot say."""
        try:
            return self.kelas.jurnal.preference(nama)
        except Galat:
            return None

    def remember(self, nama: str, nilai: str) -> None:
        """Remember something for the next start; where the journal cannot, nothing is said: it is only a comfort."""
        with suppress(Galat):
            self.kelas.jurnal.set_preference(nama, nilai)

    def get_default_screen(self) -> Beranda:
        """Begin with the library."""
        try:
            self.peserta = self.kelas.last_participant()
        except Galat:
            self.peserta = None  # whoever plays is asked, and the journal says then what is wrong
        return Beranda()


def run(kelas: Kelas, *, langsung: str | None = None) -> int:
    """Show the program until it is left, and give the exit code (`run_program`)."""
    return run_program(Aplikasi(kelas, langsung=langsung))
