"""The lines of a sheet as they are shown: texts alone, handed from one process to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class LineKind(IntEnum):
    """How a line stands out. RUNNING lines and GROUP lines run over all columns."""

    TITLE = 0
    RUNNING = 1
    HEADING = 2
    HEAD = 3
    GROUP = 4
    BODY = 5
    TOTAL = 6


Line = tuple[int, tuple[str, ...]]
"""A LineKind and a text for each column; lines over all columns have one text."""


@dataclass(frozen=True, slots=True)
class SheetLines:
    """A sheet: its name, its columns (widths in characters, whether set right), its lines."""

    name: str
    widths: tuple[float, ...]
    is_right: tuple[bool, ...]
    lines: tuple[Line, ...]
