"""What has changed between two plans: projects, their texts, their offices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.comparison.changes import Change, Comparison, Fate, ProjectChange
from model.comparison.compare import compare_plans, narrow
from model.plan import Plan, PlanHeading
from model.project import Project
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.reading import Reading
from model.selection import Selection
from tests.plans import (
    draft_of_two_goals,
    row,
    section,
    with_first_project,
)


def names(changes: tuple[ProjectChange, ...]) -> list[str]:
    return [change.latest.project.name for change in changes]


def test_every_change_of_a_year_is_found_and_nothing_else(year_on_year: Comparison):
    assert names(year_on_year.of_fate(Fate.NEW)) == ["空き家の活用"]
    assert names(year_on_year.of_fate(Fate.ENDED)) == ["市の開催"]
    assert {change: names(year_on_year.with_change(change)) for change in Change} == {
        Change.NAME: ["ふれあい子ども食堂"],
        Change.SECTION: ["公園の手入れ"],
        Change.TEXT: ["商店街の応援"],
        Change.DEPARTMENT: ["防災訓練"],
        Change.FLAG: ["商店街の応援"],
        Change.AMOUNT: ["見守り"],
        Change.RELISTED: [],
        Change.ABOLISHED: [],
        Change.EXTRA: [],
    }
    assert names(year_on_year.unchanged) == ["放送設備の点検", "花いっぱい運動", "出前講座"]


def test_a_rename_says_why_it_is_likely(year_on_year: Comparison):
    (renamed,) = year_on_year.with_change(Change.NAME)
    assert renamed.evidence == ("事業名が似ている", "事業概要が同じ", "所管課が同じ", "区分が同じ")
    assert not [c for c in year_on_year.projects if c.evidence and c is not renamed]


def test_another_width_or_line_break_is_no_change(two_goals: Plan):
    def widened(project: Project) -> Project:
        text = project.description and "市民と　ともに\n取り組む。"
        return replace(project, name=f" {project.name}\n", description=text)

    later = replace(two_goals, projects=tuple(map(widened, two_goals.projects)))
    assert len(compare_plans(two_goals, later).unchanged) == len(two_goals.projects)


def test_projects_of_one_name_are_paired_where_they_share_most():
    def plan(*rows) -> Plan:
        draft = PlanDraft(
            PlanHeading("計画"),
            ("章",),
            sections=[section(1, "くらし", rows=rows[:1]), section(1, "みどり", rows=rows[1:])],
        )
        return assemble_plan(draft)[0]

    old = plan(row("清掃", "甲課"), row("清掃", "乙課"))
    new = plan(row("清掃", "乙課"), row("清掃", "甲課"))
    compared = compare_plans(old, new)
    assert [c.changes for c in compared.projects] == [{Change.DEPARTMENT}, {Change.DEPARTMENT}]


def test_a_project_of_other_words_is_no_rename():
    def plan(name: str) -> Plan:
        rows = (row(name, "道路課", description="安全に通れるようにする。"),)
        draft = PlanDraft(PlanHeading("計画"), ("章",), sections=[section(1, "くらし", rows=rows)])
        return assemble_plan(draft)[0]

    def described(plan: Plan, text: str) -> Plan:
        return replace(plan, projects=(replace(plan.projects[0], description=text),))

    old = described(plan("道路の維持"), "穴を埋め、草を刈る。")
    new = described(plan("橋の架け替え"), "古い橋を新しくする。")
    assert [c.fate for c in compare_plans(old, new).projects] == [Fate.NEW, Fate.ENDED]


def test_remarks_are_compared_though_one_plan_has_none(two_goals: Plan):
    new = with_first_project(two_goals, extras=(("備考", "国の補助による"),))
    (change,) = compare_plans(two_goals, new).changed
    assert change.changes == {Change.EXTRA}
    assert (change.old.extras, change.new.extras) == ((), (("備考", "国の補助による"),))


def test_a_project_that_the_new_plan_calls_abolished_is_one(two_goals: Plan):
    new = with_first_project(two_goals, extras=(("備考", "令和9年度で廃止"),))
    (change,) = compare_plans(two_goals, new).changed
    assert change.changes == {Change.ABOLISHED}
    assert compare_plans(new, new).changed == ()
    (back,) = compare_plans(new, two_goals).changed
    assert back.changes == {Change.EXTRA}


@pytest.mark.parametrize("heading", ["番号", "Ｎｏ．", "№", "整理番号", "事業 › No.", "通番"])
def test_another_serial_number_is_no_change(heading: str, two_goals: Plan):
    old = with_first_project(two_goals, extras=((heading, "10"),))
    new = with_first_project(two_goals, extras=((heading, "9"),))
    assert compare_plans(old, new).changed == ()


def test_a_column_is_compared_where_both_plans_have_it(two_goals: Plan):
    old = with_first_project(two_goals, extras=(("指標", "3回"), ("根拠", "なし")))
    new = with_first_project(two_goals, extras=(("指標", "5回"), ("担当者", "山田")))
    changes = {c for p in compare_plans(old, new).projects for c in p.changes}
    assert changes == {Change.EXTRA}
    same = with_first_project(two_goals, extras=(("指標", "３回"),))
    assert not any(p.changes for p in compare_plans(old, same).projects)


def test_a_relisted_row_that_names_another_department_is_a_change(two_goals: Plan):
    draft = draft_of_two_goals()
    (relisted,) = [r for r in draft.listings() if r.relisted and r.name == "見守り"]
    relisted.departments = "防災室"
    later, _ = assemble_plan(draft)
    changed = [c for c in compare_plans(two_goals, later).projects if c.changes]
    assert [(c.new.project.name, c.changes) for c in changed] == [
        ("見守り", frozenset({Change.RELISTED}))
    ]


def test_picks_keep_what_either_plan_has_of_them(year_on_year: Comparison):
    def picked(**picks) -> list[str]:
        return names(narrow(year_on_year, Selection(**picks)).projects)

    assert "防災訓練" in picked(departments=frozenset({"福祉課"}))
    assert picked(sections=frozenset({(2, 1)})) == ["見守り", "商店街の応援", "市の開催"]
    assert picked(search="空き家") == ["空き家の活用"]


def test_the_built_in_plan_without_a_policy_has_lost_what_counts_there(built_in: Reading):
    plan = built_in.plan
    goal = plan.sections[0]
    shorter = replace(plan, sections=(goal._replace(children=goal.children[:-1]),))
    listed = {r.project.id for r in shorter.listings()}
    shorter = replace(shorter, projects=tuple(p for p in plan.projects if p.id in listed))
    compared = compare_plans(plan, shorter)
    assert len(compared.of_fate(Fate.ENDED)) == len(plan.projects) - len(listed) > 0
    assert not compared.of_fate(Fate.NEW)
    assert {c for p in compared.projects for c in p.changes} <= {Change.SECTION, Change.RELISTED}
