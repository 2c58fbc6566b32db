"""`periksa --perbaiki`: only slips of the pen, only where the file gets better, and nothing else in it changes."""

from __future__ import annotations

import codecs
import difflib
import io
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulasi import cli
from simulasi.periksa.katalog import base_text, weak_points_text
from simulasi.periksa.perbaikan import is_better, is_progress, repair_file, replace_all, show_change
from simulasi.skenario.sebut import repair, repair_word
from simulasi.skenario.temuan import Temuan
from tests.periksa.pembantu import DASAR, as_layer, check, patch

CONTOH = Path(__file__).parents[1] / "data" / "contoh" / "hps-titipan.yaml"
BERBALIK = [("    bobot: 2\n", "    bobot: 2\n    bobt: 2\n")]
"""A slip whose repair would write a key for the second time."""

SAMA = "hal yang sama.\n        dasar: ["
ALIH = "      telepon.datang: {ke: amplop, atur: {utang: 0}}\n"


def findings(isi: bytes) -> list[Temuan]:
    return list(check(isi).temuan)


def mend(isi: bytes) -> bytes:
    return repair_file(isi, findings(isi), findings).isi


# ---- which names are slips of the pen


@pytest.mark.parametrize(
    ("nama", "kenal", "wanted"),
    [
        ("bobt", ["bobot", "berkas"], "bobot"),
        ("jiak", ["jika", "ke"], "jika"),
        ("telpon", ["telepon", "tuntas"], "telepon"),
        ("ruang-kadis", ["ruang-kades", "ruang-kadin"], None),  # two are as near
        ("temuan-2", ["temuan-1", "pagi"], None),  # another digit is another thing
        ("telepon", ["telepon-sore", "tuntas"], "telepon-sore"),
        ("telepon", ["telepon-sore", "telepon-pagi"], None),
        ("telepon", ["telepon-sore", "telepon-pagi-bersama-kades"], None),  # the other one looks less alike, but may be
        ("telepon-dua", ["telepon-satu"], None),  # not near enough
        ("x", ["y"], None),
        ("pagi", [], None),
    ],
)
def test_only_a_plain_slip_is_repaired(nama: str, kenal: list[str], wanted: str | None) -> None:
    assert repair(nama, kenal) == (None if wanted is None else (nama, wanted))


@pytest.mark.parametrize(
    ("kata", "wanted"),
    [
        ("bobt_akhir", "bobot_akhir"),
        ("alwa", "awal"),
        ("bobot_akhir-bobot_akhir", None),  # nobody renames the format's words: no sign of what the part was to be
        ("awal-kata", None),
    ],
)
def test_words_of_the_format_have_no_parts(kata: str, wanted: str | None) -> None:
    assert repair_word(kata, ["bobot_akhir", "adegan", "awal"]) == (None if wanted is None else (kata, wanted))


# ---- what is put right


@pytest.mark.parametrize(
    "ganti",
    [
        [("    bobot: 2\n", "    bobt: 2\n")],
        [("durasi: 8\n", "drasi: 8\n")],
        [("    jenis: deteksi\n", "    jenis: detksi\n")],
        [("nilai: [adil, berani]", "nilai: [adil, 'brani']")],
        [("awal: pagi\n", "awal: pgai\n")],
        [("  - ke: tuntas\n", '  - ke: "tunats"\n')],
        [("{ke: amplop, atur", "{ke: ampolp, atur")],
        [(ALIH, "      telepno.datang: {ke: amplop, atur: {utang: 0}}\n")],
        [("        jika: {catatan: tidak}\n", "        jika: {catatn: tidak}\n")],
        [("    mengawali: {catatan: ya}\n", "    mengawali: {catatann: ya}\n")],
        # a renamed scene, with all that still lead to the old name
        [("  telepon:\n", "  telepon-sore:\n"), (ALIH, ALIH.replace("telepon.", "telepon-sore."))],
        # one stage after the other
        [("    bobot: 2\n", "    bobt: 2\n"), ("awal: pagi\n", "awal: pgai\n")],
        # two in one line
        [("skor: {integritas: 0, kepatuhan: 0}", "skor: {intgritas: 0, kepatuan: 0}")],
    ],
)
def test_slips_are_put_right_in_place(ganti: list[tuple[str, str]]) -> None:
    broken = patch(ganti).encode()
    if "telepon-sore" in ganti[0][1]:
        assert len(findings(broken)) == 3
        assert (
            mend(broken)
            == DASAR.replace("ke: telepon\n", "ke: telepon-sore\n")
            .replace("  telepon:", "  telepon-sore:")
            .replace("telepon.datang", "telepon-sore.datang")
            .encode()
        )
        return
    assert mend(broken).decode().replace('"tuntas"', "tuntas").replace("'berani'", "berani") == DASAR


