"""How unlikely it is that pieces of text which follow each other are the cell of a column.

What each fault weighs is judgement (ADR 16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from model.readers.published.cells.columns import Column, ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.lines.broken_texts import (
    OPEN_ENDS,
    has_open_bracket,
    is_full,
    join_departments,
)
from model.readers.tables.marks import is_tick, mark_of_cell
from model.wareki import find_fiscal_years

_MOST_NAME, _MOST_OFFICES, _MOST_EXTRA, _MOST_DESCRIPTION = 4, 6, 3, 30
"""The most pieces of a cell."""
_MOST_MARKS = 3
_FIGURE = re.compile(r"[△▲＋+-]?[\d,，]+(?:[.．]\d+)?[%％]?|皆[増減]|[－―-]")
_FIGURES = re.compile(r"(?:額|率|比|増減|件数|人数|数量|割合)(?:[（(][^（()）]*[)）])?$")
_ENDS = ("。", "）", "」")
_GOES_ON = ("（再", "(再", "再掲", "）")
_CLOSING = re.compile(r"[^（(「『【]*[）)」』】]")
"""What ends a bracket that the piece before it begins."""
_LONGEST_WORD, _LONGEST_NAME = 12, 30
_LEAST_SENTENCES = 6
"""One piece in so many ends with a full stop where descriptions end with one."""
_NEVER = 1e6
_MISSING = {
    ColumnRole.NAME: _NEVER,
    ColumnRole.DEPARTMENTS: 4.0,
    ColumnRole.NUMBER: 4.0,
    ColumnRole.AMOUNT: 3.0,
    ColumnRole.DESCRIPTION: 2.0,
    ColumnRole.MARK: 0.3,
    ColumnRole.EXTRA: 1.0,
}
"""A cell that is empty."""
_MORE_MARKS, _MORE_OFFICES, _MORE_EXTRA = 0.1, 0.1, 0.5
"""Each further piece: what can be in another cell rather is."""
_WORD, _SENTENCE = 4.0, 9.0
"""In a column of amounts, a word that may stand for none, and a text that cannot."""
_OTHER = 2.0
"""A piece that by its looks another column holds: a mark, departments, an amount, a sentence."""
_OFFICE_BELOW = 1.5
"""Departments behind the first piece of a name."""
_LONG = 2.0
"""A piece of a name that is longer than one is."""
_LISTED, _LISTED_BELOW, _ENDED = 1.0, 3.0, 6.0
"""A 、 in the first piece of a name and in a further one, and a 。 in it."""
_OPEN = 1.5
"""A name that ends in what no name ends in."""
_FULL_AT_END = 0.3
"""A name whose last line is full: it may go on."""
_UNENDED = 3.0
"""A description that ends without a full stop."""
_UNCLOSED = 4.0
"""A text that ends within a bracket, and departments that begin with the end of one."""
_UNKNOWN_OFFICE = 4.0
"""Departments that do not read as such."""
_OFFICE_WITHIN = 3.0
"""Departments that go on within a line, where a blank ends cells."""
_WITHIN = 2.0
"""A text that goes on within a line, likewise."""
_BROKEN_DESCRIPTION, _BROKEN = 0.3, 0.8
"""A text that goes on in the next line, as long as it is not known how long a full line is."""
_FULL, _SHORT_SENTENCE, _SHORT_LINE = 0.2, 0.5, 2.0
"""A text that goes on behind a full line, behind one that ends a sentence, behind another one."""


@dataclass(frozen=True)
class Piece:
    """A piece of text between blanks, the index of its line, and whether it begins that."""

    text: str
    line: int
    is_first: bool

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is an amount."""
        return is_amount(self.text)

    @cached_property
    def is_mark(self) -> bool:
        """Whether it is a mark and nothing else."""
        return mark_of_cell(self.text, ()) is not None or is_tick(self.text)

    @cached_property
    def is_office(self) -> bool:
        """Whether it reads as departments."""
        return is_departments(self.text)

    @cached_property
    def is_year(self) -> bool:
        """Whether it names one fiscal year and nothing else that is long."""
        return len(self.text) <= _LONGEST_WORD and len(find_fiscal_years(self.text)) == 1

    @property
    def is_sentence(self) -> bool:
        """Whether it ends a sentence."""
        return self.text.endswith("。")


