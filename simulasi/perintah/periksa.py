"""`simulasi periksa`: findings for files, folders or the whole library; with `--perbaiki` safe repairs too."""

from __future__ import annotations

import argparse
import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from simulasi.dasar.aksara import visible
from simulasi.dasar.galat import Galat
from simulasi.ekspor.tujuan import write_target
from simulasi.periksa.laporan import render, summarise
from simulasi.periksa.perbaikan import HasilPerbaikan, repair_file, replace_all, show_change
from simulasi.periksa.sasaran import Pemeriksa, Sasaran
from simulasi.perintah.aliran import KE_AWAL
from simulasi.perintah.bahan import library, locate
from simulasi.skenario.muat import read_bytes
from simulasi.skenario.pustaka import AKHIRAN_SESI
from simulasi.skenario.temuan import Temuan

_YA: Final = ("y", "ya")
_TUNGGU: Final = 0.2
"""Seconds without a sign of life before progress is shown."""


def run(args: argparse.Namespace) -> int:
    """Check, print, and give 1 where an error (or, with `--ketat`, anything) was found."""
    pustaka = library(args)
    pemeriksa = Pemeriksa(pustaka, day(args.tanggal))
    paths = [Path(p) if Path(p).is_dir() else locate(pustaka, p) for p in args.jalur]
    if not paths:  # a class's session files lie beside its library, not in it
        paths = [pustaka.folder[0], *sorted(Path().glob(f"*{AKHIRAN_SESI}"))]
    targets = [t for path in paths for t in pemeriksa.targets(path)]
    findings: list[Temuan] = []
    out = sys.stdout if args.format == "teks" else sys.stderr
    repairs = _Tukang(pemeriksa, out, tanya=not args.ya) if args.perbaiki else None
    for sasaran in _with_progress(targets):
        isi, found = sasaran.examine()
        findings.extend(found if repairs is None else repairs.repair(sasaran, isi, found))
    text = render(findings, args.format)
    if text:
        print(text)  # noqa: T201 - data of this command
    if repairs is not None:
        print(repairs.summary(), file=sys.stderr)  # noqa: T201 - narration
    print(("\n" if findings else "") + summarise(findings, len(targets)), file=sys.stderr)  # noqa: T201
    if findings:
        print(f"Penjelasan sebuah kode: simulasi jelaskan {findings[0].kode}", file=sys.stderr)  # noqa: T201
    for note in pemeriksa.catatan:
        print(visible(f"Catatan: {note}"), file=sys.stderr)  # noqa: T201
    worst = findings if args.ketat else [t for t in findings if t.tingkat == "galat"]
    return 1 if worst else 0


