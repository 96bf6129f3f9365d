"""Widths and heights of a sheet, in the units of Excel.

A column's width counts digits 0 of the default font; on the screen (96 dpi) it has that many times
the digit's width in whole pixels, and 5 pixels of padding (ECMA-376 Part 1, 18.3.1.13 col). BIZ UD
ゴシック at 10 pt has an em of 13⅓ pixels and a digit of 7.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache, lru_cache

from reports.typesetting.breaker import BLANKS, break_lines, composed
from reports.typesetting.fonts import Font, load_font
from reports.typesetting.line_counts import LineCounter
from reports.typesetting.rules import EXCEL
from reports.xlsx.file.styles import SIZE

DIGIT_PIXELS = 7
_DPI, _EM, _EXACT = 96, 1000, 1e-9
PADDING_PIXELS = 5
POINTS_PER_PIXEL = 0.75
TALLEST = 409.0
"""The greatest height of a row, in points."""

FILLED = 0.97
"""The part of a page's height that is filled: printers differ in what they can print on."""

CERTAIN = 0.96 * (20 / 3) / DIGIT_PIXELS
"""Lines are broken at this part of the nominal width. Printers and screens differ by some 4 %; and
LibreOffice does not round the digit's width (half of 13⅓ pixels) up to whole pixels as Excel does.
"""
BOLD = 0.95
"""The part of that at which bold lines are broken: screens round their characters up."""
_ROW_PAD = 3.0
"""Above and below the lines of a cell: two pixels at each end (Excel) or 0.35 mm (LibreOffice)."""
_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""The display scales of Windows; at each, Excel rounds lines to that screen's pixels."""


def points_of(width: float) -> float:
    """Return the points that a column of ``width`` (Excel's unit) takes on paper."""
    return (round(width * DIGIT_PIXELS) + PADDING_PIXELS) * POINTS_PER_PIXEL


def narrow_points_of(width: float) -> float:
    """Return the points that a column of ``width`` takes in LibreOffice (see ``CERTAIN``)."""
    return width * SIZE / 2 + PADDING_PIXELS * POINTS_PER_PIXEL


def width_of(points: float) -> float:
    """Return the greatest width (Excel's unit, to 1/7) that takes at most ``points``."""
    pixels = math.floor(points / POINTS_PER_PIXEL) - PADDING_PIXELS
    return max(pixels, DIGIT_PIXELS) / DIGIT_PIXELS


@cache
def line_height(size: float) -> float:
    """Return the points from line to line in a cell set at ``size`` points.

    A line of Excel is as high as the ascent and the descent of the font (GDI tmHeight), each in
    whole pixels; here both are rounded up, and the display scale that asks the most is taken.
    LibreOffice asks 3 to 8 % less.
    """
    font = load_font()
    pixels_of_em = size * _DPI / 72
    most = 0.0
    for scale in _SCALES:
        em = pixels_of_em * scale / _EM
        pixels = math.ceil(font.ascent * em - _EXACT) + math.ceil(-font.descent * em - _EXACT)
        most = max(most, pixels * POINTS_PER_PIXEL / scale)
    return most


@cache
def row_height(lines: int, size: float = SIZE) -> float:
    """Return the points that a row of ``lines`` lines needs, in steps of a quarter point."""
    return math.ceil((lines * line_height(size) + _ROW_PAD) * 4) / 4


@cache
def most_lines(size: float = SIZE, room: float = TALLEST) -> int:
    """Return the most lines that one row holds, one at least, within ``room`` points."""
    return max(1, int((min(room, TALLEST) - _ROW_PAD) / line_height(size)))


@cache
def cell_font() -> Font:
    """Return the font as screens set it: half-width characters take 7 whole pixels, not 6⅔."""
    font = load_font()
    half = round(DIGIT_PIXELS * POINTS_PER_PIXEL / SIZE * _EM)
    wide = {c: half if width * 2 == _EM else width for c, width in font.advances.items()}
    return replace(font, advances=type(font.advances)(wide))


def line_count(text: str, points: float, size: float = SIZE) -> int:
    """Return how many lines ``text`` needs in a cell ``points`` wide on paper."""
    return _counter(points, size).count(text)


@lru_cache(maxsize=256)
def _counter(points: float, size: float) -> LineCounter:
    return LineCounter(_inner(points), cell_font(), size, EXCEL)


def full_width_characters(points: float) -> int:
    """Return how many characters of body type surely fit into a line of a cell."""
    return int(_inner(points) / SIZE)


def lines_of(text: str, points: float, size: float = SIZE) -> tuple[str, ...]:
    """Return the lines of ``text`` in a cell ``points`` wide on paper."""
    inner = _inner(points)
    if len(text) * size <= inner and "\n" not in text:  # no character is wider than an em
        return (composed(text).rstrip(BLANKS),)
    return tuple(line.text for line in break_lines(text, inner, cell_font(), size, EXCEL))


def _inner(points: float) -> float:
    """Return the points between the paddings that a line may certainly take."""
    return max(points - PADDING_PIXELS * POINTS_PER_PIXEL, 0.0) * CERTAIN
