"""The numbers that Word itself puts before paragraphs: 第１章, (1), ①.

They stand in no text: a paragraph, or its style, names a list and a level in it, and the list how
the numbers of each level look (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from xml.etree import ElementTree as ET

from model.readers.word_headings import W, number_of, value_of
from model.text import KANJI_DIGITS

_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシ"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_BULLET = "・"
_PLACE = re.compile(r"%([1-9])")
_Element = ET.Element


class _Level:
    """How the numbers of a level look: the first one, their form, and the text around them.

    Where it ``is_legal``, those of all levels in it are Arabic figures.
    """

    def __init__(self, level: _Element) -> None:
        self.start = number_of(level, "start", otherwise=1)
        self.form = value_of(level, "numFmt") or "decimal"
        self.text = value_of(level, "lvlText") or ""
        self.style = value_of(level, "pStyle")
        self.is_legal = level.find(f"{W}isLgl") is not None

    def from_start(self, start: int) -> _Level:
        """Return this level with another first number."""
        other = copy(self)
        other.start = start
        return other


class WordNumbers:
    """The lists of a document; they count on from paragraph to paragraph."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._levels = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_style_lists(styles)) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}

    def before(self, paragraph: _Element) -> str:
        """Return what Word puts before a paragraph, empty where it is nothing."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        root, levels = self._levels[number]
        level = levels[at]
        counts = self._counts.setdefault(root, {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [n for n in counts if n > at]:
            del counts[deeper]
        if level.form == "bullet":
            return _BULLET
        if level.form == "none":
            return ""

        def shown(place: re.Match[str]) -> str:
            n = int(place[1]) - 1
            own = levels.get(n)
            if own is None:
                return ""
            form = str if level.is_legal else _FORMS.get(own.form, str)
            return form(counts.get(n, own.start))

        return _PLACE.sub(shown, level.text) + " "

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return the list that a paragraph is in and its level there."""
        style = value_of(paragraph, "pPr", "pStyle")
        number, at = self._styles.get(style, ("", 0))
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            number = value_of(own, "numId") or number
            at = number_of(own, "ilvl", otherwise=at)
        _, levels = self._levels.get(number, ("", {}))
        if own is None and number:
            at = next((n for n, level in levels.items() if level.style == style), at)
        return (number, at) if at in levels else None


def _lists(numbering: _Element) -> Iterator[tuple[str, tuple[str, dict[int, _Level]]]]:
    """Yield the lists of a document by their numbers: what counts them, and their levels."""
    kinds = {
        kind.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _Level(level) for level in kind.findall(f"{W}lvl")
        }
        for kind in numbering.findall(f"{W}abstractNum")
    }
    for one in numbering.findall(f"{W}num"):
        number, kind = one.get(f"{W}numId", ""), value_of(one, "abstractNumId")
        others = one.findall(f"{W}lvlOverride")
        levels = dict(kinds.get(kind, {}))
        for other in others:
            at = int(other.get(f"{W}ilvl", "0"))
            if at in levels:
                levels[at] = levels[at].from_start(
                    number_of(other, "startOverride", otherwise=levels[at].start)
                )
        yield number, (f"{kind}/{number}" if others else kind, levels)


def _style_lists(styles: _Element) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield for each style that numbers its paragraphs its list and level."""
    for style in styles.findall(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            yield (
                style.get(f"{W}styleId", ""),
                (
                    value_of(number, "numId"),
                    number_of(number, "ilvl"),
                ),
            )


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMANS:
        text += sign * (number // worth)
        number %= worth
    return text


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = f"{KANJI_DIGITS[tens - 1] if tens > 1 else ''}十" if tens else ""
    return ten + (KANJI_DIGITS[ones - 1] if ones else "")


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalFullWidth": lambda number: str(number).translate(_FULL),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),  # noqa: PLR2004  ⑳ is the last of its row
    "ideographDigital": _kanji,
    "japaneseCounting": _kanji,
    "japaneseDigitalTenThousand": _kanji,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _of("abcdefghijklmnopqrstuvwxyz"),
    "aiueo": _of(_KANA),
    "aiueoFullWidth": _of(_KANA),
    "iroha": _of(_IROHA),
    "irohaFullWidth": _of(_IROHA),
}
