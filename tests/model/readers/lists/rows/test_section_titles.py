from __future__ import annotations

import pytest

from model.readers.lists.rows.section_titles import own_number, split_number, split_title


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("（施策1）保育", "1", "保育"),
        ("【施策２】 保育", "2", "保育"),
        ("【施策3　保育】", "3", "保育"),
        ("施策Ⅱ　保育", "2", "保育"),
        ("施策 1-2　保育", "1-2", "保育"),
        ("Ⅲ．保育", "3", "保育"),
        ("（仮称）保育", "", "（仮称）保育"),
        ("施策の保育", "", "施策の保育"),
    ],
)
def test_a_title_comes_apart_from_its_number(text: str, number: str, title: str):
    assert split_title(text, "施策") == (number, title)


@pytest.mark.parametrize(
    ("number", "above", "own"),
    [
        ("1-2", ["1"], "2"),
        ("1-2-3", ["1", "2"], "3"),
        ("2-3", ["1", "2"], "3"),
        ("2-1", [], "2-1"),
        ("2-1", ["3"], "2-1"),
    ],
)
def test_a_number_leaves_out_only_what_is_said_above_it(number: str, above: list[str], own: str):
    assert own_number(number, above) == own


def test_a_cell_of_numbers_keeps_all_its_parts():
    assert [split_number(text) for text in ("02", "（2）", "Ⅱ", "1－2", "A1")] == [
        "2",
        "2",
        "2",
        "1-2",
        "A1",
    ]
