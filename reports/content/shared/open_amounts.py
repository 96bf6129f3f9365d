"""What a plan says in place of amounts that are still open: 未定, 調整中.

A reader keeps such a word beside the project, under the heading of the column in which it stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from model.project import Project
from model.readers.tables.amount_heads import read_amount_head
from model.readers.tables.columns import AmountColumn
from model.view import PlanView

_read_head = lru_cache(maxsize=256)(read_amount_head)


class _Head(NamedTuple):
    """A column whose words stand for amounts, and of which year (西暦) these are."""

    heading: str
    fiscal_year: int | None


class OpenAmounts:
    """The words that the projects of ``view`` have in place of amounts of its basis."""

    def __init__(self, view: PlanView) -> None:
        self._basis, self._traits = view.basis, view.traits
        self._year = view.plan.heading.fiscal_year

    @cached_property
    def years(self) -> frozenset[int]:
        """The fiscal years (西暦) of which a project of the plan has a word."""
        return frozenset(head.fiscal_year for head in self._heads if head.fiscal_year)

    def word_of(self, project: Project, year: int | None) -> str:
        """Return what stands for the amount of ``project`` in ``year``, empty where nothing does.

        Without a year it is that of the basis, as are words under a heading that names none.
        """
        if not self._heads or not project.extras:
            return ""
        years = {year or self._basis.fiscal_year}
        if year in (None, self._basis.fiscal_year):
            years.add(None)
        words = self._traits.words_of(project)
        return next((words[h] for h, of in self._heads if of in years and h in words), "")

    def word_from(self, project: Project, source: str) -> str:
        """Return what stands for what the source of funds gives, empty where nothing does."""
        if not self._sources or not project.extras:
            return ""
        words = self._traits.words_of(project)
        return next((words[h] for h, of in self._sources if of == source and h in words), "")

    @cached_property
    def _sources(self) -> Sequence[tuple[str, str]]:
        """The columns of sources of funds with a word, and what sources they are.

        Of which kind they are is told by the columns before them; their year may be told, too.
        """
        read = ((h, _read_head(h, 1, self._year)) for h in self._traits.heads_of_words)
        years = (None, self._basis.fiscal_year)
        return [
            (h, column.funds) for h, column in read if column.funds and column.fiscal_year in years
        ]

    @cached_property
    def _heads(self) -> Sequence[_Head]:
        """The columns of amounts in which a project has a word, dated ones first.

        Those without a year are sums (計) where others name theirs.
        """
        read = ((h, _read_head(h, 1, self._year)) for h in self._traits.heads_of_words)
        heads = [_Head(h, column.fiscal_year) for h, column in read if self._is_ours(column)]
        told = (amount for order in self._traits.amounts_of_plan for amount in order)
        is_dated = any(a.fiscal_year for a in told if a.kind == self._basis.kind)
        return [head for head in heads if head.fiscal_year or not is_dated]

    def _is_ours(self, column: AmountColumn) -> bool:
        """Whether a column has amounts that are added up; where there are none, any year's may."""
        is_of_year = not any(self._traits.amounts_of_plan) and column.fiscal_year is not None
        return column.funds is None and (column.kind == self._basis.kind or is_of_year)


def words_text(words: Iterable[str]) -> str:
    """Return what ``words`` are: the one that all are, else the commonest with など behind."""
    counts = Counter(words)
    ((most, _),) = counts.most_common(1)
    return most if len(counts) == 1 else f"{most}など"
