"""What a path means to the checker: the files in it, each with its own way of being checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from simulasi.dasar.galat import Galat
from simulasi.periksa.pemeriksaan import (
    NAMA_REGULASI,
    NAMA_TITIK,
    check_loaded,
    check_place,
    check_regulations,
    check_session,
    is_catalogue,
    is_session,
    load_catalogues,
)
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.muat import (
    parse_regulations,
    parse_scenario,
    parse_session,
    parse_weak_points,
    read_bytes,
)
from simulasi.skenario.pustaka import (
    AKHIRAN,
    BIDANG,
    FOLDER_ACUAN,
    Pustaka,
    has_catalogues,
    is_library,
    scenario_files,
)
from simulasi.skenario.temuan import Temuan


class FolderTanpaBerkas(Galat):
    """A folder to be checked that holds no YAML file."""


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One file to check. `check` gives the findings of its bytes, whenever asked.

    `tanpa_isi` are the findings of something that cannot be read at all.
    """

    path: Path
    check: Callable[[bytes], list[Temuan]]
    tanpa_isi: tuple[Temuan, ...] = ()

    @property
    def berkas(self) -> str:
        """The name that findings show."""
        return str(self.path)

    def examine(self) -> tuple[bytes, list[Temuan]]:
        """Read and check the file: its bytes (empty where it cannot be read) and all findings."""
        if self.tanpa_isi:
            return b"", list(self.tanpa_isi)
        isi, findings = read_bytes(self.path, self.berkas)
        return isi, findings or self.check(isi)


class Pemeriksa:
    """Finds the files behind paths. `tanggal` judges the law; catalogues are read once a folder."""

    def __init__(self, pustaka: Pustaka, tanggal: date) -> None:
        self._pustaka: Pustaka = pustaka
        self._tanggal: date = tanggal
        self._acuan: dict[Path, Acuan] = {}
        self._told: set[Path] = set()
        self._ids: dict[Path | None, frozenset[str]] = {}

    def targets(self, path: Path) -> Iterator[Sasaran]:
        """Yield the files behind a path: a file, a library, a folder of files. Catalogues stand before what they judge.

        A path that is not there is a target too: its finding says so. Raises `FolderTanpaBerkas`.
        """
        if path.is_dir():
            yield from self._library(path) if is_library(path) else self._folder(path)
        elif is_catalogue(path):
            yield from self._catalogue(path.parent)
        elif is_session(path):
            yield Sasaran(path, partial(self._check_session, path, None))
        else:
            yield Sasaran(path, partial(self._check_scenario, path, None))

    def forget(self, path: Path) -> None:
        """Take notice that a file has changed: catalogues are read again."""
        self._acuan.pop(path.parent, None)

    def _folder(self, folder: Path) -> Iterator[Sasaran]:
        entries = _entries(folder)
        if isinstance(entries, Sasaran):
            yield entries
            return
        found = [p for p in entries if p.name.endswith(AKHIRAN)]
        if not found:
            raise FolderTanpaBerkas(
                f'Folder "{folder}" tidak memuat berkas .yaml. Tunjuk folder skenario atau sebuah berkas.'
            )
        for path in found:
            if path.is_dir():  # a folder that is named like a file is no way into it
                yield Sasaran(path, partial(self._check_scenario, path, None))
            else:
                yield from self.targets(path)

    def _library(self, folder: Path) -> Iterator[Sasaran]:
        if has_catalogues(folder):
            yield from self._catalogue(folder / FOLDER_ACUAN)
        for bidang in BIDANG:
            entries = _entries(folder / bidang) if (folder / bidang).is_dir() else []
            if isinstance(entries, Sasaran):  # a folder that cannot be read must not pass for an empty one
                yield entries
        seen: dict[str, Path] = {}
        for path in scenario_files(folder):
            yield Sasaran(path, partial(self._check_scenario, path, seen))
        for path in sorted(p for p in folder.rglob("*") if is_session(p)):
            yield Sasaran(path, partial(self._check_session, path, folder))

    def _catalogue(self, folder: Path) -> Iterator[Sasaran]:
        if folder in self._told:
            return
        self._told.add(folder)
        for path, check in ((folder / NAMA_REGULASI, _check_regulations), (folder / NAMA_TITIK, _check_weak_points)):
            yield Sasaran(path, partial(check, str(path)))

    def _check_scenario(self, path: Path, seen: dict[str, Path] | None, isi: bytes) -> list[Temuan]:
        muatan = parse_scenario(str(path), isi)
        findings = list(check_loaded(muatan, self._catalogues(path), self._tanggal).temuan)
        if seen is not None:
            findings.extend(check_place(muatan, path, seen))
        return sorted(findings, key=lambda t: t.urutan)

    def _check_session(self, path: Path, folder: Path | None, isi: bytes) -> list[Temuan]:
        if folder not in self._ids:
            own = scenario_files(folder) if folder is not None else []
            self._ids[folder] = frozenset(p.stem for p in (*own, *self._pustaka.files()))
        return check_session(parse_session(str(path), isi), self._ids[folder])

    def _catalogues(self, path: Path) -> Acuan:
        folder = self._pustaka.catalogue_folder(path)
        if folder not in self._acuan:
            self._acuan[folder] = load_catalogues(folder)[0]
        return self._acuan[folder]


def _entries(folder: Path) -> list[Path] | Sasaran:
    """List a folder, sorted; one that cannot be read becomes a target with its finding."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        finding = Temuan("S101", str(folder), 1, 1, "Folder ini tidak dapat dibaca.", "Periksa hak akses foldernya.")
        return Sasaran(folder, lambda _isi: [finding], (finding,))


def _check_regulations(berkas: str, isi: bytes) -> list[Temuan]:
    return check_regulations(parse_regulations(berkas, isi))


def _check_weak_points(berkas: str, isi: bytes) -> list[Temuan]:
    return list(parse_weak_points(berkas, isi).temuan)
