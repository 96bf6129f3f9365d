"""Headings of a plan by how they are numbered: 基本目標 1, 第2章, 一, 1-2, 1, (1), ①.

A text's own headings tell its levels: each way of numbering is one, and its word, where it has
one, is the level's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from string import ascii_uppercase

from model.readers.ordinals import KANA, ordinal_of
from model.readers.published.lines.line import Line
from model.text import KANJI_COUNT, fold


class Form(IntEnum):
    """A way of numbering, from what stands high in a tree to what stands low.

    ROMAN is any letter: Ⅰ, A. TOP is a plain number where a text's headings with a word stand
    below plain ones; COUNTED is 第1 without a word for what is counted, KANJI 一 and
    KANJI_PARENTHESIZED （一）. KANA ア numbers projects alone, never sections; KANA_PARENTHESIZED
    （ア） both. SIGNED is no number at all, but a mark (■).
    """

    TOP = -1
    WORD = 0
    ROMAN = 1
    COUNTED = 2
    KANJI = 3
    KANJI_PARENTHESIZED = 4
    PLAIN = 5
    DOTTED = 6
    PARENTHESIZED = 10
    CIRCLED = 11
    KANA = 12
    KANA_PARENTHESIZED = 13
    SIGNED = 14


@dataclass(frozen=True, slots=True)
class Style:
    """How the headings of one level are numbered; ``parts`` counts the numbers in 1-2-3."""

    form: Form
    word: str = ""
    parts: int = 1

    @property
    def rank(self) -> int:
        """Where it usually stands in a tree: the higher the number, the deeper."""
        return self.form + (self.parts - 2 if self.form is Form.DOTTED else 0)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how it is numbered, its number as printed, its title, a by-name in 【】."""

    style: Style
    number: str
    title: str
    by_name: str = ""

    @property
    def ordinal(self) -> int | None:
        """Its place among its siblings: 2 for 1-2, Ⅱ, 二 and ②; None where that is not known."""
        return ordinal_of(self.number)