class PieceFaults:
    """The faults of cells in a table; ``widths`` are the half widths of a full line by column."""

    def __init__(self, head: TableHead, pieces: Sequence[Piece], widths: Mapping[int, int]) -> None:
        self._roles, self._pieces, self._widths = head.roles, pieces, widths
        self._year = head.year_place
        self._figures = frozenset(
            n for n, c in enumerate(head.headed) if c.role is ColumnRole.EXTRA and _is_of_figures(c)
        )
        sentences = sum(piece.is_sentence for piece in pieces)
        self._has_sentences = sentences * _LEAST_SENTENCES >= len(pieces)

    def of(self, column: int, at: int) -> Iterator[float]:
        """Yield the faults of no piece, one, two and so on from ``at`` on in ``column``."""
        role = self._roles[column]
        if column == self._year:
            yield _MISSING[ColumnRole.NUMBER]
            yield from (0.0 for p in self._pieces[at : at + 1] if p.is_year)
            return
        yield _MISSING[role]
        match role:
            case ColumnRole.NUMBER:
                yield from (0.0 for p in self._pieces[at : at + 1] if p.text.isdecimal())
            case ColumnRole.MARK:
                marks = takewhile(lambda piece: piece.is_mark, self._pieces[at : at + _MOST_MARKS])
                yield from (_MORE_MARKS * n for n, _ in enumerate(marks))
            case ColumnRole.AMOUNT:
                yield from map(_amount_faults, self._pieces[at : at + 1])
            case ColumnRole.NAME:
                yield from self._names(column, at)
            case ColumnRole.DESCRIPTION:
                yield from self._descriptions(column, at)
            case ColumnRole.DEPARTMENTS:
                yield from self._offices(at)
            case ColumnRole.EXTRA:
                yield from self._extras(at, of_figures=column in self._figures)

    def _names(self, column: int, at: int) -> Iterator[float]:
        faults, before = 0.0, None
        for piece in self._pieces[at : at + _MOST_NAME]:
            if piece.is_amount or piece.is_sentence or is_tick(piece.text):
                return
            faults += self._broken(column, before, piece)
            faults += _OTHER * piece.is_mark + _LONG * (len(piece.text) > _LONGEST_NAME)
            listed = _LISTED if before is None else _LISTED_BELOW
            faults += listed * ("、" in piece.text) + _ENDED * ("。" in piece.text)
            faults += _OFFICE_BELOW * (before is not None and piece.is_office)
            is_open = piece.text.endswith(OPEN_ENDS)
            faults_at_end = _OPEN * is_open + _FULL_AT_END * self._is_full(column, piece)
            yield faults + faults_at_end + _UNCLOSED * has_open_bracket(piece.text)
            before = piece

    def _descriptions(self, column: int, at: int) -> Iterator[float]:
        faults, before = 0.0, None
        for piece in self._pieces[at : at + _MOST_DESCRIPTION]:
            if piece.is_amount:
                return
            faults += self._broken(column, before, piece)
            faults += _OTHER * piece.is_office
            unended = self._has_sentences and not piece.text.endswith(_ENDS)
            yield faults + _UNENDED * unended + _UNCLOSED * has_open_bracket(piece.text)
            before = piece

    def _offices(self, at: int) -> Iterator[float]:
        faults, text = 0.0, ""
        if at < len(self._pieces) and _CLOSING.match(self._pieces[at].text):
            faults = _UNCLOSED
        for piece in self._pieces[at : at + _MOST_OFFICES]:
            if piece.is_amount or piece.is_mark or "。" in piece.text:
                return
            faults += _MORE_OFFICES + _OFFICE_WITHIN * (bool(text) and not piece.is_first)
            text = join_departments(text, piece.text)
            yield faults + _UNKNOWN_OFFICE * (not is_departments(text.replace("\n", "、")))

    def _extras(self, at: int, *, of_figures: bool) -> Iterator[float]:
        """Yield the faults of a column whose heading is not known; one of figures has one piece."""
        faults = 0.0
        for piece in self._pieces[at : at + (1 if of_figures else _MOST_EXTRA)]:
            is_figure = piece.is_amount or _FIGURE.fullmatch(piece.text) is not None
            is_other = piece.is_sentence or piece.is_office or is_figure is not of_figures
            is_within = faults > 0 and not piece.is_first
            faults += _MORE_EXTRA + _OTHER * is_other + _WITHIN * is_within
            yield faults

    def _broken(self, column: int, before: Piece | None, piece: Piece) -> float:
        """How unlikely it is that a text goes on from the piece ``before`` with ``piece``."""
        if before is None:
            return 0.0
        if piece.text.startswith(_GOES_ON) or _CLOSING.match(piece.text):
            return 0.0
        if not piece.is_first:
            return _WITHIN
        if column not in self._widths:
            is_description = self._roles[column] is ColumnRole.DESCRIPTION
            return _BROKEN_DESCRIPTION if is_description else _BROKEN
        if self._is_full(column, before):
            return _FULL
        return _SHORT_SENTENCE if before.is_sentence else _SHORT_LINE

    def _is_full(self, column: int, piece: Piece) -> bool:
        width = self._widths.get(column)
        return width is None or is_full(piece.text, width)


def _is_of_figures(column: Column) -> bool:
    """Whether a heading that is not known says that figures stand below it: 増減率, 前年度比."""
    return _FIGURES.search(column.heading) is not None


def _amount_faults(piece: Piece) -> float:
    if piece.is_amount:
        return 0.0
    is_word = len(piece.text) <= _LONGEST_WORD and not piece.is_sentence
    return _WORD if is_word else _SENTENCE
