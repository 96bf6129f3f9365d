"""How many stretches of a table of names and figures stand side by side."""

from __future__ import annotations

import pytest

from model.money import Unit
from reports.stretches import lowest_abreast
from reports.table import BodyRow, Column, ColumnKind, Count, Table, Text, Yen


def totals_of(name: str, *, abreast: int = 3) -> Table:
    """The totals of 40 departments called ``name``."""
    columns = (
        Column("department", "所管課", least=8),
        Column("amount", "事業費", ColumnKind.YEN, least=6),
        Column("projects", "事業", ColumnKind.COUNT, least=2),
    )
    row = BodyRow((Text(name), Yen(1_234_567_000), Count(3)))
    return Table(columns, (row,) * 40, abreast=abreast)


@pytest.mark.parametrize(
    ("name", "em", "stretches"),
    [
        ("市民課", 60, 3),
        ("市民課", 40, 2),  # a third of the page has no room for names
        ("地域共生社会推進課広域連携担当室", 60, 2),
        ("市民文化スポーツ部デジタル・トランスフォーメーション広域連携推進課", 50, 1),
    ],
)
def test_long_names_stand_in_fewer_stretches_so_that_the_table_is_low(
    name: str, em: float, stretches: int
):
    assert lowest_abreast(totals_of(name), Unit.THOUSAND, em) == stretches


def test_no_more_stretches_than_asked_for():
    assert lowest_abreast(totals_of("市民課", abreast=1), Unit.THOUSAND, 200) == 1
