"""`ekspor`, `gabung`, `batalkan`, `hapus`, `sesi` as a facilitator meets them."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulasi.catatan import Jurnal, sambungan
from simulasi.cli import main
from simulasi.perintah.gabung import join_command
from simulasi.skenario.kanonik import digest
from tests.catatan.pembantu_tukar import baris, gabung, tulis, uuid, waktu
from tests.catatan.proses import start

Panggil = Callable[..., tuple[int, str, str]]


@pytest.fixture
def panggil(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Panggil:
    """Call the program on the journal in `tmp_path / "hasil"`; give exit code, standard output and error."""

    def call(*args: object, hasil: str = "hasil") -> tuple[int, str, str]:
        command, *rest = map(str, args)
        try:
            code = main([command, "--hasil", str(tmp_path / hasil), *rest])
        except SystemExit as stop:
            code = int(str(stop.code))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


def fill(folder: Path, *contents: bytes) -> None:
    with Jurnal.open(folder) as jurnal:
        for isi in contents:
            assert gabung(jurnal, isi).bersih


LARI = [
    baris(1, ["survei", "susun", "tolak"], kelompok={"ke": 1, "nama": "Kelompok 3"}, mesin="m"),
    baris(2, ["tunda", "tolak"], kelompok={"ke": 1, "nama": "kelompok-3"}, mesin="n"),
    baris(3, ["tunda"], kelompok={"ke": 1, "nama": "Kelompok 4"}, mesin="n"),
]


def test_there_and_back(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    target = tmp_path / "kelas.rekaman.jsonl"
    code, out, err = panggil("ekspor", "-o", target)
    assert (code, out) == (0, "")
    assert err.startswith("3 lari ditulis ke ")
    assert panggil("gabung", target, hasil="lain") == (
        0,
        "kelas.rekaman.jsonl\n"
        "  lari: dibaca 3, baru 3\n\n"
        "Nama kelompok ini hanya berbeda huruf besar, spasi, atau tanda baca. Bila memang\n"
        "satu kelompok, jalankan:\n"
        "  simulasi gabung --kelompok 'Kelompok 3' kelompok-3\n",
        "",
    )
    code, out, err = panggil("gabung", "--kelompok", "Kelompok 3", "kelompok-3", hasil="lain")
    assert (code, out) == (0, "")
    assert err == 'Kelompok "Kelompok 3" dan "kelompok-3" kini dihitung sebagai satu, dengan nama "Kelompok 3".\n'
    # The same bytes from both, but for who wrote it and the join.
    assert panggil("ekspor", "-o", tmp_path / "dua.rekaman.jsonl", hasil="lain")[0] == 0
    ours, theirs = target.read_bytes().splitlines(), (tmp_path / "dua.rekaman.jsonl").read_bytes().splitlines()
    assert ours[1:-1] == theirs[1:4]
    assert json.loads(theirs[4])["nama"] == ["Kelompok 3", "kelompok-3"]


def test_export_needs_a_good_name_and_overwrites_nothing(tmp_path: Path, panggil: Panggil) -> None:
    target = tmp_path / "kelas.rekaman.jsonl"
    assert "belum berisi permainan" in panggil("ekspor", "-o", target)[2]
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    code, _, err = panggil("ekspor", "-o", tmp_path / "kelas.jsonl")
    assert code == 1
    assert "kelas.rekaman.jsonl" in err
    target.write_text("milik orang")
    code, _, err = panggil("ekspor", "-o", target)
    assert (code, target.read_text()) == (1, "milik orang")
    assert "--timpa" in err
    assert panggil("ekspor", "-o", target, "--timpa")[0] == 0
    assert "Yang ada: kelas-a." in panggil("ekspor", "-o", target, "--sesi", "tiada", "--timpa")[2]
    code, _, err = panggil("ekspor", "-o", tmp_path / "tiada" / "a.rekaman.jsonl")
    assert code == 1
    assert "tidak ada" in err
    assert panggil("ekspor")[0] == 2


def test_export_of_one_session(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(baris(1),), (baris(2, sesi="kelas-b"),)]))
    target = tmp_path / "b.rekaman.jsonl"
    assert panggil("ekspor", "-o", target, "--sesi", "kelas-b")[0] == 0
    assert [json.loads(line).get("sesi") for line in target.read_bytes().splitlines()[1:-1]] == ["kelas-b"]


def test_a_report_names_file_line_and_reason(tmp_path: Path, panggil: Panggil) -> None:
    folder = tmp_path / "kumpul"
    folder.mkdir()
    lines = tulis([(line,) for line in LARI]).splitlines(keepends=True)
    (folder / "a.rekaman.jsonl").write_bytes(
        b"".join([*lines[:2], lines[2].replace(b'"tolak"', b'"catat"'), *lines[3:]])
    )
    (folder / "b.rekaman.jsonl").write_bytes(b"".join(lines[:-1]))
    (folder / "c.rekaman.jsonl").write_bytes(b"rusak\n")
    wanted = (
        "a.rekaman.jsonl\n"
        "  lari: dibaca 2, baru 2, ditolak 1\n"
        "  tidak_utuh: baris penutupnya hilang atau tidak cocok, jadi mungkin ada yang\n"
        "  tidak ikut tersalin. Salin ulang berkas itu dari laptop asalnya, lalu gabungkan\n"
        "  lagi; yang sudah masuk tidak terulang.\n"
        "  baris 3 ditolak: cek tidak cocok; baris ini rusak atau disunting\n"
        "b.rekaman.jsonl\n"
        "  lari: dibaca 3, baru 1, sudah ada 2\n"
        "  tidak_utuh: baris penutupnya hilang atau tidak cocok, jadi mungkin ada yang\n"
        "  tidak ikut tersalin. Salin ulang berkas itu dari laptop asalnya, lalu gabungkan\n"
        "  lagi; yang sudah masuk tidak terulang.\n"
        "c.rekaman.jsonl\n"
        "  seluruh berkas ditolak: kepala berkas tidak dapat dipakai: baris ini terpotong atau tidak punya cek\n\n"
        "3 berkas. Lari: dibaca 5, baru 3, sudah ada 2, bertambah 0, konflik 0, sudah dihapus 0, ditolak 1; "
        "1 berkas ditolak seluruhnya.\n"
    )
    code, out, err = panggil("gabung", "--uji", folder)
    assert (code, err) == (1, "")
    assert out.startswith(f"Uji coba: jurnal tidak diubah.\n\n{wanted}")
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        assert list(jurnal.runs()) == []
    code, out, _ = panggil("gabung", folder)
    assert code == 1
    assert out.startswith(wanted)
    code, out, _ = panggil("gabung", folder, "--format", "json")
    found = json.loads(out)
    assert (code, found["uji"]) == (1, False)
    first, second, third = found["berkas"]
    assert first["ditolak"] == [{"baris": 3, "alasan": "cek tidak cocok; baris ini rusak atau disunting"}]
    assert (second["tidak_utuh"], second["sama"], third["gagal"] is None) == (True, 3, False)
    assert found["saran_gabung"] == [["Kelompok 3", "kelompok-3"]]


def test_conflicts_are_listed_in_report_and_board(tmp_path: Path, panggil: Panggil) -> None:
    one, other = baris(1, ["tunda", "tolak"]), baris(1, ["survei", "susun", "tolak"])
    file = tmp_path / "a.rekaman.jsonl"
    file.write_bytes(tulis([(one, other), (LARI[1],)]))
    code, out, _ = panggil("gabung", file)
    assert code == 0
    assert f"  konflik: lari {uuid(1)}\n  Isi lari itu bertentangan: semua cabangnya dicatat, " in out
    rows = panggil("papan")[1].splitlines()
    assert re.search(r"^ +1 +Komodo-02 ", "\n".join(rows), re.MULTILINE)
    assert re.search(r"^ +– +Komodo-01 .* konflik$", "\n".join(rows), re.MULTILINE)


def test_only_strange_names_are_refused_as_groups(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    assert "sedikitnya dua nama" in panggil("gabung", "--kelompok", "Kelompok 3")[2]
    code, _, err = panggil("gabung", "--kelompok", "Kelompok 3", "Kelompok 9")
    assert code == 1
    assert "Yang ada: Kelompok 3, Kelompok 4, kelompok-3." in err
    assert panggil("gabung")[0] == 2


@pytest.mark.parametrize("names", [["K 1", "k1"], ["a'b", "A B"], ["$(x)", "`x`"], ["-a", "a"], ["--uji", "uji"]])
def test_the_suggested_command_means_what_it_says(names: list[str]) -> None:
    from simulasi.cli import build_parser

    parsed = build_parser().parse_args(shlex.split(join_command(names, "linux"))[1:])
    assert (parsed.kelompok, parsed.uji) == (names, False)
    assert join_command(["K 1", "k1"], "win32") == 'simulasi gabung --kelompok "K 1" k1'


def test_a_run_is_voided_by_the_beginning_of_its_id(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    assert panggil("batalkan", "0000", "--alasan", "salah")[0] == 1
    assert "beberapa lari" in panggil("batalkan", "0000", "--alasan", "salah")[2]
    assert "sedikitnya 4" in panggil("batalkan", "000", "--alasan", "salah")[2]
    assert "Tidak ada lari" in panggil("batalkan", "ffff", "--alasan", "salah")[2]
    assert "sedikitnya 4" in panggil("batalkan", "%%%%", "--alasan", "salah")[2]
    assert "kosong" in panggil("batalkan", uuid(1), "--alasan", " ")[2]
    assert panggil("batalkan", "00000001", "--alasan", "laptop tertukar", "--ya") == (
        0,
        f"Lari {uuid(1)}\n"
        "  sesi kelas-a, sandi Komodo-01, kelompok Kelompok 3\n"
        "  skenario hps-titipan, mulai 2026-01-05T08:00:00.000+08:00, 3 pilihan, akhir selesai\n"
        "Dibatalkan, alasan: laptop tertukar\n"
        "Lari ini tetap tercatat, tetapi tidak lagi dihitung. Pembatalan ikut dalam ekspor berikutnya.\n"
        f'Bila keliru: simulasi batalkan {uuid(1)} --pulih --alasan "…"\n',
        "",
    )


def test_a_voiding_is_asked_about_and_can_be_undone(
    tmp_path: Path, panggil: Panggil, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    code, out, err = panggil("batalkan", uuid(1), "--alasan", "tertukar")
    assert (code, "--ya" in err, "Dibatalkan" in out) == (1, True, False)
    assert voided(tmp_path / "hasil") == []
    assert "tidak sedang dibatalkan" in panggil("batalkan", uuid(1), "--pulih", "--alasan", "keliru", "--ya")[2]
    for answer, left in (("tidak\n", []), ("\n", []), ("ya\n", [uuid(1)])):
        monkeypatch.setattr(sys, "stdin", _Terminal(answer))
        code, out, err = panggil("batalkan", uuid(1), "--alasan", "tertukar")
        assert code == (0 if left else 1)
        assert "Ketik ya lalu Enter untuk membatalkannya" in err
        assert voided(tmp_path / "hasil") == left
    monkeypatch.setattr(sys, "stdin", _Terminal("bukan\n"))
    assert "sudah dibatalkan: tertukar" in panggil("batalkan", uuid(1), "--alasan", "lagi", "--pulih")[1]
    assert voided(tmp_path / "hasil") == [uuid(1)]
    code, out, _ = panggil("batalkan", uuid(1), "--pulih", "--alasan", "keliru", "--ya")
    assert (code, "dihitung lagi" in out) == (0, True)
    assert voided(tmp_path / "hasil") == []


def voided(folder: Path) -> list[str]:
    with Jurnal.open(folder) as jurnal:
        return [run.id for run in jurnal.runs() if run.batal is not None]


def test_a_folder_without_a_name_is_refused(panggil: Panggil) -> None:
    for hasil in ("", "  "):
        code, out, err = panggil("papan", "--hasil", hasil)
        assert (code, out) == (2, "")
        assert "--hasil masih kosong" in err


def test_reports_from_a_folder_that_takes_no_writing(
    tmp_path: Path, panggil: Panggil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a read-only mount: not a byte of the folder changes, whatever version the journal is of."""
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    before = {file.name: file.read_bytes() for file in (tmp_path / "hasil").iterdir()}
    first = [panggil(*words)[:2] for words in REPORTS]
    real = os.access
    closed = str(tmp_path / "hasil")
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).startswith(closed) and real(path, mode))
    opened: list[str] = []
    connect = sambungan._connect
    monkeypatch.setattr(sambungan, "_connect", lambda path: opened.append(str(path)) or connect(path))
    assert [panggil(*words)[:2] for words in REPORTS] == first
    assert panggil("ekspor", "-o", tmp_path / "a.rekaman.jsonl")[0] == 0
    assert panggil("debrief", "-o", tmp_path / "a.html")[0] == 0
    assert panggil("laporan", "Komodo-02", "-o", tmp_path / "b.html")[0] == 0
    assert not [path for path in opened if path.startswith(closed)]
    assert {file.name: file.read_bytes() for file in (tmp_path / "hasil").iterdir()} == before


