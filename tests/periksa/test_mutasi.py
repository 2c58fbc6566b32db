"""Mutations of sound files: never a crash, every finding inside its file, nothing unplayable accepted."""

from __future__ import annotations

import os
import random
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulasi.periksa.katalog import KATALOG, TANGGAL_CONTOH, base_text, broken_example
from simulasi.periksa.laporan import FORMAT, render
from simulasi.periksa.pemeriksaan import Terperiksa, check_loaded, check_session_file, load_catalogues
from simulasi.permainan.mesin import is_over, moves, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.kanonik import canonical, from_canonical
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.pustaka import Pustaka
from simulasi.skenario.temuan import Temuan
from tests.acuan_kasar import Acuan, Keadaan
from tests.periksa.pembantu import DASAR, FOLDER_CONTOH, catalogues

CONTOH = Path(__file__).parent.parent / "data" / "contoh" / "hps-titipan.yaml"
BERKAS = (DASAR.encode(), CONTOH.read_bytes())
TEKS_SAJA = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
PELAN = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=int(os.environ.get("SIMULASI_UJI_CONTOH", "300")),
)
SISIPAN = [
    b"\n",
    b"\t",
    b" ",
    b":",
    b"'",
    b'"',
    b"#",
    b"-",
    b"{",
    b"}",
    b"[",
    b"]",
    b"&",
    b"*",
    b"!",
    b"|",
    b">",
    b"%",
    b"@",
    b"`",
    b"?",
    b",",
    b"\\",
    b"\x00",
    b"\x1b",
    b"\r",
    b"\xff",
    b"\xc2",
    b"0",
    b"9",
    b": ",
    b" #",
    b"---\n",
    b"...\n",
    b"<<: ",
    "\u202e".encode(),
    "\u2028".encode(),
    "\ufeff".encode(),
    "\U0001f469".encode(),
]


@st.composite
def mutated_bytes(draw: st.DrawFn, files: tuple[bytes, ...]) -> bytes:
    """Change, remove or insert up to three bytes, or truncate."""
    isi = draw(st.sampled_from(files))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, max(len(isi) - 1, 0)))
        kind = draw(st.sampled_from(("change", "remove", "insert", "truncate")))
        if kind == "change":
            isi = isi[:place] + bytes([draw(st.integers(0, 255))]) + isi[place + 1 :]
        elif kind == "remove":
            isi = isi[:place] + isi[place + 1 :]
        elif kind == "insert":
            isi = isi[:place] + draw(st.sampled_from(SISIPAN)) + isi[place:]
        else:
            isi = isi[:place]
    return isi


@st.composite
def mutated_lines(draw: st.DrawFn, files: tuple[bytes, ...]) -> bytes:
    """Remove, duplicate, swap or indent up to three lines, or lose the end."""
    lines = draw(st.sampled_from(files)).split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        i, j = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        kind = draw(st.sampled_from(("remove", "duplicate", "swap", "indent", "dedent", "join")))
        if kind == "remove" and len(lines) > 1:
            del lines[i]
        elif kind == "duplicate":
            lines.insert(j, lines[i])
        elif kind == "swap":
            lines[i], lines[j] = lines[j], lines[i]
        elif kind == "indent":
            lines[i] = b"  " + lines[i]
        elif kind == "dedent":
            lines[i] = lines[i].removeprefix(b"  ")
        elif i + 1 < len(lines):
            lines[i : i + 2] = [lines[i] + lines[i + 1]]
    return b"\n".join(lines)


@st.composite
def mutated_values(draw: st.DrawFn, files: tuple[bytes, ...]) -> bytes:
    """Put a number, a yes/no or a target of one line into another: a file that mostly still reads."""
    lines = draw(st.sampled_from(files)).decode().split("\n")
    numbers = [i for i, line in enumerate(lines) if ": " in line and not line.lstrip().startswith(("teks", "narasi"))]
    for _ in range(draw(st.integers(1, 4))):
        i, j = (draw(st.sampled_from(numbers)) for _ in range(2))
        key, _, own = lines[i].partition(": ")
        other = lines[j].partition(": ")[2]
        if key.strip().removeprefix("- ") == lines[j].partition(": ")[0].strip().removeprefix("- "):
            lines[i] = f"{key}: {other}"
        else:
            for digit in "0123456789":
                if digit in own:
                    lines[i] = f"{key}: {own.replace(digit, draw(st.sampled_from('0123459')), 1)}"
                    break
    return "\n".join(lines).encode()


def assert_places(findings: tuple[Temuan, ...] | list[Temuan], isi: bytes) -> None:
    lines = isi.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    for t in findings:
        assert t.kode in KATALOG
        assert 1 <= t.baris <= len(lines), t
        assert 1 <= t.kolom <= len(lines[t.baris - 1]) + 2, t
        assert t.lebar >= 1
    for kind in FORMAT:
        render(findings, kind)


def assert_playable(checked: Terperiksa) -> None:
    """Walk from every state to an ending, and score a random run."""
    assert isinstance(checked.skenario, Skenario)
    program = Program(checked.skenario)
    penilai = Penilai(program)
    graf = penilai.graf
    alive = {n for n in range(len(graf.keluar)) if graf.is_ending(n)}
    before: dict[int, list[int]] = {}
    for n, out in enumerate(graf.keluar):
        assert out or n in alive
        for _, t in out:
            before.setdefault(t, []).append(n)
    queue = list(alive)
    for n in queue:
        for p in before.get(n, ()):
            if p not in alive:
                alive.add(p)
                queue.append(p)
    assert len(alive) == len(graf.keluar)
    dice = random.Random(len(graf.keluar))
    here, run = start(program), list[str]()
    while not is_over(program, here):
        choice = dice.choice(moves(program, here)).id
        here = step(program, here, choice, len(run))
        run.append(choice)
    nilai = penilai.score(run)
    assert nilai.integritas + sum((s.hilang_integritas for s in nilai.langkah), Fraction(0)) == 100
    assert nilai.kepatuhan + sum((s.hilang_kepatuhan for s in nilai.langkah), Fraction(0)) == 100
    text = canonical(checked.skenario)
    assert canonical(from_canonical(text, Skenario)) == text


