"""The figures in a table's cells: numbers in the unit of the sheet, and sums that are formulas."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from model.money import Unit
from reports.amounts import Rounding, rounding_of
from reports.table import Across, ColumnKind, RowCount, Total
from reports.xlsx.file.cells import (
    ROW_NUMBER,
    formula_content,
    number_contents,
    row_formula_content,
    text_formula_content,
)
from reports.xlsx.file.styles import COUNT
from reports.xlsx.tables.table_columns import SheetColumn
from reports.xlsx.tables.table_places import TablePlaces

_COUNT, _COUNTA, _SUM = 2, 3, 9
"""The numbers of functions in SUBTOTAL, which leaves out filtered rows and further SUBTOTALs
(ECMA-376 Part 1, 18.17.7.311): how many numbers, how many cells that are not empty, their sum."""

_NO_NUMBERS, _LEFT_OUT = "　※数でない金額 ", "件を除く"


class HiddenColumns(NamedTuple):
    """The letters of a form's hidden columns: ``relisted`` marks the 再掲, ``ids`` name its rows.

    Rows are counted by them, since a clerk may fill anything into the cells that are seen. Names
    stand last: LibreOffice prints a text of a hidden column whose next cell is filled.
    """

    relisted: str
    ids: str


class Figures:
    """Makes cells that hold figures; ``rounding`` says how far they are shown rounded.

    ``entered`` are the keys of the columns that people fill in on a form.
    """

    def __init__(
        self,
        unit: Unit,
        places: TablePlaces,
        hidden: HiddenColumns | None,
        entered: frozenset[str] = frozenset(),
    ) -> None:
        self.rounding = Rounding.NONE
        self._size, self._places, self._hidden = unit.value, places, hidden
        self._entered = entered

    def numbers(self, numbers: Sequence[int | None], at: SheetColumn, style: int) -> list[str]:
        """Return cells with numbers (amounts in yen) below each other; None is an empty cell."""
        values: Sequence[Decimal | int | None] = numbers
        if at.kind is ColumnKind.YEN:
            size = self._size
            values = [yen if yen is None else _in_size(yen, size) for yen in numbers]
            if Decimal in map(type, values):
                self._note_rounding(numbers)
        return number_contents(style, values, at.next_cell)

    def total(self, total: Total, at: SheetColumn, style: int) -> str:
        """Return the cell of a sum; SUBTOTAL leaves out further totals and filtered rows."""
        value: Decimal | int = total.value
        if at.kind is ColumnKind.YEN:
            value = _in_size(total.value, self._size)
            self._note_rounding([total.value])
        formula = f"SUBTOTAL({_SUM},{self._cells(at, total)})" if total.first <= total.last else "0"
        return formula_content(style, formula, value) + at.next_cell

    def across(self, cell: Across, at: SheetColumn, columns: Sequence[SheetColumn]) -> str:
        """Return the cell of a sum over its own row: empty where no number stands in it."""
        value = cell.value
        exact = None if value is None else _in_size(value, self._size)
        self._note_rounding([value])
        letters = (one.letter for one in columns if one.key in cell.keys)
        added = ",".join(f"{letter}{ROW_NUMBER}" for letter in letters)
        formula = f'IF(COUNT({added})=0,"",SUM({added}))'
        return row_formula_content(at.body, formula, exact) + at.next_cell

    def counting(self, label: RowCount, at: SheetColumn, columns: Sequence[SheetColumn]) -> str:
        """Return the cell of a label with its numbers as formulas, which leave out the same.

        On a form it also says in how many cells to fill in an amount is none: sums leave these out.
        """
        parts, shown = [], label.text
        for part in label.parts:
            if isinstance(part, str):
                parts.append('"' + part.replace('"', '""') + '"')
            else:
                counted = next(one for one in columns if one.key == part.key)
                parts.append(f'TEXT({self._rows_with(counted, label)},"{COUNT}")')
        if self._hidden:
            entered = [one for one in columns if one.is_summed and one.key in self._entered]
            parts += [self._warning(entered, label)] if entered else []
            shown += f"{_NO_NUMBERS}{label.words:,}{_LEFT_OUT}" if label.words else ""
        return text_formula_content(at.total_text, "&".join(parts), shown) + at.next_cell

    def _note_rounding(self, numbers: Sequence[int | None]) -> None:
        found = (rounding_of(yen or 0, self._size) for yen in numbers)
        self.rounding = max(self.rounding, *found)

    def _rows_with(self, at: SheetColumn, label: RowCount) -> str:
        """Return how many rows have a text in a column; on a form hidden columns tell."""
        if self._hidden is None:
            return self._texts_in(at, label)
        letter = self._hidden.relisted if at.is_summed else self._hidden.ids
        return f"SUBTOTAL({_COUNTA},{self._places.cells_beside(letter, label.first, label.last)})"

    def _warning(self, entered: Sequence[SheetColumn], label: RowCount) -> str:
        none = "+".join(
            f"{self._texts_in(at, label)}-{self._rows_with(at, label)}" for at in entered
        )
        return f'IF({none}>0,"{_NO_NUMBERS}"&TEXT({none},"{COUNT}")&"{_LEFT_OUT}","")'

    def _texts_in(self, at: SheetColumn, label: RowCount) -> str:
        """Return how many cells of a column hold a text: all that hold anything but a number."""
        rows = self._cells(at, label)
        anything = f"SUBTOTAL({_COUNTA},{rows})"
        return f"{anything}-SUBTOTAL({_COUNT},{rows})" if at.is_summed else anything

    def _cells(self, at: SheetColumn, over: Total | RowCount) -> str:
        return self._places.cells(at.index or 0, over.first, over.last)


def in_unit_exactly(yen: int, unit: Unit) -> Decimal | int:
    """Return ``yen`` in ``unit`` without rounding, whole or in as few digits as that takes."""
    return _in_size(yen, unit.value)


def _in_size(yen: int, size: int) -> Decimal | int:
    return Decimal(yen) / size if yen % size else yen // size
