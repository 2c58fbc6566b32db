from __future__ import annotations

import math
import threading
from datetime import datetime
from pathlib import Path

import pytest

from simulasi.catatan import (
    IsianDitolak,
    Jurnal,
    JurnalTidakBisaDitulis,
    Komitmen,
    LangkahTidakUrut,
    LariTertutup,
    LariTidakDikenal,
    Peserta,
    PesertaTidakDikenal,
    SandiDitolak,
    bacaan,
)
from simulasi.skenario.kanonik import digest

from .proses import start

NASKAH = '{"a":"ü"}'
SIDIK = digest(NASKAH)


def test_a_run_comes_back_as_it_was_recorded(jurnal: Jurnal) -> None:
    peserta = jurnal.participant("kelas-a", "Komodo-27", "Kelompok 3")
    run = jurnal.start_run(
        peserta, mode="kelompok", skenario="pecah-paket", sidik=SIDIK, sidik_alur="a1", kanonik=NASKAH,
        orang=6, asal="lari-lain",
    )  # fmt: skip
    assert (run.urutan, run.mulai, run.pilihan, run.selesai) == (1, "2026-01-05T08:00:01.000+08:00", (), None)
    jurnal.record_choice(run.id, 0, "tanda", detik=2.5, tangan={"tanda": 4, "tolak": 2})
    jurnal.record_exhibit(run.id, 1, "meja", 0)
    jurnal.record_exhibit(run.id, 1, "meja", 2)
    jurnal.record_exhibit(run.id, 1, "meja", 0)
    jurnal.record_choice(run.id, 1, "tolak")
    jurnal.finish_run(run.id, "selamat")
    jurnal.record_controls(run.id, ["rotasi", "imbauan"])
    jurnal.record_controls(run.id, ["rotasi"])
    commitment = Komitmen("rotasi", "Rotasi pejabat", "Sekretaris", "Maret 2026")
    jurnal.record_commitment(run.id, commitment)

    read = jurnal.run(run.id)
    assert read is not None
    assert read.peserta == Peserta(peserta.id, "Komodo-27", "Kelompok 3", "kelas-a")
    assert (read.sesi, read.mode, read.skenario, read.orang) == ("kelas-a", "kelompok", "pecah-paket", 6)
    assert (read.sidik, read.sidik_alur, read.asal, read.mesin) == (SIDIK, "a1", "lari-lain", jurnal.mesin.id)
    first, second = read.pilihan
    assert (first.langkah, first.pilihan, first.detik) == (0, "tanda", 2.5)
    assert first.tangan == {"tanda": 4, "tolak": 2}
    assert (second.langkah, second.pilihan, second.detik, second.tangan) == (1, "tolak", None, None)
    assert first.waktu < second.waktu < (read.selesai or "")
    assert read.berkas_dibuka == ((1, "meja", 0), (1, "meja", 2))
    assert (read.akhir, read.kendali, read.komitmen, read.batal) == ("selamat", ("rotasi",), commitment, None)
    assert jurnal.scenario(SIDIK) == NASKAH
    assert jurnal.scenario("s2") is None


