"""What all reports have in common: their frame as a document, and the blocks of totals."""

from __future__ import annotations

from collections.abc import Iterable

from model.money import Unit
from model.view import PlanView
from reports.content.charts import bar_chart
from reports.content.phrases import ONCE_IN_TOTAL, cover_facts
from reports.content.totals_tables import (
    build_department_totals,
    build_flag_totals,
    build_flags_by_section,
    build_section_totals,
    section_notes,
)
from reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Parts,
    PlannedPart,
)
from reports.options import ReportOptions
from reports.table import Table

BY_DEPARTMENT = "所管課別の集計"


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
        facts=cover_facts(view) if has_cover else (),
        unit=options.unit,
        page=options.page(landscape=landscape),
        has_cover=has_cover,
        marks=options.marks,
        locks_forms=options.locks_forms,
        folds_groups=options.folds_groups,
    )


def totals_blocks(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    """Return the totals by section, flag and department, each under its heading."""
    return (
        *section_blocks(view, options),
        *flag_blocks(view),
        Heading(BY_DEPARTMENT, 1),
        *department_blocks(view, options),
    )


def section_blocks(
    view: PlanView, options: ReportOptions, *, has_charts: bool = False
) -> tuple[Block, ...]:
    """Return the totals by section under their heading, maybe with charts of them."""
    table = build_section_totals(view, options)
    return (
        Heading("区分別の集計", 1),
        table,
        *section_notes(view),
        *(_section_charts(table, options.unit) if has_charts else ()),
    )


def flag_blocks(view: PlanView) -> tuple[Block, ...]:
    """Return the totals by flag, of all and by section, under their heading."""
    return (Heading("印別の集計", 1), build_flag_totals(view), build_flags_by_section(view))


def department_blocks(
    view: PlanView, options: ReportOptions, *, has_charts: bool = False
) -> tuple[Block, ...]:
    """Return the totals by department, maybe with a chart of them."""
    table = build_department_totals(view, options, abreast=3 if has_charts else 2)
    return (
        table,
        Paragraph(ONCE_IN_TOTAL, ParagraphRole.NOTE),
        *(_department_charts(table, options.unit) if has_charts else ()),
    )


def _section_charts(table: Table, unit: Unit) -> tuple[Chart, ...]:
    """Return a chart of each amount that the table has, and of the projects."""
    keys = [column.key for column in table.columns]
    charts = bar_chart(table, "区分別の事業数", "section", "projects", unit, "事業数")
    for key, title in (("published", "公表事業費"), ("amount", "個別事業費の計")):
        if key in keys:
            charts += bar_chart(table, f"区分別の{title}", "section", key, unit, title)
    return charts


def _department_charts(table: Table, unit: Unit) -> tuple[Chart, ...]:
    return bar_chart(table, "所管課別の事業数", "department", "projects", unit, "事業数")
