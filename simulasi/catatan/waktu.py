"""How moments are written: ISO 8601 with an offset that every reader takes, whatever a clock says (`hasil.md` §1, §2).

A laptop with a dead battery starts in 1899 or 2101, and a time zone may be off by seconds: neither must make a file
that others refuse. Nothing trusts a clock anyway; inside a run the sequence decides.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

# Only days that are in the calendar, so that every time can be read: checking this here costs nothing, and the schema
# says it too. From 1900, because the clock of a laptop with a dead battery starts somewhere in the past.
_HARI: Final = (
    r"(?:19|20)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29"
)
WAKTU_ISO: Final = (
    rf"^(?:{_HARI})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{{3,6}})?[+-](?:0[0-9]|1[0-4]):[0-5][0-9]$"
)
"""The pattern of a time in an exchange file."""

_BENTUK: Final = re.compile(WAKTU_ISO.removesuffix("$") + r"\Z")
_PERTAMA: Final = "1900-01-01T00:00:00.000+00:00"
_TERAKHIR: Final = "2099-12-31T23:59:59.999+00:00"


def write_moment(moment: datetime) -> str:
    """Write a moment with milliseconds and offset; local where it has none. See `sound_time`."""
    if moment.utcoffset() is None:
        moment = _localised(moment)
    return sound_time(moment.isoformat(timespec="milliseconds"))


def sound_time(text: str) -> str:
    """Give a recorded time as readers take it: in UTC where its offset is none, the nearest year where it is too far.

    Raises `ValueError` for what is no time.
    """
    if _BENTUK.match(text):
        return text
    moment = datetime.fromisoformat(text)
    try:
        found = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except OverflowError:  # at an end of the calendar
        found = ""
    if _BENTUK.match(found):
        return found
    return _PERTAMA if moment.year < 2000 else _TERAKHIR


def _localised(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):  # before what the system's calendar knows
        return moment.replace(tzinfo=UTC)