def day(text: str | None) -> date:
    """Give the day of `--tanggal`, today where it is left out; raises `Galat` for a day that no month has."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        error = Galat(f"Tanggal {text} tidak ada di kalender. Periksa bulan dan harinya.")
        error.kode_keluar = 2
        raise error from None


def _with_progress(targets: list[Sasaran]) -> Iterator[Sasaran]:
    """Go through the files; where that takes a while and somebody looks on, tell how far it is."""
    begin = last = time.monotonic()
    shown = False
    for i, sasaran in enumerate(targets):
        now = time.monotonic()
        if now - begin > _TUNGGU and now - last > _TUNGGU / 2 and sys.stderr.isatty():
            last, shown = now, True
            sys.stderr.write(KE_AWAL)
            print(f"Memeriksa {i + 1} dari {len(targets)} berkas …", end="", file=sys.stderr, flush=True)  # noqa: T201
        yield sasaran
    if shown:
        sys.stderr.write(KE_AWAL)
        sys.stderr.flush()


class _Tukang:
    """Repairs files one by one and keeps count."""

    def __init__(self, pemeriksa: Pemeriksa, keluaran: TextIO, *, tanya: bool) -> None:
        self._pemeriksa: Pemeriksa = pemeriksa
        self._keluaran: TextIO = keluaran
        self._tanya: bool = tanya
        self._ditunda: int = 0
        self._berkas: int = 0
        self._temuan: int = 0
        self._tertahan: int = 0

    def repair(self, sasaran: Sasaran, isi: bytes, findings: list[Temuan]) -> list[Temuan]:
        """Repair a file where that is safe and allowed; give the findings that it has then."""
        hasil = repair_file(isi, findings, sasaran.check)
        self._tell_held(sasaran, isi, hasil)
        if hasil.isi == isi:
            return findings
        self._say(show_change(sasaran.berkas, isi, hasil.isi) + "\n")
        if self._tanya and not self._asked(sasaran):
            return findings
        refusal = _refuse(sasaran, isi)
        if refusal:
            self._say(refusal + "\n")
            return findings
        try:
            write_target(sasaran.path, hasil.isi, timpa=True)
        except Galat as error:  # the other files must not wait for this one
            self._say(error.pesan + "\n")
            return findings
        self._pemeriksa.forget(sasaran.path)
        self._berkas += 1
        gone = Counter((t.kode, t.pesan) for t in findings) - Counter((t.kode, t.pesan) for t in hasil.temuan)
        self._temuan += gone.total()
        return hasil.temuan

    def _asked(self, sasaran: Sasaran) -> bool:
        """Ask whether the change just shown is to be written; where nobody can answer it is not."""
        if sys.stdin.isatty():
            print(visible(f"Tulis perubahan ini ke {sasaran.berkas}? [y/t] "), end="", file=sys.stderr, flush=True)  # noqa: T201
            if sys.stdin.readline().strip().lower() in _YA:
                return True
        self._ditunda += 1
        return False

    def _tell_held(self, sasaran: Sasaran, isi: bytes, hasil: HasilPerbaikan) -> None:
        for t, after in hasil.tertahan:
            change = show_change(sasaran.berkas, isi, replace_all(isi, [t]))
            if not change or t.ganti is None:
                continue
            self._tertahan += 1
            reason = f"tampak {len(after)} temuan lain ({_codes(after)})" if after else "temuannya tidak berkurang"
            self._say(
                f"Usul untuk {sasaran.berkas}:{t.baris}, belum ditulis karena sesudahnya {reason}. "
                f"Bila benar, ubah sendiri `{t.ganti[0]}` menjadi `{t.ganti[1]}`:\n{change}\n"
            )

    def _say(self, text: str) -> None:
        print(visible(text), file=self._keluaran)

    def summary(self) -> str:
        """Tell in a sentence what was repaired."""
        held = f" {self._tertahan} usul belum ditulis." if self._tertahan else ""
        if self._ditunda:
            held += f" {self._ditunda} berkas tidak ditulis"
            held += "." if sys.stdin.isatty() else "; tambahkan --ya untuk menulis perubahan di atas."
        if not self._berkas:
            return "Tidak ada yang diperbaiki." + held
        return f"{self._berkas} berkas diperbaiki, {self._temuan} temuan hilang." + held


def _codes(findings: Iterable[Temuan]) -> str:
    return ", ".join(dict.fromkeys(t.kode for t in findings))


def _refuse(sasaran: Sasaran, isi: bytes) -> str:
    """Say why a file must not be written to, or ""."""
    if read_bytes(sasaran.path, sasaran.berkas)[0] != isi:
        return f"Berkas {sasaran.berkas} berubah sementara diperiksa, jadi tidak ditulis. Jalankan lagi."
    try:
        locked = not os.stat(sasaran.path).st_mode & stat.S_IWUSR or not os.access(sasaran.path, os.W_OK)
    except OSError:
        locked = True
    if locked:
        return (
            f"Berkas {sasaran.berkas} hanya dapat dibaca, jadi tidak ditulis. Ubah hak aksesnya, lalu jalankan "
            "`simulasi periksa --perbaiki` lagi."
        )
    return ""
