"""A sheet as it lies in its file: rows of raw cells, merged ranges, cells that hold no value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from model.readers.tables.place_names import column_letter, named_sheet, place, row_name

Cell = str | int | float | bool | date | datetime | time | None
"""What a file holds in a cell; a text of blanks counts as None."""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells that are one; rows and columns count from 0, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows of sheets read together come from.

    From row ``start`` on they are those of ``sheet``, where row ``start`` is ``start + shift``.
    ``columns`` says where each column stands there, if not in the same place, ``title`` what the
    sheet says above its table that it holds (政策1 安心 of 政策1), where it does, and ``office``
    whose projects stand there.
    """

    start: int
    sheet: str
    shift: int
    columns: tuple[int, ...] = ()
    title: str = ""
    office: str = ""

    def column(self, column: int) -> int:
        """Where a column stands in the file."""
        return self.columns[column] if column < len(self.columns) else column


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet or a CSV file, or several sheets read together.

    ``rows`` may be of different lengths. ``faults`` says for cells, by (row, column) from 0, why
    they hold no value: the error that stands there (#REF!), or a formula without a result.
    ``hidden`` names the rows and columns that are not shown (5行目, C列), ``struck`` the cells
    with text that is struck through. ``scaled`` says of cells, by (row, column) from 0, what they
    show as 1: 1,000 where their format leaves out thousands; ``units`` of those whose format has
    the word for one (#,##0"千円") how many yen it is. ``headers`` are the texts above each page.
    ``is_text`` says that every cell is a text, as in a CSV file. Of several sheets ``origins`` tell
    which rows are whose, and column ``sheet_column`` holds the name or title of each row's sheet.
    ``places`` says of cells that stand elsewhere in their sheet where, by (row, column) from 0.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[MergedRange, ...] = ()
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    is_hidden: bool = False
    hidden: tuple[str, ...] = ()
    is_text: bool = False
    origins: tuple[Origin, ...] = ()
    sheet_column: int | None = None
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    struck: tuple[str, ...] = ()
    scaled: Mapping[tuple[int, int], int] = field(default_factory=dict)
    units: Mapping[tuple[int, int], int] = field(default_factory=dict)
    headers: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place counted from 0; None outside the sheet."""
        if column == self.sheet_column:
            origin = self._origin(row)
            return (origin.title or origin.sheet) if origin else None
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def text(self, row: int, column: int) -> str:
        """The text of the cell at a place counted from 0."""
        return cell_text(self.cell(row, column))

    def sheet_of(self, row: int) -> str:
        """The name of the sheet that a row is of, where sheets are read together; else empty."""
        origin = self._origin(row)
        return origin.sheet if origin else ""

    def office_of(self, row: int) -> str:
        """The department that the sheet of a row names above its table; else empty."""
        origin = self._origin(row)
        return origin.office if origin else ""

    def number(self, row: int) -> int:
        """The number of a row, counted from 0, in its own sheet, counted from 1."""
        origin = self._origin(row)
        return row + 1 + (origin.shift if origin else 0)

    def row_name(self, row: int) -> str:
        """The name of a row counted from 0, as messages give it: 12行目, 「市民課」シート12行目."""
        return row_name(self.sheet_of(row), self.number(row))

    def cell_name(self, row: int, column: int) -> str:
        """The name of a cell counted from 0, as messages give it: C12, 「市民課」シートC12."""
        if (row, column) in self.places:
            return f"{named_sheet(self.sheet_of(row))}{place(*self.places[row, column])}"
        origin = self._origin(row)
        at = origin.column(column) if origin else column
        return f"{named_sheet(self.sheet_of(row))}{column_letter(at)}{self.number(row)}"

    def _origin(self, row: int) -> Origin | None:
        place = bisect_right(self.origins, row, key=lambda origin: origin.start)
        return self.origins[place - 1] if place else None


def cell_text(cell: Cell) -> str:
    """Return a cell as text: blanks made single, none at the ends of lines, whole numbers bare."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _tidy(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def _tidy(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    lines = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
