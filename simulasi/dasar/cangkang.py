"""Words of a suggested command, quoted for the shell into which a person pastes it."""

from __future__ import annotations

import re
import shlex
import sys
from typing import Final

_POLOS_CMD: Final = re.compile(r"[\w./:\\,+=@-]+")
_HIDUP_CMD: Final = re.compile(r'[()%!^"<>&|]')
_HIDUP_DALAM_KUTIP: Final = frozenset('"%!')
"""What `cmd.exe` acts upon even between quotes."""


def quote(kata: str, sistem: str = sys.platform) -> str:
    """Quote one word so that the system's shell takes it as plain text: `cmd.exe` on Windows, else a POSIX shell.

    A newline would end the command where it is pasted; it becomes a blank.
    """
    kata = " ".join(kata.splitlines()) if len(kata.splitlines()) > 1 else kata.strip("\r\n")
    if sistem != "win32":
        return shlex.quote(kata)
    if _POLOS_CMD.fullmatch(kata):
        return kata
    # a program takes backslashes before a quote for escapes, so they are doubled there, and at the end
    quoted = '"' + re.sub(r'(\\*)("|$)', lambda m: m[1] * 2 + ('\\"' if m[2] else ""), kata) + '"'
    if _HIDUP_DALAM_KUTIP.isdisjoint(kata):
        return quoted
    return _HIDUP_CMD.sub(r"^\g<0>", quoted)  # with no quote left that the shell sees, each sign is escaped alone


def command_line(*kata: str, sistem: str = sys.platform) -> str:
    """Write a command of these words."""
    return " ".join(quote(one, sistem) for one in kata)
