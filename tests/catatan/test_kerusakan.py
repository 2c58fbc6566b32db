"""Damage is seen and contained: whatever bit of a journal is wrong, no result is different without a word."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from simulasi.catatan import Jurnal, JurnalRusak
from simulasi.catatan.jurnal import NAMA_BERKAS
from simulasi.catatan.laporan_saja import open_to_report
from simulasi.catatan.penukaran import rescue_in_place, rescue_to
from simulasi.skenario.kanonik import digest

from .pembantu_tukar import ENDINGS, baris, gabung, lakon, tulis
from .test_pembukaan import alter
from .test_tukar import SESI, played

BIT = 400


def fill(folder: Path) -> None:
    """Write a journal of runs begun here and runs of elsewhere, with everything that may hang on them."""
    road = next(iter(ENDINGS))
    with Jurnal.open(folder) as jurnal:
        jurnal.record_session("kelas-a", digest(SESI), SESI)
        for number in range(8):
            run = played(jurnal, f"Komodo-{number:02d}", road if number % 2 else ("survei",), kelompok="Kelompok 1")
        jurnal.void_run(run, "tertukar")
        jurnal.join_groups(["Kelompok 1", "kelompok-1"])
        gabung(jurnal, tulis([(baris(number, road),) for number in range(1, 9)]))


def everything(folder: Path) -> tuple[Any, list[str]]:
    """Read all that a report is made of, and what is named as damaged."""
    with open_to_report(folder) as jurnal:
        runs = list(jurnal.runs())
        found = (
            list(jurnal.records()),
            runs,
            list(jurnal.runs_by_participant("kelas-a")),
            list(jurnal.other_lines()),
            [(sesi, jurnal.session_definitions(sesi)) for sesi in jurnal.sessions()],
            {run.sidik: jurnal.scenario(run.sidik) for run in runs},
            sorted(jurnal.participants(), key=lambda peserta: peserta.id),
            jurnal.group_joins(),
            jurnal.mesin,
        )
        return found, jurnal.cacat.lines()


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("part", range(4))
def test_no_flipped_bit_gives_another_result_without_a_word(tmp_path: Path, part: int) -> None:
    """400 bits at random, in four parts; every report can still be made."""
    fill(tmp_path / "asli")
    whole, named = everything(tmp_path / "asli")
    assert named == []
    data = (tmp_path / "asli" / NAMA_BERKAS).read_bytes()
    dice = random.Random(20261125 + part)
    tally: Counter[str] = Counter()
    for number in range(BIT // 4):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        bit = dice.randrange(len(data) * 8)
        (folder / NAMA_BERKAS).write_bytes(flipped(data, bit))
        found, named = everything(folder)
        assert found == whole or named, bit
        tally["same" if found == whole else "named"] += 1
        shutil.rmtree(folder)
    assert tally["same"] > 0  # the dice met both; how often hangs on the size of the file
    assert tally["named"] > 0


def test_every_kind_of_row_is_guarded(tmp_path: Path) -> None:
    """One bit of a text of each table, wherever it lies: what is missing is named, and the rest is there."""
    fill(tmp_path / "asli")
    data = (tmp_path / "asli" / NAMA_BERKAS).read_bytes()
    whole, _ = everything(tmp_path / "asli")
    for text in (b"Komodo-03", b'"survei"', b"perorangan", b'"judul"', b"tertukar", b"Kelompok 1"):
        place = data.index(text)
        (tmp_path / "kini").mkdir()
        (tmp_path / "kini" / NAMA_BERKAS).write_bytes(flipped(data, place * 8 + 9))
        found, named = everything(tmp_path / "kini")
        assert named or found == whole, text
        assert len(found[1]) >= 14, text
        shutil.rmtree(tmp_path / "kini")


def test_a_scenario_that_changed_comes_from_the_library_where_it_is_there(tmp_path: Path) -> None:
    fill(tmp_path)
    text, sidik = lakon().kanonik, lakon().sidik
    changed = text.replace('"integritas":1', '"integritas":0', 1)
    assert changed != text
    alter(tmp_path / NAMA_BERKAS, f"UPDATE skenario SET kanonik = '{changed.replace(chr(39), chr(39) * 2)}'")
    with open_to_report(tmp_path) as jurnal:
        assert jurnal.scenario(sidik) is None
        assert jurnal.cacat.berkurang
    with open_to_report(tmp_path, pengganti={sidik: text}.get) as jurnal:
        assert jurnal.scenario(sidik) == text
        assert jurnal.cacat.apa
        assert not jurnal.cacat.berkurang
    found, _ = rescue_to(tmp_path / NAMA_BERKAS, tmp_path / "baru" / NAMA_BERKAS, {sidik: text}.get), None
    assert found.naskah_hilang == []
    with Jurnal.open(tmp_path / "baru") as jurnal:
        assert jurnal.scenario(sidik) == text


def test_a_whole_journal_is_rescued_whole(tmp_path: Path) -> None:
    fill(tmp_path)
    before, _ = everything(tmp_path)
    found, aside = rescue_in_place(tmp_path / NAMA_BERKAS, None)
    assert found.utuh
    assert aside.exists()
    assert everything(tmp_path) == (before, [])
    with Jurnal.open(tmp_path) as jurnal:
        jurnal.check_structure()
        assert played(jurnal, "Sasando-04", ("survei",))


def test_pages_that_are_gone_take_only_what_lay_on_them(tmp_path: Path) -> None:
    """Each page in turn is overwritten; what is rescued was there before, and nothing else is."""
    fill(tmp_path / "asli")
    (records, runs, *_), _ = everything(tmp_path / "asli")
    data = (tmp_path / "asli" / NAMA_BERKAS).read_bytes()
    known = {run.id: [made.pilihan for made in run.pilihan] for run in runs}
    kept: list[int] = []
    for page in range(len(data) // 4096):
        folder = tmp_path / f"{page}"
        folder.mkdir()
        (folder / NAMA_BERKAS).write_bytes(data[: page * 4096] + b"\xa5" * 4096 + data[(page + 1) * 4096 :])
        try:
            rescue_in_place(folder / NAMA_BERKAS, None)
        except JurnalRusak:
            continue
        with Jurnal.open(folder) as jurnal:
            jurnal.check_structure()
            saved = list(jurnal.runs())
            for run in saved:
                made = [choice.pilihan for choice in run.pilihan]
                assert made == known[run.id][: len(made)]
            kept.append(len(saved))
        shutil.rmtree(folder)
    assert len(records) == 16
    assert max(kept) == 16
    assert sorted(kept)[len(kept) // 2] == 16
    assert min(kept) >= 8


def test_a_damaged_log_is_noticed_before_sqlite_throws_its_rest_away(tmp_path: Path) -> None:
    """What a crash leaves beside the journal: a bit in its middle must not lose what was confirmed after it."""
    with Jurnal.open(tmp_path / "asli") as jurnal:
        run = played(jurnal, "Komodo-27", ("survei",))
        for number in range(6):
            played(jurnal, f"Sasando-{number:02d}", ("survei",))
        shutil.copytree(tmp_path / "asli", tmp_path / "mati")  # as after kill -9
    whole, _ = everything(tmp_path / "asli")
    log = tmp_path / "mati" / f"{NAMA_BERKAS}-wal"
    data = log.read_bytes()
    dice = random.Random(7)
    for number in range(40):
        folder = tmp_path / f"{number}"
        shutil.copytree(tmp_path / "mati", folder)
        (folder / log.name).write_bytes(flipped(data, dice.randrange((len(data) - 4120) * 8)))
        found, named = everything(folder)
        assert named
        missing = {one.id for one in whole[1]} - {one.id for one in found[1]}
        assert len(missing) <= 1, missing
    with Jurnal.open(tmp_path / "mati") as jurnal:
        assert jurnal.run(run) is not None


def test_what_was_deleted_does_not_come_back_by_a_rescue(tmp_path: Path) -> None:
    fill(tmp_path)
    with Jurnal.open(tmp_path) as jurnal:
        gone = played(jurnal, "Rahasia-77", ("survei",))
        jurnal.erase([gone])
    rescue_in_place(tmp_path / NAMA_BERKAS, None)
    with Jurnal.open(tmp_path) as jurnal:
        assert jurnal.run(gone) is None
        assert all(peserta.sandi != "Rahasia-77" for peserta in jurnal.participants())
        assert {"jenis": "nisan", "id": gone} in list(jurnal.other_lines())


def test_the_copy_of_a_damaged_journal_is_cleaned_or_named_when_something_is_deleted(tmp_path: Path) -> None:
    fill(tmp_path)
    rescue_in_place(tmp_path / NAMA_BERKAS, None)
    (aside,) = tmp_path.glob("*.cadangan.sqlite3")
    with Jurnal.open(tmp_path) as jurnal:
        (run, *_) = jurnal.find_runs("")
        assert jurnal.erase([run]) == []
        with closing(sqlite3.connect(aside)) as copy:
            assert copy.execute("SELECT count(*) FROM lari WHERE id = ?", (run,)).fetchone() == (0,)
        aside.write_bytes(aside.read_bytes()[:5000])
        assert jurnal.erase([]) == [aside.name]


def test_something_that_is_no_journal_is_not_rescued(tmp_path: Path) -> None:
    (tmp_path / NAMA_BERKAS).write_bytes(b"bukan basis data\n" * 500)
    with pytest.raises(JurnalRusak, match="tidak ada lari"):
        rescue_in_place(tmp_path / NAMA_BERKAS, None)
    assert [path.name for path in tmp_path.iterdir()] == [NAMA_BERKAS]
