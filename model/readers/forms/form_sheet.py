"""A sheet that is a form: whose it is, and what stands in its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from model import form_marks as marks
from model.finding import Finding, Severity
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import AmountCell, read_amount
from model.readers.tables.grid import Grid
from model.text import name_key

_MARKED_ROWS = 4
"""The marks of a form stand in its first rows; the name of a plan takes one or two of them."""
_SUMS = ("小計", "合計", "総計")
_AT_LISTED_ROW = "再掲"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form as it came back.

    ``mark`` names a listing and what this went out with; where rows were sorted, it is another
    row's. ``amount`` is None where the form says that the project's amount stands in another row;
    ``typed`` is what stands in its cell, ``unit`` the yen that 1 stands for there, and ``place``
    the name of that cell.
    """

    mark: marks.RowMark
    name: str
    description: str
    amount: AmountCell | None
    typed: str
    unit: int
    remarks: str
    place: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The form of one department (empty: of the rows that name none), and where it was found.

    ``title`` and ``year`` (西暦) are those of the plan that it was made from.
    """

    department: str
    title: str
    year: int | None
    file: str
    where: str
    rows: tuple[FormRow, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Columns:
    head: int
    ids: int
    name: int
    amount: int
    unit: int
    description: int | None
    remarks: int | None


def is_form(grid: Grid) -> bool:
    """Whether the sheet carries the marks of a form."""
    return _find_marks(grid) is not None


def read_form_sheet(grid: Grid, file: str) -> FormSheet:
    """Return the form on the sheet ``grid`` of the file of the name ``file``.

    What cannot be read is a finding; a form of a newer version, or without its columns, has no
    rows. Raises ValueError where :func:`is_form` does not hold.
    """
    where = f"{file}「{grid.name}」"
    found = _find_marks(grid)
    if found is None:
        raise ValueError(f"{where} carries no marks of a form")
    row, ids, (department, year) = found
    title = grid.text(row + 1, 0)

    def form(rows: Iterable[FormRow], *findings: Finding) -> FormSheet:
        return FormSheet(department, title, year, file, where, tuple(rows), findings)

    version = marks.version_of(grid.text(row, ids))
    if version != marks.VERSION:
        message = f"この版のプログラムでは読めない様式です（様式 {version}）。"
        return form((), Finding(Severity.ERROR, where, message))
    columns = _find_columns(grid, row, ids)
    if columns is None:
        message = (
            f"「{marks.NAME}」と1つだけの「{marks.AMOUNT}（単位）」の見出しが見つからないため、"
            "読んでいません。配った様式の見出しに戻してください。"
        )
        return form((), Finding(Severity.ERROR, where, message))
    return form(_read_rows(grid, columns, where), *_added_rows(grid, columns, where))


def _find_marks(grid: Grid) -> tuple[int, int, tuple[str, int | None]] | None:
    """Return row and column of the version, and the department and year that stand below it."""
    top = range(min(_MARKED_ROWS, len(grid.rows)))
    for row in top:
        for column in range(len(grid.rows[row])):
            if marks.version_of(grid.text(row, column)) is None:
                continue
            keys = (marks.department_of(grid.text(below, column)) for below in top[row + 1 :])
            key = next(filter(None, keys), None)
            if key:
                return row, column, key
    return None


def _find_columns(grid: Grid, top: int, ids: int) -> _Columns | None:
    for row in range(top + 2, len(grid.rows)):
        heads = [re.sub(r"\s", "", grid.text(row, column)) for column in range(ids)]
        amounts = [n for n, head in enumerate(heads) if head.startswith(marks.AMOUNT)]
        if marks.NAME not in heads or not amounts:
            continue
        unit = unit_of(heads[amounts[0]])
        if unit is None or len(amounts) > 1:  # which one was filled in, nobody knows
            return None
        places = {head: n for n, head in enumerate(heads)}
        description, remarks = places.get(marks.DESCRIPTION), places.get(marks.REMARKS)
        return _Columns(row, ids, places[marks.NAME], amounts[0], unit, description, remarks)
    return None


def _read_rows(grid: Grid, columns: _Columns, where: str) -> Iterator[FormRow]:
    for row in range(columns.head + 1, len(grid.rows)):
        mark = marks.row_of(grid.text(row, columns.ids))
        if mark:
            amount = _amount(grid, columns, row)
            yield FormRow(
                mark,
                grid.text(row, columns.name),
                _described(grid, columns, row),
                amount,
                grid.text(row, columns.amount),
                1 if amount and amount.has_unit else columns.unit,
                "" if columns.remarks is None else grid.text(row, columns.remarks),
                f"{where}{grid.cell_name(row, columns.amount)}",
            )


def _described(grid: Grid, columns: _Columns, row: int) -> str:
    """Return the description of a row, with what goes on in rows below it."""
    if columns.description is None:
        return ""
    texts = [grid.text(row, columns.description)]
    for below in range(row + 1, len(grid.rows)):
        others = [grid.text(below, n) for n in (columns.ids, columns.name, columns.amount)]
        text = grid.text(below, columns.description)
        if any(others) or not text or grid.text(below, 0):
            break
        texts.append(text)
    return "".join(texts)


def _amount(grid: Grid, columns: _Columns, row: int) -> AmountCell | None:
    column = columns.amount
    fault = grid.faults.get((row, column))
    if fault:
        return AmountCell(None, f"{fault}が入っています")
    if any(m.top <= row <= m.bottom > m.top and m.left <= column <= m.right for m in grid.merged):
        return AmountCell(None, "事業費のセルがほかの行と結合されています")
    text = grid.text(row, column)
    if text == _AT_LISTED_ROW:
        return None
    read = read_amount(grid.cell(row, column), columns.unit)
    if read.is_doubtful:
        return AmountCell(None, f"「{text}」は{read.forgiven.partition('（')[0]}です")
    return replace(read, fault=f"「{text}」は{read.fault}") if read.fault else read


def _added_rows(grid: Grid, columns: _Columns, where: str) -> Iterator[Finding]:
    """Yield a finding for each row that has an amount and that the form did not have."""
    for row in range(columns.head + 1, len(grid.rows)):
        name = grid.text(row, columns.name)
        amount = grid.text(row, columns.amount)
        if name and not amount:  # sums, whose names are formulas too, have no name without results
            amount = grid.faults.get((row, columns.amount), "")
        first = grid.text(row, 0)
        is_sent = marks.row_of(grid.text(row, columns.ids)) is not None
        if is_sent or not amount or first.startswith(_SUMS):
            continue
        if name.startswith(_SUMS) or name_key(name) == marks.NAME:
            continue
        place = f"{where}{grid.cell_name(row, columns.amount)}"
        message = (
            f"配った様式にない行です（{name or '事業名なし'}、{amount}）。計画にあるどの事業か"
            "決まらないため、入れていません。"
        )
        yield Finding(Severity.ERROR, place, message)
