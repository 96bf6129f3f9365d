"""The structure of a document: what each piece of text is, for those who do not see the page.

Layout makes ``Tag``s and hangs them on boxes; drawing marks the text with them and writes the tree
(ISO 32000-1, 14.7 and 14.8). What no tag is on is an artifact: rules, tints, running heads.
"""

from __future__ import annotations

_DEEPEST_HEADING = 6


class Tag:
    """An element of the structure: its standard type (14.8.4), and the element that holds it.

    ``alternative`` says in words what a picture shows; ``span`` is over how many columns a cell
    reaches.
    """

    __slots__ = ("alternative", "kind", "parent", "span")

    def __init__(
        self, kind: str, parent: Tag | None = None, alternative: str = "", span: int = 1
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.alternative = alternative
        self.span = span


def heading_kind(level: int) -> str:
    """Return the type of a heading; level 0 is the title of a part."""
    return f"H{min(level + 1, _DEEPEST_HEADING)}"
