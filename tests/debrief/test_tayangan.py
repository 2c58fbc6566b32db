"""`tayangan.html`: one file without network, real tables, the same bytes for the same play, hostile texts as text."""

from __future__ import annotations

import base64
import hashlib
import random
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from simulasi.debrief.halaman import HalamanPeringkat
from simulasi.debrief.susun import compose
from simulasi.ekspor.debrief.alur import HURUF, LEBAR, TINGGI, as_flow
from simulasi.ekspor.debrief.tayangan import as_html
from simulasi.papan.tabel import Papan
from simulasi.polos.debrief import tell
from tests.debrief.pembantu import Pembaca, big_class, board
from tests.ekspor.kelas_kecil import NAKAL, hostile_class
from tests.ekspor.pembantu import PECAH, hostile, load, marked, peta_of


@pytest.fixture(scope="module")
def papan(tmp_path_factory: pytest.TempPathFactory) -> Papan:
    return board(big_class(tmp_path_factory.mktemp("besar"), 60, ("pecah-paket", "pokir-siluman")))


@pytest.fixture(scope="module")
def isi(papan: Papan) -> bytes:
    return as_html(compose(papan))


def test_the_page_is_whole_and_every_table_has_a_caption(isi: bytes) -> None:
    page = Pembaca(isi)
    assert page.broken == []
    assert page.tables
    assert all(tags[0] == "caption" for tags in page.tables)
    assert dict(page.tags)["html"]["lang"] == "id"
    sections = [attrs for tag, attrs in page.tags if tag == "section"]
    assert [s["id"] for s in sections] == [f"h{i + 1}" for i in range(len(sections))]
    figures = [attrs for tag, attrs in page.tags if tag == "svg"]
    assert all("aria-labelledby" in a or a.get("aria-hidden") == "true" for a in figures)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_and_the_policy_forbids_it(isi: bytes) -> None:
    page = Pembaca(isi)
    text = isi.decode("utf-8")
    policy = next(
        a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode("utf-8")).digest()).decode("ascii")
        assert f"{tag}-src 'sha256-{digest}'" in policy  # else the browser would leave it out
    fetching = ("src", "srcset", "action", "data", "poster", "background")
    assert not [a for _, a in page.tags if set(a) & set(fetching)]
    assert all(a["href"] is None or a["href"].startswith("#") for _, a in page.tags if "href" in a)
    assert not [a for _, a in page.tags if "style" in a or any(key.startswith("on") for key in a)]  # the policy's too
    assert "http://" not in text
    assert "https://" not in text
    assert "@import" not in text
    assert "url(" not in text


def test_nothing_on_the_wall_is_smaller_than_24_pixels_at_full_hd(isi: bytes) -> None:
    style = isi.decode("utf-8").split("<style>")[1].split("</style>")[0]
    sizes = [float(x) for x in re.findall(r"font-size:\s*([\d.]+)rem", style)]
    assert len(sizes) > 20
    assert min(sizes) >= 1  # one rem is 24 pixels at 1920 × 1080
    assert "min(calc(100vw / 80), calc(100vh / 45))" in style
    assert not re.findall(r"font-size:\s*[\d.]+(?:px|pt|em|%)", style)
    drawn = [float(x) for x in re.findall(r'font-size="([\d.]+)"', isi.decode("utf-8"))]
    assert min(drawn) >= HURUF == 24


def test_equal_play_gives_equal_bytes_in_any_order(tmp_path: Path) -> None:
    besar = big_class(tmp_path, 30)
    runs = besar.runs()
    first = as_html(compose(board(besar, runs), dengan_peringkat=True))
    for seed in range(3):
        random.Random(seed).shuffle(runs)
        made = board(besar, runs)
        assert as_html(compose(made, dengan_peringkat=True)) == first
        assert as_html(compose(made, dengan_peringkat=True)) == first


def test_hostile_names_are_text(tmp_path: Path) -> None:
    papan = hostile_class(tmp_path)
    debrief = compose(papan, dengan_peringkat=True)
    page = Pembaca(as_html(debrief))
    assert page.broken == []
    assert len([t for t, _ in page.tags if t == "script"]) == 1
    ranking = debrief.halaman[-1]
    assert isinstance(ranking, HalamanPeringkat)
    shown = [row.sandi for row in ranking.baris]
    assert len(set(shown) & set(NAKAL)) >= 3  # a third of ten
    assert [name for name in shown if name not in page.words] == []


def test_codes_and_marks_that_turn_writing_are_taken_out(tmp_path: Path) -> None:
    besar = big_class(tmp_path, 30)
    named = ("\u202egnusuj\u202c", "a\u2066b", "merah\x1b[31m", "合同 🏛️")
    runs = [
        run._replace(
            peserta=replace(run.peserta, sandi=f"{named[i % 4]}{run.peserta.id[:3]}", kelompok="\u202eterbalik")
        )
        for i, run in enumerate(besar.runs())
    ]
    debrief = compose(board(besar, runs), dengan_peringkat=True)
    text = as_html(debrief).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert any(name in text for name in ("gnusuj", "ab", "合同 🏛️"))
    plain = "\n".join(tell(debrief))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)


def test_a_hostile_scenario_is_text() -> None:
    from xml.etree import ElementTree

    drawn = as_flow(peta_of(hostile()), "p")
    root = ElementTree.fromstring(drawn)  # noqa: S314 - as above
    assert {e.tag for e in root.iter()} == {"svg", "title", "desc", "path", "g", "rect", "text"}
    assert not [key for e in root.iter() for key in e.attrib if key.lower().startswith("on")]


def test_the_map_keeps_scenes_apart_and_inside() -> None:
    for peta in (peta_of(load(PECAH)), peta_of(marked())):
        drawn = as_flow(peta, "p")
        assert drawn == as_flow(peta, "p")
        boxes = [
            tuple(map(float, found))
            for found in re.findall(
                r'<rect class="kotak [^"]*" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn
            )
        ]
        assert len(boxes) == len(peta.simpul)
        assert all(x >= 0 and y >= 0 and x + w <= LEBAR and y + h <= TINGGI for x, y, w, h in boxes)
        for i, (x, y, w, h) in enumerate(boxes):
            for a, b, c, d in boxes[:i]:
                assert x >= a + c or a >= x + w or y >= b + d or b >= y + h
        assert drawn.count("<text") == len(peta.simpul) + 2 * sum(s.jenis == "akhir" for s in peta.simpul)


def test_a_class_of_350_is_ready_soon(tmp_path: Path) -> None:
    papan = board(big_class(tmp_path, 350))
    begin = time.perf_counter()
    isi = as_html(compose(papan))
    assert time.perf_counter() - begin < 10  # about half a second on a quiet machine
    assert len(isi) < 400_000


def test_plain_text_fits_eighty_columns_and_tells_every_page(papan: Papan) -> None:
    debrief = compose(papan, dengan_peringkat=True)
    lines = list(tell(debrief))
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    for i, page in enumerate(debrief.halaman):
        assert f"HALAMAN {i + 1} DARI {len(debrief.halaman)}: {page.judul.replace('×', 'kali')}" in text
    assert "tidak untuk penilaian kinerja" in text
