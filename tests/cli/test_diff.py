from __future__ import annotations

from pathlib import Path

import pytest

from reports.making.plan_workbook import write_plan_workbook
from tests.cli.listed import LIST
from tests.door import answer, run
from tests.model.readers.lists.lists import csv_text
from tests.plans import plan_a_year_later


@pytest.fixture
def a_year_later_file(tmp_path: Path) -> Path:
    return write_plan_workbook(plan_a_year_later(), tmp_path / "翌年.xlsx")


def test_diff_makes_the_comparison_and_says_what_has_changed(
    capsys, two_goals_file: Path, a_year_later_file: Path, folder: Path
):
    made = answer(capsys, "diff", two_goals_file, a_year_later_file, "--out", folder)
    names = [Path(file["path"]).name for file in made["files"]]
    assert names == ["新旧対照表.xlsx", "新旧対照表.pdf"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert {k: made["counts"][k] for k in ("new", "ended", "kept", "unchanged")} == {
        "new": 1, "ended": 1, "kept": 8, "unchanged": 3,
    }  # fmt: skip
    assert made["amounts_yen"] == {"old": 4_000_500, "new": 5_000_000}
    sums = [(each["fiscal_year"], each["old"], each["new"]) for each in made["amounts_by_year"]]
    assert sums == [(2024, 4_000_500, None), (2025, None, 5_000_000)]
    (new,) = [change for change in made["projects"] if change["fate"] == "new"]
    assert (new["old"], new["new"]["name"]) == (None, "空き家の活用")
    assert [(c["fate"], c["changes"], c["new"]["title"]) for c in made["sections"]] == [
        ("kept", ["amount"], "みどり豊かなまち"),
        ("kept", ["name"], "にぎわいと活力のあるまち"),
    ]


def test_diff_of_a_department_tells_of_it_alone(
    capsys, two_goals_file: Path, a_year_later_file: Path, folder: Path
):
    arguments = ("diff", two_goals_file, a_year_later_file, "--out", folder, "--format", "xlsx")
    made = answer(capsys, *arguments, "--department", "建築課")
    assert [change["new"]["name"] for change in made["projects"]] == ["空き家の活用"]
    code, _, err = run(capsys, *arguments, "--replace", "--department", "ない課")
    assert code == 1
    assert "ない課" in err


def test_diff_tells_what_it_found_in_both_plans_and_what_no_font_has(
    capsys, tmp_path: Path, folder: Path
):
    old, new = tmp_path / "旧.csv", tmp_path / "新.csv"
    old.write_text(csv_text((*LIST, ("しごと", "夜市", "", 3, 4, ""))), encoding="utf-8-sig")
    new.write_text(csv_text((*LIST, ("しごと", "夜市😀", "", 3, 4, ""))), encoding="utf-8-sig")
    code, _, err = run(capsys, "diff", old, new, "--out", folder, "--format", "pdf")
    assert code == 0
    assert "U+1F600" in err
    assert [line.rpartition("：")[2] for line in err.splitlines()[-2:]] == [str(old), str(new)]


def test_diff_of_a_plan_with_itself_finds_no_change(capsys, two_goals_file: Path, folder: Path):
    code, out, _ = run(capsys, "diff", two_goals_file, two_goals_file, "--out", folder)
    assert code == 0
    assert "新規0件・終了0件・変更0件・変更なし9件" in out


def test_diff_says_in_lines_what_the_sums_of_each_year_come_to(
    capsys, tmp_path: Path, folder: Path
):
    head = (
        "施策",
        "事業名",
        "所管課",
        "R7予算額（千円）",
        "R8予算額（千円）",
        "R8国庫支出金（千円）",
    )
    old, new = tmp_path / "旧.csv", tmp_path / "新.csv"
    rows = (("くらし", "見守り", "福祉課", 90, 100, 10), ("くらし", "夜市", "商工課", "", 30, ""))
    old.write_text(csv_text((head, *rows)), encoding="utf-8-sig")
    later = (("くらし", "見守り", "福祉課", 120), ("くらし", "空き家の活用", "建築課", 45))
    new.write_text(csv_text(((*head[:3], head[4]), *later)), encoding="utf-8-sig")
    code, out, err = run(capsys, "diff", old, new, "--out", folder, "--format", "xlsx")
    assert (code, err) == (0, "")
    parts = "（終了 -30,000円、継続 +20,000円、新規 +45,000円）"
    assert out.splitlines()[1:] == [
        "新規1件・終了1件・変更1件・変更なし0件",
        "変更の内訳：金額1件",
        "令和7年度の事業費：旧90,000円・新―",
        f"令和8年度の事業費：旧130,000円・新165,000円・増減+35,000円{parts}",
        "旧計画だけにある金額（変更に数えていません）：令和8年度 国庫支出金10,000円（1件）",
    ]
