"""The unit of a text's tables, where it stands outside them: （単位：千円） above or below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from model.readers.published.lines.line import Line
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import (
    STATED_UNIT,
    UNIT,
    UNIT_IN_BRACKETS,
    is_unit,
    unit_of,
)

_STATES = re.compile(
    rf"{STATED_UNIT}|単位\s*[、,]\s*{UNIT}|(?:金額|事業費|予算額|数字|数値)は[^。（(]{{0,20}}{UNIT_IN_BRACKETS}"
)


class StatedUnits:
    """The units that a text states, with the numbers of the lines that do.

    One that is part of a table's head is the unit of its column alone.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        found = (
            (line.number, unit_of(match[0] if match else line.text))
            for line in lines
            if line.role is not LineRole.TABLE_HEAD
            if (match := _STATES.search(line.text)) or is_unit(line.text)
        )
        stated = [(number, unit) for number, unit in found if unit is not None]
        self._numbers = [number for number, _ in stated]
        self._units = [unit for _, unit in stated]

    def at(self, number: int) -> int | None:
        """Return the unit, in yen, of a table at line ``number``; None where the text states none.

        The last one stated above holds, before the first the one below.
        """
        if not self._units:
            return None
        return self._units[max(bisect_right(self._numbers, number) - 1, 0)]

    def above(self, number: int) -> int | None:
        """Return the unit that is stated last above line ``number``; None where none is."""
        place = bisect_right(self._numbers, number)
        return self._units[place - 1] if place else None
