"""How wide the columns of a table are: as wide as their content asks, within the page."""

from __future__ import annotations

from collections.abc import Sequence

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import BodyRow, Column, Table
from reports.pdf.style import CELL_PAD, Type
from reports.typesetting.fonts import load_font


def column_widths(table: Table, unit: Unit, width: float, type_: Type) -> tuple[float, ...]:
    """Return the width of each column in points; together they are ``width``.

    A column is as wide as its widest line between its least and most; those without a most share
    what is left by how much text they hold. Where even the least widths are too wide together, all
    shrink alike.
    """
    natural = [_natural(table, index, unit, type_) for index in range(len(table.columns))]
    least = [column.least * type_.size + 2 * CELL_PAD for column in table.columns]
    fixed = [
        None if column.most is None else _clamp(column, natural[index], least[index], type_)
        for index, column in enumerate(table.columns)
    ]
    rest = width - sum(w for w in fixed if w is not None)
    shared = _share(rest, [i for i, w in enumerate(fixed) if w is None], natural, least)
    widths = [shared[i] if w is None else w for i, w in enumerate(fixed)]
    return tuple(w * width / sum(widths) for w in widths)


def _clamp(column: Column, natural: float, least: float, type_: Type) -> float:
    most = (column.most or 0) * type_.size + 2 * CELL_PAD
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


def _natural(table: Table, index: int, unit: Unit, type_: Type) -> float:
    font = load_font(type_.weight)
    column = table.columns[index]
    texts = [column.title]
    texts += [
        cell_text(row.cells[index], column.kind, unit)
        for row in table.rows
        if isinstance(row, BodyRow)
    ]
    lines = {line for text in texts for line in text.split("\n")}
    return max(font.text_width(line, type_.size) for line in lines) + 2 * CELL_PAD + 1
