from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.door import run
from tests.model.readers.published.texts import TEXT


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
