"""Tables as ``pdftotext -layout`` prints them: columns by blanks, cells of several lines."""

from __future__ import annotations

import pytest

from model.errors import PlanFileError
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


MUDDLED = """\
事業名          事業概要            担当課
甲事業 道を直し、橋を架けます。
        道路課      乙事業    川を   河川課
    広げます。   丙事業
"""


def test_a_table_whose_rows_cannot_be_told_apart_is_told_at_its_head_and_not_read():
    reading = read(f"{MUDDLED}\n施策2 緑\n{TOP}")
    told = [(f.where, f.message) for f in reading.findings if "読んでいません" in f.message]
    assert [(where, message[:10]) for where, message in told] == [("4行目", "この表の5～7行目は")]
    assert [line.number for line in reading.unplaced] == [5, 6, 7]
    assert len(list(reading.plan.listings())) == 4


def test_a_text_of_which_no_row_can_be_told_says_why():
    with pytest.raises(PlanFileError, match="5行目から3行") as error:
        read(MUDDLED)
    assert "PDF のファイルをそのまま" in str(error.value)


TOUCHING = """\
 区分        事業名                事業概要               担当課    事業費(千円)

拡充    （仮称）子育て施設補助金 関係機関と連携しながら、災害への備えを強める。また、公園緑地課          188,810
                   民間事業者のノウハウを取り入れ、経費の節減を進める。

新規    国際交流・高齢者活性化プ 老朽化した設備を計画的に更新し、参加の機会を広げる。公園緑地課           57,037
      ロジェクト        また、民間事業者のノウハウを取り入れ、利用者の利便 図書館
                   性を高める。

継続    文化財・商店街の見守り   地域団体に補助金を交付し、にぎわいの創出を図る。ま 文化スポーツ課       197,622
                    た、関係機関と連携しながら、担い手の育成に取り組む。水道局経営課
"""  # noqa: E501  as the PDF's text prints it


def test_cells_that_touch_are_divided_where_their_columns_tell_it():
    reading = read(TOUCHING)
    assert [(r.name, [d.name for d in r.departments]) for r in reading.plan.listings()] == [
        ("（仮称）子育て施設補助金", ["公園緑地課"]),
        ("国際交流・高齢者活性化プロジェクト", ["公園緑地課", "図書館"]),
        ("文化財・商店街の見守り", ["文化スポーツ課", "水道局経営課"]),
    ]
    last = reading.plan.projects[-1]
    assert last.description == (
        "地域団体に補助金を交付し、にぎわいの創出を図る。"
        "また、関係機関と連携しながら、担い手の育成に取り組む。"
    )
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [
        188_810_000,
        57_037_000,
        197_622_000,
    ]
    assert reading.findings == ()


def test_an_amount_that_stands_below_texts_is_in_its_empty_column():
    table = """\
事業名          事業費  事業概要             所管課
道路整備         1,200  道路を直す。         建設課
橋りょう                300                  建設課
公園                 5  公園を直す。         公園課
"""
    plan = read(f"（単位：千円）\n{table}").plan
    assert [(p.name, p.amounts[0].yen) for p in plan.projects] == [
        ("道路整備", 1_200_000),
        ("橋りょう", 300_000),
        ("公園", 5_000),
    ]


def test_departments_pushed_before_their_column_and_a_dash_at_its_left_are_in_their_own():
    table = """\
 No.       事業名         事業内容                     R4（千円）      R5（千円）     担当課

   1 （拡）橋の点検       橋を見て回ります。            105,376        87,306 市民協働課
 2 道普請          道を直します。          －                 236,264 商工観光課、長寿支援課
 3 川さらい         川を広げます。               10,537      －             総務課
   計                                    115,913       323,570
"""
    reading = read(table)
    rows = [(r.name, [d.name for d in r.departments]) for r in reading.plan.listings()]
    assert rows == [
        ("橋の点検", ["市民協働課"]),
        ("道普請", ["商工観光課", "長寿支援課"]),
        ("川さらい", ["総務課"]),
    ]
    amounts = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]
    assert amounts == [
        [(2022, 105_376_000), (2023, 87_306_000)],
        [(2023, 236_264_000)],
        [(2022, 10_537_000)],
    ]


