"""Which plan is open: its file, its title page, and what was chosen of it the last time."""

from __future__ import annotations

import gc
from pathlib import Path

from gui.presenters.making import Making
from gui.presenters.memory import Memory
from gui.presenters.picks import Picks
from model.pick_index import PickIndex
from model.plan import PlanHeading
from model.readers.reading import Reading

_WORKBOOK = ".xlsx"


class OpenPlan:
    """Gives a plan that was read to picks and making, and remembers where it came from.

    Attributes:
        path: the file of the open plan, None for the built-in one and for a list.
    """

    def __init__(self, memory: Memory, picks: Picks, making: Making) -> None:
        self.memory, self._picks, self._making = memory, picks, making
        self.path: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether any plan is open."""
        return self._picks.reading is not None

    def known_heading(self, path: Path) -> PlanHeading | None:
        """Return the title page that the user gave the text at ``path`` before."""
        return self.memory.state.headings.get(str(path.absolute()))

    def has_heading(self, path: Path) -> bool:
        """Whether nobody needs to be asked for the title page of ``path``."""
        return _holds_heading(path) or self.known_heading(path) is not None

    def open(self, reading: Reading, index: PickIndex, path: Path | None) -> None:
        """Open a plan; the first one at a start with what was chosen of it when it was left.

        A list that has just been brought in was never left.
        """
        state = self.memory.state
        is_same = state.plan == path and reading.mapping is None
        chosen = state.choices if is_same and not self.is_open else None
        self.path = path
        heading = reading.plan.heading if path and not _holds_heading(path) else None
        self.memory.keep_state(state.with_plan(path, heading))
        if chosen:
            self._picks.open(reading, index, chosen.selection)
            self._making.take(chosen)
        else:
            self._picks.open(reading, index)
        gc.freeze()  # a large plan is walked through by each collection otherwise

    def save_as(self, path: Path) -> None:
        """Take ``path`` as the file of the open plan: it was saved there."""
        self.memory.keep_state(self.memory.state.with_plan(path))
        self.path = path


def _holds_heading(path: Path) -> bool:
    return path.suffix.casefold() == _WORKBOOK
