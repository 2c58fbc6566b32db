"""The debrief guide is true: its commands parse, its pictures exist, it names every page in the order of the pages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.debrief.halaman import Halaman, HalamanPeringkat, HalamanTitikBalik
from simulasi.debrief.susun import compose
from tests.debrief.pembantu import big_class, board
from tests.papan.pembantu import AKAR

PANDUAN = (AKAR / "docs" / "panduan-debrief.md").read_text(encoding="utf-8")
PERINTAH = re.findall(r"^ *(simulasi \S.*)$", PANDUAN, re.MULTILINE)


@pytest.mark.parametrize("perintah", PERINTAH)
def test_every_command_of_the_guide_is_one(perintah: str) -> None:
    args = cli.build_parser().parse_args(shlex.split(perintah)[1:])
    assert args.perintah in ("ekspor", "gabung", "debrief", "laporan")


def test_every_picture_is_there() -> None:
    found = re.findall(r"\]\(gambar/([\w-]+\.svg)\)", PANDUAN)
    assert len(found) == 4
    assert all((AKAR / "docs" / "gambar" / name).is_file() for name in found)


def test_the_pages_are_told_in_their_order_and_the_minutes_add_up(tmp_path: Path) -> None:
    pages = compose(board(big_class(tmp_path, 60)), dengan_peringkat=True).halaman

    def heading(page: Halaman) -> str:
        if isinstance(page, HalamanTitikBalik):
            return "Tiga titik balik"
        return "Peringkat, hanya bila diminta" if isinstance(page, HalamanPeringkat) else page.judul

    wanted = [name for name in dict.fromkeys(map(heading, pages)) if not name.startswith("Pilihan di setiap cabang")]
    told = re.findall(r"^### (.+?)(?: \((\d+) menit\))?$", PANDUAN, re.MULTILINE)
    assert [name for name, _ in told] == wanted
    assert sum(int(minutes) for _, minutes in told if minutes) == 45
