"""Rows of a form that go on in those below them, and rows in which projects are entered anew."""

from __future__ import annotations

from model import form_marks as marks
from model.readers.forms.form_columns import FormColumns
from model.readers.tables.grid import Grid

_SUM = "小計"
_FULL = 20
"""A piece that goes on has at least so many lines; Excel's tallest row holds some more."""


def rows_of(grid: Grid, columns: FormColumns, row: int) -> list[int]:
    """Return ``row`` and those below it in which its texts go on."""
    rows = [row]
    while _goes_on(grid, columns, rows[-1], rows[-1] + 1):
        rows.append(rows[-1] + 1)
    return rows


def whole_text(grid: Grid, rows: list[int], column: int | None) -> str:
    """Return what stands in a column of ``rows`` as one text.

    Pieces of a text were broken into lines to fit, so that these are no lines of the text's own.
    """
    if column is None:
        return ""
    texts = [grid.text(row, column) for row in rows]
    return "".join(text.replace("\n", "") for text in texts) if len(rows) > 1 else texts[0]


def _goes_on(grid: Grid, columns: FormColumns, row: int, below: int) -> bool:
    texts = [at for at in (columns.description, columns.remarks) if at is not None]
    is_full = any(grid.text(row, at).count("\n") + 1 >= _FULL for at in texts)
    filled = {at for at in range(columns.ids + 1) if grid.text(below, at)}
    return is_full and bool(filled) and filled <= set(texts)


def area_of_new(grid: Grid) -> range:
    """Return the rows from the heading of new projects to their sum; none where it lacks one."""
    rows = range(len(grid.rows))
    first = next((row for row in rows if grid.text(row, 0) == marks.NEW_PROJECTS), None)
    if first is None:
        return range(0)
    sums = (row for row in rows[first + 1 :] if grid.text(row, 0).startswith(_SUM))
    return range(first, next(sums, len(rows) - 1) + 1)
