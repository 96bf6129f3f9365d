"""新旧対照表: two plans side by side, an overview and a part for each kind of change."""

from __future__ import annotations

from dataclasses import replace

from model.comparison.changes import Comparison, Fate
from model.comparison.compare import compare_plans, narrow
from model.errors import SelectionError
from model.selection import Selection
from model.totals import tally_rows
from model.view import PlanView
from reports.content.comparison.phrases import CHANGES, FATES, counts_text
from reports.content.comparison.sections import build_section_changes
from reports.content.comparison.tables import ChangeTables
from reports.content.comparison.totals import build_totals_blocks
from reports.content.shared.frame import build_document
from reports.content.shared.phrases import basis_text, pick_facts, tally_text
from reports.content.shared.table_builder import TableBuilder
from reports.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    PartRole,
)
from reports.options import ReportOptions
from reports.table import Column, ColumnKind, Count, Table, Text

TITLE = "新旧対照表"
_SECTIONS = "sections"


def build_comparison(view: PlanView, options: ReportOptions) -> Document:
    """Return the plan of ``view`` beside the earlier plan that it has, under its picks.

    Raises SelectionError where the picks leave nothing of either plan, ValueError where the view
    has no earlier plan.
    """
    if view.earlier is None:
        raise ValueError("no earlier plan to compare with")
    comparison = narrow(compare_plans(view.earlier, view.plan), view.selection)
    if not comparison.projects and view.selection != Selection():
        raise SelectionError(
            "選んだ条件に合う事業が、どちらの計画にもありません",
            remedy="区分・所管課・印・検索の言葉のいずれかを減らしてください。",
        )
    parts = _change_parts(comparison, options)
    facts = _facts(comparison, view, options)
    overview = _overview(comparison, view, options, {part.key for part in parts})
    document = build_document(view, options, TITLE, (overview, *parts), landscape=True)
    return replace(document, facts=facts)


def _change_parts(comparison: Comparison, options: ReportOptions) -> list[Part]:
    tables = ChangeTables(comparison, options.unit)
    kinds = [
        *((fate.value, title, tables.of_fate(fate)) for fate, (title, _) in FATES.items()),
        *(
            (change.value, title, tables.of_change(change))
            for change, (title, _) in CHANGES.items()
        ),
        (_SECTIONS, "区分の変更", build_section_changes(comparison, options.unit)),
    ]
    parts = [Part(key, title, blocks, runs_on=True) for key, title, blocks in kinds if blocks]
    has_projects = any(part.key != _SECTIONS for part in parts)
    index = [Part("index", "変更一覧", (tables.index(),), runs_on=True)] if has_projects else []
    return [*index, *parts]


def _overview(
    comparison: Comparison, view: PlanView, options: ReportOptions, keys: set[str]
) -> Part:
    same = (Paragraph("2つの計画に違いはありません。", ParagraphRole.LEAD),)
    blocks: tuple[Block, ...] = (
        *(() if keys else same),
        Heading("変更の件数", 1),
        _counts_table(comparison, keys),
        Paragraph(
            "1つの事業に変更がいくつもあるときは、それぞれに数えています。"
            "事業は、名称（全角・半角と空白の違いを除く）が同じものを同じ事業としています。",
            ParagraphRole.NOTE,
        ),
        *build_totals_blocks(comparison, options.unit, is_whole=view.selection == Selection()),
    )
    return Part("overview", "総括", blocks, PartRole.FRONT)


def _counts_table(comparison: Comparison, keys: set[str]) -> Table:
    """Return how many projects have changed in each way, with a link to the part of each."""
    sections = sum(bool(c.changes) or c.fate is not Fate.KEPT for c in comparison.sections)
    rows = [
        *((f.value, *FATES[f], len(comparison.of_fate(f))) for f in FATES),
        *((c.value, *CHANGES[c], len(comparison.with_change(c))) for c in CHANGES),
        ("", "変更なし", "両方の計画にあり、どこも変わらない事業", len(comparison.unchanged)),
        (_SECTIONS, "区分の変更", "名称・番号・公表事業費などが変わった区分の数", sections),
    ]
    builder = TableBuilder(
        (
            Column("what", "変更の種類", least=12),
            Column("count", "件数", ColumnKind.COUNT, least=4, most=6),
        )
    )
    for key, title, meaning, count in rows:
        name = Text(f"{title}：{meaning}", link=key if key in keys else None)
        builder.add_row(name, Count(count))
    return builder.build()


def _facts(comparison: Comparison, view: PlanView, options: ReportOptions) -> tuple[Fact, ...]:
    counts = f"{counts_text(comparison)}（変更なし{len(comparison.unchanged):,}件）"
    names = _plan_texts(comparison.old, comparison.new)
    return (
        Fact("旧計画", _with_file(names[0], options.old_file)),
        Fact("新計画", _with_file(names[1], options.new_file)),
        *pick_facts(view.plan, view.selection),
        Fact("事業", counts),
    )


def _with_file(name: str, file: str) -> str:
    return f"{name}　ファイル：{file}" if file else name


def _plan_texts(old: PlanView, new: PlanView) -> tuple[str, ...]:
    """Return what each plan is called; two called alike say what they list, and which amounts."""
    views = (old, new)
    names = tuple(view.plan.heading.dated_title for view in views)
    if len(set(names)) > 1:
        return names
    return tuple(
        "　".join((name, tally_text(tally_rows(view, view.rows)), *_amounts_text(view)))
        for name, view in zip(names, views, strict=True)
    )


def _amounts_text(view: PlanView) -> tuple[str, ...]:
    text = basis_text(view)
    return (f"事業費は{text}",) if text else ()
