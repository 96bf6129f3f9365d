"""Web pages given as plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Severity
from model.readers.html_text import read_html_text
from model.readers.reading import Reading
from model.readers.source import read_plan

PAGE = """<!DOCTYPE html>
<html lang="ja"><head><title>みほん町</title><style>td {{ color: red }}</style></head><body>
<script>var plan = "<td>";</script>
<ul><li><a href="/">ホーム</a><li>くらし</ul>
<h1>みほん町実施計画（令和7年度）</h1>
<h2>基本目標1　緑の
まち</h2>
<h3>施策1-1　緑を育てる</h3>
<p>（単位：千円）</p>
{table}
<p>お問い合わせ：企画課</p></body></html>
"""
TABLE = """<table border="1">
<tr><th>事業名<th>事業内容<th>担当課<th>令和7年度<br>事業費
<tr><td>植樹&nbsp;<b>【新規】</b><td>木を植える。<br>草を刈る。<td rowspan="2">公園課<td>1,200
<tr><td>花壇 &amp; 水路<td>花を植える。<td>700
</table>"""


def read(tmp_path: Path, page: str, name: str = "計画.html", encoding: str = "utf-8") -> Reading:
    path = tmp_path / name
    path.write_bytes(page.encode(encoding))
    return read_plan(path)


@pytest.mark.parametrize("name", ["計画.html", "計画.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
def test_a_page_is_read_as_a_browser_shows_it(tmp_path: Path, name, encoding):
    reading = read(tmp_path, PAGE.format(table=TABLE), name, encoding)
    assert (reading.plan.heading.city, reading.plan.heading.fiscal_year) == ("みほん町", 2025)
    assert [section.title for section in reading.plan.walk()] == ["緑のまち", "緑を育てる"]
    first, second = reading.plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("植樹", "新規")
    assert (first.description, second.name) == ("木を植える。草を刈る。", "花壇 & 水路")
    assert [d.name for d in (*first.departments, *second.departments)] == ["公園課", "公園課"]
    assert [row.project.amounts[0].yen for row in (first, second)] == [1_200_000, 700_000]
    assert [f for f in reading.findings if f.severity is not Severity.NOTICE] == []
    assert any("Web ページ" in finding.message for finding in reading.findings)


@pytest.mark.parametrize(
    ("closed", "left_open"),
    [
        ("</head>", ""),
        ("<h3>", "<p><ruby>緑<rp>（<rt>みどり<rp>）</ruby>を育てる。</p><h3>"),
        ("<p>（", "<select><option>文字の大きさ<p>（"),
    ],
)
def test_what_a_page_leaves_unclosed_hides_nothing_behind_it(tmp_path: Path, closed, left_open):
    page = PAGE.format(table=TABLE)
    reading = read(tmp_path, page.replace(closed, left_open, 1))
    assert [row.name for row in reading.plan.listings()] == ["植樹", "花壇 & 水路"]
    said = "".join(text for section in reading.plan.walk() for text in section.text)
    assert "みどり" not in said


def test_a_table_that_only_places_others_is_none(tmp_path: Path):
    reading = read(tmp_path, PAGE.format(table=f"<table><tr><td>目次<td>{TABLE}</table>"))
    assert [row.name for row in reading.plan.listings()] == ["植樹", "花壇 & 水路"]


def test_cells_that_reach_beyond_their_table_end_with_it():
    page = "<table><tr><td rowspan=65534>甲<td colspan=99999999999>乙<tr><td>丙</table>"
    assert "丙" in read_html_text(page).text
    assert len(read_html_text(page).text) < 1_000


def test_items_of_lists_have_bullets_and_numbers():
    page = "<ul><li>敬老会（長寿課）<li>花壇</ul><ol><li>甲<li>乙</ol>"
    assert read_html_text(page).text.split() == [
        "・敬老会（長寿課）",
        "・花壇",
        "1",
        "甲",
        "2",
        "乙",
    ]


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path):
    page = PAGE.format(table=TABLE)
    reading = read(tmp_path, page[: page.index("</table>")])
    assert [row.name for row in reading.plan.listings()] == ["植樹", "花壇 & 水路"]


def test_a_text_that_a_browser_saved_keeps_its_lines_and_tabs(tmp_path: Path):
    text = "第1章 まち\n事業名\t事業概要\t所管課\n植樹\t木を&amp;植える。\t公園課\n"
    reading = read(tmp_path, f"<html><head></head><body><pre>{text}</pre></body></html>")
    assert [(r.name, r.description) for r in reading.plan.listings()] == [("植樹", "木を&植える。")]


def test_lists_within_lists_stand_further_in_and_terms_before_what_they_mean():
    text = read_html_text(
        "<ul><li>見守り（福祉課）<ul><li>声をかける。<li>予算額：52千円</ul></li><li>敬老会</ul>"
        "<dl><dt>担当課<dd>福祉課<dt>みどり<dd>緑のこと。</dl>"
    ).text
    assert text.split("\n") == [
        "・見守り（福祉課）",
        "　・声をかける。",
        "　・予算額：52千円",
        "・敬老会",
        "",
        "担当課：福祉課",
        "みどり",
        "緑のこと。",
        "",
        "",
    ]


@pytest.mark.parametrize("hidden", ['style="color:red; display: none"', "hidden"])
@pytest.mark.parametrize("held", ["木を抜く。</td>", "木を抜く。", "<table><tr><td>9</table></td>"])
def test_a_cell_that_a_page_hides_is_none_of_its_table_and_told(
    tmp_path: Path, hidden: str, held: str
):
    shown = "<td>木を植える。"
    page = PAGE.format(table=TABLE)
    reading = read(tmp_path, page.replace(shown, f"<td {hidden}>{held}{shown}", 1))
    first = next(reading.plan.listings())
    assert (first.name, first.description) == ("植樹", "木を植える。草を刈る。")
    assert "表示されない表の欄（1か所）" in reading.findings[-1].message


def test_a_row_that_a_press_of_a_button_shows_is_read(tmp_path: Path):
    page = PAGE.format(table=TABLE.replace("<tr><td>花壇", '<tr style="display:none"><td>花壇'))
    names = [row.name for row in read(tmp_path, page).plan.listings()]
    assert names == ["植樹", "花壇 & 水路"]


def test_paragraphs_below_each_other_are_no_further_apart_than_lines(tmp_path: Path):
    page = (
        "<html><body><h2>施策1 水</h2><p>○井戸の改修（水道課）　900千円</p><p>井戸を直す。</p>"
        "<p>○池の清掃（公園課）　80千円</p><p>泥をさらう。</p></body></html>"
    )
    rows = [(row.name, row.description) for row in read(tmp_path, page).plan.listings()]
    assert rows == [("井戸の改修", "井戸を直す。"), ("池の清掃", "泥をさらう。")]


def test_headings_without_a_number_are_sections_by_their_depth(tmp_path: Path):
    table = (
        "<table><tr><th>事業名<th>担当課<tr><td>{0}<td>水道課<tr><td>{0}の点検<td>水道課</table>"
    )
    page = (
        f"<html><body><h1>みほん市の計画</h1><h2>暮らし</h2><h3>水</h3>{table.format('井戸')}"
        f"<h3>緑</h3>{table.format('花壇')}<h2>学び</h2><h3>本</h3>{table.format('書庫')}"
        "</body></html>"
    )
    plan = read(tmp_path, page).plan
    titles = {section.path: section.title for section in plan.walk()}
    assert [(titles[r.path[:1]], titles[r.path], r.name) for r in plan.listings()][::2] == [
        ("暮らし", "水", "井戸"),
        ("暮らし", "緑", "花壇"),
        ("学び", "本", "書庫"),
    ]


def test_years_below_a_head_of_two_rows_in_a_form_have_their_amounts(tmp_path: Path):
    form = (
        "<table><tr><td>事業名<td colspan=4>{0}<tr><td>担当課<td colspan=4>{1}"
        "<tr><td>事業概要<td colspan=4>人の手で行う。"
        "<tr><td rowspan=2>年度<td rowspan=2>事業費（千円）<td colspan=3>財源内訳"
        "<tr><td>国庫支出金<td>県支出金<td>一般財源"
        "<tr><td>令和6年度<td>900<td>400<td>100<td>400"
        "<tr><td>令和7年度<td>800<td>300<td>100<td>400</table>"
    )
    forms = form.format("見守り", "福祉課") + form.format("植樹", "公園課")
    reading = read(tmp_path, f"<html><h1>みほん市実施計画</h1><h2>施策１ 防災</h2>{forms}")
    first, second = reading.plan.projects
    assert first.amounts == second.amounts
    assert [(a.fiscal_year, a.funds, a.yen) for a in first.amounts][3:6] == [
        (2024, "一般財源", 400_000),
        (2025, None, 800_000),
        (2025, "国庫支出金", 300_000),
    ]
