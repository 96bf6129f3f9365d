"""How a booklet looks: type scale, colours and the grid of its pages. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from reports.page import Binding, Page
from reports.typesetting.font_files import Weight

MM = 72 / 25.4
Colour = tuple[float, float, float]


_ASCENT = 0.88  # of the em: where the baseline of a Japanese font stands


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type with its distance from line to line."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR

    @property
    def side(self) -> float:
        """The white at the sides of a cell: half an em, room for the blank of a mark at its end."""
        return self.size / 2

    @property
    def baseline(self) -> float:
        """How far below the top of its line a baseline stands: the em box is centred."""
        return (self.leading - self.size) / 2 + self.size * _ASCENT


TITLE = Type(28, 40, Weight.BOLD)
SUBJECT = Type(15, 24)
PART = Type(17, 25, Weight.BOLD)
HEADINGS = (
    Type(14, 21, Weight.BOLD),
    Type(12.5, 18, Weight.BOLD),
    Type(11.5, 18, Weight.BOLD),
    Type(10.5, 18, Weight.BOLD),
)
"""1.33, 1.19, 1.1 and 1 of the running text; the class jlreq takes 1.4, 1.2 and 1."""
LEAD = Type(10, 18)
"""What is to be done with a form, over the width of its table: longer lines, further apart."""
TEXT = Type(10.5, 18)
"""Running text: 44 characters to a line of an A4 page; JLREQ 2.4.1 asks for some 40 at most."""
BODY = Type(9.5, 15)
LABEL = Type(9.5, 15, Weight.BOLD)
NOTE = Type(8, 12)
CELL = Type(8.5, 12)
CELL_BOLD = Type(8.5, 12, Weight.BOLD)
COMPACT = Type(7.8, 11)
COMPACT_BOLD = Type(7.8, 11, Weight.BOLD)
DENSE = Type(6.5, 8.5)
DENSE_BOLD = Type(6.5, 8.5, Weight.BOLD)
RUNNING = Type(7.5, 10)
PAGE_NUMBER = Type(8.5, 11)
LINE_NUMBER = Type(6.5, 9)
MARK = Type(9, 12, Weight.BOLD)
MARK_FIRST = Type(13, 18, Weight.BOLD)
CHART = Type(7.5, 9.5)
CHART_TITLE = Type(9, 12, Weight.BOLD)

HAIRLINE = 0.3
RULE = 0.8
ACCENT_RULE = 1.2
ROW_PAD = 3.0
COMPACT_PAD = 2.5


STEP = 6.0
"""Points between the lines of the grid that what stands on the pages of a booklet begins on: half
of the distance between lines of a table, a third of that of running text."""


def on_grid(height: float) -> float:
    """Return the least height of whole steps that holds ``height``."""
    return ceil(height / STEP - 0.01) * STEP


def heading_type(level: int) -> Type:
    """Return the type of headings of ``level`` (from 1); deep levels share the smallest."""
    return HEADINGS[min(level, len(HEADINGS)) - 1]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a booklet; every one keeps its contrast when printed in grey."""

    ink: Colour = (0.10, 0.11, 0.13)
    faint: Colour = (0.42, 0.44, 0.47)
    line: Colour = (0.62, 0.65, 0.69)
    accent: Colour = (0.08, 0.25, 0.42)
    tint: Colour = (0.92, 0.945, 0.965)
    band: Colour = (0.84, 0.89, 0.93)


GREY = Palette(
    ink=(0, 0, 0),
    faint=(0.38, 0.38, 0.38),
    line=(0.6, 0.6, 0.6),
    accent=(0.15, 0.15, 0.15),
    tint=(0.94, 0.94, 0.94),
    band=(0.87, 0.87, 0.87),
)


def palette_of(page: Page) -> Palette:
    """Return the colours for ``page``."""
    return GREY if page.grey else Palette()


@dataclass(frozen=True, slots=True)
class Grid:
    """A page and the frame its text stands in, measured from the top left.

    Upright pages are bound at the side: the inner margin is 30 mm, at the bound side on the first
    page of a leaf and opposite on its back. Landscape pages are bound at the top.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    is_right_bound: bool = False

    @property
    def text_width(self) -> float:
        """The width of the frame."""
        return self.width - self.inner - self.outer

    @property
    def text_bottom(self) -> float:
        """How far down the frame reaches."""
        return self.height - self.bottom

    def left(self, sheet: int) -> float:
        """Return where the frame begins on the ``sheet``-th page of the file (from 0)."""
        return self.inner if (sheet % 2 == 0) != self.is_right_bound else self.outer


def grid_of(page: Page) -> Grid:
    """Return the grid for ``page``."""
    width, height = (side * MM for side in page.paper.value)
    if page.landscape:
        return Grid(height, width, 15 * MM, 15 * MM, 27 * MM, 16 * MM)
    is_right_bound = page.binding is Binding.RIGHT
    return Grid(width, height, 30 * MM, 15 * MM, 23 * MM, 20 * MM, is_right_bound)
