"""Scoring with a memory gives what scoring each run afresh gives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.lari.lakon import Lakon
from simulasi.permainan.mesin import PilihanTidakTersedia
from simulasi.permainan.nilai import LariBelumSelesai, Penilai
from simulasi.permainan.pohon import Pohon
from simulasi.skenario.acuan import Acuan as Peraturan
from simulasi.skenario.muat import load_scenario
from tests.acuan_kasar import Acuan
from tests.kelas_besar import PROFIL, walk
from tests.papan.pembantu import CONTOH, PUSTAKA
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference, some_runs, wander


@pytest.fixture(scope="module", params=[CONTOH, PUSTAKA / "pengadaan" / "pecah-paket.yaml"], ids=lambda p: p.stem)
def lakon(request: pytest.FixtureRequest) -> Lakon:
    skenario = load_scenario(request.param).isi
    assert skenario is not None
    return Lakon(skenario, Peraturan())


def test_every_run_scores_as_if_it_were_the_only_one(lakon: Lakon) -> None:
    pohon = Pohon(lakon.penilai)
    dice = random.Random(7)
    for i in range(150):
        run = walk(lakon, PROFIL[i % len(PROFIL)], dice)
        assert pohon.score(run) == lakon.penilai.score(run)
        assert pohon.steps(run[:-1]) == lakon.penilai.score(run).langkah[:-1]


def test_a_short_memory_changes_nothing(lakon: Lakon) -> None:
    whole, short = Pohon(lakon.penilai), Pohon(lakon.penilai, ingatan=3)
    dice = random.Random(8)
    runs = [walk(lakon, PROFIL[i % len(PROFIL)], dice) for i in range(60)]
    assert [short.score(run) for run in runs] == [whole.score(run) for run in runs]
    assert all(short.score(run) is short.score(run) for run in runs)


def test_equal_runs_share_one_object(lakon: Lakon) -> None:
    pohon = Pohon(lakon.penilai)
    run = walk(lakon, PROFIL[0], random.Random(1))
    assert pohon.score(run) is pohon.score(tuple(run))
    assert pohon.steps(run)[0] is pohon.score(run).langkah[0]


def test_what_is_no_run_is_refused_as_by_the_scorer(lakon: Lakon) -> None:
    pohon = Pohon(lakon.penilai)
    run = walk(lakon, PROFIL[0], random.Random(1))
    for broken in ([*run[:-1], "tidak-ada"], [*run, run[-1]], run[:-1]):
        with pytest.raises((PilihanTidakTersedia, LariBelumSelesai)) as ours:
            pohon.score(broken)
        with pytest.raises((PilihanTidakTersedia, LariBelumSelesai)) as theirs:
            lakon.penilai.score(broken)
        assert (type(ours.value), str(ours.value)) == (type(theirs.value), str(theirs.value))


@examples(40)
@given(references(), st.lists(st.lists(st.integers(0, 11), max_size=20), min_size=2, max_size=8))
def test_runs_of_any_scenario_score_as_alone(acuan: Acuan, picks: list[list[int]]) -> None:
    penilai = Penilai(compile_reference(acuan))
    pohon = Pohon(penilai)
    runs = [*(jalan.pilihan for jalan in some_runs(acuan, 12)), *(wander(acuan, own) for own in picks)]
    for run in (*runs, *reversed(runs)):
        assert pohon.score(run) == penilai.score(run)
