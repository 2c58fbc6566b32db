"""Strategies that generate scenarios as plain data, in the form that YAML gives (`format.md` §3).

`scenarios()` gives data of any kind that the model accepts, `sound_scenarios()` only those without a finding that
would keep them from being played: no dead end, no trap, no loop through a scored choice, and in both dimensions a
best run better than the worst. What is sound is decided by `acuan_kasar`, not by the package.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.acuan_kasar import Acuan

Data = dict[str, Any]
Draw = Any
"""Hypothesis' `draw`: takes a strategy, gives an example of it."""

CONTOH: Final = "SIMULASI_UJI_CONTOH"
"""Environment variable: this many examples for every property, for a long run (use pytest's `--timeout=0` then)."""

TINGKAT: Final = ("bersih", "terkendali", "rawan", "pelanggaran", "pidana")
ANGKA: Final = st.integers(0, 99)
RATING: Final = st.sampled_from(("0", "1", "2", "3", "4"))


def examples(count: int) -> settings:
    """Give the settings of a property that tries `count` examples, or as many as the environment says."""
    return settings(
        max_examples=int(os.environ.get(CONTOH, count)),
        deadline=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def _maybe(draw: Draw, percent: int) -> bool:
    # The plain alternative lies at 0, where shrinking goes.
    return draw(ANGKA) >= 100 - percent


@dataclass
class Bahan:
    """What has been decided about a scenario so far: variables and scene ids.

    Ordinary choices lead from a fork (`cabang`) to a later one or to an ending; `alihan` are scenes that only
    redirections lead to. `bertanya[i]` marks fork i as one without scored choices.
    """

    variabel: dict[str, Any] = field(default_factory=dict)
    cabang: list[str] = field(default_factory=list)
    bertanya: list[bool] = field(default_factory=list)
    akhir: list[str] = field(default_factory=list)
    alihan: list[str] = field(default_factory=list)

    @property
    def nama_variabel(self) -> list[str]:
        return list(self.variabel)

    @property
    def bebas(self) -> list[str]:
        """The variables that choices may change."""
        return [nama for nama, v in self.variabel.items() if isinstance(v, str) or "hitung" not in v]

    @property
    def bulat(self) -> list[str]:
        """The whole numbers among them."""
        return [nama for nama in self.bebas if not isinstance(self.variabel[nama], str)]

    def behind(self, i: int) -> list[str]:
        """Give fork i and the forks before it from which nothing scored leads there: loops among them weigh nothing."""
        first = i
        while first > 0 and self.bertanya[first - 1]:
            first -= 1
        return self.cabang[first : i + 1]

    def bounds(self, nama: str) -> tuple[int, int]:
        v = self.variabel[nama]
        return int(v["min"]), int(v["maks"])


def _variables(draw: Draw) -> dict[str, Any]:
    out: dict[str, Any] = {}
    kinds = draw(st.lists(st.sampled_from(("ya_tidak", "bulat", "rendah", "garis_merah")), max_size=4))
    for i, kind in enumerate(kinds):
        if kind == "ya_tidak":
            out[f"{kind}_{i}"] = draw(st.sampled_from(("tidak", "ya", "false", "true")))
            continue
        lo = draw(st.sampled_from((0, 0, 1, 7)))
        hi = lo + draw(st.integers(0 if kind == "bulat" else 1, 3))
        v = {"awal": str(draw(st.integers(lo, hi))), "min": str(lo), "maks": str(hi)}
        if kind != "bulat":
            v |= {"awal": str(lo), "hitung": kind}
        out[f"{kind}_{i}"] = v
    return out


def _value(draw: Draw, bahan: Bahan, nama: str) -> str:
    if isinstance(bahan.variabel[nama], str):
        return draw(st.sampled_from(("ya", "tidak")))
    return str(draw(st.integers(*bahan.bounds(nama))))


def _test(draw: Draw, bahan: Bahan, nama: str) -> Any:
    value = _value(draw, bahan, nama)
    if isinstance(bahan.variabel[nama], str):
        return {"bukan": value} if _maybe(draw, 20) else value
    form = draw(st.sampled_from(("sama", "min", "maks", "antara", "bukan", "min_bukan")))
    if form == "sama":
        return value
    if form == "antara":
        return {"min": value, "maks": str(draw(st.integers(int(value), bahan.bounds(nama)[1])))}
    if form == "min_bukan":
        return {"min": str(bahan.bounds(nama)[0]), "bukan": value}
    return {form: value}


def _all_of(draw: Draw, bahan: Bahan) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(bahan.nama_variabel), min_size=1, max_size=2, unique=True))
    return {nama: _test(draw, bahan, nama) for nama in names}


