"""Properties: what goes in as events comes out as runs."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from simulasi.catatan import Jurnal, LangkahTidakUrut, LariTertutup

from .proses import start

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("pilihan"), st.integers(0, 4), TEXT),
            st.tuples(st.just("berkas"), st.integers(0, 2), TEXT),
            st.tuples(st.just("selesai"), st.just(0), st.sampled_from(["baik", "buruk"])),
            st.tuples(st.just("kendali"), st.just(0), TEXT),
            st.tuples(st.just("batal"), st.just(0), st.sampled_from(["satu", "dua"])),
        ),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(EVENTS)
def test_events_in_are_runs_out(events: list[tuple[int, tuple[str, int, str]]]) -> None:
    """A plain model in memory and the journal agree on every refusal and on every run, also after reopening."""
    with tempfile.TemporaryDirectory() as folder:
        model = [{"pilihan": [], "berkas": [], "selesai": None, "kendali": None, "batal": None} for _ in range(3)]
        with Jurnal.open(Path(folder)) as jurnal:
            peserta = jurnal.participant("bebas", "Komodo-27")
            ids = [start(jurnal, peserta).id for _ in range(3)]
            for which, (kind, number, text) in events:
                _apply(jurnal, ids[which], model[which], (kind, number, text))
        with Jurnal.open(Path(folder)) as jurnal:
            read = list(jurnal.runs())
        assert [run.id for run in read] == ids
        for run, expected in zip(read, model, strict=True):
            assert [choice.pilihan for choice in run.pilihan] == expected["pilihan"]
            assert [choice.langkah for choice in run.pilihan] == list(range(len(run.pilihan)))
            assert list(run.berkas_dibuka) == expected["berkas"]
            assert (run.akhir, run.kendali, run.batal) == (
                expected["selesai"],
                expected["kendali"],
                expected["batal"],
            )


def _apply(jurnal: Jurnal, run: str, model: dict, event: tuple[str, int, str]) -> None:  # type: ignore[type-arg]
    kind, number, text = event
    closed = model["selesai"] is not None or model["batal"] is not None
    refused: type[Exception] | None = None
    try:
        match kind:
            case "pilihan":
                jurnal.record_choice(run, number, text)
            case "berkas":
                jurnal.record_exhibit(run, number, text, 0)
            case "selesai":
                jurnal.finish_run(run, text)
            case "kendali":
                jurnal.record_controls(run, [text])
            case _:
                jurnal.void_run(run, text)
    except LangkahTidakUrut as error:
        refused = type(error)
    if kind == "pilihan":
        in_order = number == len(model["pilihan"])
        assert refused is (LariTertutup if closed else None if in_order else LangkahTidakUrut)
        if refused is None:
            model["pilihan"].append(text)
    elif kind == "berkas":
        if (number, text, 0) not in model["berkas"]:
            model["berkas"].append((number, text, 0))
    elif kind == "selesai":
        same = model["batal"] is None and model["selesai"] in (None, text)
        assert refused is (None if same else LariTertutup)
        model["selesai"] = text if same else model["selesai"]
    else:
        model[kind] = (text,) if kind == "kendali" else text
