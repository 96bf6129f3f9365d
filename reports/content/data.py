"""データ: one tidy table, one listing a row and one datum a cell.

It obeys 統計表における機械判読可能なデータの表記方法の統一ルール (総務省, 2020-12-18): numbers as
numbers, nothing left out because it stands above, units in the heads, 西暦 beside 和暦, no rows of
totals. A project's departments stand in as many columns as the largest number of them asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.listing import Listing, format_path
from model.money import Unit
from model.plan import Plan
from model.project import Amount, Project
from model.readers.tables.amount_heads import read_amount_head
from model.row_traits import is_word
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.shared.column_order import in_common_order, in_usual_order
from reports.content.shared.frame import build_document
from reports.content.shared.money_columns import lacks_own_year
from reports.content.shared.open_amounts import OpenAmounts, words_text
from reports.content.shared.section_numbers import sections_on
from reports.content.shared.table_builder import TableBuilder
from reports.document import Document, Part, PartRole
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Count, Text, Yen

TITLE = "データ"
_WHOLE = "事業費"


def build_data(view: PlanView, options: ReportOptions) -> Document:
    """Return the listings of ``view`` as one table, in document order.

    Columns: 掲載番号, 計画名, 市区町村, 年度（西暦）, 年度（和暦）, for each level its number and
    title, 掲載区分, 印, 印の意味, 再掲, 事業番号, 事業名, 事業概要, 所管課1 …, 所管課ほか,
    事業数 (1 where the project counts at this row, else 0: its sum is the number of projects),
    事業費（円） (called 令和8年度 事業費 where it is that), then each other amount by year, kind
    and source of funds, and the plan's extra columns;
    one that holds words in place of amounts alone says so: 令和9年度 事業費（未定）.
    Amounts stand where the project counts, so that a column's sum is the sum over projects.
    """
    most = max((len(row.departments) for row in view.rows), default=1) or 1
    whole = _whole_told(view)
    amounts = tuple(label for label in _amount_labels(view) if label != whole)
    extras = view.plan.extra_heads
    columns = [
        *_columns(view.plan, most, whole or _WHOLE),
        *(
            Column(f"amount{n}", f"{label or '金額'}（円）", ColumnKind.YEN, most=9)
            for n, label in enumerate(amounts, 1)
        ),
        *(
            Column(f"extra{n}", _extra_title(view, head), most=9)
            for n, head in enumerate(extras, 1)
        ),
    ]
    builder = TableBuilder(_told_apart(columns))
    for row in view.rows:
        counted = row.project.amounts if view.counts_at(row) else ()
        builder.add_row(
            *_cells(view, row, most),
            *_amount_cells(counted, amounts),
            *_extra_cells(row.project, extras),
            id=row.id,
        )
    part = Part("data", TITLE, (builder.build(),), PartRole.DATA)
    options = replace(options.one_on_a_side(), unit=Unit.YEN)  # as the heads of the columns say
    return build_document(view, options, TITLE, (part,), landscape=True, has_cover=False)


def _columns(plan: Plan, most: int, whole: str) -> list[Column]:
    levels = [
        column
        for depth, name in enumerate(plan.levels, 1)
        for column in (
            Column(f"level{depth}_number", f"{name}番号", most=3 + depth, is_key=True),
            Column(f"level{depth}", name, most=14, is_name=True),
        )
    ]
    return [
        Column("listing", "掲載番号", most=max(7, 4 + len(plan.levels)), is_key=True),
        Column("plan", "計画名", most=12),
        Column("city", "市区町村", most=6),
        Column("year", "年度（西暦）", ColumnKind.ORDINAL, most=4),
        Column("wareki", "年度（和暦）", most=6),
        *levels,
        Column("kind", "掲載区分", most=8, is_name=True),
        Column("flag", "印", most=3),
        Column("meaning", "印の意味", most=8),
        Column("relisted", "再掲", most=3),
        Column("project", "事業番号", most=5, is_key=True),
        Column("name", "事業名", least=8, is_name=True, stays=True),
        Column("description", "事業概要", least=14),
        *(Column(f"department{n}", f"所管課{n}", most=9, is_name=True) for n in range(1, most + 1)),
        Column("others", "所管課ほか", most=4),
        Column("counts", "事業数", ColumnKind.COUNT, most=4),
        Column("amount", f"{whole}（円）", ColumnKind.YEN, most=9),
    ]


def _cells(view: PlanView, row: Listing, most: int) -> list[Cell]:
    heading = view.plan.heading
    year = heading.fiscal_year
    names = [department.name for department in row.departments]
    names += [""] * (most - len(names))
    counts = view.counts_at(row)
    return [
        Text(row.id),
        Text(heading.title),
        Text(heading.city),
        Count(year),
        Text("" if year is None else format_fiscal_year(year)),
        *_level_cells(view.plan, row),
        Text(row.kind.label),
        Text(row.flag.mark if row.flag else "なし"),
        Text(row.flag.meaning if row.flag else "なし"),
        Text("再掲" if row.relisted else "主"),
        Text(row.project.id),
        Text(row.name),
        Text(row.description or ""),
        *(Text(name) for name in names),
        Text("ほか" if row.and_others else "なし"),
        Count(int(counts)),
        Yen(view.amount_of(row.project) if counts else None),
    ]


def _told_apart(columns: Sequence[Column]) -> list[Column]:
    """The columns with a number after each title that stands before it already."""
    taken: set[str] = set()
    apart = []
    for column in columns:
        title, number = column.title, 1
        while title in taken:
            number += 1
            title = f"{column.title}（{number}）"
        taken.add(title)
        apart.append(replace(column, title=title))
    return apart


def _label(amount: Amount) -> str:
    """Return what an amount is, its year by era as on the other papers: 令和8年度 国庫支出金.

    Sources of what is called 事業費 do without that word.
    """
    year = "" if amount.fiscal_year is None else format_fiscal_year(amount.fiscal_year)
    kind = amount.kind
    if amount.funds is None:
        kind = kind or (_WHOLE if year else "")
    elif kind == _WHOLE:
        kind = ""
    return " ".join(filter(None, (year, kind, amount.funds)))


def _whole_told(view: PlanView) -> str:
    """Return the label of the amounts that are added up, where they are those of one column.

    Empty where some project's is another, such as the sum of its sources of funds. Where no amount
    is of the plan's year, the label says of which year there is none.
    """
    basis = view.basis
    label = _label(Amount(0, basis.fiscal_year, basis.kind))
    if lacks_own_year(view):
        return label
    for project in view.plan.projects:
        (told,) = _yen_by(project.amounts, (label,))
        if told != basis.amount_of(project):
            return ""
    return label if label in _amount_labels(view) else ""


def _amount_labels(view: PlanView) -> tuple[str, ...]:
    """The amounts that the plan tells apart; none where it knows one amount without a name."""
    amounts = [project.amounts for project in view.plan.projects]
    orders = dict.fromkeys(tuple(dict.fromkeys(map(_label, each))) for each in amounts)
    told_by = {_label(a): ((a.fiscal_year, a.kind), a.funds) for each in amounts for a in each}
    labels = in_usual_order(in_common_order(tuple(orders)), told_by.__getitem__)
    return () if labels in ((), ("",)) else labels


def _extra_title(view: PlanView, head: str) -> str:
    """Return the title of an extra column; one of words in place of amounts says which they are.

    Its heading is that of the amounts (令和8年度 事業費), among which 統一ルール wants no words.
    """
    of = read_amount_head(head, 1, view.plan.heading.fiscal_year)
    label = _label(Amount(0, of.fiscal_year, of.kind, of.funds))
    texts = {text for project in view.plan.projects for h, text in project.extras if h == head}
    is_amount = label in _amount_labels(view) or of.fiscal_year in OpenAmounts(view).years
    if not is_amount or not texts or not all(map(is_word, texts)):
        return head
    return f"{label}（{words_text(sorted(texts))}）"


def _amount_cells(amounts: Sequence[Amount], labels: Sequence[str]) -> list[Cell]:
    return [Yen(yen) for yen in _yen_by(amounts, labels)]


def _yen_by(amounts: Sequence[Amount], labels: Sequence[str]) -> list[int | None]:
    yen: dict[str, int] = {}
    for amount in amounts:
        label = _label(amount)
        yen[label] = yen.get(label, 0) + amount.yen
    return [yen.get(label) for label in labels]


def _extra_cells(project: Project, heads: Sequence[str]) -> list[Cell]:
    values = dict(project.extras)
    return [Text(values.get(head, "")) for head in heads]


def _level_cells(plan: Plan, row: Listing) -> list[Cell]:
    sections = {section.level: section for section in sections_on(plan, row.path)}
    cells: list[Cell] = []
    for level in range(1, len(plan.levels) + 1):
        section = sections.get(level)
        number = format_path(section.path) if section else ""
        cells += [Text(number), Text(section.title if section else "")]
    return cells
