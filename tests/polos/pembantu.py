"""Plays plain text on two strings, and judges whether what was said can be read aloud."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.permainan.mesin import moves, start, step
from simulasi.polos import Polos
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.sesi import BEBAS, Sesi

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "tests" / "data" / "contoh" / "hps-titipan.yaml"
TERURUT = BEBAS.model_copy(update={"acak_pilihan": False})
"""Free play with options in the order of the file, for scripts of answers that cannot read what was shown."""
TANYA = "(? bantuan):"
LEBAR = 80
_ASCII = frozenset("$+<=>^`|~")
"""What a scenario's author may type; none of it is the program's own."""


@dataclass
class Ruang:
    """A class in a folder: the worked example and the first shipped scenario."""

    folder: Path
    jurnal: Jurnal

    @property
    def contoh(self) -> Path:
        return self.folder / "pustaka" / "pengadaan" / "hps-titipan.yaml"

    def kelas(self, sesi: Sesi = TERURUT) -> Kelas:
        return Kelas(Pustaka((self.folder / "pustaka",)), self.jurnal, sesi)

    def change(self, **ganti: str) -> None:
        """Rewrite the worked example; the names of the arguments do not matter."""
        text = self.contoh.read_text(encoding="utf-8")
        for pair in ganti.values():
            old, new = pair.split(" => ")
            assert old in text, old
            text = text.replace(old, new, 1)
        self.contoh.write_text(text, encoding="utf-8")


def session(**isi: object) -> Sesi:
    base = {"format": "1", "id": "kelas-pagi", "judul": "Kelas pagi", "skenario": ("hps-titipan",)}
    base |= {"acak_pilihan": False}
    return Sesi.model_construct(**{**base, **isi})


def play(kelas: Kelas, masuk: str, skenario: str = "hps-titipan", sandi: str | None = "Komodo-27") -> tuple[int, str]:
    """Play one scenario with these lines; give the exit code and everything that was said, which must read well."""
    out = io.StringIO()
    code = Polos(kelas, io.StringIO(masuk), out).play(skenario, sandi=sandi)
    assert_reads_well(out.getvalue())
    return code, out.getvalue()


def browse(kelas: Kelas, masuk: str) -> tuple[int, str]:
    """Play from the library with these lines."""
    out = io.StringIO()
    code = Polos(kelas, io.StringIO(masuk), out).browse()
    assert_reads_well(out.getvalue())
    return code, out.getvalue()


def decide(*nomor: int) -> str:
    """Give the lines that mark and decide these choices in turn."""
    return "".join(f"{n}\n\n" for n in nomor)


def road(kelas: Kelas, skenario: str, *pilihan: str) -> str:
    """Give the lines that play these choices (ids) from the start, wherever they stand in their scenes."""
    program = kelas.open(skenario).program
    here, lines = start(program), ""
    for name in pilihan:
        offered = [p.id for p in moves(program, here)]
        lines += "\n" if len(offered) == 1 else decide(offered.index(name) + 1)
        here = step(program, here, name, here.langkah)
    return lines


def flat(text: str) -> str:
    return " ".join(text.split())


def is_spoken(character: str) -> bool:
    """Tell whether a character is a letter, a digit, punctuation, a blank, or one of few signs of ASCII."""
    return character == " " or character in _ASCII or unicodedata.category(character)[0] in "LMNP"


def assert_reads_well(text: str) -> None:
    """Judge a transcript: short lines of spoken characters, and every page says first where one is."""
    for line in text.split("\n"):
        assert len(line) <= LEBAR, line
        assert all(map(is_spoken, line)), ascii(line)
    for said in text.split(TANYA):
        lines = [line for line in said.strip().split("\n") if line.strip()]
        first = next((i for i, line in enumerate(lines) if line.startswith("Bagian: ")), None)
        if len(lines) > 8:  # more than how the last answer went
            assert first is not None, said
            assert first <= 16, said
