"""Where the rows of a table begin and end whose cells are several lines high.

A PDF sets the cells of a row at its top or in its middle, so that a line of its text may hold parts
of some cells alone. The bounds are those at which the cells of all rows stand best together: each
about the same middle (or from the same top), texts broken where their column is full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.aligned.year_rows import find_year_rows
from model.readers.published.layouts.table_lines import Cells, is_plausible, is_sum_row, joined
from model.readers.published.lines.broken_texts import OPEN_ENDS, has_open_bracket, is_full
from model.readers.published.lines.places import half_widths
from model.readers.tables.marks import read_name

_MOST_LINES = 16
"""The most lines of a row."""
_MOST_FAULTS = 4.0
"""How many faults a row may have on the average, for the bounds to be taken at all."""
_NUMBERED = 8.0
_NEVER = 1e6
_NEEDED = 2.0
"""From this fault on a column needs something in each row."""
_OPEN_BRACKET = 4.0
_LEAST_APART = 3
_GOES_ON = ("また、", "さらに、", "なお、", "加えて、", "あわせて、", "併せて、", "このほか、")
"""What a sentence begins with that follows another one."""
_MOST_SINGLES = 2
_TEXTS = (ColumnRole.NAME, ColumnRole.DESCRIPTION)
_ONE_LINE = (ColumnRole.AMOUNT, ColumnRole.NUMBER, ColumnRole.MARK)


@dataclass(frozen=True)
class RowBounds:
    """The lines of a table, each as its cells by column, and how its rows are set."""

    head: TableHead
    lines: Sequence[Cells]
    is_apart: Sequence[bool]
    """Whether a blank line precedes each."""
    is_middle: bool

    def find(self) -> tuple[float, list[int]]:
        """Return the faults of the best bounds, and with how many lines each row begins there."""
        count = len(self.lines)
        if all(map(self._is_whole, self.lines)):
            return 0.0, list(range(count))
        if apart := self._apart():
            return 0.0, apart
        best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER, 0)] * count
        for end in range(1, count + 1):
            for begin in range(end - 1, self._earliest(end) - 1, -1):
                faults = best[begin][0]
                if faults < best[end][0]:
                    faults += self._faults(begin, end)
                    if faults < best[end][0]:
                        best[end] = (faults, begin)
        starts: list[int] = []
        at = count
        while at > 0:
            at = best[at][1]
            starts.append(at)
        return best[count][0], starts[::-1]

    def _earliest(self, end: int) -> int:
        """Return the first line at which a row that ends before ``end`` may begin.

        No row has a third line with an amount, a number or a mark in the same column.
        """
        counts: Counter[int] = Counter()
        first = max(0, end - _MOST_LINES)
        for begin in range(end - 1, first - 1, -1):
            counts.update(column for column in self.lines[begin] if column in self._singles)
            if counts and max(counts.values()) > _MOST_SINGLES:
                return begin + 1
        return first

    def _is_whole(self, cells: Cells) -> bool:
        """Whether a line is beyond doubt a row: it has all columns, and its sentences end."""
        ends = (cells[c].endswith("。") for c in self._described if c in cells)
        return self._missing.keys() <= cells.keys() and (all(ends) or not self._has_sentences)

    def _apart(self) -> list[int]:
        """Return where blank lines begin rows, nothing where not each of these is beyond doubt one.

        Each has what a row needs, and no second amount, number or mark.
        """
        starts = [0, *(at for at, is_apart in enumerate(self.is_apart) if is_apart and at)]
        if len(starts) < _LEAST_APART:
            return []
        for begin, end in zip(starts, [*starts[1:], len(self.lines)], strict=True):
            lines = self.lines[begin:end]
            if len(lines) == 1 and is_sum_row(lines[0], self.head):
                continue
            counts = Counter(column for cells in lines for column in cells)
            needed = {self._name, *(n for n, fault in self._missing.items() if fault >= _NEEDED)}
            if not needed <= counts.keys() or any(counts[n] > 1 for n in self._singles):
                return []
        return starts

    def may_be_two(self, begin: int, end: int) -> bool:
        """Whether lines taken for one row may be two: more than one has all that a row needs.

        Where descriptions end with a full stop, that tells them apart.
        """
        if self._has_sentences:
            return False
        needed = {self._name, *self._missing}
        return sum(needed <= cells.keys() for cells in self.lines[begin:end]) > 1

    # --- faults ----------------------------------------------------------------------------

    def _faults(self, begin: int, end: int) -> float:
        lines = self.lines[begin:end]
        if end - begin == 1 and is_sum_row(lines[0], self.head):
            return 0.0
        places: dict[int, list[int]] = {}
        for at, cells in enumerate(lines):
            for column in cells:
                places.setdefault(column, []).append(at)
        if self._name not in places:
            return _NEVER
        faults = sum(3.0 for apart in self.is_apart[begin + 1 : end] if apart)
        faults += 0.7 * (sum(len(cells) == len(places) for cells in lines) - 1 > 0)
        faults += 2.0 * max(0, sum(map(self._ends_row, lines)) - 1)
        faults += sum(self._misplaced(at, end - begin) for at in places.values())
        faults += sum(self._missing.get(c, 0.0) for c in self._missing if c not in places)
        for column, found in places.items():
            faults += self._broken(column, [lines[at][column] for at in found])
        return faults

    def _misplaced(self, at: Sequence[int], height: int) -> float:
        """How far a cell is from the middle, or the top, of its row."""
        if not self.is_middle:
            return 4.0 * at[0] + 2.0 * (at[-1] - at[0] + 1 - len(at))
        off = abs((at[0] + at[-1]) / 2 - (height - 1) / 2)
        apart = sum(max(0, b - a - 2) for a, b in pairwise(at))  # its lines follow each other
        return 0.2 * off + 4.0 * max(0.0, off - 0.5) + 3.0 * apart

    def _ends_row(self, cells: Cells) -> bool:
        """Whether a line has what a row needs, and its sentence ends before the line is full."""
        described = [(c, cells[c]) for c in self._described if c in cells]
        is_whole = bool(described) and self._missing.keys() <= cells.keys()
        return is_whole and all(t.endswith("。") and not self._is_full(c, t) for c, t in described)

    def _broken(self, column: int, texts: Sequence[str]) -> float:
        """How unlikely it is that these lines, and no more, are one cell."""
        role = self._roles[column]
        if role in _ONE_LINE:
            return 5.0 * (len(texts) - 1)
        faults = 0.0
        for text, more in pairwise(texts):
            if role is ColumnRole.DEPARTMENTS and is_departments(text) and is_departments(more):
                continue
            if role is ColumnRole.NAME and _is_marked(more):
                faults += 6.0
            is_full = self._is_full(column, text, more)
            faults += 0.0 if is_full else 1.0 if text.endswith("。") else 3.0
        if role is ColumnRole.DESCRIPTION and texts[0].startswith(_GOES_ON):
            faults += 2.0
        return faults + self._unended(column, role, texts[-1])

    def _unended(self, column: int, role: ColumnRole, last: str) -> float:
        """How unlikely it is that a text ends with its last line."""
        if last.endswith("。"):
            return 0.0
        if has_open_bracket(last):
            return _OPEN_BRACKET
        if role is ColumnRole.DESCRIPTION and self._has_sentences:
            return 2.0
        if role is ColumnRole.DEPARTMENTS:
            return 0.0 if is_departments(last) else 2.0
        is_open = role in _TEXTS and last.endswith(OPEN_ENDS)
        return 2.0 if is_open else 0.6 * (role in _TEXTS and self._is_full(column, last))

    # --- what the table is like --------------------------------------------------------------

    @cached_property
    def _singles(self) -> frozenset[int]:
        """The columns whose cells have one line."""
        return frozenset(n for n, role in enumerate(self._roles) if role in _ONE_LINE)

    @cached_property
    def _roles(self) -> tuple[ColumnRole, ...]:
        return self.head.roles

    @cached_property
    def _name(self) -> int:
        return self.head.roles.index(ColumnRole.NAME)

    @cached_property
    def _described(self) -> list[int]:
        return [n for n, r in enumerate(self.head.roles) if r is ColumnRole.DESCRIPTION]

    @cached_property
    def _widest(self) -> Mapping[int, int]:
        widest: dict[int, int] = {}
        for cells in self.lines:
            for column, text in cells.items():
                widest[column] = max(widest.get(column, 0), half_widths(text))
        return widest

    @cached_property
    def _has_sentences(self) -> bool:
        """Whether descriptions end with a full stop, as far as can be seen."""
        texts = [cells[c] for cells in self.lines for c in self._described if c in cells]
        return sum(text.endswith("。") for text in texts) * 6 >= len(texts)

    @cached_property
    def _missing(self) -> Mapping[int, float]:
        """How great a fault it is that a row has nothing in a column."""
        needed = {ColumnRole.DEPARTMENTS: 4.0, ColumnRole.DESCRIPTION: 2.0, ColumnRole.NUMBER: 4.0}
        filled = {c for cells in self.lines for c in cells}
        return {
            column: needed.get(role, 1.0)
            for column, role in enumerate(self.head.roles)
            if column in filled and role is not ColumnRole.EXTRA
        }

    def _is_full(self, column: int, text: str, more: str = "") -> bool:
        """Whether a text fills its column but for what a break before ``more`` may leave empty."""
        return is_full(text, self._widest[column], more)


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a table, the line at which each begins, and how many faults they have.

    ``doubtful`` are the lines at which rows begin that may be two.
    """

    faults: float
    rows: list[Cells]
    starts: list[int]
    doubtful: list[int]


