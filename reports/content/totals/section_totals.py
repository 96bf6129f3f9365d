"""The tables of totals by section: at the depth at which papers add up, and at those below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.listing import Listing
from model.money import Unit, sum_known
from model.plan import Section
from model.project import Project
from model.text import first_names
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.cell_text import NOTHING
from reports.content.shared.counted_elsewhere import elsewhere_note
from reports.content.shared.grouping import Group, group_rows, grouping_depth
from reports.content.shared.money_columns import (
    AMOUNT_KEY,
    MoneyColumn,
    lacks_own_year,
    left_out,
    money_columns,
    open_note,
    with_unit,
    years_of,
)
from reports.content.shared.phrases import (
    NOT_FOR_PICKS,
    group_names,
    has_published_budgets,
    section_name,
    years_text,
)
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.content.totals.totals_tables import AMOUNT_TITLE, LISTINGS, PROJECTS
from reports.document import Paragraph, ParagraphRole
from reports.options import ReportOptions
from reports.table import Cell, Column, Count, Table, Text, Yen

COUNTED_AT_HOME = (
    "再掲の事業は主な掲載箇所で、それが対象の外にあるときは最初の掲載箇所で、1件と数えています。"
)
_TWO_FIGURES = (
    "公表事業費は計画が区分ごとに公表した額、個別事業費の計は事業ごとの事業費を足した額です。"
)
_PUBLISHED_ABOVE = (
    "公表事業費の小計・合計は、計画がその区分に公表した額で、行の額を足した額と違うものがあります。"
)
_MOST_OTHERS = 4


def build_section_totals(view: PlanView, options: ReportOptions, depth: int | None = None) -> Table:
    """Return the totals by the sections that papers add up by, under the sections above them.

    ``depth`` is another depth of the tree (from 1), for which no budgets are published. A project
    counts in the section of its main place, rows that stand directly in a section above count
    there; so the column adds up to the whole.
    """
    groups = group_rows(view, depth)
    known = (view.published_budget, *(group.published_budget for group in groups))
    budgets = depth is None and any(budget is not None for budget in known)
    money = money_columns(view, AMOUNT_TITLE)
    name = "区分" if depth is None else level_at(view, depth)
    columns = [Column("section", name, least=12, is_name=True)]
    if budgets:
        columns.append(yen_column("published", "公表事業費", options.unit))
    columns += [each.column(options.unit, least=5, most=13) for each in money]
    if budgets and _has_own_year(money):
        columns.append(yen_column("difference", _difference_title(view), options.unit))
    builder = TableBuilder([*columns, LISTINGS, PROJECTS])
    _add_groups(builder, view, groups, _SectionCells(view, money, budgets=budgets))
    return builder.build(
        caption=AMOUNT_TITLE if years_of(view) and money else "",
        unit=options.unit if budgets or money else None,
        key="sections" if depth is None else f"sections:{depth}",
    )


def deeper_levels(view: PlanView) -> Iterator[int]:
    """Yield the depths below that at which papers add up that have more sections than it.

    Of amounts all do; counts alone are told of the next level.
    """
    depth = grouping_depth(view.plan)
    shown = len(group_rows(view, depth))
    for below in range(depth + 1, view.traits.deepest + 1):
        groups = len(group_rows(view, below))
        if groups > shown:
            yield below
            if not money_columns(view, AMOUNT_TITLE):
                return
        shown = groups


def level_at(view: PlanView, depth: int) -> str:
    """Return what the plan calls the sections at ``depth`` (施策)."""
    groups = group_rows(view, depth)
    section = max((group.section for group in groups), key=lambda each: len(each.path))
    return view.plan.level_name(section)


def _difference_title(view: PlanView) -> str:
    """Return the head of what published budgets are more than the amounts of the plan's year."""
    year = view.basis.fiscal_year
    return f"{format_fiscal_year(year)}との差" if year and years_of(view) else "差"


def section_notes(view: PlanView, unit: Unit) -> tuple[Paragraph, ...]:
    """Return the notes below the totals by section in ``unit``, each as a paragraph."""
    money = money_columns(view, AMOUNT_TITLE)
    has_unknown = has_published_budgets(view.plan) and view.published_budget is None
    texts = (
        *((_TWO_FIGURES,) if view.published_budget is not None and money else ()),
        *((_PUBLISHED_ABOVE,) if _publishes_other_sums(view) else ()),
        *((COUNTED_AT_HOME,) if view.traits.are_relisted else ()),
        *filter(None, [elsewhere_note(view, unit)]),
        *((NOT_FOR_PICKS,) if has_unknown else ()),
        *_other_years(view),
        *_without_amount(view),
        *_sources_apart(view, unit),
        *_left_out(view),
    )
    return tuple(Paragraph(text, ParagraphRole.NOTE) for text in texts)


def _publishes_other_sums(view: PlanView) -> bool:
    """Whether the plan publishes for a section another budget than its rows add up to."""
    groups = group_rows(view)
    budgets = {node.section.path: node.published_budget for node in view.walk()}
    stretches = _stretches(groups)
    with_subtotal = [each for each in stretches if each[0]] if len(stretches) > 1 else []
    totals = [(budgets[above[-1].path], members) for above, members in with_subtotal]
    return any(
        published not in (None, sum_known(group.published_budget for group in members))
        for published, members in (*totals, (view.published_budget, groups))
    )


def _other_years(view: PlanView) -> Iterator[str]:
    """Yield the note that the plan's own year is not among those shown, if no amount is of it."""
    if lacks_own_year(view) and view.basis.fiscal_year is not None:
        own = format_fiscal_year(view.basis.fiscal_year)
        yield f"計画に{own}の金額はなく、{years_text(years_of(view))}の金額を示しています。"


