"""Where the window's plans come from: main gives it the built-in one and the readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gui.plan_reading import CheckStop
from model.plan import PlanHeading
from model.readers.reading import Reading

LoadBuiltIn = Callable[[], Reading]
RecallBuiltIn = Callable[[], Reading | None]
ReadPlan = Callable[[Path, PlanHeading | None, CheckStop], Reading]


def _nothing_kept() -> None:
    """Return nothing: every plan is read."""


class Sources(NamedTuple):
    """Where plans come from.

    Attributes:
        load_built_in: reads the built-in plan.
        read_plan: reads a file, and ends where its last argument raises Cancelled.
        recall_built_in: returns the built-in plan at once where it was read before, else None.
    """

    load_built_in: LoadBuiltIn
    read_plan: ReadPlan
    recall_built_in: RecallBuiltIn = _nothing_kept