def test_everything_is_there_after_reopening(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    jurnal.record_choice(run.id, 0, "a")
    jurnal.set_preference("tema", "gelap")
    before, machine = jurnal.run(run.id), jurnal.mesin
    jurnal.close()
    with Jurnal.open(jurnal.path.parent) as again:
        assert again.run(run.id) == before
        assert again.mesin == machine
        assert again.preference("tema") == "gelap"
        assert start(again, again.participant("bebas", "komodo-27")).urutan == 2


@pytest.mark.parametrize("langkah", [0, 2, 3, -1])
def test_only_the_next_step_is_taken(jurnal: Jurnal, langkah: int) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    jurnal.record_choice(run.id, 0, "a")
    before = jurnal.run(run.id)
    with pytest.raises(LangkahTidakUrut) as refusal:
        jurnal.record_choice(run.id, langkah, "b")
    assert not isinstance(refusal.value, LariTertutup)
    assert "lanjutkan" in refusal.value.pesan
    assert jurnal.run(run.id) == before


def test_two_connections_cannot_answer_one_step_twice(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    with Jurnal.open(jurnal.path.parent) as other:
        resumed = other.unfinished(run.peserta.id, run.skenario)
        assert resumed == run
        jurnal.record_choice(run.id, 0, "a")
        with pytest.raises(LangkahTidakUrut):
            other.record_choice(run.id, 0, "b")
        other.record_choice(run.id, 1, "c")
    # Closing one connection of a process must not loosen the other.
    jurnal.record_choice(run.id, 2, "d")
    read = jurnal.run(run.id)
    assert read is not None
    assert [choice.pilihan for choice in read.pilihan] == ["a", "c", "d"]


def test_an_ended_run_is_closed(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    jurnal.finish_run(run.id, "baik")
    ended = jurnal.run(run.id)
    jurnal.finish_run(run.id, "baik")
    with pytest.raises(LariTertutup, match="selesai"):
        jurnal.finish_run(run.id, "buruk")
    with pytest.raises(LariTertutup, match="selesai"):
        jurnal.record_choice(run.id, 0, "a")
    assert jurnal.run(run.id) == ended


def test_a_void_run_stays_and_is_closed(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    jurnal.record_choice(run.id, 0, "a")
    jurnal.void_run(run.id, "  salah\norang ")
    read = jurnal.run(run.id)
    assert read is not None
    assert (read.batal, len(read.pilihan)) == ("salah orang", 1)
    for attempt in (lambda: jurnal.record_choice(run.id, 1, "a"), lambda: jurnal.finish_run(run.id, "baik")):
        with pytest.raises(LariTertutup, match="dibatalkan"):
            attempt()
    assert jurnal.run(run.id) == read
    with pytest.raises(IsianDitolak, match="kosong"):
        jurnal.void_run(run.id, "  ")


def test_unknown_runs_and_participants_are_refused(jurnal: Jurnal) -> None:
    for attempt in (
        lambda: jurnal.record_choice("x", 0, "a"),
        lambda: jurnal.record_exhibit("x", 0, "a", 0),
        lambda: jurnal.finish_run("x", "a"),
        lambda: jurnal.record_controls("x", []),
        lambda: jurnal.record_commitment("x", Komitmen("a", "b", "c", "d")),
        lambda: jurnal.void_run("x", "sebab"),
    ):
        with pytest.raises(LariTidakDikenal):
            attempt()
    assert jurnal.run("x") is None
    with pytest.raises(PesertaTidakDikenal):
        start(jurnal, Peserta("x", "Komodo-27", None, "bebas"))
    assert list(jurnal.runs()) == []
    assert jurnal.scenario("sidik-1") is None


def test_a_sandi_is_one_participant_in_one_session(jurnal: Jurnal) -> None:
    first = jurnal.participant("bebas", "Sasando-04")
    assert jurnal.participant("bebas", " sasando-04\t") == first
    assert jurnal.participant("lain", "Sasando-04").id != first.id
    assert jurnal.participant("bebas", "Sasando-05").id != first.id
    moved = jurnal.participant("bebas", "SASANDO-04", "Kelompok 1")
    assert (moved.id, moved.sandi, moved.kelompok) == (first.id, "Sasando-04", "Kelompok 1")
    assert jurnal.participant("bebas", "Sasando-04") == moved
    assert jurnal.participant("bebas", "Sasando-04", "Kelompok 2").kelompok == "Kelompok 2"
    with pytest.raises(SandiDitolak):
        jurnal.participant("bebas", "198001012005011001")
    with pytest.raises(SandiDitolak):
        jurnal.participant("bebas", "Sasando-04", " ")


def test_unfinished_is_the_newest_open_run(jurnal: Jurnal) -> None:
    peserta = jurnal.participant("bebas", "Komodo-27")
    other = jurnal.participant("bebas", "Komodo-28")
    old, void, newest, ended = (start(jurnal, peserta) for _ in range(4))
    start(jurnal, peserta, "lain")
    start(jurnal, other)
    jurnal.void_run(void.id, "sebab")
    jurnal.finish_run(ended.id, "baik")
    assert jurnal.unfinished(peserta.id, "pecah-paket") == newest
    jurnal.finish_run(newest.id, "baik")
    assert jurnal.unfinished(peserta.id, "pecah-paket") == old
    jurnal.finish_run(old.id, "baik")
    assert jurnal.unfinished(peserta.id, "pecah-paket") is None
    assert jurnal.unfinished("x", "pecah-paket") is None


@pytest.mark.parametrize("page", [1, 3, 4, 500])
def test_runs_are_filtered_and_in_order(jurnal: Jurnal, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(bacaan, "PAGE", page)
    people = [jurnal.participant(sesi, sandi) for sesi in ("a", "b") for sandi in ("Komodo-1", "Komodo-2")]
    made = [start(jurnal, person, skenario) for skenario in ("x", "y") for person in people]
    for run in reversed(made):
        jurnal.record_choice(run.id, 0, f"p{run.urutan}")
    read = list(jurnal.runs())
    assert [run.id for run in read] == [run.id for run in made]
    assert [run.pilihan[0].pilihan for run in read] == [f"p{run.urutan}" for run in made]

    def ids(**filters: str) -> list[str]:
        return [run.id for run in jurnal.runs(**filters)]

    assert ids(sesi="b") == [run.id for run in made if run.sesi == "b"]
    assert ids(peserta=people[1].id) == [run.id for run in made if run.peserta == people[1]]
    assert ids(skenario="y") == [run.id for run in made if run.skenario == "y"]
    assert ids(sesi="a", peserta=people[1].id, skenario="y") == [made[5].id]
    assert ids(sesi="c") == []
    assert jurnal.sessions() == ("a", "b")


def test_the_journal_may_be_written_while_runs_are_read(jurnal: Jurnal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bacaan, "PAGE", 2)
    peserta = jurnal.participant("bebas", "Komodo-27")
    for _ in range(5):
        start(jurnal, peserta)
    seen = 0
    for run in jurnal.runs():
        jurnal.void_run(run.id, "sebab")
        seen += 1
    assert seen == 5


def test_runs_take_few_queries(jurnal: Jurnal, monkeypatch: pytest.MonkeyPatch) -> None:
    peserta = jurnal.participant("bebas", "Komodo-27")
    for _ in range(30):
        start(jurnal, peserta)
    queries: list[str] = []
    jurnal._file._connection.set_trace_callback(queries.append)
    assert len(list(jurnal.runs())) == 30
    assert len(queries) <= 10  # whatever the number of runs


def test_sessions_keep_each_definition_once(jurnal: Jurnal) -> None:
    one, two = sorted((digest(text), text) for text in ("{1}", "{2}"))
    for found in (two, one, one):
        jurnal.record_session("kelas", *found)
    assert jurnal.session_definitions("kelas") == (one, two)
    assert jurnal.session_definitions("lain") == ()


def test_preferences_are_replaced(jurnal: Jurnal) -> None:
    assert jurnal.preference("tema") is None
    jurnal.set_preference("tema", "terang")
    jurnal.set_preference("tema", "gelap")
    assert jurnal.preference("tema") == "gelap"


def test_seconds_that_are_no_number_are_dropped(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    for step, value in enumerate((math.nan, math.inf, 0.0)):
        jurnal.record_choice(run.id, step, "a", detik=value)
    read = jurnal.run(run.id)
    assert read is not None
    assert [choice.detik for choice in read.pilihan] == [None, None, 0.0]


def test_times_without_offset_get_the_local_one(tmp_path: Path) -> None:
    with Jurnal.open(tmp_path, now=lambda: datetime(2026, 1, 5, 8)) as jurnal:
        run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    assert datetime.fromisoformat(run.mulai).utcoffset() is not None


def test_ids_come_from_outside(tmp_path: Path) -> None:
    ids = (f"id-{number}" for number in range(10))
    with Jurnal.open(tmp_path, new_id=lambda: next(ids)) as jurnal:
        peserta = jurnal.participant("bebas", "Komodo-27")
        assert (jurnal.mesin.id, peserta.id, start(jurnal, peserta).id) == ("id0", "id-1", "id-2")


def test_the_machine_mark_is_stable_and_two_letters(tmp_path: Path) -> None:
    marks: set[str] = set()
    for number in range(20):
        with Jurnal.open(tmp_path / str(number)) as jurnal:
            machine = jurnal.mesin
        with Jurnal.open(tmp_path / str(number)) as jurnal:
            assert jurnal.mesin == machine
        assert len(machine.tanda) == 2
        assert machine.tanda.isascii()
        assert machine.tanda.isupper()
        assert len(machine.id) == 32
        marks.add(machine.tanda)
    assert len(marks) > 10


def test_commitments_take_no_identity_number(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    with pytest.raises(IsianDitolak, match="NIP"):
        jurnal.record_commitment(run.id, Komitmen("k", "apa", "Budi 19800101 200501 1 001", "besok"))
    read = jurnal.run(run.id)
    assert read is not None
    assert read.komitmen is None


@pytest.mark.parametrize("text", ["[/]", "=1+1", "'; DROP TABLE lari; --", "\x1b[31m", "a\x00b", "😀", '"{}'])
def test_text_is_text(jurnal: Jurnal, text: str) -> None:
    peserta = jurnal.participant(text, "Komodo-27")
    run = start(jurnal, peserta, text)
    jurnal.record_choice(run.id, 0, text, tangan={text: 1})
    jurnal.finish_run(run.id, text)
    jurnal.set_preference(text, text)
    (read,) = jurnal.runs(sesi=text, skenario=text)
    assert (read.sesi, read.skenario, read.akhir, read.pilihan[0].pilihan) == (text, text, text, text)
    assert jurnal.preference(text) == text


def test_bytes_that_are_no_text_are_refused_calmly(jurnal: Jurnal) -> None:
    run = start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    for attempt in (
        lambda: jurnal.run("\udcff"),
        lambda: list(jurnal.runs(sesi="\udcff")),
        lambda: jurnal.participant("\udcff", "Komodo-27"),
        lambda: jurnal.record_choice(run.id, 0, "\udcff"),
    ):
        with pytest.raises(IsianDitolak, match="Ketiklah"):
            attempt()
    assert jurnal.run(run.id) == run


def test_threads_share_one_journal(jurnal: Jurnal) -> None:
    peserta = jurnal.participant("bebas", "Komodo-27")

    def play() -> None:
        for _ in range(10):
            jurnal.record_choice(start(jurnal, peserta).id, 0, "a")
            list(jurnal.runs())

    threads = [threading.Thread(target=play) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(run.pilihan) for run in jurnal.runs()] == [1] * 40


def test_a_closed_journal_says_so(jurnal: Jurnal) -> None:
    jurnal.close()
    jurnal.close()
    with pytest.raises(JurnalTidakBisaDitulis, match="ditutup"):
        jurnal.sessions()
