"""A part as a sheet: its blocks stacked on a common grid."""

from __future__ import annotations

from collections.abc import Mapping

from reports.document import (
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Table,
)
from reports.xlsx.grid import Grid
from reports.xlsx.measures import line_count, row_height
from reports.xlsx.sheet import RowWriter, Sheet
from reports.xlsx.styles import SIZE, Style
from reports.xlsx.table_rows import TableRows

ROUNDED = "表示は端数処理しているため、合計が一致しない場合がある。"


class PartSheet:
    """Puts the blocks of a part on a sheet, row by row."""

    def __init__(
        self, document: Document, part: Part, grid: Grid, styles: Mapping[Style, int]
    ) -> None:
        self._rows = RowWriter(grid, styles, document.unit, part.title)
        self._part, self._grid = part, grid
        self._tables = 0

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands."""
        return self._rows.sheet

    # --- single lines --------------------------------------------------------------------------

    def add_line(
        self, text: str, style: Style, size: float = SIZE, *, keeps_next: bool = True
    ) -> None:
        """Add a row with a text over the whole width, wrapped where it is longer."""
        last = self._grid.last
        lines = line_count(text, self._grid.points(1, last), size)
        self._rows.merge(1, last)
        self._rows.put(
            self._rows.text(1, style, text), row_height(lines, size), keeps_next=keeps_next
        )

    def add_title(self, title: str, subtitle: str, home: str | None) -> None:
        """Add the title of the sheet, what it belongs to, and a link to the front sheet."""
        self.sheet.anchors[self._part.key] = "A1"
        self.add_line(title, Style.TITLE, 16)
        last = self._grid.last
        self._rows.merge(1, last - 1)
        cells = self._rows.text(1, Style.SUBTITLE, subtitle)
        if home and last > 1:
            cells += self._rows.text(last, Style.LINK, "表紙へ")
            self._rows.link(last, home)
        self._rows.put(cells, row_height(1, 9), keeps_next=True)
        self.add_gap(6)

    def add_gap(self, height: float) -> None:
        """Add an empty row."""
        self._rows.put("", height, keeps_next=True)

    def add_link(self, text: str, anchor: str) -> None:
        """Add a row that leads to an anchor."""
        self._rows.merge(1, self._grid.last)
        self._rows.link(1, anchor)
        self._rows.put(self._rows.text(1, Style.TEXT_LINK, text), row_height(1))

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
                case Chart():
                    pass
        if len(part.tables) != 1:
            self.sheet.title_rows = self.sheet.frozen_row = None

    def _add_heading(self, heading: Heading) -> None:
        if heading.anchor:
            self.sheet.anchors[heading.anchor] = f"A{self._rows.next_row}"
        style = Style.HEADING1 if heading.level == 1 else Style.HEADING2
        text = "　".join(filter(None, (heading.number, heading.text)))
        lines = line_count(text, self._grid.points(1, self._grid.last), 13)
        self._rows.merge(1, self._grid.last)
        height = row_height(lines, 13) + 9
        self._rows.put(self._rows.text(1, style, text), height, keeps_next=True)

    def _add_table(self, table: Table) -> None:
        places = self._grid.places[self._tables]
        self._tables += 1
        if table.unit or table.caption:
            unit = f"（単位：{table.unit.label}）" if table.unit else ""
            cells = self._rows.text(1, Style.SUBTITLE, table.caption)
            if places[-1] > 1:
                cells += self._rows.text(places[-1], Style.UNIT, unit)
            self._rows.put(cells, row_height(1, 9), keeps_next=True)
        self._add_head(table, places)
        writer = TableRows(self._rows, table, places)
        for index in range(len(table.rows)):
            writer.add(index)
        if writer.has_rounded:
            self.add_line(ROUNDED, Style.NOTE, 9, keeps_next=False)
        self.sheet.is_form = self.sheet.is_form or table.is_form
        self.add_gap(9)

    def _add_head(self, table: Table, places: tuple[int, ...]) -> None:
        row = self._rows.next_row
        self.sheet.title_rows, self.sheet.frozen_row = (row, row), row + 1
        titles = dict(zip(places, (column.title for column in table.columns), strict=True))
        lines = max(
            line_count(titles.get(place, ""), self._grid.points(place, place))
            for place in range(1, places[-1] + 1)
        )
        cells = "".join(
            self._rows.text(place, self._head_style(place, titles), titles.get(place, ""))
            for place in range(1, places[-1] + 1)
        )
        self._rows.put(cells, row_height(lines) + 3, keeps_next=True)

    def _head_style(self, place: int, titles: Mapping[int, str]) -> Style:
        """A head runs on over the columns at its right that the table does not use."""
        is_gap, before_gap = place not in titles, place + 1 not in titles
        return Style.HEAD_WIDE if is_gap or (before_gap and place < max(titles)) else Style.HEAD
