"""The command line speaks Indonesian: the help of every command and every kind of wrong call, on any Python."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from simulasi import cli

# what argparse says to the one who writes a parser, never to the one who calls it
_PENGEMBANG = {
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    ".__call__() not defined",
    'argument "-" with mode %r',
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
}
_INDONESIA = {"program", "parser"}
"""Words of argparse's own that are good Indonesian too, or a name."""


def spoken_by_argparse() -> set[str]:
    """Read the strings that this Python's argparse looks up."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


ASING = {
    word.lower()
    for text in spoken_by_argparse() | set(cli._TERJEMAHAN)
    for word in re.findall(r"[A-Za-z']{3,}", re.sub(r"%\(\w+\)[rs]|%[rs]", " ", text))
} - _INDONESIA
ASING |= {"file not found", "default", "is", "of", "at", "error", "warning"}


def assert_indonesian(text: str) -> None:
    """Find no English word; names of options and what stands in capitals for a value are no words."""
    words = re.findall(r"(?<![\w-])[a-z']+(?![\w-])", re.sub(r"--[\w-]+|`[^`]*`", " ", text).lower())
    assert not ASING & set(words), sorted(ASING & set(words))


def parsers() -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Give every parser with the words that lead to it."""

    def below(
        path: tuple[str, ...], parser: argparse.ArgumentParser
    ) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
        yield path, parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, child in action.choices.items():
                    yield from below((*path, name), child)

    yield from below((), cli.build_parser())


PARSERS = list(parsers())


def is_needed(action: argparse.Action) -> bool:
    """Tell whether a call without this argument is wrong."""
    return action.required and action.nargs not in ("*", "?") and not isinstance(action, argparse._SubParsersAction)


def filled(parser: argparse.ArgumentParser, besides: argparse.Action | None = None) -> list[str]:
    """Give what a call of this parser needs at least, without `besides`."""
    words: list[str] = []
    for action in parser._actions:
        if action is besides or not is_needed(action):
            continue
        value = str(next(iter(action.choices))) if action.choices else "a"
        words += [action.option_strings[0], value] if action.option_strings else [value]
    return words


def wrong_calls() -> Iterator[list[str]]:
    """List a wrong call of every kind, for every parser and every argument of it."""
    for path, parser in PARSERS:
        base = [*path, *filled(parser)]
        yield [*base, "--tidak-ada"]
        yield [*base, "-z"]
        free = [a.nargs for a in parser._actions if not a.option_strings]
        if not any(n in ("*", "+") for n in free):
            yield [*base, *("a" for n in free if n == "?"), "berlebih"]
        yield [*base, "--help=1"]
        for action in parser._actions:
            option = action.option_strings[-1:] or []
            if is_needed(action):
                yield [*path, *filled(parser, action)]
            if option and action.nargs == 0:
                yield [*base, f"{option[0]}=1"]
            elif option:
                yield [*base, *option]
                yield [*base, option[0][:-1], "a"]  # an abbreviation
            if action.choices and not isinstance(action, argparse._SubParsersAction):
                yield [*base, *option, "bukan-salah-satunya"]
            if action.type is not None:
                yield [*base, *option, "2026-1-1x"]
        for group in parser._mutually_exclusive_groups:
            both = [a.option_strings[0] for a in group._group_actions if a.option_strings]
            yield [*base, *both[:2]]


WRONG = [" ".join(words) for words in wrong_calls()]


def test_every_string_that_reaches_a_person_is_translated() -> None:
    assert spoken_by_argparse() - _PENGEMBANG <= set(cli._TERJEMAHAN)


def test_translations_keep_their_gaps() -> None:
    for english, ours in cli._TERJEMAHAN.items():
        gaps = set(re.findall(r"%\(\w+\)|%[rs]", ours))
        assert gaps <= set(re.findall(r"%\(\w+\)|%[rs]", english)), english
        assert_indonesian(ours % {g[2:-1]: "" for g in gaps if g.startswith("%(")} if "%(" in ours else ours)


@pytest.mark.parametrize("path", [path for path, _ in PARSERS], ids=" ".join)
def test_help_is_indonesian_and_explains_every_option(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*path, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("cara pakai: simulasi")
    assert_indonesian(shown)
    parser = dict(PARSERS)[path]
    unexplained = [a for a in parser._actions if not a.help and not isinstance(a, argparse._SubParsersAction)]
    assert [a.option_strings or a.metavar for a in unexplained] == []


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_is_answered_in_indonesian(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.build_parser().parse_args(call.split())
    said = capsys.readouterr()
    assert (end.value.code, said.out) == (2, "")
    assert "simulasi --help" in said.err
    assert_indonesian(said.err.replace("Lihat `simulasi --help`", ""))
