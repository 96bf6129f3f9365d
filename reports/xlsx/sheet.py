"""A part as the rows of a sheet: blocks stacked on a common grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from reports.document import (
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Table,
)
from reports.xlsx.cells import row_element, text_cell
from reports.xlsx.grid import Grid
from reports.xlsx.measures import TALLEST, line_count, row_height
from reports.xlsx.styles import SIZE, Style
from reports.xlsx.table_rows import TableRows

ROUNDED = "表示は端数処理しているため、合計が一致しない場合がある。"


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
    starts_page: bool = False


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


class SheetBuilder:
    """Puts blocks on a sheet, row by row."""

    def __init__(
        self, document: Document, part: Part, grid: Grid, styles: Mapping[Style, int]
    ) -> None:
        self.sheet = Sheet(grid)
        self._document, self._part, self.grid, self.styles = document, part, grid, styles
        self.unit = document.unit
        self._tables = 0

    # --- single lines --------------------------------------------------------------------------

    def add_line(
        self, text: str, style: Style, size: float = SIZE, *, keeps_next: bool = True
    ) -> None:
        """Add a row with a text over the whole width, wrapped where it is longer."""
        last = self.grid.last
        lines = line_count(text, self.grid.points(1, last), size)
        self._merge(1, last)
        self.put(self.text(1, style, text), row_height(lines, size), keeps_next=keeps_next)

    def add_title(self, title: str, subtitle: str, home: str | None) -> None:
        """Add the title of the sheet, what it belongs to, and a link to the front sheet."""
        self.sheet.anchors[self._part.key] = "A1"
        self.add_line(title, Style.TITLE, 16)
        last = self.grid.last
        self._merge(1, last - 1)
        cells = self.text(1, Style.SUBTITLE, subtitle)
        if home and last > 1:
            cells += self.text(last, Style.LINK, "表紙へ")
            self.link(last, home)
        self.put(cells, row_height(1, 9), keeps_next=True)
        self.add_gap(6)

    def add_gap(self, height: float) -> None:
        """Add an empty row."""
        self.put("", height, keeps_next=True)

    def add_link(self, text: str, anchor: str) -> None:
        """Add a row that leads to an anchor."""
        self._merge(1, self.grid.last)
        self.link(1, anchor)
        self.put(self.text(1, Style.TEXT_LINK, text), row_height(1))

    # --- blocks --------------------------------------------------------------------------------

    def add_blocks(self, part: Part) -> None:
        """Add all blocks of ``part``."""
        for block in part.blocks:
            match block:
                case Heading():
                    self._add_heading(block)
                case Paragraph():
                    is_note = block.role is ParagraphRole.NOTE
                    style, size = (Style.NOTE, 9.0) if is_note else (Style.BODY, SIZE)
                    self.add_line(block.text, style, size, keeps_next=not is_note)
                case Facts():
                    for fact in block.items:
                        self.add_line(f"{fact.label}：{fact.text}", Style.BODY)
                case Table():
                    self._add_table(block)
        if len(part.tables) != 1:
            self.sheet.title_rows = self.sheet.frozen_row = None

    def _add_heading(self, heading: Heading) -> None:
        if heading.anchor:
            self.sheet.anchors[heading.anchor] = f"A{self.next_row}"
        style = Style.HEADING1 if heading.level == 1 else Style.HEADING2
        text = "　".join(filter(None, (heading.number, heading.text)))
        lines = line_count(text, self.grid.points(1, self.grid.last), 13)
        self._merge(1, self.grid.last)
        height = row_height(lines, 13) + 9
        self.put(self.text(1, style, text), height, keeps_next=True)

    def _add_table(self, table: Table) -> None:
        places = self.grid.places[self._tables]
        self._tables += 1
        if table.unit or table.caption:
            unit = f"（単位：{table.unit.label}）" if table.unit else ""
            cells = self.text(1, Style.SUBTITLE, table.caption)
            if places[-1] > 1:
                cells += self.text(places[-1], Style.UNIT, unit)
            self.put(cells, row_height(1, 9), keeps_next=True)
        self._add_head(table, places)
        writer = TableRows(self, table, places)
        for index in range(len(table.rows)):
            writer.add(index)
        if writer.has_rounded:
            self.add_line(ROUNDED, Style.NOTE, 9, keeps_next=False)
        self.sheet.is_form = self.sheet.is_form or table.is_form
        self.add_gap(9)

    def _add_head(self, table: Table, places: tuple[int, ...]) -> None:
        row = self.next_row
        self.sheet.title_rows, self.sheet.frozen_row = (row, row), row + 1
        titles = dict(zip(places, (column.title for column in table.columns), strict=True))
        lines = max(
            line_count(titles.get(place, ""), self.grid.points(place, place))
            for place in range(1, places[-1] + 1)
        )
        cells = "".join(
            self.text(place, self._head_style(place, titles), titles.get(place, ""))
            for place in range(1, places[-1] + 1)
        )
        self.put(cells, row_height(lines) + 3, keeps_next=True)

    def _head_style(self, place: int, titles: Mapping[int, str]) -> Style:
        """A head runs on over the columns at its right that the table does not use."""
        is_gap, before_gap = place not in titles, place + 1 not in titles
        return Style.HEAD_WIDE if is_gap or (before_gap and place < max(titles)) else Style.HEAD

    # --- rows ----------------------------------------------------------------------------------

    @property
    def next_row(self) -> int:
        """The number of the row to come."""
        return len(self.sheet.rows) + 1

    def put(
        self, cells: str, height: float, *, keeps_next: bool = False, starts_page: bool = False
    ) -> None:
        """Add a row of cells, ``height`` points high."""
        height = min(height, TALLEST)
        xml = row_element(self.next_row, cells, height)
        self.sheet.rows.append(SheetRow(xml, height, keeps_next, starts_page))

    def text(self, column: int, style: Style, text: str) -> str:
        """Return a cell of text in the row to come."""
        return text_cell(column, self.next_row, self.styles[style], text, self._part.title)

    def _merge(self, first: int, last: int) -> None:
        if last > first:
            row = self.next_row
            ref = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
            self.sheet.merged.append(ref)

    def link(self, column: int, anchor: str) -> None:
        """Let the cell at ``column`` of the row to come lead to ``anchor``."""
        self.sheet.links.append(Link(f"{get_column_letter(column)}{self.next_row}", anchor))
