"""The forms of the map: well-formed, complete, safe with hostile texts, the same for the same scenario."""

from __future__ import annotations

import importlib
import re
import time
import tomllib
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from simulasi.ekspor.peta import letak
from simulasi.ekspor.peta.dot import as_dot, quote
from simulasi.ekspor.peta.html import as_html
from simulasi.ekspor.peta.kata import fit, letter, measure
from simulasi.ekspor.peta.letak import Garis, Kotak, TataLetakTidakAda, has_layout, lay_out
from simulasi.ekspor.peta.mermaid import as_mermaid, escape
from simulasi.ekspor.peta.pohon import as_tree
from simulasi.ekspor.peta.svg import as_svg, as_svg_pages
from simulasi.permainan.peta import Peta, draw_map, with_counts
from simulasi.permainan.program import Program
from simulasi.skenario.model import Skenario
from tests.ekspor.pembantu import AKAR, CONTOH, JAHAT, PECAH, hostile, load, marked, peta_of, skor
from tests.pembangkit import examples, scenarios
from tests.permainan.pembantu import spell_scenario

TERGAMBAR = pytest.mark.skipif(not has_layout(), reason="the extra [peta] is not installed")
NS = "{http://www.w3.org/2000/svg}"


def long_story(scenes: int) -> Skenario:
    """A story of so many scenes, three choices each, some of which skip ahead."""
    forks = {
        f"a{i}": [
            {
                "id": f"p{j}",
                "teks": f"Langkah {j} dari sini",
                **skor(j, 4 - j),
                "ke": f"a{min(i + 1 + j * (i % 3), scenes - 3)}",
            }
            for j in range(3)
        ]
        for i in range(scenes - 3)
    }
    forks[f"a{scenes - 3}"] = [
        {"id": "x", "teks": "Satu", **skor(4, 4), "ke": "baik"},
        {"id": "y", "teks": "Dua", **skor(0, 0), "ke": "buruk"},
    ]
    return Skenario.model_validate(spell_scenario(forks, {"baik": "bersih", "buruk": "pidana"}))


@pytest.fixture(scope="module", params=["contoh", "pecah", "tanda", "jahat"])
def peta(request: pytest.FixtureRequest) -> Peta:
    made = {"contoh": lambda: load(CONTOH), "pecah": lambda: load(PECAH), "tanda": marked, "jahat": hostile}
    return peta_of(made[request.param]())


# --- SVG --------------------------------------------------------------------------------------------


@TERGAMBAR
def test_svg_shows_every_scene_and_every_arrow(peta: Peta) -> None:
    root = ET.fromstring(as_svg(peta))  # noqa: S314 - written by this program a moment ago
    assert root.get("lang") == "id"
    named = [e.get("id") for e in root if e.get("id")]
    assert root.get("aria-labelledby") == " ".join(str(n) for n in named[:2])
    told = [t.text or "" for t in root.iter(f"{NS}title")]
    for simpul in peta.simpul:
        assert any(t.startswith(f"{simpul.nomor}. ") and f"[{simpul.id}]" in t for t in told)
    arrows = [p for p in root.iter(f"{NS}path") if p.get("marker-end")]
    assert len(arrows) == len(peta.panah) + len(peta.pengalihan)
    dashed = [p for p in arrows if p.get("class") == "alih"]
    assert len(dashed) == len(peta.pengalihan)
    assert all(p.find(f"{NS}title") is not None for p in arrows)


