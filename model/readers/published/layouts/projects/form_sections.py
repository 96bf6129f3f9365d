"""The sections that a form names: 施策　1-2 道を守る, or all in one line with signs between.

施策体系   基本方針Ⅰ 安全・安心 ＞ 防犯・交通安全
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.readers.published.layouts.projects.form_words import Pair
from model.readers.published.lines.headings import Section, section_of
from model.readers.published.lines.numbering import Form, read_heading
from model.readers.tables.head_words import is_level_word

_BELOW = re.compile(r"\s*[＞>›»≫⇒→▶]\s*")
_SYSTEM = re.compile(r"(?:の?体系|の?位置づ?け)$")


def sections_of_form(
    items: Sequence[Sequence[Pair] | str], valued: Sequence[tuple[str, str]]
) -> dict[str, list[Section]]:
    """Return the sections that a form names by the words that they stand behind.

    ``items`` are its lines, ``valued`` its words with their whole values. A word that stands in
    its line alone, or beside others like it, is one where it is that of a level; so is another one
    where its value has a number.
    """
    lines = [[word for word, _ in item] for item in items if not isinstance(item, str)]
    words = {word for line in lines if all(map(is_level_word, line)) for word in line}
    return {
        word: list(_sections(word, value))
        for word, value in valued
        if value and (word in words or (is_level_word(word) and read_heading(value)))
    }


def _sections(word: str, value: str) -> Iterator[Section]:
    parts = _BELOW.split(value)
    for place, part in enumerate(parts, 1):
        own = read_heading(part)
        bare = _SYSTEM.sub("", word) or word
        if len(parts) == 1:
            yield section_of(word, part)
        elif own and own.title and own.style.form is Form.WORD:
            yield section_of(own.style.word, part)
        else:
            yield section_of(bare if place == len(parts) else f"{bare}（{place}）", part)
