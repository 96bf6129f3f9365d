"""Words in place of amounts (未定) of two plans that are compared: of which year they are.

A plan keeps such a word beside its project, under the heading of the column in which it stood.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from model.comparison.amounts import AmountKey, Keys, Revision
from model.comparison.standing import Standing
from model.plan import Plan
from model.row_traits import is_word
from model.text import name_key
from model.wareki import find_fiscal_years


def years_of_words(*plans: Plan) -> dict[str, int]:
    """Return by headings that have words in ``plans`` the one fiscal year (西暦) that they name."""
    heads = {
        head: find_fiscal_years(head)
        for plan in plans
        for project in plan.projects
        for head, text in project.extras
        if is_word(text)
    }
    return {head: years[0] for head, years in heads.items() if len(years) == 1}


def keys_of_words(
    heads: Mapping[str, int], told: Collection[AmountKey], keys: Keys
) -> frozenset[AmountKey]:
    """Return those of the whole amounts ``told`` in whose place words stand under ``heads``.

    ``keys`` are of the plan with these heads, whose name of a kind may be another.
    """
    added_up = keys.added_up.kind
    return frozenset(
        key
        for key in told
        for head, year in heads.items()
        if (key.fiscal_year, key.funds) == (year, None)
        and name_key((keys.basis.kind if key.kind == added_up else key.kind) or "")
        in name_key(head)
    )


def without_answered(
    standing: Standing, heads: Mapping[str, int], revised: Collection[Revision]
) -> Standing:
    """Return ``standing`` without its words in place of amounts that are told as ``revised``."""
    years = {each.key.fiscal_year for each in revised if each.key.funds is None}
    kept = tuple(
        (head, text)
        for head, text in standing.extras
        if not (is_word(text) and heads.get(head) in years)
    )
    return standing if kept == standing.extras else replace(standing, extras=kept)
