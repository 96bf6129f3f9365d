"""A list as it was opened: its sheets with their headings, and the sheet that is the list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import PlanFileError
from model.readers.file_content import decode, is_workbook, read_content
from model.readers.file_kinds import is_pdf
from model.readers.lists.source.abreast_tables import read_halves
from model.readers.lists.source.csv_grid import read_csv_grid
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.joint_sheets import alike_sheets, join_sheets
from model.readers.lists.source.list_sheet import ListSheet, is_example
from model.readers.lists.source.other_tables import without_other_tables
from model.readers.lists.source.project_forms.form_list import read_forms
from model.readers.lists.source.project_forms.forms_on_sheet import is_project_form
from model.readers.lists.source.stacked_tables import read_tables
from model.readers.lists.source.table_units import as_shown, in_row_units
from model.readers.lists.source.ticked_offices import name_ticked_offices
from model.readers.tables.grid import Grid

NO_LIST = "事業の一覧として読み取れる表がありません"
"""What is told of a file without a list of projects."""
HAVE_HEADS = "1行に1事業の表で、「事業名」などの見出しのあるものを指定してください。"


@dataclass(frozen=True, slots=True)
class ListSource:
    """The sheets of a file (one for a CSV), and which of them is read.

    Sheets that may be read together are one more sheet, the last.
    """

    source: str
    sheets: tuple[ListSheet, ...]
    chosen: int

    @property
    def sheet(self) -> ListSheet:
        """The sheet that is read."""
        return self.sheets[self.chosen]

    @property
    def grid(self) -> Grid:
        """The cells of the sheet that is read."""
        return self.sheet.grid

    @property
    def heads(self) -> Heads:
        """The headings of the sheet that is read. Raises PlanFileError where it has none."""
        if self.sheet.heads is None:
            raise PlanFileError(NO_LIST, where=self.source, remedy=HAVE_HEADS)
        return self.sheet.heads

    @property
    def body(self) -> range:
        """The rows below the headings, from 0."""
        return range(self.heads.body, len(self.grid.rows))

    @property
    def stem(self) -> str:
        """The file's name without its folder and ending."""
        return Path(self.source).stem

    def with_sheet(self, number: int, heads: Heads | None = None) -> ListSource:
        """Return the source with another sheet chosen, and ``heads`` put in place of its own."""
        sheets = list(self.sheets)
        if heads is not None:
            sheets[number] = replace(sheets[number].plain or sheets[number], heads=heads)
        return replace(self, sheets=tuple(sheets), chosen=number)

    def plain_where(self, headings: Collection[str]) -> ListSource:
        """Return the source with its sheet as it stands, where only so it has some of ``headings``.

        These are of departments, whose ticks are not read as their names then.
        """
        plain, heads = self.sheet.plain, self.heads
        if plain is None or not any(
            plain.known_heads.column_of(each) is not None and heads.column_of(each) is None
            for each in headings
        ):
            return self
        sheets = (*self.sheets[: self.chosen], plain, *self.sheets[self.chosen + 1 :])
        return replace(self, sheets=sheets)

    def with_sheets(self, names: Sequence[str]) -> ListSource | None:
        """Return the source with the sheets of ``names`` read together, as far as it has them.

        None where it has fewer than two of them with the headings of the first.
        """
        own = [sheet for sheet in self.sheets if not (sheet.parts or sheet.forms)]
        plain = (sheet.plain or sheet for sheet in own)
        found = [sheet for sheet in plain if sheet.heads and sheet.grid.name in names]
        alike: list[ListSheet] = []
        for sheet in found:
            if all(map(sheet.has_same_heads, alike)):
                alike.append(sheet)
        if len(alike) < 2:  # noqa: PLR2004  two at least
            return None
        return replace(
            self, sheets=(*own, name_ticked_offices(join_sheets(alike))), chosen=len(own)
        )

    @property
    def read(self) -> tuple[str, ...]:
        """The names of the sheets that are read."""
        return self.sheet.parts or self.sheet.forms or (self.sheet.grid.name,)

    @property
    def unread(self) -> tuple[ListSheet, ...]:
        """The sheets that are not read."""
        own = (sheet for sheet in self.sheets if not (sheet.parts or sheet.forms))
        return tuple(sheet for sheet in own if sheet.grid.name not in self.read)


def open_list(path: Path) -> ListSource:
    """Open the file at ``path``, a CSV or a workbook. Raises PlanFileError where it is neither."""
    return list_from_content(read_content(path), str(path))


def list_from_content(content: bytes, source: str) -> ListSource:
    """Open the list whose bytes are ``content``. Raises PlanFileError."""
    if is_pdf(content):
        raise PlanFileError(
            "PDF は一覧としては読めません",
            where=source,
            remedy="計画として開くか、表を Excel に写したものを指定してください。",
        )
    if not is_workbook(content):
        return list_from_text(decode(content, source), source)
    from model.readers.lists.source.workbook_grids import read_workbook_grids  # noqa: PLC0415  for CSV

    return choose_sheet(source, read_workbook_grids(content, source))


def list_from_text(text: str, source: str) -> ListSource:
    """Open the list in the text of a CSV file. Raises PlanFileError."""
    return choose_sheet(source, (read_csv_grid(text, source),))


def choose_sheet(source: str, grids: tuple[Grid, ...]) -> ListSource:
    """Choose the sheet that looks most like a list. Raises PlanFileError where there is none.

    One whose headings name projects, that is not hidden, no example, and has the most rows; with
    those that are one list with it, where there are any.
    """
    grids = tuple(map(as_shown, grids))
    forms = [grid for grid in grids if _is_form(grid)]
    sheets = tuple(ListSheet(g, None) if g in forms else _sheet(g) for g in grids)
    if forms and not any(_is_list(sheet) for sheet in sheets):
        return ListSource(source, (*sheets, read_forms(forms)), len(sheets))
    if not any(sheet.heads for sheet in sheets):
        raise PlanFileError(NO_LIST, where=source, remedy=HAVE_HEADS)
    ranks = [_rank(sheet) for sheet in sheets]
    opened = ListSource(source, sheets, ranks.index(max(ranks)))
    alike = alike_sheets([sheet.plain or sheet for sheet in sheets], opened.chosen)
    return opened.with_sheets([sheets[number].grid.name for number in alike]) or opened


def _is_form(grid: Grid) -> bool:
    """Whether a sheet holds forms of single projects, which are no examples."""
    return not grid.is_hidden and not is_example(grid.name) and is_project_form(grid)


def _is_list(sheet: ListSheet) -> bool:
    """Whether a sheet is a list beyond doubt: a heading of it names projects plainly."""
    return sheet.naming > 1 and not sheet.grid.is_hidden and not sheet.is_example


def _sheet(grid: Grid) -> ListSheet:
    joined, heads = read_halves(*read_tables(grid))
    sheet = without_other_tables(ListSheet(in_row_units(joined, heads), heads))
    return name_ticked_offices(sheet)


def _rank(sheet: ListSheet) -> tuple[bool, int, bool, bool, int]:
    grid = sheet.grid
    return (
        sheet.heads is not None,
        sheet.naming,
        not grid.is_hidden,
        not sheet.is_example,
        len(grid.rows),
    )
