"""The lines of a text."""

from __future__ import annotations

from model.readers.published.lines.line import split_lines


def test_in_double_spacing_two_blank_lines_are_what_one_is_elsewhere():
    text = "".join(f"文{n}\n\n" for n in range(9)) + "\n章\n\n文\n\n"
    lines = split_lines(text)
    assert [line.text for line in lines if line.after_blank] == ["文0", "章"]
    assert [line.number for line in lines][:3] == [1, 3, 5]


def test_a_text_with_lines_right_below_each_other_has_no_double_spacing():
    lines = split_lines("".join(f"文{n}\n\n" for n in range(9)) + "章\n文\n")
    assert [line.text for line in lines if not line.after_blank] == ["文"]
