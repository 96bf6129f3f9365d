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

    def check(self, number: int, /) -> None:
        """Raise Cancelled where the order of this number was recalled."""

    def past_recall(self) -> None:
        """Let the order come to its end."""


class Steps:
    """The progress of an order, which tells how far it is.

    Being stopped comes from outside, but what code of others is at work with may catch that.
    """

    def __init__(self, workshop: Teller, number: int, *, is_told: bool = False) -> None:
        self._workshop, self._number, self._is_told = workshop, number, is_told
        self._last, self._is_ending = 0.0, False

    def advance(self, done: int, total: int, what: str, /) -> None:
        """Tell how far the order is, not oftener than it can be read.

        Raises Cancelled where it was recalled before its files were brought to their places.
        """
        if not self._is_ending:
            self._workshop.check(self._number)
        if not self._is_told:
            return
        if done == total:
            self._is_ending = True
            self._workshop.past_recall()
        elif time.monotonic() - self._last < _SECONDS_BETWEEN:
            return
        self._last = time.monotonic()
        self._workshop.tell(Advanced(self._number, done, total, what))
