from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from gui.presenters.finding_rows import row_of, unread_lines_of
from model.finding import Finding, Severity
from model.listing import format_path
from model.plan import Plan
from model.readers.reading import LineRole, PlacedLine, Reading
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.lists.lists import read_rows


def finding(message: str) -> Finding:
    return Finding(Severity.NOTICE, "5行目", message)


def test_a_finding_leads_to_the_row_that_it_names(two_goals: Plan):
    reading = Reading(two_goals, "計画")
    row = row_of(finding("「見守り」の所管課「福祉」を「福祉課」と読みました。"), reading)
    assert (row.name, row.relisted) == ("見守り", False)
    again = row_of(finding("再掲「見守り」の印は「なし」ですが、「★」です。"), reading)
    assert (again.name, again.relisted) == ("見守り", True)
    listed = row_of(finding("0円より小さい金額が2件あります：防災訓練、見守り。"), reading)
    assert listed.name == "防災訓練"
    assert row_of(finding("本文が途中で切れている可能性があります。"), reading) is None


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("3行目", "訓練"),
        ("D4", "学童"),
        ("D3、D4", "訓練"),
        ("D3 ほか12か所", "訓練"),
        ("1行目", None),
        ("「一覧」シート", None),
    ],
)
def test_a_finding_about_a_row_or_cell_of_a_list_leads_to_what_stands_there(
    tmp_path: Path, where: str, name: str | None
):
    rows = (
        ("施策", "事業名", "所管課", "R8（千円）"),
        ("防災", "備蓄", "防災課", 1),
        ("防災", "訓練", "防災課", 2),
    )
    reading = read_rows(tmp_path, (*rows, ("子育て", "学童", "こども課", 3)))
    row = row_of(Finding(Severity.NOTICE, where, "「備考」が主な掲載箇所と違います。"), reading)
    assert (row and row.name) == name


def test_a_finding_leads_to_the_row_of_its_own_sheet(tmp_path: Path):
    book = Workbook()
    for name in ("市民課", "納税課"):
        sheet = book.create_sheet(name)
        for row in (("事業名", "R8（千円）"), (f"{name}の窓口", 1), (f"{name}の電話", 2)):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "一覧.xlsx")
    reading = read_plan(tmp_path / "一覧.xlsx")
    found = Finding(Severity.NOTICE, "「納税課」シートB3", "額が決まっていません。")
    assert row_of(found, reading).name == "納税課の電話"


def test_findings_about_both_sheets_of_a_plan_workbook_lead_to_their_rows(
    tmp_path: Path, two_goals: Plan
):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    book = load_workbook(path)
    book["事業"]["E4"] = "未来課"
    book["掲載"]["C5"] = "主要"
    book.save(path)
    reading = read_plan(path)
    led = {finding.where: row_of(finding, reading) for finding in reading.findings}
    assert led["事業シートの4行目"].name == book["事業"]["B4"].value
    listed = led["掲載シートの5行目"]
    assert (listed.name, format_path(listed.path)) == (
        book["掲載"]["F5"].value,
        book["掲載"]["A5"].value,
    )
    told = finding("0円より小さい金額が1件あります：見守り（令和6年度 予算 △5円）。")
    assert row_of(told, reading).name == "見守り"


def test_a_finding_about_a_line_of_a_text_leads_to_the_row_that_stands_there(built_in: Reading):
    rows = list(built_in.plan.listings())
    assert len(built_in.places) == len(rows)
    where, number = next(iter(built_in.places.items()))
    row = rows[number]
    assert row_of(Finding(Severity.NOTICE, where, "この行は…"), built_in) is row


def test_nearly_all_findings_of_the_built_in_plan_lead_somewhere(built_in: Reading):
    lost = [f for f in built_in.findings if row_of(f, built_in) is None]
    assert len(lost) <= 1


def test_a_finding_shows_the_unread_lines_that_it_names():
    lines = [PlacedLine(n, f"行{n}", LineRole.UNPLACED) for n in (4, 5, 12, 15, 16, 20)]
    table = finding("この表の12～15行目・20行目は、列の切れ目が分かりません。")
    assert [line.number for line in unread_lines_of(table, lines)] == [5, 12, 15, 20]
    assert unread_lines_of(Finding(Severity.WARNING, "表題", "年度は…"), lines) == ()


def test_a_finding_of_one_sheet_shows_no_lines_of_another():
    lines = [PlacedLine(5, "一", LineRole.UNPLACED, name) for name in ("市民課", "納税課")]
    told = Finding(Severity.WARNING, lines[1].where, "この行は読み取れませんでした。")
    assert unread_lines_of(told, lines) == (lines[1],)
