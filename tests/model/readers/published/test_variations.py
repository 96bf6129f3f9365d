"""The same plan in the many ways in which texts out of PDFs print it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading

HEADING = PlanHeading("みほん市実施計画", "みほん市", 2030)
PAGE_HEAD = "基本目標 1 みどりのまち 【緑と水 政策】"
TEXT = f"""\
- ※（新）、（拡）は、第2期における新規、拡充事業を表しています。

基本目標 1 みどりのまち

緑と水 政策

水と緑を大切にし、誰もが憩うまちをつくります。

公園のようす

基本施策 1 緑を育てる

事業費 49億67百万円

施策の目標 緑を増やします！

1 公園の充実

【基本的方向】

公園を整え、市民の憩いの場とします。

【主要事業】

(1) 公園づくり

\t事業名\t事業概要\t所管課
(新)\t芝生広場整備事業\t市民が憩う芝生の広場を、計画に沿って整備する。\t公園課
\t（仮称）中央公園整備事業\t中央に新しい公園を、三か年で整備する。\t公園課・道路課

{PAGE_HEAD}

(拡)\t花壇の会支援（再）\t花壇の手入れをする市民の会を支援する。\t緑化センター
\t街路樹の手入れ\t街路樹の枝を切り、見通しをよくする。\t桜島・東桜島総務市民課

(2) 水辺づくり

事業名\t事業概要\t所管課
川辺の散歩道\t川に沿った散歩道に、休む場所をつくる。\t道路課ほか

【その他の主な事業】

事業名\t所管課
○ 樹木の剪定（再）\t公園課
(拡)\t○ 落ち葉の活用\t公園課
○ 噴水の点検\t生涯学習・スポーツ課

2 緑化の推進

【主要事業】

(1) 家の緑

事業名\t事業概要\t所管課
生垣の助成\t生垣をつくる家に、費用の一部を助成する。\t緑化センター

【その他の主な事業】

