"""The row that was read last, and which lines and cells go on with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from model.readers.draft import ListingDraft
from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.placed_rows import PlacedRow
from model.readers.published.cells.priced_cells import take_amounts
from model.readers.published.cells.table_head import TableHead
from model.readers.published.lines.broken_texts import join_departments, join_text
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import indent_of
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet

_SENTENCE = "。"
_ENDS = (_SENTENCE, "。）", "。」")
_TEXT_AND_OFFICES = 2


class OpenRow:
    """A row that lines below it may go on with; ``draft`` is added to.

    Attributes:
        is_closed: whether nothing goes on with it: its lines were put together before.
        indent: how far in it begins, in columns, where its description may stand below it and
            further in; None where it may not.
    """

    def __init__(
        self, draft: ListingDraft, *, is_closed: bool = False, indent: int | None = None
    ) -> None:
        self.draft = draft
        self.is_closed = is_closed
        self.indent = indent

    @property
    def is_whole(self) -> bool:
        """Whether it lacks nothing: it has departments, and its description has ended."""
        return self.is_closed or (bool(self.draft.departments) and self._has_ended)

    def take_rest(self, line: Line, placed: PlacedRow, flags: Collection[str]) -> bool:
        """Take a line with a name where it is the rest of the row, whose sentence it ends.

        It stands right below, and has neither departments, amounts nor marks, though the row has
        the first two.
        """
        row = self.draft
        if self.is_closed or line.head is not None or line.after_blank or placed.has_number:
            return False
        if not (row.departments and row.amounts and row.description):
            return False
        text = placed.text(ColumnRole.DESCRIPTION)
        is_bare = not (placed.text(ColumnRole.DEPARTMENTS) or placed.text(ColumnRole.AMOUNT))
        goes_on = not row.description.endswith(_SENTENCE) and text.endswith(_SENTENCE)
        marked = placed.row(flags)
        if not (is_bare and goes_on) or marked.flag or marked.relisted:
            return False
        row.name += placed.text(ColumnRole.NAME)
        row.description += text
        return True

    def add_line(self, line: PlacedRow, flags: Collection[str]) -> None:
        """Add the cells of a line that goes on with it and has no name, by column."""
        draft, more = self.draft, line.row(flags)
        draft.flag = draft.flag or more.flag
        if more.description:
            draft.description = join_text(draft.description or "", more.description)
        if more.departments:
            draft.departments = join_departments(draft.departments, more.departments)
        draft.amounts = (*draft.amounts, *more.priced.amounts)
        extras = dict(draft.extras)
        for heading, text in more.priced.extras:
            extras[heading] = join_text(extras.get(heading, ""), text)
        draft.extras = tuple(extras.items())

    def take_text(self, line: Line, *, is_sentence: bool, after_break: bool) -> LineRole | None:
        """Take a line without cells that goes on with the row; None where it does not."""
        row = self.draft
        if self.is_closed:
            return None
        if has_bullet(line.text) and not is_sentence and self._has_ended:
            return LineRole.UNPLACED  # a project whose departments are missing, or what else?
        may_have_more = self._has_ended or self._is_unstopped
        if is_departments(line.text) and may_have_more and not after_break:
            self._add_departments(line.text)
            return LineRole.ROW
        if row.description is None and not after_break and self._is_within(line):
            row.description = ""
        if row.description is None or (after_break and self.is_whole):
            return None
        if not is_sentence and (after_break or self.is_whole):
            return None
        row.description += line.text
        return LineRole.ROW

    def take_cells(
        self, cells: Sequence[str], head: TableHead | None, *, described: bool, after_break: bool
    ) -> bool:
        """Take cells that go on with its description, its departments or both, if these do.

        ``described`` says whether the table has descriptions.
        """
        filled = [cell for cell in cells if cell]
        if self.is_closed:
            return False
        if len(filled) == 1:
            is_first = bool(cells[0]) or _is_under_name(cells, head)
            return self._take_single(filled[0], is_first=is_first, after_break=after_break)
        row = self.draft
        filled, priced = (filled, None) if row.amounts else take_amounts(filled, head)
        if len(filled) != _TEXT_AND_OFFICES or row.description is None or not described:
            return False
        text, departments = filled
        if row.departments or departments.endswith(_SENTENCE) or is_amount(departments):
            return False
        if after_break and not (is_departments(departments) or text.endswith(_SENTENCE)):
            return False
        if self._has_ended and not text.endswith(_SENTENCE):
            return False
        row.description += text
        row.departments = departments
        row.amounts = priced.amounts if priced else row.amounts
        return True

    def _take_single(self, text: str, *, is_first: bool, after_break: bool) -> bool:
        row = self.draft
        if is_departments(text) and not is_first and self._has_ended:
            self._add_departments(text)
            return True
        is_sentence = text.endswith(_SENTENCE)
        is_rest = is_sentence or not (self._has_ended or after_break)
        if row.description is None or not is_rest:
            return False
        row.description += text
        return True

    def _add_departments(self, text: str) -> None:
        self.draft.departments = f"{self.draft.departments} {text}".strip()

    def _is_within(self, line: Line) -> bool:
        """Whether a line begins further in than the row, where its description may do so."""
        return self.indent is not None and indent_of(line) > self.indent

    @property
    def _is_unstopped(self) -> bool:
        """Whether it has its departments, and a description that has no full stop anywhere."""
        return bool(self.draft.departments) and _SENTENCE not in (
            self.draft.description or _SENTENCE
        )

    @property
    def _has_ended(self) -> bool:
        return self.draft.description is None or self.draft.description.endswith(_ENDS)


def _is_under_name(cells: Sequence[str], head: TableHead | None) -> bool:
    columns = head.columns if head else ()
    names = (
        bool(cell) and column is not None and column.role is ColumnRole.NAME
        for column, cell in zip(columns, cells, strict=False)
    )
    return any(names)
