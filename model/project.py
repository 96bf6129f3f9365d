"""Projects and the values that belong to them: departments, flags and amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

NO_DEPARTMENT = "所管課の記載なし"
"""What rows are listed under that name no department."""
AMONG_DEPARTMENTS = f"（{NO_DEPARTMENT}）"
"""The same in a list of departments, where it must not look like one of them."""


class Department(NamedTuple):
    """The office in charge of a project (所管課)."""

    name: str


def format_departments(
    departments: Iterable[Department], *, and_others: bool, between: str = "・"
) -> str:
    """Return departments as one text, ほか behind the last: 市民課・納税課ほか."""
    names = between.join(department.name for department in departments)
    return f"{names}ほか" if and_others else names


class Flag(NamedTuple):
    """A mark printed before a project's name (新, 拡, ★) and what the plan's legend says of it."""

    mark: str
    meaning: str


class Amount(NamedTuple):
    """An amount of a project in integer yen.

    With its fiscal year (西暦), its kind (予算, 決算, 計画額) and its source of funds (財源) where
    known. Amounts with a source are parts of the amount of the same year and kind without one.
    """

    yen: int
    fiscal_year: int | None = None
    kind: str | None = None
    funds: str | None = None

    @property
    def label(self) -> str:
        """What the amount is: 2026年度 予算 国庫支出金; empty where nothing is known of it."""
        year = "" if self.fiscal_year is None else f"{self.fiscal_year}年度"
        return " ".join(filter(None, (year, self.kind, self.funds)))


def is_sum_of_years(amount: Amount, amounts: Iterable[Amount]) -> bool:
    """Whether ``amount`` is the sum of several years of its source in ``amounts``.

    Its kind is that of the years, or says that it is a sum (計, 3か年計).
    """
    if amount.fiscal_year is not None:
        return False
    years: dict[str | None, list[int]] = {}
    for each in amounts:
        if each.fiscal_year is not None and each.funds == amount.funds:
            years.setdefault(each.kind, []).append(each.yen)
    is_named = (amount.kind or "").endswith("計")
    return any(
        len(yen) > 1 and sum(yen) == amount.yen
        for kind, yen in years.items()
        if is_named or kind == amount.kind
    )


@dataclass(frozen=True, slots=True)
class Project:
    """One project (事業), however often it is listed.

    ``id`` is unique in its plan. Name, description, departments and flag are those of its main
    place, or of its first listing where the main place is not in the plan. ``extras`` are the
    columns that a list has besides these, as (heading, value), each heading once, none empty.
    """

    id: str
    name: str
    description: str | None
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def printed_departments(self) -> str:
        """The departments as one text: 市民課・納税課ほか."""
        return format_departments(self.departments, and_others=self.and_others)
