"""Suggested commands: what a shell reads back is the text, and nothing in it acts."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.dasar.cangkang import command_line, quote

JAHAT = [
    "a&calc",
    "a|b",
    "a>b",
    "%PATH%",
    'a"&calc"',
    "a!b!",
    "a^b",
    "x;rm -rf ~",
    "$(calc)",
    "`calc`",
    "a b\\",
    "a\nb",
    "'",
    "",
]


def read_by_cmd(line: str) -> str:
    """Read a line as `cmd.exe` does: carets outside quotes escape, what acts outside quotes is an error."""
    out, quoted, i = "", False, 0
    while i < len(line):
        sign = line[i]
        if sign == "^" and not quoted:
            i += 1
            sign = line[i]
        elif sign == '"':
            quoted = not quoted
        else:
            assert quoted or sign not in "&|<>()", line
            assert sign not in "%!", line
        out += sign
        i += 1
    assert not quoted, line
    return out


def read_by_program(word: str) -> str:
    """Read one argument as the C runtime of Windows does."""
    if not word.startswith('"'):
        return word
    return re.sub(r'(\\*)"', lambda m: m[1][: len(m[1]) // 2] + ('"' if len(m[1]) % 2 else ""), word[1:])


@pytest.mark.parametrize("kata", JAHAT)
def test_known_attacks_stay_text(kata: str) -> None:
    flat = kata.replace("\n", " ")
    assert shlex.split(quote(kata, "linux")) == [flat]
    assert read_by_program(read_by_cmd(quote(kata, "win32"))) == flat


@given(st.text(st.sampled_from("ab &|<>^%!\"'\\$`();=-~*?"), max_size=12))
def test_any_text_is_read_back(kata: str) -> None:
    assert shlex.split(quote(kata, "linux")) == [kata]
    assert read_by_program(read_by_cmd(quote(kata, "win32"))) == kata


def test_a_plain_word_stays_plain() -> None:
    line = command_line("simulasi", "gabung", "kelas.rekaman.jsonl", sistem="win32")
    assert line == "simulasi gabung kelas.rekaman.jsonl"
