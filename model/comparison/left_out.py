"""Amounts that one of two plans alone gives, of a year, kind or source that the other lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.comparison.amounts import AmountKey, Keys
from model.comparison.changes import Comparison
from model.comparison.standing import Standing


class LeftOut(NamedTuple):
    """What one plan alone gives amounts of: ``yen`` in all, of the ``projects`` of these names."""

    key: AmountKey
    yen: int
    projects: tuple[str, ...]


def left_out(comparison: Comparison) -> tuple[tuple[LeftOut, ...], tuple[LeftOut, ...]]:
    """Return what the old and what the new plan alone gives, in the order of year and project.

    It is compared with nothing and in no difference of a project. What a plan adds up is not among
    it: that stands beside what the other one adds up, be it of another year or kind.
    """
    measure = comparison.measure
    return (
        _of_plan(comparison, measure.old, (change.old for change in comparison.projects)),
        _of_plan(comparison, measure.new, (change.new for change in comparison.projects)),
    )


def _of_plan(
    comparison: Comparison, keys: Keys, standings: Iterable[Standing | None]
) -> tuple[LeftOut, ...]:
    found: dict[AmountKey, list[tuple[str, int]]] = {}
    for project in (standing.project for standing in standings if standing):
        for key, yen in keys.sums_of(project).items():
            if key not in comparison.measure.both and key != keys.added_up:
                found.setdefault(key, []).append((project.name, yen))
    in_order = sorted(found.items(), key=lambda each: each[0].fiscal_year or 0)
    return tuple(
        LeftOut(key, sum(yen for _, yen in told), tuple(name for name, _ in told))
        for key, told in in_order
    )
