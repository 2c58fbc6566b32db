"""Which run counts, over machines, conflicts and voidings (`skor.md` §6)."""

from __future__ import annotations

from itertools import permutations

import pytest

from simulasi.catatan import Komitmen, Lari
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import by_participant, gather
from simulasi.papan.resmi import TANDA, Penimbang, in_order, official_runs, person_flags
from tests.papan.pembantu import LAPOR, TERBAIK, TUNDA, Kelas


def official(kelas: Kelas, *runs: Lari) -> tuple[str, tuple[str, ...]] | None:
    """Give the official run's id and flags; the same whatever the order of the runs."""
    penimbang = Penimbang(kelas.jurnal.scenario)
    found = {
        None if (o := official_runs(order, penimbang).get("hps-titipan")) is None else (o.lari.id, o.tanda)
        for order in permutations(runs)
    }
    (only,) = found
    return only


def elsewhere(run: Lari, mesin: str, urutan: int, mulai: str) -> Lari:
    return run._replace(mesin=mesin, urutan=urutan, mulai=mulai)


def test_on_one_machine_the_sequence_decides_not_the_clock(kelas: Kelas) -> None:
    first, second = (
        kelas.play("A", answers)._replace(mulai=m)
        for answers, m in ((TERBAIK, "2026-01-05T09:00:00.000+08:00"), (TUNDA, "2026-01-05T08:00:00.000+08:00"))
    )
    found = official(kelas, first, second)
    assert found is not None
    assert found[0] == first.id


def test_over_machines_the_start_decides_by_its_instant(kelas: Kelas) -> None:
    a = elsewhere(kelas.play("A", TERBAIK), "m", 5, "2026-01-05T09:00:00.000+09:00")
    b = elsewhere(kelas.play("A", TUNDA), "n", 1, "2026-01-05T08:30:00.000+08:00")
    assert official(kelas, a, b) == (a.id, ())
    assert person_flags([a, b], {"hps-titipan"}) == {"dua_mesin"}


def test_a_clock_set_back_does_not_undo_the_sequence_among_machines(kelas: Kelas) -> None:
    m1 = elsewhere(kelas.play("A", "survei,susun"), "m", 1, "2026-01-05T10:00:00.000+08:00")
    m2 = elsewhere(kelas.play("A", TUNDA), "m", 2, "2026-01-05T08:00:00.000+08:00")
    n1 = elsewhere(kelas.play("A", TERBAIK), "n", 1, "2026-01-05T09:00:00.000+08:00")
    assert [run.id for run in in_order([m2, m1, n1])] == [n1.id, m1.id, m2.id]
    assert official(kelas, m1, m2, n1) == (n1.id, ("jam_ragu",) if n1.pilihan[0].waktu < n1.mulai else ())


@pytest.mark.parametrize(
    ("change", "flag"),
    [({"batal": "salah"}, "batal_dilewati"), ({"konflik": True}, "konflik_dilewati"), ({"pilihan": ()}, "diulang")],
)
def test_what_is_passed_over_flags_the_official_run(kelas: Kelas, change: dict[str, object], flag: str) -> None:
    first, second = kelas.play("A", TERBAIK), kelas.play("A", LAPOR)
    assert official(kelas, first._replace(**change), second) == (second.id, (flag,))
    assert official(kelas, first, second._replace(**change)) == (first.id, ())
    assert flag in TANDA


def test_without_an_official_run_the_participant_is_flagged(kelas: Kelas) -> None:
    run = kelas.play("A", TERBAIK)
    assert person_flags([run._replace(batal="x")], ()) == {"batal_dilewati"}
    assert person_flags([run._replace(konflik=True)], ()) == {"konflik"}
    assert person_flags([run._replace(batal="x")], {"hps-titipan"}) == frozenset()
    assert person_flags([run], ()) == frozenset()


def test_a_practice_run_is_never_official(kelas: Kelas) -> None:
    run = kelas.play("A", TERBAIK)
    assert official(kelas, run._replace(asal="lain")) is None


def test_branches_of_a_conflict_are_ordered_by_their_choices(kelas: Kelas) -> None:
    a = kelas.play("A", TERBAIK)._replace(konflik=True)
    b = a._replace(pilihan=a.pilihan[:1])
    assert in_order([a, b]) == in_order([b, a]) == [b, a]


def test_a_conflict_is_on_the_board_without_a_rank(kelas: Kelas) -> None:
    one, two = kelas.play("A", TERBAIK), kelas.play("B", TUNDA)
    rows = kelas.board(runs=[one._replace(konflik=True), one._replace(konflik=True, pilihan=one.pilihan[:1]), two])
    assert [(row.sandi, row.peringkat, row.tanda) for row in rows] == [("B", 1, ""), ("A", None, "konflik")]


def test_branches_of_a_conflict_tell_a_commitment_and_a_voiding_once(kelas: Kelas) -> None:
    promise = Komitmen("rotasi", "a", "b", "c")
    one = kelas.play("A", TERBAIK)._replace(konflik=True, komitmen=promise)
    two = kelas.play("B", TERBAIK)._replace(konflik=True, batal="salah")
    runs = [branch for run in (one, two) for branch in (run, run._replace(pilihan=run.pilihan[:1]))]
    board = gather(by_participant(runs), DefinisiSesi("s", "S", ("hps-titipan",)), Penimbang(kelas.jurnal.scenario), {})
    assert ([k.lari for k in board.komitmen], board.batal_n) == ([one.id], 1)
