"""Plans written in Markdown."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text

TEXT = """\
# みほん市 実施計画（2026年度〜2028年度）

## 政策1 人を育むまち

### 施策1-1 学校教育の充実

**現状と課題** 市民の求めは多様です。

#### 成果指標

| 指標 | 現状値 | 目標値 |
|---|---:|---:|
| 満足度 | 61.2% | 70.0% |

#### 主な事業（単位：百万円）

| No. | 事業名 | 事業概要 | 区分 | 担当課 | 2026年度 | 2027年度 |
|:---:|:---|:---|:---:|:---|---:|---:|
| 1 | **学校\\*改修** | 直す。 | 拡充 | 教育課<br>建築課 | 473 | 1,434 |
| 2 | 給食 | 作る。 | 新規 | 給食課 | - | 7 |
"""


def test_markdown_is_read_without_its_signs():
    reading = read_text(TEXT, "計画.md", PlanHeading(""))
    heading = reading.plan.heading
    assert (heading.title, heading.city, heading.fiscal_year) == ("実施計画", "みほん市", 2026)
    assert [section.title for section in reading.plan.walk()] == ["人を育むまち", "学校教育の充実"]
    first, second = reading.plan.listings()
    assert (first.name, first.printed_departments) == ("学校*改修", "教育課・建築課")
    assert (second.name, second.flag and second.flag.mark) == ("給食", "新規")
    assert [(a.fiscal_year, a.yen) for a in first.project.amounts] == [
        (2026, 473_000_000),
        (2027, 1_434_000_000),
    ]
    assert list(reading.plan.walk())[-1].text[0] == "現状と課題 市民の求めは多様です。"
    assert reading.unplaced == ()


def test_bullets_of_markdown_are_bullets():
    text = "# 計画\n\n## 第1章 まち\n\n- 敬老会（長寿課）\n  敬老会を開く。\n"
    text += "- 花壇（公園課）\n  花を植える。\n"
    rows = read_text(text, "計画.md", PlanHeading("")).plan.listings()
    assert [(row.name, row.description) for row in rows] == [
        ("敬老会", "敬老会を開く。"),
        ("花壇", "花を植える。"),
    ]


def test_a_text_that_is_no_markdown_keeps_its_signs():
    text = "第1章 まち\n事業名\t事業概要\t所管課\n# 花壇\t**花**を植える。\t公園課\n"
    (row,) = read_text(text, "計画.txt", PlanHeading("計画")).plan.listings()
    assert (row.name, row.description) == ("# 花壇", "**花**を植える。")


def test_a_bar_with_a_backslash_before_it_is_of_the_text():
    table = "| 事業名 | 事業概要 | 所管課 |\n|---|---|---|\n| 道 \\| 橋 | 直す。 | 土木課 |\n"
    (row,) = read_text(f"# 第1章 まち\n\n{table}", "計画.md", PlanHeading("計画")).plan.listings()
    assert (row.name, row.description) == ("道 | 橋", "直す。")


def test_headings_without_numbers_are_levels_by_their_signs():
    table = "| 事業名 | 所管課 |\n|---|---|\n| {0}の整備 | 土木課 |\n\n"
    text = "# みほん市 実施計画（2026年度）\n\n## 安全\n\n### 道路\n\n" + table.format("道")
    text += "### 橋\n\n" + table.format("橋") + "## 学び\n\n### 学校\n\n" + table.format("校舎")
    plan = read_text(text, "計画.md", PlanHeading("")).plan
    assert [(len(s.path), s.title) for s in plan.walk()] == [
        *((1, "安全"), (2, "道路"), (2, "橋")),
        *((1, "学び"), (2, "学校")),
    ]
    assert plan.heading.title == "実施計画"


def test_offices_in_brackets_head_the_rows_below_them():
    table = "| 事業名 | 予算額 |\n|---|---|\n| {0} | 30千円 |\n\n"
    text = f"## 【総務課】\n\n{table.format('窓口')}## 【水道課】\n\n{table.format('井戸')}"
    rows = read_text(text, "計画.md", PlanHeading("計画")).plan.listings()
    assert [(row.name, row.printed_departments) for row in rows] == [
        ("窓口", "総務課"),
        ("井戸", "水道課"),
    ]
