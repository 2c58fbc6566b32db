"""A second, naive reading of the format and the scoring rules, to compare the engine with.

Written straight from `format.md` §3 and `skor.md` §1–4 on plain data: values live in dictionaries, runs are
enumerated one by one, chances come from linear equations in fractions. Nothing here is fast, and nothing is shared
with the package.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, pairwise
from typing import Any

DIMENSI = ("integritas", "kepatuhan")
YA = {"ya": True, "true": True, "tidak": False, "false": False}
RATING_TINGKAT = {"bersih": 4, "terkendali": 3, "rawan": 2, "pelanggaran": 1, "pidana": 0}
DEKAT = Fraction(1, 10**9)

Keadaan = tuple[str, tuple[tuple[str, bool | int], ...]]
"""A state: the scene, and the variables with their values in order of name."""

Hasil = tuple[str, int, int, int]
"""What a road collects: the ending it leads to, Σ w, Σ w·r for integritas, Σ w·r for kepatuhan."""

Bobot = Callable[[str, str], Fraction]
"""The weight of a choice in random play, by scene id and choice id."""


class TerlaluBesar(Exception):
    """The scenario has more runs or states than a naive enumeration should try."""


class Buntu(Exception):
    """Some reachable state has no choice left, or no ending."""


@dataclass(frozen=True)
class Jalan:
    """One complete run: the states it passes, the choices between them, and what it collects."""

    keadaan: tuple[Keadaan, ...]
    pilihan: tuple[str, ...]
    hasil: Hasil


def read_value(text: str) -> bool | int:
    """Read a variable's value as it stands in a file."""
    return YA[text] if text in YA else int(text)


def holds(syarat: Any, nilai: Mapping[str, bool | int]) -> bool:
    """Tell whether a condition holds; a missing one always does."""
    if syarat is None:
        return True
    if isinstance(syarat, list):
        return any(holds(semua, nilai) for semua in syarat)
    for nama, uji in syarat.items():
        x = nilai[nama]
        if isinstance(uji, str):
            if x != read_value(uji):
                return False
            continue
        if "min" in uji and x < int(uji["min"]):
            return False
        if "maks" in uji and x > int(uji["maks"]):
            return False
        if "bukan" in uji and x == read_value(uji["bukan"]):
            return False
    return True


