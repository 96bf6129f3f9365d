"""Which amounts of its projects a paper shows side by side: those of several years, or by source.

A plan of three years is read by its years, one of a single year by its sources of funds (財源内訳)
where it tells them. What is added up elsewhere (個別事業費の計) is the amount of the plan's basis,
which is among the columns under the key ``AMOUNT_KEY`` wherever the plan knows any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from model.money import Unit, sum_known
from model.project import Project
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.amounts import NO_BREAK, in_unit
from reports.cell_text import NOTHING
from reports.content.shared.column_order import sources_in_order
from reports.content.shared.open_amounts import OpenAmounts, words_text
from reports.content.shared.table_builder import yen_column
from reports.table import Column, Text, Yen

AMOUNT_KEY = "amount"
YEARS_KEY = "years"
"""The key of the sum of several years, where they are added up."""
RELISTED = "再掲"
"""Stands in place of an amount that counts in another row."""
MOST_YEARS = 10
"""So many stand side by side at most, on a page across."""
_MOST_SOURCES = 6
"""More do not fit on a page beside names and descriptions; the report データ has them all."""
_MOST_UPRIGHT = 3
"""Amounts that stand beside names and descriptions on an upright page."""


def _no_word(_: Project) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column of amounts of projects; ``title`` is its heading without the unit.

    ``yen_of`` is the amount of a project in yen, None where it is not known; ``is_whole`` says that
    it is all of a year or more, and not what one source gives. ``word_of`` is what the plan says in
    place of an amount that is open (未定), empty where it says nothing.
    """

    key: str
    title: str
    yen_of: Callable[[Project], int | None]
    is_whole: bool = True
    word_of: Callable[[Project], str] = _no_word

    def sum_of(self, projects: Iterable[Project]) -> int | None:
        """Return the sum in yen of what is known of ``projects``, None where nothing is."""
        return sum_known(map(self.yen_of, projects))

    def cell(self, project: Project) -> Yen | Text:
        """Return the amount of ``project``, or the word in its place."""
        yen = self.yen_of(project)
        word = self.word_of(project) if yen is None else ""
        return Text(word) if word else Yen(yen)

    def sum_cell(self, projects: Sequence[Project]) -> Yen | Text:
        """Return the sum of what is known of ``projects``; where nothing is, a word or a dash.

        A blank would ask to be filled in.
        """
        yen = self.sum_of(projects)
        if yen is not None:
            return Yen(yen)
        words = self.open_words(projects)
        return Text(words_text(words) if words else NOTHING)

    def open_words(self, projects: Iterable[Project]) -> list[str]:
        """Return the words of those of ``projects`` whose amounts are open."""
        unknown = [project for project in projects if self.yen_of(project) is None]
        return list(filter(None, map(self.word_of, unknown)))

    def is_blank(self, project: Project) -> bool:
        """Whether neither an amount of ``project`` is known nor a word stands in its place."""
        return self.yen_of(project) is None and not self.word_of(project)

    def column(self, unit: Unit, *, least: float, most: float) -> Column:
        """Return the column of a table, in ``unit``."""
        return yen_column(self.key, self.title, unit, least=least, most=most)


def money_columns(view: PlanView, title: str) -> tuple[MoneyColumn, ...]:
    """Return the columns of amounts of ``view``, none where no amount is known.

    A single one is called ``title`` (事業費). Those of several years stand on every paper of a plan
    that has them, so that no amount is lost of projects that begin later than others. So do those
    of other years where none of the plan's own is known.
    """
    by_year = _by_year(view) if view.is_of_amounts or view.years_told else ()
    return by_year or (_by_source(view, title) if view.has_amounts else ())


def years_of(view: PlanView) -> tuple[int, ...]:
    """Return the fiscal years (西暦) whose amounts stand side by side, in order; none for one.

    They are those of the plan, whatever is picked of it. The plan's own is one of them, unless no
    amount of it is known. Of more than ``MOST_YEARS`` they are those from its own on, and before.
    """
    own = view.basis.fiscal_year
    years = sorted(view.years_told | OpenAmounts(view).years)
    if own is None or (view.is_of_amounts if own not in years else len(years) == 1):
        return ()
    first = max(0, min(bisect_left(years, own), len(years) - MOST_YEARS))
    return tuple(years[first : first + MOST_YEARS])


def lacks_own_year(view: PlanView) -> bool:
    """Whether the plan knows amounts of other years than its own alone."""
    return bool(view.years_told) and not view.is_of_amounts


