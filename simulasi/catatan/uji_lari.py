"""Rule 7 of merging (`hasil.md` §2): a run counts only if the scenario in its own file allows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from simulasi.catatan.gabung import BarisLari
from simulasi.catatan.uji_beban import BELUM, weigh
from simulasi.permainan.lintasan import Lintasan
from simulasi.permainan.mesin import PilihanTidakTersedia, exhibits
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.aksara import scan_scalar
from simulasi.skenario.kanonik import digest, flow_digest, from_canonical
from simulasi.skenario.model import Skenario
from simulasi.skenario.sesi import Sesi

_BEBAN: Final[set[str]] = set()
"""Digests of scenarios that were worked out in time: another merge of this process need not do it again."""


class NaskahDitolakError(Exception):
    """Why a scenario, a session or a run is not accepted, in Indonesian."""


class Naskah:
    """A scenario of an exchange file, made ready to replay runs. Raises `NaskahDitolakError`."""

    def __init__(self, kanonik: str) -> None:
        check_hidden(kanonik)
        try:
            skenario = from_canonical(kanonik, Skenario)
            program = Program(skenario)
        except (ValueError, KeyError, RecursionError):
            raise NaskahDitolakError("skenarionya di dalam berkas ini tidak sah") from None
        self.kanonik: Final = kanonik
        self.id: Final = skenario.id
        self.sidik_alur: Final = flow_digest(skenario)
        self._program: Final = program
        self._lintasan: Final = Lintasan(program)
        self._kendali: Final = {kendali.id: i for i, kendali in enumerate(skenario.mitigasi)}
        self._risiko: Risiko | None = None
        self._boleh: Final[dict[int, bool]] = {}

    def judge(self, line: BarisLari) -> str | None:
        """Say why the scenario does not allow a run; None where it does."""
        if line["skenario"] != self.id:
            return "id skenario tidak sama dengan isi skenarionya"
        try:
            states = self._lintasan.walk([choice["id"] for choice in line["pilihan"]])
        except PilihanTidakTersedia as error:
            return f'lari ini mustahil: pilihan "{error.pilihan}" tidak tersedia di adegan "{error.adegan}"'
        last = states[-1].adegan
        over = self._program.skenario.adegan[last].akhir is not None
        if ("selesai" in line) != ("akhir" in line):
            return '"selesai" dan "akhir" harus ada bersama'
        if "akhir" in line and (not over or line["akhir"] != last):
            return "lari ini mustahil: akhir yang ditulis bukan akhir yang dicapai"
        for entry in line.get("berkas_dibuka", ()):
            place: int = entry["langkah"]
            if place >= len(states) or states[place].adegan != entry["adegan"]:
                return "lari ini mustahil: berkas yang dibuka tidak ada di langkah itu"
            if entry["berkas"] not in {i for i, _ in exhibits(self._program, states[place])}:
                return "lari ini mustahil: berkas yang dibuka tidak tampak di langkah itu"
        if "kendali" in line or "komitmen" in line:
            return self._judge_controls(line)
        return None

    def _judge_controls(self, line: BarisLari) -> str | None:
        for entry in line.get("kendali", ()):
            names = entry["kendali"]
            if any(name not in self._kendali for name in names) or len(set(names)) != len(names):
                return "lari ini mustahil: kendali yang dipasang tidak ada di skenarionya"
            if not self._may_pick(sum(1 << self._kendali[name] for name in names)):
                return "lari ini mustahil: kendali itu melebihi anggaran atau menutup semua jalan"
        if any(entry["kendali"] not in self._kendali for entry in line.get("komitmen", ())):
            return "lari ini mustahil: kendali dalam komitmen tidak ada di skenarionya"
        return None

    def _may_pick(self, pick: int) -> bool:
        if pick not in self._boleh:
            self._risiko = self._risiko or Risiko(self._program)
            affordable = self._risiko.cost(pick) <= self._risiko.anggaran
            self._boleh[pick] = affordable and self._risiko.risk(pick) is not None
        return self._boleh[pick]


class Penguji:
    """Judges the runs of one file after another; a scenario that several files hold is compiled once.

    `dikenal` tells whether the journal holds a scenario already: one that was played here or let in before is not put
    to the test again.
    """

    def __init__(self, dikenal: Callable[[str], bool] = lambda _: False) -> None:
        self._dikenal: Final = dikenal
        self._naskah: Final[dict[str, Naskah | str]] = {}
        self._kepala: Mapping[str, Any] = {}
        self._sah: dict[str, bool] = {}
        self._berat: dict[str, str | None] = {}

    def open_file(self, kepala: Mapping[str, Any]) -> None:
        """Take the header of the file whose runs come next: only what it holds counts for them."""
        self._kepala = kepala["skenario"]
        self._sah = {}
        unknown = {
            sidik: text
            for sidik, text in sorted(self._kepala.items())
            if self._berat.get(sidik, BELUM) == BELUM
            and sidik not in _BEBAN
            and digest(text) == sidik
            and not self._dikenal(sidik)
        }
        if unknown:
            self._berat.update(zip(unknown, weigh(list(unknown.values())), strict=True))
            _BEBAN.update(sidik for sidik in unknown if self._berat[sidik] is None)

    def naskah(self, sidik: str) -> Naskah:
        """Give the scenario of a digest. Raises `NaskahDitolakError` where this file does not hold it, whole."""
        if sidik not in self._sah:
            kanonik = self._kepala.get(sidik)
            self._sah[sidik] = kanonik is not None and digest(kanonik) == sidik
            if self._sah[sidik] and sidik not in self._naskah:
                try:
                    self._naskah[sidik] = Naskah(cast("str", kanonik))
                except NaskahDitolakError as error:
                    self._naskah[sidik] = str(error)
        if not self._sah[sidik]:
            missing = sidik not in self._kepala
            raise NaskahDitolakError(
                "skenarionya tidak ada di dalam berkas ini" if missing else "skenarionya tidak cocok dengan sidiknya"
            )
        if (reason := self._berat.get(sidik)) is not None:
            raise NaskahDitolakError(f"{_called(self._naskah[sidik])} {reason}")
        found = self._naskah[sidik]
        if isinstance(found, str):
            raise NaskahDitolakError(found)
        return found

    def judge(self, line: BarisLari) -> str | None:
        """Rule 7: say why a run is rejected; None where it counts."""
        try:
            return self.naskah(line["sidik"]).judge(line)
        except NaskahDitolakError as error:
            return str(error)


def _called(naskah: Naskah | str) -> str:
    return "skenarionya di dalam berkas ini" if isinstance(naskah, str) else f'skenario "{naskah.id}"'


def session_id(sidik: str, kanonik: str) -> str:
    """Give the id of a session definition; raises `NaskahDitolakError` where it is damaged or none."""
    if digest(kanonik) != sidik:
        raise NaskahDitolakError("definisi sesi tidak cocok dengan sidiknya")
    check_hidden(kanonik)
    try:
        return from_canonical(kanonik, Sesi).id
    except ValueError:
        raise NaskahDitolakError("definisi sesi tidak sah") from None


def check_hidden(kanonik: str) -> None:
    """Refuse a scenario or session with characters that act on a terminal or hide text."""
    try:
        texts: list[object] = [json.loads(kanonik)]
    except (ValueError, RecursionError):
        raise NaskahDitolakError("skenarionya atau definisi sesinya bukan JSON") from None
    while texts:
        value = texts.pop()
        if isinstance(value, dict):
            for name, inner in cast("dict[str, object]", value).items():
                texts += (name, inner)
        elif isinstance(value, list):
            texts += cast("list[object]", value)
        elif isinstance(value, str) and scan_scalar(value) is not None:
            raise NaskahDitolakError("skenarionya atau definisi sesinya memuat karakter tersembunyi")
