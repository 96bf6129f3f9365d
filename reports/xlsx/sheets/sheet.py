"""A sheet on its way: rows, links and anchors, and the writer that adds to them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.document import Chart
from reports.table import Column
from reports.xlsx.file.cells import cell_element, row_element, text_content
from reports.xlsx.file.styles import Style
from reports.xlsx.layout.chart_layout import ChartShape
from reports.xlsx.layout.grid import Grid
from reports.xlsx.layout.measures import TALLEST

_TOGETHER = 250
"""How many rows of a sheet are joined into one piece, some 300 kB."""

_MOST_WAITING = 16
"""How many pieces of a sheet wait as they are."""

_LEVEL = 1

DEEPEST = 7
"""The most outline levels that Excel folds (ECMA-376 Part 1, 18.3.1.73 row, outlineLevel)."""

Place = tuple[int, ...]
"""Where a row of a table comes from: the table of the part, the row in it, the piece of that."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to an anchor."""

    ref: str
    anchor: str


class SheetRow(NamedTuple):
    """A row as it lies on the page.

    ``keeps_next`` asks for the next row on the same page, ``begins_page`` for a new page.
    ``place`` says which row of a table it is, and ``head`` how many points that table's head takes
    where a page begins with the row and the head has to be repeated. One that ``leads`` is the
    heading, caption or head above others, and of no use without them.
    """

    height: float
    keeps_next: bool = False
    begins_page: bool = False
    place: Place | None = None
    head: float = 0.0
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A column of figures shown in a chart: its head, and the stretches of rows shown."""

    head: str
    column: int
    stretches: tuple[tuple[int, int], ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart on the sheet, from ``row`` to above ``end``, from ``left`` to ``right`` (points).

    Its bars take ``part`` of the room that its ``shape`` leaves them from top to bottom, since one
    beside it may have more. ``scale`` is where its scale begins and ends, if that is given.
    ``labels`` are the names of the bars (text as it stands in the cells), ``series`` their lengths.
    """

    chart: Chart
    row: int
    end: int
    left: float
    right: float
    shape: ChartShape
    part: float
    scale: tuple[float, float] | None
    labels: Series
    series: Series
    format: str


class WaitingRows:
    """The XML of rows until their sheet is whole; of a big sheet most of them wait deflated."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._pieces: list[bytes] = []
        self._packed: list[bytes] = []

    def add(self, xml: str) -> None:
        """Add a row."""
        self._rows.append(xml)
        if len(self._rows) == _TOGETHER:
            self._pieces.append(self._join())
            self._rows.clear()
            if len(self._pieces) == _MOST_WAITING:
                self._packed += (zlib.compress(piece, _LEVEL) for piece in self._pieces)
                self._pieces.clear()

    def pieces(self) -> Iterator[bytes]:
        """Yield all rows as UTF-8, some at a time."""
        yield from map(zlib.decompress, self._packed)
        yield from self._pieces
        yield self._join()

    def _join(self) -> bytes:
        return "".join(self._rows).encode()


@dataclass(slots=True)
class Sheet:
    """What stands on a sheet, before it is written.

    ``title_rows`` are the rows and ``title_column`` the column (0 for none) repeated on each page,
    ``inputs`` the columns for amounts with the rows of the first and the last input of each,
    ``frozen_row`` the first that moves and ``frozen_columns`` how many columns do not, ``offers``
    cells to be filled in with a choice of their column, ``filtered`` the rows of the table that can
    be filtered, head and last row, ``breaks`` the rows after which a page ends. A form
    (``is_form``) has two hidden columns behind the grid: marks of its relisted rows, then names of
    its rows below version and name of the form.
    """

    grid: Grid
    rows: list[SheetRow] = field(default_factory=list)
    xml: WaitingRows = field(default_factory=WaitingRows)
    merged: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    inputs: dict[int, tuple[int, int]] = field(default_factory=dict)
    offers: list[tuple[str, Column]] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    title_rows: tuple[int, int] | None = None
    title_column: int = 0
    breaks: tuple[int, ...] = ()
    frozen_row: int | None = None
    frozen_columns: int = 0
    filtered: tuple[int, int] | None = None
    is_form: bool = False
    has_outline: bool = False
    fits_width: bool = False


class RowWriter:
    """Adds rows to a sheet. ``place`` names the sheet in messages; ``unit`` is that of amounts.

    ``next_row`` is the number of the row to come, ``level`` the outline level of the rows to come;
    with ``folds`` the rows below level 0 are folded away.
    """

    def __init__(self, grid: Grid, styles: Mapping[Style, int], unit: Unit, place: str) -> None:
        self.sheet = Sheet(grid)
        self.grid, self.styles, self.unit = grid, styles, unit
        self.next_row = 1
        self.level, self.folds = 0, False
        self.place = place

    def put(
        self,
        cells: str,
        height: float,
        *,
        keeps_next: bool = False,
        begins_page: bool = False,
        place: Place | None = None,
        head: float = 0.0,
    ) -> None:
        """Add a row of cells, ``height`` points high; the rest as in SheetRow."""
        sheet, height, level = self.sheet, min(height, TALLEST), self.level
        is_folded = level > 0 and self.folds
        if level > 0:
            sheet.has_outline, level = True, min(level, DEEPEST)
        sheet.xml.add(row_element(self.next_row, cells, height, level, is_folded=is_folded))
        shown = 0.0 if is_folded else height
        sheet.rows.append(SheetRow(shown, keeps_next, begins_page, place, head))
        self.next_row += 1

    def keep_last(self) -> None:
        """Let the last row stand on the page of the row to come."""
        self.sheet.rows[-1] = self.sheet.rows[-1]._replace(keeps_next=True)

    def lead_last(self) -> None:
        """Let the last row, which keeps the next, go where that goes."""
        self.sheet.rows[-1] = self.sheet.rows[-1]._replace(leads=True)

    def free_last(self) -> None:
        """Let the last row end a page, if it is not there for what follows."""
        last = self.sheet.rows[-1]
        self.sheet.rows[-1] = last._replace(keeps_next=last.leads)

    def text(self, column: int, style: Style, text: str) -> str:
        """Return a cell of text in the row to come."""
        ref = f"{get_column_letter(column)}{self.next_row}"
        return cell_element(ref, text_content(self.styles[style], text, self.place))

    def merge(self, first: int, last: int) -> None:
        """Merge columns ``first`` to ``last`` of the row to come."""
        if last > first:
            row = self.next_row
            ref = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
            self.sheet.merged.append(ref)

    def link(self, column: int, anchor: str) -> None:
        """Let the cell at ``column`` of the row to come lead to ``anchor``."""
        self.sheet.links.append(Link(f"{get_column_letter(column)}{self.next_row}", anchor))
