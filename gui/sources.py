"""Where the window's plans come from: main gives it the built-in one and the readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from model.plan import PlanHeading
from model.readers.reading import Reading

LoadBuiltIn = Callable[[], Reading]
ReadPlan = Callable[[Path, PlanHeading | None], Reading]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where plans come from."""

    load_built_in: LoadBuiltIn
    read_plan: ReadPlan
