"""A sheet on its way: rows, links and anchors, and the writer that adds to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.xlsx.cells import row_element, text_cell
from reports.xlsx.grid import Grid
from reports.xlsx.measures import TALLEST
from reports.xlsx.styles import Style


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to an anchor."""

    ref: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row ready to be written; ``keeps_next`` asks for the next row on the same page."""

    xml: str
    height: float
    keeps_next: bool = False


@dataclass(slots=True)
class Sheet:
    """What stands on a sheet, before openpyxl gives it its settings.

    ``title_rows`` are the rows repeated on each page, ``inputs`` the cells for amounts by column
    letter, ``id_column`` the hidden column of row names.
    """

    grid: Grid
    rows: list[SheetRow] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    inputs: list[str] = field(default_factory=list)
    title_rows: tuple[int, int] | None = None
    frozen_row: int | None = None
    is_form: bool = False
    has_ids: bool = False


class RowWriter:
    """Adds rows to a sheet. ``place`` names the sheet in messages; ``unit`` is that of amounts."""

    def __init__(self, grid: Grid, styles: Mapping[Style, int], unit: Unit, place: str) -> None:
        self.sheet = Sheet(grid)
        self.grid, self.styles, self.unit = grid, styles, unit
        self._place = place

    @property
    def next_row(self) -> int:
        """The number of the row to come."""
        return len(self.sheet.rows) + 1

    def put(self, cells: str, height: float, *, keeps_next: bool = False) -> None:
        """Add a row of cells, ``height`` points high."""
        height = min(height, TALLEST)
        xml = row_element(self.next_row, cells, height)
        self.sheet.rows.append(SheetRow(xml, height, keeps_next))

    def text(self, column: int, style: Style, text: str) -> str:
        """Return a cell of text in the row to come."""
        return text_cell(column, self.next_row, self.styles[style], text, self._place)

    def merge(self, first: int, last: int) -> None:
        """Merge columns ``first`` to ``last`` of the row to come."""
        if last > first:
            row = self.next_row
            ref = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
            self.sheet.merged.append(ref)

    def link(self, column: int, anchor: str) -> None:
        """Let the cell at ``column`` of the row to come lead to ``anchor``."""
        self.sheet.links.append(Link(f"{get_column_letter(column)}{self.next_row}", anchor))
