"""The columns of amounts in the sheet 事業 of the plan workbook, and the words in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from model.amount_basis import choose_basis
from model.plan import Plan
from model.project import Amount, Project
from model.readers.tables.amount_heads import read_amount_head
from model.readers.tables.columns import AmountColumn
from model.readers.workbook.amount_columns import write_amount_heads
from model.readers.workbook.amount_head import is_word_for_amount
from reports.content.shared.column_order import in_common_order, in_usual_order

_MOST_ORDERS = 200
"""So many orders are held against each other where some contradict others."""

AmountValue = int | str | None
"""What stands in a cell of amounts: its yen, a word in their place, or nothing."""


@dataclass(frozen=True)
class PlanColumns:
    """A column for each year, kind and source of funds of which ``plan`` has an amount or a word.

    They are in the order in which projects have them, as far as projects agree, sources of funds in
    their usual one; amounts come back in that order. A column comes twice where a project has two
    amounts of one year, kind and source.
    """

    plan: Plan

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The headings of the columns, all different."""
        return write_amount_heads(self._columns)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """By headings of extra columns whose words stand in columns of amounts, the heads of these.

        An extra column is one of them where all its texts are such words (未定), where it is of the
        kind that the plan is added up by, or of a source of funds, and where no project has both.
        """
        places = {column: n for n, column in reversed(list(enumerate(self._columns)))}
        return {head: self.heads[places[column]] for head, column in self._open.items()}

    def cells(self, project: Project) -> list[AmountValue]:
        """Return what stands in the columns for ``project``."""
        cells: list[AmountValue] = [None] * len(self._columns)
        for amount in project.amounts:
            at = self._columns.index(_column(amount))
            while cells[at] is not None:
                at += 1
            cells[at] = amount.yen
        for head, text in project.extras:
            if head in self._open:
                cells[self._columns.index(self._open[head])] = text
        return cells

    @cached_property
    def _orders(self) -> Counter[tuple[AmountColumn, ...]]:
        """The columns that projects have, in their order, and how many projects have just these."""
        return Counter(tuple(map(_column, each.amounts)) for each in self.plan.projects)

    @cached_property
    def _columns(self) -> tuple[AmountColumn, ...]:
        """The columns; those that a project has several times stand behind each other."""
        columns = list(_one_order(self._orders))
        for column in self._open.values():
            if column not in columns:
                columns.insert(_place_by_year(column, columns), column)
        return tuple(
            column
            for column in in_usual_order(columns, _told_by)
            for _ in range(max(1, *(order.count(column) for order in ((), *self._orders))))
        )

    @cached_property
    def _open(self) -> Mapping[str, AmountColumn]:
        """The columns of amounts by the headings of the extra columns whose words they take."""
        known = {_column(amount) for each in self.plan.projects for amount in each.amounts}
        found: dict[str, AmountColumn] = {}
        for head in self.plan.extra_heads:
            rows = [
                (each, text) for each in self.plan.projects for h, text in each.extras if h == head
            ]
            if not rows or not all(is_word_for_amount(text) for _, text in rows):
                continue
            column = self._column_of(head, known)
            if column is None or column in found.values():
                continue
            if not any(column in map(_column, each.amounts) for each, _ in rows):
                found[head] = column
        return found

    def _column_of(self, head: str, known: set[AmountColumn]) -> AmountColumn | None:
        """Return the column of amounts, ``known`` or not, that an extra column's heading names."""
        basis = choose_basis(self.plan)
        said = replace(read_amount_head(head, 1, self.plan.heading.fiscal_year), unit=1)
        if said.funds is not None:
            years = (
                {said.fiscal_year} if said.fiscal_year else {column.fiscal_year for column in known}
            )
            found = [c for c in known if c.funds == said.funds and c.fiscal_year in years]
            return found[0] if len(found) == 1 else None
        is_dated = any(c.fiscal_year for c in known if c.kind == basis.kind)
        is_known = said in known or said.fiscal_year is not None or not is_dated
        return said if said.kind == basis.kind and is_known else None


def _column(amount: Amount) -> AmountColumn:
    return AmountColumn(1, amount.fiscal_year, amount.kind, amount.funds)


def _told_by(column: AmountColumn) -> tuple[Hashable, str | None]:
    """Return whose part a column is, by year and kind, and from which source of funds."""
    return (column.fiscal_year, column.kind), column.funds


def _one_order(orders: Counter[tuple[AmountColumn, ...]]) -> Sequence[AmountColumn]:
    """Return the columns of ``orders``, each once and in their order.

    Orders that contradict what more projects have are left out of account.
    """
    singles = Counter[tuple[AmountColumn, ...]]()
    for order, count in orders.items():
        singles[tuple(dict.fromkeys(order))] += count
    agreed = list(singles)
    if not _agree(agreed, in_common_order(agreed)):
        agreed = []
        for order, _ in singles.most_common(_MOST_ORDERS):
            if _agree([*agreed, order], in_common_order([*agreed, order])):
                agreed.append(order)
    columns = _beside_each_other(sorted(agreed, key=len, reverse=True))
    if not _agree(agreed, columns):
        columns = list(in_common_order(agreed))
    return [*columns, *dict.fromkeys(c for order in singles for c in order if c not in columns)]


def _agree(orders: Sequence[Sequence[AmountColumn]], columns: Sequence[AmountColumn]) -> bool:
    return all(_follows(order, columns) for order in orders)


def _beside_each_other(orders: Sequence[Sequence[AmountColumn]]) -> list[AmountColumn]:
    """Return the columns of ``orders``, each once and as far as can be behind the one before it."""
    columns: list[AmountColumn] = []
    for order in orders:
        at: int | None = None
        for n, column in enumerate(order):
            if column in columns:
                at = max(columns.index(column), -1 if at is None else at)
                continue
            if at is None:
                behind = next((columns.index(c) for c in order[n + 1 :] if c in columns), None)
                at = (_place_by_year(column, columns) if behind is None else behind) - 1
            at += 1
            columns.insert(at, column)
    return columns


def _place_by_year(column: AmountColumn, columns: Sequence[AmountColumn]) -> int:
    """Return where ``column`` goes: behind the last whole amount of an earlier year and its parts.

    Before the first of a later year, if there is one; else at the end.
    """
    year = column.fiscal_year or 0
    years = [each.fiscal_year or 0 for each in columns]
    later = [n for n, each in enumerate(years) if year and each > year]
    before = [n for n, each in enumerate(years) if 0 < each < year and not columns[n].funds]
    if later or not before or column.funds:
        return later[0] if later else len(columns)
    at = before[-1] + 1
    while at < len(columns) and columns[at].funds and years[at] == years[before[-1]]:
        at += 1
    return at


def _follows(order: Sequence[AmountColumn], columns: Sequence[AmountColumn]) -> bool:
    """Whether ``order`` is a part of ``columns``, in their order."""
    rest = iter(columns)
    return all(column in rest for column in order)
