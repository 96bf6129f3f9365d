"""計画冊子: the plan section by section down the tree, with legend, totals and indexes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from model.form_marks import DESCRIPTION, REMARKS
from model.listing import Listing, ListingKind
from model.plan import Plan, Section
from model.section_view import SectionView
from model.view import PlanView
from reports.content.booklet.indexes import department_index, name_index, row_anchor
from reports.content.booklet.legend import legend_part
from reports.content.shared.frame import build_document
from reports.content.shared.grouping import grouping_depth
from reports.content.shared.money_columns import (
    RELISTED,
    MoneyColumn,
    is_wide,
    money_columns,
    open_note,
    sums_text,
)
from reports.content.shared.phrases import budget_text, count_label, departments_lines, section_name
from reports.content.shared.section_numbers import sections_on
from reports.content.shared.table_builder import TableBuilder
from reports.content.totals.blocks import totals_blocks
from reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    PlannedPart,
)
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Table, Text

TITLE = "計画冊子"
_AMOUNT = "事業費"
_NOT_PRINTED = "（主な掲載箇所は本冊子の範囲外）"


def build_booklet(view: PlanView, options: ReportOptions) -> Document:
    """Return the booklet of ``view``: legend, chapters, totals, indexes.

    A chapter is a section of the first level that has more than one in the view, but none deeper
    than where papers add up; what stands above that level forms an opening chapter.
    """
    wide = is_wide(money_columns(view, _AMOUNT))
    is_across = options.page(landscape=wide).landscape
    build_totals = partial(totals_blocks, view, options, landscape=wide)
    parts: tuple[Part | PlannedPart, ...] = (
        *legend_part(view),
        *_chapters(view, options),
        PlannedPart("totals", "集計", build_totals, runs_on=True),
        *([department_index(view, is_across=is_across)] if view.departments else ()),
        name_index(view, is_across=is_across),
    )
    return build_document(view, options, TITLE, parts, landscape=wide)


def _section_anchor(section: Section) -> str:
    return "section:" + "-".join(map(str, section.path))


def _chapters(view: PlanView, options: ReportOptions) -> list[PlannedPart]:
    parts: list[PlannedPart] = []
    nodes = view.sections
    deepest = grouping_depth(view.plan)
    while len(nodes) == 1 and nodes[0].children and len(nodes[0].section.path) < deepest:
        parts.append(_chapter(view, nodes[0], options, _own_blocks))
        nodes = nodes[0].children
    for node in nodes:
        parts.append(_chapter(view, node, options, _blocks_below))
    return parts


_BuildBlocks = Callable[[PlanView, SectionView, ReportOptions, int], tuple[Block, ...]]


def _chapter(
    view: PlanView, node: SectionView, options: ReportOptions, build_blocks: _BuildBlocks
) -> PlannedPart:
    return PlannedPart(
        key=_section_anchor(node.section),
        title=section_name(view.plan, node.section),
        build_blocks=partial(build_blocks, view, node, options, 1),
        runs_on=True,
    )


def _blocks_below(
    view: PlanView, node: SectionView, options: ReportOptions, level: int
) -> tuple[Block, ...]:
    """Return a section's own head and main rows, its children, then its other rows."""
    blocks = _head_blocks(view, node, options)
    blocks += _rows_blocks(view, node, ListingKind.MAIN, options, level)
    for child in node.children:
        blocks.append(_heading(view.plan, child.section, level))
        blocks += _blocks_below(view, child, options, level + 1)
    return (*blocks, *_rows_blocks(view, node, ListingKind.OTHER, options, level))


def _own_blocks(
    view: PlanView, node: SectionView, options: ReportOptions, level: int
) -> tuple[Block, ...]:
    """Return what a section says itself, without its children's chapters."""
    blocks = _head_blocks(view, node, options)
    for kind in ListingKind:
        blocks += _rows_blocks(view, node, kind, options, level)
    return tuple(blocks)


def _heading(plan: Plan, section: Section, level: int) -> Heading:
    return Heading(section_name(plan, section), level, anchor=_section_anchor(section))


def _head_blocks(view: PlanView, node: SectionView, options: ReportOptions) -> list[Block]:
    section = node.section
    blocks: list[Block] = []
    if section.by_name:
        blocks.append(Paragraph(section.by_name, ParagraphRole.LEAD))
    facts = _facts(view, node, options)
    if facts:
        blocks.append(Facts(tuple(facts)))
    blocks += [Paragraph(text) for text in section.text]
    if section.direction:
        blocks += [Paragraph(text) for text in section.direction.split("\n")]
    return blocks


