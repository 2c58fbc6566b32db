"""Who may read what the journal writes: its owner alone (`hasil.md` §1).

On Windows the user data folder is closed to other users by its own rules, and modes mean nothing there.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import Final

FOLDER: Final = 0o700
BERKAS: Final = 0o600


def make_folder(folder: Path) -> None:
    """Create a folder, with its parents, that only its owner may enter; one that is there keeps its mode.

    A folder that a person chose may serve others too, so only what is made here is closed. Raises OSError, ValueError.
    """
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another process has been quicker, or a file lies there
        folder.mkdir(mode=FOLDER)
        folder.chmod(FOLDER)
    if not folder.is_dir():
        raise FileExistsError(str(folder))


def make_private(path: Path) -> None:
    """Create an empty file that only its owner may read, or close one of his that is there, with its log.

    SQLite gives the files beside a journal (`-wal`, `-shm`) the mode of the journal. Raises OSError.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, BERKAS))
        return
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with suppress(OSError):  # a file system without modes, or a file of somebody else
            found = name.stat()
            if S_ISREG(found.st_mode) and S_IMODE(found.st_mode) & 0o077:
                name.chmod(S_IMODE(found.st_mode) & 0o700)
