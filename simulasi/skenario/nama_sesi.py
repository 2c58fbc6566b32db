"""The session that needs no file: its name, for those who must not wait for the models of `sesi`."""

from __future__ import annotations

from typing import Final

BEBAS: Final = "bebas"
"""Id of the session in which all scenarios of the library are on offer."""
