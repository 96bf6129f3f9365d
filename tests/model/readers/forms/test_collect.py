"""Forms that departments filled in and sent back, put together by the clerk who sent them."""

from __future__ import annotations

import shutil
import zipfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import PlanFileError
from model.finding import Severity
from model.money import Unit
from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft
from model.readers.forms.collect import Collection, collect_forms, form_files
from model.readers.reading import Reading
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from reports.making.plan_workbook import write_plan_workbook
from reports.making.run import run_job
from reports.options import ReportOptions
from tests.jobs import job_of
from tests.model.readers.forms.filled import FORMS, fill, rows_of, send_forms
from tests.plans import row, section

Send = Callable[..., dict[str, Path]]


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Make the forms of a plan and return the files by department."""
    return lambda plan, **settings: send_forms(plan, tmp_path / "forms", **settings)


@pytest.fixture
def shared() -> Plan:
    """Two projects without amounts: one of both departments, one of 市民課 alone."""
    rows = (row("相談窓口", "市民課・福祉課"), row("証明の交付", "市民課"))
    draft = PlanDraft(
        PlanHeading("計画", "市", 2026), ("施策",), sections=[section(1, "窓口", rows=rows)]
    )
    return assemble_plan(draft)[0]


def plan_of(*rows: ListingDraft, year: int = 2026) -> Plan:
    sections = [section(1, "窓口", rows=rows)]
    return assemble_plan(PlanDraft(PlanHeading("計画", "市", year), ("施策",), sections=sections))[
        0
    ]


def told(collection: Collection, *words: str) -> list[str]:
    """Return places and messages of the findings that have all ``words``."""
    lines = [f"{f.severity.label} {f.where} {f.message}" for f in collection.findings]
    return [line for line in lines if all(word in line for word in words)]


def amounts_of(plan: Plan) -> dict[str, int | None]:
    view = view_plan(plan, Selection())
    return {project.name: view.amount_of(project) for project in plan.projects}


# --- amounts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", list(Unit))
def test_all_that_was_entered_is_in_the_plan_once(built_in: Reading, send: Send, unit: Unit):
    forms = send(built_in.plan, options=ReportOptions(unit=unit))
    entered: dict[str, int] = defaultdict(int)
    for number, file in enumerate(forms.values()):
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets[1:]:
            for place, (name, amount, _) in enumerate(rows_of(sheet)):
                amount.value = 1 + number * 31 + place * 7
                entered[name.removesuffix("（再）")] += int(amount.value) * unit.value
        book.save(file)
    collection = collect_forms(built_in.plan, form_files(forms.values()))
    assert amounts_of(collection.plan) == entered
    totals = build_totals(view_plan(collection.plan, Selection()))
    assert totals.tally.amount == sum(entered.values())
    assert (collection.filled, collection.missing) == (len(entered), ())
    assert not [f for f in collection.findings if f.severity is not Severity.NOTICE]


def test_one_workbook_of_all_departments_says_what_the_files_of_each_say(
    two_goals: Plan, send: Send, tmp_path: Path
):
    [whole] = run_job(job_of(two_goals, tmp_path / "whole", FORMS))
    forms = send(two_goals)
    for file in (whole.path, *forms.values()):
        fill(file, {"公園の手入れ": 300, "出前講座": 40}, {"出前講座": "隔年"})
    split = collect_forms(two_goals, form_files(forms.values()))
    together = collect_forms(two_goals, [whole.path])
    assert together.plan == split.plan
    assert amounts_of(together.plan)["公園の手入れ"] == 300_000


def test_forms_that_come_back_as_they_went_leave_the_plan_as_it_was(two_goals: Plan, send: Send):
    collection = collect_forms(two_goals, form_files(send(two_goals).values()))
    assert (collection.plan, collection.filled) == (two_goals, 0)


def test_an_amount_that_was_corrected_takes_the_place_of_the_old_one(two_goals: Plan, send: Send):
    forms = send(two_goals)
    fill(forms["福祉課"], {"ふれあい食堂": 2_500})
    collection = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(collection.plan) == amounts_of(two_goals) | {"ふれあい食堂": 2_500_000}
    assert told(collection, "ふれあい食堂", "福祉課", "2,400,400円を2,500,000円に")


def test_shares_are_added_up_once_all_have_answered(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 1_000, "証明の交付": 70})
    waiting = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(waiting.plan) == {"相談窓口": None, "証明の交付": 70_000}
    assert told(waiting, "注意", "相談窓口", "福祉課の分がない", "市民課 1,000,000円")
    assert waiting.missing == ("福祉課",)
    fill(forms["福祉課"], {"相談窓口": 0})
    done = collect_forms(shared, form_files(forms.values()))
    assert amounts_of(done.plan) == {"相談窓口": 1_000_000, "証明の交付": 70_000}
    assert told(done, "相談窓口", "各課の分を足しました")


def test_a_whole_amount_is_changed_only_where_its_departments_agree(two_goals: Plan, send: Send):
    forms = send(two_goals)
    fill(forms["福祉課"], {"見守り": 1_600})
    alone = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(alone.plan) == amounts_of(two_goals)
    assert told(alone, "誤り", "見守り", "1,500,500円のままです", "福祉課 1,600,000円")
    fill(forms["みどり課"], {"見守り": 1_600})
    agreed = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(agreed.plan)["見守り"] == 1_600_000


def test_two_forms_of_one_department_that_differ_are_not_chosen_between(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    again = shutil.copy(forms["市民課"], tmp_path / "市民課（差替）.xlsx")
    assert amounts_of(collect_forms(shared, [forms["市民課"], again]).plan)["証明の交付"] == 70_000
    fill(again, {"証明の交付": 80})
    collection = collect_forms(shared, [forms["市民課"], again])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "70,000円", "80,000円", "市民課（差替）.xlsx")


@pytest.mark.parametrize(
    ("typed", "yen"),
    [("１，２００", 1_200_000), ("1,200", 1_200_000), ("120万円", 1_200_000), ("△５", -5_000)],
)
def test_a_number_typed_as_text_is_read(shared: Plan, send: Send, typed: str, yen: int):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": typed})
    assert amounts_of(collect_forms(shared, [forms["市民課"]]).plan)["証明の交付"] == yen


def test_what_is_no_number_is_told_with_its_cell(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "6月補正で要求", "相談窓口": ""})
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan) == dict.fromkeys(("相談窓口", "証明の交付"))
    [line] = told(collection, "誤り")
    assert forms["市民課"].name in line
    assert "「市民課」" in line
    assert "証明の交付：「6月補正で要求」" in line
    assert told(collection, "市民課の様式で、1件の事業費が空欄です：相談窓口")


@pytest.mark.parametrize(("typed", "yen"), [("３００円", "300円"), (-20, "-20,000円")])
def test_what_may_have_been_meant_otherwise_is_to_be_looked_at(
    shared: Plan, send: Send, typed: object, yen: str
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": typed})
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "注意", "証明の交付", f"「{typed}」を{yen}と読みました")


def test_a_number_in_the_place_of_a_relisted_row_is_told_and_not_taken(send: Send):
    rows = (row("見守り", "福祉課"), row("見守り", "福祉課", relisted=True))
    plan = plan_of(*rows)
    form = send(plan)["福祉課"]
    book, sheet = _sheet(form)
    cell = next(c for line in sheet.iter_rows() for c in line if c.value == "再掲")
    cell.value = 5
    book.save(form)
    collection = collect_forms(plan, [form])
    assert amounts_of(collection.plan) == {"見守り": None}
    assert told(collection, "誤り", "見守り", "「再掲」の行に5とありますが、入れていません")


# --- rows -----------------------------------------------------------------------------------------


def _sheet(file: Path) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.load_workbook(file)
    return book, book.worksheets[1]


def test_rows_that_were_moved_are_known_by_their_names(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 5, "証明の交付": 7})
    book, sheet = _sheet(forms["市民課"])
    (first, one, _), (second, two, _) = rows_of(sheet)
    names = [next(c for c in sheet[cell.row] if c.value == name)
             for name, cell in ((first, one), (second, two))]  # fmt: skip
    names[0].value, names[1].value = second, first
    one.value, two.value = two.value, one.value
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert len(told(collection, "行が動いているため")) == 2


def test_a_row_whose_name_was_changed_is_told_and_not_taken(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = _sheet(forms["市民課"])
    name, amount, _ = list(rows_of(sheet))[1]
    next(c for c in sheet[amount.row] if c.value == name).value = "証明書の交付"
    amount.value = 7
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明書の交付")


def test_a_row_that_was_added_is_told(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = _sheet(forms["市民課"])
    name, amount, _ = list(rows_of(sheet))[1]
    column = next(c for c in sheet[amount.row] if c.value == name).column
    sheet.cell(amount.row + 9, column).value = "出張窓口"
    sheet.cell(amount.row + 9, amount.column).value = 12
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "誤り", "配った様式にない行です（出張窓口、12）")
    assert "出張窓口" not in amounts_of(collection.plan)


def test_a_description_that_was_changed_is_told_and_the_plan_keeps_its_own(
    shared: Plan, send: Send
):
    forms = send(shared)
    book, sheet = _sheet(forms["市民課"])
    cell = next(
        c for line in sheet.iter_rows() for c in line if c.value == "市民とともに取り組む。"
    )
    cell.value = "窓口を増やす。"
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "注意", "相談窓口", "様式の文：窓口を増やす。")
    assert collection.plan == shared


def test_long_descriptions_that_go_on_in_further_rows_are_no_changes(tmp_path: Path, send: Send):
    rows = (row("長い事業", "市民課", description="市民の声を聴く。" * 180),)
    plan = plan_of(*rows)
    collection = collect_forms(plan, form_files(send(plan).values()))
    assert not told(collection, "事業概要")


def test_remarks_are_kept_and_named_where_several_departments_make_them(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {}, {"相談窓口": "窓口2か所", "証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {}, {"相談窓口": "相談員1人"})
    plan = collect_forms(shared, form_files(forms.values())).plan
    assert plan.extra_heads == ("備考",)
    assert {p.name: p.extras for p in plan.projects} == {
        "相談窓口": (("備考", "市民課：窓口2か所\n福祉課：相談員1人"),),
        "証明の交付": (("備考", "手数料収入あり"),),
    }


def test_remarks_go_out_with_the_next_forms_and_come_back_once(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {}, {"相談窓口": "窓口2か所", "証明の交付": "手数料収入あり"})
    once = collect_forms(shared, form_files(forms.values())).plan
    forms = send(once, replaces=True)
    [known] = {str(r.value) for n, _, r in rows_of(_sheet(forms["福祉課"])[1]) if n == "相談窓口"}
    assert known == "市民課：窓口2か所"
    assert collect_forms(once, form_files(forms.values())).plan == once
    fill(forms["市民課"], {}, {"証明の交付": "手数料収入なし"})
    again = collect_forms(once, form_files(forms.values())).plan
    assert {p.name: dict(p.extras)["備考"] for p in again.projects} == {
        "相談窓口": "市民課：窓口2か所",
        "証明の交付": "手数料収入なし",
    }


# --- files ----------------------------------------------------------------------------------------


def test_a_folder_gives_its_workbooks_but_not_what_excel_leaves_there(tmp_path: Path):
    for name in ("市民課.xlsx", "福祉課.XLSX", "~$市民課.xlsx", "送付文.docx", "広報課.xls"):
        (tmp_path / name).touch()
    assert [file.name for file in form_files([tmp_path])] == [
        "市民課.xlsx",
        "広報課.xls",
        "福祉課.XLSX",
    ]


@pytest.mark.parametrize("name", ["福祉課.xls", "福祉課.ods"])
def test_a_form_saved_in_another_format_is_told(shared: Plan, send: Send, name: str):
    form = send(shared)["市民課"]
    other = form.with_name(name)
    if name.endswith(".xls"):
        other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))
    else:
        with zipfile.ZipFile(other, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", "<office/>")
    [line] = told(collect_forms(shared, form_files([form.parent])), "誤り")
    assert name in line
    assert ".xlsx" in line


def test_a_folder_without_workbooks_is_told(tmp_path: Path):
    with pytest.raises(PlanFileError, match="様式のブック"):
        form_files([tmp_path])


def test_files_that_are_no_forms_are_told_and_the_others_read(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    broken, other = tmp_path / "壊れた.xlsx", tmp_path / "別の表.xlsx"
    broken.write_bytes(forms["福祉課"].read_bytes()[:900])
    write_plan_workbook(shared, other, replaces=True)
    collection = collect_forms(shared, [broken, other, forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 70_000
    assert told(collection, "誤り", "壊れた.xlsx")
    assert told(collection, "注意", "別の表.xlsx", "様式ではないため")


def test_no_form_at_all_is_an_error(shared: Plan, tmp_path: Path):
    other = tmp_path / "別の表.xlsx"
    write_plan_workbook(shared, other, replaces=True)
    with pytest.raises(PlanFileError, match="様式が1つもありません"):
        collect_forms(shared, [other])


def test_the_form_of_a_department_that_the_plan_does_not_have_is_told(shared: Plan, send: Send):
    strange = send(plan_of(row("商店街の応援", "産業課")))["産業課"]
    fill(strange, {"商店街の応援": 5})
    collection = collect_forms(shared, [strange])
    assert (collection.plan, collection.returned) == (shared, ())
    assert told(collection, "誤り", "産業課", "この計画にない所管課")


def test_a_form_of_last_years_plan_is_told_once_and_nothing_of_it_taken(shared: Plan, send: Send):
    last_year = replace(shared, heading=replace(shared.heading, fiscal_year=2025))
    form = send(last_year)["市民課"]
    fill(form, {"相談窓口": 999, "証明の交付": 888})
    collection = collect_forms(shared, [form])
    assert (collection.plan, collection.missing) == (shared, ("市民課", "福祉課"))
    [line] = told(collection, "誤り")
    assert "令和7年度の計画の様式のため、入れていません（開いている計画は令和8年度）" in line


def test_a_form_of_a_later_version_is_told(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = _sheet(forms["市民課"])
    next(c for c in sheet[1] if c.value == "様式 1").value = "様式 2"
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "誤り", "様式 2")
    assert "市民課" in collection.missing


def test_what_was_collected_is_kept_by_a_plan_workbook(shared: Plan, send: Send, tmp_path: Path):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70, "相談窓口": 5}, {"証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {"相談窓口": 6})
    plan = collect_forms(shared, form_files(forms.values())).plan
    saved = write_plan_workbook(plan, tmp_path / "取りまとめ.xlsx", replaces=False)
    assert read_plan(saved).plan == plan


def test_a_form_that_is_opened_as_a_plan_says_where_forms_are_put_together(
    shared: Plan, send: Send
):
    first = read_plan(send(shared)["市民課"]).findings[0]
    assert (first.severity, "返ってきた様式をまとめる" in first.message) == (Severity.WARNING, True)


# --- what must not become an amount in silence ----------------------------------------------------


def test_forms_put_together_again_into_what_they_gave_change_nothing(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 500, "証明の交付": 70}, {"証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(forms.values())).plan
    assert amounts_of(once) == {"相談窓口": 1_000_000, "証明の交付": 70_000}
    again = collect_forms(once, form_files(forms.values()))
    assert (again.plan, again.filled) == (once, 0)


def test_a_share_that_was_corrected_is_added_up_anew(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 500})
    fill(forms["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(forms.values())).plan
    fill(forms["福祉課"], {"相談窓口": 700})
    again = collect_forms(once, form_files(forms.values()))
    assert amounts_of(again.plan)["相談窓口"] == 1_200_000
    assert told(again, "相談窓口", "1,000,000円を1,200,000円に")


def test_an_amount_that_the_plan_got_later_is_not_taken_back_by_an_untouched_form(
    two_goals: Plan, send: Send
):
    forms = send(two_goals)
    food = next(each for each in two_goals.projects if each.name == "ふれあい食堂")
    amended = two_goals.with_projects(
        {each.id: each for each in two_goals.projects}
        | {food.id: replace(food, amounts=(Amount(9_000, 2024, "予算"),))}
    )
    collection = collect_forms(amended, form_files(forms.values()))
    assert collection.plan == amended
    assert told(collection, "注意", "ふれあい食堂", "2,400,400円", "9,000円のままです")


def test_shares_and_whole_amounts_of_two_rounds_are_not_put_together(shared: Plan, tmp_path: Path):
    first = send_forms(shared, tmp_path / "1")
    fill(first["市民課"], {"相談窓口": 500})
    fill(first["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(first.values())).plan
    second = send_forms(once, tmp_path / "2")
    fill(second["福祉課"], {"相談窓口": 900})
    mixed = collect_forms(once, [first["市民課"], second["福祉課"]])
    assert amounts_of(mixed.plan)["相談窓口"] == 1_000_000
    assert told(mixed, "誤り", "相談窓口", "別の時に作った様式が混ざっている")


def test_the_forms_of_another_year_are_not_read(send: Send):
    rows = (row("証明の交付", "市民課"),)
    old, new = plan_of(*rows, year=2025), plan_of(*rows)
    forms = send(old)
    fill(forms["市民課"], {"証明の交付": 70})
    collection = collect_forms(new, [forms["市民課"]])
    assert (collection.plan, collection.missing) == (new, ("市民課",))
    assert told(collection, "誤り", "令和7年度の計画の様式", "令和8年度")


def test_the_forms_of_a_plan_with_another_name_are_not_taken(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    renamed = replace(shared, heading=replace(shared.heading, title="別の構想"))
    collection = collect_forms(renamed, [forms["市民課"]])
    assert (collection.plan, collection.returned) == (renamed, ())
    assert told(collection, "誤り", "別の計画", "開いている計画は 別の構想")


def test_a_department_that_no_longer_has_a_project_adds_nothing_to_it(send: Send):
    old = plan_of(row("証明の交付", "市民課・福祉課"), row("見守り", "福祉課"))
    new = plan_of(row("証明の交付", "市民課"), row("見守り", "福祉課"))
    forms = send(old)
    for file in forms.values():
        fill(file, {"証明の交付": 7})
    collection = collect_forms(new, form_files(forms.values()))
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert told(collection, "誤り", "福祉課の事業として計画にない事業名（証明の交付）")


def test_the_share_of_offices_that_are_not_named_is_said_to_be_lacking(send: Send):
    plan = plan_of(row("防災訓練", "防災室ほか"), row("見守り", "防災室"))
    form = send(plan)["防災室"]
    fill(form, {"防災訓練": 5, "見守り": 6})
    collection = collect_forms(plan, [form])
    assert amounts_of(collection.plan) == {"防災訓練": 5_000, "見守り": 6_000}
    [line] = told(collection, "「ほか」の分は含みません")
    assert "防災訓練" in line


def test_amounts_by_source_of_funds_stay_beside_the_whole_that_was_corrected(send: Send):
    draft = row("見守り", "福祉課")
    draft.amounts = (Amount(9_000, 2026, "予算"), Amount(4_000, 2026, "予算", "国庫支出金"))
    plan = plan_of(draft)
    form = send(plan)["福祉課"]
    fill(form, {"見守り": 8})
    [project] = collect_forms(plan, [form]).plan.projects
    assert [(a.yen, a.funds) for a in project.amounts] == [(8_000, None), (4_000, "国庫支出金")]


def test_a_row_that_was_filled_in_on_one_of_two_forms_is_not_blank(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    first = Path(shutil.copy(forms["市民課"], tmp_path / "市民課（1回目）.xlsx"))
    fill(forms["市民課"], {"証明の交付": 7, "相談窓口": 1})
    collection = collect_forms(shared, [first, forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert not told(collection, "空欄です")


def test_several_amounts_of_one_year_and_kind_give_way_to_one(shared: Plan, send: Send):
    forms_of = plan_of(row("証明の交付", "市民課"))
    project = forms_of.projects[0]
    doubled = replace(project, amounts=(Amount(1_000, 2026), Amount(2_000, 2026)))
    plan = forms_of.with_projects({project.id: doubled})
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 5})
    assert amounts_of(collect_forms(plan, [forms["市民課"]]).plan)["証明の交付"] == 5_000


def test_an_amount_in_brackets_is_no_negative_one(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "(1,200)"})
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "「(1,200)」")


def test_a_project_that_is_said_to_count_elsewhere_on_its_only_row_is_blank(
    shared: Plan, send: Send
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "再掲", "相談窓口": 1})
    assert told(collect_forms(shared, [forms["市民課"]]), "空欄", "証明の交付")


def test_a_second_column_of_amounts_leaves_the_form_unread(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 5})
    book, sheet = _sheet(forms["市民課"])
    head = next(
        c for line in sheet.iter_rows() for c in line if str(c.value).startswith("事業費（")
    )
    place = head.column
    sheet.insert_cols(place)
    sheet.cell(head.row, place, "事業費（前年度、千円）")
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert collection.plan == shared
    assert told(collection, "誤り", "1つだけの「事業費（単位）」")


def test_one_amount_over_two_rows_is_of_neither(send: Send):
    plan = plan_of(row("証明の交付", "市民課"), row("相談窓口", "市民課"))
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 12})
    book, sheet = _sheet(forms["市民課"])
    (_, first, _), (_, second, _) = rows_of(sheet)
    sheet.merge_cells(f"{first.coordinate}:{second.coordinate}")
    book.save(forms["市民課"])
    collection = collect_forms(plan, [forms["市民課"]])
    assert collection.plan == plan
    assert len(told(collection, "誤り", "結合されています")) == 2


def test_a_row_that_stands_twice_on_a_form_has_no_amount_though_both_are_alike(
    shared: Plan, send: Send
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 5})
    book, sheet = _sheet(forms["市民課"])
    _, amount, _ = list(rows_of(sheet))[1]
    for cell in sheet[amount.row]:
        sheet.cell(amount.row + 9, cell.column).value = cell.value
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "市民課 5,000円", "市民課 5,000円")


def _same_names(*descriptions: str | None) -> Plan:
    rows = [row("一般事務", "市民課", description=each) for each in descriptions]
    sections = [
        section(1, f"施策{n}", rows=(each, row(f"窓口{n}", "市民課")))
        for n, each in enumerate(rows)
    ]
    draft = PlanDraft(PlanHeading("計画", "市", 2026), ("施策",), sections=sections)
    return assemble_plan(draft)[0]


def _swap(sheet: Worksheet, one: int, other: int) -> None:
    """Change the places of two rows but for the hidden names, as sorting what is seen does."""
    for upper, lower in zip(sheet[one][:-2], sheet[other][:-2], strict=True):
        upper.value, lower.value = lower.value, upper.value


@pytest.mark.parametrize(
    ("descriptions", "amounts"),
    [(("転入の届出", "転出の届出"), [1_000, None, 3_000, None]), (("届出",) * 2, [None] * 4)],
)
def test_projects_of_one_name_are_told_apart_by_their_descriptions_after_sorting(
    send: Send, descriptions: tuple[str, ...], amounts: list[int | None]
):
    plan = _same_names(*descriptions)
    forms = send(plan)
    book, sheet = _sheet(forms["市民課"])
    places = [amount for _, amount, _ in rows_of(sheet)]
    places[0].value, places[2].value = 1, 3
    _swap(sheet, places[0].row, places[2].row)
    _swap(sheet, places[1].row, places[3].row)
    book.save(forms["市民課"])
    collection = collect_forms(plan, [forms["市民課"]])
    found = view_plan(collection.plan, Selection())
    assert [found.amount_of(project) for project in collection.plan.projects] == amounts
    assert bool(told(collection, "誤り", "同じ名前の事業（一般事務）")) is (amounts[0] is None)


def test_projects_of_one_name_on_a_form_in_its_order_have_each_their_own(send: Send):
    plan = _same_names("届出", "届出")
    forms = send(plan)
    book, sheet = _sheet(forms["市民課"])
    places = [amount for _, amount, _ in rows_of(sheet)]
    places[0].value, places[2].value = 1, 3
    book.save(forms["市民課"])
    found = collect_forms(plan, [forms["市民課"]]).plan
    view = view_plan(found, Selection())
    assert [view.amount_of(project) for project in found.projects] == [1_000, None, 3_000, None]


def test_a_long_name_of_the_plan_leaves_its_forms_readable(send: Send):
    plan = plan_of(row("証明の交付", "市民課"))
    title = "ともに支え合いすべての人がいきいきと暮らせるまちをつくる第六次総合計画" * 3
    plan = replace(plan, heading=replace(plan.heading, title=title))
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 5})
    collection = collect_forms(plan, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 5_000
    assert not told(collection, "計画の名前")
