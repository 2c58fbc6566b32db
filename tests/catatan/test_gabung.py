"""The rules of merging on records alone (`hasil.md` §2)."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulasi.catatan.gabung import (
    BarisLari,
    Rekaman,
    canonical,
    clock_doubt,
    decided,
    group_key,
    group_labels,
    is_conflict,
    join,
    larger,
    longest_branches,
    normalise,
    on_two_machines,
    shown,
    suggest_joins,
    without_tombstones,
)

from .pembantu_tukar import baris, waktu

VALUE = st.sampled_from([1, 1.0, True, 0, "x", "y", None, [1], {"a": 1}])
WAKTU = st.integers(0, 3).map(waktu)


def entry(**more: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"ke": st.integers(0, 2), "waktu": WAKTU, **more}, optional={"lain": VALUE})


LINE = st.fixed_dictionaries(
    {
        "id": st.just("1"),
        "mesin": st.sampled_from("mn"),
        "urutan": st.sampled_from([1, 2, 10]),
        "peserta": st.sampled_from("pq"),
        "sandi": st.sampled_from(["A", "B"]),
        "orang": st.integers(1, 2),
        "sesi": st.sampled_from(["s", "t"]),
        "mode": st.just("kelompok"),
        "skenario": st.just("x"),
        "sidik": st.sampled_from(["1", "2"]),
        "mulai": WAKTU,
        "pilihan": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from("ab"), "waktu": WAKTU},
                optional={"detik": st.sampled_from([1, 1.0, 2.5]), "tangan": st.just({"a": 1}), "lain": VALUE},
            ),
            max_size=3,
        ),
    },
    optional={
        "kelompok": st.fixed_dictionaries({"ke": st.integers(0, 11), "nama": st.sampled_from("KL")}),
        "selesai": WAKTU,
        "akhir": st.sampled_from("ef"),
        "asal": st.sampled_from("23"),
        "baru": VALUE,
        "berkas_dibuka": st.lists(
            st.fixed_dictionaries(
                {"langkah": st.integers(0, 1), "adegan": st.just("a"), "berkas": st.integers(0, 1), "waktu": WAKTU}
            ),
            max_size=2,
        ),
        "kendali": st.lists(entry(kendali=st.lists(st.sampled_from("kl"), max_size=2)), max_size=2),
        "batal": st.lists(entry(alasan=st.sampled_from(["satu", "dua"])), max_size=2),
    },
)
RECORD = st.lists(LINE, min_size=1, max_size=3).map(join)


def same(a: Rekaman, b: Rekaman) -> bool:
    """Compare by bytes: in Python 1, 1.0 and True are equal, in a file they are not."""
    return canonical(a) == canonical(b)


@settings(max_examples=120, deadline=None)
@given(RECORD, RECORD, RECORD)
def test_merging_is_commutative_associative_and_idempotent(a: Rekaman, b: Rekaman, c: Rekaman) -> None:
    assert same(join([*a, *b]), join([*b, *a]))
    assert same(join([*join([*a, *b]), *c]), join([*a, *join([*b, *c])]))
    assert same(join([*a, *a]), a)
    assert same(join([*a, *b, *a]), join([*a, *b]))


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=5), st.randoms())
def test_order_and_grouping_of_lines_do_not_matter(lines: list[BarisLari], random: Any) -> None:
    before = copy.deepcopy(lines)
    whole = join(lines)
    shuffled = lines[:]
    random.shuffle(shuffled)
    cut = random.randint(0, len(lines))
    assert same(whole, join(shuffled))
    assert same(whole, join([*join(shuffled[:cut]), *join(shuffled[cut:])]))
    assert lines == before


@settings(max_examples=100, deadline=None)
@given(LINE)
def test_a_single_line_is_normalised_as_join_does(line: BarisLari) -> None:
    (joined,) = join([copy.deepcopy(line)])
    assert canonical(normalise(line)) == canonical(joined)


@settings(max_examples=100, deadline=None)
@given(RECORD, RECORD)
def test_nothing_is_lost(a: Rekaman, b: Rekaman) -> None:
    """Every voiding, pick and choice of both is in what they make; no branch is more than one of them had."""
    both = join([*a, *b])
    for line in (*a, *b):
        for name in ("batal", "kendali", "berkas_dibuka"):
            assert {canonical(e) for e in line.get(name, ())} <= {canonical(e) for e in both[0].get(name, ())}
        ids = [choice["id"] for choice in line["pilihan"]]
        assert any(
            [choice["id"] for choice in branch["pilihan"]][: len(ids)] == ids
            and all(branch[key] == line[key] for key in ("peserta", "sesi", "skenario", "sidik"))
            for branch in both
        )
    known = {canonical([c["id"] for c in line["pilihan"]]) for line in (*a, *b)}
    assert {canonical([c["id"] for c in branch["pilihan"]]) for branch in both} <= known


def test_rule_1_the_longer_of_two_lists_stays() -> None:
    short, long = baris(pilihan=["survei"]), baris(pilihan=["survei", "susun", "tolak"])
    (joined,) = join([long, short])
    assert [choice["id"] for choice in joined["pilihan"]] == ["survei", "susun", "tolak"]
    assert joined["akhir"] == "selesai"
    assert not is_conflict(join([short, long]))
    key = ("p", "s", "x", "1")
    assert longest_branches([(key, ("a",)), (key, ()), (key, ("a", "b")), (("q", *key[1:]), ())]) == [
        (key, ("a", "b")),
        (("q", "s", "x", "1"), ()),
    ]


def test_rule_2_facts_are_united() -> None:
    void = {"ke": 1, "waktu": waktu(5), "alasan": "salah orang"}
    a = baris(pilihan=["tunda"], batal=[void])
    b = baris(pilihan=["tunda"], sandi="Komodo-99", baru="z")
    (joined,) = join([a, b])
    assert (joined["sandi"], joined["baru"], joined["batal"]) == ("Komodo-99", "z", [void])


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("a", "b", "b"),
        ("é", "z", "é"),  # bytes, not letters
        (10, 9, 9),  # bytes, not numbers
        ({"ke": 10, "nama": "A"}, {"ke": 9, "nama": "Z"}, {"ke": 10, "nama": "A"}),
        ({"ke": 1, "nama": "A"}, {"ke": 1, "nama": "B"}, {"ke": 1, "nama": "B"}),
        ([1], [], []),  # "[1]" is less than "[]"
    ],
)
def test_rule_2_of_two_values_the_larger(a: object, b: object, wanted: object) -> None:
    assert larger(a, b) == larger(b, a) == wanted


def test_rule_2_the_pick_made_later_is_shown() -> None:
    early = {"ke": 1, "waktu": waktu(9), "kendali": ["z"]}
    late = {"ke": 2, "waktu": waktu(1), "kendali": ["a"]}
    assert shown([late, early]) == shown([early, late]) == late
    assert shown(None) is None


@pytest.mark.parametrize(
    "other",
    [
        baris(pilihan=["survei", "tanda"]),
        baris(pilihan=["survei", "susun"], peserta="lain"),
        baris(pilihan=["survei", "susun"], sesi="lain"),
        baris(pilihan=["survei", "susun"], skenario="lain"),
        baris(pilihan=["survei", "susun"], sidik="0" * 64),
    ],
)
def test_rule_3_a_conflict_keeps_all_branches(other: BarisLari) -> None:
    record = join([baris(pilihan=["survei", "susun"]), other])
    assert is_conflict(record)
    assert len(record) == 2


def test_rule_4_two_machines() -> None:
    assert on_two_machines(["a", "b", "a"])
    assert not on_two_machines(["a", "a"])


@pytest.mark.parametrize(
    ("times", "doubt"),
    [
        ([waktu(0), waktu(0), waktu(1)], False),
        ([waktu(1), waktu(0)], True),
        (["2026-01-05T08:00:00.000+08:00", "2026-01-05T07:00:01.000+07:00"], False),
        (["2026-01-05T07:00:01.000+07:00", "2026-01-05T08:00:00.000+08:00"], True),
        ([], False),
    ],
)
def test_rule_5_clocks_that_run_backwards(times: list[str], doubt: bool) -> None:
    assert clock_doubt(times) is doubt


def test_rule_6_the_latest_decision_about_a_definition_that_is_here_counts() -> None:
    lines = [{"sidik": "a", "ke": 1}, {"sidik": "b", "ke": 2}, {"sidik": "c", "ke": 3}]
    assert decided(lines, {"a", "b"}) == decided(lines[::-1], {"a", "b"}) == "b"
    assert decided(lines, {"d"}) is None


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Kelompok 3", "kelompok-3", True),
        ("KELOMPOK  3", "Kelompok.3", True),
        ("Kelompok 3", "Kelompok 4", False),
        ("Kelompok 3", "Kelompk 3", False),  # never by likeness of letters
        ("Kelompok 3", "Kelompok 03", False),
        ("---", "...", False),
        ("Mawar 🌹", "mawar", False),
    ],
)
def test_rule_8_names_that_differ_in_signs_only(a: str, b: str, alike: bool) -> None:
    assert (group_key(a) == group_key(b)) is alike
    assert suggest_joins([a, b], {}) == ([tuple(sorted((a, b)))] if alike else [])


def test_rule_8_joins_are_united_and_named_by_the_smallest() -> None:
    labels = group_labels([["c", "b"], ["d", "e"], ["b", "a"]])
    assert labels == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}
    assert suggest_joins(["A 1", "a-1"], group_labels([["A 1", "a-1"]])) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=3), max_size=8), st.randoms())
def test_rule_8_labels_do_not_depend_on_order(joins: list[list[str]], random: Any) -> None:
    shuffled = [random.sample(names, len(names)) for names in random.sample(joins, len(joins))]
    labels = group_labels(joins)
    assert labels == group_labels(shuffled)
    for names in joins:
        assert {labels[name] for name in names} == {min(n for n in labels if labels[n] == labels[names[0]])}


def test_rule_9_tombstones_win() -> None:
    assert without_tombstones(["1", "2", "3"], {"2"}) == ["1", "3"]


def test_canonical_json_is_json() -> None:
    text = canonical({"b": 1, "a": ["é", None, True]})
    assert text == '{"a":["é",null,true],"b":1}'
    assert json.loads(text) == {"b": 1, "a": ["é", None, True]}
    with pytest.raises(ValueError, match="range"):
        canonical(float("inf"))
