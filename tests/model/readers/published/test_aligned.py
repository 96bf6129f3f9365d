"""Tables as ``pdftotext -layout`` prints them: columns by blanks, cells of several lines."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

SECTION = "基本目標1 くらし\n\n施策1 安心\n"
MIDDLE = """\
事業名                 事業概要                       担当課       区分
消防車の更新              関係機関と連携しながら、相談体制を支援します。    環境政策課     継続
ごみの減量と資源化を進め        老朽化した設備の更新を行い、市民サービスの整備を
                                               ごみ減量課     新規
る事業                 進めます。
                    民間事業者のノウハウを活用し、拠点施設を支援しま   危機管理課
見守りの輪               す。また、老朽化した設備の更新を行い、市民サービ   地域福祉課     継続
                    スに取り組みます。                  市民課
                    専門職を配置し、地域における見守りの利用を促進し
避難所の環境                                        危機管理課     拡充
                    ます。

               - 1 -
"""
TOP = """\
事業名                 事業概要                       担当課     区分
消防車の更新              関係機関と連携しながら、相談体制を支援します。    環境政策課   継続
ごみの減量と資源化を進め        老朽化した設備の更新を行い、市民サービスの整備を   ごみ減量課   新規
る事業                 進めます。
見守りの輪               民間事業者のノウハウを活用し、拠点施設を支援しま   危機管理課   継続
                    す。また、老朽化した設備の更新を行い、市民サービ   地域福祉課
                    スに取り組みます。                  市民課
避難所の環境              専門職を配置し、地域における見守りの利用を促進し   危機管理課   拡充
                    ます。
"""


def read(table: str) -> Reading:
    return read_text(f"{SECTION}{table}", "plan.txt", PlanHeading("計画"))


@pytest.mark.parametrize("table", [MIDDLE, TOP])
def test_rows_are_whole_whether_their_cells_stand_in_the_middle_or_at_the_top(table: str):
    reading = read(table)
    rows = list(reading.plan.listings())
    assert [(row.name, [d.name for d in row.departments]) for row in rows] == [
        ("消防車の更新", ["環境政策課"]),
        ("ごみの減量と資源化を進める事業", ["ごみ減量課"]),
        ("見守りの輪", ["危機管理課", "地域福祉課", "市民課"]),
        ("避難所の環境", ["危機管理課"]),
    ]
    assert rows[1].description == "老朽化した設備の更新を行い、市民サービスの整備を進めます。"
    assert [row.flag.mark if row.flag else None for row in rows] == ["継続", "新規", "継続", "拡充"]
    assert reading.findings == ()


def test_a_name_of_offices_cut_at_the_end_of_its_line_is_whole():
    table = """\
事業名        内容            担当部署       令和7年度（千円）
                        学校教育課・公園
通学路の点検     危ない所を直します。              376
                        緑地課
見守り        声をかけます。       福祉課          1,200
"""
    first, second = read(table).plan.listings()
    assert [d.name for d in first.departments] == ["学校教育課", "公園緑地課"]
    assert [a.yen for a in second.project.amounts] == [1_200_000]


def test_a_head_of_three_lines_is_one():
    table = """\

                                         令和7年度
事業名         事業の概要                担当部署
                                         事業費(千円)
通学路の点検      危ない所を直します。           学校教育課    376
見守り         声をかけます。              福祉課      1,200
"""
    reading = read(table)
    assert [[(a.yen, a.fiscal_year) for a in p.amounts] for p in reading.plan.projects] == [
        [(376_000, 2025)],
        [(1_200_000, 2025)],
    ]
    assert reading.findings == ()


def test_a_table_whose_rows_cannot_be_told_apart_says_so_at_its_head():
    table = """\
事業名          事業概要            担当課
甲事業 道を直し、橋を架けます。
        道路課      乙事業    川を   河川課
    広げます。   丙事業
"""
    told = [f for f in read(table).findings if "はっきりしない" in f.message]
    assert [f.where for f in told] == ["4行目"]
