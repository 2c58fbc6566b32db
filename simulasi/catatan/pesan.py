"""Messages about the journal file, made from what SQLite and the operating system report."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from simulasi.catatan.galat import JurnalRusak, JurnalTidakBisaDitulis
from simulasi.dasar.galat import Galat

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
"""Primary result codes of a journal that another process holds for the moment."""

_ELSEWHERE = "Atau pilih folder lain dengan --hasil FOLDER."

_NOT_WRITABLE = {
    sqlite3.SQLITE_FULL: "penyimpanan penuh. Kosongkan ruang penyimpanan, lalu coba lagi.",
    sqlite3.SQLITE_READONLY: "berkas atau foldernya hanya bisa dibaca. Mintalah izin tulis, lalu coba lagi.",
    sqlite3.SQLITE_PERM: "izin tulis tidak ada. Mintalah izin tulis, lalu coba lagi.",
    sqlite3.SQLITE_AUTH: "izin tulis tidak ada. Mintalah izin tulis, lalu coba lagi.",
    sqlite3.SQLITE_CANTOPEN: "berkasnya tidak bisa dibuka. Periksa izin foldernya, lalu coba lagi.",
    sqlite3.SQLITE_IOERR: "penyimpanan melaporkan kesalahan. Periksa sambungannya, lalu coba lagi.",
} | dict.fromkeys(BUSY, "jurnal sedang dipakai proses lain. Tunggu sebentar, lalu coba lagi.")


def shown(path: Path) -> str:
    """Return the path in quotes for a message; characters that a terminal would act upon are escaped."""
    text = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(path))
    return f'"{text}"'


def result_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, or None for an error that Python's module raised itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def from_sqlite(error: sqlite3.Error, path: Path) -> Galat:
    """Return the refusal that says in Indonesian what SQLite said in English."""
    code = result_code(error)
    if code in _NOT_WRITABLE:
        return not_writable(path, _NOT_WRITABLE[code])
    if isinstance(error, sqlite3.ProgrammingError):
        return JurnalTidakBisaDitulis(f"Jurnal {shown(path)} sudah ditutup. Bukalah simulasi kembali.")
    return damaged(path)


def from_system(error: OSError | ValueError, path: Path) -> JurnalTidakBisaDitulis:
    """Return the refusal for a folder or file that the operating system would not give."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return not_writable(path, "di jalur itu ada berkas, bukan folder. Pindahkan berkas itu.")
    if isinstance(error, PermissionError):
        return not_writable(path, "izinnya tidak ada. Mintalah izin baca dan tulis, lalu coba lagi.")
    return not_writable(path, "folder atau berkasnya tidak bisa dibuka. Periksa jalurnya, lalu coba lagi.")


def not_writable(path: Path, reason: str) -> JurnalTidakBisaDitulis:
    """Return the refusal with `reason`: a clause, a full stop, and what to do."""
    return JurnalTidakBisaDitulis(f"Jurnal {shown(path)} tidak bisa ditulis: {reason} {_ELSEWHERE}")


def damaged(path: Path) -> JurnalRusak:
    """Return the refusal of a file that cannot be understood."""
    return JurnalRusak(
        f"Berkas {shown(path)} rusak atau bukan jurnal simulasi, sehingga tidak dipakai. Selamatkan isinya dengan: "
        f"simulasi pulihkan --hasil {shown(path.parent)} (berkas aslinya disimpan). Bila tidak ada yang terselamatkan: "
        "Sisihkan berkas itu (ganti namanya, jangan dihapus), lalu jalankan lagi; simulasi akan membuat jurnal baru."
    )
