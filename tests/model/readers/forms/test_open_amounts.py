"""Forms of amounts that are still open: 未定 goes out, may be entered and is taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import Collection, collect_forms
from model.readers.source import read_plan
from model.selection import Selection
from model.view import view_plan
from reports.content.shared.open_amounts import OpenAmounts
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import Send, cells_of, form_of, plan_of, told
from tests.plans import row

_HEAD = "計画額 令和9年度"


@pytest.fixture
def plan() -> Plan:
    """窓口 with amounts of two years and sources of the first, 証明 with a word for the second."""
    amounts = (
        Amount(1_000_000, 2026, "計画額"),
        Amount(600_000, 2026, "計画額", "国庫支出金"),
        Amount(400_000, 2026, "計画額", "一般財源"),
        Amount(2_000_000, 2027, "計画額"),
    )
    known = replace(row("窓口", "市民課"), amounts=amounts)
    open_ = replace(
        row("証明", "市民課"),
        amounts=(Amount(500_000, 2026, "計画額"),),
        extras=((_HEAD, "調整中"),),
    )
    return plan_of(known, open_)


def entered(plan: Plan, file: Path, cells: dict[tuple[str, str], object]) -> Collection:
    """Enter what ``cells`` says by head and project, and collect the form."""
    book, sheet = form_of(file)
    for (head, name), typed in cells.items():
        cells_of(sheet, f"事業費{head}")[name].value = typed
    book.save(file)
    return collect_forms(plan, [file])


def said(plan: Plan, name: str) -> list[int | str | None]:
    """Return what papers say of the two years of a project: yen, or the word in their place."""
    view = view_plan(plan, Selection())
    (project,) = [each for each in plan.projects if each.name == name]
    words = OpenAmounts(view)
    return [
        yen
        if (yen := view.basis.in_year(project, year)) is not None
        else words.word_of(project, year) or None
        for year in (2026, 2027)
    ]


def test_the_plan_s_word_stands_in_an_open_cell(plan: Plan, send: Send):
    _, sheet = form_of(send(plan)["市民課"])
    cell = cells_of(sheet, "事業費令和9年度")["証明"]
    assert cell.value == "調整中"
    assert not cell.protection.locked
    (check,) = sheet.data_validations.dataValidation
    assert any(cell.coordinate in names for names in map(str, check.sqref.ranges)) or any(
        cell.column_letter in str(ref) for ref in check.sqref.ranges
    )


def test_a_form_that_comes_back_as_it_went_leaves_the_word(plan: Plan, send: Send):
    collection = collect_forms(plan, [send(plan)["市民課"]])
    assert said(collection.plan, "証明") == [500_000, "調整中"]
    assert collection.filled == 0
    assert not told(collection, "証明")


def test_an_amount_takes_the_place_of_the_word(plan: Plan, send: Send):
    collection = entered(plan, send(plan)["市民課"], {("令和9年度", "証明"): 800})
    assert said(collection.plan, "証明") == [500_000, 800_000]
    assert told(collection, "お知らせ", "証明（令和9年度）", "「調整中」を800千円に改めました")
    (project,) = [each for each in collection.plan.projects if each.name == "証明"]
    assert _HEAD not in dict(project.extras)
    assert _HEAD not in collection.plan.extra_heads


def test_a_new_column_of_words_stands_among_those_of_other_years(plan: Plan, send: Send):
    first, second = plan.projects
    projects = {first.id: replace(first, extras=(("備考", "駅前"),)), second.id: second}
    plan = replace(plan.with_projects(projects), extra_heads=(_HEAD, "備考"))
    collection = entered(plan, send(plan)["市民課"], {("令和8年度", "証明"): "未定"})
    assert collection.plan.extra_heads == ("計画額 令和8年度", _HEAD, "備考")


def test_a_word_takes_the_place_of_an_amount(plan: Plan, send: Send, tmp_path: Path):
    collection = entered(plan, send(plan)["市民課"], {("令和9年度", "窓口"): "未定"})
    assert said(collection.plan, "窓口") == [1_000_000, "未定"]
    assert told(collection, "お知らせ", "窓口（令和9年度）", "2,000千円を「未定」に改めました")
    assert not told(collection, "誤り")
    path = write_plan_workbook(collection.plan, tmp_path / "計画.xlsx", replaces=False)
    assert said(read_plan(path).plan, "窓口") == [1_000_000, "未定"]


def test_what_is_open_has_no_sources_of_funds_either(plan: Plan, send: Send):
    collection = entered(plan, send(plan)["市民課"], {("令和8年度", "窓口"): "未定"})
    assert said(collection.plan, "窓口") == ["未定", 2_000_000]
    assert told(collection, "窓口（令和8年度）", "財源の内訳")


def test_a_word_is_kept_under_a_heading_of_its_own_where_the_plan_has_none(send: Send):
    amounts = (Amount(1_000_000, 2026, "計画額"), Amount(2_000_000, 2027, "計画額"))
    plan = plan_of(
        replace(row("窓口", "市民課"), amounts=amounts),
        replace(row("証明", "市民課"), amounts=amounts),
    )
    collection = entered(plan, send(plan)["市民課"], {("令和9年度", "窓口"): "未定"})
    assert said(collection.plan, "窓口") == [1_000_000, "未定"]
    assert said(collection.plan, "証明") == [1_000_000, 2_000_000]
    assert _HEAD in collection.plan.extra_heads


def test_putting_the_same_answer_in_again_changes_nothing(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    first = entered(plan, file, {("令和9年度", "窓口"): "未定"})
    again = collect_forms(first.plan, [file])
    assert again.plan == first.plan
    assert again.filled == 0


def test_an_amount_that_the_plan_got_later_is_not_taken_back_by_the_old_word(
    plan: Plan, send: Send, tmp_path: Path
):
    forms = send(plan)
    copy = tmp_path / "前.xlsx"
    copy.write_bytes(forms["市民課"].read_bytes())
    later = entered(plan, forms["市民課"], {("令和9年度", "証明"): 800}).plan
    assert said(collect_forms(later, [copy]).plan, "証明") == [500_000, 800_000]


def test_words_that_have_taken_the_place_of_all_amounts_are_known_again(send: Send):
    plan = plan_of(replace(row("窓口", "市民課"), amounts=(Amount(1_000, 2026, "計画額"),)))
    file = send(plan)["市民課"]
    book, sheet = form_of(file)
    cells_of(sheet, "事業費")["窓口"].value = "未定"
    book.save(file)
    collection = collect_forms(plan, [file])
    (project,) = collection.plan.projects
    assert project.amounts == ()
    assert said(collection.plan, "窓口")[0] == "未定"
    assert collect_forms(collection.plan, [file]).plan == collection.plan
