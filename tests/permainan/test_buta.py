"""Blind players against their own definition: every run of a player walked, scored and weighed by its chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import assume, given

from simulasi.permainan.buta import PEMAIN, Gelanggang, TerlaluBanyakIngatan, Ukuran, best, measure
from simulasi.permainan.ciri import count_pauses, find_words, has_quotation
from simulasi.permainan.mesin import Keadaan, is_over, moves, start, step
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.skenario.model import Pilihan, Skenario
from tests.acuan_kasar import Acuan
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference

LARI_MAKS = 20_000


def by_letters(offered: Sequence[Pilihan]) -> list[float]:
    """Judge options by something that ties often."""
    return [sum(map(ord, p.id)) % 3 for p in offered]


def walk(penilai: Penilai, ukuran: Ukuran | None, *, petunjuk: bool) -> tuple[float, float, float]:
    """Give expected integritas, kepatuhan and the chance of a clean ending, by walking every run of a player."""
    program = penilai.program
    parts: list[tuple[float, float, float]] = []
    begin = start(program)
    waiting: list[tuple[Keadaan, tuple[str, ...], frozenset[str], float]] = [
        (begin, (), frozenset({begin.adegan}), 1.0)
    ]
    count = 0
    while waiting:
        state, run, seen, chance = waiting.pop()
        if is_over(program, state):
            scored = penilai.score(run)
            clean = float(scored.tingkat == "bersih")
            parts.append((chance * float(scored.integritas), chance * float(scored.kepatuhan), chance * clean))
            continue
        count += 1
        assume(count < LARI_MAKS)
        if chance < 1e-12:
            continue
        for pilihan, share in decide(program, state, seen, ukuran, petunjuk=petunjuk):
            there = step(program, state, pilihan.id, state.langkah)
            waiting.append((there, (*run, pilihan.id), seen | {there.adegan}, chance * share))
    return tuple(map(math.fsum, zip(*parts, strict=True)))  # type: ignore[return-value]


def decide(
    program: Program, state: Keadaan, seen: frozenset[str], ukuran: Ukuran | None, *, petunjuk: bool
) -> list[tuple[Pilihan, float]]:
    offered = moves(program, state)
    fresh = [p for p in offered if p.skor is None and step(program, state, p.id, state.langkah).adegan not in seen]
    scored = [p for p in offered if p.skor is not None]
    if petunjuk and fresh:
        chosen = fresh
    elif scored:
        figures = [0.0] * len(scored) if ukuran is None else list(ukuran(scored))
        chosen = [p for p, x in zip(scored, figures, strict=True) if x == max(figures)]
    else:
        chosen = list(offered)
    return [(p, 1 / len(chosen)) for p in chosen]


@pytest.mark.parametrize("petunjuk", [False, True])
@pytest.mark.parametrize("ukuran", [None, by_letters, PEMAIN[0].ukuran, PEMAIN[1].ukuran])
@examples(20)
@given(references(5, 1))
def test_a_player_gets_what_its_runs_get(petunjuk: bool, ukuran: Ukuran | None, acuan: Acuan) -> None:
    penilai = Penilai(compile_reference(acuan))
    expected = walk(penilai, ukuran, petunjuk=petunjuk)
    found = Gelanggang(penilai, petunjuk=petunjuk).play(ukuran)
    assert (found.integritas, found.kepatuhan, found.bersih) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("petunjuk", [False, True])
@examples(40)
@given(references(6, 1))
def test_what_forks_give_adds_up_to_what_a_player_gains(petunjuk: bool, acuan: Acuan) -> None:
    field = Gelanggang(Penilai(compile_reference(acuan)), petunjuk=petunjuk)
    gained = field.play(by_letters).gabungan - field.play().gabungan
    found = field.contributions(by_letters)
    assert math.fsum(s.poin for s in found) == pytest.approx(gained, abs=1e-9)
    assert [s.poin for s in found] == sorted((s.poin for s in found), reverse=True)
    for s in found:
        assert math.fsum(x for _, x in s.pilihan) == pytest.approx(1)


@examples(40)
@given(references(5, 1))
def test_the_best_is_reached_and_no_player_passes_it(acuan: Acuan) -> None:
    penilai = Penilai(compile_reference(acuan))
    runs = acuan.lari
    assume(runs is not None and len(runs) < LARI_MAKS)
    scores = [penilai.score(lari.pilihan) for lari in runs]
    assert best(penilai) == pytest.approx(max(float(s.integritas + s.kepatuhan) / 2 for s in scores))
    for baris in measure(penilai).baris:
        assert max(baris.langsung.gabungan, baris.petunjuk.gabungan) <= best(penilai) + 1e-9


def test_a_player_that_forgets_nothing_is_bounded(hub: Skenario) -> None:
    penilai = Penilai(Program(hub))
    with pytest.raises(TerlaluBanyakIngatan):
        Gelanggang(penilai, petunjuk=True, maks=10)


def test_clues_are_opened_once_and_change_what_is_on_offer(hub: Skenario) -> None:
    penilai = Penilai(Program(hub))
    direct = Gelanggang(penilai, petunjuk=False).play(PEMAIN[1].ukuran)
    clues = Gelanggang(penilai, petunjuk=True).play(PEMAIN[1].ukuran)
    assert (direct.gabungan, direct.bersih) == (0, 0)  # the last of two is the bad one
    assert (clues.gabungan, clues.bersih) == (100, 1)  # what the letter opens stands last


def test_features_of_texts() -> None:
    assert find_words("Tolak, lalu LAPORKAN tertulis; jangan tolak lagi.", "menolak") == ("tolak", "jangan")
    assert find_words("pertolakan dan laporannya", "menolak") == ()
    assert count_pauses("satu, dua; tiga, empat") == 3
    assert has_quotation('"Tidak, Pak."')
    assert has_quotation("\N{LEFT DOUBLE QUOTATION MARK}Tidak\N{RIGHT DOUBLE QUOTATION MARK}")
    assert not has_quotation("Minta ma'af")


@pytest.fixture
def hub() -> Skenario:
    """A desk with two letters to read (any order) and a decision whose best option one letter opens."""

    def ending(level: str) -> dict[str, object]:
        return {"judul": level, "narasi": "Selesai.", "akhir": level}

    def letter(name: str) -> dict[str, object]:
        back = {"id": "kembali", "teks": "Kembali", "ke": "meja", "atur": {name: "ya"}}
        return {"judul": name, "narasi": "Isi surat.", "pilihan": [back]}

    def option(name: str, rating: str, ke: str, **more: object) -> dict[str, object]:
        skor = {"integritas": rating, "kepatuhan": rating}
        return {"id": name, "teks": name, "skor": skor, "umpan_balik": "Karena.", "nilai": ["jujur"], "ke": ke, **more}

    control = {
        "id": "k",
        "judul": "K",
        "titik_rawan": "PBJ-01",
        "jenis": "imbauan",
        "strategi": "S",
        "pelaksana": "P",
        "indikator": "I",
        "biaya": "1",
    }
    return Skenario.model_validate(
        {
            "format": "1",
            "id": "hub",
            "judul": "Hub",
            "bidang": "pengadaan",
            "tingkat": "dasar",
            "durasi": "5",
            "peran": "P",
            "ringkasan": "R",
            "tujuan": ["T"],
            "diperiksa": "2026-11-01",
            "variabel": {"satu": "tidak", "dua": "tidak"},
            "awal": "meja",
            "adegan": {
                "meja": {
                    "judul": "Meja",
                    "narasi": "Dua surat.",
                    "titik_rawan": "PBJ-01",
                    "pilihan": [
                        {"id": "a", "teks": "Baca satu", "ke": "satu"},
                        {"id": "b", "teks": "Baca dua", "ke": "dua"},
                        option("sedang", "2", "akhir-rawan"),
                        option("buruk", "0", "akhir-buruk"),
                        option("baik", "4", "akhir-baik", jika={"satu": "ya", "dua": "ya"}),
                    ],
                },
                "satu": letter("satu"),
                "dua": letter("dua"),
                "akhir-baik": ending("bersih"),
                "akhir-rawan": ending("rawan"),
                "akhir-buruk": ending("pidana"),
            },
            "mitigasi": [control],
            "diskusi": ["Apa?"],
        }
    )
