from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import OutputError
from reports.making.file_names import check_is_workbook, check_length, is_there, safe_file_name


@given(st.text())
def test_any_text_becomes_a_name_that_every_system_takes(stem: str):
    name = safe_file_name(stem)
    assert name
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert name == name.strip(" .")
    assert len(f"{name}（123）.xlsx".encode()) <= 255


def test_names_of_devices_are_no_names():
    assert safe_file_name("CON") == "CON_"
    assert safe_file_name("lpt1.txt") != "lpt1.txt"


def test_what_is_no_text_in_a_title_is_left_out():
    assert safe_file_name("計画\udc8c") == "計画"


def deep(folder: Path, length: int) -> Path:
    """A folder whose path has ``length`` characters."""
    path = folder.absolute()
    while length - len(str(path)) > 101:
        path /= "深" * 100
    return path / ("深" * (length - len(str(path)) - 1))


def test_a_path_of_259_characters_is_taken_and_one_more_refused(tmp_path: Path):
    folder = deep(tmp_path, 200)
    check_length(folder / ("名" * 58))
    with pytest.raises(OutputError, match="260文字"):
        check_length(folder / ("名" * 59))


def test_rare_characters_count_twice_as_windows_counts_them(tmp_path: Path):
    with pytest.raises(OutputError, match="長すぎます"):
        check_length(deep(tmp_path, 200) / ("𠮷" * 30))


def test_a_folder_in_which_no_file_could_be_made_on_the_way_is_refused(tmp_path: Path):
    check_length(deep(tmp_path, 221) / "a.csv")
    says = "フォルダーのパスが長すぎます（222文字。221文字まで）"
    with pytest.raises(OutputError, match=says):
        check_length(deep(tmp_path, 222) / "a.csv")


def test_a_plan_workbook_is_saved_as_a_workbook_or_not_at_all():
    for name in ("計画.xlsx", "計画.XLSX"):
        check_is_workbook(Path(name))
    for name in ("計画", "計画.xls", "計画.csv"):
        with pytest.raises(OutputError, match=r"\.xlsx"):
            check_is_workbook(Path(name))


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENAMETOOLONG, "長すぎます"), (errno.EACCES, "書き込めません")]
)
def test_a_place_into_which_the_system_cannot_look_is_said_to_be_none_to_save_to(
    number: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_path: Path, **_options: object) -> None:
        raise OSError(number, "")

    assert not is_there(tmp_path / "会議用概要.xlsx")
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(OutputError, match=says):
        is_there(tmp_path / "会議用概要.xlsx")
