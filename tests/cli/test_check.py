from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.readers.source import read_plan
from tests.door import answer, run
from tests.model.readers.lists.lists import book_bytes
from tests.model.readers.lists.sheets import BOOK, sheet
from tests.model.readers.published.texts import TEXT


def test_check_fails_only_where_a_finding_is_an_error(capsys, tmp_path: Path):
    assert run(capsys, "check")[0] == 0
    bad = tmp_path / "bad.txt"
    bad.write_text(TEXT.replace("芝生広場", "芝生\x07広場"), encoding="utf-8")
    code, out, _ = run(capsys, "check", bad, "--json")
    assert code == 1
    assert "error" in {finding["severity"] for finding in json.loads(out)["findings"]}


def test_check_tells_how_commands_mend_what_the_window_mends_otherwise(capsys, tmp_path: Path):
    path = tmp_path / "一覧.xlsx"
    rows = (
        ("実施計画（令和9年度～令和11年度）", "", "", "千円"),
        ("事業名", "担当課", "R9計画額", "R10計画額"),
        ("井戸の改修", "水道課", 900, 800),
    )
    path.write_bytes(book_bytes({"一覧": rows}))
    in_window = next(each for each in read_plan(path).findings if "初めの令和9年度" in each.message)
    assert "--year" not in in_window.message
    assert "命令では --year" in run(capsys, "check", path)[1]
    told = [each["message"] for each in answer(capsys, "check", path)["findings"]]
    assert f"{in_window.message}命令では --year で直します。" in told


def test_check_says_how_many_lines_went_where(capsys):
    lines = answer(capsys, "check")["lines"]
    assert lines["事業の行"] + lines["訂正した事業の行"] == 211


def test_check_lists_each_line_that_found_no_place_whole(capsys, tmp_path: Path):
    lost = "どこにも属さない行" * 9
    path = tmp_path / "plan.txt"
    path.write_text(TEXT.replace("【主要事業】", f"【主要事業】\n{lost}", 1), encoding="utf-8")
    number = TEXT.splitlines().index("【主要事業】") + 2
    (told,) = answer(capsys, "check", path)["unplaced"]
    assert told == {"line": number, "sheet": None, "text": lost}
    assert f"{number}行目　{lost}" in run(capsys, "check", path)[1]


@pytest.mark.parametrize("others", [BOOK, {"表紙": (("令和8年度",),)}])
def test_check_names_the_sheet_of_a_row_that_found_no_place(capsys, tmp_path: Path, others):
    path = tmp_path / "各課.xlsx"
    lost = sheet("市民課 事業一覧", ("1 支え合い", "相談会", "月1回開く。", 30), ("", "", "", 7))
    path.write_bytes(book_bytes({**others, "市民課": lost}))
    (told,) = answer(capsys, "check", path)["unplaced"]
    assert told == {"line": 4, "sheet": "市民課", "text": "7"}
    assert "　「市民課」シート4行目　7" in run(capsys, "check", path)[1]
