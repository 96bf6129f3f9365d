"""Listings: the rows of a plan in which projects are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from model.project import Department, Flag, Project, format_departments

Path = tuple[int, ...]
"""The place of a section in its plan: one number a level, from the top (1-2-3)."""


def format_path(path: Path) -> str:
    """Return ``path`` as it is printed and typed: 1-2-3."""
    return "-".join(map(str, path))


def parse_path(text: str) -> Path:
    """Return the path typed as ``text``; raises ValueError where it is none."""
    return tuple(int(number) for number in text.strip().split("-"))


class ListingKind(Enum):
    """Whether a row is one of the main projects (主要事業) or of the others (その他の主な事業)."""

    MAIN = "main"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind as it is printed: 主要事業 or その他の主な事業."""
        return "主要事業" if self is ListingKind.MAIN else "その他の主な事業"


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of the plan (掲載): a project as it is printed in one section.

    ``path`` is its section's, ``index`` its place in that section from 1. Name, description,
    departments and flag are as printed in this row; they may differ from the project's own.
    """

    project: Project
    path: Path
    index: int
    kind: ListingKind
    relisted: bool
    name: str
    description: str | None
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None

    @property
    def id(self) -> str:
        """A name for the row that is stable while the plan is: 1-2-3/4."""
        return f"{format_path(self.path)}/{self.index}"

    @property
    def printed_name(self) -> str:
        """The name with （再） after it where the row is relisted."""
        return f"{self.name}（再）" if self.relisted else self.name

    @property
    def printed_departments(self) -> str:
        """The departments as one text: 市民課・納税課ほか."""
        return format_departments(self.departments, and_others=self.and_others)

    @property
    def department_names(self) -> tuple[str, ...]:
        """The departments by which the row is picked; an empty name where it names none."""
        return tuple(department.name for department in self.departments) or ("",)


def homes_of(rows: Iterable[Listing]) -> dict[str, Listing]:
    """Return the row at which each project (by id) of ``rows`` counts.

    Its main place where that is among them, else its first row.
    """
    homes: dict[str, Listing] = {}
    for row in rows:
        home = homes.setdefault(row.project.id, row)
        if home.relisted and not row.relisted:
            homes[row.project.id] = row
    return homes
