from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import main as program
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.lists.lists import csv_text
from tests.model.readers.published.test_reader import TEXT
from tests.plans import plan_a_year_later, plan_of_two_goals

ROOT = Path(program.__file__).parent


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    try:
        code = program.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def answer(capsys, *arguments: object):
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0
    return json.loads(out)


@pytest.fixture
def two_goals_file(tmp_path: Path) -> Path:
    return write_plan_workbook(plan_of_two_goals(), tmp_path / "二つの目標.xlsx")


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
    assert (
        answer(capsys, "list", "totals", "--department", "広報課")["published_budget_yen"] is None
    )


def test_a_goal_of_another_plan_is_picked(capsys, two_goals_file: Path):
    rows = answer(capsys, "list", "listings", "--plan", two_goals_file, "--section", "2")
    assert [row["path"] for row in rows] == ["2-1-1", "2-1-1", "2-1", "2-2"]
    totals = answer(capsys, "list", "totals", "--plan", two_goals_file)
    assert totals["project_amounts_yen"] == 4_000_500


def test_generate_says_which_files_it_made(capsys, folder: Path):
    made = answer(
        capsys, "generate", "--report", "departments", "--report", "summary", "--format", "xlsx",
        "--out", folder, "--department", "広報課",
    )  # fmt: skip
    assert [Path(file["path"]).name for file in made["files"]] == [
        "所管課別一覧.xlsx",
        "会議用概要.xlsx",
    ]
    assert {(file["listings"], file["projects"]) for file in made["files"]} == {(11, 7)}
    assert all(Path(file["path"]).is_absolute() for file in made["files"])
    assert made["seconds"] > 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "会議用概要.xlsx",
        "所管課別一覧.xlsx",
    ]


def test_generate_replaces_only_when_told(capsys, folder: Path):
    arguments = ("generate", "--report", "data", "--format", "csv", "--out", folder)
    assert run(capsys, *arguments)[0] == 0
    code, _, err = run(capsys, *arguments)
    assert code == 1
    assert "すでにあります" in err
    assert run(capsys, *arguments, "--replace")[0] == 0


def test_a_plan_in_another_file_has_the_title_page_it_is_given(capsys, tmp_path: Path):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT, encoding="utf-8")
    heading = ("--title", "みほん計画", "--city", "みほん市", "--year", "2030")
    assert run(capsys, "convert", path, tmp_path / "計画.xlsx", *heading)[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "計画.xlsx")["計画"]
    values = [row[1].value for row in sheet.iter_rows()]
    assert values[2:5] == ["みほん計画", "みほん市", 2030]


def test_a_plan_workbook_is_saved_only_as_what_it_is(capsys, tmp_path: Path, two_goals_file: Path):
    code, out, err = run(capsys, "convert", two_goals_file, tmp_path / "計画.csv")
    assert (code, out) == (1, "")
    assert "計画.csv" in err
    assert ".xlsx にしてください。" in err
    assert not (tmp_path / "計画.csv").exists()


def test_check_fails_only_where_a_finding_is_an_error(capsys, tmp_path: Path):
    assert run(capsys, "check")[0] == 0
    bad = tmp_path / "bad.txt"
    bad.write_text(TEXT.replace("芝生広場", "芝生\x07広場"), encoding="utf-8")
    code, out, _ = run(capsys, "check", bad, "--json")
    assert code == 1
    assert "error" in {finding["severity"] for finding in json.loads(out)["findings"]}


def test_check_says_how_many_lines_went_where(capsys):
    lines = answer(capsys, "check")["lines"]
    assert lines["事業の行"] + lines["訂正した事業の行"] == 211


def test_check_lists_each_line_that_found_no_place_whole(capsys, tmp_path: Path):
    lost = "どこにも属さない行" * 9
    path = tmp_path / "plan.txt"
    path.write_text(TEXT.replace("【主要事業】", f"【主要事業】\n{lost}", 1), encoding="utf-8")
    number = TEXT.splitlines().index("【主要事業】") + 2
    assert answer(capsys, "check", path)["unplaced"] == [{"line": number, "text": lost}]
    assert f"{number}行目　{lost}" in run(capsys, "check", path)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "everything"),
        ("generate", "--report", "data"),
        ("generate", "--report", "booklet", "--format", "csv", "--out", "x"),
        ("list", "listings", "--section", "一"),
        ("--no-such-option",),
    ],
)
def test_wrong_use_ends_with_2_and_says_so(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "使い方が違います" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "ない.txt"),
        ("list", "totals", "--department", "ない課"),
        ("list", "totals", "--section", "9"),
        ("generate", "--report", "data", "--format", "csv", "--search", "ない言葉", "--out", "x"),
    ],
)
def test_a_failed_job_ends_with_1_and_one_sentence(capsys, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.strip().endswith("。")
    assert not any(tmp_path.iterdir())


def test_a_fault_of_the_program_goes_to_the_log_and_not_to_the_clerk(capsys, monkeypatch, tmp_path):
    def fault():
        raise ZeroDivisionError("no plan is like this")

    monkeypatch.setattr("cli.commands.load_built_in_plan", fault)
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    code, _, err = run(capsys, "check")
    assert code == 1
    assert "ZeroDivisionError" not in err
    assert "ZeroDivisionError" in (tmp_path / "errors.log").read_text(encoding="utf-8")
    assert str(tmp_path / "errors.log") in err


def test_a_run_that_is_broken_off_leaves_nothing_and_says_so(capsys, monkeypatch, folder: Path):
    def broken_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("reports.csv_writer.write_csv", broken_off)
    code, out, err = run(capsys, "generate", "--report", "data", "--format", "csv", "--out", folder)
    assert (code, out) == (1, "")
    assert err.startswith("中止しました。")
    assert not folder.exists()


def test_the_self_test_makes_one_of_each_report(capsys):
    code, out, _ = run(capsys, "--self-test")
    assert code == 0
    assert out.count("\n") == 12


def test_listing_needs_neither_qt_nor_the_slow_libraries():
    script = (
        "import sys, main; main.main(['list', 'totals', '--json']);"
        "heavy = {'PySide6', 'pandas', 'openpyxl', 'reportlab', 'numpy'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_generating_needs_no_qt(tmp_path: Path):
    script = (
        "import sys, main;"
        "main.main(['generate', '--report', 'booklet', '--format', 'pdf', '--format', 'xlsx',"
        f"'--out', {str(tmp_path)!r}]); sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_without_a_display_the_window_says_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr(program.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run(capsys)
    assert code == 1
    assert "画面がない" in err


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
    (new,) = [change for change in made["projects"] if change["fate"] == "new"]
    assert (new["old"], new["new"]["name"]) == (None, "空き家の活用")


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


LIST = (
    ("政策", "事業名", "担当課", "R7予算額(千円)", "R8予算額(千円)", "備考"),
    ("くらし", "防災訓練", "市民課", 10, 20, "毎年"),
    ("しごと", "朝市", "産業課", 1, 2, ""),
)


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
