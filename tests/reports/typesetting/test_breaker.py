from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.reading import Reading
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.rules import EXCEL, PRINT, Rules

FONT = load_font()
SIZE = 10.0
WORDS = [
    "市民参画を推進する", "（仮称）", "「かごぷり」を", "活用、", "促進。", "！？", "……", "――",
    "令和４年度", "66億50百万円", "1,234.5", "第3次", "40周年", "Wi-Fi", "SDGs", "キャッシュレス",
    "ｷｬｯｼｭﾚｽ", "々", "ーー", "『』", "PPP／PFI", " ", "　", "、「", "」（", "50%", "㏊",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)
WIDTHS = st.integers(6, 60).map(lambda characters: characters * SIZE)


def joined(lines: tuple[Line, ...]) -> str:
    return re.sub(r"\s", "", "".join(line.text for line in lines))


def violations(lines: tuple[Line, ...], rules: Rules) -> list[str]:
    """Return the breaks that the rules forbid, but for those marked as forced."""
    bad = []
    for above, below in pairwise(lines):
        if above.is_forced or not above.text or not below.text:
            continue
        if below.text[0] in rules.no_start or above.text[-1] in rules.no_end:
            bad.append(f"{above.text[-3:]}|{below.text[:3]}")
    return bad


@given(TEXTS, WIDTHS, st.sampled_from([PRINT, EXCEL]))
def test_no_text_is_lost_and_no_line_is_wider_than_its_column(text, width, rules):
    lines = break_lines(text, width, FONT, SIZE, rules)
    assert joined(lines) == re.sub(r"\s", "", text)
    assert all(line.width <= width + 0.02 for line in lines)


@given(TEXTS, WIDTHS, st.sampled_from([PRINT, EXCEL]))
def test_no_line_begins_or_ends_with_what_may_not(text, width, rules):
    assert violations(break_lines(text, width, FONT, SIZE, rules), rules) == []


@pytest.mark.parametrize(
    "whole",
    [
        "令和４年度",
        "66億50百万円",
        "1,234.5",
        "第3次",
        "40周年",
        "Wi-Fi",
        "SDGs",
        "……",
        "12か月",
        "令和元年度",
    ],
)
def test_figures_with_their_units_and_latin_words_stay_together(whole):
    for lead in range(30):
        lines = break_lines("あ" * lead + whole + "い" * 9, 12 * SIZE, FONT, SIZE)
        assert any(whole in line.text for line in lines), lead


def test_a_word_wider_than_its_column_is_broken_and_marked():
    lines = break_lines("Donaudampfschifffahrt", 5 * SIZE, FONT, SIZE)
    assert "".join(line.text for line in lines) == "Donaudampfschifffahrt"
    assert [line.is_forced for line in lines] == [True, True, False]


def test_line_feeds_break_and_empty_lines_stay():
    lines = break_lines("一\n\n二", 100, FONT, SIZE)
    assert [line.text for line in lines] == ["一", "", "二"]


def test_adjoining_punctuation_is_set_tighter():
    (line,) = break_lines("あ」、「い", 100, FONT, SIZE)
    assert line.width == pytest.approx(4 * SIZE)
    assert [text for _, text in line.runs] == ["あ」", "、", "「い"]


def test_the_whole_built_in_plan_keeps_the_rules_at_every_width(built_in: Reading):
    texts = {row.name for row in built_in.plan.listings()}
    texts |= {row.description or "" for row in built_in.plan.listings()}
    texts |= {s.direction or "" for s in built_in.plan.walk()}
    bad, forced = [], set()
    for characters in range(6, 61, 3):
        for text in texts:
            lines = break_lines(text, characters * SIZE, FONT, SIZE)
            bad += violations(lines, PRINT)
            forced |= {line.text for line in lines if line.is_forced}
            assert all(line.width <= characters * SIZE + 0.02 for line in lines)
    assert bad == []
    assert all(re.search("[A-Za-z0-9]", text) for text in forced)