REPORTS = (("papan",), ("papan", "--format", "csv"), ("sesi",))


def test_reports_from_no_journal_at_all_create_none(tmp_path: Path, panggil: Panggil) -> None:
    assert panggil("papan")[0] == 1
    assert panggil("sesi")[0] == 0
    assert not (tmp_path / "hasil").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_what_is_written_is_closed_to_others(tmp_path: Path, panggil: Panggil) -> None:
    before = os.umask(0o022)
    try:
        with Jurnal.open(tmp_path / "hasil") as jurnal:
            gabung(jurnal, tulis([(line,) for line in LARI]))
            names = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "hasil").iterdir()}
        assert names == dict.fromkeys(("jurnal.sqlite3", "jurnal.sqlite3-shm", "jurnal.sqlite3-wal"), 0o600)
        assert (tmp_path / "hasil").stat().st_mode & 0o777 == 0o700
        target = tmp_path / "a.rekaman.jsonl"
        target.touch(0o644)
        panggil("ekspor", "-o", target, "--timpa")
        assert target.stat().st_mode & 0o777 == 0o600
        panggil("papan", "-o", tmp_path / "p.csv")
        assert (tmp_path / "p.csv").stat().st_mode & 0o777 == 0o644
        # One that an earlier version left open to all is closed when it is opened.
        (tmp_path / "hasil" / "jurnal.sqlite3").chmod(0o644)
        panggil("sesi")
        assert (tmp_path / "hasil" / "jurnal.sqlite3").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_damaged_journal_is_reported_from_and_rescued(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    file = tmp_path / "hasil" / "jurnal.sqlite3"
    data = bytearray(file.read_bytes())
    data[data.index(b'"tolak"') + 1] ^= 1
    file.write_bytes(data)
    code, out, err = panggil("papan", "--format", "csv")
    assert code == 1
    assert "Komodo-0" in out
    assert "disisihkan" in err
    assert "simulasi pulihkan" in err
    assert panggil("hapus", "--sandi", "Komodo-01", "--ya")[0] == 1
    code, out, err = panggil("pulihkan")
    assert (code, err) == (1, "")
    assert "2 lari dari laptop lain" in out
    (aside,) = (tmp_path / "hasil").glob("*.cadangan.sqlite3")
    assert str(aside) in out
    assert aside.read_bytes() == bytes(data)
    assert panggil("papan", "--format", "csv")[0] == 0
    assert panggil("pulihkan") == (0, "Jurnal ini utuh; tidak ada yang perlu dipulihkan.\n", "")
    assert panggil("gabung", str(save(tmp_path)))[0] == 0
    assert len(listed(tmp_path / "hasil")) == 3


def save(folder: Path) -> Path:
    path = folder / "lagi.rekaman.jsonl"
    path.write_bytes(tulis([(line,) for line in LARI]))
    return path


def test_sessions_with_their_counts(tmp_path: Path, panggil: Panggil) -> None:
    texts = [
        f'{{{bobot}"format":1,"id":"kelas-a","judul":"Kelas A","skenario":["hps-titipan"]}}'
        for bobot in ("", '"bobot":{"integritas":70,"kepatuhan":30},')
    ]
    more = [
        baris(4, ["tunda", "tolak"], peserta="p-2", sandi="Komodo-02", mesin="n"),
        baris(5, ["tunda"], asal=uuid(4)),
        baris(6, batal=[{"ke": 1, "waktu": waktu(5), "alasan": "x"}]),
        baris(7, sesi="kelas-b"),
    ]
    fill(tmp_path / "hasil", tulis([(b,) for b in (*LARI, *more)], sesi=[(digest(texts[0]), texts[0])]))
    conflict = (baris(8, ["tunda"]), baris(8, ["survei"]))
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        gabung(jurnal, tulis([conflict]))
    code, out, _ = panggil("sesi", "--format", "json")
    first, second = json.loads(out)
    assert code == 0
    assert (first["sesi"], first["judul"], first["peserta_n"], first["kelompok_n"]) == ("kelas-a", "Kelas A", 6, 3)
    kinds = [first[f"{kind}_n"] for kind in ("selesai", "belum_selesai", "latihan", "batal", "konflik")]
    assert kinds == [2, 1, 2, 1, 1]
    assert (first["pertama"], first["terakhir"]) == (waktu(0), waktu(4))
    assert (second["sesi"], second["judul"], second["definisi_n"]) == ("kelas-b", None, 0)
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        jurnal.record_session("kelas-a", digest(texts[1]), texts[1])
    out = panggil("sesi")[1]
    assert "  lari: 2 selesai, 1 belum selesai, 2 latihan, 1 dibatalkan, 1 konflik\n" in out
    assert "konflik: sesi ini punya 2 definisi yang berbeda pada bobot, sehingga tidak diperingkat" in out
    assert {"bobot 50:50", "bobot 70:30"} == set(re.findall(r"bobot \d+:\d+", out))
    assert "  Putuskan yang berlaku: simulasi sesi --putuskan kelas-a SIDIK\n" in out
    (chosen,) = re.findall(r"(\w{8}): bobot 70:30", out)
    assert "Yang ada: " in panggil("sesi", "--putuskan", "kelas-a", "zz")[2]
    assert "kini berlaku" in panggil("sesi", "--putuskan", "kelas-a", chosen)[1]
    assert "(berlaku)" in panggil("sesi")[1]
    assert "konflik:" not in panggil("sesi")[1]
    assert "belum berisi permainan" in panggil("sesi", hasil="kosong")[1]


# Deleting


def listed(folder: Path) -> list[str]:
    with Jurnal.open(folder) as jurnal:
        return [run.id for run in jurnal.runs()]


@pytest.mark.parametrize(
    ("args", "left"),
    [
        (["--sandi", "komodo-01"], [2, 3, 4]),
        (["--kelompok", "kelompok 3"], [2, 3, 4]),
        (["--sesi", "kelas-b"], [1, 2, 3]),
        (["--sandi", "Komodo-01", "--sesi", "kelas-b"], [1, 2, 3, 4]),
        (["--sandi", "Komodo-02", "--kelompok", "kelompok-3"], [1, 3, 4]),
        (["--lebih-lama", "0"], []),
        (["--lebih-lama", "99999"], [1, 2, 3, 4]),
        (["--lebih-lama", "0", "--sandi", "Komodo-03"], [1, 2, 4]),
    ],
)
def test_what_matches_all_conditions_is_deleted(
    tmp_path: Path, panggil: Panggil, args: list[str], left: list[int]
) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in (*LARI, baris(4, sesi="kelas-b"))]))
    code, _, err = panggil("hapus", *args, "--ya")
    assert code == 0
    assert listed(tmp_path / "hasil") == [uuid(n) for n in left]
    assert ("tidak ada yang dihapus" in err) is (len(left) == 4)


