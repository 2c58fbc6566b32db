"""Exchange through real journals: what is written, what is read back, what is refused (`hasil.md` §2)."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulasi.catatan import Jurnal, Komitmen
from simulasi.catatan import baca_rekaman as baca
from simulasi.catatan.gabung import BarisLari, canonical
from simulasi.catatan.penggabungan import BerkasTidakTerbaca, Penggabung, list_files
from simulasi.catatan.tulis_rekaman import checksum, seal
from simulasi.skenario.kanonik import digest

from .pembantu_tukar import ENDINGS, ROADS, baris, buka, gabung, keadaan, lakon, tulis, uuid, waktu

SESI = '{"format":1,"id":"kelas-a","judul":"Kelas A","skenario":["hps-titipan"]}'
SESI_LAIN = SESI.replace("Kelas A", "Kelas B")


def seal_all(lines: list[dict[str, Any]]) -> bytes:
    """Write lines of any content with right checksums and a right closing line."""
    whole = b"".join(seal(canonical(line)) for line in lines)
    end = {"jenis": "penutup", "jumlah": len(lines), "sha256": hashlib.sha256(whole).hexdigest()}
    return whole + seal(canonical(end))


def head(**more: Any) -> dict[str, Any]:
    return {
        "jenis": "kepala", "skema": "simulasi/rekaman", "versi": "1.0", "mesin": {"id": "m", "tanda": "MM"},
        "program": "0", "sesi": {}, "skenario": {lakon().sidik: lakon().kanonik},
    } | more  # fmt: skip


def played(jurnal: Jurnal, sandi: str, road: tuple[str, ...], *, kelompok: str | None = None) -> str:
    run = jurnal.start_run(
        jurnal.participant("kelas-a", sandi, kelompok), mode="perorangan", skenario=lakon().skenario.id,
        sidik=lakon().sidik, sidik_alur=lakon().sidik_alur, kanonik=lakon().kanonik,
    )  # fmt: skip
    for step, choice in enumerate(road):
        jurnal.record_choice(run.id, step, choice, detik=1.5, tangan={choice: 3})
    if road in ENDINGS:
        jurnal.finish_run(run.id, ENDINGS[road])
    return run.id


def export(jurnal: Jurnal) -> bytes:
    import io

    from simulasi.catatan.tulis_rekaman import write_exchange

    out = io.BytesIO()
    write_exchange(
        out, jurnal.records(), jurnal.other_lines(), mesin=jurnal.mesin, program="0", scenario=jurnal.scenario,
        sessions=jurnal.session_definitions,
    )  # fmt: skip
    return out.getvalue()


@pytest.fixture
def tujuan(tmp_path: Path) -> Any:
    with buka(tmp_path / "tujuan") as opened:
        yield opened


# There and back


def test_a_journal_comes_out_whole_on_another_machine(jurnal: Jurnal, tujuan: Jurnal) -> None:
    jurnal.record_session("kelas-a", digest(SESI), SESI)
    run = played(jurnal, "Komodo-27", ("survei", "susun", "tolak"), kelompok="Kelompok 3")
    jurnal.record_controls(run, [lakon().skenario.mitigasi[0].id])
    jurnal.record_controls(run, [])
    jurnal.record_commitment(run, Komitmen(lakon().skenario.mitigasi[0].id, "Rotasi", "Sekretaris", "Maret"))
    void = played(jurnal, "Komodo-28", ("tunda",))
    jurnal.void_run(void, "salah orang")
    played(jurnal, "Komodo-28", ("tunda", "tolak"))
    jurnal.join_groups(["Kelompok 3", "kelompok-3"])
    report = gabung(tujuan, export(jurnal))
    assert (report.dibaca, report.baru, report.utuh, report.ditolak) == (3, 3, True, [])
    assert list(tujuan.runs()) == list(jurnal.runs())
    assert list(tujuan.other_lines()) == list(jurnal.other_lines())
    assert tujuan.session_definitions("kelas-a") == jurnal.session_definitions("kelas-a")
    assert tujuan.scenario(lakon().sidik) == lakon().kanonik
    assert tujuan.sessions() == ("kelas-a",)
    assert set(tujuan.machines()) == {jurnal.mesin.id, tujuan.mesin.id}
    # What was taken over is passed on, line by line the same.
    passed = export(tujuan).splitlines()
    assert passed[1:-1] == export(jurnal).splitlines()[1:-1]


def test_one_journal_gives_the_same_bytes(jurnal: Jurnal) -> None:
    played(jurnal, "Komodo-27", ("survei", "susun"))
    first = export(jurnal)
    assert first == export(jurnal)
    kepala, lari, penutup = (json.loads(line) for line in first.splitlines())
    assert kepala["waktu"] == lari["pilihan"][-1]["waktu"]
    assert set(kepala["skenario"]) == {lakon().sidik}
    assert penutup["jumlah"] == 2
    assert not {"nilai", "skor", "integritas", "kepatuhan"} & set(lari)


def test_the_newest_time_is_an_instant(jurnal: Jurnal) -> None:
    early = baris(1, mulai="2026-01-05T08:00:00.000+09:00")
    late = baris(2, mulai="2026-01-05T07:30:00.000+07:00")
    first = tulis([(early,), (late,)]).splitlines()[0]
    assert json.loads(first)["waktu"] == late["mulai"]


def test_a_run_that_comes_home_changes_nothing(jurnal: Jurnal, tujuan: Jurnal) -> None:
    played(jurnal, "Komodo-27", ("survei",))
    before = list(jurnal.runs())
    gabung(tujuan, export(jurnal))
    report = gabung(jurnal, export(tujuan))
    assert (report.sama, report.bertambah) == (1, 0)
    assert list(jurnal.runs()) == before
    resumed = jurnal.unfinished(before[0].peserta.id, before[0].skenario)
    assert resumed == before[0]


def test_a_run_voided_elsewhere_comes_home_void(jurnal: Jurnal, tujuan: Jurnal) -> None:
    run = played(jurnal, "Komodo-27", ("survei",))
    gabung(tujuan, export(jurnal))
    tujuan.void_run(run, "laptop tertukar")
    tujuan.void_run(run, "sudah diulang")
    (there,) = tujuan.runs()
    assert there.batal == "sudah diulang"
    report = gabung(jurnal, export(tujuan))
    assert (report.tertahan, next(jurnal.runs()).batal) == (1, None)  # a file voids nothing by itself
    gabung(jurnal, export(tujuan), terima=True)
    (here,) = jurnal.runs()
    assert here == there
    assert jurnal.unfinished(here.peserta.id, here.skenario) is None
    # The run goes on here all the same where a window was open; nothing of both is lost.
    jurnal.record_choice(run, 1, "susun")
    (after,) = jurnal.runs()
    assert (len(after.pilihan), after.batal) == (2, "sudah diulang")


def test_a_crashed_run_that_was_resumed_elsewhere_is_not_offered_again(jurnal: Jurnal) -> None:
    run = played(jurnal, "Komodo-27", ("survei",))
    (line,) = next(jurnal.records())
    longer = {**line, "pilihan": [*line["pilihan"], {"id": "susun", "waktu": waktu(90)}]}
    report = gabung(jurnal, tulis([(longer,)]), terima=True)
    assert report.tertahan == 1  # until it was let in: what was made here is changed by nobody else
    (read,) = jurnal.runs()
    assert [choice.pilihan for choice in read.pilihan] == ["survei", "susun"]
    assert jurnal.unfinished(read.peserta.id, read.skenario) is None
    assert jurnal.run(run) == read


def test_a_group_changed_later_wins_over_an_earlier_export(jurnal: Jurnal, tujuan: Jurnal) -> None:
    played(jurnal, "Komodo-27", ("survei",), kelompok="Z")
    early = export(jurnal)
    played(jurnal, "Komodo-27", ("tunda",), kelompok="A")
    late = export(jurnal)
    for isi in (late, early):
        gabung(tujuan, isi)
    (held,) = {r for c in gabung(tujuan, early).perubahan for r in c.rincian} or {None}
    assert held is None  # the earlier one says nothing that would change the later
    assert {run.peserta.kelompok for run in tujuan.runs()} == {"A"}
    gabung(jurnal, early)
    assert {run.peserta.kelompok for run in jurnal.runs()} == {"A"}


def test_a_participant_is_one_whatever_single_runs_say(tujuan: Jurnal) -> None:
    a = baris(1, peserta="p", sandi="Komodo-01", kelompok={"ke": 1, "nama": "K 1"})
    b = baris(2, peserta="p", sandi="Komodo-02", kelompok={"ke": 2, "nama": "K 0"}, mesin="b" * 32)
    gabung(tujuan, tulis([(a,), (b,)]))
    (person,) = {run.peserta for run in tujuan.runs()}
    assert (person.sandi, person.kelompok) == ("Komodo-02", "K 0")


def test_joined_groups_show_their_label(tujuan: Jurnal) -> None:
    lines = [baris(i, kelompok={"ke": 1, "nama": name}) for i, name in enumerate(("K 3", "k-3", "K 4"), start=1)]
    gabung(tujuan, tulis([(line,) for line in lines]))
    tujuan.join_groups(["k-3", "K 3"])
    assert [run.peserta.kelompok for run in tujuan.runs()] == ["K 3", "K 3", "K 4"]
    assert tujuan.groups() == ("K 3", "K 4", "k-3")
    assert [json.loads(canonical(line))["nama"] for line in tujuan.other_lines()] == [["K 3", "k-3"]]


def test_a_conflict_is_listed_whole_and_found_in_every_session(tujuan: Jurnal) -> None:
    a, b = baris(1, ["survei"]), baris(1, ["tunda"], sesi="kelas-b")
    report = gabung(tujuan, tulis([(a, b)]))
    assert (report.dibaca, report.konflik, report.lari_konflik) == (2, 1, [uuid(1)])
    assert tujuan.sessions() == ("kelas-a", "kelas-b")
    for sesi in tujuan.sessions():
        (run,) = tujuan.runs(sesi=sesi)
        assert run.konflik
        assert run.sesi == sesi
    assert len(list(tujuan.runs())) == 2
    again = gabung(tujuan, tulis([(a,)]))
    assert (again.konflik, again.bertambah) == (1, 0)


def test_two_definitions_of_a_session_are_both_kept(tujuan: Jurnal) -> None:
    for text in (SESI, SESI_LAIN):
        assert gabung(tujuan, tulis([(baris(1),)], sesi=[(digest(text), text)])).ditolak == []
    assert tujuan.session_definitions("kelas-a") == tuple(sorted((digest(t), t) for t in (SESI, SESI_LAIN)))


# Whatever the order


@st.composite
def files(draw: st.DrawFn) -> list[bytes]:
    """Draw what several machines know about a few runs: beginnings, conflicts, voidings, tombstones, joins."""
    out: list[bytes] = []
    for _ in range(draw(st.integers(2, 3))):
        lines: list[BarisLari] = []
        for number in draw(st.sets(st.integers(1, 4), max_size=4)):
            more: dict[str, Any] = {"orang": draw(st.integers(1, 2))}
            if draw(st.booleans()):
                void = {"ke": draw(st.integers(1, 2)), "waktu": waktu(3), "alasan": draw(st.sampled_from(["a", "b"]))}
                more["batal"] = [void]
            if draw(st.booleans()):
                more["kelompok"] = {"ke": draw(st.integers(0, 2)), "nama": draw(st.sampled_from(["K 1", "k-1"]))}
            if draw(st.integers(0, 4)) == 0:
                more["sesi"] = "kelas-b"
            if draw(st.booleans()):
                more["kunci_baru"] = draw(st.sampled_from([1, 1.5, "x", [2]]))
            road = draw(st.sampled_from(ROADS if draw(st.booleans()) else [(), ("survei",), ("survei", "susun")]))
            lines.append(baris(number, road, **more))
        others: list[dict[str, Any]] = []
        if draw(st.integers(0, 3)) == 0:
            others.append({"jenis": "nisan", "id": uuid(draw(st.integers(1, 4)))})
        if draw(st.booleans()):
            others.append({"jenis": "gabung_kelompok", "nama": ["K 1", "k-1"]})
        if draw(st.booleans()):
            others.append({"jenis": "catatan_baru", "isi": draw(st.sampled_from("xy"))})
        out.append(tulis([(line,) for line in lines], others, sesi=[(digest(SESI), SESI)] if lines else []))
    return out


@settings(max_examples=12, deadline=None)
@given(files())
def test_journals_agree_whatever_the_order(contents: list[bytes]) -> None:
    states: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as name:
        for i, order in enumerate(permutations(contents)):
            with buka(Path(name) / f"{i}") as jurnal:
                for isi in (*order, order[0]):
                    assert gabung(jurnal, isi, terima=True).ditolak == []
                states.append(keadaan(jurnal))
        # By way of another machine: two are united there, and come on with the third.
        with buka(Path(name) / "antara") as between, buka(Path(name) / "akhir") as last:
            for isi in contents[:-1]:
                gabung(between, isi, terima=True)
            gabung(last, contents[-1], terima=True)
            gabung(last, export(between), terima=True)
            states.append(keadaan(last))
    for state in states[1:]:
        assert state == states[0]


# What is refused


GOOD = [baris(i, road) for i, road in enumerate([("survei", "susun"), ("tunda", "tolak"), ("tanda",)], start=1)]


def damaged_lines() -> dict[str, tuple[Callable[[BarisLari], BarisLari], str]]:
    long = [{"id": "tunda", "waktu": waktu(i)} for i in range(10_001)]
    exhibit = {"langkah": 0, "adegan": "meja", "berkas": 99, "waktu": waktu(1)}
    pick = {"ke": 1, "waktu": waktu(1), "kendali": [k.id for k in lakon().skenario.mitigasi]}
    deep: Any = 1
    for _ in range(20):
        deep = [deep]
    return {
        "mustahil": (
            lambda b: {**b, "pilihan": [{"id": "tolak", "waktu": waktu(1)}]},
            '"tolak" tidak tersedia',
        ),
        "akhir": (lambda b: {**b, "selesai": waktu(9), "akhir": "tersangka"}, "bukan akhir yang dicapai"),
        "akhir-saja": (lambda b: {k: v for k, v in b.items() if k != "selesai"}, "harus ada bersama"),
        "skenario-lain": (lambda b: {**b, "skenario": "pecah-paket"}, "id skenario tidak sama"),
        "tanpa-skenario": (lambda b: {**b, "sidik": "0" * 64}, "skenarionya tidak ada di dalam berkas ini"),
        "berkas": (lambda b: {**b, "berkas_dibuka": [exhibit]}, "tidak tampak di langkah itu"),
        "berkas-lain": (lambda b: {**b, "berkas_dibuka": [{**exhibit, "langkah": 7}]}, "tidak ada di langkah itu"),
        "kendali": (lambda b: {**b, "kendali": [{**pick, "kendali": ["tiada"]}]}, "tidak ada di skenarionya"),
        "anggaran": (lambda b: {**b, "kendali": [pick]}, "melebihi anggaran"),
        "sejuta": (lambda b: {**b, "pilihan": long}, 'isi "pilihan" terlalu banyak'),
        "id": (lambda b: {**b, "id": "../../etc/passwd"}, 'isi "id" tidak sesuai bentuknya'),
        "nip": (lambda b: {**b, "sandi": "1980 0101 2005 0110 01"}, "Sandi tampak memuat NIP"),
        "arah": (lambda b: {**b, "sandi": "abc\u202edef"}, "karakter kendali atau pembalik arah tulisan"),
        "esc": (lambda b: {**b, "sandi": "\x1b[31mmerah"}, "karakter kendali atau pembalik arah tulisan"),
        "kunci-esc": (lambda b: {**b, "baru": {"x": ["\x07"]}}, "karakter kendali atau pembalik arah tulisan"),
        "nol-lebar": (lambda b: {**b, "sandi": "a\u200bb"}, "Sandi memuat karakter yang tidak terlihat"),
        "surogat": (lambda b: {**b, "baru": "\ud800"}, "karakter kendali atau pembalik arah tulisan"),
        "panjang": (lambda b: {**b, "sandi": "x" * 33}, 'isi "sandi" terlalu panjang'),
        "panjang-baru": (lambda b: {**b, "baru": "é" * 10_001}, "teks yang terlalu panjang"),
        "dalam": (lambda b: {**b, "baru": deep}, "bersarang terlalu dalam"),
        "jenis": (lambda b: {**b, "urutan": "1"}, 'isi "urutan" tidak sesuai bentuknya'),
        "bool": (lambda b: {**b, "orang": True}, 'isi "orang" tidak sesuai bentuknya'),
        "besar": (lambda b: {**b, "urutan": 10**30}, 'angka "urutan" terlalu besar'),
        "lama": (lambda b: {**b, "pilihan": [{**b["pilihan"][0], "detik": -1.5}, *b["pilihan"][1:]]}, "terlalu kecil"),
        "besar-baru": (lambda b: {**b, "baru": [{"x": 10**17}]}, "angka yang terlalu besar"),
        "tanggal": (lambda b: {**b, "mulai": "2026-02-29T08:00:00.000+08:00"}, 'isi "mulai" tidak sesuai bentuknya'),
        "zaman": (lambda b: {**b, "mulai": "9999-12-31T23:59:59.999-23:59"}, 'isi "mulai" tidak sesuai bentuknya'),
        "hilang": (lambda b: {k: v for k, v in b.items() if k != "peserta"}, 'kunci "peserta" tidak ada'),
    }


@pytest.mark.parametrize("name", damaged_lines())
def test_a_line_that_cannot_be_is_rejected_and_the_rest_merged(tujuan: Jurnal, name: str) -> None:
    change, reason = damaged_lines()[name]
    bad = {"jenis": "lari", **change(dict(GOOD[1]))}
    raw = json.dumps(bad, sort_keys=True, separators=(",", ":")).encode()
    line = raw[:-1] + f',"cek":"{checksum(raw)}"}}\n'.encode()
    lines = [seal(canonical(x)) for x in (head(), {"jenis": "lari", **GOOD[0]}, {"jenis": "lari", **GOOD[2]})]
    report = gabung(tujuan, b"".join([*lines[:2], line, lines[2]]))
    assert report.gagal is None
    assert [number for number, _ in report.ditolak] == [3]
    assert reason in report.ditolak[0][1]
    assert "\x1b" not in report.ditolak[0][1]
    assert (report.baru, [run.id for run in tujuan.runs()]) == (2, [uuid(1), uuid(3)])


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "9" * 5000])
def test_numbers_that_json_cannot_hold_are_rejected(tujuan: Jurnal, number: str) -> None:
    body = canonical({"jenis": "lari", **GOOD[0], "baru": 0}).replace('"baru":0', f'"baru":{number}').encode()
    line = body[:-1] + f',"cek":"{checksum(body)}"}}\n'.encode()
    report = gabung(tujuan, seal(canonical(head())) + line)
    assert (report.ditolak_n, report.baru) == (1, 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"sandi":', '"sandi":"Komodo-99","sandi":'),
        ('"waktu":', '"waktu":"2026-01-05T08:00:00.000+08:00","waktu":'),
        ('"sandi":', '"sandi" :"Komodo-99","sandi":'),
        ('"sandi":', '"sand\\u0069":"Komodo-99","sandi":'),
        ('"baru":1', '"baru":{"x":1,"x":2}'),
    ],
)
def test_a_key_that_stands_twice_is_refused(tujuan: Jurnal, old: str, new: str) -> None:
    text = canonical({"jenis": "lari", **GOOD[0], **({"baru": 1} if "baru" in old else {})})
    assert old in text
    body = text.replace(old, new, 1).encode()
    line = body[:-1] + f',"cek":"{checksum(body)}"}}\n'.encode()
    report = gabung(tujuan, seal(canonical(head())) + line)
    assert report.ditolak == [(2, "ada kunci yang tertulis dua kali")]


@pytest.mark.parametrize(
    "sandi", ["=1+1", "[bold]x[/]", "<b>x</b>", "../../x", "C:\\x", "Ratu 👑", "@komodo", "'; DROP TABLE lari", "%s{0}"]
)
def test_odd_names_are_taken_as_text(tujuan: Jurnal, sandi: str) -> None:
    report = gabung(tujuan, tulis([(baris(1, sandi=sandi, kelompok={"ke": 1, "nama": sandi}),)]))
    assert report.ditolak == []
    (run,) = tujuan.runs()
    assert (run.peserta.sandi, run.peserta.kelompok) == (sandi, sandi)


def test_a_file_cut_at_any_byte_gives_what_is_whole(tmp_path: Path) -> None:
    whole = tulis([(line,) for line in GOOD])
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    places = {*ends, *(e - 1 for e in ends), *(e + 1 for e in ends[:-1]), *range(0, len(whole), 499)}
    for i, cut in enumerate(sorted(places)):
        with buka(tmp_path / f"{i}") as jurnal:
            report = gabung(jurnal, whole[:cut])
            complete = sum(cut >= end - 1 for end in ends[1:-1]) if cut >= ends[0] - 1 else 0
            assert [run.id for run in jurnal.runs()] == [uuid(n) for n in range(1, complete + 1)], cut
            assert report.bersih is (cut >= len(whole) - 1), cut
            assert (report.gagal is not None) is (cut < ends[0] - 1)
            if complete == 0:
                assert not jurnal.sessions()


def test_a_changed_byte_rejects_its_line_alone(tmp_path: Path) -> None:
    whole = tulis([(line,) for line in GOOD])
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    for i, place in enumerate(range(ends[0] + 5, ends[1] - 1, 41)):
        with buka(tmp_path / f"{i}") as jurnal:
            edited = bytearray(whole)
            edited[place] ^= 1
            report = gabung(jurnal, bytes(edited))
            assert [number for number, _ in report.ditolak][:1] == [2]
            assert not report.utuh
            assert uuid(1) not in {run.id for run in jurnal.runs()}


@pytest.mark.parametrize(
    ("kepala", "reason"),
    [
        ({"skema": "lain"}, "bukan rekaman simulasi"),
        ({"versi": "2.0"}, "perbarui simulasi"),
        ({"versi": 1}, "perbarui simulasi"),
        ({"mesin": "x"}, 'isi "mesin" tidak sesuai bentuknya'),
        ({"program": "\x1b]0;x\x07"}, "karakter kendali"),
        ({"skenario": []}, 'isi "skenario" tidak sesuai bentuknya'),
    ],
)
def test_a_damaged_header_rejects_the_file(tujuan: Jurnal, kepala: dict[str, Any], reason: str) -> None:
    report = gabung(tujuan, seal_all([head(**kepala), {"jenis": "lari", **GOOD[0]}]))
    assert report.gagal is not None
    assert reason in report.gagal
    assert list(tujuan.runs()) == []


@pytest.mark.parametrize(
    "kanonik",
    [
        "{", "[]", "{}", "9" * 5000, "[" * 100_000,
        '{"format":1,"id":"hps-titipan"}',
        lakon().kanonik.replace('"ke":"telepon"', '"ke":"tiada"'),
        lakon().kanonik.replace("HPS", "H\\u202ePS", 1),
    ],
)  # fmt: skip
def test_runs_of_a_damaged_scenario_are_rejected(tujuan: Jurnal, kanonik: str) -> None:
    sidik = digest(kanonik)
    lines = [{"jenis": "lari", **GOOD[0], "sidik": sidik}, {"jenis": "lari", **GOOD[1]}]
    skenario = {sidik: kanonik, lakon().sidik: lakon().kanonik}
    report = gabung(tujuan, seal_all([head(skenario=skenario), *lines]))
    assert [number for number, _ in report.ditolak] == [2]
    assert [run.id for run in tujuan.runs()] == [uuid(2)]
    assert tujuan.scenario(sidik) is None


def test_a_scenario_that_is_not_its_digest_counts_for_nothing(tujuan: Jurnal) -> None:
    gabung(tujuan, tulis([(GOOD[0],)]))
    edited = {lakon().sidik: lakon().kanonik + " "}
    report = gabung(tujuan, tulis([(GOOD[1],)], skenario=edited))
    assert "tidak cocok dengan sidiknya" in report.ditolak[0][1]
    # Nor does it help that the journal knows the scenario from another file.
    report = gabung(tujuan, tulis([(GOOD[1],)], skenario={}))
    assert "tidak ada di dalam berkas ini" in report.ditolak[0][1]
    assert [run.id for run in tujuan.runs()] == [uuid(1)]


def test_a_definition_of_a_session_that_is_none_is_rejected(tujuan: Jurnal) -> None:
    report = gabung(tujuan, tulis([(GOOD[0],)], sesi=[(digest("{}"), "{}")]))
    assert (report.ditolak, report.baru) == ([(1, "definisi sesi tidak sah")], 1)
    assert tujuan.session_definitions("kelas-a") == ()


def test_unknown_keys_and_kinds_are_passed_on(tujuan: Jurnal, tmp_path: Path) -> None:
    line = baris(1, ["tunda"], kunci_baru={"x": [1, 2.5]})
    line["pilihan"][0]["rasa"] = "ragu"
    others = [
        {"jenis": "gabung_kelompok", "nama": ["K 1", "k-1"], "sebab": "salah ketik"},
        {"jenis": "catatan_baru", "isi": ["é", 1]},
    ]
    gabung(tujuan, seal_all([head(versi="1.7"), {"jenis": "lari", **line}, *others]))
    with buka(tmp_path / "lain") as lain:
        assert gabung(lain, export(tujuan)).bersih
        assert [record[0]["kunci_baru"] for record in lain.records()] == [{"x": [1, 2.5]}]
        assert [record[0]["pilihan"][0]["rasa"] for record in lain.records()] == ["ragu"]
        assert list(lain.other_lines()) == others


def test_what_is_rejected_leaves_no_trace(tujuan: Jurnal) -> None:
    gabung(tujuan, tulis([(GOOD[0],)]))
    before = keadaan(tujuan)
    bad = [{"jenis": "lari", **GOOD[1], "pilihan": [{"id": "tolak", "waktu": waktu(1)}]}]
    assert gabung(tujuan, seal_all([head(), *bad])).ditolak_n == 1
    assert gabung(tujuan, b"rusak").gagal
    assert keadaan(tujuan) == before


def test_a_full_disk_leaves_the_journal_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from simulasi.catatan import JurnalTidakBisaDitulis, sambungan

    with buka(tmp_path) as jurnal:
        gabung(jurnal, tulis([(GOOD[0],)]))
        before = keadaan(jurnal)
    original = sambungan._connect

    def small(path: Path) -> Any:
        connection = original(path)
        connection.execute("PRAGMA max_page_count = 1")  # means: no page more than there are
        return connection

    monkeypatch.setattr(sambungan, "_connect", small)
    many = tulis((baris(number),) for number in range(10, 300))
    with buka(tmp_path) as jurnal, pytest.raises(JurnalTidakBisaDitulis, match="penuh"):
        gabung(jurnal, many)
    monkeypatch.undo()
    with buka(tmp_path) as jurnal:
        assert keadaan(jurnal) == before
        assert gabung(jurnal, many).baru == 290


def test_a_run_that_goes_on_here_against_what_came_is_a_conflict_wherever_it_is_read(jurnal: Jurnal) -> None:
    run = played(jurnal, "Komodo-27", ("survei",))
    (line,) = next(jurnal.records())
    longer = {**line, "pilihan": [*line["pilihan"], {"id": "susun", "waktu": waktu(90)}]}
    gabung(jurnal, tulis([(longer,)]), terima=True)
    jurnal.record_choice(run, 1, "tanda")
    found = list(jurnal.runs())
    assert [[choice.pilihan for choice in r.pilihan] for r in found] == [["survei", "susun"], ["survei", "tanda"]]
    assert all(r.konflik for r in found)
    keadaan(jurnal)


def test_a_line_that_is_too_long_is_never_held(tujuan: Jurnal, tmp_path: Path) -> None:
    """A line of a gibibyte, of which the disk holds nothing: memory must not follow it."""
    import resource

    path = tmp_path / "besar.rekaman.jsonl"
    path.write_bytes(tulis([(GOOD[0],)]))
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.truncate(file.tell() + (1 << 30))
        file.seek(0, os.SEEK_END)
        file.write(b"\n" + seal(canonical({"jenis": "lari", **GOOD[1]})))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = Penggabung(tujuan.sambungan).merge(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
    assert report.ditolak == [(4, "baris lebih panjang dari 1 MiB")]
    assert (report.baru, report.utuh) == (2, False)


def test_a_file_beyond_the_bound_is_not_read(tujuan: Jurnal, tmp_path: Path) -> None:
    path = tmp_path / "besar.rekaman.jsonl"
    path.touch()
    os.truncate(path, baca.BERKAS_MAKS + 1)
    report = Penggabung(tujuan.sambungan).merge(path)
    assert report.gagal is not None
    assert "lebih besar" in report.gagal


@pytest.mark.parametrize("isi", [b"", b"\n", b"\x00" * 100, b"\xff\xfe" * 50, b'{"jenis":"kepala"}\n', b"a" * 200])
def test_what_is_no_exchange_file_is_rejected(tujuan: Jurnal, isi: bytes) -> None:
    report = gabung(tujuan, isi)
    assert report.gagal is not None
    assert list(tujuan.runs()) == []


def test_line_ends_of_another_system_do_no_harm(tujuan: Jurnal) -> None:
    report = gabung(tujuan, tulis([(line,) for line in GOOD]).replace(b"\n", b"\r\n"))
    assert (report.baru, report.ditolak, report.utuh) == (3, [], False)


def test_what_is_no_file_is_named(tujuan: Jurnal, tmp_path: Path) -> None:
    (tmp_path / "folder.rekaman.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipa.rekaman.jsonl")
    for name in ("tiada", "folder", "pipa"):
        report = Penggabung(tujuan.sambungan).merge(tmp_path / f"{name}.rekaman.jsonl")
        assert report.gagal is not None


def test_a_folder_gives_its_own_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kumpul"
    (folder / "dalam").mkdir(parents=True)
    for name in ("b", "a", "dalam/c"):
        (folder / f"{name}.rekaman.jsonl").touch()
    (folder / "catatan.txt").touch()
    (folder / "tautan.rekaman.jsonl").symlink_to(folder / "a.rekaman.jsonl")
    os.mkfifo(folder / "pipa.rekaman.jsonl")
    assert [file.name for file in list_files(folder)] == ["a.rekaman.jsonl", "b.rekaman.jsonl"]
    with pytest.raises(BerkasTidakTerbaca, match="tidak memuat"):
        list_files(tmp_path)
