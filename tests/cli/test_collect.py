from __future__ import annotations

import json
from pathlib import Path

from model.plan import Plan
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.door import run
from tests.model.readers.forms.filled import fill, send_forms


def test_a_folder_of_forms_becomes_a_plan_workbook(capsys, tmp_path: Path, two_goals: Plan):
    plan = write_plan_workbook(two_goals, tmp_path / "計画.xlsx", replaces=False)
    forms = send_forms(two_goals, tmp_path / "回収")
    fill(forms["学習課"], {"出前講座": 40}, {"出前講座": "会場は未定"})
    forms["産業課"].unlink()
    target = tmp_path / "取りまとめ.xlsx"
    code, out, _ = run(capsys, "collect", tmp_path / "回収", target, "--plan", plan, "--json")
    record = json.loads(out)
    assert (code, record["path"], record["filled"]) == (0, str(target), 1)
    assert record["missing"] == ["産業課"]
    remark = {"project": "出前講座", "department": "学習課", "text": "会場は未定"}
    assert record["remarks"] == [remark]
    assert len(record["returned"]) == len(forms) - 1
    assert any("産業課" in finding["message"] for finding in record["findings"])
    amounts = {each.name: each.amounts for each in read_plan(target).plan.projects}
    assert [amount.yen for amount in amounts["出前講座"]] == [40_000]


def test_what_is_left_open_is_said_in_lines(capsys, tmp_path: Path, two_goals: Plan):
    plan = write_plan_workbook(two_goals, tmp_path / "計画.xlsx", replaces=False)
    form = send_forms(two_goals, tmp_path / "回収")["学習課"]
    fill(form, {"出前講座": "不明"})
    target = tmp_path / "取りまとめ.xlsx"
    code, out, err = run(capsys, "collect", form, target, "--plan", plan)
    assert code == 1
    assert "計画に入れていないものが1件あります" in err
    assert target.exists()
    assert f"【誤り】{form.name}「学習課」" in out
    assert "1課の様式から、0件の事業に事業費を入れました（返答のない課：4）。" in out


def test_what_the_plan_comes_to_is_said_before_and_after(
    capsys, tmp_path: Path, two_goals: Plan, two_goals_file: Path
):
    form = send_forms(two_goals, tmp_path / "回収")["学習課"]
    fill(form, {"出前講座": 40})
    target = tmp_path / "取りまとめ.xlsx"
    code, out, _ = run(capsys, "collect", form, target, "--plan", two_goals_file)
    assert code == 0
    assert "4,000,500円" in out
    assert "4,040,500円" in out
    assert out.splitlines()[-1] == str(target)


def test_a_plan_workbook_that_is_there_is_not_replaced_unasked(
    capsys, tmp_path: Path, two_goals: Plan
):
    plan = write_plan_workbook(two_goals, tmp_path / "計画.xlsx", replaces=False)
    before = plan.read_bytes()
    forms = send_forms(two_goals, tmp_path / "回収")
    code, _, err = run(capsys, "collect", *forms.values(), plan, "--plan", plan)
    assert (code, plan.read_bytes()) == (1, before)
    assert "計画.xlsx" in err


def test_a_folder_without_forms_is_said(capsys, tmp_path: Path):
    (tmp_path / "回収").mkdir()
    code, _, err = run(capsys, "collect", tmp_path / "回収", tmp_path / "取りまとめ.xlsx")
    assert code == 1
    assert "様式のブック（.xlsx）がありません" in err
    assert not (tmp_path / "取りまとめ.xlsx").exists()


def test_a_folder_that_is_not_there_is_said(capsys, tmp_path: Path):
    code, _, err = run(capsys, "collect", tmp_path / "回収", tmp_path / "取りまとめ.xlsx")
    assert code == 1
    assert "見つかりません" in err
    assert "回収" in err


def test_a_form_is_never_replaced_by_the_plan(capsys, tmp_path: Path, two_goals: Plan):
    forms = send_forms(two_goals, tmp_path / "回収")
    before = {path: path.read_bytes() for path in forms.values()}
    code, out, err = run(capsys, "collect", *forms.values(), "--replace")
    assert (code, out) == (1, "")
    assert "保存先が、所管課の様式（所管課別一覧）のファイルです" in err
    assert {path: path.read_bytes() for path in forms.values()} == before
