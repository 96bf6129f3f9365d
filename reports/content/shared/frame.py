"""The frame of every report: its document, with what the cover says."""

from __future__ import annotations

from collections.abc import Iterable

from model.money import Unit
from model.view import PlanView
from reports.content.shared.counted_elsewhere import elsewhere_note
from reports.content.shared.phrases import cover_facts
from reports.document import Document, Fact, Part, Parts, PlannedPart
from reports.options import ReportOptions


def build_document(
    view: PlanView,
    options: ReportOptions,
    title: str,
    parts: Iterable[Part | PlannedPart],
    *,
    landscape: bool = False,
    has_cover: bool = True,
) -> Document:
    """Return the document of a report of ``view``; ``landscape`` unless the options say else."""
    heading = view.plan.heading
    return Document(
        title=title,
        subject=heading.title,
        issuer=heading.city,
        made_on=options.made_on,
        parts=Parts(tuple(parts)),
        facts=_cover(view, options.unit) if has_cover else (),
        unit=options.unit,
        page=options.page(landscape=landscape),
        has_cover=has_cover,
        marks=options.marks,
        locks_forms=options.locks_forms,
        folds_groups=options.folds_groups,
    )


def _cover(view: PlanView, unit: Unit) -> tuple[Fact, ...]:
    """Return what the cover says, and what of its sums other papers show in other sections."""
    elsewhere = elsewhere_note(view, unit)
    told = (Fact("再掲の事業", elsewhere),) if elsewhere else ()
    return (*cover_facts(view, unit), *told)
