"""Plans and lists on their way from the process that reads them: in parts, not to hold the window.

What a process receives is unpacked in one step, during which none of its threads runs.
"""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from typing import Any, NamedTuple

from model.packed_plan import PackedPlan
from model.readers.lists.source.list_source import ListSource
from model.readers.reading import Reading
from model.readers.tables.grid import Cell

_Rows = list[list[Cell]]
_ROWS_AT_ONCE = 500
"""Rows of a list that are unpacked without letting the window go on: a few milliseconds."""


def packed(made: object) -> object:
    """Return ``made``, where it is large so that receiving it does not hold the window."""
    if isinstance(made, ListSource):
        return _ListParcel.of(made)
    if not isinstance(made, Reading):
        return made
    names = {field.name for field in fields(made)} - {"plan", "packed"}
    return _Parcel(PackedPlan.of(made.plan), {name: getattr(made, name) for name in names})


def unpacked(received: object) -> object:
    """Return what was packed by :func:`packed`."""
    return received.unpack() if isinstance(received, (_Parcel, _ListParcel)) else received


class _Parcel(NamedTuple):
    """A reading on its way: its plan packed, and what else there is of it by its fields."""

    packed: PackedPlan
    rest: dict[str, Any]

    def unpack(self) -> Reading:
        """Return the reading, with its plan packed too."""
        plan = self.packed.unpack()
        return Reading(plan=plan, packed=(plan, self.packed), **self.rest)


class _ListParcel(NamedTuple):
    """A list on its way: without its rows, and those of each sheet, some packed at a time.

    Plain values are unpacked in one step, during which the window stands: 0.1 s at 20,000 rows.
    """

    bare: ListSource
    packed: tuple[tuple[bytes, ...], ...]

    @classmethod
    def of(cls, source: ListSource) -> _ListParcel:
        """Pack ``source``."""
        packed = tuple(_packed_rows(sheet.grid.rows) for sheet in source.sheets)
        return cls(_with_rows(source, [[] for _ in packed]), packed)

    def unpack(self) -> ListSource:
        """Return the list."""
        return _with_rows(
            self.bare,
            [[row for some in parts for row in pickle.loads(some)] for parts in self.packed],  # noqa: S301  pickled by our own process
        )


def _packed_rows(rows: _Rows) -> tuple[bytes, ...]:
    return tuple(
        pickle.dumps(rows[first : first + _ROWS_AT_ONCE], pickle.HIGHEST_PROTOCOL)
        for first in range(0, len(rows), _ROWS_AT_ONCE)
    )


def _with_rows(source: ListSource, rows: list[_Rows]) -> ListSource:
    sheets = tuple(
        replace(sheet, grid=replace(sheet.grid, rows=its))
        for sheet, its in zip(source.sheets, rows, strict=True)
    )
    return replace(source, sheets=sheets)
