"""Roads in findings: the shortest there are, by trying all, and commands that lead where they say."""

from __future__ import annotations

import re
import shlex
from collections import Counter, deque
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulasi import cli
from simulasi.periksa.jejak import PANJANG_MAKS
from simulasi.periksa.katalog import TANGGAL_CONTOH, broken_example
from simulasi.periksa.pemeriksaan import check_loaded
from simulasi.permainan.mesin import Keadaan, moves, replay, start, step
from simulasi.permainan.program import Program
from simulasi.skenario.acuan import Acuan as Katalog
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import Muatan, parse_scenario
from simulasi.skenario.temuan import Temuan
from tests.acuan_kasar import Acuan, Jalan, TerlaluBesar
from tests.acuan_kasar import Keadaan as KeadaanKasar
from tests.pembangkit import examples, references, scenarios
from tests.periksa.pembantu import DASAR, check
from tests.permainan.pembantu import spell_scenario

TANPA_KATALOG = Katalog(None, None)


def load(data: dict[str, object]) -> Muatan[Skenario]:
    return parse_scenario("cerita.yaml", yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode())


def commands(t: Temuan) -> list[list[str]]:
    """Give the commands of a finding as a shell splits them."""
    return [shlex.split(m) for m in re.findall(r": (simulasi (?:main|nilai) .*)$", t.saran, re.MULTILINE)]


def road(t: Temuan) -> list[str]:
    ((program, name, berkas, option, answers),) = commands(t)
    assert (program, berkas, option) == ("simulasi", "cerita.yaml", "--jawab")
    assert name in ("main", "nilai")
    return answers.split(",") if answers else []


def scene(t: Temuan) -> str:
    found = re.search(r'di adegan "([^"]+)"', t.pesan)
    assert found is not None
    return found[1]


@st.composite
def broken_stories(draw: st.DrawFn) -> dict[str, Any]:
    """Give scenarios in which a choice leads back, or all choices of a fork have a condition."""
    data = deepcopy(draw(scenarios()))
    forks = [nama for nama, a in data["adegan"].items() if "pilihan" in a]
    for _ in range(draw(st.integers(1, 2))):
        fork = data["adegan"][draw(st.sampled_from(forks))]
        if data["variabel"] and draw(st.booleans()):
            nama = draw(st.sampled_from(list(data["variabel"])))
            v = data["variabel"][nama]
            for pilihan in fork["pilihan"]:
                pilihan["jika"] = {nama: draw(st.sampled_from(("ya", "tidak") if isinstance(v, str) else (v["maks"],)))}
        else:
            draw(st.sampled_from(fork["pilihan"]))["ke"] = draw(st.sampled_from(forks))
    return data


def distances(acuan: Acuan) -> dict[KeadaanKasar, int]:
    """Give the fewest choices to each state."""
    far = {acuan.start(): 0}
    queue = deque(far)
    while queue:
        here = queue.popleft()
        for _, after in acuan.keadaan[here]:
            if after not in far:
                far[after] = far[here] + 1
                queue.append(after)
    return far


def _loops(program: Program) -> dict[tuple[str, str], int]:
    """Give, for each scored choice that some loop passes through, the fewest choices to where it can be taken.

    States that nothing ahead can tell apart are one.
    """

    def essence(s: Keadaan) -> tuple[str, int]:
        return s.adegan, s.nilai & program.hidup[program.nomor[s.adegan]]

    first = start(program)
    far, out = {essence(first): 0}, dict[tuple[str, int], list[tuple[str, bool, tuple[str, int]]]]()
    queue = deque([first])
    while queue:
        here = queue.popleft()
        out[essence(here)] = []
        for pilihan in moves(program, here):
            after = step(program, here, pilihan.id, here.langkah)
            out[essence(here)].append((pilihan.id, pilihan.skor is not None, essence(after)))
            if essence(after) not in far:
                far[essence(after)] = far[essence(here)] + 1
                queue.append(after)

    def reaches(source: tuple[str, int], goal: tuple[str, int]) -> bool:
        seen, stack = {source}, [source]
        while stack:
            s = stack.pop()
            if s == goal:
                return True
            for _, _, t in out[s]:
                if t not in seen:
                    seen.add(t)
                    stack.append(t)
        return False

    found: dict[tuple[str, str], int] = {}
    for s, moved in out.items():
        for name, scored, t in moved:
            if scored and reaches(t, s):
                found[s[0], name] = min(found.get((s[0], name), 10**9), far[s])
    return found


