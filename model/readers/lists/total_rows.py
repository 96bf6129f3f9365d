"""Rows of sums in a list: left out of the plan, and held against the rows that they add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from model.finding import Finding, Severity
from model.money import format_yen
from model.readers.tables.grid import Grid


@dataclass(frozen=True, slots=True)
class _Sum:
    row: int
    column: int
    yen: int
    before: int
    """How many projects stand above it."""


@dataclass
class TotalRows:
    """The amounts of projects by column, in order, and the sums that stand among them.

    ``headings`` names the columns of amounts in ``grid``.
    """

    grid: Grid
    headings: Mapping[int, str]
    _prefixes: dict[int, list[int]] = field(init=False)
    _own_prefixes: dict[int, list[int]] = field(init=False)
    _sums: list[_Sum] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._prefixes = {column: [0] for column in self.headings}
        self._own_prefixes = {column: [0] for column in self.headings}
        self._known = {column: {0} for column in self.headings}

    def add_project(self, amounts: Mapping[int, int], *, relisted: bool) -> None:
        """Take in the yen of a project, by column."""
        for column, prefixes in self._prefixes.items():
            prefixes.append(prefixes[-1] + amounts.get(column, 0))
            self._known[column].add(prefixes[-1])
        for column, prefixes in self._own_prefixes.items():
            prefixes.append(prefixes[-1] + (0 if relisted else amounts.get(column, 0)))

    def add_sum(self, row: int, amounts: Mapping[int, int]) -> None:
        """Take in a row of sums."""
        for column, yen in amounts.items():
            before = len(self._prefixes[column]) - 1
            self._sums.append(_Sum(row, column, yen, before))

    def is_sum(self, amounts: Mapping[int, int]) -> bool:
        """Whether ``amounts`` are the sums of the projects above, from one of them on."""
        return bool(amounts) and all(
            self._prefixes[column][-1] - yen in self._known[column]
            for column, yen in amounts.items()
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each sum that no stretch of rows right above or below makes."""
        known = {
            column: [
                (prefixes, set(prefixes))
                for prefixes in (self._prefixes[column], self._own_prefixes[column])
            ]
            for column in self.headings
        }
        return tuple(self._finding(s) for s in self._sums if not _adds_up(s, known[s.column]))

    def _finding(self, one: _Sum) -> Finding:
        total = self._prefixes[one.column][-1]
        return Finding(
            Severity.WARNING,
            self.grid.cell_name(one.row, one.column),
            f"合計の行の「{self.headings[one.column]}」{format_yen(one.yen)}が、その上か下の事業の"
            f"合計と合いません（一覧全体の事業の合計は{format_yen(total)}）。",
        )


def _adds_up(one: _Sum, known: Iterable[tuple[Sequence[int], set[int]]]) -> bool:
    return any(
        prefixes[one.before] - one.yen in every or prefixes[one.before] + one.yen in every
        for prefixes, every in known
    )