def _condition(draw: Draw, bahan: Bahan) -> Any:
    if _maybe(draw, 25):
        return [_all_of(draw, bahan) for _ in range(draw(st.integers(1, 2)))]
    return _all_of(draw, bahan)


def _effects(draw: Draw, bahan: Bahan, pilihan: Data) -> None:
    if bahan.bebas and _maybe(draw, 40):
        names = draw(st.lists(st.sampled_from(bahan.bebas), min_size=1, max_size=2, unique=True))
        pilihan["atur"] = {nama: _value(draw, bahan, nama) for nama in names}
    if bahan.bulat and _maybe(draw, 45):
        names = draw(st.lists(st.sampled_from(bahan.bulat), min_size=1, max_size=2, unique=True))
        pilihan["tambah"] = {nama: draw(st.sampled_from(("1", "-1", "2", "-2", "9"))) for nama in names}


def _ahead(draw: Draw, bahan: Bahan, i: int) -> str:
    """Choose a scene after fork i, the next one more often than the others."""
    rest = [*bahan.cabang[i + 1 :], *bahan.akhir]
    return rest[0] if draw(ANGKA) < 65 else draw(st.sampled_from(rest))


def _targets(draw: Draw, bahan: Bahan, i: int) -> Any:
    if not bahan.variabel or not _maybe(draw, 25):
        return _ahead(draw, bahan, i)
    branches = [{"jika": _condition(draw, bahan), "ke": _ahead(draw, bahan, i)} for _ in range(draw(st.integers(1, 2)))]
    return [*branches, {"ke": _ahead(draw, bahan, i)}]


def _rate(draw: Draw, pilihan: Data) -> None:
    pilihan["skor"] = {"integritas": draw(RATING), "kepatuhan": draw(RATING)}
    if int(pilihan["skor"]["integritas"]) <= 1 and _maybe(draw, 40):
        pilihan["garis_merah"] = "ya"
    pilihan["umpan_balik"] = "Keputusan ini membawa akibat."
    pilihan["nilai"] = ["jujur", "adil"]


def _bounded_return(draw: Draw, bahan: Bahan, i: int, pilihan: Data) -> None:
    """Let a scored choice go back, as often as a counter allows: a loop of scenes that is none of states."""
    nama = draw(st.sampled_from(bahan.bulat))
    lo, hi = bahan.bounds(nama)
    pilihan.pop("atur", None)
    pilihan["jika"] = {nama: {"maks": str(max(lo, hi - 1))}}
    pilihan["tambah"] = {nama: "1"}
    pilihan["ke"] = draw(st.sampled_from(bahan.cabang[: i + 1]))


