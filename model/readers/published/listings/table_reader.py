"""The tables of a text while it is read: which is open, and which row a line belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.finding import Finding, Severity
from model.listing import ListingKind
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.published.cells.bulleted import BULLETED, with_offices
from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import begins_row, is_amount, is_departments, is_sum
from model.readers.published.cells.placed_rows import PlacedRow, place_row
from model.readers.published.cells.priced_cells import take_amounts
from model.readers.published.cells.table_head import TableHead, read_head
from model.readers.published.cells.table_rows import TableRow, parse_row
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import says_nothing
from model.readers.published.lines.units import StatedUnits
from model.readers.published.listings.amount_checks import AmountChecks, is_sum_line
from model.readers.published.listings.row_drafts import add_line, draft_row
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet, mark_of_cell

_PAIR, _TRIPLE = 2, 3
_SENTENCE = "。"
_OTHERS = re.compile(r"\s+(ほか)")
_RULE = re.compile(r"[-:=+─━═┼├┤┬┴│|｜＋\s]+")
_OPEN_NAME = re.compile(r"(?:[のとを・、／/]|[（「『【][^）」』】]*)$")


class TableReader:
    """Reads rows into sections. ``kind`` is None outside tables."""

    def __init__(self, draft: PlanDraft, units: StatedUnits) -> None:
        self._findings: list[Finding] = []
        self._draft, self._units = draft, units
        self._checks = AmountChecks(units)
        self._kind: ListingKind | None = None
        self._head: TableHead | None = None
        self._is_loose = False  # columns are divided by single blanks
        self._row: ListingDraft | None = None
        self._pending: list[str] = []  # what stood above the row it belongs to
        self._is_below_head = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be told of the rows read so far."""
        return (*self._findings, *self._checks.findings())

    @property
    def is_open(self) -> bool:
        """Whether a table is being read."""
        return self._kind is not None or self._head is not None

    @property
    def is_in_row(self) -> bool:
        """Whether the last row still lacks something: its departments or the end of a sentence."""
        return self._row is not None and not (self._row.departments and self._has_ended(self._row))

    @property
    def is_between_rows(self) -> bool:
        """Whether a row was read that lacks nothing."""
        return self._row is not None and not self.is_in_row

    @property
    def is_numbered(self) -> bool:
        """Whether the table has a column of serial numbers."""
        return self._head is not None and self._head.has(ColumnRole.NUMBER)

    def enter(self, kind: ListingKind) -> None:
        """Begin the tables under 【主要事業】 or 【その他の主な事業】."""
        self._kind, self._head, self._row = kind, None, None

    def leave(self, kind: ListingKind | None) -> None:
        """End a table; ``kind`` is that of the tables in the section that follows, if known."""
        self._kind, self._head, self._row, self._is_loose = kind, None, None, False

    def take(
        self, line: Line, section: SectionDraft, following: Line | None, before: LineRole | None
    ) -> LineRole | None:
        """Take a line with cells, or one that begins a row; None where it is neither."""
        if self._take_head(line) or (self.is_open and _RULE.fullmatch(line.raw)):
            return LineRole.TABLE_HEAD
        self._is_below_head = False
        cells = self._cells(line)
        if cells is None:
            return self._take_start(line, following)
        if not any(cells):
            return None
        if self._kind is None and self._head is None and len([c for c in cells if c]) < _TRIPLE:
            return LineRole.UNPLACED if line.has_tab else None
        if is_sum(cells) or (self._head and is_sum_line(cells, self._head)):
            self._checks.add_sum(line, cells, self._head)
            return LineRole.TOTAL
        if _says_none(cells):
            return LineRole.NOTE
        if self._head and line.has_tab and not self._pending:
            placed = place_row(cells, self._head, self._flags)
            role = self._take_placed(line, placed, section) if placed else None
            if role is not None:
                return role
        after_break = line.after_blank or before is LineRole.PAGE_HEAD
        if self._goes_on_in_cells(cells, after_break=after_break):
            return LineRole.ROW
        return self._add_row(line, [*self._pending, *cells], section)

    def go_on(self, line: Line, *, is_sentence: bool, after_break: bool) -> LineRole | None:
        """Take a line without cells that goes on with the last row; None where it does not."""
        row = self._row
        if row is None or line.has_tab:
            return None
        if has_bullet(line.text) and not is_sentence and self._has_ended(row):
            return LineRole.UNPLACED  # a project whose departments are missing, or what else?
        is_whole = self._has_ended(row) or self._is_unstopped(row)
        if is_departments(line.text) and is_whole and not after_break:
            row.departments = f"{row.departments} {line.text}".strip()
            return LineRole.ROW
        if row.description is None or (after_break and not self.is_in_row):
            return None
        if after_break and not is_sentence:
            return None
        if self._has_ended(row) and row.departments and not is_sentence:
            return None
        row.description += line.text
        return LineRole.ROW

    # --- heads and cells -------------------------------------------------------------------

    def _take_head(self, line: Line) -> bool:
        """Take the head of a table; whether the line is one, and not a row that has its own."""
        if line.head is not None:
            self._head, self._is_loose = line.head, False
            return False
        unit = self._units.at(line.number)
        if self._head and self._is_below_head and line.has_tab:
            whole = self._head.over(line.cells, unit)
            if whole:
                self._head = whole
                return True
        head = read_head(line.cells, unit)
        loose = None if head or line.has_tab else read_head(line.text.split(), unit)
        if head is None and loose is None:
            return False
        self._head, self._is_loose = head or loose, loose is not None
        self._is_below_head = True
        return True

    def _cells(self, line: Line) -> Sequence[str] | None:
        """Return the cells of a line that has some, else None."""
        if line.has_tab:
            return line.cells
        if not self.is_open:
            return None
        if len(line.filled) > 1:
            return line.cells
        loose = self._loose_cells(line.text) if self._is_loose else None
        if loose is not None:
            return loose
        if self._kind is ListingKind.OTHER and has_bullet(line.text):
            return with_offices(line.text)
        if self._head in (None, BULLETED) and has_bullet(line.text):
            cells = with_offices(line.text)
            return cells if len(cells) == _PAIR else None
        return None

    def _loose_cells(self, text: str) -> list[str] | None:
        """Divide a row at single blanks: the departments last, the name first."""
        tokens = _OTHERS.sub(r"\1", text).split()
        offices: list[str] = []
        while len(tokens) > 1 and is_departments(" ".join(tokens[-1:])):
            offices.insert(0, tokens.pop())
            if tokens[-1].endswith(_SENTENCE):
                break
        if not offices:
            return None
        marks = []
        while len(tokens) > 1 and (self._mark(tokens[0]) or tokens[0] in "○◯●・"):
            marks.append(tokens.pop(0))
        marks = [mark for mark in marks if mark not in "○◯●・"]
        if not self._is_described or len(tokens) == 1:
            return [*marks, " ".join(tokens), " ".join(offices)]
        return [*marks, tokens[0], " ".join(tokens[1:]), " ".join(offices)]

    @property
    def _is_described(self) -> bool:
        return self._head.is_described if self._head else self._kind is not ListingKind.OTHER

    @property
    def _flags(self) -> set[str]:
        return {flag.mark for flag in self._draft.flags}

    def _mark(self, cell: str) -> str | None:
        return mark_of_cell(cell, self._flags)

    # --- rows ------------------------------------------------------------------------------

    def _take_start(self, line: Line, following: Line | None) -> LineRole | None:
        """Keep a line for the row below it that it begins: a mark, or the first half of a name."""
        if self._kind is None and self._head is None:
            return None
        if following is None or following.after_blank or not following.has_tab:
            return None
        cells = following.filled
        below = following.cells
        begins = len(cells) >= _PAIR and not begins_row(below, self._flags)
        is_name = _OPEN_NAME.search(line.text) or begins_row([line.text], self._flags)
        lacks_name = len(cells) == _PAIR and cells[0].endswith(_SENTENCE) and not self.is_in_row
        if self._mark(line.text) or (begins and (is_name or lacks_name) and not self.is_in_row):
            self._pending = [line.text]
            return LineRole.ROW
        return None

    def _add_row(self, line: Line, cells: Sequence[str], section: SectionDraft) -> LineRole | None:
        filled = [cell for cell in cells if cell]
        if self._pending and not self._mark(self._pending[0]):
            filled = self._joined(filled)
        self._pending = []
        row = parse_row(filled, self._flags, described=self._is_described, head=self._head)
        if row is None:
            return LineRole.UNPLACED
        self._begin(line, row, section)
        return LineRole.ROW

    def _take_placed(self, line: Line, placed: PlacedRow, section: SectionDraft) -> LineRole | None:
        """Take a line whose cells stand in the columns of the head; None where it is no row.

        Without a name it goes on with the row above it.
        """
        if placed.text(ColumnRole.NAME):
            self._begin(line, placed.row(self._flags), section)
            return LineRole.ROW
        if self._row is None or placed.has_number:
            return None
        is_known = placed.has_texts or placed.is_of_year
        if self._row.amounts and not is_known:  # a sum, or whose else?
            return LineRole.UNPLACED
        self._checks.add_line(line, placed.row(self._flags))
        add_line(self._row, placed, self._flags)
        return LineRole.ROW

    def _begin(self, line: Line, row: TableRow, section: SectionDraft) -> None:
        if row.no_amounts:
            words = "」「".join(row.no_amounts)
            said = (
                f"「{row.name}」の「{words}」は、金額と読めないか単位がないため、金額とせず、"
                "文字のまま追加項目に残しました。"
            )
            self._findings.append(Finding(Severity.WARNING, line.where, said))
        self._kind = self._kind or ListingKind.MAIN
        self._row = draft_row(row, line.where, self._kind)
        section.listings.append(self._row)
        self._checks.add_row(line, row, self._row)

    def _joined(self, filled: list[str]) -> list[str]:
        """Return cells whose name begins in the line above."""
        first, second, *rest = filled
        if second.endswith(_SENTENCE) and not rest:  # the name alone stood above
            return [first, second]
        if len(filled) == _TRIPLE and second.endswith(_SENTENCE):
            return [first, second, *rest]
        return [first + second, *rest]

    def _goes_on_in_cells(self, cells: Sequence[str], *, after_break: bool) -> bool:
        """Whether cells go on with the last row: with its description, its departments or both."""
        row = self._row
        filled = [cell for cell in cells if cell]
        if row is None or self._pending or begins_row(cells, self._flags):
            return False
        if len(filled) == 1:
            is_first = bool(cells[0]) or self._is_under_name(cells)
            return self._take_single(row, filled[0], is_first=is_first, after=after_break)
        filled, priced = (filled, None) if row.amounts else take_amounts(filled, self._head)
        if len(filled) != _PAIR or row.description is None or not self._is_described:
            return False
        text, departments = filled
        if row.departments or departments.endswith(_SENTENCE) or is_amount(departments):
            return False
        if after_break and not (is_departments(departments) or text.endswith(_SENTENCE)):
            return False
        if self._has_ended(row) and not text.endswith(_SENTENCE):
            return False
        row.description += text
        row.departments = departments
        row.amounts = priced.amounts if priced else row.amounts
        return True

    def _is_under_name(self, cells: Sequence[str]) -> bool:
        columns = self._head.columns if self._head else ()
        names = (
            bool(cell) and c is not None and c.role is ColumnRole.NAME
            for c, cell in zip(columns, cells, strict=False)
        )
        return any(names)

    def _take_single(self, row: ListingDraft, text: str, *, is_first: bool, after: bool) -> bool:
        if is_departments(text) and not is_first and self._has_ended(row):
            row.departments = f"{row.departments} {text}".strip()
            return True
        is_rest = not self._has_ended(row) or text.endswith(_SENTENCE)
        if row.description is None or not is_rest or (after and not text.endswith(_SENTENCE)):
            return False
        row.description += text
        return True

    def _is_unstopped(self, row: ListingDraft) -> bool:
        """Whether a row has its departments, and a description that ends without a full stop."""
        return bool(row.departments) and _SENTENCE not in (row.description or _SENTENCE)

    def _has_ended(self, row: ListingDraft) -> bool:
        return row.description is None or row.description.endswith((_SENTENCE, "。）", "。」"))


def _says_none(cells: Sequence[str]) -> bool:
    """Whether a line of a table says that there is no project: 該当事業なし."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and says_nothing(filled[0])
