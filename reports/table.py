"""Tables of a document: columns, cells and rows as plain values, and totals that add rows up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from model.money import Unit


class ColumnKind(Enum):
    """What a column holds; a writer takes alignment and number format from it.

    COUNT and YEN are grouped by three; ORDINAL is a number that names (a year, a serial number)
    and is not.
    """

    TEXT = "text"
    MARK = "mark"
    COUNT = "count"
    ORDINAL = "ordinal"
    YEN = "yen"
    PAGE = "page"

    @property
    def is_summed(self) -> bool:
        """Whether the values of such a column add up."""
        return self in (ColumnKind.COUNT, ColumnKind.YEN)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a cell of a DATA part may hold, offered as a list where it is filled in.

    Either ``words``, or what stands in rows ``first`` to ``last`` (from 0) of a column of another
    DATA part. ``is_strict`` refuses anything else; otherwise the clerk is asked.
    """

    words: tuple[str, ...] = ()
    part: str = ""
    column: str = ""
    first: int = 0
    last: int = 0
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``least`` and ``most`` bound its width in full-width characters of the body type; between them
    it is as wide as its content asks. A column with ``most`` None shares what the page has left.
    ``key`` names the column: in a workbook, tables of one part that share a key share a column.
    ``choices`` are offered in a DATA part, and words in the cells to be filled in of a form.
    ``is_key`` says that its texts name rows: on a page too narrow for all columns, it keeps its
    width before the others share the rest. ``is_name`` says that its texts are names and titles,
    which paper breaks at phrases. ``stays`` keeps it in sight with those before it where a DATA
    part is moved sideways, if they leave room, and repeats it on pages side by side.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    least: float = 3
    most: float | None = None
    choices: Choices | None = None
    is_key: bool = False
    is_name: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text. ``link`` makes it lead to an anchor; ``see`` adds where that anchor is printed.

    A booklet prints ``see`` as 「→ p. 12」; a workbook has no pages and prints ``see_as``, what the
    place is called in its heading; the mark of the row leads there.
    """

    text: str
    link: str | None = None
    see: str | None = None
    see_as: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Text):
    """A text that stands already where one is to be filled in, and may be changed there.

    In a column of amounts it is a word in place of one that is open (未定).
    """


@dataclass(frozen=True, slots=True)
class RowCount(Text):
    """The label of a total that says how many body rows stand in ``first`` to ``last``.

    ``parts`` are what the text is made of: words, and between them the keys of what is counted, as
    ``Counted``. A workbook goes on counting where rows can be filtered away; elsewhere, and in a
    booklet, ``text`` is printed. In so many cells of the rows as ``words`` says, a word stands
    where an amount is to be filled in (未定).
    """

    parts: tuple[str | Counted, ...] = ()
    first: int = 0
    last: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of rows whose cell in the column ``key`` has a text; ``value`` is what it is now.

    In a column of amounts that is a text in place of an amount (再掲).
    """

    key: str
    value: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things. None prints as empty."""

    value: int | None


@dataclass(frozen=True, slots=True)
class Yen:
    """An amount in yen. None means not known and prints as empty."""

    value: int | None


@dataclass(frozen=True, slots=True)
class Input:
    """A cell to be filled in with an amount (in the document's unit) or, in a text column, a text.

    ``value`` is the amount already known, in yen. One that ``may_stay_blank`` leaves the sum of its
    column known without it.
    """

    value: int | None = None
    may_stay_blank: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over the body rows ``first`` to ``last`` (indices into the table's rows).

    The range may hold further totals, which are not added again. ``value`` is the sum, in yen in a
    YEN column. A workbook writes a formula with this value, a booklet the value, or room to write
    where an amount that it adds is still to be filled in (``is_open``). Where no amount is known
    that it adds (``is_nothing``), it shows ― and not 0.
    """

    value: int
    first: int
    last: int
    is_open: bool = False
    is_nothing: bool = False


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page on which an anchor is printed; in a workbook a link to it.

    The pages of ``further`` anchors follow, each page once (12, 14); a workbook leads to the first.
    """

    anchor: str
    further: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[str, ...]:
        """All of them, in the order in which their pages are printed."""
        return (self.anchor, *self.further)


@dataclass(frozen=True, slots=True)
class Across:
    """The sum of what stands in the columns ``keys`` of the same row, ``value`` in yen.

    None where nothing is known there, which prints as empty. A workbook writes a formula with this
    value, so that the sum follows what is filled in; a booklet the value, or room to write where
    an amount is still to be filled in (``is_open``).
    """

    value: int | None
    keys: tuple[str, ...]
    is_open: bool = False


Cell = Text | Count | Yen | Input | Total | Across | PageOf


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading inside a table, for the rows below it; ``level`` 1 is the outermost.

    ``note`` stands with it in plain type (施策全体の事業費 9億4百万円).
    """

    text: str
    level: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of cells, one for each column. ``id`` is a stable name of what it shows, if any."""

    cells: tuple[Cell, ...]
    anchor: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A subtotal (``level`` as its group) or the total of the table (``level`` 0).

    Its cells match the columns; the first text cell holds its label (小計, 合計).
    """

    cells: tuple[Cell, ...]
    level: int = 0


Row = GroupRow | BodyRow | TotalRow


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns and rows. ``caption`` stands above it at the left, ``unit`` at the right.

    ``unit`` is that of amounts, None where a table has none.
    ``is_form`` says that people fill in its Input cells and send it back. ``abreast`` is how many
    stretches of a long, narrow table stand side by side; a workbook does so where it has no groups
    and leaves the other tables of its part their width.
    ``key`` is by what charts of the same part know it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    unit: Unit | None = None
    is_form: bool = False
    abreast: int = 1
    key: str = ""

    @property
    def unit_note(self) -> str:
        """The units of its figures as printed above it (（単位：千円、件）), empty without any.

        Counts are named where a head does not say itself that it counts (掲載（件）, 事業数).
        """
        counts = (each.title for each in self.columns if each.kind is ColumnKind.COUNT)
        units = [self.unit.label] if self.unit else []
        units += ["件"] if any(not set("件数") & set(title) for title in counts) else []
        return f"（単位：{'、'.join(units)}）" if units else ""

    @property
    def is_of_figures(self) -> bool:
        """Whether figures alone stand behind the names in its first column."""
        return len(self.columns) > 1 and all(each.kind.is_summed for each in self.columns[1:])

    @property
    def places_of_texts(self) -> tuple[int, ...]:
        """Where the columns stand that hold texts, and nothing to be filled in."""
        return tuple(
            place
            for place, cells in enumerate(self.cells_by_column())
            if self.columns[place].kind is ColumnKind.TEXT
            and cells - {Text("")}
            and Input() not in cells
        )

    @property
    def body_rows(self) -> tuple[BodyRow, ...]:
        """The rows of cells, without headings and totals."""
        return tuple(row for row in self.rows if isinstance(row, BodyRow))

    def cells_by_column(self) -> list[set[Cell]]:
        """Return what the body rows hold in each column."""
        rows = (row.cells for row in self.body_rows)
        return list(map(set, zip(*rows, strict=True))) or [set() for _ in self.columns]
