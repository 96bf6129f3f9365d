from __future__ import annotations

import pytest

from model.errors import SelectionError
from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan, split_by_department
from tests.plans import plan_with_an_unnamed_office


def names(plan: Plan, selection: Selection) -> list[str]:
    return [row.printed_name for row in pick_from_plan(plan, selection).rows]


def test_a_goal_is_picked_with_all_below_it(two_goals: Plan):
    assert names(two_goals, Selection(sections=frozenset({(2,)}))) == [
        "商店街の応援",
        "見守り（再）",
        "市の開催",
        "出前講座",
    ]


def test_own_rows_of_a_section_are_picked_without_its_children(two_goals: Plan):
    picks = Selection(sections=frozenset(), own_rows=frozenset({(1, 1)}))
    assert names(two_goals, picks) == ["放送設備の点検"]


def test_marks_of_the_plan_are_picked_whatever_they_are(two_goals: Plan):
    assert names(two_goals, Selection(flags=frozenset({"★"}))) == [
        "見守り",
        "商店街の応援",
        "見守り（再）",
    ]
    assert names(two_goals, Selection(flags=frozenset({"継続"}))) == ["公園の手入れ"]


def test_relisted_and_other_rows_can_be_left_out(two_goals: Plan):
    left = names(two_goals, Selection(relisted=False, other=False))
    assert len(left) == 6
    assert not any(name.endswith("（再）") for name in left)
    assert "市の開催" not in left


@pytest.mark.parametrize("words", ["ふれあい 食堂", "フレアイ", "ﾌﾚｱｲ", "ふれあい　福祉課"])
def test_search_does_not_mind_width_or_kana(two_goals: Plan, words):
    assert names(two_goals, Selection(search=words)) == ["ふれあい食堂"]


def test_rows_that_name_no_department_are_picked_by_an_empty_name():
    plan = plan_with_an_unnamed_office()
    assert names(plan, Selection(departments=frozenset({""}))) == ["計画の進み具合の公表"]
    all_but_one = {department.name for department in plan.departments} - {"福祉課"} | {""}
    assert "計画の進み具合の公表" in names(plan, Selection(departments=frozenset(all_but_one)))


def test_a_department_is_picked_with_the_rows_it_shares(two_goals: Plan):
    picks = Selection(departments=frozenset({"みどり課"}))
    assert names(two_goals, picks) == [
        "見守り",
        "公園の手入れ",
        "花いっぱい運動（再）",
        "見守り（再）",
    ]


@pytest.mark.parametrize(
    ("selection", "named"),
    [
        (Selection(sections=frozenset({(9, 9)})), "9-9"),
        (Selection(departments=frozenset({"ない課"})), "ない課"),
        (Selection(flags=frozenset({"☆"})), "☆"),
    ],
)
def test_a_pick_of_what_is_not_there_is_refused_by_name(two_goals: Plan, selection, named):
    with pytest.raises(SelectionError, match=named):
        pick_from_plan(two_goals, selection)


def test_picks_that_leave_nothing_are_refused(two_goals: Plan):
    with pytest.raises(SelectionError, match="合う事業がありません"):
        pick_from_plan(two_goals, Selection(search="どこにもない言葉"))


def test_splitting_by_department_is_picking_each_department(two_goals: Plan, built_in):
    for plan in (two_goals, built_in.plan):
        whole = pick_from_plan(plan, Selection(other=False))
        for department, piece in split_by_department(whole).items():
            picks = Selection(other=False, departments=frozenset({department.name}))
            assert piece == pick_from_plan(plan, picks)
