"""The cells of one row, of which a text prints each in a line of its own: where its row ends.

What cannot be told for certain is told as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from model.readers.published.cells.columns import Column, ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells, is_plausible
from model.readers.published.lines.line import Line
from model.readers.tables.marks import mark_of_cell
from model.text import fold

_OPEN = ("（", "(", "「", "・", "、", "の", "と", "を")
_SENTENCE = "。"
_NO_FIGURE = re.compile(r"未定|調整中|検討中|未確定|皆減|皆増")
_SURE_OFFICE = re.compile(r"[課局係部署]$")
_LEAST_CELLS = 2


@dataclass(frozen=True, slots=True)
class StackedRow:
    """A row: its cells by the places of ``head``, and what is doubtful about them.

    ``unsure`` are departments that may be the names of projects.
    """

    head: TableHead
    cells: Cells
    doubts: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass
class Stack:
    """The lines of one row as they come, by index, with their texts.

    ``repeated`` are the texts that stand in the table more than once.
    """

    head: TableHead
    repeated: frozenset[str]
    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def is_whole_before(self, line: Line, after: str) -> bool:
        """Whether the row ended in the line before ``line``, which ``after`` follows.

        It has a name and a cell more at least, beside its serial number and marks.
        """
        text, body = line.text, self.texts[self._is_numbered :]
        if sum(mark_of_cell(cell, ()) is None for cell in body) < _LEAST_CELLS:
            return False
        if self._is_next_number(text) and not is_number(after):
            return True
        last = body[-1]
        if is_departments(last) and ColumnRole.DEPARTMENTS in self.head.roles:
            is_rest = text.endswith(_SENTENCE) and not line.after_blank
            is_more = self.head.amounts and (is_figure(text) or self._is_mark(text))
            if is_rest or is_more:
                return False
            return not is_departments(text) or after.endswith(_SENTENCE)  # it is a name
        amounts = len(self.head.amounts)
        is_full = len(body) > amounts and all(map(is_figure, body[-amounts:]))
        return bool(amounts) and (is_full or (is_figure(last) and not is_figure(text)))

    def row(self) -> StackedRow | None:
        """Return the row, None where the lines are none."""
        texts = self.texts[self._is_numbered :]
        roles, head = self.head.roles, self.head
        found = {0: self.texts[0]} if self._is_numbered else {}
        figures: list[str] = []
        while texts and is_figure(texts[-1]) and len(figures) < len(head.amounts):
            figures.insert(0, texts.pop())
        marks = self._take_marks(texts)
        offices: list[str] = []
        while ColumnRole.DEPARTMENTS in roles and len(texts) > 1 and is_departments(texts[-1]):
            offices.insert(0, texts.pop())
        marks = self._take_marks(texts) + marks
        if not texts or len(texts) + len(offices) + len(figures) < _LEAST_CELLS:
            return None
        doubts = _doubts_of(texts)
        unsure: tuple[str, ...] = ()
        if offices:
            found[roles.index(ColumnRole.DEPARTMENTS)] = "\n".join(offices)
            unsure = tuple(self._unsure_offices(offices))
        if len(figures) == len(head.amounts):
            found |= dict(zip(head.places_of(ColumnRole.AMOUNT), figures, strict=True))
        elif figures:
            head = _without_amounts(head)
            found[head.roles.index(ColumnRole.EXTRA)] = "・".join(figures)
            doubts.append(
                f"「{texts[0]}」の「{'・'.join(figures)}」は、どの列の金額か分からないため、"
                "金額とせず、追加項目に残しました。"
            )
        row = self._with_texts(texts, found, marks, head)
        return row and replace(row, doubts=tuple(doubts), unsure=unsure)

    @property
    def _is_numbered(self) -> bool:
        is_column = self.head.roles[0] is ColumnRole.NUMBER
        return is_column and bool(self.texts) and is_number(self.texts[0])

    def _is_next_number(self, text: str) -> bool:
        return self._is_numbered and is_number(text) and int(text) == int(self.texts[0]) + 1

    def _is_mark(self, text: str) -> bool:
        """Whether a text below the departments is a mark that stands between them and amounts."""
        roles = self.head.roles
        is_behind = roles[roles.index(ColumnRole.DEPARTMENTS) + 1] is ColumnRole.MARK
        return is_behind and mark_of_cell(text, ()) is not None

    def _unsure_offices(self, offices: list[str]) -> Iterator[str]:
        """Yield each text that reads as an office and may be the name of a project.

        None may where serial numbers tell where rows begin; no name stands in a table twice.
        """
        for text in () if self._is_numbered else offices:
            if not _SURE_OFFICE.search(text) and text not in self.repeated:
                yield text

    def _take_marks(self, texts: list[str]) -> list[str]:
        first: list[str] = []
        last: list[str] = []
        while len(texts) > 1 and mark_of_cell(texts[0], ()):
            first.append(texts.pop(0))
        has_column = ColumnRole.MARK in self.head.roles
        while has_column and len(texts) > 1 and mark_of_cell(texts[-1], ()):
            last.insert(0, texts.pop())
        return first + last

    def _with_texts(
        self,
        texts: list[str],
        found: dict[int, str],
        marks: list[str],
        head: TableHead,
    ) -> StackedRow | None:
        name = [texts.pop(0)]
        while len(texts) > 1 and name[-1].endswith(_OPEN):
            name.append(texts.pop(0))
        if marks and ColumnRole.MARK in head.roles:
            found[head.roles.index(ColumnRole.MARK)] = marks.pop(0)
        before = "".join(f"（{mark_of_cell(mark, ())}）" for mark in marks)
        found[head.roles.index(ColumnRole.NAME)] = "".join(name)
        if texts and ColumnRole.DESCRIPTION not in head.roles:
            return None
        if texts:
            found[head.roles.index(ColumnRole.DESCRIPTION)] = "".join(texts)
        if not is_plausible(found, head):
            return None
        found[head.roles.index(ColumnRole.NAME)] = before + "".join(name)
        return StackedRow(head, found)


def is_number(text: str) -> bool:
    """Whether a text is a whole number and nothing else."""
    return fold(text).isdecimal()


def is_figure(text: str) -> bool:
    """Whether a text is an amount or stands for one (－, 未定)."""
    return is_amount(text) or _NO_FIGURE.fullmatch(text) is not None


def _doubts_of(texts: list[str]) -> list[str]:
    """Return the doubt about what is read as a description: a row, or half of departments."""
    triples = zip(texts[1:], texts[2:], texts[3:], strict=False)
    for text, name, sentence in triples:
        are_sentences = text.endswith(_SENTENCE) and sentence.endswith(_SENTENCE)
        if are_sentences and not name.endswith((*_OPEN, _SENTENCE)):
            return [f"「{name}」は、「{texts[0]}」の説明として読みましたが、事業かもしれません。"]
    for text in texts[1:-1]:
        if is_departments(text):
            return [f"「{text}」は、「{texts[0]}」の説明として読みましたが、事業かもしれません。"]
    if len(texts) > _LEAST_CELLS and texts[-2].endswith(_SENTENCE) > texts[-1].endswith(_SENTENCE):
        told = f"「{texts[-1]}」は、「{texts[0]}」の説明として読みましたが、"
        return [told + "所管課の初めの部分かもしれません。"]
    return []


def _without_amounts(head: TableHead) -> TableHead:
    """Return a head with one extra column in the place of its columns of amounts."""
    kept = [column for column in head.headed if column.role is not ColumnRole.AMOUNT]
    priced = [column for column in head.headed if column.role is ColumnRole.AMOUNT]
    heading = "・".join(column.heading for column in priced)
    return TableHead((*kept, Column(ColumnRole.EXTRA, heading)))
