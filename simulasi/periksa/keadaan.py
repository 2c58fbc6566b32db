"""Rules of states: what play can and cannot reach, variables counted in (S202–S206, S208–S211, S405)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from simulasi.periksa.jejak import road, tell_road
from simulasi.permainan.graf import LINGKAR_MAKS, Graf, TerlaluBanyakKeadaan, order
from simulasi.permainan.jangkauan import KEADAAN_MAKS, reach
from simulasi.permainan.program import Gerak, Program, apply, holds
from simulasi.skenario.model import Syarat
from simulasi.skenario.naskah import Jalan, Naskah
from simulasi.skenario.temuan import Temuan


@dataclass(slots=True)
class Jangkauan:
    """The values by scene, without controls and (looked at only on demand) with each single one."""

    program: Program
    tanpa: list[set[int]]
    _sendiri: dict[int, list[set[int]]] = field(default_factory=dict[int, "list[set[int]]"])

    def ever(self, holds_in: Callable[[list[set[int]]], bool], adegan: str = "") -> bool:
        """Tell whether something holds in play without controls or with any single one.

        A control that only closes choices reaches nothing that play does not reach without it. Those that redirect to
        `adegan` are tried first.
        """
        if holds_in(self.tanpa):
            return True
        moving = [(i, k) for i, k in enumerate(self.program.skenario.mitigasi) if k.mengalihkan or k.mengawali]
        moving.sort(key=lambda pair: all(p.ke != adegan for p in pair[1].mengalihkan.values()))
        return any(holds_in(self.alone(i)) for i, _ in moving)

    def alone(self, kendali: int) -> list[set[int]]:
        """Give the values by scene with one control in place."""
        if kendali not in self._sendiri:
            try:
                self._sendiri[kendali] = reach(self.program, 1 << kendali)
            except TerlaluBanyakKeadaan:
                self._sendiri[kendali] = [set() for _ in self.program.gerak]
        return self._sendiri[kendali]


def explore(naskah: Naskah, program: Program) -> tuple[Jangkauan, Graf, list[list[int]]] | Temuan:
    """Explore a scenario's states; give values by scene, graph and components in order, or S209."""
    try:
        jangkauan = Jangkauan(program, reach(program))
    except TerlaluBanyakKeadaan as error:
        return _too_many(naskah, program, error.args[0])
    graf = Graf(program)
    components = order([[t for _, t in moves] for moves in graf.keluar])
    largest = max(components, key=len)
    if len(largest) > LINGKAR_MAKS:
        scene = program.id_adegan[min(graf.adegan[n] for n in largest)]
        return naskah.finding(
            "S209",
            ("adegan", scene),
            f'Satu lingkaran cerita di sekitar adegan "{scene}" punya {len(largest)} keadaan '
            f"(paling banyak {LINGKAR_MAKS}).",
            "Kurangi variabel yang berubah di dalam lingkaran itu, atau perkecil batasnya.",
            key=True,
        )
    return jangkauan, graf, components


def _too_many(naskah: Naskah, program: Program, found: list[set[int]]) -> Temuan:
    seen: list[tuple[int, str]] = []
    for nama, medan in program.medan.items():
        values = {v & medan.bit for scene in found for v in scene}
        seen.append((len(values), nama))
    seen.sort(key=lambda pair: (-pair[0], pair[1]))
    names = ", ".join(f"{nama} ({count} nilai)" for count, nama in seen[:6] if count > 1)
    jalan: Jalan = ("variabel", seen[0][1]) if seen else ("adegan",)
    return naskah.finding(
        "S209",
        jalan,
        f"Cerita ini punya lebih dari {KEADAAN_MAKS:,} keadaan.".replace(",", "."),
        f"Variabel yang melipatgandakannya: {names}. Kurangi jumlahnya atau perkecil batasnya."
        if names
        else "Kurangi jumlah adegan.",
        key=True,
    )


def _choice(program: Program, scene: int, gerak: Gerak) -> Jalan:
    return ("adegan", program.id_adegan[scene], "pilihan", gerak.nomor, "id")


