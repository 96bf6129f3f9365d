from __future__ import annotations

from collections import Counter

import pytest

import seeds.built_in
from model.errors import ProgramFileError
from model.finding import Severity
from model.readers.reading import LineRole, Reading
from seeds.built_in import load_built_in_plan


def test_the_tree_has_1_goal_5_policies_16_measures_and_37_pillars(built_in: Reading):
    depths = Counter(len(section.path) for section in built_in.plan.walk())
    assert depths == {1: 1, 2: 5, 3: 16, 4: 37}


def test_211_listings_are_148_main_and_63_other_of_which_40_are_relisted(built_in: Reading):
    rows = list(built_in.plan.listings())
    assert Counter(row.kind.value for row in rows) == {"main": 148, "other": 63}
    assert sum(row.relisted for row in rows) == 40


def test_26_rows_are_new_36_expanded_and_1_new_from_the_supplementary_budget(built_in: Reading):
    marks = Counter(row.flag.mark for row in built_in.plan.listings() if row.flag)
    assert marks == {"新": 26, "拡": 36, "新※": 1}


def test_190_projects_and_55_departments_stand_behind_the_listings(built_in: Reading):
    assert len(built_in.plan.projects) == 190
    assert len(built_in.plan.departments) == 55


def test_published_budgets_add_up_to_6650_million_yen(built_in: Reading):
    budgets = [s.published_budget for s in built_in.plan.walk() if s.published_budget]
    assert [budget // 1_000_000 for budget in budgets] == [904, 4967, 438, 186, 155]
    assert sum(budgets) == 6_650_000_000


def test_the_title_page_stands_beside_the_text(built_in: Reading):
    heading = built_in.plan.heading
    assert (heading.city, heading.fiscal_year) == ("鹿児島市", 2022)
    assert "実施計画" in heading.title


def test_the_legend_explains_each_mark(built_in: Reading):
    meanings = {flag.mark: flag.meaning for flag in built_in.plan.legend.flags}
    assert meanings["新"] == "新規"
    assert meanings["拡"] == "拡充"
    assert "2月補正予算" in meanings["新※"]


def test_every_line_that_is_not_blank_is_accounted_for(built_in: Reading):
    text = seeds.built_in.FOLDER.joinpath("plan.txt").read_text(encoding="utf-8")
    assert built_in.coverage.total() == sum(1 for line in text.splitlines() if line.strip())
    rows = built_in.coverage[LineRole.ROW], built_in.coverage[LineRole.CORRECTED]
    assert rows == (202, 9)
    assert built_in.coverage[LineRole.UNPLACED] == 0


def test_the_text_that_ends_early_is_a_finding(built_in: Reading):
    assert any("途中で切れて" in finding.message for finding in built_in.findings)


def test_the_relisted_row_that_lacks_its_mark_is_a_finding_and_stays_as_printed(built_in: Reading):
    (finding,) = [f for f in built_in.findings if "印は「なし」" in f.message]
    assert "シブヤでかごしまフェスティバル開催事業" in finding.message
    rows = [r for r in built_in.plan.listings() if r.name in finding.message]
    assert [row.flag.mark if row.flag else None for row in rows] == ["拡", None]


def test_nothing_in_it_is_an_error(built_in: Reading):
    assert Severity.ERROR not in {finding.severity for finding in built_in.findings}


def test_corrections_are_listed_with_what_stood_there_and_why(built_in: Reading):
    stood = Counter((c.field.value, c.stood) for c in built_in.corrections)
    assert stood["flag", "括"] == 4
    assert stood["description", "始良市"] == 1
    assert all(correction.why for correction in built_in.corrections)


def test_each_of_the_four_slid_departments_is_back_in_its_row(built_in: Reading):
    names = {
        "基幹系システム等整備事業": "情報システム課",
        "電子納品推進事業": "管理課",
        "農業技術伝承事業": "都市農業センター",
        "バス経路検索データ提供事業": "バス事業課",
    }
    found = {r.name: r.printed_departments for r in built_in.plan.listings() if r.name in names}
    assert found == names


def test_elided_departments_are_whole(built_in: Reading):
    (row,) = [r for r in built_in.plan.listings() if r.name.startswith("ぐるっとかごしま")]
    assert [department.name for department in row.departments] == [
        "吉田支所総務市民課",
        "喜入支所総務市民課",
        "松元支所総務市民課",
        "郡山支所総務市民課",
        "桜島総務市民課",
    ]


def test_a_copy_without_its_files_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(seeds.built_in, "FOLDER", tmp_path)
    with pytest.raises(ProgramFileError, match="内蔵の計画のファイルがないか"):
        load_built_in_plan()
