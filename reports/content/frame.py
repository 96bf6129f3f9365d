"""What all reports have in common: their frame as a document, and the blocks of totals."""

from __future__ import annotations

from collections.abc import Iterable

from model.money import Unit
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.charts import bar_chart
from reports.content.funds_totals import funds_blocks
from reports.content.money_columns import AMOUNT_KEY, YEARS_KEY, years_of
from reports.content.phrases import ONCE_IN_TOTAL, cover_facts
from reports.content.section_totals import (
    build_level_totals,
    build_section_totals,
    deeper_levels,
    level_at,
    section_notes,
)
from reports.content.totals_tables import (
    AMOUNT_TITLE,
    build_department_totals,
    build_flag_totals,
    build_flags_by_section,
    differ_by_department,
)
from reports.content.year_totals import year_blocks
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
        facts=cover_facts(view, options.unit) if has_cover else (),
        unit=options.unit,
        page=options.page(landscape=landscape),
        has_cover=has_cover,
        marks=options.marks,
        locks_forms=options.locks_forms,
        folds_groups=options.folds_groups,
    )


def totals_blocks(
    view: PlanView, options: ReportOptions, *, landscape: bool = False
) -> tuple[Block, ...]:
    """Return the totals by section, flag and department, each under its heading.

    ``landscape`` as in ``build_document``.
    """
    by_department = department_blocks(view, options, landscape=landscape)
    return (
        *year_blocks(view, options),
        *section_blocks(view, options),
        *level_blocks(view, options),
        *funds_blocks(view, options),
        *flag_blocks(view),
        *((Heading(BY_DEPARTMENT, 1), *by_department) if by_department else ()),
    )


def section_blocks(
    view: PlanView, options: ReportOptions, *, has_charts: bool = False
) -> tuple[Block, ...]:
    """Return the totals by section under their heading, maybe with charts of them."""
    table = build_section_totals(view, options)
    return (
        Heading("区分別の集計", 1),
        table,
        *section_notes(view, options.unit),
        *(_section_charts(view, table, options.unit) if has_charts else ()),
    )


def level_blocks(
    view: PlanView, options: ReportOptions, deepest: int | None = None
) -> tuple[Block, ...]:
    """Return the totals by each level below that of the totals by section (施策別の集計).

    ``deepest`` is the depth of the tree below which there are none, if any.
    """
    depths = [each for each in deeper_levels(view) if deepest is None or each <= deepest]
    return tuple(
        block
        for depth in depths
        for block in (
            Heading(f"{level_at(view, depth)}別の集計", 1),
            build_level_totals(view, options, depth),
        )
    )


def flag_blocks(view: PlanView) -> tuple[Block, ...]:
    """Return the totals by flag, of all and by section; nothing of a plan without marks."""
    if not view.flags:
        return ()
    return (Heading("印別の集計", 1), build_flag_totals(view), build_flags_by_section(view))


def department_blocks(
    view: PlanView, options: ReportOptions, *, landscape: bool = False, has_charts: bool = False
) -> tuple[Block, ...]:
    """Return the totals by department, maybe with a chart; nothing of one alone, or of none."""
    if not view.departments or not differ_by_department(view):
        return ()
    is_across = options.page(landscape=landscape).landscape
    abreast = 3 if has_charts else 2
    table = build_department_totals(view, options, abreast=abreast, is_across=is_across)
    return (
        table,
        Paragraph(ONCE_IN_TOTAL, ParagraphRole.NOTE),
        *(_department_charts(table, options.unit) if has_charts else ()),
    )


def _section_charts(view: PlanView, table: Table, unit: Unit) -> tuple[Chart, ...]:
    """Return a chart of each amount that the table adds up by, and of the projects.

    Of several years that is their sum, or the plan's own where they have none; its title says so.
    """
    keys = {column.key for column in table.columns}
    money = YEARS_KEY if YEARS_KEY in keys else AMOUNT_KEY
    charts = bar_chart(table, "区分別の事業数", "section", "projects", unit, "事業数")
    for key, what, more in (
        ("published", "公表事業費", ""),
        (money, *_amount_words(view, money)),
    ):
        if key in keys:
            charts += bar_chart(table, f"区分別の{what}{more}", "section", key, unit, what)
    return charts


def _amount_words(view: PlanView, key: str) -> tuple[str, str]:
    """Return what the amounts of a column are, and of which of several years: 3年度の計."""
    if not years_of(view):
        return AMOUNT_TITLE, ""
    if key == YEARS_KEY:
        return "個別事業費", f"（{len(years_of(view))}年度の計）"
    year = view.basis.fiscal_year
    return AMOUNT_TITLE, "" if year is None else f"（{format_fiscal_year(year)}）"


def _department_charts(table: Table, unit: Unit) -> tuple[Chart, ...]:
    return bar_chart(table, "所管課別の事業数", "department", "projects", unit, "事業数")
