"""A sheet that is a form: whose it is, and what stands in its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from model import form_marks as marks
from model.finding import Finding, Severity
from model.readers.forms.answers import FormAmount, NewRow
from model.readers.forms.form_columns import (
    FormColumns,
    MoneyPlace,
    Year,
    find_columns,
    find_marks,
)
from model.readers.forms.form_rows import area_of_new, rows_of, whole_text
from model.readers.forms.open_words import is_open_word
from model.readers.forms.outside import about_above, about_outside, lone_texts
from model.readers.lists.source.table_columns import with_columns
from model.readers.lists.source.table_units import shown_number
from model.readers.tables.amounts import AmountCell, read_amount
from model.readers.tables.grid import Grid

_AT_LISTED_ROW = "再掲"
_COUNT = re.compile(r"^件数：掲載([\d,]+)件")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form as it came back.

    ``mark`` names a listing and what this went out with; where rows were sorted, it is another
    row's. ``section`` is what stands as its place in the plan, ``amounts`` are by the year that
    they are asked for, ``totals`` is what stands as their sum, ``sources`` are by the name of a
    source of funds, ``remarks_place`` names the cell of its remarks, ``place`` the first one with
    an amount.
    """

    mark: marks.RowMark
    name: str
    description: str
    section: str
    amounts: Mapping[Year, FormAmount]
    totals: tuple[FormAmount, ...]
    sources: Mapping[str, FormAmount]
    remarks: str
    remarks_place: str
    place: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The form of one department (empty: of the rows that name none), and where it was found.

    ``title`` is that of the plan that it was made from, ``years`` are the fiscal years (西暦) that
    it asks for, the plan's first. ``sent`` is how many rows it says that it went out with;
    ``headings`` are the texts between its rows, with their places, ``new_rows`` the projects that
    were added.
    """

    department: str
    title: str
    years: tuple[int, ...]
    file: str
    where: str
    rows: tuple[FormRow, ...]
    findings: tuple[Finding, ...] = ()
    sent: int | None = None
    headings: tuple[tuple[str, str], ...] = ()
    new_rows: tuple[NewRow, ...] = ()

    @property
    def lacking(self) -> int:
        """How many of the rows that it went out with are no longer there."""
        carried = len({row.mark.listing for row in self.rows})
        return 0 if self.sent is None else max(self.sent - carried, 0)


def is_form(grid: Grid) -> bool:
    """Whether the sheet carries the marks of a form."""
    return find_marks(grid) is not None


def read_form_sheet(grid: Grid, file: str) -> FormSheet:
    """Return the form on the sheet ``grid`` of the file of the name ``file``.

    What cannot be read is a finding; a form of a newer version, or without its columns, has no
    rows. Raises ValueError where :func:`is_form` does not hold.
    """
    where = f"{file}「{grid.name}」"
    grid = _from_first_column(grid)
    found = find_marks(grid)
    if found is None:
        raise ValueError(f"{where} carries no marks of a form")
    title = grid.text(found.row + 1, 0)

    def form(rows: Iterable[FormRow], *findings: Finding) -> FormSheet:
        years = found.years
        return FormSheet(found.department, title, years, file, where, tuple(rows), findings)

    if found.version not in marks.READ:
        message = f"この版のプログラムでは読めない様式です（様式 {found.version}）。"
        return form((), Finding(Severity.ERROR, where, message))
    columns = find_columns(grid, found)
    if columns is None:
        message = (
            f"「{marks.NAME}」と1つだけの「{marks.AMOUNT}（単位）」の見出しが見つからないため、"
            "読んでいません。配った様式の見出しに戻してください。"
        )
        return form((), Finding(Severity.ERROR, where, message))
    faults = (Finding(Severity.ERROR, where, fault) for fault in columns.faults.values())
    area = area_of_new(grid)
    outside = about_outside(grid, columns, where, area)
    above = about_above(grid, columns, where)
    sheet = form(_read_rows(grid, columns, where), *faults, *above, *outside)
    sections = {row.mark.listing.rpartition("/")[0] for row in sheet.rows}
    headings = (
        (f"{where}{grid.cell_name(row, 0)}", text) for row, text in lone_texts(grid, columns, area)
    )
    return replace(
        sheet,
        sent=_sent_rows(grid, columns.head),
        headings=tuple(headings),
        new_rows=tuple(_new_rows(grid, columns, where, sections)),
    )


def _from_first_column(grid: Grid) -> Grid:
    """Return a form without the columns that were put before it (No.): they stand behind it.

    Nothing stands there in any row above its head; where a title alone was moved, the others do.
    """
    found = find_marks(grid)
    columns = find_columns(grid, found) if found else None
    if found is None or columns is None:
        return grid
    above = (grid.rows[row] for row in range(found.row, columns.head))
    first = (next((n for n, cell in enumerate(cells) if cell is not None), None) for cells in above)
    before = min((n for n in first if n is not None), default=0)
    order = [*range(before, grid.width), *range(before)]
    return with_columns(grid, order) if 0 < before <= columns.name else grid


def _new_rows(
    grid: Grid, columns: FormColumns, where: str, sections: Collection[str]
) -> Iterator[NewRow]:
    """Yield the rows for new projects in which anything stands.

    A form of one section, of the paths ``sections``, has no column in which to name it.
    """
    own = next(iter(sections)) if columns.place is None and len(sections) == 1 else ""
    of_texts = (
        columns.name,
        columns.description,
        columns.flag,
        columns.place,
        columns.remarks,
    )
    for row in area_of_new(grid)[1:-1]:  # between their heading and their sum
        name, description, flag, section, remarks = (
            "" if at is None else grid.text(row, at) for at in of_texts
        )
        amounts = {year: _amount(grid, at, row, where) for year, at in columns.amounts.items()}
        sources = {name: _amount(grid, at, row, where) for name, at in columns.sources.items()}
        is_filled = any(amount.typed for amount in (*amounts.values(), *sources.values()))
        if is_filled or any((name, description, flag, section, remarks)):
            place = f"{where}{grid.cell_name(row, columns.name)}"
            totals = tuple(_amount(grid, at, row, where) for at in columns.totals)
            own_place = section or own
            yield NewRow(
                name, description, flag, own_place, amounts, totals, sources, remarks, place
            )


def _sent_rows(grid: Grid, head: int) -> int | None:
    """Return how many rows a form says above its head that it has, None where it says nothing."""
    found = (_COUNT.search(grid.text(row, 0)) for row in range(head))
    return next((int(each[1].replace(",", "")) for each in found if each), None)


def _read_rows(grid: Grid, columns: FormColumns, where: str) -> Iterator[FormRow]:
    for row in range(columns.head + 1, len(grid.rows)):
        mark = marks.row_of(grid.text(row, columns.ids))
        if mark:
            yield _read_row(grid, columns, row, where, mark)


def _read_row(
    grid: Grid, columns: FormColumns, row: int, where: str, mark: marks.RowMark
) -> FormRow:
    words = mark.words.values()
    amounts = {year: _amount(grid, at, row, where, words) for year, at in columns.amounts.items()}
    place = next(iter(amounts.values())).place
    remarks, rows = columns.remarks, rows_of(grid, columns, row)
    return FormRow(
        mark,
        grid.text(row, columns.name),
        whole_text(grid, rows, columns.description),
        whole_text(grid, rows, columns.place),
        amounts,
        tuple(_amount(grid, at, row, where) for at in columns.totals),
        {name: _amount(grid, at, row, where) for name, at in columns.sources.items()},
        whole_text(grid, rows, remarks),
        place if remarks is None else f"{where}{grid.cell_name(row, remarks)}",
        place,
    )


def _amount(
    grid: Grid, at: MoneyPlace, row: int, where: str, sent_words: Collection[str] = ()
) -> FormAmount:
    """Return what stands in ``row`` of a column of amounts; ``sent_words`` are keys of words."""
    read = _read(grid, at, row)
    unit = 1 if read and read.has_unit else at.unit
    place = f"{where}{grid.cell_name(row, at.column)}"
    text = grid.text(row, at.column)
    if read and read.fault and (is_open_word(text) or marks.text_key(text) in sent_words):
        return FormAmount(AmountCell(None), text, unit, at.unit, place, text)
    return FormAmount(read, text, unit, at.unit, place)


def _read(grid: Grid, at: MoneyPlace, row: int) -> AmountCell | None:
    column = at.column
    fault = grid.faults.get((row, column))
    if fault:
        return AmountCell(None, f"{fault}が入っています")
    for merged in grid.merged:
        if merged.top <= row <= merged.bottom and merged.left <= column <= merged.right:
            other = "行" if merged.top < merged.bottom else "列"
            return AmountCell(None, f"金額のセルがほかの{other}と結合されています")
    text = grid.text(row, column)
    if text == _AT_LISTED_ROW:
        return None
    read = read_amount(shown_number(grid, row, column, at.unit), at.unit)
    if read.is_doubtful:
        return AmountCell(None, f"「{text}」は{read.forgiven.partition('（')[0]}です")
    return replace(read, fault=f"「{text}」は{read.fault}") if read.fault else read
