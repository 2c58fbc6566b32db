"""The tables as files: CSV in both dialects, folders, JSON with its schema, the page for the projector."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from simulasi.dasar.galat import Galat
from simulasi.ekspor import json as ekspor_json
from simulasi.ekspor.csv import as_csv
from simulasi.ekspor.json import json_pieces, papan_schema
from simulasi.ekspor.papan import BentukTidakDikenal, Permintaan, check_request, table_pieces, write_tables
from simulasi.ekspor.papan_html import PILIHAN_KOLOM, as_html
from simulasi.ekspor.tujuan import TujuanBukanBerkas, TujuanSudahAda, TujuanTidakBisaDitulis
from simulasi.papan.ringkasan import summarise
from simulasi.papan.tabel import ROW_TYPES, TABEL, Papan
from tests.ekspor.kelas_kecil import hostile_class

SKEMA = Path(__file__).parents[2] / "docs" / "skema" / "papan.schema.json"


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return hostile_class(tmp_path_factory.mktemp("ekspor"))


def page(papan: Papan, *, dengan_peringkat: bool = False) -> str:
    names = [name for name in TABEL if name != "keputusan"]
    tabel = [t for t in papan.tables(names) if dengan_peringkat or not t.perorangan]
    return as_html(summarise(papan), sorted(tabel, key=lambda t: t.perorangan))


class TestCsv:
    def test_excel_id_has_semicolons_and_decimal_commas(self, papan: Papan) -> None:
        (tabel,) = papan.tables(("papan_skor",))
        plain, excel = (b"".join(table_pieces(tabel, kind)).decode("utf-8-sig") for kind in ("baku", "excel-id"))
        a = list(csv.DictReader(io.StringIO(plain, newline="")))
        b = list(csv.DictReader(io.StringIO(excel, newline=""), delimiter=";"))
        assert [r["integritas"].replace(".", ",") for r in a] == [r["integritas"] for r in b]
        assert [r["sandi"] for r in a] == [r["sandi"] for r in b]
        assert a[0]["integritas"] == "100.0"
        assert a[0]["seri"] == "1"

    def test_no_text_begins_a_formula(self, papan: Papan) -> None:
        for tabel in papan.tables():
            rows = csv.reader(io.StringIO(b"".join(table_pieces(tabel, "baku")).decode("utf-8-sig"), newline=""))
            next(rows)
            for row in rows:
                for kolom, cell in zip(tabel.kolom, row, strict=True):
                    assert kolom.jenis != "teks" or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))

    def test_pages_of_rows_are_joined_without_a_seam(self) -> None:
        rows = [(i, f"baris {i}") for i in range(4001)]
        lines = as_csv(("n", "teks"), rows).decode("utf-8-sig").split("\r\n")
        assert lines == ["n,teks", *(f'{i},"baris {i}"' for i in range(4001)), ""]


class TestJson:
    def test_the_published_schema_is_that_of_the_columns(self) -> None:
        assert json.loads(SKEMA.read_text(encoding="utf-8")) == papan_schema(), "python docs/skema/papan.py"

    def test_the_export_keeps_to_the_schema(self, papan: Papan) -> None:
        schema = json.loads(SKEMA.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        written = json.loads(b"".join(json_pieces(summarise(papan), papan.tables())))
        jsonschema.validate(written, schema)
        assert list(written["tabel"]) == list(TABEL)
        broken = json.loads(json.dumps(written))
        broken["tabel"]["papan_skor"][0]["integritas"] = 101
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)

    def test_values_are_those_of_the_tables(self, papan: Papan) -> None:
        written = json.loads(b"".join(json_pieces(summarise(papan), papan.tables())))
        for tabel in papan.tables():
            for row, cells in zip(written["tabel"][tabel.nama], tabel.baris(), strict=True):
                assert list(row) == [k.nama for k in tabel.kolom]
                for got, cell in zip(row.values(), cells, strict=True):
                    assert got == (cell if cell is None or isinstance(cell, str | int) else float(cell))

    def test_long_tables_are_joined_without_a_seam(self, papan: Papan, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = b"".join(json_pieces(summarise(papan), papan.tables()))
        monkeypatch.setattr(ekspor_json, "_SEKALI", 3)
        assert b"".join(json_pieces(summarise(papan), papan.tables())) == whole
        assert json.loads(b"".join(json_pieces(summarise(papan), ())))["tabel"] == {}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parse(html: str) -> _Tags:
    found = _Tags()
    found.feed(html)
    return found


class TestHtml:
    def test_it_is_indonesian_self_contained_and_runs_nothing(self, papan: Papan) -> None:
        html = page(papan, dengan_peringkat=True)
        found = parse(html)
        assert ("html", {"lang": "id"}) in found.tags
        names = {tag for tag, _ in found.tags}
        assert not names & {"script", "link", "img", "iframe", "object", "form", "b0ld"}
        for _, attributes in found.tags:
            assert not {"src", "href", "onclick"} & set(attributes)
        assert "url(" not in html
        assert "@import" not in html

    def test_tables_have_captions_and_headers_with_their_meaning(self, papan: Papan) -> None:
        found = parse(page(papan, dengan_peringkat=True))
        tags = [tag for tag, _ in found.tags]
        assert tags.count("table") == tags.count("caption") == 6
        heads = [attributes for tag, attributes in found.tags if tag == "th"]
        assert all(a.get("scope") in ("col", "row") for a in heads)
        assert sum("title" in a for a in heads) == sum(len(names) for names in PILIHAN_KOLOM.values())
        for name, columns in PILIHAN_KOLOM.items():
            assert set(columns) <= {k.nama for k in ROW_TYPES[name]}

    def test_it_is_for_the_leader_and_says_so_first(self, papan: Papan) -> None:
        said = [t for t in map(str.strip, parse(page(papan)).text) if t]
        assert said[0].startswith("Untuk pemandu")  # the title of the window
        assert any(t.startswith("Hanya untuk pemandu, jangan ditayangkan") for t in said[:4])
        assert "simulasi debrief -o tayangan.html" in page(papan)

    def test_the_ranking_comes_last_and_only_when_asked_for(self, papan: Papan) -> None:
        assert "Papan skor" not in page(papan)
        ranked = page(papan, dengan_peringkat=True)
        assert "<h2><bdi>Papan skor</bdi></h2>" in ranked
        assert ranked.rindex("<h2>") == ranked.index("<h2><bdi>Papan skor")

    def test_text_is_text(self, papan: Papan) -> None:
        html = page(papan, dengan_peringkat=True)
        assert "<script" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
        assert "<script>alert(1)</script>" in parse(html).text

    def test_figures_are_written_as_in_indonesian(self, papan: Papan) -> None:
        text = parse(page(papan)).text
        assert any(re.fullmatch(r"\d+,\d %", t) for t in text)
        assert not any(re.fullmatch(r"\d+\.\d", t) for t in text)


class TestFiles:
    @pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.html", "a.json"])
    def test_equal_tables_give_equal_bytes(self, papan: Papan, tmp_path: Path, name: str) -> None:
        (tmp_path / "lagi").mkdir()
        for folder in (tmp_path, tmp_path / "lagi"):
            assert write_tables(papan, Permintaan(folder / name)) == ()
        assert (tmp_path / name).read_bytes() == (tmp_path / "lagi" / name).read_bytes()
        assert (tmp_path / name).stat().st_size > 500

    def test_a_folder_gets_every_table(self, papan: Papan, tmp_path: Path) -> None:
        write_tables(papan, Permintaan(tmp_path / "semua"))
        assert sorted(p.name for p in (tmp_path / "semua").iterdir()) == sorted(f"{name}.csv" for name in TABEL)
        for tabel in papan.tables():
            written = (tmp_path / "semua" / f"{tabel.nama}.csv").read_bytes()
            assert written == b"".join(table_pieces(tabel, "baku"))

    def test_a_folder_gets_the_tables_asked_for_whatever_their_order(self, papan: Papan, tmp_path: Path) -> None:
        write_tables(papan, Permintaan(tmp_path / "dua", ("komitmen", "kelompok")))
        assert (tmp_path / "dua" / "komitmen.csv").read_bytes()[3:11] == b"kelompok"
        assert b"apa,siapa" in (tmp_path / "dua" / "komitmen.csv").read_bytes()

    def test_nothing_existing_is_replaced_unasked(self, papan: Papan, tmp_path: Path) -> None:
        (tmp_path / "butir.csv").write_text("milik orang", encoding="utf-8")
        for request in (Permintaan(tmp_path), Permintaan(tmp_path / "butir.csv")):
            with pytest.raises(TujuanSudahAda):
                check_request(request)
        assert [p.name for p in tmp_path.iterdir()] == ["butir.csv"]
        write_tables(papan, Permintaan(tmp_path, timpa=True))
        assert (tmp_path / "butir.csv").read_bytes().startswith(b"\xef\xbb\xbfskenario,")

    @pytest.mark.parametrize(
        ("name", "kind", "said"),
        [
            ("a.pdf", BentukTidakDikenal, "Akhiri namanya dengan .csv, .xlsx, .html, atau .json"),
            ("tidak/ada", TujuanBukanBerkas, "tidak ada. Buat dulu foldernya"),
            ("tidak/ada/a.csv", TujuanBukanBerkas, "tidak ada. Buat dulu foldernya"),
            ("berkas", TujuanBukanBerkas, "sudah ada dan bukan folder"),
        ],
    )
    def test_targets_that_cannot_be_are_refused(self, tmp_path: Path, name: str, kind: type[Galat], said: str) -> None:
        (tmp_path / "berkas").write_text("x", encoding="utf-8")
        with pytest.raises(kind) as refusal:
            check_request(Permintaan(tmp_path / name))
        assert said in str(refusal.value.pesan)

    def test_two_tables_do_not_fit_one_csv(self, tmp_path: Path) -> None:
        with pytest.raises(BentukTidakDikenal, match="Tulis nama folder untuk beberapa tabel"):
            check_request(Permintaan(tmp_path / "a.csv", ("butir", "komitmen")))

    def test_a_failure_leaves_no_new_folder(
        self, papan: Papan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail() -> object:
            raise RuntimeError

        monkeypatch.setattr(type(papan), "keputusan", lambda self: fail())
        with pytest.raises(RuntimeError):
            write_tables(papan, Permintaan(tmp_path / "baru"))
        for name in ("a.csv", "a.xlsx", "a.json"):
            with pytest.raises(RuntimeError):
                write_tables(papan, Permintaan(tmp_path / name, ("keputusan",)))
        assert list(tmp_path.iterdir()) == []

    def test_a_name_that_the_system_refuses_is_told_calmly(self, papan: Papan, tmp_path: Path) -> None:
        with pytest.raises(TujuanTidakBisaDitulis, match="tidak dapat dibuat"):
            write_tables(papan, Permintaan(tmp_path / ("n" * 300)))
