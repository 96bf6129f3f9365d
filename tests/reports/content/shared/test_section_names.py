"""How sections are called where numbers or titles are not enough."""

from __future__ import annotations

from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.table import (
    BodyRow,
)
from tests.plans import draft_of_two_goals


def test_sections_with_the_same_number_say_what_they_stand_under(
    two_goals: Plan, options: ReportOptions
):
    """Both 分野 have a 目標 1: in a chart and in a table without heads above them, too."""
    by_section, by_flag, *_ = [
        [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]
        for table in build_summary(pick_from_plan(two_goals, Selection()), options).parts[0].tables
        if table.columns[0].key == "section"
    ]
    assert by_section == by_flag
    assert by_flag == [
        "目標 1-1　安心して暮らせるまち",
        "目標 1-2　みどり豊かなまち",
        "目標 2-1　にぎわいのあるまち",
        "目標 2-2　学びのあるまち",
    ]


def test_sections_whose_numbers_do_not_say_it_name_the_one_above(options: ReportOptions):
    draft = draft_of_two_goals()
    draft.sections[0].number, draft.sections[1].number = "第一", "第二"
    plan, _ = assemble_plan(draft)
    table, *_ = build_summary(pick_from_plan(plan, Selection()), options).parts[0].tables
    names = [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]
    assert names[2] == "分野 第二・目標 1　にぎわいのあるまち"


def test_sections_without_numbers_name_the_one_above_where_their_titles_are_alike(
    options: ReportOptions,
):
    draft = draft_of_two_goals()
    for goal in draft.sections:
        for node in (goal, *goal.children):
            node.number = ""

    def names() -> list[str]:
        plan, _ = assemble_plan(draft)
        table, *_ = build_summary(pick_from_plan(plan, Selection()), options).parts[0].tables
        return [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]

    assert names()[1:3] == ["目標　みどり豊かなまち", "目標　にぎわいのあるまち"]
    draft.sections[0].children[1].title = draft.sections[1].children[0].title = "そのほか"
    above = [goal.title for goal in draft.sections]
    assert names()[1:3] == [f"{title}・目標　そのほか" for title in above]
