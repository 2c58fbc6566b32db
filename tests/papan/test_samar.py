"""What people wrote keeps no call sign on a wall, whatever its case."""

from __future__ import annotations

import pytest

from simulasi.papan.samar import Penyamar


@pytest.mark.parametrize(
    ("teks", "tampak"),
    [
        ("Bersama komodo-27 memasang log", "Bersama … memasang log"),
        ("KOMODO-27, Sasando-04", "…, …"),
        ("Komodo-2 bukan siapa-siapa", "Komodo-2 bukan siapa-siapa"),
        ("", ""),
    ],
)
def test_call_signs_are_blanked(teks: str, tampak: str) -> None:
    assert Penyamar({"Komodo-27", "Sasando-04"})(teks) == tampak


def test_text_whose_letters_grow_when_folded_is_kept_back_whole() -> None:
    assert Penyamar({"Komodo-27"})("ß dan komodo-27") == "…"
    assert Penyamar({"Komodo-27"})("ß saja") == "ß saja"
