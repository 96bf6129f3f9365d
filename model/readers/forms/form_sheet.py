"""A sheet that is a form: whose it is, and what stands in its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from model import form_marks as marks
from model.finding import Finding, Severity
from model.readers.forms.form_columns import (
    FormColumns,
    MoneyPlace,
    Year,
    find_columns,
    find_marks,
)
from model.readers.forms.open_words import is_open_word
from model.readers.forms.outside import about_outside, lone_texts
from model.readers.forms.tall_rows import rows_of, whole_text
from model.readers.tables.amounts import AmountCell, read_amount
from model.readers.tables.grid import Grid

_AT_LISTED_ROW = "再掲"
_COUNT = re.compile(r"^件数：掲載([\d,]+)件")


@dataclass(frozen=True, slots=True)
class FormAmount:
    """What stands in a cell for an amount: ``read``, or None where the form says 再掲 there.

    ``typed`` is its text, ``unit`` the yen that 1 stands for in it, ``form_unit`` that in the other
    cells of its column, ``place`` its name, ``word`` what says that the amount is open (未定).
    """

    read: AmountCell | None
    typed: str
    unit: int
    form_unit: int
    place: str
    word: str = ""

    @property
    def yen(self) -> int | None:
        """The amount, None where there is none."""
        return self.read.yen if self.read else None

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: neither an amount nor a word, nor anything else."""
        has_none = self.read is not None and self.read.yen is None and not self.read.fault
        return has_none and not self.word


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form as it came back.

    ``mark`` names a listing and what this went out with; where rows were sorted, it is another
    row's. ``amounts`` are by the year that they are asked for, ``totals`` is what stands as
    their sum, ``remarks_place`` names the
    cell of its remarks, ``place`` the first one with an amount.
    """

    mark: marks.RowMark
    name: str
    description: str
    amounts: Mapping[Year, FormAmount]
    totals: tuple[FormAmount, ...]
    remarks: str
    remarks_place: str
    place: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The form of one department (empty: of the rows that name none), and where it was found.

    ``title`` is that of the plan that it was made from, ``years`` are the fiscal years (西暦) that
    it asks for, the plan's first. ``sent`` is how many rows it says that it went out with;
    ``headings`` are the texts between its rows, with their places.
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
    sheet = form(_read_rows(grid, columns, where), *faults, *about_outside(grid, columns, where))
    headings = (
        (f"{where}{grid.cell_name(row, 0)}", text) for row, text in lone_texts(grid, columns)
    )
    return replace(sheet, sent=_sent_rows(grid, columns.head), headings=tuple(headings))


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
        amounts,
        tuple(_amount(grid, at, row, where) for at in columns.totals),
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
            return AmountCell(None, f"事業費のセルがほかの{other}と結合されています")
    text = grid.text(row, column)
    if text == _AT_LISTED_ROW:
        return None
    read = read_amount(grid.cell(row, column), at.unit)
    if read.is_doubtful:
        return AmountCell(None, f"「{text}」は{read.forgiven.partition('（')[0]}です")
    return replace(read, fault=f"「{text}」は{read.fault}") if read.fault else read
