"""HTML pages from templates: every value is escaped, nothing comes from the network."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulasi.dasar.angka import figure, grouped, percent

_BUKAN_TEKS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def _as_text(value: Any) -> Any:
    """Take out of a text what is none: control codes, marks that turn the direction of writing, lone surrogates."""
    return _BUKAN_TEKS.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _figure(x: float | Fraction) -> str:
    return figure(float(x))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("simulasi.ekspor", "templat"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_as_text,
    )
    environment.filters.update(persen=percent, angka=_figure, ribuan=grouped)
    return environment


def render(templat: str, **nilai: Any) -> str:
    """Fill a template of `ekspor/templat/`; raises `jinja2.UndefinedError` where a value is missing."""
    return _environment().get_template(templat).render(nilai)
