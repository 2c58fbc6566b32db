"""The letters of machines: two where they tell machines apart, more where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.catatan import tanda
from simulasi.catatan.tanda import distinct_marks, mark
from tests.pembangkit import examples


@examples(100)
@given(st.sets(st.integers(0, 3000).map(lambda n: f"{n:032x}"), max_size=60))
def test_no_two_machines_share_a_mark_and_each_begins_with_its_two_letters(machines: set[str]) -> None:
    found = distinct_marks(machines)
    assert found.keys() == machines
    assert len(set(found.values())) == len(machines)
    two = [mark(machine) for machine in machines]
    for machine, own in found.items():
        assert own.startswith(mark(machine))
        assert len(own) == 2 or two.count(mark(machine)) > 1


def test_where_even_the_checksums_are_equal_a_number_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tanda.zlib, "crc32", lambda _: 1)
    assert distinct_marks(["b", "a", "c"]) == {"a": "ABAAAA1", "b": "ABAAAA2", "c": "ABAAAA3"}
