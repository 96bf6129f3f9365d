"""What 新旧対照表 says of amounts that it does not hold against each other, project by project."""

from __future__ import annotations

from collections.abc import Collection

from model.comparison.amounts import AmountKey
from model.comparison.changes import Comparison
from model.comparison.left_out import left_out
from model.money import Unit
from model.text import first_names
from reports.content.common_order import in_common_order
from reports.content.comparison.phrases import amount_name
from reports.content.table_builder import TableBuilder, yen_column
from reports.document import Block, Heading, Paragraph, ParagraphRole
from reports.table import Column, ColumnKind, Count, Text, Yen

_TITLE = "一方の計画だけにある金額"
_NOTE = (
    "もう一方の計画にない年度・財源・種類の額です。比べる相手がないため、変更に数えず、増減にも"
    "入れていません。"
)
_MOST_NAMES = 3


def left_out_blocks(
    comparison: Comparison, unit: Unit, shown_years: Collection[int]
) -> tuple[Block, ...]:
    """Return the table of what one plan alone gives amounts of; nothing where there is none.

    Without what both plans add up in the ``shown_years`` (西暦), whose sums stand above it.
    """
    kind = comparison.measure.new.added_up.kind
    shown = {AmountKey(year, kind, None) for year in shown_years}
    order = _order_of_sources(comparison)
    told = [
        (plan, each)
        for plan, found in zip(("旧計画", "新計画"), left_out(comparison), strict=True)
        for each in sorted(found, key=lambda it: (it.key.fiscal_year or 0, order[it.key.funds]))
        if each.key not in shown
    ]
    if not told:
        return ()
    builder = TableBuilder(
        (
            Column("what", "年度・財源・種類", least=12),
            Column("plan", "ある計画", least=5, most=7),
            Column("count", "事業（件）", ColumnKind.COUNT, least=4, most=7),
            yen_column("yen", "額", unit),
            Column("projects", "事業名", least=12),
        )
    )
    for plan, (key, yen, projects) in told:
        builder.add_row(
            Text(amount_name(key, comparison.measure)),
            Text(plan),
            Count(len(projects)),
            Yen(yen),
            Text(first_names(list(projects), _MOST_NAMES)),
        )
    table = builder.build(unit=unit)
    return Heading(_TITLE, 1), table, Paragraph(_NOTE, ParagraphRole.NOTE)


def _order_of_sources(comparison: Comparison) -> dict[str | None, int]:
    """Return the place of each source of funds among all of both plans, as projects have them."""
    orders = [
        list(dict.fromkeys(amount.funds for amount in order if amount.funds))
        for view in (comparison.old, comparison.new)
        for order in view.traits.amounts_of_plan
    ]
    in_order: list[str | None] = [None, *in_common_order(orders)]
    return {funds: place for place, funds in enumerate(in_order)}


def kinds_note(comparison: Comparison) -> str:
    """Return that the plans call what they add up by two names, empty where they do not."""
    names = comparison.measure.kinds
    if names is None:
        return ""
    old, new = (f"「{name}」" if name else "名のない金額" for name in names)
    return (
        f"金額の種類の名が違います（旧計画は{old}、新計画は{new}）。それぞれの計画が合計する額どうしを"
        "比べています。"
    )
