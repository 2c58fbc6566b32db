"""Findings that once misled: each tells of the cause, in its place, and of nothing that it brought about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from simulasi.periksa.katalog import TANGGAL_CONTOH
from simulasi.periksa.pemeriksaan import check_loaded
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.temuan import Temuan
from tests.periksa.pembantu import DASAR, catalogues, check, patch

SITASI = "        umpan_balik: Semua calon penyedia mendengar hal yang sama.\n        dasar: [%s]\n"


def only(teks: str) -> Temuan:
    (found,) = check(teks).temuan
    return found


def cite(sitasi: str) -> Temuan:
    return only(patch([(SITASI % "perpres-16-2018 Pasal 7", SITASI % sitasi)]))


# ---- what stands twice


@pytest.mark.parametrize("nama", ["tunda", "undang", "ringkas"])
def test_one_forgotten_dash_is_one_finding_with_the_line_to_write(nama: str) -> None:
    found = only(patch([(f"      - id: {nama}\n", f"        id: {nama}\n")]))
    assert found.kode == "S102"
    assert "tanda `- ` di depannya belum ada" in found.pesan
    assert f"`- id: {nama}`" in found.saran
    assert found.sunting is not None
    assert found.sunting.tulis == (f"      - id: {nama}",)


def test_several_forgotten_dashes_and_what_is_wrong_behind_them() -> None:
    teks = patch(
        [
            ("      - id: tunda\n", "        id: tunda\n"),
            ("      - id: susun\n", "        id: susun\n"),
            ("        umpan_balik: Sumber harga dapat diuji", "        umpanbalik: Sumber harga dapat diuji"),
        ]
    )
    assert [t.kode for t in check(teks).temuan] == ["S102", "S102", "S105", "S103"]


def test_a_scene_that_stands_twice_names_both_places() -> None:
    found = only(patch([("  tuntas:\n", "  laporan:\n")]))
    first = DASAR[: DASAR.index("  laporan:\n")].count("\n") + 1
    assert found.pesan == f'Adegan "laporan" ditulis dua kali di bagian yang sama (pertama di baris {first}).'


# ---- guesses


def test_words_are_not_guessed_across_their_meaning() -> None:
    found = only(patch([("    akhir: pelanggaran\n", "    akhir: aman\n")]))
    assert "Mungkin maksud Anda" not in found.saran
    assert "\n  bersih: " in found.saran
    assert "\n  rawan: " in found.saran
    assert found.ganti is None


def test_the_field_comes_from_the_folder() -> None:
    isi = DASAR.replace("bidang: pengadaan", "bidang: pendapatan").encode()
    (found,) = parse_scenario("pustaka/penganggaran/kursi-posyandu.yaml", isi).temuan
    assert "Tulis `bidang: penganggaran`" in found.saran
    assert found.ganti == ("pendapatan", "penganggaran")
    (loose,) = parse_scenario("kursi-posyandu.yaml", isi).temuan
    assert loose.ganti is None
    assert "Mungkin maksud" not in loose.saran


@pytest.mark.parametrize(("kata", "wanted"), [("Ya", "ya"), ("yes", "ya"), ("TIDAK", "tidak"), ("False", "tidak")])
def test_other_words_for_yes_and_no_are_known(kata: str, wanted: str) -> None:
    found = only(patch([("garis_merah: ya\n", f"garis_merah: {kata}\n")]))
    assert found.saran == f"Tulis `{wanted}`."
    assert found.ganti == (kata, wanted)


# ---- what cannot be seen


@pytest.mark.parametrize(
    ("good", "bad", "nama"),
    [
        ("ke: telepon\n      - id: tunda", "ke: telepon\u200b\n      - id: tunda", "spasi tanpa lebar (U+200B)"),
        ("    akhir: pelanggaran\n", "    akhir: pelanggaran\u2060\n", "penyambung kata tak tampak (U+2060)"),
        ("    bobot: 2\n", "    bobot\u200b: 2\n", "spasi tanpa lebar (U+200B)"),
        ("garis_merah: ya\n", "garis_merah: \u201cya\u201d\n", "kutip ganda lengkung (U+201C)"),
        ("      - id: undang\n", "      - id: \u2018undang\u2019\n", "kutip tunggal lengkung (U+2018)"),
        ("      - id: undang\n", "      - id: undang\u2013semua\n", "tanda pisah pendek (U+2013)"),
    ],
)
def test_characters_that_hide_are_named(good: str, bad: str, nama: str) -> None:
    found = check(patch([(good, bad)])).temuan
    name, code = nama.removesuffix(")").split(" (")
    assert name in f"{found[0].pesan} {found[0].saran}", [(t.kode, t.pesan, t.saran) for t in found]
    assert code in f"{found[0].pesan} {found[0].saran}"


# ---- text that falls out


def test_a_text_that_falls_out_of_its_key_is_found_where_it_does() -> None:
    found = only(
        patch(
            [
                (
                    "    narasi: Tenggat dokumen pemilihan besok pagi.\n",
                    "    narasi: |\n      Tenggat dokumen.\n    Pemilihan besok\n    pagi sekali.\n",
                )
            ]
        )
    )
    assert found.kutipan == "    Pemilihan besok"
    assert "bagian dari teks `narasi`" in found.pesan
    assert found.saran.split("\n")[1:] == ["      Pemilihan besok", "      pagi sekali."]


# ---- law


def test_neighbours_of_an_article_are_named_by_number_with_what_they_say() -> None:
    found = cite("perpres-16-2018 Pasal 8")
    assert found.kode == "S503"
    assert "\n  Pasal 7: Etika pengadaan" in found.saran
    assert "Pasal 26" not in found.saran
    assert "Pasal 26: HPS" in cite("perpres-16-2018 Pasal 20").saran  # none is next to it: the nearest on both sides
    assert "Pasal 7: " in cite("perpres-16-2018 Pasal 7 ayat (1)").saran  # of the same article those listed
    letters = cite("uu-20-2001 Pasal 12A").saran
    assert "Pasal 12B: " in letters
    assert "Pasal 12C: " in letters


def test_an_article_written_otherwise_is_offered_as_it_is_listed() -> None:
    found = cite("perpres-16-2018 pasal 7")
    assert found.ganti == ("perpres-16-2018 pasal 7", "perpres-16-2018 Pasal 7")
    assert cite("Perpres No. 16/2018 pasal 7").ganti == ("Perpres No. 16/2018 pasal 7", "perpres-16-2018 Pasal 7")


def judge(diperiksa: date, tanggal: date) -> list[tuple[str, str]]:
    isi = DASAR.replace("diperiksa: 2026-11-20", f"diperiksa: {diperiksa.isoformat()}").encode()
    checked = check_loaded(parse_scenario("x.yaml", isi), catalogues(), tanggal)
    assert (checked.skenario is None) is any(t.tingkat == "galat" for t in checked.temuan)
    return [(t.kode, t.tingkat) for t in checked.temuan]


def test_a_day_to_come_is_an_error() -> None:
    assert judge(TANGGAL_CONTOH, TANGGAL_CONTOH) == []
    assert judge(TANGGAL_CONTOH + timedelta(days=1), TANGGAL_CONTOH) == [("S505", "galat")]
    assert judge(date(2062, 11, 20), TANGGAL_CONTOH) == [("S505", "galat")]


def test_a_clock_that_stands_years_ago_bars_no_scenario() -> None:
    assert judge(date(2026, 11, 20), date(2019, 1, 1)) == []


def test_a_regulation_without_its_day_may_be_cited_with_a_warning() -> None:
    acuan = catalogues()
    assert acuan.regulasi is not None
    unknown = acuan.regulasi["perpres-16-2018"].model_copy(update={"berlaku": "tidak diketahui"})
    regulasi = {**acuan.regulasi, "perpres-16-2018": unknown}
    checked = check_loaded(
        parse_scenario("x.yaml", DASAR.encode()), type(acuan)(regulasi, acuan.titik_rawan), TANGGAL_CONTOH
    )
    assert {t.kode for t in checked.temuan} == {"S503"}
    assert checked.skenario is not None
    assert all("sejak kapan" in t.pesan for t in checked.temuan)
