"""The ticks on the tree of sections, and the picks they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from model.listing import ListingKind, Path
from model.plan import Plan, Section
from model.selection import Selection


class Tick(Enum):
    """The three states of a tick."""

    NONE = 0
    SOME = 1
    ALL = 2


class TickNode:
    """A line of the tree: a section, or the own rows of a section that also has children."""

    def __init__(
        self, label: str, path: Path, parent: TickNode | None, *, is_own_rows: bool = False
    ) -> None:
        self.label, self.path, self.is_own_rows = label, path, is_own_rows
        self.parent = parent
        self.children: list[TickNode] = []
        self.tick = Tick.ALL

    def walk(self) -> Iterator[TickNode]:
        """Yield this line and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()


class SectionTicks:
    """The ticks of a plan's sections; all are ticked at first.

    Attributes:
        nodes: the top lines of the tree.
        lines: all its lines from the top, parents before their children.
    """

    def __init__(self, plan: Plan) -> None:
        self.nodes = [_node(plan, section, None) for section in plan.sections]
        self.lines = [line for node in self.nodes for line in node.walk()]

    def set_tick(self, node: TickNode, *, ticked: bool) -> None:
        """Tick or untick a line, all below it, and so in part those above it."""
        for each in node.walk():
            each.tick = Tick.ALL if ticked else Tick.NONE
        while (node := node.parent) is not None:  # type: ignore[assignment]
            _sum_up(node)

    def set_all(self, *, ticked: bool) -> None:
        """Tick or untick everything."""
        for node in self.lines:
            node.tick = Tick.ALL if ticked else Tick.NONE

    def invert(self) -> None:
        """Tick what is not ticked and untick what is."""
        for node in self.lines:
            if not node.children:
                node.tick = Tick.ALL if node.tick is Tick.NONE else Tick.NONE
        self._sum_up()

    def apply(self, selection: Selection) -> None:
        """Set the ticks to what ``selection`` picks."""
        for node in self.lines:
            is_taken = selection.sections is None or node.path in selection.sections
            is_below = node.parent is not None and node.parent.tick is Tick.ALL
            is_own = not node.children and node.path in selection.own_rows
            node.tick = Tick.ALL if is_taken or is_below or is_own else Tick.NONE
        self._sum_up()

    def picks(self) -> tuple[frozenset[Path] | None, frozenset[Path]]:
        """Return what is ticked as ``sections`` and ``own_rows`` of a Selection."""
        if all(node.tick is Tick.ALL for node in self.nodes):
            return None, frozenset()
        sections: set[Path] = set()
        own_rows: set[Path] = set()
        for node in self.nodes:
            _collect(node, sections, own_rows)
        return frozenset(sections), frozenset(own_rows)

    def _sum_up(self) -> None:
        """Tick the lines that have others below them as these are."""
        for node in reversed(self.lines):
            if node.children:
                _sum_up(node)


def _sum_up(node: TickNode) -> None:
    states = {child.tick for child in node.children}
    node.tick = states.pop() if len(states) == 1 else Tick.SOME


def _collect(node: TickNode, sections: set[Path], own_rows: set[Path]) -> None:
    if node.tick is Tick.ALL:
        (own_rows if node.is_own_rows else sections).add(node.path)
    elif node.tick is Tick.SOME:
        for child in node.children:
            _collect(child, sections, own_rows)


def _node(plan: Plan, section: Section, parent: TickNode | None) -> TickNode:
    number = f"{section.number} " if section.number else ""
    node = TickNode(f"{number}{section.title}", section.path, parent)
    node.children = [_node(plan, child, node) for child in section.children]
    if node.children and section.listings:
        kinds = {row.kind for row in section.listings}
        label = ListingKind.OTHER.label if kinds == {ListingKind.OTHER} else "直接の掲載"
        node.children.append(TickNode(label, section.path, node, is_own_rows=True))
    return node
