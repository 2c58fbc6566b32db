"""What only few generated scenarios show about sets of controls (`skor.md` §4, `format.md` §3)."""

from __future__ import annotations

from typing import Any

import pytest

from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.model import Skenario
from tests.acuan_kasar import Acuan
from tests.permainan.pembantu import as_bits, spell_scenario

BAIK: dict[str, Any] = {"id": "a", "teks": "A", "skor": {"integritas": "4", "kepatuhan": "4"}, "ke": "baik"}
BURUK: dict[str, Any] = {"id": "b", "teks": "B", "skor": {"integritas": "0", "kepatuhan": "0"}, "ke": "buruk"}
CELAKA: dict[str, Any] = {"id": "lanjut", "teks": "Lanjut", "ke": "buruk"}


def prepare(
    cabang: dict[str, Any], *mitigasi: dict[str, Any], variabel: dict[str, Any] | None = None
) -> tuple[Acuan, Risiko]:
    akhir = {"baik": "bersih", "buruk": "pidana"}
    data = spell_scenario(cabang, akhir, variabel=variabel, mitigasi=mitigasi)
    return Acuan(data), Risiko(Program(Skenario.model_validate(data)))


def test_of_equal_risks_the_cheaper_set_counts_before_the_smaller() -> None:
    acuan, risiko = prepare(
        {"c0": [BAIK, BURUK], "x0": [CELAKA]},
        {"menutup": ["c0.b"], "biaya": "3"},
        {"mengalihkan": {"c0.b": "x0"}},
        {"mengalihkan": {"x0.lanjut": "baik"}},
    )
    assert risiko.risk(as_bits([0])) == risiko.risk(as_bits([1, 2])) == 0
    assert risiko.best().kendali == (1, 2) == acuan.best(3)


def test_of_equal_costs_the_smaller_set_counts_before_the_first_in_the_file() -> None:
    acuan, risiko = prepare(
        {"c0": [BAIK, BURUK], "x0": [CELAKA]},
        {"mengalihkan": {"c0.b": "x0"}},
        {"mengalihkan": {"x0.lanjut": "baik"}},
        {"menutup": ["c0.b"], "biaya": "2"},
    )
    assert risiko.risk(as_bits([0, 1])) == risiko.risk(as_bits([2])) == 0
    assert risiko.best().kendali == (2,) == acuan.best(2)


def test_of_equal_sets_the_one_with_the_first_control_in_the_file() -> None:
    acuan, risiko = prepare(
        {"c0": [BAIK, BURUK], "x0": [CELAKA], "x1": [CELAKA]},
        {"mengalihkan": {"c0.b": "x0"}},
        {"mengalihkan": {"c0.b": "x1"}},
        {"mengalihkan": {"x1.lanjut": "baik"}},
        {"mengalihkan": {"x0.lanjut": "baik"}},
    )
    assert risiko.risk(as_bits([0, 3])) == risiko.risk(as_bits([1, 2])) == 0
    assert risiko.best().kendali == (0, 3) == acuan.best(2)


def test_risks_within_the_tolerance_are_tied() -> None:
    """A control that gains less than 1e-9 is not worth its price."""
    cabang: dict[str, Any] = {
        f"c{i}": [
            {"id": f"p{j}", "teks": f"Pilihan {j}", "ke": "baik" if j else (f"c{i + 1}" if i < 9 else "x0")}
            for j in range(9)
        ]
        for i in range(10)
    }
    cabang["x0"] = [BAIK, BURUK]
    _, risiko = prepare(cabang, {"menutup": ["x0.b"]}, {"mengalihkan": {"c0.p1": "buruk"}})
    without, alone = risiko.risk(0), risiko.risk(1)
    assert without is not None
    assert alone is not None
    assert 0 < without - alone < 1e-9
    assert risiko.best().kendali == ()


def test_a_variable_read_only_where_a_redirection_leads_still_counts() -> None:
    acuan, risiko = prepare(
        {
            "c0": [
                {"id": "catat", "teks": "Catat", "atur": {"tercatat": "ya"}, "ke": "c1"},
                {"id": "lewat", "teks": "Lewat", "ke": "c1"},
            ],
            "c1": [BAIK, BURUK],
            "x0": [
                {"id": "pulih", "teks": "Pulih", "jika": {"tercatat": "ya"}, "ke": "baik"},
                {"id": "lanjut", "teks": "Lanjut", "jika": {"tercatat": "tidak"}, "ke": "buruk"},
            ],
        },
        {"mengalihkan": {"c1.b": "x0"}},
        {"mengawali": {"tercatat": "ya"}},
        variabel={"tercatat": "tidak"},
    )
    for chosen, expected in (((), 0.5), ((0,), 0.25), ((1,), 0.5), ((0, 1), 0.0)):
        assert risiko.risk(as_bits(chosen)) == pytest.approx(expected)
        assert float(acuan.risk(chosen) or 0) == pytest.approx(expected)


def test_of_two_redirections_the_first_applies_whole() -> None:
    """Its effect too; closing beats both."""
    acuan, risiko = prepare(
        {
            "c0": [BAIK, BURUK],
            "x0": [
                {"id": "pulih", "teks": "Pulih", "jika": {"tahap": {"maks": "1"}}, "ke": "baik"},
                {"id": "lanjut", "teks": "Lanjut", "jika": {"tahap": {"min": "2"}}, "ke": "buruk"},
            ],
        },
        {"mengalihkan": {"c0.b": {"ke": "x0", "atur": {"tahap": "1"}}}},
        {"mengalihkan": {"c0.b": {"ke": "x0", "atur": {"tahap": "2"}}}},
        {"menutup": ["c0.a"]},
        {"menutup": ["c0.b"]},
        variabel={"tahap": {"awal": "0", "min": "0", "maks": "2"}},
    )
    expected = {(): 0.5, (0,): 0.0, (1,): 0.5, (0, 1): 0.0, (1, 2): 1.0, (0, 2): 0.0, (0, 3): 0.0, (2, 3): None}
    for chosen, risk in expected.items():
        assert risiko.risk(as_bits(chosen)) == risk
        exact = acuan.risk(chosen)
        assert (None if exact is None else float(exact)) == risk
