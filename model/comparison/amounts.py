"""Amounts that two plans give for the same year and kind, and that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from model.amount_basis import AmountBasis
from model.money import sum_known
from model.project import Project, is_sum_of_years


class AmountKey(NamedTuple):
    """What an amount is of: its fiscal year (西暦), its kind and its source of funds."""

    fiscal_year: int | None
    kind: str | None
    funds: str | None


class Revision(NamedTuple):
    """An amount of a project as it was and as it is, in yen; None where a plan gives none."""

    key: AmountKey
    old: int | None
    new: int | None


class Keys(NamedTuple):
    """What the amounts of one of two plans are of, in words that both have in common.

    ``basis`` is what the plan adds up, ``own_year`` what its year is called (that of the new plan
    where both have none in common); ``kinds`` leads from (its name of a kind, whether it is told by
    source of funds) to the common name.
    """

    basis: AmountBasis
    own_year: int | None
    kinds: Mapping[tuple[str | None, bool], str | None]

    @property
    def added_up(self) -> AmountKey:
        """What the amounts are of that the plan adds up."""
        return AmountKey(self.own_year, self._common(self.basis.kind, None), None)

    def sums_of(self, project: Project) -> dict[AmountKey, int]:
        """Return the yen of ``project`` by what they are of, those of one key added.

        Amounts without a year are of the plan's own, unless the project has dated ones. The sum of
        several years (計) is not among them: it says nothing that these do not.
        """
        dated = {self._common(a.kind, a.funds) for a in project.amounts if a.fiscal_year}
        sums: dict[AmountKey, int] = {}
        for amount in project.amounts:
            if is_sum_of_years(amount, project.amounts):
                continue
            kind = self._common(amount.kind, amount.funds)
            stands_for = self.basis.fiscal_year if kind not in dated else None
            key = AmountKey(self._year(amount.fiscal_year or stands_for, kind), kind, amount.funds)
            sums[key] = sums.get(key, 0) + amount.yen
        return sums

    def _common(self, kind: str | None, funds: str | None) -> str | None:
        return self.kinds.get((kind, funds is not None), kind)

    def _year(self, year: int | None, kind: str | None) -> int | None:
        is_own = year == self.basis.fiscal_year and kind == self._common(self.basis.kind, None)
        return self.own_year if is_own else year


@dataclass(frozen=True, slots=True)
class Measure:
    """By what the amounts of two plans are compared.

    ``both`` is what either plan gives amounts of, be it for one project or another. What one of
    them gives for no project at all, as a year before or after its own, is no change of any.
    """

    old: Keys
    new: Keys
    both: frozenset[AmountKey]

    @property
    def added_up(self) -> AmountKey | None:
        """What both plans add up, None where they add up amounts of different kinds."""
        return self.new.added_up if self.old.added_up == self.new.added_up else None

    @property
    def common_year(self) -> int | None:
        """The fiscal year (西暦) of what both add up, None where it is each plan's own."""
        years = {self.old.basis.fiscal_year, self.new.basis.fiscal_year}
        return self.new.own_year if len(years) == 1 else None

    @property
    def kinds(self) -> tuple[str | None, str | None] | None:
        """The two names of the kind that both plans add up, None where it is called alike."""
        names = self.old.basis.kind, self.new.basis.kind
        is_one = self.old.added_up.kind == self.new.added_up.kind
        return names if is_one and names[0] != names[1] else None

    def revisions(self, old: Project, new: Project) -> tuple[Revision, ...]:
        """Return the amounts of a project that differ, of those that both plans give.

        Where a project has amounts by source of funds alone, their sum is the whole.
        """
        before, after = self.old.sums_of(old), self.new.sums_of(new)
        found = (
            Revision(key, _amount_in(before, key), _amount_in(after, key))
            for key in dict.fromkeys((*before, *after))
            if key in self.both
        )
        return tuple(each for each in found if each.old != each.new)


def _amount_in(sums: Mapping[AmountKey, int], key: AmountKey) -> int | None:
    if key in sums or key.funds is not None:
        return sums.get(key)
    of_year = (key.fiscal_year, key.kind)
    return sum_known(yen for each, yen in sums.items() if each[:2] == of_year)
