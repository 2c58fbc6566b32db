"""What the panels of the author's preview show: the page being played, the table of its fork, the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from simulasi.dasar.angka import figure
from simulasi.lari.pratinjau import Tempat
from simulasi.layar import teks
from simulasi.layar.dialog.variabel import value_text
from simulasi.layar.widget.bersih import plain
from simulasi.layar.widget.tata import Baris, Blok, hang, markdown, of, pair, paragraph, rule, section, stack, table
from simulasi.permainan.cabang import BarisPilihan, TabelCabang
from simulasi.permainan.mesin import exhibits, insertions, moves
from simulasi.permainan.peta import Peta, Simpul
from simulasi.permainan.program import Program
from simulasi.skenario.model import Adegan, Pilihan
from simulasi.skenario.temuan import Temuan

TERDALAM = 8
"""Deepest indentation of the map."""


def play_page(program: Program, tempat: Tempat) -> Blok:
    """Lay the scene out as it is played now: values, narrative, exhibits, choices with their ratings, ending."""
    here = tempat.keadaan
    adegan = program.skenario.adegan[here.adegan]
    return stack(
        of(_values(program, tempat)) if program.medan else None,
        markdown(adegan.narasi),
        *(markdown(s.teks) for s in insertions(program, here)),
        *(
            section(f"{teks.BERKAS}: {berkas.judul}", markdown(berkas.isi), _flags(berkas.tanda_bahaya))
            for _, berkas in exhibits(program, here)
        ),
        rule(),
        _ending(adegan) if adegan.akhir is not None else _choices(adegan, moves(program, here)),
    )


def _values(program: Program, tempat: Tempat) -> Content:
    parts = [
        Content.assemble(plain(f"{nama} "), (value_text(nilai), "bold $accent"))
        for nama, nilai in program.unpack(tempat.keadaan.nilai).items()
    ]
    return Content("   ").join(parts)


def _flags(tanda: tuple[str, ...]) -> Blok | None:
    if not tanda:
        return None
    return stack(*(hang(Content.styled("⚑ ", "$accent"), paragraph(t)) for t in tanda), gap=0)


def _ending(adegan: Adegan) -> Blok:
    akhir = adegan.akhir
    if akhir is None:
        return stack()
    level = f"{teks.LAMBANG_AKHIR[akhir.tingkat]} {teks.TINGKAT_AKHIR[akhir.tingkat]}"
    integritas, kepatuhan = akhir.rating
    rating = teks.PRATINJAU_NILAI.format(i=integritas, k=kepatuhan)
    return stack(
        of(Content.assemble((level, "bold $accent"), f"   {rating}")),
        section(teks.CELAH, paragraph(akhir.celah)) if akhir.celah else None,
    )


def _choices(adegan: Adegan, offered: tuple[Pilihan, ...]) -> Blok:
    numbers = {pilihan.id: i for i, pilihan in enumerate(offered, start=1)}
    return stack(*(_choice(pilihan, numbers.get(pilihan.id)) for pilihan in adegan.pilihan))


def _choice(pilihan: Pilihan, nomor: int | None) -> Blok:
    style = "" if nomor is not None else "$redup"
    score = pilihan.skor
    rating = teks.TANPA_NILAI if score is None else teks.PRATINJAU_NILAI.format(i=score.integritas, k=score.kepatuhan)
    if pilihan.garis_merah:
        rating += f" · {teks.GARIS_MERAH}"
    if nomor is None:
        rating += f" · {teks.PRATINJAU_TERTUTUP}"
    sign = "·" if nomor is None else str(nomor)
    return hang(
        Content.assemble((f"{sign}  ", "bold $accent")),
        stack(
            paragraph(pilihan.teks, style),
            of(Content.assemble(plain(f"{pilihan.id}   ", "$redup"), (rating, "$secondary"))),
            gap=0,
        ),
    )


# --- the table of the fork ------------------------------------------------------------------------


def fork_table(tabel: TabelCabang | None) -> Blok:
    """Lay the table of a fork out: figures in columns, then what each option sets and where it leads."""
    if tabel is None:
        return paragraph(teks.CABANG_BUKAN, "$redup")
    verdict = teks.CABANG_DILEMA if tabel.dilema else ""
    if tabel.dominan is not None:
        verdict = teks.CABANG_DOMINAN.format(id=tabel.dominan)
    return stack(
        lambda width: _figures(tabel, width),
        paragraph(teks.CABANG_KUNCI, "$redup"),
        of(plain(verdict, "$accent")) if verdict else None,
        *(_option(baris) for baris in tabel.baris),
    )


def _figures(tabel: TabelCabang, width: int) -> Baris:
    head = [Content.styled(name, "bold") for name in teks.CABANG_KOLOM]
    rows = [head]
    for baris in tabel.baris:
        skor = baris.pilihan.skor
        ratings = ("–", "–") if skor is None else (str(skor.integritas), str(skor.kepatuhan))
        losses = ("–", "–") if baris.hilang is None else tuple(figure(float(h.rata)) for h in baris.hilang)
        cells = (str(baris.nomor), baris.pilihan.id, *ratings, *losses, str(baris.panjang))
        rows.append([plain(cell) for cell in cells])
    return table(rows, width, right=(True, False, True, True, True, True, True))


def _option(baris: BarisPilihan) -> Blok:
    targets = [t.adegan + (f" ({t.syarat})" if t.syarat else "") for t in baris.tujuan]
    endings = ", ".join(f"{teks.LAMBANG_AKHIR[a]} {teks.TINGKAT_AKHIR[a]}" for a in baris.akhir)
    return hang(
        Content.styled(f"{baris.nomor}  ", "bold $accent"),
        stack(
            pair(teks.CABANG_SYARAT, baris.syarat) if baris.syarat else None,
            pair(teks.CABANG_ATUR, ", ".join(baris.atur)) if baris.atur else None,
            pair(teks.CABANG_KE, "; ".join(targets)),
            pair(teks.CABANG_AKHIR, endings or teks.CABANG_TANPA_AKHIR),
            gap=0,
        ),
    )


# --- the map --------------------------------------------------------------------------------------


def map_rows(
    peta: Peta, tempat: Tempat, masalah: Mapping[str, Sequence[Temuan]], width: int
) -> list[tuple[str, Content]]:
    """Give the map as a tree, each scene once: its id and its line with marks for here, unseen and problems.

    A line is cut to `width` cells: the map is for finding one's way, the story has the full titles.
    """
    nodes = list(_tree(peta))
    seen = {node.nomor for node, _ in nodes}
    nodes.extend((node, 0) for node in peta.simpul if node.nomor not in seen)
    return [
        (node.id, _map_line(node, depth, tempat, masalah.get(node.id, ())).truncate(width, ellipsis=True))
        for node, depth in nodes
    ]


def _tree(peta: Peta) -> Iterator[tuple[Simpul, int]]:
    """Walk from the first scene on, each scene where it is met first, with its depth."""
    told: set[int] = set()
    waiting = [(peta.node(peta.skenario.awal).nomor, 0)]
    while waiting:
        nomor, depth = waiting.pop()
        if nomor not in told:
            told.add(nomor)
            yield peta.simpul[nomor - 1], depth
            waiting.extend((t, depth + 1) for t in reversed(dict.fromkeys(p.ke for p in peta.leaving(nomor))))


def _map_line(node: Simpul, depth: int, tempat: Tempat, masalah: Sequence[Temuan]) -> Content:
    here = node.id == tempat.keadaan.adegan
    sign = "▸" if here else " " if node.id in tempat.dilihat else "○"
    errors = any(t.tingkat == "galat" for t in masalah)
    problem = (f"{len(masalah)}! ", "bold $error" if errors else "bold $accent") if masalah else ("", "")
    level = f"{teks.LAMBANG_AKHIR[node.tingkat]} " if node.tingkat else ""
    unreached = f"  {teks.PETA_TAK_TERCAPAI}" if not node.terjangkau else ""
    return Content.assemble(
        (f"{sign} ", "bold $accent"),
        "  " * min(depth, TERDALAM),
        problem,
        (level, "$secondary"),
        plain(node.id, "bold" if here else ""),
        plain(f"  {node.adegan.judul}", "$redup"),
        (unreached, "$error"),
    )
