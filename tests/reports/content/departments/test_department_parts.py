"""The part of a department: its projects under their sections, what they add up to."""

from __future__ import annotations

from dataclasses import replace

from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.departments.report import build_departments
from reports.options import ReportOptions
from reports.table import (
    BodyRow,
    GroupRow,
    Input,
    Text,
    TotalRow,
)
from tests.reports.content.parts import part_named, texts


def test_a_department_s_part_lists_its_projects_under_their_sections(
    built_in: Reading, options: ReportOptions
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    assert len(document.parts) == 1 + 55
    part = part_named(document, "広報課")
    *groups, new = [row for row in part.tables[0].rows if isinstance(row, GroupRow)]
    assert new.text.startswith("新規事業")
    assert [group.text.split("　")[0] for group in groups] == [
        "基本施策 1",
        "基本施策 2",
        "基本施策 4",
    ]
    assert groups[0].note == "施策全体の事業費 9億4百万円（この課だけの額ではありません）"
    assert sum(isinstance(row, BodyRow) for row in part.tables[0].rows) == 11 + 5


def test_a_department_s_total_never_holds_the_budget_of_a_whole_section(
    built_in: Reading, options: ReportOptions
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    for part in document.parts[1:]:
        for row in part.tables[0].rows:
            if isinstance(row, TotalRow):
                assert [cell.value for cell in row.cells if not isinstance(cell, Text)] == [0]


def test_an_amount_is_filled_in_once_however_often_a_project_is_listed(
    two_goals: Plan, options: ReportOptions
):
    document = build_departments(pick_from_plan(two_goals, Selection()), options)
    rows = [r for r in part_named(document, "みどり課").tables[0].rows if isinstance(r, BodyRow)]
    seen = {row.cells[1].text: row.cells[5] for row in rows}
    assert seen["見守り"] == Input(1_500_500)
    assert seen["見守り（再）"] == Text("再掲")
    assert seen["花いっぱい運動（再）"] == Input(None)


def test_rows_without_a_department_are_not_lost(two_goals: Plan, options: ReportOptions):
    bare = replace(two_goals)
    view = pick_from_plan(bare, Selection())
    stripped = replace(
        view.plan,
        sections=tuple(_without_departments(section) for section in view.plan.sections),
        departments=(),
    )
    document = build_departments(pick_from_plan(stripped, Selection()), options)
    assert "所管課の記載なし" in [part.title for part in document.parts]
    assert "商店街の応援" in texts(part_named(document, "所管課の記載なし"))


def _without_departments(section):
    return section._replace(
        children=tuple(map(_without_departments, section.children)),
        listings=tuple(replace(row, departments=()) for row in section.listings),
    )
