"""Forms that departments filled in and sent back, put together by the clerk who sent them."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import PlanFileError
from model.finding import Severity
from model.money import Unit
from model.plan import Plan, PlanHeading
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


def plan_of(*rows: ListingDraft) -> Plan:
    sections = [section(1, "窓口", rows=rows)]
    return assemble_plan(PlanDraft(PlanHeading("計画", "市", 2026), ("施策",), sections=sections))[
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


# --- files ----------------------------------------------------------------------------------------


def test_a_folder_gives_its_workbooks_but_not_what_excel_leaves_there(tmp_path: Path):
    for name in ("市民課.xlsx", "福祉課.XLSX", "~$市民課.xlsx", "送付文.docx"):
        (tmp_path / name).touch()
    assert [file.name for file in form_files([tmp_path])] == ["市民課.xlsx", "福祉課.XLSX"]


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
    assert told(collection, "誤り", "別の表.xlsx", "様式ではないため")


def test_no_form_at_all_is_an_error(shared: Plan, tmp_path: Path):
    other = tmp_path / "別の表.xlsx"
    write_plan_workbook(shared, other, replaces=True)
    with pytest.raises(PlanFileError, match="様式が1つもありません"):
        collect_forms(shared, [other])


def test_the_form_of_a_department_that_the_plan_does_not_have_is_told(
    shared: Plan, two_goals: Plan, send: Send
):
    strange = send(two_goals)["産業課"]
    fill(strange, {"商店街の応援": 5})
    collection = collect_forms(shared, [strange])
    assert (collection.plan, collection.returned) == (shared, ())
    assert told(collection, "誤り", "産業課", "この計画にない所管課")


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
