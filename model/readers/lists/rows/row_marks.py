"""The marks of a project's row: from columns of marks, and 再掲 from remarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

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
    read_name,
)
from model.readers.tables.row_kinds import is_nothing
from model.serials import is_serial_head
from model.text import name_key

_TICK = re.compile(r"[○◯〇●◎✓✔☑レ1１]|有|あり|yes|true|はい", re.IGNORECASE)
_BRACKETS = "()（）[]［］【】〔〕<>＜＞《》 "
_BEGINS = re.compile(
    r"※?(?:再掲(?:事業)?|[(（【〔\[]※?再掲(?:事業)?[)）】〕\]])\s*(?:$|[(（【〔\[:：\d])"
    r"|※?[(（【〔\[]※?再掲(?:事業)?\s*[:：\d][^)）】〕\]]*[)）】〕\]]$"
)
"""再掲（1-1）, （再掲）1-1, ※再掲：施策1 and （再掲：1-1）, but not 再掲分を除く."""
_NOT_YET = re.compile("を除|除く|予定|検討")


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


class RelistedRemarks:
    """Reads the columns of remarks, row by row.

    What is 再掲 alone says it for certain. A remark with a place behind it does where the same
    project stands elsewhere without one: of the same name, of its departments or amounts, and
    with no other amounts, so that the row takes none out of the totals.
    """

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._cells, self._grid = cells, cells.grid
        self._remarks = fitted.places(Role.EXTRA, Role.DESCRIPTION)
        self._extras = fitted.places(Role.EXTRA)
        self._name = fitted.name
        self._departments = fitted.places(Role.DEPARTMENT)
        self._amounts = fitted.places(Role.AMOUNT)

    def is_said(
        self, number: int, texts: dict[int, str], columns: Iterable[int] | None = None
    ) -> bool:
        """Whether a cell of ``columns``, of those of remarks if None, says so; it is told."""
        looked_at = self._remarks if columns is None else columns
        likely = [column for column in looked_at if "再" in texts.get(column, "")]
        said = [column for column in likely if self._says(number, column, texts[column])]
        for column in said:
            message = (
                f"「{self._cells.heads.titles[column]}」の「再掲」を、再掲の印として読みました。"
            )
            self._cells.told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return bool(said)

    def _says(self, number: int, column: int, text: str) -> bool:
        if is_relisted_mark(bare_mark(text)):
            return True
        if column not in self._extras or not _begins(text):
            return False
        others = self._others.get(self._key(number), ())
        return any(self._is_of(number, other) for other in others)

    def _is_of(self, row: int, other: int) -> bool:
        """Whether a row with such a remark lists the project of another row again."""
        amounts = [(self._text(row, c), self._text(other, c)) for c in self._amounts]
        is_equal = any(own for own, _ in amounts) and all(own == its for own, its in amounts)
        if is_equal or not all(own in ("", its) for own, its in amounts):
            return is_equal
        own, its = ([self._text(each, c) for c in self._departments] for each in (row, other))
        return own == its and any(own)

    def _text(self, row: int, column: int) -> str:
        """Return a cell to compare; an amount in brackets is the same, a dash and 0 are none."""
        text = name_key(self._grid.text(row, column)).strip("()")
        return "" if text == "0" or is_nothing(text) else text

    @cached_property
    def _others(self) -> dict[str, list[int]]:
        """The rows without such a remark, by the key of their name."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in self._cells.body:
            if not any(_begins(self._grid.text(row, column)) for column in self._extras):
                found[self._key(row)].append(row)
        found.pop("", None)
        return found

    def _key(self, row: int) -> str:
        return name_key(read_name(self._grid.text(row, self._name), ()).name)


def _begins(remark: str) -> bool:
    """Whether a remark may say that its row lists a project again."""
    return _BEGINS.match(remark) is not None and not _NOT_YET.search(remark)
