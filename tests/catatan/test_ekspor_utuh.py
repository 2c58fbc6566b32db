"""What `ekspor` wrote, `gabung` takes: over everything that a journal can hold (`hasil.md` §2)."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulasi.catatan import IsianDitolak, Jurnal, Komitmen, LariTertutup, batas
from simulasi.catatan.penggabungan import read_back
from simulasi.catatan.waktu import sound_time
from simulasi.cli import main
from simulasi.permainan.mesin import Keadaan, exhibits, is_over, moves, start, step

from .pembantu_tukar import baris, buka, gabung, lakon, tulis, uuid, waktu
from .test_tukar import export, played

MOMENT = st.datetimes(timezones=st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone))
TEXT = st.one_of(st.text(max_size=40), st.sampled_from(['"' * 500, "\\" * 500, "\N{CROWN}" * 500, "-", "e\u0301"]))
NAME = st.one_of(st.text(min_size=1, max_size=32), st.sampled_from(["Komodo-27", "K 1", "k-1", '"a"', "a\\b"]))
AFFORDABLE = st.sampled_from([[], *([k.id] for k in lakon().skenario.mitigasi[:2])])
ACT = st.one_of(
    st.tuples(st.just("pilih"), st.integers(0, 5), st.floats(), st.dictionaries(st.just("tolak"), st.integers(0, 999))),
    st.tuples(st.just("berkas"), st.integers(0, 3)),
    st.tuples(st.just("kendali"), AFFORDABLE),
    st.tuples(st.just("komitmen"), TEXT, TEXT, TEXT),
    st.tuples(st.just("batal"), TEXT),
    st.tuples(st.just("kelompok"), NAME),
)
RUN = st.tuples(NAME, st.one_of(st.none(), NAME), st.integers(1, 100_000), st.lists(ACT, max_size=12))


@settings(max_examples=60, deadline=None)
@given(st.lists(RUN, min_size=1, max_size=4), st.lists(MOMENT, min_size=1, max_size=20), st.booleans())
def test_whatever_was_recorded_is_taken_elsewhere(runs: list[Any], clock: list[datetime], erase: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        ids, ticks = count(1), count()
        folder = Path(name)
        with (
            Jurnal.open(
                folder / "a", now=lambda: clock[next(ticks) % len(clock)], new_id=lambda: uuid(next(ids))
            ) as jurnal,
            buka(folder / "b") as other,
        ):
            for run in runs:
                with suppress(IsianDitolak):
                    record(jurnal, run)
            made = [run.id for run in jurnal.runs()]
            if erase and made:
                jurnal.erase(made[:1])
            if len(names := jurnal.groups()) > 1:
                jurnal.join_groups(names)
            path = folder / "a.rekaman.jsonl"
            path.write_bytes(export(jurnal))
            assert read_back(path).bersih
            report = gabung(other, path.read_bytes())
            assert (report.bersih, report.perubahan) == (True, [])
            assert list(other.runs()) == list(jurnal.runs())
            assert gabung(jurnal, export(other)).perubahan == []


def record(jurnal: Jurnal, run: Any) -> None:
    """Play one run of the worked example; what the journal refuses is passed over."""
    sandi, kelompok, orang, acts = run
    person = jurnal.participant("kelas-a", sandi, kelompok)
    begun = jurnal.start_run(
        person, mode="kelompok", skenario=lakon().skenario.id, sidik=lakon().sidik, sidik_alur=lakon().sidik_alur,
        kanonik=lakon().kanonik, orang=orang,
    )  # fmt: skip
    state, made = start(lakon().program), 0
    for kind, *rest in acts:
        with suppress(IsianDitolak, LariTertutup):
            if kind == "pilih":
                state, made = choose(jurnal, begun.id, state, made, rest)
            elif kind == "berkas":
                for number, _ in exhibits(lakon().program, state)[: rest[0]]:
                    jurnal.record_exhibit(begun.id, made, state.adegan, number)
            elif kind == "kendali":
                jurnal.record_controls(begun.id, rest[0])
            elif kind == "komitmen":
                jurnal.record_commitment(begun.id, Komitmen(lakon().skenario.mitigasi[0].id, *rest))
            elif kind == "batal":
                jurnal.void_run(begun.id, rest[0])
            else:
                jurnal.participant("kelas-a", sandi, rest[0])


def choose(jurnal: Jurnal, run: str, state: Keadaan, made: int, rest: Any) -> tuple[Keadaan, int]:
    if is_over(lakon().program, state):
        return state, made
    offered = moves(lakon().program, state)
    choice = offered[rest[0] % len(offered)].id
    jurnal.record_choice(run, made, choice, detik=rest[1], tangan=rest[2])
    after = step(lakon().program, state, choice, state.langkah)
    if is_over(lakon().program, after):
        jurnal.finish_run(run, after.adegan)
    return after, made + 1


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1899, 12, 31, 23, tzinfo=UTC),
        datetime(2101, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=12))),
        datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=7, seconds=12))),
        datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=17))),
    ],
)
def test_no_clock_makes_a_file_that_others_refuse(tmp_path: Path, moment: datetime) -> None:
    with Jurnal.open(tmp_path / "a", now=lambda: moment) as jurnal, buka(tmp_path / "b") as other:
        played(jurnal, "Komodo-27", ("survei", "susun", "tolak"))
        # Also where a version before this one wrote down what the clock said.
        jurnal.sambungan.rows("DROP TRIGGER lari_tetap")
        jurnal.sambungan.rows("UPDATE lari SET mulai = ?", (moment.isoformat(timespec="milliseconds"),))
        assert gabung(other, export(jurnal)).bersih
        assert list(other.runs()) == list(jurnal.runs())
    sounded = sound_time(moment.isoformat())
    assert sound_time(sounded) == sounded


def test_a_run_ends_where_a_line_would_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is met while playing, in words; what was recorded before stays and travels."""
    from simulasi.catatan import jurnal as module

    most = f"?2 < {batas.PILIHAN_MAKS}"
    assert most in module._CHOICE
    monkeypatch.setattr(module, "_CHOICE", module._CHOICE.replace(most, "?2 < 3"))
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        run = played(jurnal, "Komodo-27", ("survei", "susun", "datang"))
        with pytest.raises(LariTertutup, match="sudah sepanjang yang dapat disimpan"):
            jurnal.record_choice(run, 3, "lapor")
        assert gabung(other, export(jurnal)).bersih


