"""Lists as cities publish them: what their headings, marks and rows are called there."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.amount_basis import choose_basis
from model.finding import Severity
from model.readers.lists.columns.fitting import fit_mapping
from model.readers.lists.columns.mapping import ListMapping
from model.readers.source import read_plan
from model.readers.tables.columns import ColumnUse, Role
from tests.model.readers.lists.lists import (
    amounts,
    book_bytes,
    csv_text,
    list_of,
    messages,
    read_rows,
    titles,
)


def test_a_wide_list_of_evaluations_is_read_by_its_measures_and_not_by_its_directions(
    tmp_path: Path,
):
    rows = [
        ("令和6年度 事業評価",),
        ("主な施策", "事業番号", "主要事務\n事業名", "担当課", "目標値", "決算額", "方向性"),
        ("", "", "", "", "", "（千円）", ""),
        ("Ⅰ 彩りあるまち", 1, "写真展", "広報課", 1200, 300, "継続"),
        ("", 2, "広報紙", "広報課", 90, 40, "拡充"),
        ("Ⅱ 稼げるまち", 3, "朝市", "商工課", 15, 70, "継続"),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "G2:G3")
    assert titles(reading) == ["1 彩りあるまち", "2 稼げるまち"]
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [300_000],
        [40_000],
        [70_000],
    ]


def test_without_sections_a_column_of_directions_is_none(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "方向性"),
        ("写真展", "広報課", "継続"),
        ("広報紙", "広報課", "拡充"),
        ("朝市", "商工課", "継続"),
    ]
    reading = read_rows(tmp_path, rows)
    assert len(titles(reading)) == 1
    assert dict(reading.plan.projects[0].extras) == {"方向性": "継続"}


def test_codes_years_and_hours_are_no_amounts(tmp_path: Path):
    path = tmp_path / "歳出.csv"
    heads = ("会計年度", "予算年度", "予算事業", "予算事業名称", "内訳事業名称", "所属名称")
    rows = [
        (*heads, "予算見積額（千円）", "延べ業務時間"),
        (2026, 2025, 1, "公園", "遊具", "緑地課", "1,200", 30),
        (2026, 2026, 1, "公園", "遊具", "緑地課", "1,500", 31),
        (2026, 2025, 1, "公園", "花壇", "緑地課", "70", 32),
        (2026, 2026, 1, "公園", "花壇", "緑地課", "80", 33),
    ]
    path.write_bytes(csv_text(rows).encode("cp932"))
    reading = read_plan(path)
    assert [p.name for p in reading.plan.projects] == ["遊具", "花壇"]
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        [(2025, 1_200_000), (2026, 1_500_000)],
        [(2025, 70_000), (2026, 80_000)],
    ]
    assert [d.name for d in reading.plan.departments] == ["緑地課"]


def test_columns_named_this_year_and_last_year_are_amounts_of_those_years(tmp_path: Path):
    rows = [
        ("令和8年度主要事業（単位：千円）",),
        ("事業名", "本年度", "前年度", "財源内訳", ""),
        ("", "", "", "地方債", "一般財源"),
        ("水路", 900, 700, 400, 500),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3", "D2:E2")
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in project.amounts] == [
        (2026, None, 900_000),
        (2025, None, 700_000),
        (2026, "地方債", 400_000),
        (2026, "一般財源", 500_000),
    ]


@pytest.mark.parametrize(
    ("sources", "year"),
    [((100, 200), 2026), ((150, 250), 2027), ((250, 450), None), ((1, 2), None)],
)
def test_sources_of_funds_are_of_the_amount_that_they_add_up_to(
    sources: tuple[int, int], year: int | None, tmp_path: Path
):
    rows = [
        ("実施計画（令和8年度～令和9年度）（単位：千円）",),
        ("事業名", "事業費", "", "", "財源内訳", ""),
        ("", "令和8年度", "令和9年度", "計", "国", "一般財源"),
        ("水路", 300, 400, 700, *sources),
        ("橋", 600, 800, 1400, *(2 * part for part in sources)),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:D2", "E2:F2")
    funded = [a for project in reading.plan.projects for a in project.amounts if a.funds]
    assert {a.fiscal_year for a in funded} == {year}
    assert [a.yen for a in funded] == [each * 1000 * n for n in (1, 2) for each in sources]


def test_a_row_whose_own_sums_are_wrong_is_told_where_the_others_add_up(tmp_path: Path):
    heads = [
        ("実施計画（単位：千円）",),
        ("事業名", "事業費", "", "", "財源内訳", ""),
        ("", "令和8年度", "令和9年度", "計", "国", "一般財源"),
    ]
    right = [(f"事業{n}", 300 + n, 400, 700 + n, 100, 200 + n) for n in range(4)]
    rows = [*heads, *right, ("水路", 300, 400, 707, 100, 200), ("橋", 300, 400, 700, 100, 205)]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:D2", "E2:F2")
    warned = {f.where: f.message for f in reading.findings if f.severity is Severity.WARNING}
    assert set(warned) == {"8行目", "9行目"}
    assert "各年度の合計が「事業費 › 計」の額と違います" in warned["8行目"]
    assert "財源の内訳の合計が事業費と違います" in warned["9行目"]


def test_a_sum_that_covers_other_years_too_is_none_of_the_years_that_are_listed(tmp_path: Path):
    heads = [("実施計画（単位：千円）",), ("事業名", "令和8年度", "令和9年度", "計")]
    rows = [*heads, *((f"事業{n}", 300, 400, 2_000 + n) for n in range(4))]
    reading = read_rows(tmp_path, rows)
    assert not [f for f in reading.findings if "各年度の合計" in f.message]


def test_underscores_join_year_and_funds_in_the_headings_of_a_system(tmp_path: Path):
    path = tmp_path / "評価.csv"
    heads = [
        f"{year}決算_{what}" for year in ("R5", "R6") for what in ("都道府県支出金", "事業費計")
    ]
    rows = [("事務事業名", *heads), ("健診", 200, 900, 300, 1100)]
    path.write_text(csv_text(rows))
    (project,) = read_plan(path).plan.projects
    assert [(a.fiscal_year, a.kind, a.funds, a.yen) for a in project.amounts] == [
        (2023, "決算", "都道府県支出金", 200),
        (2023, "決算", None, 900),
        (2024, "決算", "都道府県支出金", 300),
        (2024, "決算", None, 1100),
    ]


def test_what_is_carried_to_next_year_is_of_this_years_account(tmp_path: Path):
    rows = [("令和6年度の成果（単位：円）",), ("事業名", "決算額", "翌年度繰越額"), ("橋", 90, 10)]
    (project,) = read_rows(tmp_path, rows).plan.projects
    assert [(a.fiscal_year, a.kind) for a in project.amounts] == [
        (None, "決算"),
        (None, "翌年度繰越額"),
    ]


def test_a_row_that_says_relisted_speaks_of_the_project_above_it(tmp_path: Path):
    rows = [
        ("施策", "事業名", "事業概要", "R8予算（千円）", "備考"),
        ("安心", "見守り", "声をかける", 500, "国の補助がある"),
        ("便利", "見守り", "声をかける", 500, ""),
        ("", "", "※再掲事業", "", ""),
        ("学び", "見守り", "声をかける", 500, "再掲"),
        ("学び", "読書", "本を読む", 20, "新しい棚を含む"),
        ("", "計", "", 520, ""),
    ]
    reading = read_rows(tmp_path, rows)
    listed = [x for section in reading.plan.walk() for x in section.listings]
    assert [x.relisted for x in listed] == [False, True, True, False]
    assert [p.name for p in reading.plan.projects] == ["見守り", "読書"]
    assert "「備考」の「再掲」を、再掲の印として読みました。" in messages(reading)
    assert listed[1].description == "声をかける"


@pytest.mark.parametrize(
    ("remark", "department", "amount", "projects"),
    [
        ("再掲（1-1）", "高齢課", 500, 2),
        ("※再掲：施策1に掲載", "高齢課", None, 2),
        ("（再掲）", "福祉課", "(500)", 2),
        ("（再掲：施策1-1）", "高齢課", "－", 2),
        ("再掲 1-1", "高齢課", 0, 2),
        ("再掲（1-1）", "総務課", 90, 3),
        ("再掲（1-1）", "高齢課", 90, 3),
        ("再掲の検討を要する", "総務課", 90, 3),
        ("再掲あり", "高齢課", 500, 3),
        ("再掲分を除く", "高齢課", None, 3),
        ("再掲（1-1）を除く", "高齢課", 500, 3),
        ("再掲事業とは別枠の講座", "高齢課", 500, 3),
        ("再掲載の要否を検討中", "高齢課", 500, 3),
    ],
)
def test_a_remark_that_names_where_it_lists_again_is_meant_where_nothing_is_lost_by_it(
    remark: str, department: str, amount: object, projects: int, tmp_path: Path
):
    rows = [
        ("施策", "事業名", "担当課", "R8予算（千円）", "備考"),
        ("安心", "見守り", "高齢課", 500, "国の補助がある"),
        ("学び", "見守り", department, amount, remark),
        ("学び", "読書", "図書館", 20, "再掲ではない"),
    ]
    reading = read_rows(tmp_path, rows)
    plan = reading.plan
    assert [len(plan.projects), plan.projects[0].amounts[0].yen] == [projects, 500_000]
    assert ("別の事業として数えています" in messages(reading)) == (projects == 3)


def test_a_description_that_begins_with_relisted_is_no_mark(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課", "事業概要", "R8予算（千円）"),
        ("安心", "見守り", "高齢課", "声をかける", 500),
        ("学び", "見守り", "高齢課", "再掲（1-1）の教材で学ぶ", 500),
    ]
    assert len(read_rows(tmp_path, rows).plan.projects) == 2


def test_of_two_columns_of_marks_the_one_in_words_is_the_projects(tmp_path: Path):
    rows = [
        ("重点", "区分", "事業名", "所管"),
        ("◎", "新規", "見守り", "福祉部\n高齢課、障がい課ほか"),
        ("○", "拡充", "配食", "総務課"),
        ("○", "", "読書", "総務課"),
    ]
    reading = read_rows(tmp_path, rows)
    projects = reading.plan.projects
    assert [p.flag and p.flag.mark for p in projects] == ["新規", "拡充", "○"]
    assert dict(projects[0].extras)["重点"] == "◎"
    assert [d.name for d in projects[0].departments] == ["高齢課", "障がい課"]
    assert "「区分」の印を事業の印とし" in messages(reading)


def test_lower_lines_are_what_the_note_above_the_table_says(tmp_path: Path):
    rows = [
        ("実施計画", "※上段：事業費　下段：（うち一般財源）", "単位：千円"),
        ("事業名", "担当課", "R7", "R8"),
        ("水路", "道路課", 900, 800),
        ("", "", "(300)", "(200)"),
        ("橋", "道路課", 50, 60),
        ("", "", "(10)", "(20)"),
        ("合計", "", 950, 860),
        ("", "", 310, 220),
    ]
    reading = read_rows(tmp_path, rows, "A3:A4", "B3:B4", year=2025)
    assert amounts(reading)[0] == [
        (900_000, "2025年度"),
        (800_000, "2026年度"),
        (300_000, "2025年度 一般財源"),
        (200_000, "2026年度 一般財源"),
    ]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 950_000
    assert "下段の金額を財源「一般財源」として読みました" in messages(reading)
    assert not reading.unplaced
    assert all(finding.severity is Severity.NOTICE for finding in reading.findings)


def test_upper_and_lower_lines_of_two_years_are_the_amounts_of_these(tmp_path: Path):
    rows = [
        ("主要事業（上段：令和8年度　下段：令和7年度）", "", "（千円）"),
        ("事業名", "担当課", "予算額"),
        *(("水路", "道路課", 900), ("", "", 800), ("橋", "道路課", 50), ("", "", 60)),
        *(("合計", "", 950), ("", "", 860)),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading)[0] == [(900_000, "2026年度 予算"), (800_000, "2025年度 予算")]
    told = messages(reading)
    assert "下段の金額を「令和7年度」として読みました" in told
    assert "合いません" not in told


def test_lower_lines_that_nothing_explains_are_added_with_a_warning(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R7予算（千円）"),
        ("水路", "道路課", 900),
        ("", "", 300),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3")
    (warning,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert warning.where == "3行目"
    assert "上段と下段で違う金額" in warning.message


def test_lines_labelled_with_kinds_are_never_added_up(tmp_path: Path):
    rows = [
        ("単位：千円",),
        ("事業名", "担当課", "区分", "R6", "R7"),
        ("水路", "道路課", "計画額", 900, 800),
        ("", "", "実績額", 850, ""),
        ("橋", "道路課", "計画額", 50, 60),
        ("", "", "実績額", 40, ""),
        ("計", "", "計画額", 950, 860),
    ]
    reading = read_rows(tmp_path, rows, year=2025)
    assert amounts(reading) == [
        [(900_000, "2024年度 計画額"), (800_000, "2025年度 計画額"), (850_000, "2024年度 実績額")],
        [(50_000, "2024年度 計画額"), (60_000, "2025年度 計画額"), (40_000, "2024年度 実績額")],
    ]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 860_000
    assert not reading.unplaced


def test_tables_with_other_columns_on_one_sheet_are_read_on_under_the_same_headings(
    tmp_path: Path,
):
    rows = [
        ("令和7年度実施計画",),
        ("１　ソフト事業", "", "", "（単位：千円）"),
        ("No", "事業名", "担当課", "Ｒ７事業費"),
        (1, "見守り", "福祉課", 300),
        (2, "配食", "福祉課", "約40"),
        (),
        ("２　ハード事業", "", "", "", "", "（単位：千円）"),
        ("No", "事業名", "事業箇所", "課名", "全体事業費", "Ｒ７事業費"),
        (1, "水路", "本町", "道路課", 9000, 500),
        (2, "橋", "東町", "道路課", 7000, "約60"),
        ("", "合計", "", "", "", 900),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 ソフト事業", "2 ハード事業"]
    assert [
        (p.name, [d.name for d in p.departments], choose_basis(reading.plan).amount_of(p))
        for p in reading.plan.projects
    ] == [
        ("見守り", ["福祉課"], 300_000),
        ("配食", ["福祉課"], 40_000),
        ("水路", ["道路課"], 500_000),
        ("橋", ["道路課"], 60_000),
    ]
    assert dict(reading.plan.projects[2].extras)["事業箇所"] == "本町"
    assert [use.heading for use in reading.mapping.columns if "列）" in use.heading] == []
    told = messages(reading)
    assert "8行目 見出しか単位の違う表がここから始まるため" in told
    assert "D5、F10" in told  # cells are named as they stand in the file
    assert "合いません" not in told


def test_words_behind_an_amount_are_kept_and_a_unit_beside_a_title_is_none_of_it(tmp_path: Path):
    rows = [
        ("令和8年度　主要事業",),
        ("＜一般会計＞", "", "", "（単位：千円）"),
        ("連番", "事業名", "本年度", "地方債"),
        ("新1", "水路", 9000, "4,000\n（過疎債）"),
        (2, "橋", 700, "300（再掲）"),
        ("＜水道事業会計＞", "", "", "（単位：千円）"),
        ("連番", "事業名", "本年度", "地方債"),
        (1, "配水管", 80, ""),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 ＜一般会計＞", "2 ＜水道事業会計＞"]
    water, bridge, pipe = reading.plan.projects
    assert [a.yen for a in water.amounts] == [9_000_000, 4_000_000]
    assert "過疎債" in dict(water.extras)["地方債"]
    assert water.flag is not None
    assert water.flag.mark == "新"
    assert [a.yen for a in bridge.amounts] == [700_000]
    assert "「地方債」を金額として読めない" in messages(reading)
    assert pipe.flag is None


def test_kan_kou_and_moku_in_one_column_are_sections_of_three_levels(tmp_path: Path):
    rows = [
        ("科　　目", "事業名", "決算額（円）", "所管課"),
        ("第２款　総務費",),
        ("１項　総務管理費",),
        ("6目　企画費",),
        ("", "計画づくり", 900, "企画課"),
        ("7目　情報管理費",),
        ("", "電子申請", 70, "情報課"),
        ("２項　徴税費",),
        ("1目　税務総務費",),
        ("", "申告相談", 5, "税務課"),
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.plan.levels == ("款", "項", "目")
    assert [s.title for s in reading.plan.walk()] == [
        "総務費",
        "総務管理費",
        "企画費",
        "情報管理費",
        "徴税費",
        "税務総務費",
    ]


def test_a_department_above_its_own_list_is_that_of_every_project(tmp_path: Path):
    rows = [
        ("令和8年度　要求事業一覧",),
        ("部課名", "健康福祉部　長寿支援課"),
        ("No", "事業名", "", "要求額（千円）"),
        (1, "見守り", "", 300),
        (2, "配食", "", 40),
    ]
    reading = read_rows(tmp_path, rows, "B3:C3", "B4:C4", "B5:C5")
    assert [d.name for d in reading.plan.departments] == ["長寿支援課"]
    assert (
        "「健康福祉部 長寿支援課」 表の上や途中の行に書かれた課を、その下の事業の所管課としました"
        in messages(reading)
    )
    assert not any("（2）" in use.heading for use in reading.mapping.columns)


def test_departments_named_without_their_ending_come_apart_by_lines_and_rows(tmp_path: Path):
    rows = [
        ("NO", "部", "課", "実施計画掲載事業名", "総合\n評価"),
        (1, "市民", "総務", "平和", "Ｂ"),
        (2, "市長\n市民", "国際交流\n人権", "交流", "－"),
        (3, "教育", "総務", "給食", "A"),
        ("", "産業", "林政", "", ""),
    ]
    path = tmp_path / "評価.xlsx"
    path.write_bytes(
        book_bytes({"第1号様式": rows, "予算名": [("実施計画掲載事業名",), ("平和",)]})
    )
    reading = read_plan(path)
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        ["市民総務"],
        ["国際交流", "人権"],
        ["教育総務", "林政"],
    ]
    assert "所管課の欄の改行は、課の区切りとして読みました。" in messages(reading)


def test_sheets_whose_headings_mean_the_same_are_one_list(tmp_path: Path):
    path = tmp_path / "主要事業.xlsx"
    sheets = {
        "総務部": [("番号", "事業名", "担当課", "R7予算（千円）"), (1, "防災", "総務課", 30)],
        "教育委員会": [("番号", "事業名", "課名", "R7予算（千円）"), (1, "給食", "学校課", 20)],
    }
    path.write_bytes(book_bytes(sheets))
    reading = read_plan(path)
    assert [p.name for p in reading.plan.projects] == ["防災", "給食"]
    assert [d.name for d in reading.plan.departments] == ["総務課", "学校課"]


def test_rows_of_parts_are_not_added_to_the_projects_that_they_are_parts_of(tmp_path: Path):
    rows = [
        ("部局", "事業名", "担当課", "R8予算（千円）"),
        ("総務部", "庁舎", "総務課", 900),
        ("", "　うち空調分", "", 300),
        ("", "（うち人件費）", "", 100),
        ("", "うちどく推進", "総務課", 20),
        ("【総務部　計】", "", "", 920),
        ("総　合　計", "", "", 920),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["庁舎", "うちどく推進"]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 920_000
    description = reading.plan.projects[0].description or ""
    assert "うち空調分（R8予算（千円） 30万円）\nうち人件費（R8予算（千円） 10万円）" in description
    assert titles(reading) == ["1 総務部"]
    assert "「うち」「内訳」の行は、金額を足さずに" in messages(reading)
    assert "合いません" not in messages(reading)


def test_a_part_larger_than_the_project_above_is_a_project(tmp_path: Path):
    rows = [("事業名", "予算（円）"), ("庁舎", 90), ("うちどく推進", 100)]
    assert [p.name for p in read_rows(tmp_path, rows).plan.projects] == ["庁舎", "うちどく推進"]


def test_a_project_may_begin_with_the_word_of_parts(tmp_path: Path):
    rows = [
        ("事業名", "予算（円）"),
        ("省エネ推進事業", 900),
        ("うちエコ診断事業", 500),
        ("うち人件費", 100),
    ]
    names = [p.name for p in read_rows(tmp_path, rows).plan.projects]
    assert names == ["省エネ推進事業", "うちエコ診断事業"]


def test_sums_of_accounts_are_no_sections(tmp_path: Path):
    rows = [
        ("款", "", "事業名", "担当課", "R6決算額（円）"),
        (2, "総務費", "庁舎", "総務課", 900),
        (2, "総務費", "広報", "広報課", 20),
        (2, "総務費 計", "", "", 920),
        (3, "民生費", "見守り", "福祉課", 7),
    ]
    reading = read_rows(tmp_path, rows, "A1:B1")
    assert titles(reading) == ["2 総務費", "3 民生費"]
    assert [s.published_budget for s in reading.plan.walk()] == [None, None]


def test_one_amount_of_several_projects_is_told(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R8予算（千円）"),
        ("見守り", "福祉課", 900),
        ("配食", "福祉課", ""),
        ("読書", "図書館", 30),
    ]
    reading = read_rows(tmp_path, rows, "C2:C3")
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [[900_000], [], [30_000]]
    (warning,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert (warning.where, "複数の事業で結合" in warning.message) == ("C2", True)


def test_ticks_under_years_are_a_schedule_and_no_marks(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "年次計画", ""),
        ("", "", "R7", "R8"),
        ("水路", "道路課", "○", "○"),
        ("橋", "道路課", "", "●"),
    ]
    reading = read_rows(tmp_path, rows, "A1:A2", "B1:B2", "C1:D1")
    assert all(project.flag is None for project in reading.plan.projects)
    assert dict(reading.plan.projects[1].extras) == {"年次計画 › R8": "●"}


def test_a_second_table_of_another_year_or_unit_keeps_both(tmp_path: Path):
    rows = [
        ("実施計画", "", "", "（単位：千円）"),
        ("ソフト事業",),
        ("事業名", "担当課", "令和6年度", ""),
        ("", "", "当初予算額", "決算額"),
        ("見守り", "福祉課", 100, 90),
        ("配食", "福祉課", 50, 40),
        ("ハード事業",),
        ("（単位：円）",),
        ("事業名", "場所", "担当課", "令和6年度", "令和7年度"),
        ("", "", "", "当初予算額", "当初予算額"),
        ("水路", "本町", "道路課", 120_000, 110_000),
        ("橋", "東町", "道路課", "△5,500", 70_000),
    ]
    merged = ("A3:A4", "B3:B4", "C3:D3", "A9:A10", "B9:B10", "C9:C10")
    reading = read_rows(tmp_path, rows, *merged)
    assert titles(reading) == ["1 ソフト事業", "2 ハード事業"]
    assert amounts(reading) == [
        [(100_000, "2024年度 当初予算"), (90_000, "2024年度 決算")],
        [(50_000, "2024年度 当初予算"), (40_000, "2024年度 決算")],
        [(120_000, "2024年度 当初予算"), (110_000, "2025年度 当初予算")],
        [(-5_500, "2024年度 当初予算"), (70_000, "2025年度 当初予算")],
    ]
    assert not reading.unplaced


def test_headings_in_other_units_are_the_same_amounts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額（千円）"),
        ("見守り", "福祉課", 100),
        (),
        ("事業名", "場所", "担当課", "予算額（円）"),
        ("水路", "本町", "道路課", 110_000),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[(100_000, "予算")], [(110_000, "予算")]]
    assert "見出しか単位の違う表" in messages(reading)


def test_a_table_in_two_halves_side_by_side_is_read_down_the_left_and_then_the_right(
    tmp_path: Path,
):
    rows = [
        ("令和8年度　新規事業一覧（単位：千円）",),
        ("No", "事業名", "課名", "予算額", "", "No", "事業名", "課名", "予算額"),
        (1, "見守り", "福祉課", 10, "", 3, "水路", "道路課", "約30"),
        (2, "配食", "福祉課", 20, "", "", "合計", "", 60),
    ]
    reading = read_rows(tmp_path, rows)
    assert [(p.name, p.amounts[0].yen) for p in reading.plan.projects] == [
        ("見守り", 10_000),
        ("配食", 20_000),
        ("水路", 30_000),
    ]
    told = messages(reading)
    assert "左の表の続きとして右の表を読みました" in told
    assert "I列まで" in told
    assert "I3 " in told  # cells are named as they stand in the file
    assert "合いません" not in told


def test_other_projects_beside_those_of_another_year_are_told(tmp_path: Path):
    heads = ("事業名", "担当課", "R7予算（円）", "事業名", "担当課", "R8予算（円）")
    same = ("見守り", "福祉課", 1, "見守り", "福祉課", 2)
    assert "別の事業" not in messages(read_rows(tmp_path, [heads, same]))
    reading = read_rows(tmp_path, [heads, same, ("配食", "福祉課", 3, "読書", "図書館", 4)])
    assert "D列にも「事業名」があり、同じ行に別の事業があります" in messages(reading)


def test_departments_ticked_below_their_names_are_those_of_the_row_the_lead_first(tmp_path: Path):
    rows = [
        ("プロジェクト", "事業名", "担当課（◎主管　○関係）", "", "", "R8（千円）"),
        ("", "", "企画課", "福祉課", "東センター", ""),
        ("A", "空家活用", "○", "", "◎", 30),
        ("A", "移住促進", "◎", "○", "", 50),
        ("B", "学習支援", "", "", "", 20),
    ]
    reading = read_rows(tmp_path, rows, "A1:A2", "B1:B2", "C1:E1", "F1:F2")
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        *(["東センター", "企画課"], ["企画課", "福祉課"], [])
    ]
    assert "C～E列 ◎や○の付いた課の名前を、「担当課」として読みました" in messages(reading)


def test_departments_ticked_beside_the_one_in_charge_are_the_others(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "企画課", "福祉課", "R8（千円）"),
        ("空家活用", "住宅課", "○", "", 30),
        ("移住促進", "企画課", "", "○", 50),
    ]
    first, second = read_rows(tmp_path, rows).plan.projects
    assert ([d.name for d in first.departments], first.flag) == (["住宅課"], None)
    assert [dict(p.extras) for p in (first, second)] == [{"関係課": "企画課"}, {"関係課": "福祉課"}]


def test_sources_before_the_amount_that_they_add_up_to_are_its_parts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "国費", "市費", "事業費（千円）"),
        ("市道改良", "土木課", 5, 7, 12),
        ("橋りょう", "土木課", 2, 2, 4),
    ]
    assert amounts(read_rows(tmp_path, rows))[0] == [
        (5_000, "事業費 国費"),
        (7_000, "事業費 市費"),
        (12_000, "事業費"),
    ]


TICKED = ("事業名", "企画課", "福祉課", "道路課", "R8（千円）")


def test_sheets_whose_departments_are_ticked_are_still_read_together(tmp_path: Path):
    sheets = {
        "防災": [TICKED, ("訓練", "◎", "○", "", 1), ("備蓄", "", "◎", "", 2)],
        "道路": [TICKED, ("舗装", "", "副", "◎", 3), ("除雪", "", "", "◎", 4)],
    }
    path = tmp_path / "計画.xlsx"
    path.write_bytes(book_bytes(sheets))
    projects = read_plan(path).plan.projects
    assert [[d.name for d in p.departments] for p in projects] == [
        *(["企画課", "福祉課"], ["福祉課"], ["道路課", "福祉課"], ["道路課"])
    ]


@pytest.mark.parametrize("ticked", [("全部", "一部"), ("都市部", "農村部"), ("企画課", "財政課")])
def test_ticks_never_replace_a_department_that_stands_above_the_list(
    tmp_path: Path, ticked: tuple[str, str]
):
    rows = [
        ("担当課：福祉課",),
        ("事業名", *ticked, "R8（千円）"),
        ("訓練", "○", "", 1),
        ("備蓄", "", "○", 2),
    ]
    projects = read_rows(tmp_path, rows).plan.projects
    assert [[d.name for d in p.departments] for p in projects] == [["福祉課"]] * 2


def test_a_mapping_that_takes_a_ticked_department_for_a_mark_is_followed():
    source = list_of([TICKED, ("訓練", "◎", "○", "", 1), ("備蓄", "", "◎", "○", 2)])
    uses = [ColumnUse(TICKED[0], Role.NAME), ColumnUse("企画課", Role.FLAG)]
    fitted = fit_mapping(source, ListMapping(tuple(uses), head_row=1))
    assert fitted.source.grid.text(1, fitted.places(Role.FLAG)[0]) == "◎"
