"""How far an order is, told not oftener than it can be read."""

from __future__ import annotations

import time
from typing import Protocol

from reports.making.messages import Advanced

_SECONDS_BETWEEN = 0.04


class Teller(Protocol):
    """Who works on the order, as far as its steps are concerned."""

    def tell(self, answer: Advanced, /) -> None:
        """Send how far the order is."""

    def past_recall(self) -> None:
        """Let the order come to its end."""


class Steps:
    """The progress of an order. Being stopped comes from outside; this only tells."""

    def __init__(self, workshop: Teller, number: int, *, is_told: bool = False) -> None:
        self._workshop, self._number, self._is_told = workshop, number, is_told
        self._last = 0.0

    def advance(self, done: int, total: int, what: str, /) -> None:
        """Tell how far the order is, not oftener than it can be read."""
        if not self._is_told:
            return
        if done == total:
            self._workshop.past_recall()
        elif time.monotonic() - self._last < _SECONDS_BETWEEN:
            return
        self._last = time.monotonic()
        self._workshop.tell(Advanced(self._number, done, total, what))