def test_layout_comments_line_ends_and_mark_stay() -> None:
    broken = patch([("    bobot: 2\n", "    bobt:   2   # dua kali lebih berat\t\n")]).replace("\n", "\r\n")
    isi = codecs.BOM_UTF8 + broken.encode()
    assert mend(isi) == isi.replace(b"bobt:", b"bobot:")


@pytest.mark.parametrize(
    "ganti",
    [
        [("    bobot: 2\n", "    bobot: 2\n    bobt: 2\n")],  # the right key is there already
        [("          - ke: tuntas\n", "          - ke: selesai\n"), ("  dibenahi:\n", "  lain:\n")],  # no name is near
        [("menutup: [draf.tanda]", "menutup: [draf.tandaa]")],  # `draf.tunda` is near too
        [("titik_rawan: [PBJ-02, PBJ-11]", "titik_rawan: [PBJ-02, PBJ-12]")],  # codes differ in digits
        [("bobot_akhir: 9\n", "bobot_akhir-bobot_akhir: 9\n")],  # written twice, or half of something else
        [("hal yang sama.\n        dasar: [perpres-16-2018", "hal yang sama.\n        dasar: [perpres-16-2081")],
    ],
)
def test_what_is_not_plain_is_left_alone(ganti: list[tuple[str, str]]) -> None:
    broken = patch(ganti).encode()
    assert mend(broken) == broken


def test_what_a_later_stage_sees_only_then_holds_no_repair_back() -> None:
    broken = patch([("    bobot: 2\n", "    bobt: 2\n"), ("bobot_akhir: 9\n", "bobot_akhir: 0\n")]).encode()
    hasil = repair_file(broken, findings(broken), findings)
    assert hasil.isi == broken.replace(b"bobt:", b"bobot:")
    assert {t.kode for t in hasil.temuan} == {"S303"}


def test_a_repair_that_makes_other_findings_is_proposed_only() -> None:
    broken = patch(BERBALIK).encode()
    hasil = repair_file(broken, findings(broken), findings)
    assert hasil.isi == broken
    assert [(t.ganti, {x.kode for x in after}) for t, after in hasil.tertahan] == [(("bobt", "bobot"), {"S102"})]


def test_of_several_repairs_those_that_help_are_made() -> None:
    # setting the condition's name right leaves only what was there before; two choices look like the other one
    broken = patch(
        [
            ("        jika: {catatan: tidak}\n", "        jika: {catatn: tidak}\n"),
            ("menutup: [draf.tanda]", "menutup: [draf.tandaa]"),
        ]
    ).encode()
    assert mend(broken) == broken.replace(b"catatn", b"catatan")


def test_change_is_shown_as_a_diff_that_applies() -> None:
    broken = patch([("    bobot: 2\n", "    bobt: 2\n")])
    diff = show_change("a.yaml", broken.encode(), DASAR.encode()).split("\n")
    assert diff[:2] == ["--- a.yaml", "+++ a.yaml (diperbaiki)"]
    assert [line for line in diff[3:] if line[0] != " "] == ["-    bobt: 2", "+    bobot: 2"]


# ---- what a finding prints


