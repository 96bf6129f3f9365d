"""A head of two or three lines: words broken above and below, and groups over several columns.

                   年度別事業費
事業名   担当課                   計
                  R4   R5   R6
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.table_head import TableHead, heads_group, is_below, read_head
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import MEASURES, Measure, Span, pieces_of
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import JOINT
from model.wareki import find_fiscal_years

_LONGEST = 24
_BRACKETED = re.compile(r"[（(].*[)）]")
_OPEN = re.compile(r"[（(][^（()）]*$")
_FIGURES = re.compile(r"[△▲]?[\d,，．.]+")
_LEAST_UNDER = 2


@dataclass(frozen=True, slots=True)
class TallHead:
    """A head of ``above`` lines, its main one and ``below`` lines.

    ``spans`` are its headings in each measure in which they make one, that of a group before its
    column's (年度別事業費 › R4).
    """

    head: TableHead
    spans: Mapping[Measure, tuple[Span, ...]]
    above: int
    below: int


def find_tall_head(lines: Sequence[Line], at: int, unit: int | None) -> TallHead | None:
    """Return the head whose main line, with the words of most columns, is that at ``at``.

    None where neither the line right above nor that right below belongs to it.
    """
    own = lines[at]
    if own.has_tab:
        return None
    above = [line for line in lines[at - 1 : at] if not own.after_blank and _may_belong(line)]
    below = [
        line
        for line in lines[at + 1 : at + 2]
        if not line.after_blank and (_may_belong(line) or _is_own_unit(line))
    ]
    for uppers, lowers in ((above, below), ([], below), (above, [])):
        stated = None if any(map(_is_own_unit, lowers)) else unit
        heads: dict[Measure, tuple[TableHead, list[Span]]] = {}
        for measure in MEASURES if uppers or lowers else ():
            spans = _spans(
                [word for line in uppers for word in pieces_of(line, measure)],
                pieces_of(own, measure),
                [word for line in lowers for word in pieces_of(line, measure)],
            )
            head = read_head([text for _, _, text in spans], stated) if spans else None
            if spans and head is not None and len(head.roles) == len(spans):
                heads[measure] = head, spans
        if heads:
            head = next(iter(heads.values()))[0]
            same = {m: tuple(spans) for m, (other, spans) in heads.items() if other == head}
            return TallHead(head, same, len(uppers), len(lowers))
    return None


def _may_belong(line: Line) -> bool:
    """Whether a line may be one of a head: short words, no amount, no sentence, no label."""
    if line.has_tab or line.role or line.head or is_unit(line.text) or read_label(line.text):
        return False
    return all(
        len(text) <= _LONGEST and text[-1] not in "。、" and not _FIGURES.fullmatch(text)
        for text in line.filled
    )


def _is_own_unit(line: Line) -> bool:
    """Whether a line is a unit in brackets (千円), which may be that of one column alone."""
    return not line.has_tab and not line.role and _BRACKETED.fullmatch(line.text) is not None


def _spans(upper: list[Span], main: list[Span], lower: list[Span]) -> list[Span] | None:
    """Return the headings of the columns in order; None where the words make no such head."""
    children = _children(upper, main, lower)
    if children is None:
        return None
    columns = [word for word in main if word not in children]
    for word, under in children.items():
        columns = [column for column in columns if column not in under]
        whole = _whole(word, under)
        if not whole:
            return None
        columns += whole
    columns.sort()
    return columns if all(a[1] <= b[0] for a, b in pairwise(columns)) else None


def _children(
    upper: Sequence[Span], main: Sequence[Span], lower: Sequence[Span]
) -> dict[Span, list[Span]] | None:
    """Return the words of groups, and of broken headings, each with what stands below it."""
    plain = [word for word in main if not heads_group(word[2])]
    children: dict[Span, list[Span]] = {}
    for word in lower:  # what ends a heading closes it to others
        over = [one for one in (*upper, *main) if _overlap(one, word)]
        if _BRACKETED.fullmatch(word[2]) and len(over) == 1:
            children[over[0]] = [word]
    closed = list(children)
    ended = [word for under in children.values() for word in under]
    for over_turn, turn in _turns([w for w in upper if w not in closed], lower, ended):
        children[over_turn] = turn
        ended += turn
    for word in lower:
        if word in ended:
            continue
        own = [one for one in main if one not in closed and one not in plain]
        group = _nearest(word, [one for one in upper if one not in closed], plain)
        group = group or _nearest(word, own, plain)
        if group is None:
            return None
        children.setdefault(group, []).append(word)
    for word in upper:
        if word not in children:
            under = _years(main, word, plain)
            if len(under) < _LEAST_UNDER or not heads_group(word[2]):
                return None
            children[word] = under
    return children


def _turns(
    groups: Sequence[Span], lower: Sequence[Span], ended: Sequence[Span]
) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each of several groups with its words, where the same words come below each in turn.

    Below the years 事業費, 国 and 一般 stand each time, wherever these were set over them.
    """
    words = [word for word in lower if word not in ended]
    count = len(words) // len(groups) if groups else 0
    if len(groups) < _LEAST_UNDER or count < _LEAST_UNDER or len(words) != count * len(groups):
        return
    turns = [words[at : at + count] for at in range(0, len(words), count)]
    said = [[text for _, _, text in turn] for turn in turns]
    may_head = all(heads_group(text) or find_fiscal_years(text) for _, _, text in groups)
    if may_head and all(each == said[0] for each in said):
        yield from zip(groups, turns, strict=True)


def _years(main: Sequence[Span], over: Span, plain: Sequence[Span]) -> list[Span]:
    """Return the words of ``main`` that name years, and stand below ``over``."""
    years = [word for word in main if len(find_fiscal_years(word[2])) == 1]
    return [word for word in years if _nearest(word, [over], plain)]


def _nearest(word: Span, groups: Iterable[Span], plain: Sequence[Span]) -> Span | None:
    """Return the one of ``groups`` that ``word`` stands below; none across a plain heading."""

    def distance(one: Span) -> float:
        return 0.0 if _overlap(one, word) else abs(_middle(one) - _middle(word))

    for one in sorted(groups, key=distance):
        between = sorted((_middle(one), _middle(word)))
        if not any(between[0] < _middle(other) < between[1] for other in plain):
            return one
    return None


def _whole(word: Span, under: Sequence[Span]) -> list[Span]:
    """Return the headings that a word makes with what stands below it: 予算（千, below it 円）.

    Nothing where the two are no heading.
    """
    if len(under) == 1 and (_OPEN.search(word[2]) or not is_below(under[0][2])):
        (rest,) = under
        text = word[2] + rest[2]
        is_known = role_of_word(text) is not ColumnRole.EXTRA
        ends = min(word[0], rest[0]), max(word[1], rest[1])
        return [(*ends, text)] if is_known or _BRACKETED.fullmatch(rest[2]) else []
    return [(left, right, f"{word[2]}{JOINT}{text}") for left, right, text in under]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _middle(word: Span) -> float:
    return (word[0] + word[1]) / 2
