"""Heads of several lines: groups of amounts above their years and sources of funds."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading

YEARLY = """\
                                                    （単位：千円）
                                      年度別事業費
 区分   事業名            担当課                               計画額計
                                 R4       R5       R6
  ◎   井戸の改修         水道課        1,200    3,400 －             4,600
      水路の清掃         農政課          560      570      580      1,710
      計                          1,760    3,970      580      6,310
"""
FUNDED = """\
                          事業費             財源内訳（千円）
番号    事業名      担当課
                         （千円）    国庫支出金     地方債     一般財源
  1   橋の点検     道路課        900        300       400       200
  2   坂道の舗装    道路課        500        100       250       150
"""


def read(table: str, above: str = "施策1 水\n") -> Reading:
    return read_text(f"{above}{table}", "みほん.txt", PlanHeading("みほん町実施計画", "", 2022))


def test_a_group_above_years_heads_each_of_them_in_whatever_line_they_stand():
    reading = read(YEARLY)
    first, second = reading.plan.projects
    assert [(a.fiscal_year, a.yen) for a in first.amounts] == [
        (2022, 1_200_000),
        (2023, 3_400_000),
        (None, 4_600_000),
    ]
    assert second.name == "水路の清掃"
    assert [a.yen for a in second.amounts] == [560_000, 570_000, 580_000, 1_710_000]
    assert reading.coverage[LineRole.TOTAL] == 1
    assert not reading.unplaced


def test_sources_of_funds_below_their_group_belong_to_it_and_the_unit_below_its_word():
    first, second = read(FUNDED).plan.projects
    assert [(a.funds, a.yen) for a in first.amounts] == [
        (None, 900_000),
        ("国庫支出金", 300_000),
        ("地方債", 400_000),
        ("一般財源", 200_000),
    ]
    assert (second.name, second.amounts[0].yen) == ("坂道の舗装", 500_000)


def test_a_first_row_of_short_words_is_no_part_of_the_head():
    table = """\
事業名       担当課      区分
市場の開設     商工課      新規
朝市の支援     商工課      継続
"""
    assert [p.name for p in read(table).plan.projects] == ["市場の開設", "朝市の支援"]


def test_rows_go_on_below_the_headings_of_sections_that_stand_in_their_table():
    table = """\
                                        （単位：千円）
 №      事業名          担当課      R6計画額
  基本目標1 暮らし

  施策1 水

   1   井戸の改修         水道課       1,200
   2   水路の清掃         農政課         560

  施策2 道

   3   坂道の舗装         道路課         900
注１　計画額は当初予算による。
"""
    plan = read(table, above="").plan
    titles = {section.path: section.title for section in plan.walk()}
    rows = [(titles[row.path], row.name, row.project.amounts[0].yen) for row in plan.listings()]
    assert rows == [
        ("水", "井戸の改修", 1_200_000),
        ("水", "水路の清掃", 560_000),
        ("道", "坂道の舗装", 900_000),
    ]
    assert plan.legend.notes == ("計画額は当初予算による。",)


def test_a_page_head_of_two_pieces_is_no_row():
    page = "\fみほん町総合計画      前期実施計画\n\n\n"
    head = "事業名             事業概要                 担当課\n"
    first = "井戸の改修           古い井戸を直す。             水道課\n"
    second = "水路の清掃           泥をさらう。               農政課\n"
    text = head + first + page + head + second
    reading = read(f"{page}施策1 水\n{text}", above="")
    assert [p.name for p in reading.plan.projects] == ["井戸の改修", "水路の清掃"]
    assert [d.name for d in reading.plan.departments] == ["水道課", "農政課"]


def test_an_address_that_a_line_had_no_room_for_is_of_the_row_above():
    table = """\
事業名                 事業概要                     担当課
                    相談窓口を設け、専門職を配置し、見守りを行
見守りの輪               う。詳しくは町のページ（                 福祉課
                    https://www.example.jp/）を見る。
                    利用料の一部を助成する。また、声をかける人
助け合いの輪              を募り、講座を開き、名簿を作り、互いに支え         福祉課
                    合うまちを目指して取り組む。
"""
    first, second = read(table).plan.projects
    assert first.description is not None
    assert first.description.endswith("（https://www.example.jp/）を見る。")
    assert second.description is not None
    assert second.description.startswith("利用料の一部を助成する。")


def test_a_unit_below_one_heading_is_that_of_its_column_alone():
    text = """\
基本目標1 くらし

                                                                    総事業費
番号       取組                      内容     担当課      R6     R7      R8
                                                                     (千円)
                 ・令和8年度の供用開始を目指す
                                     高齢介護課
 8 水道広域化の検討      ・実施設計の実施                    検討      →                72,375
                                     建築住宅課
                 ・講師派遣による研修会の開催
                 ・Webサイト・SNSでの情報発信   都市整備課
 9 通学路グリーンベルト設置                              検討      →      完了         9,967
                 ・先進事例の調査・研究         商工観光課
                 ・施設の維持管理            生涯学習課
 10 広域連携中枢都市圏構想                              継続      →      →         10,802
                 ・Webサイト・SNSでの情報発信   市民窓口課
                 ・Webサイト・SNSでの情報発信
 11 消防団員の処遇改善                        農業振興課   実施      →      完了        18,043
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    first, second, third, *_ = reading.plan.listings()
    amounts = [[a.yen for a in row.project.amounts] for row in (first, second, third)]
    assert amounts == [[72_375_000], [9_967_000], [10_802_000]]
    assert first.description == (
        "・令和8年度の供用開始を目指す・実施設計の実施・講師派遣による研修会の開催"
    )
    assert reading.findings == ()


def test_a_unit_that_a_line_breaks_within_its_brackets_is_whole():
    text = """\
基本目標1 くらし

                                       予算（万
No.    取組・事業名        担当部署
                                       円）
 1     相談室の運営        家庭課        1,250
 2     学級の支援         学校課        2,480
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    amounts = [[a.yen for a in row.project.amounts] for row in reading.plan.listings()]
    assert amounts == [[12_500_000], [24_800_000]]


def test_the_same_words_below_each_of_two_years_are_of_each_wherever_these_stand():
    text = """\
（単位：千円）
1 道路
               令和８年度                            令和９年度
事業名  担当課
               事業費    国県支出金  一般財源        事業費    国県支出金  一般財源
中央線  街路課     120,000      60,000      60,000     150,000      75,000      75,000
市道    土木課      45,000           0      45,000      45,000           0      45,000
"""
    first, _ = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [(a.fiscal_year, a.funds, a.yen // 1_000_000) for a in first.project.amounts] == [
        (2026, None, 120),
        (2026, "国県支出金", 60),
        (2026, "一般財源", 60),
        (2027, None, 150),
        (2027, "国県支出金", 75),
        (2027, "一般財源", 75),
    ]
