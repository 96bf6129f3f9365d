"""Rows of a table whose cells single blanks and line ends part, as ``pdftotext -raw`` prints them.

Cells follow each other in the order of the columns; one of several lines takes these lines alone:

    事業名 事業概要 担当課
    見守り事業 声をかけ、見守りを行う。また、
    困りごとを聞く。
    福祉課
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.layouts.flowing.flow import FlowRow, divide_flow
from model.readers.published.layouts.flowing.piece_faults import Piece
from model.readers.published.layouts.table_lines import (
    TableLines,
    is_plausible,
    with_serial_column,
)
from model.readers.published.layouts.unread_lines import (
    tell_unread,
    tell_unsure,
    unread,
    unread_lines,
)
from model.readers.published.lines.furniture import head_key, is_page_number
from model.readers.published.lines.legend import names_legend
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import Form, Heading
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.row_kinds import is_total

_TOUCHING = re.compile(r"(.+[。、])([^。、]{2,20})")
"""A text and, touching it, what may be departments."""
_SPACED_SUM = re.compile(r"(?<!\S)([合小総中大累])[ \u3000]+計(?!\S)")
"""The word of a sum with a blank in it, which is set so to fill its cell."""
_LEAST_WORDS = 3
_LEAST_SERIALS = 2
_SERIAL = re.compile(r"\d{1,3}")
"""A line of fewer words is no head: two words stand in many lines of text."""
_LEAST_KNOWN, _MOST_OTHER = 2, 2
"""How many words of heads are known at least, and not known at most (財源)."""
_LONGEST_WORD = 24
_MOST_BELOW = 8
"""The most lines of a head below its first one."""
_MOST_SURE, _MOST_TAKEN = 1.2, 4.0
"""How many faults a row may have on the average, to be sure and to be taken at all."""
_LEAST_ROWS = 5
"""A table of fewer may have faults as one of so many."""


def is_in_order(table: TableLines) -> bool:
    """Whether the cells of a table of which each is a line follow each other row by row."""
    lines = list(_lines(table, table.first, table.end))
    if not lines:
        return True
    pieces = [piece for at in lines for piece in _pieces(table, at)]
    is_mixed = len(pieces) > len(lines)
    if is_mixed and not any(piece.is_sentence for piece in pieces):
        return False  # nothing tells where a description ends
    faults, rows = divide_flow(table.head, pieces)
    return bool(rows) and faults <= _MOST_SURE * max(len(rows), _LEAST_ROWS)


def unread_flow(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table, with their indexes, as ones that are not read."""
    lines = list(_lines(table, table.first, table.end))
    yield table.top, replace(table.lines[table.top], doubt=tell_unread(table, lines))
    for at in range(table.top + 1, table.first):
        yield at, table.part(at, LineRole.TABLE_HEAD)
    yield from (unread(table, at) for at in lines)


