"""Review and practice: the drawn timeline adds up, and a run begun at a fork is practice wherever it shows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.dasar.angka import figure
from simulasi.lari.kelas import Kelas
from simulasi.layar.sesudah.tinjauan import timeline
from simulasi.layar.widget.angka import column, range_bar, staircase
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played


async def reach(pemain: Pemain) -> None:
    await pemain.begin()
    await pemain.choose("3", "1", "3")
    await pemain.finish()
    await pemain.go_to("LayarTinjauan")


@pytest.mark.parametrize("size", [SEMPIT, LEBAR], ids=["80x24", "120x40"])
async def test_repeating_from_here_is_practice_everywhere(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await reach(pemain)
        hasil = pemain.app.screen.hasil  # type: ignore[attr-defined]
        assert f"100 → {figure(hasil.integritas)}" in pemain.text
        await pemain.press("home", *["down"] * (2 if hasil.terkuat is not None else 1), "u")
        await pemain.on("LayarAdegan")
        assert "latihan" in pemain.text
        assert "langkah 2" in pemain.text
        await pemain.choose("2")
        await pemain.finish()
        assert "latihan" in pemain.text
        await pemain.go_to("LayarHasil")
        assert "tidak diperingkat" in " ".join(pemain.app.screen.query_one("#ringkas").plain.split())  # type: ignore[attr-defined]
        await pemain.press("p")
        await pemain.until(lambda: "1 baris" in pemain.text)
        await pemain.press("t")
        assert "1 baris" in pemain.text
        await pemain.press("escape")
        assert pemain.layar == "LayarHasil"
    first, practice = kelas.jurnal.runs()
    assert [[p.pilihan for p in run.pilihan] for run in (first, practice)] == [
        ["tunda", "datang", "diam"],
        ["tunda", "tolak"],
    ]
    assert (first.asal, practice.asal) == (None, first.id)


async def test_practice_has_the_pages_of_plain_text_and_records_no_control(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("end", "u")
        await pemain.choose("1")
        await pemain.finish()
        seen = [pemain.layar]
        while seen[-1:] != seen[-2:-1]:
            if pemain.layar == "LayarTantangan":
                await pemain.press("1")
                assert "tidak dicatat" in pemain.text
            await pemain.press("right")
            seen.append(pemain.layar)
        assert seen[:-1] == ["LayarAkhir", "LayarTantangan", "LayarStrategi", "LayarTinjauan", "LayarHasil"]
        assert "Komitmen" not in pemain.text
    assert [run.kendali for run in kelas.jurnal.runs() if run.asal is not None] == [None]


async def test_unfinished_practice_is_named_as_such(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("end", "u")
        await pemain.on("LayarAdegan")
        await pemain.press("escape", "enter")
        await pemain.on("Beranda")
        await pemain.press("enter")
        await pemain.on("Pengantar")
        assert "latihan yang belum selesai" in pemain.text


def test_timeline_ends_at_the_values(kelas: Kelas) -> None:
    run = kelas.begin(kelas.participant("Komodo-1"), "hps-titipan")
    for choice in ("tanda", "datang", "simpan"):
        run.choose(choice, run.keadaan.langkah)
    hasil = run.hasil()
    for width in (44, 76, 150):
        lines = timeline(hasil, 2)(width)
        assert len(lines) == 4
        assert all(line.cell_length <= width for line in lines)
        assert "100 → 0,0" in lines[1].plain
    most = max(hasil.langkah, key=lambda s: s.hilang_integritas)
    assert f"langkah {most.nomor} (−{figure(most.hilang_integritas)})" in timeline(hasil)(100)[0].plain


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=900), st.integers(8, 150), st.integers(1, 4))
def test_staircase_fits_and_ends_with_the_last_value(values: list[Decimal], width: int, height: int) -> None:
    rows = staircase(values, width, height)
    assert len(rows) == height
    assert all(row.cell_length <= width for row in rows)
    assert [row.plain[-1] for row in rows] == column(float(values[-1]) / 100, height)


@given(st.decimals(0, 100, places=1), st.floats(0, 100), st.floats(0, 100), st.integers(4, 60))
def test_range_has_the_value_in_it(value: Decimal, a: float, b: float, width: int) -> None:
    line = range_bar(value, min(a, b), max(a, b), width).plain
    assert len(line) == width
    assert line.count("◆") == 1
