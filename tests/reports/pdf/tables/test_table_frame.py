from __future__ import annotations

import pytest

from reports.document import Document, Part, Parts
from reports.pdf.drawing.boxes import LinesBox
from reports.pdf.pages.laid_out import lay_out
from reports.table import BodyRow, Column, ColumnKind, Table, Text, Yen
from tests.conftest import DAY


@pytest.mark.parametrize("count", range(3, 8))
def test_units_stand_below_all_amounts_or_beside_them(count: int):
    """令和10年度 has a figure more than the years before it."""
    years = [f"令和{year}年度（千円）" for year in range(11 - count, 11)]
    amounts = [
        Column(year, year, ColumnKind.YEN, least=5, most=13) for year in (*years, "計（千円）")
    ]
    row = BodyRow((Text("防災・減災の推進"), *(Yen(1_000) for _ in amounts)))
    table = Table((Column("name", "施策", least=12, is_name=True), *amounts), (row,))
    parts = Parts((Part("part", "集計", (table,)),))
    (sheet,) = lay_out(Document("集計", "計画", "市", DAY, parts, has_cover=False)).body
    boxes = [box for _, _, slab in sheet.placed for box in slab.boxes if isinstance(box, LinesBox)]
    heads = [box.lines for box in boxes if "（千円）" in "".join(line.text for line in box.lines)]
    assert len(heads) == count + 1
    assert len({len(lines) for lines in heads}) == 1