def check_ways_on(naskah: Naskah, graf: Graf) -> Iterator[Temuan]:
    """Find dead ends (S203) and states from which no ending can be reached (S205)."""
    program = graf.program
    dead = find_dead_ends(graf)
    shown: set[int] = set()
    for n in dead:
        scene = graf.adegan[n]
        if scene in shown:
            continue
        shown.add(scene)
        name = program.id_adegan[scene]
        yield naskah.finding(
            "S203",
            ("adegan", name),
            f'Jalan buntu: di adegan "{name}" ada keadaan tanpa pilihan yang tersedia.',
            f"{tell_road(naskah.berkas, graf.road(n))}\nTambahkan pilihan tanpa `jika`, atau longgarkan syaratnya.",
            key=True,
        )
    trapped = find_trap(graf)
    if trapped is not None:
        name = program.id_adegan[graf.adegan[trapped]]
        yield naskah.finding(
            "S205",
            ("adegan", name),
            f'Perangkap: dari satu keadaan di adegan "{name}" tidak ada akhir cerita yang dapat dicapai.',
            f"{tell_road(naskah.berkas, graf.road(trapped))}\nBeri salah satu pilihan di sana jalan ke sebuah akhir.",
            key=True,
        )


def find_dead_ends(graf: Graf) -> list[int]:
    """List the nodes without a move that are no ending, nearest to the start first."""
    return [n for n, moves in enumerate(graf.keluar) if not moves and not graf.is_ending(n)]


def find_trap(graf: Graf) -> int | None:
    """Find the first node from which neither an ending nor a dead end can be reached, None where there is none."""
    before: list[list[int]] = [[] for _ in graf.keluar]
    for n, moves in enumerate(graf.keluar):
        for _, t in moves:
            before[t].append(n)
    safe = [not moves for moves in graf.keluar]
    queue = [n for n, is_safe in enumerate(safe) if is_safe]
    for n in queue:
        for p in before[n]:
            if not safe[p]:
                safe[p] = True
                queue.append(p)
    return next((n for n, is_safe in enumerate(safe) if not is_safe), None)


def check_loops(naskah: Naskah, graf: Graf, components: Sequence[Sequence[int]]) -> Iterator[Temuan]:
    """Find loops of states that pass through a scored choice (S204): one finding a loop, none twice for one choice."""
    nearest: dict[int, tuple[int, Gerak, int, Sequence[int]]] = {}
    told: set[int] = set()
    for members in components:
        if len(members) == 1 and all(t != members[0] for _, t in graf.keluar[members[0]]):
            continue
        inside = set(members)
        first = True
        for n in sorted(inside):
            for gerak, t in graf.keluar[n]:
                if t in inside and gerak.dinilai:
                    if first:
                        told.add(id(gerak))
                        first = False
                    if id(gerak) not in nearest or n < nearest[id(gerak)][0]:
                        nearest[id(gerak)] = (n, gerak, t, members)
    for n, gerak, t, members in sorted((x for key, x in nearest.items() if key in told), key=lambda x: x[0]):
        loop = [gerak, *_way_back(graf, t, n, set(members))]
        yield naskah.finding(
            "S204",
            _choice(graf.program, graf.adegan[n], gerak),
            f'Pilihan berskor "{gerak.pilihan.id}" dapat diulang tanpa batas: '
            f"{road(loop)} kembali ke keadaan yang sama.",
            f"{tell_road(naskah.berkas, [*graf.road(n), *loop], 'Jalan terpendek ke sana, dengan satu putaran')}\n"
            "Batasi putarannya dengan variabel, atau arahkan pilihan itu maju.",
        )


def _way_back(graf: Graf, start: int, goal: int, inside: set[int]) -> list[Gerak]:
    origin: dict[int, tuple[int, Gerak]] = {}
    queue = [start]
    for n in queue:
        if n == goal:
            break
        for gerak, t in graf.keluar[n]:
            if t in inside and t not in origin and t != start:
                origin[t] = (n, gerak)
                queue.append(t)
    moves: list[Gerak] = []
    while goal != start:
        goal, gerak = origin[goal]
        moves.append(gerak)
    return moves[::-1]


