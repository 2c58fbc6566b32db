"""The book: complete, its references lead somewhere, hostile texts stay text, nothing comes from outside."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from simulasi.ekspor import buku
from simulasi.ekspor.buku import as_book, css_string
from simulasi.ekspor.markah import as_html
from simulasi.ekspor.peta.html import as_html as map_page
from simulasi.ekspor.peta.letak import has_layout
from simulasi.lari.lakon import Lakon
from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.skenario.acuan import Acuan
from simulasi.skenario.model import Skenario
from simulasi.skenario.temuan import Temuan
from tests.ekspor.pembantu import AKAR, CONTOH, JAHAT, PECAH, hostile, load, marked, peta_of
from tests.pembangkit import examples, sound_scenarios

KOSONG = {"meta", "br", "input", "col", "hr", "img", "link"}


class Halaman(HTMLParser):
    """Reads a page: its elements, ids, links, text; and that every element is closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attrs: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attrs.extend((tag, name, value or "") for name, value in attrs)
        if tag not in KOSONG:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attrs.extend((tag, name, value or "") for name, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attrs if key == name]


def acuan() -> Acuan:
    return load_catalogues(AKAR / "skenario" / "acuan")[0]


def book(skenario: Skenario, temuan: tuple[Temuan, ...] = ()) -> str:
    return as_book(Lakon(skenario, acuan()), temuan)


def pages() -> dict[str, str]:
    made = {"contoh": load(CONTOH), "pecah": load(PECAH), "tanda": marked(), "jahat": hostile()}
    out = {f"buku-{nama}": book(skenario) for nama, skenario in made.items()}
    if has_layout():
        out |= {f"peta-{nama}": map_page(peta_of(skenario)) for nama, skenario in made.items()}
    return out


@pytest.fixture(scope="module")
def halaman() -> dict[str, str]:
    return pages()


def test_references_lead_somewhere(halaman: dict[str, str]) -> None:
    for nama, text in halaman.items():
        page = Halaman(text)
        ids = page.values("id")
        assert len(ids) == len(set(ids)), nama
        for tag, key, value in page.attrs:
            if key == "href":
                assert value.startswith("#"), (nama, tag, value)
                assert value[1:] in ids, (nama, value)


def test_pages_are_indonesian_and_self_contained(halaman: dict[str, str]) -> None:
    for nama, text in halaman.items():
        assert text.startswith('<!DOCTYPE html>\n<html lang="id">'), nama
        page = Halaman(text)
        assert not {"script", "link", "iframe", "object", "embed", "img", "form", "base"} & set(page.tags)
        assert not page.values("src")
        assert not any(key.startswith("on") for _, key, _ in page.attrs)
        style = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
        assert "@import" not in style
        assert "url(" not in style
        assert page.tags["caption"] == page.tags["table"] - text.count("<table>\n<thead>\n<tr>\n<th>")  # Markdown's own


def test_hostile_texts_are_shown_as_text(halaman: dict[str, str]) -> None:
    text = Halaman(halaman["buku-jahat"]).text
    for jahat in JAHAT[:6]:
        bare = " ".join(jahat.replace("&amp;", "&").replace("&#60;", "<").split())
        if "\\" not in jahat and "`" not in jahat:  # these mean something in Markdown
            assert bare in text, jahat


def test_every_part_of_the_scenario_is_in_the_book(halaman: dict[str, str]) -> None:
    skenario = load(PECAH)
    text = Halaman(halaman["buku-pecah"]).text

    def tells(part: str | None) -> None:
        if part is not None:
            plain = " ".join(re.sub(r"[*_|`]", " ", part).split())
            assert plain in text or plain[:40] in text, part

    for part in (skenario.judul, skenario.peran, skenario.ringkasan, *skenario.tujuan, *skenario.diskusi):
        tells(part)
    for adegan in skenario.adegan.values():
        tells(adegan.judul)
        for berkas in adegan.berkas:
            for tanda in (berkas.judul, *berkas.tanda_bahaya):
                tells(tanda)
        for pilihan in adegan.pilihan:
            for part in (pilihan.teks, pilihan.akibat, pilihan.umpan_balik):
                tells(part)
        if adegan.akhir is not None:
            tells(adegan.akhir.celah)
    for kendali in skenario.mitigasi:
        for part in (kendali.judul, kendali.pelaksana, kendali.indikator):
            tells(part)
    lakon = Lakon(skenario, acuan())
    assert lakon.sidik in text
    assert lakon.sidik_alur in text
    assert "Perpres 16/2018 Pasal 20 ayat (2) huruf d" in text
    assert "berlaku pada" in text


