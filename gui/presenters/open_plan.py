"""Which plan is open: its file, its title page, and what was picked of it the last time."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gui.presenters.choices import picked_of
from gui.presenters.making import Making
from gui.presenters.memory import Memory, State
from gui.presenters.picks import Picks
from model.errors import MappingError
from model.pick_index import PickIndex
from model.plan import Plan, PlanHeading
from model.readers.reading import Reading
from model.selection import Selection

if TYPE_CHECKING:
    from model.readers.lists.columns.mapping import ListMapping

_WORKBOOK = ".xlsx"


class OpenPlan:
    """Gives a plan that was read to picks and making, and remembers where it came from.

    Attributes:
        path: the file of the open plan, None for the built-in one.
    """

    def __init__(self, memory: Memory, picks: Picks, making: Making) -> None:
        self.memory, self._picks, self._making = memory, picks, making
        self.path: Path | None = None
        self._stands_in = False

    @property
    def is_open(self) -> bool:
        """Whether any plan is open."""
        return self._picks.reading is not None

    @property
    def plan(self) -> Plan:
        """The plan itself, all of it."""
        return self._picks.plan

    def known_heading(self, path: Path) -> PlanHeading | None:
        """Return the title page that the user gave the text at ``path`` before, or None."""
        return self.memory.state.headings.get(str(path.absolute()))

    def known_mapping(self, path: Path) -> ListMapping | None:
        """Return how the columns of the list at ``path`` were taken, None for a new one."""
        record = self.memory.state.mappings.get(str(path.absolute()))
        if record is None:
            return None
        from model.readers.lists.columns.mapping_file import mapping_from_record  # noqa: PLC0415  only lists need it

        with suppress(MappingError):  # somebody changed what was noted
            return mapping_from_record(record, str(path))
        return None

    def has_heading(self, path: Path) -> bool:
        """Whether nobody needs to be asked for the title page of ``path``."""
        return _holds_heading(path) or self.known_heading(path) is not None

    def open(
        self, reading: Reading, index: PickIndex, path: Path | None, *, stands_in: bool = False
    ) -> Selection:
        """Open a plan with what was picked of it when it was open last; return that.

        Of any plan the same is made as of the one before, and goes to the same folder. A plan that
        ``stands_in`` for one that cannot be read now is not what the next start opens.
        """
        state, chosen = self.memory.state, self.memory.state.choices
        if self.is_open:
            state, chosen = self.noted(state), None
        selection = state.picked_of(path).of(reading.plan)
        self.path, self._stands_in = path, stands_in
        is_told = path and (reading.mapping or not _holds_heading(path))
        heading = reading.plan.heading if is_told else None
        if chosen:
            self._making.recall(chosen)
        self._picks.open(reading, index, selection)
        self.memory.keep_state(
            state if stands_in else state.with_plan(path, heading, _record(reading))
        )
        gc.freeze()  # a large plan is walked through by each collection otherwise
        return selection

    def noted(self, state: State) -> State:
        """Return ``state`` with what is open and chosen."""
        chosen = self._making.choices
        return replace(
            state.with_picked(self.path, picked_of(self.plan, chosen.selection)),
            plan=state.plan if self._stands_in else self.path,
            choices=chosen._replace(selection=Selection()),
        )

    def save_as(self, path: Path) -> None:
        """Take ``path`` as the file of the open plan: it was saved there."""
        self.path, self._stands_in = path, False
        self.memory.keep_state(self.noted(self.memory.state.with_plan(path)))


def _holds_heading(path: Path) -> bool:
    return path.suffix.casefold() == _WORKBOOK


def _record(reading: Reading) -> dict[str, Any] | None:
    if reading.mapping is None:
        return None
    from model.readers.lists.columns.mapping_file import mapping_record  # noqa: PLC0415  only lists need it

    return mapping_record(reading.mapping)
