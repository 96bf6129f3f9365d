"""Amounts as they are shown: in a unit, grouped by three, △ before what is negative."""

from __future__ import annotations

from model.money import Unit

BY_SECTION_ONLY = "公表事業費は施策単位"
"""Shown where a published budget would stand but is not known for what is picked."""

ROUNDED = "端数処理のため、合計が一致しない場合があります。"
"""Stands below a table that shows an amount rounded."""

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
    """Return ``yen`` with its unit: ``unit`` where that rounds nothing, else 円."""
    taken = Unit.YEN if is_rounded(yen, unit) else unit
    return f"{in_unit(yen, taken)}{taken.label}"


def is_rounded(yen: int, unit: Unit) -> bool:
    """Whether ``in_unit`` shows another amount than ``yen``."""
    return yen % unit.value != 0
