"""Where the rows of a table begin and end whose cells are several lines high.

A PDF sets the cells of a row at its top or in its middle, so that a line of its text may hold parts
of some cells alone. The bounds are those at which the cells of all rows stand best together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.aligned.row_faults import NEVER, RowFaults
from model.readers.published.layouts.aligned.year_rows import find_year_rows
from model.readers.published.layouts.table_lines import Cells, is_plausible, is_sum_row, joined

_MOST_LINES = 16
"""The most lines of a row."""
_MOST_FAULTS = 4.0
"""How many faults a row may have on the average, for the bounds to be taken at all."""
_NUMBERED = 8.0
"""So many times fewer faults count where each row has the serial number that is due."""
_NEEDED = 2.0
"""From this fault on a column needs something in each row."""
_LEAST_APART = 3
"""So many parts between blank lines are rows; fewer may be what a page break left."""
_MARGIN = 0.2
"""By so few faults more a bound a line above or below may be the right one."""
_WHOLE_OFFICE = ("課", "室", "部", "局", "センター", "館", "所", "署", "委員会")
"""What the name of an office ends in, and no part of one within a line does (公園|緑地課)."""
_MOST_SINGLES = 2
"""No row has more lines with an amount, a number or a mark in one column."""


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
    middle, top = (RowFaults(head, lines, is_apart, is_middle) for is_middle in (True, False))
    ways = ((*_best(way), way) for way in (middle, top))
    faults, starts, best = min(ways, key=lambda found: found[0])
    if not starts or faults > _MOST_FAULTS * len(starts):
        return None
    ends = [*starts[1:], len(lines)]
    offices = head.places_of(ColumnRole.DEPARTMENTS)
    widest = max((len(cells.get(column, "")) for cells in lines for column in offices), default=0)
    rows = [_row(lines[a:b], head, widest) for a, b in zip(starts, ends, strict=True)]
    if not all(is_plausible(row, head) or is_sum_row(row, head) for row in rows):
        return None
    doubtful = [a for a, b in zip(starts, ends, strict=True) if _may_be_two(middle, a, b)]
    doubtful += _movable(best, starts)
    return FoundRows(_numbered(faults, rows, head), rows, starts, doubtful)


def _best(faults: RowFaults) -> tuple[float, list[int]]:
    """Return the faults of the best bounds, and with which line each row begins there."""
    count = len(faults.lines)
    if all(map(faults.is_whole, faults.lines)):
        return 0.0, list(range(count))
    if apart := _apart(faults):
        return 0.0, apart
    best: list[tuple[float, int]] = [(0.0, 0)] + [(NEVER, 0)] * count
    for end in range(1, count + 1):
        for begin in range(end - 1, _earliest(faults, end) - 1, -1):
            so_far = best[begin][0]
            if so_far < best[end][0]:
                so_far += faults.of(begin, end)
                if so_far < best[end][0]:
                    best[end] = (so_far, begin)
    starts: list[int] = []
    at = count
    while at > 0:
        at = best[at][1]
        starts.append(at)
    return best[count][0], starts[::-1]


def _earliest(faults: RowFaults, end: int) -> int:
    """Return the first line at which a row that ends before ``end`` may begin."""
    counts: Counter[int] = Counter()
    first = max(0, end - _MOST_LINES)
    for begin in range(end - 1, first - 1, -1):
        counts.update(column for column in faults.lines[begin] if column in faults.singles)
        if counts and max(counts.values()) > _MOST_SINGLES:
            return begin + 1
    return first


def _apart(faults: RowFaults) -> list[int]:
    """Return where blank lines begin rows, nothing where not each of these is beyond doubt one.

    Each has what a row needs, and no second amount, number or mark.
    """
    starts = [0, *(at for at, is_apart in enumerate(faults.is_apart) if is_apart and at)]
    if len(starts) < _LEAST_APART:
        return []
    needed = {faults.name, *(n for n, fault in faults.missing.items() if fault >= _NEEDED)}
    for begin, end in zip(starts, [*starts[1:], len(faults.lines)], strict=True):
        lines = faults.lines[begin:end]
        if len(lines) == 1 and is_sum_row(lines[0], faults.head):
            continue
        counts = Counter(column for cells in lines for column in cells)
        if not needed <= counts.keys() or any(counts[n] > 1 for n in faults.singles):
            return []
    return starts


def _movable(faults: RowFaults, starts: Sequence[int]) -> list[int]:
    """Return the starts of rows that could as well begin a line earlier or later."""
    found = []
    ends = [*starts[2:], len(faults.lines)]
    for begin, at, end in zip(starts[:-1], starts[1:], ends[: len(starts) - 1], strict=True):
        own = faults.of(begin, at) + faults.of(at, end)
        others = (
            faults.of(begin, n) + faults.of(n, end) for n in (at - 1, at + 1) if begin < n < end
        )
        if any(other - own <= _MARGIN for other in others):
            found.append(at)
    return found


def _may_be_two(faults: RowFaults, begin: int, end: int) -> bool:
    """Whether lines taken for one row may be two: more than one has all that a row needs.

    Where descriptions end with a full stop, that tells them apart.
    """
    if faults.has_sentences:
        return False
    needed = {faults.name, *faults.missing}
    return sum(needed <= cells.keys() for cells in faults.lines[begin:end]) > 1


def _numbered(faults: float, rows: Sequence[Cells], head: TableHead) -> float:
    """Return the faults, which count for less where each row has a serial number of its own."""
    if ColumnRole.NUMBER not in head.roles:
        return faults
    column = head.roles.index(ColumnRole.NUMBER)
    numbers = [row.get(column, "") for row in rows if not is_sum_row(row, head)]
    is_known = all(text.isdecimal() for text in numbers)
    follow = is_known and all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    return faults / _NUMBERED if follow and len(numbers) > 1 else faults


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
    return len(last) == widest and not last.endswith(_WHOLE_OFFICE)
