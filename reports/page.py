"""The paper a document is made for: size, direction, binding, marks, and how pages are imposed."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Paper(Enum):
    """A sheet size; the value is (width, height) in millimetres, upright (JIS P 0138)."""

    A4 = (210, 297)
    A3 = (297, 420)


class Binding(Enum):
    """At which side a booklet is bound; the value is the word on the command line."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def label(self) -> str:
        """The side as it is shown."""
        return {"left": "左とじ", "right": "右とじ"}[self.value]


class Imposing(Enum):
    """How pages are put on sheets; the value is the word on the command line."""

    NONE = "none"
    BOOKLET = "booklet"
    TWO_UP = "2up"


class Imposition(NamedTuple):
    """Pages put on larger sheets, two on a side.

    Attributes:
        way: one after the other, or in the order of a saddle-stitched booklet.
        sheet: the size of the sheets; pages are made smaller where two do not fit (A4 pages on A3
            keep their size, on A4 they become A5). None is A3 for a booklet, A4 for two on a side.
        creep: how far folded paper pushes the next inner sheet out, in millimetres a sheet; its
            pages move as far towards the fold. 0.1 is that of copying paper.
    """

    way: Imposing = Imposing.NONE
    sheet: Paper | None = None
    creep: float = 0.1

    @property
    def on(self) -> Paper:
        """The sheets that are used."""
        return self.sheet or (Paper.A3 if self.way is Imposing.BOOKLET else Paper.A4)


class Page(NamedTuple):
    """The paper a document is made for.

    ``has_line_numbers`` numbers the lines of each page in its margin, for discussion.
    """

    paper: Paper = Paper.A4
    landscape: bool = False
    grey: bool = False
    binding: Binding = Binding.LEFT
    has_line_numbers: bool = False
    imposition: Imposition = Imposition()


class Marks(NamedTuple):
    """What is stamped on a paper for a meeting, at the top right of its pages or sheets.

    ``stamp`` is its number (資料１); ``is_draft`` prints 案, ``is_confidential`` 取扱注意.
    """

    stamp: str = ""
    is_draft: bool = False
    is_confidential: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The marks as they are printed, the stamp last."""
        given = ("取扱注意" * self.is_confidential, "案" * self.is_draft, self.stamp)
        return tuple(word for word in given if word)
