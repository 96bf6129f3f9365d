"""The tables of 新旧対照表 that show amounts: what papers add up, and other years and kinds."""

from __future__ import annotations

from collections.abc import Sequence

from model.comparison.amounts import AmountKey, Revision
from model.comparison.changes import Change, Comparison, ProjectChange
from model.wareki import format_fiscal_year
from reports.content.comparison.phrases import amount_title, name_text
from reports.content.comparison.rows import DEPARTMENTS, NAME, PLACE, ChangeRows
from reports.content.phrases import departments_lines
from reports.content.table_builder import TableBuilder
from reports.document import Block
from reports.table import Cell, Column, Table, Text, Yen

_KIND = Change.AMOUNT.value


def build_amount_changes(rows: ChangeRows, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
    """Return the tables of projects with other amounts.

    First those of which both plans know the amount that they add up, then those of which one
    does, then amounts of years, kinds and sources that both plans tell and that differ.
    """
    differ = [c for c in changes if c.old and c.new and c.old.amount != c.new.amount]
    both = [c for c in differ if c.old and c.new and None not in (c.old.amount, c.new.amount)]
    half = [c for c in differ if c.old and c.new and None in (c.old.amount, c.new.amount)]
    revised = [(change, it) for change in changes for it in _revised(rows.comparison, change)]
    blocks: list[Block] = []
    if both:
        blocks.append(_amount_table(rows, both, "", has_difference=True))
    if half:
        caption = "一方の計画だけに金額がある事業"
        blocks.append(_amount_table(rows, half, caption, has_difference=False))
    if revised:
        blocks.append(_revised_table(rows, revised))
    return tuple(blocks)


def _amount_table(
    rows: ChangeRows, changes: Sequence[ProjectChange], caption: str, *, has_difference: bool
) -> Table:
    columns = [
        NAME,
        PLACE,
        DEPARTMENTS,
        rows.yen_column("old", amount_title(rows.comparison.old, "旧")),
        rows.yen_column("new", amount_title(rows.comparison.new, "新")),
        *([rows.yen_column("difference", "増減")] if has_difference else []),
    ]

    def cells(change: ProjectChange) -> list[Cell]:
        return [
            Text(name_text(change)),
            Text(rows.places.of(change)),
            Text(departments_lines(change.latest.project)),
            *rows.amounts(
                change,
                change.old.amount if change.old else None,
                change.new.amount if change.new else None,
            ),
            *([Yen(change.difference)] if has_difference else []),
        ]

    return rows.table(_KIND, columns, changes, cells, is_summed=True, caption=caption)


def _revised_table(rows: ChangeRows, revised: Sequence[tuple[ProjectChange, Revision]]) -> Table:
    columns = [
        NAME,
        DEPARTMENTS,
        Column("what", "年度・種類", least=8, most=14),
        rows.yen_column("old", "旧"),
        rows.yen_column("new", "新"),
        rows.yen_column("difference", "増減"),
    ]
    builder = TableBuilder(columns)
    for change, (key, old, new) in revised:
        builder.add_row(
            Text(name_text(change)),
            Text(departments_lines(change.latest.project)),
            Text(_amount_name(key)),
            *(
                rows.amounts(change, old, new, key.fiscal_year)
                if (key.kind, key.funds) == (rows.comparison.new.basis.kind, None)
                else (Yen(old), Yen(new))
            ),
            Yen((new or 0) - (old or 0)),
            anchor=rows.anchor(_KIND, change),
        )
    return builder.build(caption="両方の計画にある同じ年度・種類の金額の違い", unit=rows.unit)


def _revised(comparison: Comparison, change: ProjectChange) -> list[Revision]:
    """Return the amounts that differ, besides those that both plans add up."""
    basis = comparison.old.basis if comparison.old.basis == comparison.new.basis else None
    added_up = AmountKey(basis.fiscal_year, basis.kind, None) if basis else None
    return [each for each in change.revisions if each.key != added_up]


def _amount_name(key: AmountKey) -> str:
    year = "" if key.fiscal_year is None else format_fiscal_year(key.fiscal_year)
    return " ".join(filter(None, (year, key.kind, key.funds))) or "金額"
