from __future__ import annotations

import pytest

from model.readers.tables.marks import read_name


@pytest.mark.parametrize(
    "mark",
    [
        "（再掲）",
        "〈再掲〉",
        "※再掲",
        " 再掲",
        "（再掲：施策１－１）",
        "（施策1-1の再掲）",
        "【1-2より再掲】",
    ],
)
def test_a_project_is_relisted_however_that_is_said(mark: str):
    read = read_name(f"見守り事業{mark}", ())
    assert (read.name, read.relisted) == ("見守り事業", True)


@pytest.mark.parametrize("name", ["看板の再掲示", "広報（再掲載の依頼）", "掲示（市民の再発見）"])
def test_a_name_that_speaks_of_something_else_is_not(name: str):
    assert (read_name(name, ()).name, read_name(name, ()).relisted) == (name, False)


@pytest.mark.parametrize("mark", ["※1", "（※２）", " *3"])
def test_a_number_that_leads_to_a_note_is_no_part_of_a_name(mark: str):
    assert read_name(f"見守り事業{mark}", ()).name == "見守り事業"


@pytest.mark.parametrize(
    "printed", ["🆕見守り事業", "🆕 見守り事業", "見守り事業⭐", "⭐見守り事業"]
)
def test_a_picture_beside_a_name_is_a_mark(printed: str):
    read = read_name(printed, ())
    assert (read.name, read.flags) == ("見守り事業", (printed.strip("見守り事業 "),))
