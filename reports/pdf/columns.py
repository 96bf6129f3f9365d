"""How wide the columns of a table are: as wide as their content asks, within the page."""

from __future__ import annotations

from collections.abc import Sequence

from model.money import Unit
from reports.cell_text import cell_text
from reports.pdf.style import Type
from reports.table import BodyRow, Column, Table
from reports.typesetting.fonts import load_font


class NaturalWidths:
    """How wide the columns of the tables that were added would like to be, in em of the body type.

    Tables with the same columns are measured together, so that they stand on one grid all through
    a document. Amounts are shown in ``unit``.
    """

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._widest: dict[tuple[Column, ...], list[float]] = {}

    def of(self, table: Table) -> Sequence[float]:
        """Return the width of the widest line of each column."""
        if table.columns not in self._widest:
            self.add(table)
        return self._widest[table.columns]

    def add(self, table: Table) -> None:
        """Measure ``table`` too."""
        widest = self._widest.setdefault(table.columns, [0.0] * len(table.columns))
        rows = [row for row in table.rows if isinstance(row, BodyRow)]
        width = load_font().text_width
        for index, column in enumerate(table.columns):
            texts = {cell_text(row.cells[index], column.kind, self._unit) for row in rows}
            lines = {line for text in (column.title, *texts) for line in text.split("\n")}
            widest[index] = max(widest[index], *(width(line, 1) for line in lines))


def column_widths(
    table: Table, natural: Sequence[float], width: float, type_: Type
) -> tuple[float, ...]:
    """Return the width of each column in points; together they are ``width``.

    A column is as wide as its widest line (``natural``, in em) between its least and most; those
    without a most share what is left by how much text they hold. Where nothing is left, all columns
    share so, which makes the lowest rows. Where even the least widths are too wide together, all
    shrink alike.
    """
    wanted = [em * type_.size + 2 * type_.side + 1 for em in natural]
    least = [column.least * type_.size + 2 * type_.side for column in table.columns]
    fixed = [
        None if column.most is None else _clamp(column, wanted[index], least[index], type_)
        for index, column in enumerate(table.columns)
    ]
    free = [i for i, w in enumerate(fixed) if w is None]
    rest = width - sum(w for w in fixed if w is not None)
    if rest < sum(least[i] for i in free):
        fixed, free, rest = [None] * len(wanted), list(range(len(wanted))), width
    shared = _share(rest, free, wanted, least)
    widths = [shared[i] if w is None else w for i, w in enumerate(fixed)]
    return tuple(w * width / sum(widths) for w in widths)


def _clamp(column: Column, natural: float, least: float, type_: Type) -> float:
    most = (column.most or 0) * type_.size + 2 * type_.side
    return max(min(natural, most), min(least, most))


def _share(
    rest: float, indices: Sequence[int], natural: Sequence[float], least: Sequence[float]
) -> dict[int, float]:
    """Divide ``rest`` among columns by their natural widths, none below its least."""
    if not indices:
        return {}
    wanted = sum(natural[i] for i in indices)
    shares = {i: max(least[i], rest * natural[i] / wanted) for i in indices}
    over = sum(shares.values()) - max(rest, sum(least[i] for i in indices))
    roomy = [i for i in indices if shares[i] > least[i]]
    room = sum(shares[i] - least[i] for i in roomy)
    if over > 0 and room > 0:
        for i in roomy:
            shares[i] -= over * (shares[i] - least[i]) / room
    return shares
