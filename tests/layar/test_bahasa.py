"""Everything on screen is Indonesian: no word of Textual's own is painted, hinted at or listed anywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textual

from simulasi.layar import perintah, teks
from simulasi.layar.perintah import Perintah
from tests.layar.pembantu import AKAR, LEBAR, SEMPIT
from tests.layar.rekaman import record, record_debrief

KALIMAT = re.compile(r"[A-Z][a-z]+ [a-z]+|^[a-z]+ [a-z]+ [a-z]+$|[a-z]{3} [a-z]+\\.$")
KATA = re.compile(r"[a-z]{3,}")
DIUCAPKAN = {
    "description",
    "tooltip",
    "placeholder",
    "prompt",
    "title",
    "help",
    "label",
    "failure_description",
    "message",
}
"""Arguments by which Textual's sources say something to a person."""
PENGUCAP = {"Binding", "SystemCommand", "notify", "Label", "Static", "Button", "ValidationResult", "failure"}
INDONESIA = {
    "maximum", "minimum", "data", "normal", "format", "program", "input", "valid", "integer", "internet", "per",
    "digit", "terminal", "unit", "digital", "total", "tab",
}  # fmt: skip
"""Words of Textual's strings that are Indonesian too, or names of keys."""
TAMBAHAN = {"quit", "palette", "search", "select", "screenshot", "loading", "copy", "keys", "press", "matches", "found"}


def spoken_by_textual() -> Iterator[str]:
    """Read the strings that Textual's widgets, bindings, commands and validators show by default."""
    for path in sorted(Path(textual.__file__).parent.rglob("*.py")):
        if "demo" in path.parts or path.stem.startswith("demo"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                said = [k.value for k in node.keywords if k.arg in DIUCAPKAN]
                if name in PENGUCAP:
                    said += node.args[2:3] if name == "Binding" else node.args
                yield from _texts(said)
            elif isinstance(node, ast.arguments):
                named = zip([*node.posonlyargs, *node.args][-len(node.defaults) :], node.defaults, strict=False)
                both = [*named, *zip(node.kwonlyargs, node.kw_defaults, strict=True)]
                yield from _texts([value for arg, value in both if arg.arg in DIUCAPKAN and value is not None])


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and " " not in part.value[:1]:
                yield part.value


@cache
def foreign_words() -> set[str]:
    """Give the words of Textual's own strings; read when a test asks, not whenever tests are collected."""
    words = {w for text in spoken_by_textual() if re.match(r"[A-Z]", text) for w in KATA.findall(text.lower())}
    return (words - INDONESIA) | TAMBAHAN


def foreign(text: str) -> set[str]:
    return foreign_words() & set(KATA.findall(text.lower()))


def test_the_list_is_harvested() -> None:
    """Strings that Textual is known to show are on it, so that the search cannot come up empty."""
    assert {"cursor", "delete", "move", "focus", "theme", "maximize", "screen", "scroll", "submit"} <= foreign_words()
    assert len(foreign_words()) > 100
    assert foreign("Press ctrl+q to quit the app") >= {"press", "quit"}


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
def test_nothing_of_textuals_own_is_shown(size: tuple[int, int]) -> None:
    found = {
        name: words
        for name, stop in record(size).items()
        if (words := foreign(stop.teks) | {w for hint in stop.isyarat for w in foreign(hint)})
    }
    assert found == {}


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
def test_nothing_of_textuals_own_is_shown_in_the_debrief(size: tuple[int, int]) -> None:
    keys = {"home", "end"}  # as they are printed on the keyboard
    found = {
        name: words
        for name, stop in record_debrief(size).items()
        if (words := (foreign(stop.teks) | {w for hint in stop.isyarat for w in foreign(hint)}) - keys)
    }
    assert found == {}


def kinds() -> list[type[Perintah]]:
    return [k for k in vars(perintah).values() if isinstance(k, type) and issubclass(k, Perintah) and k is not Perintah]


@pytest.mark.parametrize("kind", kinds(), ids=lambda k: k.__name__)
def test_every_command_speaks_indonesian(kind: type[Perintah]) -> None:
    assert kind.nama
    assert kind.bantuan.endswith(".")
    assert foreign(f"{kind.nama} {kind.bantuan}") == set()
    assert foreign(kind.shown_key()) <= {"tab", "enter"}


def test_every_key_has_a_shown_name() -> None:
    """No key falls back to Textual's own name for it."""
    for kind in kinds():
        first = kind.tombol.split(",", maxsplit=1)[0]
        assert kind.tampil or not first or len(first) == 1 or first in teks.TOMBOL, first


def test_no_screen_has_words_of_its_own() -> None:
    """Sentences stand in the catalogue, a command's words with the command; a screen holds names of keys and styles."""
    found: list[str] = []
    for path in sorted((AKAR / "simulasi" / "layar").rglob("*.py")):
        if path.name == "teks.py" or path.name.startswith("perintah"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found += [
            f"{path.name}:{n.lineno}: {n.value[:60]}"
            for n in texts
            if id(n) not in told and "{" not in str(n.value) and KALIMAT.search(str(n.value))
        ]
    assert found == []