def divide_flowing(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table with their indexes, divided by tabs, each row made one line.

    Below headings of sections it goes on where rows stand that are beyond doubt.
    """
    table = _with_serials(table)
    lines = list(_lines(table, table.first, table.end))
    if lines:
        flow = _flow(table, lines)
        is_stacked = len(table.lines[table.top].text.split()) == 1
        if not flow.has_at_most(_MOST_SURE if is_stacked else _MOST_TAKEN):
            yield from unread_flow(table)
            return
        yield from _divided_head(table, "" if flow.is_sure else tell_unsure(table, lines))
        yield from flow.divided(table)
    for below in _below_headings(table, lines[-1] + 1 if lines else table.first):
        flow = _flow(table, below)
        if not flow.has_at_most(_MOST_TAKEN):
            yield from unread_lines(table.lines, below)
            continue
        doubt = "" if flow.is_sure else tell_unsure(table, below)
        for at, line in flow.divided(table):
            is_first = at == below[0]
            yield at, replace(line, head=table.head, doubt=doubt) if is_first else line


def _with_serials(table: TableLines) -> TableLines:
    """Return ``table`` with a first column of serial numbers where each row begins with one."""
    if ColumnRole.NUMBER in table.head.roles:
        return table
    due = 1
    for at in range(table.first, table.end):
        line = table.lines[at]
        word = line.text.split()[0]
        if word == str(due):
            due += 1
        elif at == table.first or (_SERIAL.fullmatch(word) and not is_page_number(line)):
            return table
    return replace(table, head=with_serial_column(table.head)) if due > _LEAST_SERIALS else table


@dataclass(frozen=True, slots=True)
class _Flow:
    """The rows of the lines of these indexes: how many faults they have, which are projects."""

    lines: Sequence[int]
    faults: float
    rows: Sequence[FlowRow]
    is_possible: bool
    is_ticked: bool

    def has_at_most(self, faults: float) -> bool:
        """Whether there are rows, and none has more than so many faults on the average."""
        return self.is_possible and bool(self.rows) and self.faults <= faults * len(self.rows)

    @property
    def is_sure(self) -> bool:
        """Whether the rows are beyond doubt; nothing tells which of several columns is ticked."""
        return self.has_at_most(_MOST_SURE) and not self.is_ticked

    def divided(self, table: TableLines) -> Iterator[tuple[int, Line]]:
        """Yield the lines with their indexes, each row in the one that it begins with."""
        whole = {row.line: row.cells(table.head) for row in self.rows}
        for at in self.lines:
            row = whole.get(at)
            yield at, table.part(at) if row is None else table.divided(at, row)


def _flow(table: TableLines, lines: Sequence[int]) -> _Flow:
    pieces = [piece for at in lines for piece in _pieces(table, at)]
    faults, rows = divide_flow(table.head, pieces)
    projects = [row.cells(table.head) for row in rows if row.is_project]
    is_possible = all(is_plausible(row, table.head) for row in projects)
    is_ticked = table.head.roles.count(ColumnRole.MARK) > 1
    return _Flow(lines, faults, rows, is_possible, is_ticked)


def _divided_head(table: TableLines, doubt: str) -> Iterator[tuple[int, Line]]:
    heads = {n: column.heading for n, column in enumerate(table.head.headed)}
    yield table.top, replace(table.divided(table.top, heads), doubt=doubt)
    for at in range(table.top + 1, table.first):
        yield at, table.part(at, LineRole.TABLE_HEAD)


def _below_headings(table: TableLines, at: int) -> Iterator[list[int]]:
    """Yield the lines that may be rows right below each heading from ``at`` on."""
    is_headed = False
    while at < table.far:
        if _is_section(table, at):
            is_headed = True
            at += 1
        elif _is_page(table, at) or _is_running(table, at):
            at += 1
        else:
            lines = list(_lines(table, at, table.far)) if is_headed else []
            if not lines or not _may_be_row(table.lines[lines[0]], table):
                return
            yield lines
            at, is_headed = lines[-1] + 1, False


def _may_be_row(line: Line, table: TableLines) -> bool:
    """Whether the first line below a heading may be a row: several words, one as rows have."""
    words = line.text.split()
    if ColumnRole.NUMBER in table.head.roles and not words[0].isdecimal():
        return False
    is_like = any(is_amount(word) or is_departments(word) for word in words)
    return len(words) >= _LEAST_WORDS and is_like


def _is_section(table: TableLines, at: int) -> bool:
    """Whether a line is the heading of a section, and not a row with a serial number."""
    heading = table.headings[at]
    is_numbered = ColumnRole.NUMBER in table.head.roles
    is_row = is_numbered and heading is not None and heading.style.form is Form.PLAIN
    return heading is not None and (not is_row or _follows_heading(table, at, heading))


def _follows_heading(table: TableLines, at: int, heading: Heading) -> bool:
    """Whether a heading goes on with the numbers of the one above the table, not with the rows'.

    Below a sum no row follows.
    """
    above = (h for h in table.headings[: table.top][::-1] if h and h.style == heading.style)
    before = next(above, None)
    if before is None or before.ordinal is None or heading.ordinal != before.ordinal + 1:
        return False
    words = [
        _SPACED_SUM.sub(r"\1計", line.text).split()[0] for line in table.lines[table.first : at]
    ]
    rows = [int(word) for word in words if word.isdecimal()]
    return bool(rows) and (heading.ordinal != rows[-1] + 1 or is_total(words[-1]))


def _pieces(table: TableLines, at: int) -> Iterator[Piece]:
    """Yield what blanks part in a line, an office apart that touches the sentence before it."""
    roles = table.head.roles
    may_touch = (ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS) in pairwise(roles)
    for n, text in enumerate(_SPACED_SUM.sub(r"\1計", table.lines[at].text).split()):
        touching = _TOUCHING.fullmatch(text) if may_touch and not is_departments(text) else None
        if touching and is_departments(touching[2]):
            yield Piece(touching[1], at, is_first=n == 0)
            yield Piece(touching[2], at, is_first=True)
        else:
            yield Piece(text, at, is_first=n == 0)


def _lines(table: TableLines, first: int, end: int) -> Iterator[int]:
    """Yield the lines of a table from ``first`` on as far as it goes on, before ``end``."""
    for at in range(first, end):
        line = table.lines[at]
        if line.has_tab or line.role or line.head or _is_section(table, at):
            return
        if read_note(line.text) or names_legend(line.text):
            return
        if not (_is_page(table, at) or is_unit(line.text) or _is_running(table, at)):
            yield at


def _is_page(table: TableLines, at: int) -> bool:
    """Whether a line is the number of a page, and not that of a row, nor an amount within one."""
    line = table.lines[at]
    if not line.text.isdecimal() or not is_page_number(line):
        return is_page_number(line)
    if ColumnRole.NUMBER in table.head.roles:
        return False
    is_last = at + 1 == len(table.lines) or table.lines[at + 1].after_blank
    return line.after_blank or is_last or not table.head.amounts


def _is_running(table: TableLines, at: int) -> bool:
    """Whether a line is a running head: it stands beside a page number or begins a page.

    Departments come back in a table as often as running heads do.
    """
    beside = (n for n in (at - 1, at + 1) if 0 <= n < len(table.lines))
    is_at_page = table.lines[at].after_blank or any(_is_page(table, n) for n in beside)
    return is_at_page and head_key(table.lines[at]) in table.running
