"""Sources of funds in columns of a form, put into the plan where they add up to the amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import Collection, collect_forms
from model.readers.forms.form_files import form_files
from model.readers.source import read_plan
from model.selection import Selection
from model.view import view_plan
from reports.content.departments.report import build_departments
from reports.making.plan_workbook import write_plan_workbook
from reports.making.run import run_job
from reports.options import ReportOptions
from reports.table import Total, TotalRow
from tests.jobs import job_of
from tests.model.readers.forms.filled import FORMS, Send, cells_of, form_of, plan_of, told
from tests.model.readers.forms.test_new_projects import enter
from tests.plans import row

NATION, CITY = "国庫支出金", "一般財源"


@pytest.fixture
def funded() -> Plan:
    """窓口 of 9,000千円 and 証明 of 市民課, 相談 of 2,000千円 of 福祉課 too."""
    counter, certificates, advice = (
        replace(row("窓口", "市民課"), amounts=divided(4_000, 5_000)),
        row("証明", "市民課"),
        replace(row("相談", "市民課・福祉課"), amounts=divided(500, 1_500)),
    )
    return plan_of(counter, certificates, advice)


def divided(nation: int, city: int) -> tuple[Amount, ...]:
    """Return an amount of 2026 in 千円 and by its two sources."""
    parts = (Amount(nation * 1_000, 2026, "予算", NATION), Amount(city * 1_000, 2026, "予算", CITY))
    return (Amount((nation + city) * 1_000, 2026, "予算"), *parts)


def give(file: Path, project: str, cells: Mapping[str, object]) -> None:
    """Enter what stands below headings (事業費, 財源国庫支出金) in the row of ``project``."""
    book, sheet = form_of(file)
    for head, value in cells.items():
        cells_of(sheet, head)[project].value = value
    book.save(file)


def amounts_in(collection: Collection, name: str) -> dict[str | None, int]:
    """Return the yen of a project in 千円, by source and as a whole (None)."""
    (project,) = [each for each in collection.plan.projects if each.name == name]
    return {amount.funds: amount.yen // 1_000 for amount in project.amounts}


def test_a_form_asks_for_the_sources_that_the_plan_tells(funded: Plan, send: Send):
    _, sheet = form_of(send(funded)["市民課"])
    given = cells_of(sheet, "財源国庫支出金")
    assert [given[name].value for name in ("窓口", "証明", "相談")] == [4_000, None, 500]
    texts = [str(cell.value) for cell in sheet["A"] if cell.value]
    assert any("「財源」の欄" in text and "計が事業費と同じに" in text for text in texts)


def test_a_form_asks_for_no_source_of_another_kind_of_amount(send: Send):
    budget = (Amount(9_000_000, 2026, "予算"), Amount(9_000_000, 2026, "予算", CITY))
    spent = tuple(Amount(1_000_000, 2025, "決算", name) for name in (NATION, CITY, "基金"))
    plan = plan_of(replace(row("窓口", "市民課"), amounts=(*budget, *spent)))
    _, sheet = form_of(send(plan)["市民課"])
    heads = ["".join(str(cell.value).split()) for line in sheet.iter_rows() for cell in line]
    assert not [head for head in heads if "国庫支出金" in head or "基金" in head]


def test_a_plan_that_goes_round_for_a_new_year_asks_for_the_sources_of_the_last(
    funded: Plan, send: Send
):
    coming = replace(funded, heading=funded.heading._replace(fiscal_year=2027))
    form = send(coming)["市民課"]
    of_year = {"財源令和9年度国庫支出金": 300, "財源令和9年度一般財源": 500}
    give(form, "窓口", {"事業費令和9年度": 800, **of_year})
    collection = collect_forms(coming, [form])
    (project,) = [each for each in collection.plan.projects if each.name == "窓口"]
    now = {a.funds: a.yen for a in project.amounts if a.fiscal_year == 2027}
    assert now == {None: 800_000, NATION: 300_000, CITY: 500_000}
    assert project.amounts[:3] == divided(4_000, 5_000)


def test_a_source_that_gives_nothing_leaves_its_sum_known_on_paper(options: ReportOptions):
    given = (Amount(4_000_000, 2026, "予算"), Amount(4_000_000, 2026, "予算", CITY))
    plan = plan_of(
        replace(row("窓口", "市民課"), amounts=divided(4_000, 5_000)),
        replace(row("証明", "市民課"), amounts=given),
    )
    form = build_departments(view_plan(plan, Selection()), options).parts[0]
    (table,) = form.tables
    at = [column.key for column in table.columns].index(f"funds:{NATION}")
    sums = [line.cells[at] for line in table.rows if isinstance(line, TotalRow)]
    whole = next(cell for cell in sums if isinstance(cell, Total))
    assert (whole.value, whole.is_open) == (4_000_000, False)


def test_one_source_alone_has_no_column(send: Send):
    part = (Amount(9_000, 2026, "予算"), Amount(4_000, 2026, "予算", CITY))
    _, sheet = form_of(send(plan_of(replace(row("窓口", "市民課"), amounts=part)))["市民課"])
    texts = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert not any(text.startswith("財源\n") for text in texts)
    assert any("変わった後の内訳を「備考」の欄に" in text for text in texts)


def test_sources_that_add_up_to_the_amount_take_the_place_of_the_old_ones(
    funded: Plan, send: Send, tmp_path: Path
):
    form = send(funded)["市民課"]
    give(form, "窓口", {"事業費": 10_000, "財源国庫支出金": 4_500, "財源一般財源": 5_500})
    give(form, "証明", {"事業費": 700, "財源一般財源": "７００"})
    collection = collect_forms(funded, [form])
    assert amounts_in(collection, "窓口") == {None: 10_000, NATION: 4_500, CITY: 5_500}
    assert amounts_in(collection, "証明") == {None: 700, CITY: 700}
    assert not told(collection, "合いません")
    assert told(collection, "お知らせ", "窓口", "国庫支出金 4,500千円、一般財源 5,500千円")
    saved = write_plan_workbook(collection.plan, tmp_path / "計画.xlsx")
    assert read_plan(saved).plan == collection.plan


def test_sources_of_a_plan_that_tells_amounts_by_them_alone_are_changed_too(send: Send):
    later = Amount(7_000_000, 2027, "予算")
    by_source = divided(4_000, 5_000)[1:]
    plan = plan_of(replace(row("窓口", "市民課"), amounts=(*by_source, later)))
    form = send(plan)["市民課"]
    give(form, "窓口", {"財源令和8年度国庫支出金": 4_500, "財源令和8年度一般財源": 4_500})
    collection = collect_forms(plan, [form])
    (project,) = collection.plan.projects
    assert {*project.amounts} == {*divided(4_500, 4_500)[1:], later}
    assert told(collection, "お知らせ", "窓口", "国庫支出金 4,500千円、一般財源 4,500千円")


def test_sources_that_went_round_unchanged_leave_the_plan_as_it_was(funded: Plan, send: Send):
    forms = send(funded)
    assert collect_forms(funded, form_files(forms.values())).plan == funded


def test_sources_that_do_not_add_up_are_told_and_not_taken(funded: Plan, send: Send):
    form = send(funded)["市民課"]
    give(form, "窓口", {"事業費": 10_000, "財源国庫支出金": 4_500})
    collection = collect_forms(funded, [form])
    assert amounts_in(collection, "窓口") == {None: 10_000, NATION: 4_000, CITY: 5_000}
    assert told(collection, "誤り", "窓口", "財源の計（9,500千円）が事業費（10,000千円）と合わない")


def test_sources_in_yen_are_not_taken(funded: Plan, send: Send):
    form = send(funded)["市民課"]
    give(form, "窓口", {"財源国庫支出金": 4_000_000, "財源一般財源": 5_000_000})
    collection = collect_forms(funded, [form])
    assert collection.plan == funded
    assert told(collection, "誤り", "窓口", "財源は入れていません")


def test_a_source_that_is_no_amount_is_told_with_its_cell(funded: Plan, send: Send):
    form = send(funded)["市民課"]
    give(form, "窓口", {"財源国庫支出金": "国の分"})
    (line,) = told(collect_forms(funded, [form]), "誤り", "窓口", "「国の分」は金額ではありません")
    assert "市民課」" in line


def test_departments_have_to_agree_on_the_sources_of_what_they_share(funded: Plan, send: Send):
    forms = send(funded)
    new = {"財源国庫支出金": 1_000, "財源一般財源": 1_000}
    give(forms["市民課"], "相談", new)
    alone = collect_forms(funded, form_files(forms.values()))
    assert alone.plan == funded
    assert told(alone, "誤り", "相談", "財源が1つに決まらない", "福祉課 国庫支出金 500千円")
    give(forms["福祉課"], "相談", new)
    agreed = collect_forms(funded, form_files(forms.values()))
    assert amounts_in(agreed, "相談") == {None: 2_000, NATION: 1_000, CITY: 1_000}


def test_shares_of_sources_are_added_up(send: Send):
    plan = plan_of(
        replace(row("窓口", "市民課"), amounts=divided(4_000, 5_000)), row("相談", "市民課・福祉課")
    )
    forms = send(plan)
    give(forms["市民課"], "相談", {"事業費": 30, "財源国庫支出金": 10, "財源一般財源": 20})
    give(forms["福祉課"], "相談", {"事業費": 5, "財源一般財源": 5})
    collection = collect_forms(plan, form_files(forms.values()))
    assert amounts_in(collection, "相談") == {None: 35, NATION: 10, CITY: 25}


def test_a_new_project_has_the_sources_that_add_up(funded: Plan, send: Send):
    form = send(funded)["市民課"]
    enter(form, 1, 事業名="出張窓口", 事業費=90, 財源国庫支出金=40, 財源一般財源=50)
    enter(form, 2, 事業名="夜間窓口", 事業費=90, 財源国庫支出金=40)
    collection = collect_forms(funded, [form])
    assert amounts_in(collection, "出張窓口") == {None: 90, NATION: 40, CITY: 50}
    assert amounts_in(collection, "夜間窓口") == {None: 90}
    assert told(collection, "出張窓口", "（90千円、うち国庫支出金 40千円、うち一般財源 50千円）")
    assert told(collection, "誤り", "夜間窓口", "国庫支出金 40", "財源は入れていません")


def test_a_form_that_lost_its_columns_of_sources_leaves_them_as_they_were(funded: Plan, send: Send):
    form = send(funded)["市民課"]
    book, sheet = form_of(form)
    for head in ("財源国庫支出金", "財源一般財源"):
        sheet.delete_cols(next(iter(cells_of(sheet, head).values())).column)
    book.save(form)
    assert collect_forms(funded, [form]).plan == funded


def test_a_sheet_on_which_sources_alone_were_changed_is_an_answer(funded: Plan, tmp_path: Path):
    (file,) = run_job(job_of(funded, tmp_path, FORMS))
    book = openpyxl.load_workbook(file.path)
    for head, value in (("財源国庫支出金", 4_500), ("財源一般財源", 4_500)):
        cells_of(book["市民課"], head)["窓口"].value = value
    book.save(file.path)
    collection = collect_forms(funded, [file.path])
    assert (collection.returned, collection.missing) == (("市民課",), ("福祉課",))
    assert amounts_in(collection, "窓口") == {None: 9_000, NATION: 4_500, CITY: 4_500}


def test_sources_of_a_year_that_is_not_asked_for_are_a_hint_of_what_to_fill_in(send: Send):
    later = [amount._replace(fiscal_year=2027) for amount in divided(4_000, 5_000)]
    plan = plan_of(replace(row("窓口", "市民課"), amounts=(*divided(1_000, 2_000), *later)))
    form = send(plan)["市民課"]
    give(form, "窓口", {"事業費令和9年度": 9_500})
    collection = collect_forms(plan, [form])
    assert not told(collection, "注意", "財源")
    assert told(collection, "お知らせ", "尋ねていない年度", "財源の計9,000千円、事業費9,500千円")
