from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.line_counts import LineCounter, lines_at_most
from reports.typesetting.rules import EXCEL, PRINT
from reports.xlsx.layout.measures import cell_font

CHARACTERS = "市民の計画、。「」（）ー々ッ・！？…―0123Aa%-/,.'ｱｶﾞ ㏊㎡é\u3099\u3000\t\n𠮷😀〜"
TEXTS = st.text(CHARACTERS, max_size=120) | st.text(max_size=40)


@pytest.mark.parametrize("rules", [EXCEL, PRINT], ids=["cells", "paper"])
@pytest.mark.parametrize("font", [cell_font(), load_font()], ids=["screen", "paper"])
@given(text=TEXTS, width=st.floats(3, 160))
def test_as_many_lines_are_counted_as_are_broken(rules, font, text: str, width: float):
    lines = break_lines(text, width, font, 10, rules)
    assert LineCounter(width, font, 10, rules).count(text) == len(lines)


def test_a_word_wider_than_the_line_is_counted_as_it_is_broken():
    text = "A" * 30 + "市" * 10
    for width in range(10, 120):
        lines = break_lines(text, width, cell_font(), 10, EXCEL)
        assert LineCounter(width, cell_font(), 10, EXCEL).count(text) == len(lines)


@pytest.mark.parametrize("rules", [EXCEL, PRINT], ids=["cells", "paper"])
@given(text=TEXTS.map(lambda text: text.replace("\n", "")), width=st.floats(3, 160))
def test_no_text_needs_more_lines_than_two_in_succession_leave_room_for(rules, text, width: float):
    lines = break_lines(text, width, load_font(), 10, rules)
    assert len(lines) <= lines_at_most(len(text), int(width / 10))
