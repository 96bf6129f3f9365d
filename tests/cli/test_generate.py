from __future__ import annotations

from pathlib import Path

from tests.door import answer, run


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


def test_a_run_that_is_broken_off_leaves_nothing_and_says_so(capsys, monkeypatch, folder: Path):
    def broken_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("reports.csv_writer.write_csv", broken_off)
    code, out, err = run(capsys, "generate", "--report", "data", "--format", "csv", "--out", folder)
    assert (code, out) == (1, "")
    assert err.startswith("中止しました。")
    assert not folder.exists()


def test_a_report_that_a_format_does_not_know_is_told(capsys, folder: Path):
    code, out, err = run(
        capsys, "generate", "--report", "booklet", "--report", "data",
        "--format", "csv", "--out", folder,
    )  # fmt: skip
    assert code == 0
    assert [path.name for path in folder.iterdir()] == ["データ.csv"]
    assert "計画冊子は csv では作れません（作れるのは pdf・xlsx）。\n" in err
    assert "データ" not in err
    assert "データ.csv" in out


def test_findings_of_the_plan_are_counted_and_those_of_them_that_matter(
    capsys, folder: Path, tmp_path: Path
):
    made = ("generate", "--report", "data", "--format", "csv", "--out", folder, "--replace")
    _, _, err = run(capsys, *made)
    assert err.startswith("確認事項が25件あります（うち注意が必要なもの2件。check で見られます）")
    plan = tmp_path / "計画.txt"
    plan.write_text(
        "施策1 防災\n事業名\t担当課\n訓練\t防災課\n分からない行です\n", encoding="utf-8"
    )
    _, _, err = run(capsys, *made, "--plan", plan)
    assert err.startswith("確認事項が1件あります（check で見られます）：")


def test_a_division_that_takes_no_effect_is_told(capsys, folder: Path):
    made = ("generate", "--report", "data", "--format", "csv", "--out", folder)
    _, _, err = run(capsys, *made, "--split", "section", "--split-only", "booklet")
    assert "--split-only booklet は使いませんでした。" in err
    _, _, err = run(capsys, *made, "--split-only", "data", "--replace")
    assert "--split-only data は使いませんでした。" in err
    _, _, err = run(capsys, *made, "--split", "section", "--split-only", "data", "--replace")
    assert "使いませんでした" not in err


def test_a_booklet_that_was_made_is_no_plan(capsys, folder: Path):
    made = ("--report", "summary", "--format", "pdf", "--department", "広報課", "--out", folder)
    assert run(capsys, "generate", *made)[0] == 0
    code, _, err = run(capsys, "check", folder / "会議用概要.pdf")
    assert code == 1
    assert "このプログラムの「会議用概要」で、計画としては読めません" in err
    assert "計画ブック（.xlsx）" in err
