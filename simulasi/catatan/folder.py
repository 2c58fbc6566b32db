"""Where the journal lives when nobody says otherwise (`hasil.md` §1)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from simulasi.catatan.galat import JurnalTidakBisaDitulis

FOLDER_LAIN: Final = "SIMULASI_HASIL"
"""The variable of the environment that chooses another folder."""


def default_folder(
    *, env: Mapping[str, str] | None = None, platform: str | None = None, home: Path | None = None
) -> Path:
    """Return `$SIMULASI_HASIL` if set, else the user data folder of the platform.

    Windows: `%LOCALAPPDATA%\\simulasi`; macOS: `~/Library/Application Support/simulasi`; else
    `$XDG_DATA_HOME/simulasi` or `~/.local/share/simulasi` (a relative `$XDG_DATA_HOME` is ignored, as its
    specification says). The arguments replace the process's own for tests. Nothing is created.

    Raises JurnalTidakBisaDitulis where the home folder is unknown.
    """
    env = os.environ if env is None else env
    platform = sys.platform if platform is None else platform
    if chosen := env.get(FOLDER_LAIN):
        return Path(chosen).expanduser()
    if platform == "win32" and (local := env.get("LOCALAPPDATA")):
        return Path(local) / "simulasi"
    xdg = env.get("XDG_DATA_HOME", "")
    if platform not in ("win32", "darwin") and Path(xdg).is_absolute():
        return Path(xdg) / "simulasi"
    home = _home() if home is None else home
    if platform == "win32":
        return home / "AppData" / "Local" / "simulasi"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "simulasi"
    return home / ".local" / "share" / "simulasi"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise JurnalTidakBisaDitulis(
            "Folder rumah pengguna tidak diketahui sehingga jurnal belum punya tempat. "
            "Pilih foldernya dengan --hasil FOLDER."
        ) from error
