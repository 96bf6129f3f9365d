"""Projects printed as cards: 事業名, 担当課, 事業概要, each in a line of its own, with a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.published.layouts.projects.card import LONGEST_LABEL, Card
from model.readers.published.layouts.projects.form_years import year_table
from model.readers.published.lines.furniture import find_furniture
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole

_LABELLED = re.compile(
    r"^[■◆◇□●○・▼▽\s]*[【\[［〔<＜]?\s*([^\s:：【】\[\]［］〔〕<>＜＞]{1,16})\s*"
    r"(?:[】\]］〕>＞]\s*[:：]?|[:：]|\s)\s*(\S.*)$"
)
_SPACED = re.compile(r"^([■◆◇□●○・▼▽【\[［〔<＜]?)(\S(?:[ \u3000]+\S){1,4})(?=\s*[:：】\]］〕>＞])")
"""A word with blanks between its characters: 区　分：."""
_NAMING = re.compile(r"[^事取施名件A-Za-z]{0,6}(?:事|取|施|名|件|[A-Za-z])")
_LEAST_LINES = 3
_LEAST_SET_OFF = 2
_REACH = 8
"""So far below a card's name its first words stand at most, page numbers between them."""
_SET_OFF = re.compile(r"^\W{0,2}[^:：。]{1,16}[:：]")
"""A word with a colon behind it: two such lines are a card too."""
_INCOMPLETE = (
    "「{line}」は事業のカードのようですが、所管課や概要の行と並んでいないため、事業として読んでいません。"
    "事業であれば、「担当課：」などの行を続けて書いて読み直してください。"
)
_NUMBERED = re.compile(r"(?:事業|取組|取り組み)$")
"""How the words end that number projects: 計画事業1 name, 取組2 name."""
_NAME = "事業名"
_NUMBER = re.compile(
    r"^(?:[【\[［〔]\s*[\d０-９]{1,3}\s*[】\]］〕]\s*|(?:No|Ｎｏ|№|NO)[.．]?\s*[\d０-９]{1,3}[\s.．:：]+)"
)
_ORNAMENTS = "■◆◇□●○・▼▽▶"
_BEGIN = (ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION, ColumnRole.AMOUNT)
_QUOTED = 40
_KEYS = (ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


def divide_cards(
    lines: Sequence[Line], headings: Sequence[Heading | None], units: StatedUnits
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of cards, with their indexes: each card one row that has its own head.

    ``headings`` are what the lines would be as headings; of ``units`` the one stated where a card
    has its amounts is theirs.
    """
    cards = list(_cards(lines, headings))
    _take_ornaments([card for card in cards if card.is_titled])
    for card in cards:
        unit = units.at(lines[card.priced_at].number)
        are_set_off = all(_SET_OFF.match(lines[at].text) for at in card.lines)
        least = _LEAST_SET_OFF if are_set_off else _LEAST_LINES
        head = read_head(card.words, unit) if len(card.words) >= least else None
        first = card.lines[0]
        if head is None or not any(head.has(role) for role in _KEYS):
            if are_set_off and not lines[first].has_tab:
                doubt = _INCOMPLETE.format(line=lines[first].text[:_QUOTED])
                yield first, replace(lines[first], doubt=doubt)
            continue
        yield first, replace(lines[first], raw="\t".join(card.values), head=head, is_whole=True)
        for at in card.lines[1:]:
            yield at, replace(lines[at], role=LineRole.ROW)


def _cards(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[Card]:
    card: Card | None = None
    furniture = find_furniture(lines)
    above, behind = -1, 0
    for at, line in enumerate(lines):
        if at in furniture or at < behind:
            continue
        table = year_table(lines, at) if card else None
        if card and table:
            card.take_years(table)
            above, behind = table.lines[-1], table.lines[-1] + 1
            continue
        labelled = None if line.role or not _may_label_any(line, card) else _labelled(line)
        below = [n for n in range(at + 1, min(at + _REACH, len(lines))) if n not in furniture]
        begun = _begun(lines, headings, at, labelled, below[:_LEAST_SET_OFF])
        if card and (begun or not card.take(lines, at, above, labelled, headings[at])):
            yield card
            card = None
        card = begun or card
        above = at
    if card:
        yield card


def _begun(
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    at: int,
    labelled: tuple[str, list[str]] | None,
    below: Sequence[int],
) -> Card | None:
    """Return the card that a line begins: with the word of a name, or right above other words.

    ``below`` are the indexes of the next lines, those of page numbers and running heads left out.
    """
    heading = headings[at]
    if heading is not None and _NUMBERED.search(heading.style.word):
        return _numbered(lines, heading, at, below)
    is_named = labelled is not None and role_of_word(labelled[0]) is ColumnRole.NAME
    if labelled is None or not is_named:
        if not _is_titled(lines, headings, at, below):
            return None
        labelled = _NAME, [lines[at].text]
    card = Card(is_titled=not is_named)
    card.add(at, *labelled)
    return card


def _numbered(
    lines: Sequence[Line], heading: Heading, at: int, below: Sequence[int]
) -> Card | None:
    """Return the card that begins with a heading (計画事業1 name): below it stand other words."""
    unread = [lines[n] for n in below if not lines[n].role]
    words = [found[0] for each in unread if (found := _labelled(each))]
    if len(words) < _LEAST_SET_OFF or role_of_word(words[0]) not in _BEGIN or lines[at].role:
        return None
    card = Card()
    name = f"{heading.title}【{heading.by_name}】" if heading.by_name else heading.title
    card.add(at, _NAME, [name])
    return card


def _take_ornaments(cards: Sequence[Card]) -> None:
    """Take the sign off the names of ``cards`` that all of them begin with: it says nothing.

    So does a serial number: 【1】 name, No.1 name.
    """
    for card in cards:
        card.values[0] = _NUMBER.sub("", card.values[0]) or card.values[0]
    signs = {card.values[0][:1] for card in cards}
    if len(cards) > 1 and len(signs) == 1 and signs <= set(_ORNAMENTS):
        for card in cards:
            card.values[0] = card.values[0][1:].lstrip()


def _is_titled(
    lines: Sequence[Line], headings: Sequence[Heading | None], at: int, after: Sequence[int]
) -> bool:
    """Whether a line is the name of a card without a word before it: ◆ name, below it 担当課：.

    At least two lines right below have a word of their own and a colon, or are surely what it says.
    """
    line, below = lines[at], [lines[n] for n in after]
    if headings[at] or line.role or line.has_tab or len(line.filled) > 1 or _ends(line.text):
        return False
    if len(below) < _LEAST_SET_OFF or read_label(line.text) or _SET_OFF.match(line.text):
        return False
    are_apart = any(lines[n].after_blank and n - 1 in (at, *after) for n in after)
    if are_apart or any(each.role or not _is_said(each) for each in below):
        return False
    words = [found[0] for each in below if (found := _labelled(each))]
    roles = [role_of_word(word) for word in words]
    return len(roles) == len(below) and ColumnRole.DEPARTMENTS in roles and roles[0] in _BEGIN


def _is_said(line: Line) -> bool:
    """Whether a line is a word and its value: with a colon, or by what both are."""
    if _SET_OFF.match(line.text):
        return True
    word, values = _labelled(line) or ("", [])
    role = role_of_word(word) if word else None
    if role is ColumnRole.DEPARTMENTS:
        return all(map(is_departments, values))
    return role in (ColumnRole.DESCRIPTION, ColumnRole.AMOUNT)


def _ends(text: str) -> bool:
    return text.endswith(("。", "、", "：", ":"))


def _may_label_any(line: Line, card: Card | None) -> bool:
    """Whether a line may have a word before its value: where no card is open, that of a name."""
    return card is not None or _NAMING.match(line.text) is not None


def _labelled(line: Line) -> tuple[str, list[str]] | None:
    """Return the word before a line's values, and these; None where it is no such line."""
    text = _SPACED.sub(lambda spaced: spaced[1] + re.sub(r"\s", "", spaced[2]), line.text)
    if len(line.filled) > 1 and text == line.text:
        word, *values = line.filled
        word = re.sub(r"^[■◆◇□●○・▼▽【\[［〔]+|[】\]］〕:：]+$", "", word)
    else:
        match = _LABELLED.match(text)
        if match is None:
            return None
        word, values = match[1], [match[2]]
    is_head = not _SET_OFF.match(text) and read_head([word, *values]) is not None
    is_head = is_head or read_label(line.text) is not None
    return None if is_head or len(word) > LONGEST_LABEL or not word else (word, values)
