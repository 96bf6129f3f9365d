"""What stands above the table of a form and did not go out with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import form_marks as marks
from model.finding import Finding, Severity
from model.readers.forms.answers import quoted
from model.readers.forms.form_columns import FormColumns
from model.readers.tables.grid import Grid

_OWN = re.compile(
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
            if text and not is_title and not _OWN.fullmatch(text):
                found[grid.cell_name(row, column)] = text
    if found:
        said = "、".join(map(quoted, found.values()))
        message = (
            f"表の上に、配った様式にない記入があります（{said}）。計画には入れていません。"
            "金額や備考のことであれば、その欄に記入し直してもらってください。"
        )
        yield Finding(Severity.WARNING, f"{where}{next(iter(found))}", message)
