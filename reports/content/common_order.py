"""One order out of many: names of columns as rows have them, each behind the one before."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TypeVar

_Name = TypeVar("_Name", bound=Hashable)


def in_common_order(orders: Sequence[Sequence[_Name]]) -> tuple[_Name, ...]:
    """Return the names of ``orders``, each once and behind what stands before it in any of them.

    So a list's columns come back in their order, though no project may have an amount in each.
    Where orders contradict each other, names stand as they are met first.
    """
    before: dict[_Name, list[_Name]] = {name: [] for order in orders for name in order}
    for order in orders:
        for name, following in pairwise(order):
            before[following].append(name)
    try:
        return tuple(TopologicalSorter(before).static_order())
    except CycleError:
        return tuple(before)
