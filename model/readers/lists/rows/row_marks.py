"""The mark of a project's row, from its columns of marks: （新規）, a tick under 拡充, 再掲."""

from __future__ import annotations

import re

from model.finding import Severity
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import Extras, ListCells
from model.readers.tables.columns import Role
from model.readers.tables.head_words import JOINT, is_mark_word
from model.readers.tables.marks import (
    bare_mark,
    explains_itself,
    is_relisted_mark,
    mark_of_number,
)
from model.readers.tables.row_kinds import is_nothing
from model.serials import is_serial_head

_TICK = re.compile(r"[○◯〇●◎✓✔☑レ1１]|有|あり|yes|true|はい", re.IGNORECASE)
_BRACKETS = "()（）[]［］【】〔〕<>＜＞《》 "


class RowMarks:
    """Reads the columns of marks, row by row."""

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._cells = cells
        self._columns = fitted.places(Role.FLAG)
        self._numbers = [
            (column, use.heading)
            for column, use in fitted.columns(Role.EXTRA)
            if is_serial_head(use.heading)
        ]
        self._ticked = {column: word for column in self._columns if (word := self._word(column))}

    def read(self, number: int) -> tuple[str | None, bool, Extras]:
        """Return a row's mark or None, whether it is relisted, and marks beside as extra columns.

        Of several it is the one that says what is done with the project (新規, 拡充), else the
        first; that it was chosen is told.
        """
        marks: list[tuple[str, str, str]] = []
        relisted = False
        for column in self._columns:
            text = self._cells.value(number, column)
            if not text or is_nothing(text):
                continue
            mark = bare_mark(text).strip(_BRACKETS)
            if _TICK.fullmatch(text):
                mark = self._ticked.get(column, mark)
            if is_relisted_mark(mark):
                relisted = True
            else:
                marks.append((mark, self._cells.heads.titles[column], text))
        if not marks:
            return self._beside_number(number), relisted, ()
        chosen = next((m for m in marks if explains_itself(m[0])), marks[0])
        others = tuple((heading, text) for _, heading, text in marks if heading != chosen[1])
        if others:
            self._tell(number, chosen[1])
        return chosen[0], relisted, others

    def _beside_number(self, number: int) -> str | None:
        """The mark that stands with the row's number (新3), which is told."""
        for column, heading in self._numbers:
            mark = mark_of_number(self._cells.text(number, column))
            if mark:
                message = f"「{heading}」の番号に付いた印を、印として読みました。"
                place = self._cells.grid.cell_name(number, column)
                self._cells.told.tell(Severity.NOTICE, message, place)
                return mark
        return None

    def _word(self, column: int) -> str:
        """The mark that a tick stands for; none where ◎ and ○ of one column tell rows apart."""
        word = self._cells.heads.titles[column].split(JOINT)[-1]
        texts = {self._cells.grid.text(row, column) for row in self._cells.body}
        signs = {text for text in texts if _TICK.fullmatch(text)}
        return word if is_mark_word(word) and len(signs) < 2 else ""  # noqa: PLR2004  one sign at most

    def _tell(self, number: int, heading: str) -> None:
        self._cells.told.tell(
            Severity.NOTICE,
            f"印の列が2つ以上ある行は、「{heading}」の印を事業の印とし、ほかは追加項目に残しました。",
            self._cells.grid.row_name(number),
        )
