"""A table of a document, whose merged cells are known, as lines with tabs between the cells.

A head over several rows becomes one row, its words joined (事業費 › 令和7年度). What is merged down
over several projects stands with each of them, but for amounts, which belong to none of them alone;
nor does an amount merged over several columns to one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import TableHead, is_below, read_head
from model.readers.published.cells.year_cells import split_years
from model.readers.published.lines.labels import read_label
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import JOINT
from model.readers.tables.row_kinds import is_named_total, is_note
from model.readers.tables.section_signs import LONGEST_TITLE, bare_title, heading_sign
from model.wareki import find_fiscal_years

_QUOTE, _SIGN = '"', "■"
_NO_TITLE = ("。", "、", "，")
_GAP = "  "
_MOST_HEAD_ROWS = 4
_OWN = (ColumnRole.NAME, ColumnRole.NUMBER, ColumnRole.AMOUNT)
"""What is of one project alone, though its cell is merged over several rows."""

_LABELS = (ColumnRole.NAME, ColumnRole.AMOUNT, ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION)


class TableCell(NamedTuple):
    """A cell: its first row and column, those behind its last ones, and its lines of text."""

    top: int
    left: int
    bottom: int
    right: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its text in one line."""
        return "".join(self.lines)


_Cells = Mapping[tuple[int, int], TableCell]
"""The cells of a table by each row and column that they take."""


class DocumentTable:
    """Rows that have the same columns, some of them merged."""

    def __init__(self, cells: _Cells, rows: Sequence[int], edges: Sequence[int]) -> None:
        self.edges = tuple(edges)
        self._cells, self._rows = cells, tuple(rows)

    @property
    def rows(self) -> range:
        """The rows of the whole table that these are."""
        return range(self._rows[0], self._rows[-1] + 1)

    @property
    def has_head(self) -> bool:
        """Whether one of the rows is the head of projects."""
        return any(self._head_at(row) for row in self._rows)

    def lines(self, head: TableHead | None = None) -> Iterator[str]:
        """Yield the lines of the rows; ``head`` is that of a table that these go on with."""
        behind = self._rows[0]
        for row in self._rows:
            if row < behind:
                continue
            found = self._head_at(row)
            if found:
                words, behind, head = found
                yield "\t".join(words)
            else:
                yield from self._row_lines(row, head)

    def plain_lines(self) -> Iterator[str]:
        """Yield the rows as they stand: those of a form of one project with blanks, else tabs."""
        names = {role_of_word(cell.text) for row in self._rows for cell in self._own(row) if cell}
        is_form = len(names.intersection(_LABELS)) > 1
        behind = self._rows[0]
        for row in self._rows:
            head = self.year_head_at(row) if is_form and row >= behind else None
            if head:
                yield _GAP.join(filter(None, head[0]))
                behind = head[1]
            elif is_form and row >= behind:
                yield _GAP.join(cell.text for cell in self._own(row) if cell and cell.text)
            elif row >= behind:
                yield "\t".join(quoted(cell.lines) if cell else "" for cell in self._own(row))

    def year_head_at(self, row: int) -> tuple[list[str], int] | None:
        """Return the words of a head in ``row`` above lines of years and the row behind, or None.

        In these lines, of a form of one project, amounts stand behind the year.
        """
        own = [cell for cell in self._own(row) if cell]
        behind = max((cell.bottom for cell in own), default=row + 1)
        if behind - row > _MOST_HEAD_ROWS or not all(map(self._is_of_year, (behind, behind + 1))):
            return None
        words = [self._joined(n, range(row, behind)) for n in self.edges]
        is_other = self._is_of_year(row) or not any(is_below(word) for word in words)
        return None if is_other else (words, behind)

    def _is_of_year(self, row: int) -> bool:
        if row not in self._rows:
            return False
        year, *amounts = [cell.text for cell in self._own(row) if cell and cell.text] or [""]
        return len(find_fiscal_years(year)) == 1 and bool(amounts) and all(map(is_amount, amounts))

    @property
    def last_head(self) -> TableHead | None:
        """The last head among the rows."""
        found = [head for row in self._rows if (head := self._head_at(row))]
        return found[-1][2] if found else None

    @property
    def last_texts(self) -> frozenset[str]:
        """The texts of cells that reach down to the last row from above it."""
        last = self._rows[-1]
        cells = (self._cells.get((last, edge)) for edge in self.edges)
        return frozenset(cell.text for cell in cells if cell and cell.top < last and cell.text)

    def _own(self, row: int) -> list[TableCell | None]:
        """Return the cells that begin in a row, by column."""
        cells = [(n, self._cells.get((row, n))) for n in self.edges]
        return [c if c and (c.top, c.left) == (row, n) else None for n, c in cells]

    def _head_at(self, row: int) -> tuple[list[str], int, TableHead] | None:
        """Return the words of the head that begins in ``row``, the row behind it, its columns."""
        own = [cell for cell in self._own(row) if cell]
        words = [cell.text if cell else "" for cell in self._own(row)]
        first = read_head(words, 1)
        if first is None or self._is_form_at(row):
            return None
        high = min(max(cell.bottom for cell in own) - row, _MOST_HEAD_ROWS)
        joined = [self._joined(n, range(row, row + high)) for n in self.edges]
        whole = read_head(joined, 1)
        return (joined, row + high, whole) if whole else (words, row + 1, first)

    def _is_form_at(self, row: int) -> bool:
        """Whether words of heads stand below each other, as in a form of one project."""
        below = self._cells.get((row + 1, self.edges[0]))
        return below is not None and below.top == row + 1 and role_of_word(below.text) in _LABELS

    def _joined(self, column: int, rows: range) -> str:
        """Return the words of a head that stand above each other in a column."""
        held = (self._cells.get((row, column)) for row in rows)
        joined = ""
        for text in (cell.text for cell, _ in groupby(held) if cell and cell.text):
            joined += text if not joined or is_unit(text) else f"{JOINT}{text}"
        return joined

    def _row_lines(self, row: int, head: TableHead | None) -> Iterator[str]:
        own = self._own(row)
        filled = [cell for cell in own if cell and cell.text]
        if head is None:
            yield from (_GAP.join(cell.text for cell in filled),) if filled else ()
        elif len([cell for cell in own if cell]) == 1 and own[0] and self._is_whole(own[0]):
            yield from _band(own[0])
        else:
            yield "\t".join(self._texts(row, own, head))

    def _is_whole(self, cell: TableCell) -> bool:
        return cell.left == self.edges[0] and cell.right > self.edges[-1]

    def _texts(self, row: int, own: Sequence[TableCell | None], head: TableHead) -> Iterator[str]:
        """Yield the texts of a row, with what is merged down from a row above."""
        place = next(iter(head.places_of(ColumnRole.NAME)), 0)
        begins = own[place] is not None if place < len(own) else False
        for n, cell in enumerate(own):
            column = head.columns[n] if n < len(head.columns) else None
            role = column.role if column else None
            if role is ColumnRole.AMOUNT:
                yield self._amount_text(
                    cell or self._cells.get((row, self.edges[n])), row, n, place
                )
            elif cell is None:
                over = self._cells.get((row, self.edges[n]))
                is_merged = over is not None and over.top < row and over.left == self.edges[n]
                is_shared = begins and is_merged and role not in _OWN
                yield quoted(over.lines) if over and is_shared else ""
            else:
                yield quoted(cell.lines)

    def _amount_text(self, cell: TableCell | None, row: int, column: int, place: int) -> str:
        """Return what ``cell`` says in a column of amounts; names stand in the column ``place``.

        An amount of several projects or columns says so, a word or a dash holds for each column.
        """
        if cell is None or cell.top < row:
            return ""
        is_number = is_amount(cell.text) and any(map(str.isdecimal, cell.text))
        if cell.left < self.edges[column]:
            return "" if is_number else quoted(cell.lines)
        if is_number and (projects := self._projects_of(cell, place)) > 1:
            return f"{cell.text}（{projects}事業分）"
        columns = sum(cell.left <= edge < cell.right for edge in self.edges)
        if is_number and columns > 1:
            return f"{cell.text}（{columns}欄分）"
        return quoted(cell.lines)

    def _projects_of(self, cell: TableCell, place: int) -> int:
        """Return how many cells of names stand beside a cell."""
        beside = (self._cells.get((row, self.edges[place])) for row in range(cell.top, cell.bottom))
        return len({one[:2] for one in beside if one and one.text})