def left_out(view: PlanView) -> tuple[str, ...]:
    """Return what amounts are that the plan tells and no column shows: 令和9年度 計画額.

    Those by source of funds are parts of others, and not among them.
    """
    basis = view.basis
    shown = {*years_of(view), *(() if lacks_own_year(view) else (basis.fiscal_year, None))}
    told = (amount for order in view.traits.amounts_told for amount in order)
    kinds = dict.fromkeys((a.fiscal_year, a.kind) for a in told if a.funds is None)
    others = [(year, kind) for year, kind in kinds if kind != basis.kind or year not in shown]
    return tuple(
        f"{format_fiscal_year(year)} {kind or ''}".strip()
        if year
        else f"年度のない{kind or '金額'}"
        for year, kind in others
    )


def open_note(what: str, money: Sequence[MoneyColumn], projects: Sequence[Project]) -> str:
    """Return that sums called ``what`` leave out the open amounts of ``projects``, if any are.

    計は、未定3件を含みません。 Of several years it says how many each of them has.
    """
    of_years = [each for each in money if each.is_whole and each.key != YEARS_KEY]
    found = [(each.title, words) for each in of_years if (words := each.open_words(projects))]
    if not found:
        return ""
    said = words_text(word for _, words in found for word in words)
    counts = "、".join(f"{title}{len(words):,}件" for title, words in found)
    of_each = f"（{counts}）" if len(of_years) > 1 else f"{len(found[0][1]):,}件"
    return f"{what}は、{said}{of_each}を含みません。"


def sums_text(view: PlanView, projects: Sequence[Project], unit: Unit) -> str:
    """Return what is known of ``projects`` in all, of each year where several.

    It is in the unit of the tables, beside which it is read (令和8年度 94,840千円). Empty where
    nothing is known.
    """
    if not years_of(view):
        known = view.basis.sum_of(projects)
        return "" if known is None else with_unit(known, unit)
    sums = [(each.title, each.sum_of(projects)) for each in money_columns(view, "")]
    told = [(title, with_unit(yen, unit)) for title, yen in sums if yen is not None]
    return "、".join(f"{title}{NO_BREAK}{amount}" for title, amount in told)


def year_key(year: int) -> str:
    """Return the key of the column of another fiscal ``year`` than the plan's own."""
    return f"year:{year}"


def is_wide(columns: Sequence[MoneyColumn]) -> bool:
    """Whether a table of projects with ``columns`` asks for a page across."""
    return len(columns) > _MOST_UPRIGHT


def with_unit(yen: int, unit: Unit) -> str:
    """Return ``yen`` as tables show it, with the unit behind: 94,840千円."""
    return f"{in_unit(yen, unit)}{unit.label}"


def _by_year(view: PlanView) -> tuple[MoneyColumn, ...]:
    """Return a column for each year, and their sum where none is before the plan's own.

    Where the plan has more years, the sum says of how many it is (10か年計).
    Years before are last year's budgets, which nobody adds to this year's.
    """
    basis, years, words = view.basis, years_of(view), OpenAmounts(view)
    columns = [
        MoneyColumn(
            AMOUNT_KEY if year == basis.fiscal_year else year_key(year),
            format_fiscal_year(year),
            view.amount_of if year == basis.fiscal_year else partial(_in_year, view, year),
            word_of=partial(words.word_of, year=year),
        )
        for year in years
    ]
    if len(years) > 1 and basis.fiscal_year is not None and years[0] >= basis.fiscal_year:
        title = f"{len(years)}か年計" if view.years_told.difference(years) else "計"
        in_all, word_of = partial(_in_years, view, years), partial(_word_in_years, words, years)
        columns.append(MoneyColumn(YEARS_KEY, title, in_all, word_of=word_of))
    return tuple(columns)


def _word_in_years(words: OpenAmounts, years: tuple[int, ...], project: Project) -> str:
    return next(filter(None, (words.word_of(project, year) for year in years)), "")


def _in_year(view: PlanView, year: int, project: Project) -> int | None:
    return view.basis.in_year(project, year)


def _in_years(view: PlanView, years: tuple[int, ...], project: Project) -> int | None:
    return sum_known(view.basis.in_year(project, year) for year in years)


def _by_source(view: PlanView, title: str) -> tuple[MoneyColumn, ...]:
    sources = sources_in_order(map(view.basis.sources_in, view.traits.amounts_told))
    shown = sources if len(sources) <= _MOST_SOURCES else ()
    words = OpenAmounts(view)
    return (
        MoneyColumn(AMOUNT_KEY, title, view.amount_of, word_of=partial(words.word_of, year=None)),
        *(
            MoneyColumn(
                f"funds:{name}",
                name,
                partial(_from, view, name),
                is_whole=False,
                word_of=partial(words.word_from, source=name),
            )
            for name in shown
        ),
    )


def _from(view: PlanView, source: str, project: Project) -> int | None:
    return view.basis.from_source(project, source)
