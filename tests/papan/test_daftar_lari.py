"""The columns in which a large class is held give back what was put in."""

from __future__ import annotations

from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from simulasi.papan.daftar_lari import DaftarId
from tests.pembangkit import examples

SEPERTI = st.text(alphabet="0123456789abcdefABCDEF- \u0661", max_size=40)


@examples(200)
@given(st.lists(st.uuids().map(str) | SEPERTI | st.text(max_size=40), max_size=6))
@example([str(UUID(int=0)), "", "0" * 32, str(UUID(int=0)).upper(), "{" + str(UUID(int=1)) + "}"])
def test_every_id_comes_back_as_it_was(names: list[str]) -> None:
    found = DaftarId()
    for name in names:
        found.append(name)
    assert [found[i] for i in range(len(found))] == names