def _compare_dead_ends_and_traps(acuan: Acuan, found: dict[str, Temuan], told: list[Temuan]) -> None:
    far = distances(acuan)
    dead = {s for s, out in acuan.keadaan.items() if not out and not acuan.is_over(s)}
    assert set(found) == {s[0] for s in dead}
    for name, t in found.items():
        assert acuan.follow(road(t))[0][-1] in dead
        assert len(road(t)) == min(far[s] for s in dead if s[0] == name)
    good = {s for s in acuan.keadaan if acuan.is_over(s)} | dead
    while more := {s for s, out in acuan.keadaan.items() if s not in good and any(t in good for _, t in out)}:
        good |= more
    trapped = set(acuan.keadaan) - good
    assert len(told) == (1 if trapped else 0)
    for t in told:
        assert acuan.follow(road(t))[0][-1] in trapped
        assert len(road(t)) == min(far[s] for s in trapped)


def _compare_loops(program: Program, told: list[Temuan]) -> None:
    loops = _loops(program)
    for t in told:
        answers = road(t)
        states = [(s.adegan, s.nilai & program.hidup[program.nomor[s.adegan]]) for s in replay(program, answers)]
        begin = states.index(states[-1])
        assert begin < len(answers)
        assert begin == loops[states[begin][0], answers[begin]]


def test_roads_to_dead_ends_traps_and_loops_are_the_shortest() -> None:
    seen: Counter[str] = Counter()

    @examples(120)
    @given(broken_stories())
    def compare(data: dict[str, Any]) -> None:
        acuan = Acuan(data)
        with suppress(TerlaluBesar):
            assert acuan.keadaan
            muatan = load(data)
            assert muatan.isi is not None
            told = check_loaded(muatan, TANPA_KATALOG, TANGGAL_CONTOH).temuan
            by_code = {kode: [t for t in told if t.kode == kode] for kode in ("S203", "S204", "S205")}
            seen.update(t.kode for t in told)
            _compare_dead_ends_and_traps(acuan, {scene(t): t for t in by_code["S203"]}, by_code["S205"])
            if by_code["S204"]:
                _compare_loops(Program(muatan.isi), by_code["S204"])

    compare()
    assert min(seen["S203"], seen["S204"], seen["S205"]) > 0, seen


def _runs(acuan: Acuan, levels: tuple[str, ...], *, red: bool) -> list[Jalan]:
    """Give the runs to endings of these levels; without `red` those that cross no red line."""
    return [
        jalan
        for jalan in acuan.lari
        if acuan.ending(jalan.hasil[0])[0] in levels
        and (
            red
            or not any(
                p.get("garis_merah") == "ya"
                for s, name in zip(jalan.keadaan, jalan.pilihan, strict=False)
                for p in acuan.adegan[s[0]]["pilihan"]
                if p["id"] == name
            )
        )
    ]


@examples(60)
@given(references())
def test_roads_that_compare_endings_are_extreme_and_of_these_the_shortest(acuan: Acuan) -> None:
    told = check_loaded(load(dict(acuan.data)), TANPA_KATALOG, TANGGAL_CONTOH).temuan
    order = {t.pesan.split(",")[0].removeprefix("Dalam "): t for t in told if t.kode == "S303"}
    bad, good = _runs(acuan, ("pelanggaran", "pidana"), red=False), _runs(acuan, ("bersih",), red=True)
    for d, name in enumerate(("integritas", "kepatuhan")):
        high, low = ([(acuan.total(j.hasil, d), len(j.pilihan)) for j in runs] for runs in (bad, good))
        if not high or not low or max(high)[0] < min(low)[0]:
            assert name not in order
            continue
        assert [len(command[-1].split(",")) for command in commands(order[name])] == [
            min(n for total, n in high if total == max(high)[0]),
            min(low)[1],
        ]
    crimes = [t for t in told if t.kode == "S305" and "tanpa garis merah" in t.pesan]
    lengths = [len(j.pilihan) for j in _runs(acuan, ("pidana",), red=False)]
    assert [len(road(t)) for t in crimes] == ([min(lengths)] if lengths else [])


