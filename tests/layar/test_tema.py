"""The theme that a laptop remembers."""

from __future__ import annotations

import pytest
from textual.color import Color

from simulasi.lari.kelas import Kelas
from simulasi.layar.aplikasi_dasar import PILIHAN_TEMA
from simulasi.layar.tema import TEMA
from tests.layar.pembantu import played


@pytest.mark.parametrize("tema", [tema.name for tema in TEMA])
async def test_a_remembered_theme_is_worn_when_the_program_opens(kelas: Kelas, tema: str) -> None:
    kelas.jurnal.set_preference(PILIHAN_TEMA, tema)
    async with played(kelas) as pemain:
        app = pemain.app
        assert app.theme == tema
        assert app.screen.styles.background == Color.parse(str(app.current_theme.background))
        assert app.has_class("-dark-mode") == app.current_theme.dark
