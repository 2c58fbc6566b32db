"""The JSON Schemas: sound files pass as an editor reads them, and what they refuse the reader refuses too."""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from simulasi import cli
from simulasi.periksa.katalog import KATALOG, base_text, broken_example, weak_points_text
from simulasi.skenario import acuan, model, sesi
from simulasi.skenario.muat import parse_regulations, parse_scenario, parse_session, parse_weak_points
from simulasi.skenario.pustaka import scenario_files, shipped
from simulasi.skenario.skema import NAMA_SKEMA, as_text, build, file_name
from simulasi.skenario.skema_kata import CUPLIKAN, KATA, KUNCI
from simulasi.skenario.temuan import has_error
from tests.pembangkit import examples, scenarios
from tests.periksa import tabel_bentuk, tabel_cerita
from tests.periksa.pembantu import DASAR

AKAR = Path(__file__).parents[2]
BACA = {
    "skenario": parse_scenario,
    "sesi": parse_session,
    "regulasi": parse_regulations,
    "titik-rawan": parse_weak_points,
}
PEMERIKSA = {nama: Draft202012Validator(build(nama)) for nama in NAMA_SKEMA}


class PembacaEditor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2 as editors read it: the core schema's scalars, keys as they are written."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}


def _scalar(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    return loader.construct_scalar(node)


for tag, pattern, first, read in (
    ("null", r"(?:~|null|Null|NULL|)$", "~nN\0", lambda _: None),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF", lambda s: s.lower() == "true"),
    ("int", r"[-+]?[0-9]+$", "-+0123456789", int),
    ("int8", r"0o[0-7]+$", "0", lambda s: int(s[2:], 8)),
    ("int16", r"0x[0-9a-fA-F]+$", "0", lambda s: int(s[2:], 16)),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789.", float),
    ("inf", r"[-+]?\.(?:inf|Inf|INF)$", "-+.", lambda s: float(s.replace(".", ""))),
    ("nan", r"\.(?:nan|NaN|NAN)$", ".", lambda _: float("nan")),
):
    PembacaEditor.add_implicit_resolver(f"tag:editor,{tag}", re.compile(pattern), list(first) + [""] * (tag == "null"))
    PembacaEditor.add_constructor(f"tag:editor,{tag}", lambda loader, node, read=read: read(_scalar(loader, node)))


def as_editor(isi: str | bytes) -> Any:
    return yaml.load(isi, PembacaEditor)  # noqa: S506 - a safe loader with other scalars


def refuses(nama: str, data: Any) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message}" for e in PEMERIKSA[nama].iter_errors(data)]


def test_the_editor_is_as_yaml_1_2_says() -> None:
    assert as_editor("{a: ya, b: 012, c: 2026-11-24, d: yes, e: ~, f: '1', g: 0x1F, h: 1e1, 07: true, i: }") == {
        "a": "ya",
        "b": 12,
        "c": "2026-11-24",
        "d": "yes",
        "e": None,
        "f": "1",
        "g": 31,
        "h": 10.0,
        "07": True,
        "i": None,
    }


# ---- the schemas themselves


@pytest.mark.parametrize("nama", NAMA_SKEMA)
def test_schema_is_valid_and_strict(nama: str) -> None:
    schema = build(nama)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in schema["$defs"].values():
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert all(p["description"].endswith(".") for p in part["properties"].values())
    text = as_text(nama)
    refs = set(re.findall(r'"#/\$defs/(\w+)"', text))
    assert refs == set(schema["$defs"])


@pytest.mark.parametrize("nama", NAMA_SKEMA)
def test_committed_copy_is_current(nama: str) -> None:
    path = AKAR / "docs" / "skema" / file_name(nama)
    assert path.read_text(encoding="utf-8") == as_text(nama), "run: simulasi skema -o docs/skema --timpa"


def test_every_key_and_word_is_described_and_none_besides() -> None:
    kinds = [
        model.Skenario, model.Variabel, model.Adegan, model.Pilihan, model.Skor, model.Sisipan, model.Berkas,
        model.Cabang, model.Uji, model.Akhir, model.Kendali, model.Pengalihan, sesi.Sesi, sesi.BobotDimensi,
        acuan.Regulasi, acuan.Pasal, acuan.TitikRawan, acuan.BagianPanel, acuan.Penilaian,
    ]  # fmt: skip
    hidden = {"sama", "ya_tidak"}
    assert {k.__name__: set(k.model_fields) - hidden for k in kinds} == {k: set(v) for k, v in KUNCI.items()}
    assert all(tuple(words) == key for key, words in KATA.items())
    described = [s for n in NAMA_SKEMA for s in _enums(build(n)) if "ya" not in s["enum"] and 1 not in s["enum"]]
    assert {tuple(s["enum"]) for s in described} - {("tidak diketahui",)} == set(KATA)
    assert all(len(s["enum"]) == len(s.get("enumDescriptions", s["enum"])) for s in described)


