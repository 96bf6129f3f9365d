"""How deep a paragraph of a Word document stands as a heading: by its style, or its outline level.

見出し 1 is heading 1 in every file (ECMA-376 part 1, 17.7.4.9 and 17.3.1.20).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of all elements of a document begin with."""
_NAME = re.compile(r"(?:heading|見出し)\s*([1-6])", re.IGNORECASE)
_DEEPEST = 6
_LONGEST_CHAIN = 9
_Element = ET.Element


class WordHeadings:
    """The headings of a document, as its ``styles`` have them; without these by their names."""

    def __init__(self, styles: _Element | None) -> None:
        found = () if styles is None else styles.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}

    def depth(self, paragraph: _Element) -> int:
        """Return how deep a heading ``paragraph`` is, from 1; 0 where it is none."""
        own = _outline(paragraph)
        return self._of_style(value_of(paragraph, "pPr", "pStyle")) if own is None else own

    def _of_style(self, name: str) -> int:
        for _ in range(_LONGEST_CHAIN):  # a style may be based on another
            style = self._styles.get(name)
            told = _NAME.fullmatch(name if style is None else value_of(style, "name"))
            if told:
                return int(told[1])
            if style is None:
                return 0
            own = _outline(style)
            if own is not None:
                return own
            name = value_of(style, "basedOn")
        return 0


def _outline(element: _Element) -> int | None:
    """Return the depth that the outline level of a paragraph or style gives, None without one."""
    level = value_of(element, "pPr", "outlineLvl")
    if not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < _DEEPEST else 0


def value_of(element: _Element, *names: str) -> str:
    """Return the value of what stands below an element by its names; empty where nothing does."""
    found = element.find("/".join(f"{W}{name}" for name in names))
    return "" if found is None else found.get(f"{W}val", "")


def number_of(element: _Element, *names: str, otherwise: int = 0) -> int:
    """Return such a value as a number, ``otherwise`` where it is none."""
    value = value_of(element, *names)
    return int(value) if value.isdecimal() else otherwise
