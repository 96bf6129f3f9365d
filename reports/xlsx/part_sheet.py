"""A part as a sheet: its blocks stacked on a common grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.form_marks import version_mark
from reports.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    PartRole,
)
from reports.table import Table
from reports.xlsx.chart_rows import rows_of_charts
from reports.xlsx.file.styles import SIZE, Style
from reports.xlsx.layout.grid import Grid
from reports.xlsx.layout.measures import BOLD, line_count, lines_of, most_lines, row_height
from reports.xlsx.sheets.sheet import Place, RowWriter, Sheet
from reports.xlsx.tables.abreast_rows import AbreastRows
from reports.xlsx.tables.table_rows import TableFrame, TableRows

_GAP = 9.0
_BOLD = (Style.HEADING1, Style.HEADING2)
_HEADING_SIZES = {1: 13.0}
_SMALL_HEADING, _SMALL = 11.0, 9.0


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What a sheet stands in: its document, its part, and the rows before which heads go again."""

    document: Document
    part: Part
    grid: Grid
    styles: Mapping[Style, int]
    heads: frozenset[Place] = frozenset()


class PartSheet:
    """Puts the blocks of a part on a sheet, row by row."""

    def __init__(self, frame: SheetFrame) -> None:
        document, part = frame.document, frame.part
        self._rows = RowWriter(frame.grid, frame.styles, document.unit, part.title)
        self._rows.folds = document.folds_groups
        self._frame, self._part, self._grid = frame, part, frame.grid
        self._tables: list[TableRows] = []
        self._charts: list[Chart] = []
        self._needs_gap = False
        has_forms = any(table.is_form for table in part.tables)
        self._has_outline = not (has_forms and document.locks_forms)
        self._folds_headings = part.role is PartRole.CHAPTER and not any(
            isinstance(block, Chart) for block in part.blocks
        )

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands."""
        return self._rows.sheet

    # --- single lines --------------------------------------------------------------------------

    def add_line(
        self, text: str, style: Style, size: float = SIZE, *, keeps_next: bool = True
    ) -> None:
        """Add a text over the whole width, wrapped where it is longer, in a row or in several."""
        last = self._grid.last
        width = self._grid.points(1, last) * (BOLD if style in _BOLD else 1)
        lines = lines_of(text, width, size)
        most = most_lines(size)
        for first in range(0, len(lines), most):
            piece = lines[first : first + most]
            self._rows.merge(1, last)
            whole = text if len(lines) <= most else "\n".join(piece)
            cells = self._rows.text(1, style, whole)
            self._rows.put(cells, row_height(len(piece), size), keeps_next=keeps_next)

    def add_title(self, title: str, subtitle: str, home: str | None) -> None:
        """Add the title of the sheet, what it belongs to, and a link to the front sheet."""
        self.sheet.anchors[self._part.key] = "A1"
        is_form = any(table.is_form for table in self._part.tables)
        last = self._grid.last
        self._rows.merge(1, last)
        cells = self._rows.text(1, Style.TITLE, title)
        if is_form:
            cells += self._rows.text(last + 2, Style.ORDINAL, version_mark())
        lines = line_count(title, self._grid.points(1, last) * BOLD, 16)
        self._rows.put(cells, row_height(lines, 16), keeps_next=True)
        self._add_subtitle(subtitle, home, is_form=is_form)
        self.add_gap(6)

    def _add_subtitle(self, text: str, home: str | None, *, is_form: bool) -> None:
        """Add the line below the title, with the link at its right end or, short of room, below."""
        last = self._grid.last
        room = self._grid.points(1, last - 1)
        is_beside = home is not None and len(lines_of(text, room, _SMALL)) == 1
        if home and not is_beside:
            self.add_line(text, Style.SUBTITLE, _SMALL)
        self._rows.merge(1, last - 1 if is_beside else last)
        cells = "" if home and not is_beside else self._rows.text(1, Style.SUBTITLE, text)
        if home:
            at = last if is_beside else 1
            cells += self._rows.text(at, Style.LINK, "表紙へ")
            self._rows.link(at, home)
        if is_form:
            cells += self._rows.text(last + 2, Style.ORDINAL, self._part.key)
        lines = len(lines_of(text, self._grid.points(1, last), _SMALL)) if not home else 1
        self._rows.put(cells, row_height(lines, _SMALL), keeps_next=True)

    def add_gap(self, height: float) -> None:
        """Add an empty row."""
        self._rows.put("", height, keeps_next=True)

    def add_link(self, text: str, anchor: str) -> None:
        """Add a row that leads to an anchor."""
        self._rows.merge(1, self._grid.last)
        self._rows.link(1, anchor)
        lines = line_count(text, self._grid.points(1, self._grid.last))
        self._rows.put(self._rows.text(1, Style.TEXT_LINK, text), row_height(lines))

    # --- blocks --------------------------------------------------------------------------------

    def add_blocks(self, part: Part) -> None:
        """Add all blocks of ``part``."""
        for number, block in enumerate(part.blocks):
            if not isinstance(block, Chart):
                self._add_charts()
                self._add_gap_between(keeps_next=_is_note(block))
            match block:
                case Heading():
                    self._add_heading(block)
                case Paragraph():
                    is_note = _is_note(block)
                    style, size = (Style.NOTE, _SMALL) if is_note else (Style.BODY, SIZE)
                    text = block.in_workbook or block.text
                    self.add_line(text, style, size, keeps_next=not is_note)
                case Facts():
                    for fact in block.items:
                        self.add_line(f"{fact.label}：{fact.text}", Style.BODY)
                case Table():
                    self._add_table(block, is_last=self._is_last(number))
                case Chart():
                    self._charts.append(block)
        self._add_charts()

    def _add_gap_between(self, *, keeps_next: bool = False) -> None:
        """Add the gap that a table or a chart asks for; what follows may keep the rows above."""
        if self._needs_gap:
            if keeps_next:
                self._rows.keep_last()
            self._rows.put("", _GAP, keeps_next=keeps_next)
        self._needs_gap = False

    def _is_last(self, number: int) -> bool:
        """Whether nothing but paragraphs follows the block, so that its head may be repeated."""
        return all(isinstance(block, Paragraph) for block in self._part.blocks[number + 1 :])

    def _add_heading(self, heading: Heading) -> None:
        if self._has_outline and self._folds_headings:
            self._rows.level = heading.level - 1
        if self._tables or heading.level == 1:
            self.add_gap(_GAP)
        if heading.anchor:
            self.sheet.anchors[heading.anchor] = f"A{self._rows.next_row}"
        style = Style.HEADING1 if heading.level == 1 else Style.HEADING2
        size = _HEADING_SIZES.get(heading.level, _SMALL_HEADING)
        self.add_line(heading.text, style, size)
        self._rows.lead_last()
        if self._has_outline and self._folds_headings:
            self._rows.level = heading.level

    def _add_caption(self, table: Table, last: int) -> None:
        """Add the line above a table: its caption, its unit at the right end in column ``last``."""
        room = last
        cells = self._rows.text(1, Style.SUBTITLE, table.caption)
        unit = table.unit_note
        if unit and last > 1:
            at = last
            while at > 1 and line_count(unit, self._grid.points(at, last), _SMALL) > 1:
                at -= 1
            room = max(at - 1, 1)
            cells += self._rows.text(last, Style.UNIT, unit)
        if table.caption:
            self._rows.merge(1, room)
        lines = line_count(table.caption, self._grid.points(1, room), _SMALL)
        self._rows.put(cells, row_height(lines, _SMALL), keeps_next=True)
        self._rows.lead_last()

    def _add_table(self, table: Table, *, is_last: bool) -> None:
        places = self._grid.places[len(self._tables)]
        if table.unit_note or table.caption:
            self._add_caption(table, self._grid.stretches[len(self._tables)][-1][-1])
        frame = TableFrame(
            number=len(self._tables),
            heads=self._frame.heads,
            is_repeated=is_last,
            has_outline=self._has_outline,
            is_filtered=self._grid.has_filter,
            page=self._grid.page_height(self._frame.document.page),
        )
        stretches = self._grid.stretches[frame.number]
        writer = (
            TableRows(self._rows, table, places, frame)
            if len(stretches) == 1
            else AbreastRows(self._rows, table, stretches, frame)
        )
        self._tables.append(writer)
        row = self._rows.next_row
        if is_last:
            self.sheet.title_rows = (row, row)
        writer.add_head()
        writer.add_rows()
        if self._grid.has_filter:
            self.sheet.frozen_row = row + 1
            if not (self._has_outline and self._rows.folds):  # to LibreOffice folded is filtered
                self.sheet.filtered = writer.filtered
        if note := writer.rounding.note:
            self._rows.keep_last()
            self.add_line(note, Style.NOTE, _SMALL, keeps_next=False)
        self.sheet.is_form = self.sheet.is_form or table.is_form
        self._needs_gap = True

    def _add_charts(self) -> None:
        """Add the charts that follow each other; those in a row stand on rows of one page."""
        page = self._grid.page_height(self._frame.document.page)
        for charts in rows_of_charts(self._charts, self._tables, self._grid, page):
            self._add_gap_between()
            first = self._rows.next_row
            left = charts.height
            while left > 0:
                self._rows.put("", row_height(1), keeps_next=left > row_height(1))
                left -= row_height(1)
            self.sheet.charts += charts.placed_on(first, self._rows.next_row - 1)
            self._needs_gap = True
        self._charts.clear()


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.NOTE