_ENDINGS = (
    "目標|施策|政策|方針|分野|戦略|プロジェクト|柱|取組|取り組み|大綱|テーマ|方向|方向性|ビジョン|"
    "項目|視点|課題|プログラム|アクション|アクションプラン|パッケージ|基本事業|章|節"
)
_NUMBER = r"\d{1,5}(?:\s?[-‐−–－.．]\s?\d{1,3}){0,4}"
_PART = r"(?:\s?[-‐−–－ー]\s?[（(]?(?:\d{1,2}|[①-⑳])[)）]?)"
_JOINED = rf"(?:[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-ZＡ-Ｚ]|\d{{1,2}}){_PART}{{1,4}}(?<=[)）①-⑳\d])"
"""Numbers of several levels, of which one at least is no plain one: Ⅰ-1-(1)-①."""
_LETTERED = rf"{_JOINED}|[Ⅰ-Ⅻ]|[IVX]{{1,4}}|{KANJI_COUNT}|[①-⑳]|[A-ZＡ-Ｚ][0-9０-９]{{0,2}}"
_COUNTED = "年月日人個件回箇カヶヵか割倍円億万千百歳位期次%％をが"
_ORNAMENT = r"^[■◆□◇▼▶●◎\s]*"
_WORD = re.compile(
    rf"{_ORNAMENT}(?P<word>款|項|[^\s\d、。，,．：:「」（）()【】〔〕\[\]<＜《]{{0,10}}?(?:{_ENDINGS}))\s*"
    rf"(?:(?P<number>{_NUMBER})(?:[\s:：.．、]+|(?![{_COUNTED}\d])|$)"
    rf"|(?P<lettered>{_LETTERED})(?:[\s:：.．、]+|$)"
    rf"|[（(]\s*(?P<bracketed>{_NUMBER}|{_LETTERED})\s*[)）](?:[\s:：.．、]+|(?=[^のはをにが])|$))"
    r"(?P<title>.*)$"
)
_ORDINAL = re.compile(
    rf"{_ORNAMENT}第\s*(?P<number>{_NUMBER}|{_LETTERED})\s*(?P<word>編|部|章|節|款|項)"
    r"(?:[\s:：.．、]+|(?![^\s])|(?=[^のはをにが]))(?P<title>.*)$"
)
_KANA = re.compile(rf"^([{KANA}])[\s.．、)）]+(\S.*)$")
_COUNTED_BEFORE = re.compile(
    rf"{_ORNAMENT}(?P<number>\d{{1,2}})\s?(?:つ目の)?(?P<word>編|章|節|款|項|(?<=の)\S{{1,6}})"
    r"[\s:：]+(?P<title>\S.*)$"
)
"""2款 総務費, as budgets number their parts; 1つ目の柱 子育て."""
_LETTER = re.compile("[A-ZＡ-Ｚ]")
_OTHERS = (
    (
        Form.DOTTED,
        re.compile(rf"^({_JOINED})[\s.．:：]+(\S.*)$"),
    ),
    (Form.COUNTED, re.compile(rf"^第\s*(\d{{1,2}}|{KANJI_COUNT})[\s.．、]+(\S.*)$")),
    (Form.KANJI, re.compile(rf"^({KANJI_COUNT})[\s.．、]+(\S.*)$")),
    (Form.KANJI_PARENTHESIZED, re.compile(rf"^[（(]\s*({KANJI_COUNT})\s*[)）]\s*(\S.*)$")),
    (Form.ROMAN, re.compile(r"^([Ⅰ-Ⅻ])[\s.．、]*(\S.*)$")),
    (Form.ROMAN, re.compile(rf"^({_LETTER.pattern})[.．、]\s*(?=\D)(\S.*)$")),
    (Form.DOTTED, re.compile(r"^(\d{1,5}(?:[-‐−–－.．]\d{1,3}){1,4})[\s.．:：]+(\S.*)$")),
    (Form.PLAIN, re.compile(r"^(\d{1,5})(?:\s+|[.．、]\s*(?=\D))(\S.*)$")),
    (Form.PARENTHESIZED, re.compile(r"^[（(]\s*(\d{1,3})\s*[)）]\s*(\S.*)$")),
    (Form.CIRCLED, re.compile(r"^([①-⑳])\s*(\S.*)$")),
    (Form.KANA_PARENTHESIZED, re.compile(rf"^[（(]\s*([{KANA}])\s*[)）]\s*(\S.*)$")),
)
_ROUND = re.compile(r"^[⑴-⒛]")
"""Numbers that are one sign with their brackets or dot: ⑴, ⒈."""
_NUMBER_ALONE = re.compile(rf"(?:第|{_LETTERED})[-‐−–－ー（(]*")
_ANY_WORD = re.compile(r"^([^\s\d、。，,：:「」（）()【】○・※]{1,12}?)\s*(\d{1,5})[\s:：]+(\S.*)$")
_NO_LEVELS = re.compile(
    r"図|表$|別表|写真|資料|注$|問$|様式|別紙|グラフ|令和|平成|昭和|西暦|年|第$|約$|No|ページ|頁|"
    r"数値目標|成果目標|施策の目標|目標値|指標|番号|コード"
)
_BY_NAME = re.compile(r"^(.*?)\s*【([^【】]+)】$")
_CONTINUED = re.compile(r"\s*[（(【\[](?:続き|つづき|前頁の続き)[)）】\]]$")
_LEADER = re.compile(r"(?:…+|‥+|\.{3,}|・{3,}|-{3,}|─{2,})\s*\d{1,4}$")
_DASHES = re.compile(r"\s?[‐−–－.．-]\s?")
_PLAIN_PARTS = re.compile(r"\d+(?:-\d+)*")
_BRACKETS = {"【": "】", "［": "］", "[": "]", "〔": "〕", "<": ">", "＜": "＞", "《": "》"}
_LONGEST = 80
_MOST_UNTOLD = 99
_PAIR = 2
_GAP = 2
"""How far a number may be from the one before it; one may be missing."""


_FIGURES = re.compile(r"[\d\s.,．，%％△▲]+")
"""What is no title: 「3.2　4.1」 is a row of figures."""


def read_heading(text: str, words: Iterable[str] = ()) -> Heading | None:
    """Return the heading that ``text`` is by its form, or None.

    ``words`` are names of levels that the text itself shows (``find_words``). A sentence is no
    heading, nor is a line of a table of contents.
    """
    if len(text) > _LONGEST or text.endswith("。") or is_in_contents(text):
        return None
    named = _named(unbracketed(text), words) or _named(text, words)
    if named and named.title.startswith((",", "，")):  # 見守りプログラム 26,828
        return None
    return named or (None if text.endswith(("、", "，")) else _numbered(text))


def read_headings(lines: Iterable[Line]) -> list[Heading | None]:
    """Return what each of ``lines`` would be as a heading, by its form and those before it.

    A number of three figures and more is one only where it goes on with that of such a heading
    above: 「プラン2030」 is none, nor is 「120 人の参加」.
    """
    lines = tuple(lines)
    words = find_words(lines)
    last: dict[Style, int] = {}
    headings: list[Heading | None] = []
    for line in lines:
        heading = None if line.role else read_heading(line.text, words)
        first = _first_number(heading) if heading else 0
        if (
            heading
            and first > _MOST_UNTOLD
            and not 0 <= first - last.get(heading.style, -2) <= _GAP
        ):
            heading = None
        if heading:
            last[heading.style] = first
        headings.append(heading)
    if not _letters_number(lines, headings):
        headings = [None if each and _is_letter(each) else each for each in headings]
    return headings


