"""The tables of 新旧対照表 that show amounts: year by year what papers add up, and other kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.comparison.amounts import AmountKey, Measure
from model.comparison.changes import Change, Comparison, ProjectChange
from model.wareki import format_fiscal_year
from reports.content.comparison.phrases import amount_name, amount_title, kinds_note
from reports.content.comparison.rows import DEPARTMENTS, NAME, ChangeColumn, ChangeRows
from reports.content.shared.column_order import sources_in_order
from reports.content.shared.table_builder import TableBuilder
from reports.document import Block, Paragraph, ParagraphRole
from reports.table import Table, Yen

_KIND = Change.AMOUNT.value
_ONE_SIDED = "一方の計画だけに金額がある事業"


class _Amounts(NamedTuple):
    """An amount of a kept project in yen, in the old and in the new plan."""

    change: ProjectChange
    old: int | None
    new: int | None

    @property
    def is_of_both(self) -> bool:
        """Whether both plans know it."""
        return self.old is not None and self.new is not None


def build_amount_changes(rows: ChangeRows, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
    """Return the tables of projects with other amounts.

    First what papers add up, a table for each year: those of which both plans know the amount, then
    those of which one does. Then amounts of other kinds and by source that both plans tell.
    """
    years = _of_years(rows.comparison.measure, changes)
    note = kinds_note(rows.comparison)
    blocks: list[Block] = [Paragraph(note, ParagraphRole.LEAD)] if note and years else []
    for year, amounts in years.items():
        name = "" if year is None else format_fiscal_year(year)
        both = [each for each in amounts if each.is_of_both]
        half = [each for each in amounts if not each.is_of_both]
        if both:
            blocks.append(_year_table(rows, year, both, name, name, has_difference=True))
        if half:
            caption = "　".join(filter(None, (name, _ONE_SIDED)))
            blocks.append(_year_table(rows, year, half, caption, name, has_difference=False))
    others = _others(rows.comparison, changes)
    if others:
        blocks.append(_others_table(rows, others))
    return tuple(blocks)


def _of_years(
    measure: Measure, changes: Iterable[ProjectChange]
) -> dict[int | None, list[_Amounts]]:
    """Return by fiscal year (西暦) the amounts that differ of what both plans add up.

    The years are in order; that of None is each plan's own.
    """
    own, kind = measure.common_year, measure.new.added_up.kind
    found: dict[int | None, list[_Amounts]] = defaultdict(list)
    for change in changes:
        old, new = (side.amount if side else None for side in (change.old, change.new))
        if old != new:
            found[own].append(_Amounts(change, old, new))
        for key, before, after in change.revisions:
            if (key.kind, key.funds) == (kind, None) and key != measure.added_up:
                found[key.fiscal_year].append(_Amounts(change, before, after))
    return dict(sorted(found.items(), key=lambda each: each[0] or 0))


def _year_table(
    rows: ChangeRows,
    year: int | None,
    amounts: Sequence[_Amounts],
    caption: str,
    name: str,
    *,
    has_difference: bool,
) -> Table:
    """Return a table of the ``amounts`` of a year, summed under the ``name`` of it."""
    told = {
        id(change): (*rows.amounts(change, old, new, year), Yen(_more(old, new)))
        for change, old, new in amounts
    }
    columns: list[ChangeColumn] = [
        NAME,
        rows.place,
        DEPARTMENTS,
        (
            rows.yen_column("old", amount_title(rows.comparison.old, "旧", year)),
            lambda c: told[id(c)][0],
        ),
        (
            rows.yen_column("new", amount_title(rows.comparison.new, "新", year)),
            lambda c: told[id(c)][1],
        ),
    ]
    if has_difference:
        columns.append((rows.yen_column("difference", "増減"), lambda c: told[id(c)][2]))
    changes = [each.change for each in amounts]
    return rows.table(_KIND, columns, changes, total=f"{name}合計", caption=caption)


def _more(old: int | None, new: int | None) -> int:
    return (new or 0) - (old or 0)


def _others(
    comparison: Comparison, changes: Iterable[ProjectChange]
) -> dict[AmountKey, list[_Amounts]]:
    """Return the amounts that differ by what they are of, besides what both plans add up.

    Of each year, sources of funds stand in one order, behind the other kinds.
    """
    kind = comparison.measure.new.added_up.kind
    found: dict[AmountKey, list[_Amounts]] = defaultdict(list)
    for change in changes:
        for key, old, new in change.revisions:
            if (key.kind, key.funds) != (kind, None):
                found[key].append(_Amounts(change, old, new))
    sources = {name: place for place, name in enumerate(_sources(comparison), 1)}

    def place(each: tuple[AmountKey, list[_Amounts]]) -> tuple[int, int]:
        key, _ = each
        return key.fiscal_year or 0, sources.get(key.funds or "", 0)

    return dict(sorted(found.items(), key=place))


def _sources(comparison: Comparison) -> tuple[str, ...]:
    """Return the sources of funds of both plans in the order of the new one, and the usual one."""
    told = (*comparison.new.traits.amounts_of_plan, *comparison.old.traits.amounts_of_plan)
    return sources_in_order((amount.funds for amount in amounts) for amounts in told)


def _others_table(rows: ChangeRows, others: dict[AmountKey, list[_Amounts]]) -> Table:
    columns = [
        *(column for column, _ in (NAME, DEPARTMENTS)),
        rows.yen_column("old", "旧"),
        rows.yen_column("new", "新"),
        rows.yen_column("difference", "増減"),
    ]
    builder = TableBuilder(columns)
    for key, amounts in others.items():
        builder.add_group(amount_name(key, rows.comparison.measure))
        for change, old, new in amounts:
            builder.add_row(
                *(cell_of(change) for _, cell_of in (NAME, DEPARTMENTS)),
                *map(Yen, (old, new, _more(old, new))),
                anchor=rows.anchor(_KIND, change),
            )
        builder.add_total("小計", 1)
    return builder.build(caption="財源・種類ごとの金額の違い", unit=rows.unit)
