from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import name_key
from reports.content.comparison.passages import Brackets, choose_brackets, mark_differences

ANGLES = Brackets("【", "】")
TEXTS = st.text(st.sampled_from("市民と協働で取り組むabc12、。　\n"), max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("市民と取り組む。", "市民と取り組む。", ("市民と取り組む。", "市民と取り組む。")),
        ("", "花を植える。", ("", "【花を植える。】")),
        (
            "令和４年度に12か所",
            "令和5年度に12か所",
            ("令和【４】年度に12か所", "令和【5】年度に12か所"),
        ),
        ("道路の維持", "橋の維持", ("【道路】の維持", "【橋】の維持")),
        ("ＡＢＣ　１２", "ABC12", ("ＡＢＣ　１２", "ABC12")),
    ],
)
def test_whole_words_that_differ_stand_in_brackets(old: str, new: str, shown: tuple[str, str]):
    assert mark_differences(old, new, ANGLES) == shown


@given(TEXTS, TEXTS)
def test_without_the_brackets_both_texts_are_as_they_were(old: str, new: str):
    marked = mark_differences(old, new, ANGLES)
    assert tuple(text.replace("【", "").replace("】", "") for text in marked) == (old, new)


@given(TEXTS, TEXTS)
def test_what_stands_outside_the_brackets_is_in_both_texts(old: str, new: str):
    def common(text: str) -> str:
        parts = text.replace("】", "【").split("【")
        return name_key("".join(parts[::2]))

    marked = mark_differences(old, new, ANGLES)
    assert common(marked[0]) == common(marked[1])


def test_texts_of_any_length_are_marked_at_once():
    old, new = "甲1" * 20_000, "乙2" * 20_000
    marked = mark_differences(f"はじめ、{old}、おわり", f"はじめ、{new}、おわり", ANGLES)
    assert [text.split("、")[0::2] for text in marked] == [["はじめ", "おわり"]] * 2
    assert [text.count("【") for text in marked] == [1, 1]


def test_brackets_are_such_as_the_texts_do_not_have():
    assert choose_brackets(["ふつうの文"]).left == "【"
    assert choose_brackets(["【重点】の文", "〔注〕"]).left == "《"
