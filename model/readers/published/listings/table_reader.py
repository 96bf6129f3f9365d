"""The rows of tables, line by line: which line begins one, and which goes on with the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.finding import Finding, Severity
from model.listing import ListingKind
from model.readers.department_names import is_office
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.published.cells.bulleted import BULLETED
from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import begins_row, is_amount, is_sum
from model.readers.published.cells.placed_rows import PlacedRow, place_row
from model.readers.published.cells.table_rows import TableRow, parse_row
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import indent_of
from model.readers.published.lines.units import StatedUnits
from model.readers.published.listings.amount_checks import AmountChecks, is_sum_line
from model.readers.published.listings.open_row import OpenRow
from model.readers.published.listings.open_table import OpenTable
from model.readers.published.listings.year_tables import YearTables
from model.readers.reading import LineRole
from model.readers.tables.row_kinds import is_ditto
from model.readers.tables.told import Told
from model.wareki import YEAR_OF_ERA

_SENTENCE = "。"
_RULE = re.compile(r"[-:=+─━═┼├┤┬┴│|｜＋\s]+")
_OPEN_NAME = re.compile(r"(?:[のとを・、／/]|[（「『【][^）」』】]*)$")
_FIGURE = re.compile(rf"[△▲約]?\s?[\d０-９]|{YEAR_OF_ERA}")
_REST = (
    "所管課も金額もない行なので、上の行の続きとし、事業の名前を「{name}」としました。"
    "元の計画書と見比べてください。"
)
_OFFICES_ABOVE = (
    "所管課の欄がないため、区分の初めにある「担当課：」などの行の課を所管課としました。"
)
_PAIR = 2
"""The cells of a row below the line that holds its name: a description and departments."""
_LEAST_CELLS = 3
"""So many cells make a row though no label and no head stands above them."""


class TableReader:
    """Reads rows into sections.

    Attributes:
        years: which rows stand below the year that a table is of.
        offices: those that a line above the rows of the section names (担当課：福祉課).
    """

    def __init__(self, draft: PlanDraft, units: StatedUnits) -> None:
        self._draft = draft
        self._findings: list[Finding] = []
        self._told = Told()
        self.years = YearTables()
        self.offices = ""
        self._checks = AmountChecks(units)
        self._table = OpenTable(draft, units)
        self._row: OpenRow | None = None
        self._is_in_head = False  # repeated on a page, maybe with a second row
        self._is_in_sum = False  # with a line for each year
        self._pending: list[str] = []  # what stood above the row it belongs to

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be told of the rows read so far."""
        return (*self._findings, *self._told.findings(), *self._checks.findings())

    @property
    def is_open(self) -> bool:
        """Whether a table is being read."""
        return self._table.is_open

    @property
    def is_in_row(self) -> bool:
        """Whether the last row still lacks something: its departments or the end of a sentence."""
        return self._row is not None and not self._row.is_whole

    @property
    def is_between_rows(self) -> bool:
        """Whether a row was read that lacks nothing."""
        return self._row is not None and self._row.is_whole

    @property
    def is_numbered(self) -> bool:
        """Whether the table has a column of serial numbers."""
        return self._table.is_numbered

    def enter(self, kind: ListingKind) -> None:
        """Begin the tables under 【主要事業】 or 【その他の主な事業】."""
        self._table.enter(kind)
        self._row = None

    def leave(self, kind: ListingKind | None) -> None:
        """End a table; ``kind`` is that of the tables in the section that follows, if known."""
        self._table.leave(kind)
        self._row = None

    def take(
        self, line: Line, section: SectionDraft, following: Line | None, before: LineRole | None
    ) -> LineRole | None:
        """Take a line with cells, or one that begins a row; None where it is neither."""
        table = self._table
        if table.take_head(line) or (table.is_open and _RULE.fullmatch(line.raw)):
            return LineRole.TABLE_HEAD
        table.is_below_head = False
        cells = table.cells_of(line)
        if cells is None:
            return self._take_start(line, following)
        is_short = not table.is_open and len(_filled(cells)) < _LEAST_CELLS
        if is_short or (table.head is None and _is_of_figures(cells)):
            return LineRole.UNPLACED if line.has_tab else None
        if self._is_sum_of_year(cells) or self._take_sum(line, cells):
            return LineRole.TOTAL
        if table.head and line.has_tab and not self._pending:
            placed = place_row(cells, table.head, self._draft.marks)
            role = self._take_placed(line, placed, section) if placed else None
            if role is not None:
                return role
        after_break = line.after_blank or before is LineRole.PAGE_HEAD
        if self._goes_on(cells, after_break=after_break):
            return LineRole.ROW
        return self._add_row(line, [*self._pending, *cells], section)

    def go_on(self, line: Line, *, is_sentence: bool, after_break: bool) -> LineRole | None:
        """Take a line without cells that goes on with the last row; None where it does not."""
        if self._row is None or line.has_tab:
            return None
        return self._row.take_text(line, is_sentence=is_sentence, after_break=after_break)

    def _take_sum(self, line: Line, cells: Sequence[str]) -> bool:
        """Take in a line where it is a sum of the rows above; return whether it is."""
        head = self._table.head
        found = is_sum(cells) or (head is not None and is_sum_line(cells, head))
        if found:
            self._checks.add_sum(line, cells, head)
        return found

    def _is_sum_of_year(self, cells: Sequence[str]) -> bool:
        """Whether cells are the line of a year of a sum: 合計 R7, and R8 below it."""
        head = self._table.head
        place = head.year_place if head else None
        others = [cell for at, cell in enumerate(cells) if cell and at != place]
        if others and not is_amount(others[0]):
            self._is_in_sum = is_sum(others)
        return self._is_in_sum and head is not None and head.year_of(cells) is not None

    def _goes_on(self, cells: Sequence[str], *, after_break: bool) -> bool:
        """Whether cells go on with the last row, which then has them."""
        if self._row is None or self._pending or begins_row(cells, self._draft.marks):
            return False
        table = self._table
        return self._row.take_cells(
            cells, table.head, described=table.is_described, after_break=after_break
        )

    def _take_start(self, line: Line, following: Line | None) -> LineRole | None:
        """Keep a line for the row below it that it begins: a mark, or the first half of a name."""
        if not self._table.is_open:
            return None
        if following is None or following.after_blank or not following.has_tab:
            return None
        marks, cells = self._draft.marks, following.filled
        begins = len(cells) >= _PAIR and not begins_row(following.cells, marks)
        is_name = _OPEN_NAME.search(line.text) or begins_row([line.text], marks)
        lacks_name = len(cells) == _PAIR and cells[0].endswith(_SENTENCE)
        is_start = begins and (is_name or lacks_name) and not self.is_in_row
        if self._table.mark_of(line.text) or is_start:
            self._pending = [line.text]
            return LineRole.ROW
        return None

    def _add_row(self, line: Line, cells: Sequence[str], section: SectionDraft) -> LineRole:
        filled = _filled(cells)
        if self._pending and not self._table.mark_of(self._pending[0]):
            filled = _with_name(filled)
        self._pending = []
        described = self._table.is_described
        row = parse_row(filled, self._draft.marks, described=described, head=self._table.head)
        if row is None:
            return LineRole.UNPLACED
        self._begin(line, row, section)
        return LineRole.ROW

    def _take_placed(self, line: Line, placed: PlacedRow, section: SectionDraft) -> LineRole | None:
        """Take a line whose cells stand in the columns of the head; None where it is no row.

        Without a name it goes on with the row above it.
        """
        if placed.repeats_head:
            self._row, self._is_in_head = None, True
            return LineRole.TABLE_HEAD
        if self._is_in_head and placed.is_below_head:
            return LineRole.TABLE_HEAD
        self._is_in_head = False
        if placed.is_sum:
            self._checks.add_sum(line, placed.cells, placed.head)
            return LineRole.TOTAL
        is_named = bool(placed.text(ColumnRole.NAME))
        if is_named and self._row and self._row.take_rest(line, placed, self._draft.marks):
            said = _REST.format(name=self._row.draft.name)
            self._findings.append(Finding(Severity.WARNING, line.where, said))
            return LineRole.ROW
        if is_named:
            self._begin(line, placed.row(self._draft.marks), section)
            return LineRole.ROW
        if self._row is None or placed.has_number:
            return None
        is_known = placed.has_texts or placed.is_of_year
        if self._row.draft.amounts and not is_known:  # a sum, or whose else?
            return LineRole.UNPLACED
        self._checks.add_line(line, placed.row(self._draft.marks))
        self._row.add_line(placed, self._draft.marks)
        return LineRole.ROW

    def _begin(self, line: Line, row: TableRow, section: SectionDraft) -> None:
        self._table.kind = self._table.kind or ListingKind.MAIN
        draft = ListingDraft(
            where=line.where,
            kind=self._table.kind,
            name=row.name,
            description=row.description,
            departments=self._departments(row, section, line.where),
            flag=row.flag,
            relisted=row.relisted,
            amounts=row.priced.amounts,
            extras=row.priced.extras,
        )
        may_follow = self._table.head is None and self._table.is_described
        indent = indent_of(line) if may_follow and draft.description is None else None
        self._row = OpenRow(draft, is_closed=line.is_whole, indent=indent)
        section.listings.append(draft)
        self.years.add(section, draft)
        self._checks.add_row(line, row, draft, self._table.head)

    def _departments(self, row: TableRow, section: SectionDraft, where: str) -> str:
        """Return the departments of a row: 〃 repeats those above, a heading may name them.

        So may a line above the rows, where they have no column of their own.
        """
        if is_ditto(row.departments):
            return self._row.draft.departments if self._row else ""
        head = self._table.head
        has_column = head is None or head.has(ColumnRole.DEPARTMENTS)
        if row.departments or (has_column and head is not BULLETED):
            return row.departments
        if not section.number and is_office(section.title):
            return section.title
        if self.offices:
            self._told.tell(Severity.NOTICE, _OFFICES_ABOVE, where)
        return self.offices


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell]


def _with_name(filled: Sequence[str]) -> list[str]:
    """Return the cells of a row of which the first stood in the line above: a name, or its half."""
    first, second, *rest = filled
    is_name_alone = second.endswith(_SENTENCE) and len(rest) <= 1
    return [first, second, *rest] if is_name_alone else [first + second, *rest]


def _is_of_figures(cells: Sequence[str]) -> bool:
    """Whether cells that no head explains are figures but for the first: 農家数, 1,234, 987."""
    _, *others = _filled(cells)
    return bool(others) and all(map(_FIGURE.match, others))
