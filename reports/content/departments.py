"""所管課別一覧: a part for each department, with a column to fill in its amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from model.listing import Listing, ListingKind
from model.plan import Plan
from model.project import Department, format_departments
from model.totals import tally_rows
from model.view import PlanView, view_of_department
from reports.content.frame import COUNTED_AT_HOME, build_document
from reports.content.grouping import Group, group_rows, sections_on
from reports.content.phrases import (
    ONCE_IN_TOTAL,
    budget_text,
    group_name,
    section_name,
    tally_text,
)
from reports.content.table_builder import TableBuilder, yen_column
from reports.content.totals_tables import build_department_totals, build_section_totals
from reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    PartRole,
    PlannedPart,
)
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Counted, Input, Table, Text

TITLE = "所管課別一覧"
_NO_DEPARTMENT = "所管課の記載なし"


def build_departments(view: PlanView, options: ReportOptions) -> Document:
    """Return an overview and a part for each department of ``view``."""
    sheets = [
        PlannedPart(_key(department), department.name, partial(_blocks, view, department, options))
        for department in view.departments
    ]
    overview = PlannedPart("overview", "総括", partial(_overview, view, options), PartRole.FRONT)
    parts = (overview, *sheets, *_unnamed_part(view, options))
    return build_document(view, options, TITLE, parts, landscape=True)


def _key(department: Department) -> str:
    return f"department:{department.name}"


def _overview(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    links = {department: _key(department) for department in view.departments}
    return (
        Heading("区分別の集計", 1),
        build_section_totals(view, options),
        Paragraph(COUNTED_AT_HOME, ParagraphRole.NOTE),
        Heading("所管課別の集計", 1),
        build_department_totals(view, options, links, abreast=3),
        Paragraph(ONCE_IN_TOTAL, ParagraphRole.NOTE),
    )


def _unnamed_part(view: PlanView, options: ReportOptions) -> tuple[PlannedPart, ...]:
    """Rows that name no department get a part of their own, so that none is lost."""
    rows = tuple(row for row in view.rows if not row.departments)
    if not rows:
        return ()
    build = partial(_unnamed_blocks, view, rows, options)
    return (PlannedPart("department:", _NO_DEPARTMENT, build),)


def _unnamed_blocks(
    view: PlanView, rows: tuple[Listing, ...], options: ReportOptions
) -> tuple[Block, ...]:
    facts = Facts((Fact("件数", tally_text(tally_rows(view, rows))),))
    return (facts, _table(view, None, options, only={row.id for row in rows}))


def _blocks(view: PlanView, department: Department, options: ReportOptions) -> tuple[Block, ...]:
    piece = view_of_department(view, department)
    return (
        Paragraph(
            f"{department.name}が所管する事業の一覧です。「事業費」の欄に金額を{options.unit.label}"
            "単位で、補足があれば「備考」の欄に記入し、この表のままお返しください。"
            "小計と合計は、記入した金額から自動で計算されます。",
            ParagraphRole.LEAD,
        ),
        Facts(_facts(piece)),
        _table(piece, department, options),
        Paragraph(
            "「施策全体の事業費」は計画が公表した施策ごとの額で、この課の事業費ではありません。"
            "「再掲」の行の金額は、主な掲載箇所の行で数えます。",
            ParagraphRole.NOTE,
        ),
    )


def _facts(piece: PlanView) -> tuple[Fact, ...]:
    printed = Counter(row.flag for row in piece.rows)
    flags = [f"{flag.mark} {printed[flag]}件" for flag in piece.flags if printed[flag]]
    facts = [Fact("件数", tally_text(tally_rows(piece, piece.rows)))]
    if flags:
        facts.append(Fact("印（掲載）", "、".join(flags)))
    return tuple(facts)


def _table(
    piece: PlanView,
    department: Department | None,
    options: ReportOptions,
    only: set[str] | None = None,
) -> Table:
    builder = TableBuilder(_columns(options))
    for group in group_rows(piece):
        rows = [row for row in group.rows if only is None or row.id in only]
        if not rows:
            continue
        builder.add_group(group_name(piece.plan, group), 1, _budget_note(group))
        for row in rows:
            builder.add_row(*_cells(piece, row, group, department), id=row.id)
        builder.add_total(_count_label("小計", piece, rows), 1)
    rows = [row for row in piece.rows if only is None or row.id in only]
    builder.add_total(_count_label("合計", piece, rows))
    return builder.build(unit=options.unit, is_form=True)


def _count_label(word: str, piece: PlanView, rows: Sequence[Listing]) -> tuple[str | Counted, ...]:
    """Return the label of a total: 小計　掲載12件（うち再掲1件）.

    The rows that are no 再掲 are those whose amounts the total adds up.
    """
    relisted = sum(not piece.counts_at(row) for row in rows)
    listed = (f"{word}　掲載", Counted("name", len(rows)), "件")
    if not relisted:
        return listed
    return (*listed, "（うち再掲", Counted("amount", relisted), "件）")


def _columns(options: ReportOptions) -> tuple[Column, ...]:
    return (
        Column("flag", "印", ColumnKind.MARK, least=2.5, most=3),
        Column("name", "事業名", least=9, most=14),
        Column("description", "事業概要", least=14),
        Column("place", "掲載箇所", least=9, most=13),
        Column("partners", "ほかの所管課", least=6, most=8),
        yen_column("amount", "事業費", options.unit, most=7),
        Column("remarks", "備考", least=5, most=7),
    )


def _budget_note(group: Group) -> str:
    """The published budget of the whole section, whatever is picked of it."""
    published = group.section.published_budget
    return (
        ""
        if published is None
        else f"施策全体の事業費 {budget_text(published)}（この課だけの額ではありません）"
    )


def _cells(
    piece: PlanView, row: Listing, group: Group, department: Department | None
) -> tuple[Cell, ...]:
    amount = Input(piece.amount_of(row.project)) if piece.counts_at(row) else Text("再掲")
    return (
        Text(row.flag.mark if row.flag else ""),
        Text(row.printed_name),
        Text(row.description or ""),
        Text(_place(piece.plan, row, group)),
        Text(_partners(row, department)),
        amount,
        Input(),
    )


def _place(plan: Plan, row: Listing, group: Group) -> str:
    """The sections between the group and the row, and whether it is one of the others."""
    below = sections_on(plan, row.path)[len(group.section.path) :]
    names = [section_name(plan, section) for section in below]
    if row.kind is ListingKind.OTHER:
        names.append(row.kind.label)
    return "\n".join(names)


def _partners(row: Listing, department: Department | None) -> str:
    others = (other for other in row.departments if other != department)
    return format_departments(others, and_others=row.and_others)