def test_a_void_that_was_forged_to_the_limit_stays_exportable(tmp_path: Path) -> None:
    void = {"ke": 1_000_000, "waktu": waktu(1), "alasan": "palsu"}
    with buka(tmp_path / "a") as jurnal, buka(tmp_path / "b") as other:
        gabung(jurnal, tulis([(baris(1, batal=[void]),)]))
        with pytest.raises(IsianDitolak, match="sudah tercatat batal"):
            jurnal.void_run(uuid(1), "yang benar")
        assert gabung(other, export(jurnal)).bersih


def test_export_says_what_others_would_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A journal of an earlier version may hold what no limit kept out."""
    with buka(tmp_path / "hasil") as jurnal:
        run = played(jurnal, "Komodo-27", ("survei",))
        played(jurnal, "Komodo-28", ("tunda", "tolak"))
        jurnal.sambungan.rows("DROP TRIGGER peristiwa_tetap")
        jurnal.sambungan.rows('UPDATE peristiwa SET isi = \'{"pilihan":"tiada"}\' WHERE langkah = 0 AND lari = 1')
        jurnal.sambungan.rows("UPDATE peristiwa SET cek = cek_baris('peristiwa', id, lari, langkah, jenis, waktu, isi)")
    target = tmp_path / "kelas.rekaman.jsonl"
    code = main(["ekspor", "--hasil", str(tmp_path / "hasil"), "-o", str(target)])
    err = capsys.readouterr().err
    assert code == 1
    assert f"lari {run}: lari ini mustahil" in err
    assert "Baris lainnya baik" in err
    with buka(tmp_path / "b") as other:
        assert gabung(other, target.read_bytes()).baru == 1