class Acuan:
    """The reference for one scenario, given as the dictionaries, lists and texts that YAML gives.

    `batas` bounds the number of runs from the start that are enumerated (`TerlaluBesar` beyond it).
    """

    def __init__(self, data: Mapping[str, Any], batas: int = 1500) -> None:
        self.data = data
        self.batas = batas
        self.adegan: Mapping[str, Any] = data["adegan"]
        self.mitigasi: Sequence[Any] = data["mitigasi"]
        self.variabel: Mapping[str, Any] = data.get("variabel", {})
        self.bobot_akhir = int(data.get("bobot_akhir", "3"))

    def __repr__(self) -> str:
        return f"Acuan({self.data!r})"

    # Play

    def start(self, kendali: Collection[int] = ()) -> Keadaan:
        """Give the first state with a set of controls (numbers in file order) in place."""
        nilai = {nama: YA[v] if isinstance(v, str) else int(v["awal"]) for nama, v in self.variabel.items()}
        decided: set[str] = set()
        for i in sorted(kendali):
            for nama, x in self.mitigasi[i].get("mengawali", {}).items():
                if nama not in decided:
                    nilai[nama] = read_value(x)
                    decided.add(nama)
        return self.data["awal"], tuple(sorted(nilai.items()))

    def moves(self, keadaan: Keadaan, kendali: Collection[int] = ()) -> list[tuple[Any, Keadaan]]:
        """List the choices on offer, in file order, each with the state that it leads to."""
        adegan, values = keadaan
        out: list[tuple[Any, Keadaan]] = []
        for pilihan in self.adegan[adegan].get("pilihan", []):
            name = f"{adegan}.{pilihan['id']}"
            if not holds(pilihan.get("jika"), dict(values)):
                continue
            if any(name in self.mitigasi[i].get("menutup", []) for i in kendali):
                continue
            nilai = self._affect(pilihan, dict(values))
            alih = next(
                (
                    self.mitigasi[i]["mengalihkan"][name]
                    for i in sorted(kendali)
                    if name in self.mitigasi[i].get("mengalihkan", {})
                ),
                None,
            )
            if alih is None:
                ke = self._branch(pilihan["ke"], nilai)
            elif isinstance(alih, str):
                ke = alih
            else:
                ke = alih["ke"]
                nilai |= {nama: read_value(x) for nama, x in alih.get("atur", {}).items()}
            out.append((pilihan, (ke, tuple(sorted(nilai.items())))))
        return out

    def _affect(self, pilihan: Any, nilai: dict[str, bool | int]) -> dict[str, bool | int]:
        for nama, x in pilihan.get("atur", {}).items():
            nilai[nama] = read_value(x)
        for nama, x in pilihan.get("tambah", {}).items():
            nilai[nama] += int(x)
        skor = pilihan.get("skor")
        for nama, v in self.variabel.items():
            if isinstance(v, str) or skor is None:
                continue
            low = int(skor["integritas"]) <= 1 or int(skor["kepatuhan"]) <= 1
            if v.get("hitung") == "rendah" and low:
                nilai[nama] += 1
            if v.get("hitung") == "garis_merah" and pilihan.get("garis_merah") == "ya":
                nilai[nama] += 1
        for nama, v in self.variabel.items():
            if not isinstance(v, str):
                nilai[nama] = min(max(nilai[nama], int(v["min"])), int(v["maks"]))
        return nilai

    @staticmethod
    def _branch(ke: Any, nilai: Mapping[str, bool | int]) -> str:
        if isinstance(ke, str):
            return ke
        return next(c["ke"] for c in ke if holds(c.get("jika"), nilai))

    def is_over(self, keadaan: Keadaan) -> bool:
        """Tell whether a state is an ending."""
        return "akhir" in self.adegan[keadaan[0]]

    def ending(self, adegan: str) -> tuple[str, tuple[int, int], bool]:
        """Give an ending's level, its two ratings and whether the public is harmed."""
        akhir = self.adegan[adegan]["akhir"]
        if isinstance(akhir, str):
            akhir = {"tingkat": akhir}
        tingkat = akhir["tingkat"]
        rating = RATING_TINGKAT[tingkat], RATING_TINGKAT[tingkat]
        if "skor" in akhir:
            rating = int(akhir["skor"]["integritas"]), int(akhir["skor"]["kepatuhan"])
        rugi = YA[akhir["rugi"]] if "rugi" in akhir else tingkat not in ("bersih", "terkendali")
        return tingkat, rating, rugi

    # The graph of states

    def states(self, kendali: Collection[int] = ()) -> dict[Keadaan, list[tuple[Any, Keadaan]]]:
        """Give every reachable state with its moves."""
        first = self.start(kendali)
        found = {first: self.moves(first, kendali)}
        queue = deque([first])
        while queue:
            for _, after in found[queue.popleft()]:
                if after not in found:
                    found[after] = self.moves(after, kendali)
                    queue.append(after)
                    if len(found) > 400:
                        raise TerlaluBesar
        return found

    def leading_on(self, graph: Mapping[Keadaan, list[tuple[Any, Keadaan]]]) -> set[Keadaan]:
        """Give the states from which some ending can be reached."""
        good = {s for s in graph if self.is_over(s)}
        grown = True
        while grown:
            more = {s for s, moves in graph.items() if s not in good and any(t in good for _, t in moves)}
            good |= more
            grown = bool(more)
        return good

    @cached_property
    def keadaan(self) -> dict[Keadaan, list[tuple[Any, Keadaan]]]:
        """The states of play without controls."""
        return self.states()

    def _reaches(self, source: Keadaan, goal: Keadaan) -> bool:
        seen = {source}
        stack = [source]
        while stack:
            s = stack.pop()
            if s == goal:
                return True
            for _, t in self.keadaan[s]:
                if t not in seen:
                    seen.add(t)
                    stack.append(t)
        return False

    @cached_property
    def gerak_lingkar(self) -> list[Any]:
        """The choices that some loop of states passes through."""
        return [p for s, moves in self.keadaan.items() for p, t in moves if self._reaches(t, s)]

    def is_sound(self) -> bool:
        """Tell whether the scenario has no S203, S204, S205, S301 or S302 and is small enough to enumerate."""
        try:
            graph = self.keadaan
            if not any("skor" in p for moves in graph.values() for p, _ in moves):
                return False
            if len(self.leading_on(graph)) < len(graph) or any("skor" in p for p in self.gerak_lingkar):
                return False
            return all(lo < hi for lo, hi in self.rentang)
        except TerlaluBesar:
            return False

    # Runs

    def walk(self, source: Keadaan) -> Iterator[Jalan]:
        """Enumerate the roads from a state to an ending that pass no state twice.

        Without loops of states these are all roads. With loops every other road collects what one of these does,
        since moves in loops weigh nothing.
        """
        for count, jalan in enumerate(self._walk_on([source], [], (0, 0, 0))):
            if count >= self.batas:
                raise TerlaluBesar
            yield jalan

    def _walk_on(self, states: list[Keadaan], names: list[str], sums: tuple[int, int, int]) -> Iterator[Jalan]:
        here = states[-1]
        if self.is_over(here):
            yield Jalan(tuple(states), tuple(names), (here[0], *sums))
            return
        for pilihan, after in self.keadaan[here]:
            if after in states:
                continue
            states.append(after)
            names.append(pilihan["id"])
            yield from self._walk_on(states, names, self._collect(here[0], pilihan, sums))
            states.pop()
            names.pop()

    def _collect(self, adegan: str, pilihan: Any, sums: tuple[int, int, int]) -> tuple[int, int, int]:
        if "skor" not in pilihan:
            return sums
        w = int(self.adegan[adegan].get("bobot", "1"))
        i, k = (int(pilihan["skor"][d]) for d in DIMENSI)
        return sums[0] + w, sums[1] + w * i, sums[2] + w * k

    @cached_property
    def lari(self) -> list[Jalan]:
        """Every run from the start (with loops: those that pass no state twice)."""
        return list(self.walk(self.start()))

    @cached_property
    def _onward(self) -> dict[Keadaan, set[Hasil]]:
        return {}

    def outcomes(self, keadaan: Keadaan) -> set[Hasil]:
        """Give what the roads from a state can collect."""
        if keadaan not in self._onward:
            self._onward[keadaan] = {jalan.hasil for jalan in self.walk(keadaan)}
        return self._onward[keadaan]

    # Scores

    @cached_property
    def bobot(self) -> int:
        """W, the largest sum of weights that any run collects."""
        return max(jalan.hasil[1] for jalan in self.lari)

    def total(self, hasil: Hasil, d: int) -> int:
        """Give T_d of what a run collected."""
        akhir, w, *sums = hasil
        return sums[d] + (self.bobot + self.bobot_akhir - w) * self.ending(akhir)[1][d]

    @cached_property
    def rentang(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """(lo, hi) of T in both dimensions."""
        first, second = ([self.total(jalan.hasil, d) for jalan in self.lari] for d in (0, 1))
        return (min(first), max(first)), (min(second), max(second))

    def scale(self, total: int, d: int) -> Fraction:
        """Give nilai_d of a total."""
        lo, hi = self.rentang[d]
        return Fraction(100 * (total - lo), hi - lo)

    def best_total(self, keadaan: Keadaan, sums: tuple[int, int, int], d: int) -> int:
        """Give V_d of a history that collected `sums` and stands in `keadaan`."""
        return max(
            self.total((akhir, w + sums[0], i + sums[1], k + sums[2]), d) for akhir, w, i, k in self.outcomes(keadaan)
        )

    def follow(self, pilihan: Sequence[str]) -> tuple[list[Keadaan], list[tuple[int, int, int]]]:
        """Give the states of a run and what is collected at each."""
        states, sums = [self.start()], [(0, 0, 0)]
        for name in pilihan:
            taken, after = next((p, t) for p, t in self.keadaan[states[-1]] if p["id"] == name)
            sums.append(self._collect(states[-1][0], taken, sums[-1]))
            states.append(after)
        return states, sums

    def losses(self, pilihan: Sequence[str], d: int) -> list[Fraction]:
        """Give hilang_d of every move of a run."""
        best = [self.best_total(s, collected, d) for s, collected in zip(*self.follow(pilihan), strict=True)]
        lo, hi = self.rentang[d]
        return [Fraction(100 * (a - b), hi - lo) for a, b in pairwise(best)]

    def least_loss(self, pilihan: Sequence[str], d: int) -> list[bool]:
        """Tell for every move of a run whether no choice on offer loses less in dimension d."""
        out: list[bool] = []
        for s, collected, name in zip(*self.follow(pilihan), pilihan, strict=False):
            kept = {p["id"]: self.best_total(t, self._collect(s[0], p, collected), d) for p, t in self.keadaan[s]}
            out.append(kept[name] == max(kept.values()))
        return out

    # Analysis

    @cached_property
    def jalur(self) -> int | None:
        """The number of runs, None where loops make it infinite."""
        return None if self.gerak_lingkar else len(self.lari)

    @cached_property
    def langkah(self) -> tuple[int, int | None]:
        """Moves of the shortest and of the longest run."""
        lengths = [len(jalan.pilihan) for jalan in self.lari]
        return min(lengths), None if self.gerak_lingkar else max(lengths)

    def ending_range(self, akhir: str, d: int) -> tuple[Fraction, Fraction]:
        """Lowest and highest nilai_d among the runs to an ending."""
        values = [self.scale(self.total(jalan.hasil, d), d) for jalan in self.lari if jalan.hasil[0] == akhir]
        return min(values), max(values)

    @cached_property
    def dilema(self) -> list[str]:
        """The forks that are a dilemma in some state, in file order."""
        found: set[str] = set()
        for (adegan, _), moves in self.keadaan.items():
            ratings = [tuple(int(p["skor"][d]) for d in DIMENSI) for p, _ in moves if "skor" in p]
            if ratings and not any(all(own[d] >= other[d] for other in ratings for d in (0, 1)) for own in ratings):
                found.add(adegan)
        return [adegan for adegan in self.adegan if adegan in found]

    def chances(self, kendali: Collection[int] = (), bobot: Bobot | None = None) -> dict[str, Fraction]:
        """Give the chance of every ending under random play with controls in place.

        Every available choice is equally likely, or as `bobot` weighs it. Raises `Buntu` for a dead end or a trap.
        """
        graph = self.states(kendali)
        if len(self.leading_on(graph)) < len(graph):
            raise Buntu
        rows: dict[Keadaan, dict[Any, Fraction]] = {}
        for s, moves in graph.items():
            if self.is_over(s):
                rows[s] = {s[0]: Fraction(1)}
                continue
            weights = [Fraction(1) if bobot is None else bobot(s[0], p["id"]) for p, _ in moves]
            row: dict[Any, Fraction] = {}
            for (_, t), w in zip(moves, weights, strict=True):
                row[t] = row.get(t, Fraction(0)) + w / sum(weights)
            rows[s] = row
        return solve(rows, self.start(kendali))

    def risk(self, kendali: Collection[int] = (), bobot: Bobot | None = None) -> Fraction | None:
        """Give the chance of harm with controls in place, None for a dead end or a trap."""
        try:
            chances = self.chances(kendali, bobot)
        except Buntu:
            return None
        return sum((x for akhir, x in chances.items() if self.ending(akhir)[2]), Fraction(0))

    def cost(self, kendali: Collection[int]) -> int:
        """Give the cost of a set of controls."""
        return sum(int(self.mitigasi[i]["biaya"]) for i in kendali)

    @cached_property
    def anggaran(self) -> int:
        """Half the sum of all costs, rounded up."""
        whole = self.cost(range(len(self.mitigasi)))
        return whole // 2 + whole % 2

    @cached_property
    def kumpulan(self) -> list[tuple[int, ...]]:
        """Every set of controls."""
        n = len(self.mitigasi)
        return [chosen for k in range(n + 1) for chosen in combinations(range(n), k)]

    @cached_property
    def risiko(self) -> dict[tuple[int, ...], Fraction | None]:
        """The risk of every set of controls."""
        return {chosen: self.risk(chosen) for chosen in self.kumpulan}

    def best(self, anggaran: int) -> tuple[int, ...]:
        """Give the affordable set with the least risk; ties: cheaper, fewer, first in the file."""
        known = {s: r for s, r in self.risiko.items() if r is not None and self.cost(s) <= anggaran}
        least = min(known.values())
        tied = [s for s, r in known.items() if r - least <= DEKAT]
        return min(tied, key=lambda s: (self.cost(s), len(s), s))


def solve(rows: Mapping[Keadaan, Mapping[Any, Fraction]], wanted: Any) -> dict[Any, Fraction]:
    """Solve x_s = Σ row[t]·x_t by elimination; keys that are no row are the knowns that the answer is given in."""
    work = {s: dict(row) for s, row in rows.items()}
    for s in reversed(list(rows)):
        own = work[s].pop(s, Fraction(0))
        work[s] = {t: x / (1 - own) for t, x in work[s].items()}
        for other, row in work.items():
            if other != s and s in row:
                through = row.pop(s)
                for t, x in work[s].items():
                    row[t] = row.get(t, Fraction(0)) + through * x
    return work[wanted]