def check_reach(naskah: Naskah, jangkauan: Jangkauan) -> Iterator[Temuan]:
    """Find what no run ever meets: scenes (S202), choices and branches (S206), insertions and exhibits (S210)."""
    program = jangkauan.program
    for i, name in enumerate(program.id_adegan):
        if not jangkauan.tanpa[i] and not jangkauan.ever(lambda values, i=i: bool(values[i]), name):
            yield naskah.finding(
                "S202",
                ("adegan", name),
                f'Adegan "{name}" tidak pernah dapat dicapai.',
                "Arahkan sebuah pilihan ke sana, longgarkan syarat di jalannya, atau hapus adegan ini.",
                key=True,
            )
            continue
        for gerak in program.gerak[i]:
            if gerak.jika is not None or not isinstance(gerak.ke, int):
                yield from _check_move(naskah, jangkauan, i, gerak)
        adegan = program.adegan[i]
        for kind, parts in (("sisipan", adegan.sisipan), ("berkas", adegan.berkas)):
            for k, part in enumerate(parts):
                if part.jika is not None and not _ever_holds(jangkauan, i, part.jika):
                    yield naskah.finding(
                        "S210",
                        ("adegan", name, kind, k),
                        f'{kind.capitalize()} ke-{k + 1} di adegan "{name}" tidak pernah tampil.',
                        "Longgarkan `jika`-nya, ubah nilai variabelnya di jalan ke sini, atau hapus.",
                    )


def _ever_holds(jangkauan: Jangkauan, scene: int, jika: Syarat) -> bool:
    syarat = jangkauan.program.compile_condition(jika)
    name = jangkauan.program.id_adegan[scene]
    return jangkauan.ever(lambda values: any(holds(syarat, v) for v in values[scene]), name)


def _check_move(naskah: Naskah, jangkauan: Jangkauan, scene: int, gerak: Gerak) -> Iterator[Temuan]:
    program, name = jangkauan.program, jangkauan.program.id_adegan[scene]
    jika = gerak.jika
    if jika is not None and not jangkauan.ever(lambda values: any(holds(jika, v) for v in values[scene]), name):
        yield naskah.finding(
            "S206",
            _choice(program, scene, gerak),
            f'Pilihan "{gerak.pilihan.id}" di adegan "{name}" tidak pernah tersedia.',
            "Longgarkan `jika`-nya, ubah nilai variabelnya di jalan ke sini, atau hapus pilihan ini.",
        )
        return
    if isinstance(gerak.ke, int):
        return
    for k in range(len(gerak.ke)):
        if not jangkauan.ever(lambda values, k=k: _takes(gerak, k, values[scene]), name):
            yield naskah.finding(
                "S206",
                ("adegan", name, "pilihan", gerak.nomor, "ke", k),
                f'Cabang ke-{k + 1} dari `ke` pada pilihan "{gerak.pilihan.id}" di adegan "{name}" '
                "tidak pernah ditempuh.",
                "Longgarkan `jika` cabang ini, perketat cabang di atasnya, atau hapus.",
            )


def _takes(gerak: Gerak, branch: int, values: set[int]) -> bool:
    """Tell whether a move takes a branch of its `ke` for any of the values."""
    if isinstance(gerak.ke, int):
        return False
    for v in values:
        if gerak.jika is not None and not holds(gerak.jika, v):
            continue
        w = v if gerak.efek is None else apply(gerak.efek, v)
        taken = next(k for k, (syarat, _) in enumerate(gerak.ke) if syarat is None or holds(syarat, w))
        if taken == branch:
            return True
    return False


