"""Whether the journal still lies where it was opened: deleting, moving or replacing an open file is silent.

On POSIX an open file lives on without its name, and SQLite goes on writing to it; nobody would ever find that. A file
is known by device and inode (`st_dev`, `st_ino`; on Windows the volume's serial number and the file index, which also
refuses most of this while the file is open; where a file system has no index, `st_ino` is 0 and only absence is seen).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_PENDAMPING: Final = ("-wal", "-shm")
"""Files that belong to an open journal: committed choices may lie in the first alone; the second joins processes."""


class Tempat:
    """The files of an open journal as they were when it was opened."""

    def __init__(self, path: Path) -> None:
        self._path: Final = path
        self._dikenal: Final[dict[str, tuple[int, int]]] = {}
        self.learn()

    def learn(self) -> None:
        """Take note of the files that lie there and were not known yet."""
        for name in self._names():
            if name not in self._dikenal:
                found = _identity(name)
                if found is not None:
                    self._dikenal[name] = found

    def holds(self) -> bool:
        """Tell whether the journal at the path is the one that is open: same files, not emptied."""
        try:
            if os.stat(self._path).st_size == 0:
                return False
        except (OSError, ValueError):
            return False
        if any(_identity(name) != known for name, known in self._dikenal.items()):
            return False
        if len(self._dikenal) <= len(_PENDAMPING):
            self.learn()
        return True

    def _names(self) -> tuple[str, ...]:
        path = str(self._path)
        return (path, *(path + ending for ending in _PENDAMPING))


def _identity(name: str) -> tuple[int, int] | None:
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
