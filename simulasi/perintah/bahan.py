"""What several commands need: library, scenario, session and journal from the arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from simulasi.catatan import Jurnal, default_folder
from simulasi.dasar.galat import Galat
from simulasi.lari.kelas import Kelas, make_ready
from simulasi.skenario.pustaka import Pustaka, open_library

if TYPE_CHECKING:
    from simulasi.catatan.cacat import Cacat
    from simulasi.lari.lakon import Lakon
    from simulasi.skenario.acuan import Acuan
    from simulasi.skenario.sesi import Sesi

# ruff: noqa: PLC0415 - models and checker load where a command reads a file: the first screen must not wait

_LEKAS: Final = 8 << 20
"""Up to this size (bytes) a journal is checked page by page before play: some hundredths of a second."""


class TempatKosong(Galat):
    """An option that names a folder is there, without a name."""

    kode_keluar = 2


class JurnalCacat(Galat):
    """The journal is damaged in places: what was asked for is done, from the rest of it."""


class SesiBermasalah(Galat):
    """A session file with errors."""


def library(args: argparse.Namespace) -> Pustaka:
    """Open the library that the arguments ask for."""
    asked: Sequence[str] = getattr(args, "skenario", None) or ()
    return open_library([Path(p) for p in asked])


def as_path(text: str) -> Path | None:
    """Tell a file from an id: an id has neither a path separator nor an ending."""
    path = Path(text)
    return path if path.suffix or len(path.parts) > 1 or path.is_file() else None


def locate(pustaka: Pustaka, text: str) -> Path:
    """Give the file of `ID|FILE`."""
    path = as_path(text)
    return pustaka.find(text) if path is None else path


def load(args: argparse.Namespace) -> Lakon:
    """Make the scenario of `ID|FILE` ready; raises `SkenarioBermasalah` with its findings."""
    from simulasi.periksa.pemeriksaan import load_catalogues

    pustaka = library(args)
    path = locate(pustaka, args.skenario_id)
    acuan, _ = load_catalogues(*pustaka.catalogue_folders(path))
    return make_ready(path, acuan, date.today())


def session(args: argparse.Namespace, pustaka: Pustaka) -> Sesi | None:
    """Read the session file of the arguments, None where there is none."""
    name: str | None = getattr(args, "sesi", None)
    if name is None:
        return None
    from simulasi.periksa.laporan import tell
    from simulasi.periksa.pemeriksaan import check_session_file
    from simulasi.skenario.muat import load_session

    errors = [t for t in check_session_file(Path(name), pustaka) if t.tingkat == "galat"]
    sesi = load_session(Path(name)).isi
    if errors or sesi is None:
        raise SesiBermasalah(
            "Berkas sesi ini belum dapat dipakai. Perbaiki temuan berikut, lalu coba lagi.\n\n" + tell(errors)
        )
    return sesi


def journal_folder(args: argparse.Namespace) -> Path:
    """Give the journal's folder: `--hasil`, else `$SIMULASI_HASIL`, else the user data folder."""
    asked: str | None = getattr(args, "hasil", None)
    if asked is not None and not asked.strip():
        raise TempatKosong('--hasil masih kosong. Tulis nama foldernya, misalnya --hasil "kelas", atau hapus opsi itu.')
    return default_folder() if asked is None else Path(asked)


def board_catalogues(args: argparse.Namespace) -> Acuan:
    """Read the catalogues that name weak points and rules: all layers of the search path."""
    from simulasi.periksa.pemeriksaan import load_catalogues

    return load_catalogues(*library(args).all_catalogues())[0]


def from_library(args: argparse.Namespace) -> Callable[[str], str | None]:
    """Give what finds a scenario by its digest in the library that the arguments ask for."""

    def find(sidik: str) -> str | None:
        from simulasi.skenario.cari import canonical_by_digest

        with suppress(Galat):
            return canonical_by_digest(library(args), sidik)
        return None

    return find


@contextmanager
def reading(args: argparse.Namespace) -> Generator[Jurnal]:
    """Open the journal to report from it (`open_to_report`): write and say all that is to be said inside.

    Raises JurnalCacat in the end where something of the journal was damaged and is missing.
    """
    from simulasi.catatan.laporan_saja import open_to_report
    from simulasi.lari.tuntas import finish_killed

    folder = journal_folder(args)
    with open_to_report(folder, pengganti=from_library(args)) as jurnal:
        finish_killed(jurnal)
        yield jurnal
        _tell_damage(jurnal, folder)


def _tell_damage(jurnal: Jurnal, folder: Path) -> None:
    if jurnal.cacat.berkurang:
        raise JurnalCacat(_damage_text(jurnal.cacat, folder))
    if jurnal.cacat.apa:
        print(_damage_text(jurnal.cacat, folder), file=sys.stderr)  # noqa: T201 - narration


def _damage_text(cacat: Cacat, folder: Path) -> str:
    begin = (
        "Jurnal ini rusak sebagian; yang rusak disisihkan, dan hasil tadi dibuat dari sisanya:"
        if cacat.berkurang
        else "Jurnal ini rusak sebagian, tetapi tidak ada yang kurang dari hasil tadi:"
    )
    return "\n".join((begin, *cacat.lines(), f'Selamatkan jurnalnya dengan: simulasi pulihkan --hasil "{folder}"'))


@contextmanager
def classroom(args: argparse.Namespace) -> Generator[Kelas]:
    """Open library, session and journal together."""
    from simulasi.lari.tuntas import finish_killed

    pustaka = library(args)
    sesi = session(args, pustaka)
    with Jurnal.open(journal_folder(args)) as jurnal:
        jurnal.pengganti = from_library(args)
        if jurnal.path.stat().st_size <= _LEKAS:
            jurnal.check_structure()
        finish_killed(jurnal)
        yield Kelas(pustaka, jurnal, sesi)
        if jurnal.cacat.apa:
            print(_damage_text(jurnal.cacat, jurnal.path.parent), file=sys.stderr)  # noqa: T201 - narration


def confirmed(jawaban: str, tindakan: str) -> bool:
    """Ask for a word to be typed before something is done; raises Galat where nobody can be asked."""
    if not sys.stdin.isatty():
        raise Galat("Perintah ini perlu jawaban di terminal. Jalankan di terminal, atau tambahkan --ya.")
    print(f"Ketik {jawaban} lalu Enter untuk {tindakan}: ", end="", file=sys.stderr, flush=True)  # noqa: T201 - a question
    return sys.stdin.readline().strip() == jawaban