def check_variables(naskah: Naskah, program: Program) -> Iterator[Temuan]:
    """Find variables that nobody reads, or nobody changes (S208)."""
    if not program.medan:
        return
    skenario = program.skenario
    read: set[str] = set()
    changed: set[str] = set()
    conditions: list[Syarat] = []
    for adegan in program.adegan:
        conditions.extend(s.jika for s in adegan.sisipan)
        conditions.extend(b.jika for b in adegan.berkas if b.jika is not None)
        for pilihan in adegan.pilihan:
            if pilihan.jika is not None:
                conditions.append(pilihan.jika)
            if not isinstance(pilihan.ke, str):
                conditions.extend(c.jika for c in pilihan.ke if c.jika is not None)
            changed.update(pilihan.atur, pilihan.tambah)
    read.update(nama for jika in conditions for semua in jika for nama in semua)
    for kendali in skenario.mitigasi:
        changed.update(kendali.mengawali)
        for pengalihan in kendali.mengalihkan.values():
            changed.update(pengalihan.atur)
    changed.update(_counted(program))
    for nama in program.medan:
        if nama not in read:
            yield naskah.finding(
                "S208",
                ("variabel", nama),
                f'Variabel "{nama}" tidak pernah dibaca oleh syarat mana pun.',
                "Pakai di sebuah `jika`, atau hapus variabel ini.",
                key=True,
            )
        elif nama not in changed:
            yield naskah.finding(
                "S208",
                ("variabel", nama),
                f'Variabel "{nama}" tidak pernah berubah.',
                "Ubah dengan `atur` atau `tambah` di sebuah pilihan, atau hapus variabel ini.",
                key=True,
            )


def _counted(program: Program) -> Iterator[str]:
    """Yield the counted variables that some choice counts up."""
    wanted = {nama: v.hitung for nama, v in program.skenario.variabel.items() if v.hitung is not None}
    if not wanted:
        return
    red = any(p.garis_merah for a in program.adegan for p in a.pilihan)
    low = any(
        p.skor is not None and min(p.skor.integritas, p.skor.kepatuhan) <= 1 for a in program.adegan for p in a.pilihan
    )
    for nama, kind in wanted.items():
        if red if kind == "garis_merah" else low:
            yield nama


def check_offers(naskah: Naskah, jangkauan: Jangkauan) -> Iterator[Temuan]:
    """Find twins among the choices on offer (S211) and forks that offer fewer than two choices (S405)."""
    program = jangkauan.program
    for i, moves in enumerate(program.gerak):
        if not moves:
            continue
        texts: dict[str, list[Gerak]] = {}
        for gerak in moves:
            texts.setdefault(gerak.pilihan.teks, []).append(gerak)
        if len(texts) < len(moves):
            yield from _check_twins(naskah, jangkauan, i, texts)
        if not any(gerak.dinilai for gerak in moves):
            continue
        free = sum(gerak.jika is None for gerak in moves)
        if free < 2:
            few = next((v for v in jangkauan.tanpa[i] if _offered(moves, v) < 2), None)
            if few is not None:
                name = program.id_adegan[i]
                yield naskah.finding(
                    "S405",
                    ("adegan", name),
                    f'Di adegan "{name}" ada keadaan yang hanya menawarkan satu pilihan.',
                    "Tambahkan pilihan tanpa `jika`, supaya selalu ada yang dapat dipertimbangkan.",
                    key=True,
                )


def _offered(moves: Sequence[Gerak], v: int) -> int:
    return sum(gerak.jika is None or holds(gerak.jika, v) for gerak in moves)


def _check_twins(naskah: Naskah, jangkauan: Jangkauan, scene: int, texts: dict[str, list[Gerak]]) -> Iterator[Temuan]:
    for twins in texts.values():
        for k, gerak in enumerate(twins[1:], start=1):
            others = twins[:k]
            if any(
                _offered([gerak], v) and any(_offered([other], v) for other in others) for v in jangkauan.tanpa[scene]
            ):
                yield naskah.finding(
                    "S211",
                    ("adegan", jangkauan.program.id_adegan[scene], "pilihan", gerak.nomor, "teks"),
                    f'Pilihan "{gerak.pilihan.id}" berbunyi sama dengan "{others[0].pilihan.id}" '
                    "dan dapat tampil bersamaan.",
                    "Bedakan teksnya, atau beri `jika` yang tidak pernah berlaku bersamaan.",
                )
