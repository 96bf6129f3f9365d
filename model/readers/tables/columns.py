"""What a column of a table may hold: its role, its level, the amounts in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a column holds; the value is how it is shown and written in a mapping's file."""

    LEVEL = "階層"
    NUMBER = "階層の番号"
    NAME = "事業名"
    DESCRIPTION = "事業概要"
    DEPARTMENT = "所管課"
    BUREAU = "部局"
    TEAM = "室・係"
    FLAG = "印"
    RELISTED = "再掲"
    KIND = "掲載区分"
    AMOUNT = "金額"
    FUNDS = "財源"
    EXTRA = "追加項目"
    IGNORED = "読まない"


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A column of section titles or of their numbers.

    ``depth`` counts from 1, ``name`` is what the plan calls the level. ``fills`` says that an empty
    cell means the section above it; ``is_office`` that the sections are offices, so that they tell
    departments of the same name apart and stand in where a row names no department.
    """

    depth: int
    name: str
    fills: bool = False
    is_office: bool = False


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: how many yen one is, and of which year (西暦), kind and funds it is."""

    unit: int = 1
    fiscal_year: int | None = None
    kind: str | None = None
    funds: str | None = None


ONE_YEN = AmountColumn()
"""What a column of amounts is where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What the column under ``heading`` is. ``level`` and ``amount`` belong to their roles."""

    heading: str
    role: Role
    level: LevelColumn | None = None
    amount: AmountColumn | None = None
