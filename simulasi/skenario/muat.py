"""Loading files: bytes from the disk, shape findings (S1xx), the models."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from simulasi.dasar.pengumpul import without_collector
from simulasi.skenario import acuan, model, sesi
from simulasi.skenario.aksara import BERKAS_MAKS
from simulasi.skenario.baca import parse
from simulasi.skenario.bentuk import check_shape, find_bare_tables, find_cut_texts
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.temuan import Temuan, has_error
from simulasi.skenario.terjemah import translate

T = TypeVar("T")

_COBA: Final = 3

KunciBagian = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Muatan(Generic[T]):
    """A file that was read: `isi` is None where the findings hold an error."""

    naskah: Naskah
    isi: T | None
    temuan: tuple[Temuan, ...]


def read_bytes(path: Path, berkas: str) -> tuple[bytes, list[Temuan]]:
    """Read a regular file of bounded size; what cannot be read is a finding (S101, S108).

    A file that changes while it is read is read again.
    """
    isi = b""
    try:
        for _ in range(_COBA):
            before = os.stat(path)
            if not stat.S_ISREG(before.st_mode):
                return b"", [Temuan("S101", berkas, 1, 1, "Ini bukan berkas biasa.", "Tunjuk sebuah berkas YAML.")]
            if before.st_size > BERKAS_MAKS:
                pesan = "Berkas ini lebih dari 64 MiB."
                return b"", [Temuan("S108", berkas, 1, 1, pesan, "Bagi skenario ini menjadi beberapa berkas.")]
            with open(path, "rb") as file:
                isi = file.read(BERKAS_MAKS + 1)
            after = os.stat(path)
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
                break
    except OSError as error:
        reason = "tidak ada" if isinstance(error, FileNotFoundError) else "tidak dapat dibaca"
        saran = "Periksa nama dan folder berkasnya." if reason == "tidak ada" else "Periksa hak akses berkasnya."
        return b"", [Temuan("S101", berkas, 1, 1, f"Berkas ini {reason}.", saran)]
    return isi, []


def _keys(*models: type[Any]) -> tuple[str, ...]:
    hidden = {"sama", "ya_tidak"}
    return tuple(name for m in models for name in m.model_fields if name not in hidden)


@cache
def scenario_keys() -> KunciBagian:
    """Give the keys of each part of a scenario, by the key under which the part stands."""
    return {
        "": _keys(model.Skenario),
        "adegan": _keys(model.Adegan),
        "variabel": _keys(model.Variabel),
        "pilihan": _keys(model.Pilihan),
        "skor": _keys(model.Skor),
        "sisipan": _keys(model.Sisipan),
        "berkas": _keys(model.Berkas),
        "ke": _keys(model.Cabang),
        "akhir": _keys(model.Akhir),
        "mitigasi": _keys(model.Kendali),
        "mengalihkan": _keys(model.Pengalihan),
        "uji": _keys(model.Uji),
    }


def load_scenario(path: Path, berkas: str | None = None) -> Muatan[model.Skenario]:
    """Read a scenario file. `berkas` is the name that findings show."""
    name = str(path) if berkas is None else berkas
    isi, findings = read_bytes(path, name)
    return unread(name, findings) if findings else parse_scenario(name, isi)


def parse_scenario(berkas: str, isi: bytes) -> Muatan[model.Skenario]:
    """Read a scenario from bytes."""
    with without_collector():
        naskah, findings = parse(berkas, isi)
        skenario = None
        if any(t.kode == "S101" for t in findings) and not _is_story(naskah):
            naskah.utuh = False  # what was read of it is no story that could lack a key
        if naskah.utuh:
            findings.extend(check_shape(naskah))
            findings.extend(find_cut_texts(naskah))
            findings.extend(find_bare_tables(naskah))
            try:
                skenario = model.Skenario.model_validate(naskah.data)
            except ValidationError as error:
                findings.extend(translate(error, naskah, scenario_keys()))
    return _finish(naskah, skenario, findings)


def _is_story(naskah: Naskah) -> bool:
    """Tell whether a broken file could still be read as far as its scenes."""
    return isinstance(naskah.data, dict) and "adegan" in naskah.data


def _session_keys() -> KunciBagian:
    return {"": _keys(sesi.Sesi), "bobot": _keys(sesi.BobotDimensi)}


def load_session(path: Path, berkas: str | None = None) -> Muatan[sesi.Sesi]:
    """Read a session file (`format.md` §5)."""
    return _load(path, str(path) if berkas is None else berkas, TypeAdapter(sesi.Sesi), _session_keys())


def parse_session(berkas: str, isi: bytes) -> Muatan[sesi.Sesi]:
    """Read a session from bytes."""
    return _parse(berkas, isi, TypeAdapter(sesi.Sesi), _session_keys())


def _regulation_keys() -> KunciBagian:
    return {"": _keys(acuan.Regulasi), "pasal": _keys(acuan.Pasal)}


def load_regulations(path: Path, berkas: str | None = None) -> Muatan[dict[str, acuan.Regulasi]]:
    """Read the catalogue of regulations (`format.md` §4)."""
    return _load(path, str(path) if berkas is None else berkas, acuan.KATALOG_REGULASI, _regulation_keys())


def parse_regulations(berkas: str, isi: bytes) -> Muatan[dict[str, acuan.Regulasi]]:
    """Read the catalogue of regulations from bytes."""
    return _parse(berkas, isi, acuan.KATALOG_REGULASI, _regulation_keys())


def load_weak_points(path: Path, berkas: str | None = None) -> Muatan[dict[str, acuan.TitikRawan]]:
    """Read the catalogue of weak points (`format.md` §4)."""
    return _load(path, str(path) if berkas is None else berkas, acuan.KATALOG_TITIK, {"": _keys(acuan.TitikRawan)})


def parse_weak_points(berkas: str, isi: bytes) -> Muatan[dict[str, acuan.TitikRawan]]:
    """Read the catalogue of weak points from bytes."""
    return _parse(berkas, isi, acuan.KATALOG_TITIK, {"": _keys(acuan.TitikRawan)})


def parse_panel(berkas: str, isi: bytes) -> Muatan[dict[str, acuan.BagianPanel]]:
    """Read the panel's ratings from bytes."""
    return _parse(berkas, isi, acuan.KATALOG_PANEL, {"": _keys(acuan.Penilaian)})


