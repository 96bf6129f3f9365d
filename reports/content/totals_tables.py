"""The tables of totals that several reports print: by section, by flag, by department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.listing import Listing
from model.money import sum_known
from model.plan import Section
from model.project import AMONG_DEPARTMENTS, Department, Project
from model.text import first_names
from model.totals import build_totals
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.cell_text import NOTHING
from reports.content.grouping import Group, group_rows
from reports.content.money_columns import (
    MoneyColumn,
    left_out,
    money_columns,
    open_note,
    years_of,
)
from reports.content.phrases import (
    NOT_FOR_PICKS,
    flag_text,
    group_names,
    has_published_budgets,
    section_name,
)
from reports.content.table_builder import TableBuilder, yen_column
from reports.document import Paragraph, ParagraphRole
from reports.options import ReportOptions
from reports.table import Cell, Column, ColumnKind, Count, Table, Text, Yen

COUNTED_AT_HOME = (
    "再掲の事業は主な掲載箇所で、それが対象の外にあるときは最初の掲載箇所で、1件と数えています。"
)
_LISTINGS = Column("listings", "掲載（件）", ColumnKind.COUNT, least=3, most=6)
_PROJECTS = Column("projects", "事業（件）", ColumnKind.COUNT, least=3, most=6)
AMOUNT_TITLE = "個別事業費の計"
_USUAL_ABREAST = 2
_MOST_OTHERS = 4


def build_section_totals(view: PlanView, options: ReportOptions) -> Table:
    """Return the totals by the sections that papers add up by, under the sections above them.

    A project counts in the section of its main place, so the column adds up to the whole.
    """
    groups = group_rows(view)
    known = (view.published_budget, *(group.published_budget for group in groups))
    budgets = any(budget is not None for budget in known)
    money = money_columns(view, AMOUNT_TITLE)
    columns = [Column("section", "区分", least=12, is_name=True)]
    if budgets:
        columns.append(yen_column("published", "公表事業費", options.unit))
    columns += [each.column(options.unit, least=6, most=13) for each in money]
    if budgets and money:
        columns.append(yen_column("difference", _difference_title(view), options.unit))
    builder = TableBuilder([*columns, _LISTINGS, _PROJECTS])
    _add_groups(builder, view, groups, _SectionCells(view, money, budgets=budgets))
    return builder.build(
        caption=AMOUNT_TITLE if years_of(view) and money else "",
        unit=options.unit if budgets or money else None,
        key="sections",
    )


def _difference_title(view: PlanView) -> str:
    """Return the head of what published budgets are more than the amounts of the plan's year."""
    year = view.basis.fiscal_year
    return f"{format_fiscal_year(year)}との差" if year and years_of(view) else "差"


def section_notes(view: PlanView) -> tuple[Paragraph, ...]:
    """Return the notes below the totals by section, each as a paragraph."""
    has_unknown = has_published_budgets(view.plan) and view.published_budget is None
    texts = (
        COUNTED_AT_HOME,
        *((NOT_FOR_PICKS,) if has_unknown else ()),
        *_without_amount(view),
        *_left_out(view),
    )
    return tuple(Paragraph(text, ParagraphRole.NOTE) for text in texts)


def _without_amount(view: PlanView) -> Iterator[str]:
    """Yield the note that some projects are in no sum, where sums of the others are shown."""
    money = [each for each in money_columns(view, AMOUNT_TITLE) if each.is_whole]
    unknown = sum(any(each.is_blank(p) for each in money) for p in view.projects)
    if said := open_note(AMOUNT_TITLE, money, view.projects):
        yield said
    if len(money) > 1 and unknown:
        without = f"金額の分からない年度がある事業{unknown:,}件の、その年度の額"
        yield f"{AMOUNT_TITLE}は、{without}を含みません。"
    elif 0 < unknown < len(view.projects):
        yield f"{AMOUNT_TITLE}は、金額の分からない事業{unknown:,}件を含みません。"


def _left_out(view: PlanView) -> Iterator[str]:
    """Yield the note that the plan tells other amounts, too."""
    if others := left_out(view):
        names = first_names(others, _MOST_OTHERS)
        yield f"計画にあるほかの金額（{names}）は「データ」に載せています。"


class _SectionCells:
    """The cells of a section's row, after its name."""

    def __init__(self, view: PlanView, money: Sequence[MoneyColumn], *, budgets: bool) -> None:
        self._view, self._money, self._budgets = view, money, budgets

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
        if self._budgets and self._money:
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
            if self._money:
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