@TERGAMBAR
def test_svg_holds_nothing_that_acts(peta: Peta) -> None:
    text = as_svg(peta, tautan=True)
    root = ET.fromstring(text)  # noqa: S314 - as above
    kinds = {e.tag.removeprefix(NS) for e in root.iter()}
    assert kinds <= {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text", "a"}
    for e in root.iter():
        assert not any(name.lower().startswith("on") for name in e.attrib)
        if e.tag == f"{NS}a":
            assert re.fullmatch(r"#adegan-[0-9]+", e.attrib["href"])
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "url(" not in re.sub(r"url\(#peta-ujung[a-z-]*\)", "", text.replace("url(x)", ""))


@TERGAMBAR
def test_the_same_scenario_gives_the_same_bytes(peta: Peta) -> None:
    assert as_svg(peta) == as_svg(peta)
    assert as_html(peta) == as_html(peta)


@TERGAMBAR
def test_levels_are_told_by_word_and_shape() -> None:
    text = as_svg(peta_of(load(PECAH)))
    for words in ("●●●● bersih", "●●●○ terkendali", "●●○○ rawan", "●○○○ pelanggaran", "✕✕✕✕ pidana"):
        assert text.count(words) >= 2  # in the legend and on a box


@TERGAMBAR
def test_boxes_do_not_overlap_and_texts_stay_inside() -> None:
    root = ET.fromstring(as_svg(peta_of(hostile())))  # noqa: S314 - as above
    for box in root.iter(f"{NS}g"):
        outline = box.find(f"{NS}rect")
        if outline is None or outline.get("class", "").split(" ")[0] != "kotak" or box.find(f"{NS}title") is None:
            continue
        width, height = float(outline.attrib["width"]), float(outline.attrib["height"])
        for t in box.findall(f"{NS}text"):
            if t.text == "MULAI":
                continue
            x, y, size = float(t.attrib["x"]), float(t.attrib["y"]), float(t.attrib["font-size"])
            long = measure(t.text or "", size, bold=t.get("font-weight") == "700")
            left = {"end": x - long, "middle": x - long / 2}.get(t.get("text-anchor", ""), x)
            assert left >= 0
            assert left + long <= width + 1
            assert 0 < y <= height


@TERGAMBAR
def test_what_a_cohort_did_is_drawn() -> None:
    kali = {("meja", "tunda", "telepon"): 3, ("meja", "tanda", "telepon"): 1, ("telepon", "tolak", "selesai"): 4}
    peta = with_counts(peta_of(load(CONTOH)), kali, {"meja": 4, "telepon": 4, "selesai": 4}, 4, "4 permainan & kelas")
    root = ET.fromstring(as_svg(peta))  # noqa: S314 - as above
    texts = [t.text or "" for t in root.iter(f"{NS}text")]
    assert any("Persen menurut 4 permainan & kelas" in t for t in texts)
    assert "75 % → 2" in texts
    widths = [
        float(p.attrib["stroke-width"])
        for p in root.iter(f"{NS}path")
        if p.get("marker-end") and "stroke-width" in p.attrib
    ]
    assert max(widths) == 6  # all four took that arrow
    assert widths.count(4.8) == 1  # three of four: 1 + 5 · 0.75, written with one decimal


@TERGAMBAR
def test_pieces_together_show_every_scene_once() -> None:
    peta = peta_of(load(PECAH))
    pieces = [ET.fromstring(p) for p in as_svg_pages(peta, 1.3)]  # noqa: S314 - as above
    assert len(pieces) > 1
    told = [t.text or "" for p in pieces for t in p.iter(f"{NS}title")]
    for simpul in peta.simpul:
        assert sum(f"[{simpul.id}]" in t for t in told) == 1
    boxes = [[float(x) for x in p.attrib["viewBox"].split()] for p in pieces]
    for above, below in pairwise(boxes):
        assert above[1] + above[3] == pytest.approx(below[1], abs=0.2)
        assert above[3] <= 1.3 * above[2]


@TERGAMBAR
@pytest.mark.parametrize(("scenes", "seconds"), [(60, 4), (200, 15)])
def test_large_stories_are_drawn(scenes: int, seconds: float) -> None:
    peta = peta_of(long_story(scenes))
    begun = time.perf_counter()
    root = ET.fromstring(as_svg(peta))  # noqa: S314 - as above
    assert time.perf_counter() - begun < seconds
    assert sum(bool(p.get("marker-end")) for p in root.iter(f"{NS}path")) == len(peta.panah)


@TERGAMBAR
def test_layout_goes_downwards_and_ends_at_boxes() -> None:
    boxes = [Kotak(100, 40, (50, 50)), Kotak(80, 30, (80,)), Kotak(80, 30)]
    found = lay_out(boxes, [Garis(0, 0, 1), Garis(0, 1, 2), Garis(1, 0, 2), Garis(1, 0, 1)])
    (_, top), (_, middle), (_, bottom) = found.kotak
    assert top + 40 < middle
    assert middle + 30 < bottom
    for (x, y), k in zip(found.kotak, boxes, strict=True):
        assert 0 <= x <= found.lebar - k.lebar + 1
        assert 0 <= y <= found.tinggi - k.tinggi + 1
    assert all(len(curve) % 3 == 1 for curve in found.garis)
    x, y = found.garis[0][0]
    assert (x, y) == (pytest.approx(found.kotak[0][0] + 25, abs=1.5), pytest.approx(found.kotak[0][1] + 40, abs=2))


def test_without_the_extra_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        if name == "pygraphviz":
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(letak, "import_module", missing)
    assert not has_layout()
    with pytest.raises(TataLetakTidakAda, match=r'pip install "pygraphviz>=2\.0\.2,<3"') as caught:
        as_svg(peta_of(marked()))
    for other in (".mmd", ".dot", "tanpa -o"):
        assert other in caught.value.pesan


# --- DOT and Mermaid --------------------------------------------------------------------------------


@TERGAMBAR
def test_dot_is_read_back_whole(peta: Peta) -> None:
    library: Any = importlib.import_module("pygraphviz")
    graph = library.AGraph(string=as_dot(peta))
    assert set(graph.nodes()) == {f"n{s.nomor}" for s in peta.simpul} | {"mulai"}
    assert graph.number_of_edges() == len(peta.panah) + len(peta.pengalihan) + 1
    for simpul in peta.simpul:
        assert set(graph.get_node(f"n{simpul.nomor}").attr) <= {
            "label",
            "shape",
            "style",
            "fillcolor",
            "peripheries",
            "fontname",
            "fontsize",
        }


@pytest.mark.parametrize("teks", JAHAT)
def test_quoted_text_is_one_string(teks: str) -> None:
    body = quote(teks)[1:-1]
    assert re.fullmatch(r'(?:[^"\\\n]|\\["\\])*', body)


def test_mermaid_has_one_statement_a_line(peta: Peta) -> None:
    lines = as_mermaid(peta).splitlines()
    assert lines[0] == "flowchart TB"
    nodes = [line for line in lines if re.match(r"  n[0-9]+(\[|\(\[)", line)]
    arrows = [line for line in lines if re.match(r"  n[0-9]+ (-->|-\.->)\|", line)]
    assert len(nodes) == len(peta.simpul)
    assert len(arrows) == len(peta.panah) + len(peta.pengalihan)
    for line in nodes + arrows:
        assert line.count('"') == 2
        quoted = line.split('"')[1].replace("<br/>", "")
        assert not set(quoted) & set('[]{}<>|\\`"')
    assert not any("%%{" in line for line in lines)


@pytest.mark.parametrize("teks", JAHAT)
def test_escaped_mermaid_is_plain(teks: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]|[ .,:;?!'()\-/%·→●○✕—–…]|#[0-9]+;)*", escape(teks))


# --- tree -------------------------------------------------------------------------------------------


def test_tree_fits_the_terminal_and_tells_every_scene(peta: Peta) -> None:
    lines = list(as_tree(peta))
    assert all(len(line) <= 80 for line in lines)
    assert not any("\u2500" <= c <= "\u257f" or ord(c) < 32 for line in lines for c in line)
    for simpul in peta.simpul:
        heads = [line for line in lines if re.match(rf" *{simpul.nomor}\.( |$)", line)]
        assert len(heads) == 1, simpul.id


def test_tree_of_a_marked_story() -> None:
    told = " ".join(" ".join(as_tree(peta_of(marked()))).split()).replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "pilihan 3 [tunda]: Tunda (",
        "tersedia bila tekanan 0",
        "2a, bila tekanan paling sedikit 1, ke 4",
        "2b, selain itu, ke 5",
        "garis merah",
        "kembali ke 2",
        "dengan kendali k0, pilihan 2 beralih ke 3",
        "✕✕✕✕ pidana",
        "hanya lewat kendali",
    ):
        assert words in told, words


# --- any story --------------------------------------------------------------------------------------


@TERGAMBAR
@examples(25)
@given(scenarios())
def test_any_story_with_sound_names_is_drawn(data: dict[str, Any]) -> None:
    """Dead ends, traps, loops through decisions, scenes that nothing leads to: all have a map."""
    peta = draw_map(Program(Skenario.model_validate(data)))
    assert all(0 <= s.peluang <= 1 for s in peta.simpul)
    for simpul in peta.simpul:
        leaving = peta.leaving(simpul.nomor)
        if leaving and any(p.pernah for p in leaving):
            assert sum(p.bagian for p in leaving) == pytest.approx(1)
    root = ET.fromstring(as_svg(peta))  # noqa: S314 - written by this program a moment ago
    arrows = [p for p in root.iter(f"{NS}path") if p.get("marker-end")]
    assert len(arrows) == len(peta.panah) + len(peta.pengalihan)
    assert as_html(peta).count("<section id=") == len(peta.simpul)
    assert all(len(line) <= 80 for line in as_tree(peta))
    assert as_mermaid(peta).count("\n") >= len(peta.panah)
    assert as_dot(peta).count("->") >= len(peta.panah)


def test_the_sentence_names_what_the_extra_installs() -> None:
    project = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["peta"] == [letak.PAKET]
    assert any(line.startswith(letak.PAKET) for line in project["optional-dependencies"]["uji"])


# --- measures ---------------------------------------------------------------------------------------


def test_letters_of_branches() -> None:
    assert [letter(n) for n in (0, 1, 26, 27, 52, 53)] == ["", "a", "z", "aa", "az", "ba"]


@pytest.mark.parametrize("teks", [*JAHAT, "", "a", "kata " * 30])
def test_fitted_lines_fit(teks: str) -> None:
    for width in (30.0, 120.0):
        lines = fit(teks, width, 10, 2)
        assert 1 <= len(lines) <= 2
        assert all(measure(line, 10) <= width for line in lines)
    whole = fit(teks, 1e6, 10, 2)
    assert whole == [" ".join(teks.split())]
