"""Projects that a department adds on its form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.listing import ListingKind
from model.plan import Plan, PlanHeading
from model.project import Amount, Project
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.forms.collect import Collection, collect_forms
from model.readers.forms.form_files import form_files
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import Send, amounts_of, cells_of, form_of, told
from tests.plans import row, section


@pytest.fixture
def plan() -> Plan:
    """A plan of two years with two sections, 市民課 in both and 福祉課 in the second."""
    amounts = (Amount(1_000_000, 2026, "計画額"), Amount(2_000_000, 2027, "計画額"))
    rows = [replace(row(name, "市民課"), amounts=amounts) for name in ("窓口", "証明")]
    cared = replace(row("見守り", "福祉課"), amounts=amounts)
    sections = [
        section(1, "窓口の充実", number="1", rows=rows[:1]),
        section(1, "福祉の充実", number="2", rows=[rows[1], cared]),
    ]
    return assemble_plan(PlanDraft(PlanHeading("計画", "市", 2026), ("施策",), sections=sections))[
        0
    ]


def enter(file: Path, number: int = 1, /, **texts: Any) -> None:
    """Enter a project in the row of this ``number`` for new ones, by the headings of columns."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    head = next(line for line in sheet.iter_rows() if "事業名" in [cell.value for cell in line])
    heads = ["".join(str(cell.value or "").split()) for cell in head]
    first = next(c.row for c in sheet["A"] if str(c.value).startswith("新規事業"))
    for heading, value in texts.items():
        column = next(n for n, text in enumerate(heads, 1) if text.startswith(heading))
        sheet.cell(first + number, column).value = value
    book.save(file)


def project_of(collection: Collection, name: str) -> Project:
    (found,) = [each for each in collection.plan.projects if each.name == name]
    return found


def test_a_new_project_is_put_into_its_section_and_told(plan: Plan, send: Send, tmp_path: Path):
    forms = send(plan)
    new = {
        "事業名": "出張窓口",
        "事業概要": "出向く。",
        "掲載箇所": "2 福祉の充実",
        "備考": "要望あり",
    }
    enter(forms["市民課"], **new, 事業費令和8年度=500, 事業費令和9年度="未定")
    collection = collect_forms(plan, [forms["市民課"]])
    project = project_of(collection, "出張窓口")
    assert project.amounts == (Amount(500_000, 2026, "計画額"),)
    assert (project.id, project.description) == ("P0004", "出向く。")
    assert sorted(project.extras) == [("備考", "要望あり"), ("計画額 令和9年度", "未定")]
    rows = [each.name for each in collection.plan.listings() if each.path == (2,)]
    assert rows == ["証明", "見守り", "出張窓口"]
    assert told(collection, "新しい事業（P0004）として2「福祉の充実」に加えました")
    assert "新しい事業を1件加えました" in collection.summary
    path = write_plan_workbook(collection.plan, tmp_path / "本.xlsx")
    assert read_plan(path).plan == collection.plan
    assert not told(collection, "誤り", "")


def test_putting_the_same_forms_together_again_adds_nothing(plan: Plan, send: Send):
    forms = send(plan)
    enter(forms["市民課"], 事業名="出張窓口", 掲載箇所="2", 事業費令和8年度=500)
    once = collect_forms(plan, list(forms.values()))
    again = collect_forms(once.plan, list(forms.values()))
    assert again.plan == once.plan
    assert not again.added


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({"事業名": "出張窓口", "事業費令和8年度": 500}, "掲載箇所が空欄"),
        ({"事業名": "出張窓口", "掲載箇所": "9-9"}, "計画のどの区分か決まらない"),
        ({"掲載箇所": "2", "事業費令和8年度": 500}, "事業名がない"),
        (
            {"事業名": "見守り", "掲載箇所": "2", "事業費令和8年度": 500},
            "同じ名前の事業が計画の2に",
        ),
    ],
)
def test_a_new_project_of_which_something_is_open_is_told_and_not_added(
    plan: Plan, send: Send, texts: dict[str, object], says: str
):
    forms = send(plan)
    enter(forms["市民課"], **texts)
    collection = collect_forms(plan, list(forms.values()))
    assert told(collection, "誤り", says)
    assert amounts_of(collection.plan) == amounts_of(plan)
    assert not collection.added


