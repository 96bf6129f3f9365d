"""A table as it lies in the lines of a text, and which cells can stand in its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.columns import ColumnRole, column_of
from model.readers.published.cells.looks import LONGEST_OFFICES, is_amount
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.tall_head import TallHead
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.published.lines.places import Span
from model.readers.reading import LineRole
from model.readers.tables.row_kinds import is_named_total

_LONGEST_WORD = 12
SERIALS_HEADING = "番号"
"""What a column of serial numbers is called that the plan leaves without a heading."""
Cells = Mapping[int, str]
"""The cells of a row by the place of their column in the head, without empty ones."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table in a text: its head begins at ``top``, its rows at ``first`` and end before ``end``.

    Below headings of sections it may go on as far as before ``far``, where the next one begins.
    ``headings`` are what the text's lines would be as headings, ``running`` its running heads.
    ``tall`` is the head where it is three lines high; ``is_flowing``: single blanks part its words.
    ``serials`` is where the numbers of rows stand that have a column without a heading.
    ``alike`` are the rows of the text's other tables with the very same head: their columns too.
    """

    lines: Sequence[Line]
    headings: Sequence[Heading | None]
    head: TableHead
    top: int
    first: int
    end: int
    running: frozenset[str]
    tall: TallHead | None = None
    is_flowing: bool = False
    far: int = 0
    serials: Span | None = None
    alike: tuple[Line, ...] = ()

    def divided(self, at: int, cells: Cells) -> Line:
        """Return the line at ``at`` with tabs between ``cells``, one for each column."""
        texts = [cells.get(place, "") for place in range(len(self.head.roles))]
        return replace(self.lines[at], raw="\t".join(texts))

    def part(self, at: int, role: LineRole = LineRole.ROW) -> Line:
        """Return the line at ``at`` as one whose cells another line holds."""
        return replace(self.lines[at], role=role)


def with_serial_column(head: TableHead) -> TableHead:
    """Return a head with a first column of serial numbers, which the plan leaves unnamed."""
    return TableHead((column_of(SERIALS_HEADING, None), *head.columns))


def is_plausible(cells: Cells, head: TableHead) -> bool:
    """Whether cells can stand in their columns: a name that is no sentence, amounts that are."""
    roles = head.roles
    has_name = bool(cells.get(roles.index(ColumnRole.NAME)))
    return has_name and all(_can_be(cell, roles[place]) for place, cell in cells.items())


def is_sum_row(cells: Cells, head: TableHead) -> bool:
    """Whether cells are a sum of rows: its word (小計, 第1節 計), and else amounts alone."""
    roles = head.roles
    amounts = [cell for place, cell in cells.items() if roles[place] is ColumnRole.AMOUNT]
    words = [
        cell
        for place, cell in cells.items()
        if roles[place] is not ColumnRole.AMOUNT and not is_amount(cell)
    ]
    return len(words) == 1 and bool(amounts) and is_named_total(words[0])


def joined(cells: Cells, more: Cells, head: TableHead) -> dict[int, str]:
    """Return the cells of a row with those of a line that goes on with it."""
    whole = dict(cells)
    for place, text in more.items():
        whole[place] = join_cell(whole.get(place, ""), text, head.roles[place])
    return whole


def _can_be(cell: str, role: ColumnRole) -> bool:
    is_short = len(cell) <= _LONGEST_WORD and not cell.endswith("。")
    match role:
        case ColumnRole.AMOUNT:
            return is_amount(cell) or is_short
        case ColumnRole.NUMBER | ColumnRole.MARK:
            return is_short
        case ColumnRole.DEPARTMENTS:
            is_sentence = len(cell) > LONGEST_OFFICES or "。" in cell
            return not is_sentence and (len(cell) == 1 or not is_amount(cell))
        case ColumnRole.NAME:
            return not cell.endswith("。") and not is_amount(cell)
        case ColumnRole.DESCRIPTION:
            return len(cell) == 1 or not is_amount(cell)
    return True
