from __future__ import annotations

from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet import build_booklet
from reports.document import Facts
from reports.options import ReportOptions


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
