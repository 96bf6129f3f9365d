"""Rows of a table of which a text prints every cell in a line of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.readers.published.furniture import head_key, is_page_number
from model.readers.published.lines import Line
from model.readers.published.numbering import Form
from model.readers.published.table_head import ColumnRole, TableHead, is_head_word, read_head
from model.readers.published.table_lines import Cells, TableLines, is_plausible
from model.readers.published.table_rows import is_amount, is_departments
from model.readers.reading import LineRole
from model.readers.tables.marks import mark_of_cell
from model.readers.tables.row_kinds import is_total

_LEAST_WORDS = 3
_MOST_WORDS = 12
_ENDS = (ColumnRole.AMOUNT, ColumnRole.DEPARTMENTS)
_OPEN = ("（", "(", "「", "・", "、", "の", "と", "を")
_NO_FIGURE = re.compile(r"未定|調整中|検討中|未確定|皆減|皆増")


def find_stacked_head(
    lines: Sequence[Line], at: int, unit: int | None
) -> tuple[TableHead, int] | None:
    """Return the head whose words begin in line ``at``, each in its own, and how many they are.

    ``unit`` is that of the amounts where the text states one. The last column must be one of
    amounts or departments, by which the end of a row is known.
    """
    words: list[str] = []
    for line in lines[at : at + _MOST_WORDS]:
        if line.has_tab or len(line.filled) > 1 or not is_head_word(line.text, unit):
            break
        words.append(line.text)
    head = read_head(words, unit) if len(words) >= _LEAST_WORDS else None
    if head is None or head.roles[-1] not in _ENDS:
        return None
    return head, len(words)


def divide_stacked(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table of which every cell is a line, its rows each made one line."""
    words = {n: table.lines[at].text for n, at in enumerate(range(table.top, table.first))}
    yield table.top, table.divided(table.top, words)
    for at in range(table.top + 1, table.first):
        yield at, table.part(at, LineRole.TABLE_HEAD)
    for row in _stacks(table):
        cells = row.cells()
        is_sum = is_total(row.texts[0]) and all(map(_is_figure, row.texts[1:]))
        if is_sum:
            yield from ((at, table.part(at, LineRole.TOTAL)) for at in row.lines)
        elif cells is not None:
            yield row.lines[0], table.divided(row.lines[0], cells)
            yield from ((at, table.part(at)) for at in row.lines[1:])


@dataclass
class _Stack:
    """The lines of one row as they come, by index, with their texts."""

    head: TableHead
    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def is_whole_before(self, text: str) -> bool:
        """Whether the row ended in the line before ``text``."""
        if len(self.texts) < 2:  # noqa: PLR2004
            return False
        last = self.texts[-1]
        if self.head.roles[-1] is ColumnRole.AMOUNT:
            amounts = len(self.head.amounts)
            is_full = len(self.texts) > amounts and all(map(_is_figure, self.texts[-amounts:]))
            return is_full or (_is_figure(last) and not _is_figure(text))
        return is_departments(last) and not is_departments(text)

    def cells(self) -> Cells | None:
        """Return the cells by column, None where the lines are no such row."""
        texts = list(self.texts)
        roles = self.head.roles
        found: dict[int, str] = {}
        if roles[0] is ColumnRole.NUMBER and texts and _is_number(texts[0]):
            found[0] = texts.pop(0)
        for place in reversed([n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]):
            if texts and _is_figure(texts[-1]):
                found[place] = texts.pop()
        self._take_marks(texts, found)
        if ColumnRole.DEPARTMENTS in roles:
            offices: list[str] = []
            while len(texts) > 1 and is_departments(texts[-1]):
                offices.insert(0, texts.pop())
            if offices:
                found[roles.index(ColumnRole.DEPARTMENTS)] = "\n".join(offices)
        self._take_marks(texts, found)
        return self._with_texts(texts, found)

    def _take_marks(self, texts: list[str], found: dict[int, str]) -> None:
        column = next((n for n, r in enumerate(self.head.roles) if r is ColumnRole.MARK), None)
        for place in (0, -1):
            if column is not None and len(texts) > 1 and mark_of_cell(texts[place], ()):
                found.setdefault(column, texts.pop(place))

    def _with_texts(self, texts: list[str], found: dict[int, str]) -> Cells | None:
        if not texts:
            return None
        name = [texts.pop(0)]
        while len(texts) > 1 and name[-1].endswith(_OPEN):
            name.append(texts.pop(0))
        found[self.head.roles.index(ColumnRole.NAME)] = "".join(name)
        places = [n for n, role in enumerate(self.head.roles) if role is ColumnRole.DESCRIPTION]
        if texts and not places:
            return None
        if texts:
            found[places[0]] = "".join(texts)
        return found if is_plausible(found, self.head) else None


def _stacks(table: TableLines) -> Iterator[_Stack]:
    """Yield the rows of a table; page numbers, running heads and headings are in none."""
    stack = _Stack(table.head)
    after_page = False
    for at in range(table.first, table.end):
        line = table.lines[at]
        if is_page_number(line) and not _is_cell(line, stack):
            after_page = True
            continue
        is_at_start, after_page = after_page or line.after_blank, False
        if is_at_start and head_key(line) in table.running:
            continue
        if stack.is_whole_before(line.text):
            yield stack
            stack = _Stack(table.head)
        heading = table.headings[at]
        if heading is not None and not stack.texts:
            if heading.style.form is not Form.CIRCLED:
                return
            continue
        if len(line.filled) > 1:
            return
        stack.lines.append(at)
        stack.texts.append(line.text)
    if len(stack.texts) > 1:
        yield stack


def _is_cell(line: Line, stack: _Stack) -> bool:
    """Whether a bare number is a cell: a serial number, or an amount where one is due."""
    if line.after_blank or not _is_number(line.text):
        return False
    if not stack.texts or stack.is_whole_before(line.text):
        return stack.head.roles[0] is ColumnRole.NUMBER
    return bool(stack.head.amounts) and len(stack.texts) > 1


def _is_number(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).isdecimal()


def _is_figure(text: str) -> bool:
    return is_amount(text) or _NO_FIGURE.fullmatch(text) is not None
