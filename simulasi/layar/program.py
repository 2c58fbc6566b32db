"""What a screen may ask of the program that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulasi.catatan import Peserta
    from simulasi.dasar.galat import Galat
    from simulasi.lari.kelas import Kelas
    from simulasi.layar.tujuan import Tujuan


class Program(App[int]):
    """The program as its screens know it. Without a class (preview, debrief) there is no `kelas`, and nowhere to go."""

    kelas: Kelas
    peserta: Peserta | None = None
    langsung: str | None = None
    """The id of a scenario to open at once."""

    def recall(self, nama: str) -> str | None:  # noqa: ARG002 - for programs that remember
        """Give what is remembered under a name, None where nothing is."""
        return None

    def remember(self, nama: str, nilai: str) -> None:
        """Remember something for the next start; a program without a journal remembers nothing."""

    def change_participant(self, peserta: Peserta) -> None:
        """Let somebody else play, and show the call sign on the screen on top."""

    def go(self, tujuan: Tujuan, dari: Screen[Any]) -> None:
        """Open what a screen asks for."""

    def refuse(self, galat: Galat) -> None:
        """Show why something was refused, in a dialog that is closed with Enter."""
