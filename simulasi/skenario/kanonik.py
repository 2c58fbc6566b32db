"""The canonical form of a scenario and its two digests (`skor.md` §6).

Long forms, defaults left out, keys sorted, no spaces, UTF-8. What the layout of the file decides (order of scenes and
keys, comments, quoting) is not in it; everything that is set is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from simulasi.skenario.model import SKOR_TINGKAT, Skenario
from simulasi.skenario.sesi import Sesi
from simulasi.skenario.tipe import Model

M = TypeVar("M", bound=Model)

_ALUR_PILIHAN: Final = ("id", "jika", "skor", "garis_merah", "atur", "tambah", "ke")
_ALUR_KENDALI: Final = ("id", "biaya", "menutup", "mengalihkan", "mengawali")


def as_data(skenario: Skenario) -> dict[str, Any]:
    """Give the normalised plain data: what `from_canonical` reads back, with JSON's own numbers and booleans."""
    out: dict[str, Any] = skenario.model_dump(mode="json", exclude_defaults=True)
    out["format"] = 1
    for name, declared in out.get("variabel", {}).items():
        if declared.pop("ya_tidak", False):
            out["variabel"][name] = bool(declared["awal"])
    if not out.get("variabel"):
        out.pop("variabel", None)
    for scene in out["adegan"].values():
        _normalise_scene(scene)
    return out


def _normalise_scene(scene: dict[str, Any]) -> None:
    for part in (*scene.get("sisipan", ()), *scene.get("berkas", ())):
        _plain_tests(part)
    for choice in scene.get("pilihan", ()):
        _plain_tests(choice)
        if isinstance(choice["ke"], str):
            choice["ke"] = [{"ke": choice["ke"]}]
        for branch in choice["ke"]:
            _plain_tests(branch)
    akhir = scene.get("akhir")
    if akhir is not None:
        level = SKOR_TINGKAT[akhir["tingkat"]]
        if akhir.get("skor") == {"integritas": level, "kepatuhan": level}:
            del akhir["skor"]
        if akhir.get("rugi") is (akhir["tingkat"] not in ("bersih", "terkendali")):
            del akhir["rugi"]


def _plain_tests(part: dict[str, Any]) -> None:
    for alternative in part.get("jika", ()):
        for name, test in alternative.items():
            if "sama" in test:
                alternative[name] = test["sama"]


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(skenario: Skenario) -> str:
    """Give the canonical JSON."""
    return _dump(as_data(skenario))


def canonical_session(sesi: Sesi) -> str:
    """Give the canonical JSON of a session."""
    data: dict[str, Any] = sesi.model_dump(mode="json", exclude_defaults=True)
    data["format"] = 1
    return _dump(data)


def digest(kanonik: str) -> str:
    """Give the SHA-256 of a canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(kanonik.encode("utf-8")).hexdigest()


def flow_digest(skenario: Skenario) -> str:
    """Give `sidik_alur`: the digest of what decides play and score alone, so that a mended typo changes nothing."""
    data = as_data(skenario)
    scenes = {name: _flow_of_scene(scene) for name, scene in data["adegan"].items()}
    flow = {
        "id": data["id"],
        "awal": data["awal"],
        "bobot_akhir": data.get("bobot_akhir"),
        "variabel": data.get("variabel"),
        "adegan": scenes,
        "mitigasi": [_pick(control, _ALUR_KENDALI) for control in data["mitigasi"]],
    }
    return digest(_dump(flow))


def _flow_of_scene(scene: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = _pick(scene, ("bobot",))
    if "pilihan" in scene:
        out["pilihan"] = [_pick(choice, _ALUR_PILIHAN) for choice in scene["pilihan"]]
    if "akhir" in scene:
        out["akhir"] = _pick(scene["akhir"], ("tingkat", "skor", "rugi"))
    return out


def _pick(part: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: part[key] for key in keys if key in part}


def _as_text(data: Any) -> Any:
    """Turn JSON's scalars into the text that the models read."""
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(data, list):
        return [_as_text(value) for value in data]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(data, bool):
        return "ya" if data else "tidak"
    return str(data)


def from_canonical(kanonik: str, model: type[M]) -> M:
    """Read canonical JSON back into a `Skenario` or a `Sesi`; raises `ValueError` where it is none."""
    try:
        return model.model_validate(_as_text(json.loads(kanonik)))
    except (ValidationError, RecursionError) as error:
        raise ValueError("not the canonical JSON of this model") from error
