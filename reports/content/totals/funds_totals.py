"""財源別の集計: what each source of funds gives in each year, where projects do not say it.

Sources of a plan of one year stand beside each project (``money_columns``). Beside several years
there is no room for them, nor for many; and some plans do not say of which year they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.money import sum_known
from model.project import Amount, Project
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.shared.column_order import sources_in_order
from reports.content.shared.money_columns import YEARS_KEY, money_columns, years_of
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.content.totals.totals_tables import AMOUNT_TITLE
from reports.document import Block, Heading, Paragraph, ParagraphRole
from reports.options import ReportOptions
from reports.table import Column, Text, Yen

HEADING = "財源別の集計"
_LACKING = "内訳のない額"
_UNDATED = "年度の\n記載なし"
_IN_DATA = "事業ごとの財源は「データ」に載せています。"


def funds_blocks(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    """Return the sums of ``view`` by source and year under their heading.

    Of all years together, too, where other papers have that sum and sources are told of each year.
    Nothing where they stand beside the projects, or no source is told.
    """
    funds, money = _Funds(view), money_columns(view, "")
    are_columns = any(not each.is_whole for each in money)
    if are_columns or not funds.sources or not funds.years:
        return ()
    in_all = [each for each in money if each.key == YEARS_KEY and funds.tell_all_years]
    builder = TableBuilder(
        [
            Column("source", "財源", least=12, is_name=True),
            *(yen_column(f"year:{year}", _name(year), options.unit) for year in funds.years),
            *(yen_column(each.key, each.title, options.unit) for each in in_all),
        ]
    )
    lacking = [funds.lacking_in(year) for year in funds.years]
    rows = [(name, [funds.sum_of(name, year) for year in funds.years]) for name in funds.sources]
    for name, yen in (*rows, *([(_LACKING, lacking)] if any(lacking) else [])):
        builder.add_row(Text(name), *map(Yen, (*yen, *(sum_known(yen) for _ in in_all))))
    builder.add_total("合計")
    notes = (Paragraph(text, ParagraphRole.NOTE) for text in _notes(view, funds))
    table = builder.build(caption=AMOUNT_TITLE, unit=options.unit)
    return Heading(HEADING, 1), table, *notes


def sums_by_source(view: PlanView) -> dict[int | None, dict[str, int]]:
    """Return the yen of the projects of ``view`` by source of funds, under their fiscal years.

    None is the year of those that tell none.
    """
    funds = _Funds(view)
    sums = {
        year: {name: funds.sum_of(name, year) for name in funds.sources} for year in funds.years
    }
    return {
        year: {name: yen for name, yen in told.items() if yen is not None}
        for year, told in sums.items()
    }


class _Funds:
    """What the projects of a view have by source of funds.

    Their kind is that of the amounts that are added up, or one that says no more than what they
    are (財源内訳). ``years`` are those of the paper (``shown_years``) in which any is told, and
    None for those without a year.
    """

    def __init__(self, view: PlanView) -> None:
        self._view = view
        told = [amount for order in view.traits.amounts_told for amount in order]
        whole = {amount.kind for amount in told if amount.funds is None}
        kinds = {amount.kind for amount in told if amount.funds} - whole
        self._kinds = {*kinds, view.basis.kind}
        known = {amount.fiscal_year for amount in self._by_source(told)}
        self.shown_years = years_of(view) or tuple(filter(None, [view.basis.fiscal_year]))
        self.years = [year for year in (*self.shown_years, None) if year in known]
        self.sources = sources_in_order(
            (amount.funds for amount in self._by_source(order))
            for order in view.traits.amounts_told
        )

    @property
    def tell_all_years(self) -> bool:
        """Whether sources are told of each year that the paper shows, and each has a year."""
        return tuple(self.years) == self.shown_years

    def sum_of(self, source: str, year: int | None) -> int | None:
        """Return the yen that projects have from ``source`` in ``year``, None for none told."""
        projects = self._view.projects
        amounts = (each for project in projects for each in self._by_source(project.amounts))
        return sum_known(a.yen for a in amounts if (a.funds, a.fiscal_year) == (source, year))

    def lacking_in(self, year: int | None) -> int | None:
        """Return the yen of ``year`` that no source is told of, negative where they tell more.

        With it the sources add up to the year's amount on the other pages. None without a year.
        """
        return sum(self._lacking(year)) if year else None

    def projects_lacking_in(self, year: int | None) -> int:
        """Return of how many projects the sources in ``year`` are not their amount."""
        return sum(map(bool, self._lacking(year))) if year else 0

    def _lacking(self, year: int) -> Iterator[int]:
        for project in self._view.projects:
            whole = self._view.basis.in_year(project, year) or 0
            parts = (a.yen for a in self._by_source(project.amounts) if a.fiscal_year == year)
            yield whole - sum(parts)

    def undated_of(self, project: Project) -> int | None:
        """Return the yen of ``project`` by sources without a year, None where none is told."""
        amounts = self._by_source(project.amounts)
        return sum_known(amount.yen for amount in amounts if amount.fiscal_year is None)

    def _by_source(self, amounts: Iterable[Amount]) -> Iterator[Amount]:
        return (a for a in amounts if a.funds and a.kind in self._kinds)


def _name(year: int | None) -> str:
    return _UNDATED if year is None else format_fiscal_year(year)


def _notes(view: PlanView, funds: _Funds) -> Iterator[str]:
    """Yield where the sources of a project stand, and what those without a year add up to."""
    yield from _about_lacking(funds)
    yield _IN_DATA
    undated = [(funds.undated_of(project), project) for project in view.projects]
    known = [(yen, project) for yen, project in undated if yen is not None]
    if known:
        yield from _same_as(view, funds.shown_years, known)


def _about_lacking(funds: _Funds) -> Iterator[str]:
    """Yield of how many projects the sources do not add up, where a row says how much that is."""
    dated = [year for year in funds.years if year and funds.projects_lacking_in(year)]
    if any(map(funds.lacking_in, dated)):
        counts = "、".join(
            f"{format_fiscal_year(year)}{funds.projects_lacking_in(year):,}件" for year in dated
        )
        yield f"「{_LACKING}」は、財源を足しても事業費にならない事業（{counts}）の差の額です。"


def _same_as(
    view: PlanView, years: Sequence[int], known: Sequence[tuple[int, Project]]
) -> Iterator[str]:
    """Yield of which years the sources are that name none, where all projects agree on that."""
    for span in (*((year,) for year in years), tuple(years)):
        wholes = (sum_known(view.basis.in_year(project, y) for y in span) for _, project in known)
        if all(yen == whole for (yen, _), whole in zip(known, wholes, strict=True)):
            name = "から".join(
                format_fiscal_year(year) for year in dict.fromkeys((span[0], span[-1]))
            )
            of = "の事業費" if len(span) == 1 else "までの事業費の計"
            yield f"年度の記載がない財源の計は、どの事業でも{name}{of}と同じ額です。"
            return
