"""The plan: its tree of sections with their listings, and the names it gives its levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from model.listing import Listing, ListingKind, Path
from model.project import Department, Flag, Project
from model.wareki import find_fiscal_years, format_fiscal_year


class Section(NamedTuple):
    """One node of the plan's tree.

    ``level`` counts from 1 and names itself by ``Plan.levels``. ``number`` is as printed, empty
    where the plan gives none; ``path`` has a number for each level all the same.
    ``published_budget`` (事業費) is in yen.
    """

    path: Path
    level: int
    number: str
    title: str
    by_name: str = ""
    text: tuple[str, ...] = ()
    published_budget: int | None = None
    objective: str | None = None
    direction: str | None = None
    children: tuple[Section, ...] = ()
    listings: tuple[Listing, ...] = ()

    @property
    def publishes_budget(self) -> bool:
        """Whether the plan publishes a budget for this section or for any below it."""
        return any(section.published_budget is not None for section in self.walk())

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Legend(NamedTuple):
    """What a plan says of its own marks (凡例): the flags, and notes in its own words."""

    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()


class PlanHeading(NamedTuple):
    """What stands on a plan's title page: its name, its city, its fiscal year (西暦)."""

    title: str
    city: str = ""
    fiscal_year: int | None = None

    @property
    def dated_title(self) -> str:
        """The title with the year behind it, where it does not name that itself."""
        year = self.fiscal_year
        if year is None or year in find_fiscal_years(self.title):
            return self.title
        return f"{self.title}（{format_fiscal_year(year)}）"


@dataclass(frozen=True, slots=True)
class Plan:
    """An implementation plan (実施計画).

    ``levels`` names the levels of its tree from the top. Projects are in the order of the places
    where they count, departments in the order in which the plan names them. ``extra_heads`` are
    the headings of the columns that a list had of its own; projects' extras stand in that order.
    """

    heading: PlanHeading
    levels: tuple[str, ...]
    legend: Legend
    sections: tuple[Section, ...]
    projects: tuple[Project, ...]
    departments: tuple[Department, ...]
    extra_heads: tuple[str, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield every section in document order."""
        for section in self.sections:
            yield from section.walk()

    def listings(self) -> Iterator[Listing]:
        """Yield every listing in document order."""
        for section in self.sections:
            yield from _listings_of(section)

    def with_projects(self, projects: Mapping[str, Project]) -> Plan:
        """Return the plan with ``projects``, by id, in place of its own in all listings."""
        return replace(
            self,
            sections=tuple(_with_projects(section, projects) for section in self.sections),
            projects=tuple(projects[project.id] for project in self.projects),
        )

    def level_name(self, section: Section) -> str:
        """Return what the plan calls sections of this level (基本施策)."""
        return self.levels[section.level - 1]


def _listings_of(section: Section) -> Iterator[Listing]:
    """Yield the listings at and below ``section`` in document order.

    A plan prints a section's own main projects first, then its parts, then its other projects.
    """
    yield from (row for row in section.listings if row.kind is ListingKind.MAIN)
    for child in section.children:
        yield from _listings_of(child)
    yield from (row for row in section.listings if row.kind is ListingKind.OTHER)


def _with_projects(section: Section, projects: Mapping[str, Project]) -> Section:
    return section._replace(
        children=tuple(_with_projects(child, projects) for child in section.children),
        listings=tuple(replace(row, project=projects[row.project.id]) for row in section.listings),
    )
