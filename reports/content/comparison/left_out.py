"""What 新旧対照表 says of amounts that it does not hold against each other, project by project."""

from __future__ import annotations

from collections.abc import Collection

from model.comparison.amounts import AmountKey
from model.comparison.changes import Comparison
from model.comparison.left_out import left_out
from model.money import Unit
from model.text import first_names
from reports.content.comparison.phrases import amount_name
from reports.content.shared.column_order import in_usual_order
from reports.content.shared.table_builder import TableBuilder, yen_column
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
    told = [
        (plan, each)
        for plan, found in zip(("旧計画", "新計画"), left_out(comparison), strict=True)
        for each in in_usual_order(found, lambda it: (it.key[:2], it.key.funds))
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
