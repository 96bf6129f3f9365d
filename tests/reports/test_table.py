from __future__ import annotations

import pytest

from model.money import Unit
from reports.table import Column, ColumnKind, Table

NAME, AMOUNT = Column("name", "所管課"), Column("amount", "計", ColumnKind.YEN)


@pytest.mark.parametrize(
    ("unit", "count", "said"),
    [
        (Unit.THOUSAND, "掲載（件）", "（単位：千円）"),
        (Unit.THOUSAND, "掲載", "（単位：千円、件）"),
        (None, "印なし", "（単位：件）"),
        (None, "事業数", ""),
    ],
)
def test_the_units_above_a_table_name_those_that_its_heads_do_not(
    unit: Unit | None, count: str, said: str
):
    table = Table((NAME, AMOUNT, Column("count", count, ColumnKind.COUNT)), (), unit=unit)
    assert table.unit_note == said
