"""The mitigation challenge (`skor.md` §5)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.lari.lakon import Lakon
from simulasi.lari.tantangan import KendaliDitolak, Tantangan
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.acuan import Acuan as Katalog
from simulasi.skenario.muat import load_scenario
from tests.acuan_kasar import Acuan
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference

CONTOH = Path(__file__).parent / "data" / "contoh" / "hps-titipan.yaml"


@pytest.fixture(scope="module")
def tantangan() -> Tantangan:
    skenario = load_scenario(CONTOH).isi
    assert skenario is not None
    return Lakon(skenario, Katalog()).tantangan


def test_the_worked_example_starts_at_a_third_and_is_solved_by_one_control(tantangan: Tantangan) -> None:
    empty = tantangan.look(0)
    assert (empty.biaya, empty.anggaran, empty.sisa) == (0, 3, 3)
    assert empty.risiko == empty.risiko_tanpa == pytest.approx(1 / 3, abs=1e-9)
    assert empty.nilai == 0
    assert [t.risiko_bila for t in empty.tawaran] == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3], abs=1e-9)
    best = tantangan.look(tantangan.switch(0, 1))
    assert (best.biaya, best.sisa) == (2, 1)
    assert best.nilai == pytest.approx(100)
    assert best.risiko == pytest.approx(0, abs=1e-9)
    assert tantangan.names(best.kendali) == ("kontak-terbuka",)


def test_what_the_budget_does_not_hold_is_refused_with_the_reason(tantangan: Tantangan) -> None:
    pick = tantangan.switch(tantangan.switch(0, 1), 3)
    assert tantangan.look(pick).sisa == 0
    with pytest.raises(KendaliDitolak, match="perlu 2, tersisa 0"):
        tantangan.switch(pick, 0)
    assert [t.sebab != "" for t in tantangan.look(pick).tawaran] == [True, False, True, False]
    assert tantangan.switch(pick, 3) == 1 << 1


def test_a_pick_is_read_back_by_its_names(tantangan: Tantangan) -> None:
    assert tantangan.pick(("spanduk", "kontak-terbuka", "tidak-dikenal")) == 0b1010
    assert tantangan.names(0b1010) == ("kontak-terbuka", "spanduk")


@examples(40)
@given(references(kendali_maks=4), st.lists(st.integers(0, 7), max_size=12))
def test_any_sequence_of_picks_stays_within_the_budget_and_on_a_way_on(acuan: Acuan, picks: list[int]) -> None:
    program = compile_reference(acuan)
    kendali = program.skenario.mitigasi
    risiko = Risiko(program)
    if risiko.risk(0) is None:
        return
    tantangan = Tantangan(kendali, risiko)
    here = 0
    for number in picks:
        before = tantangan.look(here)
        tawaran = before.tawaran[number % len(kendali)]
        if tawaran.sebab:
            with pytest.raises(KendaliDitolak) as refused:
                tantangan.switch(here, tawaran.nomor)
            assert tawaran.sebab in refused.value.pesan
            continue
        here = tantangan.switch(here, tawaran.nomor)
        after = tantangan.look(here)
        assert after.kendali == here
        assert after.risiko == tawaran.risiko_bila
        assert 0 <= after.biaya <= after.anggaran
        assert after.biaya == sum(k.biaya for t, k in zip(after.tawaran, kendali, strict=True) if t.dipasang)
        assert after.nilai is None or 0 <= after.nilai <= 100
        assert after.risiko >= tantangan.terbaik.risiko - 1e-9
