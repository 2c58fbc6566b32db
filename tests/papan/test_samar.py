"""What is projected: nothing about a person, nothing about fewer than five people, nothing to work it out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulasi.catatan import Komitmen
from simulasi.papan.kolom import Tabel, cells
from simulasi.papan.papan_skor import ID_PENDEK
from simulasi.papan.samar import DISAMARKAN, KELOMPOK_KECIL, suppress_counts
from simulasi.papan.tabel import Papan
from tests.papan.pembantu import CATAT, DIAM, LAPOR, SIMPAN, TERBAIK, TUNDA, Kelas, tables


@pytest.mark.parametrize(
    ("orang", "hidden"),
    [
        ([], []),
        ([0, 0], [0, 0]),
        ([6, 9], [0, 0]),
        ([3, 0], [1, 1]),  # the total is about three people
        ([4, 20, 9], [1, 0, 1]),  # 33 − 20 − 9 would be four
        ([4, 2, 9], [1, 1, 0]),
        ([4, 9, 0], [1, 1, 0]),
        ([5, 5, 5], [0, 0, 0]),
    ],
)
def test_small_cells_and_what_would_give_them_away(orang: list[int], hidden: list[int]) -> None:
    assert suppress_counts(orang) == tuple(map(bool, hidden))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=9))
def test_no_small_cell_can_be_worked_out_from_the_total(orang: list[int]) -> None:
    hidden = suppress_counts(orang)
    assert all(away for n, away in zip(orang, hidden, strict=True) if 0 < n < 5)
    assert sum(away and n > 0 for n, away in zip(orang, hidden, strict=True)) != 1 or sum(orang) < 5


@pytest.fixture
def papan(kelas: Kelas) -> Papan:
    """Thirteen people: Angin 6, Batu 5, Cengkih 2; one of Cengkih alone red-lined, one wrote call signs down."""
    groups = {
        "Angin": (TERBAIK, TERBAIK, TUNDA, TUNDA, LAPOR, DIAM),
        "Batu": (CATAT, TUNDA, LAPOR, TERBAIK, "tunda"),
        "Cengkih": (TERBAIK, SIMPAN),
    }
    for name, runs in groups.items():
        for i, run in enumerate(runs):
            played = kelas.play(f"Komodo-{name}{i}", run, kelompok=name, kendali=["upg-keliling"] if i == 1 else None)
            if i == 0:
                words = Komitmen(
                    "upg-keliling", "komodo-ANGIN0 membuka kanal lapor", "Komodo-Batu1", "besok, kata Komodo-Cengkih1"
                )
                kelas.jurnal.record_commitment(played.id, words)
    return tables(kelas)


def text(found: tuple[Tabel, ...]) -> Iterator[str]:
    for tabel in found:
        for row in tabel.baris():
            yield from (str(cell) for cell in row)


def test_no_call_sign_no_id_no_row_about_a_person(papan: Papan) -> None:
    found = papan.projected()
    assert [t.nama for t in found] == ["kelompok", "butir", "titik_rawan", "komitmen"]
    assert not any(t.perorangan for t in found)
    everything = "\n".join(text(found)).casefold()
    for person in papan.kumpulan.orang:
        assert person.peserta.sandi.casefold() not in everything
        assert person.peserta.id[:ID_PENDEK] not in everything
    for run in papan.kumpulan.lari:
        assert run.id not in everything


def test_the_ranking_comes_last_and_only_when_asked_for(papan: Papan) -> None:
    found = papan.projected(dengan_peringkat=True)
    assert [t.nama for t in found] == ["kelompok", "butir", "titik_rawan", "komitmen", "papan_skor"]
    assert [t.nama for t in papan.projected(("keputusan",), dengan_peringkat=True)] == []


def test_small_groups_are_left_out_and_few_finishers_kept_back(papan: Papan) -> None:
    (kelompok, *_) = papan.projected()
    angin, batu = kelompok.baris()
    assert angin == cells(papan.kelompok[0])
    assert batu[:2] == ("Batu", 5)
    assert set(batu[2:-1]) == {None}  # four of five have finished
    assert papan.kelompok_kecil_n == 1


def test_choices_that_few_took_are_kept_back(papan: Papan) -> None:
    (butir,) = papan.projected(("butir",))
    by_choice = {(r["adegan"], r["pilihan"]): r for r in _rows(butir)}
    full = {(row.adegan, row.pilihan): asdict(row) for row in papan.butir}
    # meja: survei 7 people, tanda 3, tunda 4, susun 5
    assert [by_choice["meja", p]["n"] for p in ("survei", "tanda", "tunda", "susun")] == [7, None, None, 5]
    assert by_choice["meja", "tanda"]["tanda"] == DISAMARKAN
    assert by_choice["meja", "survei"]["indeks_terbelah"] is None  # it would narrow the others down
    assert by_choice["meja", "susun"]["hilang"] == full["meja", "susun"]["hilang"]
    # amplop: four people in all
    assert {v for p in ("lapor", "diam", "simpan") for v in _figures(by_choice["amplop", p])} == {None}


def test_controls_that_few_picked_and_what_few_promised(papan: Papan) -> None:
    titik, komitmen = papan.projected(("titik_rawan", "komitmen"))
    assert {r["kendali_dipilih"] for r in _rows(titik) if r["kendali"] == "upg-keliling"} == {None}
    assert {r["risiko_tanpa"] for r in _rows(titik)} == {r.risiko_tanpa for r in papan.titik_rawan}
    assert [(r["kelompok"], r["apa"], r["siapa"], r["kapan"], r["run"]) for r in _rows(komitmen)] == [
        (KELOMPOK_KECIL, "… membuka kanal lapor", None, "besok, kata …", None),
        ("Angin", "… membuka kanal lapor", None, "besok, kata …", None),
        ("Batu", "… membuka kanal lapor", None, "besok, kata …", None),
    ]


def test_the_model_of_the_play_of_a_handful_is_kept_back(kelas: Kelas) -> None:
    for i in range(4):
        kelas.play(f"Rusa-{i}", TERBAIK)
    (titik,) = tables(kelas).projected(("titik_rawan",))
    for row in _rows(titik):
        assert (row["risiko_kelas_tanpa"], row["risiko_kelas_dengan"], row["hilang"]) == (None, None, None)
        assert row["risiko_tanpa"] is not None


def test_groups_at_one_laptop_are_compared_from_five_on(kelas: Kelas) -> None:
    for i in range(5):
        kelas.play(f"Meja {i}", (TERBAIK, LAPOR, DIAM, SIMPAN, CATAT)[i], kelompok=f"Meja {i}", orang=6)
        (rows,) = tables(kelas, mode="kelompok").projected(("kelompok",))
        assert len(list(rows.baris())) == (5 if i == 4 else 0)
    found = tables(kelas, mode="kelompok")
    assert [(r.kelompok, r.n, r.selesai_n, r.unit_n) for r in found.kelompok] == [
        (f"Meja {i}", 6, 6, 1) for i in range(5)
    ]
    assert {row.sebaran_kelompok for row in found.butir} == {None}  # one decision a group is no share
    assert found.orang_n == 30


def _rows(tabel: Tabel) -> list[dict[str, object]]:
    names = [kolom.nama for kolom in tabel.kolom]
    return [dict(zip(names, row, strict=True)) for row in tabel.baris()]


def _figures(row: dict[str, object]) -> list[object]:
    return [row[name] for name in ("n", "bagian", "hilang", "orang_n", "adegan_n", "adegan_orang_n", "korelasi")]