def test_an_amount_that_is_none_is_told_and_its_project_added(plan: Plan, send: Send):
    forms = send(plan)
    enter(forms["市民課"], 2, 事業名="出張窓口", 掲載箇所="福祉の充実", 事業費令和8年度="あとで")
    collection = collect_forms(plan, list(forms.values()))
    assert project_of(collection, "出張窓口").amounts == ()
    assert told(collection, "誤り", "出張窓口：「あとで」は")


@pytest.mark.parametrize(
    ("typed", "says", "yen"),
    [(-20, "0円より小さい額のため、入れていません", []), (12.5, "千円未満の端数", [12_500])],
)
def test_an_odd_amount_is_to_be_looked_at(
    plan: Plan, send: Send, typed: object, says: str, yen: list[int]
):
    form = send(plan)["市民課"]
    enter(form, 事業名="出張窓口", 掲載箇所="2", 事業費令和9年度=typed)
    collection = collect_forms(plan, [form])
    assert [amount.yen for amount in project_of(collection, "出張窓口").amounts] == yen
    assert told(collection, "出張窓口：", f"「{typed}」", says)


def test_an_amount_that_was_typed_in_yen_is_told(plan: Plan, send: Send):
    forms = send(plan)
    enter(forms["市民課"], 事業名="出張窓口", 掲載箇所="2", 事業費令和8年度=500_000)
    enter(forms["福祉課"], 事業名="訪問", 掲載箇所="2", 事業費令和8年度=1_999)
    collection = collect_forms(plan, list(forms.values()))
    (line,) = told(collection, "注意", "円で記入したものなら")
    assert (
        "出張窓口：様式の単位により500,000千円と読みましたが、円で記入したものなら500千円です"
        in line
    )


@pytest.mark.parametrize("section", ["施策2", "２", "施策２　福祉の充実", "福祉の充実", "2 福祉"])
def test_a_section_is_known_as_papers_call_it(plan: Plan, send: Send, section: str):
    forms = send(plan)
    enter(forms["市民課"], 事業名="出張窓口", 掲載箇所=section)
    (added,) = collect_forms(plan, list(forms.values())).added
    assert added.path == (2,)


def test_blank_rows_say_nothing(plan: Plan, send: Send):
    collection = collect_forms(plan, list(send(plan).values()))
    assert collection.plan == plan
    assert not told(collection, "誤り", "")


@pytest.mark.parametrize("typed", ["2 福祉の充実", "福祉の充実", "2"])
def test_a_project_that_a_department_puts_elsewhere_is_told_and_stays(
    other_kind: Plan, send: Send, typed: str
):
    form = send(other_kind)["市民課"]
    book, sheet = form_of(form)
    cells_of(sheet, "掲載箇所")["窓口"].value = typed
    book.save(form)
    collection = collect_forms(other_kind, [form])
    assert collection.plan == other_kind
    assert told(collection, "注意", "窓口", f"掲載箇所が「{typed}」に直されています", "掲載シート")


def test_places_as_they_went_out_are_no_matter(other_kind: Plan, send: Send):
    forms = send(other_kind)
    assert not told(collect_forms(other_kind, form_files(forms.values())), "掲載箇所")


@pytest.fixture
def other_kind(plan: Plan) -> Plan:
    """The plan, in which 窓口 is one of the others, so that forms say where each row stands."""
    first, second = plan.sections
    listing = replace(first.listings[0], kind=ListingKind.OTHER)
    return replace(plan, sections=(first._replace(listings=(listing,)), second))


def test_a_sum_of_a_new_project_without_its_years_is_told(plan: Plan, send: Send):
    form = send(plan)["市民課"]
    enter(form, 事業名="出張窓口", 掲載箇所="2", 計=500)
    [line] = told(
        collect_forms(plan, [form]), "計の「500」は、各年度の金額の計（なし）と合いません"
    )
    assert "出張窓口" in line
