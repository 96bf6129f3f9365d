"""The table that a line stands in: the kind of its rows, its columns, the cells of the line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.listing import ListingKind
from model.readers.draft import PlanDraft
from model.readers.published.cells.bulleted import BULLETED, with_offices
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead, read_head
from model.readers.published.lines.line import Line
from model.readers.published.lines.units import StatedUnits
from model.readers.tables.marks import has_bullet, mark_of_cell

_SENTENCE = "。"
_BULLETS = "○◯●・"
_OTHERS = re.compile(r"\s+(ほか)")
_FIGURES = re.compile(r"[△▲]?\d{1,3}(?:,\d{3})+")
_WITH_OFFICES = 2
"""The cells of a bulleted line that names its offices."""


class OpenTable:
    """What is known of the table that is being read.

    Attributes:
        kind: the kind of its rows; None where no label and no row has told it.
        head: its columns; None where it has no head, or none is open.
        is_below_head: whether the line before was its head, which may have a second row.
    """

    def __init__(self, draft: PlanDraft, units: StatedUnits) -> None:
        self.kind: ListingKind | None = None
        self.head: TableHead | None = None
        self.is_below_head = False
        self._draft, self._units = draft, units
        self._is_loose = False  # columns are divided by single blanks

    @property
    def is_open(self) -> bool:
        """Whether a table is being read."""
        return self.kind is not None or self.head is not None

    @property
    def is_numbered(self) -> bool:
        """Whether the table has a column of serial numbers."""
        return self.head is not None and self.head.has(ColumnRole.NUMBER)

    @property
    def is_described(self) -> bool:
        """Whether its rows have descriptions; without a head, those of other projects have none."""
        return self.head.is_described if self.head else self.kind is not ListingKind.OTHER

    def enter(self, kind: ListingKind) -> None:
        """Begin the tables under 【主要事業】 or 【その他の主な事業】."""
        self.kind, self.head = kind, None

    def leave(self, kind: ListingKind | None) -> None:
        """End a table; ``kind`` is that of the tables in the section that follows, if known."""
        self.kind, self.head, self._is_loose = kind, None, False

    def take_head(self, line: Line) -> bool:
        """Take the head of a table; whether the line is one, and not a row that has its own."""
        if line.head is not None:
            self.head, self._is_loose = line.head, False
            return False
        unit = self._units.at(line.number)
        if self.head and self.is_below_head and line.has_tab:
            whole = self.head.over(line.cells, unit)
            if whole:
                self.head = whole
                return True
        head = read_head(line.cells, unit)
        loose = None if head or line.has_tab else read_head(line.text.split(), unit)
        if head is None and loose is None:
            return False
        self.head, self._is_loose = head or loose, loose is not None
        self.is_below_head = True
        return True

    def cells_of(self, line: Line) -> Sequence[str] | None:
        """Return the cells of a line; None where it has none in this table."""
        if line.has_tab:
            return line.cells
        if not self.is_open:
            return None
        if len(line.filled) > 1:
            return line.cells
        loose = self._loose_cells(line.text) if self._is_loose else None
        if loose is not None:
            return loose
        if self.kind is ListingKind.OTHER and has_bullet(line.text):
            return with_offices(line.text)
        if self.head in (None, BULLETED) and has_bullet(line.text):
            cells = with_offices(line.text)
            return cells if len(cells) == _WITH_OFFICES else None
        return None

    def mark_of(self, cell: str) -> str | None:
        """Return the mark that a cell is and nothing else, as printed; None where it is none."""
        return mark_of_cell(cell, self._draft.marks)

    def _loose_cells(self, text: str) -> list[str] | None:
        """Divide a row at single blanks: the departments last, the name first.

        Words of a head, and a line with sums of money, which it has no columns for, are none.
        """
        tokens = _OTHERS.sub(r"\1", text).split()
        offices: list[str] = []
        while len(tokens) > 1 and is_departments(tokens[-1]):
            offices.insert(0, tokens.pop())
            if tokens[-1].endswith(_SENTENCE):
                break
        is_head = any(role_of_word(office) is ColumnRole.DEPARTMENTS for office in offices)
        if not offices or is_head or any(map(_FIGURES.fullmatch, tokens)):
            return None
        marks = []
        while len(tokens) > 1 and (self.mark_of(tokens[0]) or tokens[0] in _BULLETS):
            marks.append(tokens.pop(0))
        marks = [mark for mark in marks if mark not in _BULLETS]
        if not self.is_described or len(tokens) == 1:
            return [*marks, " ".join(tokens), " ".join(offices)]
        return [*marks, tokens[0], " ".join(tokens[1:]), " ".join(offices)]
