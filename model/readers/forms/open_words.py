"""What a plan has in place of amounts that are open (未定), and putting such words in and out.

A word stands beside the project, under the heading of the column in which it stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from model.amount_basis import AmountBasis, choose_basis
from model.form_marks import OPEN_WORDS, REMARKS
from model.plan import Plan
from model.project import Project
from model.readers.forms.form_columns import Year
from model.readers.tables.amount_heads import open_heading, read_amount_head
from model.readers.tables.columns import AmountColumn
from model.text import name_key

_read_head = lru_cache(maxsize=256)(read_amount_head)
_OPEN = frozenset(map(name_key, OPEN_WORDS))


def is_open_word(text: str) -> bool:
    """Whether ``text`` says of an amount that it is still open."""
    return name_key(text) in _OPEN


def heads_with_words(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return the extra headings of ``after``, which is ``before`` with words put in and out.

    A column that has lost its last word is gone. A new one stands among those of the other years,
    else before the remarks.
    """
    filled, had = _filled(after), _filled(before)
    heads = [h for h in before.extra_heads if h in filled or h not in had]
    year = before.heading.fiscal_year
    for new in (h for h in after.extra_heads if h not in before.extra_heads):
        column = _read_head(new, 1, year)
        places = {
            place: read.fiscal_year
            for place, head in enumerate(heads)
            if (read := _read_head(head, 1, year)).kind == column.kind and read.fiscal_year
        }
        later = [place for place, of in places.items() if of > (column.fiscal_year or 0)]
        last = heads.index(REMARKS) if REMARKS in heads else len(heads)
        at = min(later) if later else max(places) + 1 if places else last
        heads.insert(len(heads) if new == REMARKS else at, new)
    return tuple(heads)


def _filled(plan: Plan) -> set[str]:
    return {head for project in plan.projects for head, _ in project.extras}


class OpenWords:
    """The words of the projects of ``plan``, by the years that forms ask for.

    ``new_heads`` are the headings that it lacks for words put in until now.
    """

    def __init__(self, plan: Plan) -> None:
        self.new_heads: dict[str, None] = {}
        self._plan = plan
        self._basis: AmountBasis = choose_basis(plan)
        extras = (heading for project in plan.projects for heading, _ in project.extras)
        self._heads = tuple(dict.fromkeys((*plan.extra_heads, *extras)))
        self._has_amounts = any(project.amounts for project in plan.projects)
        self._is_dated = any(
            amount.fiscal_year is not None
            for project in plan.projects
            for amount in project.amounts
            if amount.kind == self._basis.kind
        )

    def word_of(self, project: Project, year: Year) -> str:
        """Return what stands in place of the amount of ``project`` in ``year``, else empty."""
        extras = dict(project.extras)
        return next((extras[head] for head in self._heads_of(year) if extras.get(head)), "")

    def with_word(self, project: Project, year: Year, word: str) -> Project:
        """Return ``project`` with ``word`` in place of its amount in ``year``; empty for none."""
        heads = tuple(self._heads_of(year))
        extras = {head: text for head, text in project.extras if head not in heads}
        if word:
            head = heads[0] if heads else self._new_head(year)
            extras[head] = word
            if head not in self._plan.extra_heads:
                self.new_heads[head] = None
        return replace(project, extras=tuple(extras.items()))

    def _heads_of(self, year: Year) -> Iterator[str]:
        """Yield the headings whose words stand for amounts of ``year``, dated ones first.

        Those without a year are sums (計) where amounts have theirs.
        """
        own = self._basis.fiscal_year
        wanted: tuple[Year, ...] = (own if year is None else year,)
        if year is None and not self._is_dated:
            wanted = (*wanted, None)
        for of in dict.fromkeys(wanted):
            for head in (*self._heads, *self.new_heads):
                read = _read_head(head, 1, self._plan.heading.fiscal_year)
                if read.funds is None and read.fiscal_year == of and self._is_ours(read):
                    yield head

    def _is_ours(self, column: AmountColumn) -> bool:
        """Whether a column has amounts that are added up; where there are none, any year's may."""
        is_of_year = not self._has_amounts and column.fiscal_year is not None
        return column.kind == self._basis.kind or is_of_year

    def _new_head(self, year: Year) -> str:
        of = self._basis.fiscal_year if year is None else year
        return open_heading(AmountColumn(1, of, self._basis.kind))
