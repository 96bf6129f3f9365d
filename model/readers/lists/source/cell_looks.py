"""Cells whose look says what their value does not: days shown as R8, yen as 千円, struck text.

Of a day of which Excel shows the year of the era alone calamine gives the number: its format has e
and no letter of a western date (ECMA-376 Part 1, 18.8.31): ge, [$-411]ggge"年度". Commas behind the
last digit leave out thousands: #,##0, shows 12345678 as 12,346. A strike is one of the font of a
cell, or of a part of a text (18.4.10).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from model.readers.tables.grid import Cell

_FORMAT = re.compile(rb'<numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_FORMAT_BEHIND = re.compile(rb'<numFmt\s[^>]*?formatCode="([^"]*)"[^>]*?numFmtId="(\d+)"')
_SAID = re.compile(rb'&quot;.*?&quot;|"[^"]*"|\[[^\]]*\]|\\.')
_ERA_ALONE = re.compile(rb"[ge]*e[ge]*")
_LEFT_OUT = re.compile(rb"[0#?](,+)(?![0#?,])")
_STRIKE = re.compile(rb'<strike(?:\s+val="(?:1|true)")?\s*/>')
_FONTS = re.compile(rb"<fonts\b.*?</fonts>", re.DOTALL)
_FONT = re.compile(rb"<font>.*?</font>|<font\s*/>", re.DOTALL)
_TEXT = re.compile(rb"<si\b.*?</si>|<si\s*/>", re.DOTALL)
_CELL_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL = re.compile(
    rb'<c\s(?=[^>]*?r="([A-Z]{1,3})(\d{1,7})")([^>]*)>(?:<v>(\d+)</v>|<is>(.*?)</is>)?', re.DOTALL
)
_STYLED = re.compile(rb'\ss="(\d+)"')
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  a day of a workbook has no zone
_LAST_DAY = 2_958_465
"""The number of 9999-12-31."""
_OTHER_DAYS = b'date1904="1"'
"""What a workbook says that counts its days from 1904."""

_Place = tuple[bytes, bytes]
"""The letters of a column and the number of a row."""


class CellLooks:
    """Knows the cells of a workbook's sheets by its parts: the book, its styles, shared texts."""

    def __init__(self, book: bytes = b"", styles: bytes = b"", texts: bytes = b"") -> None:
        fonts = _FONTS.search(styles)
        struck = _struck(_FONT.findall(fonts[0])) if fonts and b"<strike" in styles else frozenset()
        formats = _formats(styles)
        has_days = _OTHER_DAYS not in book
        eras = {n for n, code in formats.items() if has_days and _ERA_ALONE.fullmatch(code)}
        self._eras = _styles_with(styles, b"numFmtId", eras)
        commas = {
            n: len(found[1]) for n, code in formats.items() if (found := _LEFT_OUT.search(code))
        }
        self._scaled = {
            style: 1_000**count
            for count in set(commas.values())
            for style in _styles_with(
                styles, b"numFmtId", [n for n in commas if commas[n] == count]
            )
        }
        self._struck = _styles_with(styles, b"fontId", struck)
        self._texts = _struck(_TEXT.findall(texts)) if b"<strike" in texts else frozenset()

    def eras(self, sheet: bytes) -> Iterator[_Place]:
        """Yield the cells of a sheet's XML that show the year of an era alone."""
        if self._eras:
            for letters, row, attributes, _, _ in _CELL.findall(sheet):
                if _style_of(attributes) in self._eras:
                    yield letters, row

    def scaled(self, sheet: bytes) -> Iterator[tuple[_Place, int]]:
        """Yield the cells of a sheet's XML that show a part of their number: which is one shown."""
        if self._scaled:
            for letters, row, attributes, _, _ in _CELL.findall(sheet):
                if by := self._scaled.get(_style_of(attributes)):
                    yield (letters, row), by

    def struck(self, sheet: bytes) -> Iterator[_Place]:
        """Yield the cells of a sheet's XML with text that is struck through."""
        if self._struck or self._texts or b"<strike" in sheet:
            for letters, row, attributes, value, text in _CELL.findall(sheet):
                is_text = b't="s"' in attributes and value in self._texts
                if is_text or _style_of(attributes) in self._struck or _STRIKE.search(text):
                    yield letters, row


def as_day(cell: Cell) -> Cell:
    """Return the day that a number is in Excel; what is none as it is."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 < cell <= _LAST_DAY:
        return cell
    return (_FIRST_DAY + timedelta(days=int(cell))).date()


def _styles_with(styles: bytes, attribute: bytes, wanted: Collection[bytes]) -> frozenset[bytes]:
    """Return the numbers of the cell styles of which an attribute is one of those ``wanted``."""
    found = _CELL_STYLES.search(styles) if wanted else None
    used = re.findall(rb"<xf\s[^>]*?" + attribute + rb'="(\d+)"', found[0]) if found else []
    return frozenset(b"%d" % n for n, number in enumerate(used) if number in wanted)


def _style_of(attributes: bytes) -> bytes:
    style = _STYLED.search(attributes)
    return style[1] if style else b""


def _struck(parts: Collection[bytes]) -> frozenset[bytes]:
    """Return the numbers of those ``parts`` that have a strike."""
    return frozenset(b"%d" % n for n, part in enumerate(parts) if _STRIKE.search(part))


def _formats(styles: bytes) -> dict[bytes, bytes]:
    """Return by its number what letters, digits and commas a number format has for a number."""
    codes = dict(_FORMAT.findall(styles))
    codes |= {number: code for code, number in _FORMAT_BEHIND.findall(styles)}
    first = {number: _SAID.sub(b"", code).split(b";")[0] for number, code in codes.items()}
    return {n: re.sub(rb"[^a-z0#?,.]", b"", code.lower()) for n, code in first.items()}
