"""Children of widgets, as what they are: PySide6 does not say of which kind those are it finds."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QObject

Child = TypeVar("Child", bound=QObject)


def child(parent: QObject, kind: type[Child], name: str = "") -> Child:
    """Return the first child of ``kind``, the one called ``name`` where that is given."""
    return cast(Child, parent.findChild(kind, name) if name else parent.findChild(kind))


def children(parent: QObject, kind: type[Child]) -> list[Child]:
    """Return all children of ``kind``."""
    return cast(list[Child], parent.findChildren(kind))