def divide_table(cells: Sequence[TableCell]) -> list[DocumentTable]:
    """Return the rows of a table in parts that have columns of their own."""
    placed = {
        (t, n): c for c in cells for t in range(c.top, c.bottom) for n in range(c.left, c.right)
    }
    height = max((cell.bottom for cell in cells), default=0)
    width = max((cell.right for cell in cells), default=0)
    parts: list[DocumentTable] = []
    rows: list[int] = []
    edges: set[int] = set()
    for row in range(height):
        own = {cell.left for n in range(width) if (cell := placed.get((row, n)))}
        is_cut = all(cell.top == row for n in range(width) if (cell := placed.get((row, n))))
        if rows and is_cut and not (own <= edges or edges <= own):
            parts.append(DocumentTable(placed, rows, sorted(edges)))
            rows, edges = [], set()
        rows.append(row)
        edges |= own
    return [*parts, DocumentTable(placed, rows, sorted(edges))] if rows else parts


def _band(cell: TableCell) -> Iterator[str]:
    """Yield a cell over the whole width: a section's title has a sign, if need be one of ours."""
    text = cell.text
    is_other = is_note(text) or is_unit(text) or is_named_total(text) or text.endswith(_NO_TITLE)
    if is_other or len(text) > LONGEST_TITLE or not text:
        yield from cell.lines
    elif read_label(text) or heading_sign(text) not in (None, text[0]):
        yield text
    else:
        yield f"{_SIGN}{bare_title(text)}"


def quoted(lines: Sequence[str]) -> str:
    """Return the lines of a cell as a spreadsheet copies them: quoted where they are several.

    Amounts of a year a line are one line with 、 between.
    """
    if len(lines) > 1 and len(split_years(years := "、".join(lines))) == len(lines):
        return years
    if len(lines) <= 1 and not any(line.startswith(_QUOTE) for line in lines):
        return "".join(lines)
    return _QUOTE + "\n".join(lines).replace(_QUOTE, _QUOTE * 2) + _QUOTE
