"""Serial numbers of rows (番号, No.): they say where a row stands in a list, not what it is."""

from __future__ import annotations

import re

from model.text import without_blanks

_SERIAL = re.compile(
    r"(?:.*›)?(?:(?:通し|整理|事業|管理|一連|連)?(?:番号?|no\.?)|通番|項番|#)", re.IGNORECASE
)


def is_serial_head(heading: str) -> bool:
    """Whether ``heading`` is that of a column of serial numbers."""
    return _SERIAL.fullmatch(without_blanks(heading)) is not None
