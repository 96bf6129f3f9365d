"""Widths and heights of a sheet, in the units of Excel.

A column's width counts digits 0 of the default font; on the screen (96 dpi) it has that many times
the digit's width in whole pixels, and 5 pixels of padding (ECMA-376 Part 1, 18.3.1.13 col). BIZ UD
ゴシック at 10 pt has an em of 13⅓ pixels and a digit of 7.
"""

from __future__ import annotations

import math

from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.rules import EXCEL
from reports.xlsx.styles import SIZE

DIGIT_PIXELS = 7
PADDING_PIXELS = 5
POINTS_PER_PIXEL = 0.75
TALLEST = 409.0
"""The greatest height of a row, in points."""

_CERTAIN = 0.96 * (20 / 3) / DIGIT_PIXELS
"""Lines are broken at this part of the nominal width. Printers and screens differ by some 4 %; and
LibreOffice does not round the digit's width (half of 13⅓ pixels) up to whole pixels as Excel does.
"""
_LINE = 1.125
"""Line to line over the size: the em of the font (hhea and OS/2 agree on 1.0), each of ascent and
descent rounded up to whole pixels, at display scales of 100 to 200 %."""
_ROW_PAD = 4.5


def points_of(width: float) -> float:
    """Return the points that a column of ``width`` (Excel's unit) takes on paper."""
    return (round(width * DIGIT_PIXELS) + PADDING_PIXELS) * POINTS_PER_PIXEL


def width_of(points: float) -> float:
    """Return the greatest width (Excel's unit, to 1/7) that takes at most ``points``."""
    pixels = math.floor(points / POINTS_PER_PIXEL) - PADDING_PIXELS
    return max(pixels, DIGIT_PIXELS) / DIGIT_PIXELS


def row_height(lines: int, size: float = SIZE) -> float:
    """Return the points that a row of ``lines`` lines needs, in steps of a quarter point."""
    return math.ceil((lines * size * _LINE + _ROW_PAD) * 4) / 4


MOST_LINES = int((TALLEST - _ROW_PAD) / (SIZE * _LINE))
"""The most lines of body type that one row holds."""


def line_count(text: str, points: float, size: float = SIZE) -> int:
    """Return how many lines ``text`` needs in a cell ``points`` wide on paper."""
    return len(lines_of(text, points, size))


def lines_of(text: str, points: float, size: float = SIZE) -> tuple[str, ...]:
    """Return the lines of ``text`` in a cell ``points`` wide on paper."""
    inner = (points - PADDING_PIXELS * POINTS_PER_PIXEL) * _CERTAIN
    return tuple(line.text for line in break_lines(text, inner, load_font(), size, EXCEL))
