"""An attack on a room: its pages are read as a person would, and everything that they say is put into equations.

Nothing of the package's masking is used. A room is played, the debrief is written as a page and as plain text, the
counts are read back from there, and what they determine is found by elimination (modulo a large prime, which can only
find more) on possible runs: those that were played, many played at random, and the shortest through each move. That
takes less for possible than is, so it knows more than anybody in the room.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from simulasi.catatan import Lari, Peserta, PilihanTercatat
from simulasi.debrief.susun import compose
from simulasi.ekspor.debrief.tayangan import as_html
from simulasi.lari.lakon import Lakon
from simulasi.papan.definisi import DefinisiSesi
from simulasi.papan.kumpulan import by_participant, gather
from simulasi.papan.resmi import Penimbang
from simulasi.papan.sel import possible_runs
from simulasi.papan.tabel import Papan
from simulasi.permainan.peta import reading_order
from simulasi.permainan.pohon import Pohon
from simulasi.permainan.tampilan import quadrant, round_half_up
from simulasi.polos.debrief import tell
from simulasi.skenario.acuan import Acuan
from tests.kelas_besar import PROFIL, walk

PRIMA = (1 << 61) - 1
MUNGKIN = 600
"""So many runs are played at random to see what is possible."""

Sel = tuple[str, ...]
ANGKA = r"disamarkan|belum ada|[\d.,]+ % \((\d+) (?:orang|kelompok)\)"


# --- playing ----------------------------------------------------------------------------------------


def play_room(lakon: Lakon, banyak: int, dice: random.Random) -> list[Lari]:
    """Play a class that ends one after the other; most pick a control."""
    leaning = dice.choices(PROFIL, k=2)
    out: list[Lari] = []
    for i in range(banyak):
        profil = dice.choice((*leaning, dice.choice(PROFIL)))
        moves = walk(lakon, profil, dice)
        ids = [k.id for k in lakon.skenario.mitigasi]
        picks = tuple(sorted(dice.sample(ids, min(2, len(ids))))) if dice.random() < 0.8 else None
        moment = f"2026-01-05T{8 + i // 60:02d}:{i % 60:02d}:00+08:00"
        out.append(
            Lari(
                f"{i:08d}-0000-4000-8000-{dice.getrandbits(48):012x}",
                Peserta(f"{dice.getrandbits(128):032x}", f"Komodo-{i:02d}", None, "ruang"),
                "ruang", "perorangan", lakon.skenario.id, lakon.sidik, lakon.sidik_alur, i + 1, "m", moment, moment,
                "akhir", 1, tuple(PilihanTercatat(n, name, moment, 1.0, None) for n, name in enumerate(moves)), (),
                picks, None, None, None,
            )
        )  # fmt: skip
    return out


def board(lakon: Lakon, runs: Iterable[Lari]) -> Papan:
    """Make the tables of a room."""
    sesi = DefinisiSesi("ruang", "Ruang uji", (lakon.skenario.id,), 50)
    return Papan(gather(by_participant(runs), sesi, _judge(lakon), {}), Acuan())


@lru_cache(maxsize=64)
def _judge(lakon: Lakon) -> Penimbang:
    return Penimbang(lambda _: lakon.kanonik)


# --- reading ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bacaan:
    """What the pages of a room say: of how many runs, the counts by cell, and how many figures were read or masked."""

    n: int
    sel: Mapping[Sel, int]
    tertutup: int


def read_room(papan: Papan) -> Bacaan:
    """Write the pages and read every count of runs in them back; raises `ValueError` where two pages disagree."""
    debrief = compose(papan)
    text = "\n".join(tell(debrief))
    pages = [re.sub(r"\s+", " ", part) for part in text.split("HALAMAN ")[1:]]
    covered = re.search(r"n = (\d+)", " ".join(p for p in pages if "Akhir yang dicapai" in p[:60]))
    if covered is None:
        return Bacaan(0, {}, 0)
    reader = _Pembaca(papan.ruang[0].lakon, int(covered[1]))
    for page in pages:
        reader.read_page(page)
    reader.read_html(as_html(debrief).decode("utf-8"))
    return Bacaan(reader.n, reader.found, reader.masked)


class _Pembaca:
    def __init__(self, lakon: Lakon, n: int) -> None:
        self.lakon, self.n = lakon, n
        self.names = reading_order(lakon.skenario)
        self.found: dict[Sel, int] = {("semua",): n}
        self.masked = 0

    def put(self, sel: Sel, n: str | int | None) -> None:
        if n is None:
            self.masked += 1
        elif self.found.setdefault(sel, int(n)) != int(n):
            raise ValueError(f"{sel}: {self.found[sel]} here, {n} there")

    def share(self, sel: Sel, percent: str | None) -> None:
        self.put(sel, None if percent is None else round(float(percent.replace(",", ".")) * self.n / 100))

    def read_page(self, page: str) -> None:
        title = page.partition(": ")[2]
        if title.startswith("Akhir yang dicapai"):
            self._endings(page)
        elif title.startswith("Peta cabang"):
            for m in re.finditer(
                r"(\d+)\. (?:(?!\d+\. ).)*? \((?:akhir \w+, )?dilewati (disamarkan|([\d.,]+) %)\)", page
            ):
                self.share(("sampai", self.names[int(m[1]) - 1]), m[3])
        elif title.startswith(("Pilihan di setiap", "Titik balik")):
            self._forks(page)
        elif title.startswith("Integritas kali"):
            for name in ("teladan", "patuh prosedural", "niat baik, cacat prosedur", "berisiko"):
                self.put(("kuadran", name), self.figure(page, rf"- {name}: ({ANGKA})"))
            self.put(("merah",), self.figure(page, rf"Melewati garis merah: ({ANGKA})"))

    def figure(self, page: str, pattern: str) -> str | None:
        m = re.search(pattern, page)
        if m is None:
            raise ValueError(f"nothing like {pattern} in {page[:300]}")
        return m[2]

    def _endings(self, page: str) -> None:
        told = 0
        for m in re.finditer(rf"- (\w+), ((?:(?!: ).)+?)(, publik dirugikan)?: ({ANGKA})", page):
            (name,) = [n for n in self.names if self.lakon.skenario.adegan[n].judul == m[2]]
            self.put(("sampai", name), m[5])
            told += 1
        if not told:
            raise ValueError(page[:300])
        self.put(("rugi",), self.figure(page, rf"ketahuan atau tidak: ({ANGKA})"))

    def _forks(self, page: str) -> None:
        heads: list[tuple[re.Match[str], str]] = []
        for i, name in enumerate(self.names):
            title = re.escape(f" {i + 1}. {self.lakon.skenario.adegan[name].judul}")
            m = re.search(title + r"(?: \(dilema\))?; (?:n = (\d+) (?:orang|kelompok)|yang sampai|belum ada)", page)
            if m is not None:
                heads.append((m, name))
        heads.sort(key=lambda head: head[0].start())
        for (m, name), end in zip(heads, [*(m.start() for m, _ in heads[1:]), len(page)], strict=True):
            if "belum ada yang sampai" not in m[0] + page[m.end() : m.end() + 12]:
                self.put(("sampai", name), m[1])
            choices = self.lakon.skenario.adegan[name].pilihan
            for c in re.finditer(rf" (\d+)\) ({ANGKA}): ", page[m.end() : end]):
                if c[2] != "belum ada":
                    self.put(("pilih", name, choices[int(c[1]) - 1].id), c[3])

    def read_html(self, page: str) -> None:
        """Read the widths of the arrows, which only the page has, and the endings a second time."""
        for m in re.finditer(
            r"<title>(\d+) → (\d+) [^<]*?: (disamarkan|belum pernah dilalui|([\d.,]+) % permainan)</title>", page
        ):
            sel = "panah", self.names[int(m[1]) - 1], self.names[int(m[2]) - 1]
            if m[3].startswith("belum"):
                self.put(sel, 0)
            else:
                self.share(sel, m[4])
        for m in re.finditer(
            r"<bdi>([^<]*)</bdi></th>\s*<td class=\"grafik\">.*?</td><td class=\"angka kuat\">([^<]*)</td>", page, re.S
        ):
            names = [n for n in self.names if self.lakon.skenario.adegan[n].judul == m[1]]
            count = re.fullmatch(ANGKA, m[2])
            if names and count is not None:
                self.put(("sampai", names[0]), count[1])


# --- attacking --------------------------------------------------------------------------------------


def cells_of(lakon: Lakon, moves: Sequence[str], pohon: Pohon) -> frozenset[Sel]:
    """Tell what a run counts in."""
    nilai = pohon.score(moves)
    names = [*(step.adegan for step in nilai.langkah), nilai.akhir]
    shown = round_half_up(nilai.integritas), round_half_up(nilai.kepatuhan)
    out: set[Sel] = {("semua",), ("kuadran", quadrant(*shown, berat=nilai.berat, nol=nilai.nol))}
    out |= {("sampai", name) for name in names}
    out |= {("pilih", step.adegan, step.pilihan) for step in nilai.langkah}
    out |= {("panah", a, b) for a, b in pairwise(names)}
    if nilai.rugi:
        out.add(("rugi",))
    if nilai.garis_merah:
        out.add(("merah",))
    return frozenset(out)


@lru_cache(maxsize=64)
def _possible(lakon: Lakon) -> tuple[tuple[frozenset[Sel], ...], tuple[Sel, ...], _Baris]:
    """Give possible runs, all cells, and a basis of what runs can add to them."""
    dice = random.Random(lakon.sidik)
    pohon = Pohon(lakon.penilai)
    played = {cells_of(lakon, walk(lakon, PROFIL[3], dice), pohon) for _ in range(MUNGKIN)}
    short = {cells_of(lakon, [step.pilihan for step in nilai.langkah], pohon) for nilai in possible_runs(lakon)}
    runs = tuple(sorted(played | short, key=sorted))
    cells = tuple(sorted({sel for own in runs for sel in own}))
    basis = _Baris()
    for own in runs:
        basis.add([int(sel in own) for sel in cells])
    return runs, cells, basis


class Penyerang:
    """Knows which runs are possible, and what each page said; finds what was not said."""

    def __init__(self, lakon: Lakon, runs: Sequence[Lari]) -> None:
        self.lakon = lakon
        pohon = Pohon(lakon.penilai)
        order = sorted(runs, key=lambda run: (run.selesai or "", run.id))
        self.own = [cells_of(lakon, [c.pilihan for c in run.pilihan], pohon) for run in order]
        possible, self.sel, known = _possible(lakon)
        basis = _Baris(known.rows)
        for own in self.own:
            basis.add([int(sel in own) for sel in self.sel])
        rows = [row for _, row in basis.rows]
        self.vektor = {sel: [row[i] for row in rows] for i, sel in enumerate(self.sel)}
        every = [*possible, *self.own]
        self.isi = {sel: sum(1 << i for i, own in enumerate(every) if sel in own) for sel in self.sel}
        self.nama = list(self._named())

    def truth(self, n: int) -> dict[Sel, int]:
        """Count the first n runs."""
        return {sel: sum(sel in own for own in self.own[:n]) for sel in self.sel}

    def _named(self) -> Iterator[tuple[tuple[Sel, ...], tuple[Sel, ...]]]:
        """List what would be about people if it were known: cells, differences, unions of parts of one whole."""
        for sel in self.sel:
            yield (sel,), ()
        for a in self.sel:
            yield from (((a,), (b,)) for b in self.sel if self.isi[b] != self.isi[a] and not self.isi[b] & ~self.isi[a])
        groups: dict[tuple[str, ...], list[Sel]] = {}
        for sel in self.sel:
            if sel[0] in ("pilih", "kuadran"):
                groups.setdefault(sel[:-1], []).append(sel)
            if sel[0] == "panah":
                groups.setdefault(("dari", sel[1]), []).append(sel)
                groups.setdefault(("ke", sel[2]), []).append(sel)
            if sel[0] == "sampai" and self.lakon.skenario.adegan[sel[1]].akhir is not None:
                groups.setdefault(("akhir",), []).append(sel)
        for own in groups.values():
            for n in range(2, min(len(own), 6)):
                for union in combinations(own, n):
                    if all(not self.isi[a] & self.isi[b] for a, b in combinations(union, 2)):
                        yield union, ()

    def determined(self, bacaan: Bacaan) -> set[int]:
        """List by number what of `nama` follows from what was read."""
        basis = _Baris()
        for sel in bacaan.sel:
            if sel in self.vektor:
                basis.add(self.vektor[sel])
        out: set[int] = set()
        for i, (plus, minus) in enumerate(self.nama):
            row = [sum(parts) for parts in zip(*(self.vektor[sel] for sel in plus), strict=True)]
            for sel in minus:
                row = [a - b for a, b in zip(row, self.vektor[sel], strict=True)]
            if not any(basis.reduce(row)):
                out.add(i)
        return out

    def leaks(self, bacaan: Sequence[Bacaan]) -> list[str]:
        """Say what can be computed about 1 to 4 people from one look, or from two."""
        out: list[str] = []
        known = [self.determined(b) for b in bacaan]
        truth = [self.truth(b.n) for b in bacaan]

        def count(look: int, name: int) -> int:
            plus, minus = self.nama[name]
            return sum(truth[look][sel] for sel in plus) - sum(truth[look][sel] for sel in minus)

        for i, names in enumerate(known):
            if not bacaan[i].n:
                continue
            out += [f"{self.nama[k]}: {count(i, k)}" for k in names if 0 < count(i, k) < 5]
            for j in range(i):
                both = names & known[j] if bacaan[j].n else ()
                out += [
                    f"{self.nama[k]}: {count(j, k)} -> {count(i, k)}" for k in both if 0 < count(i, k) - count(j, k) < 5
                ]
        return out


class _Baris:
    """Rows in echelon form, modulo a prime."""

    def __init__(self, rows: Iterable[tuple[int, list[int]]] = ()) -> None:
        self.rows = list(rows)

    def reduce(self, row: Sequence[int]) -> list[int]:
        out = [x % PRIMA for x in row]
        for place, pivot in self.rows:
            if f := out[place]:
                out = [(a - f * b) % PRIMA for a, b in zip(out, pivot, strict=True)]
        return out

    def add(self, row: Sequence[int]) -> None:
        rest = self.reduce(row)
        place = next((i for i, x in enumerate(rest) if x), None)
        if place is not None:
            inverse = pow(rest[place], -1, PRIMA)
            self.rows.append((place, [x * inverse % PRIMA for x in rest]))
