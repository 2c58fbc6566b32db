"""Words and measures that all forms of the map share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from simulasi.dasar.aksara import visible
from simulasi.dasar.angka import LAMBANG_AKHIR, figure, percent
from simulasi.permainan.peta import Panah, Peta, Simpul

JENIS: Final = {"cabang": "cabang", "halaman": "halaman", "akhir": "akhir"}


def letter(cabang: int) -> str:
    """Name a branch of a choice: 1 → a; beyond z: aa, ab, …"""
    out = ""
    while cabang > 0:
        cabang, rest = divmod(cabang - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def arrow_name(panah: Panah) -> str:
    """Name an arrow in its scene: `3`, or `4b` for a branch."""
    return f"{panah.nomor}{letter(panah.cabang)}"


def branch_words(panah: Panah) -> str:
    """Say when a branch is taken: `bila …`, `selain itu`, or "" for a choice with one target."""
    if panah.lainnya:
        return "selain itu"
    return f"bila {panah.syarat_cabang}" if panah.syarat_cabang else ""


def level_words(simpul: Simpul) -> str:
    """Give an ending's level as shape and word, "" for other scenes."""
    return f"{LAMBANG_AKHIR[simpul.tingkat]} {simpul.tingkat}" if simpul.tingkat else ""


def reach_words(simpul: Simpul) -> str:
    """Say how many runs pass a scene, or why none does."""
    if simpul.terjangkau:
        return f"dilewati {percent(simpul.peluang)}"
    return "hanya lewat kendali" if simpul.lewat_kendali else "tidak terjangkau"


def facts(simpul: Simpul) -> list[str]:
    """List what is said about a scene beside its title."""
    out = [level_words(simpul) or JENIS[simpul.jenis], *simpul.titik_rawan]
    if simpul.adegan.bobot != 1:
        out.append(f"bobot {simpul.adegan.bobot}")
    if simpul.dilema:
        out.append("dilema")
    if simpul.tabel is not None and simpul.tabel.dominan is not None:
        out.append("satu pilihan unggul")
    out.append(reach_words(simpul))
    return out


def choice_marks(simpul: Simpul, nomor: int) -> str:
    """Give the marks before a choice's text: ✕ a red line, ★ a decision that never loses anything."""
    tabel = simpul.tabel
    if tabel is None:
        return ""
    baris = tabel.baris[nomor - 1]
    red = "✕ " if baris.pilihan.garis_merah else ""
    return f"{red}★ " if baris.terbaik and baris.pilihan.skor is not None else red


def loss_words(simpul: Simpul, nomor: int) -> str:
    """Say what a choice loses on average, "" where that is not known or the choice is not rated."""
    baris = None if simpul.tabel is None else simpul.tabel.baris[nomor - 1]
    if baris is None or baris.hilang is None:
        return ""
    first, second = baris.hilang
    return f"hilang rata-rata integritas {figure(first.rata)}, kepatuhan {figure(second.rata)}"


def count_words(peta: Peta) -> str:
    """Count the scenes by kind."""
    kinds = [s.jenis for s in peta.simpul]
    parts = [f"{kinds.count(kind)} {word}" for kind, word in JENIS.items() if kind in kinds]
    return f"{len(kinds)} adegan ({', '.join(parts)})"


def xml_text(text: str) -> str:
    """Escape a text for XML or HTML; what no text may hold becomes the replacement character."""
    text = visible(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def flat(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


_LEBAR: Final = {
    sign: width
    for width, signs in (
        (0.30, "'ijlIJ"),
        (0.36, " ,.·/:;\\|f-"),
        (0.41, "()[]t!r"),
        (0.52, '"*_`–'),
        (0.57, "sz?“”cLFk"),
        (0.70, "ABCKRVXZ"),
        (0.78, "DGHNU&"),
        (0.86, "#+<=>^~→✕★●○MOQw◇"),
        (1.00, "%m@W—…"),
    )
    for sign in signs
}
"""Widths in a wide sans serif (DejaVu Sans), in units of the type size; what is not here counts 0.64."""

_TEBAL: Final = 1.14


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text set in a wide sans serif, so that it fits with any usual one."""
    units = 0.0
    for c in text:
        if c in _LEBAR:
            units += _LEBAR[c]
        elif unicodedata.category(c) in ("Cf", "Mn", "Me"):
            continue
        else:
            units += 1.3 if unicodedata.east_asian_width(c) in "WF" or ord(c) > 0x1F000 else 0.64
    return units * size * (_TEBAL if bold else 1.0)


def fit(text: str, width: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """Wrap a text to a width; what does not fit into `lines` lines ends in an ellipsis."""
    words = flat(text).split(" ")
    out: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        candidate = f"{line} {word}" if line else word
        if measure(candidate, size, bold=bold) <= width:
            line = candidate
        elif line:
            out.append(line)
            line = ""
            words.insert(0, word)
        else:
            head = _cut(word, width, size, bold=bold)
            out.append(head)
            words.insert(0, word[len(head) :])
        if len(out) == lines:
            out[-1] = _end(out[-1], width, size, bold=bold)
            return out
    return [*out, line] if line else out or [""]


def fit_items(items: Iterable[str], width: float, size: float) -> list[str]:
    """Lay short items out in lines with a dot between; an item is broken only where it is wider than a line."""
    out: list[str] = []
    for item in items:
        candidate = f"{out[-1]} · {item}" if out else item
        if out and measure(candidate, size) <= width:
            out[-1] = candidate
        else:
            out.extend(fit(item, width, size, 2))
    return out


def _cut(word: str, width: float, size: float, *, bold: bool) -> str:
    length = 1
    while length < len(word) and measure(word[: length + 1], size, bold=bold) <= width:
        length += 1
    return word[:length]


def _end(line: str, width: float, size: float, *, bold: bool) -> str:
    while line and measure(line + "…", size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip() + "…"
