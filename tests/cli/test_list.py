from __future__ import annotations

from pathlib import Path

import pytest

from cli.records import LISTS
from tests.door import answer, run


def test_listings_are_given_as_they_are_printed(capsys):
    rows = answer(capsys, "list", "listings")
    assert len(rows) == 211
    assert rows[0] == {
        "path": "1-1-1-1",
        "kind": "main",
        "flag": None,
        "relisted": False,
        "name": "市民参画推進事業",
        "description": "市民参画を推進する条例に基づき、市民参画手続の進行管理を行うとともに、"
        "外部委員からなる市民会議で調査審議等を行う。",
        "departments": ["市民協働課"],
        "and_others": False,
        "amounts": {},
    }
    assert [row["path"] for row in rows[10:14]] == ["1-1-1"] * 4
    assert {row["and_others"] for row in rows} == {True, False}


def test_sections_departments_projects_and_corrections_are_listed(capsys):
    sections = answer(capsys, "list", "sections")
    assert len(sections) == 59
    assert sections[1]["published_budget_yen"] == 904_000_000
    assert sections[0]["published_budget_yen"] is None
    assert sum(section["projects"] for section in sections[:1]) == 190
    assert len(answer(capsys, "list", "departments")) == 55
    assert len(answer(capsys, "list", "projects")) == 190
    assert len(answer(capsys, "list", "corrections")) == 10


def test_totals_follow_the_picks(capsys):
    totals = answer(capsys, "list", "totals")
    assert totals["published_budget_yen"] == 6_650_000_000
    assert (totals["projects"], totals["listings"]) == (190, 211)
    assert totals["project_amounts_yen"] is None
    assert totals["by_flag"]["拡"] == {"listings": 36, "projects": 30}
    part = answer(capsys, "list", "totals", "--section", "1-1", "--section", "1-4")
    assert part["published_budget_yen"] == 1_090_000_000
    one = answer(capsys, "list", "totals", "--department", "広報課")
    assert one["published_budget_yen"] is None
    assert {section["published_budget_yen"] for section in one["by_section"]} == {None}


def test_a_goal_of_another_plan_is_picked(capsys, two_goals_file: Path):
    rows = answer(capsys, "list", "listings", "--plan", two_goals_file, "--section", "2")
    assert [row["path"] for row in rows] == ["2-1-1", "2-1-1", "2-1", "2-2"]
    totals = answer(capsys, "list", "totals", "--plan", two_goals_file)
    assert totals["project_amounts_yen"] == 4_000_500


def test_totals_are_given_of_each_year_and_source_beside_the_plan_s_own(capsys, tmp_path: Path):
    path = tmp_path / "計画.csv"
    rows = (
        "施策,事業名,担当課,事業費（円）,,,令和8年度財源内訳（円）,",
        ",,,令和8年度,令和9年度,令和10年度,国庫支出金,一般財源",
        "くらし,見守り,福祉課,100,200,300,40,60",
        "しごと,朝市,産業課・福祉課,,,7,,",
        "しごと,見守り（再掲）,福祉課,100,200,300,40,60",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    totals = answer(capsys, "list", "totals", "--plan", path, "--year", "2026")
    assert totals["project_amounts_yen"] == 100
    assert totals["project_amounts_of"] == {"fiscal_year": 2026, "kind": "事業費"}
    assert totals["project_amounts_by_year_yen"] == {"2026": 100, "2027": 200, "2028": 307}
    sources = {"2026": {"国庫支出金": 40, "一般財源": 60}}
    assert totals["project_amounts_by_source_yen"] == sources
    by_section = [each["project_amounts_by_year_yen"]["2028"] for each in totals["by_section"]]
    by_office = {e["name"]: e["project_amounts_by_year_yen"] for e in totals["by_department"]}
    assert by_section == [300, 7]
    assert by_office["福祉課"] == {"2026": 100, "2027": 200, "2028": 307}
    assert by_office["産業課"] == {"2026": None, "2027": None, "2028": 7}
    earlier = answer(capsys, "list", "totals", "--plan", path, "--year", "2025")
    assert earlier["project_amounts_yen"] is None
    assert earlier["project_amounts_by_year_yen"] == totals["project_amounts_by_year_yen"]


@pytest.mark.parametrize("what", sorted(set(LISTS) - {"totals"}))
def test_without_json_each_record_is_a_line_of_as_many_cells_as_there_are_keys(
    capsys, two_goals_file: Path, what: str
):
    records = answer(capsys, "list", what, "--plan", two_goals_file)
    code, out, _ = run(capsys, "list", what, "--plan", two_goals_file)
    lines = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert len(lines) == (len(records) + 1 if records else 0)
    assert {len(line) for line in lines} <= {len(record) for record in records}


def test_cells_without_json_read_as_a_clerk_would_write_them(capsys, two_goals_file: Path):
    _, out, _ = run(capsys, "list", "listings", "--plan", two_goals_file)
    keys, first, *_ = [line.split("\t") for line in out.splitlines()]
    shown = dict(zip(keys, first, strict=True))
    assert (shown["departments"], shown["relisted"]) == ("福祉課・みどり課", "false")
    assert shown["amounts"] == '{"2024 予算": 1500500}'
    _, out, _ = run(capsys, "list", "totals", "--plan", two_goals_file)
    assert "project_amounts_yen\t4000500" in out.splitlines()


def test_totals_are_listed_as_values_and_tables_for_people(capsys):
    code, out, _ = run(capsys, "list", "totals", "--section", "1-1")
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "published_budget_yen\t904000000")
    head = lines.index("by_section") + 1
    assert lines[head].split("\t")[:3] == ["path", "title", "published_budget_yen"]
    assert "1-1\t地域社会を支える協働・連携の推進\t904000000\t\t33\t33\t{}" in lines[head:]
