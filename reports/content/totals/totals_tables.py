"""The tables of totals by flag and by department that several reports print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.listing import Listing
from model.money import Unit
from model.project import AMONG_DEPARTMENTS, Department
from model.totals import build_totals
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.amounts import NO_BREAK
from reports.content.shared.grouping import group_rows
from reports.content.shared.money_columns import MoneyColumn, money_columns, with_unit, years_of
from reports.content.shared.phrases import group_names
from reports.content.shared.table_builder import TableBuilder
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Count, Table, Text

LISTINGS = Column("listings", "掲載（件）", ColumnKind.COUNT, least=3, most=6)
PROJECTS = Column("projects", "事業（件）", ColumnKind.COUNT, least=3, most=6)
AMOUNT_TITLE = "個別事業費の計"
_USUAL_ABREAST = 2
_MOST_ACROSS = 4
"""Columns of amounts that have room in each of two stretches on a page across."""


def build_flag_totals(view: PlanView) -> Table:
    """Return how often each mark is printed in each of the sections that papers add up by.

    延べ adds the rows above, 実数 counts each project once, under its own mark.
    """
    totals = build_totals(view).by_flag
    shown = [each for each in totals if each.flag or each.tally.listings or each.tally.projects]
    flags = [total.flag for total in shown]
    columns = [
        Column(f"flag:{mark}", mark or "印なし", ColumnKind.COUNT, least=2, most=5)
        for mark in (flag.mark if flag else "" for flag in flags)
    ]
    section = Column("section", "区分", least=12, is_name=True)
    builder = TableBuilder((section, *columns, replace(LISTINGS, key="all", title="計")))
    groups = group_rows(view)
    for group, name in zip(groups, group_names(view.plan, groups), strict=True):
        counts = Counter(row.flag for row in group.rows)
        builder.add_row(Text(name), *(Count(counts[f]) for f in flags), Count(len(group.rows)))
    builder.add_total("掲載の計")
    once: dict[str, Cell] = {
        column.key: Count(total.tally.projects)
        for column, total in zip(columns, shown, strict=True)
    }
    builder.add_total("事業（実数）", fixed={**once, "all": Count(len(view.projects))})
    return builder.build(caption="掲載と事業の件数", key="flags")


def flag_amounts(view: PlanView, unit: Unit) -> str:
    """Return how many projects carry each mark, and how much they come to in the plan's own year.

    Each project counts once. Marks without a known amount are left out; empty where none is known.
    A line of text, since a second table would take the place of charts on a short paper.
    """
    known = [
        f"{each.flag.mark if each.flag else '印なし'}{each.tally.projects:,}件{NO_BREAK}"
        f"{with_unit(each.tally.amount, unit)}"
        for each in build_totals(view).by_flag
        if each.tally.amount is not None
    ]
    year = view.basis.fiscal_year
    of_year = f"{format_fiscal_year(year)}の" if year and years_of(view) else ""
    return f"{of_year}{AMOUNT_TITLE}は、{'、'.join(known)}です。" if known else ""


def build_department_totals(
    view: PlanView,
    options: ReportOptions,
    links: Mapping[Department, str] | None = None,
    abreast: int = _USUAL_ABREAST,
    *,
    is_across: bool = False,
) -> Table:
    """Return the totals by department; ``links`` gives the part of each to link to.

    ``abreast`` is how many stretches of it stand side by side; with amounts there are two at most,
    with those of several years on a page across alone (``is_across``).
    延べ adds the rows above, 実数 counts each listing and project once.
    """
    money = money_columns(view, AMOUNT_TITLE)
    counts = [LISTINGS, PROJECTS]
    if money:
        fits = len(money) <= (_MOST_ACROSS if is_across else 1)
        abreast = min(abreast, _USUAL_ABREAST if fits else 1)
    if money or abreast > _USUAL_ABREAST:
        counts = [
            replace(column, title=column.title.removesuffix("（件）"), least=2, most=3)
            for column in counts
        ]
    columns = [each.column(options.unit, least=6, most=13) for each in money]
    builder = TableBuilder(
        [Column("department", "所管課", least=8, is_name=True), *columns, *counts]
    )
    _add_departments(builder, view, links or {}, money)
    return builder.build(
        caption=AMOUNT_TITLE if money and years_of(view) else "",
        unit=options.unit if money else None,
        abreast=abreast,
        key="departments",
    )


def differ_by_department(view: PlanView) -> bool:
    """Whether totals by department say more than those of all, which a single one repeats."""
    return len(view.departments) > 1 or any(not row.departments for row in view.rows)


def _add_departments(
    builder: TableBuilder,
    view: PlanView,
    links: Mapping[Department, str],
    money: Sequence[MoneyColumn],
) -> None:
    for department, rows in view.rows_by_department.items():
        name = Text(department.name, link=links.get(department))
        builder.add_row(name, *_figures(rows, money).values())
    unnamed = [row for row in view.rows if not row.departments]
    if unnamed:
        builder.add_row(Text(AMONG_DEPARTMENTS), *_figures(unnamed, money).values())
    builder.add_total("延べ")
    builder.add_total("実数", fixed=_figures(view.rows, money))


def _figures(rows: Sequence[Listing], money: Sequence[MoneyColumn]) -> dict[str, Cell]:
    """Return counts and amounts of ``rows`` by column, each of their projects counted once."""
    projects = tuple({row.project.id: row.project for row in rows}.values())
    return {
        **{each.key: each.sum_cell(projects) for each in money},
        LISTINGS.key: Count(len(rows)),
        PROJECTS.key: Count(len(projects)),
    }
