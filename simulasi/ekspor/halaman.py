"""HTML pages from templates: every value is escaped, nothing comes from the network."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulasi.dasar.aksara import remove
from simulasi.dasar.angka import figure, grouped, percent


def _as_text(value: Any) -> Any:
    """Take out of a text what none may hold."""
    return remove(value) if isinstance(value, str) and not isinstance(value, Markup) else value


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
