from __future__ import annotations

from dataclasses import replace

from model.plan import Plan
from model.project import Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.document import Facts, Paragraph
from reports.options import ReportOptions
from reports.table import BodyRow, RowCount, Text, TotalRow
from tests.plans import draft_of_two_goals, row, section


def test_a_section_says_its_published_budget_and_what_is_known_of_its_projects(
    two_goals: Plan, options: ReportOptions
):
    document = build_booklet(pick_from_plan(two_goals, Selection()), options)
    facts = [
        (fact.label, fact.text)
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Facts)
        for fact in block.items
    ]
    assert ("事業費", "12百万円") in facts
    assert ("個別事業費の計", "4,001千円") in facts  # 1,500,500 + 2,400,400 + 99,600
    assert ("個別事業費の計", "0千円") in facts  # a project of nothing is known, not unknown


def test_the_totals_of_all_tables_count_each_project_once(two_goals: Plan, options: ReportOptions):
    view = pick_from_plan(two_goals, Selection())
    labels = [
        cell
        for part in build_booklet(view, options).parts
        for table in part.tables
        for row in table.rows
        if isinstance(row, TotalRow)
        for cell in row.cells
        if isinstance(cell, RowCount)
    ]
    counted = [
        [part.value for part in label.parts if not isinstance(part, str)] for label in labels
    ]
    listed = sum(counts[0] for counts in counted)
    relisted = sum(counts[1] for counts in counted if len(counts) > 1)
    assert listed == len(view.rows)
    assert listed - relisted == len(view.projects)
    assert "計　掲載2件（うち再掲1件）" in [label.text for label in labels]


def test_the_legend_explains_the_mark_of_relisted_rows_where_there_are_some(options: ReportOptions):
    def marks(draft: PlanDraft) -> list[str]:
        plan, _ = assemble_plan(draft)
        view = pick_from_plan(plan, Selection())
        parts = [part for part in build_booklet(view, options).parts if part.title == "凡例"]
        rows = [row for part in parts for table in part.tables for row in table.rows]
        return [row.cells[0].text for row in rows]

    with_flags, without = draft_of_two_goals(), draft_of_two_goals()
    without.flags = []
    for each in without.listings():
        each.flag = None
    assert marks(with_flags) == ["★", "継続", "（再）"]
    assert marks(without) == ["（再）"]
    for each in (*with_flags.listings(), *without.listings()):
        each.relisted = False
    assert marks(with_flags) == ["★", "継続"]
    assert marks(without) == []


def test_the_legend_tells_what_words_mean_that_the_plan_does_not_explain(options: ReportOptions):
    draft = draft_of_two_goals()
    draft.flags = [Flag("★", "重点事業"), Flag("継続", "継続"), Flag("◎", "")]
    plan, _ = assemble_plan(draft)
    document = build_booklet(pick_from_plan(plan, Selection()), options)
    (legend,) = (part for part in document.parts if part.title == "凡例")
    rows = [row for table in legend.tables for row in table.rows]
    told = [(row.cells[0].text, row.cells[1].text) for row in rows]
    assert told[:2] == [("★", "重点事業"), ("継続", "前の年度から引き続き行う事業")]
    assert [mark for mark, _ in told] == ["★", "継続", "（再）"]
    notes = [block.text for block in legend.blocks if isinstance(block, Paragraph)]
    assert "計画に説明のない印には、一般的な意味を示しています。" in notes


def texts_of(rows: tuple[ListingDraft, ...], options: ReportOptions) -> dict[str, list[str]]:
    """The cells of the column of texts by its head, in a booklet of one section with ``rows``."""
    goals = [section(1, "くらし", number="1", rows=rows)]
    plan, _ = assemble_plan(replace(draft_of_two_goals(), sections=goals))
    part = build_booklet(pick_from_plan(plan, Selection()), options).parts[1]
    (table,) = part.tables
    return {
        column.title: [
            cell.text
            for line in table.rows
            if isinstance(line, BodyRow) and isinstance(cell := line.cells[n], Text)
        ]
        for n, column in enumerate(table.columns)
    }


def test_remarks_stand_below_descriptions_where_their_project_counts(options: ReportOptions):
    noted = replace(row("橋"), extras=(("備　考", "制度見直しにより未定"), ("番号", "1")))
    told = texts_of((noted, row("道"), replace(noted, relisted=True)), options)
    assert told["事業概要"] == [
        "市民とともに取り組む。\n（備考）制度見直しにより未定",
        "市民とともに取り組む。",
        "市民とともに取り組む。",
    ]


def test_remarks_alone_have_a_column_and_plans_without_any_have_none(options: ReportOptions):
    noted = replace(row("橋", description=None), extras=(("備考", "継続"),))
    plain = row("道", description=None)
    assert texts_of((noted, plain), options)["備考"] == ["継続", ""]
    assert not {"備考", "事業概要"} & set(texts_of((plain,), options))


def test_a_section_says_how_many_of_its_rows_count_elsewhere(
    built_in: Reading, options: ReportOptions
):
    view = pick_from_plan(built_in.plan, Selection())
    told = [
        fact.text
        for part in build_booklet(view, options).parts
        for block in part.blocks
        if isinstance(block, Facts)
        for fact in block.items
        if fact.label == "件数"
    ]
    assert told == [
        "掲載211件（うち再掲21件）",
        "掲載33件（うち再掲2件）",
        "掲載101件（うち再掲4件）",
        "掲載19件（うち再掲1件）",
        "掲載23件（うち再掲7件）",
        "掲載35件（うち再掲7件）",
    ]
