"""Sections of a text without numbers, told by the signs before their titles: ■ above ◇.

They are asked only of a text that has projects and no section that is known otherwise. Where it
has no such titles either, all projects stand in one section that is called as the text is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.readers.department_names import is_office
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.headings import all_headings
from model.readers.published.lines.labels import names_appendix
from model.readers.published.lines.legend import names_legend
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import unbracketed
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import is_level_word

_HELD = "《≪【〔［[<＜〈"
_FILLED, _HOLLOW = "■◆●▼▶►★", "□◇○◯〇◎▽▷☆"
_LONGEST = 40
_LEVEL = "区分"
_LEAST = 2
_NUMBERED = re.compile(r"^[\[［【〔<＜]\d{1,2}[\]］】〕>＞]\s*(\S.*)$")
_WORDED = re.compile(r"^(\S{2,8})[ \u3000:：]+(\S.*)$")
_AMOUNT = re.compile(r"[\d億万千]円")
_OFFICE = re.compile(r"(?:[部局課室署]|委員会|事務局)$")


@dataclass
class _Title:
    """A line that may head a section: its sign, its words, and the titles above it, by index."""

    at: int
    sign: str
    text: str
    above: list[int] = field(default_factory=list)


def with_signed_sections(lines: Sequence[Line], name: str = "") -> Sequence[Line]:
    """Return ``lines`` with the sections that signs tell.

    A sign of one title alone, above those of another sign, is that of the whole text. Projects
    above all sections are in one called ``name``, where that is given; but the rows of a table
    without any are those of a list.
    """
    numbered = {
        at
        for at, heading in enumerate(all_headings(lines))
        if heading and not (lines[at].has_tab or lines[at].role)
    }
    titles = {title.at: title for title in _titles(lines, numbered)}
    heads = _heads(lines, titles)
    made = list(lines)
    depths = _levels([titles[at] for at in sorted(heads)])
    for at, depth in depths.items():
        title = titles[at]
        word = title.sign if is_level_word(title.sign) else depth
        made[at] = replace(lines[at], sections=((word, "", title.text),))
    first = _first(lines)
    is_table = first < len(lines) and read_head(lines[first].filled) is not None
    are_above = is_table or any(at < first for at in (*depths, *numbered))
    if name and first < len(lines) and not are_above:
        made[first] = replace(made[first], sections=((_LEVEL, "", name),))
    return made


def _first(lines: Sequence[Line]) -> int:
    """Return the index of the first project, or of the head of the first table of some."""
    return next((at for at, line in enumerate(lines) if _begins_projects(line)), len(lines))


def _begins_projects(line: Line) -> bool:
    is_head = len(line.filled) > 1 and read_head(line.filled) is not None
    return line.head is not None or line.is_whole or is_head


def _titles(lines: Sequence[Line], numbered: Collection[int]) -> Iterator[_Title]:
    """Yield the lines that may head sections, each with those above it: see ``_rank``.

    Those that are ``numbered`` stand above all of them.
    """
    above: list[_Title] = []
    for at, line in enumerate(lines):
        if at in numbered:
            above = []
            continue
        signed = signed_title(line)
        if signed is None:
            continue
        sign, text = signed
        same = next((n for n, title in enumerate(above) if title.sign == sign), None)
        if same is not None:
            above = above[:same]
        while above and _rank(above[-1].sign) > _rank(sign):
            above.pop()
        title = _Title(at, sign, text, [other.at for other in above])
        above.append(title)
        yield title


def signed_title(line: Line) -> tuple[str, str] | None:
    """Return the sign of a line that may head a section, and its title; None for another line."""
    text = line.text
    if len(line.filled) > 1 or line.role or len(text) > _LONGEST or text.endswith("。"):
        return None
    if (
        _AMOUNT.search(text)
        or read_note(text)
        or is_unit(text)
        or names_appendix(text, is_apart=True)
    ):
        return None
    if numbered := _NUMBERED.match(text):
        return text[0], numbered[1]
    if text[0] in _HELD:
        return (text[0], unbracketed(text)) if unbracketed(text) != text else None
    if text[0] in _FILLED + _HOLLOW and text[1:].strip(" \u3000:："):
        return None if names_legend(text) or text[1] in ":：" else (text[0], text[1:].strip())
    worded = _WORDED.match(text)
    if worded and is_level_word(worded[1]):
        return worded[1], worded[2]
    if not is_office(text) or not _OFFICE.search(text):
        return None
    return ("局" if text.endswith("局") and not text.endswith("事務局") else "部"), text


def _rank(sign: str) -> int:
    """Return how deep a sign stands: words above all, then brackets, filled ones, hollow ones.

    Offices, which have none, stand below these, 局 above all others.
    """
    groups = (_HELD, _FILLED, _HOLLOW, "局", "部")
    return next(
        (n for n, signs in enumerate(groups, 1) if sign in signs), 0 if len(sign) > 1 else 9
    )


def _heads(lines: Sequence[Line], titles: dict[int, _Title]) -> set[int]:
    """Return the indexes of titles below which projects stand."""
    heads: set[int] = set()
    last: _Title | None = None
    for at, line in enumerate(lines):
        last = titles.get(at, last)
        if last and _begins_projects(line):
            heads |= {last.at, *last.above}
    return heads


def _levels(titles: Sequence[_Title]) -> dict[int, str]:
    """Return the words of the levels of ``titles``, by their indexes (区分1, 区分2).

    A level of one title is none where others stand below it.
    """
    at_all = {title.at for title in titles}
    deep = {title.at: sum(n in at_all for n in title.above) for title in titles}
    counts = [
        sum(d == depth for d in deep.values())
        for depth in range(max(deep.values(), default=-1) + 1)
    ]
    kept = [d for d, count in enumerate(counts) if count >= _LEAST] or [
        d for d, c in enumerate(counts) if c
    ][-1:]
    names = {d: f"{_LEVEL}{n}" if len(kept) > 1 else _LEVEL for n, d in enumerate(kept, 1)}
    return {at: names[depth] for at, depth in deep.items() if depth in names}
