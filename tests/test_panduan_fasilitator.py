"""The facilitator's guide and the newcomer's notes are true: what they type runs, and says what they show.

Fences, by info string:

- `sh` runs and ends with 0, `sh galat` with 1, `sh salah-pakai` with 2; `sh gambar` runs where maps can be drawn;
  `sh interaktif` is only parsed
- `text` is what the commands before it print; a line `…` stands for any lines, a `…` at the end of one for its rest
- `yaml lama` and `yaml baru` change the running example; with `yaml keliru` in place of `yaml baru` the change is taken
  back after the next commands; `yaml NAME` is a file to write
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulasi import cli
from simulasi.ekspor.peta.letak import has_layout

AKAR = Path(__file__).parents[1]
CONTOH = Path("skenario/pengadaan/sewa-tenda.yaml")
HARI = (AKAR / "skenario" / "acuan" / "tinjauan-hukum.txt").read_text(encoding="utf-8").strip()
"""The day on which the law is judged, so that time alone breaks nothing."""

KODE_KELUAR = {"": 0, "gambar": 0, "galat": 1, "salah-pakai": 2}
_PAGAR = re.compile(r"^```(?P<jenis>\S+) ?(?P<keterangan>[^\n]*)\n(?P<isi>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(nama: str) -> Iterator[tuple[str, str, str]]:
    """Yield the fenced blocks of a document: language, what else the fence says, content."""
    for m in _PAGAR.finditer((AKAR / "docs" / nama).read_text(encoding="utf-8")):
        yield m["jenis"], m["keterangan"], m["isi"]


def matches(shown: str, said: str) -> bool:
    """Tell whether the output shown is the program's, with `…` for what was left out."""
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
    """A facilitator who does what a document says, line by line."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._lama: str | None = None
        self._utuh: str | None = None
        self._kata: str | None = None
        self.perintah: set[str] = set()

    def do(self, jenis: str, keterangan: str, isi: str) -> None:
        if jenis == "sh":
            self._run(isi.splitlines(), keterangan)
        elif jenis == "text":
            if self._kata is not None:
                assert matches(isi, self._kata), f"shown:\n{isi}\nsaid:\n{self._kata}"
        elif keterangan == "lama":
            self._lama = isi
        elif keterangan in ("baru", "keliru"):
            assert self._lama is not None
            text = CONTOH.read_text(encoding="utf-8")
            lama, baru = (self._lama, isi) if self._lama in text else (self._lama[:-1], isi[:-1])  # in a line's middle
            assert text.count(lama) == 1, f"stands {text.count(lama)} times:\n{lama}"
            self._utuh = text if keterangan == "keliru" else None
            CONTOH.write_text(text.replace(lama, baru), encoding="utf-8")
            self._lama = None
        else:
            assert jenis == "yaml"
            Path(keterangan).write_text(isi, encoding="utf-8")

    def _run(self, lines: list[str], keterangan: str) -> None:
        self._kata = None if keterangan == "gambar" and not has_layout() else ""
        for line in lines:
            program, *args = shlex.split(line)
            assert program == "simulasi"
            if keterangan == "interaktif":
                cli.build_parser().parse_args(args)
            elif self._kata is not None:
                code, said = self._call(args)
                assert code == KODE_KELUAR[keterangan], said
                self._kata += said
                self.perintah.add(args[0])
        if self._utuh is not None:
            CONTOH.write_text(self._utuh, encoding="utf-8")
            self._utuh = None

    def _call(self, args: list[str]) -> tuple[int, str]:
        try:
            code = cli.main([*args, "--tanggal", HARI] if args[0] in ("baru", "periksa") else args)
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        return code, said.out + said.err


@pytest.mark.parametrize(
    ("nama", "perintah"),
    [
        (
            "panduan-fasilitator.md",
            "--version baru periksa jelaskan peta analisis nilai seimbang buku main papan "
            "sesi ekspor gabung debrief laporan",
        ),
        ("catatan-pengguna-baru.md", "baru periksa jelaskan peta analisis seimbang buku"),
    ],
)
def test_a_document_is_true_from_the_first_line_to_the_last(
    nama: str,
    perintah: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIMULASI_HASIL", str(tmp_path / "hasil"))
    monkeypatch.delenv("SIMULASI_SKENARIO", raising=False)
    reader = Pembaca(capsys)
    for block in blocks(nama):
        reader.do(*block)
    assert reader.perintah == set(perintah.split())
