"""What the projects of two plans add up to in each year, and what makes the difference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.amount_basis import AmountBasis
from model.comparison.changes import Comparison, Fate
from model.comparison.standing import Standing
from model.money import sum_known


class YearTotal(NamedTuple):
    """The sums of one ``fiscal_year`` (西暦) in yen, each project counted once.

    ``old`` and ``new`` are those of the plans, None where one knows no amount of that year.
    ``old`` less ``ended``, changed by ``kept`` and with ``added`` is ``new``; these are None where
    a plan knows none.
    """

    fiscal_year: int
    old: int | None
    ended: int | None
    kept: int | None
    added: int | None
    new: int | None

    @property
    def difference(self) -> int | None:
        """By how much the new plan has more, None where one of them knows no amount."""
        return None if self.old is None or self.new is None else self.new - self.old


def year_totals(comparison: Comparison) -> tuple[YearTotal, ...]:
    """Return the totals of each fiscal year of which either plan knows an amount of its basis."""
    years = comparison.old.years_added_up | comparison.new.years_added_up
    return tuple(_total(comparison, year) for year in sorted(years))


def _total(comparison: Comparison, year: int) -> YearTotal:
    def old(*fates: Fate) -> int | None:
        sides = (c.old for fate in fates for c in comparison.of_fate(fate))
        return _sum(comparison.old.basis, year, sides)

    def new(*fates: Fate) -> int | None:
        sides = (c.new for fate in fates for c in comparison.of_fate(fate))
        return _sum(comparison.new.basis, year, sides)

    before, after = old(Fate.KEPT, Fate.ENDED), new(Fate.KEPT, Fate.NEW)
    if before is None or after is None:
        return YearTotal(year, before, None, None, None, after)
    kept = (new(Fate.KEPT) or 0) - (old(Fate.KEPT) or 0)
    return YearTotal(year, before, old(Fate.ENDED) or 0, kept, new(Fate.NEW) or 0, after)


def _sum(basis: AmountBasis, year: int, sides: Iterable[Standing | None]) -> int | None:
    return sum_known(basis.in_year(side.project, year) for side in sides if side)
