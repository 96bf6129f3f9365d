"""What comes out of a reader: the plan, and an account of everything that was in its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from model.correction import Correction
from model.finding import Finding
from model.plan import Plan, PlanHeading

if TYPE_CHECKING:
    from model.packed_plan import PackedPlan, SentPlan
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
    APPENDIX = "巻末の資料"
    UNPLACED = "読み取れなかった行"


class PlacedLine(NamedTuple):
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
        from model.readers.tables.place_names import row_name  # noqa: PLC0415  only for lists of lines

        return row_name(self.sheet, self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, with its findings and corrections.

    ``coverage`` counts the lines of a text that are not blank by what they were taken for, and
    ``unplaced`` are those that found no place; both are empty for sources without lines.
    ``places`` gives, by the name of a row of the source, the number of the listing in document
    order that stands there or is of the project that does; it is empty for a reading that was kept.
    ``mapping`` says how the columns of a list were taken. ``source`` names the file or the
    built-in plan. ``packed`` is a plan and the same as bytes, or None; where ``plan`` has been
    replaced since, it is of no use any more.
    """

    plan: Plan
    source: str
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()
    coverage: Counter[LineRole] = field(default_factory=Counter)
    unplaced: tuple[PlacedLine, ...] = ()
    mapping: ListMapping | None = None
    places: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    packed: tuple[Plan, PackedPlan] | None = field(default=None, compare=False, repr=False)

    @property
    def sent_plan(self) -> SentPlan:
        """The plan as it goes to another process: packed, where it has been before."""
        return self._packed or self.plan

    @property
    def _packed(self) -> PackedPlan | None:
        return self.packed[1] if self.packed and self.packed[0] is self.plan else None

    def under(self, heading: PlanHeading) -> Reading:
        """Return the reading with another title page."""
        plan = replace(self.plan, heading=heading)
        packed = (plan, replace(self._packed, heading=heading)) if self._packed else None
        return replace(self, plan=plan, packed=packed)

    def with_packed_plan(self) -> Reading:
        """Return the reading with its plan packed too, which takes long for a large one."""
        from model.packed_plan import PackedPlan  # noqa: PLC0415  only for sending plans

        return self if self._packed else replace(self, packed=(self.plan, PackedPlan.of(self.plan)))
