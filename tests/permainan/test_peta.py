"""The map as data: reading order, kinds, marks, what a cohort did."""

from __future__ import annotations

import pytest

from simulasi.permainan.cabang import compare_lengths, dominant
from simulasi.permainan.peta import draw_map, reading_order, with_counts
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from simulasi.skenario.sebut import tell_condition, tell_effects
from tests.ekspor.pembantu import CONTOH, PECAH, load, marked, peta_of, skor
from tests.permainan.pembantu import spell_scenario


def go(*ke: str) -> list[dict[str, str]]:
    return [{"id": f"p{i}", "teks": "Jalan", "ke": nama} for i, nama in enumerate(ke)]


@pytest.mark.parametrize(
    ("cabang", "urutan"),
    [
        ({"a": go("b", "c"), "b": go("c"), "c": go("z")}, "a b c z"),
        ({"a": go("c"), "b": go("z"), "c": go("b")}, "a c b z"),  # as late as what leads to it
        ({"a": go("b", "z"), "b": go("a", "c"), "c": go("z")}, "a b c z"),  # an arrow back does not count
        ({"a": go("b"), "b": go("c"), "c": go("b", "z")}, "a b c z"),
        ({"a": go("a", "z")}, "a z"),
    ],
)
def test_reading_order(cabang: dict[str, list[dict[str, str]]], urutan: str) -> None:
    data = spell_scenario(cabang, {"z": "bersih"})
    assert reading_order(Skenario.model_validate(data)) == urutan.split()


def test_a_file_that_leads_downwards_keeps_its_order() -> None:
    for path in (CONTOH, PECAH):
        skenario = load(path)
        names = reading_order(skenario)
        assert sorted(names) == sorted(skenario.adegan)
        assert names[0] == skenario.awal
    assert reading_order(load(CONTOH)) == list(load(CONTOH).adegan)


def test_kinds_marks_and_arrows() -> None:
    peta = peta_of(marked())
    assert [(s.id, s.jenis, s.tingkat) for s in peta.simpul] == [
        ("mulai", "halaman", ""),
        ("pilah", "cabang", ""),
        ("lain", "halaman", ""),
        ("usai", "akhir", "bersih"),
        ("kena", "akhir", "pidana"),
    ]
    assert [(s.terjangkau, s.lewat_kendali) for s in peta.simpul][2] == (False, True)
    told = [(p.dari, p.ke, p.nomor, p.cabang, p.syarat, p.syarat_cabang, p.lainnya) for p in peta.leaving(2)]
    assert told == [
        (2, 4, 1, 0, "", "", False),
        (2, 4, 2, 1, "", "tekanan paling sedikit 1", False),
        (2, 5, 2, 2, "", "", True),
        (2, 2, 3, 0, "tekanan 0", "", False),
    ]
    assert [p.pernah for p in peta.leaving(3)] == [False]
    assert [(r.dari, r.ke, r.nomor, r.kendali.id) for r in peta.pengalihan] == [(2, 3, 2, "k0")]
    assert [p.dari for p in peta.arriving(5)] == [2]
    with pytest.raises(KeyError):
        peta.node("tidak-ada")


def test_chances_of_a_story_worked_out_by_hand() -> None:
    # pilah is met with three choices at first, and after waiting with two.
    peta = peta_of(marked())
    assert [s.peluang for s in peta.simpul] == pytest.approx([1, 1, 0, 1 / 3 + 1 / 3 * 1 / 2 + 1 / 3 * 1 / 2, 1 / 3])
    arus = {(p.nomor, p.cabang): (p.arus, p.bagian) for p in peta.leaving(2)}
    assert arus[1, 0] == pytest.approx((1 / 3 + 1 / 6, (1 / 3 + 1 / 6) / (4 / 3)))
    assert arus[2, 1] == pytest.approx((1 / 6, 1 / 8))
    assert arus[2, 2] == pytest.approx((1 / 3, 1 / 4))
    assert arus[3, 0] == pytest.approx((1 / 3, 1 / 4))


def test_an_unsound_story_is_drawn_without_losses() -> None:
    data = spell_scenario({"a": go("b", "z"), "b": [{"id": "p", "teks": "x", "jika": {"v": "ya"}, "ke": "z"}],
                           "c": go("z")}, {"z": "bersih"}, variabel={"v": "tidak"})  # fmt: skip
    peta = draw_map(Program(Skenario.model_validate(data)))
    assert [(s.id, s.terjangkau, s.peluang) for s in peta.simpul] == [
        ("a", True, 1.0),
        ("b", True, 0.5),
        ("c", False, 0.0),
        ("z", True, 0.5),
    ]
    assert [p.pernah for p in peta.panah] == [True, True, False, False]
    tabel = peta.node("a").tabel
    assert tabel is not None
    assert all(b.hilang is None for b in tabel.baris)


def test_beyond_the_bound_losses_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulasi.permainan.cabang.RIWAYAT_MAKS", 2)
    tabel = peta_of(load(CONTOH)).node("meja").tabel
    assert tabel is not None
    assert tabel.hilang is None
    assert [(b.hilang, b.terbaik) for b in tabel.baris] == [(None, False)] * 4
    assert sum(b.kali for b in tabel.baris) == pytest.approx(4 / 3)


