"""Repairs: what a finding says to write, put in place; a slip of the pen put right where one name alone can be meant.

First whole lines (`Temuan.sunting`), then names (`Temuan.ganti`), each only where the file then has fewer findings and
none that it did not have before, wherever they stand; what a later stage of the checker sees only now does not count.
Layout, comments, line ends and a byte-order mark stay as they are.
"""

from __future__ import annotations

import codecs
import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulasi.skenario.temuan import Sunting, Temuan

Pemeriksaan = Callable[[bytes], list[Temuan]]
"""Gives all findings of a file's bytes."""

_PUTARAN_MAKS: Final = 8
_COBA_MAKS: Final = 60
_BITA_COBA: Final = 4_000_000
"""So many bytes are checked again at most, before repairs that are tried one by one are given up (but for three)."""

_SAMBUNG: Final = re.compile(r"[\w.-]")


@dataclass(frozen=True, slots=True)
class HasilPerbaikan:
    """A file after its repairs: bytes and findings, both as before where nothing was repaired.

    `tertahan` are repairs that were left out because findings would appear that the file does not have now (the
    second of the pair).
    """

    isi: bytes
    temuan: list[Temuan]
    tertahan: list[tuple[Temuan, list[Temuan]]]


def repair_file(isi: bytes, findings: Sequence[Temuan], check: Pemeriksaan) -> HasilPerbaikan:
    """Repair a file as far as that is safe. `findings` are its findings now."""
    isi, now = _repair_syntax(isi, list(findings), check)
    if not any(t.ganti for t in now):
        return HasilPerbaikan(isi, now, [])
    new, after = _repair_all(isi, now, check)
    if is_progress(now, after):
        return HasilPerbaikan(new, after, [])
    return _repair_singly(isi, now, check)


def _repair_syntax(isi: bytes, now: list[Temuan], check: Pemeriksaan) -> tuple[bytes, list[Temuan]]:
    """Put the syntax right, as often as that shows more of it."""
    for _ in range(_PUTARAN_MAKS):
        edits = [t.sunting for t in now if t.sunting is not None]
        new = rewrite_lines(isi, edits) if edits else isi
        if new == isi:
            break
        after = check(new)
        if not is_progress(now, after):
            break
        isi, now = new, after
    return isi, now


_NAMA: Final = frozenset("S201 S207 S212 S402 S403 S702 S705 S801".split())
_KEADAAN: Final = frozenset("S203 S205 S209".split())


def _stage(kode: str) -> int:
    """Give the stage in which a code is seen: shape, names (with text and law), states, loops, the rest."""
    if kode < "S2":
        return 0
    if kode in _NAMA or kode.startswith("S5"):
        return 1
    if kode in _KEADAAN:
        return 2
    return 3 if kode == "S204" else 4


def is_progress(before: Sequence[Temuan], after: Sequence[Temuan]) -> bool:
    """Tell whether a file got better as far as it was seen: stages behind its first error had not looked at it."""
    holding = (t.kode for t in before if t.tingkat == "galat" and t.kode != "S110" and not t.kode.startswith("S5"))
    seen = min(map(_stage, holding), default=4)
    old, new = ([t for t in findings if _stage(t.kode) <= seen] for findings in (before, after))
    return is_better(old, new)


def is_better(before: Iterable[Temuan], after: Iterable[Temuan]) -> bool:
    """Tell whether there are fewer findings and none new; places do not count, code and message do."""
    old, new = (Counter((t.kode, t.pesan) for t in findings) for findings in (before, after))
    return new.total() < old.total() and not new - old


def _repair_all(isi: bytes, findings: list[Temuan], check: Pemeriksaan) -> tuple[bytes, list[Temuan]]:
    """Put everything right at once, then what shows only after that."""
    for _ in range(_PUTARAN_MAKS):
        new = replace_all(isi, findings)
        if new == isi:
            break
        isi, findings = new, check(new)
    return isi, findings


def _repair_singly(isi: bytes, findings: list[Temuan], check: Pemeriksaan) -> HasilPerbaikan:
    """Put right one thing after the other, each only where it leaves the file better."""
    held: dict[tuple[str, str], tuple[Temuan, list[Temuan]]] = {}
    for _ in range(max(3, min(_COBA_MAKS, _BITA_COBA // max(len(isi), 1)))):
        t = next((t for t in findings if t.ganti and (t.kode, t.pesan) not in held), None)
        if t is None:
            break
        new = replace_all(isi, [t])
        after = check(new) if new != isi else findings
        if is_progress(findings, after):
            isi, findings = new, after
        else:
            known = {(x.kode, x.pesan) for x in findings}
            held[t.kode, t.pesan] = t, [x for x in after if (x.kode, x.pesan) not in known]
    return HasilPerbaikan(isi, findings, list(held.values()))


def replace_all(isi: bytes, findings: Iterable[Temuan]) -> bytes:
    """Put in place what findings offer (`Temuan.ganti`), where the text at the place is what they say."""
    bom = codecs.BOM_UTF8 if isi.startswith(codecs.BOM_UTF8) else b""
    try:
        lines = isi.removeprefix(bom).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return isi
    by_place = {(t.baris, t.kolom): t.ganti for t in findings if t.ganti}
    for (baris, kolom), (old, new) in sorted(by_place.items(), reverse=True):  # from the right, so that columns stay
        if 0 < baris <= len(lines):
            lines[baris - 1] = _replace(lines[baris - 1], kolom - 1, old, new)
    return bom + "\n".join(lines).encode("utf-8")


def rewrite_lines(isi: bytes, edits: Iterable[Sunting]) -> bytes:
    """Put whole lines in place; of two edits of one line the later holds."""
    bom = codecs.BOM_UTF8 if isi.startswith(codecs.BOM_UTF8) else b""
    try:
        lines = isi.removeprefix(bom).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return isi
    begun = len(lines) + 1
    for _, edit in sorted(enumerate(edits), key=lambda pair: (pair[1].awal, pair[0]), reverse=True):  # from below
        if edit.akhir < begun:
            end = "\r" if lines[edit.awal - 1].endswith("\r") else ""
            lines[edit.awal - 1 : edit.akhir] = [line + end for line in edit.tulis]
            begun = edit.awal
    return bom + "\n".join(lines).encode("utf-8")


def _replace(line: str, start: int, old: str, new: str) -> str:
    if line[start : start + 1] in ("'", '"'):
        start += 1
        whole = line.startswith(old + line[start - 1], start)
    else:
        whole = line.startswith(old, start) and not _SAMBUNG.match(line, start + len(old))
    return line[:start] + new + line[start + len(old) :] if whole else line


def show_change(berkas: str, before: bytes, after: bytes) -> str:
    """Write the change as a unified diff."""
    old, new = (isi.decode("utf-8-sig").replace("\r\n", "\n").splitlines() for isi in (before, after))
    return "\n".join(difflib.unified_diff(old, new, berkas, f"{berkas} (diperbaiki)", lineterm=""))
