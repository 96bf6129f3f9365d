"""Lists in the forms of other offices: years and sources of funds as rows, 〃, hidden rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.errors import PlanFileError
from model.finding import Severity
from model.readers.source import read_plan
from model.readers.tables.columns import ColumnUse, Role
from tests.model.readers.lists.lists import book_bytes, messages, read_rows


def test_sources_of_funds_in_rows_of_their_own_are_parts_of_the_amount_above(tmp_path: Path):
    rows = [
        ("実施計画　財源内訳表", "", "", "", "", "千円"),
        ("施策", "事業名", "担当課", "財源", "R7", "R8"),
        ("水", "井戸の改修", "水道課", "事業費", 900, 800),
        ("", "", "", "国", 400, 300),
        ("", "", "", "一般", 500, 500),
    ]
    reading = read_rows(tmp_path, rows, "A3:A5", "B3:B5", "C3:C5", year=2025)
    (project,) = reading.plan.projects
    assert reading.plan.heading.title == "実施計画 財源内訳表"
    assert {(a.fiscal_year, a.funds, a.yen) for a in project.amounts} == {
        (2025, None, 900_000),
        (2026, None, 800_000),
        (2025, "国", 400_000),
        (2026, "国", 300_000),
        (2025, "一般", 500_000),
        (2026, "一般", 500_000),
    }


@pytest.mark.parametrize("unit", ["（千円）", "千円", "（事業費：千円）", "単位は千円"])
def test_a_unit_above_the_headings_needs_no_word_before_it(tmp_path: Path, unit: str):
    rows = [("事業一覧", "", unit), ("事業名", "担当課", "事業費"), ("井戸の改修", "水道課", 900)]
    reading = read_rows(tmp_path, rows)
    assert reading.plan.projects[0].amounts[0].yen == 900_000
    assert "単位が書かれていない" not in messages(reading)


def test_ditto_stands_for_the_cell_above_it_and_is_told(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課"),
        ("水", "井戸の改修", "水道課"),
        ("〃", "給水車の配備", "〃"),
        ("同上", "水路の清掃", "同　上"),
    ]
    reading = read_rows(tmp_path, rows)
    assert [section.title for section in reading.plan.sections] == ["水"]
    assert [d.name for d in reading.plan.departments] == ["水道課"]
    assert "C3、C4 「担当課」の「〃」「同上」は、上の行と同じとして読みました。" in messages(
        reading
    )


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("事業名", "担当課", "メモ"),
        ("井戸の改修", "水道課", ""),
        ("水路の清掃", "農政課", "要"),
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    path = tmp_path / "一覧.xlsx"
    book.save(path)
    reading = read_plan(path)
    assert len(reading.plan.projects) == 2
    (told,) = [finding for finding in reading.findings if "非表示" in finding.message]
    assert told.severity is Severity.NOTICE
    assert "C列、3行目" in told.message


def test_sentences_and_amounts_with_commas_are_no_list(tmp_path: Path):
    path = tmp_path / "本文.txt"
    path.write_text(
        "主要事業の概要\n井戸の改修 1,200 古い井戸を直す。\n水路の清掃 560 泥をさらう, 毎年。\n"
        "道の舗装 900 坂道 1,300 m, 橋も。\n"
    )
    with pytest.raises(PlanFileError):
        read_plan(path)


def test_a_list_in_a_text_file_is_one_where_its_rows_are_as_long_as_its_headings(tmp_path: Path):
    path = tmp_path / "一覧.txt"
    path.write_text("事業名\t担当課\n井戸の改修\t水道課\n水路の清掃\t農政課\n")
    assert [p.name for p in read_plan(path).plan.projects] == ["井戸の改修", "水路の清掃"]


@pytest.mark.parametrize("gap", ["  ", "\u3000", " "])
def test_cells_of_a_list_may_be_apart_by_blanks_where_no_row_is_in_doubt(tmp_path: Path, gap: str):
    path = tmp_path / "一覧.txt"
    rows = (
        ("事業名", "担当課", "R8予算（千円）"),
        ("井戸", "水道課", "1,200"),
        ("堰", "農政課", "30"),
    )
    text = "主要事業一覧\n\n" + "\n".join(map(gap.join, rows))
    path.write_text(f"{text}\n")
    yen = [[a.yen for a in p.amounts] for p in read_plan(path).plan.projects]
    assert yen == [[1_200_000], [30_000]]
    path.write_text(f"{text}\n水路{gap}560\n")
    with pytest.raises(PlanFileError):
        read_plan(path)


def test_a_list_of_several_years_is_of_the_first_which_is_told_and_its_city_may_stand_below(
    tmp_path: Path,
):
    rows = [
        ("実施計画（令和9年度～令和11年度）", "", "", "千円"),
        ("川北町　企画財政課", "", "", ""),
        ("事業名", "担当課", "R9計画額", "R10計画額"),
        ("井戸の改修", "水道課", 900, 800),
    ]
    reading = read_rows(tmp_path, rows)
    assert (reading.plan.heading.city, reading.plan.heading.fiscal_year) == ("川北町", 2027)
    assert "期間「令和9年度～令和11年度」の初めの令和9年度" in messages(reading)


def test_rows_of_a_project_in_several_years_are_one_project_with_all_amounts(tmp_path: Path):
    rows = [
        ("年度", "施策", "事業名", "担当課", "事業費（千円）"),
        ("令和7年度", "水", "井戸の改修", "水道課", 900),
        ("令和8年度", "水", "井戸の改修", "水道課", 800),
        ("令和7年度", "水", "水路の清掃", "農政課", 560),
        ("令和8年度", "水", "水路の清掃", "水道課", 70),
    ]
    reading = read_rows(tmp_path, rows)
    found = [
        (p.name, p.printed_departments, [(a.fiscal_year, a.yen) for a in p.amounts])
        for p in reading.plan.projects
    ]
    assert found == [
        ("井戸の改修", "水道課", [(2025, 900_000), (2026, 800_000)]),
        ("水路の清掃", "農政課", [(2025, 560_000)]),
        ("水路の清掃", "水道課", [(2026, 70_000)]),
    ]
    assert "3行目 「年度」の違う同じ事業の行は、1つの事業の" in messages(reading)


def test_sheets_of_a_year_each_that_a_mapping_joins_give_each_project_once(tmp_path: Path):
    head = ("施策", "事業名", "内容", "担当課", "事業費（千円）")
    rows = {
        "R7": [head, ("水", "井戸の改修", "古い井戸を直す。", "水道課", 900)],
        "R8": [
            head,
            ("水", "井戸の改修", "新しい井戸も直す。", "水道課", 800),
            ("水", "水路の清掃", "泥をさらう。", "農政課", 560),
        ],
    }
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(book_bytes(rows))
    alone = read_plan(path)
    assert alone.mapping is not None
    assert "同じ見出しの表がありますが" in messages(alone)
    year = ColumnUse("シート名", Role.EXTRA)
    joint = replace(alone.mapping, sheet="", sheets=("R7", "R8"))
    reading = read_plan(path, mapping=replace(joint, columns=(*joint.columns, year)))
    amounts = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]
    assert amounts == [[(2025, 900_000), (2026, 800_000)], [(2026, 560_000)]]
    assert "初めの行の内容を使います" in messages(reading)


def test_rows_with_bullets_that_add_up_to_the_project_above_are_its_parts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額（千円）"),
        ("井戸の改修", "水道課", 900),
        ("・設計", "", 200),
        ("・工事", "", 700),
        ("水路の清掃", "農政課", 560),
        ("・東地区", "農政課", 300),
        ("・西地区", "", 100),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == [
        "井戸の改修",
        "水路の清掃",
        "東地区",
        "西地区",
    ]
    assert reading.plan.projects[0].description == (
        "設計（予算額（千円） 20万円）\n工事（予算額（千円） 70万円）"
    )
    (told,) = (f for f in reading.findings if "内訳として概要に" in f.message)
    assert (told.severity, told.where) == (Severity.WARNING, "3行目、4行目")


def test_rows_indented_by_blanks_alone_are_projects(tmp_path: Path):
    rows = [
        ("事業名", "予算額（千円）"),
        ("井戸の改修", 900),
        ("\u3000給水車", 200),
        ("\u3000水路の清掃", 700),
    ]
    names = [project.name for project in read_rows(tmp_path, rows).plan.projects]
    assert names == ["井戸の改修", "給水車", "水路の清掃"]


def test_rows_that_number_the_columns_or_end_the_list_are_no_projects(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課", "予算額（千円）"),
        ("①", "②", "③", "④"),
        ("水", "井戸の改修", "水道課", 900),
        ("水", "水路の清掃", "農政課", 560),
        ("", "以上", "", ""),
    ]
    names = [project.name for project in read_rows(tmp_path, rows).plan.projects]
    assert names == ["井戸の改修", "水路の清掃"]


def test_units_below_the_headings_belong_to_them(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額", "対象者数"),
        ("", "", "（千円）", "（人）"),
        ("井戸の改修", "水道課", 900, 5000),
    ]
    reading = read_rows(tmp_path, rows)
    assert [a.yen for a in reading.plan.projects[0].amounts] == [900_000]
    assert not reading.unplaced
