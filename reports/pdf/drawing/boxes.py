"""Things at places: what layout hands to drawing. Lengths are in points, y runs downwards.

A box with a ``tag`` is a piece of that element of the structure; one without is an artifact. A
booklet has some hundred thousand boxes: as named tuples they are made in half the time that
dataclasses take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reports.pdf.drawing.style import Colour, Type
from reports.pdf.file.tags import Tag
from reports.typesetting.breaker import Line
from reports.typesetting.fonts import load_font

UNKNOWN_PAGE = "―"
"""Stands for the number of a page that is not printed here."""


class TextBox(NamedTuple):
    """A text in one piece; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    type: Type
    colour: Colour
    tag: Tag | None = None


class LinesBox(NamedTuple):
    """Broken lines, one below the other; ``y`` is the first baseline.

    ``align`` 0 sets them from ``x``, 1 to the end of ``width``, a half into its middle.
    """

    x: float
    y: float
    lines: tuple[Line, ...]
    type: Type
    colour: Colour
    tag: Tag | None = None
    width: float = 0.0
    align: float = 0.0

    def start_of(self, line: Line) -> float:
        """Return where ``line`` begins."""
        return self.x + self.align * (self.width - line.width) if self.align else self.x

    def texts(self) -> Iterator[TextBox]:
        """Yield each piece of each line."""
        y = self.y
        for line in self.lines:
            x = self.start_of(line)
            for offset, text in line.pieces():
                if text:
                    yield TextBox(x + offset, y, text, self.type, self.colour, self.tag)
            y += self.type.leading


class RuleBox(NamedTuple):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float
    colour: Colour
    is_dotted: bool = False


class FillBox(NamedTuple):
    """A filled rectangle; ``y`` is its top."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


class LinkBox(NamedTuple):
    """A rectangle that leads to an anchor; ``y`` is its top."""

    x: float
    y: float
    width: float
    height: float
    anchor: str
    tag: Tag | None = None


class PageNumberBox(NamedTuple):
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
    tag: Tag | None = None


class PageNumbersBox(NamedTuple):
    """The numbers of the pages with some anchors, each page once; each leads to its anchor.

    They end at ``x``, ``per_line`` of them in a line; ``y`` is the first baseline. ``tags`` are
    those of the anchors.
    """

    x: float
    y: float
    anchors: tuple[str, ...]
    tags: tuple[Tag, ...]
    per_line: int
    type: Type
    colour: Colour

    def numbers(self, pages: Mapping[str, str]) -> Iterator[tuple[TextBox, str]]:
        """Yield each number as a text, with its anchor; ``pages`` are the numbers by anchor."""
        font, size = load_font(self.type.weight), self.type.size
        first: dict[str, int] = {}
        for n, anchor in enumerate(self.anchors):
            first.setdefault(pages.get(anchor, UNKNOWN_PAGE), n)
        shown = tuple(first.items())
        y = self.y
        for start in range(0, len(shown), self.per_line):
            line = shown[start : start + self.per_line]
            texts = [page for page, _ in line]
            texts[:-1] = [f"{text}, " for text in texts[:-1]]
            texts[-1] += "," if start + self.per_line < len(shown) else ""
            x = self.x - font.text_width("".join(texts), size)
            for text, (_, n) in zip(texts, line, strict=True):
                yield TextBox(x, y, text, self.type, self.colour, self.tags[n]), self.anchors[n]
                x += font.text_width(text, size)
            y += self.type.leading


Box = TextBox | LinesBox | RuleBox | FillBox | LinkBox | PageNumberBox | PageNumbersBox


@dataclass(frozen=True, slots=True)
class Entry:
    """A place for contents and bookmarks; ``level`` 0 is a part."""

    text: str
    level: int
    anchor: str


class Slab(NamedTuple):
    """A piece of a page that is never cut: boxes measured from its top left.

    Attributes:
        height: how much of the page it takes.
        boxes: what is drawn, from its own top left corner.
        before: white above it, left out at the top of a page.
        keeps_next: whether the next slab must stand on the same page.
        ends_full: whether it may end a page that is nearly full, though it keeps the next.
        again: what is repeated above it when a page begins with it (a table's head).
        anchors: the anchors that stand here.
        entries: what contents and bookmarks say of it.
        leads: whether it is nothing without the slab below it: a heading, the head of a table.
        is_spare: whether it goes where what it stands among has room without it.
    """

    height: float
    boxes: tuple[Box, ...] = ()
    before: float = 0.0
    keeps_next: bool = False
    again: Slab | None = None
    anchors: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    ends_full: bool = False
    leads: bool = False
    is_spare: bool = False


@dataclass(slots=True)
class Sheet:
    """A laid-out page.

    Attributes:
        placed: (x, y, slab) of what stands on it, from the page's top left corner.
        number: its page number in the body, None on front pages.
        head: the running head.
        anchors: how far down each anchor stands.
        entries: what contents and bookmarks say of it.
    """

    placed: list[tuple[float, float, Slab]] = field(default_factory=list)
    number: int | None = None
    head: str = ""
    anchors: dict[str, float] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def put(self, *boxes: Box) -> None:
        """Put boxes that are measured from the page's corner."""
        self.placed.append((0.0, 0.0, Slab(0.0, boxes)))

    @property
    def boxes(self) -> Iterator[Box]:
        """All boxes measured from the page's corner, lines as single texts."""
        for x, y, slab in self.placed:
            for box in moved(slab.boxes, x, y):
                if isinstance(box, LinesBox):
                    yield from box.texts()
                else:
                    yield box


def moved(boxes: Iterable[Box], dx: float, dy: float) -> Iterator[Box]:
    """Yield ``boxes`` moved right by ``dx`` and down by ``dy``."""
    for box in boxes:
        if isinstance(box, RuleBox):
            yield box._replace(x=box.x + dx, y=box.y + dy, to_x=box.to_x + dx, to_y=box.to_y + dy)
        else:
            yield box._replace(x=box.x + dx, y=box.y + dy)
