"""A column 単位 that says for each row what the unit of its amounts is: 千円 here, 円 there."""

from __future__ import annotations

from dataclasses import replace

from model.readers.lists.source.heads import Heads
from model.readers.lists.source.table_units import caption_unit, row_in_yen, without_unit
from model.readers.tables.amount_heads import is_unit, unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import last_key
from model.readers.tables.row_kinds import is_ditto

_HEADINGS = ("単位", "金額単位", "金額の単位", "金額(単位)")


def unit_column(grid: Grid, heads: Heads) -> int | None:
    """Return the column under the heading 単位 that has units of money alone; None without one."""
    body = range(heads.body, len(grid.rows))
    for column, title in enumerate(heads.titles):
        if last_key(title) in _HEADINGS:
            texts = [text for row in body if (text := grid.text(row, column))]
            texts = [text for text in texts if text != title and not is_ditto(text)]
            if texts and all(map(is_money_unit, texts)):
                return column
    return None


def is_money_unit(text: str) -> bool:
    """Whether a cell is a unit of money and nothing else: 円, 千円, （百万円）."""
    return text.strip("()（） ") == "円" or is_unit(text)


def in_row_units(grid: Grid, heads: Heads | None) -> Grid:
    """Return ``grid`` with amounts that name the unit of their row, where a column has it.

    An amount whose heading has a unit keeps that, and so do those below a unit of the whole list.
    """
    column = None if heads is None else unit_column(grid, heads)
    if heads is None or column is None or caption_unit(grid, heads):
        return grid
    priced = without_unit(heads.titles)
    rows = list(grid.rows)
    unit: int | None = None
    for number in range(heads.body, len(rows)):
        text = grid.text(number, column)
        if not is_ditto(text):  # 〃 is the unit above
            unit = unit_of(text) or _merged_unit(grid, number, column)
        if unit is not None:
            rows[number] = row_in_yen(rows[number], dict.fromkeys(priced, unit))
    return replace(grid, rows=rows)


def rows_without_unit(grid: Grid, heads: Heads, column: int) -> list[str]:
    """Return the cells of the ``column`` of units that are empty though the row has an amount."""
    priced = without_unit(heads.titles)
    return [
        grid.cell_name(row, column)
        for row in range(heads.body, len(grid.rows))
        if not grid.text(row, column) and _merged_unit(grid, row, column) is None
        if any(read_amount(grid.cell(row, n), 1).yen for n in priced)
    ]


def _merged_unit(grid: Grid, row: int, column: int) -> int | None:
    """Return the unit in a merged cell that begins above ``row``."""
    for merged in grid.merged:
        if merged.left <= column <= merged.right and merged.top < row <= merged.bottom:
            return unit_of(grid.text(merged.top, merged.left))
    return None
