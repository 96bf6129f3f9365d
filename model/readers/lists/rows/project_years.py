"""The lines of one project, of which each has a year, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.readers.lists.rows.row_lines import is_span, meaning_of
from model.text import name_key


@dataclass(slots=True)
class ProjectYears:
    """The labels of the lines of the project that is read, and their yen by column."""

    _name: str = ""
    _labels: set[str] = field(default_factory=set)
    _yen: dict[int, int] = field(default_factory=dict)

    def begin(self, name: str, label: str, yen: Mapping[int, int]) -> None:
        """Take in the first line of a project; one of the name above goes on with that."""
        if name_key(name) != self._name:
            self._name, self._labels, self._yen = name_key(name), set(), {}
        self.add(label, yen)

    def add(self, label: str, yen: Mapping[int, int]) -> bool:
        """Take in a line; returns whether another one has the same year."""
        meaning = meaning_of(label)
        key = f"{meaning.fiscal_year}{meaning.is_on}" if meaning.fiscal_year else ""
        key = label if is_span(label) else key
        is_again = key in self._labels
        self._labels |= {key} - {""}
        for column, one in yen.items():
            self._yen[column] = self._yen.get(column, 0) + one
        return is_again

    def sums(self) -> dict[int, int]:
        """Return the yen of all lines by column; empty where they are not of years."""
        return dict(self._yen) if self._labels else {}
