"""A data part as a sheet: heads in the first row, one table with filters, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Part
from reports.page import Page
from reports.table import BodyRow, Cell, ColumnKind, Count, Table, Yen
from reports.typesetting.fonts import load_font
from reports.xlsx.file.cells import (
    cell_element,
    empty_content,
    number_content,
    row_element,
    text_content,
)
from reports.xlsx.file.package import HEAD, MAIN
from reports.xlsx.file.styles import SIZE, Style
from reports.xlsx.file.zip_file import PackedPart
from reports.xlsx.layout.grid import SMALLEST, Grid, printable
from reports.xlsx.layout.measures import line_count, points_of, row_height
from reports.xlsx.sheets.sheet import Sheet, SheetRow

_LEAST, _MOST = 6.0, 44.0
_BUTTON = 3.0
"""What the button of the filter takes in a head."""
_MOST_FROZEN = 0.5
"""The part of a page's width that may be frozen: more would leave a window no room to move."""
_SAMPLE = 200
_ROW = SheetRow(row_height(1))


def build_data_sheet(part: Part, styles: Mapping[Style, int], page: Page) -> Sheet:
    """Return the sheet of a DATA part: amounts in yen, one line a row.

    It fits the width of ``page`` where it can be read there; a wider one is printed at the least
    scale on several pages side by side, each with the column that names the rows.
    """
    (table,) = part.tables
    widths, (across, _) = tuple(_widths(table)), printable(page)
    sheet = Sheet(Grid(widths, (), SMALLEST))
    letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
    heads = [
        cell_element(f"{letter}1", text_content(styles[Style.DATA_HEAD], column.title, part.title))
        for letter, column in zip(letters, table.columns, strict=True)
    ]
    _add(sheet, "".join(heads), _head_row(table, widths))
    for number, row in enumerate(table.rows, 2):
        if isinstance(row, BodyRow):
            cells = (
                cell_element(f"{letter}{number}", _content(cell, styles, part.title))
                for letter, cell in zip(letters, row.cells, strict=True)
            )
            _add(sheet, "".join(cells))
    sheet.anchors[part.key] = "A1"
    sheet.title_rows, sheet.frozen_row = (1, 1), 2
    sheet.fits_width = sheet.grid.points(1, sheet.grid.last) * SMALLEST <= across
    staying = (place for place, column in enumerate(table.columns, 1) if column.stays)
    sheet.title_column = max(staying, default=0)
    if sheet.grid.points(1, sheet.title_column) <= _MOST_FROZEN * across:
        sheet.frozen_columns = sheet.title_column
    return sheet


def list_object(table: Table, number: int, name: str) -> PackedPart:
    """Return the Excel table (ECMA-376 Part 1, 18.5.1.2 table) over the sheet of ``table``."""
    ref = f"A1:{get_column_letter(len(table.columns))}{max(len(table.rows) + 1, 2)}"
    columns = "".join(
        f'<tableColumn id="{place}" name={quoteattr(column.title)}/>'
        for place, column in enumerate(table.columns, 1)
    )
    return PackedPart(
        f'{HEAD}<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{ref}">'
        f'<autoFilter ref="{ref}"/>'
        f'<tableColumns count="{len(table.columns)}">{columns}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>'.encode()
    )


def _add(sheet: Sheet, cells: str, row: SheetRow = _ROW) -> None:
    sheet.xml.add(row_element(len(sheet.rows) + 1, cells, row.height))
    sheet.rows.append(row)


def _content(cell: Cell, styles: Mapping[Style, int], part: str) -> str:
    if isinstance(cell, Count | Yen):
        style = styles[Style.DATA_NUMBER]
        if cell.value is None:
            return empty_content(style)
        return number_content(style, cell.value)
    text = cell_text(cell, ColumnKind.TEXT, Unit.YEN)
    return text_content(styles[Style.DATA_TEXT], text, part)


def _head_row(table: Table, widths: Sequence[float]) -> SheetRow:
    """Return the row of the heads, as high as the one with most lines asks."""
    counts = (
        line_count(column.title, points_of(width))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return SheetRow(row_height(max(counts)))


def _widths(table: Table) -> list[float]:
    """Return widths by the first rows, none very wide; heads may break at blanks."""
    font = load_font()
    widths = []
    rows = [row for row in table.rows[:_SAMPLE] if isinstance(row, BodyRow)]
    for index, column in enumerate(table.columns):
        texts = (cell_text(row.cells[index], column.kind, Unit.YEN) for row in rows)
        points = max((font.text_width(text, SIZE) for text in texts), default=0)
        head = max(font.text_width(piece, SIZE) for piece in column.title.split(" "))
        digits = max(points, head) / (SIZE / 2)
        widths.append(min(max(digits + _BUTTON, _LEAST), _MOST))
    return widths
