"""The conversation on two streams: asking, saying, and the commands that work everywhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TextIO

from simulasi.catatan import JurnalHilang
from simulasi.dasar.galat import Galat
from simulasi.polos import teks
from simulasi.polos.markah import item, section, sentence, wrap

_PANJANG_MAKS: Final = 2000
_TANYA: Final = ("?", "bantuan")
_ULANG: Final = ("u", "ulangi")
_BERANDA: Final = ("m", "beranda")
_KELUAR: Final = ("k", "keluar")


class Keluar(Exception):
    """The person leaves the program."""


class Pulang(Exception):
    """The person goes back to the library."""


class MasukanHabis(Exception):
    """The input has ended."""


@dataclass(frozen=True, slots=True)
class Perintah:
    """A command of one place: the words for it, what help says, what it does (None: its place reads the answer)."""

    kata: tuple[str, ...]
    bantuan: str
    jalan: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the person is: the name, what `u` reads again, the commands of this place."""

    nama: str
    baca: Callable[[], Iterable[str]]
    perintah: tuple[Perintah, ...] = ()


def where(nama: str) -> list[str]:
    """Give the heading of a page: where one is, before anything else."""
    return wrap(sentence(teks.BAGIAN.format(nama=nama)))


def hint(bantuan: str) -> Perintah:
    """Give an entry of the help for an answer that its place reads."""
    return Perintah((), bantuan)


def number(answer: str, most: int) -> int | None:
    """Give an answer as a number 1 to `most`, None for anything else."""
    return int(answer) if re.fullmatch(r"[0-9]{1,4}", answer) and 1 <= int(answer) <= most else None


class Percakapan:
    """Asks and says. `beranda` is whether there is a library to go back to."""

    def __init__(self, masuk: TextIO | None, keluar: TextIO | None) -> None:
        self._in: TextIO = masuk if masuk is not None else sys.stdin
        self._out: TextIO = keluar if keluar is not None else sys.stdout
        self.beranda: bool = False
        self.habis: bool = False
        """Whether the input has ended: nothing can be asked any more."""

    def say(self, lines: Iterable[str]) -> None:
        """Say lines."""
        self._out.write("\n".join(lines) + "\n")
        self._out.flush()

    def tell(self, *kalimat: str) -> None:
        """Say sentences, each wrapped on lines of its own."""
        self.say(line for one in kalimat for line in wrap(one))

    def refuse(self, galat: Galat) -> None:
        """Say why something was refused. Raises `JurnalHilang` again: nothing can go on without a journal."""
        if isinstance(galat, JurnalHilang):
            raise galat
        self.tell(*galat.pesan.splitlines())

    def open(self, tempat: Tempat) -> None:
        """Read a page: an empty line, where one is, what it holds."""
        self.say(["", *where(tempat.nama), *tempat.baca(), ""])

    def ask(self, pertanyaan: str, tempat: Tempat) -> str:
        """Ask until the answer is none of the commands that work everywhere; give it without outer blanks.

        Raises `Keluar`, `Pulang` and `MasukanHabis`.
        """
        while True:
            answer = self._read(teks.TANYA.format(isi=pertanyaan))
            word = " ".join(answer.casefold().split())
            own = next((p for p in tempat.perintah if word in p.kata and p.jalan is not None), None)
            if own is not None and own.jalan is not None:
                own.jalan()
                self.tell(teks.KEMBALI_KE.format(nama=tempat.nama))
            elif word in _TANYA:
                self.say(self._help(tempat))
            elif word in _ULANG:
                self.open(tempat)
            elif word in _KELUAR:
                raise Keluar
            elif word in _BERANDA and self.beranda:
                raise Pulang
            else:
                return answer

    def ask_number(self, pertanyaan: str, tempat: Tempat, most: int) -> int:
        """Ask until the answer is a number 1 to `most`."""
        while True:
            found = number(self.ask(pertanyaan, tempat), most)
            if found is not None:
                return found
            self.tell(teks.NOMOR_SAJA.format(n=most))

    def _help(self, tempat: Tempat) -> Iterable[str]:
        everywhere = [teks.BANTUAN_TANYA, teks.BANTUAN_ULANG]
        if self.beranda:
            everywhere.append(teks.BANTUAN_BERANDA)
        everywhere.append(teks.BANTUAN_KELUAR)
        here = [line for p in tempat.perintah for line in item(p.bantuan)]
        yield ""
        yield from where(f"{teks.BANTUAN}, {tempat.nama}")
        yield from wrap(teks.BANTUAN_CARA)
        yield from section(teks.BANTUAN_SINI, here)
        yield from section(teks.BANTUAN_UMUM, [line for one in everywhere for line in item(one)])
        yield ""

    def _read(self, prompt: str) -> str:
        if self.habis:
            raise MasukanHabis
        self._out.write("\n".join(wrap(f"{prompt}:")) + " ")
        self._out.flush()
        try:
            line = self._in.readline(_PANJANG_MAKS)
        except OSError:  # a folder, or a terminal that is gone: nobody answers any more
            line = ""
        if not line:
            self.habis = True
            self._out.write("\n")
            raise MasukanHabis
        if not line.endswith("\n"):
            while (rest := self._in.readline(_PANJANG_MAKS)) and not rest.endswith("\n"):
                pass
        if not self._in.isatty():
            self._out.write("\n")
        return line.strip()
