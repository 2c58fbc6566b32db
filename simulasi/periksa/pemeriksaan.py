"""The checker's stages, for one scenario and for a whole library (`format.md` §6).

Shape → names → states → loops → the rest. Rules of text and law need only the shape. All findings of a stage are
reported together; a later stage runs where the earlier left no error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from simulasi.dasar.pengumpul import without_collector
from simulasi.periksa import buta, hukum, kata, keadaan, kendali, lapisan, nama, panel, skor
from simulasi.permainan.nilai import Penilai
from simulasi.permainan.program import Program
from simulasi.permainan.risiko import Risiko
from simulasi.skenario.acuan import Acuan, BagianPanel, Regulasi, TitikRawan
from simulasi.skenario.model import Skenario
from simulasi.skenario.muat import (
    Muatan,
    load_panel,
    load_regulations,
    load_scenario,
    load_session,
    load_weak_points,
)
from simulasi.skenario.naskah import Naskah
from simulasi.skenario.pustaka import (
    AKHIRAN_SESI,
    BIDANG,
    FOLDER_ACUAN,
    NAMA_PANEL,
    NAMA_REGULASI,
    NAMA_TITIK,
    Pustaka,
    scenario_files,
)
from simulasi.skenario.sesi import Sesi
from simulasi.skenario.temuan import Temuan, has_error


@dataclass(frozen=True, slots=True)
class Terperiksa:
    """A scenario file with all findings. `skenario` is None where they hold an error: it is never played then."""

    berkas: str
    skenario: Skenario | None
    temuan: tuple[Temuan, ...]


def check_rules(naskah: Naskah, skenario: Skenario, acuan: Acuan, tanggal: date, *, risks: bool = True) -> list[Temuan]:
    """Run all rules beyond the shape on a scenario that was read.

    `risks=False` leaves out the rules that solve chains of play (S451, S703–S707).
    """
    out: list[Temuan] = []
    out.extend(kata.check_value_words(naskah, skenario))
    out.extend(kata.check_lengths(naskah, skenario))
    if acuan.regulasi is not None:
        out.extend(hukum.check_citations(naskah, skenario, acuan.regulasi, tanggal))
    names = list(nama.check_names(naskah, skenario, acuan.titik_rawan))
    out.extend(names)
    if not has_error(names):
        out.extend(_check_states(naskah, skenario, acuan.panel, risks=risks))
    return out


def _check_states(
    naskah: Naskah, skenario: Skenario, ratings: Mapping[str, BagianPanel] | None, *, risks: bool
) -> Iterator[Temuan]:
    program = Program(skenario)
    explored = keadaan.explore(naskah, program)
    if isinstance(explored, Temuan):
        yield explored
        return
    jangkauan, graf, components = explored
    for stage in (keadaan.check_ways_on(naskah, graf), keadaan.check_loops(naskah, graf, components)):
        findings = list(stage)
        yield from findings
        if has_error(findings):
            return
    yield from keadaan.check_reach(naskah, jangkauan)
    yield from keadaan.check_variables(naskah, program)
    yield from keadaan.check_offers(naskah, jangkauan)
    yield from skor.check_scored(naskah, graf)
    yield from skor.check_red_lines(naskah, skenario)
    yield from skor.check_spread(naskah, skenario)
    if ratings is not None:
        yield from panel.check_panel(naskah, skenario, ratings)
    penilai = Penilai(program, graf, components)
    ranges = list(skor.check_ranges(naskah, penilai))
    yield from ranges
    if not ranges:  # in a flat dimension no option is worse than another
        yield from skor.check_dominance(naskah, skenario)
        yield from skor.check_order(naskah, penilai)
        if risks:
            yield from buta.check_blind(naskah, penilai)
    yield from kendali.check_answers(naskah, skenario)
    if risks and kendali.has_effect(program):
        risiko = Risiko(program)
        yield from kendali.check_ways_on(naskah, program, risiko)
        yield from kendali.check_risks(naskah, program, risiko)


def check_loaded(muatan: Muatan[Skenario], acuan: Acuan, tanggal: date, *, risks: bool = True) -> Terperiksa:
    """Run the rules on a file that was loaded, and join all findings in the order of the file."""
    findings = list(muatan.temuan)
    if muatan.isi is not None:
        with without_collector():
            findings.extend(check_rules(muatan.naskah, muatan.isi, acuan, tanggal, risks=risks))
    findings.sort(key=lambda t: t.urutan)
    sound = muatan.isi if not has_error(findings) else None
    return Terperiksa(muatan.naskah.berkas, sound, tuple(findings))


def check_file(path: Path, acuan: Acuan, tanggal: date, berkas: str | None = None) -> Terperiksa:
    """Load and check one scenario file."""
    return check_loaded(load_scenario(path, berkas), acuan, tanggal)


def load_catalogues(*folders: Path) -> tuple[Acuan, list[Temuan]]:
    """Load the catalogues of folders, lowest layer first, with their findings.

    A catalogue with errors in any layer is None in the result. The lowest layer must have regulations and weak points;
    what a higher one does not have it does not add to.
    """
    acuan = Acuan()
    findings: list[Temuan] = []
    for number, folder in enumerate(folders):
        acuan, found = _add_layer(acuan, folder, whole=number == 0)
        findings.extend(found)
    return acuan, findings


def _add_layer(acuan: Acuan, folder: Path, *, whole: bool) -> tuple[Acuan, list[Temuan]]:
    regulasi, titik, ratings = acuan.regulasi, acuan.titik_rawan, acuan.panel
    findings: list[Temuan] = []
    if whole or (folder / NAMA_REGULASI).exists():
        own = load_regulations(folder / NAMA_REGULASI)
        found = check_regulations(own, regulasi or {})
        findings.extend(found)
        sound = None if has_error(found) else own.isi
        regulasi = None if sound is None or regulasi is None else lapisan.lay(sound, regulasi)
    if whole or (folder / NAMA_TITIK).exists():
        points = load_weak_points(folder / NAMA_TITIK)
        found = check_weak_points(points, titik or {})
        findings.extend(found)
        sound = None if has_error(found) else points.isi
        titik = None if sound is None or titik is None else lapisan.lay(sound, titik)
    if (folder / NAMA_PANEL).exists():
        section = load_panel(folder / NAMA_PANEL)
        findings.extend(section.temuan)
        ratings = None if section.isi is None or ratings is None else lapisan.lay_panel(section.isi, ratings)
    return Acuan(regulasi, titik, ratings), findings


def check_regulations(muatan: Muatan[dict[str, Regulasi]], bawah: Mapping[str, Regulasi] | None = None) -> list[Temuan]:
    """Give all findings of a catalogue of regulations that was read; `bawah` are the entries of the layers below."""
    findings = list(muatan.temuan)
    if muatan.isi is not None:
        findings.extend(hukum.check_catalogue(muatan.naskah, muatan.isi, bawah or {}))
        findings.extend(lapisan.check_replacing(muatan.naskah, muatan.isi, bawah or {}))
    return findings


def check_weak_points(
    muatan: Muatan[dict[str, TitikRawan]], bawah: Mapping[str, TitikRawan] | None = None
) -> list[Temuan]:
    """Give all findings of a catalogue of weak points that was read; `bawah` are the entries of the layers below."""
    findings = list(muatan.temuan)
    if muatan.isi is not None:
        findings.extend(lapisan.check_replacing(muatan.naskah, muatan.isi, bawah or {}))
    return findings


def check_session(muatan: Muatan[Sesi], known: Collection[str]) -> list[Temuan]:
    """Give all findings of a session that was read; `known` are the ids of the library."""
    findings = list(muatan.temuan)
    if muatan.isi is not None:
        findings.extend(nama.check_session(muatan.naskah, muatan.isi, known))
    return sorted(findings, key=lambda t: t.urutan)


def check_session_file(path: Path, pustaka: Pustaka) -> list[Temuan]:
    """Check a session file against a library."""
    return check_session(load_session(path), [p.stem for p in pustaka.files()])


def check_place(muatan: Muatan[Skenario], path: Path, seen: dict[str, Path]) -> Iterator[Temuan]:
    """Check a scenario's id and field against its place in a library folder (S110). `seen` collects the ids."""
    naskah = muatan.naskah
    data = naskah.data if isinstance(naskah.data, dict) else {}
    own, field = data.get("id"), data.get("bidang")
    if isinstance(own, str) and own:
        if own != path.stem:
            yield naskah.finding(
                "S110",
                ("id",),
                f'Id "{own}" berbeda dari nama berkasnya ("{path.stem}").',
                f"Tulis `id: {path.stem}`, atau ganti nama berkas menjadi {own}.yaml.",
                ganti=(own, path.stem),
            )
        if seen.get(own, path) != path:
            yield naskah.finding(
                "S110", ("id",), f'Id "{own}" sudah dipakai oleh {seen[own]}.', "Beri id yang berbeda."
            )
        seen.setdefault(own, path)
    if isinstance(field, str) and field in BIDANG and field != path.parent.name:
        yield naskah.finding(
            "S110",
            ("bidang",),
            f'Bidang "{field}" berbeda dari foldernya ("{path.parent.name}").',
            f"Pindahkan berkas ke folder {field}/, atau tulis `bidang: {path.parent.name}`.",
        )


