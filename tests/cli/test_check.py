from __future__ import annotations

import json
from pathlib import Path

from tests.door import answer, run
from tests.model.readers.published.test_reader import TEXT


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