def _facts(view: PlanView, node: SectionView, options: ReportOptions) -> list[Fact]:
    section = node.section
    facts = []
    if section.objective:
        facts.append(Fact("施策の目標", section.objective))
    if section.published_budget is not None:
        facts.append(Fact("事業費", budget_text(node.published_budget)))
    elif node.published_budget is not None:
        facts.append(Fact("事業費の計", budget_text(node.published_budget)))
    counted = [row for row in node.rows if view.counts_at(row)]
    known = sums_text(view, [row.project for row in counted], options.unit)
    if known and (facts or node.children):
        facts.append(Fact("個別事業費の計", known))
    if facts:
        relisted = len(node.rows) - len(counted)
        among = f"（うち再掲{relisted:,}件）" if relisted else ""
        facts.append(Fact("件数", f"掲載{len(node.rows):,}件{among}"))
    return facts


def _rows_blocks(
    view: PlanView, node: SectionView, kind: ListingKind, options: ReportOptions, level: int
) -> list[Block]:
    rows = node.rows_of(kind)
    if not rows:
        return []
    blocks: list[Block] = []
    if kind is ListingKind.OTHER:
        blocks.append(Heading(kind.label, level, in_contents=False))
    money = money_columns(view, _AMOUNT)
    blocks.append(_rows_table(view, rows, money, options))
    note = open_note("計", money, [row.project for row in rows if view.counts_at(row)])
    return [*blocks, *([Paragraph(note, ParagraphRole.NOTE)] if note else ())]


def _rows_table(
    view: PlanView, rows: Sequence[Listing], money: Sequence[MoneyColumn], options: ReportOptions
) -> Table:
    says = _head_of_texts(view, rows)
    used = {
        "flag": view.traits.have_flags,
        "description": bool(says),
        "departments": view.traits.have_departments,
    }
    columns = (
        Column("flag", "印", ColumnKind.MARK, least=2.5, most=3),
        Column("name", "事業名", least=9, most=14 if says else None, is_name=True),
        Column("description", says, least=14),
        Column("departments", "所管課", least=6, most=10 if says else 14),
        *(each.column(options.unit, least=5, most=7) for each in money),
    )
    columns = tuple(column for column in columns if used.get(column.key, True))
    builder = TableBuilder(columns)
    for row in rows:
        cells = _row_cells(view, row, money, says)
        builder.add_row(*(cells[column.key] for column in columns), anchor=row_anchor(row))
    if money:
        projects = [row.project for row in rows if view.counts_at(row)]
        counted_in = (each.key for each in money if not each.open_words(projects))
        builder.add_total(count_label("計", view, rows, next(counted_in, None)))
    return builder.build(unit=options.unit if money else None)


def _row_cells(
    view: PlanView, row: Listing, money: Sequence[MoneyColumn], says: str
) -> dict[str, Cell]:
    """Return the cells of a row by column, also of columns that its table does without.

    ``says`` is the head of what they say besides names, empty where that is nothing.
    """
    counts = view.counts_at(row)
    remarks = _remarks(view, row)
    texts = (
        row.description,
        remarks and (remarks if says == REMARKS else f"（{REMARKS}）{remarks}"),
    )
    return {
        "flag": Text(row.flag.mark if row.flag else ""),
        "name": _name_cell(view, row, "\n" if says else ""),
        "description": Text("\n".join(filter(None, texts))),
        "departments": Text(departments_lines(row)),
        **{each.key: each.cell(row.project) if counts else Text(RELISTED) for each in money},
    }


def _head_of_texts(view: PlanView, rows: Sequence[Listing]) -> str:
    """Return the head of the column of descriptions, below which remarks stand, or of these alone.

    Empty where ``rows`` have neither.
    """
    if any(row.description for row in rows):
        return DESCRIPTION
    return REMARKS if any(_remarks(view, row) for row in rows) else ""


def _remarks(view: PlanView, row: Listing) -> str:
    """Return what the plan remarks of the project of ``row`` (備考), where it counts."""
    if not view.counts_at(row):
        return ""
    return next((text for head, text in row.project.extras if "".join(head.split()) == REMARKS), "")


def _name_cell(view: PlanView, row: Listing, between: str) -> Text:
    """The name; a relisted row says where its main place is, or that it is not printed here.

    ``between`` stands before the latter: a break in a narrow column, nothing in a wide one.
    """
    if not row.relisted:
        return Text(row.name)
    main = _main_row(view, row)
    if main is None:
        return Text(f"{row.printed_name}{between}{_NOT_PRINTED}")
    holder = sections_on(view.plan, main.path)[-1]
    return Text(row.printed_name, see=row_anchor(main), see_as=section_name(view.plan, holder))


def _main_row(view: PlanView, row: Listing) -> Listing | None:
    return next((r for r in view.rows_of_project(row.project) if not r.relisted), None)