def check_rated(muatan: Muatan[Skenario], path: Path, acuan: Acuan) -> list[Temuan]:
    """Check that a scenario in a library with a panel of its own was rated by it at all (S404)."""
    if muatan.isi is None or acuan.panel is None:
        return []
    return list(panel.check_rated(muatan.naskah, muatan.isi, acuan.panel, path))


def check_library(folder: Path, acuan: Acuan, tanggal: date, *, risks: bool = True) -> Iterator[Terperiksa]:
    """Check every scenario of a library folder, one result a file; `risks` as in `check_rules`."""
    seen: dict[str, Path] = {}
    for path in scenario_files(folder):
        muatan = load_scenario(path)
        checked = check_loaded(muatan, acuan, tanggal, risks=risks)
        place = list(check_place(muatan, path, seen))
        rated = check_rated(muatan, path, acuan)
        findings = tuple(sorted((*checked.temuan, *place, *rated), key=lambda t: t.urutan))
        yield Terperiksa(checked.berkas, checked.skenario if not place else None, findings)


def is_catalogue(path: Path) -> bool:
    """Tell whether a path names a catalogue file."""
    return path.name in (NAMA_REGULASI, NAMA_TITIK, NAMA_PANEL) and path.parent.name == FOLDER_ACUAN


def is_session(path: Path) -> bool:
    """Tell whether a path names a session file."""
    return path.name.endswith(AKHIRAN_SESI)
