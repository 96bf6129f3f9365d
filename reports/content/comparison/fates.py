"""The tables of 新旧対照表 that show projects of one plan alone: those new and those ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.comparison.changes import Fate, ProjectChange
from model.project import Project
from model.view import PlanView
from reports.content.comparison.phrases import amount_title
from reports.content.comparison.rows import DEPARTMENTS, NAME, ChangeColumn, ChangeRows, column_of
from reports.content.shared.money_columns import AMOUNT_KEY, MoneyColumn, money_columns, years_of
from reports.table import ColumnKind, Table


def build_fate_table(rows: ChangeRows, fate: Fate, changes: Sequence[ProjectChange]) -> Table:
    """Return the table of ``changes``, the projects that are new or have ended (``fate``)."""
    view = rows.comparison.new if fate is Fate.NEW else rows.comparison.old
    money = _money(view, [change.latest.project for change in changes])
    columns = [
        column_of("flag", "印", lambda c: c.latest.mark, kind=ColumnKind.MARK, least=2.5, most=4),
        NAME,
        column_of(
            "description", "事業概要", lambda c: c.latest.project.description or "", least=14
        ),
        rows.place,
        DEPARTMENTS,
        *(_amounts(rows, each) for each in money),
    ]
    return rows.table(fate.value, columns, changes, total="合計" if money else "")


def _amounts(rows: ChangeRows, money: MoneyColumn) -> ChangeColumn:
    column = rows.yen_column(money.key, money.title)
    return column, lambda change: money.cell(change.latest.project)


def _money(view: PlanView, projects: Sequence[Project]) -> tuple[MoneyColumn, ...]:
    """Return the amounts of ``view`` beside ``projects``: of each year, where it has several.

    None where no amount of them is known.
    """
    years = years_of(view)
    columns = money_columns(view, "事業費")
    if not years:
        title = amount_title(view, "")
        columns = tuple(replace(each, title=title) for each in columns if each.key == AMOUNT_KEY)
    known = any(each.yen_of(project) is not None for each in columns for project in projects)
    return columns if known else ()
