"""A project as it stands in one of two plans, with the keys it is compared by."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from model.comparison.likeness import Grams, grams_of
from model.ended import end_of
from model.listing import Listing
from model.project import Project
from model.text import name_key


@dataclass(frozen=True)
class Standing:
    """A project as it stands in one of two plans that are compared.

    Attributes:
        project: the project.
        row: the row at which it counts; None where the plan does not list it.
        place: the section and kind of that row. Equal places are the same in both plans.
        relisted: the places of its other rows, with what these print otherwise than the project.
        amount: its yen that its plan adds up, None where not known.
        extras: its values in the extra columns that both plans have.
    """

    project: Project
    row: Listing | None = None
    place: Hashable = None
    relisted: frozenset[Hashable] = frozenset()
    amount: int | None = None
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def mark(self) -> str:
        """The mark of its flag, empty where it has none."""
        return self.project.flag.mark if self.project.flag else ""

    @cached_property
    def name(self) -> str:
        """The key of the name."""
        return name_key(self.project.name)

    @cached_property
    def description(self) -> str:
        """The key of the description, empty where there is none."""
        return name_key(self.project.description or "")

    @cached_property
    def departments(self) -> frozenset[str]:
        """The keys of the departments."""
        return frozenset(name_key(department.name) for department in self.project.departments)

    @property
    def end(self) -> str:
        """What its remarks say of its end (廃止), empty where they say nothing."""
        return end_of(self.project)

    @cached_property
    def extra_keys(self) -> frozenset[tuple[str, str]]:
        """The keys of the extra values, each with its heading."""
        return frozenset((heading, name_key(value)) for heading, value in self.extras)

    @cached_property
    def name_grams(self) -> Grams:
        """The pairs of characters of the name."""
        return grams_of(self.name)

    @cached_property
    def description_grams(self) -> Grams:
        """The pairs of characters of the description."""
        return grams_of(self.description)


def printed_apart(row: Listing) -> tuple[tuple[str, str], ...]:
    """Return what a row prints otherwise than its project says, as (what, text).

    Another width or blank is no difference; a row that prints no description says nothing else.
    """
    project = row.project
    texts = (
        ("事業名", row.name, project.name),
        ("事業概要", row.description or project.description or "", project.description or ""),
        ("所管課", row.printed_departments, project.printed_departments),
        (
            "印",
            row.flag.mark if row.flag else "なし",
            project.flag.mark if project.flag else "なし",
        ),
    )
    return tuple((what, text) for what, text, own in texts if name_key(text) != name_key(own))
