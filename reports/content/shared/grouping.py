"""Grouping the rows of a view by the sections that papers add up by.

Papers add up at one depth of the tree: the deepest at which the plan publishes budgets, or, where
it publishes none, the second of three and more levels and the first of fewer. Rows of sections
above that depth form groups of their own, so that every row is in exactly one group.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.listing import Listing
from model.plan import Plan, Section
from model.section_view import SectionView
from model.view import PlanView

_DEEP = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The picked rows of one section that papers add up by.

    ``above`` are the sections over it, from the top. ``published_budget`` is in yen and None where
    it is not known for what is shown; ``is_part`` says that the group is only the section's own
    rows, beside groups for the sections below it.
    """

    section: Section
    above: tuple[Section, ...]
    rows: tuple[Listing, ...]
    published_budget: int | None
    is_part: bool = False


def grouping_depth(plan: Plan) -> int:
    """Return the depth of the tree (from 1) at which papers of this plan add up."""
    deepest, budgets = 1, 0
    for section in plan.walk():
        depth = len(section.path)
        deepest = max(deepest, depth)
        if section.published_budget is not None:
            budgets = max(budgets, depth)
    return budgets or (2 if deepest >= _DEEP else 1)


def group_rows(view: PlanView, depth: int | None = None) -> tuple[Group, ...]:
    """Return the groups of ``view`` in document order; every picked row is in exactly one.

    ``depth`` is another depth than that at which papers add up.
    """
    depth = grouping_depth(view.plan) if depth is None else depth
    return tuple(group for section in view.sections for group in _groups_below(section, (), depth))


def _groups_below(view: SectionView, above: tuple[Section, ...], depth: int) -> list[Group]:
    section = view.section
    if len(section.path) >= depth or not view.children:
        return [Group(section, above, view.rows, view.published_budget)]
    groups = [
        group for child in view.children for group in _groups_below(child, (*above, section), depth)
    ]
    if view.own_rows:
        groups.append(Group(section, above, view.own_rows, None, is_part=True))
    return groups
