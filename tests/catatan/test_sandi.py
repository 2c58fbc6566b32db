from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulasi.catatan import (
    IsianDitolak,
    SandiDitolak,
    check_group,
    check_sandi,
    check_text,
    default_folder,
    looks_like_identity,
    propose_sandi,
)
from simulasi.catatan.sandi import WORDS


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Komodo-27", "Komodo-27"),
        ("  Tenun \t Ikat ", "Tenun Ikat"),
        ("e\u0301lang", "\u00e9lang"),
        ("x" * 32, "x" * 32),
    ],
)
def test_a_sandi_is_cleaned(text: str, clean: str) -> None:
    assert check_sandi(text) == clean
    assert check_group(text) == clean


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "kosong"),
        (" \t\n", "kosong"),
        ("x" * 33, "terlalu panjang"),
        ("a\x1b[31m", "tidak terlihat"),
        ("a\u202eb", "tidak terlihat"),
        ("a\u200bb", "tidak terlihat"),
        ("\udcff", "tidak terlihat"),
        ("198001012005011001", "NIP"),
        ("19800101 200501 1 001", "NIP"),
        ("Budi 19800101.200501-1-001", "NIP"),
        ("5371010101800001", "NIK"),
        ("53.71.01.010180-0001", "NIK"),
        ("2 5371010101800001", "NIK"),
    ],
)
def test_a_sandi_is_refused_with_the_reason(text: str, reason: str) -> None:
    for check in (check_sandi, check_group):
        with pytest.raises(SandiDitolak, match=reason):
            check(text)


@pytest.mark.parametrize("text", ["123456789012345", "12345678901234567", "1234567890123456789", "Komodo-27", ""])
def test_other_numbers_are_no_identity(text: str) -> None:
    assert looks_like_identity(text) is None


def test_a_free_text_may_be_empty_and_is_one_line() -> None:
    assert check_text(" rotasi\n pejabat ", "Isian apa") == "rotasi pejabat"
    assert check_text("", "Isian apa") == ""
    with pytest.raises(IsianDitolak, match="Isian apa terlalu panjang"):
        check_text("x" * 501, "Isian apa")


def test_the_words_are_many_and_distinct() -> None:
    assert len(set(WORDS)) == len(WORDS) >= 40
    assert all(check_sandi(f"{word}-99") for word in WORDS)


def test_a_proposal_is_never_taken() -> None:
    draw = random.Random(7).randrange
    taken: list[str] = []
    for _ in range(300):
        name = propose_sandi(taken, draw)
        assert check_sandi(name) == name
        assert name.casefold() not in {one.casefold() for one in taken}
        taken.append(name.upper())


def test_a_proposal_is_found_when_all_short_ones_are_taken() -> None:
    taken = [f"{word}-{number:02d}" for word in WORDS for number in range(1, 100)]
    assert propose_sandi(taken[:-1], lambda _: 0) == taken[-1]
    assert propose_sandi(taken, lambda _: 0) == f"{WORDS[0]}-100"


@pytest.mark.parametrize(
    ("platform", "env", "folder"),
    [
        ("linux", {}, "/rumah/.local/share/simulasi"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/simulasi"),
        ("linux", {"XDG_DATA_HOME": "data"}, "/rumah/.local/share/simulasi"),
        ("linux", {"SIMULASI_HASIL": "/lain", "XDG_DATA_HOME": "/data"}, "/lain"),
        ("linux", {"SIMULASI_HASIL": ""}, "/rumah/.local/share/simulasi"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/rumah/Library/Application Support/simulasi"),
        ("win32", {"LOCALAPPDATA": "/lokal"}, "/lokal/simulasi"),
        ("win32", {}, "/rumah/AppData/Local/simulasi"),
    ],
)
def test_the_folder_follows_the_platform(platform: str, env: dict[str, str], folder: str) -> None:
    assert default_folder(env=env, platform=platform, home=Path("/rumah")) == Path(folder)
