"""Reading YAML: one pass over the parser's events, every scalar as text, every place kept (`format.md` §2).

The C parser is used where PyYAML has it. What YAML would do beyond the shape (types, anchors, merge keys, tags,
several documents) is refused with its own finding, and reading goes on, so that one pass reports all.
"""

from __future__ import annotations

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
from simulasi.skenario.salah_tulis import describe_syntax_error
from simulasi.skenario.temuan import Temuan

DALAM_MAKS: Final = 32
SKALAR_MAKS: Final = 64 * 1024
"""Largest scalar, in bytes of UTF-8."""

_AMAN: Final = SKALAR_MAKS // 4  # shorter than this no scalar can reach the bound in bytes
_DALAM_LIBYAML: Final = 1000  # where the newest libyaml stops reading
_SARAN_KUTIP: Final = "Bila itu bagian dari teks, apit teksnya dengan tanda kutip."

_ParserPython: Callable[[str], Any] = yaml.SafeLoader
_Parser: Callable[[str], Any] = getattr(yaml, "CSafeLoader", _ParserPython)


@dataclass(slots=True)
class _Hasil:
    """What the pass over the events gives; `keluhan` holds (code, mark, message, hint)."""

    data: Data = ""
    penanda: list[Penanda] = field(default_factory=list[Penanda])
    rentang: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    keluhan: list[tuple[str, Penanda, str, str]] = field(default_factory=list[tuple[str, Penanda, str, str]])
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


def _refuse_key(event: Any, out: _Hasil) -> None:
    key: str = event.value
    if key == "<<":
        out.complain("S106", event.start_mark, "Kunci gabung YAML (<<) tidak dipakai.", "Tulis isinya di sini.")
        return
    out.complain(
        "S102",
        event.start_mark,
        f"Kunci `{key}` ditulis dua kali di bagian yang sama.",
        "Hapus salah satu, atau beri nama lain.",
    )


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
                _refuse_key(event, out)
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
    out = _Hasil()
    with without_collector():
        try:
            _walk_events(_Parser(teks).get_event, out, escapes="\\" in teks)
        except yaml.YAMLError as error:
            deep = _read_deep(teks)
            if deep is not None:
                out = deep
            else:
                out.utuh = False
                place = describe_syntax_error(error, teks)
                naskah = Naskah(berkas, teks)
                findings.append(naskah.finding_at("S101", *place))
    naskah = Naskah(berkas, teks, out.data, out.penanda, out.rentang) if out.utuh else Naskah(berkas, teks)
    findings.extend(
        naskah.finding_at(kode, mark.line + 1, mark.column + 1, pesan, saran)
        for kode, mark, pesan, saran in out.keluhan
    )
    naskah.utuh = out.utuh
    return naskah, findings
