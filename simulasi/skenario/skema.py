"""JSON Schema (2020-12) of scenario, session and catalogues, for editors: built from the models.

An editor's YAML gives typed scalars where the reader takes all scalars as text (`format.md` §2): `012` arrives as the
number 12, `judul: 2026` as a number, `null` as nothing. So every text may also be a number, a yes/no or null here, and
every number a text. The schema accepts all that the reader accepts; the reader looks closer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

from annotated_types import MaxLen, MinLen
from pydantic import BeforeValidator, PlainValidator, StringConstraints
from pydantic.fields import FieldInfo

from simulasi.skenario import acuan, model, sesi, tipe
from simulasi.skenario.skema_kata import CUPLIKAN, JUDUL, KATA, KUNCI
from simulasi.skenario.terjemah import BENTUK
from simulasi.skenario.tipe import Bulat, Model, Tanggal

Skema = dict[str, Any]

NAMA_SKEMA: Final = tuple(JUDUL)
"""The files that have a schema; each lies in `<name>.schema.json`."""

AKHIRAN_SKEMA: Final = ".schema.json"

_DIALEK: Final = "https://json-schema.org/draft/2020-12/schema"
_SKALAR: Final = ["string", "number", "boolean", "null"]
_BULAT: Final = r"^-?[0-9]+$"
_TANGGAL: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MILIK_MODEL: Final = {("Uji", "sama"), ("Variabel", "ya_tidak")}
"""Fields that only the models know; in a file they are unknown keys."""


def file_name(nama: str) -> str:
    """Give the file name of a schema."""
    return nama + AKHIRAN_SKEMA


def as_text(nama: str) -> str:
    """Write a schema as a file holds it."""
    return json.dumps(build(nama), ensure_ascii=False, indent=2) + "\n"


def build(nama: str) -> Skema:
    """Build one of `NAMA_SKEMA`; raises `KeyError` for another name."""
    title, description = JUDUL[nama]
    builder = _Penyusun()
    root: Any = {
        "skenario": model.Skenario,
        "sesi": sesi.Sesi,
        "regulasi": acuan.DaftarRegulasi,
        "titik-rawan": acuan.DaftarTitik,
        "panel": acuan.DaftarPanel,
    }[nama]
    body = builder.build(root)
    return {
        "$schema": _DIALEK,
        "$id": file_name(nama),
        "title": title,
        "description": description,
        **body,
        "$defs": dict(sorted(builder.bagian.items())),
    }


def _yes_no() -> Skema:
    words = ["ya", "tidak", True, False, "true", "false"]
    said = ["Ya.", "Tidak.", "Ya.", "Tidak.", "Ya.", "Tidak."]
    return {"enum": words, "enumDescriptions": said, "errorMessage": "Tulis ya atau tidak."}


def _whole(lo: int, hi: int) -> Skema:
    return {
        "type": ["integer", "string"],
        "minimum": lo,
        "maximum": hi,
        "pattern": _BULAT,
        "patternErrorMessage": f"Tulis bilangan bulat {lo}–{hi}.",
    }


def _any_number() -> Skema:
    schema = _whole(0, 0)
    return {k: v for k, v in schema.items() if k not in ("minimum", "maximum")} | {
        "patternErrorMessage": "Tulis bilangan bulat."
    }


def _value() -> Skema:
    return {"anyOf": [_yes_no(), _any_number()]}


def _date() -> Skema:
    return {"type": "string", "pattern": _TANGGAL, "patternErrorMessage": "Tulis tanggal TTTT-BB-HH."}


def _text(rule: StringConstraints | None) -> Skema:
    """Give the schema of a scalar that the reader takes as text."""
    schema: Skema = {"type": _SKALAR, "minLength": 1}
    if rule is None:
        return schema
    if rule.max_length is not None:  # counted without the surrounding blanks
        inner = rule.max_length - 2
        schema["pattern"] = rf"^\s*(\S|\S[\s\S]{{0,{inner}}}\S)\s*$"
        schema["patternErrorMessage"] = f"Isilah, paling banyak {rule.max_length} karakter."
    elif rule.pattern is not None:
        pattern = str(rule.pattern)
        schema = {"type": _SKALAR, "pattern": pattern, "patternErrorMessage": f"Bentuknya: {BENTUK[pattern]}."}
    return schema


def _words(words: tuple[Any, ...]) -> Skema:
    """Give the schema of a closed list of words."""
    if words == ("1",):
        return {"enum": [1, "1"]}
    schema: Skema = {"enum": list(words), "errorMessage": f"Pilih salah satu: {', '.join(words)}."}
    if words in KATA:
        schema["enumDescriptions"] = [KATA[words][word] for word in words]
    return schema


class _Penyusun:
    """Builds schemas from type hints; `bagian` collects the parts that are referred to (`$defs`)."""

    def __init__(self) -> None:
        self.bagian: Final[dict[str, Skema]] = {}
        self._lebar: Final[dict[object, Callable[[Skema], Skema]]] = {
            tipe.as_list: lambda long: {"anyOf": [_text(None), long]},
            model.widen_test: self._test,
            model.widen_condition: self._condition,
            model.widen_variable: lambda long: {"anyOf": [_yes_no(), long]},
            model.widen_ending: lambda long: {"anyOf": [self.build(tipe.TingkatAkhir), long]},
            acuan.widen_section: self._section,
            acuan.widen_empty: lambda long: long,
            model.widen_redirect: lambda long: {"anyOf": [self.build(tipe.Nama), long]},
        }

    def build(self, hint: Any) -> Skema:
        """Give the schema of a type hint of the models: what they do not use is no hint here."""
        origin = get_origin(hint)
        if origin is Annotated:
            base, *rules = get_args(hint)
            return self._annotated(base, _flat(rules))
        if origin is Literal:
            return _words(get_args(hint))
        if origin in (Union, UnionType):
            kinds = [self.build(kind) for kind in get_args(hint) if kind is not NoneType]
            return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        if origin is tuple:
            return {"type": "array", "items": self.build(get_args(hint)[0])}
        if origin is dict:
            key, value = get_args(hint)
            names = {k: v for k, v in self.build(key).items() if k != "type"}
            return {"type": "object", "propertyNames": names, "additionalProperties": self.build(value)}
        return self._refer(hint)

    def _annotated(self, base: Any, rules: list[Any]) -> Skema:
        for rule in rules:
            if isinstance(rule, PlainValidator):
                return _yes_no() if cast("object", rule.func) is tipe.read_yes_no else _value()
            if isinstance(rule, BeforeValidator):
                rest = [r for r in rules if r is not rule]
                return self._lebar[cast("object", rule.func)](self._annotated(base, rest))
            if isinstance(rule, Bulat):
                return _any_number() if rule.lo < -100 else _whole(rule.lo, rule.hi)
            if isinstance(rule, Tanggal):
                return _date()
            if isinstance(rule, StringConstraints):
                return _text(rule)
        schema = self.build(base)
        for rule in rules:
            few, many = (
                ("minProperties", "maxProperties") if schema.get("type") == "object" else ("minItems", "maxItems")
            )
            if isinstance(rule, MinLen):
                schema = {**schema, few: rule.min_length}
            elif isinstance(rule, MaxLen):
                schema = {**schema, many: rule.max_length}
        return schema

    def _refer(self, kind: type[Model]) -> Skema:
        name = kind.__name__
        if name not in self.bagian:
            self.bagian[name] = {}  # a part may refer to itself
            self.bagian[name] = self._object(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: type[Model]) -> Skema:
        name = kind.__name__
        hints = get_type_hints(kind, include_extras=True)
        properties: dict[str, Skema] = {}
        for key, field in kind.model_fields.items():
            if (name, key) not in _MILIK_MODEL:
                said = {"description": KUNCI[name][key], "markdownDescription": KUNCI[name][key]}
                properties[key] = said | self.build(hints[key]) | _default(field)
        needed = [key for key, field in kind.model_fields.items() if field.is_required()]
        schema: Skema = {"type": "object", "properties": properties, "additionalProperties": False}
        if needed:
            schema["required"] = needed
        if name in CUPLIKAN:
            schema["defaultSnippets"] = [{"label": label, "body": body} for label, body in CUPLIKAN[name].items()]
        return schema | _ATURAN.get(name, {})

    def _test(self, long: Skema) -> Skema:
        self.bagian["Uji"]["minProperties"] = 1
        return {"anyOf": [_value(), long]}

    def _section(self, _long: Skema) -> Skema:
        """Give the short form, the only one that a file knows: the choices stand beside `ganti`."""
        part = self.bagian["BagianPanel"]
        choices = part["properties"].pop("pilihan", None)
        if choices is not None:
            part["patternProperties"] = {choices["propertyNames"]["pattern"]: choices["additionalProperties"]}
        return {"$ref": "#/$defs/BagianPanel"}

    def _condition(self, long: Skema) -> Skema:
        self.bagian["Syarat"] = {"anyOf": [long["items"], long]}
        return {"$ref": "#/$defs/Syarat"}


def _flat(rules: list[Any]) -> list[Any]:
    """Give rules with those that a `Field(…)` carries in its place."""
    out: list[Any] = []
    for rule in rules:
        out.extend(rule.metadata if isinstance(rule, FieldInfo) else [rule])
    return out


def _default(field: FieldInfo) -> Skema:
    """Give what a key means where it is left out, as a file would write it."""
    value: object = field.default
    if isinstance(value, bool):
        return {"default": "ya" if value else "tidak"}
    return {"default": value} if isinstance(value, int | str) else {}


_BERSKOR: Final[Skema] = {"type": "object", "required": ["skor"]}

_ATURAN: Final[dict[str, Skema]] = {
    "Adegan": {
        "anyOf": [{"required": ["pilihan"]}, {"required": ["akhir"]}],
        "allOf": [
            {
                "if": {"required": ["akhir"]},
                "then": {"not": {"anyOf": [{"required": [key]} for key in ("pilihan", "titik_rawan", "bobot")]}},
            },
            {
                "if": {
                    "required": ["pilihan"],
                    "properties": {"pilihan": {"type": "array", "contains": _BERSKOR}},
                },
                "then": {"required": ["titik_rawan"], "properties": {"pilihan": {"minItems": 2}}},
            },
        ],
    },
    "Pilihan": {
        "if": {"required": ["skor"]},
        "then": {"required": ["umpan_balik"], "anyOf": [{"required": ["dasar"]}, {"required": ["nilai"]}]},
    },
}
"""Rules of shape that reach over several keys (`bentuk`)."""
