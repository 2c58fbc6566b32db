"""Nothing is hard to read: contrast of every screen in every theme, with colours and without."""

from __future__ import annotations

import pytest
from rich.color import Color

from tests.layar.kontras import is_drawing, ratio
from tests.layar.pembantu import SEMPIT
from tests.layar.rekaman import record, record_debrief


def test_every_screen_in_every_theme() -> None:
    stops = {**record(SEMPIT), **record_debrief(SEMPIT)}
    found = {f"{name}/{tema}": bad for name, stop in stops.items() for tema, bad in stop.lemah.items() if bad}
    assert found == {}, "\n".join(f"{name}: {sorted(bad)}" for name, bad in found.items())


def test_the_measure_itself() -> None:
    black, white, grey = (Color.from_rgb(v, v, v) for v in (0, 255, 119))
    assert ratio(black, white) == pytest.approx(21)
    assert ratio(grey, white) == pytest.approx(4.48, abs=0.01)  # the well-known #777 on white
    assert is_drawing("──╮ ███▌··")
    assert not is_drawing("│ 1")
    assert not is_drawing("◆")  # a sign that says something counts as text
