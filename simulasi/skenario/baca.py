"""Reading YAML: one pass over the parser's events, every scalar as text, every place kept (`format.md` §2).

The C parser is used where PyYAML has it. What YAML would do beyond the shape (types, anchors, merge keys, tags,
several documents) is refused with its own finding, and reading goes on, so that one pass reports all.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from simulasi.dasar.pengumpul import without_collector
from simulasi.skenario.aksara import BERKAS_MAKS, decode, scan_characters, scan_scalar
from simulasi.skenario.naskah import Data, Naskah, Penanda
from simulasi.skenario.salah_tulis import SalahTulis, Tambal, describe_syntax_error
from simulasi.skenario.temuan import Sunting, Temuan

DALAM_MAKS: Final = 32
SKALAR_MAKS: Final = 64 * 1024
"""Largest scalar, in bytes of UTF-8."""

_AMAN: Final = SKALAR_MAKS // 4  # shorter than this no scalar can reach the bound in bytes
_DALAM_LIBYAML: Final = 1000  # where the newest libyaml stops reading
_SARAN_KUTIP: Final = "Bila itu bagian dari teks, apit teksnya dengan tanda kutip."

_TAMBAL_MIN: Final = 3
_TAMBAL_MAKS: Final = 200
_TAMBAL_BITA: Final = 4_000_000
"""So many bytes are read again at most, to tell of all errors of a broken text (but a few times in any case)."""

_ParserPython: Callable[[str], Any] = yaml.SafeLoader
_Parser: Callable[[str], Any] = getattr(yaml, "CSafeLoader", _ParserPython)


@dataclass(frozen=True, slots=True)
class _Kembar:
    """A key that its mapping (`di`) has already; `butir` tells whether that is an item of a list."""

    kunci: str
    penanda: Penanda
    di: dict[str, Data]
    butir: bool

    @property
    def memulai(self) -> bool:
        """Whether the mapping begins with this key: then a new item was meant, and its `- ` is missing."""
        return self.butir and next(iter(self.di), None) == self.kunci


@dataclass(slots=True)
class _Hasil:
    """What the pass over the events gives; `keluhan` holds (code, mark, message, hint)."""

    data: Data = ""
    penanda: list[Penanda] = field(default_factory=list[Penanda])
    rentang: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    keluhan: list[tuple[str, Penanda, str, str]] = field(default_factory=list[tuple[str, Penanda, str, str]])
    kembar: list[_Kembar] = field(default_factory=list["_Kembar"])
    utuh: bool = True

    def complain(self, kode: str, mark: Penanda, pesan: str, saran: str) -> None:
        self.keluhan.append((kode, mark, pesan, saran))


def _check_decoration(event: Any, out: _Hasil) -> None:
    if event.anchor is not None:
        out.complain("S106", event.start_mark, f"Jangkar YAML (&{event.anchor}) tidak dipakai di sini.", _SARAN_KUTIP)
    if event.tag is not None:
        out.complain("S106", event.start_mark, f"Tag YAML ({event.tag}) tidak dipakai di sini.", _SARAN_KUTIP)


def _check_scalar(event: Any, out: _Hasil, *, escapes: bool) -> None:
    value: str = event.value
    if len(value) > _AMAN and len(value.encode("utf-8")) > SKALAR_MAKS:
        out.complain("S108", event.start_mark, "Teks ini lebih dari 64 KiB.", "Bagi menjadi beberapa adegan.")
    if escapes and event.style == '"':
        found = scan_scalar(value)
        if found is not None:
            out.complain(
                "S107", event.start_mark, f"Teks ini memuat {found}.", "Hapus tanda garis miring terbalik itu."
            )


def _skip_value(next_event: Callable[[], Any]) -> None:
    depth = 0
    while True:
        kind: object = next_event().__class__
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
        if depth == 0:
            return


def _refuse_key(event: Any, here: dict[str, Data], parent: object, out: _Hasil) -> None:
    key: str = event.value
    if key == "<<":
        out.complain("S106", event.start_mark, "Kunci gabung YAML (<<) tidak dipakai.", "Tulis isinya di sini.")
        return
    out.kembar.append(_Kembar(key, event.start_mark, here, isinstance(parent, list)))


def _walk_events(  # noqa: PLR0915 - one hot loop, no call for each event
    next_event: Callable[[], Any], out: _Hasil, *, escapes: bool
) -> None:
    """Build the data from the events; raises `yaml.YAMLError` where the text is no YAML."""
    root: list[Data] = []
    here: Any = root
    is_map = False
    key: str | None = None
    stack: list[tuple[Any, bool, int]] = []
    documents = 0
    marks, spans = out.penanda, out.rentang
    mark_append = marks.append
    while True:
        event = next_event()
        kind: object = event.__class__
        if kind is ScalarEvent:
            value: Any = event.value
            if event.anchor is not None or event.tag is not None:
                _check_decoration(event, out)
            if escapes or len(value) > _AMAN:
                _check_scalar(event, out, escapes=escapes)
            if not is_map:
                mark_append(event.start_mark)
                here.append(value)
            elif key is not None:
                mark_append(event.start_mark)
                here[key] = value
                key = None
            elif value in here or value == "<<":
                _refuse_key(event, here, stack[-1][0], out)
                _skip_value(next_event)
            else:
                mark_append(event.start_mark)
                key = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                _check_decoration(event, out)
            if is_map and key is None:
                raise yaml.MarkedYAMLError(problem="complex key", problem_mark=event.start_mark)
            new: Any = {} if kind is MappingStartEvent else []
            if is_map:
                here[key] = new
            else:
                here.append(new)
            stack.append((here, is_map, len(marks)))
            mark_append(event.start_mark)
            if len(stack) > DALAM_MAKS:
                out.complain("S108", event.start_mark, "Isi bersarang lebih dari 32 tingkat.", "Sederhanakan.")
                out.utuh = False
                return
            here, is_map, key = new, kind is MappingStartEvent, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done = here
            here, is_map, begin = stack.pop()
            spans[id(done)] = (begin, len(marks))
            key = None
        elif kind is AliasEvent:
            out.complain(
                "S106", event.start_mark, f"Rujukan YAML (*{event.anchor}) tidak dipakai di sini.", _SARAN_KUTIP
            )
            out.utuh = False
            return
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                out.complain("S106", event.start_mark, "Dokumen kedua dimulai di sini.", "Hapus garis `---` ini.")
                break
        elif kind is StreamEndEvent:
            break
    out.data = root[0] if root else ""


def _unread(berkas: str) -> Naskah:
    naskah = Naskah(berkas, "")
    naskah.utuh = False
    return naskah


def _read_deep(teks: str) -> _Hasil | None:
    """Tell whether a text that the parser refused is merely nested too deep; None where it is not.

    The libyaml of PyYAML 6.0.4 gives up at 1,000 levels, before it has told of the first of them; the parser in Python
    stops at our bound.
    """
    if teks.count("[") + teks.count("{") < _DALAM_LIBYAML:
        return None
    out = _Hasil()
    try:
        _walk_events(_ParserPython(teks).get_event, out, escapes="\\" in teks)
    except yaml.YAMLError:
        return None
    return out


def _read(teks: str) -> tuple[_Hasil, yaml.YAMLError | None]:
    """Read a text; with an error what was read is of no use."""
    out = _Hasil()
    try:
        _walk_events(_Parser(teks).get_event, out, escapes="\\" in teks)
    except yaml.YAMLError as error:
        deep = _read_deep(teks)
        return (out, error) if deep is None else (deep, None)
    return out, None


def _read_on(berkas: str, asli: str, error: yaml.YAMLError) -> tuple[_Hasil, str, list[Temuan]]:
    """Read a broken text to its end, mending in memory what is known, so that one pass tells of all errors.

    Gives what was read, the text that it was read from (line by line the same file), and a finding for each error.
    Each edit must bring the next error further down; where none does, or many bytes were read again, reading ends.
    """
    teks = asli
    findings: list[Temuan] = []
    left = max(_TAMBAL_MIN, min(_TAMBAL_MAKS, _TAMBAL_BITA // max(len(asli), 1)))
    salah = describe_syntax_error(error, teks)
    told: set[tuple[int, str]] = set()
    while True:
        tried = [_try(edit, teks) for edit in salah.tambal[:left]]
        left -= len(tried)
        told.add((salah.baris, salah.pesan))
        onward = [t for t in tried if t.salah is None or _is_onward(t.salah, salah, told)]
        best = max(onward, key=lambda t: t.sampai, default=None)
        sunting = None if best is None else Sunting(best.edit.awal, best.edit.akhir, best.edit.tulis)
        shown = Naskah(berkas, teks, asli=asli)
        findings.append(shown.finding_at("S101", salah.baris, salah.kolom, salah.pesan, salah.saran, sunting))
        if best is None:
            return _Hasil(utuh=False), teks, findings
        teks = best.teks
        if best.salah is None:
            return best.hasil, teks, findings
        salah = best.salah


def _is_onward(berikut: SalahTulis, salah: SalahTulis, told: set[tuple[int, str]]) -> bool:
    """Tell whether an error stands further down than another, or on its line and is news."""
    return berikut.baris > salah.baris or (berikut.baris == salah.baris and (berikut.baris, berikut.pesan) not in told)


def _divide_items(berkas: str, asli: str, teks: str, out: _Hasil) -> tuple[_Hasil, str, list[Temuan]]:
    """Read a text again in which items of a list run into each other, because one lacks its `- `.

    Gives what was read, the text that it was read from, and a finding for each dash; without one where it did not help.
    """
    lines = teks.replace("\r\n", "\n").split("\n")
    edits: list[Sunting] = []
    for kembar in out.kembar:
        mark = kembar.penanda
        line = lines[mark.line]
        if kembar.memulai and mark.column >= 2 and not line[: mark.column].strip():
            lines[mark.line] = f"{line[: mark.column - 2]}- {line[mark.column :]}"
            edits.append(Sunting(mark.line + 1, mark.line + 1, (lines[mark.line],)))
    mended = "\n".join(lines)
    again, error = _read(mended)
    if not edits or error is not None or any(k.memulai for k in again.kembar):
        return out, teks, []
    shown = Naskah(berkas, asli)
    findings = [
        shown.finding_at(
            "S102",
            edit.awal,
            len(edit.tulis[0]) - len(edit.tulis[0].lstrip()) + 3,
            "Butir baru dimulai di sini, tetapi tanda `- ` di depannya belum ada, sehingga isinya bertabrakan dengan "
            "butir sebelumnya.",
            f"Tulis `{edit.tulis[0].strip()}`, sejajar dengan butir lainnya.",
            edit,
        )
        for edit in edits
    ]
    return again, mended, findings


def _tell_twice(naskah: Naskah, out: _Hasil, kembar: _Kembar) -> Temuan:
    """Tell of a key that stands twice, with both places."""
    mark = kembar.penanda
    first = _line_of_key(out, kembar.di, kembar.kunci)
    scenes = out.data.get("adegan") if isinstance(out.data, dict) else None
    what = f'Adegan "{kembar.kunci}"' if kembar.di is scenes else f"Kunci `{kembar.kunci}`"
    before = f" (pertama di baris {first})" if first else ""
    return naskah.finding_at(
        "S102",
        mark.line + 1,
        mark.column + 1,
        f"{what} ditulis dua kali di bagian yang sama{before}.",
        "Hapus salah satu, atau beri nama lain.",
    )


def _line_of_key(out: _Hasil, di: dict[str, Data], kunci: str) -> int:
    """Give the line (from 1) of a key in a mapping, 0 where it was not read to its end."""
    span = out.rentang.get(id(di))
    if span is None:
        return 0
    number = span[0] + 1
    for name, child in di.items():
        if name == kunci:
            return out.penanda[number].line + 1
        number = number + 2 if isinstance(child, str) else out.rentang[id(child)][1]
    return 0


@dataclass(frozen=True, slots=True)
class _Percobaan:
    """An edit tried: the text with it, what was read, and the error that is next (None: read to the end)."""

    edit: Tambal
    teks: str
    hasil: _Hasil
    salah: SalahTulis | None

    @property
    def sampai(self) -> float:
        return math.inf if self.salah is None else self.salah.baris


def _try(edit: Tambal, teks: str) -> _Percobaan:
    mended = "\n".join(edit.apply(teks.replace("\r\n", "\n").split("\n")))
    hasil, error = _read(mended)
    return _Percobaan(edit, mended, hasil, None if error is None else describe_syntax_error(error, mended))


def parse(berkas: str, isi: bytes) -> tuple[Naskah, list[Temuan]]:
    """Read one file's bytes into plain data with places.

    The findings are S101, S102, S106–S109. Where the text could not be read to its end, `Naskah.data` is "" and
    nothing but the findings is of use.
    """
    if len(isi) > BERKAS_MAKS:
        pesan = "Berkas ini lebih dari 64 MiB."
        return _unread(berkas), [Temuan("S108", berkas, 1, 1, pesan, "Bagi skenario ini menjadi beberapa berkas.")]
    teks, findings = decode(berkas, isi)
    if findings:
        return _unread(berkas), findings
    teks, findings = scan_characters(berkas, isi, teks)
    asli = teks
    with without_collector():
        out, error = _read(teks)
        if error is not None:
            out, teks, broken = _read_on(berkas, teks, error)
            findings.extend(broken)
        if out.utuh and any(k.memulai for k in out.kembar):
            out, teks, lost = _divide_items(berkas, asli, teks, out)
            findings.extend(lost)
    if out.utuh:
        naskah = Naskah(berkas, teks, out.data, out.penanda, out.rentang, asli=asli)
    else:
        naskah = Naskah(berkas, teks, asli=asli)
    findings.extend(_tell_twice(naskah, out, k) for k in out.kembar)
    findings.extend(
        naskah.finding_at(kode, mark.line + 1, mark.column + 1, pesan, saran)
        for kode, mark, pesan, saran in out.keluhan
    )
    naskah.utuh = out.utuh
    return naskah, findings
