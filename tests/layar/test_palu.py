"""Random keys, clicks, pastes and resizes on every screen: nothing breaks, nothing is lost, nothing decided twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layar.jalan import pinned_class
from tests.layar.palu import STASIUN, Saksi, hammer

KETUKAN = 200


@pytest.mark.parametrize("nama", STASIUN)
async def test_hammered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nama: str) -> None:
    saksi = Saksi()
    saksi.watch(monkeypatch)
    with pinned_class(tmp_path, monkeypatch) as kelas:
        met = await hammer(kelas, nama, KETUKAN, 1, saksi)
    assert met