def _choice(draw: Draw, bahan: Bahan, i: int, nomor: int, *, scored: bool, alone: bool) -> Data:
    pilihan: Data = {"id": f"p{nomor}", "teks": f"Pilihan {nomor}"}
    if (bahan.variabel and nomor > 0 and _maybe(draw, 40)) or (bahan.variabel and nomor == 0 and _maybe(draw, 8)):
        pilihan["jika"] = _condition(draw, bahan)
    if bahan.variabel:
        _effects(draw, bahan, pilihan)
    pilihan["ke"] = _targets(draw, bahan, i)
    if scored and (nomor == 0 or _maybe(draw, 75)):
        _rate(draw, pilihan)
        if bahan.bulat and nomor > 0 and _maybe(draw, 15):
            _bounded_return(draw, bahan, i, pilihan)
    elif (nomor > 0 or alone) and _maybe(draw, 30):
        pilihan["ke"] = draw(st.sampled_from(bahan.cabang[: i + 1] if _maybe(draw, 8) else bahan.behind(i)))
    if _maybe(draw, 10):
        pilihan["akibat"] = "Sesuatu terjadi."
    return pilihan


def _fork(draw: Draw, bahan: Bahan, i: int) -> Data:
    adegan: Data = {"judul": f"Adegan {i}", "narasi": "Yang terjadi di sini."}
    size = draw(st.sampled_from((2, 3, 4, 2, 3, 1)))
    scored = size > 1 and not bahan.bertanya[i]
    adegan["pilihan"] = [_choice(draw, bahan, i, nomor, scored=scored, alone=size == 1) for nomor in range(size)]
    if any("skor" in p for p in adegan["pilihan"]):
        adegan["titik_rawan"] = "PBJ-01"
    if _maybe(draw, 50):
        adegan["bobot"] = draw(st.sampled_from(("1", "2", "3")))
    if bahan.variabel and _maybe(draw, 15):
        adegan["sisipan"] = [{"jika": _condition(draw, bahan), "teks": "Kemudian."}]
        adegan["berkas"] = [
            {"judul": "Nota", "isi": "Isi.", "tanda_bahaya": ["Tanpa tanggal"]},
            {"judul": "Surat", "isi": "Isi.", "jika": _condition(draw, bahan)},
        ]
    return adegan


def _ending(draw: Draw, i: int) -> Data:
    # The first two endings differ widely, so that runs do.
    tingkat = ("bersih", "pidana")[i] if i < 2 and _maybe(draw, 70) else draw(st.sampled_from(TINGKAT))
    akhir: Any = tingkat
    if _maybe(draw, 35):
        akhir = {"tingkat": tingkat}
        if _maybe(draw, 60):
            akhir["skor"] = {"integritas": draw(RATING), "kepatuhan": draw(RATING)}
        if _maybe(draw, 50):
            akhir["rugi"] = draw(st.sampled_from(("ya", "tidak")))
        if _maybe(draw, 20):
            akhir["celah"] = "Tidak ada yang memeriksa."
    return {"judul": f"Akhir {i}", "narasi": "Selesai.", "akhir": akhir}


def _touch(draw: Draw, names: list[str], hot: list[str]) -> str:
    """Choose a choice, often one that other controls touch too."""
    return draw(st.sampled_from(hot)) if draw(st.booleans()) else draw(st.sampled_from(names))


def _control(draw: Draw, bahan: Bahan, i: int, names: list[str], hot: list[str]) -> Data:
    kendali: Data = {
        "id": f"k{i}",
        "judul": f"Kendali {i}",
        "titik_rawan": ["PBJ-01"],
        "jenis": "imbauan",
        "strategi": "Yang dipasang dan cara kerjanya.",
        "pelaksana": "Inspektorat",
        "indikator": "Jumlah temuan",
        "biaya": draw(st.sampled_from(("1", "2", "3"))),
    }
    if _maybe(draw, 45):
        kendali["menutup"] = sorted({_touch(draw, names, hot) for _ in range(draw(st.integers(1, 2)))})
    if _maybe(draw, 55):
        kendali["mengalihkan"] = {
            _touch(draw, names, hot): _redirection(draw, bahan) for _ in range(draw(st.integers(1, 2)))
        }
    if bahan.bebas and _maybe(draw, 35):
        some = draw(st.lists(st.sampled_from(bahan.bebas), min_size=1, max_size=2, unique=True))
        kendali["mengawali"] = {nama: _value(draw, bahan, nama) for nama in some}
    if {"menutup", "mengalihkan", "mengawali"} & set(kendali):
        kendali["jenis"] = draw(st.sampled_from(("pencegahan", "deteksi", "koreksi")))
    return kendali


