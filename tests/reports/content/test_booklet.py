from __future__ import annotations

from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet import build_booklet
from reports.document import Facts
from reports.options import ReportOptions
from reports.table import RowCount, TotalRow


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
    assert ("個別事業費の計", "4,000,500円") in facts  # 1,500,500 + 2,400,400 + 99,600
    assert ("個別事業費の計", "0円") in facts  # a project of nothing is known, not unknown


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