def test_snippets_pass_with_their_proposals_filled_in() -> None:
    for kind, snippets in CUPLIKAN.items():
        schema = build("skenario")
        part = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
        for body in snippets.values():
            filled = json.loads(re.sub(r"\$\{[0-9]:([^}]*)\}", r"\1", json.dumps(body)))
            assert list(part.iter_errors(filled)) == []


def _enums(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in _enums(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "enum" in schema else []
    return own + [found for part in schema.values() for found in _enums(part)]


# ---- sound files

SUNGGUH = [
    *(("skenario", p) for p in scenario_files(shipped())),
    *(("skenario", p) for p in sorted((AKAR / "tests" / "data" / "contoh").glob("*.yaml"))),
    ("regulasi", shipped() / "acuan" / "regulasi.yaml"),
    ("titik-rawan", shipped() / "acuan" / "titik-rawan.yaml"),
]


@pytest.mark.parametrize(("nama", "path"), SUNGGUH, ids=lambda x: getattr(x, "stem", x))
def test_files_of_the_project_pass(nama: str, path: Path) -> None:
    assert refuses(nama, as_editor(path.read_text(encoding="utf-8"))) == []


def test_base_files_of_the_checker_pass() -> None:
    assert refuses("skenario", as_editor(DASAR)) == []
    assert refuses("sesi", as_editor(base_text("sesi"))) == []
    assert refuses("regulasi", as_editor(base_text("regulasi"))) == []
    assert refuses("titik-rawan", as_editor(weak_points_text())) == []


@examples(30)
@given(scenarios(), st.booleans(), st.booleans())
def test_generated_scenarios_pass(data: dict[str, Any], flow: bool, plain: bool) -> None:
    teks = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True)
    if plain:  # as people write: numbers and yes/no without quotes
        teks = re.sub(r"'(-?[0-9]+|ya|tidak|true|false)'", r"\1", teks)
    assert parse_scenario("x.yaml", teks.encode()).isi is not None
    assert refuses("skenario", as_editor(teks)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("judul: Meja kerja", "judul: 2026"),
        ("judul: Meja kerja", "judul: 012"),
        ("judul: Meja kerja", "judul: null"),
        ("judul: Meja kerja", "judul: ~"),
        ("judul: Meja kerja", "judul: true"),
        ("judul: Meja kerja", "judul: 1e5"),
        ("judul: Meja kerja", "judul: no"),
        ("judul: Meja kerja", "judul: 0x1F"),
        ("judul: Kursi untuk Posyandu", f"judul: '  {'a' * 80}  '"),
        ("judul: Kursi untuk Posyandu", f"judul: '{'😀' * 80}'"),
        ("durasi: 8", "durasi: '8'"),
        ("durasi: 8", "durasi: 008"),
        ("format: 1", "format: '1'"),
        ("diperiksa: 2026-11-20", "diperiksa: '2026-11-20'"),
        ("garis_merah: ya", "garis_merah: true"),
        ("garis_merah: ya", "garis_merah: 'true'"),
        ("catatan: tidak\n  utang", "catatan: false\n  utang"),
        ("awal: 0, min: 0, maks: 2", "awal: '0', min: 00, maks: 2"),
        ("{utang: {min: 1}}\n        teks: Ia", "[{utang: {min: '1', bukan: 0}}, {utang: 2}]\n        teks: Ia"),
        ("  tuntas:\n", "  007:\n"),
        ("id: tanya\n", "id: true\n"),
        ("id: tanya\n", "id: null\n"),
        ("id: tanya\n", "id: 1\n"),
    ],
)  # fmt: skip
def test_what_the_reader_takes_in_another_spelling_passes(good: str, bad: str) -> None:
    teks = DASAR.replace(good, bad).replace("ke: tuntas", "ke: 007" if "007" in bad else "ke: tuntas")
    assert parse_scenario("x.yaml", teks.encode()).isi is not None
    assert refuses("skenario", as_editor(teks)) == []


# ---- broken files


def _bad_rows() -> list[Any]:
    return [pytest.param(row.text()[0], id=row.nama) for row in (*tabel_bentuk.SEMUA, *tabel_cerita.SEMUA)]


@pytest.mark.parametrize("teks", _bad_rows())
def test_what_is_refused_the_reader_refuses_too(teks: str) -> None:
    try:
        data = as_editor(teks)
    except yaml.YAMLError:
        return
    if refuses("skenario", data):
        assert has_error(parse_scenario("x.yaml", teks.encode()).temuan)


