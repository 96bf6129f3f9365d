"""The grid of a sheet: the columns that the tables of a part share, as wide as the paper."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from model.money import Unit
from reports.document import Part
from reports.page import Page
from reports.xlsx.file.styles import SIZE
from reports.xlsx.layout.column_widths import fit_widths, least_points
from reports.xlsx.layout.common_columns import Places, place_columns
from reports.xlsx.layout.low_text_widths import low_text_widths
from reports.xlsx.layout.measures import narrow_points_of, points_of

MM = 72 / 25.4
SIDE_MARGIN = 15 * MM
TOP_MARGIN = 17 * MM
BOTTOM_MARGIN = 13 * MM
SMALLEST, _STEP = 0.75, 0.05
"""The least scale of print, at which the type of cells has 7.5 points, and from one to the next."""
BUTTON = 14.0
"""The points that the button of a filter takes of a head (18 pixels)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a sheet.

    ``widths`` are in Excel's unit; ``stretches`` says for each table of the part in which columns
    (from 1) its own stand, once for each stretch of it that stands beside the first. ``scale`` is
    the size at which the sheet is printed, 1 for that of the paper.
    """

    widths: tuple[float, ...]
    stretches: tuple[tuple[Places, ...], ...]
    scale: float = 1.0

    @property
    def places(self) -> tuple[Places, ...]:
        """The columns of each table, in its first stretch."""
        return tuple(stretches[0] for stretches in self.stretches)

    def points(self, first: int, last: int) -> float:
        """Return the points from column ``first`` to column ``last``, both taken in."""
        return sum(map(points_of, self.widths[first - 1 : last]))

    def column_at(self, points: float) -> tuple[int, float]:
        """Return the column (from 1) that is ``points`` from the left, and how far into it."""
        column = 1
        while column < self.last and points >= self.points(column, column):
            points -= self.points(column, column)
            column += 1
        return column, points

    def narrow_width(self, left: float, right: float) -> float:
        """Return the points from ``left`` to ``right`` in LibreOffice, which has columns narrower.

        A place there lies as far into its column as in Excel, but its column begins before.
        """
        (first, into_first), (last, into_last) = self.column_at(left), self.column_at(right)
        return (
            sum(map(narrow_points_of, self.widths[first - 1 : last - 1])) + into_last - into_first
        )

    def page_height(self, page: Page) -> float:
        """Return how many points of rows stand on ``page``."""
        return printable(page)[1] / self.scale

    @property
    def has_filter(self) -> bool:
        """Whether the table can be filtered: a sheet can filter only one, set in one stretch."""
        return _has_filter(self.stretches)

    @property
    def last(self) -> int:
        """The number of columns."""
        return len(self.widths)


def _has_filter(stretches: tuple[tuple[Places, ...], ...]) -> bool:
    return len(stretches) == 1 and len(stretches[0]) == 1


def printable(page: Page) -> tuple[float, float]:
    """Return width and height in points of what can be printed on ``page``."""
    width, height = (side * MM for side in page.paper.value)
    if page.landscape:
        width, height = height, width
    return width - 2 * SIDE_MARGIN, height - TOP_MARGIN - BOTTOM_MARGIN


def _scale(total: float, least: float) -> float:
    """Return at which scale columns that need ``least`` points are printed on ``total``.

    It is one of a few, so that the sheets of a workbook keep one size as far as they can.
    """
    return min(1.0, max(SMALLEST, floor(total / least / _STEP) * _STEP)) if least else 1.0


def grid_of(part: Part, page: Page, unit: Unit) -> Grid:
    """Return the grid of ``part``, as wide as ``page`` allows.

    Where the least widths have no room, all is printed smaller, as far as that can be read.
    """
    total, _ = printable(page)
    stretches, columns = place_columns(part.tables, unit, total / SIZE)
    button = BUTTON if _has_filter(stretches) else 0.0
    scale = _scale(total, least_points(columns, button))
    widths = fit_widths(columns, total / scale, button)
    broadest = max(part.tables, key=lambda table: len(table.columns), default=None)
    if broadest:
        alike = [table for table in part.tables if table.columns == broadest.columns]
        places = stretches[part.tables.index(broadest)][0]
        widths = low_text_widths(alike, places, widths)
    return Grid(widths, stretches, scale)
