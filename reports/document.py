"""The document between a report and its writers: plain values that say what is on the paper.

A report builds a ``Document``; a writer turns it into a workbook, a booklet or a CSV. A writer
never sees the plan and a report never sees a file, so both formats say the same. A document says
what a cell is (a text, an amount, the total of these rows, an input, a link to that place), never
a formula or a page number: those belong to the writer.

A *part* is a sheet in a workbook and a chapter in a booklet. An *anchor* is a name, unique in its
document, of a place that links and page references may point to; the key of a part is one too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from model.money import Unit
from reports.page import Marks, Page


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
    ``choices`` are offered in a DATA part.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    least: float = 3
    most: float | None = None
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text. ``link`` makes it lead to an anchor; ``see`` adds where that anchor is printed.

    A booklet prints ``see`` as 「→ p. 12」; a workbook has no pages and prints ``see_as``, what the
    place is called (1-4-2).
    """

    text: str
    link: str | None = None
    see: str | None = None
    see_as: str = ""


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

    ``value`` is the amount already known, in yen.
    """

    value: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over the body rows ``first`` to ``last`` (indices into the table's rows).

    The range may hold further totals, which are not added again. ``value`` is the sum, in yen in a
    YEN column. A workbook writes a formula with this value, a booklet the value.
    """

    value: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page on which an anchor is printed; in a workbook a link to it."""

    anchor: str


Cell = Text | Count | Yen | Input | Total | PageOf


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading inside a table, for the rows below it; ``level`` 1 is the outermost.

    ``note`` stands with it in plain type (施策全体の事業費 9億4百万円).
    """

    text: str
    level: int = 1
    note: str = ""
    anchor: str | None = None


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

    ``unit`` is printed as 「（単位：千円）」 and left out where None (a table without amounts).
    ``is_form`` says that people fill in its Input cells and send it back. ``abreast`` is how many
    stretches of a long, narrow table a booklet sets side by side; a workbook sets it in one.
    ``key`` is by what charts of the same part know it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    unit: Unit | None = None
    is_form: bool = False
    abreast: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the largest inside a part (the part's title is level 0).

    ``number`` is printed before the text. ``in_contents`` puts it into contents and bookmarks.
    """

    text: str
    level: int
    number: str = ""
    anchor: str | None = None
    in_contents: bool = True


class ParagraphRole(Enum):
    """How a paragraph is set: running text, a lead below a heading, or a small note."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    role: ParagraphRole = ParagraphRole.BODY


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under it (事業費: 9億4百万円)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of facts, set as label and text side by side."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart of a table in the same part; it shows what stands there and nothing else.

    Attributes:
        title: what it shows (区分別の事業数).
        table: the key of the table.
        labels: the key of the column with the names of the bars.
        values: the keys of the columns with their lengths, one series each, all of one kind.
        rows: indices of the rows shown (body rows and totals).
        axis: the title of the value axis with its unit (事業数（件）, 事業費（百万円）).
        alternative: what it says in a sentence, for those who cannot see it.
    """

    title: str
    table: str
    labels: str
    values: tuple[str, ...]
    rows: tuple[int, ...]
    axis: str
    alternative: str


Block = Heading | Paragraph | Facts | Table | Chart


class PartRole(Enum):
    """What a part is for.

    FRONT: the overview on which a workbook opens (a booklet prints it as a chapter).
    CHAPTER: paper to print. DATA: a table to compute on, heads in its first row and nothing else,
    after the 統計表における機械判読可能なデータの表記方法の統一ルール.
    """

    FRONT = "front"
    CHAPTER = "chapter"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet in a workbook, a chapter in a booklet. ``key`` is an anchor; ``title`` its name.

    ``runs_on`` lets a booklet begin it on the page before where enough of that is left.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    role: PartRole = PartRole.CHAPTER
    runs_on: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the part, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready for any writer.

    ``title`` is the report's name (所管課別一覧), ``subject`` the plan it is made from,
    ``issuer`` the city, ``facts`` what the cover or front sheet says of it (picks, counts).
    ``has_cover`` asks for a cover and contents in a booklet, a front sheet in a workbook.
    ``locks_forms`` and ``folds_groups`` speak of workbooks: whether a form is open in its inputs
    alone, and whether the outline of other sheets is folded at first.
    """

    title: str
    subject: str
    issuer: str
    made_on: date
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...] = ()
    unit: Unit = Unit.THOUSAND
    page: Page = field(default_factory=Page)
    has_cover: bool = True
    marks: Marks = field(default_factory=Marks)
    locks_forms: bool = True
    folds_groups: bool = False