def test_much_of_what_the_reader_refuses_is_refused_in_the_editor() -> None:
    caught = total = 0
    for row in tabel_bentuk.SEMUA:
        teks, wanted = row.text()
        if {kode for kode, _, _ in wanted} <= {"S103", "S104", "S105"}:
            total += 1
            caught += bool(refuses("skenario", as_editor(teks)))
    assert total > 60
    assert caught / total > 0.85


@pytest.mark.parametrize("kode", ["S103", "S104", "S105"])
def test_examples_of_shape_findings_are_refused(kode: str) -> None:
    assert refuses(KATALOG[kode].dasar, as_editor(broken_example(kode)))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("    akhir: bersih\n", ""),
        ("    akhir: bersih\n", "    akhir: bersih\n    bobot: 2\n"),
        ("    akhir: bersih\n", "    akhir: bersih\n    pilihan: [{id: a, teks: A, ke: pagi}]\n"),
        ("    titik_rawan: PBJ-02\n    bobot: 2\n", "    bobot: 2\n"),
        ("        umpan_balik: Semua calon penyedia mendengar hal yang sama.\n", ""),
        ("        nilai: [disiplin, tanggung-jawab]\n", ""),
    ],
)
def test_rules_over_several_keys_are_told(good: str, bad: str) -> None:
    assert good in DASAR
    assert refuses("skenario", as_editor(DASAR.replace(good, bad, 1)))


PELAN = settings(max_examples=int(os.environ.get("SIMULASI_UJI_CONTOH", "100")), deadline=None)
ASING = ("", "x", "0", "-1", "101", "2.5", "ya", "Ya", "true", "null", "~", "2026-02-30", "[]", "{}", "[a]", "{a: b}")


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [p for key, value in children for p in ((*path, key), *_places(value, (*path, key)))]


def test_mutations_that_are_refused_the_reader_refuses_too() -> None:
    sources = {
        "skenario": DASAR,
        "sesi": base_text("sesi"),
        "regulasi": base_text("regulasi"),
        "titik-rawan": weak_points_text(),
    }
    plain = {nama: yaml.load(teks, yaml.BaseLoader) for nama, teks in sources.items()}  # noqa: S506 - text alone
    places = {nama: _places(data) for nama, data in plain.items()}
    seen: Counter[tuple[str, bool]] = Counter()

    @PELAN
    @given(st.sampled_from(list(sources)), st.integers(0, 10**9))
    def hold(nama: str, seed: int) -> None:
        dice = random.Random(seed)
        data = deepcopy(plain[nama])
        *outer, key = dice.choice(places[nama])
        part = data
        for step in outer:
            part = part[step]
        kind = dice.choice(("put", "put", "drop", "add", "move"))
        if kind == "drop":
            del part[key]
        elif kind == "add" and isinstance(part, dict):
            part[dice.choice(("asing", "teks", "jika", "akhir", "pilihan", "skor"))] = "x"
        elif kind == "move":
            other = data
            for step in dice.choice(places[nama]):
                other = (
                    other[step]
                    if isinstance(other, dict | list)
                    and (step in other or isinstance(step, int))
                    and (not isinstance(step, int) or step < len(other))
                    else other
                )
            part[key] = deepcopy(other)
        else:
            part[key] = yaml.load(dice.choice(ASING), yaml.BaseLoader) if dice.random() < 0.7 else "a" * 90  # noqa: S506
        teks = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        teks = re.sub(r"'([-0-9a-z.~]+)'", r"\1", teks)  # unquoted, so that an editor takes it for what it looks like
        loaded = BACA[nama]("x.yaml", teks.encode())
        refused = refuses(nama, as_editor(teks))
        seen[nama, bool(refused)] += 1
        if refused:
            assert has_error(loaded.temuan), (teks, refused)

    hold()
    assert all(any(seen[nama, refused] for nama in sources) for refused in (True, False)), seen


# ---- the command


def test_command_writes_one_all_or_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["skema"]) == 0
    assert json.loads(capsys.readouterr().out) == build("skenario")
    path = tmp_path / "s.json"
    assert cli.main(["skema", "--jenis", "sesi", "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == as_text("sesi")
    folder = tmp_path / "baru" / "skema"
    assert cli.main(["skema", "-o", str(folder)]) == 0
    assert {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} == {
        file_name(nama): as_text(nama) for nama in NAMA_SKEMA
    }
    (folder / file_name("sesi")).write_text("lama", encoding="utf-8")
    (folder / file_name("skenario")).unlink()
    capsys.readouterr()
    assert cli.main(["skema", "-o", str(folder)]) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert not (folder / file_name("skenario")).exists()  # all or none
    assert cli.main(["skema", "-o", str(folder), "--timpa"]) == 0
    assert (folder / file_name("sesi")).read_text(encoding="utf-8") == as_text("sesi")


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    assert cli.main(["skema", "-o", str(tmp_path / "berkas" / "skema")]) == 1
    assert "tidak dapat dibuat" in capsys.readouterr().err
