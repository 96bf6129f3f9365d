"""Amounts that two plans give for the same year and kind, and that differ."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from model.plan import Plan
from model.project import Amount, Project


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


def keys_of_both(old: Plan, new: Plan) -> frozenset[AmountKey]:
    """Return what both plans give amounts of, be it for one project or another."""
    return keys_of(old) & keys_of(new)


def keys_of(plan: Plan) -> frozenset[AmountKey]:
    """Return what ``plan`` gives amounts of, be it for one project or another."""
    return frozenset(_key(amount) for project in plan.projects for amount in project.amounts)


def revisions(old: Project, new: Project, both: Collection[AmountKey]) -> tuple[Revision, ...]:
    """Return the amounts of a project that differ, of those that ``both`` plans give.

    Several amounts of one year, kind and source are added. What one of the plans gives for no
    project at all, as a year before or after its own, is no change of this one.
    """
    before, after = _by_key(old), _by_key(new)
    found = (
        Revision(key, before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if key in both
    )
    return tuple(each for each in found if each.old != each.new)


def _by_key(project: Project) -> dict[AmountKey, int]:
    sums: dict[AmountKey, int] = {}
    for amount in project.amounts:
        sums[_key(amount)] = sums.get(_key(amount), 0) + amount.yen
    return sums


def _key(amount: Amount) -> AmountKey:
    return AmountKey(amount.fiscal_year, amount.kind, amount.funds)
