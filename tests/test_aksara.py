"""One table of characters that no text may hold, used by reader, screens, pages, terminal and fields alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi.catatan.galat import IsianDitolak
from simulasi.catatan.isian import check_text
from simulasi.dasar.aksara import BERTINDAK, TERLARANG, visible
from simulasi.ekspor.halaman import _as_text
from simulasi.ekspor.peta.kata import xml_text
from simulasi.ekspor.xlsx import clip
from simulasi.layar.widget.bersih import clean
from simulasi.skenario.muat import load_scenario

CONTOH = Path(__file__).parent / "data" / "contoh" / "hps-titipan.yaml"
BURUK = [chr(n) for n in (0, 7, 0x1B, 0x7F, 0x9B, 0x61C, 0x200E, 0x2028, 0x202E, 0x2066, 0xFFFE)]
LEBAR_NOL = [chr(n) for n in (0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2064, 0xFEFF, 0xFFF9, 0xE0041, 0xE0100)]
BAIK = ["é", "e\u0301", "\U0001f469\u200d\U0001f33e", "⚖\ufe0f", "a\tb\nc", "a\r\nb", "\u00a0", "−", "“”", "日本"]


@pytest.mark.parametrize("aksara", [*BURUK, *LEBAR_NOL], ids=lambda c: f"U+{ord(c):04X}")
def test_a_bad_character_passes_no_border(aksara: str) -> None:
    text = f"a{aksara}b"
    assert TERLARANG.search(text)
    assert visible(text) == xml_text(text) == clip(text)[0] == "a\N{REPLACEMENT CHARACTER}b"
    assert clean(text) == _as_text(text) == "ab"
    if not aksara.isspace():
        with pytest.raises(IsianDitolak, match="tidak terlihat"):
            check_text(text, "Sandi")


@pytest.mark.parametrize("teks", BAIK)
def test_what_people_write_passes(teks: str) -> None:
    assert TERLARANG.search(teks) is None
    assert BERTINDAK.search(teks) is None


@pytest.mark.parametrize("aksara", LEBAR_NOL, ids=lambda c: f"U+{ord(c):04X}")
def test_a_mark_that_hides_in_a_title_is_found_where_it_stands(tmp_path: Path, aksara: str) -> None:
    path = tmp_path / "hps-titipan.yaml"
    text = CONTOH.read_text(encoding="utf-8").replace("judul: HPS Titipan", f"judul: HPS{aksara} Titipan", 1)
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.split("\n"), start=1) if row.startswith("judul:"))
    (found,) = [t for t in load_scenario(path).temuan if t.kode == "S107"]
    assert (found.baris, found.kolom) == (line, len("judul: HPS") + 1)
    assert f"U+{ord(aksara):04X}" in found.pesan