事業名\t所管課
○ 苗木の配布\t緑化センター
"""
Change = Callable[[str], str]


def read(text: str) -> Reading:
    return read_text(text, "みほん.txt", HEADING)


def lines(change: Callable[[str], str | list[str]]) -> Change:
    """A change of each line by itself."""

    def changed(text: str) -> str:
        made: list[str] = []
        for line in text.split("\n"):
            new = change(line)
            made += [new] if isinstance(new, str) else new
        return "\n".join(made)

    return changed


def is_row(line: str) -> bool:
    return "\t" in line and "事業名" not in line


def after_rows(*added: str) -> Change:
    return lines(lambda line: [line, *added] if is_row(line) else line)


def broken(line: str) -> list[str]:
    """A row whose description goes on in the next line, with the departments there."""
    halves = line.split("、", 1)
    return [f"{halves[0]}、", halves[1]] if is_row(line) and len(halves) > 1 else [line]


def broken_aside(line: str) -> list[str]:
    """A row whose description goes on in the next line, with the departments in the first."""
    match = re.match(r"^(.*?、)(.*。)(\t.*)$", line)
    return [match[1] + match[3], match[2]] if match and is_row(line) else [line]


def broken_in_its_column(line: str) -> list[str]:
    match = re.match(r"^(.*?、)(.*。)(\t.*)$", line)
    if not match or not is_row(line):
        return [line]
    return [match[1] + match[3], "\t" * match[1].count("\t") + match[2] + "\t"]


def glued(line: str) -> str:
    return re.sub(r"^\((.)\)\t(?:○ )?", r"（\1） ", line)


CHANGES: dict[str, Change] = {
    "flags glued to the name": lines(glued),
    "flags in brackets of other kinds": lambda t: t.replace("(新)", "【新】").replace(
        "(拡)", "[拡]"
    ),
    "flags in a line of their own": lines(
        lambda line: line.split("\t", 1) if line.startswith("(") and "○" not in line else line
    ),
    "flags after the name": lines(
        lambda line: re.sub(r"^\((.)\)(\t(?:○ )?)([^\t]*?)\t", r"\2\3（\1）\t", line)
    ),
    "a flag misread": lambda t: t.replace("(拡)", "(括)"),
    "head rows repeated after a page head": lambda t: t.replace(
        PAGE_HEAD, f"{PAGE_HEAD}\n\n\t事業名\t事業概要\t所管課"
    ),
    "head rows missing": lines(lambda line: [] if "事業名\t" in line else line),
    "head rows shifted": lines(
        lambda line: line.strip("\t") + "\t" if "事業名\t事業概要" in line else line
    ),
    "page heads between all rows": after_rows("", PAGE_HEAD, ""),
    "page heads without blank lines": after_rows(PAGE_HEAD),
    "page heads of another kind": after_rows("", "みほん市 第2期実施計画", ""),
    "page numbers": after_rows("", "- 12 -", ""),
    "page numbers of pages": after_rows("", "12 / 80 ページ", ""),
    "captions": after_rows("", "式典のようす", ""),
    "captions right below rows": lambda t: t.replace(
        "\t公園課・道路課", "\t公園課・道路課\n式典のようす"
    ),
    "（再） narrow": lambda t: t.replace("（再）", "(再)"),
    "（再） after a blank": lambda t: t.replace("（再）", " （再）"),
    "（再） with blanks inside": lambda t: t.replace("（再）", " ( 再 )"),
    "（再） in a cell of its own": lambda t: t.replace("（再）", "\t(再)"),
    "再掲": lambda t: t.replace("（再）", "【再掲】"),
    "descriptions that go on below": lines(broken),
    "descriptions that go on below, departments above": lines(broken_aside),
    "descriptions that go on in their column": lines(broken_in_its_column),
    "descriptions broken by a page": lambda t: t.replace(
        "芝生の広場を、", f"芝生の広場を、\n\n{PAGE_HEAD}\n\n"
    ),
    "a block of departments": lambda t: (
        t.replace("（再）\t公園課\n", "（再）\t公園課 公園課 生涯学習・スポーツ課\n")
        .replace("活用\t公園課", "活用\t")
        .replace("点検\t生涯学習・スポーツ課", "点検")
    ),
    "a block of departments in lines": lambda t: (
        t.replace("（再）\t公園課\n", "（再）\t公園課\n公園課\n生涯学習・スポーツ課\n")
        .replace("活用\t公園課", "活用\t")
        .replace("点検\t生涯学習・スポーツ課", "点検\t")
    ),
    "departments joined by commas": lambda t: t.replace("公園課・道路課", "公園課、道路課"),
    "departments joined by blanks": lambda t: t.replace("公園課・道路課", "公園課 道路課"),
    "departments in two lines": lambda t: t.replace("公園課・道路課", "公園課\n道路課"),
    "ほか after a blank": lambda t: t.replace("道路課ほか", "道路課 ほか"),
    "full-width figures": lines(
        lambda line: re.sub(r"^(\D{0,5})(\d)", lambda m: m[1] + chr(ord(m[2]) + 0xFEE0), line)
    ),
    "dots after numbers": lines(lambda line: re.sub(r"^(\d) ", r"\1．", line)),
    "titles in the next line": lines(
        lambda line: re.sub(r"^(基本施策 \d) ", r"\1\n\n", line).split("\n")
    ),
    "no blank lines": lines(lambda line: line if line.strip() else []),
    "many blank lines": lines(lambda line: [line, ""]),
    "Windows line ends": lambda t: t.replace("\n", "\r\n"),
    "form feeds": lambda t: t.replace("\n基本", "\n\f基本"),
    "runs of blanks for tabs": lines(lambda line: line.strip("\t").replace("\t", "     ")),
    "wide blanks for tabs": lambda t: t.replace("\t", "\u3000\u3000"),
    "empty cells at the ends": lines(lambda line: f"{line}\t\t" if "\t" in line else line),
    "labels in other brackets": lambda t: t.replace("【主要事業】", "＜主要事業＞").replace(
        "【その他の主な事業】", "■その他の主な事業"
    ),
    "labels of other words": lambda t: t.replace("主要事業】", "主な取組】").replace(
        "その他の主な事業】", "その他の取組】"
    ),
    "other bullets": lambda t: t.replace("○ ", "・"),
    "no bullets": lambda t: t.replace("○ ", ""),
    "a budget below its label": lambda t: t.replace("事業費 ", "事業費\n"),
    "an objective below its label": lambda t: t.replace("施策の目標 ", "施策の目標\n\n"),
    "numbers of rows": lines(lambda line: f"12\t{line.strip(chr(9))}" if is_row(line) else line),
    "a table of contents before it": lambda t: f"目次\n基本目標 1 みどりのまち …… 3\n\n{t}",
}


def shape(reading: Reading) -> object:
    sections = [
        (s.path, s.level, s.title, s.by_name, s.text, s.published_budget, s.objective, s.direction)
        for s in reading.plan.walk()
    ]
    rows = [
        (row.path, row.kind, row.flag, row.printed_name, row.description, row.printed_departments)
        for row in reading.plan.listings()
    ]
    return reading.plan.levels, sections, rows


@pytest.mark.parametrize("change", CHANGES)
def test_however_it_is_printed_it_is_the_same_plan(change: str):
    text = CHANGES[change](TEXT)
    assert text != TEXT
    reading = read(text)
    assert shape(reading) == shape(read(TEXT))
    assert reading.unplaced == ()
    assert reading.coverage.total() == sum(1 for line in text.splitlines() if line.strip())


def test_the_plan_is_what_the_text_says():
    plan = read(TEXT).plan
    assert plan.levels == ("基本目標", "基本施策", "単位施策", "取組の柱")
    assert [row.path for row in plan.listings()] == [
        *[(1, 1, 1, 1)] * 4,
        (1, 1, 1, 2),
        *[(1, 1, 1)] * 3,
        (1, 1, 2, 1),
        (1, 1, 2),
    ]
    (trees,) = [row for row in plan.listings() if row.name == "街路樹の手入れ"]
    assert [d.name for d in trees.departments] == ["桜島総務市民課", "東桜島総務市民課"]


def test_a_bulleted_row_is_never_a_caption():
    reading = read(TEXT.replace("○ 噴水の点検\t生涯学習・スポーツ課", "○ 噴水の点検"))
    assert "噴水の点検" in {row.name for row in reading.plan.listings()}
    assert "「噴水の点検」に所管課がありません。" in {f.message for f in reading.findings}


def test_each_kind_of_line_is_told():
    assert read(TEXT).coverage == {
        LineRole.NOTE: 1,
        LineRole.HEADING: 13,
        LineRole.TEXT: 4,
        LineRole.CAPTION: 1,
        LineRole.TABLE_HEAD: 5,
        LineRole.ROW: 10,
        LineRole.PAGE_HEAD: 1,
    }


def test_a_legend_below_the_rows_explains_them_too():
    note, rest = TEXT.split("\n", 1)
    text = rest.replace("(新)\t", "★").replace("(拡)\t", "◆ ")
    reading = read(f"{text}\n※ ★：重点事業、◆：継続事業\n")
    marks = [row.flag.mark for row in reading.plan.listings() if row.flag]
    assert (note[0], marks) == ("-", ["★", "◆", "◆"])
    assert {f.mark: f.meaning for f in reading.plan.legend.flags} == {
        "★": "重点事業",
        "◆": "継続事業",
    }


def test_a_budget_at_the_right_end_of_a_heading_is_the_sections():
    text = TEXT.replace("緑を育てる\n\n事業費", "緑を育てる　　　事業費")
    assert shape(read(text)) == shape(read(TEXT))


def test_a_description_goes_on_in_the_next_line_before_the_departments_and_the_amount():
    reading = read(
        "第1章 まち\n\n【主要事業】\n\n事業名\t事業概要\t所管課\t事業費\n"
        "庁舎の耐震化\t庁舎を長く使えるように\n改修する。\t管財課\t4,275千円\n"
        "公園の手入れ\t草を刈る。\t公園課\t12億円\n"
    )
    projects = reading.plan.projects
    assert [p.description for p in projects] == ["庁舎を長く使えるように改修する。", "草を刈る。"]
    assert [[d.name for d in p.departments] for p in projects] == [["管財課"], ["公園課"]]
    assert [p.amounts[0].yen for p in projects] == [4_275_000, 1_200_000_000]


def test_marks_stand_behind_serial_numbers_in_columns_of_their_own():
    reading = read(
        "第1章 まち\n\nNo.\t区分\t事業名\t事業内容\t担当課\t予算額（千円）\n"
        "1\t新規\tこども食堂\t運営費を補助する。\tこども課\t1,000\n"
        "2\t\t敬老会\t敬老会を開く。\t長寿課\t500\n"
    )
    assert [p.name for p in reading.plan.projects] == ["こども食堂", "敬老会"]
    assert [p.flag.mark if p.flag else None for p in reading.plan.projects] == ["新規", None]
    assert [p.amounts[0].yen for p in reading.plan.projects] == [1_000_000, 500_000]


def test_main_projects_may_be_bulleted_with_their_departments_in_brackets():
    reading = read(
        "第1章 まち\n\n【主要事業】\n\n○ 防災無線の整備（危機管理課）\n"
        "・避難訓練（危機管理課・消防本部）\n"
    )
    assert [p.name for p in reading.plan.projects] == ["防災無線の整備", "避難訓練"]
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        ["危機管理課"],
        ["危機管理課", "消防本部"],
    ]


def test_sums_in_a_table_are_no_projects():
    reading = read(
        "第1章 まち\n\n事業名\t事業内容\t担当課\t予算額（千円）\n"
        "敬老会\t敬老会を開く。\t長寿課\t1,500\n計\t\t\t1,500\n"
        "見守り\t声をかける。\t福祉課\t△500\n合 計\t\t\t1,000\n"
    )
    assert [p.name for p in reading.plan.projects] == ["敬老会", "見守り"]
    assert reading.coverage[LineRole.TOTAL] == 2


def test_a_legend_after_the_last_table_explains_its_marks():
    reading = read(
        "第1章 まち\n\n事業名\t事業内容\t担当課\n★花いっぱい運動\t花を植える。\t公園課\n\n"
        "凡例　★＝重点\n"
    )
    (project,) = reading.plan.projects
    assert (project.name, project.flag.mark if project.flag else None) == ("花いっぱい運動", "★")
    assert reading.coverage[LineRole.NOTE] == 1


def test_words_in_a_column_of_amounts_are_told_and_give_no_amount():
    reading = read(
        "第1章 まち\n\n事業名\t事業内容\t担当課\t予算額（千円）\n"
        "敬老会\t敬老会を開く。\t長寿課\t未定\n見守り\t声をかける。\t福祉課\t－\n"
    )
    assert [p.amounts for p in reading.plan.projects] == [(), ()]
    (finding,) = reading.findings
    assert finding.where == "4行目"
    assert "「未定」は、額が決まっていない" in finding.message


def test_relisted_rows_without_the_marks_of_their_main_places_are_told_once():
    text = """\
基本目標1 くらし
事業名\t事業概要\t所管課\t区分
花壇の整備\t花を植える。\t公園課\t新規
並木の手入れ\t木を守る。\t緑地課\t継続
基本目標2 まち
事業名\t事業概要\t所管課\t区分
花壇の整備\t花を植える。\t公園課\t再掲
並木の手入れ\t木を守る。\t緑地課\t再掲
"""
    (finding,) = read_text(text, "plan.txt", PlanHeading("計画", "みほん市", 2026)).findings
    assert "2件あります：「花壇の整備」（7行目）、「並木の手入れ」（8行目）" in finding.message


def test_a_mark_of_one_letter_is_told_from_the_name_behind_a_blank():
    text = """\
基本目標1 くらし
事業名\t事業概要\t所管課
新 健康ポイント事業\t歩く。\t健康課
  食育推進事業\t学ぶ。\t健康課
新規就農者の支援\t植える。\t農政課
"""
    rows = read_text(text, "plan.txt", PlanHeading("計画")).plan.listings()
    assert [(row.name, row.flag and row.flag.mark) for row in rows] == [
        ("健康ポイント事業", "新"),
        ("食育推進事業", None),
        ("新規就農者の支援", None),
    ]