def load_panel(path: Path, berkas: str | None = None) -> Muatan[dict[str, acuan.BagianPanel]]:
    """Read the panel's ratings (`format.md` §4)."""
    return _load(path, str(path) if berkas is None else berkas, acuan.KATALOG_PANEL, {"": _keys(acuan.Penilaian)})


def unread(berkas: str, findings: Sequence[Temuan]) -> Muatan[Any]:
    """Give what stands for a file that could not be read (`read_bytes`)."""
    return Muatan(Naskah(berkas, ""), None, tuple(findings))


def _load(path: Path, berkas: str, adapter: TypeAdapter[T], keys: KunciBagian) -> Muatan[T]:
    isi, findings = read_bytes(path, berkas)
    return unread(berkas, findings) if findings else _parse(berkas, isi, adapter, keys)


def _parse(berkas: str, isi: bytes, adapter: TypeAdapter[T], keys: KunciBagian) -> Muatan[T]:
    with without_collector():
        naskah, findings = parse(berkas, isi)
        found = None
        if naskah.utuh:
            findings.extend(find_cut_texts(naskah))
            try:
                found = adapter.validate_python(naskah.data)
            except ValidationError as error:
                findings.extend(translate(error, naskah, keys))
    return _finish(naskah, found, findings)


def _finish(naskah: Naskah, isi: T | None, findings: list[Temuan]) -> Muatan[T]:
    """Sort the findings and drop those that an anchor or alias at the same place has caused."""
    decorated = {(t.baris, t.kolom) for t in findings if t.kode == "S106"}
    kept = [t for t in findings if t.kode == "S106" or (t.baris, t.kolom) not in decorated]
    kept.sort(key=lambda t: t.urutan)
    return Muatan(naskah, None if has_error(kept) else isi, tuple(kept))