def test_a_trap_is_drawn_too() -> None:
    data = spell_scenario({"a": go("b", "z"), "b": go("c"), "c": go("b")}, {"z": "bersih"})
    peta = draw_map(Program(Skenario.model_validate(data)))
    assert [s.peluang for s in peta.simpul] == [1.0, 0.5, 0.5, 0.5]


def test_shares_of_moves_add_up_where_some_runs_are_stuck() -> None:
    """Half of the runs find nothing on offer at `c`: shares are of the moves out of the scene, not of its visits."""
    forks = {
        "a": [{"id": "p", "teks": "x", "ke": "c"}, {"id": "q", "teks": "y", "atur": {"kunci": "ya"}, "ke": "c"}],
        "c": [{"id": nama, "teks": nama, "jika": {"kunci": "ya"}, "ke": "z"} for nama in ("p", "q")],
    }
    data = spell_scenario(forks, {"z": "bersih"}) | {"variabel": {"kunci": "tidak"}}
    peta = draw_map(Program(Skenario.model_validate(data)))
    assert [s.peluang for s in peta.simpul] == [1.0, 1.0, 0.5]
    assert [(p.bagian, p.arus) for p in peta.leaving(2)] == [(0.5, 0.25), (0.5, 0.25)]


def test_what_a_cohort_did_takes_the_place_of_chances() -> None:
    peta = peta_of(load(CONTOH))
    kali = {("meja", "tunda", "telepon"): 3, ("meja", "tanda", "telepon"): 1, ("telepon", "tolak", "selesai"): 4}
    observed = with_counts(peta, kali, {"meja": 4, "telepon": 4, "selesai": 4}, 4, "4 permainan kelas ini")
    assert observed.sumber == "4 permainan kelas ini"
    assert {(p.dari, p.pilihan.id): (p.bagian, p.arus) for p in observed.panah if p.arus} == {
        (1, "tanda"): (0.25, 0.25),
        (1, "tunda"): (0.75, 0.75),
        (2, "tolak"): (1.0, 1.0),
    }
    assert [s.peluang for s in observed.simpul] == [1.0, 1.0, 0.0, 1.0, 0.0, 0.0]
    empty = with_counts(peta, {}, {}, 0, "belum ada permainan")
    assert {p.arus for p in empty.panah} == {0.0}


@pytest.mark.parametrize(
    ("jika", "kata"),
    [
        ({"a": "ya"}, "a ya"),
        ({"a": "2"}, "a 2"),
        ({"a": {"min": "1"}}, "a paling sedikit 1"),
        ({"a": {"maks": "1"}}, "a paling banyak 1"),
        ({"a": {"min": "1", "maks": "2"}}, "a 1 sampai 2"),
        ({"a": {"min": "1", "maks": "1"}}, "a 1"),
        ({"a": {"bukan": "0"}}, "a bukan 0"),
        ({"a": {"min": "1", "bukan": "2"}}, "a paling sedikit 1, bukan 2"),
        ([{"a": "ya", "b": "tidak"}, {"c": {"bukan": "ya"}}], "a ya dan b tidak, atau c bukan ya"),
    ],
)
def test_conditions_in_words(jika: object, kata: str) -> None:
    data = spell_scenario({"m": [{"id": "p", "teks": "x", "jika": jika, "ke": "z"}]}, {"z": "bersih"})
    (pilihan,) = Skenario.model_validate(data).adegan["m"].pilihan
    assert tell_condition(pilihan.jika) == kata
    assert tell_condition(None) == ""


def test_effects_in_words() -> None:
    assert tell_effects({"a": True, "b": 3}, {"c": 2, "d": -1}) == (
        "a menjadi ya",
        "b menjadi 3",
        "c bertambah 2",
        "d berkurang 1",
    )


@pytest.mark.parametrize(
    ("ratings", "unggul"),
    [
        ([(4, 4), (0, 0)], 0),
        ([(1, 1), (3, 3), (2, 0)], 1),
        ([(4, 2), (2, 4)], None),
        ([(4, 4), (4, 1)], 0),
        ([(1, 4), (3, 4), (3, 2)], 1),
        ([(2, 2), (4, 4), (4, 4)], 1),
        ([(4, 4)], None),
    ],
)
def test_one_option_best_in_both(ratings: list[tuple[int, int]], unggul: int | None) -> None:
    choices = [{"id": f"p{i}", "teks": "x", **skor(*r), "ke": "z"} for i, r in enumerate(ratings)]
    adegan = Skenario.model_validate(spell_scenario({"m": choices}, {"z": "bersih"})).adegan["m"]
    best = dominant(adegan)
    assert best is (None if unggul is None else adegan.pilihan[unggul])


def test_lengths_are_compared_over_forks_that_can_tell() -> None:
    def fork(lengths: tuple[int, int, int]) -> list[dict[str, object]]:
        ratings = (4, 4), (2, 2), (0, 0)
        return [
            {"id": f"p{i}", "teks": "x" * n, **skor(*r), "ke": "z"}
            for i, (n, r) in enumerate(zip(lengths, ratings, strict=True))
        ]

    forks = {"a": fork((20, 10, 10)), "b": fork((11, 10, 10)), "c": fork((5, 10, 10)), "d": fork((10, 10, 20))}
    forks["e"] = fork((20, 1, 1))[:2]  # too few options
    found = compare_lengths(Skenario.model_validate(spell_scenario(forks, {"z": "bersih"})))
    assert (found.cabang, found.terpanjang, found.paling_panjang, found.terpendek) == (4, 1, 2, 1)