def _redirection(draw: Draw, bahan: Bahan) -> Any:
    ke = draw(st.sampled_from([*bahan.alihan, *bahan.akhir, *bahan.cabang, *bahan.alihan]))
    if not bahan.bebas or not _maybe(draw, 50):
        return {"ke": ke} if _maybe(draw, 20) else ke
    some = draw(st.lists(st.sampled_from(bahan.bebas), min_size=1, max_size=2, unique=True))
    return {"ke": ke, "atur": {nama: _value(draw, bahan, nama) for nama in some}}


def _scenes(draw: Draw, bahan: Bahan) -> dict[str, Data]:
    scenes = {nama: _fork(draw, bahan, i) for i, nama in enumerate(bahan.cabang)}
    scenes |= {nama: _ending(draw, i) for i, nama in enumerate(bahan.akhir)}
    for nama in bahan.alihan:
        # Reached only where a control sends a choice here: play goes on into the last forks, or ends.
        last = len(bahan.cabang) - 1
        scenes[nama] = _fork(draw, bahan, last) if _maybe(draw, 65) else _ending(draw, 2)
    if draw(st.booleans()):
        return scenes
    return {nama: scenes[nama] for nama in draw(st.permutations(list(scenes)))}


@st.composite
def scenarios(draw: Draw, cabang_maks: int = 6, kendali_maks: int = 4) -> Data:
    """Give scenarios that the model accepts, sound or not: 1 to `cabang_maks` forks, 2–4 endings, few controls."""
    sizes = st.integers(1, cabang_maks)
    asking = [_maybe(draw, 25) for _ in range(max(draw(sizes), draw(sizes)))]
    bahan = Bahan(
        _variables(draw),
        [f"c{i}" for i in range(len(asking))],
        asking,
        [f"a{i}" for i in range(draw(st.integers(2, 4)))],
        [f"x{i}" for i in range(draw(st.sampled_from((0, 0, 1, 1, 2))))],
    )
    scenes = _scenes(draw, bahan)
    names = [f"{nama}.{p['id']}" for nama, a in scenes.items() for p in a.get("pilihan", [])]
    hot = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2))
    data: Data = {
        "format": "1",
        "id": "uji-coba",
        "judul": "Uji coba",
        "bidang": "pengadaan",
        "tingkat": "dasar",
        "durasi": "5",
        "peran": "Pejabat",
        "ringkasan": "Sebuah kisah.",
        "tujuan": ["Mengenali tanda bahaya"],
        "diperiksa": "2026-11-20",
        "variabel": bahan.variabel,
        "awal": bahan.cabang[0],
        "adegan": scenes,
        "mitigasi": [_control(draw, bahan, i, names, hot) for i in range(draw(st.integers(1, kendali_maks)))],
        "diskusi": ["Apa yang Anda lakukan?"],
    }
    if _maybe(draw, 60):
        data["bobot_akhir"] = str(draw(st.integers(0, 9)))
    return data


def references(cabang_maks: int = 6, kendali_maks: int = 4) -> st.SearchStrategy[Acuan]:
    """Give sound scenarios with their reference; `Acuan.data` is the scenario."""
    return scenarios(cabang_maks, kendali_maks).map(Acuan).filter(Acuan.is_sound)


def sound_scenarios(cabang_maks: int = 6, kendali_maks: int = 4) -> st.SearchStrategy[Data]:
    """Give sound scenarios as plain data."""
    return references(cabang_maks, kendali_maks).map(lambda acuan: dict(acuan.data))
