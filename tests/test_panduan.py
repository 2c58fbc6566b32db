"""The participant's guide tells what the program does: its pictures, keys, commands and figures are the program's own.

Stale pictures are renewed with `python docs/gambar/buat.py`.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import textual

from simulasi.catatan import Jurnal
from simulasi.lari.kelas import Kelas
from simulasi.layar import perintah
from simulasi.permainan.tampilan import AMBANG_KUADRAN, KETERANGAN
from simulasi.polos import teks
from simulasi.skenario.pustaka import Pustaka, shipped
from tests.polos.pembantu import flat, play, road

AKAR = Path(__file__).parent.parent
GAMBAR = AKAR / "docs" / "gambar"
PANDUAN = (AKAR / "docs" / "panduan-peserta.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^\]]*)\]\(gambar/([\w-]+\.svg)\)", PANDUAN)
_BUKTI = re.compile(r"<!-- Textual (.+) -->\n")


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("buat_gambar", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)


async def test_pictures_are_what_the_program_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    drawn = tmp_path / "gambar"
    drawn.mkdir()
    await _load(GAMBAR / "buat.py").draw(drawn, tmp_path / "jurnal")
    assert {p.name for p in drawn.glob("*.svg")} == {name for _, name in SHOWN}
    for path in sorted(drawn.glob("*.svg")):
        new, kept = path.read_text(encoding="utf-8"), (GAMBAR / path.name).read_text(encoding="utf-8")
        made_with = _BUKTI.match(kept)
        assert made_with is not None
        same_release = made_with[1] == textual.__version__
        # another release of Textual may draw a frame differently; what is written must be the same
        assert (new == kept) if same_release else (_words(new) == _words(kept)), f"{path.name} is stale"


@pytest.mark.parametrize(("said", "name"), SHOWN)
def test_every_picture_is_there_and_described(said: str, name: str) -> None:
    assert (GAMBAR / name).is_file()
    assert len(said) >= 5


def _rows(heading: str) -> Iterator[list[str]]:
    """Read the table that follows a line."""
    lines = PANDUAN[PANDUAN.index(heading) :].split("\n")
    table = [line for line in lines if line.startswith("|")]
    start = lines.index(table[0])
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("heading", ["Di semua layar:", "Di layar tertentu:"])
def test_keys_are_the_keys_of_the_screens(heading: str) -> None:
    known = {
        (kind.shown_key(), kind.nama)
        for kind in vars(perintah).values()
        if isinstance(kind, type) and issubclass(kind, perintah.Perintah) and kind.nama
    }
    for key, name, _ in _rows(heading):
        assert (key, name) in known


@pytest.mark.parametrize("heading", ["Perintah di setiap pertanyaan:", "Perintah di bagian tertentu:"])
def test_commands_of_plain_text_are_its_own(heading: str) -> None:
    helped = " ".join(value for name, value in vars(teks).items() if name.startswith("BANTUAN_"))
    for row in _rows(heading):
        for command in re.findall(r"`([^`]+)`", row[0]):
            assert re.search(rf"(?<!\w){re.escape(command)}(?!\w)", helped) or command == "?", command


def test_the_example_of_plain_text_is_what_is_said(tmp_path: Path) -> None:
    with Jurnal.open(tmp_path) as jurnal:
        kelas = Kelas(Pustaka((shipped(),)), jurnal)
        _, out = play(kelas, "\n" + road(kelas, "pecah-paket", "tanya"), "pecah-paket")
    said, place = flat(out), 0
    for line in PANDUAN.split("```text\n")[1].split("```")[0].strip().split("\n"):
        place = said.index(flat(line), place)


def test_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in PANDUAN.split("\n")
        if line.startswith("#")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PANDUAN)) <= headings
    assert all((AKAR / "docs" / name).is_file() for name in re.findall(r"\]\(([\w/.-]+)\)", PANDUAN))


def test_figures_and_the_caveat_are_the_programs() -> None:
    told = flat(PANDUAN)
    assert flat(KETERANGAN) in told
    assert f"*teladan* mulai 85, *baik* mulai {AMBANG_KUADRAN}, *waspada* mulai 40" in told
