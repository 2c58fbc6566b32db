"""Deleting: the bytes are gone, and no merge brings them back (`hasil.md` §1, §2 rule 9)."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal, PesertaTidakDikenal
from simulasi.catatan.jurnal import NAMA_BERKAS
from simulasi.skenario.kanonik import digest

from .pembantu_tukar import baris, buka, gabung, keadaan, tulis, uuid, waktu
from .proses import start
from .test_tukar import SESI, export, played

RAHASIA = ("Rahasia-77", "Kelompok Rahasia", "alasan rahasia")


def bytes_of(folder: Path) -> bytes:
    """Read everything that lies in a folder: the journal, its log, copies."""
    return b"\0".join(file.read_bytes() for file in sorted(folder.iterdir()))


def fill(jurnal: Jurnal) -> tuple[str, str]:
    """Record a secret run among many others, begun here; give it and one that stays."""
    jurnal.record_session("kelas-a", digest(SESI), SESI)
    for number in range(40):
        kept = played(jurnal, f"Komodo-{number:02d}", ("survei",), kelompok="Kelompok 1")
    run = played(jurnal, RAHASIA[0], ("tunda", "tolak"), kelompok=RAHASIA[1])
    jurnal.void_run(run, RAHASIA[2])
    jurnal.set_preference("peserta-akhir/kelas-a", RAHASIA[0])
    secret = next(peserta for peserta in jurnal.participants() if peserta.sandi == RAHASIA[0])
    jurnal.set_preference(f"orang/{secret.id}", "7")
    jurnal.join_groups([RAHASIA[1], RAHASIA[1].lower()])
    return run, kept


def test_an_erased_run_is_gone_to_the_byte(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        run, kept = fill(jurnal)
        gabung(other, export(jurnal))
        secret = next(peserta.id for peserta in jurnal.participants() if peserta.sandi == RAHASIA[0])
        for opened in (jurnal, other):
            folder = opened.path.parent
            assert all(text.encode() in bytes_of(folder) for text in RAHASIA)
            assert opened.erase([run]) == []
            # Checked while it is open: the log beside it must not hold it either.
            found = bytes_of(folder)
            assert secret.encode() not in found
            assert not [text for text in (*RAHASIA, RAHASIA[1].lower()) if text.encode() in found]
            assert opened.run(run) is None
            assert {p.sandi for p in opened.participants()} <= {f"Komodo-{n:02d}" for n in range(40)}
            assert opened.run(kept) is not None
            assert len(list(opened.runs())) == 40
            assert {"jenis": "nisan", "id": run} in list(opened.other_lines())


def test_an_erased_run_never_comes_back(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        run, _ = fill(jurnal)
        before = export(jurnal)
        gabung(other, before)
        jurnal.erase([run])
        report = gabung(jurnal, before)
        assert (report.dihapus, report.sama, report.baru) == (1, 40, 0)
        assert jurnal.run(run) is None
        # The tombstone travels, and takes the run elsewhere too.
        report = gabung(other, export(jurnal))
        assert report.nisan == 1
        assert other.run(run) is not None  # but not unasked
        gabung(other, export(jurnal), terima=True)
        assert other.run(run) is None
        (copy,) = other.path.parent.glob("*.cadangan.sqlite3")
        assert RAHASIA[0].encode() in copy.read_bytes()  # to go back to, until the next deletion
        other.erase([])
        assert RAHASIA[0].encode() not in bytes_of(other.path.parent)
        assert keadaan(other)[0] == keadaan(jurnal)[0]


def test_a_tombstone_arriving_first_wins_all_the_same(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal:
        gabung(jurnal, tulis([], [{"jenis": "nisan", "id": uuid(1)}]))
        assert list(jurnal.other_lines()) == [{"jenis": "nisan", "id": uuid(1)}]  # it waits, and is passed on
        runs = tulis([(baris(1),), (baris(2),)])
        assert gabung(jurnal, runs).baru == 2
        gabung(jurnal, runs, terima=True)
        assert [run.id for run in jurnal.runs()] == [uuid(2)]
        report = gabung(jurnal, runs)
        assert (report.dihapus, report.sama) == (1, 1)
        gabung(jurnal, tulis([(baris(3),)], [{"jenis": "nisan", "id": uuid(3)}]), terima=True)
        assert [run.id for run in jurnal.runs()] == [uuid(2)]


def test_copies_set_aside_are_cleaned_too(tmp_path: Path) -> None:
    """The copy is of version 1, as the program before this one left it."""
    folder = tmp_path / "hasil"
    with buka(folder) as jurnal:
        run, kept = fill(jurnal)
    copy = folder / "jurnal.v1.20260105T080001.cadangan.sqlite3"
    _as_version_1(folder / NAMA_BERKAS, copy)
    (folder / "jurnal.v1.20260105T080002.cadangan.sqlite3").write_bytes(b"rusak " + RAHASIA[0].encode())
    with buka(folder) as jurnal:
        assert jurnal.erase([run]) == ["jurnal.v1.20260105T080002.cadangan.sqlite3"]
    assert RAHASIA[0].encode() not in copy.read_bytes()
    with closing(sqlite3.connect(copy)) as left:
        assert left.execute("SELECT count(*) FROM lari").fetchone() == (40,)
        assert left.execute("SELECT count(*) FROM lari WHERE id = ?", (kept,)).fetchone() == (1,)


def _as_version_1(source: Path, target: Path) -> None:
    shutil.copy(source, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for table in ("rekaman", "nisan", "gabung_kelompok", "baris_lain", "tertahan", "putusan_sesi"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("mesin", "peserta", "skenario", "sesi", "lari", "peristiwa", "setelan"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN cek")
        connection.execute("ALTER TABLE peserta DROP COLUMN kelompok_ke")
        connection.execute("ALTER TABLE skenario DROP COLUMN sidik_alur")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()


def test_a_journal_of_version_1_is_brought_up_with_its_copy(tmp_path: Path) -> None:
    with buka(tmp_path / "a") as jurnal:
        run, _ = fill(jurnal)
        runs = list(jurnal.runs())
    (tmp_path / "b").mkdir()
    _as_version_1(tmp_path / "a" / NAMA_BERKAS, tmp_path / "b" / NAMA_BERKAS)
    with buka(tmp_path / "b") as jurnal:
        assert list(jurnal.runs()) == runs
        assert len(list((tmp_path / "b").glob("*.cadangan.sqlite3"))) == 1
        jurnal.erase([run])
        assert RAHASIA[0].encode() not in bytes_of(tmp_path / "b")


def test_a_participant_goes_with_the_last_run(tmp_path: Path) -> None:
    with buka(tmp_path) as jurnal:
        first, second = (played(jurnal, "Rahasia-77", ("survei",)) for _ in range(2))
        jurnal.participant("kelas-a", "Belum-01")
        jurnal.erase([first])
        assert [p.sandi for p in jurnal.participants()] == ["Belum-01", "Rahasia-77"]
        lonely = jurnal.participants()[0]
        jurnal.erase([second], [lonely.id])
        assert jurnal.participants() == ()
        with pytest.raises(PesertaTidakDikenal):
            start(jurnal, lonely)
        assert start(jurnal, jurnal.participant("kelas-a", "Baru-01")).urutan == 3


def test_the_definition_of_a_session_goes_with_its_last_run(tmp_path: Path) -> None:
    with buka(tmp_path) as jurnal:
        jurnal.record_session("kelas-a", digest(SESI), SESI)
        run = played(jurnal, "Komodo-27", ("survei",))
        gabung(jurnal, tulis([(baris(1),)]))
        jurnal.erase([run])
        assert jurnal.session_definitions("kelas-a") != ()
        jurnal.erase([uuid(1)])
        assert jurnal.session_definitions("kelas-a") == ()
        assert jurnal.sessions() == ()


def test_lines_of_other_kinds_about_an_erased_run_go_too(tmp_path: Path) -> None:
    with buka(tmp_path) as jurnal:
        notes = [{"jenis": "catatan_baru", "lari": uuid(n), "isi": f"isi-{n}"} for n in (1, 2)]
        gabung(jurnal, tulis([(baris(1),), (baris(2),)], notes))
        jurnal.erase([uuid(1)])
        assert [line for line in jurnal.other_lines() if line["jenis"] != "nisan"] == notes[1:]
        assert b"isi-1" not in bytes_of(tmp_path)


def test_a_void_of_a_run_from_elsewhere_is_a_fact_like_any(tmp_path: Path) -> None:
    with buka(tmp_path) as jurnal:
        early = {"ke": 7, "waktu": waktu(1), "alasan": "lebih dulu"}
        gabung(jurnal, tulis([(baris(1, batal=[early]),)]))
        jurnal.void_run(uuid(1), "kemudian")
        (run,) = jurnal.runs()
        assert run.batal == "kemudian"
        (record,) = jurnal.records()
        assert [(b["ke"], b["alasan"]) for b in record[0]["batal"]] == [(7, "lebih dulu"), (8, "kemudian")]
        assert record[0]["batal"][1]["mesin"] == jurnal.mesin.id
