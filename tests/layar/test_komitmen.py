"""The commitment: one control to bring home; optional, checked, kept, changed later."""

from __future__ import annotations

import pytest

from simulasi.catatan import Komitmen
from simulasi.lari.kelas import Kelas
from simulasi.layar.widget.isian import Isian
from simulasi.layar.widget.lembar import Lembar
from tests.layar.pembantu import LEBAR, SEMPIT, Pemain, played


async def reach(pemain: Pemain) -> None:
    await pemain.begin()
    await pemain.choose("3", "2")
    await pemain.finish()
    await pemain.go_to("LayarKomitmen")


def written(kelas: Kelas) -> Komitmen | None:
    return next(kelas.jurnal.runs()).komitmen


@pytest.mark.parametrize("size", [(60, 16), SEMPIT, LEBAR], ids=["60x16", "80x24", "120x40"])
async def test_written_by_keys_alone_and_changed_later(kelas: Kelas, size: tuple[int, int]) -> None:
    async with played(kelas, size) as pemain:
        await reach(pemain)
        await pemain.press("down", "enter")
        await pemain.type("log kontak")
        await pemain.press("enter")
        await pemain.type("UKPBJ")
        await pemain.press("enter")
        await pemain.type("Maret")
        await pemain.press("enter")
        assert "Komitmen tersimpan" in pemain.text
        kendali = kelas.open("hps-titipan").skenario.mitigasi[1].id
        assert written(kelas) == Komitmen(kendali, "log kontak", "UKPBJ", "Maret")
        await pemain.press("left", "right")
        assert "Ubahlah bila perlu" in pemain.app.screen.query_one("#kabar", Lembar).plain
        assert pemain.app.screen.query_one("#apa", Isian).value == "log kontak"
        await pemain.press("enter")
        await pemain.type(" harian")
        await pemain.press("ctrl+s")
        assert written(kelas) == Komitmen(kendali, "log kontak harian", "UKPBJ", "Maret")
        await pemain.press("escape")
        assert pemain.layar == "Beranda"


async def test_may_be_passed_over(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("escape")
        assert pemain.layar == "Beranda"
    assert written(kelas) is None


async def test_empty_field_and_identity_number_are_refused(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("ctrl+s")
        assert "Isian apa masih kosong" in pemain.text
        await pemain.type("lapor")
        await pemain.press("enter")
        await pemain.type("1980 0101 2005 011 001")
        await pemain.press("enter")
        await pemain.type("Mei")
        await pemain.press("enter")
        assert "Isian siapa tampak memuat NIP" in pemain.text
        assert written(kelas) is None


async def test_pages_of_a_finished_run_open_again(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("escape", "enter")
        await pemain.on("Pengantar")
        await pemain.press("h")
        await pemain.finish()
        await pemain.go_to("LayarKomitmen")
        await pemain.press("enter")
        await pemain.type("rapat")
        await pemain.press("enter", "1", "enter", "2", "enter")
        assert written(kelas) == Komitmen(kelas.open("hps-titipan").skenario.mitigasi[0].id, "rapat", "1", "2")
    assert len(list(kelas.jurnal.runs())) == 1


async def test_leaving_unsaved_text_is_asked(kelas: Kelas) -> None:
    async with played(kelas) as pemain:
        await reach(pemain)
        await pemain.press("enter")
        await pemain.type("lapor")
        await pemain.press("escape")
        assert "belum disimpan" in pemain.text
        await pemain.press("escape")
        assert pemain.layar == "LayarKomitmen"
        assert "lapor" in pemain.text
        await pemain.press("escape", "enter")
        assert pemain.layar == "Beranda"
    assert written(kelas) is None
