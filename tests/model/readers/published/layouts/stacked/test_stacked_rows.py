"""Tables of which a text prints every cell in a line of its own."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading
from tests.model.readers.published.texts import read_measure

HEAD = ("事業名", "事業概要", "担当課")
CLUB = ("敬老会", "敬老会を開く。", "長寿課")


def read(*cells: str) -> Reading:
    text = "\n".join(("第1章 まち", "【主要事業】", *cells))
    return read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))


def departments(reading: Reading) -> dict[str, list[str]]:
    return {row.name: [d.name for d in row.departments] for row in reading.plan.listings()}


def test_a_row_with_fewer_amounts_than_years_keeps_them_as_text_and_says_so():
    head = (*HEAD, "令和6年度", "令和7年度")
    rows = (*CLUB, "1,000", "2,000", "道普請", "道を直す。", "土木課", "3,000")
    more = ("花壇", "花を植える。", "公園課", "4,000", "5,000")
    reading = read("（単位：千円）", *head, *rows, *more)
    first, second, third = reading.plan.projects
    assert [(a.yen, a.fiscal_year) for a in first.amounts] == [(1_000_000, 2024), (2_000_000, 2025)]
    assert (second.amounts, second.extras) == ((), (("令和6年度・令和7年度", "3,000"),))
    assert [a.yen for a in third.amounts] == [4_000_000, 5_000_000]
    (finding,) = reading.findings
    assert "「道普請」の「3,000」" in finding.message


@pytest.mark.parametrize("numbers", [("", "", ""), ("1", "2", "3")])
def test_a_name_that_ends_like_an_office_is_a_project(numbers: tuple[str, ...]):
    rows = (CLUB, ("図書館", "本を貸す。", "社会教育課"), ("遊び場", "遊ぶ。", "公園課"))
    cells = [c for n, row in zip(numbers, rows, strict=True) for c in (n, *row) if c]
    reading = read(*(["No."] if numbers[0] else []), *HEAD, *cells)
    assert departments(reading) == {
        "敬老会": ["長寿課"],
        "図書館": ["社会教育課"],
        "遊び場": ["公園課"],
    }
    assert [row.description for row in reading.plan.listings()] == [row[1] for row in rows]
    assert reading.findings == ()


def test_an_office_that_may_be_the_next_name_is_told():
    reading = read(*HEAD, *CLUB, "図書館", "本の貸出", "社会教育課")
    assert any("「図書館」" in finding.message for finding in reading.findings)


def test_a_row_without_departments_is_told():
    reading = read(*HEAD, "道普請", "道を直す。", *CLUB)
    assert any("「敬老会」" in finding.message for finding in reading.findings)
    last = read(*HEAD, *CLUB, "道普請", "道を直す。")
    assert departments(last) == {"敬老会": ["長寿課"], "道普請": []}
    assert any("「道普請」に所管課" in finding.message for finding in last.findings)


def test_every_mark_of_a_row_counts():
    reading = read("区分", *HEAD, "新規", "再掲", *CLUB, "（再掲）", "拡充", *CLUB)
    assert [(r.flag and r.flag.mark, r.relisted) for r in reading.plan.listings()] == [
        ("新規", True),
        ("拡充", True),
    ]


def test_cells_that_make_no_row_are_not_placed():
    reading = read(*HEAD, *CLUB, "遊ぶ。", "集う。", "公園課")
    assert reading.coverage[LineRole.ROW] + len(reading.unplaced) == 6


def test_offices_that_may_be_names_are_one_finding():
    reading = read(*HEAD, *CLUB, "図書館", "本の貸出", "社会教育課", "体育館")
    told = [f for f in reading.findings if "事業の名称かもしれません" in f.message]
    assert len(told) == 1
    assert "「図書館」（" in told[0].message
    assert "「体育館」（" in told[0].message


def test_the_broken_name_of_an_office_below_a_description_is_told():
    reading = read_measure(
        "番号\n事業名\n事業概要\n担当課\n1\n花壇\n花を植える。\n公園課\n2\n植樹\n木を植える。\n緑のまち推\n進課\n"
    )
    (doubt,) = [finding.message for finding in reading.findings if "初めの部分" in finding.message]
    assert doubt.startswith("「緑のまち推」は、「植樹」の説明として読みました")
