"""Sheets with the same headings, one for each department or goal, read as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.finding import Severity
from model.listing import format_path
from model.readers.lists.columns.mapping_file import mapping_from_record, mapping_record
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from tests.model.readers.lists.lists import Rows, messages
from tests.model.readers.lists.sheets import BOOK, HEAD, departments, read_sheets, sheet, source_of


def test_sheets_named_by_departments_are_read_together_and_name_them():
    reading = read_sheets(BOOK)
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会", "相談会", "道の舗装"]
    assert departments(reading) == [["福祉課"], ["福祉課"], ["市民課"], ["土木課"]]
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 2_130_000
    assert reading.plan.heading.title == "各課"


def test_it_is_told_that_and_which_sheets_were_read_together_and_which_not():
    reading = read_sheets(BOOK)
    (told,) = [f for f in reading.findings if "合わせて" in f.message]
    assert told.where == "「福祉課」「2_土木課」「市民課」シート"
    assert "見出しが同じ3枚のシート" in told.message
    (unread,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert unread.where == "「記入例」シート"


def test_places_name_the_sheet_they_are_in():
    assert "「福祉課」シートD4" in messages(read_sheets(BOOK))


def test_a_section_does_not_go_on_into_the_next_sheet():
    reading = read_sheets(BOOK)
    (road,) = [row for row in reading.plan.listings() if row.name == "道の舗装"]
    assert format_path(road.path) != "1"
    assert "支え合い" not in {
        s.title for s in reading.plan.walk() if any(r.name == "道の舗装" for r in s.listings)
    }


def test_where_there_are_departments_sheets_named_otherwise_are_the_sections():
    head = ("事業名", "担当課", "予算額（千円）")
    reading = read_sheets(
        {
            "くらし": sheet("", ("見守り", "福祉課", 1), head=head),
            "しごと": sheet("", ("商い", "商工課", 2), head=head),
        }
    )
    assert [s.title for s in reading.plan.walk()] == ["くらし", "しごと"]
    assert departments(reading) == [["福祉課"], ["商工課"]]


def test_heading_rows_stand_below_the_sections_that_sheets_are():
    head = ("事業名", "担当課", "予算額（千円）")
    reading = read_sheets(
        {
            "くらし": sheet("", ("施策1 安心",), ("見守り", "福祉課", 1), head=head),
            "しごと": sheet("", ("施策1 商業",), ("商い", "商工課", 2), head=head),
        }
    )
    paths = [(format_path(s.path), s.title) for s in reading.plan.walk()]
    assert paths == [("1", "くらし"), ("1-1", "安心"), ("2", "しごと"), ("2-1", "商業")]


def test_sheets_of_years_or_with_the_same_projects_are_not_read_together():
    rows = (("1 支え合い", "見守り", "声をかける。", 100), ("", "敬老会", "開く。", 5))
    other = (("1 支え合い", "相談会", "開く。", 30),)
    for second, found in (
        ("R7年度", sheet("", *other)),
        ("全体", sheet("", *rows)),
        ("市民課", sheet("（単位：円）", *other)),
    ):
        reading = read_sheets({"R8年度": sheet("", *rows), second: found})
        assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会"]
        (told,) = [f for f in reading.findings if "同じ見出しの表" in f.message]
        assert (told.severity, told.where) == (Severity.WARNING, f"「{second}」シート")


def test_a_sheet_in_another_unit_is_read_in_its_own():
    rows = (("1 支え合い", "見守り", "声をかける。", 100),)
    other = (("1 支え合い", "相談会", "開く。", 30_000), ("", "展示", "見せる。", -500))
    head = ("施策", "事業名", "事業概要", "事業費")
    reading = read_sheets(
        {
            "福祉課": sheet("（単位：千円）", *rows, head=head),
            "水道局": sheet("（単位：円）", *other, head=head),
        }
    )
    assert [(p.name, [a.yen for a in p.amounts]) for p in reading.plan.projects] == [
        ("見守り", [100_000]),
        ("相談会", [30_000]),
        ("展示", [-500]),
    ]
    assert "「水道局」シート ほかのシートと金額の単位が違う" in messages(reading)
    assert "単位の付いた金額" not in messages(reading)


def test_the_mapping_says_which_sheets_are_read_together_and_what_their_names_are():
    guessed = guess_mapping(source_of(BOOK)).mapping
    assert guessed.sheets == ("福祉課", "2_土木課", "市民課")
    record = mapping_record(guessed)
    record["合わせて読むシート"] = ["福祉課", "市民課"]
    record["列"]["シート名"] = {"役割": "階層", "段": 1}
    record["列"]["施策"]["段"] = 2
    reading = read_sheets(BOOK, mapping_from_record(record, "対応付け.json"))
    assert [s.title for s in reading.plan.sections] == ["福祉課", "市民課"]
    assert "「2_土木課」シート 同じ見出しの表がありますが" in messages(reading)


def test_a_mapping_without_the_key_reads_one_sheet_as_ever():
    record = mapping_record(guess_mapping(source_of(BOOK).with_sheet(0)).mapping)
    del record["合わせて読むシート"]
    reading = read_sheets(BOOK, mapping_from_record(record, "対応付け.json"))
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会"]


def test_a_sheet_of_the_mapping_that_is_not_there_is_told():
    mapping = guess_mapping(source_of(BOOK)).mapping
    later = {name: rows for name, rows in BOOK.items() if name != "市民課"}
    reading = read_sheets(later, mapping)
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会", "道の舗装"]
    assert "合わせて読むシート「市民課」が、同じ見出しの表としてはありません" in messages(reading)


def test_one_sheet_alone_can_be_chosen():
    source = source_of(BOOK).with_sheet(1)
    mapping = guess_mapping(source).mapping
    reading = read_list(source, mapping)
    assert [p.name for p in reading.plan.projects] == ["道の舗装"]
    assert mapping == replace(mapping, sheets=())


def test_a_source_of_funds_is_in_the_unit_of_the_amount_beside_it():
    head = ("施策", "事業名", "担当課", "総事業費（百万円）", "令和8年度事業費", "国庫支出金")
    reading = read_sheets(
        {"一覧": sheet("一覧", ("1 緑", "植樹", "公園課", 3, 900, 400), head=head)}
    )
    (project,) = reading.plan.projects
    assert sorted(a.yen for a in project.amounts) == [400, 900, 3_000_000]


def test_a_doubtful_amount_in_another_unit_is_read_in_its_own_and_stays_doubtful():
    head = ("施策", "事業名", "事業概要", "事業費")
    other = (("1 支え合い", "相談会", "開く。", "（30,000）"), ("", "展示", "見せる。", "約500"))
    reading = read_sheets(
        {
            "福祉課": sheet("（単位：千円）", ("1 支え合い", "見守り", "", 100), head=head),
            "水道局": sheet("（単位：円）", *other, head=head),
        }
    )
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [100_000, -30_000, 500]
    told = messages(reading)
    assert "単位と括弧の付いた金額" in told
    assert "概数の金額" in told


def of_department(office: str, *rows: Sequence[object], note: bool = False) -> Rows:
    more = ("備考",) if note else ()
    return (("事業計画書",), ("課名", office), ("No", "事業名", "R8予算額（千円）", *more), *rows)


def test_sheets_below_the_name_of_their_department_are_one_list_with_further_columns_of_some():
    book = {
        "福祉課": of_department("福祉課", (1, "見守り", 100)),
        "道路課": of_department("道路課", (1, "舗装", 300, "補助あり"), note=True),
    }
    reading = read_sheets(book)
    assert [p.name for p in reading.plan.projects] == ["見守り", "舗装"]
    assert departments(reading) == [["福祉課"], ["道路課"]]
    assert reading.plan.projects[1].extras == (("No", "1"), ("備考", "補助あり"))
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 400_000


def test_sheets_numbered_alone_have_the_department_that_stands_above_each():
    book = {
        "一": of_department("福祉課", (1, "見守り", 100), (2, "配食", 40)),
        "二": of_department("道路課", (1, "舗装", 300), (2, "植樹", 20)),
    }
    assert departments(read_sheets(book)) == [["福祉課"], ["福祉課"], ["道路課"], ["道路課"]]


def test_sheets_with_other_columns_behind_the_same_ones_are_not_taken_for_each_other():
    head = ("事業名", "担当課", "R8予算額（千円）")
    book = {
        "一": (head, ("見守り", "福祉課", 100)),
        "二": ((*head, "備考"), ("舗装", "道路課", 300, "補助あり")),
        "三": ((*head, "評価"), ("植樹", "公園課", 500, "A")),
    }
    reading = read_sheets(book)
    assert [p.name for p in reading.plan.projects] == ["見守り", "舗装"]
    assert ("評価", "A") not in [extra for p in reading.plan.projects for extra in p.extras]
    (told,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert (told.severity, told.where) == (Severity.WARNING, "「三」シート")


def test_a_sheet_of_other_projects_under_other_headings_is_told_as_a_warning():
    book = {
        "施策": sheet("実施計画", ("1 支え合い", "見守り", "声をかける。", 100)),
        "別表": (("事業名", "実施年度", "金額（千円）"), ("水路の改修", "R8", 70)),
        "集計": (("事業名", "件数", "年度"), ("見守り", 3, "R8")),
    }
    told = [f for f in read_sheets(book).findings if "読んでいません" in f.message]
    assert [(f.severity, f.where) for f in told] == [
        (Severity.WARNING, "「別表」シート"),
        (Severity.NOTICE, "「集計」シート"),
    ]


OF_POLICIES = {
    "表紙": (("川北市",), ("第3期実施計画",), ("令和8年度～令和10年度",), ("令和8年3月",)),
    "政策1": sheet("政策1　安心のまち", ("1 支え合い", "見守り", "", 100), head=HEAD),
    "政策2": sheet("政策2　活力のまち", ("1 商い", "朝市", "", 70), head=HEAD),
}


def test_sheets_of_policies_are_the_level_above_and_carry_their_titles():
    reading = read_sheets(OF_POLICIES)
    assert [(format_path(s.path), s.title) for s in reading.plan.walk()] == [
        ("1", "安心のまち"),
        ("1-1", "支え合い"),
        ("2", "活力のまち"),
        ("2-1", "商い"),
    ]
    assert "階層を政策 › 施策として読みました" in messages(reading)


def test_the_cover_names_the_plan_its_city_and_its_period():
    heading = read_sheets(OF_POLICIES).plan.heading
    assert (heading.title, heading.city, heading.fiscal_year) == ("第3期実施計画", "川北市", 2026)


@pytest.mark.parametrize(
    "lines",
    [("この計画は、令和7年度の実施計画です。",), ("凡例：★は令和7年度の新規です", "令和7年度")],
)
def test_a_first_sheet_that_names_no_plan_is_no_cover(lines: Sequence[str]):
    first = {"はじめに": tuple((line,) for line in lines)}
    reading = read_sheets({**first, "一覧": sheet("主要事業一覧", ("1 商い", "朝市", "", 70))})
    assert reading.plan.heading.title == "主要事業一覧"
    assert reading.plan.heading.fiscal_year is None


def test_sheets_with_their_columns_in_another_order_are_read_together_by_their_headings():
    moved = ("番号", "予算額（千円）", "課名", "事業名", "備考")
    reading = read_sheets(
        {
            "前期": sheet(
                "実施計画",
                (1, "見守り", 100, "福祉課", ""),
                (2, "敬老会", 50, "福祉課", "隔年"),
                head=("番号", "事業名", "予算額（千円）", "担当課", "備考"),
            ),
            "後期": sheet(
                "実施計画",
                (1, "２０", "市民課", "相談会", ""),
                (2, 30, "土木課", "舗装", ""),
                head=moved,
            ),
        }
    )
    found = {p.name: (p.amounts[0].yen, p.departments[0].name) for p in reading.plan.projects}
    assert found == {
        "見守り": (100_000, "福祉課"),
        "敬老会": (50_000, "福祉課"),
        "相談会": (20_000, "市民課"),
        "舗装": (30_000, "土木課"),
    }
    assert "「後期」シートB3" in messages(reading)  # the cell as the file names it
    assert "左右に並んで" not in messages(reading)
