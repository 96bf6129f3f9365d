"""Work in the background that its window does not close on."""

from __future__ import annotations

from collections.abc import Callable

from gui.worker import Signals


class KeptWork:
    """Follows work of a kind, so that closing can wait for it."""

    def __init__(self) -> None:
        self._works: set[Signals] = set()
        self._then: Callable[[], object] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether any of it is under way."""
        return bool(self._works)

    @property
    def is_ending(self) -> bool:
        """Whether something waits for the end of it."""
        return self._then is not None

    def follow(self, work: Signals) -> None:
        """Follow ``work``, to whose signals all others listen already."""
        self._works.add(work)
        work.finished.connect(lambda _: self._end(work))
        work.cancelled.connect(lambda: self._end(work))
        work.failed.connect(lambda _: self._fail(work))

    def cancel(self, then: Callable[[], object] | None = None) -> None:
        """Stop the work that looks for it; ``then`` is called at the end, unless any fails."""
        self._then = then
        for work in self._works:
            work.cancel()
        self._tell()

    def _end(self, work: Signals) -> None:
        self._works.discard(work)
        self._tell()

    def _fail(self, work: Signals) -> None:
        self._works.discard(work)
        self._then = None

    def _tell(self) -> None:
        if self._then and not self._works:
            then, self._then = self._then, None
            then()
