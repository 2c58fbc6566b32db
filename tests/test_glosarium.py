"""The glossary knows every word that a person meets: keys of the files, closed lists, commands, flags, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from simulasi import cli
from simulasi.papan.resmi import TANDA
from simulasi.papan.tabel import ROW_TYPES, TABEL
from simulasi.skenario.skema import NAMA_SKEMA, build

AKAR = Path(__file__).parents[1]
GLOSARIUM = (AKAR / "docs" / "glosarium.md").read_text(encoding="utf-8")
_BAGIAN = re.compile(r"^#{2,3} (?P<nama>.+)\n(?P<isi>(?:(?!#).*\n?)*)", re.MULTILINE)


def rows(isi: str) -> list[list[str]]:
    """Give the rows of a Markdown table without its head."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in isi.splitlines() if line[:1] == "|"]
    return cells[2:]


BAGIAN = {m["nama"]: rows(m["isi"]) for m in _BAGIAN.finditer(GLOSARIUM)}
ISTILAH = {
    word.strip()
    for name, table in BAGIAN.items()
    if name in ("Cerita", "Katalog", "Kelas dan permainan", "Angka")
    for row in table
    for word in row[0].split(",")
}


def properties(part: object) -> Iterator[str]:
    """Yield every key that a JSON Schema names."""
    if isinstance(part, dict):
        known = cast("dict[str, Any]", part)
        own = known.get("properties")
        if isinstance(own, dict):
            yield from cast("dict[str, Any]", own)
        for value in known.values():
            yield from properties(value)
    elif isinstance(part, list):
        for value in cast("list[Any]", part):
            yield from properties(value)


def choices(part: object) -> Iterator[str]:
    """Yield every word of a JSON Schema's closed lists, the yes and no apart."""
    if isinstance(part, dict):
        known = cast("dict[str, Any]", part)
        words = known.get("enum")
        if isinstance(words, list) and "ya" not in words:
            yield from (word for word in cast("list[Any]", words) if isinstance(word, str) and word.isalpha())
        for value in known.values():
            yield from choices(value)
    elif isinstance(part, list):
        for value in cast("list[Any]", part):
            yield from choices(value)


@pytest.mark.parametrize("nama", NAMA_SKEMA)
def test_every_key_of_every_file_is_explained(nama: str) -> None:
    keys = set(properties(build(nama)))
    assert keys
    assert keys - ISTILAH == set()


@pytest.mark.parametrize("nama", NAMA_SKEMA)
def test_every_word_of_a_closed_list_is_explained(nama: str) -> None:
    known = {row[1] for row in BAGIAN["Kata yang dapat dipilih"]}
    assert set(choices(build(nama))) - known == set()


def commands() -> set[str]:
    """Give every command as it is typed."""
    actions = cli.build_parser()._actions  # pyright: ignore[reportPrivateUsage]
    (names,) = (action.choices for action in actions if action.metavar == "PERINTAH")
    return {f"simulasi {name}" for name in names or ()}


def test_every_command_is_explained_and_no_other() -> None:
    assert {row[0] for row in BAGIAN["Perintah"]} == {"simulasi", *commands()}


def test_every_command_has_its_row_in_the_readme_and_no_other() -> None:
    found = re.findall(r"^\| `(simulasi [a-z]+)", (AKAR / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(found) == sorted(commands())


@pytest.mark.parametrize("path", [AKAR / "README.md", *sorted((AKAR / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target, _, part in re.findall(r"\]\((?!https?:)([^)#\s]*)(#([^)]*))?\)", path.read_text(encoding="utf-8")):
        goal = path.parent / target if target else path
        assert goal.exists(), target
        if part:
            heads = re.findall(r"^#+ (.+)$", goal.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, part


def test_every_flag_of_a_run_is_explained_as_in_the_boards() -> None:
    assert {row[0]: row[1] for row in BAGIAN["Tanda di papan"]}.items() >= TANDA.items()


@pytest.mark.parametrize("nama", TABEL)
def test_every_column_of_every_table_is_explained_as_in_the_workbook(nama: str) -> None:
    wanted = [[kolom.nama, kolom.arti] for kolom in ROW_TYPES[nama]]
    paste = "\n".join(f"| {kolom} | {arti} |" for kolom, arti in wanted)
    assert BAGIAN[nama] == wanted, f"put this under `### {nama}`:\n{paste}"


def test_every_row_has_its_meaning_and_no_term_stands_twice_in_a_part() -> None:
    for name, table in BAGIAN.items():
        words = [tuple(row[:2]) if name == "Kata yang dapat dipilih" else row[0] for row in table]
        assert len(words) == len(set(words)), name
        assert all(all(row) for row in table), name
