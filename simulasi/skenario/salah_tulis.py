"""Syntax errors of YAML in an author's words (S101): what stands there, what to write instead, how to read on.

Where the slip is a known one the complaint carries edits: `tulis` is the text that it prints and that a repair puts in
place, `baca` says the same on as many lines as there were, so that reading goes on and every later place stays true.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.events import ScalarEvent

from simulasi.skenario.aneh import name_odd
from simulasi.skenario.bentuk import TEKS_BEBAS

_KUNCI: Final = re.compile(r"^(?P<awal>\s*(?:- +)*)(?P<kunci>[\w.-]+): +(?P<isi>\S.*?)\s*$")
_MULAI: Final = re.compile(r"^\s*(?:- |-$|[#?:]|[\w.-]+:(?:\s|$))")
"""What a line begins with that is no mere text: a list item, a comment, a key."""
_KEPALA: Final = re.compile(r"^(?P<awal>\s*(?:- +)*)(?P<kunci>[\w.-]+): *[^\s#].*$")
"""A key whose value begins on its line: a text, or the sign that one follows."""
_KOMENTAR: Final = re.compile(r"^(?P<isi>.*?\S)(?P<sisa>\s+#.*)$")
_KUTIP_BERLEBIH: Final = re.compile(r"""^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!'))\s*[^\s#,}\]:]""")
_TANPA_KOMA: Final = re.compile(r"(?<=[^\s,{\[]) +(?=[a-z_]+: )")
_RAPAT: Final = (
    (re.compile(r"^\s*-(?=[\w]+:(?:\s|$))"), "tanda hubung"),
    (re.compile(r"^\s*(?:- +)?[a-z_]+:(?=[A-Za-z\"'\[{])"), "titik dua"),
)
"""A list item's dash and a key's colon with nothing between them and what follows."""
_SPASI_LAIN: Final = re.compile(r"^ *(?:- +)?(?:[a-z_]+:)?[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
_SPASI_ANEH: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_TAK_TAMPAK: Final = re.compile("[\u200b\ufeff]")
_AWAL_KHUSUS: Final = "@`%"
_JAUH: Final = 200
"""So many lines back a forgotten quote or the head of a text is looked for."""


@dataclass(frozen=True, slots=True)
class Tambal:
    """An edit: lines `awal`..`akhir` (from 1) become `tulis` in the file, or `baca`, as many as before, to read on."""

    awal: int
    akhir: int
    tulis: tuple[str, ...]
    baca: tuple[str, ...]

    def apply(self, lines: Sequence[str]) -> list[str]:
        """Give the lines of a text with those to read on with in place."""
        return [*lines[: self.awal - 1], *self.baca, *lines[self.akhir :]]


@dataclass(frozen=True, slots=True)
class SalahTulis:
    """A syntax error: place (from 1), message, hint, and the edits that may mend it, the likeliest first."""

    baris: int
    kolom: int
    pesan: str
    saran: str
    tambal: tuple[Tambal, ...] = ()


def _same(nomor: int, *tulis: str) -> tuple[Tambal, ...]:
    """Give edits of the one line `nomor` (from 1) into any of the lines `tulis`."""
    return tuple(Tambal(nomor, nomor, (line,), (line,)) for line in tulis)


def _block_form(awal: str, kunci: str, isi: str, sisa: str = "") -> list[str]:
    indent = " " * (len(awal) + 2)
    return [f"{awal}{kunci}: >-{sisa}", *(indent + line for line in textwrap.wrap(isi, 72) or [isi])]


def _indent_after(before: Sequence[str], *, is_item: bool) -> int:
    """Give how many blanks a line should begin with, judged by the last line before it that is not blank."""
    line = next((x for x in reversed(before) if x.strip()), "").replace("\t", "  ")
    body = line.lstrip()
    width = len(line) - len(body)
    if body.startswith("- ") and not is_item:
        width += 2
    return width + 2 if body.endswith(":") else width


def _quote(isi: str) -> str:
    return "'" + isi.replace("'", "''") + "'"


def _text_after(lines: Sequence[str], nomor: int, indent: int) -> int:
    """Give how many lines after `nomor` (from 0) go on with its text: deeper than `indent`, and plain."""
    count = 0
    for line in lines[nomor + 1 :]:
        if len(line) - len(line.lstrip()) <= indent or not line.strip() or _MULAI.match(line):
            break
        count += 1
    return count


def _as_block(lines: Sequence[str], nomor: int, match: re.Match[str], isi: str) -> Tambal:
    """Give the edit that writes a key's text (`isi`, and what goes on in the next lines) in the block form."""
    sisa = ""
    if isi[:1] not in "\"'":  # in an open quote a number sign is part of the text
        comment = _KOMENTAR.match(isi)
        isi, sisa = (comment["isi"], comment["sisa"]) if comment else (isi, "")
    more = _text_after(lines, nomor, len(match["awal"])) if not sisa else 0
    whole = " ".join([isi.strip(), *(line.strip() for line in lines[nomor + 1 : nomor + 1 + more])])
    if match["isi"][0] in "\"'" and match["isi"][0] != whole[:1] and whole.endswith(match["isi"][0]):
        whole = whole[:-1].rstrip()
    tulis = _block_form(match["awal"], match["kunci"], whole, sisa)
    quoted = f"{match['awal']}{match['kunci']}: {_quote(whole)}"
    return Tambal(nomor + 1, nomor + 1 + more, tuple(tulis), (quoted, *[""] * more))


def _shown(tambal: Tambal, kata: str = "Tulis teksnya dalam bentuk ini:") -> str:
    return "\n".join((kata, *tambal.tulis))


def _without_outer_quotes(isi: str) -> str:
    """Give a text without the quotes around it, where those inside made it end too early (`'Jum'at pagi'`)."""
    mark = isi[0]
    inside = isi.index(mark, 1)
    after = isi[inside + 1 : inside + 2]
    if isi[inside - 1].isalnum() and after.isalnum():  # an apostrophe in a word
        return isi[1:].removesuffix(mark)
    if len(isi) < 3 or isi[-1] != mark:
        return isi
    return isi[1:-1] if isi[inside - 1].isspace() or isi.count(mark) % 2 else isi


def _about_line(lines: Sequence[str], nomor: int, *, unfinished: bool) -> tuple[str, str, tuple[Tambal, ...]] | None:
    """Explain what line `nomor` (from 0) does wrong, or None where it shows nothing known."""
    line = lines[nomor]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        fixed = " " * _indent_after(lines[:nomor], is_item=line.lstrip().startswith("- ")) + line.lstrip()
        saran = f"Tab tidak dapat dipakai di awal baris. Ganti dengan spasi:\n{fixed}"
        return "Baris ini menjorok dengan tab.", saran, _same(nomor + 1, fixed)
    match = _KUNCI.match(line)
    if match is None:
        return None
    isi = match["isi"]
    if isi[0] in "\"'":
        if _KUTIP_BERLEBIH.match(isi):
            edit = _as_block(lines, nomor, match, _without_outer_quotes(isi))
            pesan = "Teks ini dimulai dengan tanda kutip, tetapi masih berlanjut sesudah kutip penutup."
            return pesan, _shown(edit), (edit,)
        if unfinished and isi.count(isi[0]) % 2:
            edit = _as_block(lines, nomor, match, isi[1:])
            kata = "Tutup kutipnya, atau tulis teksnya tanpa kutip dalam bentuk ini:"
            return f"Tanda kutip {isi[0]} yang dibuka di sini tidak pernah ditutup.", _shown(edit, kata), (edit,)
        return None
    if isi[0] in _AWAL_KHUSUS:
        edit = _as_block(lines, nomor, match, isi)
        return f"Teks tidak boleh dimulai dengan {isi[0]} tanpa tanda kutip.", _shown(edit), (edit,)
    if isi[0] not in "|>{[" and (": " in isi or isi.endswith(":")):
        edit = _as_block(lines, nomor, match, isi)
        return "Titik dua di dalam teks dibaca sebagai kunci baru.", _shown(edit), (edit,)
    if isi[0] == "|" and isi.count("|") > 2:
        head, indent = f"{match['awal']}{match['kunci']}:", " " * (len(match["awal"]) + 2)
        quoted = f"{head} {_quote(isi)}"
        edit = Tambal(nomor + 1, nomor + 1, (f"{head} |", indent + isi), (quoted,))
        pesan = "Sebuah tabel tidak dapat dimulai di baris kuncinya."
        return pesan, _shown(edit, "Tulis tabelnya mulai baris berikutnya:"), (edit,)
    return None


def _late_quote(spot: int, teks: str, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of a quote forgotten lines ago that found its partner only where the text broke off, on line `spot`."""
    start: Any = None
    end: Any = None
    try:
        events: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(teks)
        while events.check_event():
            event = events.get_event()
            is_quoted = isinstance(event, ScalarEvent) and event.style in ("'", '"')
            start, end = (event.start_mark, event.end_mark) if is_quoted else (None, None)
    except yaml.YAMLError:
        pass
    if start is None or not start.line < end.line == spot:
        return None
    baris, kolom = int(start.line), int(start.column)
    match = _KUNCI.match(lines[baris])
    saran, edits = "Tutup kutipnya di akhir teks itu.", tuple[Tambal, ...]()
    if match is not None and match["isi"][0] in "\"'":
        edit = _as_block(lines, baris, match, match["isi"][1:])
        saran, edits = _shown(edit, "Tutup kutipnya, atau tulis teksnya tanpa kutip dalam bentuk ini:"), (edit,)
    pesan = f"Tanda kutip {lines[baris][kolom]} yang dibuka di sini baru bertemu pasangannya di baris {spot + 1}."
    return SalahTulis(baris + 1, kolom + 1, pesan, saran, edits)


def _odd_blank(spot: int, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of a blank that looks like one but is none to YAML, as word processors and web pages leave them."""
    for number in range(min(spot, len(lines) - 1), max(spot - 3, -1), -1):
        match = _SPASI_LAIN.match(lines[number])
        if match is not None:
            pesan = f"Di sini ada {name_odd(match[0][-1])}, yang biasanya terbawa dari Word atau halaman web."
            begin = len(lines[number]) - len(lines[number].lstrip(" " + match[0][-1]))
            head = max(begin, match.end())
            fixed = _TAK_TAMPAK.sub("", _SPASI_ANEH.sub(" ", lines[number][:head])) + lines[number][head:]
            saran = "Hapus, lalu ketik spasi biasa."
            return SalahTulis(number + 1, match.end(), pesan, saran, _same(number + 1, fixed))
    return None


def _open_bracket(start: yaml.Mark | None, spot: yaml.Mark, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of a bracket that is not closed on its line, or of entries in it without a comma between them."""
    if (
        start is None
        or start.line >= len(lines)
        or lines[start.line][start.column : start.column + 1] not in ("{", "[")
    ):
        return None
    line = lines[start.line]
    mark = line[start.column]
    close = "}" if mark == "{" else "]"
    inside = line[start.column :]
    if spot.line == start.line:
        fixed = line[: start.column] + _TANPA_KOMA.sub(", ", inside)
        edits = _same(start.line + 1, fixed) if fixed != line else ()
        saran = "Pisahkan setiap isian dengan koma, dan tutup kurungnya."
        if edits:
            saran = f"Pisahkan setiap isian dengan koma. Tulis `{fixed.strip()}`."
        return SalahTulis(spot.line + 1, spot.column + 1, f"Isi kurung {mark} ini terputus di sini.", saran, edits)
    pesan, saran = f"Kurung {mark} yang dibuka di sini belum ditutup.", f"Tutup dengan {close} di akhir isinya."
    edits = ()
    if inside.count(mark) == inside.count(close) + 1 and not inside.rstrip().endswith(","):
        comment = _KOMENTAR.match(line)
        body, sisa = (comment["isi"], comment["sisa"]) if comment else (line.rstrip(), "")
        edits = _same(start.line + 1, body + close + sisa)
        saran = f"Tutup dengan {close} di akhir isinya. Tulis `{(body + close).strip()}`."
    return SalahTulis(start.line + 1, start.column + 1, pesan, saran, edits)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _fallen_out(spot: int, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of lines that belong to the text of a key above and are not indented like it; it breaks lines later."""
    near = range(min(spot, len(lines) - 1), max(spot - 4, -1), -1)
    last = next((n for n in near if lines[n].strip() and not _MULAI.match(lines[n])), None)
    if last is None:
        return None
    above = last
    while above > max(last - _JAUH, 0) and not _MULAI.match(lines[above]):
        above -= 1
    head = _KEPALA.match(lines[above])
    if head is None or head["kunci"] not in TEKS_BEBAS:
        return None
    outer = len(head["awal"])
    body = [n for n in range(above + 1, last + 1) if lines[n].strip()]
    fallen = [n for n in body if _indent(lines[n]) <= outer]
    if not fallen:
        return None
    inner = max(outer + 2, *(_indent(lines[n]) for n in body))
    first, end = fallen[0], fallen[-1]
    fixed = tuple(" " * inner + lines[n].strip() if n in fallen else lines[n] for n in range(first, end + 1))
    pesan = f"Baris ini tampaknya bagian dari teks `{head['kunci']}` di baris {above + 1}, tetapi jorokannya kurang."
    saran = "\n".join(("Jorokkan seperti baris teks lainnya:", *fixed))
    return SalahTulis(first + 1, _indent(lines[first]) + 1, pesan, saran, (Tambal(first + 1, end + 1, fixed, fixed),))


def _squeezed(spot: int, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of a dash or colon without the blank that must follow it."""
    for number in (spot, spot - 1):
        for pattern, what in _RAPAT:
            match = pattern.match(lines[number]) if number >= 0 else None
            if match is not None:
                rest = lines[number][match.end() :]
                fixed = f"{match.group()} {rest}"
                saran = f"Tulis `{match.group().strip()} {rest.strip()}`."
                pesan = f"Sesudah {what} harus ada spasi."
                return SalahTulis(number + 1, match.end() + 1, pesan, saran, _same(number + 1, fixed))
    return None


def describe_syntax_error(error: yaml.YAMLError, teks: str) -> SalahTulis:
    """Describe a parser's error about a text."""
    lines = teks.replace("\r\n", "\n").split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return SalahTulis(1, 1, "Berkas ini bukan YAML yang utuh.", "Periksa apakah berkas tersimpan lengkap.")
    spot = error.problem_mark
    late = _late_quote(spot.line, teks, lines) if spot.line < len(lines) else None
    if late is not None:
        return late
    odd = _odd_blank(spot.line, lines)
    if odd is not None:
        return odd
    start = error.context_mark
    for mark, unfinished in ((start, True), (spot, False)):
        if mark is None or mark.line >= len(lines):
            continue
        about = _about_line(lines, mark.line, unfinished=unfinished)
        if about is not None:
            line = lines[mark.line]
            column = len(line) - len(line.lstrip()) if "\t" not in line[: mark.column + 1] else line.index("\t")
            return SalahTulis(mark.line + 1, (mark.column if mark.column > column else column) + 1, *about)
    previous = min(spot.line, len(lines) - 1)
    found = _open_bracket(start, spot, lines)
    found = found or _quote_above(previous, lines) or _squeezed(previous, lines) or _fallen_out(previous, lines)
    if found is not None:
        return found
    return SalahTulis(
        previous + 1,
        (spot.column if spot.line < len(lines) else 0) + 1,
        "Susunan YAML terputus di sini.",
        "Periksa jorokan baris ini dan baris sebelumnya: isi satu bagian sejajar, setiap kunci ditulis "
        "`kunci: isi`, setiap butir daftar diawali `- `.",
    )


def _quote_above(previous: int, lines: Sequence[str]) -> SalahTulis | None:
    """Tell of what a line shortly above does wrong, or of a quote forgotten further up."""
    for number in range(previous, max(previous - 60, -1), -1):
        about = _about_line(lines, number, unfinished=True)
        if about is not None and (number > previous - 3 or "kutip" in about[0]):
            line = lines[number]
            return SalahTulis(number + 1, len(line) - len(line.lstrip()) + 1, *about)
    return None
