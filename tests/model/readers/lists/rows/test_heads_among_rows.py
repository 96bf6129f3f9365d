"""Rows of a section's sum above its projects: a heading with its budget, never a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Severity
from tests.model.readers.lists.lists import Rows, messages, read_rows, titles

HEAD = ("事業名", "担当課", "R8予算額（千円）", "R9予算額（千円）")


def list_under(first: str, second: str, sum_of_second: int = 700) -> Rows:
    return [
        ("令和8年度 主要事業一覧",),
        HEAD,
        (first, "", 300, 30),
        ("消防団", "危機管理課", 100, 30),
        ("水防", "危機管理課", 200, ""),
        (second, "", sum_of_second, 70),
        ("見守り", "福祉課", 300, 0),
        ("配食", "福祉課", 400, 70),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("■防災", "■福祉"),
        ("1 防災", "2 福祉"),
        ("2款 防災", "3款 福祉"),
        ("防災の推進", "福祉の充実"),
    ],
)
def test_a_sum_above_its_projects_heads_their_section_and_is_counted_once(
    tmp_path: Path, first: str, second: str
):
    reading = read_rows(tmp_path, list_under(first, second))
    assert [p.name for p in reading.plan.projects] == ["消防団", "水防", "見守り", "配食"]
    assert [title.split(" ", 1)[1][:2] for title in titles(reading)] == ["防災", "福祉"]
    assert [s.published_budget for s in reading.plan.walk()] == [300_000, 700_000]
    (told,) = [f for f in reading.findings if "事業に数えず" in f.message]
    assert told.where == "3行目、6行目"
    is_guess = first == "防災の推進"  # nothing but the figures says that it is a heading
    assert told.severity is (Severity.WARNING if is_guess else Severity.NOTICE)


def test_what_does_not_add_up_the_rows_below_stays_a_project(tmp_path: Path):
    reading = read_rows(tmp_path, list_under("防災の推進", "福祉の充実", 650))
    assert len(reading.plan.projects) == 6
    assert "所管課のない事業の行が2行あります" in messages(reading)


def test_a_column_of_chapters_of_the_budget_beside_their_sums_is_the_tree(tmp_path: Path):
    rows = [
        ("令和8年度 予算説明資料",),
        ("款・項", "事業名", "本年度（千円）", "比較", "説明"),
        ("2款 総務費", "", 900, "△10", ""),
        ("1項 総務管理費", "", 400, "10", ""),
        ("", "広報", 150, "10", "広報紙"),
        ("2項 徴税費", "", 500, "△20", ""),
        ("", "賦課", 500, "△20", "通知"),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["2 総務費", "2-1 総務管理費", "2-2 徴税費"]
    assert [s.published_budget for s in reading.plan.walk()] == [900_000, 400_000, 500_000]
    assert [p.name for p in reading.plan.projects] == ["広報", "賦課"]
    assert not reading.unplaced


def test_words_alone_in_a_column_of_headings_are_told_and_head_nothing(tmp_path: Path):
    rows = [
        ("令和8年度 予算説明資料",),
        ("款", "備考欄", "事業名", "担当課", "本年度（千円）"),
        ("総務費", "", "広報", "広報課", 150),
        ("", "前頁の続き", "", "", ""),
        ("総務費", "", "賦課", "税務課", 500),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 総務費"]
    assert "4行目 この行は事業としても区分としても読み取れませんでした" in messages(reading)


def test_an_amount_beside_words_without_a_number_that_no_project_follows_stays_told(tmp_path: Path):
    rows = [
        ("令和8年度 予算説明資料",),
        ("主要", "事業名", "担当課", "本年度（千円）"),
        ("", "広報", "広報課", 150),
        ("予備費", "", "", 70),
        ("その他経費", "", "", 60),
        ("", "賦課", "税務課", 500),
    ]
    told = messages(read_rows(tmp_path, rows))
    assert "4行目 この行は事業としても区分としても読み取れませんでした：「予備費 70」" in told