def assert_every_run_ends(isi: bytes) -> None:
    """Walk an accepted file with the naive reading of the format, which shares nothing with the package."""
    acuan = Acuan(yaml.load(isi.decode("utf-8-sig"), TEKS_SAJA))  # noqa: S506 - no types at all
    first = acuan.start()
    before: dict[Keadaan, list[Keadaan]] = {first: []}
    queue = [first]
    ends: list[Keadaan] = []
    for here in queue:
        if len(queue) > 700:
            return  # too large for the naive way; the package's own graph has been walked
        out = acuan.moves(here)
        assert out or acuan.is_over(here), f"no choice at {here}"
        if acuan.is_over(here):
            ends.append(here)
        for _, after in out:
            if after not in before:
                before[after] = []
                queue.append(after)
            before[after].append(here)
    alive = set(ends)
    for here in ends:
        for source in before[here]:
            if source not in alive:
                alive.add(source)
                ends.append(source)
    assert alive == set(before)


def assert_sound_or_found(isi: bytes) -> bool:
    checked = check_loaded(parse_scenario("uji.yaml", isi), catalogues(), TANGGAL_CONTOH)
    assert_places(checked.temuan, isi)
    assert (checked.skenario is None) is any(t.tingkat == "galat" for t in checked.temuan)
    if checked.skenario is not None:
        assert_playable(checked)
        assert_every_run_ends(isi)
    return checked.skenario is not None


@PELAN
@given(mutated_bytes(BERKAS))
def test_any_bytes_changed(isi: bytes) -> None:
    assert_sound_or_found(isi)


@PELAN
@given(mutated_lines(BERKAS))
def test_any_lines_changed(isi: bytes) -> None:
    assert_sound_or_found(isi)


@PELAN
@given(mutated_values(BERKAS))
def test_any_values_changed(isi: bytes) -> None:
    assert_sound_or_found(isi)


@PELAN
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda s: s.encode("utf-8", "surrogatepass")))
def test_any_bytes_at_all(isi: bytes) -> None:
    assert not assert_sound_or_found(isi)


@PELAN
@given(
    st.text(alphabet="ab:-# \n\t'\"[]{},&*!|>%@`?\\x1é\u202e\r0~<", max_size=60),
    st.sampled_from(("judul: Meja kerja", "awal: pagi", "    bobot: 2")),
)
def test_any_text_in_place_of_a_line(text: str, line: str) -> None:
    assert_sound_or_found(DASAR.replace(line, text).encode())


def test_every_single_line_removed_duplicated_or_swapped() -> None:
    lines = CONTOH.read_text(encoding="utf-8").split("\n")
    accepted = 0
    for i in range(len(lines) - 1):
        accepted += assert_sound_or_found("\n".join(lines[:i] + lines[i + 1 :]).encode())
        accepted += assert_sound_or_found("\n".join(lines[: i + 1] + lines[i:]).encode())
        accepted += assert_sound_or_found("\n".join([*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]]).encode())
    assert accepted > 20


def test_every_line_of_the_base_removed_duplicated_or_swapped() -> None:
    lines = DASAR.split("\n")
    for i in range(0, len(lines) - 1, 4):
        assert_sound_or_found("\n".join(lines[:i] + lines[i + 1 :]).encode())
        assert_sound_or_found("\n".join([*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]]).encode())


def test_bytes_all_over_the_base_changed() -> None:
    isi = DASAR.encode()
    for i in range(0, len(isi), 61):
        for byte in (isi[i] ^ 1, isi[i] ^ 0x80):
            assert_sound_or_found(isi[:i] + bytes([byte]) + isi[i + 1 :])


def test_every_truncation_before_the_last_part() -> None:
    isi = CONTOH.read_bytes()
    for end in range(0, isi.index(b"diskusi:"), 41):
        assert not assert_sound_or_found(isi[:end])


@pytest.mark.parametrize("kode", [k for k, e in KATALOG.items() if e.dasar == "skenario"])
def test_examples_of_the_catalogue_are_sound_or_found(kode: str) -> None:
    assert_sound_or_found(broken_example(kode))


@PELAN
@given(mutated_bytes((base_text("regulasi").encode(), (FOLDER_CONTOH / "titik-rawan.yaml").read_bytes())))
def test_catalogues_of_any_bytes(tmp_path: Path, isi: bytes) -> None:
    for name in ("regulasi.yaml", "titik-rawan.yaml"):
        (tmp_path / name).write_bytes(isi)
    acuan, findings = load_catalogues(tmp_path)
    assert_places(findings, isi)
    loaded = parse_scenario("dasar.yaml", DASAR.encode())
    check_loaded(loaded, acuan, TANGGAL_CONTOH)


@PELAN
@given(mutated_bytes((base_text("sesi").encode(),)) | mutated_lines((base_text("sesi").encode(),)))
def test_sessions_of_any_bytes(tmp_path: Path, isi: bytes) -> None:
    path = tmp_path / "kelas.sesi.yaml"
    path.write_bytes(isi)
    assert_places(check_session_file(path, Pustaka((tmp_path,))), isi)
