from __future__ import annotations

import pytest

from model.readers.published.lines.legend import names_legend, read_flags


@pytest.mark.parametrize(
    ("note", "flags"),
    [
        (
            "（新）、（拡）は、第1期における新規、拡充事業を表しています。",
            {"新": "新規", "拡": "拡充"},
        ),
        ("（継）は、前の計画から続く事業です。", {"継": "前の計画から続く事業"}),
        ("★は、重点事業を表します。", {"★": "重点事業"}),
        ("（新）は新規事業、（拡）は拡充事業です。", {"新": "新規事業", "拡": "拡充事業"}),
        ("（再）は、再度掲げる事業を表しています。", {}),
        ("所管課は、令和4年度の組織で記載しています。", {}),
        ("「未定」は事業費が確定していないもの。", {}),
    ],
)
def test_marks_are_explained_by_the_legend(note, flags):
    assert {flag.mark: flag.meaning for flag in read_flags(note)} == flags


@pytest.mark.parametrize(
    ("text", "is_legend"),
    [
        ("★：重点事業　◆：新規事業", True),
        ("◆印：新規事業", True),
        ("★は重点事業", True),
        ("★はばたけ子ども事業", False),
        ("◆ 見守り事業", False),
        ("対象：18歳まで", False),
    ],
)
def test_signs_set_off_from_their_meanings_are_a_legend_below_the_rows_too(text, is_legend):
    assert names_legend(text) is is_legend
