"""Two plans of several years beside each other: no year's change goes unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.comparison.report import build_comparison
from reports.document import Document
from reports.options import ReportOptions
from reports.table import BodyRow, Cell, Table, Text, TotalRow
from tests.plans import row, section


def plan_of(**projects: dict[int, int]) -> Plan:
    rows = [
        replace(
            row(name, "市民課", description=None),
            amounts=tuple(Amount(yen, y, "計画額") for y, yen in of.items()),
        )
        for name, of in projects.items()
    ]
    draft = PlanDraft(
        PlanHeading("計画", "市", 2026), ("施策",), sections=[section(1, "窓口", rows=rows)]
    )
    return assemble_plan(draft)[0]


@pytest.fixture
def document(options: ReportOptions) -> Document:
    old = plan_of(道路={2026: 1, 2027: 2, 2028: 3}, 公園={2026: 4}, 廃止する港={2027: 5, 2028: 6})
    new = plan_of(道路={2026: 1, 2027: 7, 2028: 3}, 公園={2026: 4, 2028: 8}, 図書の貸出={2028: 9})
    view = replace(pick_from_plan(new, Selection()), earlier=old)
    return build_comparison(view, options)


def lines(document: Document, title: str, number: int = 0) -> list[list[object]]:
    part = next(part for part in document.parts if part.title == title)
    tables = [block for block in part.blocks if isinstance(block, Table)]
    return [
        [shown(cell) for cell in each.cells]
        for each in tables[number].rows
        if isinstance(each, BodyRow)
    ]


def shown(cell: Cell) -> object:
    return cell.text if isinstance(cell, Text) else getattr(cell, "value", None)


def test_each_year_with_other_amounts_has_a_table_with_its_sum(document: Document):
    (part,) = [part for part in document.parts if part.title == "事業費変更"]
    later, last = part.tables
    assert (later.caption, last.caption) == (
        "令和9年度",
        "令和10年度　一方の計画だけに金額がある事業",
    )
    assert [column.title for column in later.columns[-3:-1]] == [
        "旧 令和9年度\n計画額（千円）",
        "新 令和9年度\n計画額（千円）",
    ]
    (road,), (park,) = (lines(document, "事業費変更", number) for number in (0, 1))
    assert ([road[0], *road[3:]], [park[0], *park[3:]]) == (["道路", 2, 7, 5], ["公園", None, 8])
    total = later.rows[-1]
    assert [shown(total.cells[0]), *map(shown, total.cells[3:])] == ["令和9年度合計", 2, 7, 5]


def test_what_was_or_is_open_is_called_so(options: ReportOptions):
    def with_words(plan: Plan, words: dict[str, str]) -> Plan:
        head = "計画額 令和9年度"
        named = {each.id: each for each in plan.projects if each.name in words}
        changed = {
            key: replace(each, extras=((head, words[each.name]),)) for key, each in named.items()
        }
        return replace(
            plan.with_projects({each.id: each for each in plan.projects} | changed),
            extra_heads=(head,),
        )

    old = with_words(plan_of(道路={2026: 1}, 公園={2026: 4, 2027: 5}), {"道路": "未定"})
    new = with_words(plan_of(道路={2026: 1, 2027: 7}, 公園={2026: 4}), {"公園": "調整中"})
    view = replace(pick_from_plan(new, Selection()), earlier=old)
    assert [line[3:] for line in lines(build_comparison(view, options), "事業費変更")] == [
        ["未定", 7],
        [5, "調整中"],
    ]


def test_each_year_s_totals_are_led_from_the_old_plan_to_the_new(document: Document):
    assert lines(document, "総括", 2) == [
        ["令和8年度", 5, 0, 0, 0, 5, 0],
        ["令和9年度", 7, -5, 5, 0, 7, 0],
        ["令和10年度", 9, -6, 8, 9, 20, 11],
    ]


def test_what_ended_and_what_is_new_has_all_its_years(document: Document):
    assert lines(document, "終了事業")[0][-4:] == [None, 5, 6, 11]
    assert lines(document, "新規事業")[0][-2:] == [9, 9]


def sum_of_years(old: Plan, new: Plan, options: ReportOptions) -> list[list[object]]:
    """Return the rows of sums below the years of the overview."""
    view = replace(pick_from_plan(new, Selection()), earlier=old)
    overview = build_comparison(view, options).parts[0]
    (table,) = [each for each in overview.tables if each.columns[0].key == "year"]
    return [
        [shown(cell) for cell in each.cells] for each in table.rows if isinstance(each, TotalRow)
    ]


def test_years_that_both_plans_know_are_added_up(options: ReportOptions):
    old, new = plan_of(道路={2026: 1_000, 2027: 2_000}), plan_of(道路={2026: 1_000, 2027: 5_000})
    assert sum_of_years(old, new, options) == [["計", 3_000, 0, 3_000, 0, 6_000, 3_000]]


def test_years_that_one_plan_lacks_or_that_came_before_are_not_added_up(options: ReportOptions):
    old = plan_of(道路={2026: 1_000, 2027: 2_000})
    assert sum_of_years(old, plan_of(道路={2026: 1_000, 2028: 2_000}), options) == []
    before = plan_of(道路={2025: 1_000, 2026: 2_000})
    assert sum_of_years(before, before, options) == []
