"""The document between a report and its writers: plain values that say what is on the paper.

A report builds a ``Document``; a writer turns it into a workbook, a booklet or a CSV. A writer
never sees the plan and a report never sees a file, so both formats say the same. A document says
what a cell is (a text, an amount, the total of these rows, an input, a link to that place), never
a formula or a page number: those belong to the writer.

A *part* is a sheet in a workbook and a chapter in a booklet. An *anchor* is a name, unique in its
document, of a place that links and page references may point to; the key of a part is one too.
Parts are built one by one as a writer comes to them, so that none has to hold a long plan whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import overload

from model.money import Unit
from reports.page import Marks, Page
from reports.table import BodyRow, Count, Table, Text, Yen


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the largest inside a part (the part's title is level 0).

    ``in_contents`` puts it into contents and bookmarks.
    """

    text: str
    level: int
    anchor: str | None = None
    in_contents: bool = True


class ParagraphRole(Enum):
    """How a paragraph is set: running text, a lead below a heading, or a small note."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text.

    ``in_workbook`` stands in its place in a workbook, where what is to be done there is another
    (sums that a workbook makes and a clerk with a pen does not).
    """

    text: str
    role: ParagraphRole = ParagraphRole.BODY
    in_workbook: str = ""


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
        values: the key of the column with their lengths.
        rows: indices of the rows shown, body rows whose values are known.
        axis: the title of the value axis with its unit (事業数（件）, 事業費（百万円）).
        alternative: what it says in a sentence, for those who cannot see it.
    """

    title: str
    table: str
    labels: str
    values: str
    rows: tuple[int, ...]
    axis: str
    alternative: str

    def bars(self, table: Table) -> list[tuple[str, int]]:
        """Return the name and the length of each bar, of amounts in yen, as ``table`` has them."""
        keys = [column.key for column in table.columns]
        rows = (
            row.cells for row in map(table.rows.__getitem__, self.rows) if isinstance(row, BodyRow)
        )
        cells = ((row[keys.index(self.labels)], row[keys.index(self.values)]) for row in rows)
        return [
            (name.text, value.value or 0)
            for name, value in cells
            if isinstance(name, Text) and isinstance(value, Count | Yen)
        ]


Block = Heading | Paragraph | Facts | Table | Chart


class PartRole(Enum):
    """What a part is for.

    FRONT: the overview on which a workbook opens (a booklet prints it as a chapter); one at most.
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
class PlannedPart:
    """A part whose blocks are built when they are asked for; the rest of it is known before.

    ``build_blocks`` returns the blocks, the same each time it is called.
    """

    key: str
    title: str
    build_blocks: Callable[[], tuple[Block, ...]]
    role: PartRole = PartRole.CHAPTER
    runs_on: bool = False

    def build(self) -> Part:
        """Return the part with its blocks."""
        return Part(self.key, self.title, self.build_blocks(), self.role, self.runs_on)


@dataclass(frozen=True, slots=True, eq=False)
class Parts(Sequence[Part]):
    """The parts of a document in order, each built anew whenever it is asked for.

    Nothing is kept of a part once its reader lets it go, so that going through all of them takes
    the memory of the largest. ``heads`` tell the key, title and role of each without building it.
    """

    heads: tuple[Part | PlannedPart, ...]

    def __len__(self) -> int:
        return len(self.heads)

    def __iter__(self) -> Iterator[Part]:
        return map(_built, self.heads)

    @overload
    def __getitem__(self, index: int) -> Part: ...

    @overload
    def __getitem__(self, index: slice) -> Parts: ...

    def __getitem__(self, index: int | slice) -> Part | Parts:
        if isinstance(index, slice):
            return Parts(self.heads[index])
        return _built(self.heads[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parts) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(head.key for head in self.heads))

    def with_role(self, role: PartRole) -> Part | None:
        """Return the first part that is for ``role``, None where there is none."""
        return next((_built(head) for head in self.heads if head.role is role), None)

    def without_role(self, role: PartRole) -> Parts:
        """Return the parts that are not for ``role``."""
        return Parts(tuple(head for head in self.heads if head.role is not role))


def _built(head: Part | PlannedPart) -> Part:
    return head if isinstance(head, Part) else head.build()


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
    parts: Parts
    facts: tuple[Fact, ...] = ()
    unit: Unit = Unit.THOUSAND
    page: Page = field(default_factory=Page)
    has_cover: bool = True
    marks: Marks = field(default_factory=Marks)
    locks_forms: bool = True
    folds_groups: bool = False

    def named_subject(self, between: str = "　") -> str:
        """Return the subject behind its issuer, who is not named twice (鹿児島市　総合計画)."""
        is_named = self.subject.startswith(self.issuer)
        names = ("" if is_named else self.issuer, self.subject)
        return between.join(filter(None, names))
