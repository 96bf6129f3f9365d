from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.reading import Reading
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.classes import CLASSES, GLUE, SELECTORS
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases
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
        "ほか",
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
    assert [text for _, text in line.pieces()] == ["あ」", "、", "「い"]


FIFTY_WIDTHS = [6 + 54 * n / 49 for n in range(50)]


def ink_end(line: Line) -> float:
    """Where the ink of a line ends: the blank half of a closing mark at its end shows nothing."""
    x, text = line.pieces()[-1]
    blank = SIZE / 2 if text[-1:] in set("、。，．）」』】〕〉》］｝") else 0.0
    return x + FONT.text_width(text, SIZE) - blank


def check_at_every_width(texts: Iterable[str]) -> set[str]:
    """Break ``texts`` at fifty widths from 6 to 60 characters; return the lines broken by force."""
    bad, forced = [], set()
    for characters in FIFTY_WIDTHS:
        width = characters * SIZE
        for text in texts:
            lines = break_lines(text, width, FONT, SIZE)
            bad += violations(lines, PRINT)
            bad += [line.text for line in lines if line.width > width + 0.02]
            bad += [line.text for line in lines if ink_end(line) > width + 0.02]
            bad += [line.text for line in lines if line.pieces()[0][0] < 0]
            forced |= {line.text for line in lines if line.is_forced}
    assert bad == []
    return forced


def test_the_whole_built_in_plan_keeps_the_rules_at_fifty_widths(built_in: Reading):
    plan = built_in.plan
    texts = {text for row in plan.listings() for text in (row.name, row.description or "")}
    for section in plan.walk():
        texts |= {section.title, section.direction or "", section.objective or "", *section.text}
    forced = check_at_every_width(texts)
    assert all(re.search("[A-Za-z0-9]", text) for text in forced)


def test_generated_texts_keep_the_rules_at_fifty_widths():
    chance = random.Random(4)  # noqa: S311  texts, no secrets
    texts = ["".join(chance.choices(WORDS, k=30)) for _ in range(40)]
    check_at_every_width(texts)


@given(TEXTS, WIDTHS)
def test_no_glyph_is_set_over_the_ink_of_the_one_before(text, width):
    for line in break_lines(text, width, FONT, SIZE):
        end = 0.0
        for x, piece in line.pieces():
            lead = SIZE / 2 if piece[:1] in set("「『（［｛〈《【〔") else 0.0
            dot = SIZE / 4 if piece[:1] in set("・：；") else 0.0
            assert x + lead + dot >= end - 0.02
            closing = SIZE / 2 if piece[-1:] in set("、。，．）」』】〕〉》］｝") else 0.0
            middle = SIZE / 4 if piece[-1:] in set("・：；") else 0.0
            end = x + FONT.text_width(piece, SIZE) - closing - middle


def test_a_line_is_set_tighter_before_a_character_is_pushed_out():
    first, second = break_lines("市、民と協働のまち。次の行へ", 9 * SIZE, FONT, SIZE)
    assert (first.text, second.text) == ("市、民と協働のまち。", "次の行へ")
    assert first.width <= 9 * SIZE + 0.02


def test_a_justified_line_reaches_both_edges_and_the_last_does_not():
    lines = break_lines(
        "市民と協働のまちづくりを推進し、令和４年度に40周年を迎える。",
        125,
        FONT,
        SIZE,
        justifies=True,
    )
    assert [line.width for line in lines[:-1]] == pytest.approx([125] * (len(lines) - 1), abs=0.02)
    assert lines[-1].width < 125
    assert all("40周年" in line.text for line in lines if "40" in line.text)


def test_letters_and_their_marks_are_set_in_one():
    (line,) = break_lines("か\u3099くせいの歌", 100, FONT, SIZE)
    assert line.text == "がくせいの歌"


@pytest.mark.parametrize(
    "title", ["地域コミュニティを支える協働・連携の推進", "市民とつくる協働のまち事業の推進"]
)
def test_headings_are_broken_between_phrases(title):
    for characters in range(9, 20):
        lines = Phrases().break_lines(title, characters * SIZE, FONT, SIZE)
        assert joined(lines) == title
        assert not any(line.text == "進" or line.text.endswith("の推") for line in lines)


@pytest.mark.parametrize(
    "text",
    ["Only Latin words, and a few more of them", "ｼﾐﾝﾉｺｴｦｷｸ､ﾐﾝﾅﾉﾏﾁ｡", "😀👨\u200d👩\u200d👧の会"],
)
def test_texts_of_one_script_only_are_broken_without_loss(text):
    lines = break_lines(text, 6 * SIZE, FONT, SIZE)
    assert joined(lines) == re.sub(r"\s", "", text)
    assert violations(lines, PRINT) == []


def test_an_amount_stays_with_what_it_is_of():
    text = "令和8年度\u00a0227,080千円、令和9年度\u00a0255,465千円、計\u00a03,548,125千円"
    for width in range(120, 400, 7):
        lines = [line.text for line in break_lines(text, width, FONT, 10)]
        assert not any(line.endswith("\u00a0") or line[:1].isdecimal() for line in lines)


def test_every_class_of_characters_names_its_source():
    assert all("UAX #14" in c.source for c in CLASSES)
    assert all("JLREQ cl-" in c.source for c in CLASSES if c not in (SELECTORS, GLUE))
    members = "".join(c.characters for c in CLASSES)
    assert len(members) == len(set(members))
    assert set("、。，．・：；？！）」』】〕〉》ー々ぁっゃゅょァッャュョ") <= PRINT.no_start
    assert set("（「『【〔〈《") <= PRINT.no_end


def test_a_name_in_kana_that_stands_by_itself_elsewhere_is_not_broken():
    names = ["市民と一緒に大好きかごしま発信事業", "かごしま移住支援・プロモーション事業"]
    by_itself, knowing = Phrases(names[:1]), Phrases(names)

    def lines(phrases: Phrases) -> list[str]:
        return [line.text for line in phrases.break_lines(names[0], 14 * SIZE, FONT, SIZE)]

    assert lines(by_itself) == ["市民と一緒に大好きか", "ごしま発信事業"]
    assert lines(knowing) == ["市民と一緒に大好き", "かごしま発信事業"]


@pytest.mark.parametrize("end", ["", "。", "）。"])
def test_a_last_line_of_a_single_character_takes_some_from_the_line_before(end: str):
    text = "計画" * 15 + "市" + end
    *above, before, last = break_lines(text, 100, FONT, 10, justifies=True)
    assert len(last.text) - len(end) >= 2
    assert before.width == pytest.approx(100, abs=0.02)
    assert "".join(line.text for line in (*above, before, last)) == text


def test_a_last_line_of_a_single_character_stays_where_the_line_before_cannot_be_spread():
    text = "令和10年度予算額" + "市"
    lines = break_lines(text, 85, FONT, 10, justifies=True)
    assert [line.text for line in lines] == [line.text for line in break_lines(text, 85, FONT, 10)]
