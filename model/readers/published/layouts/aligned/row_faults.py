"""How unlikely it is that lines of an aligned table are one row.

The cells of a row stand about the same middle, or from the same top; a text breaks where its column
is full, and a sentence ends. What each fault weighs is judgement (ADR 14).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells, is_sum_row
from model.readers.published.lines.broken_texts import OPEN_ENDS, has_open_bracket, is_full
from model.readers.published.lines.places import half_widths
from model.readers.tables.marks import has_bullet, read_name

NEVER = 1e6
"""The faults of what cannot be a row."""
_MISSING = {ColumnRole.DEPARTMENTS: 4.0, ColumnRole.DESCRIPTION: 2.0, ColumnRole.NUMBER: 4.0}
_MISSING_OTHER = 1.0
"""A column in which a row has nothing, though the table has something there."""
_APART = 3.0
"""A blank line within a row: texts have them between rows, or nowhere."""
_SECOND_COMPLETE = 0.7
"""A further line with all cells of the row: it could be a row."""
_END, _FULL_END = 2.0, 1.2
"""A further line that has what a row needs, and in which its sentence ends, or does so at its very
end, where it might go on."""
_BELOW_TOP, _HOLE = 4.0, 2.0
"""Where cells are set at the top: each line by which one begins below it or leaves one out."""
_OFF, _FAR_OFF, _TORN = 0.2, 4.0, 3.0
"""Where they are set in the middle: each line by which one is off it, or beyond what rounding to
lines explains, and each line left out within a cell."""
_ROUNDING = 0.5
_NEXT = 3
"""Within so many lines the text of the next row begins."""
_SECOND_SINGLE = 5.0
"""A second line of an amount, a number or a mark."""
_SECOND_MARK = 6.0
"""A mark before the second line of a name: it begins another one."""
_SHORT_SENTENCE, _SHORT_LINE = 1.0, 3.0
"""A text that goes on though its line is not full, behind a full stop or within a sentence."""
_BEGINS_WITHIN = 2.0
"""A description that begins as a second sentence does."""
_UNENDED = 2.0
"""A text that ends in the middle of a sentence, or of the name of a department."""
_OPEN_BRACKET = 4.0
"""A text that ends within brackets."""
_FULL_AT_END = 0.6
"""A text whose last line is full: it may go on."""
_LEAST_SENTENCES = 6
"""One line in so many ends with a full stop where descriptions end with one."""
_GOES_ON = ("また、", "さらに、", "なお、", "加えて、", "あわせて、", "併せて、", "このほか、")
"""What a sentence begins with that follows another one."""
_TEXTS = (ColumnRole.NAME, ColumnRole.DESCRIPTION)
_ONE_LINE = (ColumnRole.AMOUNT, ColumnRole.NUMBER, ColumnRole.MARK)


@dataclass(frozen=True)
class RowFaults:
    """The faults of rows in a table, whose lines are given as their cells by column.

    Attributes:
        head: the columns.
        lines: the cells of each line.
        is_apart: whether a blank line precedes each line.
        is_middle: whether cells are set in the middle of their rows, and not at the top.
    """

    head: TableHead
    lines: Sequence[Cells]
    is_apart: Sequence[bool]
    is_middle: bool

    @cached_property
    def singles(self) -> frozenset[int]:
        """The columns whose cells have one line."""
        return frozenset(self.head.places_of(*_ONE_LINE))

    @cached_property
    def priced(self) -> frozenset[int]:
        """The columns of amounts."""
        return frozenset(self.head.places_of(ColumnRole.AMOUNT))

    @cached_property
    def name(self) -> int:
        """The place of the column of names."""
        return self.head.roles.index(ColumnRole.NAME)

    @cached_property
    def described(self) -> tuple[int, ...]:
        """The places of the columns of descriptions."""
        return self.head.places_of(ColumnRole.DESCRIPTION)

    @cached_property
    def has_sentences(self) -> bool:
        """Whether descriptions end with a full stop, as far as can be seen."""
        texts = [cells[c] for cells in self.lines for c in self.described if c in cells]
        return sum(text.endswith("。") for text in texts) * _LEAST_SENTENCES >= len(texts)

    @cached_property
    def missing(self) -> Mapping[int, float]:
        """How great a fault it is that a row has nothing in a column."""
        filled = {c for cells in self.lines for c in cells}
        roles = self.head.roles
        free = [ColumnRole.EXTRA]
        if roles.count(ColumnRole.MARK) > 1:  # a row is ticked in one of them
            free.append(ColumnRole.MARK)
        if any(0 < len(self.priced & cells.keys()) < len(self.priced) for cells in self.lines):
            free.append(ColumnRole.AMOUNT)  # a row has amounts of some years
        return {
            column: _MISSING.get(role, _MISSING_OTHER)
            for column, role in enumerate(roles)
            if column in filled and role not in free
        }

    def is_whole(self, cells: Cells) -> bool:
        """Whether a line is beyond doubt a row: it has all columns, and its sentences end."""
        ends = (cells[c].endswith("。") for c in self.described if c in cells)
        return self.missing.keys() <= cells.keys() and (all(ends) or not self.has_sentences)

    def of(self, begin: int, end: int) -> float:
        """Return how unlikely it is that the lines from ``begin`` to before ``end`` are one row."""
        lines = self.lines[begin:end]
        if end - begin == 1 and is_sum_row(lines[0], self.head):
            return 0.0
        places: dict[int, list[int]] = {}
        for at, cells in enumerate(lines):
            for column in cells:
                places.setdefault(column, []).append(at)
        if self.name not in places:
            return NEVER
        faults = sum(_APART for apart in self.is_apart[begin + 1 : end] if apart)
        faults += _SECOND_COMPLETE * max(0, sum(len(c) == len(places) for c in lines) - 1)
        faults += sum(sorted(map(self._ending, lines))[:-1])
        faults += sum(self._misplaced(at, end - begin) for at in places.values())
        faults += _SECOND_SINGLE * sum(map(self._prices_others, pairwise(lines)))
        faults += sum(fault for column, fault in self.missing.items() if column not in places)
        for column, found in places.items():
            faults += self._broken(column, [lines[at][column] for at in found], end)
        return faults

    def _prices_others(self, pair: tuple[Cells, Cells]) -> bool:
        """Whether two lines that follow each other have amounts, but in other columns."""
        above, below = (self.priced & cells.keys() for cells in pair)
        return bool(above and below) and not above & below

    def _misplaced(self, at: Sequence[int], height: int) -> float:
        """How far a cell is from the middle, or the top, of its row."""
        if not self.is_middle:
            return _BELOW_TOP * at[0] + _HOLE * (at[-1] - at[0] + 1 - len(at))
        off = abs((at[0] + at[-1]) / 2 - (height - 1) / 2)
        apart = sum(max(0, b - a - 2) for a, b in pairwise(at))  # its lines follow each other
        return _OFF * off + _FAR_OFF * max(0.0, off - _ROUNDING) + _TORN * apart

    def _ending(self, cells: Cells) -> float:
        """How likely it is that a row ends with a line: it has what one needs, and its sentence."""
        described = [(c, cells[c]) for c in self.described if c in cells]
        is_whole = bool(described) and self.missing.keys() <= cells.keys()
        if not is_whole or not all(text.endswith("。") for _, text in described):
            return 0.0
        return _FULL_END if any(self._is_full(c, text) for c, text in described) else _END

    def _broken(self, column: int, texts: Sequence[str], end: int) -> float:
        """How unlikely it is that these lines, and no more before ``end``, are one cell."""
        role = self.head.roles[column]
        if role in _ONE_LINE:
            return _SECOND_SINGLE * (len(texts) - 1)
        faults = 0.0
        for text, more in pairwise(texts):
            if role is ColumnRole.DEPARTMENTS and is_departments(text) and is_departments(more):
                continue
            if role is ColumnRole.DESCRIPTION and has_bullet(more):
                continue
            if role is ColumnRole.NAME and _is_marked(more):
                faults += _SECOND_MARK
            if not self._is_full(column, text, more):
                faults += _SHORT_SENTENCE if text.endswith("。") else _SHORT_LINE
        if role is ColumnRole.DESCRIPTION and texts[0].startswith(_GOES_ON):
            faults += _BEGINS_WITHIN
        return faults + self._unended(column, role, texts[-1], end)

    def _unended(self, column: int, role: ColumnRole, last: str, end: int) -> float:
        """How unlikely it is that a text ends with its last line, the next one being at ``end``."""
        if last.endswith("。"):
            return 0.0
        if role is ColumnRole.DESCRIPTION and has_bullet(self._following(column, end)):
            return 0.0
        if has_open_bracket(last):
            return _OPEN_BRACKET
        if role is ColumnRole.DESCRIPTION and self.has_sentences:
            return _UNENDED
        if role is ColumnRole.DEPARTMENTS:
            return 0.0 if is_departments(last) else _UNENDED
        is_open = role in _TEXTS and last.endswith(OPEN_ENDS)
        if is_open:
            return _UNENDED
        return _FULL_AT_END * (role in _TEXTS and self._is_full(column, last))

    def _following(self, column: int, at: int) -> str:
        """Return the text that stands next in a column, in the line ``at`` or below it."""
        near = self.lines[at : at + _NEXT]
        return next((cells[column] for cells in near if column in cells), "")

    @cached_property
    def _widest(self) -> Mapping[int, int]:
        widest: dict[int, int] = {}
        for cells in self.lines:
            for column, text in cells.items():
                widest[column] = max(widest.get(column, 0), half_widths(text))
        return widest

    def _is_full(self, column: int, text: str, more: str = "") -> bool:
        """Whether a text fills its column but for what a break before ``more`` may leave empty."""
        return is_full(text, self._widest[column], more)


@lru_cache(maxsize=4096)
def _is_marked(name: str) -> bool:
    """Whether a mark stands before a name, not behind it as 「…の整備（新規）」 has it."""
    found = read_name(name, ())
    return bool(found.flags) and not name.startswith(found.name)
