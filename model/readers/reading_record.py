"""A reading of a text as values that JSON holds, and back: equal, its projects shared as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from enum import Enum
from typing import Any, Generic, TypeVar

from model.correction import CorrectedField, Correction
from model.finding import Finding, Severity
from model.listing import Listing, ListingKind
from model.plan import Legend, Plan, PlanHeading, Section
from model.project import Amount, Department, Flag, Project
from model.readers.reading import LineRole, PlacedLine, Reading

_Held = TypeVar("_Held", bound=Hashable)
Record = dict[str, Any]


def reading_record(reading: Reading) -> Record:
    """Return ``reading``, that of a text, as dicts, lists, texts and numbers.

    Departments, flags and projects stand once, where rows have their numbers. Raises ValueError
    for the reading of a list, whose mapping is not kept.
    """
    if reading.mapping is not None:
        raise ValueError("the reading of a list has a mapping, which is not kept")
    shared = _Shared(reading.plan.projects)
    body = {
        "plan": [shared.plain(getattr(reading.plan, name)) for name in Plan.__slots__],
        "source": reading.source,
        "findings": shared.plain(reading.findings),
        "corrections": shared.plain(reading.corrections),
        "coverage": {role.value: count for role, count in reading.coverage.items()},
        "unplaced": shared.plain(reading.unplaced),
    }
    projects = [shared.parts(project) for project in reading.plan.projects]
    return body | {
        "projects": projects,
        "departments": [department.name for department in shared.departments.held],
        "flags": [[flag.mark, flag.meaning] for flag in shared.flags.held],
    }


class _Numbers(Generic[_Held]):
    """Values by number, each once."""

    def __init__(self) -> None:
        self._numbers: dict[_Held, int] = {}

    @property
    def held(self) -> Iterable[_Held]:
        """The values in the order of their numbers."""
        return self._numbers

    def of(self, value: _Held) -> int:
        """Return the number of ``value``."""
        return self._numbers.setdefault(value, len(self._numbers))


class _Shared:
    """Turns values into plain ones; what many share becomes a number.

    All fields of a value are taken as its class has them, so that a new one cannot be forgotten.
    """

    def __init__(self, projects: Iterable[Project]) -> None:
        self.departments: _Numbers[Department] = _Numbers()
        self.flags: _Numbers[Flag] = _Numbers()
        self._projects = {project.id: number for number, project in enumerate(projects)}

    def plain(self, value: Any) -> Any:
        """Return ``value`` as JSON holds it."""
        match value:
            case Enum():
                return value.value
            case Project():
                return self._projects[value.id]
            case Department():
                return self.departments.of(value)
            case Flag():
                return self.flags.of(value)
            case tuple():  # also one whose places have names
                return [self.plain(each) for each in value]
            case None | str() | int():
                return value
            case _:
                return self.parts(value)

    def parts(self, value: Any) -> list[Any]:
        """Return the fields of a value of the plan."""
        return [self.plain(getattr(value, name)) for name in value.__slots__]


def reading_from_record(record: Record) -> Reading:
    """Return the reading of ``record``.

    Raises KeyError, IndexError, TypeError or ValueError for what no reading was written as.
    """
    departments = [Department(name) for name in record["departments"]]
    flags = [Flag(*said) for said in record["flags"]]
    projects = [_project(fields, departments, flags) for fields in record["projects"]]
    rows = _Rows(projects, departments, flags)
    heading, levels, legend, sections, listed, named, extra_heads = record["plan"]
    plan = Plan(
        PlanHeading(*heading),
        tuple(levels),
        Legend(tuple(flags[number] for number in legend[0]), tuple(legend[1])),
        tuple(rows.section(fields) for fields in sections),
        tuple(projects[number] for number in listed),
        tuple(departments[number] for number in named),
        tuple(extra_heads),
    )
    return Reading(
        plan,
        record["source"],
        tuple(Finding(Severity(severity), *rest) for severity, *rest in record["findings"]),
        tuple(
            Correction(name, CorrectedField(field), *rest)
            for name, field, *rest in record["corrections"]
        ),
        Counter({LineRole(role): count for role, count in record["coverage"].items()}),
        tuple(
            PlacedLine(number, text, LineRole(role), *rest)
            for number, text, role, *rest in record["unplaced"]
        ),
    )


def _project(fields: list[Any], departments: list[Department], flags: list[Flag]) -> Project:
    key, name, description, named, and_others, flag, amounts, extras = fields
    return Project(
        key,
        name,
        description,
        tuple(departments[number] for number in named),
        and_others,
        None if flag is None else flags[flag],
        tuple(Amount(*amount) for amount in amounts),
        tuple((head, value) for head, value in extras),
    )


class _Rows:
    """Makes sections and their rows of the projects, departments and flags that they share."""

    def __init__(
        self, projects: list[Project], departments: list[Department], flags: list[Flag]
    ) -> None:
        self._projects, self._departments, self._flags = projects, departments, flags

    def section(self, fields: list[Any]) -> Section:
        """Return the section of ``fields`` with all that is below it."""
        path, level, number, title, by_name, text, *told, children, listings = fields
        budget, objective, direction = told
        return Section(
            tuple(path),
            level,
            number,
            title,
            by_name,
            tuple(text),
            budget,
            objective,
            direction,
            tuple(self.section(child) for child in children),
            tuple(self._listing(row) for row in listings),
        )

    def _listing(self, fields: list[Any]) -> Listing:
        project, path, index, kind, relisted, name, description, named, and_others, flag = fields
        return Listing(
            self._projects[project],
            tuple(path),
            index,
            ListingKind(kind),
            relisted,
            name,
            description,
            tuple(self._departments[number] for number in named),
            and_others,
            None if flag is None else self._flags[flag],
        )
