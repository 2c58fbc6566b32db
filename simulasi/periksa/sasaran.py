"""What a path means to the checker: the files in it, each with its own way of being checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from simulasi.dasar.galat import Galat
from simulasi.periksa.lapisan import Entri, replaced
from simulasi.periksa.panel import tell_missing_panel
from simulasi.periksa.pemeriksaan import (
    check_loaded,
    check_place,
    check_rated,
    check_regulations,
    check_session,
    check_weak_points,
    is_catalogue,
    is_session,
    load_catalogues,
)
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import (
    Muatan,
    parse_panel,
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
    NAMA_PANEL,
    NAMA_REGULASI,
    NAMA_TITIK,
    Pustaka,
    has_catalogues,
    is_library,
    layers,
    scenario_files,
    shipped,
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
        self._acuan: dict[tuple[Path, ...], Acuan] = {}
        self._tanpa_panel: dict[Path, Path] = {}
        self._catatan: dict[Path, str] = {}
        self._told: set[Path] = set()
        self._ids: dict[Path | None, frozenset[str]] = {}

    def targets(self, path: Path) -> Iterator[Sasaran]:
        """Yield the files behind a path: a file, a library, a folder of files. Catalogues stand before what they judge.

        A path that is not there is a target too: its finding says so. Raises `FolderTanpaBerkas`.
        """
        if path.is_dir():
            yield from self._library(path) if is_library(path) else self._folder(path)
        elif is_catalogue(path):
            yield from self._catalogue(path.parent, asked=path)
        elif is_session(path):
            yield Sasaran(path, partial(self._check_session, path, None))
        else:
            yield Sasaran(path, partial(self._check_scenario, path, None))

    @property
    def catatan(self) -> list[str]:
        """What is no finding and yet should not go unsaid, a sentence each, for the files checked so far."""
        return list(self._catatan.values())

    def forget(self, path: Path) -> None:
        """Take notice that a file has changed: catalogues are read again."""
        for folders in [known for known in self._acuan if path.resolve().parent in [f.resolve() for f in known]]:
            del self._acuan[folders]

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
        bawaan = shipped()
        known = {p.stem for p in scenario_files(bawaan)} if folder.resolve() != bawaan.resolve() else set[str]()
        for path in scenario_files(folder):
            if path.stem in known:
                self._catatan[path] = f"{path} menggantikan skenario bawaan dengan id yang sama, `{path.stem}`."
            yield Sasaran(path, partial(self._check_scenario, path, seen))
        for path in sorted(p for p in folder.rglob("*") if is_session(p)):
            yield Sasaran(path, partial(self._check_session, path, folder))

    def _catalogue(self, folder: Path, asked: Path | None = None) -> Iterator[Sasaran]:
        """Yield a folder's catalogues that were not told of yet, with those that must be there or were asked for."""
        below = [f for f in layers([folder.parent]) if f.resolve() != folder.resolve()]
        for nama, check in (
            (NAMA_REGULASI, self._check_regulations),
            (NAMA_TITIK, self._check_weak_points),
            (NAMA_PANEL, self._check_panel),
        ):
            path = folder / nama
            needed = path == asked or not (below or nama == NAMA_PANEL)  # only the lowest layer must have both
            if (needed or path.exists()) and path not in self._told:
                self._told.add(path)
                yield Sasaran(path, partial(check, str(path), tuple(below)))

    def _check_scenario(self, path: Path, seen: dict[str, Path] | None, isi: bytes) -> list[Temuan]:
        muatan = parse_scenario(str(path), isi)
        acuan = self._catalogues(self._pustaka.catalogue_folders(path))
        findings = list(check_loaded(muatan, acuan, self._tanggal).temuan)
        findings.extend(check_rated(muatan, path, acuan))
        if seen is not None:
            findings.extend(check_place(muatan, path, seen))
            findings.extend(self._check_panel_there(muatan, path))
        return sorted(findings, key=lambda t: t.urutan)

    def _check_panel_there(self, muatan: Muatan[Skenario], path: Path) -> Iterator[Temuan]:
        """Tell once a library, at the first scenario that can be read, that it has no panel.

        Where the library has no catalogue of its own at all, it has only begun: there a note will do.
        """
        folder = path.parent.parent
        if muatan.isi is None or (folder / FOLDER_ACUAN / NAMA_PANEL).is_file():
            return
        if self._tanpa_panel.setdefault(folder, path) != path:
            return
        if has_catalogues(folder):
            yield tell_missing_panel(muatan.naskah)
        else:
            self._catatan[folder] = (
                f"Pustaka {folder} belum punya {FOLDER_ACUAN}/{NAMA_PANEL}. Sebelum dipakai di kelas, mintalah tiga "
                "orang menilai ulang skornya: simulasi jelaskan S404"
            )

    def _check_regulations(self, berkas: str, below: tuple[Path, ...], isi: bytes) -> list[Temuan]:
        muatan, bawah = parse_regulations(berkas, isi), self._catalogues(below).regulasi or {}
        self._note_replaced(berkas, muatan.isi or {}, bawah)
        return check_regulations(muatan, bawah)

    def _check_weak_points(self, berkas: str, below: tuple[Path, ...], isi: bytes) -> list[Temuan]:
        muatan, bawah = parse_weak_points(berkas, isi), self._catalogues(below).titik_rawan or {}
        self._note_replaced(berkas, muatan.isi or {}, bawah)
        return check_weak_points(muatan, bawah)

    def _check_panel(self, berkas: str, below: tuple[Path, ...], isi: bytes) -> list[Temuan]:
        muatan, bawah = parse_panel(berkas, isi), self._catalogues(below).panel or {}
        self._note_replaced(berkas, muatan.isi or {}, bawah)
        return list(muatan.temuan)

    def _note_replaced(self, berkas: str, own: Mapping[str, Entri], bawah: Mapping[str, Entri]) -> None:
        names = [name for name in replaced(own, bawah) if own[name].ganti]
        self._catatan.pop(Path(berkas), None)
        if names:
            self._catatan[Path(berkas)] = f"{berkas} menggantikan entri bawaan: {', '.join(names)}."

    def _check_session(self, path: Path, folder: Path | None, isi: bytes) -> list[Temuan]:
        if folder not in self._ids:
            own = scenario_files(folder) if folder is not None else []
            self._ids[folder] = frozenset(p.stem for p in (*own, *self._pustaka.files()))
        return check_session(parse_session(str(path), isi), self._ids[folder])

    def _catalogues(self, folders: tuple[Path, ...]) -> Acuan:
        if folders not in self._acuan:
            self._acuan[folders] = load_catalogues(*folders)[0]
        return self._acuan[folders]


def _entries(folder: Path) -> list[Path] | Sasaran:
    """List a folder, sorted; one that cannot be read becomes a target with its finding."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        finding = Temuan("S101", str(folder), 1, 1, "Folder ini tidak dapat dibaca.", "Periksa hak akses foldernya.")
        return Sasaran(folder, lambda _isi: [finding], (finding,))
