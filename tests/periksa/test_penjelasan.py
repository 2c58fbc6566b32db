"""`simulasi jelaskan` and `docs/temuan.md`: every code explained, with what the checker really says."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulasi import cli
from simulasi.periksa.katalog import KATALOG, bad_example, good_example
from simulasi.periksa.penjelasan import KodeTidakDikenal, as_markdown, explain, find_entries, list_codes
from simulasi.periksa.peragaan import demonstrate, demonstrate_good

DOKUMEN = Path(__file__).parents[2] / "docs" / "temuan.md"


@pytest.mark.parametrize("kode", KATALOG)
def test_explanation_is_complete_and_narrow(kode: str) -> None:
    text = explain(KATALOG[kode])
    assert max(map(len, text.split("\n"))) <= 80
    flat = " ".join(text.split())
    assert flat.startswith(f"{kode}, {KATALOG[kode].tingkat}: {KATALOG[kode].judul}")
    for part in (KATALOG[kode].alasan, KATALOG[kode].langkah, bad_example(kode), good_example(kode)):
        assert " ".join(part.split()) in flat
    for t in demonstrate(kode):
        assert f"{t.tingkat} {t.kode} {t.berkas}:{t.baris}:{t.kolom}" in flat
        assert " ".join(t.pesan.split()) in flat


@pytest.mark.parametrize("dasar", ["skenario", "sesi", "regulasi", "panel"])
def test_what_the_examples_break_is_sound(dasar: str) -> None:
    assert demonstrate_good(dasar) == []


def test_list_names_each_code_once_in_a_line() -> None:
    lines = list_codes().split("\n")
    assert [line.split()[0] for line in lines if line.startswith("  S")] == list(KATALOG)
    assert max(map(len, lines)) <= 80


def test_codes_are_found_in_any_case_and_once() -> None:
    assert [e.kode for e in find_entries(["s203", " S101 ", "S203"])] == ["S203", "S101"]


@pytest.mark.parametrize(
    ("kode", "saran"),
    [("S407", "Mungkin maksud Anda: S40"), ("s13", "Mungkin maksud Anda: S1"), ("jalan buntu", "simulasi jelaskan")],
)
def test_unknown_code_is_refused_with_the_nearest(kode: str, saran: str) -> None:
    with pytest.raises(KodeTidakDikenal) as error:
        find_entries(["S101", kode])
    assert saran in error.value.pesan


def test_document_is_current() -> None:
    assert DOKUMEN.read_text(encoding="utf-8") == as_markdown(list(KATALOG.values())), (
        "run: simulasi jelaskan --semua --format markdown > docs/temuan.md"
    )


def test_command_explains_lists_and_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["jelaskan", "s203", "S701"]) == 0
    assert capsys.readouterr().out == explain(KATALOG["S203"]) + "\n\n\n" + explain(KATALOG["S701"]) + "\n"
    assert cli.main(["jelaskan"]) == 0
    assert capsys.readouterr().out == list_codes() + "\n"
    assert cli.main(["jelaskan", "--semua", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == DOKUMEN.read_text(encoding="utf-8")
    assert cli.main(["jelaskan", "S203", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("## Alur cerita\n\n### S203 Jalan buntu\n")
    assert cli.main(["jelaskan", "S999"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert 'Kode "S999" tidak dikenal' in said.err
