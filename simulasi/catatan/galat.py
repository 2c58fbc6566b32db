"""Everything that can go wrong with the journal, said in Indonesian with what to do next."""

from __future__ import annotations

from pathlib import Path

from simulasi.dasar.galat import Galat


class JurnalTidakBisaDitulis(Galat):
    """The folder or the file cannot be written: permissions, read-only, full, locked, not a folder."""


class JurnalHilang(Galat):
    """The journal's file is no longer at its path: deleted, moved or replaced while it was open.

    `berkas` is the new journal to which all that was known went, None where none could be written. `tercatat` tells
    whether the fact that was being recorded is among it.
    """

    def __init__(self, pesan: str, berkas: Path | None, *, tercatat: bool) -> None:
        super().__init__(pesan)
        self.berkas: Path | None = berkas
        self.tercatat: bool = tercatat


class JurnalLebihBaru(Galat):
    """The journal was written by a newer version; not a byte of it was touched (`hasil.md` §1)."""


class JurnalRusak(Galat):
    """The file is no SQLite database, is damaged, or belongs to another program."""


class MigrasiGagal(Galat):
    """An older journal could not be brought up to date; the old file is as it was."""


class LangkahTidakUrut(Galat):
    """The choice does not answer the next step of the run; nothing was written."""


class LariTertutup(LangkahTidakUrut):
    """The run has ended or is void and takes no further choice or ending; nothing was written."""


class LariTidakDikenal(Galat):
    """The journal holds no run of that id."""


class IsianDitolak(Galat):
    """A text typed in by a person is refused, with the reason."""


class SandiDitolak(IsianDitolak):
    """A call sign or a group name is refused, with the reason."""


class PesertaTidakDikenal(Galat):
    """The journal holds no participant of that id."""
