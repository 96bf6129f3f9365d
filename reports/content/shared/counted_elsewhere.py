"""What a paper of some sections counts that the paper of the whole plan counts in another one."""

from __future__ import annotations

from model.listing import homes_of
from model.money import Unit
from model.project import Project
from model.view import PlanView
from reports.content.shared.money_columns import sums_text


def counted_elsewhere(view: PlanView) -> tuple[Project, ...]:
    """Return the projects of picked sections that the whole plan counts outside them.

    They are relisted where they are picked, and counted there: their main place is not.
    """
    if view.selection.sections is None:
        return ()
    homes = homes_of(view.plan.listings())
    picked = {row.id for row in view.rows}
    return tuple(project for project in view.projects if homes[project.id].id not in picked)


def elsewhere_note(view: PlanView, unit: Unit) -> str:
    """Return how much of the totals other papers show in other sections, empty if nothing.

    Papers of all sections, one each, would else add up to more than the plan.
    """
    projects = counted_elsewhere(view)
    if not projects:
        return ""
    known = sums_text(view, projects, unit)
    amounts = f"（{known}）" if known else ""
    said = "再掲で、計画全体の集計では主な掲載箇所の区分で数えます。"
    return f"うち{len(projects):,}件{amounts}は{said}"
