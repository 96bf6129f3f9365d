"""The ticks on the tree of sections, and the picks they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from model.listing import ListingKind, Path
from model.plan import Plan, Section


class Tick(Enum):
    """The three states of a tick."""

    NONE = 0
    SOME = 1
    ALL = 2


@dataclass(slots=True, eq=False)
class TickNode:
    """A line of the tree: a section, or the own rows of a section that also has children."""

    label: str
    path: Path
    is_own_rows: bool = False
    children: list[TickNode] = field(default_factory=list)
    is_ticked: bool = True

    @property
    def tick(self) -> Tick:
        """The state of this line, from the lines below it where there are any."""
        if not self.children:
            return Tick.ALL if self.is_ticked else Tick.NONE
        states = {child.tick for child in self.children}
        return states.pop() if len(states) == 1 else Tick.SOME

    def set_tick(self, *, ticked: bool) -> None:
        """Tick or untick this line and all below it."""
        self.is_ticked = ticked
        for child in self.children:
            child.set_tick(ticked=ticked)

    def walk(self) -> Iterator[TickNode]:
        """Yield this line and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()


class SectionTicks:
    """The ticks of a plan's sections; all are ticked at first."""

    def __init__(self, plan: Plan) -> None:
        self.nodes = [_node(plan, section) for section in plan.sections]

    def set_all(self, *, ticked: bool) -> None:
        """Tick or untick everything."""
        for node in self.nodes:
            node.set_tick(ticked=ticked)

    def picks(self) -> tuple[frozenset[Path] | None, frozenset[Path]]:
        """Return what is ticked as ``sections`` and ``own_rows`` of a Selection."""
        if all(node.tick is Tick.ALL for node in self.nodes):
            return None, frozenset()
        sections: set[Path] = set()
        own_rows: set[Path] = set()
        for node in self.nodes:
            _collect(node, sections, own_rows)
        return frozenset(sections), frozenset(own_rows)


def _collect(node: TickNode, sections: set[Path], own_rows: set[Path]) -> None:
    if node.tick is Tick.ALL:
        (own_rows if node.is_own_rows else sections).add(node.path)
    elif node.tick is Tick.SOME:
        for child in node.children:
            _collect(child, sections, own_rows)


def _node(plan: Plan, section: Section) -> TickNode:
    number = f"{section.number} " if section.number else ""
    node = TickNode(f"{number}{section.title}", section.path)
    node.children = [_node(plan, child) for child in section.children]
    if node.children and section.listings:
        kinds = {row.kind for row in section.listings}
        label = ListingKind.OTHER.label if kinds == {ListingKind.OTHER} else "直接の掲載"
        node.children.append(TickNode(label, section.path, is_own_rows=True))
    return node
