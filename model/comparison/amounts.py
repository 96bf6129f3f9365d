"""Amounts that two plans give for the same year and kind, and that differ."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from model.project import Amount, Project


def revised_amounts(old: Project, new: Project) -> tuple[tuple[Amount, Amount], ...]:
    """Return the amounts that both plans give for one year, kind and source, and that differ.

    In pairs of old and new. Several amounts of one year, kind and source are added. Amounts that
    only one of the plans gives are those of its own years, and no change.
    """
    before, after = _by_kind(old), _by_kind(new)
    return tuple(
        (amount, after[key])
        for key, amount in before.items()
        if key in after and after[key].yen != amount.yen
    )


def _by_kind(project: Project) -> dict[Hashable, Amount]:
    sums: dict[Hashable, Amount] = {}
    for amount in project.amounts:
        key = amount.fiscal_year, amount.kind, amount.funds
        before = sums[key].yen if key in sums else 0
        sums[key] = replace(amount, yen=before + amount.yen)
    return sums
