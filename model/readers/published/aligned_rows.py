"""Rows of a table whose cells blanks align below its head, as ``pdftotext -layout`` prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.blank_columns import BlankColumns, find_columns
from model.readers.published.furniture import head_key, is_page_number
from model.readers.published.lines import Line
from model.readers.published.notes import read_note
from model.readers.published.places import MEASURES, Measure, Span, pieces_of
from model.readers.published.row_bounds import find_rows
from model.readers.published.table_head import ColumnRole
from model.readers.published.table_lines import Cells, TableLines
from model.readers.published.table_rows import is_amount, is_departments
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit

_UNSURE = (
    "この表は、空白で区切られた列か、何行かにわたる行の切れ目がはっきりしないため、誤って読んだおそれが"
    "あります。元の計画書と見比べ、違うときは本文の列をタブで区切り直してください。"
)
_TAILS = {
    ColumnRole.AMOUNT: re.compile(r"(.*[^\d,，.△▲\s])\s?([△▲]?\d[\d,]*|－)"),
    ColumnRole.DEPARTMENTS: re.compile(r"(.*。)\s?(\S{2,20})"),
    ColumnRole.MARK: re.compile(r"(.+[^\s])\s?(新規|拡充|継続|完了|廃止)"),
}
"""What a cell ends in where it touches the one at its right."""
_WORDED = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


def divide_aligned(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table with their indexes, divided by tabs, each row made one line.

    Where columns or rows cannot be told, the lines stay as they are; rows of several lines are
    then a doubt.
    """
    blocks = list(_blocks(table))
    ways = [_Way(table, m) for m in ((table.tall.measure,) if table.tall else MEASURES)]
    found = [(faults, way) for way in ways if (faults := way.divide(blocks)) is not None]
    if found:
        _, best = min(found, key=lambda one: one[0])
        yield from _divided_head(table, best.heads)
        yield from best.lines
    elif any(len(table.lines[at].filled) < len(table.head.roles) for b in blocks for at in b):
        yield table.top, replace(table.lines[table.top], doubt=_UNSURE)


class _Way:
    """A table divided with the places of its words taken in one measure."""

    def __init__(self, table: TableLines, measure: Measure) -> None:
        self.heads = _heads(table, measure)
        self.lines: list[tuple[int, Line]] = []
        self._table, self._measure = table, measure

    def divide(self, blocks: Sequence[Sequence[int]]) -> float | None:
        """Divide the lines and return the faults; None where it cannot be done."""
        lines = [self._table.lines[at] for block in blocks for at in block]
        columns = find_columns(self.heads, lines, self._measure) if lines and self.heads else None
        faults = [self._divide(block, columns) if columns else None for block in blocks]
        known = [each for each in faults if each is not None]
        return sum(known) if known and len(known) == len(faults) else None

    def _divide(self, block: Sequence[int], columns: BlankColumns) -> float | None:
        table = self._table
        lines = [table.lines[at] for at in block]
        cells = [_torn(columns.cells(line), table) for line in lines]
        found_all = zip(lines, cells, strict=True)
        if any(_is_muddled(one, table) or _is_astray(line, one, table) for line, one in found_all):
            return None
        found = find_rows(table.head, cells, [line.after_blank for line in lines])
        if found is None:
            return None
        faults, rows, starts = found
        whole = {block[start]: row for row, start in zip(rows, starts, strict=True)}
        for at in block:
            row = whole.get(at)
            self.lines.append((at, table.part(at) if row is None else table.divided(at, row)))
        return faults


def _blocks(table: TableLines) -> Iterator[list[int]]:
    """Yield the lines of a table, page by page, as far as it goes on."""
    block: list[int] = []
    for at in range(table.first, table.end):
        line = table.lines[at]
        if is_page_number(line) or _is_running(line, table):
            if block:
                yield block
            block = []
        elif _is_end(table, at):
            break
        else:
            block.append(at)
    if block:
        yield block


def _is_running(line: Line, table: TableLines) -> bool:
    """Whether a line is a running head: such lines of descriptions may come back too."""
    return line.after_blank and len(line.filled) == 1 and head_key(line) in table.running


def _is_end(table: TableLines, at: int) -> bool:
    line = table.lines[at]
    if line.has_tab or line.role or read_note(line.text) or is_unit(line.text):
        return True
    if len(line.filled) > 1:
        return False
    (piece,) = pieces_of(line, len)
    heads = table.tall.spans if table.tall else pieces_of(table.lines[table.top], len)
    lefts = sum(piece[0] < right and left < piece[1] for left, right, _ in heads)
    return table.headings[at] is not None or (lefts > 1 and line.after_blank)


def _heads(table: TableLines, measure: Measure) -> list[Span]:
    """Return the headings of a table with their places; none where they are not all known."""
    if table.tall:
        return list(table.tall.spans)
    heads = pieces_of(table.lines[table.top], measure)
    if len(table.head.roles) > len(heads):  # years stand below the head
        place = table.head.roles.index(ColumnRole.AMOUNT)
        heads[place : place + 1] = pieces_of(table.lines[table.top + 1], measure)
    return heads if len(heads) == len(table.head.roles) else []


def _divided_head(table: TableLines, heads: Sequence[Span]) -> Iterator[tuple[int, Line]]:
    if table.tall:
        texts = {place: text for place, (_, _, text) in enumerate(heads)}
        yield table.top, table.divided(table.top, texts)
        for at in (table.top - 1, table.top + 1):
            yield at, replace(table.lines[at], role=LineRole.TABLE_HEAD)
        return
    texts = dict(enumerate(table.lines[table.top].filled))
    more = len(heads) - len(texts)
    if not more:
        yield table.top, table.divided(table.top, texts)
        return
    place = table.head.roles.index(ColumnRole.AMOUNT)
    above = {n if n <= place else n + more: text for n, text in texts.items()}
    years = dict(enumerate(table.lines[table.top + 1].filled, place))
    yield table.top, table.divided(table.top, above)
    yield table.top + 1, table.divided(table.top + 1, years)


def _is_muddled(cells: Cells, table: TableLines) -> bool:
    """Whether an amount stands among departments, so that the columns are not those."""
    roles = table.head.roles
    offices = (text for n, text in cells.items() if roles[n] is ColumnRole.DEPARTMENTS)
    return any(is_amount(word) for text in offices for word in text.split(" "))


def _is_astray(line: Line, cells: Cells, table: TableLines) -> bool:
    """Whether a line with a piece for each column has them in other columns by their places."""
    if len(line.filled) != len(table.head.roles):
        return False
    return any(cells.get(n, "").split() != piece.split() for n, piece in enumerate(line.filled))


def _torn(cells: Cells, table: TableLines) -> Cells:
    """Return cells with an amount or a mark in its own column that touches the text before it."""
    roles = table.head.roles
    whole = dict(cells)
    for column in range(1, len(roles)):
        pattern = _TAILS.get(roles[column])
        match = pattern.fullmatch(whole.get(column - 1, "")) if pattern else None
        is_other = match and (
            roles[column] is not ColumnRole.DEPARTMENTS or is_departments(match[2])
        )
        if match and is_other and column not in whole and roles[column - 1] in _WORDED:
            whole[column - 1], whole[column] = match[1], match[2]
    return whole