def test_a_line_of_a_description_that_comes_back_is_no_running_head():
    table = """\
事業名             事業概要                             担当課

                市民の声を聴き、参加の機会を広げます。また、講座や
橋の点検                                               道路課
                研修会を開き、利便性を高めます。

                市民の声を聴き、参加の機会を広げます。また、講座や
橋の点検（再掲）                                           道路課
                研修会を開き、利便性を高めます。
"""
    first, second = read(table).plan.listings()
    assert first.description == second.description
    assert (first.description or "").startswith("市民の声")


def test_rows_whose_texts_end_without_a_stop_are_told_where_one_may_be_two():
    table = """\
事業名         事業概要         担当課
橋の見守りと手入れ   古い橋の見守りと手入れ  道路課
橋の見守りの会    橋の見守りの会への助成  福祉課
道普請         道の手入れ        土木課
"""
    names = [row.name for row in read(table).plan.listings()]
    assert names == ["橋の見守りと手入れ", "橋の見守りの会", "道普請"]


def test_single_rows_that_could_be_one_cell_each_stay_rows():
    table = """\
取組名             取組内容                                 所管課
              老朽化した設備を計画的に更新し、にぎわいの創出を図る。また、専門の相
障害者・住宅拠点づくり                                       商工観光課
              談員を配置し、にぎわいの創出を図る。
国際交流施設の見守り    老朽化した設備を計画的に更新し、安心して暮らせる環境を整える。 福祉課
                                                  図書館
農業施設整備事業      ICTを活用し、安心して暮らせる環境を整える。
                                                  文化スポーツ課
"""
    reading = read(table)
    names = [row.name for row in reading.plan.listings()]
    assert names == ["障害者・住宅拠点づくり", "国際交流施設の見守り", "農業施設整備事業"]


def test_the_head_of_a_table_is_no_form():
    table = """\
                           令和7年度      令和8年度
事務事業名        所管課     財源
                           （千円）      （千円）
橋の点検         道路課     国補助     556      －
道普請          土木課     単独      72     738
"""
    reading = read(table)
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [556_000],
        [72_000, 738_000],
    ]


def test_serial_numbers_in_a_column_without_a_heading_are_no_part_of_names():
    table = """\
         事業名               概要              担当         事業費（千円）

                    啓発活動を通じて、市民の理解を深
 1 広域連携中枢都市圏構想                              林政課              118,259
                    めます。
     ヤングケアラー支援体制強   デジタル技術を活用して、市民の利
 2                                             スポーツ振興課          184,447
     化事業            便性を向上させます。
"""
    reading = read(table)
    names = [row.name for row in reading.plan.listings()]
    assert names == ["広域連携中枢都市圏構想", "ヤングケアラー支援体制強化事業"]
    assert reading.findings == ()


def test_what_stands_right_behind_an_amount_is_in_its_own_column():
    table = """\
（単位：千円）
No.             事務事業名          担当課        R5決算額        R6予算額     評価      方向性
      1 高校生等通学費補助        くらし安全課            86,848        76,224 A      改善
      2 工業団地造成          土木課               43,861        37,252 B      拡充
"""
    reading = read(table)
    rows = list(reading.plan.listings())
    assert [[a.yen for a in row.project.amounts] for row in rows] == [
        [86_848_000, 76_224_000],
        [43_861_000, 37_252_000],
    ]
    assert [dict(row.project.extras)["評価"] for row in rows] == ["A", "B"]
    assert reading.findings == ()


BULLETED = """\
（単位：千円）
 区分         事業名           予算額      事業の概要                所管課

２款 総務費

                                ・関係機関との連携会議の開催
      定住奨励金             20,012                         土木課
                                ・用地取得及び物件補償
〔拡〕   ふるさと住民登録         146,199  ・利用者負担の軽減             市民窓口課

      小 計              166,211

３款 民生費

                                ・舗装補修の設計
〔新〕   行政評価             209,958                        上下水道課
                                ・遊具・備品の購入
                                           - 1 -
\f 区分         事業名           予算額      事業の概要                所管課

      電子図書館            166,735   ・工事請負費               図書館
                                           - 2 -
"""