def _letters_number(lines: Sequence[Line], headings: Sequence[Heading | None]) -> bool:
    """Whether letters number sections of the text: A, B, C, each once, with rows between them.

    Grades (Ａ．計画どおり) and items of prose are listed by letters as well.
    """
    places = [at for at, each in enumerate(headings) if each and _is_letter(each)]
    numbers = "".join(fold(each.number) for each in headings if each and _is_letter(each))
    return (
        numbers.startswith("AB")
        and numbers in ascii_uppercase
        and all(
            any(headings[at] or _has_cells(lines[at]) for at in range(one + 1, other))
            for one, other in pairwise(places)
        )
    )


def _has_cells(line: Line) -> bool:
    return line.has_tab or len(line.filled) > _PAIR


def _is_letter(heading: Heading) -> bool:
    return heading.style.form is Form.ROMAN and _LETTER.fullmatch(heading.number) is not None


def read_kana(text: str) -> Heading | None:
    """Return what ``text`` would be as a heading that ア, イ, ウ number; mostly it is none."""
    is_long = len(" ".join(text.split())) > _LONGEST
    match = None if is_long or text.endswith("。") else _KANA.match(text)
    return Heading(Style(Form.KANA), match[1], match[2]) if match else None


def _first_number(heading: Heading) -> int:
    figures = re.match(r"\d+", heading.number)
    return int(figures[0]) if figures else 0


def unbracketed(text: str) -> str:
    """Return what stands in brackets that hold the whole line: 【基本目標1 …】."""
    is_held = text[:1] in _BRACKETS and text[-1:] in _BRACKETS.values()
    return text[1:-1].strip() if is_held else text


def is_in_contents(text: str) -> bool:
    """Whether ``text`` is a line of a table of contents: leaders and a page number at its end."""
    return _LEADER.search(fold(text).replace("…", "...")) is not None


def find_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words by which a text numbers its levels besides those that are well known.

    A word is one where lines of its own number it 1 and 2: 「ミッション 1 …」「ミッション 2 …」.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        match = None if line.has_tab else _ANY_WORD.match(line.text)
        if match and not match[3].endswith("。") and _may_be_word(match[1]):
            numbers[match[1]].add(int(match[2]))
    return frozenset(word for word, found in numbers.items() if {1, 2} <= found)


def _may_be_word(word: str) -> bool:
    is_word = any(sign.isalpha() for sign in word)  # a page's number is none: - 1 -
    return is_word and not (_NO_LEVELS.search(word) or _NUMBER_ALONE.fullmatch(word))


def _named(text: str, words: Iterable[str]) -> Heading | None:
    match = _ORDINAL.match(text) or _COUNTED_BEFORE.match(text)
    match = match or _WORD.match(text) or _own_word(text, words)
    if match is None:
        return None
    groups = match.groupdict()
    word, number = groups["word"], _number_of(groups)
    if _NO_LEVELS.search(word):
        return None
    title, by_name = _divide(groups["title"])
    plain = _plain(number)
    parts = plain.count("-") + 1 if _PLAIN_PARTS.fullmatch(plain) else 1
    return Heading(Style(Form.WORD, word, parts), plain, title, by_name)


def _number_of(groups: dict[str, str | None]) -> str:
    return next(filter(None, map(groups.get, ("number", "lettered", "bracketed"))), "")


def _own_word(text: str, words: Iterable[str]) -> re.Match[str] | None:
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return (
        re.match(rf"^(?P<word>{pattern})\s*(?P<number>\d{{1,5}})(?:[\s:：]+|$)(?P<title>.*)$", text)
        if pattern
        else None
    )


def _numbered(text: str) -> Heading | None:
    text = _ROUND.sub(lambda sign: fold(sign[0]), text)
    for form, pattern in _OTHERS:
        match = pattern.match(text)
        if match and not _FIGURES.fullmatch(match[2]):
            title, by_name = _divide(match[2])
            number = _plain(match[1])
            parts = number.count("-") + 1
            return Heading(Style(form, parts=parts), number, title, by_name)
    return None


def _divide(title: str) -> tuple[str, str]:
    """Return the title without 【by-name】 and （続き） at its end, and the by-name."""
    title = _CONTINUED.sub("", title.strip())
    match = _BY_NAME.match(title)
    return (match[1], match[2].strip()) if match and match[1] else (title, "")


def _plain(number: str) -> str:
    """Return a number with its figures and dashes folded; Ⅱ, 二 and ② stay as printed.

    Brackets within it are left out: Ⅰ－１－（１） gives Ⅰ-1-1.
    """
    dashed = _DASHES.sub("-", number)
    if not number[:1].isdecimal() and "-" not in dashed:
        return number
    figures = re.sub(r"[\d①-⑳（）()－ー]+", lambda m: fold(m[0]), dashed)
    return _DASHES.sub("-", figures.replace("(", "").replace(")", "").replace("ー", "-"))
