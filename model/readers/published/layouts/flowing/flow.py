"""Which of the pieces of text that follow each other are the cells of which column.

All pieces of a table are divided among rows and columns at once, in order, so that what stands in
each column is most like what its heading says: an amount is one piece, a description ends its
sentence, and a text goes on in the next line where the piece before it is full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.flowing.piece_faults import Piece, PieceFaults
from model.readers.published.layouts.table_lines import Cells
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.places import half_widths
from model.readers.tables.row_kinds import is_total
from model.wareki import find_fiscal_years

_NEVER = 1e6
_Places = dict[tuple[int, int], tuple[int, int]]
"""From which piece and column another piece and column was reached."""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row: its pieces by column, each with the index of its line.

    It is a project, or else a sum, or one more year of the project above.
    """

    pieces: Mapping[int, Sequence[Piece]]
    is_project: bool

    @property
    def line(self) -> int:
        """The index of the line in which it begins."""
        return min(pieces[0].line for pieces in self.pieces.values())

    def cells(self, head: TableHead) -> Cells:
        """Return its texts by column."""
        return {column: _joined(each, head.roles[column]) for column, each in self.pieces.items()}


def divide_flow(head: TableHead, pieces: Sequence[Piece]) -> tuple[float, list[FlowRow]]:
    """Return how many faults the best rows have, and these; none where there are none.

    What a full line is, is seen in the rows that are found without knowing it.
    """
    faults, rows = _Flow(head, pieces, PieceFaults(head, pieces, {})).rows()
    if not rows:
        return faults, rows
    return _Flow(head, pieces, PieceFaults(head, pieces, _widths(rows))).rows()


def _widths(rows: Sequence[FlowRow]) -> dict[int, int]:
    """Return the half widths of the longest line in each column."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, pieces in row.pieces.items():
            longest = max(half_widths(piece.text) for piece in pieces)
            widths[column] = max(widths.get(column, 0), longest)
    return widths


class _Flow:
    """The search for the rows of ``pieces`` with fewest faults."""

    def __init__(self, head: TableHead, pieces: Sequence[Piece], faults: PieceFaults) -> None:
        self._head, self._pieces, self._faults = head, pieces, faults
        self._width = len(head.roles)
        self._best = [[_NEVER] * (self._width + 1) for _ in range(len(pieces) + 1)]
        self._came: _Places = {}

    def rows(self) -> tuple[float, list[FlowRow]]:
        """Return the fewest faults, and the rows that have them."""
        self._best[0][0] = 0.0
        for at in range(len(self._pieces) + 1):
            for column in range(1, self._width):
                self._extend(at, column)
            self._reach(at, 0, self._best[at][self._width], (at, self._width))
            if length := self._sum_at(at) or self._year_at(at):
                self._reach(at + length, 0, self._best[at][0], (at, 0))
            for column in range(self._width):
                self._extend(at, column)
        faults = self._best[-1][0]
        return (faults, list(self._traced())[::-1]) if faults < _NEVER else (_NEVER, [])

    def _reach(self, at: int, column: int, faults: float, came: tuple[int, int]) -> None:
        if faults < self._best[at][column]:
            self._best[at][column] = faults
            self._came[at, column] = came

    def _extend(self, at: int, column: int) -> None:
        """Give ``column`` each number of pieces from ``at`` on that it may have."""
        before = self._best[at][column]
        if before < _NEVER:
            for count, faults in enumerate(self._faults.of(column, at)):
                self._reach(at + count, column + 1, before + faults, (at, column))

    def _traced(self) -> Iterator[FlowRow]:
        """Yield the rows from the last one on."""
        at, column = len(self._pieces), 0
        row: dict[int, Sequence[Piece]] = {}
        while at > 0 or column > 0:
            before, left = self._came[at, column]
            pieces = self._pieces[before:at]
            if column == 0 and left == 0:
                is_sum = is_total(pieces[0].text)
                parts = self._sum(pieces) if is_sum else self._year(pieces)
                yield FlowRow(parts, is_project=False)
            elif column > 0 and pieces:
                row[left] = pieces
            if column == 1:
                yield FlowRow(row, is_project=True)
                row = {}
            at, column = before, left

    def _sum_at(self, at: int) -> int:
        """Return how many pieces a row of sums at ``at`` has, 0 where there is none."""
        amounts = len(self._head.amounts)
        end = at + 1 + amounts
        is_short = not amounts or end > len(self._pieces) or self._best[at][0] >= _NEVER
        if is_short or not is_total(self._pieces[at].text):
            return 0
        return end - at if all(piece.is_amount for piece in self._pieces[at + 1 : end]) else 0

    def _sum(self, pieces: Sequence[Piece]) -> dict[int, Sequence[Piece]]:
        return {self._head.roles.index(ColumnRole.NAME): pieces[:1], **self._priced(pieces[1:])}

    def _priced(self, pieces: Sequence[Piece]) -> dict[int, Sequence[Piece]]:
        places = self._head.places_of(ColumnRole.AMOUNT)
        return {n: [piece] for n, piece in zip(places, pieces, strict=True)}

    def _year_at(self, at: int) -> int:
        """Return how many pieces a line at ``at`` has that is about one more year, 0 for none."""
        end = at + 1 + len(self._head.amounts)
        if not self._head.is_by_year or end > len(self._pieces) or self._best[at][0] >= _NEVER:
            return 0
        year, *amounts = self._pieces[at:end]
        is_year = len(find_fiscal_years(year.text)) == 1
        return end - at if is_year and all(amount.is_amount for amount in amounts) else 0

    def _year(self, pieces: Sequence[Piece]) -> dict[int, Sequence[Piece]]:
        return {self._head.year_place or 0: pieces[:1], **self._priced(pieces[1:])}


def _joined(pieces: Sequence[Piece], role: ColumnRole) -> str:
    text = ""
    for piece in pieces:
        text = join_cell(text, piece.text, role)
    return text
