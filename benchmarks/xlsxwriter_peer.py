"""The peer: a document's department sheets by XlsxWriter, with the same content and formats.

It takes widths, heights and breaks from the same measures, since XlsxWriter has none, and writes
cells, formulas with values, print set-up, protection and validation through its own calls.
"""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from reports.document import Document, Facts, Heading, Paragraph, Part
from reports.row_chains import keeps_next
from reports.table import BodyRow, GroupRow, Input, Table, Text, Total, TotalRow
from reports.xlsx.file.names import sheet_names
from reports.xlsx.file.styles import AMOUNT, FONT, NOTHING, SIZE
from reports.xlsx.layout.grid import BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, grid_of, printable
from reports.xlsx.layout.measures import full_width_characters, line_count, row_height
from reports.xlsx.sheets.pages import page_breaks
from reports.xlsx.sheets.sheet import SheetRow

_INCH = 72
_LINE, _HEAD, _GROUP = "#9AA2AB", "#D6E3EE", "#EBF1F6"


def write_with_peer(document: Document, target: Path) -> None:
    """Write ``document`` to ``target``."""
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        formats = _formats(book)
        parts = document.parts
        for part, name in zip(parts, sheet_names(part.title for part in parts), strict=True):
            _Sheet(book.add_worksheet(name), formats, document, part).write()


def _formats(book: xlsxwriter.Workbook) -> dict[str, object]:
    plain = {"font_name": FONT, "font_size": SIZE}
    box = {**plain, "border": 1, "border_color": _LINE, "valign": "vcenter"}
    wrap = {**box, "text_wrap": True}
    table = {
        "title": {**plain, "font_size": 16, "bold": True},
        "body": {**plain, "text_wrap": True, "valign": "top"},
        "head": {**wrap, "bold": True, "bg_color": _HEAD, "align": "center"},
        "group": {**plain, "bold": True, "bg_color": _GROUP, "top": 1, "bottom": 1},
        "text": wrap,
        "mark": {**wrap, "align": "center"},
        "number": {**box, "num_format": AMOUNT},
        "entry": {**box, "num_format": AMOUNT, "bg_color": "#FFF9DB", "locked": False},
        "entry_text": {**wrap, "bg_color": "#FFF9DB", "locked": False},
        "total": {**box, "bold": True, "bg_color": _GROUP, "num_format": NOTHING},
        "id": plain,
    }
    return {name: book.add_format(how) for name, how in table.items()}


class _Sheet:
    def __init__(self, sheet, formats, document: Document, part: Part) -> None:
        self._sheet, self._formats, self._document, self._part = sheet, formats, document, part
        self._grid = grid_of(part, document.page, document.unit)
        self._rows: list[SheetRow] = []
        self._tables = 0

    def write(self) -> None:
        for place, width in enumerate(self._grid.widths):
            self._sheet.set_column(place, place, width)
        self._line(self._part.title, "title", 16)
        self._line(self._document.subject, "body", 9)
        for block in self._part.blocks:
            match block:
                case Paragraph():
                    self._line(block.text, "body")
                case Heading():
                    self._line(block.text, "title", 13)
                case Facts():
                    for fact in block.items:
                        self._line(f"{fact.label}：{fact.text}", "body")
                case Table():
                    self._table(block)
        self._set_up()

    def _line(self, text: str, style: str, size: float = SIZE) -> None:
        lines = line_count(text, self._grid.points(1, self._grid.last), size)
        row = self._add(row_height(lines, size))
        self._sheet.merge_range(row, 0, row, self._grid.last - 1, text, self._formats[style])

    def _add(self, height: float, *, keeps: bool = True) -> int:
        self._rows.append(SheetRow(height, keeps))
        self._sheet.set_row(len(self._rows) - 1, height)
        return len(self._rows) - 1

    def _table(self, table: Table) -> None:
        places = self._grid.places[self._tables]
        self._points = {place: self._grid.points(place, place) for place in places}
        self._few = {at: full_width_characters(wide) for at, wide in self._points.items()}
        self._tables += 1
        keeps = keeps_next(table.rows, 3)
        head = self._add(row_height(1))
        for place, column in zip(places, table.columns, strict=True):
            self._sheet.write_string(head, place - 1, column.title, self._formats["head"])
        self._sheet.repeat_rows(head)
        self._sheet.freeze_panes(head + 1, 0)
        first = head + 1
        inputs: list[int] = []
        for index, row in enumerate(table.rows):
            match row:
                case GroupRow():
                    at = self._add(row_height(1))
                    self._sheet.write_string(at, 0, row.text, self._formats["group"])
                    for place in range(1, places[-1]):
                        self._sheet.write_blank(at, place, None, self._formats["group"])
                case BodyRow() | TotalRow():
                    self._row(row, places, first, inputs, keeps=keeps[index])
        for at in inputs:
            amount = places[5] - 1
            self._sheet.data_validation(at, amount, at, amount, _NUMBERS)
        self._sheet.autofilter(head, 0, len(self._rows) - 1, self._grid.last - 1)

    def _row(self, row, places, first: int, inputs: list[int], *, keeps: bool) -> None:  # noqa: C901
        is_total = isinstance(row, TotalRow)
        lines = 1
        if not is_total:
            for place, cell in zip(places, row.cells, strict=True):
                if isinstance(cell, Text) and self._is_long(cell.text, place):
                    lines = max(lines, line_count(cell.text, self._points[place]))
        at = self._add(row_height(lines), keeps=keeps)
        text = self._formats["total" if is_total else "text"]
        for place, cell in zip(places, row.cells, strict=True):
            match cell:
                case Text():
                    if cell.text:
                        self._sheet.write_string(at, place - 1, cell.text, text)
                    else:
                        self._sheet.write_blank(at, place - 1, None, text)
                case Input():
                    is_amount = place == places[-2]
                    style = self._formats["entry" if is_amount else "entry_text"]
                    self._sheet.write_blank(at, place - 1, None, style)
                    if is_amount and len(inputs) < _FEW:
                        inputs.append(at)
                case Total():
                    letter = xlsxwriter.utility.xl_col_to_name(place - 1)
                    formula = f"=SUBTOTAL(9,{letter}{first + 1}:{letter}{at})"
                    self._sheet.write_formula(
                        at, place - 1, formula, self._formats["total"], cell.value
                    )
                case _:
                    self._sheet.write_number(
                        at, place - 1, cell.value or 0, self._formats["number"]
                    )
        if not is_total and row.id:
            self._sheet.write_string(at, self._grid.last, row.id, self._formats["id"])

    def _is_long(self, text: str, place: int) -> bool:
        return len(text) > self._few[place] or "\n" in text

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(
            SIDE_MARGIN / _INCH, SIDE_MARGIN / _INCH, TOP_MARGIN / _INCH, BOTTOM_MARGIN / _INCH
        )
        sheet.print_area(0, 0, len(self._rows) - 1, self._grid.last - 1)
        sheet.set_header(f"&L&9{self._document.subject}&R&9{self._part.title}")
        sheet.set_footer("&C&9&P / &N")
        _, height = printable(self._document.page)
        sheet.set_h_pagebreaks(list(page_breaks(self._rows, height))[:1023])
        sheet.protect("", {"format_cells": True, "sort": True, "autofilter": True})


_NUMBERS = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -(10**13),
    "maximum": 10**13,
}
_FEW = 100
"""Validations: XlsxWriter has one call a range, so the peer makes few of them."""
