"""Turning and zooming the pages of a preview."""

from __future__ import annotations

from enum import Enum

ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300)
"""The steps of zooming, in percent of the paper's size."""


class Fit(Enum):
    """A zoom that follows the room there is."""

    PAGE = "全体"
    WIDTH = "幅"


class Pages:
    """Which pages are shown, and how large.

    In a spread a page of an odd number stands at the right, as in a bound paper; so the first
    stands alone.
    """

    def __init__(self) -> None:
        self.count = 0
        self.at = 0
        self.is_spread = False
        self.zoom: Fit | int = Fit.PAGE

    def open(self, count: int) -> None:
        """Take a paper of ``count`` pages; the place stays as far as the paper goes."""
        self.count = count
        self.go(self.at)

    def go(self, page: int) -> None:
        """Turn to ``page``, counted from 0, or to the nearest there is."""
        self.at = max(0, min(page, self.count - 1))

    def turn(self, step: int) -> bool:
        """Turn on by ``step`` pages or spreads; return whether there was anything to turn to."""
        shown = [page for page in self.shown if page is not None]
        if not shown:
            return False
        before = self.shown
        target = shown[-1] + 1 if step > 0 else shown[0] - 1
        if 0 <= target < self.count:
            self.go(target)
        return self.shown != before

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The pages that are shown side by side; None for an empty side."""
        if not self.count:
            return ()
        if not self.is_spread:
            return (self.at,)
        left = self.at - 1 if self.at % 2 == 0 else self.at
        sides = (left, left + 1)
        return tuple(page if 0 <= page < self.count else None for page in sides)

    @property
    def label(self) -> str:
        """Where we are: 3・4 / 35."""
        shown = "・".join(str(page + 1) for page in self.shown if page is not None)
        return f"{shown or 0} / {self.count}"

    def enlarge(self, step: int, now: float) -> None:
        """Go to the next zoom above or below ``now``, the scale at present (1 is the paper's)."""
        percent = round(now * 100)
        above = [zoom for zoom in ZOOMS if zoom > percent]
        below = [zoom for zoom in ZOOMS if zoom < percent]
        self.zoom = (above or ZOOMS[-1:])[0] if step > 0 else (below or ZOOMS[:1])[-1]

    def scale(self, paper: tuple[float, float], room: tuple[float, float]) -> float:
        """Return how large to show a page: 1 shows ``paper`` (in screen units) at its size."""
        if isinstance(self.zoom, int):
            return self.zoom / 100
        width = paper[0] * (2 if self.is_spread else 1)
        across = room[0] / width
        return across if self.zoom is Fit.WIDTH else min(across, room[1] / paper[1])