def test_joined_groups_are_deleted_together(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    panggil("gabung", "--kelompok", "Kelompok 3", "kelompok-3")
    panggil("hapus", "--kelompok", "kelompok-3", "--ya")
    assert listed(tmp_path / "hasil") == [uuid(3)]


def test_a_session_keeps_its_runs_as_long_as_it_says(tmp_path: Path, panggil: Panggil) -> None:
    now = datetime.now(UTC)
    text = '{"format":1,"id":"kelas-a","judul":"Kelas A","simpan_hari":10,"skenario":["hps-titipan"]}'
    lines = [
        baris(
            number,
            sesi=sesi,
            mesin=str(number) * 32,
            mulai=(now - timedelta(days=days)).isoformat(timespec="milliseconds"),
        )
        for number, sesi, days in ((1, "kelas-a", 9), (2, "kelas-a", 11), (3, "bebas", 89), (4, "bebas", 91))
    ]
    fill(tmp_path / "hasil", tulis([(line,) for line in lines], sesi=[(digest(text), text)]))
    assert panggil("hapus", "--kedaluwarsa", "--ya")[0] == 0
    assert len(listed(tmp_path / "hasil")) == 4  # all of them came in today
    receive(tmp_path / "hasil", now - timedelta(days=400))
    assert panggil("hapus", "--kedaluwarsa", "--ya")[0] == 0
    assert listed(tmp_path / "hasil") == [uuid(1), uuid(3)]
    assert panggil("hapus", "--kedaluwarsa", "--lebih-lama", "3")[0] == 2


def receive(folder: Path, moment: datetime) -> None:
    """Let what is in a journal have come in at a moment."""
    with closing(sqlite3.connect(folder / "jurnal.sqlite3", isolation_level=None)) as connection:
        connection.execute("UPDATE rekaman SET diterima = ?", (moment.isoformat(),))


@pytest.mark.parametrize("year", [1970, 2019, 2099])
def test_a_clock_that_was_wrong_has_no_run_of_today_deleted(tmp_path: Path, panggil: Panggil, year: int) -> None:
    wrong = datetime(year, 5, 1, tzinfo=UTC)
    with Jurnal.open(tmp_path / "hasil", now=lambda: wrong) as jurnal:
        start(jurnal, jurnal.participant("bebas", "Komodo-27"))
    for _ in range(2):
        code, _, err = panggil("hapus", "--kedaluwarsa", "--ya")
        assert (code, "tidak ada yang dihapus" in err) == (0, True)
    # Counted from the day on which it was noticed first, it expires like any other.
    with Jurnal.open(tmp_path / "hasil") as jurnal:
        (run,) = jurnal.runs()
        name = f"usia/{run.peserta.id}/{run.id}"
        assert jurnal.preference(name) is not None
        jurnal.set_preference(name, (datetime.now(UTC) - timedelta(days=91)).isoformat())
    code, out, _ = panggil("hapus", "--kedaluwarsa", "--ya")
    assert "jam laptopnya waktu itu tidak masuk akal" in out
    assert listed(tmp_path / "hasil") == []


def test_a_run_is_never_older_than_an_earlier_one_of_its_machine(tmp_path: Path, panggil: Panggil) -> None:
    now = datetime.now(UTC)
    moments = [now - timedelta(days=20), now - timedelta(days=300)]
    for i, moment in enumerate(moments):
        with Jurnal.open(tmp_path / "hasil", now=lambda moment=moment: moment) as jurnal:
            start(jurnal, jurnal.participant("bebas", f"Komodo-{i:02d}"))
    panggil("hapus", "--kedaluwarsa", "--ya")
    assert len(listed(tmp_path / "hasil")) == 2
    panggil("hapus", "--lebih-lama", "19", "--ya")
    assert listed(tmp_path / "hasil") == []


def test_deletion_is_shown_and_asked(tmp_path: Path, panggil: Panggil, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    receive(tmp_path / "hasil", datetime(2026, 2, 6, tzinfo=UTC))
    shown = (
        "Yang akan dihapus: 1 lari dari 1 peserta.\n"
        "Sesi kelas-a\n"
        "  Komodo-01        Kelompok 3       1 lari, terakhir 5 Januari 2026\n"
        "    diterima dari laptop lain 6 Februari 2026\n\n"
        "Penghapusan tidak dapat dibatalkan. Yang tersisa hanya nisan (nomor lari tanpa\n"
        "isi), supaya lari ini tidak kembali lewat penggabungan. Ekspor yang sudah\n"
        "dibagikan tidak ikut terhapus.\n"
    )
    assert panggil("hapus")[0] == 2
    code, out, err = panggil("hapus", "--sandi", "Komodo-01")
    assert (code, out) == (1, shown)
    assert "--ya" in err
    for answer, left in (("tidak\n", 3), ("\n", 3), ("HAPUS\n", 2)):
        monkeypatch.setattr(sys, "stdin", _Terminal(answer))
        code, out, err = panggil("hapus", "--sandi", "Komodo-01")
        assert (code, out) == (0 if left == 2 else 1, shown)
        assert len(listed(tmp_path / "hasil")) == left
    assert "1 lari telah dihapus dari jurnal ini dan cadangannya.\n" in err


class _Terminal:
    """A keyboard with one answer."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self._answer


def test_what_cannot_be_cleaned_is_named(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    (tmp_path / "hasil" / "jurnal.v1.x.cadangan.sqlite3").write_text("bukan basis data")
    code, _, err = panggil("hapus", "--sandi", "Komodo-01", "--ya")
    assert code == 1
    assert "jurnal.v1.x.cadangan.sqlite3" in err
    assert listed(tmp_path / "hasil") == [uuid(2), uuid(3)]


def test_exports_after_a_deletion_hold_nothing_of_it(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    panggil("hapus", "--sandi", "Komodo-01", "--ya")
    target = tmp_path / "a.rekaman.jsonl"
    panggil("ekspor", "-o", target)
    assert b"Komodo-01" not in target.read_bytes()
    assert f'{{"id":"{uuid(1)}","jenis":"nisan"' in target.read_text()
    assert "Komodo-01" not in panggil("papan", "--format", "csv")[1]


def test_a_tombstone_that_takes_runs_here_is_reported(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    (tmp_path / "hasil" / "jurnal.v1.x.cadangan.sqlite3").write_text("bukan basis data")
    file = tmp_path / "a.rekaman.jsonl"
    file.write_bytes(tulis([(LARI[1],)], [{"jenis": "nisan", "id": uuid(n)} for n in (1, 2, 9)]))
    code, out, _ = panggil("gabung", file)
    assert code == 1
    assert out.startswith("a.rekaman.jsonl\n  lari: dibaca 1, sudah ada 1\n  juga: 3 nisan\n")
    assert "\nDITAHAN: 2 baris " in out
    assert "a.rekaman.jsonl, mengaku dari mesin " in out
    assert out.count("hapus        hps-titipan, ") == 2
    assert listed(tmp_path / "hasil") == [uuid(n) for n in (1, 2, 3)]
    code, out, err = panggil("gabung", "--terima-perubahan", file)
    assert code == 0
    assert "Diterima: 2 baris, 2 lari dihapus." in err
    assert "hapuslah sendiri dari folder jurnal: jurnal.v1.x.cadangan.sqlite3" in err.replace("\n", " ")
    assert listed(tmp_path / "hasil") == [uuid(3)]
    (copy,) = (tmp_path / "hasil").glob("*sebelum-perubahan*.cadangan.sqlite3")
    assert str(copy) in err
    kembali = tmp_path / "kembali"
    kembali.mkdir()
    copy.rename(kembali / "jurnal.sqlite3")
    assert listed(kembali) == [uuid(n) for n in (1, 2, 3)]


def test_changes_are_taken_by_a_typed_yes_alone(
    tmp_path: Path, panggil: Panggil, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    file = tmp_path / "a.rekaman.jsonl"
    file.write_bytes(tulis([({**LARI[0], "sandi": "Zebra-99"},)]))
    for answer, code, sandi in (("\n", 1, "Komodo-01"), ("y\n", 1, "Komodo-01"), ("Ya\n", 0, "Zebra-99")):
        monkeypatch.setattr(sys, "stdin", _Terminal(answer))
        found, out, _ = panggil("gabung", file)
        assert (found, "sandi        Komodo-01 -> Zebra-99" in out) == (code, True)
        with Jurnal.open(tmp_path / "hasil") as jurnal:
            assert next(jurnal.runs()).peserta.sandi == sandi
    assert panggil("gabung", file)[0] == 0  # nothing is left to ask


def test_what_other_files_brought_is_never_taken_along(tmp_path: Path, panggil: Panggil) -> None:
    fill(tmp_path / "hasil", tulis([(line,) for line in LARI]))
    forged, honest = tmp_path / "palsu.rekaman.jsonl", tmp_path / "benar.rekaman.jsonl"
    forged.write_bytes(tulis([], [{"jenis": "nisan", "id": uuid(1)}]))
    honest.write_bytes(tulis([], [{"jenis": "nisan", "id": uuid(2)}]))
    assert panggil("gabung", forged)[0] == 1
    code, out, _ = panggil("gabung", honest, "--terima-perubahan")
    assert code == 0
    assert "Masih ada 1 perubahan dari berkas sebelumnya" in out
    assert listed(tmp_path / "hasil") == [uuid(1), uuid(3)]
    code, out, _ = panggil("gabung", "--tertahan", "--format", "json")
    found = json.loads(out)
    assert (code, found["diterima"]) == (1, False)
    (change,) = found["perubahan"]
    assert (change["berkas"], change["jenis"], change["lari"]) == ("palsu.rekaman.jsonl", "nisan", uuid(1))


def test_names_of_others_reach_the_terminal_as_text(tmp_path: Path, panggil: Panggil) -> None:
    folder = tmp_path / "kumpul"
    folder.mkdir()
    (folder / "a\x1b[31m\nb.rekaman.jsonl").write_bytes(b"x\n")
    code, out, err = panggil("gabung", folder)
    assert code == 1
    assert "\x1b" not in out + err
    assert out.splitlines()[0].endswith("b.rekaman.jsonl")
