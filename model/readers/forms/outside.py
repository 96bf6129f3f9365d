"""What stands on a form where it asks for nothing: above its table, in rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import form_marks as marks
from model.finding import Finding, Severity
from model.readers.forms.answers import quoted
from model.readers.forms.form_columns import FormColumns
from model.readers.forms.form_rows import rows_of
from model.readers.tables.grid import Grid
from model.text import name_key

_SUMS = ("小計", "合計", "総計")
_LAST_SUM = "合計"
_OWN_HEADS = re.compile(
    rf"(?:{'|'.join((marks.NAME, marks.DESCRIPTION, marks.REMARKS, *marks.OTHER_HEADS))})"
    rf"|(?:{marks.AMOUNT}|{marks.SUM}|{marks.SOURCE}).*|.*年度.*"
)
_OWN_NOTES = (
    "事業費が「再掲」の行",
    f"「{marks.BUDGET_OF_SECTION}」は",
    "前の年度の計は",
    "表示は端数処理",
)
"""How the notes below a form begin; they stand over all its columns, if nobody parted these."""
_NOT_TAKEN = (
    "計画にあるどの事業か決まらないため、入れていません。"
    "新しい事業であれば、様式の「新規事業」の行に記入してもらうか、計画ブックに行を加えてください。"
)
_OWN_LINES = re.compile(
    r"(?:件数|印（掲載）|事業費の年度・種別)：.*|.*の一覧です。.*|.*「[^」]+」の欄.*"
    r"|ほかの所管課と共に所管する事業.*|財源の内訳が変わるときは.*|（単位：.*|表紙へ",
    re.DOTALL,
)
"""What a form says of itself: how it is filled in, how many rows it has, its unit, a link."""


def about_above(grid: Grid, columns: FormColumns, where: str) -> Iterator[Finding]:
    """Yield a finding for what was written above the headings of the form on ``grid``.

    Its first two rows with marks are its title and the name of its plan.
    """
    named: list[int] = []
    found: dict[str, str] = {}
    for row in range(columns.head):
        if marks.is_mark(grid.text(row, columns.ids)):
            named.append(row)
        for column in range(grid.width):
            text = grid.text(row, column)
            is_title = column == columns.ids or (column == 0 and row in named)
            if text and not is_title and not _OWN_LINES.fullmatch(text):
                found[grid.cell_name(row, column)] = text
    if found:
        said = "、".join(map(quoted, found.values()))
        message = (
            f"表の上に、配った様式にない記入があります（{said}）。計画には入れていません。"
            "金額や備考のことであれば、その欄に記入し直してもらってください。"
        )
        yield Finding(Severity.WARNING, f"{where}{next(iter(found))}", message)


def about_outside(grid: Grid, columns: FormColumns, where: str, new: range) -> Iterator[Finding]:
    """Yield a finding for each row and each column that was added to the form on ``grid``.

    ``new`` are the rows in which new projects are entered.
    """
    last = _last_sum(grid, columns, new)
    rows = range(columns.head + 1, len(grid.rows))
    sent = [row for row in rows if marks.row_of(grid.text(row, columns.ids))]
    own = {each for row in sent for each in rows_of(grid, columns, row)}
    for row in rows:
        if row not in own and row not in new:
            yield from _about_row(grid, columns, row, where, is_below=row > last)
    yield from _about_columns(grid, columns, where)


def lone_texts(grid: Grid, columns: FormColumns, new: range) -> Iterator[tuple[int, str]]:
    """Yield row and text of the rows that hold but one text, as the headings of sections do.

    A long heading stands in several rows, which are one text.
    """
    begun, lines = 0, list[str]()
    for row in range(columns.head + 1, _last_sum(grid, columns, new) + 1):
        first = grid.text(row, 0)
        others = any(grid.text(row, column) for column in range(1, columns.ids + 1))
        if first and not others and not first.startswith((*_SUMS, marks.BUDGET_OF_SECTION)):
            begun = begun if lines else row
            lines.append(first)
        elif lines:
            yield begun, "".join(lines)
            lines = []


def _last_sum(grid: Grid, columns: FormColumns, new: range) -> int:
    """Return the row of the sum of all, or that behind the last one of a project.

    Its name is a formula, which some programs keep without its result.
    """
    rows = [row for row in range(columns.head + 1, len(grid.rows)) if row not in new]
    named = [row for row in rows if grid.text(row, 0).startswith(_LAST_SUM)]
    sent = [row for row in rows if marks.row_of(grid.text(row, columns.ids))]
    summed = [row for row in rows if any((row, at) in grid.faults for at in range(columns.ids))]
    return max((*named, *summed, *sent, columns.head))


def _about_row(
    grid: Grid, columns: FormColumns, row: int, where: str, *, is_below: bool
) -> Iterator[Finding]:
    name, first = grid.text(row, columns.name), grid.text(row, 0)
    if first.startswith(_SUMS) or name.startswith(_SUMS) or name_key(name) == marks.NAME:
        return
    column, text = _entered(grid, columns, row)
    if text:
        message = f"配った様式にない行です（{name or '事業名なし'}、{text}）。{_NOT_TAKEN}"
        yield Finding(Severity.ERROR, f"{where}{grid.cell_name(row, column)}", message)
        return
    words = _words(grid, columns, row, is_below=is_below)
    if words:
        said = "、".join(map(quoted, words.values()))
        message = f"配った様式にない記入です（{said}）。{_NOT_TAKEN}"
        place = f"{where}{grid.cell_name(row, next(iter(words)))}"
        yield Finding(Severity.ERROR, place, message)


def _entered(grid: Grid, columns: FormColumns, row: int) -> tuple[int, str]:
    """Return the first column of amounts in which something stands, and what it is.

    Sums, whose names are formulas too, have no name without their results.
    """
    has_name = bool(grid.text(row, columns.name))
    for at in columns.amounts.values():
        fault = grid.faults.get((row, at.column), "") if has_name else ""
        text = grid.text(row, at.column) or fault
        if text:
            return at.column, text
    return 0, ""


def _words(grid: Grid, columns: FormColumns, row: int, *, is_below: bool) -> dict[int, str]:
    """Return by column what was written into a row without amounts.

    A text alone in the first column is the heading of a section. Notes below the table stand over
    all its columns.
    """
    texts = {column: grid.text(row, column) for column in range(columns.ids)}
    texts = {column: text for column, text in texts.items() if text}
    if is_below:
        is_note = any(m.top == row and m.left == 0 < m.right for m in grid.merged)
        is_own = texts.keys() == {0} and texts[0].startswith(_OWN_NOTES)
        return {} if is_note or is_own else texts
    return {} if texts.keys() <= {0} else texts


def _about_columns(grid: Grid, columns: FormColumns, where: str) -> Iterator[Finding]:
    """Yield a finding for each column beside the form, or between its own, that holds something."""
    for column in range(grid.width):
        head = re.sub(r"\s", "", grid.text(columns.head, column))
        is_own = column == columns.ids or (column < columns.ids and _OWN_HEADS.fullmatch(head))
        if is_own:
            continue
        rows = range(columns.head + 1, len(grid.rows))
        sent = [row for row in rows if marks.row_of(grid.text(row, columns.ids))]
        filled = [row for row in sent if grid.text(row, column)]
        if filled:
            place = f"{where}{grid.cell_name(filled[0], column)}"
            others = f"ほか{len(filled) - 1:,}か所" if len(filled) > 1 else ""
            message = (
                f"配った様式にない欄（{head or '見出しなし'}）に「{grid.text(filled[0], column)}」"
                f"{others}とありますが、読んでいません。「{marks.AMOUNT}」か「{marks.REMARKS}」の欄に"
                "記入してもらってください。"
            )
            yield Finding(Severity.ERROR, place, message)
