"""Cells whose look says what their value does not: days shown as R8, yen as 千円, struck text.

So do the lines above each page of a sheet (18.3.1.46), where & begins a code.

Of a day of which Excel shows the year of the era alone calamine gives the number: its format has e
and no letter of a western date (ECMA-376 Part 1, 18.8.31): ge, [$-411]ggge"年度". Commas behind the
last digit leave out thousands: #,##0, shows 12345678 as 12,346; #,##0"千円" names a unit. A
strike is one of the font of a cell, or of a part of a text (18.4.10).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from html import unescape

from model.readers.tables.amount_heads import UNIT, UNITS
from model.readers.tables.grid import Cell

_FORMAT = re.compile(rb'<numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_FORMAT_BEHIND = re.compile(rb'<numFmt\s[^>]*?formatCode="([^"]*)"[^>]*?numFmtId="(\d+)"')
_SAID = re.compile(rb'"[^"]*"|\[[^\]]*\]|\\(?:[\xc0-\xff][\x80-\xbf]+|.)')
_UNIT = re.compile(UNIT)
_HEADER = re.compile(rb"<oddHeader>(.*?)</oddHeader>", re.DOTALL)
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[\dA-F]{6}|.)')
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
        bare = {
            n: re.sub(rb"[^a-z0#?,.]", b"", _SAID.sub(b"", c).lower()) for n, c in formats.items()
        }
        has_days = _OTHER_DAYS not in book
        eras = {n: 1 for n, code in bare.items() if has_days and _ERA_ALONE.fullmatch(code)}
        left_out = {n: 1_000 ** len(m[1]) for n, c in bare.items() if (m := _LEFT_OUT.search(c))}
        said = {n: b"".join(_SAID.findall(code)) for n, code in formats.items()}
        units = {n: UNITS[u[0]] for n, t in said.items() if (u := _UNIT.search(t.decode()))}
        self._eras = _styles_with(styles, b"numFmtId", eras)
        self._scaled = _styles_with(styles, b"numFmtId", left_out)
        self._units = _styles_with(styles, b"numFmtId", units)
        self._struck = _styles_with(styles, b"fontId", dict.fromkeys(struck, 1))
        self._texts = _struck(_TEXT.findall(texts)) if b"<strike" in texts else frozenset()

    def eras(self, sheet: bytes) -> Iterator[_Place]:
        """Yield the cells of a sheet's XML that show the year of an era alone."""
        return (at for at, _ in _of_styles(sheet, self._eras))

    def scaled(self, sheet: bytes) -> Iterator[tuple[_Place, int]]:
        """Yield the cells of a sheet's XML that show a part of their number: which is one shown."""
        return _of_styles(sheet, self._scaled)

    def units(self, sheet: bytes) -> Iterator[tuple[_Place, int]]:
        """Yield the cells of a sheet's XML that show a unit: how many yen it is."""
        return _of_styles(sheet, self._units)

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


def page_headers(sheet: bytes) -> tuple[str, ...]:
    """Return the texts that a sheet's XML puts above each page."""
    found = _HEADER.search(sheet)
    text = unescape(found[1].decode()) if found else ""
    return tuple(filter(None, map(str.strip, _CODE.sub("\n", text).split("\n"))))


def _of_styles(sheet: bytes, styles: Mapping[bytes, int]) -> Iterator[tuple[_Place, int]]:
    """Yield the cells of a sheet's XML that have one of ``styles``, with what that stands for."""
    for letters, row, attributes, _, _ in _CELL.findall(sheet) if styles else ():
        if found := styles.get(_style_of(attributes)):
            yield (letters, row), found


def _styles_with(styles: bytes, attribute: bytes, wanted: Mapping[bytes, int]) -> dict[bytes, int]:
    """Return by its number what a cell style means by the ``attribute`` that is ``wanted``."""
    found = _CELL_STYLES.search(styles) if wanted else None
    used = re.findall(rb"<xf\s[^>]*?" + attribute + rb'="(\d+)"', found[0]) if found else []
    return {b"%d" % n: wanted[number] for n, number in enumerate(used) if number in wanted}


def _style_of(attributes: bytes) -> bytes:
    style = _STYLED.search(attributes)
    return style[1] if style else b""


def _struck(parts: Collection[bytes]) -> frozenset[bytes]:
    """Return the numbers of those ``parts`` that have a strike."""
    return frozenset(b"%d" % n for n, part in enumerate(parts) if _STRIKE.search(part))


def _formats(styles: bytes) -> dict[bytes, bytes]:
    """Return by its number the part of a number format that is of numbers above 0."""
    codes = dict(_FORMAT.findall(styles))
    codes |= {number: code for code, number in _FORMAT_BEHIND.findall(styles)}
    return {n: code.replace(b"&quot;", b'"').split(b";")[0] for n, code in codes.items()}
