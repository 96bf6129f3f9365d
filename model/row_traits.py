"""What the rows of a view have among them, found out once for all pieces of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from model.listing import Listing, ListingKind
from model.plan import Plan
from model.project import Amount, Department, Project

_LONGEST_WORD = 8
_NO_WORD = re.compile(r"[\d#]")


@dataclass(frozen=True)
class RowTraits:
    """What is asked of all picked rows of ``plan``: found out when it is asked for, and once.

    The pieces of a view share it, so that they are of one shape and a file for each of many
    departments does not go through all rows again.
    """

    plan: Plan
    rows: tuple[Listing, ...]

    @cached_property
    def have_flags(self) -> bool:
        """Whether any row carries a flag."""
        return any(row.flag for row in self.rows)

    @cached_property
    def have_descriptions(self) -> bool:
        """Whether any row has a description."""
        return any(row.description for row in self.rows)

    @cached_property
    def have_amounts(self) -> bool:
        """Whether any project has an amount, of whatever year and kind."""
        return any(row.project.amounts for row in self.rows)

    @cached_property
    def have_departments(self) -> bool:
        """Whether any row names a department, or 「ほか」."""
        return any(row.departments or row.and_others for row in self.rows)

    @cached_property
    def amounts_told(self) -> tuple[tuple[Amount, ...], ...]:
        """The amounts that projects have, by year, kind and source alone (0 yen), in their order.

        Those of projects that have the same ones stand once.
        """
        return _amounts_told({row.project.id: row.project for row in self.rows}.values())

    @cached_property
    def amounts_of_plan(self) -> tuple[tuple[Amount, ...], ...]:
        """As ``amounts_told``, of all projects of the plan, picked or not."""
        return _amounts_told(self.plan.projects)

    @cached_property
    def heads_of_words(self) -> tuple[str, ...]:
        """The headings of extra columns in which a project has a word, in the plan's order.

        It goes by all projects of the plan, picked or not, as its years do.
        """
        heads = {head for project in self.plan.projects for head in self.words_of(project)}
        return tuple(head for head in self.plan.extra_heads if head in heads)

    @staticmethod
    def words_of(project: Project) -> dict[str, str]:
        """Return the short texts without a figure that ``project`` has in extra columns."""
        return {head: "".join(text.split()) for head, text in project.extras if is_word(text)}

    @cached_property
    def have_partners(self) -> bool:
        """Whether any row names several departments, or one 「ほか」."""
        return any(row.and_others or len(row.departments) > 1 for row in self.rows)

    @cached_property
    def are_relisted(self) -> bool:
        """Whether any row is relisted."""
        return any(row.relisted for row in self.rows)

    @cached_property
    def have_others(self) -> bool:
        """Whether any row is one of その他の主な事業."""
        return any(row.kind is ListingKind.OTHER for row in self.rows)

    @cached_property
    def are_spread(self) -> bool:
        """Whether they stand in more than one section."""
        return len({row.path for row in self.rows}) > 1

    @cached_property
    def deepest(self) -> int:
        """The greatest depth in the tree (from 1) of a section that has rows; 0 without rows."""
        return max((len(row.path) for row in self.rows), default=0)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The ids of projects of several departments in the plan, picked or not.

        The departments may be named by one row or by several.
        """
        first: dict[str, tuple[Department, ...]] = {}
        return frozenset(
            row.project.id
            for row in self.plan.listings()
            if first.setdefault(row.project.id, row.departments) != row.departments
            or row.and_others
            or len(row.departments) > 1
        )


def is_word(text: str) -> bool:
    """Whether ``text`` is short and without a figure, as what stands for an amount (未定) is."""
    return len(text) <= _LONGEST_WORD and bool(text.strip()) and not _NO_WORD.search(text)


def _amounts_told(projects: Iterable[Project]) -> tuple[tuple[Amount, ...], ...]:
    orders = dict.fromkeys(
        tuple((a.fiscal_year, a.kind, a.funds) for a in project.amounts) for project in projects
    )
    return tuple(tuple(Amount(0, *told) for told in order) for order in orders)
