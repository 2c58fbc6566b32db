"""The log of an unexpected error: in the user's own folder, under a name that nobody can have put there before."""

from __future__ import annotations

import os
import secrets
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_FOLDER = 0o700
_BERKAS = 0o600


def keep_log(error: BaseException) -> Path | None:
    """Write the traceback, without values of variables, and give its file; None where that is not possible.

    The file is created exclusively and for its owner alone: a link or a file that waits under its name is never
    followed or added to.
    """
    from platformdirs import user_log_path  # noqa: PLC0415 - hardly ever needed

    with suppress(OSError, RuntimeError, ValueError):
        folder = user_log_path("simulasi", appauthor=False)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_FOLDER, exist_ok=True)
        path = folder / f"galat-{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}.log"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(path, flags, _BERKAS), "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(traceback.format_exception(error))
        return path
    return None