def test_every_scene_stands_once(halaman: dict[str, str]) -> None:
    for nama, skenario in (("pecah", load(PECAH)), ("tanda", marked())):
        page = Halaman(halaman[f"buku-{nama}"])
        articles = [value for tag, key, value in page.attrs if tag == "article" and key == "id"]
        assert articles == [f"adegan-{i + 1}" for i in range(len(skenario.adegan))]


def test_marks_of_a_marked_story(halaman: dict[str, str]) -> None:
    text = Halaman(halaman["buku-tanda"]).text.replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "✕ garis merah",
        "Tersedia bila tekanan 0",
        "bila tekanan paling sedikit 1: → 4",
        "utang menjadi ya",
        "pilihan 2 di adegan 2 → 3 (utang menjadi tidak)",
        "tekanan 1",
        "ditutup kendali k1",
        "Risiko bila hanya kendali ini dipasang:",
    ):
        assert words in text, words


def test_warnings_are_told() -> None:
    temuan = (Temuan("S401", "x.yaml", 7, 3, "Pesan <b>satu</b>.", "Saran & jalan."),)
    text = Halaman(book(marked(), temuan)).text
    assert "1 peringatan" in text
    assert "Pesan <b>satu</b>." in text
    assert "Saran & jalan." in text
    assert "Tidak ada temuan" in Halaman(book(marked())).text


def test_without_the_extra_the_scenes_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buku, "has_layout", lambda: False)
    page = Halaman(book(load(CONTOH)))
    assert page.tags["svg"] == 0
    assert "pygraphviz" in page.text


def test_the_same_scenario_gives_the_same_bytes() -> None:
    assert book(load(PECAH)) == book(load(PECAH))


@examples(8)
@given(sound_scenarios())
def test_any_sound_story_becomes_a_book(data: dict[str, Any]) -> None:
    skenario = Skenario.model_validate(data)
    page = Halaman(book(skenario))
    assert page.tags["article"] == len(skenario.adegan)
    ids = set(page.values("id"))
    assert all(value[1:] in ids for value in page.values("href"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>\n"),
        ("[teks](javascript:alert(1))", "<p>[teks](javascript:alert(1))</p>\n"),
        ("[teks](http://contoh.invalid)", "<p>teks</p>\n"),
        ("<http://contoh.invalid>", "<p>http://contoh.invalid</p>\n"),
        ("![gambar <b>](http://contoh.invalid/a.png)", "<p>gambar &lt;b&gt;</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("# Judul", "<h4>Judul</h4>\n"),
        ("###### Judul", "<h6>Judul</h6>\n"),
        ("| a | b |\n|---|---|\n| 1 | <i> |", None),
    ],
)
def test_markdown_is_rendered_and_harmless(markdown: str, html: str | None) -> None:
    found = str(as_html(markdown))
    if html is None:
        assert found.startswith("<table>")
        assert "<td>&lt;i&gt;</td>" in found
    else:
        assert found == html


@pytest.mark.parametrize("teks", JAHAT)
def test_a_css_string_cannot_be_left(teks: str) -> None:
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]{6} )*"', str(css_string(teks)))


def test_templates_are_part_of_the_package() -> None:
    folder = Path(buku.__file__).parent / "templat"
    assert {p.name for p in folder.iterdir()} >= {"dasar.html.j2", "buku.html.j2", "peta.html.j2", "dasar.css"}


def test_a_comma_in_the_page_header_keeps_its_space() -> None:
    def read(written: str) -> str:  # as CSS does: one blank after an escape belongs to it
        return re.sub(r"\\([0-9a-f]{1,6})\s?", lambda m: chr(int(m[1], 16)), written[1:-1])

    for title in ("Malam, Sebelum Ketok", "A: b", "a – b", "é", "x, 1f"):
        assert read(str(css_string(title))) == title


def test_a_story_too_large_to_draw_is_a_book_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulasi.ekspor.buku.KOTAK_MAKS", 3)
    book = as_book(Lakon(load(CONTOH), Acuan()), ())
    assert "Peta cabang, bagian" not in book
    assert "<svg" not in book
