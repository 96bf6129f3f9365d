"""Building tables row by row, with totals that add what stands above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

from model.money import Unit, sum_known
from reports.table import (
    Across,
    BodyRow,
    Cell,
    Column,
    ColumnKind,
    Count,
    Counted,
    Entry,
    GroupRow,
    Input,
    Row,
    RowCount,
    Table,
    Text,
    Total,
    TotalRow,
    Yen,
)


class TableSettings(TypedDict, total=False):
    """The fields of a Table besides columns and rows."""

    caption: str
    unit: Unit | None
    is_form: bool
    abreast: int
    key: str


class TableBuilder:
    """Collects the rows of one table."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._columns = tuple(columns)
        self._rows: list[Row] = []

    def add_group(self, text: str, level: int = 1, note: str = "") -> None:
        """Add a heading for the rows that follow."""
        self._rows.append(GroupRow(text, level, note))

    def add_row(self, *cells: Cell, anchor: str | None = None, id: str | None = None) -> None:
        """Add a row of cells, one for each column; raises ValueError for more or fewer."""
        if len(cells) != len(self._columns):
            raise ValueError(f"{len(cells)} cells for {len(self._columns)} columns")
        self._rows.append(BodyRow(cells, anchor, id))

    def add_total(
        self,
        label: str | Sequence[str | Counted],
        level: int = 0,
        fixed: Mapping[str, Cell] | None = None,
    ) -> None:
        """Add a total of all rows (level 0) or of the rows of the open group of ``level``.

        Columns of amounts and counts are summed; ``fixed`` gives cells by column key where the sum
        of the rows is not the total (a project in two rows). A ``label`` in parts counts rows.
        """
        first = self._start_of(level)
        cells: list[Cell] = []
        for index, column in enumerate(self._columns):
            if fixed and column.key in fixed:
                cells.append(fixed[column.key])
            elif column.kind.is_summed:
                cells.append(self._total(index, first))
            else:
                cells.append(Text(""))
        place = next(i for i, cell in enumerate(cells) if isinstance(cell, Text))
        cells[place] = self._label(label, first)
        self._rows.append(TotalRow(tuple(cells), level))

    def build(self, **settings: Unpack[TableSettings]) -> Table:
        """Return the table."""
        return Table(self._columns, tuple(self._rows), **settings)

    def _label(self, label: str | Sequence[str | Counted], first: int) -> Text:
        if isinstance(label, str):
            return Text(label)
        text = "".join(part if isinstance(part, str) else f"{part.value:,}" for part in label)
        return RowCount(
            text,
            parts=tuple(label),
            first=first,
            last=len(self._rows) - 1,
            words=self._words(first),
        )

    def _words(self, first: int) -> int:
        """Return in how many cells from row ``first`` on a word stands in place of an amount."""
        amounts = [n for n, column in enumerate(self._columns) if column.kind is ColumnKind.YEN]
        rows = [row.cells for row in self._rows[first:] if isinstance(row, BodyRow)]
        return sum(isinstance(cells[n], Entry) for cells in rows for n in amounts)

    def _start_of(self, level: int) -> int:
        if level == 0:
            return 0
        for index in range(len(self._rows) - 1, -1, -1):
            row = self._rows[index]
            if isinstance(row, GroupRow) and row.level <= level:
                return index + 1
        return 0

    def _total(self, column: int, first: int) -> Total:
        """Return the sum of what a column holds from row ``first`` on."""
        cells = [row.cells[column] for row in self._rows[first:] if isinstance(row, BodyRow)]
        values = [cell.value for cell in cells if isinstance(cell, Yen | Count | Input | Across)]
        return Total(
            sum_known(values) or 0,
            first,
            len(self._rows) - 1,
            is_open=any(map(_is_open, cells)),
            is_nothing=sum_known(values) is None,
        )


def _is_open(cell: Cell) -> bool:
    """Whether an amount is still to be filled in there."""
    is_blank = isinstance(cell, Input) and cell.value is None and not cell.may_stay_blank
    return is_blank or (isinstance(cell, Across) and cell.is_open)


def yen_column(key: str, title: str, unit: Unit, *, least: float = 6, most: float = 13) -> Column:
    """Return a column of amounts with the unit in its head: 事業費（千円）."""
    return Column(key, f"{title}（{unit.label}）", ColumnKind.YEN, least=least, most=most)
