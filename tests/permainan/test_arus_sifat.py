"""Flow, tables of forks and score balance against fractions on plain data."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given

from simulasi.permainan.arus import Arus as ArusMesin
from simulasi.permainan.arus import TerlaluBanyakRiwayat
from simulasi.permainan.cabang import TINGKAT_AKHIR, tabulate
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.seimbang import totals, weigh
from simulasi.permainan.tampilan import quadrant, round_half_up
from tests.acuan_kasar import Acuan, TerlaluBesar
from tests.pembangkit import examples, references
from tests.permainan.pembantu import compile_reference
from tests.permainan.rujukan_arus import Arus, Sejarah


def close(x: object) -> object:
    return pytest.approx(float(x), abs=1e-9, rel=1e-9)  # type: ignore[arg-type]


def make_reference(acuan: Acuan) -> Arus:
    arus = Arus(acuan)
    try:
        arus.sejarah  # noqa: B018 - computed here so that what is too large is passed over
    except TerlaluBesar:
        assume(False)
    return arus


@examples(35)
@given(references(5, 1))
def test_visits_and_chances_are_those_of_fractions(acuan: Acuan) -> None:
    rujukan = make_reference(acuan)
    penilai = Penilai(compile_reference(acuan))
    arus = ArusMesin(penilai.graf, penilai.ringkas.isi)
    expected: dict[str, Fraction] = {}
    for s, x in rujukan.kunjungan.items():
        expected[s[0][0]] = expected.get(s[0][0], Fraction(0)) + x
    found = dict.fromkeys(acuan.adegan, 0.0)
    for n, x in enumerate(arus.kunjungan):
        found[penilai.program.id_adegan[penilai.graf.adegan[n]]] += x
    for nama in acuan.adegan:
        assert found[nama] == close(expected.get(nama, 0))
    chances = arus.scene_chances()
    for i, nama in enumerate(penilai.program.id_adegan):
        assert chances[i] == close(rujukan.chance(nama))


@examples(35)
@given(references(5, 1))
def test_tables_are_those_of_fractions(acuan: Acuan) -> None:
    rujukan = make_reference(acuan)
    penilai = Penilai(compile_reference(acuan))
    tables = tabulate(ArusMesin(penilai.graf), penilai, acuan.dilema)
    assert list(tables) == [nama for nama, a in acuan.adegan.items() if "pilihan" in a]
    moves = count_moves(rujukan)
    losses = list_losses(rujukan)
    for nama, tabel in tables.items():
        assert tabel.dilema == (nama in acuan.dilema)
        for baris in tabel.baris:
            key = nama, baris.pilihan.id
            by_target = moves.get(key, {})
            assert baris.kali == close(sum(by_target.values()))
            for goal, x in by_target.items():
                assert sum(t.kali for t in baris.tujuan if t.adegan == goal) == close(x)
            assert math.fsum(t.kali for t in baris.tujuan) == close(baris.kali)
            assert list(baris.akhir) == open_levels(acuan, *key)
            if key in losses:
                assert baris.hilang is not None
                for d in (0, 1):
                    assert (baris.hilang[d].min, baris.hilang[d].maks) == losses[key][d][:2]
                    assert baris.hilang[d].rata * baris.kali == close(losses[key][d][2])
            else:
                assert (baris.hilang, baris.kali) == (None, 0.0)


def count_moves(rujukan: Arus) -> dict[tuple[str, str], dict[str, Fraction]]:
    out: dict[tuple[str, str], dict[str, Fraction]] = {}
    for s, moves in rujukan.sejarah.items():
        for p, t in moves:
            goals = out.setdefault((s[0][0], p["id"]), {})
            goals[t[0][0]] = goals.get(t[0][0], Fraction(0)) + rujukan.kunjungan[s] / len(moves)
    return out


def value(rujukan: Arus, s: Sejarah, d: int) -> Fraction:
    best = rujukan.acuan.best_total(s[0], (s[1], s[2], s[3]), d)
    return rujukan.acuan.scale(best, d)


def list_losses(rujukan: Arus) -> dict[tuple[str, str], list[tuple[Fraction, Fraction, Fraction]]]:
    """Give, by scene and choice and for both dimensions, least and largest loss, and the sum over expected moves."""
    noted: dict[tuple[str, str], list[list[tuple[Fraction, Fraction]]]] = {}
    for s, moves in rujukan.sejarah.items():
        for p, t in moves:
            notes = noted.setdefault((s[0][0], p["id"]), [[], []])
            for d in (0, 1):
                loss = value(rujukan, s, d) - value(rujukan, t, d)
                notes[d].append((loss, rujukan.kunjungan[s] / len(moves)))
    return {
        key: [(min(x for x, _ in n), max(x for x, _ in n), sum((x * m for x, m in n), Fraction(0))) for n in notes]
        for key, notes in noted.items()
    }


def open_levels(acuan: Acuan, adegan: str, pilihan: str) -> list[str]:
    ends: set[str] = set()
    for s, moves in acuan.keadaan.items():
        for p, t in moves:
            if (s[0], p["id"]) == (adegan, pilihan):
                ends |= {acuan.ending(h[0])[0] for h in acuan.outcomes(t)}
    return [tingkat for tingkat in TINGKAT_AKHIR if tingkat in ends]


@examples(40)
@given(references(5, 1))
def test_balance_is_that_of_fractions(acuan: Acuan) -> None:
    rujukan = make_reference(acuan)
    found = weigh(Penilai(compile_reference(acuan)))
    check_distributions(rujukan, found.sebaran)
    expected: dict[str, Fraction] = {}
    grave = Fraction(0)
    for a, x in rujukan.akhiran.items():
        berat = a.merah or acuan.ending(a.adegan)[0] == "pidana"
        shown = round_half_up(rujukan.nilai(a, 0)), round_half_up(rujukan.nilai(a, 1))
        name = quadrant(*shown, berat=berat, nol=a.nol)
        expected[name] = expected.get(name, Fraction(0)) + x
        grave += berat * x
    assert found.berat == close(grave)
    assert found.kuadran is not None
    assert {name: close(x) for name, x in expected.items()} == found.kuadran
    assert list(found.dilema) == acuan.dilema
    assert found.batas_teladan is not None
    low, high = found.batas_teladan
    assert low - 1e-9 <= found.kuadran.get("teladan", 0.0) <= high + 1e-9


def check_distributions(rujukan: Arus, sebaran: object) -> None:
    for d, s in enumerate(sebaran):  # type: ignore[arg-type]
        values = sorted((rujukan.nilai(a, d), x) for a, x in rujukan.akhiran.items())
        mean = rujukan.mean(d)
        assert s.rata == close(mean)
        assert s.simpangan**2 == close(sum(x * (v - mean) ** 2 for v, x in values))
        bins = [Fraction(0)] * 10
        passed, median = Fraction(0), None
        for v, x in values:
            bins[min(int(v / 10), 9)] += x
            passed += x
            if median is None and passed >= Fraction(1, 2):
                median = v
        assert list(s.kotak) == [close(x) for x in bins]
        assert s.median == median
        for least, x in zip((65, 85), s.mencapai, strict=True):
            assert x == close(sum(m for v, m in values if round_half_up(v) >= least))


@examples(35)
@given(references(5, 1))
def test_what_forks_lose_and_decide_adds_up(acuan: Acuan) -> None:
    """Losses add up to 100 minus the mean, shares of variance to the whole; each is that of fractions."""
    rujukan = make_reference(acuan)
    found = weigh(Penilai(compile_reference(acuan)))
    for d in (0, 1):
        lost = math.fsum(p.hilang[d] for p in found.penentu if p.hilang is not None)
        assert lost == close(100 - rujukan.mean(d))
        parts: dict[str, Fraction] = {}
        for s, moves in rujukan.sejarah.items():
            for _, t in moves:
                step = rujukan.harapan[d][t] - rujukan.harapan[d][s]
                part = rujukan.kunjungan[s] / len(moves) * step**2
                parts[s[0][0]] = parts.get(s[0][0], Fraction(0)) + part
        whole = sum(parts.values())
        for p in found.penentu:
            assert p.ragam[d] == close(parts.get(p.adegan, 0) / whole if whole else 0)
        if whole:
            assert math.fsum(p.ragam[d] for p in found.penentu) == close(1)


@examples(12)
@given(references(5, 1))
def test_beyond_the_bound_only_the_distribution_is_left_out(acuan: Acuan) -> None:
    penilai = Penilai(compile_reference(acuan))
    whole, bounded = weigh(penilai), weigh(penilai, maks=1)
    assert bounded.kuadran is None
    for full, some in zip(whole.sebaran, bounded.sebaran, strict=True):
        assert (some.rata, some.simpangan) == (full.rata, full.simpangan)
        assert (some.kotak, some.median, some.mencapai) == (None, None, None)
    assert bounded.batas_teladan is None
    assert bounded.berat == whole.berat
    with pytest.raises(TerlaluBanyakRiwayat):
        totals(ArusMesin(penilai.graf), penilai, 0, 1)


@examples(30)
@given(references(5, 1))
def test_weights_bend_the_flow(acuan: Acuan) -> None:
    """A choice weighs by its place in its scene, other than its neighbours."""
    place = {
        (nama, p["id"]): Fraction(i + 1, 3)
        for nama, a in acuan.adegan.items()
        for i, p in enumerate(a.get("pilihan", []))
    }
    try:
        expected = acuan.chances(bobot=lambda adegan, pilihan: place[adegan, pilihan])
    except TerlaluBesar:
        assume(False)
        return
    program = compile_reference(acuan)
    arus = ArusMesin(Penilai(program).graf, bobot=lambda nama, gerak: float(place[nama, gerak.pilihan.id]))
    chances = dict(zip(program.id_adegan, arus.scene_chances(), strict=True))
    for nama, x in expected.items():
        assert chances[nama] == close(x)
