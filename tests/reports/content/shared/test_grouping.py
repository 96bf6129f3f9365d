from __future__ import annotations

import pytest
from hypothesis import given

from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import view_plan
from reports.content.shared.grouping import group_rows, grouping_depth
from tests.plans import draft_of_two_goals, row, section
from tests.strategies import plans


@pytest.mark.parametrize(("levels", "depth"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_without_budgets_papers_add_up_below_the_top_of_a_deep_plan(levels: int, depth: int):
    node = section(levels, "いちばん下", rows=(row("事業"),))
    for level in range(levels - 1, 0, -1):
        node = section(level, f"{level}段目", children=(node,))
    draft = draft_of_two_goals()
    draft.sections, draft.levels = [node], tuple("一二三四"[:levels])
    assert grouping_depth(assemble_plan(draft)[0]) == depth


def test_papers_add_up_where_budgets_are_published():
    draft = draft_of_two_goals()
    draft.sections[0].children[0].children[0].published_budget = 5
    assert grouping_depth(assemble_plan(draft)[0]) == 3


@given(plans())
def test_every_row_is_in_exactly_one_group(plan: Plan):
    view = view_plan(plan, Selection())
    grouped = [r.id for group in group_rows(view) for r in group.rows]
    assert sorted(grouped) == sorted(r.id for r in view.rows)
