"""What comes out of a reader: the plan, and an account of everything that was in its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from model.correction import Correction
from model.finding import Finding
from model.plan import Plan

if TYPE_CHECKING:
    from model.readers.lists.columns.mapping import ListMapping


TITLE_PAGE = "表題"
"""The place of the finding about what a plan is called, of which city and year."""


class LineRole(Enum):
    """What a line of a published text was taken for; the value is how it is shown."""

    HEADING = "見出し"
    TEXT = "本文"
    ROW = "事業の行"
    CORRECTED = "訂正した事業の行"
    TABLE_HEAD = "表の見出し"
    PAGE_HEAD = "柱（ページの見出し）"
    CAPTION = "写真などの説明"
    NOTE = "凡例・注記"
    FRONT = "前書き・目次"
    CONTINUED = "事業の行の続き"
    TOTAL = "合計の行"
    UNPLACED = "読み取れなかった行"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a text or a row of a list with its number, and what it was taken for.

    ``sheet`` is empty where there are none, as in a text.
    """

    number: int
    text: str
    role: LineRole
    sheet: str = ""

    @property
    def where(self) -> str:
        """The line's place as messages name it: 123行目, 「市民課」シート12行目."""
        from model.readers.tables.grid import row_name  # noqa: PLC0415  who lists lines

        return row_name(self.sheet, self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, with its findings and corrections.

    ``coverage`` counts the lines of a text that are not blank by what they were taken for, and
    ``unplaced`` are those that found no place; both are empty for sources without lines.
    ``mapping`` says how the columns of a list were taken. ``source`` names the file or the
    built-in plan.
    """

    plan: Plan
    source: str
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()
    coverage: Counter[LineRole] = field(default_factory=Counter)
    unplaced: tuple[PlacedLine, ...] = ()
    mapping: ListMapping | None = None
