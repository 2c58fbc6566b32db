"""Reading: what is accepted without a word, what must not be misread, and exact places."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from simulasi.skenario import baca
from simulasi.skenario.kanonik import canonical
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import parse_scenario
from simulasi.skenario.naskah import Naskah
from tests.periksa.pembantu import DASAR, check, patch, take_marks

JUDUL = "judul: Meja kerja\n"
LANJUT = "      - id: lanjut\n        teks: Buka draf itu\n"


def read(isi: str | bytes) -> Skenario:
    checked = check(isi)
    assert checked.temuan == ()
    assert checked.skenario is not None
    return checked.skenario


def same(isi: str | bytes) -> None:
    assert canonical(read(isi)) == canonical(read(DASAR))


# ---- accepted without a word


def test_byte_order_mark() -> None:
    same("\ufeff" + DASAR)


def test_windows_line_ends() -> None:
    same(DASAR.replace("\n", "\r\n"))


def test_byte_order_mark_and_windows_line_ends() -> None:
    same(("\ufeff" + DASAR.replace("\n", "\r\n")).encode())


def test_trailing_spaces() -> None:
    same(DASAR.replace("\n", "   \n"))


def test_no_newline_at_the_end() -> None:
    same(DASAR.rstrip("\n"))


def test_comments_and_empty_lines() -> None:
    same("# kepala\n\n" + DASAR.replace("\n", "\n\n").replace("bobot: 2\n", "bobot: 2 # dua\n  # lagi\n"))


def test_document_start_and_end() -> None:
    same("---\n" + DASAR + "...\n")


def test_flow_style_of_the_whole_file() -> None:
    data = yaml.load(DASAR, yaml.BaseLoader)  # noqa: S506 - scalars stay text
    same(yaml.safe_dump(data, default_flow_style=True, sort_keys=False, allow_unicode=True, width=100))


def test_block_style_of_the_whole_file() -> None:
    data = yaml.load(DASAR, yaml.BaseLoader)  # noqa: S506 - scalars stay text
    same(yaml.safe_dump(data, default_flow_style=False, sort_keys=False, allow_unicode=True))


@pytest.mark.parametrize(
    "form", ["'Meja kerja'", '"Meja kerja"', ">-\n      Meja\n      kerja", "|-\n      Meja kerja", "Meja\n      kerja"]
)
def test_forms_of_one_text(form: str) -> None:
    same(patch([(JUDUL, f"judul: {form}\n")]))


@pytest.mark.parametrize("form", ["ya", '"ya"', "'ya'", "true", '"true"'])
def test_forms_of_yes(form: str) -> None:
    same(patch([("garis_merah: ya\n", f"garis_merah: {form}\n")]))
    same(patch([("mengawali: {catatan: ya}", f"mengawali: {{catatan: {form}}}")]))


@pytest.mark.parametrize("form", ["tidak", '"tidak"', "false", "'false'"])
def test_forms_of_no(form: str) -> None:
    same(patch([("jika: {catatan: tidak}", f"jika: {{catatan: {form}}}")]))
    same(patch([("  catatan: tidak\n", f"  catatan: {form}\n")]))


@pytest.mark.parametrize("form", ["8", '"8"', "'8'", "008"])
def test_forms_of_a_number(form: str) -> None:
    assert read(patch([("durasi: 8\n", f"durasi: {form}\n")])).durasi == 8


def test_code_as_text_or_list() -> None:
    same(patch([("harga kontrak.\n    titik_rawan: PBJ-02", "harga kontrak.\n    titik_rawan: [PBJ-02]")]))


def test_short_and_long_forms() -> None:
    same(
        patch(
            [
                (
                    "            ke: temuan\n          - ke: dibenahi\n",
                    "            ke: temuan\n          - {ke: dibenahi}\n",
                )
            ]
        )
    )
    same(patch([(LANJUT + "        ke: draf\n", LANJUT + "        ke:\n          - ke: draf\n")]))
    same(patch([("    akhir: bersih\n", "    akhir: {tingkat: bersih}\n")]))
    same(patch([("        jika: {catatan: tidak}\n", "        jika: [{catatan: tidak}]\n")]))


def test_empty_variables_are_fine() -> None:
    isi = parse_scenario(
        "x.yaml",
        DASAR.replace("variabel:\n  catatan: tidak\n  utang: {awal: 0, min: 0, maks: 2}\n", "variabel: {}\n").encode(),
    )
    assert isi.isi is not None
    assert isi.isi.variabel == {}


# ---- values that must not be misread


@pytest.mark.parametrize("word", ["no", "on", "null", "012", "1e3", "0x1f", "yes", "true", "1-2-3"])
def test_ids_stay_text(word: str) -> None:
    scenario = read(patch([("- id: tanya\n", f"- id: {word}\n")]))
    assert scenario.adegan["pagi"].pilihan[0].id == word


@pytest.mark.parametrize("word", ["no", "012", "null", "true", "1e3", "off"])
def test_scene_names_stay_text(word: str) -> None:
    scenario = read(
        DASAR.replace("ke: draf\n", f"ke: {word}\n")
        .replace("\n  draf:\n", f"\n  {word}:\n")
        .replace("draf.tanda", f"{word}.tanda")
    )
    assert word in scenario.adegan


@pytest.mark.parametrize(
    "text",
    [
        "12:30",
        "1_000",
        "0x1F",
        "~",
        "null",
        "1.0",
        ".inf",
        "2026-11-24",
        "no",
        "=",
        "1e3",
        "0o17",
        "010",
        "1,5",
        "<b>",
        "[bold]x[/]",
        "=1+1",
    ],
)
def test_texts_stay_text(text: str) -> None:
    quoted = f"'{text}'" if text[0] in "[" else text
    assert read(patch([(JUDUL, f"judul: {quoted}\n")])).adegan["pagi"].judul == text


def test_date_is_a_day() -> None:
    assert read(DASAR).diperiksa == date(2026, 11, 20)


def test_yes_is_no_number_and_one_is_no_yes() -> None:
    assert [t.kode for t in check(patch([("mengawali: {catatan: ya}", "mengawali: {catatan: 1}")])).temuan] == ["S207"]
    assert [t.kode for t in check(patch([("atur: {utang: 0}", "atur: {utang: tidak}")])).temuan] == ["S207"]


def test_surrounding_space_is_layout_but_inner_space_is_text() -> None:
    assert read(patch([(JUDUL, "judul: '  Meja  kerja '\n")])).adegan["pagi"].judul == "Meja  kerja"


# ---- cut texts


@pytest.mark.parametrize(
    "form",
    [
        "'Buka #2'",
        '"Buka #2"',
        ">-\n          Buka #2",
        "|\n          Buka #2\n",
        "Buka#2",
        "Buka draf # catatan penyusun",
        "Buka C#",
    ],
)
def test_signs_that_cut_nothing(form: str) -> None:
    assert check(patch([("teks: Buka draf itu\n", f"teks: {form}\n")])).temuan == ()


@pytest.mark.parametrize("line", ["ke: draf #1", "id: lanjut #1"])
def test_keys_without_free_text_may_carry_a_comment(line: str) -> None:
    good = f"        {line.split(' #', maxsplit=1)[0]}\n"
    base = LANJUT + "        ke: draf\n"
    assert check(patch([(base, base.replace(good.strip() + "\n", line + "\n"))])).temuan == ()


# ---- places


@pytest.mark.parametrize("before", ["", "\ufeff", "# é\n", "# 👩‍🌾 e\u0301\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_count_lines_and_characters(before: str, newline: str) -> None:
    teks, ((baris, kolom),) = take_marks(before + patch([("tingkat: dasar\n", "tingkat: §sulit\n")]))
    (finding,) = check(teks.replace("\n", newline)).temuan
    assert (finding.kode, finding.baris, finding.kolom) == ("S104", baris, kolom)
    assert finding.kutipan == "tingkat: sulit"
    assert finding.lebar == len("sulit")


@pytest.mark.parametrize("text", ["é", "e\u0301", "👩‍🌾", "𝔘", "字", "\t"])
def test_columns_count_characters(text: str) -> None:
    teks, ((baris, kolom),) = take_marks(
        patch(
            [
                (
                    "        skor: {integritas: 0, kepatuhan: 0}\n",
                    f'        skor: {{"{text}": 1, integritas: 0, kepatuhan: §7}}\n',
                )
            ]
        )
    )
    findings = [t for t in check(teks).temuan if t.kode == "S104"]
    assert [(t.baris, t.kolom) for t in findings] == [(baris, kolom)]


@pytest.mark.parametrize(
    ("isi", "place"), [("---", (1, 4)), ("", (1, 1)), ("# x\n", (1, 1)), ("\n\n", (1, 1)), ("format:", (1, 1))]
)
def test_nearly_empty_files_have_places_inside(isi: str, place: tuple[int, int]) -> None:
    first = check(isi).temuan[0]
    assert first.kode in ("S104", "S105")
    assert (first.baris, first.kolom) == place


def test_first_line_after_a_byte_order_mark() -> None:
    (finding,) = check("\ufeff" + DASAR.replace("format: 1", "format: 2")).temuan
    assert (finding.baris, finding.kolom, finding.kutipan) == (1, 9, "format: 2")


def test_every_value_keeps_its_place() -> None:
    naskah, findings = baca.parse("x.yaml", DASAR.encode())
    assert findings == []
    seen = 0
    for jalan, value, baris, kolom in naskah.scalars():
        assert naskah.line(baris)[kolom - 1 :].lstrip("\"'").startswith(value.split("\n")[0][:20])
        assert naskah.place(jalan)[:2] == (baris, kolom)
        seen += 1
    assert seen > 200


def test_unread_text_has_no_places() -> None:
    naskah = Naskah("x.yaml", "")
    assert naskah.place(("adegan", "x")) == (1, 1, 1)
    assert list(naskah.scalars()) == []
    assert naskah.line(99) == ""
    assert not naskah.has(())


@pytest.mark.parametrize(
    "jalan", [("mitigasi", 9), ("adegan", "x", "pilihan", 0), ("mitigasi", "id"), ("judul", 3, "x")]
)
def test_paths_past_the_file_have_the_nearest_place(jalan: tuple[str | int, ...]) -> None:
    naskah, _ = baca.parse("x.yaml", DASAR.encode())
    baris, kolom, lebar = naskah.place(jalan)
    assert naskah.line(baris)[kolom - 1 : kolom - 1 + lebar]


def test_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baca, "_Parser", yaml.SafeLoader)
    same(DASAR)
    (finding,) = check(patch([(JUDUL, "judul: Meja: kerja\n")])).temuan
    assert finding.kode == "S101"


# ---- bounds


@pytest.mark.parametrize(("size", "wanted"), [(65536, []), (65537, ["S108"])])
def test_bound_of_a_text(size: int, wanted: list[str]) -> None:
    isi = DASAR.replace("narasi: Di meja ada draf harga kursi dari CV Lontar Raya.", f"narasi: {'a' * size}")
    assert [t.kode for t in check(isi).temuan] == wanted


@pytest.mark.parametrize(("depth", "wanted"), [(28, "S104"), (60, "S108"), (5000, "S108")])
def test_bound_of_depth(depth: int, wanted: str) -> None:
    isi = DASAR.replace("akhir: bersih", "akhir: " + "[" * depth + "]" * depth)
    assert {t.kode for t in check(isi).temuan} == {wanted}


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert check(bomb + DASAR).temuan[0].kode == "S106"
