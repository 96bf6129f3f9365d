from __future__ import annotations

from dataclasses import replace

from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.indexes import (
    BY_CODE,
    BY_READING,
    IN_PLAN_ORDER,
    department_index,
    name_index,
    reading_of,
)
from reports.document import Paragraph, ParagraphRole
from reports.table import GroupRow, Table
from tests.plans import plan_of_two_goals

READINGS = {
    "見守り": "ミマモリ",
    "公園の手入れ": "こうえんのていれ",
    "防災訓練": "ぼうさいくんれん",
    "放送設備の点検": "ほうそうせつびのてんけん",
    "出前講座": "でまえこうざ",
}


def plan_with_readings() -> Plan:
    plan = plan_of_two_goals()
    read = {
        p.id: replace(p, extras=(("ふりがな", READINGS[p.name]),)) if p.name in READINGS else p
        for p in plan.projects
    }

    def told(section):
        rows = tuple(replace(row, project=read[row.project.id]) for row in section.listings)
        return section._replace(listings=rows, children=tuple(map(told, section.children)))

    sections = tuple(map(told, plan.sections))
    return replace(plan, projects=tuple(read.values()), sections=sections)


def names_and_rule(plan: Plan) -> tuple[list[str], str]:
    part = name_index(pick_from_plan(plan, Selection())).build()
    (rule,) = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    return [row.cells[0].text for row in part.tables[0].rows], rule


def test_projects_stand_in_the_order_of_their_readings_and_the_rest_by_code_point():
    names, rule = names_and_rule(plan_with_readings())
    assert names[:5] == ["公園の手入れ", "出前講座", "防災訓練", "放送設備の点検", "見守り"]
    assert names[5:] == sorted(names[5:])
    assert rule == BY_READING


def test_without_readings_the_order_is_that_of_code_points_and_says_so(built_in: Reading):
    names, rule = names_and_rule(built_in.plan)
    assert names == sorted(names)
    assert len(names) == 190
    assert rule == BY_CODE


def test_the_index_by_department_says_its_order_and_keeps_it(two_goals: Plan):
    note, table = department_index(pick_from_plan(two_goals, Selection())).build().blocks
    assert note == Paragraph(IN_PLAN_ORDER, ParagraphRole.NOTE)
    assert isinstance(table, Table)
    groups = [row.text for row in table.rows if isinstance(row, GroupRow)]
    assert groups == [department.name for department in two_goals.departments]


def test_both_indexes_name_all_rows_of_a_project(two_goals: Plan):
    view = pick_from_plan(two_goals, Selection())
    (by_name,) = name_index(view).build().tables
    (by_department,) = department_index(view).build().tables
    rows_of = {
        project.name: {f"listing:{row.id}" for row in view.rows_of_project(project)}
        for project in view.projects
    }
    assert max(map(len, rows_of.values())) > 1
    pages = {row.cells[0].text: set(row.cells[1].anchors) for row in by_name.rows}
    assert pages == rows_of
    for row in by_department.rows:
        if not isinstance(row, GroupRow):
            assert set(row.cells[1].anchors) <= rows_of[row.cells[0].text]


def test_half_width_katakana_are_read_too(two_goals: Plan):
    project = replace(two_goals.projects[0], extras=(("フリガナ", "ﾎﾞｳｻｲ ｸﾝﾚﾝ"),))
    assert reading_of(project) == "ぼうさいくんれん"


def test_a_project_stands_once_under_its_department_with_all_its_pages(built_in: Reading):
    view = pick_from_plan(built_in.plan, Selection())
    (table,) = department_index(view).build().tables
    listed: dict[str, list[str]] = {}
    for row in table.rows:
        if isinstance(row, GroupRow):
            names = listed.setdefault(row.text, [])
        else:
            names.append(row.cells[0].text)
    assert all(len(names) == len(set(names)) for names in listed.values())
    places = [row.cells[1].anchors for row in table.rows if not isinstance(row, GroupRow)]
    assert sum(map(len, places)) == sum(len(row.departments) for row in view.rows)
