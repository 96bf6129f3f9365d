"""Departments that are ticked below their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.lists.columns.fitting import fit_mapping
from model.readers.lists.columns.mapping import ListMapping
from model.readers.source import read_plan
from model.readers.tables.columns import ColumnUse, Role
from tests.model.readers.lists.lists import (
    book_bytes,
    list_of,
    messages,
    read_rows,
)


def test_departments_ticked_below_their_names_are_those_of_the_row_the_lead_first(tmp_path: Path):
    rows = [
        ("プロジェクト", "事業名", "担当課（◎主管　○関係）", "", "", "R8（千円）"),
        ("", "", "企画課", "福祉課", "東センター", ""),
        ("A", "空家活用", "○", "", "◎", 30),
        ("A", "移住促進", "◎", "○", "", 50),
        ("B", "学習支援", "", "", "", 20),
    ]
    reading = read_rows(tmp_path, rows, "A1:A2", "B1:B2", "C1:E1", "F1:F2")
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        *(["東センター", "企画課"], ["企画課", "福祉課"], [])
    ]
    assert "C～E列 ◎や○の付いた課の名前を、「担当課」として読みました" in messages(reading)


def test_departments_ticked_beside_the_one_in_charge_are_the_others(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "企画課", "福祉課", "R8（千円）"),
        ("空家活用", "住宅課", "○", "", 30),
        ("移住促進", "企画課", "", "○", 50),
    ]
    first, second = read_rows(tmp_path, rows).plan.projects
    assert ([d.name for d in first.departments], first.flag) == (["住宅課"], None)
    assert [dict(p.extras) for p in (first, second)] == [{"関係課": "企画課"}, {"関係課": "福祉課"}]


TICKED = ("事業名", "企画課", "福祉課", "道路課", "R8（千円）")


def test_sheets_whose_departments_are_ticked_are_still_read_together(tmp_path: Path):
    sheets = {
        "防災": [TICKED, ("訓練", "◎", "○", "", 1), ("備蓄", "", "◎", "", 2)],
        "道路": [TICKED, ("舗装", "", "副", "◎", 3), ("除雪", "", "", "◎", 4)],
    }
    path = tmp_path / "計画.xlsx"
    path.write_bytes(book_bytes(sheets))
    projects = read_plan(path).plan.projects
    assert [[d.name for d in p.departments] for p in projects] == [
        *(["企画課", "福祉課"], ["福祉課"], ["道路課", "福祉課"], ["道路課"])
    ]


@pytest.mark.parametrize("ticked", [("全部", "一部"), ("都市部", "農村部"), ("企画課", "財政課")])
def test_ticks_never_replace_a_department_that_stands_above_the_list(
    tmp_path: Path, ticked: tuple[str, str]
):
    rows = [
        ("担当課：福祉課",),
        ("事業名", *ticked, "R8（千円）"),
        ("訓練", "○", "", 1),
        ("備蓄", "", "○", 2),
    ]
    projects = read_rows(tmp_path, rows).plan.projects
    assert [[d.name for d in p.departments] for p in projects] == [["福祉課"]] * 2


def test_a_mapping_that_takes_a_ticked_department_for_a_mark_is_followed():
    source = list_of([TICKED, ("訓練", "◎", "○", "", 1), ("備蓄", "", "◎", "○", 2)])
    uses = [ColumnUse(TICKED[0], Role.NAME), ColumnUse("企画課", Role.FLAG)]
    fitted = fit_mapping(source, ListMapping(tuple(uses), head_row=1))
    assert fitted.source.grid.text(1, fitted.places(Role.FLAG)[0]) == "◎"
