"""Two plans side by side as plain records (dicts of numbers, texts and lists) for ``--json``."""

from __future__ import annotations

from cli.output import Record
from cli.records import amounts_record
from model.comparison.changes import Change, Comparison, Fate, ProjectChange, SectionChange
from model.comparison.left_out import left_out
from model.comparison.standing import Standing
from model.comparison.year_totals import year_totals
from model.listing import format_path
from model.money import sum_known
from model.plan import Section


def comparison_record(comparison: Comparison) -> Record:
    """Return the record of a comparison.

    ``counts``: projects by fate (new, ended, kept), those that are ``unchanged``, and how many of
    the kept have each kind of change. ``amounts_yen``: the sum of the known amounts of each plan,
    ``amounts_by_year``: the same for each fiscal year, and what makes the difference.
    ``amounts_of_one_plan``: what the old or the new plan alone gives amounts of, and how many
    projects have them; it is no change of any.
    ``projects`` and ``sections``: those that are new, have ended or have changed, each with
    ``fate``, ``changes``, ``evidence`` (why a rename is likely), and ``old`` and ``new`` (None
    where the plan does not have it).
    """
    changes = {change.value: len(comparison.with_change(change)) for change in Change}
    return {
        "counts": {
            **{fate.value: len(comparison.of_fate(fate)) for fate in Fate},
            "unchanged": len(comparison.unchanged),
            "changes": changes,
        },
        "amounts_yen": {
            "old": _sum([change.old for change in comparison.projects]),
            "new": _sum([change.new for change in comparison.projects]),
        },
        "amounts_by_year": [total._asdict() for total in year_totals(comparison)],
        "amounts_of_one_plan": [
            {
                "plan": plan,
                **each.key._asdict(),
                "yen": each.yen,
                "projects": len(each.projects),
            }
            for plan, found in zip(("old", "new"), left_out(comparison), strict=True)
            for each in found
        ],
        "projects": [
            {**_change(change), "old": _standing(change.old), "new": _standing(change.new)}
            for change in comparison.projects
            if change.changes or change.fate is not Fate.KEPT
        ],
        "sections": [
            {**_change(change), "old": _section(change.old), "new": _section(change.new)}
            for change in comparison.sections
            if change.changes or change.fate is not Fate.KEPT
        ],
    }


def _change(change: ProjectChange | SectionChange) -> Record:
    return {
        "fate": change.fate.value,
        "changes": [each.value for each in Change if each in change.changes],
        "evidence": list(change.evidence),
    }


def _standing(standing: Standing | None) -> Record | None:
    if standing is None:
        return None
    project = standing.project
    return {
        "path": format_path(standing.row.path) if standing.row else None,
        "name": project.name,
        "description": project.description,
        "departments": [department.name for department in project.departments],
        "and_others": project.and_others,
        "flag": standing.mark or None,
        "amount_yen": standing.amount,
        "amounts": amounts_record(project),
        "extras": dict(project.extras),
    }


def _section(section: Section | None) -> Record | None:
    if section is None:
        return None
    return {
        "path": format_path(section.path),
        "number": section.number or None,
        "title": section.title,
        "published_budget_yen": section.published_budget,
    }


def _sum(standings: list[Standing | None]) -> int | None:
    return sum_known(standing.amount for standing in standings if standing)
