"""Turning points: picked by data, at most one a third, changed by the leader."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from simulasi.papan.butir import ButirAdegan, ButirPilihan
from simulasi.papan.titik_balik import LEAST_RUNS, TitikBalikTidakDikenal, choose, turning_points
from simulasi.skenario.model import Pilihan

KIRI = Pilihan.model_validate({"id": "kiri", "teks": "Ke kiri", "ke": "akhir"})
KANAN = Pilihan.model_validate({"id": "kanan", "teks": "Ke kanan", "ke": "akhir"})


def fork(
    nama: str, posisi: float, hilang: int = 5, *, lari: int = 20, dilema: bool = False, terbelah: float = 0.5
) -> ButirAdegan:
    half = ButirPilihan(KIRI, 10, 10, Fraction(1, 2), Fraction(hilang), Fraction(hilang), None)
    return ButirAdegan(
        "s", nama, nama.title(), 20, lari, lari, dilema, (half, replace(half, pilihan=KANAN)),
        Fraction(hilang), terbelah, None, Fraction(posisi), None,
    )  # fmt: skip


def names(forks: list[ButirAdegan]) -> list[str]:
    return [c.butir.adegan for c in turning_points(forks).terpilih]


def test_at_most_one_of_each_third_in_the_order_of_the_story() -> None:
    forks = [fork("f", 0.95, 9), fork("a", 0.1, 9), fork("b", 0.2, 8), fork("c", 0.4, 1), fork("d", 0.5, 2)]
    assert names(forks) == ["a", "d", "f"]
    assert [c.butir.adegan for c in turning_points(forks).calon] == ["a", "f", "b", "d", "c"]


def test_a_third_without_a_candidate_stays_empty() -> None:
    assert names([fork("a", 0.1), fork("b", 0.2, 9)]) == ["b"]


def test_forks_that_few_came_by_and_pages_are_no_candidates() -> None:
    page = replace(fork("halaman", 0.5), pilihan=fork("x", 0.5).pilihan[:1])
    few = fork("sepi", 0.5, lari=LEAST_RUNS - 1)
    assert names([page, few]) == []
    assert names([fork("cukup", 0.5, lari=LEAST_RUNS)]) == ["cukup"]
    assert turning_points([]).calon == ()


def test_a_dilemma_is_worth_one_standard_deviation() -> None:
    # losses 4 and 6: standardised −1 and +1, so the dilemma makes 0 of −1; with 2 of them both are equal
    found = turning_points([fork("a", 0.1, 4, dilema=True), fork("b", 0.2, 6)])
    assert [(c.butir.adegan, c.nilai) for c in found.calon] == [("b", pytest.approx(1)), ("a", pytest.approx(0))]


def test_figures_that_do_not_vary_or_are_unknown_count_nothing() -> None:
    found = turning_points([fork("a", 0.1), fork("b", 0.2)])
    assert [(c.butir.adegan, c.nilai) for c in found.calon] == [("a", 0), ("b", 0)]
    assert [c.z_sebaran for c in found.calon] == [0, 0]


def test_every_candidate_says_why() -> None:
    found = turning_points([fork("a", 0.1), fork("b", 0.9)])
    assert found.terpilih[0].alasan == (
        'Paling menonjol di bagian awal cerita. Suara terbelah: 50,0 % memilih "Ke kiri", 50,0 % memilih "Ke kanan".',
    )


def test_the_order_of_the_forks_changes_nothing() -> None:
    forks = [fork(f"f{i}", i / 12, i * 7 % 5, dilema=i % 3 == 0, terbelah=i * 5 % 7 / 7) for i in range(12)]
    expected = names(forks)
    dice = random.Random(3)
    for _ in range(20):
        dice.shuffle(forks)
        assert names(forks) == expected


def test_the_leader_can_change_them() -> None:
    data = turning_points([fork("akhir", 0.9), fork("awal", 0.1), fork("tengah", 0.5), fork("lagi", 0.55)])
    changed = choose(data, ["lagi", "tengah", "lagi"])
    assert [c.butir.adegan for c in changed.terpilih] == ["tengah", "lagi"]  # two of one third are the leader's right
    assert (changed.oleh_fasilitator, changed.calon) == (True, data.calon)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["tenga"], 'Adegan "tenga" tidak ada di antara calon titik balik. Mungkin maksud Anda: tengah'),
        (["zzz"], 'Adegan "zzz" tidak ada di antara calon titik balik. Yang dapat dipilih: awal, tengah.'),
        (["a", "b", "c", "d"], "Titik balik paling banyak 3. Kurangi daftarnya menjadi 3."),
    ],
)
def test_what_is_no_candidate_is_refused(asked: list[str], said: str) -> None:
    with pytest.raises(TitikBalikTidakDikenal) as refusal:
        choose(turning_points([fork("tengah", 0.5), fork("awal", 0.1)]), asked)
    assert str(refusal.value.pesan) == said
