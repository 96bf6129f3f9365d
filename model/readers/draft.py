"""Drafts: a plan while it is being read, before its relisted rows are tied to their projects."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.listing import ListingKind
from model.plan import PlanHeading
from model.project import Amount, Flag
from model.readers.department_names import DepartmentCell


@dataclass(slots=True)
class ListingDraft:
    """A row as a source prints it. ``where`` is its place in the source (「123行目」).

    ``departments`` is the cell's text as it stands, and ``cell`` what it names where the reader
    knows that already; ``flag`` the bare mark (新).
    """

    where: str
    kind: ListingKind
    name: str
    description: str | None = None
    departments: str = ""
    flag: str | None = None
    relisted: bool = False
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    cell: DepartmentCell | None = None


@dataclass(slots=True)
class SectionDraft:
    """A section as a source prints it; ``level`` counts from 1."""

    where: str
    level: int
    number: str
    title: str
    by_name: str = ""
    text: list[str] = field(default_factory=list)
    published_budget: int | None = None
    objective: str | None = None
    direction: list[str] = field(default_factory=list)
    children: list[SectionDraft] = field(default_factory=list)
    listings: list[ListingDraft] = field(default_factory=list)

    def rows(self) -> list[ListingDraft]:
        """Return every row at and below the section in the order in which it was read."""
        below = [row for child in self.children for row in child.rows()]
        main = [row for row in self.listings if row.kind is ListingKind.MAIN]
        other = [row for row in self.listings if row.kind is ListingKind.OTHER]
        return [*main, *below, *other]


@dataclass(slots=True)
class PlanDraft:
    """A plan as a source prints it."""

    heading: PlanHeading
    levels: tuple[str, ...]
    flags: list[Flag] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    extra_heads: tuple[str, ...] = ()
    has_departments: bool = True

    @property
    def marks(self) -> frozenset[str]:
        """The marks that the plan itself explains, without their meanings."""
        return frozenset(flag.mark for flag in self.flags)

    def listings(self) -> list[ListingDraft]:
        """Return every row in the order in which it was read."""
        return [row for section in self.sections for row in section.rows()]

    def places(self) -> dict[str, int]:
        """Return by its place in the source which row stands there, in the order of the plan.

        Of several that stand in one place it is the first.
        """
        places: dict[str, int] = {}
        for number, row in enumerate(self.listings()):
            places.setdefault(row.where, number)
        return places
