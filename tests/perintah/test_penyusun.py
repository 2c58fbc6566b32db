"""`peta`, `buku` and `seimbang` from outside: forms, targets, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.ekspor.peta.letak import has_layout
from simulasi.perintah import peta as perintah_peta
from tests.ekspor.pembantu import CONTOH, PECAH

GAMBAR = (".svg", ".html") if has_layout() else ()


class Panggilan:
    """Calls commands in this process; gives exit code, standard output and standard error."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(a) for a in args])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        assert "tidak terduga" not in said.err
        return code, said.out, said.err


@pytest.fixture
def panggil(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panggilan:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    return Panggilan(capsys)


def broken(folder: Path, old: str, new: str) -> Path:
    text = CONTOH.read_text(encoding="utf-8")
    assert old in text
    path = folder / "hps-titipan.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_tree_stands_in_the_terminal(panggil: Panggilan) -> None:
    code, out, err = panggil("peta", CONTOH)
    assert (code, err) == (0, "")
    assert out.startswith("Peta cabang: HPS Titipan (hps-titipan)\n")
    assert panggil("peta", "pecah-paket")[1].startswith("Peta cabang: Pecah Paket")


@pytest.mark.parametrize("bentuk", [".mmd", ".dot", *GAMBAR, ".DOT"])
def test_each_form_is_written_once(panggil: Panggilan, tmp_path: Path, bentuk: str) -> None:
    target = tmp_path / f"peta{bentuk}"
    code, out, err = panggil("peta", CONTOH, "-o", target)
    assert (code, out) == (0, "")
    assert str(target) in err
    written = target.read_bytes()
    assert b"Draf di atas meja" in written
    code, out, err = panggil("peta", CONTOH, "-o", target)
    assert (code, out) == (1, "")
    assert "--timpa" in err
    assert panggil("peta", CONTOH, "-o", target, "--timpa")[0] == 0
    assert target.read_bytes() == written
    assert sorted(p.name for p in tmp_path.iterdir()) == [target.name]


@pytest.mark.parametrize("nama", ["peta.txt", "peta", "peta.svg.zip", ".svg"])
def test_an_unknown_ending_is_told_before_anything_is_read(panggil: Panggilan, tmp_path: Path, nama: str) -> None:
    code, out, err = panggil("peta", "tidak-ada", "-o", nama)
    assert (code, out) == (2, "")
    for word in (".svg", ".html", ".mmd", ".dot"):
        assert word in err
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_sentence_says_how_to_install(
    panggil: Panggilan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulasi.ekspor.peta.letak.has_layout", lambda: False)
    code, out, err = panggil("peta", CONTOH, "-o", "peta.svg")
    assert (code, out) == (1, "")
    assert 'pip install "pygraphviz>=2.0.2,<3"' in err
    assert panggil("peta", CONTOH, "-o", "peta.mmd")[0] == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["peta.mmd"]


def test_a_story_with_errors_is_drawn_as_far_as_it_goes(panggil: Panggilan, tmp_path: Path) -> None:
    path = broken(tmp_path, "ke: amplop", "ke: selesai")  # `amplop` can no longer be reached
    code, out, err = panggil("peta", path)
    assert code == 0
    assert "tidak terjangkau" in out
    assert "simulasi periksa" in err


@pytest.mark.parametrize(
    ("lama", "baru", "rugi"),
    [
        ("ke: amplop", "ke: selesai", True),  # S202: scores are as good as ever
        ("ke: terlambat", "ke: amplop", False),  # S204: a loop through a decision has no scores
    ],
)
def test_losses_are_told_where_there_are_scores(
    panggil: Panggilan, tmp_path: Path, lama: str, baru: str, rugi: bool
) -> None:
    if not GAMBAR:
        pytest.skip("the extra [peta] is not installed")
    path = broken(tmp_path, lama, baru)
    code, _, err = panggil("peta", path, "-o", "p.svg")
    assert code == 0
    assert "simulasi periksa" in err
    assert ("hilang rata-rata" in (tmp_path / "p.svg").read_text(encoding="utf-8")) == rugi


@pytest.mark.parametrize("perintah", ["peta", "seimbang"])
def test_the_worked_example_word_for_word(panggil: Panggilan, perintah: str) -> None:
    kept = CONTOH.parent / f"hps-titipan.{perintah}.txt"
    assert panggil(perintah, CONTOH)[1] == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("lama", "baru", "kode"), [("ke: amplop", "ke: amplob", "S201"), ("judul:", "jdul:", "S103")])
def test_broken_names_leave_no_map(panggil: Panggilan, tmp_path: Path, lama: str, baru: str, kode: str) -> None:
    path = broken(tmp_path, lama, baru)
    for args in (("peta", path), ("peta", path, "-o", "p.mmd"), ("buku", path, "-o", "b.html"), ("seimbang", path)):
        code, out, err = panggil(*args)
        assert (code, out) == (1, "")
        assert kode in err
    assert [p.name for p in tmp_path.iterdir()] == ["hps-titipan.yaml"]
    assert perintah_peta.PetaTidakBisaDigambar.kode_keluar == 1


def test_the_book_is_written_once_and_only_as_html(panggil: Panggilan, tmp_path: Path) -> None:
    code, out, err = panggil("buku", PECAH, "-o", "buku.html")
    assert (code, out) == (0, "")
    assert "peramban" in err
    written = (tmp_path / "buku.html").read_bytes()
    assert panggil("buku", PECAH, "-o", "buku.html")[0] == 1
    assert panggil("buku", PECAH, "-o", "buku.html", "--timpa")[0] == 0
    assert (tmp_path / "buku.html").read_bytes() == written
    code, _, err = panggil("buku", PECAH, "-o", "buku.pdf")
    assert (code, ".html" in err) == (2, True)
    assert panggil("buku", PECAH)[0] == 2


def test_a_story_with_errors_becomes_no_book(panggil: Panggilan, tmp_path: Path) -> None:
    path = broken(tmp_path, "ke: amplop", "ke: selesai")
    code, out, err = panggil("buku", path, "-o", "buku.html")
    assert (code, out) == (1, "")
    assert "S202" in err
    assert not (tmp_path / "buku.html").exists()


def test_balance_as_text_and_as_json(panggil: Panggilan) -> None:
    code, out, err = panggil("seimbang", CONTOH)
    assert (code, err) == (0, "")
    assert all(len(line) <= 80 for line in out.splitlines())
    # by hand: a run ends clean in 2/3 of random play, and each of its values is then 65 or more
    for words in ("rata-rata 69,4", "median 81,8", "65 ke atas (baik): 66,7", "teladan", "Berat", "telepon"):
        assert words in out.replace("\N{NO-BREAK SPACE}", " ")
    code, out, _ = panggil("seimbang", CONTOH, "--format", "json")
    found = json.loads(out)
    assert (found["id"], len(found["sidik"])) == ("hps-titipan", 64)
    assert sum(found["kuadran"].values()) == pytest.approx(1)
    # by hand: `tanda` (kepatuhan 0) is taken in 1/3 + 1/3 · 1/3 of play, and 2/3 of that ends clean
    assert found["kuadran"]["niat baik, cacat prosedur"] == pytest.approx(8 / 27)
    assert found["kuadran"]["teladan"] == pytest.approx(2 / 3 - 8 / 27)
    for nama in ("integritas", "kepatuhan"):
        sebaran = found["sebaran"][nama]
        assert sum(sebaran["kotak"]) == pytest.approx(1)
        lost = sum(p["hilang"][nama] for p in found["penentu"])
        assert lost + sebaran["rata"] == pytest.approx(100)
        assert sum(p["ragam"][nama] for p in found["penentu"]) == pytest.approx(1)
    assert found["dominan"] == [{"adegan": "meja", "pilihan": "susun"}, {"adegan": "amplop", "pilihan": "lapor"}]
    assert found["dilema"] == ["telepon"]
    chances = [a["peluang"] for a in found["akhir"]]
    assert sum(chances) == pytest.approx(1)


def test_a_folder_is_no_target(panggil: Panggilan, tmp_path: Path) -> None:
    (tmp_path / "folder.svg").mkdir()
    for target in ("folder.svg", "tidak-ada/peta.mmd"):
        code, out, err = panggil("peta", CONTOH, "-o", target)
        assert (code, out) == (1, "")
        assert "folder" in err.lower()
