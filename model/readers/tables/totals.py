"""Rows of sums: left out of the plan, and held against the rows that they add up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, TypeVar

from model.finding import Finding, Severity
from model.money import Unit
from model.readers.tables.told import places_text

C = TypeVar("C", bound=Hashable)
"""What columns of amounts are known by."""


@dataclass(frozen=True, slots=True)
class _Sum(Generic[C]):
    where: str
    column: C
    yen: int
    row: int
    """Which of the rows of sums it stands in."""
    before: int
    """How many projects stand above it."""
    own: int | None = None
    """The yen of the one project that it adds up the years of, where it does."""


@dataclass
class TotalRows(Generic[C]):
    """The amounts of projects by column, in order, and the sums that stand among them.

    ``headings`` names the columns; one that is not in it is called by its own name.
    """

    headings: Mapping[C, str]
    _count: int = 0
    _prefixes: dict[C, list[int]] = field(default_factory=dict)
    _own_prefixes: dict[C, list[int]] = field(default_factory=dict)
    _known: dict[C, set[int]] = field(default_factory=dict)
    _sums: list[_Sum[C]] = field(default_factory=list)
    _rows: int = 0

    def add_project(self, amounts: Mapping[C, int], *, relisted: bool) -> None:
        """Take in the yen of a project, by column."""
        for column in amounts:
            self._open(column)
        for column, prefixes in self._prefixes.items():
            prefixes.append(prefixes[-1] + amounts.get(column, 0))
            self._known[column].add(prefixes[-1])
        for column, prefixes in self._own_prefixes.items():
            prefixes.append(prefixes[-1] + (0 if relisted else amounts.get(column, 0)))
        self._count += 1

    def relist(self) -> None:
        """Take the last project for one that is relisted, as a row below it said."""
        for prefixes in self._own_prefixes.values():
            prefixes[-1] = prefixes[-2] if len(prefixes) > 1 else 0

    def add_sum(
        self,
        amounts: Mapping[C, int],
        where: Callable[[C], str],
        own: Mapping[C, int] | None = None,
    ) -> None:
        """Take in a row of sums; ``where`` gives the place of the one in a column.

        ``own`` are the sums that it is to have where it adds up the years of one project.
        """
        self._rows += 1
        for column, yen in amounts.items():
            self._open(column)
            of_years = own.get(column, 0) if own else None
            self._sums.append(_Sum(where(column), column, yen, self._rows, self._count, of_years))

    def is_sum(self, amounts: Mapping[C, int]) -> bool:
        """Whether ``amounts`` are the sums of the projects above, from one of them on."""
        for column in amounts:
            self._open(column)
        return bool(amounts) and all(
            self._prefixes[column][-1] - yen in self._known[column]
            for column, yen in amounts.items()
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each row with sums that no stretch of rows above or below makes.

        One more names the rows that are right with the amounts of relisted rows alone.
        """
        own = {column: (p, set(p)) for column, p in self._own_prefixes.items()}
        every = {column: (p, set(p)) for column, p in self._prefixes.items()}
        others = [s for s in self._sums if not _adds_up(s, *own[s.column])]
        with_relisted = dict.fromkeys(s.where for s in others if _adds_up(s, *every[s.column]))
        wrong = [s for s in others if not _adds_up(s, *every[s.column])]
        by_row = groupby(wrong, key=lambda one: one.row)
        return (*(self._finding(list(row)) for _, row in by_row), *_about_relisted(with_relisted))

    def _open(self, column: C) -> None:
        """Begin a column that no project above had."""
        if column not in self._prefixes:
            self._prefixes[column] = [0] * (self._count + 1)
            self._own_prefixes[column] = [0] * (self._count + 1)
            self._known[column] = {0}

    def _finding(self, wrong: Sequence[_Sum[C]]) -> Finding:
        """Return what is to be told of the sums of a row that are wrong: the first, how many."""
        one = wrong[0]
        total = self._own_prefixes[one.column][-1]
        heading = self.headings.get(one.column, str(one.column))
        more = f"など{len(wrong)}つの欄" if len(wrong) > 1 else ""
        if one.own is not None:
            return Finding(
                Severity.WARNING,
                one.where,
                f"「計」の行の「{heading}」{self._format(one.yen)}{more}が、この事業の各年度の合計"
                f"{self._format(one.own)}と違います。各年度の額を読みました。"
                "元の表を見直してください。",
            )
        return Finding(
            Severity.WARNING,
            one.where,
            f"合計の行の「{heading}」{self._format(one.yen)}{more}が、その上か下の事業の"
            f"合計と合いません（「{heading}」の全体の事業の合計は{self._format(total)}）。"
            "読み落とした行がないか、元の表と見比べてください。",
        )

    def _format(self, yen: int) -> str:
        """Return ``yen`` in the unit that all sums are whole in."""
        known = [one.yen for one in self._sums] + [p[-1] for p in self._own_prefixes.values()]
        unit = next(u for u in reversed(Unit) if not any(one % u.value for one in known))
        return f"{'△' * (yen < 0)}{abs(yen) // unit.value:,}{unit.label}"


def _adds_up(one: _Sum[C], prefixes: Sequence[int], known: set[int]) -> bool:
    before = prefixes[one.before]
    return before - one.yen in known or before + one.yen in known


def _about_relisted(places: Collection[str]) -> Iterator[Finding]:
    if places:
        yield Finding(
            Severity.NOTICE,
            places_text(places),
            "合計の行は、再掲の行の金額も足した額です。帳票の合計では再掲を数えないため、"
            "その分だけ違うことがあります。",
        )
