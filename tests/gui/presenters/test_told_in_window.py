"""What the window leaves out of sentences that are told in both places."""

from __future__ import annotations

import pytest

from gui.presenters.told_in_window import told_in_window


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("「計画の名前」で直してください（命令では --year）。", "「計画の名前」で直してください。"),
        ('加えます（命令では「A（B）」: "C" を加えます）。', "加えます。"),
        ("金額（千円）を読みました。", "金額（千円）を読みました。"),
    ],
)
def test_what_is_said_to_those_who_give_commands_is_left_out(said: str, told: str):
    assert told_in_window(said) == told
