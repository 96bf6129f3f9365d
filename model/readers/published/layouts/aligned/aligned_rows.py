"""Rows of a table whose cells blanks align below its head, as ``pdftotext -layout`` prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.aligned.block_rows import find_block_rows
from model.readers.published.layouts.aligned.bound_search import find_bounds
from model.readers.published.layouts.aligned.column_bounds import ColumnBounds
from model.readers.published.layouts.aligned.level_texts import with_level_texts
from model.readers.published.layouts.aligned.ordered_rows import divide_in_order
from model.readers.published.layouts.aligned.serials import with_serials
from model.readers.published.layouts.aligned.touching_cells import put_right
from model.readers.published.layouts.table_lines import Cells, TableLines
from model.readers.published.layouts.unread_lines import tell_unread, tell_unsure, unread
from model.readers.published.lines.furniture import head_key, is_page_number
from model.readers.published.lines.legend import names_legend
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.places import MEASURES, Measure, Span, indent_of, pieces_of
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.marks import mark_of_cell
from model.readers.tables.row_kinds import is_total

_MOST_SURE = 1.0
"""How many faults a row may have on the average, for rows to be sure."""
_LEAST_IN_ROW = 2
_INDENT = 2
"""Running text and running heads begin within so many places of the left; so may no cell alone."""
_FAR_IN = 8
"""So far in no running text begins: what stands there alone is of a column."""
_UNREAD = 5.0
"""How many faults a line counts for that is not read."""


def divide_aligned(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table with their indexes, divided by tabs, each row made one line.

    Rows that are not sure are a doubt; where no places tell them, each line is a row by itself, or
    the lines are not read.
    """
    table = with_serials(table)
    parts = list(_parts(table))
    blocks = parts[0] or [block for part in parts for block in part]
    best = _best_way(table, parts)
    if best:
        doubts = _doubts(table, best)
        for at, line in _divided_head(table, best.heads):
            yield at, replace(line, doubt=doubts) if at == table.top else line
        yield from best.lines
        yield from (unread(table, at) for at in best.unread)
        return
    lines = [at for block in blocks for at in block]
    while lines and len(table.lines[lines[-1]].filled) == 1 and table.lines[lines[-1]].after_blank:
        lines.pop()  # it stands below the table
    ordered = list(divide_in_order(table, lines))
    yield from ordered
    if lines and not ordered:
        yield table.top, replace(table.lines[table.top], doubt=tell_unread(table, lines))
        yield from _parts_of_head(table)
        yield from (unread(table, at) for at in lines)


def _best_way(table: TableLines, parts: Sequence[Sequence[Sequence[int]]]) -> _Way | None:
    """Return the way that divides a table best: with the rows below headings in it, or without.

    ``parts`` are its blocks of lines, those below each heading apart.
    """
    measures = table.tall.spans if table.tall else MEASURES
    for count in (len(parts), 1) if len(parts) > 1 else (1,):
        blocks = [block for part in parts[:count] for block in part]
        ways = [_Way(table, measure) for measure in measures]
        found = [(faults, way) for way in ways if (faults := way.divide(blocks)) is not None]
        _, best = min(found, key=lambda one: (one[0], one[1].edges), default=(0.0, None))
        if best and (count == 1 or not best.unread):
            return best.with_heads(part[0][0] for part in parts[1:count])
    return None


def _doubts(table: TableLines, way: _Way) -> str:
    said = tell_unsure(table, way.unsure) if way.unsure else ""
    return said + (tell_unread(table, way.unread) if way.unread else "")


