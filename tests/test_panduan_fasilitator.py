"""The facilitator's guide is true: its commands run in order in an empty folder, and say what it shows.

Fences of the guide, by info string: `sh` (runs, exit code 0), `sh galat` (runs, exit code 1), `sh interaktif` (its
arguments are parsed only), `text` (what the commands before it print; a line `…` stands for any lines, a `…` at the
end of one for its rest), `yaml lama` and `yaml baru` (a change of the running example), `yaml NAME` (a file to write).
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from simulasi import cli

AKAR = Path(__file__).parents[1]
PANDUAN = AKAR / "docs" / "panduan-fasilitator.md"
CONTOH = Path("skenario/pengadaan/sewa-tenda.yaml")
HARI = (AKAR / "skenario" / "acuan" / "tinjauan-hukum.txt").read_text(encoding="utf-8").strip()
"""The day on which the law is judged, so that time alone breaks nothing."""

_PAGAR = re.compile(r"^```(?P<jenis>\S+) ?(?P<keterangan>[^\n]*)\n(?P<isi>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOK = [(m["jenis"], m["keterangan"], m["isi"]) for m in _PAGAR.finditer(PANDUAN.read_text(encoding="utf-8"))]


def matches(shown: str, said: str) -> bool:
    """Tell whether the guide's output is the program's, with `…` for what was left out."""
    pattern = ""
    for line in shown.splitlines():
        if line == "…":
            pattern += r"(?:.*\n)*?"
        elif line.endswith("…"):
            pattern += re.escape(line[:-1]) + ".*\n"
        else:
            pattern += re.escape(line) + "\n"
    return re.fullmatch(pattern, said) is not None


def test_left_out_lines_stand_for_lines_only() -> None:
    assert matches("a\n…\nd\n", "a\nb\nc\nd\n")
    assert matches("a …\n", "a b\n")
    assert not matches("a\nd\n", "a\nb\nd\n")
    assert not matches("a\n", "a\nb\n")
    assert not matches("…\na\n", "b\n")


class Pembaca:
    """A facilitator who does what the guide says, line by line."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._lama: str | None = None
        self._kata = ""
        self.perintah: set[str] = set()

    def do(self, jenis: str, keterangan: str, isi: str) -> None:
        if jenis == "sh":
            self._run(isi.splitlines(), keterangan)
        elif jenis == "text":
            assert matches(isi, self._kata), f"the guide shows:\n{isi}\nthe program says:\n{self._kata}"
        elif (jenis, keterangan) == ("yaml", "lama"):
            self._lama = isi
        elif (jenis, keterangan) == ("yaml", "baru"):
            assert self._lama is not None
            text = CONTOH.read_text(encoding="utf-8")
            assert text.count(self._lama) == 1, f"not there once:\n{self._lama}"
            CONTOH.write_text(text.replace(self._lama, isi), encoding="utf-8")
            self._lama = None
        else:
            assert jenis == "yaml"
            Path(keterangan).write_text(isi, encoding="utf-8")

    def _run(self, lines: list[str], keterangan: str) -> None:
        self._kata = ""
        for line in lines:
            program, *args = shlex.split(line)
            assert program == "simulasi"
            if keterangan == "interaktif":
                cli.build_parser().parse_args(args)
                continue
            if args[0] in ("baru", "periksa"):
                args += ["--tanggal", HARI]
            try:
                code = cli.main(args)
            except SystemExit as end:
                code = int(end.code or 0)
            said = self._capsys.readouterr()
            self._kata += said.out + said.err
            assert code == (1 if keterangan == "galat" else 0), self._kata
            self.perintah.add(args[0])


def test_the_guide_is_true_from_the_first_line_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIMULASI_HASIL", str(tmp_path / "hasil"))
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    reader = Pembaca(capsys)
    for blok in BLOK:
        reader.do(*blok)
    assert {"baru", "periksa", "jelaskan", "peta", "analisis", "nilai", "seimbang", "buku", "main"} <= reader.perintah
    assert (tmp_path / "peta.html").stat().st_size > 0
    assert (tmp_path / "buku-sewa-tenda.html").stat().st_size > 0
