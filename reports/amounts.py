"""Amounts as they are shown: in a unit, grouped by three, △ before what is negative."""

from __future__ import annotations

from enum import IntEnum

from model.money import Unit

BY_SECTION_ONLY = "公表事業費は施策単位"
"""Shown where a published budget would stand but is not known for what is picked."""

_ROUNDED = "端数処理のため、合計が一致しない場合があります。"
_TO_ZERO = "金額の「0」には、四捨五入して0になる額を含みます。"

NO_BREAK = "\u00a0"
"""The blank between an amount and what it is of (計 94,840千円): no line ends there."""


def in_unit(yen: int, unit: Unit) -> str:
    """Return ``yen`` in ``unit``, rounded half away from zero, for show only: △1,235."""
    rounded = (abs(yen) * 2 + unit.value) // (unit.value * 2)
    return grouped(-rounded if yen < 0 else rounded)


def grouped(number: int) -> str:
    """Return ``number`` grouped by three, with △ where it is negative."""
    return f"△{-number:,}" if number < 0 else f"{number:,}"


def exact(yen: int, unit: Unit) -> str:
    """Return ``yen`` with its unit: ``unit`` where it is whole in that, else 円."""
    taken = whole_unit(yen, unit)
    return f"{in_unit(yen, taken)}{taken.label}"


def whole_unit(yen: int, unit: Unit) -> Unit:
    """Return ``unit`` where ``yen`` is whole in it, else 円."""
    return Unit.YEN if yen % unit.value else unit


class Rounding(IntEnum):
    """How far a table shows other amounts than those it holds; the highest holds for all."""

    NONE = 0
    SOME = 1
    TO_ZERO = 2

    @property
    def note(self) -> str:
        """What the paper says of it below the table, empty where there is nothing to say."""
        return ("", _ROUNDED, f"{_ROUNDED}{_TO_ZERO}")[self]


def rounding_of(yen: int, size: int) -> Rounding:
    """Return how ``yen`` is shown in a unit of ``size`` yen."""
    if yen % size == 0:
        return Rounding.NONE
    return Rounding.TO_ZERO if abs(yen) * 2 < size else Rounding.SOME
