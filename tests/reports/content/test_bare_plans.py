"""A plan that lacks marks, departments or amounts has no empty columns, tables and indexes."""

from __future__ import annotations

from dataclasses import replace

from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.summary import build_summary
from reports.document import Heading
from reports.document_texts import texts_of
from reports.options import ReportOptions
from tests.plans import draft_of_two_goals, row, section
from tests.reports.content.priced_plans import heads, table_of


def bare() -> PlanDraft:
    """A plan without marks and departments."""
    draft = draft_of_two_goals()
    goals = [section(1, "くらし", number="1", rows=(row("見守り", ""), row("橋", "")))]
    return replace(draft, sections=goals, flags=[], notes=[])


def test_a_plan_without_marks_and_departments_has_no_empty_columns_tables_and_indexes(
    options: ReportOptions,
):
    view = pick_from_plan(assemble_plan(bare())[0], Selection())
    document = build_booklet(view, options)
    assert heads(table_of(document, "くらし").columns) == ["事業名", "事業概要"]
    assert [part.title for part in document.parts][1:] == ["集計", "事業名索引"]
    for report in (document, build_summary(view, options)):
        said = [b.text for part in report.parts for b in part.blocks if isinstance(b, Heading)]
        assert said == ["区分別の集計"]
        assert not [text for _, text in texts_of(report) if "再掲" in text]


def test_where_every_row_has_a_mark_none_is_counted_without(options: ReportOptions):
    draft = replace(bare(), flags=draft_of_two_goals().flags)
    draft.sections[0].listings[:] = [row("見守り", flag="★"), row("橋", flag="継続")]
    view = pick_from_plan(assemble_plan(draft)[0], Selection())
    part = build_summary(view, options).parts[0]
    table = next(table for table in part.tables if table.key == "flags")
    assert heads(table.columns) == ["区分", "★", "継続", "計"]
    note = "「★」は重点事業、「継続」は前の計画から続く事業です。"
    assert note in [getattr(block, "text", "") for block in part.blocks]
