from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.reading import Reading
from reports.typesetting.compounds import word_ends
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

SIZE = 8.5


def lines(name: str, characters: float) -> list[str]:
    broken = Phrases().break_lines(name, characters * SIZE, load_font(), SIZE)
    return [line.text for line in broken]


@pytest.mark.parametrize(
    ("name", "characters", "wanted"),
    [
        ("本庁舎広告付案内表示板運用事業", 14, ["本庁舎広告付案内表示板", "運用事業"]),
        ("町内会集会所バリアフリー化支援事業", 14, ["町内会集会所", "バリアフリー化支援事業"]),
        ("鹿児島人権擁護委員協議会補助事業", 13, ["鹿児島人権擁護委員協議会", "補助事業"]),
        ("単位施策 2　シビックプライドの醸成", 13, ["単位施策 2", "シビックプライドの醸成"]),
        ("掲載区分", 3, ["掲載", "区分"]),
    ],
)
def test_a_compound_is_broken_between_its_words(name: str, characters: float, wanted: list[str]):
    assert lines(name, characters) == wanted


@pytest.mark.parametrize("characters", range(8, 17))
def test_a_last_line_holds_more_than_a_word_of_two_characters(characters: int):
    broken = lines("基本目標 1　健やかに暮らせるまち", characters)
    assert broken[-1] != "まち"
    assert len(broken) <= 2 + (characters < 10)


def test_the_last_word_of_no_name_of_the_built_in_plan_is_cut(built_in: Reading):
    names = {project.name for project in built_in.plan.projects if project.name.endswith("事業")}
    for characters in range(10, 25):
        cut = [name for name in names if lines(name, characters)[-1] == "業"]
        assert cut == []


@given(st.text(alphabet="市民参画施設等システム化・のを計画書会", max_size=30))
def test_words_end_inside_the_text(text: str):
    assert all(0 <= end <= len(text) for end in word_ends(text))


def test_a_lead_is_not_broken_inside_a_word_of_two_characters():
    lead = (
        "が所管する事業の一覧です。「事業費」の欄に金額を、「備考」の欄に補足を記入してください。"
    )
    for length in range(1, 30):
        text = "課" * length + lead
        broken = Phrases().break_lines(text, 30 * SIZE, load_font(), SIZE, spare=1)
        assert not any(line.text.endswith(("備", "金", "補")) for line in broken), length
