"""Sizes that keep the code readable (`desain.md`)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

MODUL = sorted((Path(__file__).parent.parent / "simulasi").rglob("*.py"))


@pytest.mark.parametrize("path", MODUL, ids=lambda p: str(p.relative_to(p.parents[2])))
def test_module_is_small_and_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) < 600
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            assert size < 60 or "noqa: PLR0915" in lines[node.lineno - 1], f"{node.name}: {size} lines"
        if isinstance(node, ast.ClassDef):
            handlers = [
                m
                for m in node.body
                if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)
                and (m.name.startswith("on_") or any("on(" in ast.unparse(d) for d in m.decorator_list))
            ]
            assert len(handlers) <= 12, node.name
