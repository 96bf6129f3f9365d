"""How like two texts are, where a passage that many texts share tells little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from model.text import name_key

Grams = frozenset[str]
"""The pairs of neighbouring characters of a text, folded by ``name_key``."""

_SCALE = 1000


def grams_of(text: str | None) -> Grams:
    """Return the pairs of characters of ``text``; a single character is its own pair."""
    key = name_key(text or "")
    return frozenset(map("".join, pairwise(key))) or frozenset(key)


class Likeness:
    """Compares texts by the pairs of characters they share, rare pairs counting for more.

    A pair weighs as its inverse document frequency among ``texts``. Weights are integers, so that
    the sums, and with them every choice made by them, do not hang on the order of a set.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(grams_of(text))
            number += 1
        self._weights: Mapping[str, int] = {
            gram: round(_SCALE * math.log((number + 1) / count)) + 1
            for gram, count in counts.items()
        }
        self._known: dict[Grams, int] = {}
        self._rarest = round(_SCALE * math.log(number + 1)) + 1

    def between(self, one: Grams, other: Grams) -> float:
        """Return how much of two texts is shared, from 0 to 1 (the weighted index of Dice)."""
        both = self._weight_of(one) + self._weight_of(other)
        return 2 * self._weigh(one & other) / both if both else 0.0

    def _weight_of(self, grams: Grams) -> int:
        """Return the weight of a whole text, which is compared many times."""
        if grams not in self._known:
            self._known[grams] = self._weigh(grams)
        return self._known[grams]

    def _weigh(self, grams: Grams) -> int:
        return sum(self._weights.get(gram, self._rarest) for gram in grams)
