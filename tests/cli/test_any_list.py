from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.listed import LIST
from tests.door import answer, run
from tests.model.readers.lists.lists import csv_text


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "一覧.csv"
    path.write_text(csv_text(LIST), encoding="utf-8-sig")
    return path


def test_any_list_comes_in_with_one_line(capsys, list_file: Path, tmp_path: Path):
    totals = answer(capsys, "list", "totals", "--plan", list_file)
    assert (totals["projects"], totals["project_amounts_yen"]) == (2, 22_000)
    made = ("--report", "data", "--format", "csv", "--out", tmp_path / "out")
    assert len(answer(capsys, "generate", "--plan", list_file, *made)["files"]) == 1
    (project, _) = answer(capsys, "list", "projects", "--plan", list_file)
    assert project["amounts"] == {"2025 予算": 10_000, "2026 予算": 20_000}
    assert project["extras"] == {"備考": "毎年"}


def test_amounts_of_one_year_and_kind_are_told_as_their_sum(capsys, tmp_path: Path):
    path = tmp_path / "一覧.csv"
    head, *rows = LIST
    goes_on = ("", "", "商工課", "", 5, "")
    path.write_text(csv_text((head, *rows, goes_on)), encoding="utf-8-sig")
    (*_, project) = answer(capsys, "list", "projects", "--plan", path)
    assert project["amounts"] == {"2025 予算": 1_000, "2026 予算": 7_000}


def test_sources_of_no_year_are_told_as_such(capsys, tmp_path: Path):
    path = tmp_path / "一覧.csv"
    head = ("事業名", "担当課", "事業費（千円）", "国庫支出金（千円）", "一般財源（千円）")
    rows = (head, ("朝市", "商工課", 10, 4, 6), ("見守り", "福祉課", 20, "", 20))
    path.write_text(csv_text(rows), encoding="utf-8-sig")
    totals = answer(capsys, "list", "totals", "--plan", path)
    sources = {"国庫支出金": 4_000, "一般財源": 26_000}
    assert totals["project_amounts_by_source_yen"] == {"undated": sources}


def test_the_year_says_which_amounts_are_added_up(capsys, list_file: Path):
    totals = answer(capsys, "list", "totals", "--plan", list_file, "--year", 2025)
    assert totals["project_amounts_yen"] == 11_000


def test_the_mapping_that_check_prints_can_be_edited_and_used(
    capsys, list_file: Path, tmp_path: Path
):
    checked = answer(capsys, "check", list_file)
    assert checked["lines"] == {"表の見出し": 1, "事業の行": 2}
    mapping = tmp_path / "対応付け.json"
    checked["mapping"]["列"]["R8予算額(千円)"]["単位"] = "円"
    mapping.write_text(json.dumps(checked["mapping"]), encoding="utf-8")
    given = ("--plan", list_file, "--mapping", mapping)
    assert answer(capsys, "list", "totals", *given)["project_amounts_yen"] == 22
    code, out, _ = run(capsys, "check", list_file)
    assert code == 0
    assert '"役割": "事業名"' in out
    target = tmp_path / "計画.xlsx"
    assert run(capsys, "convert", list_file, target, "--mapping", mapping)[0] == 0
    assert answer(capsys, "list", "totals", "--plan", target)["project_amounts_yen"] == 22


def test_a_mapping_that_does_not_fit_is_one_sentence(capsys, list_file: Path, tmp_path: Path):
    mapping = tmp_path / "対応付け.json"
    mapping.write_text('{"列": {"事業の名前": "事業名"}}', encoding="utf-8")
    code, out, err = run(capsys, "check", list_file, "--mapping", mapping)
    assert (code, out) == (1, "")
    assert "「事業の名前」が一覧にありません" in err
    assert "「政策」「事業名」" in err


def test_what_is_no_list_has_no_mapping(capsys, two_goals_file: Path):
    assert "mapping" not in answer(capsys, "check", two_goals_file)