def _difference(published: int | None, amount: int | None) -> int | None:
    return None if published is None or amount is None else published - amount


def _stretches(groups: Iterable[Group]) -> list[tuple[tuple[Section, ...], list[Group]]]:
    """Return neighbouring groups that stand under the same sections, with these sections."""
    stretches: list[tuple[tuple[Section, ...], list[Group]]] = []
    for group in groups:
        if not stretches or stretches[-1][0] != group.above:
            stretches.append((group.above, []))
        stretches[-1][1].append(group)
    return stretches


def build_flag_totals(view: PlanView) -> Table:
    """Return how often each flag is printed and how many projects carry it."""
    builder = TableBuilder(
        (
            Column("mark", "印", least=12),
            _LISTINGS,
            _PROJECTS,
        )
    )
    for total in build_totals(view).by_flag:
        if total.flag is None and not total.listings and not total.projects:
            continue
        name = flag_text(total.flag, "印なし")
        builder.add_row(Text(name), Count(total.listings), Count(total.projects))
    builder.add_total("合計")
    return builder.build(key="flags")


def build_flags_by_section(view: PlanView) -> Table:
    """Return how often each flag is printed in each of the sections that papers add up by."""
    marks = [flag.mark for flag in view.flags]
    if not all(row.flag for row in view.rows):
        marks.append("")
    builder = TableBuilder(
        (
            Column("section", "区分", least=12, is_name=True),
            *(
                Column(f"flag:{mark}", mark or "印なし", ColumnKind.COUNT, least=2, most=5)
                for mark in marks
            ),
            _LISTINGS,
        )
    )
    groups = group_rows(view)
    for group, name in zip(groups, group_names(view.plan, groups), strict=True):
        counts = Counter(row.flag.mark if row.flag else "" for row in group.rows)
        cells = [Count(counts[mark]) for mark in marks]
        builder.add_row(Text(name), *cells, Count(len(group.rows)))
    builder.add_total("合計")
    return builder.build(caption="掲載件数")


def build_department_totals(
    view: PlanView,
    options: ReportOptions,
    links: Mapping[Department, str] | None = None,
    abreast: int = _USUAL_ABREAST,
) -> Table:
    """Return the totals by department; ``links`` gives the part of each to link to.

    ``abreast`` is how many stretches of it stand side by side; with amounts there are two at most.
    延べ adds the rows above, 実数 counts each listing and project once.
    """
    money = money_columns(view, AMOUNT_TITLE)
    counts = [_LISTINGS, _PROJECTS]
    if money:
        abreast = min(abreast, _USUAL_ABREAST if len(money) == 1 else 1)
    is_dense = bool(money) or abreast > _USUAL_ABREAST
    if is_dense:
        counts = [
            replace(column, title=column.title.removesuffix("（件）"), least=2, most=3)
            for column in counts
        ]
    columns = [each.column(options.unit, least=6, most=13) for each in money]
    builder = TableBuilder([Column("department", "所管課", least=8), *counts, *columns])
    _add_departments(builder, view, links or {}, money)
    return builder.build(
        caption=_caption(view, money, is_dense=is_dense),
        unit=options.unit if money else None,
        abreast=abreast,
        key="departments",
    )


def _caption(view: PlanView, money: Sequence[MoneyColumn], *, is_dense: bool) -> str:
    if money:
        return AMOUNT_TITLE if years_of(view) else ""
    return "（単位：件）" if is_dense else ""


def _add_departments(
    builder: TableBuilder,
    view: PlanView,
    links: Mapping[Department, str],
    money: Sequence[MoneyColumn],
) -> None:
    for department, rows in view.rows_by_department.items():
        name = Text(department.name, link=links.get(department))
        builder.add_row(name, *_figures(rows, money).values())
    unnamed = [row for row in view.rows if not row.departments]
    if unnamed:
        builder.add_row(Text(AMONG_DEPARTMENTS), *_figures(unnamed, money).values())
    builder.add_total("延べ")
    builder.add_total("実数", fixed=_figures(view.rows, money))


def _figures(rows: Sequence[Listing], money: Sequence[MoneyColumn]) -> dict[str, Cell]:
    """Return counts and amounts of ``rows`` by column, each of their projects counted once."""
    projects = tuple({row.project.id: row.project for row in rows}.values())
    return {
        _LISTINGS.key: Count(len(rows)),
        _PROJECTS.key: Count(len(projects)),
        **{each.key: each.sum_cell(projects) for each in money},
    }