def find_rows(
    head: TableHead, lines: Sequence[Cells], is_apart: Sequence[bool]
) -> FoundRows | None:
    """Return the rows that ``lines`` are; None where these cannot be told."""
    if by_year := find_year_rows(head, lines):
        return FoundRows(0.0, [cells for _, cells in by_year], [at for at, _ in by_year], [])
    ways = [RowBounds(head, lines, is_apart, is_middle) for is_middle in (True, False)]
    faults, starts = min((way.find() for way in ways), key=lambda found: found[0])
    if not starts or faults > _MOST_FAULTS * len(starts):
        return None
    ends = [*starts[1:], len(lines)]
    offices = [n for n, role in enumerate(head.roles) if role is ColumnRole.DEPARTMENTS]
    widest = max((len(cells.get(column, "")) for cells in lines for column in offices), default=0)
    rows = [_row(lines[a:b], head, widest) for a, b in zip(starts, ends, strict=True)]
    if not all(is_plausible(row, head) or is_sum_row(row, head) for row in rows):
        return None
    doubtful = [a for a, b in zip(starts, ends, strict=True) if ways[0].may_be_two(a, b)]
    return FoundRows(_numbered(faults, rows, head), rows, starts, doubtful)


def _numbered(faults: float, rows: Sequence[Cells], head: TableHead) -> float:
    """Return the faults, which count for less where each row has a serial number of its own."""
    if ColumnRole.NUMBER not in head.roles:
        return faults
    column = head.roles.index(ColumnRole.NUMBER)
    numbers = [row.get(column, "") for row in rows if not is_sum_row(row, head)]
    is_known = all(text.isdecimal() for text in numbers)
    follow = is_known and all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    return faults / _NUMBERED if follow and len(numbers) > 1 else faults


@lru_cache(maxsize=4096)
def _is_marked(name: str) -> bool:
    return bool(read_name(name, ()).flags)


def _row(lines: Sequence[Cells], head: TableHead, widest: int) -> Cells:
    """Return the cells of a row; departments go on in the middle of a name where a line is full."""
    row: dict[int, str] = {}
    for cells in lines:
        whole = joined(row, cells, head)
        for column, text in cells.items():
            if head.roles[column] is ColumnRole.DEPARTMENTS and _is_cut(
                row.get(column, ""), widest
            ):
                whole[column] = row[column] + text
        row = whole
    return row


def _is_cut(offices: str, widest: int) -> bool:
    """Whether the last of lines of departments is full and ends in the middle of a name."""
    last = offices.rpartition("\n")[2]
    return len(last) == widest and not last.endswith(("課", "室", "部", "局"))
