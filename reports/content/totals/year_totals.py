"""年度別の集計: what all projects cost in each of several years, and for how many it is open."""

from __future__ import annotations

from model.money import Unit
from model.view import PlanView
from reports.content.shared.money_columns import YEARS_KEY, MoneyColumn, money_columns, years_of
from reports.content.shared.open_amounts import words_text
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.content.totals.charts import bar_chart
from reports.content.totals.totals_tables import AMOUNT_TITLE
from reports.document import Block, Chart, Heading
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Count, Table, Text

HEADING = "年度別の集計"
_FEWEST = 2


def year_blocks(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    """Return the totals of each year under their heading; nothing where one year alone is shown."""
    if not _has_years(view):
        return ()
    return Heading(HEADING, 1), _build_year_totals(view, options.unit)


def year_charts(view: PlanView, unit: Unit) -> tuple[Chart, ...]:
    """Return the chart of the totals of each year, none where they have no table."""
    if not _has_years(view):
        return ()
    table = _build_year_totals(view, unit)
    return bar_chart(table, "年度別の個別事業費", "year", "amount", unit, AMOUNT_TITLE)


def _has_years(view: PlanView) -> bool:
    return len(years_of(view)) >= _FEWEST and bool(money_columns(view, AMOUNT_TITLE))


def _build_year_totals(view: PlanView, unit: Unit) -> Table:
    money = [each for each in money_columns(view, AMOUNT_TITLE) if each.is_whole]
    years = [each for each in money if each.key != YEARS_KEY]
    words = [word for each in years for word in each.open_words(view.projects)]
    counts = [
        _count("known", "金額あり"),
        *([_count("open", words_text(words))] if words else []),
        _count("blank", "金額なし"),
    ]
    columns = [
        Column("year", "年度", least=8),
        yen_column("amount", "金額", unit),
        *counts,
    ]
    builder = TableBuilder(columns)
    for each in years:
        told = _told(view, each)
        builder.add_row(Text(each.title), *(told[column.key] for column in columns[1:]))
    if len(years) < len(money):
        builder.add_total("計", fixed={column.key: Text("") for column in counts})
    return builder.build(caption=AMOUNT_TITLE, unit=unit, key="years")


def _count(key: str, title: str) -> Column:
    return Column(key, f"{title}（件）", ColumnKind.COUNT, least=3, most=11)


def _told(view: PlanView, year: MoneyColumn) -> dict[str, Cell]:
    """Return the sum of a year, and how many projects have an amount, a word, or neither."""
    is_open = len(year.open_words(view.projects))
    blank = sum(map(year.is_blank, view.projects))
    return {
        "amount": year.sum_cell(view.projects),
        "known": Count(len(view.projects) - is_open - blank),
        "open": Count(is_open),
        "blank": Count(blank),
    }
