"""The shipped catalogues: sound, and strict about what must no longer be cited; standing of citations by date."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from simulasi.periksa.hukum import check_citations
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.skenario.acuan import Acuan, Kedudukan, Regulasi, split_citation, split_locator, standing
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.pustaka import FOLDER_ACUAN, shipped
from simulasi.skenario.temuan import Temuan
from tests.periksa.pembantu import DASAR, catalogues

HARI = date(2026, 11, 24)
DILARANG = """
    pp-5-2021 pp-24-2018 perpres-54-2010 perpres-33-2020 perpres-53-2023 perpres-87-2016 perlem-lkpp-9-2021 uu-28-2009
    uu-33-2004 uu-11-2020 pp-58-2005 permendagri-13-2006 permendagri-32-2011 permendagri-98-2018 permenpanrb-12-2015
    perkppu-2-2010 uu-8-1981 pp-53-2010 perkpk-2-2014 perkpk-6-2015 permenpanrb-37-2012 uu-5-2014 permendagri-21-2011
    perpres-70-2012 perpres-4-2015
""".split()
PASAL_DILARANG = (
    "perpres-16-2018 Pasal 78 ayat (5)",
    "perpres-16-2018 Pasal 33 ayat (2) huruf b",
    "perpres-16-2018 Pasal 72A",
    "perpres-16-2018 Pasal 26 ayat (4)",
    "perpres-16-2018 Pasal 26 ayat (8)",
    "uu-30-2014 Pasal 24 huruf b",
    "uu-20-2001 Pasal 5",
    "uu-20-2001 Pasal 5 ayat (1) huruf a",
    "uu-20-2001 Pasal 11",
    "uu-31-1999 Pasal 2 ayat (1)",
    "uu-31-1999 Pasal 3",
    "uu-31-1999 Pasal 13",
    "uu-1-2023 Pasal 605 ayat (2)",
)


@cache
def shipped_catalogues() -> Acuan:
    acuan, findings = load_catalogues(shipped() / FOLDER_ACUAN)
    assert findings == []
    return acuan


def cited(sitasi: str, diperiksa: str = HARI.isoformat(), hari: date = HARI) -> list[Temuan]:
    """Cite something in the base scenario; give what law says about that citation."""
    isi = DASAR.replace("diperiksa: 2026-11-20", f"diperiksa: {diperiksa}").replace(
        "nilai: [peduli]\n        ke: barang", f'dasar: ["{sitasi}"]\n        ke: barang'
    )
    loaded = parse_scenario("x.yaml", isi.encode())
    assert loaded.isi is not None
    regulasi = shipped_catalogues().regulasi
    assert regulasi is not None
    line = next(
        i
        for i, text in enumerate(isi.split("\n"), start=1)
        if sitasi in text and "perpres-16-2018 Pasal 7]" not in text
    )
    return [t for t in check_citations(loaded.naskah, loaded.isi, regulasi, hari) if t.baris == line]


def test_shipped_catalogues_have_no_finding() -> None:
    acuan = shipped_catalogues()
    assert acuan.regulasi
    assert acuan.titik_rawan
    assert len(acuan.titik_rawan) == 34


@pytest.mark.parametrize("slug", DILARANG)
def test_repealed_regulations_are_refused_with_their_successor(slug: str) -> None:
    for sitasi in (slug, f"{slug} Pasal 1"):
        (finding,) = cited(sitasi)
        assert finding.kode == "S502"
        assert "Penggantinya: " in finding.saran


@pytest.mark.parametrize("sitasi", PASAL_DILARANG)
def test_replaced_articles_are_refused_with_their_successor(sitasi: str) -> None:
    (finding,) = cited(sitasi)
    assert finding.kode == "S502"
    assert "Penggantinya: " in finding.saran


@pytest.mark.parametrize(
    "sitasi", ["perpres-16-2018 Pasal 20 ayat (2) huruf d", "uu-1-2023 Pasal 603", "uu-20-2001 Pasal 12B", "pp-94-2021"]
)
def test_law_in_force_is_accepted(sitasi: str) -> None:
    assert cited(sitasi) == []


def test_law_replaced_between_check_and_class_is_a_warning() -> None:
    assert [t.kode for t in cited("uu-31-1999 Pasal 3", "2026-01-01")] == ["S506"]
    assert [t.kode for t in cited("uu-31-1999 Pasal 3", "2026-01-02")] == ["S502"]
    assert cited("uu-31-1999 Pasal 3", "2026-01-01", date(2026, 1, 1)) == []


def test_successors_of_the_shipped_catalogue_are_in_force() -> None:
    regulasi = shipped_catalogues().regulasi
    assert regulasi is not None
    for slug, entry in regulasi.items():
        for locator, pasal in entry.pasal.items():
            if pasal.pengganti is not None:
                assert standing(regulasi, pasal.pengganti, HARI).status != "tidak-berlaku", (slug, locator)


@pytest.mark.parametrize(
    ("diperiksa", "hari", "kode"),
    [
        ("2025-11-24", date(2026, 11, 24), []),
        ("2025-11-23", date(2026, 11, 24), ["S505"]),
        ("2025-10-30", date(2026, 11, 1), ["S505"]),
        ("2024-02-29", date(2025, 2, 28), []),
        ("2024-02-29", date(2025, 3, 1), ["S505"]),
        ("2026-12-31", date(2026, 11, 24), ["S505"]),
    ],
)
def test_age_is_counted_to_the_day(diperiksa: str, hari: date, kode: list[str]) -> None:
    loaded = parse_scenario("x.yaml", DASAR.replace("diperiksa: 2026-11-20", f"diperiksa: {diperiksa}").encode())
    assert loaded.isi is not None
    regulasi = catalogues().regulasi
    assert regulasi is not None
    assert [t.kode for t in check_citations(loaded.naskah, loaded.isi, regulasi, hari) if t.kode == "S505"] == kode


def _entry(**given: object) -> Regulasi:
    return Regulasi.model_validate(
        {"nama": "N", "singkat": "S", "berlaku": "2020-01-01", "status": "berlaku", "diperiksa": "2026-01-01", **given}
    )


def test_unknown_day_of_entry_into_force_is_not_clear() -> None:
    regulasi = {"uu-1-2020": _entry(berlaku="tidak diketahui")}
    assert standing(regulasi, "uu-1-2020", HARI) == Kedudukan("tidak-jelas")


def test_repeal_without_a_known_day_counts_at_all_times() -> None:
    regulasi = {
        "uu-1-2020": _entry(status="dicabut", dicabut_oleh=["uu-2-2021"]),
        "uu-2-2021": _entry(berlaku="tidak diketahui"),
    }
    assert standing(regulasi, "uu-1-2020", date(2020, 6, 1)).status == "tidak-berlaku"


def test_repeal_counts_from_the_successor_on() -> None:
    regulasi = {
        "uu-1-2020": _entry(status="dicabut", dicabut_oleh=["uu-2-2021"]),
        "uu-2-2021": _entry(berlaku="2021-06-01"),
    }
    assert standing(regulasi, "uu-1-2020", date(2021, 5, 31)).status == "berlaku"
    assert standing(regulasi, "uu-1-2020", date(2021, 6, 1)) == Kedudukan("tidak-berlaku", "uu-2-2021")
    assert standing(regulasi, "uu-1-2020", date(2019, 12, 31)) == Kedudukan("tidak-berlaku", belum=True)


def test_unknown_slug_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        standing({}, "uu-1-2020", HARI)


def test_citations_and_locators_are_split() -> None:
    assert split_citation("uu-1-2020") == ("uu-1-2020", "")
    assert split_citation("uu-1-2020  Pasal 1 ayat (2)") == ("uu-1-2020", "Pasal 1 ayat (2)")
    assert split_locator("Pasal 20 ayat (2) huruf d") == ("Pasal 20", "ayat (2)", "huruf d")
    assert split_locator("Lampiran") == ("Lampiran",)
