"""Upper and lower lines of a cell, and rows that are parts of the project above."""

from __future__ import annotations

from pathlib import Path

from model.amount_basis import choose_basis
from model.finding import Severity
from tests.model.readers.lists.lists import (
    amounts,
    messages,
    read_rows,
    titles,
)


def test_lower_lines_are_what_the_note_above_the_table_says(tmp_path: Path):
    rows = [
        ("実施計画", "※上段：事業費　下段：（うち一般財源）", "単位：千円"),
        ("事業名", "担当課", "R7", "R8"),
        ("水路", "道路課", 900, 800),
        ("", "", "(300)", "(200)"),
        ("橋", "道路課", 50, 60),
        ("", "", "(10)", "(20)"),
        ("合計", "", 950, 860),
        ("", "", 310, 220),
    ]
    reading = read_rows(tmp_path, rows, "A3:A4", "B3:B4", year=2025)
    assert amounts(reading)[0] == [
        (900_000, "2025年度"),
        (800_000, "2026年度"),
        (300_000, "2025年度 一般財源"),
        (200_000, "2026年度 一般財源"),
    ]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 950_000
    assert "下段の金額を財源「一般財源」として読みました" in messages(reading)
    assert not reading.unplaced
    assert all(finding.severity is Severity.NOTICE for finding in reading.findings)


def test_upper_and_lower_lines_of_two_years_are_the_amounts_of_these(tmp_path: Path):
    rows = [
        ("主要事業（上段：令和8年度　下段：令和7年度）", "", "（千円）"),
        ("事業名", "担当課", "予算額"),
        *(("水路", "道路課", 900), ("", "", 800), ("橋", "道路課", 50), ("", "", 60)),
        *(("合計", "", 950), ("", "", 860)),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading)[0] == [(900_000, "2026年度 予算"), (800_000, "2025年度 予算")]
    told = messages(reading)
    assert "下段の金額を「令和7年度」として読みました" in told
    assert "合いません" not in told


def test_lower_lines_that_nothing_explains_are_added_with_a_warning(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R7予算（千円）"),
        ("水路", "道路課", 900),
        ("", "", 300),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3")
    (warning,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert warning.where == "3行目"
    assert "上段と下段で違う金額" in warning.message


def test_lines_labelled_with_kinds_are_never_added_up(tmp_path: Path):
    rows = [
        ("単位：千円",),
        ("事業名", "担当課", "区分", "R6", "R7"),
        ("水路", "道路課", "計画額", 900, 800),
        ("", "", "実績額", 850, ""),
        ("橋", "道路課", "計画額", 50, 60),
        ("", "", "実績額", 40, ""),
        ("計", "", "計画額", 950, 860),
    ]
    reading = read_rows(tmp_path, rows, year=2025)
    assert amounts(reading) == [
        [(900_000, "2024年度 計画額"), (800_000, "2025年度 計画額"), (850_000, "2024年度 実績額")],
        [(50_000, "2024年度 計画額"), (60_000, "2025年度 計画額"), (40_000, "2024年度 実績額")],
    ]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 860_000
    assert not reading.unplaced


def test_rows_of_parts_are_not_added_to_the_projects_that_they_are_parts_of(tmp_path: Path):
    rows = [
        ("部局", "事業名", "担当課", "R8予算（千円）"),
        ("総務部", "庁舎", "総務課", 900),
        ("", "　うち空調分", "", 300),
        ("", "（うち人件費）", "", 100),
        ("", "うちどく推進", "総務課", 20),
        ("【総務部　計】", "", "", 920),
        ("総　合　計", "", "", 920),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["庁舎", "うちどく推進"]
    assert choose_basis(reading.plan).sum_of(reading.plan.projects) == 920_000
    description = reading.plan.projects[0].description or ""
    assert "うち空調分（R8予算（千円） 30万円）\nうち人件費（R8予算（千円） 10万円）" in description
    assert titles(reading) == ["1 総務部"]
    assert "「うち」「内訳」の行は、金額を足さずに" in messages(reading)
    assert "合いません" not in messages(reading)


def test_a_part_larger_than_the_project_above_is_a_project(tmp_path: Path):
    rows = [("事業名", "予算（円）"), ("庁舎", 90), ("うちどく推進", 100)]
    assert [p.name for p in read_rows(tmp_path, rows).plan.projects] == ["庁舎", "うちどく推進"]


def test_a_project_may_begin_with_the_word_of_parts(tmp_path: Path):
    rows = [
        ("事業名", "予算（円）"),
        ("省エネ推進事業", 900),
        ("うちエコ診断事業", 500),
        ("うち人件費", 100),
    ]
    names = [p.name for p in read_rows(tmp_path, rows).plan.projects]
    assert names == ["省エネ推進事業", "うちエコ診断事業"]
