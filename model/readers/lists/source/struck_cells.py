"""Cells whose text is struck through, in whole or in part, as in drafts that show what they drop.

The strike is one of the font of a cell (styles.xml), of a part of a text (sharedStrings.xml), or of
one that stands in the cell itself (ECMA-376 Part 1, 18.4.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRIKE = re.compile(rb'<strike(?:\s+val="(?:1|true)")?\s*/>')
_FONTS = re.compile(rb"<fonts\b.*?</fonts>", re.DOTALL)
_FONT = re.compile(rb"<font>.*?</font>|<font\s*/>", re.DOTALL)
_CELL_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf\s[^>]*?fontId="(\d+)"')
_TEXT = re.compile(rb"<si\b.*?</si>|<si\s*/>", re.DOTALL)
_CELL = re.compile(
    rb'<c\s(?=[^>]*?r="([A-Z]{1,3})(\d{1,7})")([^>]*)>(?:<v>(\d+)</v>|<is>(.*?)</is>)?', re.DOTALL
)
_STYLED = re.compile(rb'\ss="(\d+)"')


class StruckCells:
    """Knows the struck cells of a workbook's sheets by its ``styles`` and shared ``texts``."""

    def __init__(self, styles: bytes, texts: bytes) -> None:
        self._styles = frozenset(_struck_styles(styles)) if b"<strike" in styles else frozenset()
        self._texts = frozenset(_struck_texts(texts)) if b"<strike" in texts else frozenset()

    def within(self, sheet: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield (letters of the column, number of the row) of the struck cells of a sheet's XML."""
        if not (self._styles or self._texts or b"<strike" in sheet):
            return
        for letters, row, attributes, value, text in _CELL.findall(sheet):
            style = _STYLED.search(attributes)
            is_styled = style is not None and style[1] in self._styles
            is_text = b't="s"' in attributes and value in self._texts
            if is_styled or is_text or _STRIKE.search(text):
                yield letters, row


def _struck_styles(styles: bytes) -> Iterator[bytes]:
    fonts, cells = _FONTS.search(styles), _CELL_STYLES.search(styles)
    listed = _FONT.findall(fonts[0]) if fonts else []
    struck = {b"%d" % n for n, font in enumerate(listed) if _STRIKE.search(font)}
    used = _STYLE.findall(cells[0]) if cells else []
    return (b"%d" % n for n, font in enumerate(used) if font in struck)


def _struck_texts(texts: bytes) -> Iterator[bytes]:
    return (b"%d" % n for n, text in enumerate(_TEXT.findall(texts)) if _STRIKE.search(text))