class _Way:
    """A table divided with the places of its words taken in one measure.

    ``lines`` are those that were divided; ``unsure`` the indexes of those that may be wrong, and
    ``unread`` of those whose rows cannot be told. ``edges`` is at how many places words begin or
    end: fewest in the measure by which the text was set.
    """

    def __init__(self, table: TableLines, measure: Measure) -> None:
        self.heads = _heads(table, measure)
        self.lines: list[tuple[int, Line]] = []
        self.unsure: list[int] = []
        self.unread: list[int] = []
        self.edges = 0
        self._table, self._measure = table, measure

    def divide(self, blocks: Sequence[Sequence[int]]) -> float | None:
        """Divide the lines and return the faults; None where it cannot be done."""
        lines = [self._table.lines[at] for block in blocks for at in block]
        all_lines = [*lines, *self._table.alike]
        pieces = [piece for line in all_lines for piece in pieces_of(line, self._measure)]
        self.edges = len({p[0] for p in pieces}) + len({p[1] for p in pieces})
        roles = _roles_by_looks(self._table.head)
        is_known = bool(lines and self.heads)
        columns = find_bounds(self.heads, roles, all_lines, self._measure) if is_known else None
        if columns is None:
            return None
        faults = sum(self._divide(block, columns) for block in blocks)
        return faults if self.lines else None

    def with_heads(self, starts: Iterable[int]) -> _Way:
        """Give the rows at ``starts``, which follow a heading, the head of the table."""
        begun = set(starts)
        self.lines = [
            (at, replace(line, head=self._table.head) if at in begun else line)
            for at, line in self.lines
        ]
        return self

    def _divide(self, block: Sequence[int], columns: ColumnBounds) -> float:
        table = self._table
        lines = [table.lines[at] for at in block]
        divided = columns.divide(lines)
        whole = with_level_texts(table.head, columns, lines, [each.cells for each in divided])
        cells = [put_right(each, table.head) for each in whole or ()]
        found_all = zip(lines, cells, strict=False)
        found = find_block_rows(table, block, cells, goes_on=bool(self.lines)) if whole else None
        is_wrong = any(
            _is_muddled(one, table) or _is_astray(line, one, table) for line, one in found_all
        )
        if found is None or is_wrong:
            self.unread += block
            return _UNREAD * len(block)
        self.lines += found.lines(table, block)
        if found.faults > _MOST_SURE * len(found.rows) or not found.is_sure:
            self.unsure += block
        else:
            self.unsure += found.doubtful
            self.unsure += [at for at, each in zip(block, divided, strict=True) if each.is_across]
        return found.faults


def _parts(table: TableLines) -> Iterator[list[list[int]]]:
    """Yield the lines of a table, page by page: those below its head, and below each heading in it.

    The first part may have no lines; the others follow headings right below which rows stand.
    """
    part: list[list[int]] = [[]]
    begins = False
    for at in range(table.first, table.far):
        line = table.lines[at]
        if is_page_number(line) or _is_running(table, at):
            part.append([])
        elif _is_section(table, at):
            if not _has_rows_below(table, at):
                break
            begins = True
        elif _is_end(table, at) or (at >= table.end and _stands_alone(table, at) and not begins):
            break
        else:
            if begins:
                yield list(filter(None, part))
                part = [[]]
            begins = False
            part[-1].append(at)
    yield list(filter(None, part))


def _stands_alone(table: TableLines, at: int) -> bool:
    """Whether a line is text between blank lines or at the left, and no upper line of a row."""
    line = table.lines[at]
    if not line.after_blank or len(line.filled) > 1:
        return False
    is_last = at + 1 == len(table.lines) or table.lines[at + 1].after_blank
    return is_last or line.begins_page or indent_of(line) < _FAR_IN


def _is_section(table: TableLines, at: int) -> bool:
    """Whether a line is the heading of a section, and no cell or row.

    A gap may stand behind the number of the heading that ends the table.
    """
    line = table.lines[at]
    is_plain = not line.has_tab and not line.role and (len(line.filled) == 1 or at == table.end)
    return is_plain and table.headings[at] is not None


def _has_rows_below(table: TableLines, at: int) -> bool:
    """Whether right below a heading, or those that follow it, a row stands."""
    for below in range(at + 1, table.far):
        line = table.lines[below]
        if is_page_number(line) or _is_section(table, below):
            continue
        if len(line.filled) == 1 and not line.role and not _stands_alone(table, below):
            continue  # the upper line of a row
        return not (line.has_tab or line.role) and len(line.filled) > _LEAST_IN_ROW
    return False


