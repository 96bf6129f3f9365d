"""A list as it was opened: its sheets with their headings, and the sheet that is the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import PlanFileError
from model.readers.file_content import decode, is_zip, read_content
from model.readers.lists.csv_grid import read_csv_grid
from model.readers.lists.heads import Heads, find_heads
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import meanings

_EXAMPLE = re.compile(r"記[入載]例|見本|サンプル|様式|凡例|リスト$|選択肢|マスタ")
NO_LIST = "事業の一覧として読み取れる表がありません"
"""What is told of a file without a list of projects."""
HAVE_HEADS = "1行に1事業の表で、「事業名」などの見出しのあるものを指定してください。"


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet and its headings, None where none were found."""

    grid: Grid
    heads: Heads | None

    @property
    def is_named(self) -> bool:
        """Whether a heading says, or may say, which column has the projects' names."""
        return self.naming > 0

    @property
    def naming(self) -> int:
        """How plainly a heading names the column of names: 2 plainly, 1 perhaps, 0 not at all."""
        titles = self.heads.titles if self.heads else ()
        words = [word for title in titles for word in meanings(title) if word.role is Role.NAME]
        return max((1 + word.is_strong for word in words), default=0)


@dataclass(frozen=True, slots=True)
class ListSource:
    """The sheets of a file (one for a CSV), and which of them is read."""

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
    def stem(self) -> str:
        """The file's name without its folder and ending."""
        return Path(self.source).stem

    def with_sheet(self, number: int, heads: Heads | None = None) -> ListSource:
        """Return the source with another sheet chosen, and ``heads`` put in place of its own."""
        sheets = list(self.sheets)
        if heads is not None:
            sheets[number] = replace(sheets[number], heads=heads)
        return replace(self, sheets=tuple(sheets), chosen=number)


def open_list(path: Path) -> ListSource:
    """Open the file at ``path``, a CSV or a workbook. Raises PlanFileError where it is neither."""
    return list_from_content(read_content(path), str(path))


def list_from_content(content: bytes, source: str) -> ListSource:
    """Open the list whose bytes are ``content``. Raises PlanFileError."""
    if not is_zip(content):
        return list_from_text(decode(content, source), source)
    from model.readers.lists.workbook_grids import read_workbook_grids  # noqa: PLC0415  for CSV

    return choose_sheet(source, read_workbook_grids(content, source))


def list_from_text(text: str, source: str) -> ListSource:
    """Open the list in the text of a CSV file. Raises PlanFileError."""
    return choose_sheet(source, (read_csv_grid(text, source),))


def choose_sheet(source: str, grids: tuple[Grid, ...]) -> ListSource:
    """Choose the sheet that looks most like a list. Raises PlanFileError where there is none.

    One whose headings name projects, that is not hidden, no example, and has the most rows.
    """
    sheets = tuple(ListSheet(grid, find_heads(grid)) for grid in grids)
    if not any(sheet.heads for sheet in sheets):
        raise PlanFileError(NO_LIST, where=source, remedy=HAVE_HEADS)
    ranks = [_rank(sheet) for sheet in sheets]
    return ListSource(source, sheets, ranks.index(max(ranks)))


def _rank(sheet: ListSheet) -> tuple[bool, int, bool, bool, int]:
    grid = sheet.grid
    return (
        sheet.heads is not None,
        sheet.naming,
        not grid.is_hidden,
        _EXAMPLE.search(grid.name) is None,
        len(grid.rows),
    )
