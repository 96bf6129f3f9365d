"""A sheet as the workshop tells it, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sheet_line import Line


@dataclass(slots=True)
class ShownSheet:
    """A sheet as it comes in, its lines a part at a time."""

    name: str
    widths: tuple[float, ...]
    is_right: tuple[bool, ...]
    lines: list[Line] = field(default_factory=list)
