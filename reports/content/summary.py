"""会議用概要: the totals on one or two pages, with charts."""

from __future__ import annotations

from model.view import PlanView
from reports.content.shared.frame import build_document
from reports.content.shared.money_columns import money_columns, years_of
from reports.content.shared.phrases import cover_facts, has_published_budgets
from reports.content.totals.blocks import (
    BY_DEPARTMENT,
    department_blocks,
    flag_blocks,
    level_blocks,
    section_blocks,
)
from reports.content.totals.funds_totals import funds_blocks
from reports.content.totals.section_totals import deeper_levels
from reports.content.totals.totals_tables import AMOUNT_TITLE
from reports.content.totals.year_totals import year_blocks
from reports.document import Block, Document, Facts, Part
from reports.options import ReportOptions

TITLE = "会議用概要"
_DEEPEST = 2
"""The level down to which totals fit on a page or two: 基本目標 and 施策."""
_MOST_UPRIGHT = 5
"""Columns of amounts that stand beside names of sections on an upright page."""


def build_summary(view: PlanView, options: ReportOptions) -> Document:
    """Return the totals by section and flag of ``view``, those by department, and their charts."""
    amounts = len(money_columns(view, AMOUNT_TITLE)) + 2 * (view.published_budget is not None)
    wide = amounts > _MOST_UPRIGHT
    sections = (
        Facts(cover_facts(view, options.unit, has_sums=not years_of(view))),
        *year_blocks(view, options),
        *_by_section(view, options),
        *funds_blocks(view, options),
        *flag_blocks(view, options.unit),
    )
    parts = [Part("summary", TITLE, sections)]
    by_department = department_blocks(view, options, landscape=wide, has_charts=True)
    if by_department:
        parts.append(Part("departments", BY_DEPARTMENT, by_department, runs_on=True))
    return build_document(view, options, TITLE, parts, landscape=wide, has_cover=False)


def _by_section(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    """Return the totals by section, with those below them down to the depth that has room.

    One table is enough where subtotals say what the sections above add up to: published budgets
    stand beside their own sections alone.
    """
    below = [depth for depth in deeper_levels(view) if depth <= _DEEPEST]
    if below and not has_published_budgets(view.plan):
        return section_blocks(view, options, below[-1], has_charts=True)
    return (
        *section_blocks(view, options, has_charts=True),
        *level_blocks(view, options, below),
    )