def _without_amount(view: PlanView) -> Iterator[str]:
    """Yield the note that some projects are in no sum, where sums of the others are shown."""
    money = [each for each in money_columns(view, AMOUNT_TITLE) if each.is_whole]
    unknown = sum(any(each.is_blank(p) for each in money) for p in view.projects)
    if said := open_note(AMOUNT_TITLE, money, view.projects):
        yield said
    if len(money) > 1 and unknown:
        yield f"金額のない年度がある事業が{unknown:,}件あります。"
    elif 0 < unknown < len(view.projects):
        yield f"{AMOUNT_TITLE}は、金額のない事業{unknown:,}件を含みません。"


def _sources_apart(view: PlanView, unit: Unit) -> Iterator[str]:
    """Yield how much the columns of sources of funds are less, or more, than the amounts."""
    if all(each.is_whole for each in money_columns(view, AMOUNT_TITLE)):
        return
    basis = view.basis
    apart = [(basis.amount_of(p) or 0) - (basis.funds_of(p) or 0) for p in view.projects]
    if yen := sum(apart):
        less = "少なく" if yen > 0 else "多く"
        count = f"財源を足しても事業費にならない事業{sum(map(bool, apart)):,}件"
        apart_by = with_unit(abs(yen), unit)
        yield f"財源の計は、事業費の計より{apart_by}{less}なっています（{count}）。"


def _left_out(view: PlanView) -> Iterator[str]:
    """Yield the note that the plan tells other amounts, too."""
    if others := left_out(view):
        names = first_names(others, _MOST_OTHERS)
        yield f"計画にあるほかの金額（{names}）は「データ」に載せています。"


class _SectionCells:
    """The cells of a section's row, after its name."""

    def __init__(self, view: PlanView, money: Sequence[MoneyColumn], *, budgets: bool) -> None:
        self._view, self._money, self._budgets = view, money, budgets
        self._compares = budgets and _has_own_year(money)

    def row(self, group: Group) -> list[Cell]:
        return [
            *self._amounts(group),
            Count(len(group.rows)),
            Count(sum(map(self._view.counts_at, group.rows))),
        ]

    def total(self, groups: Sequence[Group], published: int | None) -> dict[str, Cell]:
        """The cells of a total of ``groups`` that are not the sum of what stands above them.

        ``published`` is the budget known for all of them together.
        """
        fixed: dict[str, Cell] = {}
        if self._budgets and published is None:
            if any(group.section.publishes_budget for group in groups):
                fixed["published"] = _known(None)
        elif self._budgets and published != sum_known(group.published_budget for group in groups):
            fixed["published"] = Yen(published)  # the section above publishes one of its own
        if self._compares:
            amount = self._amount(row for group in groups for row in group.rows)
            fixed["difference"] = _known(_difference(published, amount))
        return fixed

    def _amount(self, rows: Iterable[Listing]) -> int | None:
        """The sum in yen of what is known of the projects that count at ``rows``."""
        return self._view.basis.sum_of(self._counted(rows))

    def _counted(self, rows: Iterable[Listing]) -> list[Project]:
        return [row.project for row in rows if self._view.counts_at(row)]

    def _amounts(self, group: Group) -> list[Cell]:
        projects = self._counted(group.rows)
        cells: list[Cell] = [each.sum_cell(projects) for each in self._money]
        if self._budgets:
            published = group.published_budget
            cells.insert(0, _known(published))
            if self._compares:
                cells.append(_known(_difference(published, self._amount(group.rows))))
        return cells


def _add_groups(
    builder: TableBuilder, view: PlanView, groups: Sequence[Group], cells: _SectionCells
) -> None:
    """Add the rows of the groups under the sections above them, a subtotal for each of these.

    With a single section on top there is nothing to subtotal: its name alone stands above.
    """
    budgets = {node.section.path: node.published_budget for node in view.walk()}
    stretches = _stretches(groups)
    names = iter(group_names(view.plan, groups))
    for above, members in stretches:
        if above:
            builder.add_group(section_name(view.plan, above[-1]))
        for group, name in zip(members, names, strict=False):
            builder.add_row(Text(name), *cells.row(group))
        if above and len(stretches) > 1:
            builder.add_total("小計", 1, cells.total(members, budgets[above[-1].path]))
    builder.add_total("合計", fixed=cells.total(groups, view.published_budget))


def _known(yen: int | None) -> Cell:
    """Return an amount, or what stands where none is known: a blank would ask to be filled in."""
    return Text(NOTHING) if yen is None else Yen(yen)


def _has_own_year(money: Sequence[MoneyColumn]) -> bool:
    """Whether amounts of the plan's own year are shown, with which budgets can be compared."""
    return any(each.key == AMOUNT_KEY for each in money)


def _difference(published: int | None, amount: int | None) -> int | None:
    return None if published is None or amount is None else published - amount


def _stretches(groups: Iterable[Group]) -> list[tuple[tuple[Section, ...], list[Group]]]:
    """Return neighbouring groups that stand under the same sections, with these sections.

    A section's own rows close the stretch of those below it, whose subtotal is the section's.
    """
    stretches: list[tuple[tuple[Section, ...], list[Group]]] = []
    for group in groups:
        whole = (*group.above, group.section) if group.is_part else group.above
        if not stretches or stretches[-1][0] not in (group.above, whole):
            stretches.append((group.above, []))
        stretches[-1][1].append(group)
    return stretches
