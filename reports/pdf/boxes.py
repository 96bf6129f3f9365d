"""Things at places: what layout hands to drawing. Lengths are in points, y runs downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reports.pdf.style import Colour, Type
from reports.typesetting.breaker import Line


@dataclass(frozen=True, slots=True)
class TextBox:
    """A piece of a line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    type: Type
    colour: Colour


@dataclass(frozen=True, slots=True)
class RuleBox:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float
    colour: Colour
    is_dotted: bool = False


@dataclass(frozen=True, slots=True)
class FillBox:
    """A filled rectangle; ``y`` is its top."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class LinkBox:
    """A rectangle that leads to an anchor; ``y`` is its top."""

    x: float
    y: float
    width: float
    height: float
    anchor: str


@dataclass(frozen=True, slots=True)
class PageNumberBox:
    """The number of the page with an anchor, known only when all pages are laid out.

    It ends at ``x`` when ``is_right``, else begins there. ``y`` is its baseline.
    """

    x: float
    y: float
    anchor: str
    type: Type
    colour: Colour
    prefix: str = ""
    is_right: bool = True


Box = TextBox | RuleBox | FillBox | LinkBox | PageNumberBox


@dataclass(frozen=True, slots=True)
class Entry:
    """A place for contents and bookmarks; ``level`` 0 is a part."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece of a page that is never cut: boxes measured from its top left.

    Attributes:
        height: how much of the page it takes.
        boxes: what is drawn, from its own top left corner.
        before: white above it, left out at the top of a page.
        keeps_next: whether the next slab must stand on the same page.
        again: what is repeated above it when a page begins with it (a table's head).
        anchors: the anchors that stand here.
        entries: what contents and bookmarks say of it.
    """

    height: float
    boxes: tuple[Box, ...] = ()
    before: float = 0.0
    keeps_next: bool = False
    again: Slab | None = None
    anchors: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A laid-out page: boxes measured from the page's top left corner.

    ``number`` is its page number in the body, None on front pages. ``head`` is the running head.
    """

    boxes: list[Box] = field(default_factory=list)
    number: int | None = None
    head: str = ""
    anchors: dict[str, float] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def moved(boxes: Iterable[Box], dx: float, dy: float) -> Iterator[Box]:
    """Yield ``boxes`` moved right by ``dx`` and down by ``dy``."""
    for box in boxes:
        if isinstance(box, RuleBox):
            yield replace(box, x=box.x + dx, y=box.y + dy, to_x=box.to_x + dx, to_y=box.to_y + dy)
        else:
            yield replace(box, x=box.x + dx, y=box.y + dy)


def line_boxes(line: Line, x: float, baseline: float, type_: Type, colour: Colour) -> list[Box]:
    """Return the boxes of a broken line that begins at ``x``."""
    return [
        TextBox(x + offset, baseline, text, type_, colour) for offset, text in line.runs if text
    ]
