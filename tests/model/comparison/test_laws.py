"""What holds of any two plans side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from model.comparison.changes import Change, Fate
from model.comparison.compare import compare_plans
from model.comparison.left_out import left_out
from model.comparison.year_totals import year_totals
from model.plan import Plan, PlanHeading
from model.project import Amount, Flag, is_sum_of_years
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.selection import Selection
from model.view import view_plan
from reports.content.comparison.report import build_comparison
from reports.options import ReportOptions
from tests.plans import (
    MAIN,
    OTHER,
    row,
    section,
)

NAMES = st.sampled_from(
    ["見守り", "見守り活動", "公園の手入れ", "公園の手入れと花壇", "道路の維持", "道路の改良"]
)


ROWS = st.builds(
    row,
    NAMES,
    st.sampled_from(["財政課", "市民課・納税課", "市民課ほか"]),
    kind=st.sampled_from([MAIN, OTHER]),
    flag=st.sampled_from([None, "新", "★"]),
    relisted=st.booleans(),
    description=st.sampled_from([None, "高齢者を見守る。", "花を植え、高齢者を見守る。"]),
    yen=st.none() | st.integers(-(10**12), 10**12),
)


TITLES = st.sampled_from(["くらし", "くらしと安心", "みどり", "しごと"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    def sections(level: int):
        return tuple(
            section(
                level,
                draw(TITLES),
                number=draw(st.sampled_from([str(n), ""])),
                budget=draw(st.none() | st.integers(0, 10**11)),
                children=sections(level + 1) if level < depth else (),
                rows=tuple(draw(st.lists(ROWS, max_size=3))),
            )
            for n in range(1, draw(st.integers(1, 3)) + 1)
        )

    depth = draw(st.integers(1, 2))
    levels = tuple(f"第{n}層" for n in range(1, depth + 1))
    flags = [Flag("新", "新規"), Flag("★", "")]
    heading = PlanHeading("計画", "", 2024)
    plan, _ = assemble_plan(PlanDraft(heading, levels, flags, [], list(sections(1))))
    return plan


@given(plans(), plans())
def test_every_project_and_section_of_both_plans_is_accounted_for_once(old: Plan, new: Plan):
    compared = compare_plans(old, new)
    for plan, side in ((old, "old"), (new, "new")):
        ids = [getattr(c, side).project.id for c in compared.projects if getattr(c, side)]
        assert sorted(ids) == sorted(project.id for project in plan.projects)
        paths = [getattr(c, side).path for c in compared.sections if getattr(c, side)]
        assert sorted(paths) == sorted(s.path for s in plan.walk())
    counted = Counter(change.fate for change in compared.projects)
    assert sum(counted.values()) == len(compared.projects)


@given(plans())
def test_a_plan_beside_itself_has_no_change(plan: Plan):
    compared = compare_plans(plan, plan)
    assert all(c.old.project is c.new.project for c in compared.projects)
    assert not any(c.changes or c.evidence for c in compared.projects)
    assert not any(c.changes or c.evidence for c in compared.sections)


@given(plans(), plans())
def test_old_and_new_changed_over_mirror_the_comparison(old: Plan, new: Plan):
    def seen(changes, *, mirrored: bool) -> set[Any]:
        sides = ("new", "old") if mirrored else ("old", "new")
        return {
            (*(_name(getattr(c, side)) for side in sides), c.changes, c.evidence) for c in changes
        }

    there, back = compare_plans(old, new), compare_plans(new, old)
    assert seen(there.projects, mirrored=False) == seen(back.projects, mirrored=True)
    assert seen(there.sections, mirrored=False) == seen(back.sections, mirrored=True)


def _name(side):
    return side and (side.path if hasattr(side, "path") else side.project.id)


@given(plans(), plans())
def test_the_differences_of_the_projects_add_up_to_that_of_the_plans(old: Plan, new: Plan):
    compared = compare_plans(old, new)
    differences = [c.difference or 0 for c in compared.projects]
    views = [view_plan(plan, Selection()) for plan in (old, new)]
    totals = [view.basis.sum_of(view.plan.projects) or 0 for view in views]
    assert sum(differences) == totals[1] - totals[0]


@given(plans(), plans())
def test_what_has_changed_differs_and_what_has_not_is_the_same(old: Plan, new: Plan):
    for change in compare_plans(old, new).of_fate(Fate.KEPT):
        before, after = change.old, change.new
        assert (Change.AMOUNT in change.changes) == (before.amount != after.amount)
        assert (Change.NAME in change.changes) == (before.name != after.name)
        assert bool(change.evidence) == (before.name != after.name)


@given(plans(), plans())
def test_what_ended_stayed_and_came_makes_up_the_difference_of_any_two_plans(old: Plan, new: Plan):
    for total in year_totals(compare_plans(old, new)):
        parts = total.kept, total.added, total.ended
        kept, added, ended = (part or 0 for part in parts)
        if total.difference is not None:
            assert None not in parts
            assert total.difference == kept + added - ended


AMOUNTS = st.builds(
    Amount,
    st.integers(-9, 9),
    st.sampled_from([2024, 2025, 2026, None]),
    st.sampled_from(["事業費", "財源内訳", "決算", None]),
    st.sampled_from([None, None, "国庫支出金", "一般財源"]),
)


@st.composite
def plans_of_years(draw: st.DrawFn) -> Plan:
    names = draw(st.lists(NAMES, min_size=1, unique=True))
    rows = [
        replace(row(name, "財政課"), amounts=tuple(draw(st.lists(AMOUNTS, max_size=5))))
        for name in names
    ]
    heading = PlanHeading("計画", "", draw(st.sampled_from([2024, 2025])))
    draft = PlanDraft(heading, ("章",), sections=[section(1, "くらし", rows=tuple(rows))])
    return assemble_plan(draft)[0]


@given(plans_of_years(), plans_of_years())
def test_what_is_compared_and_what_is_left_out_are_all_amounts_of_both_plans(old: Plan, new: Plan):
    compared = compare_plans(old, new)
    measure = compared.measure
    for plan, keys, found in zip(
        (old, new), (measure.old, measure.new), left_out(compared), strict=True
    ):
        sums = [keys.sums_of(project) for project in plan.projects]
        taken = sum(
            yen
            for of in sums
            for key, yen in of.items()
            if key in measure.both or key == keys.added_up
        )
        told = sum(
            amount.yen
            for project in plan.projects
            for amount in project.amounts
            if not is_sum_of_years(amount, project.amounts)
        )
        assert taken + sum(each.yen for each in found) == told


@given(plans_of_years(), plans_of_years())
def test_any_two_plans_make_a_document(old: Plan, new: Plan):
    document = build_comparison(view_plan(new, Selection(), earlier=old), ReportOptions())
    changed = [c for c in compare_plans(old, new).projects if c.changes or c.fate is not Fate.KEPT]
    assert len(document.parts) > 1 or not changed
