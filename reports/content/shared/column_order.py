"""The order of columns of amounts: one out of the many that rows have, sources in the usual one.

Tables of 財源内訳 in municipal budgets have 国庫・県・地方債・その他・一般財源 (地方自治法施行規則,
予算に関する説明書). A list that got a column later has it at its end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TypeVar

from model.text import without_blanks

_Item = TypeVar("_Item")
_Name = TypeVar("_Name", bound=Hashable)

_GIVEN = "(?:支出金|補助金|負担金|委託金|費|庫|庫補助金|庫負担金)?"
_USUAL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"国庫?{_GIVEN}",
        rf"(?:都道府県|道府県|県|都|道|府){_GIVEN}",
        r"(?:地方|市|町|村|区|県|都|道|府|公|特例|過疎|辺地)債|起債",
        r"その他(?:特定)?(?:の?財源|特財)?",
        r"一般財源|一財",
    )
)


def sources_in_order(orders: Iterable[Iterable[str | None]]) -> tuple[str, ...]:
    """Return the sources of funds of projects, each once, in their usual order.

    ``orders`` are those of the amounts of a project each, None for one from no source. Sources that
    papers do not know stand where projects have them.
    """
    named = [tuple(dict.fromkeys(filter(None, order))) for order in orders]
    return in_usual_order(in_common_order(named), lambda name: (None, name))


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


def in_usual_order(
    names: Iterable[_Item], told_by: Callable[[_Item], tuple[Hashable, str | None]]
) -> tuple[_Item, ...]:
    """Return ``names`` with those of known sources of funds in their usual order.

    ``told_by`` says of a name whose parts it is one of (a year and kind) and from which source it
    is, None for no source. Parts of each share the places that they had; all others keep theirs.
    """
    ordered = list(names)
    places: dict[Hashable, list[int]] = defaultdict(list)
    ranks: dict[int, int] = {}
    for place, name in enumerate(ordered):
        whole, source = told_by(name)
        rank = None if source is None else _rank(source)
        if rank is not None:
            places[whole].append(place)
            ranks[place] = rank
    for taken in places.values():
        by_rank = [ordered[place] for place in sorted(taken, key=ranks.__getitem__)]
        for place, name in zip(taken, by_rank, strict=True):
            ordered[place] = name
    return tuple(ordered)


def _rank(source: str) -> int | None:
    """Return the place of ``source`` among the usual ones (from 0), None where it is none."""
    plain = without_blanks(source)
    return next((n for n, each in enumerate(_USUAL) if each.fullmatch(plain)), None)
