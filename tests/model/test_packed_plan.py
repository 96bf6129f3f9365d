from __future__ import annotations

from dataclasses import replace

from model.packed_plan import PackedPlan, received
from model.plan import Plan, PlanHeading
from model.readers.reading import Reading


def test_a_plan_comes_out_of_its_bytes_as_it_went_in(built_in: Reading):
    plan = received(PackedPlan.of(built_in.plan))
    assert plan == built_in.plan
    rows = list(plan.listings())
    assert {id(row.project) for row in rows} == {id(project) for project in plan.projects}


def test_a_plan_may_be_sent_as_it_is(two_goals: Plan):
    assert received(two_goals) is two_goals


def test_a_title_page_given_later_is_that_of_the_packed_plan_too(two_goals: Plan):
    packed = Reading(two_goals, "計画.txt").with_packed_plan()
    heading = PlanHeading("ほかの計画", "ほかの市", 2031)
    titled = packed.under(heading)
    assert titled.plan == replace(two_goals, heading=heading)
    assert received(titled.sent_plan) == titled.plan


def test_a_plan_that_is_packed_is_not_packed_again(two_goals: Plan):
    packed = Reading(two_goals, "計画.txt").with_packed_plan()
    assert packed.with_packed_plan() is packed


def test_a_plan_put_in_place_of_a_packed_one_is_the_one_that_is_sent(
    two_goals: Plan, built_in: Reading
):
    packed = Reading(two_goals, "計画.txt").with_packed_plan()
    other = replace(packed, plan=built_in.plan)
    assert received(other.sent_plan) == built_in.plan
    assert received(other.with_packed_plan().sent_plan) == built_in.plan
