"""What cells show as text: amounts in a unit, grouped by three, △ for negative ones."""

from __future__ import annotations

from model.money import Unit
from reports.document import Cell, ColumnKind, Count, Input, PageOf, Text, Total, Yen

NOTHING = "―"
"""Shown for a total of nothing, such as a form not yet filled in."""

UNKNOWN_PAGE = "000"
"""Stands for a page number while widths are measured."""


def cell_text(cell: Cell, kind: ColumnKind, unit: Unit) -> str:
    """Return what ``cell`` shows in a column of ``kind``; empty where nothing is known."""
    match cell:
        case Text():
            return cell.text
        case PageOf():
            return UNKNOWN_PAGE
        case Total() if kind is ColumnKind.YEN and cell.value == 0:
            return NOTHING
        case Count() | Yen() | Input() | Total():
            return "" if cell.value is None else _number(cell.value, kind, unit)


def _number(value: int, kind: ColumnKind, unit: Unit) -> str:
    if kind is ColumnKind.YEN:
        return in_unit(value, unit)
    return str(value) if kind is ColumnKind.ORDINAL else grouped(value)


def in_unit(yen: int, unit: Unit) -> str:
    """Return ``yen`` in ``unit``, rounded half away from zero, for show only: △1,235."""
    rounded = (abs(yen) * 2 + unit.value) // (unit.value * 2)
    return grouped(-rounded if yen < 0 else rounded)


def grouped(number: int) -> str:
    """Return ``number`` grouped by three, with △ where it is negative."""
    return f"△{-number:,}" if number < 0 else f"{number:,}"


def is_rounded(yen: int, unit: Unit) -> bool:
    """Whether ``in_unit`` shows another amount than ``yen``."""
    return yen % unit.value != 0
