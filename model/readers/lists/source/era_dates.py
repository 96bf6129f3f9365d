"""Days of which Excel shows the year of the era alone (R8): calamine takes them for numbers.

Their number formats have e, the year of the era, and no letter of a western date (ECMA-376 Part 1,
18.8.31): ge, [$-411]ggge"年度".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from model.readers.tables.grid import Cell

_FORMAT = re.compile(rb'<numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_FORMAT_BEHIND = re.compile(rb'<numFmt\s[^>]*?formatCode="([^"]*)"[^>]*?numFmtId="(\d+)"')
_CELL_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf\s[^>]*?numFmtId="(\d+)"')
_SAID = re.compile(rb'&quot;.*?&quot;|"[^"]*"|\[[^\]]*\]|\\.')
_ERA_ALONE = re.compile(rb"[ge]*e[ge]*")
_CELL = re.compile(rb'<c\s(?=[^>]*?r="([A-Z]{1,3})(\d{1,7})")[^>]*?s="(\d+)"[^>]*>')
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  a day of a workbook has no zone
_LAST_DAY = 2_958_465
"""The number of 9999-12-31."""


def era_styles(styles: bytes) -> frozenset[bytes]:
    """Return the numbers of the cell styles in xl/styles.xml that show the year of an era alone."""
    codes = dict(_FORMAT.findall(styles))
    codes |= {number: code for code, number in _FORMAT_BEHIND.findall(styles)}
    eras = {n for n, code in codes.items() if _is_era_alone(code)}
    found = _CELL_STYLES.search(styles) if eras else None
    used = _STYLE.findall(found[0]) if found else []
    return frozenset(b"%d" % n for n, number in enumerate(used) if number in eras)


def era_cells(xml: bytes, styles: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield (letters of the column, number of the row) of the cells with one of ``styles``."""
    for letters, row, style in _CELL.findall(xml) if styles else ():
        if style in styles:
            yield letters, row


def as_day(cell: Cell) -> Cell:
    """Return the day that a number is in Excel; what is none as it is."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 < cell <= _LAST_DAY:
        return cell
    return (_FIRST_DAY + timedelta(days=int(cell))).date()


def _is_era_alone(code: bytes) -> bool:
    first = _SAID.sub(b"", code).split(b";")[0]
    letters = re.sub(rb"[^a-z0#?]", b"", first.lower())
    return _ERA_ALONE.fullmatch(letters) is not None
