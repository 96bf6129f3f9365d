"""How deep a paragraph of a Word document stands as a heading: by its style, or its outline level.

見出し 1 is heading 1 in every file (ECMA-376 part 1, 17.7.4.9 and 17.3.1.20).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME = re.compile(r"(?:heading|見出し)\s*([1-6])", re.IGNORECASE)
_DEEPEST = 6
_LONGEST_CHAIN = 9
_Element = ET.Element


class WordHeadings:
    """The headings of a document, as its ``styles`` have them; without these by their names."""

    def __init__(self, styles: _Element | None) -> None:
        found = () if styles is None else styles.findall(f"{_W}style")
        self._styles = {style.get(f"{_W}styleId", ""): style for style in found}

    def depth(self, paragraph: _Element) -> int:
        """Return how deep a heading ``paragraph`` is, from 1; 0 where it is none."""
        own = _outline(paragraph)
        return self._of_style(_value(paragraph, "pPr", "pStyle")) if own is None else own

    def _of_style(self, name: str) -> int:
        for _ in range(_LONGEST_CHAIN):  # a style may be based on another
            style = self._styles.get(name)
            told = _NAME.fullmatch(name if style is None else _value(style, "name"))
            if told:
                return int(told[1])
            if style is None:
                return 0
            own = _outline(style)
            if own is not None:
                return own
            name = _value(style, "basedOn")
        return 0


def _outline(element: _Element) -> int | None:
    """Return the depth that the outline level of a paragraph or style gives, None without one."""
    level = _value(element, "pPr", "outlineLvl")
    if not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < _DEEPEST else 0


def _value(element: _Element, *names: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in names))
    return "" if found is None else found.get(f"{_W}val", "")
