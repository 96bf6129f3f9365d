"""What cells show as text: amounts in the unit of their table, counts, words."""

from __future__ import annotations

from model.money import Unit
from reports.amounts import grouped, in_unit
from reports.table import (
    Across,
    BodyRow,
    Cell,
    ColumnKind,
    Count,
    Input,
    PageOf,
    Text,
    Total,
    TotalRow,
    Yen,
)

NOTHING = "―"
"""Shown where no amount is known: for a total of nothing, such as a form not yet filled in, and for
an amount that is not published. What is known to be nothing is 0."""

LEADS = "移動"
"""What a workbook, which has no pages, calls a column of pages: its cells are links."""

ELSEWHERE = "→"
"""What stands in such a cell."""

UNKNOWN_PAGE = "000"
"""Stands for a page number while widths are measured."""


def cell_text(cell: Cell, kind: ColumnKind, unit: Unit) -> str:
    """Return what ``cell`` shows in a column of ``kind``; empty where nothing is known."""
    match cell:
        case Text():
            return cell.text
        case PageOf():
            return UNKNOWN_PAGE
        case Total() if kind is ColumnKind.YEN and cell.is_nothing:
            return NOTHING
        case Count() | Yen() | Input() | Total() | Across():
            return "" if cell.value is None else _number(cell.value, kind, unit)


def place_to_see(row: BodyRow | TotalRow) -> str:
    """Return the anchor that a cell of ``row`` says to see, empty where none does.

    A workbook leads there from the mark of the row, since LibreOffice wraps no linked cell.
    """
    return next((cell.see for cell in row.cells if isinstance(cell, Text) and cell.see), "")


def _number(value: int, kind: ColumnKind, unit: Unit) -> str:
    if kind is ColumnKind.YEN:
        return in_unit(value, unit)
    return str(value) if kind is ColumnKind.ORDINAL else grouped(value)
