"""Putting laid-out pages on sheets: one on a side, two on a side, or as a saddle-stitched booklet.

Knows sizes and numbers of pages alone, nothing of what stands on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.page import Binding, Imposing, Page
from reports.pdf.drawing.style import MM, Grid

_LEAF = 4  # pages on a folded sheet


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on a side of a sheet.

    ``page`` counts from 0. ``x`` and ``y`` are where its top left corner stands, in points from the
    top left of the side; ``scale`` is 1 where it keeps its size.
    """

    page: int
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a sheet, which is a page of the PDF, in points; blank halves hold no page."""

    width: float
    height: float
    pages: tuple[PlacedPage, ...]


def impose(count: int, page: Page, grid: Grid) -> tuple[Side, ...]:
    """Return the sides on which ``count`` pages are printed, in the order of printing.

    A booklet is printed on both sides of its sheets, turned over at the short edge, and has a
    multiple of four pages; the last ones are blank. Landscape pages stand one above the other and
    are folded at their long side.
    """
    match page.imposition.way:
        case Imposing.NONE:
            return tuple(Side(grid.width, grid.height, (PlacedPage(n),)) for n in range(count))
        case Imposing.TWO_UP:
            pairs = [(n, n + 1) for n in range(0, count, 2)]
            return tuple(_side(pair, count, page, grid, 0.0) for pair in pairs)
        case Imposing.BOOKLET:
            return tuple(
                _side(pair, count, page, grid, sheet * page.imposition.creep * MM)
                for sheet, pair in _booklet_pairs(count)
            )


def _booklet_pairs(count: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield (sheet from the outermost, (page before the fold, page after it)) for each side."""
    last = -(-count // _LEAF) * _LEAF - 1
    for sheet in range((last + 1) // _LEAF):
        first = 2 * sheet
        yield sheet, (last - first, first)
        yield sheet, (first + 1, last - first - 1)


def _side(pair: tuple[int, int], count: int, page: Page, grid: Grid, shift: float) -> Side:
    """Return a side with a pair of pages, moved by ``shift`` points towards the fold."""
    short, long = (length * MM for length in page.imposition.on.value)
    is_stacked = grid.width > grid.height
    width, height = (short, long) if is_stacked else (long, short)
    half_width, half_height = (width, height / 2) if is_stacked else (width / 2, height)
    scale = min(half_width / grid.width, half_height / grid.height, 1.0)
    if not is_stacked and page.binding is Binding.RIGHT:
        pair = pair[1], pair[0]
    placed = []
    for half, number in enumerate(pair):
        towards = shift * (1 - 2 * half)
        x = (half_width - grid.width * scale) / 2
        y = (half_height - grid.height * scale) / 2
        if is_stacked:
            y += half * half_height + towards
        else:
            x += half * half_width + towards
        if number < count:
            placed.append(PlacedPage(number, x, y, scale))
    return Side(width, height, tuple(placed))