def test_bulleted_cells_in_the_middle_of_rows_below_headings_of_a_budget():
    reading = read_text(BULLETED, "plan.txt", PlanHeading("計画"))
    titles = {section.path: section.title for section in reading.plan.walk()}
    assert [(titles[r.path], r.name, r.description) for r in reading.plan.listings()] == [
        ("総務費", "定住奨励金", "・関係機関との連携会議の開催・用地取得及び物件補償"),
        ("総務費", "ふるさと住民登録", "・利用者負担の軽減"),
        ("民生費", "行政評価", "・舗装補修の設計・遊具・備品の購入"),
        ("民生費", "電子図書館", "・工事請負費"),
    ]


def test_offices_of_two_lines_are_two_though_the_first_fills_its_column():
    table = """\
   事業名               事業概要                予算額（千円）    担当部署
   バス路線再編        相談員を置き、支援を行います。          214,323 こども家庭センター
                                                企画政策課
   内職の支援         支援体制を整えます。               221,309 上下水道課
"""
    first, _ = read(table).plan.listings()
    assert [d.name for d in first.departments] == ["こども家庭センター", "企画政策課"]


NARROW = """\
基本目標1 くらし

1 環境
                                                   （単位：百万円）
事業名            担当課              全体事業費     計画期間事業費   R8        R9        R10
駅前広場整備事業  都市整備課               2,450            1,310       310       480      520
橋梁耐震補強事業  道路課                     360              360       100       130      130

2 衛生
                                                   （単位：百万円）
事業名            担当課              全体事業費     計画期間事業費   R8        R9        R10
処分場延命化事業  環境施設課                 275              275       125       150
"""


def test_other_tables_with_the_same_head_tell_the_columns_of_a_short_one():
    *_, last = read_text(NARROW, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [(a.fiscal_year, a.yen // 1_000_000) for a in last.project.amounts] == [
        (None, 275),
        (None, 275),
        (2026, 125),
        (2027, 150),
    ]


def test_places_are_counted_as_most_words_begin_or_end_at_the_same():
    text = """\
1 総務部

                                                                            単位：千円
コード     事務事業名               所管課         R6決算額        R7予算額       総合評価    方向性
        01 広報紙発行事業           秘書広報課             14,520          15,100 Ａ          継続
        02 ふるさと納税推進事業     財政課                210,340         245,000 Ａ          拡充
        05 職員研修事業             人事課                  3,890           4,200 Ｂ          改善
"""
    rows = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [[a.yen // 1000 for a in row.project.amounts] for row in rows] == [
        [14_520, 15_100],
        [210_340, 245_000],
        [3_890, 4_200],
    ]


def test_one_blank_parts_two_years_of_a_head():
    text = """\
1 窓口

                                                          （単位：千円）
取組名              取組内容            担当課    令和８年度 令和９年度
書かない窓口        端末を導入する。    市民課        18,000      6,500
電子契約            契約を電子化する。  契約課           660        660
"""
    rows = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [[(a.fiscal_year, a.yen) for a in row.project.amounts] for row in rows] == [
        [(2026, 18_000_000), (2027, 6_500_000)],
        [(2026, 660_000), (2027, 660_000)],
    ]


def test_rows_with_amounts_of_other_years_are_two():
    text = """\
1 観光

                                                         （単位：千円）
事業名                  事業内容          担当課     R8         R9        R10
海水浴場の整備          車いすを備える。  観光課        7,600
「夕陽の丘」展望広場    広場を直す。      公園課                36,000      41,000
"""
    first, second = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [(a.fiscal_year, a.yen) for a in first.project.amounts] == [(2026, 7_600_000)]
    assert [a.fiscal_year for a in second.project.amounts] == [2027, 2028]


def test_a_column_of_sums_of_the_years_is_one_of_figures():
    text = """\
                                             （単位：百万円）
  No   事業名         担当課     R8年度        R9年度        R10年度       合計          備考
  １ 都市基盤の整備
     1 駅南口整備     市街地課        512.4         630.0          118.2       1,260.6 〜R10
     2 下水道の耐震化 下水道課         88.5          90.0           90.0         268.5
  ２ 文化の振興
     3 市民会館の改修 文化課           12.6         980.0        1,450.8       2,443.4 設計
"""
    rows = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [[a.yen // 100_000 for a in row.project.amounts][-3:] for row in rows] == [
        [5_124, 6_300, 1_182],
        [885, 900, 900],
        [126, 9_800, 14_508],
    ]
