"""The characters of a file: UTF-8, and none that could act on a terminal or hide text (`format.md` §2)."""

from __future__ import annotations

import codecs
from typing import Final

from simulasi.dasar.aksara import GANTI, TERLARANG, name_character
from simulasi.skenario.temuan import Temuan

BERKAS_MAKS: Final = 64 * 1024 * 1024
"""Largest file that is read, in bytes."""

_C0: Final = bytes(set(range(0x20)) - {0x09, 0x0A}) + b"\x7f"
_TEMUAN_MAKS: Final = 50


def decode(berkas: str, isi: bytes) -> tuple[str, list[Temuan]]:
    """Decode a file, a byte-order mark dropped; a file that is not UTF-8 gives S109 and empty text."""
    isi = isi.removeprefix(codecs.BOM_UTF8)
    try:
        return isi.decode("utf-8"), []
    except UnicodeDecodeError as error:
        start = error.start
        good = isi[:start].decode("utf-8")
    baris = good.count("\n") + 1
    kolom = len(good) - (good.rfind("\n") + 1) + 1
    if isi.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        pesan = "Berkas ini disimpan sebagai UTF-16, bukan UTF-8."
    else:
        pesan = f"Bita 0x{isi[start]:02X} di sini bukan UTF-8; mulai dari sini berkas tidak terbaca."
    saran = 'Simpan ulang berkas dengan penyandian UTF-8 (di Notepad: "Simpan sebagai", lalu pilih UTF-8).'
    kutipan = good.rsplit("\n", 1)[-1]
    return "", [Temuan("S109", berkas, baris, kolom, pesan, saran, kutipan)]


def scan_characters(berkas: str, isi: bytes, teks: str) -> tuple[str, list[Temuan]]:
    """Find forbidden characters (S107); each is replaced by a space so that reading can go on in place."""
    if isi.isascii() and len(isi.translate(None, _C0)) == len(isi):
        return teks, []
    if TERLARANG.search(teks) is None:
        return teks, []
    findings: list[Temuan] = []
    for number, line in enumerate(teks.split("\n"), start=1):
        for match in TERLARANG.finditer(line + "\n"):
            if len(findings) < _TEMUAN_MAKS:
                shown = TERLARANG.sub(GANTI, line.removesuffix("\r"))
                findings.append(
                    Temuan(
                        "S107",
                        berkas,
                        number,
                        match.start() + 1,
                        f"Di sini ada {name_character(match[0])} yang tidak tampak di layar.",
                        "Hapus karakter itu; ketik ulang bagian ini bila ia ikut tersalin dari tempat lain.",
                        shown,
                    )
                )
    return TERLARANG.sub(" ", teks), findings


def scan_scalar(teks: str) -> str | None:
    r"""Name the first forbidden character of a value, such as one written as the escape `"\u202e"`."""
    match = TERLARANG.search(teks)
    return name_character(match[0]) if match else None
