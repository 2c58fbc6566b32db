"""Texts made to be heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.polos.markah import LEBAR, item, plain, sentence, speakable, wrap
from tests.polos.pembantu import is_spoken


@given(st.text())
def test_any_markdown_is_short_lines_of_spoken_characters(teks: str) -> None:
    for line in [*plain(teks), *wrap(teks), *item(teks), *wrap(teks, "  ", "1. ")]:
        assert len(line) <= LEBAR
        assert all(map(is_spoken, line))


@given(st.text(alphabet=st.characters(categories=("L", "N", "P")), min_size=1))
def test_letters_digits_and_punctuation_stay(teks: str) -> None:
    kept = "".join(speakable(teks).split())
    assert all(c in kept or c in "•·№" for c in teks)


@pytest.mark.parametrize(
    ("teks", "ucapan"),
    [
        ("A → B", "A menuju B"),
        ("suhu 30°C", "suhu 30 derajat C"),
        ("kotak ┌─┐ █▌", "kotak"),
        ("halo 🙂🙂", "halo"),
        ("a\u202eb\u200bc", "abc"),
        ("Rp\u00a05\u2009juta", "Rp 5 juta"),
        ("2–3 — “kutip” … §", "2–3 — “kutip” … §"),
    ],
)
def test_signs_become_words_or_silence(teks: str, ucapan: str) -> None:
    assert wrap(teks) == [ucapan]


@pytest.mark.parametrize("teks", ["Selesai", "Selesai.", 'Ia bilang "ya."', "Boleh sore ini?", "Awas!", "Lalu …"])
def test_a_sentence_ends_once(teks: str) -> None:
    assert sentence(teks) == ("Selesai." if teks == "Selesai" else teks)


def test_lists_keep_their_numbers_and_their_paragraphs() -> None:
    assert plain("1. satu\n2. dua\n\n   lagi\n") == ["1. satu", "", "2. dua", "", "  lagi"]
    assert plain("- a\n  - b\n") == ["- a", "", "- b"]


def test_a_table_is_read_row_by_row() -> None:
    assert plain("| A | | C |\n|---|---|---|\n| 1 | 2 | |\n") == ["Baris 1. A: 1; 2; C: kosong."]


def test_words_with_hyphens_stay_whole() -> None:
    assert all("PBJ-01" in line or "PBJ" not in line for line in wrap("PBJ-01 " * 40))
