"""The totals as blocks, each under its heading, with notes and charts."""

from __future__ import annotations

from collections.abc import Iterable

from model.money import Unit
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.shared.money_columns import AMOUNT_KEY, YEARS_KEY, years_of
from reports.content.shared.phrases import ONCE_IN_TOTAL, is_told
from reports.content.totals.charts import bar_chart
from reports.content.totals.funds_totals import funds_blocks
from reports.content.totals.section_totals import build_section_totals, deeper_levels, section_notes
from reports.content.totals.totals_tables import (
    AMOUNT_TITLE,
    build_department_totals,
    build_flag_totals,
    differ_by_department,
    flag_amounts,
)
from reports.content.totals.year_totals import year_blocks, year_charts
from reports.document import Block, Chart, Heading, Paragraph, ParagraphRole
from reports.options import ReportOptions
from reports.table import Table

BY_DEPARTMENT = "所管課別の集計"


def totals_blocks(
    view: PlanView, options: ReportOptions, *, landscape: bool = False
) -> tuple[Block, ...]:
    """Return the totals by section, flag and department, each under its heading.

    ``landscape`` unless the options say else.
    """
    by_department = department_blocks(view, options, landscape=landscape)
    return (
        *year_blocks(view, options),
        *section_blocks(view, options),
        *level_blocks(view, options, deeper_levels(view)),
        *funds_blocks(view, options),
        *flag_blocks(view, options.unit),
        *((Heading(BY_DEPARTMENT, 1), *by_department) if by_department else ()),
    )


def section_blocks(
    view: PlanView, options: ReportOptions, depth: int | None = None, *, has_charts: bool = False
) -> tuple[Block, ...]:
    """Return the totals by section under their heading, with notes and maybe with charts of them.

    ``depth`` as in ``build_section_totals``.
    """
    heading, table = _headed_totals(view, options, depth)
    return (
        heading,
        table,
        *section_notes(view, options.unit),
        *(_section_charts(view, table, options.unit) if has_charts else ()),
    )


def level_blocks(
    view: PlanView, options: ReportOptions, depths: Iterable[int]
) -> tuple[Block, ...]:
    """Return the totals by section at each of ``depths``, under their headings (施策別の集計)."""
    return tuple(block for depth in depths for block in _headed_totals(view, options, depth))


def _headed_totals(
    view: PlanView, options: ReportOptions, depth: int | None
) -> tuple[Heading, Table]:
    table = build_section_totals(view, options, depth)
    return Heading(f"{table.columns[0].title}別の集計", 1), table


def flag_blocks(view: PlanView, unit: Unit) -> tuple[Block, ...]:
    """Return the totals by flag and section, and what flags mean; nothing of a plan without any."""
    if not view.flags:
        return ()
    told = [f"「{flag.mark}」は{flag.meaning}" for flag in view.flags if is_told(flag)]
    texts = (flag_amounts(view, unit), f"{'、'.join(told)}です。" if told else "")
    notes = [Paragraph(text, ParagraphRole.NOTE) for text in texts if text]
    return (Heading("印別の集計", 1), build_flag_totals(view), *notes)


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
    """Return a chart of each amount that the table adds up by, and of the projects of one year.

    Of several years it is that of their sum, or of the plan's own where they have none; its title
    says so. The chart of each year stands beside it.
    """
    keys = {column.key for column in table.columns}
    money = YEARS_KEY if YEARS_KEY in keys else AMOUNT_KEY
    of = table.columns[0].title
    charts = year_charts(view, unit)
    if not charts:
        charts = bar_chart(table, f"{of}別の事業数", "section", "projects", unit, "事業数")
    for key, what, more in (
        ("published", "公表事業費", ""),
        (money, *_amount_words(view, money)),
    ):
        if key in keys:
            charts += bar_chart(table, f"{of}別の{what}{more}", "section", key, unit, what)
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