@pytest.mark.parametrize(
    ("ganti", "wanted"),
    [
        ([("judul: Meja kerja\n", "judul: Meja: kerja\n")],
         [("judul: Meja kerja\n", "judul: >-\n      Meja: kerja\n")]),
        (
            [("narasi: Tiga puluh", "narasi: 'Jum'at, tiga puluh")],
            [("narasi: Tiga puluh dari seratus kursi retak.\n",
              "narasi: >-\n      Jum'at, tiga puluh dari seratus kursi retak.\n")],
        ),
        ([("judul: Negosiasi\n", "judul: 'Negosiasi\n")], [("judul: Negosiasi\n", "judul: >-\n      Negosiasi\n")]),
        ([("    judul: Negosiasi\n", "\tjudul: Negosiasi\n")], []),
        ([("        tambah: {utang: 1}\n        akibat", "        tambah: {utang: 1\n        akibat")], []),
        ([("skor: {integritas: 0, kepatuhan: 0}", "skor: {integritas: 0 kepatuhan: 0}")], []),
        ([("      - id: undang\n", "      -id: undang\n")], []),
        ([("      - id: undang\n", "        id: undang\n")], []),
        ([("judul: Meja kerja\n", "judul:\u00a0Meja kerja\n")], []),
        ([("garis_merah: ya\n", "garis_merah: Ya\n")], []),
        ([(SAMA + "perpres-16-2018 Pasal 7", SAMA + "Perpres 16/2018 pasal 7")], []),
        ([(SAMA + "perpres-16-2018 Pasal", SAMA + "perpres-16-2018 pasal")], []),
        # several at once, of several stages
        (
            [("      - id: undang\n", "      -id: undang\n"), ("    bobot: 2\n", "    bobt: 2\n"),
             ("awal: pagi\n", "awal: pgai\n"), ("judul: Meja kerja\n", "judul: Meja: kerja\n")],
            [("judul: Meja kerja\n", "judul: >-\n      Meja: kerja\n")],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_a_finding_prints_is_written(
    ganti: list[tuple[str, str]], wanted: list[tuple[str, str]], newline: str
) -> None:
    broken = patch(ganti).replace("\n", newline).encode()
    assert findings(broken)
    assert mend(broken).decode() == patch(wanted).replace("\n", newline)


def test_a_renamed_scene_is_followed() -> None:
    broken = patch([("  tuntas:\n", "  kursi-terpakai:\n")]).encode()
    assert mend(broken) == broken.replace(b"ke: tuntas", b"ke: kursi-terpakai")


class Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("jawaban", "written"), [("y\n", True), ("ya\n", True), ("t\n", False), ("", False)])
def test_a_change_is_written_only_after_a_yes(
    jawaban: str, written: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cerita.yaml"
    path.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", Terminal(jawaban))
    assert cli.main(["periksa", "--perbaiki", "--tanggal", "2026-11-24", str(path)]) == (0 if written else 1)
    said = capsys.readouterr()
    assert "+    bobot: 2" in said.out
    assert f"Tulis perubahan ini ke {path}? [y/t]" in said.err
    assert (path.read_text(encoding="utf-8") == DASAR) is written


def test_where_nobody_can_answer_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cerita.yaml"
    broken = DASAR.replace("    bobot: 2\n", "    bobt: 2\n")
    path.write_text(broken, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert cli.main(["periksa", "--perbaiki", "--tanggal", "2026-11-24", str(path)]) == 1
    said = capsys.readouterr()
    assert "+    bobot: 2" in said.out
    assert "tambahkan --ya" in said.err
    assert path.read_text(encoding="utf-8") == broken


# ---- properties

UBAH = ("slip", "slip", "slip", "drop", "swap", "byte")


@st.composite
def slips(draw: st.DrawFn) -> bytes:
    """Give sound files with slips of the pen in words, sometimes with worse."""
    teks = draw(st.sampled_from((DASAR, CONTOH.read_text(encoding="utf-8"))))
    dice = random.Random(draw(st.integers(0, 10**9)))
    lines = teks.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        i = dice.randrange(len(lines))
        kind = dice.choice(UBAH)
        words = [w for w in lines[i].replace("{", " ").replace(",", " ").split() if len(w) > 3]
        if kind == "drop":
            del lines[i]
        elif kind == "swap":
            j = dice.randrange(len(lines))
            lines[i], lines[j] = lines[j], lines[i]
        elif kind == "byte":
            lines[i] = lines[i][: dice.randrange(len(lines[i]) + 1)] + dice.choice("x:#'- ") + lines[i]
        elif words:
            word = dice.choice(words[:2])
            k = dice.randrange(len(word) - 1)
            lines[i] = lines[i].replace(word, word[:k] + word[k + 1] + word[k] + word[k + 2 :], 1)
    return ("\r\n" if draw(st.booleans()) else "\n").join(lines).encode()


def is_near(kode: str, old: str, new: str) -> bool:
    """Tell whether one name can be a slip of the pen for the other, or, if people give it, its name before a change."""
    alike = difflib.SequenceMatcher(None, new, old).ratio()
    short, long = sorted((old, new), key=len)
    part = kode[:2] != "S1" and (long.startswith(f"{short}-") or long.endswith(f"-{short}"))
    return alike >= 0.8 or (alike >= 0.6 and (sorted(old) == sorted(new) or part))


def explains(offered: Iterable[tuple[str, str]], old: str, new: str) -> bool:
    """Tell whether a line became another by names that were offered, and by nothing else."""
    met = now = {old}
    while now and new not in now:
        now = {
            line[:i] + better + line[i + len(name) :]
            for line in now
            for name, better in offered
            for i in range(len(line))
            if line.startswith(name, i)
        } - met
        now = {line for line in now if len(line) <= max(len(old), len(new))}
        met |= now
    return new in now


def hold_repair(isi: bytes) -> bool:
    """Repair a file, and hold the repair to its rules; tells whether anything was repaired."""
    offered: dict[tuple[str, str], str] = {}

    def noted(isi: bytes) -> list[Temuan]:
        found = findings(isi)
        offered.update((t.ganti, t.kode) for t in found if t.ganti)
        return found

    before = noted(isi)
    hasil = repair_file(isi, before, noted)
    assert all(is_near(kode, *pair) for pair, kode in offered.items()), offered
    if hasil.isi == isi:
        assert hasil.temuan == before
        return False
    after = findings(hasil.isi)
    assert after == hasil.temuan
    assert is_progress(before, after)
    if any(t.sunting for t in before):  # whole lines were written
        return True
    old, new = isi.split(b"\n"), hasil.isi.split(b"\n")
    assert len(old) == len(new)
    for a, b in zip(old, new, strict=True):  # nothing but the names themselves differs
        assert a == b or explains(offered, a.decode(), b.decode()), (a, b)
    return True


def test_repairs_leave_the_bytes_or_make_the_file_better() -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=int(os.environ.get("SIMULASI_UJI_CONTOH", "120")), deadline=None)
    @given(slips())
    @example(DASAR.replace("bobot_akhir: 9", "bobot_akhir-bobot_akhir: 9").encode())
    @example(DASAR.replace("awal: pagi", "awla: pgai").encode())  # two slips in a short line
    def hold(isi: bytes) -> None:
        seen[hold_repair(isi)] += 1

    hold()
    assert min(seen[True], seen[False]) > 0, seen


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        ("", "", False),
        ("a", "a", False),
        ("a", "", True),
        ("a b", "b", True),
        ("a a", "a", True),
        ("a b", "c", False),  # fewer, but one is new
        ("a b c", "a a", False),  # one more of a kind is new too
        ("a", "a b", False),
    ],
)
def test_better_is_fewer_and_none_new(before: str, after: str, better: bool) -> None:
    old, new = ([Temuan("S104", "x", i, 1, pesan) for i, pesan in enumerate(t.split())] for t in (before, after))
    assert is_better(old, new) is better
    assert not is_better(old, [*new, Temuan("S103", "x", 1, 1, "a")])  # the same words under another code


def test_places_that_hold_something_else_are_left_alone() -> None:
    assert DASAR.split("\n")[12] == "bobot_akhir: 9"
    for place in ((1, 1), (6, 9), (13, 1), (10**6, 1), (1, 10**6)):
        t = Temuan("S103", "x", *place, "", ganti=("bobot", "bobott"))
        assert replace_all(DASAR.encode(), [t]) == DASAR.encode()


# ---- the command


def _call(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = cli.main(["periksa", "--perbaiki", "--ya", "--tanggal", "2026-11-24", *map(str, args)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def pustaka(tmp_path: Path) -> Path:
    """A library with the base, its catalogues, and a session; three of the files have a slip each."""
    for name, isi in {
        "pengadaan/kursi-posyandu.yaml": DASAR.replace("    bobot: 2\n", "    bobt: 2\n"),
        "acuan/regulasi.yaml": as_layer(base_text("regulasi")).replace("singkat: KUHP", "singkt: KUHP"),
        "acuan/titik-rawan.yaml": as_layer(weak_points_text()),
        "acuan/panel.yaml": base_text("panel"),
        "kelas.sesi.yaml": base_text("sesi").replace("[kursi-posyandu]", "[kursi-posyandi]"),
    }.items():
        path = tmp_path / "skenario" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(isi, encoding="utf-8")
    return tmp_path / "skenario"


def test_files_of_all_kinds_are_repaired_in_one_run(pustaka: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = pustaka.parent / "luar.yaml"
    outside.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    code, out, err = _call(capsys, pustaka)
    assert (code, out.count("+++ ")) == (0, 3)
    assert "3 berkas diperbaiki, 4 temuan hilang." in err  # a wrong key is unknown, and missed at its place
    assert "5 berkas diperiksa, tidak ada temuan." in err
    assert (pustaka / "pengadaan" / "kursi-posyandu.yaml").read_text(encoding="utf-8") == DASAR
    assert (pustaka / "acuan" / "regulasi.yaml").read_text(encoding="utf-8") == as_layer(base_text("regulasi"))
    assert (pustaka / "kelas.sesi.yaml").read_text(encoding="utf-8") == base_text("sesi")
    assert "bobt" in outside.read_text(encoding="utf-8")
    assert {p.name for p in pustaka.rglob("*") if p.is_file()} == {
        "kursi-posyandu.yaml",
        "regulasi.yaml",
        "titik-rawan.yaml",
        "panel.yaml",
        "kelas.sesi.yaml",
    }
    before = {p: p.stat().st_mtime_ns for p in pustaka.rglob("*.yaml")}
    code, out, err = _call(capsys, pustaka)
    assert (code, out) == (0, "")
    assert err.startswith("Tidak ada yang diperbaiki.\n")
    assert {p: p.stat().st_mtime_ns for p in pustaka.rglob("*.yaml")} == before


@pytest.mark.skipif(os.name == "nt", reason="modes and links are others on Windows")
def test_mode_and_link_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "asli.yaml"
    path.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "tautan.yaml"
    link.symlink_to(path)
    assert _call(capsys, link)[0] == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == DASAR
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="modes and links are others on Windows")
def test_read_only_file_is_refused_kindly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kunci.yaml"
    path.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    path.chmod(0o444)
    code, out, err = _call(capsys, path)
    assert code == 1
    assert "+    bobot: 2" in out
    assert "hanya dapat dibaca, jadi tidak ditulis" in out
    assert "galat S103" in out
    assert "Tidak ada yang diperbaiki." in err
    assert "bobt" in path.read_text(encoding="utf-8")


def test_file_that_changed_meanwhile_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulasi.perintah import periksa

    path = tmp_path / "cerita.yaml"
    path.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    real = periksa.show_change

    def show(berkas: str, before: bytes, after: bytes) -> str:
        path.write_text("baru saja disimpan", encoding="utf-8")
        return real(berkas, before, after)

    monkeypatch.setattr(periksa, "show_change", show)
    code, out, _ = _call(capsys, path)
    assert code == 1
    assert "berubah sementara diperiksa" in out
    assert path.read_text(encoding="utf-8") == "baru saja disimpan"


def test_a_file_that_cannot_be_written_keeps_nobody_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulasi.ekspor.tujuan import TujuanPenuh
    from simulasi.perintah import periksa

    broken = DASAR.replace("    bobot: 2\n", "    bobt: 2\n")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(broken, encoding="utf-8")
    real = periksa.write_target

    def write(path: Path, isi: bytes, *, timpa: bool) -> None:
        if path.name == "a.yaml":
            raise TujuanPenuh("Penyimpanan penuh.")
        real(path, isi, timpa=timpa)

    monkeypatch.setattr(periksa, "write_target", write)
    code, out, err = _call(capsys, tmp_path)
    assert code == 1
    assert "Penyimpanan penuh." in out
    assert "1 berkas diperbaiki, 1 temuan hilang." in err
    assert [(tmp_path / name).read_text(encoding="utf-8") == DASAR for name in ("a.yaml", "b.yaml")] == [False, True]


def test_proposal_is_shown_with_what_holds_it_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cerita.yaml"
    isi = patch(BERBALIK)
    path.write_text(isi, encoding="utf-8")
    code, out, err = _call(capsys, path)
    assert code == 1
    assert "belum ditulis karena sesudahnya tampak 1 temuan lain (S102)" in out
    assert "ubah sendiri `bobt` menjadi `bobot`" in out
    assert "Tidak ada yang diperbaiki. 1 usul belum ditulis." in err
    assert path.read_text(encoding="utf-8") == isi


def test_data_formats_keep_the_diff_off_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cerita.yaml"
    path.write_text(DASAR.replace("    bobot: 2\n", "    bobt: 2\n"), encoding="utf-8")
    code, out, err = _call(capsys, path, "--format", "json")
    assert (code, out) == (0, "[]\n")
    assert "+    bobot: 2" in err


def _codes(kode: str) -> list[Temuan]:
    return [Temuan(k, "x", i, 1, "") for i, k in enumerate(kode.split())]


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        ("S101", "S201 S303", True),  # nothing behind the shape had been looked at
        ("S103", "S102", False),
        ("S101 S103", "S103 S401", True),
        ("S201", "S203 S204", True),
        ("S201", "S207", False),
        ("S203", "S204", True),
        ("S303 S305", "S305", True),
        ("S501", "S303", False),  # law holds nothing back: what comes up is new
        ("S110", "S303", False),
    ],
)
def test_progress_looks_no_further_than_the_checker_had(before: str, after: str, better: bool) -> None:
    assert is_progress(_codes(before), _codes(after)) is better