def _is_running(table: TableLines, at: int) -> bool:
    """Whether a line is a running head: it stands alone, as no line of a description does.

    A numbered heading that comes back on each sheet is one at the edge of a page only.
    """
    line = table.lines[at]
    if not line.after_blank or len(line.filled) > 1 or head_key(line) not in table.running:
        return False
    if table.headings[at] is not None and not _is_at_edge(table, at):
        return False
    is_alone = at + 1 == len(table.lines) or table.lines[at + 1].after_blank
    return is_alone or indent_of(line) < _INDENT


def _is_at_edge(table: TableLines, at: int) -> bool:
    """Whether a line begins a page or stands beside its number."""
    beside = (table.lines[n] for n in (at - 1, at + 1) if 0 <= n < len(table.lines))
    return table.lines[at].begins_page or any(map(is_page_number, beside))


def _is_end(table: TableLines, at: int) -> bool:
    line = table.lines[at]
    if line.has_tab or line.role or is_unit(line.text):
        return True
    if read_note(line.text) or names_legend(line.text):
        return True
    if len(line.filled) > 1:
        return False
    (piece,) = pieces_of(line, len)
    heads = (table.tall and table.tall.spans.get(len)) or pieces_of(table.lines[table.top], len)
    lefts = sum(piece[0] < right and left < piece[1] for left, right, _ in heads)
    is_text = (
        lefts > 1 and line.after_blank and piece[0] < _INDENT and piece[2].split() == [piece[2]]
    )
    return table.headings[at] is not None or is_text


def _heads(table: TableLines, measure: Measure) -> list[Span]:
    """Return the headings of a table with their places; none where they are not all known."""
    serials = [table.serials] if table.serials else []
    if table.tall:
        return [*serials, *table.tall.spans[measure]]
    heads = [*serials, *pieces_of(table.lines[table.top], measure)]
    return heads if len(heads) == len(table.head.roles) else []


def _divided_head(table: TableLines, heads: Sequence[Span]) -> Iterator[tuple[int, Line]]:
    if table.tall:
        texts = {place: text for place, (_, _, text) in enumerate(heads)}
        yield table.top, table.divided(table.top, texts)
        yield from _parts_of_head(table)
        return
    serials = [table.serials[2]] if table.serials else []
    texts = dict(enumerate([*serials, *table.lines[table.top].filled]))
    yield table.top, table.divided(table.top, texts)


def _parts_of_head(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a tall head above and below its main one."""
    above = table.tall.above if table.tall else 0
    for at in (*range(table.top - above, table.top), *range(table.top + 1, table.first)):
        yield at, table.part(at, LineRole.TABLE_HEAD)


def _roles_by_looks(head: TableHead) -> list[ColumnRole]:
    """Return what the columns hold by the looks of their cells: amounts, too, in 合計."""
    return [
        ColumnRole.AMOUNT if head.amounts and is_total(column.heading) else column.role
        for column in head.headed
    ]


def _is_muddled(cells: Cells, table: TableLines) -> bool:
    """Whether an amount stands among departments or beside another, so that columns are others."""
    roles = _roles_by_looks(table.head)
    priced = (text.split(" ") for n, text in cells.items() if roles[n] is ColumnRole.AMOUNT)
    if any(len(words) > 1 and all(map(is_amount, words)) for words in priced):
        return True
    offices = (text for n, text in cells.items() if roles[n] is ColumnRole.DEPARTMENTS)
    return any(is_amount(word) for text in offices for word in text.split(" "))


def _is_astray(line: Line, cells: Cells, table: TableLines) -> bool:
    """Whether a line with a piece for each column has them in other columns by their places."""
    roles, pieces = table.head.roles, line.filled
    if ColumnRole.MARK not in roles and mark_of_cell(pieces[0], ()):
        pieces = pieces[1:]
    if len(pieces) != len(roles):
        return False
    return any(not cells.get(n, "").endswith(piece) for n, piece in enumerate(pieces))
