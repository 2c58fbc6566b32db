"""Laying text out: never wider than asked, nothing lost, figures drawn right."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as Palet256
from rich.color import ColorSystem
from textual.color import Color

from simulasi.layar.tema import TEMA, next_theme
from simulasi.layar.widget.angka import bar, loss_bar, quadrant
from simulasi.layar.widget.bersih import clean
from simulasi.layar.widget.tata import Baris, markdown, paragraph, stack

TABEL = """
| Uraian | Harga draf | Keterangan |
|---|--:|---|
| Mesin jahit untuk balai latihan kerja | 9.600.000 | brosur satu penyedia, tanpa pembanding |
| Meja | 750.000 | toko |
"""


def plain(lines: Baris) -> list[str]:
    return [line.plain for line in lines]


def test_markdown_of_every_kind() -> None:
    text = "# Judul\n\nSatu **tebal** dan *miring*\nlanjut.\n\n- a\n- b\n\n1. x\n2. y\n\n> kutip\n\n---\n\n`kode`"
    lines = plain(markdown(text)(40))
    assert lines == [
        "Judul",
        "",
        "Satu tebal dan miring lanjut.",
        "",
        "• a",
        "• b",
        "",
        "1. x",
        "2. y",
        "",
        "▎ kutip",
        "",
        "─" * 40,
        "",
        "kode",
    ]


def test_html_links_and_markup_stay_words() -> None:
    (line,) = markdown("<script>x</script> [klik](https://a.invalid) [/] [red]x")(80)
    assert line.plain == "<script>x</script> klik [/] [red]x"
    assert all("http" not in str(span.style) for span in line.spans)


@pytest.mark.parametrize("width", [44, 56, 76])
def test_table_fits_and_aligns(width: int) -> None:
    lines = plain(markdown(TABEL)(width))
    assert max(len(line) for line in lines) <= width
    bars = {tuple(i for i, c in enumerate(line) if c in "│┼") for line in lines}
    assert len(bars) == 1
    columns = ["".join(line.split("│")[i].strip() for line in lines if "│" in line) for i in range(3)]
    assert columns[1].replace(" ", "") == "Hargadraf9.600.000750.000"  # numbers stay whole


def test_table_too_narrow_for_its_words_becomes_records() -> None:
    lines = plain(markdown(TABEL)(26))
    assert max(len(line) for line in lines) <= 26
    assert "Harga draf: 9.600.000" in lines
    assert "Keterangan: toko" in lines
    assert lines.count("┄" * 26) == 1


def test_numbers_in_a_right_aligned_column_end_together() -> None:
    lines = plain(markdown(TABEL)(90))
    ends = [line.index(number) + len(number) for line in lines for number in ("9.600.000", "750.000") if number in line]
    assert len(set(ends)) == 1


@given(st.text(max_size=400), st.integers(min_value=12, max_value=120))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for blok in (markdown(text), paragraph(text)):
        assert all(line.cell_length <= width for line in blok(width))


@given(st.text(max_size=200))
def test_clean_leaves_nothing_that_acts(text: str) -> None:
    for character in clean(text):
        assert character == "\n" or (character >= " " and not "\x7f" <= character <= "\x9f")
        assert character not in "\u2028\u2029\u202a\u202e\u2066\u2069"
    assert clean(clean(text)) == clean(text)


def test_clean_keeps_ordinary_text() -> None:
    assert clean("Rp 312 juta – “HPS”\r\nbaris\tdua é") == "Rp 312 juta – “HPS”\nbaris dua é"


def test_stack_passes_over_nothing() -> None:
    assert plain(stack(paragraph("a"), None, stack(), paragraph("b"))(10)) == ["a", "", "b"]


@pytest.mark.parametrize(
    ("share", "drawn"), [(0.0, "····"), (0.5, "██··"), (1.0, "████"), (2.0, "████"), (0.125, "▌···")]
)
def test_bar(share: float, drawn: str) -> None:
    assert bar(share, 4).plain == drawn


def test_a_small_loss_is_seen() -> None:
    assert loss_bar(Decimal("0.1"), 10).plain == "▏" + "·" * 9
    assert loss_bar(Decimal("0.0"), 10).plain == "·" * 10


@pytest.mark.parametrize("width", [38, 41, 66, 120])
@pytest.mark.parametrize(
    ("integritas", "kepatuhan", "kuadran"),
    [
        ("100.0", "100.0", "teladan"),
        ("0.0", "0.0", "berisiko"),
        ("93.9", "20.0", "niat baik, cacat prosedur"),
        ("10.0", "91.4", "patuh prosedural"),
    ],
)
def test_quadrant_marks_the_place_and_the_field(width: int, integritas: str, kepatuhan: str, kuadran: str) -> None:
    lines = plain(quadrant(Decimal(integritas), Decimal(kepatuhan), kuadran, width=width, height=9))
    assert max(len(line) for line in lines) <= width
    marks = [(y, line.index("◆")) for y, line in enumerate(lines[:9]) if "◆" in line]
    assert len(marks) == 1
    cut = next(y for y, line in enumerate(lines) if "┼" in line)
    assert (marks[0][0] <= cut) == (float(integritas) >= 65)
    assert sum(line.count("▶") for line in lines) == 1
    words = " ".join(" ".join(lines).replace("│", " ").split())
    assert all(word in words for word in ("teladan", "patuh", "prosedural", "cacat", "berisiko"))


def contrast(one: str, other: str) -> float:
    def luminance(name: str) -> float:
        parts = [c / 255 for c in Color.parse(name).rgb]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tema", TEMA, ids=lambda tema: tema.name)
def test_text_has_contrast_in_every_theme(tema: object) -> None:
    grounds = [tema.background, tema.surface, tema.panel, tema.variables["pilih"]]  # type: ignore[attr-defined]
    texts = [tema.foreground, tema.accent, tema.error, tema.secondary, tema.variables["redup"]]  # type: ignore[attr-defined]
    pairs = [(text, ground) for text in texts for ground in grounds]
    pairs.append((tema.variables["di-aksen"], tema.accent))  # type: ignore[attr-defined]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}
    few = {pair: contrast(*map(of_256, pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in few.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("tema", TEMA, ids=lambda tema: tema.name)
def test_text_is_neither_pink_nor_olive_where_a_terminal_has_256_colours(tema: object) -> None:
    quiet = [tema.foreground, tema.background, tema.surface, tema.panel, tema.variables["redup"]]  # type: ignore[attr-defined]
    for name in quiet:
        shades = Color.parse(of_256(name)).rgb
        assert max(shades) - min(shades) <= 40, name


def of_256(name: str) -> str:
    """Give the colour that Rich paints on a terminal of 256 colours."""
    return Palet256.parse(name).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def test_unknown_theme_is_followed_by_the_first() -> None:
    assert next_theme("entah") == TEMA[0].name
