"""Syntax errors of YAML in an author's words (S101): what stands there, and the form to write instead."""

from __future__ import annotations

import re
import textwrap
from typing import Any, Final

import yaml
from yaml.events import ScalarEvent

_KUNCI: Final = re.compile(r"^(?P<awal>\s*(?:- +)*)(?P<kunci>[\w.-]+): +(?P<isi>\S.*?)\s*$")
_KUTIP_BERLEBIH: Final = re.compile(r"""^(["'])(?:(?!\1).)*\1\s*[^\s#,}\]:]""")
_RAPAT: Final = (
    (re.compile(r"^\s*-(?=[\w]+:(?:\s|$))"), "tanda hubung"),
    (re.compile(r"^\s*(?:- +)?[a-z_]+:(?=[A-Za-z\"'\[{])"), "titik dua"),
)
"""A list item's dash and a key's colon with nothing between them and what follows."""
_SPASI_LAIN: Final = re.compile(r"^ *(?:- +)?(?:[a-z_]+:)?[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
_AWAL_KHUSUS: Final = "@`%"


def _block_form(match: re.Match[str], isi: str) -> str:
    indent = " " * (len(match["awal"]) + 2)
    body = textwrap.indent("\n".join(textwrap.wrap(isi, 72) or [isi]), indent)
    return f"{match['awal']}{match['kunci']}: >-\n{body}"


def _paste(match: re.Match[str]) -> str:
    return "Tulis teksnya dalam bentuk ini:\n" + _block_form(match, match["isi"])


def _about_line(line: str, *, unfinished: bool) -> tuple[str, str] | None:
    """Explain what one line does wrong, or None where it shows nothing known."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return "Baris ini menjorok dengan tab.", "Ganti setiap tab di awal baris dengan dua spasi."
    match = _KUNCI.match(line)
    if match is None:
        return None
    isi = match["isi"]
    if isi[0] in "\"'":
        if _KUTIP_BERLEBIH.match(isi):
            return "Teks ini dimulai dengan tanda kutip, tetapi masih berlanjut sesudah kutip penutup.", _paste(match)
        if unfinished and isi.count(isi[0]) % 2:
            return f"Tanda kutip {isi[0]} yang dibuka di sini tidak pernah ditutup.", (
                "Tutup kutipnya, atau tulis teksnya tanpa kutip dalam bentuk ini:\n" + _block_form(match, isi[1:])
            )
        return None
    if isi[0] in _AWAL_KHUSUS:
        return f"Teks tidak boleh dimulai dengan {isi[0]} tanpa tanda kutip.", _paste(match)
    if isi[0] not in "|>{[" and (": " in isi or isi.endswith(":")):
        return "Titik dua di dalam teks dibaca sebagai kunci baru.", _paste(match)
    return None


def _late_quote(spot: int, teks: str, lines: list[str]) -> tuple[int, int, str, str] | None:
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
    saran = "Tutup kutipnya di akhir teks itu."
    if match is not None and match["isi"][0] in "\"'":
        form = _block_form(match, match["isi"][1:])
        saran = f"Tutup kutipnya, atau tulis teksnya tanpa kutip dalam bentuk ini:\n{form}"
    pesan = f"Tanda kutip {lines[baris][kolom]} yang dibuka di sini baru bertemu pasangannya di baris {spot + 1}."
    return baris + 1, kolom + 1, pesan, saran


def _odd_blank(spot: int, lines: list[str]) -> tuple[int, int, str, str] | None:
    """Tell of a blank that looks like one but is none to YAML, as word processors and web pages leave them."""
    for number in range(min(spot, len(lines) - 1), max(spot - 3, -1), -1):
        match = _SPASI_LAIN.match(lines[number])
        if match is not None:
            pesan = "Di sini ada spasi khusus, yang biasanya terbawa dari Word atau halaman web."
            return number + 1, match.end(), pesan, "Hapus, lalu ketik spasi biasa."
    return None


def _open_bracket(start: yaml.Mark | None, spot: yaml.Mark, lines: list[str]) -> tuple[int, int, str, str] | None:
    """Tell of a bracket that is not closed on its line, or of entries in it without a comma between them."""
    if (
        start is None
        or start.line >= len(lines)
        or lines[start.line][start.column : start.column + 1] not in ("{", "[")
    ):
        return None
    mark = lines[start.line][start.column]
    if spot.line == start.line:
        pesan = f"Isi kurung {mark} ini terputus di sini."
        return spot.line + 1, spot.column + 1, pesan, "Pisahkan setiap isian dengan koma, dan tutup kurungnya."
    close = "}" if mark == "{" else "]"
    pesan = f"Kurung {mark} yang dibuka di sini belum ditutup."
    return start.line + 1, start.column + 1, pesan, f"Tutup dengan {close} di akhir isinya."


def describe_syntax_error(error: yaml.YAMLError, teks: str) -> tuple[int, int, str, str]:
    """Give line, column (from 1), message and hint for a parser's error."""
    lines = teks.replace("\r\n", "\n").split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 1, 1, "Berkas ini bukan YAML yang utuh.", "Periksa apakah berkas tersimpan lengkap."
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
        about = _about_line(lines[mark.line], unfinished=unfinished)
        if about is not None:
            line = lines[mark.line]
            column = len(line) - len(line.lstrip()) if "\t" not in line[: mark.column + 1] else line.index("\t")
            return mark.line + 1, (mark.column if mark.column > column else column) + 1, *about
    bracket = _open_bracket(start, spot, lines)
    if bracket is not None:
        return bracket
    previous = min(spot.line, len(lines) - 1)
    for number in range(previous, max(previous - 60, -1), -1):
        about = _about_line(lines[number], unfinished=True)
        if about is not None and (number > previous - 3 or "kutip" in about[0]):
            line = lines[number]
            return number + 1, len(line) - len(line.lstrip()) + 1, *about
    for number in (previous, previous - 1):
        for pattern, what in _RAPAT:
            match = pattern.match(lines[number]) if number >= 0 else None
            if match is not None:
                return (
                    number + 1,
                    match.end() + 1,
                    f"Sesudah {what} harus ada spasi.",
                    (f"Tulis `{match.group().strip()} {lines[number][match.end() :].strip()}`."),
                )
    baris = min(spot.line, len(lines) - 1) + 1
    return (
        baris,
        (spot.column if spot.line < len(lines) else 0) + 1,
        "Susunan YAML terputus di sini.",
        "Periksa jorokan baris ini dan baris sebelumnya: isi satu bagian sejajar, setiap kunci ditulis "
        "`kunci: isi`, setiap butir daftar diawali `- `.",
    )
