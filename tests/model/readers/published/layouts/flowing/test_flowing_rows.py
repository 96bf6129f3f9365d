"""Tables as ``pdftotext -raw`` and ``pdftotext`` alone print them."""

from __future__ import annotations

import pytest

from model.errors import UnreadTablesError
from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading
from tests.model.readers.published.texts import read_measure

RAW = """\
（単位：千円）
No. 事業名 事業内容 R4 R5 担当課
1 （新）保育所の整備 保育所を建てます。 105,376 87,306 市民協働課
2
（拡）（仮称）若者ネットワーク
事業
学校や家庭と協力し、参加の機会を広げます。また、学校や家庭
と協力し、にぎわいの創出を図ります。
－ 0 福祉課、健康推
進課
第1期実施計画
- 3 -
3 保育所の整備（
再掲）
保育所を建てます。 105,376 87,306 市民協働課
計 105,376 87,306
"""
UNPRICED = """\
取組名 取組内容 所管課
★通学路の点検 危ない所を直す。 学校教育課
公園緑地課
花壇と緑のネットワー
ク
花を植える。また、市民の声を聴き、花壇を
整える。公園緑地課
図書館 本を貸す。 図書館
※★は重点事業を示す。
"""
WRAPPED = """\
（単位：百万円）
事務事業名 所管課 財源
令和7年度
計画額
令和8年度
計画額
避難訓練 危機管理課 県補助 542 430
道普請 土木課、公園課 単独 － 572
計 542 1,002
"""


def read(table: str) -> Reading:
    return read_text(
        f"第1期実施計画\n- 2 -\n第1章 まち\n{table}", "みほん.txt", PlanHeading("みほん市実施計画")
    )


def rows(reading: Reading) -> list[tuple[str, str | None, list[str]]]:
    return [
        (r.name, r.description, [d.name for d in r.departments]) for r in reading.plan.listings()
    ]


def test_cells_that_single_blanks_and_line_ends_part_are_in_their_columns():
    reading = read(RAW)
    long = (
        "学校や家庭と協力し、参加の機会を広げます。"
        "また、学校や家庭と協力し、にぎわいの創出を図ります。"
    )
    assert rows(reading) == [
        ("保育所の整備", "保育所を建てます。", ["市民協働課"]),
        ("（仮称）若者ネットワーク事業", long, ["福祉課", "健康推進課"]),
        ("保育所の整備", "保育所を建てます。", ["市民協働課"]),
    ]
    listings = list(reading.plan.listings())
    assert [(r.flag and r.flag.mark, r.relisted) for r in listings] == [
        ("新", False),
        ("拡", False),
        (None, True),
    ]
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        [(2022, 105_376_000), (2023, 87_306_000)],
        [(2023, 0)],
    ]
    assert reading.unplaced == ()


def test_without_amounts_sentences_tell_where_a_row_ends():
    reading = read(UNPRICED)
    assert rows(reading) == [
        ("通学路の点検", "危ない所を直す。", ["学校教育課", "公園緑地課"]),
        (
            "花壇と緑のネットワーク",
            "花を植える。また、市民の声を聴き、花壇を整える。",
            ["公園緑地課"],
        ),
        ("図書館", "本を貸す。", ["図書館"]),
    ]


def test_a_head_whose_years_stand_above_their_kinds_is_one():
    reading = read(WRAPPED)
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        [(2025, 542_000_000), (2026, 430_000_000)],
        [(2026, 572_000_000)],
    ]
    assert [p.extras for p in reading.plan.projects] == [
        (("財源", "県補助"),),
        (("財源", "単独"),),
    ]
    assert reading.findings == ()


BY_COLUMNS = """\
区分
継続
新規

事業名
橋の点検

事業概要
担当課
橋を見て回り、傷んだ所を直 道路課
花壇の会
す。
花を植える。
公園課

R8事業費(千円)
1,200

15

"""