def _choice(name: str, ke: str, rating: int | None = None, *, red: bool = False) -> dict[str, Any]:
    out: dict[str, Any] = {"id": name, "teks": f"Teks {name}", "ke": ke}
    if rating is not None:
        out["skor"] = {"integritas": str(rating), "kepatuhan": str(rating)}
        out |= {"umpan_balik": "Sebabnya.", "nilai": ["jujur"]}
    return out | ({"garis_merah": "ya"} if red else {})


def _bad_roads(cabang: dict[str, list[dict[str, Any]]], akhir: dict[str, Any]) -> list[str]:
    """Give the roads to bad endings of the findings S303, one for each dimension."""
    data = spell_scenario(cabang, akhir)
    for name in cabang:
        data["adegan"][name]["titik_rawan"] = "PBJ-01"
    told = check_loaded(load(data), TANPA_KATALOG, TANGGAL_CONTOH).temuan
    return [commands(t)[0][-1] for t in told if t.kode == "S303"]


BERSIH_NOL = {"tingkat": "bersih", "skor": {"integritas": "0", "kepatuhan": "0"}}


def test_of_endings_with_other_ratings_the_nearer_is_shown() -> None:
    cabang = {
        "a": [_choice("jauh", "b", 4), _choice("dekat", "pelanggaran", 0), _choice("bersih", "bersih", 0)],
        "b": [_choice("satu", "pidana", 0), _choice("dua", "pidana", 0)],
    }
    akhir = {"pelanggaran": "pelanggaran", "pidana": "pidana", "bersih": BERSIH_NOL}
    assert _bad_roads(cabang, akhir) == ["dekat", "dekat"]  # both have T = 4; the other takes two choices


def test_a_road_over_a_red_line_is_none_however_short() -> None:
    cabang = {
        "a": [_choice("merah", "p", 1, red=True), _choice("lanjut", "b"), _choice("bersih", "bersih", 0)],
        "b": [_choice("satu", "p", 1), _choice("dua", "bersih", 0)],
    }
    assert _bad_roads(cabang, {"p": "pelanggaran", "bersih": BERSIH_NOL}) == ["lanjut,satu", "lanjut,satu"]


# ---- the commands


