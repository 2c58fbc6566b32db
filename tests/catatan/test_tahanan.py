"""A stranger's file may add, never take away (`hasil.md` §2, rule 9)."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from simulasi.catatan import Jurnal, Komitmen
from simulasi.catatan.gabung import BarisLari
from simulasi.catatan.penggabungan import Penggabung

from .pembantu_tukar import baris, buka, gabung, keadaan, lakon, tulis, uuid, waktu
from .test_tukar import export, played

KENDALI = lakon().skenario.mitigasi[0].id
VOID = {"ke": 1_000_000, "waktu": waktu(9), "alasan": "palsu"}
TERTINGGI = {"ke": 1_000_000, "nama": "Z"}


def facts(jurnal: Jurnal) -> object:
    """What a board would read."""
    return list(jurnal.runs())


@pytest.fixture
def laptop(tmp_path: Path) -> Any:
    """A journal with runs made here and runs that came from elsewhere."""
    with buka(tmp_path / "laptop") as jurnal:
        run = played(jurnal, "Komodo-27", ("survei", "susun", "tolak"), kelompok="Kelompok 3")
        jurnal.record_controls(run, [KENDALI])
        jurnal.record_commitment(run, Komitmen(KENDALI, "Rotasi", "Sekretaris", "Maret"))
        played(jurnal, "Komodo-28", ("survei",), kelompok="Kelompok 4")
        pick = {"ke": 1, "waktu": waktu(8), "kendali": [KENDALI]}
        lines = [
            baris(1, ["survei", "susun", "tolak"], kelompok={"ke": 1, "nama": "K 1"}, kendali=[pick]),
            baris(2, ["survei"], kelompok={"ke": 1, "nama": "K 2"}),
            baris(3, ["tunda", "tolak"]),
        ]
        assert gabung(jurnal, tulis([(line,) for line in lines])).bersih
        yield jurnal


def baris_lain(line: BarisLari) -> BarisLari:
    """The same run on another road."""
    left_out = ("selesai", "akhir", "kendali", "komitmen", "berkas_dibuka")
    return {k: v for k, v in line.items() if k not in left_out} | {"pilihan": [{"id": "tanda", "waktu": waktu(1)}]}


def forgeries(jurnal: Jurnal) -> dict[str, bytes]:
    """Make files with right checksums that would take runs away, void, rename and move people."""
    known = [record[0] for record in jurnal.records()]

    def all_with(**more: Any) -> bytes:
        return tulis([({**line, **more},) for line in known])

    return {
        "hapus": tulis([], [{"jenis": "nisan", "id": line["id"]} for line in known]),
        "batal": all_with(batal=[VOID]),
        "pindah": all_with(sandi="Zzz-99", kelompok=TERTINGGI),
        "kendali": all_with(kendali=[{"ke": 1_000_000, "waktu": waktu(9), "kendali": []}]),
        "latihan": all_with(asal=uuid(77)),
        "orang": all_with(orang=9),
        "mundur": all_with(mulai="2099-01-01T00:00:00.000+00:00"),
        "bertentangan": tulis([(baris_lain(line),) for line in known]),
        "atas-nama": tulis(
            [(baris(50 + i, ["tunda"], peserta=line["peserta"], sandi="Zzz-99", kelompok=TERTINGGI, sesi=line["sesi"]),)
             for i, line in enumerate(known)]
        ),
        "satukan": tulis([], [{"jenis": "gabung_kelompok", "nama": ["Kelompok 3", "Kelompok 4", "K 1", "K 2"]}]),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["hapus", "batal", "pindah", "kendali", "latihan", "orang", "mundur", "bertentangan",
                                  "atas-nama", "satukan"])  # fmt: skip
@pytest.mark.parametrize("claimed", [None, "own"])
def test_a_forged_file_changes_nothing_unasked(laptop: Jurnal, name: str, claimed: str | None) -> None:
    """Also not where its header claims to be this very laptop, or the one that the runs came from."""
    isi = forgeries(laptop)[name]
    if claimed is not None:
        isi = claim(isi, laptop.mesin.id)
    before = {run.id: run for run in laptop.runs()}
    report = gabung(laptop, isi, "palsu.rekaman.jsonl")
    assert report.perubahan
    assert {change.asal.berkas for change in report.perubahan} == {"palsu.rekaman.jsonl"}
    after = {run.id: run for run in laptop.runs()}
    shown = {run_id: run._replace(kendali=None) for run_id, run in after.items() if run_id in before}
    assert shown == {run_id: run._replace(kendali=None) for run_id, run in before.items()}
    for run_id, run in before.items():  # a pick where there was none is an addition, of runs from elsewhere
        assert after[run_id].kendali == run.kendali or (run.kendali is None and run.mesin != laptop.mesin.id)
    assert not list(laptop.path.parent.glob("*.cadangan.sqlite3"))


def claim(isi: bytes, mesin: str) -> bytes:
    """Let a file say that another machine wrote it."""
    import json

    from .test_tukar import seal_all

    lines = [json.loads(line) for line in isi.splitlines()[:-1]]
    for line in lines:
        del line["cek"]
    lines[0]["mesin"]["id"] = mesin
    return seal_all(lines)


def test_what_is_taken_later_is_as_if_it_had_been_taken_at_once(laptop: Jurnal, tmp_path: Path) -> None:
    """The join of everything, in twenty orders: with changes let in at each file, and all at the end."""
    known = [record[0] for record in laptop.records()]
    files = [export(laptop), *(isi for name, isi in forgeries(laptop).items() if name != "hapus")]
    files.append(tulis([], [{"jenis": "nisan", "id": known[-1]["id"]}]))
    longer = {**baris(2, ["survei", "susun", "tolak"]), "kelompok": {"ke": 1, "nama": "K 2"}}
    files.append(tulis([(longer,), (baris(9, ["tunda"]),)]))
    draw = random.Random(12)
    states: list[object] = []
    for i in range(20):
        order = draw.sample(files, len(files))
        with buka(tmp_path / f"urutan-{i}") as jurnal:
            for isi in order:
                gabung(jurnal, isi, terima=i % 2 == 0)
            gabung(jurnal, order[0], terima=True)
            assert Penggabung(jurnal.sambungan).pending() == []
            states.append(keadaan(jurnal))
    assert all(state == states[0] for state in states)


def test_additions_merge_as_before(laptop: Jurnal) -> None:
    """More choices, an ending, a first pick, a new run: of runs from elsewhere, beside a change that is held back."""
    pick = {"ke": 1, "waktu": waktu(8), "kendali": [KENDALI]}
    line = baris(2, ["survei", "susun", "tolak"], kelompok=TERTINGGI, kendali=[pick], sandi="Zzz-99", baru=1)
    report = gabung(laptop, tulis([(line,), (baris(4, ["tunda"]),)]))
    assert (report.bertambah, report.baru, report.tertahan) == (1, 1, 0)
    run = laptop.run(uuid(2))
    assert run is not None
    assert (len(run.pilihan), run.akhir, run.kendali) == (3, "selesai", (KENDALI,))
    assert (run.peserta.sandi, run.peserta.kelompok) == ("Komodo-02", "K 2")
    (change,) = report.perubahan
    assert [row[0] for row in change.rincian] == ["sandi", "kelompok"]


def test_a_new_run_of_a_known_person_keeps_the_known_name(laptop: Jurnal) -> None:
    line = baris(4, ["tunda"], peserta="p-1", sandi="Zzz-99", kelompok=TERTINGGI)
    report = gabung(laptop, tulis([(line,)]))
    assert (report.baru, len(report.perubahan)) == (1, 1)
    assert {(r.peserta.sandi, r.peserta.kelompok) for r in laptop.runs() if r.peserta.id == "p-1"} == {
        ("Komodo-01", "K 1")
    }
    gabung(laptop, tulis([(line,)]), terima=True)
    assert {r.peserta.sandi for r in laptop.runs() if r.peserta.id == "p-1"} == {"Zzz-99"}


def test_held_lines_go_with_the_run_that_they_are_about(laptop: Jurnal) -> None:
    gabung(laptop, forgeries(laptop)["pindah"])
    laptop.erase([run.id for run in laptop.runs()], [person.id for person in laptop.participants()])
    assert Penggabung(laptop.sambungan).pending() == []
    assert b"Zzz-99" not in b"".join(file.read_bytes() for file in laptop.path.parent.iterdir())


def test_a_class_that_only_adds_is_never_asked(tmp_path: Path) -> None:
    """Laptops that export twice and meet in any order leave nothing held back."""
    files: list[bytes] = []
    for n in range(3):
        with buka_sendiri(tmp_path / f"laptop-{n}", n) as jurnal:
            played(jurnal, f"Komodo-{n:02d}", ("survei", "susun", "tolak"), kelompok="K")
            files.append(export(jurnal))
            played(jurnal, f"Komodo-{n:02d}", ("tunda",), kelompok="K")
            files.append(export(jurnal))
    states: list[object] = []
    for i, order in enumerate([files, files[::-1], random.Random(3).sample(files, len(files))]):
        with buka(tmp_path / f"pemandu-{i}") as jurnal:
            assert all(not gabung(jurnal, isi).perubahan for isi in order)
            states.append(keadaan(jurnal))
    assert states[1:] == states[:-1]


def buka_sendiri(folder: Path, number: int) -> Jurnal:
    """Open a journal whose ids are its own."""
    from itertools import count

    ids = count(1000 * (number + 1))
    return Jurnal.open(folder, new_id=lambda: uuid(next(ids)))


def test_so_many_picks_stay_a_line_that_others_take(laptop: Jurnal, tmp_path: Path) -> None:
    run = next(iter(laptop.runs())).id
    for i in range(1_001):
        laptop.record_controls(run, [KENDALI] if i % 2 else [])
    with buka(tmp_path / "lain") as lain:
        assert gabung(lain, export(laptop)).bersih
        assert lain.run(run) == laptop.run(run)