def test_a_table_printed_column_by_column_is_told_once_and_no_row_is_made_of_it():
    reading = read(f"{BY_COLUMNS}第2章 緑\n{UNPRICED}")
    assert len(list(reading.plan.listings())) == 3
    told = [f for f in reading.findings if "読んでいません" in f.message]
    assert [(f.where, f.message.split("は、")[0]) for f in told] == [("4行目", "この表の4～20行目")]
    assert all(line.role is LineRole.UNPLACED for line in reading.unplaced)
    assert {line.text for line in reading.unplaced} >= {"花壇の会", "橋の点検", "1,200", "継続"}


def test_a_text_of_such_tables_alone_says_how_to_take_it_out_of_the_pdf():
    with pytest.raises(UnreadTablesError, match="4行目から14行") as error:
        read(BY_COLUMNS)
    assert "PDF のファイルをそのまま" in str(error.value)


YEARS = {
    "tabs": "事業名\t事業概要\t担当課\t年度\t事業費\n橋の点検\t見て回る。\t道路課\t令和7年度\t10\n"
    "\t\t\t令和8年度\t20\n花壇\t植える。\t公園課\t令和7年度\t30\n\t\t\t令和8年度\t－\n",
    "raw": "事業名 事業概要 担当課 年度 事業費\n橋の点検 見て回る。 道路課\n令和7年度 10\n"
    "令和8年度 20\n花壇 植える。 公園課 令和7年度 30\n令和8年度 －\n",
    "aligned": """\
事業名        事業概要      担当課      年度     事業費

                           令和7年度      10
橋の点検       見て回る。    道路課
                           令和8年度      20

                           令和7年度      30
花壇         植える。     公園課
                           令和8年度      －
""",
}


@pytest.mark.parametrize("form", YEARS)
def test_a_line_for_each_year_gives_its_amount_that_year(form: str):
    reading = read(f"（単位：千円）\n{YEARS[form]}")
    assert [
        (p.name, p.description, [(a.fiscal_year, a.yen) for a in p.amounts], p.extras)
        for p in reading.plan.projects
    ] == [
        ("橋の点検", "見て回る。", [(2025, 10_000), (2026, 20_000)], ()),
        ("花壇", "植える。", [(2025, 30_000)], ()),
    ]
    assert reading.findings == ()


def test_rows_go_on_below_the_headings_of_sections_in_a_flowing_table():
    text = """\
（単位：千円）
№ 事業名 担当課 R6計画額
基本目標1 暮らし
施策1 水
1 井戸の改修 水道課 1,200
2 水路の清掃 農政課 560
施策2 道
3 坂道の舗装 道路課 900
"""
    plan = read_text(text, "みほん.txt", PlanHeading("みほん町実施計画")).plan
    titles = {section.path: section.title for section in plan.walk()}
    rows = [(titles[row.path], row.name, row.project.amounts[0].yen) for row in plan.listings()]
    assert rows == [
        ("水", "井戸の改修", 1_200_000),
        ("水", "水路の清掃", 560_000),
        ("道", "坂道の舗装", 900_000),
    ]


def test_a_starred_name_with_an_open_bracket_is_no_department_of_the_row_above():
    text = """\
基本目標1 くらし
事業名 事業概要 所管課
花壇の整備 花を植える。 公園課
緑地課
★不登校児童生徒支援（校
内サポートルーム）
相談を受ける。 学校教育課
図書館 本を貸す。 図書館
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    first, second, _ = reading.plan.listings()
    assert [d.name for d in first.departments] == ["公園課", "緑地課"]
    assert second.name == "不登校児童生徒支援（校内サポートルーム）"


def test_which_of_two_columns_is_ticked_is_in_doubt():
    reading = read_measure(
        "新規 拡充 事業名 事業内容 担当課\n○ 見守り 声をかける。 福祉課\n"
        "○ 敬老会 会を開く。 長寿課\n"
    )
    assert any("見比べ" in finding.message for finding in reading.findings)