def _run(t: Temuan, folder: Path, capsys: pytest.CaptureFixture[str], number: int = 0) -> tuple[int, str, str]:
    capsys.readouterr()
    args = commands(t)[number][1:]
    code = cli.main([*args, *(["--hasil", str(folder / "hasil")] if args[0] == "main" else [])])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("kode", "akhir"),
    [
        ("S203", 'Berhenti di "Meja kerja" (pagi).\nJalan buntu: tidak ada pilihan yang tersedia dalam keadaan ini.\n'),
        (
            "S204",
            "Keadaan ini sama dengan keadaan sesudah pilihan ke-1: putarannya dapat diulang tanpa batas.\n"
            "Pilihan berikutnya: tanda, tunda.\n",
        ),
        (
            "S205",
            "Perangkap: dari keadaan ini tidak ada akhir cerita yang dapat dicapai.\nPilihan berikutnya: tunggu.\n",
        ),
    ],
)
def test_command_of_an_error_replays_there_unrecorded(
    kode: str, akhir: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "cerita baru.yaml"  # a blank in the name must survive the shell
    Path(name).write_bytes(broken_example(kode))
    cli.main(["periksa", name, "--format", "json"])
    said = capsys.readouterr().out
    (row,) = yaml.safe_load(said)
    t = Temuan(kode, name, 1, 1, row["pesan"], row["saran"])
    code, out, err = _run(t, tmp_path, capsys)
    assert code == 0
    assert out.endswith(akhir)
    steps = commands(t)[0][-1].split(",")
    assert [line.split(": ")[-1] for line in out.splitlines() if re.match(r" +\d+\. ", line)] == steps
    assert "tidak dicatat" in err
    cli.main(["papan", "--hasil", str(tmp_path / "hasil")])
    assert "Meja kerja" not in capsys.readouterr().out


def test_command_of_a_warning_plays_to_its_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dasar.yaml").write_bytes(broken_example("S303"))
    for t in check(broken_example("S303")).temuan:
        assert "Temuan auditor (pelanggaran)" in _run(t, tmp_path, capsys, 0)[1]
        assert "Kursi terpakai (bersih)" in _run(t, tmp_path, capsys, 1)[1]
    assert not (tmp_path / "hasil").exists()  # what plays a road to its end would record it


def test_dead_end_at_the_start_has_a_command_without_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    isi = DASAR.replace("jika: {catatan: tidak}", "jika: {utang: 1}").replace(
        "teks: Buka draf itu", "jika: {utang: 2}\n        teks: Buka draf itu"
    )
    Path("dasar.yaml").write_text(isi, encoding="utf-8")
    t = next(t for t in check(isi).temuan if t.kode == "S203")
    assert commands(t)[0][-2:] == ["--jawab", ""]
    code, out, _ = _run(t, tmp_path, capsys)
    assert (code, out.splitlines()[0]) == (0, 'Berhenti di "Meja kerja" (pagi).')


@pytest.mark.parametrize(
    ("kode", "jawab", "keluar", "terakhir"),
    [
        ("S203", "tanya,lanjut", 1, "Jawaban ke-2: di sini tidak ada pilihan yang dapat diambil."),
        ("S203", "x", 1, 'Jawaban ke-1: Pilihan "x" tidak tersedia di adegan "pagi". Yang tersedia: tanya, lanjut.'),
        ("S502", "lanjut,tunda,undang,serahkan,ulang,tolak,buka,lagi", 0, ""),
        ("S101", "lanjut", 1, "            Tenggatnya jelas: besok pagi."),
        ("S201", "lanjut", 1, "      Mungkin maksud Anda: telepon"),
        ("S207", "lanjut", 1, "      Mungkin maksud Anda: catatan"),
        ("S702", "lanjut", 1, "      Mungkin maksud Anda: draf.tanda"),
    ],
)
def test_other_answers_in_a_broken_scenario(
    kode: str, jawab: str, keluar: int, terakhir: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cerita.yaml"
    path.write_bytes(broken_example(kode))
    assert cli.main(["main", str(path), "--jawab", jawab, "--hasil", str(tmp_path / "hasil")]) == keluar
    said = capsys.readouterr()
    if keluar:
        assert said.err.rstrip("\n").split("\n")[-1] == terakhir
    else:
        assert said.out.endswith("1 jawaban sisanya tidak dipakai.\n")


def test_very_long_road_is_cut_and_says_so() -> None:
    last = PANJANG_MAKS + 20
    scenes = "".join(
        f"  j{i}:\n    judul: Jalan\n    narasi: Terus.\n    pilihan: [{{id: a, teks: Terus, ke: j{i + 1}}}]\n"
        for i in range(last)
    )
    shut = (
        f"  j{last}:\n    judul: Jalan\n    narasi: Tutup.\n"
        "    pilihan: [{id: a, teks: A, jika: {utang: 1}, ke: pagi}]\n"
    )
    (t,) = check(DASAR.replace("awal: pagi", "awal: j0").replace("adegan:\n", "adegan:\n" + scenes + shut)).temuan
    assert t.kode == "S203"
    assert f"Jalan terpendek ke sana ({PANJANG_MAKS} pilihan pertama dari {last}): simulasi" in t.saran
    assert commands(t)[0][-1] == ",".join("a" * PANJANG_MAKS)
