"""Which columns of a list are amounts, of which year and which source of funds."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Severity
from model.readers.source import read_plan
from tests.model.readers.lists.lists import (
    amounts,
    csv_text,
    messages,
    read_rows,
    titles,
)


def test_codes_years_and_hours_are_no_amounts(tmp_path: Path):
    path = tmp_path / "歳出.csv"
    heads = ("会計年度", "予算年度", "予算事業", "予算事業名称", "内訳事業名称", "所属名称")
    rows = [
        (*heads, "予算見積額（千円）", "延べ業務時間"),
        (2026, 2025, 1, "公園", "遊具", "緑地課", "1,200", 30),
        (2026, 2026, 1, "公園", "遊具", "緑地課", "1,500", 31),
        (2026, 2025, 1, "公園", "花壇", "緑地課", "70", 32),
        (2026, 2026, 1, "公園", "花壇", "緑地課", "80", 33),
    ]
    path.write_bytes(csv_text(rows).encode("cp932"))
    reading = read_plan(path)
    assert [p.name for p in reading.plan.projects] == ["遊具", "花壇"]
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        [(2025, 1_200_000), (2026, 1_500_000)],
        [(2025, 70_000), (2026, 80_000)],
    ]
    assert [d.name for d in reading.plan.departments] == ["緑地課"]


def test_columns_named_this_year_and_last_year_are_amounts_of_those_years(tmp_path: Path):
    rows = [
        ("令和8年度主要事業（単位：千円）",),
        ("事業名", "本年度", "前年度", "財源内訳", ""),
        ("", "", "", "地方債", "一般財源"),
        ("水路", 900, 700, 400, 500),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3", "D2:E2")
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in project.amounts] == [
        (2026, None, 900_000),
        (2025, None, 700_000),
        (2026, "地方債", 400_000),
        (2026, "一般財源", 500_000),
    ]


@pytest.mark.parametrize(
    ("sources", "year"),
    [((100, 200), 2026), ((150, 250), 2027), ((250, 450), None), ((1, 2), None)],
)
def test_sources_of_funds_are_of_the_amount_that_they_add_up_to(
    sources: tuple[int, int], year: int | None, tmp_path: Path
):
    rows = [
        ("実施計画（令和8年度～令和9年度）（単位：千円）",),
        ("事業名", "事業費", "", "", "財源内訳", ""),
        ("", "令和8年度", "令和9年度", "計", "国", "一般財源"),
        ("水路", 300, 400, 700, *sources),
        ("橋", 600, 800, 1400, *(2 * part for part in sources)),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:D2", "E2:F2")
    funded = [a for project in reading.plan.projects for a in project.amounts if a.funds]
    assert {a.fiscal_year for a in funded} == {year}
    assert [a.yen for a in funded] == [each * 1000 * n for n in (1, 2) for each in sources]


def test_a_row_whose_own_sums_are_wrong_is_told_where_the_others_add_up(tmp_path: Path):
    heads = [
        ("実施計画（単位：千円）",),
        ("事業名", "事業費", "", "", "財源内訳", ""),
        ("", "令和8年度", "令和9年度", "計", "国", "一般財源"),
    ]
    right = [(f"事業{n}", 300 + n, 400, 700 + n, 100, 200 + n) for n in range(4)]
    rows = [*heads, *right, ("水路", 300, 400, 707, 100, 200), ("橋", 300, 400, 700, 100, 205)]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:D2", "E2:F2")
    warned = {f.where: f.message for f in reading.findings if f.severity is Severity.WARNING}
    assert set(warned) == {"8行目", "9行目"}
    assert "各年度の合計が「事業費 › 計」の額と違います" in warned["8行目"]
    assert "財源の内訳の合計が事業費と違います" in warned["9行目"]


def test_a_sum_that_covers_other_years_too_is_none_of_the_years_that_are_listed(tmp_path: Path):
    heads = [("実施計画（単位：千円）",), ("事業名", "令和8年度", "令和9年度", "計")]
    rows = [*heads, *((f"事業{n}", 300, 400, 2_000 + n) for n in range(4))]
    reading = read_rows(tmp_path, rows)
    assert not [f for f in reading.findings if "各年度の合計" in f.message]


def test_underscores_join_year_and_funds_in_the_headings_of_a_system(tmp_path: Path):
    path = tmp_path / "評価.csv"
    heads = [
        f"{year}決算_{what}" for year in ("R5", "R6") for what in ("都道府県支出金", "事業費計")
    ]
    rows = [("事務事業名", *heads), ("健診", 200, 900, 300, 1100)]
    path.write_text(csv_text(rows))
    (project,) = read_plan(path).plan.projects
    assert [(a.fiscal_year, a.kind, a.funds, a.yen) for a in project.amounts] == [
        (2023, "決算", "都道府県支出金", 200),
        (2023, "決算", None, 900),
        (2024, "決算", "都道府県支出金", 300),
        (2024, "決算", None, 1100),
    ]


def test_what_is_carried_to_next_year_is_of_this_years_account(tmp_path: Path):
    rows = [("令和6年度の成果（単位：円）",), ("事業名", "決算額", "翌年度繰越額"), ("橋", 90, 10)]
    (project,) = read_rows(tmp_path, rows).plan.projects
    assert [(a.fiscal_year, a.kind) for a in project.amounts] == [
        (None, "決算"),
        (None, "翌年度繰越額"),
    ]


def test_words_behind_an_amount_are_kept_and_a_unit_beside_a_title_is_none_of_it(tmp_path: Path):
    rows = [
        ("令和8年度　主要事業",),
        ("＜一般会計＞", "", "", "（単位：千円）"),
        ("連番", "事業名", "本年度", "地方債"),
        ("新1", "水路", 9000, "4,000\n（過疎債）"),
        (2, "橋", 700, "300（再掲）"),
        ("＜水道事業会計＞", "", "", "（単位：千円）"),
        ("連番", "事業名", "本年度", "地方債"),
        (1, "配水管", 80, ""),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 ＜一般会計＞", "2 ＜水道事業会計＞"]
    water, bridge, pipe = reading.plan.projects
    assert [a.yen for a in water.amounts] == [9_000_000, 4_000_000]
    assert "過疎債" in dict(water.extras)["地方債"]
    assert water.flag is not None
    assert water.flag.mark == "新"
    assert [a.yen for a in bridge.amounts] == [700_000]
    assert "「地方債」を金額として読めない" in messages(reading)
    assert pipe.flag is None


def test_one_amount_of_several_projects_is_told(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R8予算（千円）"),
        ("見守り", "福祉課", 900),
        ("配食", "福祉課", ""),
        ("読書", "図書館", 30),
    ]
    reading = read_rows(tmp_path, rows, "C2:C3")
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [[900_000], [], [30_000]]
    (warning,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert (warning.where, "複数の事業で結合" in warning.message) == ("C2", True)


def test_ticks_under_years_are_a_schedule_and_no_marks(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "年次計画", ""),
        ("", "", "R7", "R8"),
        ("水路", "道路課", "○", "○"),
        ("橋", "道路課", "", "●"),
    ]
    reading = read_rows(tmp_path, rows, "A1:A2", "B1:B2", "C1:D1")
    assert all(project.flag is None for project in reading.plan.projects)
    assert dict(reading.plan.projects[1].extras) == {"年次計画 › R8": "●"}


def test_headings_in_other_units_are_the_same_amounts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額（千円）"),
        ("見守り", "福祉課", 100),
        (),
        ("事業名", "場所", "担当課", "予算額（円）"),
        ("水路", "本町", "道路課", 110_000),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[(100_000, "予算")], [(110_000, "予算")]]
    assert "見出しか単位の違う表" in messages(reading)


def test_sources_before_the_amount_that_they_add_up_to_are_its_parts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "国費", "市費", "事業費（千円）"),
        ("市道改良", "土木課", 5, 7, 12),
        ("橋りょう", "土木課", 2, 2, 4),
    ]
    assert amounts(read_rows(tmp_path, rows))[0] == [
        (5_000, "事業費 国費"),
        (7_000, "事業費 市費"),
        (12_000, "事業費"),
    ]
