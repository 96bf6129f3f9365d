"""Sheets with the same headings, one for each department or goal, read as one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from model.finding import Severity
from model.listing import format_path
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.columns.mapping_file import mapping_from_record, mapping_record
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import ListSource, list_from_content
from model.readers.reading import Reading
from tests.model.readers.lists.lists import book_bytes, messages

HEAD = ("施策", "事業名", "事業概要", "予算額（千円）")
Rows = Sequence[Sequence[object]]


def sheet(title: str, *rows: Sequence[object], head: Sequence[object] = HEAD) -> Rows:
    return ((title,), head, *rows)


BOOK = {
    "福祉課": sheet(
        "福祉課 事業一覧",
        ("1 支え合い", "見守り", "声をかける。", 100),
        ("", "敬老会", "敬老会を開く。", "未定"),
        ("", "計", "", 100),
    ),
    "2_土木課": sheet("土木課 事業一覧", ("", "道の舗装", "舗装する。", 2000)),
    "市民課": sheet("市民課 事業一覧", ("1 支え合い", "相談会", "月1回開く。", 30)),
    "記入例": sheet("記入例", ("1 支え合い", "例の事業", "例。", 1)),
}


def source_of(sheets: Mapping[str, Rows]) -> ListSource:
    return list_from_content(book_bytes(sheets), "各課.xlsx")


def read(sheets: Mapping[str, Rows], mapping: ListMapping | None = None) -> Reading:
    source = source_of(sheets)
    guess = guess_mapping(source)
    return read_list(source, mapping or guess.mapping, None, guess.findings)


def departments(reading: Reading) -> list[list[str]]:
    return [[d.name for d in p.departments] for p in reading.plan.projects]


def test_sheets_named_by_departments_are_read_together_and_name_them():
    reading = read(BOOK)
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会", "相談会", "道の舗装"]
    assert departments(reading) == [["福祉課"], ["福祉課"], ["市民課"], ["土木課"]]
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 2_130_000
    assert reading.plan.heading.title == "各課"


def test_it_is_told_that_and_which_sheets_were_read_together_and_which_not():
    reading = read(BOOK)
    (told,) = [f for f in reading.findings if "合わせて" in f.message]
    assert told.where == "「福祉課」「2_土木課」「市民課」シート"
    assert "見出しが同じ3枚のシート" in told.message
    (unread,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert unread.where == "「記入例」シート"


def test_places_name_the_sheet_they_are_in():
    assert "「福祉課」シートD4" in messages(read(BOOK))


def test_a_section_does_not_go_on_into_the_next_sheet():
    reading = read(BOOK)
    (road,) = [row for row in reading.plan.listings() if row.name == "道の舗装"]
    assert format_path(road.path) != "1"
    assert "支え合い" not in {
        s.title for s in reading.plan.walk() if any(r.name == "道の舗装" for r in s.listings)
    }


def test_where_there_are_departments_sheets_named_otherwise_are_the_sections():
    head = ("事業名", "担当課", "予算額（千円）")
    reading = read(
        {
            "くらし": sheet("", ("見守り", "福祉課", 1), head=head),
            "しごと": sheet("", ("商い", "商工課", 2), head=head),
        }
    )
    assert [s.title for s in reading.plan.walk()] == ["くらし", "しごと"]
    assert departments(reading) == [["福祉課"], ["商工課"]]


def test_heading_rows_stand_below_the_sections_that_sheets_are():
    head = ("事業名", "担当課", "予算額（千円）")
    reading = read(
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
        reading = read({"R8年度": sheet("", *rows), second: found})
        assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会"]
        (told,) = [f for f in reading.findings if "同じ見出しの表" in f.message]
        assert (told.severity, told.where) == (Severity.WARNING, f"「{second}」シート")


def test_a_sheet_in_another_unit_is_read_in_its_own():
    rows = (("1 支え合い", "見守り", "声をかける。", 100),)
    other = (("1 支え合い", "相談会", "開く。", 30_000), ("", "展示", "見せる。", -500))
    head = ("施策", "事業名", "事業概要", "事業費")
    reading = read(
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
    reading = read(BOOK, mapping_from_record(record, "対応付け.json"))
    assert [s.title for s in reading.plan.sections] == ["福祉課", "市民課"]
    assert "「2_土木課」シート 同じ見出しの表がありますが" in messages(reading)


def test_a_mapping_without_the_key_reads_one_sheet_as_ever():
    record = mapping_record(guess_mapping(source_of(BOOK).with_sheet(0)).mapping)
    del record["合わせて読むシート"]
    reading = read(BOOK, mapping_from_record(record, "対応付け.json"))
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会"]


def test_a_sheet_of_the_mapping_that_is_not_there_is_told():
    mapping = guess_mapping(source_of(BOOK)).mapping
    later = {name: rows for name, rows in BOOK.items() if name != "市民課"}
    reading = read(later, mapping)
    assert [p.name for p in reading.plan.projects] == ["見守り", "敬老会", "道の舗装"]
    assert "合わせて読むシート「市民課」が、同じ見出しの表としてはありません" in messages(reading)


def test_one_sheet_alone_can_be_chosen():
    source = source_of(BOOK).with_sheet(1)
    mapping = guess_mapping(source).mapping
    reading = read_list(source, mapping)
    assert [p.name for p in reading.plan.projects] == ["道の舗装"]
    assert mapping == replace(mapping, sheets=())


def of_year(year: int, *rows: Sequence[object]) -> Rows:
    head = ("施策", "事業名", "担当課", "事業費（千円）", "国・県", "一般財源")
    total = sum(row[3] for row in rows if isinstance(row[3], int))
    return ((f"実施計画（令和{year}年度分）",), head, *rows, ("", "合計", "", total))


def test_a_sheet_for_each_year_of_the_same_projects_is_one_plan_with_the_amounts_of_all_years():
    years = {
        "令和7年度": of_year(
            7, ("1 緑", "植樹", "公園課", 30, 10, 20), ("1 緑", "花壇", "公園課", 5)
        ),
        "令和8年度": of_year(
            8, ("1 緑", "植樹", "公園課", 40, 15, 25), ("1 緑", "花壇", "公園課", 6)
        ),
    }
    reading = read(years)
    trees, flowers = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in trees.amounts] == [
        (2025, None, 30_000),
        (2025, "国・県", 10_000),
        (2025, "一般財源", 20_000),
        (2026, None, 40_000),
        (2026, "国・県", 15_000),
        (2026, "一般財源", 25_000),
    ]
    assert [(a.fiscal_year, a.yen) for a in flowers.amounts] == [(2025, 5_000), (2026, 6_000)]
    assert all(finding.severity is Severity.NOTICE for finding in reading.findings)


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        *(("r7", "r8", 2025), ("予算r7", "予算r8", 2025), ("H28", "H29", 2016)),
        *(("r4", "r5", 2022), ("h29", "h30", 2017)),
    ],
)
def test_sheets_of_years_may_be_called_by_their_letters(first: str, second: str, year: int):
    head = ("事業名", "担当課", "予算額（千円）")
    rows = [("植樹", "公園課", 30), ("草刈り", "公園課", 5)]
    plan = read({first: (head, *rows), second: (head, *rows)}).plan
    years = [[amount.fiscal_year for amount in project.amounts] for project in plan.projects]
    assert years == [[year, year + 1]] * 2


def test_sheets_of_years_that_differ_in_few_projects_are_one_plan_and_these_are_told():
    kept = [("1 緑", name, "公園課", 30) for name in ("植樹", "草刈り", "水やり")]
    reading = read(
        {
            "令和7年度": of_year(7, *kept),
            "令和8年度": of_year(8, *kept, ("1 緑", "花壇", "公園課", 6)),
        }
    )
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        *[[(2025, 30_000), (2026, 30_000)]] * 3,
        [(2026, 6_000)],
    ]
    (told,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert "2025年度のシートにない事業" in told.message


def test_sheets_of_years_with_other_projects_are_not_read_together_and_told():
    reading = read(
        {
            "令和7年度": of_year(7, ("1 緑", "植樹", "公園課", 30)),
            "令和8年度": of_year(8, ("1 緑", "植樹", "公園課", 40), ("1 緑", "花壇", "公園課", 6)),
        }
    )
    assert [p.name for p in reading.plan.projects] == ["植樹", "花壇"]
    (unread,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert unread.where == "「令和7年度」シート"


def test_a_plan_that_is_revised_each_year_does_not_count_the_years_of_both_sheets():
    head = ("施策", "事業名", "担当課", "令和6年度（千円）", "令和7年度（千円）")
    rows = (("1 緑", "植樹", "公園課", 100, 200), ("1 緑", "花壇", "公園課", 5, 6))
    reading = read({"R6": sheet("R6", *rows, head=head), "R7": sheet("R7", *rows, head=head)})
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [100_000, 200_000],
        [5_000, 6_000],
    ]
    assert any("読んでいません" in finding.message for finding in reading.findings)


def test_a_source_of_funds_is_in_the_unit_of_the_amount_beside_it():
    head = ("施策", "事業名", "担当課", "総事業費（百万円）", "令和8年度事業費", "国庫支出金")
    reading = read({"一覧": sheet("一覧", ("1 緑", "植樹", "公園課", 3, 900, 400), head=head)})
    (project,) = reading.plan.projects
    assert sorted(a.yen for a in project.amounts) == [400, 900, 3_000_000]


def test_a_doubtful_amount_in_another_unit_is_read_in_its_own_and_stays_doubtful():
    head = ("施策", "事業名", "事業概要", "事業費")
    other = (("1 支え合い", "相談会", "開く。", "（30,000）"), ("", "展示", "見せる。", "約500"))
    reading = read(
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
    reading = read(book)
    assert [p.name for p in reading.plan.projects] == ["見守り", "舗装"]
    assert departments(reading) == [["福祉課"], ["道路課"]]
    assert reading.plan.projects[1].extras == (("No", "1"), ("備考", "補助あり"))
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 400_000


def test_sheets_numbered_alone_have_the_department_that_stands_above_each():
    book = {
        "一": of_department("福祉課", (1, "見守り", 100), (2, "配食", 40)),
        "二": of_department("道路課", (1, "舗装", 300), (2, "植樹", 20)),
    }
    assert departments(read(book)) == [["福祉課"], ["福祉課"], ["道路課"], ["道路課"]]


def test_sheets_with_other_columns_behind_the_same_ones_are_not_taken_for_each_other():
    head = ("事業名", "担当課", "R8予算額（千円）")
    book = {
        "一": (head, ("見守り", "福祉課", 100)),
        "二": ((*head, "備考"), ("舗装", "道路課", 300, "補助あり")),
        "三": ((*head, "評価"), ("植樹", "公園課", 500, "A")),
    }
    reading = read(book)
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
    told = [f for f in read(book).findings if "読んでいません" in f.message]
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
    reading = read(OF_POLICIES)
    assert [(format_path(s.path), s.title) for s in reading.plan.walk()] == [
        ("1", "安心のまち"),
        ("1-1", "支え合い"),
        ("2", "活力のまち"),
        ("2-1", "商い"),
    ]
    assert "階層を政策 › 施策として読みました" in messages(reading)


def test_the_cover_names_the_plan_its_city_and_its_period():
    heading = read(OF_POLICIES).plan.heading
    assert (heading.title, heading.city, heading.fiscal_year) == ("第3期実施計画", "川北市", 2026)


@pytest.mark.parametrize(
    "lines",
    [("この計画は、令和7年度の実施計画です。",), ("凡例：★は令和7年度の新規です", "令和7年度")],
)
def test_a_first_sheet_that_names_no_plan_is_no_cover(lines: Sequence[str]):
    first = {"はじめに": tuple((line,) for line in lines)}
    reading = read({**first, "一覧": sheet("主要事業一覧", ("1 商い", "朝市", "", 70))})
    assert reading.plan.heading.title == "主要事業一覧"
    assert reading.plan.heading.fiscal_year is None


def test_sheets_with_their_columns_in_another_order_are_read_together_by_their_headings():
    moved = ("番号", "予算額（千円）", "課名", "事業名", "備考")
    reading = read(
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


def test_sheets_named_by_year_and_department_are_of_their_years():
    head = ("事業名", "事業費（千円）")
    reading = read(
        {
            f"R{year}_福祉課": sheet(
                "事業一覧", ("見守り", 100 + year), ("敬老会", 50 + year), head=head
            )
            for year in (8, 9)
        }
    )
    found = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]
    assert found == [
        [(2026, 108_000), (2027, 109_000)],
        [(2026, 58_000), (2027, 59_000)],
    ]
