"""Several tables on one sheet, or on sheets whose headings mean the same."""

from __future__ import annotations

from pathlib import Path

from model.amount_basis import choose_basis
from model.readers.source import read_plan
from tests.model.readers.lists.lists import (
    amounts,
    book_bytes,
    messages,
    read_rows,
    titles,
)


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
