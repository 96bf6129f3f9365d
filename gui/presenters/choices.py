"""All that a user chose, as one value: to be given a name, kept, and taken up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from gui.presenters.plain import from_plain, to_plain
from model.listing import format_path, parse_path
from model.plan import Plan
from model.selection import Selection
from reports.options import Format, ReportOptions, Split

FIRST_WANTED = frozenset({("departments", Format.XLSX), ("booklet", Format.PDF)})
"""What is made where nothing else was chosen."""


class Choices(NamedTuple):
    """What is picked and what is made of it.

    ``wanted`` holds (report id, format); ``names_plan`` is whether files are named by the plan too,
    ``divided`` the ids of the reports that ``split`` is about, None for all.
    """

    selection: Selection
    wanted: frozenset[tuple[str, Format]]
    options: ReportOptions
    split: Split
    folder: Path
    names_plan: bool = False
    divided: frozenset[str] | None = None


class NamedChoices(NamedTuple):
    """Choices under a name (5月部会用)."""

    name: str
    choices: Choices


class Picked(NamedTuple):
    """What was picked of a plan, and a sum (CRC-32) of its sections as they were then."""

    selection: Selection
    outline: int = 0

    def of(self, plan: Plan) -> Selection:
        """Return what is picked of ``plan``, which may have changed meanwhile.

        Sections are picked by their numbers: where they are no longer the same, all are.
        """
        if self == picked_of(plan, self.selection):
            return self.selection
        return replace(self.selection, sections=None, own_rows=frozenset())


def picked_of(plan: Plan, selection: Selection) -> Picked:
    """Return ``selection`` of ``plan`` as it is kept; sections count where any is picked."""
    if selection.sections is None:
        return Picked(selection)
    lines = (f"{format_path(section.path)} {section.title}\n" for section in plan.walk())
    return Picked(selection, crc32("".join(lines).encode("utf-8", "surrogatepass")))


def choices_to_json(choices: Choices) -> dict[str, Any]:
    """Return ``choices`` as values that JSON holds."""
    return {
        "selection": selection_to_json(choices.selection),
        "wanted": sorted([report, form.value] for report, form in choices.wanted),
        "options": to_plain(choices.options),
        "split": choices.split.value,
        "folder": str(choices.folder),
        "names_plan": choices.names_plan,
        "divided": _sorted(choices.divided),
    }


def choices_from_json(given: dict[str, Any]) -> Choices:
    """Return the choices of ``given``. Raises KeyError, TypeError, ValueError for what is none."""
    return Choices(
        selection=selection_from_json(given["selection"]),
        wanted=frozenset((str(report), Format(form)) for report, form in given["wanted"]),
        options=from_plain(ReportOptions, given["options"]),
        split=Split(given["split"]),
        folder=Path(given["folder"]),
        names_plan=bool(given.get("names_plan", False)),
        divided=_read_set(given.get("divided")),
    )


def selection_to_json(picks: Selection) -> dict[str, Any]:
    """Return ``picks`` as values that JSON holds."""
    return {
        "sections": _paths(picks.sections),
        "own_rows": _paths(picks.own_rows),
        "departments": _sorted(picks.departments),
        "flags": _sorted(picks.flags),
        "relisted": picks.relisted,
        "other": picks.other,
        "search": picks.search,
    }


def selection_from_json(given: dict[str, Any]) -> Selection:
    """Return the picks of ``given``. Raises KeyError, TypeError, ValueError for what is none."""
    return Selection(
        sections=_read_paths(given["sections"]),
        own_rows=_read_paths(given["own_rows"]) or frozenset(),
        departments=_read_set(given["departments"]),
        flags=_read_set(given["flags"]),
        relisted=bool(given["relisted"]),
        other=bool(given["other"]),
        search=str(given["search"]),
    )


def _paths(paths: frozenset[tuple[int, ...]] | None) -> list[str] | None:
    return None if paths is None else [format_path(path) for path in sorted(paths)]


def _read_paths(given: list[str] | None) -> frozenset[tuple[int, ...]] | None:
    return None if given is None else frozenset(parse_path(path) for path in given)


def _sorted(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)


def _read_set(given: list[str] | None) -> frozenset[str] | None:
    return None if given is None else frozenset(map(str, given))
