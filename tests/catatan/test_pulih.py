"""Undoing a void within the join: every fact stays, and the later one counts whatever comes first (`hasil.md` §2)."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from .pembantu_tukar import baris, buka, gabung, tulis, uuid, waktu
from .test_tukar import export, played

BATAL = {"ke": 1, "waktu": waktu(10), "alasan": "tertukar", "mesin": "m"}
PULIH = {"ke": 2, "waktu": waktu(20), "alasan": "ternyata benar", "mesin": "m", "pulih": True}


def test_in_every_order_of_arrival_the_later_fact_counts(tmp_path: Path) -> None:
    again = {"ke": 3, "waktu": waktu(30), "alasan": "tetap tertukar", "mesin": "m"}
    for facts, void in (((BATAL,), "tertukar"), ((BATAL, PULIH), None), ((BATAL, PULIH, again), "tetap tertukar")):
        for number, order in enumerate(permutations(facts)):
            with buka(tmp_path / f"{len(facts)}-{number}") as jurnal:
                for fact in order:
                    gabung(jurnal, tulis([(baris(1, batal=[fact]),)]), terima=True)
                (run,) = jurnal.runs()
                assert run.batal == void
                (record,) = jurnal.records()
                assert record[0]["batal"] == list(facts)


def test_a_run_begun_here_goes_on_after_its_void_was_undone(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        run = played(jurnal, "Komodo-27", ("survei",))
        before = jurnal.run(run)
        assert before is not None
        jurnal.void_run(run, "tertukar")
        gabung(other, export(jurnal), terima=True)
        assert jurnal.unfinished(before.peserta.id, before.skenario) is None
        jurnal.restore_run(run, "ternyata benar")
        assert jurnal.run(run) == before
        assert jurnal.unfinished(before.peserta.id, before.skenario) == before
        jurnal.record_choice(run, 1, "susun")
        gabung(other, export(jurnal), terima=True)
        (there,) = other.runs()
        assert (there.batal, len(there.pilihan)) == (None, 2)


def test_a_void_of_elsewhere_is_undone_here_and_the_other_way_round(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        run = played(jurnal, "Komodo-27", ("survei",))
        gabung(other, export(jurnal), terima=True)
        other.void_run(run, "tertukar")
        gabung(jurnal, export(other), terima=True)
        assert [one.batal for one in jurnal.runs()] == ["tertukar"]
        jurnal.restore_run(run, "ternyata benar")
        assert [one.batal for one in jurnal.runs()] == [None]
        gabung(other, export(jurnal), terima=True)
        assert [one.batal for one in other.runs()] == [None]
        other.void_run(run, "tetap tertukar")
        gabung(jurnal, export(other), terima=True)
        assert [one.batal for one in jurnal.runs()] == ["tetap tertukar"]


def test_an_undone_void_of_a_run_of_elsewhere_is_a_fact_like_any(tmp_path: Path) -> None:
    with buka(tmp_path) as jurnal:
        gabung(jurnal, tulis([(baris(1, batal=[{**BATAL, "ke": 7}]),)]))
        jurnal.restore_run(uuid(1), "ternyata benar")
        (record,) = jurnal.records()
        assert [(fact["ke"], fact.get("pulih")) for fact in record[0]["batal"]] == [(7, None), (8, True)]
