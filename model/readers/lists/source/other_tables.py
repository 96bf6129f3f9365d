"""Tables below a list that are of something else (基金名, R7末残高): no rows of it, and told."""

from __future__ import annotations

import re
from dataclasses import replace

from model.finding import Finding, Severity
from model.readers.department_names import is_office
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_sheet import ListSheet
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, Grid, cell_text
from model.readers.tables.head_words import has_role, head_key, last_key
from model.readers.tables.place_names import row_name
from model.readers.tables.row_kinds import is_open_amount
from model.readers.tables.section_signs import heading_sign

_FIRST = re.compile(r".{0,8}(?:名称?|区分|種別|科目|項目)|会計")
_LEAST = 3
_TOLD = (
    "ここから下は見出しの違う表で、事業の表ではないとみなし、読んでいません。事業の表のときは、見出しを"
    "上の表とそろえて読み直してください。"
)


def without_other_tables(sheet: ListSheet) -> ListSheet:
    """Return a sheet without the tables below its list that name no projects.

    Such a table begins below a blank row or a title with words that are not the list's headings,
    and names with numbers stand below these. It ends with the next blank row. One with a heading of
    departments may be of projects (施設名, 担当課).
    """
    grid, heads, last = sheet.grid, sheet.heads, len(sheet.grid.rows)
    starts = [n for n in range(heads.body, last) if _begins(grid, heads, n)] if heads else []
    left_out: set[int] = set()
    for start in starts:
        blank = (n for n in range(start, last) if all(cell is None for cell in grid.rows[n]))
        left_out |= {*range(start, next(blank, last))}
        left_out |= {start - 1} if _is_title(grid, start - 1) else set()
    if not left_out:
        return sheet
    rows = [[] if n in left_out else cells for n, cells in enumerate(grid.rows)]
    faults = {at: why for at, why in grid.faults.items() if at[0] not in left_out}
    told = (Finding(Severity.WARNING, row_name(grid.name, n + 1), _TOLD) for n in starts)
    return replace(sheet, grid=replace(grid, rows=rows, faults=faults), told=(*sheet.told, *told))


def _begins(grid: Grid, heads: Heads, row: int) -> bool:
    """Whether a table of something else begins in ``row``."""
    if row + 1 == len(grid.rows) or sum(cell is not None for cell in grid.rows[row - 1]) > 1:
        return False
    words = {c: cell for c, cell in enumerate(grid.rows[row]) if cell is not None}
    if len(words) < _LEAST or any(map(_is_value, words.values())):
        return False
    first = min(words)
    keys = [head_key(grid.text(row, column)) for column in words]
    is_own = 2 * sum(key in map(last_key, heads.titles) for key in keys) >= len(keys)
    may_be_projects = any(
        has_role(key, Role.NAME, is_strong=True) or has_role(key, Role.DEPARTMENT) or is_office(key)
        for key in keys
    )
    if is_own or may_be_projects or not _FIRST.fullmatch(keys[0]):
        return False
    numbers = [c for c in words if c != first and _is_number(grid.cell(row + 1, c))]
    is_named = bool(grid.text(row + 1, first)) and not _is_number(grid.cell(row + 1, first))
    return is_named and len(numbers) > 1


def _is_title(grid: Grid, row: int) -> bool:
    """Whether a row above a table is its title: with a sign, or with none right above it."""
    text = next((cell_text(cell) for cell in grid.rows[row] if cell is not None), "")
    return heading_sign(text) is not None or not any(grid.rows[row - 1])


def _is_value(cell: Cell) -> bool:
    """Whether a cell is an amount, or says that there is none yet, as no heading does."""
    return read_amount(cell, 1).fault == "" or is_open_amount(cell_text(cell))


def _is_number(cell: Cell) -> bool:
    return read_amount(cell, 1).yen is not None
