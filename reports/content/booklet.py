"""計画冊子: the plan section by section down the tree, with legend, totals and indexes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from model.listing import Listing, ListingKind
from model.money import format_yen
from model.plan import Plan, Section
from model.section_view import SectionView
from model.totals import tally_rows
from model.view import PlanView
from reports.content.frame import build_document, totals_blocks
from reports.content.grouping import grouping_depth, sections_on
from reports.content.index_parts import department_index, name_index, row_anchor
from reports.content.phrases import (
    budget_text,
    count_label,
    departments_lines,
    has_amounts,
    section_name,
    section_number,
)
from reports.content.table_builder import TableBuilder, yen_column
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
from reports.table import Cell, Column, ColumnKind, Table, Text, Yen

TITLE = "計画冊子"
_RELISTED = "再掲。主な掲載箇所が別にある事業を、関連する区分に再び掲げたもの"
_NOT_PRINTED = "（主な掲載箇所は本冊子の範囲外）"


def build_booklet(view: PlanView, options: ReportOptions) -> Document:
    """Return the booklet of ``view``: legend, chapters, totals, indexes.

    A chapter is a section of the first level that has more than one in the view, but none deeper
    than where papers add up; what stands above that level forms an opening chapter.
    """
    parts: tuple[Part | PlannedPart, ...] = (
        *_legend_part(view),
        *_chapters(view, options),
        PlannedPart("totals", "集計", partial(totals_blocks, view, options), runs_on=True),
        department_index(view),
        name_index(view),
    )
    return build_document(view, options, TITLE, parts)


def _section_anchor(section: Section) -> str:
    return "section:" + "-".join(map(str, section.path))


def _legend_part(view: PlanView) -> tuple[Part, ...]:
    """Return what the marks and notes mean; a mark that says so itself (新規) needs no line."""
    legend = view.plan.legend
    meanings = [(flag.mark, flag.meaning) for flag in legend.flags if flag.meaning != flag.mark]
    if view.traits.are_relisted:
        meanings.append(("（再）", _RELISTED))
    blocks: list[Block] = []
    if meanings:
        columns = (
            Column("mark", "印", ColumnKind.MARK, least=4, most=5),
            Column("meaning", "意味", least=20),
        )
        builder = TableBuilder(columns)
        for mark, meaning in meanings:
            builder.add_row(Text(mark), Text(meaning))
        blocks.append(builder.build())
    blocks += [Paragraph(f"※{note.lstrip('※')}") for note in legend.notes]
    return (Part("legend", "凡例", tuple(blocks)),) if blocks else ()


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
    blocks = _head_blocks(view, node)
    blocks += _rows_blocks(view, node, ListingKind.MAIN, options, level)
    for child in node.children:
        blocks.append(_heading(view.plan, child.section, level))
        blocks += _blocks_below(view, child, options, level + 1)
    return (*blocks, *_rows_blocks(view, node, ListingKind.OTHER, options, level))


def _own_blocks(
    view: PlanView, node: SectionView, options: ReportOptions, level: int
) -> tuple[Block, ...]:
    """Return what a section says itself, without its children's chapters."""
    blocks = _head_blocks(view, node)
    for kind in ListingKind:
        blocks += _rows_blocks(view, node, kind, options, level)
    return tuple(blocks)


def _heading(plan: Plan, section: Section, level: int) -> Heading:
    return Heading(
        section.title,
        level,
        number=section_number(plan, section),
        anchor=_section_anchor(section),
    )


def _head_blocks(view: PlanView, node: SectionView) -> list[Block]:
    section = node.section
    blocks: list[Block] = []
    if section.by_name:
        blocks.append(Paragraph(section.by_name, ParagraphRole.LEAD))
    facts = _facts(view, node)
    if facts:
        blocks.append(Facts(tuple(facts)))
    blocks += [Paragraph(text) for text in section.text]
    if section.direction:
        blocks += [Paragraph(text) for text in section.direction.split("\n")]
    return blocks


def _facts(view: PlanView, node: SectionView) -> list[Fact]:
    section = node.section
    facts = []
    if section.objective:
        facts.append(Fact("施策の目標", section.objective))
    if section.published_budget is not None:
        facts.append(Fact("事業費", budget_text(node.published_budget)))
    elif node.published_budget is not None:
        facts.append(Fact("事業費の計", budget_text(node.published_budget)))
    counted = [row for row in node.rows if view.counts_at(row)]
    known = tally_rows(view, counted).amount
    if known is not None and (facts or node.children):
        facts.append(Fact("個別事業費の計", format_yen(known)))
    if facts:
        facts.append(
            Fact(
                "件数",
                f"掲載{len(node.rows):,}件（ここで数える事業{len(counted):,}件）",
            )
        )
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
    return [*blocks, _rows_table(view, rows, options)]


def _rows_table(view: PlanView, rows: tuple[Listing, ...], options: ReportOptions) -> Table:
    described = any(row.description for row in rows)
    amounts = has_amounts(view)
    columns = [
        Column("flag", "印", ColumnKind.MARK, least=2.5, most=3),
        Column("name", "事業名", least=9, most=14 if described else None, is_name=True),
    ]
    if described:
        columns.append(Column("description", "事業概要", least=14))
    columns.append(Column("departments", "所管課", least=6, most=10 if described else 14))
    if amounts:
        columns.append(yen_column("amount", "事業費", options.unit, least=5, most=7))
    builder = TableBuilder(columns)
    for row in rows:
        builder.add_row(
            *_row_cells(view, row, described=described, amounts=amounts), anchor=row_anchor(row)
        )
    if amounts:
        builder.add_total(count_label("計", view, rows))
    return builder.build(unit=options.unit if amounts else None)


def _row_cells(view: PlanView, row: Listing, *, described: bool, amounts: bool) -> list[Cell]:
    name = _name_cell(view, row, "\n" if described else "")
    cells: list[Cell] = [Text(row.flag.mark if row.flag else ""), name]
    if described:
        cells.append(Text(row.description or ""))
    cells.append(Text(departments_lines(row)))
    if amounts:
        known = view.amount_of(row.project)
        cells.append(Yen(known) if view.counts_at(row) else Text("再掲"))
    return cells


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
