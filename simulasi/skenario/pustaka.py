"""The library: where scenario files are looked for, and in which order (`format.md` §1)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulasi.dasar.galat import Galat
from simulasi.dasar.jalur import real_path

BIDANG: Final = ("pengadaan", "penganggaran", "perizinan")
AKHIRAN: Final = ".yaml"
AKHIRAN_SESI: Final = ".sesi.yaml"
FOLDER_ACUAN: Final = "acuan"
NAMA_REGULASI: Final = "regulasi.yaml"
NAMA_TITIK: Final = "titik-rawan.yaml"
NAMA_PANEL: Final = "panel.yaml"


class FolderTidakAda(Galat):
    """A folder that was named does not exist or cannot be read."""


class SkenarioTidakDikenal(Galat):
    """No scenario with this id in the library."""


def shipped() -> Path:
    """Give the library inside the installed package, or the checkout's own."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "pustaka"
    return inside if inside.is_dir() else package.parent / "skenario"


@dataclass(frozen=True, slots=True)
class Pustaka:
    """Library folders in search order; the first hit for an id wins."""

    folder: tuple[Path, ...]

    def files(self) -> Iterator[Path]:
        """Yield the scenario files on offer: by folder, field and name; an id found before is passed over."""
        seen: set[str] = set()
        for folder in self.folder:
            for path in scenario_files(folder):
                if path.stem not in seen:
                    seen.add(path.stem)
                    yield path

    def find(self, id_skenario: str) -> Path:
        """Give the file of a scenario; raises `SkenarioTidakDikenal` with the nearest known id."""
        known: dict[str, Path] = {}
        for path in self.files():
            known.setdefault(path.stem, path)
        if id_skenario in known:
            return known[id_skenario]
        from simulasi.skenario.sebut import nearest  # noqa: PLC0415 - difflib is needed on the way out only

        hint = nearest(id_skenario, known) or (
            f"Yang ada: {', '.join(sorted(known))}." if known else "Pustaka ini kosong."
        )
        raise SkenarioTidakDikenal(f'Skenario "{id_skenario}" tidak ada di pustaka. {hint}')

    def catalogue_folders(self, path: Path) -> tuple[Path, ...]:
        """Give the folders of the catalogues that a file is checked against, lowest layer first.

        The shipped ones, then those of the file's own library where it has any. The file need not exist yet, and its
        library need not be one of the search path: what a file is worth does not hang on where one stands.
        """
        own = self._own_library(path)
        return layers([] if own is None else [own])

    def all_catalogues(self) -> tuple[Path, ...]:
        """Give the folders of the catalogues of the whole search path, lowest layer first."""
        return layers([folder for folder in reversed(self.folder) if has_catalogues(folder)])

    def _own_library(self, path: Path) -> Path | None:
        outer = real_path(path).parent.parent
        if real_path(path).parent.name != FOLDER_ACUAN and is_library(outer) and has_catalogues(outer):
            return outer
        inside = (f for f in self.folder if real_path(path).is_relative_to(real_path(f)) and has_catalogues(f))
        return next(inside, None)


def layers(libraries: Sequence[Path]) -> tuple[Path, ...]:
    """Give the catalogue folders of libraries over the shipped ones, each once, lowest layer first."""
    base = shipped()
    own = [folder / FOLDER_ACUAN for folder in libraries if real_path(folder) != real_path(base)]
    return tuple(dict.fromkeys((base / FOLDER_ACUAN, *own)))


def has_catalogues(folder: Path) -> bool:
    """Tell whether a library folder has catalogues of its own."""
    return (folder / FOLDER_ACUAN).is_dir()


def scenario_files(folder: Path) -> list[Path]:
    """List a library folder's scenario files, sorted by field and name."""
    out: list[Path] = []
    for bidang in BIDANG:
        try:
            inside = sorted((folder / bidang).iterdir())
        except OSError:
            continue
        out.extend(p for p in inside if p.name.endswith(AKHIRAN) and not p.name.endswith(AKHIRAN_SESI))
    return out


def is_library(folder: Path) -> bool:
    """Tell whether a folder has the shape of a library."""
    return any((folder / name).is_dir() for name in (*BIDANG, FOLDER_ACUAN))


def open_library(asked: Sequence[Path] = ()) -> Pustaka:
    """Build the search path: folders asked for, `$SIMULASI_SKENARIO`, `./skenario`, the shipped copy.

    Raises `FolderTidakAda` for a folder that was asked for (or named in the environment) and is not there.
    """
    named = [Path(p) for p in os.environ.get("SIMULASI_SKENARIO", "").split(os.pathsep) if p]
    for folder in (*asked, *named):
        if not folder.is_dir():
            raise FolderTidakAda(
                f'Folder skenario "{folder}" tidak ada. Periksa ejaannya, atau hapus pilihan itu '
                "untuk memakai skenario bawaan."
            )
    local = Path("skenario")
    candidates = [*asked, *named, *([local] if is_library(local) else []), shipped()]
    folders: list[Path] = []
    for folder in candidates:
        if real_path(folder) not in [real_path(known) for known in folders]:
            folders.append(folder)
    return Pustaka(tuple(folders))
